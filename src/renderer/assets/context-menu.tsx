import {
  Bookmark,
  Columns2,
  Copy,
  Expand,
  FolderOpen,
  FolderPlus,
  ImageUp,
  LayoutGrid,
  Newspaper,
  Package,
  Palette,
  PanelTop,
  Plus,
  RotateCcw,
  Save,
  ScanSearch,
  Star,
  Tag,
  Trash2,
  Users,
} from 'lucide-react';
import { useRef } from 'react';
import type { Asset } from '#contract/assets.ts';
import { ColourLabel } from '#contract/assets.ts';
import type { AssetId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { readAsset, readableAs } from '../imports/read-as.ts';
import { addAssets } from '../kits/add.ts';
import { sheetOf } from '../sheets/deeds.ts';
import { type App, ask, useApp, useWindow } from '../shell/app.tsx';
import type { AssetsPlace } from '../shell/store.ts';
import { Menu, type MenuLine } from '../ui/menu.tsx';
import { words } from '../words/catalogue.ts';
import { addToCollection, openCopy, rate, replaceOriginal, restoreAssets, reveal, trashAssets } from './asset-deeds.ts';
import * as deeds from './deeds.ts';

/** Kits and collections offered in a menu; the rest is reached in the sidebar. */
const OFFERED = 14;

/** What can be done with the chosen assets, at a point of the window. */
export function ContextMenu({ at, place, onClose }: { at: { x: number; y: number }; place: AssetsPlace; onClose: () => void }) {
  const app = useApp();
  const { ids, current } = useWindow((state) => state.selection);
  const anchor = useRef<HTMLSpanElement>(null);
  const kits = useQuery('kits.list', {}).data?.items ?? [];
  const collections = useQuery('collections.list', {}).data?.items ?? [];
  const only = ids.length === 1 ? (ids[0] ?? null) : null;
  const asset = useQuery('assets.get', only === null ? null : { id: only }).data;
  const t = words.deeds;
  const item = (id: string, label: string, icon: typeof Star, run: () => void, hint?: string): MenuLine => ({
    kind: 'item',
    id,
    label,
    icon,
    run,
    ...(hint === undefined ? {} : { hint }),
  });
  const look = item(
    'look',
    ids.length >= 2 && ids.length <= 4 ? t.compare : t.look,
    ids.length >= 2 && ids.length <= 4 ? Columns2 : Expand,
    () => app.store.getState().open({ kind: 'quickLook' }),
    words.keys.space,
  );
  const copying: MenuLine[] = [
    item('copy', t.copy(ids.length), Copy, () => void deeds.copyFiles(app, ids)),
    ...(only === null ? [] : [item('open', t.open, PanelTop, () => void openCopy(app, only))]),
    ...(only === null ? [] : [item('reveal', t.reveal, FolderOpen, () => void reveal(app, only))]),
    item('save', only === null ? t.saveMany : t.save, Save, () => void deeds.saveOriginals(app, ids)),
  ];
  const lines: MenuLine[] =
    place.trash === true
      ? [look, item('restore', t.restore, RotateCcw, () => void restoreAssets(app, ids)), { kind: 'line' }, ...copying]
      : [
          look,
          { kind: 'line' },
          {
            kind: 'more',
            id: 'kit',
            label: t.addToKit,
            icon: Package,
            lines: [
              ...kits.slice(0, OFFERED).map((kit) => item(kit.id, kit.title, Package, () => void addAssets(app, kit.id, ids))),
              ...(kits.length > 0 ? [{ kind: 'line' } as const] : []),
              item('newKit', words.bar.newKit, Plus, () =>
                app.store.getState().open({ kind: 'newKit', assetIds: ids, releaseId: null }),
              ),
            ],
          },
          {
            kind: 'more',
            id: 'collection',
            label: t.addToCollection,
            icon: FolderPlus,
            lines: [
              ...collections
                .slice(0, OFFERED)
                .map((one) => item(one.id, one.name, Bookmark, () => void addToCollection(app, one.id, ids))),
              ...(collections.length > 0 ? [{ kind: 'line' } as const] : []),
              item('newCollection', words.collections.newWith, Plus, () =>
                app.store.getState().open({ kind: 'nameCollection', id: null, name: '', assetIds: ids }),
              ),
            ],
          },
          ...(asset === undefined ? [] : readAs(app, asset)),
          item('sheet', words.sheets.fromSelection, LayoutGrid, () => void sheetOf(app, ids)),
          ...(place.collection === undefined ? [] : [takeOut(app, place.collection, ids)]),
          { kind: 'line' },
          {
            kind: 'more',
            id: 'rate',
            label: t.rate,
            icon: Star,
            lines: [5, 4, 3, 2, 1, 0].map((rating) => ({
              kind: 'item',
              id: `rate${rating}`,
              label: t.rates[rating] ?? '',
              hint: String(rating),
              ...(asset === undefined ? {} : { isChecked: asset.rating === rating }),
              run: () => void rate(app, ids, rating),
            })),
          },
          {
            kind: 'more',
            id: 'label',
            label: t.label,
            icon: Tag,
            lines: [
              ...ColourLabel.options.map(
                (label): MenuLine => ({
                  kind: 'item',
                  id: label,
                  label: t.labels[label],
                  swatch: `dot l-${label}`,
                  ...(asset === undefined ? {} : { isChecked: asset.label === label }),
                  run: () => void deeds.labelAssets(app, ids, label),
                }),
              ),
              { kind: 'item', id: 'noLabel', label: t.noLabel, run: () => void deeds.labelAssets(app, ids, null) },
            ],
          },
          { kind: 'line' },
          ...copying,
          ...(only === null ? [] : alike(app, only, asset)),
          { kind: 'line' },
          ...(only === null ? [] : [item('replace', t.replace, ImageUp, () => void replaceOriginal(app, only))]),
          { kind: 'item', id: 'trash', label: t.trash, icon: Trash2, hint: 'Del', run: () => void trashAssets(app, ids) },
        ];
  if (current === null && ids.length === 0) return null;
  return (
    <>
      <span ref={anchor} aria-hidden="true" className="at-pointer" style={{ left: at.x, top: at.y }} />
      <Menu anchor={anchor} label={t.menuOf(ids.length)} lines={lines} onClose={onClose} />
    </>
  );
}

const takeOut = (app: App, id: NonNullable<AssetsPlace['collection']>, ids: readonly AssetId[]): MenuLine => ({
  kind: 'item',
  id: 'takeOut',
  label: words.deeds.takeOut,
  run: () => void ask(app, 'collections.take', { id, assetIds: [...ids] }),
});

function readAs(app: App, asset: Asset): readonly MenuLine[] {
  const as = readableAs(asset.filename);
  if (as === null || asset.isMissing) return [];
  const icon = as === 'release' ? Newspaper : Users;
  return [{ kind: 'item', id: 'readAs', label: words.readAs[as], icon, run: () => void readAsset(app, asset) }];
}

const alike = (app: App, id: AssetId, asset: Asset | undefined): readonly MenuLine[] => [
  { kind: 'line' },
  ...(asset?.hasPreview === true
    ? [
        {
          kind: 'item',
          id: 'similar',
          label: words.deeds.similar,
          icon: ScanSearch,
          run: () => deeds.findSimilar(app, id),
        } as const,
      ]
    : []),
  ...(asset !== undefined && asset.colours.length > 0
    ? [
        {
          kind: 'item',
          id: 'colour',
          label: words.deeds.sameColour,
          icon: Palette,
          run: () => deeds.findSameColour(app, asset),
        } as const,
      ]
    : []),
];
