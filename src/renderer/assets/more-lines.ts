import {
  ClipboardCopy,
  ClipboardPaste,
  ExternalLink,
  FileOutput,
  FolderOpen,
  FolderPlus,
  Replace,
  RotateCcw,
  Save,
  Trash2,
} from 'lucide-react';
import type { Asset } from '#contract/assets.ts';
import type { App } from '../shell/app.tsx';
import { keysHere } from '../ui/keys.ts';
import type { MenuLine } from '../ui/menu.tsx';
import { words } from '../words/catalogue.ts';
import {
  copyMetadata,
  exportFiles,
  openCopy,
  openPaste,
  replaceOriginal,
  restoreAssets,
  reveal,
  saveCopy,
  trashAssets,
} from './asset-deeds.ts';

/** What can be done with one asset beyond its values. In the trash little is left to do. */
export function moreLines(app: App, asset: Asset, canPaste: boolean): MenuLine[] {
  const { id } = asset;
  if (asset.trashedAt !== null)
    return [
      { kind: 'item', id: 'restore', label: words.commands.restore, icon: RotateCcw, run: () => void restoreAssets(app, [id]) },
      { kind: 'item', id: 'save', label: words.versions.saveOriginal, icon: Save, run: () => void saveCopy(app, asset) },
    ];
  const newCollection = (): void => app.store.getState().open({ kind: 'nameCollection', id: null, name: '', assetIds: [id] });
  return [
    { kind: 'item', id: 'open', label: words.versions.openCopy, icon: ExternalLink, run: () => void openCopy(app, id) },
    { kind: 'item', id: 'reveal', label: words.versions.reveal, icon: FolderOpen, run: () => void reveal(app, id) },
    { kind: 'item', id: 'save', label: words.versions.saveOriginal, icon: Save, run: () => void saveCopy(app, asset) },
    { kind: 'item', id: 'files', label: words.many.exportFiles, icon: FileOutput, run: () => void exportFiles(app, [id]) },
    { kind: 'item', id: 'replace', label: words.versions.replace, icon: Replace, run: () => void replaceOriginal(app, id) },
    { kind: 'line' },
    {
      kind: 'item',
      id: 'copy',
      label: words.commands.copyMetadata,
      icon: ClipboardCopy,
      hint: keysHere('Mod+Alt+C'),
      run: () => void copyMetadata(app, id),
    },
    ...(canPaste
      ? [
          {
            kind: 'item',
            id: 'paste',
            label: words.commands.pasteMetadata,
            icon: ClipboardPaste,
            hint: keysHere('Mod+Alt+V'),
            run: () => openPaste(app, [id]),
          } satisfies MenuLine,
        ]
      : []),
    { kind: 'item', id: 'collection', label: words.collections.newWith, icon: FolderPlus, run: newCollection },
    { kind: 'line' },
    {
      kind: 'item',
      id: 'trash',
      label: words.commands.trash,
      icon: Trash2,
      hint: 'Del',
      look: 'danger',
      run: () => void trashAssets(app, [id]),
    },
  ];
}
