import { FolderPlus, Package, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { AssetId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { addAssets } from '../kits/add.ts';
import { useApp } from '../shell/app.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu, type MenuLine } from '../ui/menu.tsx';
import { words } from '../words/catalogue.ts';

/** A button that puts assets into a kit, newest kits first, or into a new one. */
export function AddToKit({ assetIds, look }: { assetIds: readonly AssetId[]; look: 'button' | 'icon' | 'strip' }) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        ref={anchor}
        className={look === 'icon' ? undefined : look === 'strip' ? 'btn link sm' : 'btn tiny'}
        tabIndex={look === 'icon' ? -1 : undefined}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={look === 'icon' ? words.assets.addToKit : undefined}
        title={look === 'icon' ? words.assets.addToKit : undefined}
        data-command={look === 'icon' ? undefined : 'selection.addToKit'}
        onClick={() => setOpen(!isOpen)}
      >
        {look !== 'strip' && <Icon of={FolderPlus} size="s" />}
        {look !== 'icon' && words.assets.addToKit}
      </button>
      {isOpen && <KitMenu anchor={anchor} assetIds={assetIds} onClose={() => setOpen(false)} />}
    </>
  );
}

/** The kits, newest first, and a new one: a press puts the assets there. */
export function KitMenu({
  anchor,
  assetIds,
  onClose,
}: {
  anchor: React.RefObject<HTMLElement | null>;
  assetIds: readonly AssetId[];
  onClose: () => void;
}) {
  const app = useApp();
  const kits = useQuery('kits.list', {}).data?.items ?? [];
  const lines: MenuLine[] = [
    ...kits.slice(0, 12).map(
      (kit): MenuLine => ({
        kind: 'item',
        id: kit.id,
        label: kit.title,
        icon: Package,
        run: () => void addAssets(app, kit.id, assetIds),
      }),
    ),
    ...(kits.length > 0 ? [{ kind: 'line' } as const] : []),
    {
      kind: 'item',
      id: 'new',
      label: words.bar.newKit,
      icon: Plus,
      run: () => app.store.getState().open({ kind: 'newKit', assetIds, releaseId: null }),
    },
  ];
  return <Menu anchor={anchor} label={words.assets.addToKit} lines={lines} onClose={onClose} />;
}
