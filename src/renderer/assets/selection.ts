import type { AssetId } from '#contract/values.ts';
import type { Selection } from '../shell/store.ts';

/** How a press or a key changes what is selected. */
export type SelectHow = 'only' | 'toggle' | 'range';

/** The selection after choosing one item of the list in one of three ways. */
export function choose(order: readonly AssetId[], before: Selection, id: AssetId, how: SelectHow): Selection {
  if (how === 'toggle') {
    const ids = before.ids.includes(id) ? before.ids.filter((other) => other !== id) : [...before.ids, id];
    return { ids, current: id, anchor: id };
  }
  const anchor = before.anchor ?? before.current ?? id;
  const from = order.indexOf(anchor);
  const to = order.indexOf(id);
  if (how === 'only' || from < 0 || to < 0) return { ids: [id], current: id, anchor: id };
  return { ids: order.slice(Math.min(from, to), Math.max(from, to) + 1), current: id, anchor };
}

/** Which item an arrow key leads to. `rows` says which items stand in which row; up and down keep to the nearest place. */
export function neighbour(
  key: string,
  at: number,
  count: number,
  rows: readonly { readonly start: number; readonly widths: readonly number[] }[],
): number | null {
  if (count === 0) return null;
  const clamp = (index: number): number => Math.min(count - 1, Math.max(0, index));
  switch (key) {
    case 'ArrowRight':
      return clamp(at + 1);
    case 'ArrowLeft':
      return clamp(at - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'ArrowDown':
    case 'ArrowUp': {
      const row = rows.findIndex((candidate) => at >= candidate.start && at < candidate.start + candidate.widths.length);
      const target = rows[row + (key === 'ArrowDown' ? 1 : -1)];
      const own = rows[row];
      if (target === undefined || own === undefined) return null;
      return nearest(target, middleOf(own, at - own.start));
    }
    case 'PageDown':
      return clamp(at + 12);
    case 'PageUp':
      return clamp(at - 12);
    default:
      return null;
  }
}

const middleOf = (row: { readonly widths: readonly number[] }, index: number): number =>
  row.widths.slice(0, index).reduce((sum, width) => sum + width + 12, 0) + (row.widths[index] ?? 0) / 2;

function nearest(row: { readonly start: number; readonly widths: readonly number[] }, x: number): number {
  let best = 0;
  for (let index = 1; index < row.widths.length; index += 1) {
    if (Math.abs(middleOf(row, index) - x) < Math.abs(middleOf(row, best) - x)) best = index;
  }
  return row.start + best;
}
