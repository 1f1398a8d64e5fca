import type { PaletteColour } from '#contract/logos.ts';
import { chromaOf, luminanceOf } from './tone.ts';

/** A colour of an artwork with its share of the drawn area. */
export interface SeenColour {
  readonly colour: string;
  readonly share: number;
}

/** Colours closer than this in every channel are one: an anti-aliased fringe, or two spellings of the same ink. */
const SAME = 10;

const distance = (one: string, other: string): number =>
  Math.max(
    ...[1, 3, 5].map((at) => Math.abs(Number.parseInt(one.slice(at, at + 2), 16) - Number.parseInt(other.slice(at, at + 2), 16))),
  );

/** Brings near colours together under the one that covers most, largest first. */
export function mergeColours(seen: readonly SeenColour[]): SeenColour[] {
  const kept: { colour: string; share: number }[] = [];
  for (const { colour, share } of seen.toSorted(
    (one, other) => other.share - one.share || (one.colour < other.colour ? -1 : 1),
  )) {
    const near = kept.find((one) => distance(one.colour, colour) <= SAME);
    if (near === undefined) kept.push({ colour, share });
    else near.share += share;
  }
  return kept.toSorted((one, other) => other.share - one.share);
}

/** Hue words for proposals, by the upper end of their range in degrees. */
const HUES: readonly (readonly [number, string])[] = [
  [15, 'Red'],
  [45, 'Orange'],
  [68, 'Yellow'],
  [165, 'Green'],
  [195, 'Teal'],
  [258, 'Blue'],
  [290, 'Violet'],
  [340, 'Pink'],
  [361, 'Red'],
];

/** A plain English name until somebody gives a better one. */
export function nameOfColour(hex: string): string {
  const light = luminanceOf(hex);
  if (light > 0.93) return 'White';
  if (light < 0.006) return 'Black';
  if (chromaOf(hex) < 0.06) return light > 0.5 ? 'Light grey' : light < 0.05 ? 'Ink' : 'Grey';
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const sector =
    most === red
      ? (green - blue) / (most - least)
      : most === green
        ? 2 + (blue - red) / (most - least)
        : 4 + (red - green) / (most - least);
  const hue = (sector * 60 + 360) % 360;
  const word = HUES.find(([end]) => hue < end)?.[1] ?? 'Red';
  return light < 0.09 ? `Dark ${word.toLowerCase()}` : light > 0.6 ? `Light ${word.toLowerCase()}` : word;
}

/** Colours that cover less than this of the drawing are left out. */
const LEAST_SHARE = 0.004;

/** A palette proposed from the colours of an artwork: names told apart by numbers, the first two colourful ones primary and secondary, the darkest ink. */
export function proposePalette(seen: readonly SeenColour[]): PaletteColour[] {
  const colours = mergeColours(seen)
    .filter(({ share }) => share >= LEAST_SHARE)
    .slice(0, 12);
  const colourful = colours.filter(({ colour }) => chromaOf(colour) >= 0.12);
  const primary = colourful[0]?.colour ?? colours[0]?.colour;
  const secondary = colourful.find(({ colour }) => colour !== primary)?.colour;
  const ink = colours
    .filter(({ colour }) => colour !== primary && colour !== secondary && luminanceOf(colour) < 0.1)
    .toSorted((one, other) => luminanceOf(one.colour) - luminanceOf(other.colour))[0]?.colour;
  const taken = new Map<string, number>();
  return colours.map(({ colour }) => {
    const name = nameOfColour(colour);
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    return {
      name: count === 1 ? name : `${name} ${count}`,
      colour,
      cmyk: null,
      pantone: '',
      role: colour === primary ? 'primary' : colour === secondary ? 'secondary' : colour === ink ? 'ink' : 'none',
    };
  });
}
