import { Copy, Ellipsis, History, LayoutTemplate, Snowflake, Trash2 } from 'lucide-react';
import type { KitId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { useWindow } from '../shell/app.tsx';
import type { WindowState } from '../shell/store.ts';
import { Icon } from '../ui/icon.tsx';
import { MenuButton, type MenuLine } from '../ui/menu.tsx';
import { words } from '../words/catalogue.ts';

/** What can be done with a kit as a whole: the lines of its menu, on its page and in the list. */
export function kitLines({ id, title }: { readonly id: KitId; readonly title: string }, open: WindowState['open']): MenuLine[] {
  const t = words.compose;
  return [
    { kind: 'item', id: 'freeze', label: t.freeze, icon: Snowflake, run: () => open({ kind: 'freezeKit', id }) },
    { kind: 'item', id: 'compare', label: t.compare, icon: History, run: () => open({ kind: 'compareKit', id }) },
    { kind: 'line' },
    { kind: 'item', id: 'duplicate', label: t.duplicate, icon: Copy, run: () => open({ kind: 'duplicateKit', id, title }) },
    {
      kind: 'item',
      id: 'template',
      label: t.saveTemplate,
      icon: LayoutTemplate,
      run: () => open({ kind: 'saveTemplate', id, title }),
    },
    { kind: 'line' },
    {
      kind: 'item',
      id: 'remove',
      label: words.kits.remove,
      icon: Trash2,
      look: 'danger',
      run: () => open({ kind: 'removeKit', id, title }),
    },
  ];
}

/** The same behind a button. */
export function KitMenu({ id }: { id: KitId }) {
  const open = useWindow((state) => state.open);
  const kit = useQuery('kits.get', { id }).data;
  if (kit === undefined) return null;
  return (
    <MenuButton
      className="ib"
      label={words.kits.more}
      aria-label={words.kits.more}
      title={words.kits.more}
      lines={kitLines(kit, open)}
    >
      <Icon of={Ellipsis} />
    </MenuButton>
  );
}
