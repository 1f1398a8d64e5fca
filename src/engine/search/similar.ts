import type { Ground, Test } from './tests.ts';

/** Bits of 64 in which two difference hashes may differ and the pictures still pass for alike; unrelated ones differ in 32 on average and hardly ever in fewer than 16. */
export const ALIKE_BITS = 14;

/** How far from a picture another one is: bits that differ, plus up to 4 for colours that only one of the two has; from ALIKE_BITS + 4 on they are not alike. */
export interface Likeness {
  distanceOf(slot: number): number;
}

/** The likeness to one asset, or null when it is not there or has no pixels. */
export function likenessTo({ columns, db }: Pick<Ground, 'columns' | 'db'>, id: string): Likeness | null {
  const { table } = columns;
  const c = table.columns;
  const row = db.get('SELECT row FROM assets WHERE id = ?', id)?.row;
  const self = row === undefined ? -1 : table.slotOf(Number(row));
  if (self < 0 || c.hasLikeness[self] !== 1) return null;
  const [high, low, names] = [c.likeHigh[self] ?? 0, c.likeLow[self] ?? 0, c.nameBits[self] ?? 0];
  return {
    distanceOf: (slot) => {
      if (c.hasLikeness[slot] !== 1) return Number.POSITIVE_INFINITY;
      const bits = ones((c.likeHigh[slot] ?? 0) ^ high) + ones((c.likeLow[slot] ?? 0) ^ low);
      return bits > ALIKE_BITS ? Number.POSITIVE_INFINITY : bits + Math.min(4, ones((c.nameBits[slot] ?? 0) ^ names));
    },
  };
}

/** True for the asset itself and what is alike. */
export function likenessTest(ground: Ground, id: string): Test {
  const likeness = likenessTo(ground, id);
  return likeness === null ? () => false : (slot) => likeness.distanceOf(slot) !== Number.POSITIVE_INFINITY;
}

/** The ones among 32 bits. */
function ones(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
