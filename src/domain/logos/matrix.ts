import type { Brand, FormatGap, Matrix, MatrixCell, SourceFormat, Variant } from '#contract/logos.ts';

/** Formats that every variant should have: a vector for print, one for the web, pixels for everything else. */
const WANTED = ['svg', 'pdf', 'png'] as const;

/** Colourways that every brand should have; greyscale and own ones are columns when there is one. */
const COLUMNS = ['full-colour', 'black', 'white'];

/** Colourways that Dateline makes from a full-colour master. */
const MADE = new Set(['black', 'white', 'greyscale']);

/** A variant's SVG: what further versions and formats are made from. */
const hasSvg = (variant: Variant): boolean => variant.files.some((file) => file.format === 'svg' && file.isVector);

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Lockups by colourways of a brand with the formats at hand and what is missing. Retired variants fill no cell. */
export function matrixOf(brand: Brand): Matrix {
  const standing = brand.variants.filter((variant) => variant.status !== 'superseded');
  const lockups = unique(standing.map((variant) => variant.lockup));
  const colourways = unique([...COLUMNS, ...standing.map((variant) => variant.colourway)]);
  const cells = lockups.flatMap((lockup) => colourways.map((colourway) => cellOf(brand, lockup, colourway)));
  return {
    brandId: brand.id,
    lockups,
    colourways,
    cells,
    variants: brand.variants.length,
    files: brand.variants.reduce((sum, variant) => sum + variant.files.length, 0),
    gaps: cells.reduce((sum, cell) => sum + cell.gaps.length, 0),
  };
}

function cellOf(brand: Brand, lockup: string, colourway: string): MatrixCell {
  const here = brand.variants.filter((variant) => variant.lockup === lockup && variant.colourway === colourway);
  const current = here.filter((variant) => variant.status === 'current');
  const formats = unique(current.flatMap((variant) => variant.files.map((file) => file.format)));
  return {
    lockup,
    colourway,
    variantIds: here.map((variant) => variant.id),
    formats,
    gaps: WANTED.filter((format) => !formats.includes(format)).map((format) =>
      gapOf(brand, current, { lockup, colourway, format }),
    ),
  };
}

function gapOf(
  brand: Brand,
  current: readonly Variant[],
  { lockup, colourway, format }: { lockup: string; colourway: string; format: FormatGap['format'] },
): FormatGap {
  const own = current.find(hasSvg);
  if (own !== undefined)
    return { format, canMake: true, from: own.id, why: `Made from the SVG of the ${words(colourway)} version.` };
  const other = masterFor(brand, lockup, colourway);
  if (other !== null)
    return { format, canMake: true, from: other.id, why: `Made from the SVG of the ${words(other.colourway)} version.` };
  const has: readonly SourceFormat[] = current.flatMap((variant) => variant.files.map((file) => file.format));
  return {
    format,
    canMake: false,
    from: null,
    why:
      has.length === 0
        ? 'There is no SVG of this lockup to make it from.'
        : `There is ${has.map((one) => one.toUpperCase()).join(', ')} only. Add the SVG to make it.`,
  };
}

const words = (colourway: string): string => colourway.replace('-', ' ');

/** The variant that a missing colourway of a lockup can be made from: only black, white and greyscale, and only from a full-colour SVG. */
export const masterFor = (brand: Brand, lockup: string, colourway: string): Variant | null =>
  (MADE.has(colourway) &&
    brand.variants.find(
      (variant) =>
        variant.status === 'current' && variant.lockup === lockup && variant.colourway === 'full-colour' && hasSvg(variant),
    )) ||
  null;
