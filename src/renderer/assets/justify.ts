/** How a list of things is laid out: lines that are rows of things or headings, from top to bottom; px. Nothing in it is per thing. */
export interface Layout {
  /** How many lines there are. */
  readonly lines: number;
  /** Which thing each line begins with; a heading has that of the row below it. */
  readonly first: Uint32Array;
  /** How many things stand in a line; 0 is a heading. */
  readonly count: Uint16Array;
  /** The exact height of a row's pictures, before rounding; 0 for a heading. */
  readonly exact: Float32Array;
  /** The upper edge of each line; one more entry than lines, the last is the height of all. */
  readonly top: Float64Array;
  /** Which group each line belongs to, 0 without groups. */
  readonly group: Uint32Array;
  readonly ratios: Uint8Array;
  readonly width: number;
}

/** A stretch of the list under one heading. */
export interface Stretch {
  readonly start: number;
  readonly count: number;
}

/** What is above and below the pictures of a row, and between them. */
export interface Measures {
  /** The wished height of a row's pictures. */
  readonly target: number;
  readonly gap: number;
  /** Caption and the gap to the next row. */
  readonly below: number;
  readonly heading: number;
  /** A gap over every heading but the first. */
  readonly beforeHeading: number;
}

/** The measures of visual.md; `target` is the person's. */
export const GRID: Omit<Measures, 'target'> = { gap: 12, below: 32, heading: 33, beforeHeading: 6 };

/** The contract's ratios are 32 x width / height. */
const UNIT = 32;
/** Very long or tall pictures are cropped to these, so that a row stays a row. */
const NARROWEST = 0.62 * UNIT;
const WIDEST = 2.4 * UNIT;
/** Chromium's layout ends at 2^25 px; a list that would be higher is laid out with smaller pictures. */
const HIGHEST = 30_000_000;

const shownRatio = (byte: number): number => Math.min(WIDEST, Math.max(NARROWEST, byte)) / UNIT;

/**
 * Lays a whole list into rows of one height each that fill the width; the last row of a group keeps the wished height. Every thing
 * is in exactly one row. `groups` must cover the list in order; none means one group without a heading.
 */
export function layOut(ratios: Uint8Array, groups: readonly Stretch[], width: number, measures: Measures): Layout {
  let { target } = measures;
  for (;;) {
    const laid = layOutAt(ratios, groups, width, { ...measures, target });
    if ((laid.top[laid.lines] ?? 0) <= HIGHEST || target < 24) return laid;
    target *= 0.8;
  }
}

function layOutAt(ratios: Uint8Array, groups: readonly Stretch[], width: number, measures: Measures): Layout {
  const { target, gap, below, heading, beforeHeading } = measures;
  const hasHeadings = groups.length > 0;
  const stretches = hasHeadings ? groups : [{ start: 0, count: ratios.length }];
  const most = ratios.length + groups.length;
  const first = new Uint32Array(most);
  const count = new Uint16Array(most);
  const exact = new Float32Array(most);
  const top = new Float64Array(most + 1);
  const group = new Uint32Array(most);
  let lines = 0;
  let y = 0;
  const add = (start: number, things: number, height: number, of: number, full: number): void => {
    first[lines] = start;
    count[lines] = things;
    exact[lines] = height;
    group[lines] = of;
    top[lines] = y;
    y += full;
    lines += 1;
  };
  const addRow = (start: number, end: number, height: number, of: number): void =>
    add(start, end - start, height, of, Math.round(height) + below);

  if (width > 0) {
    for (const [of, { start: from, count: size }] of stretches.entries()) {
      if (size === 0) continue;
      if (hasHeadings) {
        if (lines > 0) y += beforeHeading;
        add(from, 0, 0, of, heading);
      }
      const end = Math.min(ratios.length, from + size);
      let start = from;
      let sum = 0;
      for (let at = from; at < end; at += 1) {
        const own = shownRatio(ratios[at] ?? UNIT);
        const without = sum;
        sum += own;
        const height = (width - gap * (at - start)) / sum;
        if (height > target) continue;
        // Whichever is nearer to the target: the row with this thing, or the one before it. Half and double are equally far.
        const heightWithout = at > start ? (width - gap * (at - start - 1)) / without : 0;
        if (at > start && heightWithout * height < target * target) {
          addRow(start, at, heightWithout, of);
          start = at;
          sum = own;
          // What was put back may be wide enough for a row of its own.
          if (width / own > target) continue;
          addRow(at, at + 1, width / own, of);
        } else addRow(start, at + 1, height, of);
        start = at + 1;
        sum = 0;
      }
      if (start < end) addRow(start, end, Math.min(target, (width - gap * (end - start - 1)) / sum), of);
    }
  }
  top[lines] = y;
  return {
    lines,
    first: first.subarray(0, lines),
    count: count.subarray(0, lines),
    exact: exact.subarray(0, lines),
    top: top.subarray(0, lines + 1),
    group: group.subarray(0, lines),
    ratios,
    width,
  };
}

/** A table of rows of one height, one thing a row, with the same headings. */
export function layOutList(total: number, groups: readonly Stretch[], width: number, row: number, heading: number): Layout {
  const most = total + groups.length;
  const first = new Uint32Array(most);
  const count = new Uint16Array(most);
  const top = new Float64Array(most + 1);
  const group = new Uint32Array(most);
  let lines = 0;
  let y = 0;
  for (const [of, stretch] of (groups.length > 0 ? groups : [{ start: 0, count: total }]).entries()) {
    if (stretch.count === 0) continue;
    for (let at = groups.length > 0 ? -1 : 0; at < stretch.count; at += 1) {
      first[lines] = stretch.start + Math.max(0, at);
      count[lines] = at < 0 ? 0 : 1;
      group[lines] = of;
      top[lines] = y;
      y += at < 0 ? heading : row;
      lines += 1;
    }
  }
  top[lines] = y;
  return { lines, first, count, exact: new Float32Array(most), top, group, ratios: new Uint8Array(0), width };
}

/** A thing's place in its row: its left edge and width in whole px. The row ends exactly at the layout's width, if it is full. */
export interface Cell {
  readonly left: number;
  readonly width: number;
}

/** The places of the things in a row. */
export function cellsOf(layout: Layout, line: number, gap: number): readonly Cell[] {
  const start = layout.first[line] ?? 0;
  const things = layout.count[line] ?? 0;
  if (layout.ratios.length === 0) return [{ left: 0, width: layout.width }].slice(0, things);
  const height = layout.exact[line] ?? 0;
  const cells: Cell[] = [];
  let x = 0;
  for (let at = start; at < start + things; at += 1) {
    const next = x + shownRatio(layout.ratios[at] ?? UNIT) * height;
    // Edges are rounded, not widths: so rounding never adds up.
    const left = Math.round(x);
    cells.push({ left, width: Math.round(next) - left });
    x = next + gap;
  }
  return cells;
}

/** The line that covers a height; the first or last one outside. */
export function lineAt(layout: Layout, y: number): number {
  let low = 0;
  let high = layout.lines - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((layout.top[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** The row in which a thing stands. */
export function lineOf(layout: Layout, thing: number): number {
  let low = 0;
  let high = layout.lines - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((layout.first[middle] ?? 0) <= thing) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
