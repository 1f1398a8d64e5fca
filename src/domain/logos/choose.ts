import type { Brand, LogoAdvice, LogoUse, LogoWish, Variant } from '#contract/logos.ts';
import { masterFor } from './matrix.ts';
import { USES, type Use } from './uses.ts';

const rank = (order: readonly string[], value: string): number => {
  const at = order.indexOf(value);
  return at < 0 ? order.length : at;
};

const isVectorial = (variant: Variant): boolean => variant.files.some((file) => file.isVector && file.format !== 'eps');
const canDraw = (variant: Variant): boolean => variant.files.some((file) => !['eps', 'ico', 'other'].includes(file.format));

/** A coloured version may stand on a ground that its maker named; black and white are told by themselves. */
function fitsGround(variant: Variant, ground: Use['ground']): boolean {
  if (variant.colourway === 'white') return ground !== 'light';
  if (variant.colourway === 'black' || variant.colourway === 'greyscale') return ground === 'light' || ground === 'brand';
  return variant.ground === ground || (variant.ground === 'light' && ground === 'brand');
}

/** Which current variant of a brand to take for a use, ready to be made, and why; or what is missing. Pure, so that window and command line say the same. */
export function chooseLogo(brand: Brand, name: LogoUse, onlyLockup?: string): LogoAdvice {
  const use = USES[name];
  const current = brand.variants.filter(
    (variant) =>
      variant.status === 'current' && variant.assetId !== null && (onlyLockup === undefined || variant.lockup === onlyLockup),
  );
  const fitting = current
    .filter((variant) => use.colourways.includes(variant.colourway) && fitsGround(variant, use.ground) && canDraw(variant))
    .toSorted(
      (one, other) =>
        rank(use.lockups, one.lockup) - rank(use.lockups, other.lockup) ||
        rank(use.colourways, one.colourway) - rank(use.colourways, other.colourway) ||
        Number(isVectorial(other)) - Number(isVectorial(one)),
    );
  const usable = use.needsVector ? fitting.filter(isVectorial) : fitting;
  const [best] = usable;
  if (best === undefined) return nothingFor(brand, name, use, current, fitting, onlyLockup);
  const [lockup, colours, format] = use.why;
  const isBestLockup = best.lockup === use.lockups[0] || onlyLockup !== undefined;
  const wish = wishFor(best, use.wish, brand);
  return {
    use: name,
    variantId: best.id,
    wish,
    why: [
      isBestLockup ? lockup : `There is no ${use.lockups[0]} version that fits, so the ${best.lockup} one is next best.`,
      best.colourway === use.colourways[0]
        ? colours
        : `There is no ${words(use.colourways[0] ?? '')} version, and ${words(best.colourway)} will do here.`,
      wish.format === use.wish.format ? format : 'There is only a picture of it, so it comes as PNG.',
      ...minimumSentence(brand, best, wish),
    ],
    missing: '',
    fill: null,
    others: usable.slice(1, 5).map((variant) => variant.id),
  };
}

const words = (colourway: string): string => colourway.replace('-', ' ');

function wishFor(variant: Variant, wanted: Use['wish'], brand: Brand): LogoWish {
  const isPixels = !isVectorial(variant) && (wanted.format === 'svg' || wanted.format === 'pdf');
  const base = { dpi: 300, scale: 1, background: 'transparent', padding: 'none', ...wanted } as const;
  const format = isPixels
    ? 'png'
    : wanted.format === 'svg' && !variant.files.some((file) => file.format === 'svg')
      ? 'png'
      : wanted.format;
  const minimum = brand.rules.minimum.find((one) => one.lockup === variant.lockup);
  const widthMm = base.widthMm !== undefined && minimum !== undefined ? Math.max(base.widthMm, minimum.mm) : base.widthMm;
  return { ...base, ...(widthMm === undefined ? {} : { widthMm }), format, variantId: variant.id };
}

function minimumSentence(brand: Brand, variant: Variant, wish: LogoWish): string[] {
  const minimum = brand.rules.minimum.find((one) => one.lockup === variant.lockup);
  if (minimum === undefined) return [];
  return wish.widthMm === undefined ? [`Not smaller than ${minimum.px} px.`] : [`Not smaller than ${minimum.mm} mm.`];
}

function nothingFor(
  brand: Brand,
  name: LogoUse,
  use: Use,
  current: readonly Variant[],
  fitting: readonly Variant[],
  onlyLockup: string | undefined,
): LogoAdvice {
  const advice = { use: name, variantId: null, wish: null, why: [], others: fitting.slice(0, 4).map((variant) => variant.id) };
  const [colourway = 'full-colour'] = use.colourways;
  if (current.length === 0) return { ...advice, missing: 'There is no current logo with a file.', fill: null };
  if (fitting.length > 0)
    return { ...advice, missing: 'Only a vector will do here, and there are only pictures. Add the SVG or PDF.', fill: null };
  for (const wanted of use.colourways) {
    for (const lockup of onlyLockup === undefined ? use.lockups : [onlyLockup]) {
      const master = masterFor(brand, lockup, wanted);
      if (master !== null && (wanted === 'black' || wanted === 'white' || wanted === 'greyscale'))
        return {
          ...advice,
          missing: `The ${wanted} version is missing; it can be made from the SVG in full colour.`,
          fill: { lockup, colourway: wanted, from: master.id },
        };
    }
  }
  const ground = use.ground === 'photo' ? 'a photo' : use.ground === 'brand' ? 'the brand’s colour' : `a ${use.ground} ground`;
  return {
    ...advice,
    missing: `There is no ${words(colourway)} version for ${ground}, and no full-colour SVG to make it from.`,
    fill: null,
  };
}
