import { ClipboardPaste, FileOutput, RotateCcw, TextCursorInput, Trash2 } from 'lucide-react';
import type { AssetId } from '#contract/values.ts';
import type { App } from '../shell/app.tsx';
import { keysHere } from '../ui/keys.ts';
import type { MenuLine } from '../ui/menu.tsx';
import { words } from '../words/catalogue.ts';
import { exportFiles, openPaste, openTemplate, restoreAssets, trashAssets } from './asset-deeds.ts';

/** What can be done with a selection beyond its values. */
export function manyLines(app: App, ids: readonly AssetId[], canPaste: boolean, isTrash: boolean): MenuLine[] {
  if (isTrash)
    return [
      { kind: 'item', id: 'restore', label: words.commands.restore, icon: RotateCcw, run: () => void restoreAssets(app, ids) },
    ];
  return [
    {
      kind: 'item',
      id: 'template',
      label: words.commands.template,
      icon: TextCursorInput,
      run: () => openTemplate(app, ids),
    },
    ...(canPaste
      ? [
          {
            kind: 'item',
            id: 'paste',
            label: words.commands.pasteMetadata,
            icon: ClipboardPaste,
            hint: keysHere('Mod+Alt+V'),
            run: () => openPaste(app, ids),
          } satisfies MenuLine,
        ]
      : []),
    { kind: 'item', id: 'files', label: words.many.exportFiles, icon: FileOutput, run: () => void exportFiles(app, ids) },
    { kind: 'line' },
    {
      kind: 'item',
      id: 'trash',
      label: words.commands.trash,
      icon: Trash2,
      hint: 'Del',
      look: 'danger',
      run: () => void trashAssets(app, ids),
    },
  ];
}
