import type { PictureColour } from '#contract/assets.ts';
import { toLinear } from '../colour.ts';

/** The names by which pictures are asked for by colour, in the order of a palette. */
export const COLOUR_NAMES = [
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'purple',
  'pink',
  'brown',
  'black',
  'grey',
  'white',
] as const;
export type ColourName = (typeof COLOUR_NAMES)[number];

/** Colours are compared at 5 bits a channel: 32,768 cells, so that what is near a colour is one table and a look-up a picture. */
export const CELLS = 1 << 15;

/** A colour counts for a picture from this share of its area on; below it is a detail. */
export const LEAST_SHARE = 0.1;

/** The distance in OKLab up to which two colours pass for the same (0.02 is just noticeable; at 0.1 a deep green passes for grey). */
const NEAR = 0.08;

/** The cell of a colour given as #rrggbb. */
export function cellOf(hex: string): number {
  const value = Number.parseInt(hex.slice(1), 16);
  return ((value >> 19) << 10) | (((value >> 11) & 31) << 5) | ((value >> 3) & 31);
}

/** Lightness 0 to 1 and the two colour axes of OKLab (Björn Ottosson, 2020) of a colour given as #rrggbb. */
export const toOklab = (hex: string): Lab => labOf(toLinear(hex));

type Lab = readonly [lightness: number, a: number, b: number];

function labOf([red, green, blue]: readonly [number, number, number]): Lab {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Least hue angle in OKLCH of each name in degrees; the boundaries lie where people stop using one word for the other. */
const HUES: readonly (readonly [from: number, name: ColourName])[] = [
  [12, 'red'],
  [45, 'orange'],
  [80, 'yellow'],
  [118, 'green'],
  [170, 'teal'],
  [225, 'blue'],
  [288, 'purple'],
  [330, 'pink'],
];

/** The name of a colour given as #rrggbb. */
export const nameOf = (hex: string): ColourName => nameOfLab(toOklab(hex));

function nameOfLab([lightness, a, b]: Lab): ColourName {
  const chroma = Math.hypot(a, b);
  // Near black and near white no hue is seen, however the channels differ.
  if (lightness < 0.22 || (lightness < 0.32 && chroma < 0.03)) return 'black';
  if (chroma < 0.035) return lightness > 0.9 ? 'white' : 'grey';
  const hue = (Math.atan2(b, a) * (180 / Math.PI) + 360) % 360;
  const name = HUES.findLast(([from]) => hue >= from)?.[1] ?? 'pink';
  // Brown is dark or dull orange; a light dull red is pink.
  if ((name === 'orange' || name === 'yellow') && hue < 100 && (chroma < 0.08 || (lightness < 0.65 && chroma < 0.13)))
    return 'brown';
  if (name === 'red' && lightness < 0.55 && (chroma < 0.09 || (hue > 38 && chroma < 0.13))) return 'brown';
  if (name === 'yellow' && lightness < 0.6) return 'green';
  if (name === 'red' && lightness > 0.72 && chroma < 0.16) return 'pink';
  return name;
}

/** Look-ups for all cells. Making one takes some 10 ms, so whoever compares many pictures keeps it. */
export interface Palette {
  /** The index in COLOUR_NAMES of every cell. */
  readonly names: Uint8Array;
  /** For every cell 1 when it is near a colour given as #rrggbb, else 0. A colour is always near itself. */
  near(hex: string): Uint8Array;
}

/** Makes the look-ups. */
export function createPalette(): Palette {
  const names = new Uint8Array(CELLS);
  const labs = new Float32Array(CELLS * 3);
  // the light of the middle of each of the 32 steps of a channel
  const light = Array.from({ length: 32 }, (_, step) => toLinear(`#${(step * 8 + 4).toString(16).padStart(2, '0')}0000`)[0]);
  for (let cell = 0; cell < CELLS; cell++) {
    const lab = labOf([light[cell >> 10] ?? 0, light[(cell >> 5) & 31] ?? 0, light[cell & 31] ?? 0]);
    names[cell] = COLOUR_NAMES.indexOf(nameOfLab(lab));
    labs.set(lab, cell * 3);
  }
  return {
    names,
    near: (hex) => {
      const near = new Uint8Array(CELLS);
      const target = cellOf(hex) * 3;
      const apart = (cell: number, axis: number): number => (labs[cell * 3 + axis] ?? 0) - (labs[target + axis] ?? 0);
      for (let cell = 0; cell < CELLS; cell++) {
        near[cell] = apart(cell, 0) ** 2 + apart(cell, 1) ** 2 + apart(cell, 2) ** 2 <= NEAR * NEAR ? 1 : 0;
      }
      return near;
    },
  };
}

/** The names a picture counts for, as bits by their place in COLOUR_NAMES: those that cover LEAST_SHARE together, and always the strongest; 0 without colours. */
export function nameBits(shares: readonly number[]): number {
  const strongest = strongestName(shares);
  if (strongest === -1) return 0;
  return shares.reduce((bits, share, index) => (share >= LEAST_SHARE ? bits | (1 << index) : bits), 1 << strongest);
}

/** The index of the name with the largest share, or -1 without any. */
export function strongestName(shares: readonly number[]): number {
  let best = -1;
  shares.forEach((share, index) => {
    if (share > (best === -1 ? 0 : (shares[best] ?? 0))) best = index;
  });
  return best;
}

/** The share of every name in a picture's colours. */
export function namedShares(colours: readonly PictureColour[], names: Uint8Array): number[] {
  const shares = COLOUR_NAMES.map(() => 0);
  for (const { colour, share } of colours) {
    const index = names[cellOf(colour)] ?? 0;
    shares[index] = (shares[index] ?? 0) + share;
  }
  return shares;
}
