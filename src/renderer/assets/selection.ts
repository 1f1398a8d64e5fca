import type { AssetId } from '#contract/values.ts';
import type { Selection } from '../shell/store.ts';
import { type Cell, cellsOf, GRID, type Layout, lineAt, lineOf } from './justify.ts';

/** How a press or a key changes what is selected: this one only, this one too or no more, everything from the anchor to it. */
export type SelectHow = 'only' | 'toggle' | 'range';

/** The selection after choosing one thing, alone or with those that are chosen already. */
export function choose(before: Selection, id: AssetId, how: 'only' | 'toggle'): Selection {
  if (how === 'only') return { ids: [id], current: id, anchor: id };
  const ids = before.ids.includes(id) ? before.ids.filter((other) => other !== id) : [...before.ids, id];
  return { ids, current: id, anchor: id };
}

/** The selection of a stretch of the list that a range covers. */
export const chooseRange = (before: Selection, ids: readonly AssetId[], current: AssetId): Selection => ({
  ids,
  current,
  anchor: before.anchor ?? before.current ?? current,
});

/** Which thing a key leads to, or null. `page` is the height of what is in sight, px; up and down keep to the nearest place. */
export function neighbour(key: string, at: number, layout: Layout, total: number, page: number): number | null {
  if (total === 0) return null;
  const clamp = (thing: number): number => Math.min(total - 1, Math.max(0, thing));
  const line = lineOf(layout, at);
  switch (key) {
    case 'ArrowRight':
      return clamp(at + 1);
    case 'ArrowLeft':
      return clamp(at - 1);
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    case 'ArrowDown':
    case 'ArrowUp': {
      const target = rowFrom(layout, line + (key === 'ArrowDown' ? 1 : -1), key === 'ArrowDown' ? 1 : -1);
      return target === null ? null : nearest(layout, target, middleOf(layout, line, at));
    }
    case 'PageDown':
    case 'PageUp': {
      const y = (layout.top[line] ?? 0) + (key === 'PageDown' ? page : -page);
      const wanted = lineAt(layout, Math.max(0, y));
      const step = key === 'PageDown' ? 1 : -1;
      // One row at least, and off a heading.
      const from = wanted === line ? line + step : wanted;
      const target = rowFrom(layout, from, step) ?? rowFrom(layout, from, -step as 1 | -1);
      return target === null ? null : nearest(layout, target, middleOf(layout, line, at));
    }
    default:
      return null;
  }
}

/** The first line from here on that is a row of things. */
function rowFrom(layout: Layout, from: number, step: 1 | -1): number | null {
  for (let line = from; line >= 0 && line < layout.lines; line += step) if ((layout.count[line] ?? 0) > 0) return line;
  return null;
}

const centre = (cell: Cell | undefined): number => (cell === undefined ? 0 : cell.left + cell.width / 2);

const middleOf = (layout: Layout, line: number, thing: number): number =>
  centre(cellsOf(layout, line, GRID.gap)[thing - (layout.first[line] ?? 0)]);

function nearest(layout: Layout, line: number, x: number): number {
  const cells = cellsOf(layout, line, GRID.gap);
  let best = 0;
  for (let index = 1; index < cells.length; index += 1) {
    if (Math.abs(centre(cells[index]) - x) < Math.abs(centre(cells[best]) - x)) best = index;
  }
  return (layout.first[line] ?? 0) + best;
}

/** A rectangle in the list's own px. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Whether a rectangle touches the picture of a cell in a line. */
export const touches = (box: Box, layout: Layout, line: number, cell: Cell): boolean => {
  const top = layout.top[line] ?? 0;
  const bottom = layout.ratios.length === 0 ? (layout.top[line + 1] ?? top) - 1 : top + (layout.exact[line] ?? 0);
  return box.bottom >= top && box.top <= bottom && box.right >= cell.left && box.left <= cell.left + cell.width;
};

/** The things that a rectangle touches, in order. */
export function thingsIn(box: Box, layout: Layout): readonly number[] {
  const found: number[] = [];
  for (let line = lineAt(layout, box.top); line < layout.lines && (layout.top[line] ?? 0) <= box.bottom; line += 1) {
    const first = layout.first[line] ?? 0;
    for (const [offset, cell] of cellsOf(layout, line, GRID.gap).entries())
      if (touches(box, layout, line, cell)) found.push(first + offset);
  }
  return found;
}
