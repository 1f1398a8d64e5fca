import { Copy, Ellipsis, History, LayoutTemplate, Snowflake, Trash2 } from 'lucide-react';
import type { KitId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { useWindow } from '../shell/app.tsx';
import { Icon } from '../ui/icon.tsx';
import { MenuButton } from '../ui/menu.tsx';
import { words } from '../words/catalogue.ts';

/** What can be done with a kit as a whole. */
export function KitMenu({ id }: { id: KitId }) {
  const open = useWindow((state) => state.open);
  const kit = useQuery('kits.get', { id }).data;
  const t = words.compose;
  if (kit === undefined) return null;
  return (
    <MenuButton
      className="ib"
      label={words.kits.more}
      aria-label={words.kits.more}
      title={words.kits.more}
      lines={[
        { kind: 'item', id: 'freeze', label: t.freeze, icon: Snowflake, run: () => open({ kind: 'freezeKit', id }) },
        { kind: 'item', id: 'compare', label: t.compare, icon: History, run: () => open({ kind: 'compareKit', id }) },
        { kind: 'line' },
        {
          kind: 'item',
          id: 'duplicate',
          label: t.duplicate,
          icon: Copy,
          run: () => open({ kind: 'duplicateKit', id, title: kit.title }),
        },
        {
          kind: 'item',
          id: 'template',
          label: t.saveTemplate,
          icon: LayoutTemplate,
          run: () => open({ kind: 'saveTemplate', id, title: kit.title }),
        },
        { kind: 'line' },
        {
          kind: 'item',
          id: 'remove',
          label: words.kits.remove,
          icon: Trash2,
          look: 'danger',
          run: () => open({ kind: 'removeKit', id, title: kit.title }),
        },
      ]}
    >
      <Icon of={Ellipsis} />
    </MenuButton>
  );
}
