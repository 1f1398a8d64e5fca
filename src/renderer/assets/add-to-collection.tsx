import { Plus, SquareStack } from 'lucide-react';
import type { AssetId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { useApp } from '../shell/app.tsx';
import { Icon } from '../ui/icon.tsx';
import { MenuButton, type MenuLine } from '../ui/menu.tsx';
import { words } from '../words/catalogue.ts';
import { addToCollection } from './asset-deeds.ts';

/** How many collections a menu holds before it scrolls for ever; the rest is in the sidebar. */
const SHOWN = 40;

/** A button that puts assets into a collection, or into a new one. */
export function AddToCollection({ assetIds }: { assetIds: readonly AssetId[] }) {
  const app = useApp();
  const collections = useQuery('collections.list', {}).data?.items ?? [];
  const lines: MenuLine[] = [
    ...collections.slice(0, SHOWN).map(
      (one): MenuLine => ({
        kind: 'item',
        id: one.id,
        label: one.name,
        icon: SquareStack,
        run: () => void addToCollection(app, one.id, assetIds),
      }),
    ),
    ...(collections.length > 0 ? [{ kind: 'line' } as const] : []),
    {
      kind: 'item',
      id: 'new',
      label: words.collections.newWith,
      icon: Plus,
      run: () => app.store.getState().open({ kind: 'nameCollection', id: null, name: '', assetIds }),
    },
  ];
  return (
    <MenuButton className="btn tiny" label={words.collections.addTo} lines={lines}>
      <Icon of={SquareStack} size="s" />
      {words.collections.addTo}
    </MenuButton>
  );
}
