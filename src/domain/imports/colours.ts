import type { PictureColour } from '#contract/assets.ts';
import type { PixelGrid } from './likeness.ts';

/** Most colours kept of a picture, and the least share of its area that makes one worth a name. */
const MOST = 5;
const LEAST_SHARE = 0.02;
/** Two colours nearer than this (in sRGB, per channel root mean square) are shades of one. */
const SAME = 32;

/**
 * The dominant colours, largest share first, at most five: a histogram of 16 steps a channel, whose cells are gathered around
 * the fullest ones. A colour is the mean of its pixels. Transparent pixels do not count; shares are of what is visible.
 */
export function dominantColours({ data, channels }: PixelGrid): PictureColour[] {
  const counts = new Uint32Array(4096);
  const sums = new Float64Array(4096 * 3);
  let seen = 0;
  for (let at = 0; at + channels <= data.length; at += channels) {
    if ((channels === 2 || channels === 4) && (data[at + channels - 1] ?? 0) < 128) continue;
    const r = data[at] ?? 0;
    const g = channels < 3 ? r : (data[at + 1] ?? 0);
    const b = channels < 3 ? r : (data[at + 2] ?? 0);
    const cell = ((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4);
    counts[cell] = (counts[cell] ?? 0) + 1;
    sums[cell * 3] = (sums[cell * 3] ?? 0) + r;
    sums[cell * 3 + 1] = (sums[cell * 3 + 1] ?? 0) + g;
    sums[cell * 3 + 2] = (sums[cell * 3 + 2] ?? 0) + b;
    seen++;
  }
  if (seen === 0) return [];
  return gather(counts, sums)
    .filter((colour) => colour.count / seen >= LEAST_SHARE)
    .slice(0, MOST)
    .map(({ count, r, g, b }) => ({
      colour: hex(r / count, g / count, b / count),
      share: Math.round((count / seen) * 1000) / 1000,
    }));
}

interface Gathered {
  count: number;
  r: number;
  g: number;
  b: number;
}

function gather(counts: Uint32Array, sums: Float64Array): Gathered[] {
  const full = [...counts.keys()].filter((cell) => (counts[cell] ?? 0) > 0).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  const found: Gathered[] = [];
  for (const cell of full) {
    const [count, r, g, b] = [counts[cell] ?? 0, sums[cell * 3] ?? 0, sums[cell * 3 + 1] ?? 0, sums[cell * 3 + 2] ?? 0];
    const near = found.find((one) => isNear(one, r / count, g / count, b / count));
    if (near === undefined) {
      // beyond these nothing has a share worth a name
      if (found.length < 24) found.push({ count, r, g, b });
      continue;
    }
    near.count += count;
    near.r += r;
    near.g += g;
    near.b += b;
  }
  return found.sort((a, b) => b.count - a.count);
}

const isNear = ({ count, r, g, b }: Gathered, red: number, green: number, blue: number): boolean =>
  (r / count - red) ** 2 + (g / count - green) ** 2 + (b / count - blue) ** 2 < 3 * SAME * SAME;

const hex = (...channels: number[]): string =>
  `#${channels.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
