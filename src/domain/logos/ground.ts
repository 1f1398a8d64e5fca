import type { Ground, PaletteColour } from '#contract/logos.ts';
import { isPaper, luminanceOf } from './tone.ts';

type Palette = readonly Pick<PaletteColour, 'colour' | 'role'>[];

/** The colour that a variant is shown on: white, the darkest of the palette (or near black), the brand's first colour. A photo is stood for by a dark grey. */
export function groundColourOf(ground: Ground, palette: Palette): string {
  if (ground === 'light') return '#ffffff';
  if (ground === 'photo') return '#3a3f44';
  const chosen = palette.find((one) => one.role === 'primary') ?? palette[0];
  if (ground === 'brand') return chosen?.colour ?? '#26323c';
  const dark = palette.map((one) => one.colour).toSorted((one, other) => luminanceOf(one) - luminanceOf(other))[0];
  return dark !== undefined && luminanceOf(dark) < 0.18 ? dark : '#16191d';
}

/** True for a mark whose every colour is as light as paper, which nobody sees on white: a white version that no brand knows yet. */
export const isForDark = (colours: readonly { readonly colour: string }[]): boolean =>
  colours.length > 0 && colours.every(({ colour }) => isPaper(colour));
