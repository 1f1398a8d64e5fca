import { describe, expect, it } from 'vitest';
import { cellsOf, GRID, type Layout, layOut, layOutList, lineAt, lineOf } from '../../src/renderer/assets/justify.ts';
import { choose, chooseRange, neighbour, thingsIn } from '../../src/renderer/assets/selection.ts';
import { assetId } from './fake-engine.ts';

/** A generator with a seed, so that a failure comes again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
const ratiosOf = (count: number, random: () => number): Uint8Array =>
  Uint8Array.from({ length: count }, () => 1 + Math.floor(random() * 255));

/** Cuts a list into groups of random sizes, some of them of one. */
function groupsOf(count: number, random: () => number): { start: number; count: number }[] {
  const groups: { start: number; count: number }[] = [];
  for (let start = 0; start < count; ) {
    const size = Math.min(count - start, 1 + Math.floor(random() * 40));
    groups.push({ start, count: size });
    start += size;
  }
  return groups;
}

const rowsOf = (layout: Layout): number[] =>
  Array.from({ length: layout.lines }, (_, line) => line).filter((line) => (layout.count[line] ?? 0) > 0);

describe('the layout', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'holds every thing once, in order, within the width, in rows of sound heights (%i)',
    (seed) => {
      const random = randomOf(seed);
      const count = Math.floor(random() * 900);
      const width = 360 + Math.floor(random() * 1600);
      const target = 96 + Math.floor(random() * 200);
      const groups = seed % 2 === 0 ? groupsOf(count, random) : [];
      const layout = layOut(ratiosOf(count, random), groups, width, { ...GRID, target });
      const seen: number[] = [];
      for (const line of rowsOf(layout)) {
        const cells = cellsOf(layout, line, GRID.gap);
        const first = layout.first[line] ?? 0;
        cells.forEach((cell, offset) => {
          seen.push(first + offset);
          expect(cell.left).toBeGreaterThanOrEqual(0);
          expect(cell.left + cell.width).toBeLessThanOrEqual(width);
          const before = cells[offset - 1];
          if (before !== undefined) expect(Math.abs(cell.left - before.left - before.width - GRID.gap)).toBeLessThanOrEqual(1);
        });
        const height = layout.exact[line] ?? 0;
        // A single picture may be cropped to 2.4 times its height, so no row is lower than that; none is twice as high as wished.
        expect(height).toBeGreaterThanOrEqual(Math.min(target, width / 2.4) * 0.5);
        expect(height).toBeLessThanOrEqual(target * 2);
        const group = groups[layout.group[line] ?? 0];
        const isLast = first + cells.length === (group === undefined ? count : group.start + group.count);
        const last = cells.at(-1);
        // A row that is not the last of its group ends exactly at the edge.
        if (!isLast && last !== undefined) expect(last.left + last.width).toBe(width);
      }
      expect(seen).toEqual(Array.from({ length: count }, (_, at) => at));
      const headings = layout.lines - rowsOf(layout).length;
      expect(headings).toBe(groups.length);
    },
  );

  it('never overlaps two lines, and finds them by height and by thing', () => {
    const random = randomOf(11);
    const layout = layOut(ratiosOf(700, random), groupsOf(700, random), 900, { ...GRID, target: 150 });
    for (let line = 0; line < layout.lines; line += 1) {
      const top = layout.top[line] ?? 0;
      const full = (layout.count[line] ?? 0) === 0 ? GRID.heading : Math.round(layout.exact[line] ?? 0) + GRID.below;
      expect((layout.top[line + 1] ?? 0) - top).toBeGreaterThanOrEqual(full);
      expect(lineAt(layout, top + 1)).toBe(line);
    }
    for (const line of rowsOf(layout)) expect(lineOf(layout, layout.first[line] ?? 0)).toBe(line);
  });

  it('stays below the height that a browser can lay out', () => {
    const layout = layOut(new Uint8Array(400_000).fill(20), [], 300, { ...GRID, target: 296 });
    expect(layout.top[layout.lines]).toBeLessThanOrEqual(30_000_000);
    expect(rowsOf(layout).reduce((sum, line) => sum + (layout.count[line] ?? 0), 0)).toBe(400_000);
  });

  it('makes nothing of nothing', () => {
    expect(layOut(new Uint8Array(0), [], 900, { ...GRID, target: 150 }).lines).toBe(0);
    expect(layOut(new Uint8Array(5), [], 0, { ...GRID, target: 150 }).lines).toBe(0);
    expect(layOutList(0, [], 900, 38, 33).lines).toBe(0);
  });
});

describe('moving about', () => {
  // Two groups: three square pictures, then four; 32 is square.
  const layout = layOut(
    new Uint8Array(7).fill(32),
    [
      { start: 0, count: 3 },
      { start: 3, count: 4 },
    ],
    324,
    { ...GRID, target: 100 },
  );

  it('goes over headings, and stays where there is nothing further', () => {
    expect(neighbour('ArrowDown', 1, layout, 7, 500)).toBe(4);
    expect(neighbour('ArrowUp', 4, layout, 7, 500)).toBe(1);
    expect(neighbour('ArrowDown', 6, layout, 7, 500)).toBeNull();
    expect(neighbour('ArrowUp', 1, layout, 7, 500)).toBeNull();
    expect(neighbour('ArrowRight', 2, layout, 7, 500)).toBe(3);
    expect(neighbour('End', 0, layout, 7, 500)).toBe(6);
    expect(neighbour('x', 0, layout, 7, 500)).toBeNull();
  });

  it('goes a page at a time, by one row at least', () => {
    const long = layOut(new Uint8Array(300).fill(32), [], 324, { ...GRID, target: 100 });
    expect(neighbour('PageDown', 1, long, 300, 400)).toBe(10);
    expect(neighbour('PageUp', 10, long, 300, 400)).toBe(1);
    expect(neighbour('PageDown', 1, long, 300, 10)).toBe(4);
    expect(neighbour('PageDown', 298, long, 300, 400)).toBeNull();
  });

  it('finds what a rubber band touches, and not what it only passes', () => {
    expect(thingsIn({ left: 120, top: 40, right: 130, bottom: 60 }, layout)).toEqual([1]);
    expect(thingsIn({ left: 0, top: 40, right: 324, bottom: 60 }, layout)).toEqual([0, 1, 2]);
    // The gap between two pictures.
    expect(thingsIn({ left: 102, top: 40, right: 110, bottom: 60 }, layout)).toEqual([]);
  });

  it('chooses one, one more, one less, and a range from where it began', () => {
    const one = choose({ ids: [], current: null, anchor: null }, assetId(2), 'only');
    const range = chooseRange(one, [2, 3, 4].map(assetId), assetId(4));
    expect(range).toEqual({ ids: [2, 3, 4].map(assetId), current: assetId(4), anchor: assetId(2) });
    expect(choose(range, assetId(3), 'toggle').ids).toEqual([2, 4].map(assetId));
    expect(choose(one, assetId(3), 'toggle').ids).toEqual([2, 3].map(assetId));
  });
});
