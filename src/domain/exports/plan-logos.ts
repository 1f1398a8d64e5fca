import { slug } from '../names.ts';
import type { KitAsset, KitVariant } from './content.ts';
import { kitExtension } from './extension.ts';
import { isBarred, nameByContent, type PlanContext, type PlanFile, planned } from './plan-file.ts';
import type { PxSize } from './sizes.ts';

/** A logo's PNG is this wide, in px (kit-output.md, section 6) … */
const LOGO_PNG_PX = 2000;
/** … or, for a mark that is about as high as wide, this. */
const SYMBOL_PNG_PX = 1000;
/** A variant comes in a small size for pages as well, in px. */
const SMALL_PNG_PX = 500;
/** No side of it is longer, however high the mark, in px. */
const MOST_PNG_PX = 8192;

/** The files of single logos and of whole variants: vector, PDF, PNG. Never of one that is superseded. */
export function logoFiles(context: PlanContext): PlanFile[] {
  const { content } = context;
  return [
    ...content.logos.flatMap((asset) => (isBarred(asset) ? [] : fileOfLibrary(context, asset))),
    ...content.variants.flatMap((logo) => variantFiles(context, logo)),
  ];
}

function fileOfLibrary(context: PlanContext, asset: KitAsset): PlanFile[] {
  const owner = slug(asset.variant?.brandName ?? context.content.organisation?.name ?? '') || 'logo';
  const what =
    asset.variant === null
      ? slug(asset.title || asset.filename)
      : `${slug(asset.variant.lockup)}_${slug(asset.variant.colourway)}`;
  const base = `logos/${owner}_logo_${what || nameByContent(asset)}`;
  const group = `${owner}-${what}`;
  if (asset.mime !== 'image/svg+xml') {
    const px = asset.width === null || asset.height === null ? '' : `_${asset.width}x${asset.height}`;
    const path = `${base}${px}.${kitExtension(asset)}`;
    return [planned(context, path, 'logo', 'The logo as it was delivered', { kind: 'original', asset }, group)];
  }
  const vectors = [
    planned(context, `${base}.svg`, 'logo', 'Vector, for print and any size', { kind: 'logo-svg', asset }, group),
    planned(context, `${base}.pdf`, 'logo', 'Vector, for printers', { kind: 'logo-pdf', asset }, group),
  ];
  const size = logoPngSize(aspectOf(asset));
  // A hairline has no bitmap that could be opened: its vector goes alone.
  if (size === null) return vectors;
  const path = `${base}_${size.width}x${size.height}.png`;
  return [...vectors, planned(context, path, 'logo', 'Transparent, for screens', { kind: 'logo-png', asset, size }, group)];
}

/** A variant as a whole, drawn anew by the logos room from its master, whatever that is. */
function variantFiles(context: PlanContext, logo: KitVariant): PlanFile[] {
  const { variant, master } = logo;
  if (variant.status !== 'current' || master === null || !master.originalExists) return [];
  const formats = new Set(logo.variant.files.map((file) => file.format));
  const owner = slug(variant.brandName) || 'logo';
  const what = [slug(variant.lockup), slug(variant.colourway)].filter((part) => part !== '').join('_') || nameByContent(master);
  const base = `logos/${owner}_logo_${what}`;
  const group = `${owner}-${what}`;
  const file = (tail: string, reason: string, format: 'svg' | 'pdf' | 'png', size: PxSize | null): PlanFile =>
    planned(context, `${base}${tail}`, 'logo', reason, { kind: 'logo-variant', logo, format, size }, group);
  const hasSvg = formats.has('svg');
  const hasPdf = hasSvg || formats.has('pdf') || formats.has('ai');
  const aspect = aspectOf(master);
  const large = logoPngSize(aspect);
  const sizes = large === null ? [] : [large, { width: SMALL_PNG_PX, height: Math.max(1, Math.round(SMALL_PNG_PX / aspect)) }];
  return [
    ...(hasSvg ? [file('.svg', 'Vector, for print and any size', 'svg', null)] : []),
    ...(hasPdf ? [file('.pdf', 'Vector, for printers', 'pdf', null)] : []),
    ...(hasPdf || ['png', 'webp', 'jpg'].some((format) => formats.has(format as 'png'))
      ? sizes.map((size) => file(`_${size.width}x${size.height}.png`, 'Transparent, for screens', 'png', size))
      : []),
  ];
}

const aspectOf = (asset: KitAsset): number =>
  asset.width !== null && asset.height !== null && asset.height > 0 ? asset.width / asset.height : 1;

function logoPngSize(aspect: number): PxSize | null {
  const width = Math.min(aspect < 1.5 ? SYMBOL_PNG_PX : LOGO_PNG_PX, Math.floor(MOST_PNG_PX * aspect));
  if (width < 1) return null;
  return { width, height: Math.max(1, Math.round(width / aspect)) };
}
