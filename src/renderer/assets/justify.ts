/** One row of the grid: which items, how high, and how wide each is; px. */
export interface GridRow {
  readonly start: number;
  readonly height: number;
  readonly widths: readonly number[];
}

const TARGET = 150;
const GAP = 12;
/** Very long or tall pictures are cropped to these, so that a row stays a row. */
const NARROWEST = 0.62;
const WIDEST = 2.4;

/** The ratio a thumbnail is shown at: its own, within reason; things without pixels look like a sheet of paper. */
export function ratioOf(item: { readonly width: number | null; readonly height: number | null; readonly kind: string }): number {
  if (item.kind === 'logo') return 1.5;
  if (item.width === null || item.height === null || item.width === 0 || item.height === 0)
    return item.kind === 'video' ? 16 / 9 : 0.78;
  return Math.min(WIDEST, Math.max(NARROWEST, item.width / item.height));
}

/** Lays items into rows of one height that fill the width; the last row keeps the target height. */
export function justify(ratios: readonly number[], width: number): readonly GridRow[] {
  if (width <= 0) return [];
  const rows: GridRow[] = [];
  let start = 0;
  let sum = 0;
  for (let at = 0; at < ratios.length; at += 1) {
    sum += ratios[at] ?? 1;
    const count = at - start + 1;
    const height = (width - GAP * (count - 1)) / sum;
    if (height > TARGET) continue;
    // Whichever is nearer to the target: the row with this item, or the one before it.
    const without = sum - (ratios[at] ?? 1);
    const heightWithout = (width - GAP * (count - 2)) / without;
    const isBetterWithout = count > 1 && distance(heightWithout) < distance(height);
    rows.push(makeRow(ratios, start, isBetterWithout ? at : at + 1, isBetterWithout ? heightWithout : height));
    start = isBetterWithout ? at : at + 1;
    sum = isBetterWithout ? (ratios[at] ?? 1) : 0;
  }
  if (start < ratios.length) {
    const rest = ratios.slice(start).reduce((total, ratio) => total + ratio, 0);
    rows.push(makeRow(ratios, start, ratios.length, Math.min(TARGET, (width - GAP * (ratios.length - start - 1)) / rest)));
  }
  return rows;
}

/** How far a height is from the target, as a ratio: half and double are equally far. */
const distance = (height: number): number => Math.abs(Math.log(height / TARGET));

function makeRow(ratios: readonly number[], start: number, end: number, exact: number): GridRow {
  const height = Math.round(exact);
  return { start, height, widths: ratios.slice(start, end).map((ratio) => Math.floor(ratio * exact)) };
}
