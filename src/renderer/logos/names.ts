import type { Brand, Ground, Variant, VariantFile } from '#contract/logos.ts';
import { groundColourOf } from '#domain/logos/ground.ts';
import { words } from '../words/catalogue.ts';

/** What a variant is called in its brand: 'Primary, white'; with its ground where the brand has the same drawing for several. */
export function nameOfVariant(
  variant: Pick<Variant, 'lockup' | 'colourway' | 'ground' | 'id'>,
  brand?: Pick<Brand, 'variants'>,
): string {
  const name = words.logos.variant(variant.lockup, variant.colourway);
  const isShared = brand?.variants.some(
    (other) =>
      other.id !== variant.id &&
      other.status !== 'superseded' &&
      other.lockup === variant.lockup &&
      other.colourway === variant.colourway &&
      other.ground !== variant.ground,
  );
  return isShared === true ? `${name}, ${words.logos.grounds[variant.ground].toLowerCase()}` : name;
}

/** The file that shows a variant: its master, else the first one that can be seen. */
export const faceOf = (variant: Pick<Variant, 'files'>): VariantFile | undefined =>
  variant.files.find((file) => file.isMaster && file.hasPreview) ?? variant.files.find((file) => file.hasPreview);

/** The colour a variant is shown on. */
export const groundOf = (ground: Ground, brand: Pick<Brand, 'palette'>): string => groundColourOf(ground, brand.palette);

/** The variant that stands for a brand in a list: its symbol in full colour, else whatever comes first. */
export function emblemOf(brand: Pick<Brand, 'variants'>): Variant | undefined {
  const current = brand.variants.filter((variant) => variant.status === 'current' && faceOf(variant) !== undefined);
  return (
    current.find((variant) => variant.lockup === 'symbol' && variant.colourway === 'full-colour') ??
    current.find((variant) => variant.lockup === 'symbol') ??
    current.find((variant) => variant.colourway === 'full-colour') ??
    current[0]
  );
}

/** How many logos and files a brand has; retired ones are not counted, nor those only asked for. */
export function countsOf(brand: Pick<Brand, 'variants'>): { readonly variants: number; readonly files: number } {
  const current = brand.variants.filter((variant) => variant.status === 'current');
  return { variants: current.length, files: current.reduce((sum, variant) => sum + variant.files.length, 0) };
}
