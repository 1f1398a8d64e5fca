import { ArrowDownUp, ArrowDownWideNarrow } from 'lucide-react';
import { useApp, useWindow } from '../shell/app.tsx';
import { type AssetOrder, type AssetsPlace, GROUPS, SORTS } from '../shell/store.ts';
import { Icon } from '../ui/icon.tsx';
import { MenuButton, type MenuLine } from '../ui/menu.tsx';
import { words } from '../words/catalogue.ts';

/** 'Grouped by place, newest first'. */
function orderInWords({ sort, reverse, group }: AssetOrder): string {
  const said = words.order.said[sort][reverse ? 1 : 0];
  const whole = `${words.order.grouped(group)}${said}`;
  return `${whole[0]?.toUpperCase() ?? ''}${whole.slice(1)}`;
}

/** In which order the list stands and under which headings. A place with an order of its own keeps it; else it is the window's. */
export function OrderMenu({ place }: { place: AssetsPlace }) {
  const app = useApp();
  const ofWindow = useWindow((state) => state.order);
  const order = place.order ?? ofWindow;
  const change = (part: Partial<AssetOrder>): void => {
    const { replace, set } = app.store.getState();
    const next = { ...order, ...part };
    if (place.order === undefined) set({ order: next });
    else replace({ ...place, order: next });
  };
  const t = words.order;
  const lines: MenuLine[] = [
    { kind: 'head', label: t.sortBy },
    ...SORTS.map(
      (sort): MenuLine => ({
        kind: 'item',
        id: sort,
        label: t.sort[sort],
        isChecked: sort === order.sort,
        run: () => change({ sort, ...(sort === order.sort ? {} : { reverse: false }) }),
      }),
    ),
    { kind: 'item', id: 'reverse', label: t.reverse, icon: ArrowDownUp, run: () => change({ reverse: !order.reverse }) },
    { kind: 'line' },
    { kind: 'head', label: t.groupBy },
    ...GROUPS.map(
      (group): MenuLine => ({
        kind: 'item',
        id: `by-${group}`,
        label: t.group[group],
        isChecked: group === order.group,
        run: () => change({ group }),
      }),
    ),
  ];
  return (
    <MenuButton className="btn quiet order" label={t.label} lines={lines}>
      <Icon of={ArrowDownWideNarrow} size="s" />
      <span className="clip">{orderInWords(order)}</span>
    </MenuButton>
  );
}
