import type { PaletteColour } from '#contract/logos.ts';
import type { BrandTheme } from '#contract/organisations.ts';
import { chromaOf, luminanceOf } from './tone.ts';

const INK = '#16191d';

/** The three colours that a kit's page takes from a palette: by role where somebody gave one, else the most colourful two and the darkest. Null without colours. */
export function themeOf(palette: readonly PaletteColour[]): BrandTheme | null {
  const [first] = palette;
  if (first === undefined) return null;
  const byRole = (role: PaletteColour['role']): string | undefined => palette.find((one) => one.role === role)?.colour;
  const colourful = palette.map((one) => one.colour).filter((colour) => chromaOf(colour) >= 0.12);
  const primary = byRole('primary') ?? colourful[0] ?? first.colour;
  const secondary = byRole('secondary') ?? byRole('accent') ?? colourful.find((colour) => colour !== primary) ?? primary;
  const dark = palette
    .map((one) => one.colour)
    .filter((colour) => luminanceOf(colour) < 0.03)
    .toSorted((one, other) => luminanceOf(one) - luminanceOf(other))[0];
  return { primary, secondary, ink: byRole('ink') ?? dark ?? INK };
}
