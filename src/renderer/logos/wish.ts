import type { LogoFormat, LogoWish, LogoWishInput, Variant } from '#contract/logos.ts';
import { keep, kept } from '../shell/kept.ts';

/** By what a size is given; print sizes in mm. */
export const SIZES = ['width', 'height', 'widthMm', 'heightMm'] as const;
/** By what the size of a logo is wished. */
export type SizeBy = (typeof SIZES)[number];

/** What is chosen in the panel: a wish whose size is always filled in, so that going to another format and back loses nothing. */
export interface Choice {
  readonly format: LogoFormat;
  readonly by: SizeBy;
  readonly size: number;
  readonly dpi: number;
  readonly scale: 1 | 2 | 3;
  readonly background: string;
  readonly padding: 'none' | 'half' | 'clear';
  readonly source: string | null;
}

/** A PNG of 1,200 px on nothing: what most people come for. */
export const FIRST_CHOICE: Choice = {
  format: 'png',
  by: 'width',
  size: 1200,
  dpi: 300,
  scale: 1,
  background: 'transparent',
  padding: 'none',
  source: null,
};

const KEY = 'logoWish';
const FORMATS: readonly LogoFormat[] = ['svg', 'png', 'webp', 'jpg', 'pdf', 'ico', 'favicons', 'source'];

/** Formats whose size can be chosen, and those that can have densities and colours behind them. */
export const hasSize = (format: LogoFormat): boolean => ['svg', 'png', 'webp', 'jpg', 'pdf'].includes(format);
/** Whether a format is made of pixels. */
export const isPicture = (format: LogoFormat): boolean => ['png', 'webp', 'jpg'].includes(format);
/** Whether a format can have a ground behind the logo. */
export const hasGround = (format: LogoFormat): boolean => hasSize(format);

/** What a variant can be had as: vectors only from vectors, an EPS only as it was delivered. */
export function formatsFor(variant: Pick<Variant, 'files'>): readonly LogoFormat[] {
  const files = variant.files;
  const hasSvg = files.some((file) => file.format === 'svg' && file.isVector);
  const hasPdf = hasSvg || files.some((file) => file.format === 'pdf' && file.isVector);
  const canDraw = files.some((file) => !['eps', 'ico', 'other'].includes(file.format));
  return FORMATS.filter((format) => {
    if (format === 'svg') return hasSvg;
    if (format === 'pdf') return hasPdf;
    if (format === 'source') return files.length > 0;
    return canDraw;
  });
}

/** The panel's first state for a variant: what the person took last, as far as this variant can be had like that; or what was proposed. */
export function startFor(variant: Pick<Variant, 'files'>, proposed: LogoWish | null): Choice {
  const last = proposed === null ? { ...FIRST_CHOICE, ...kept(KEY, readKept) } : choiceOf(proposed);
  const formats = formatsFor(variant);
  return formats.includes(last.format) ? last : { ...last, format: formats.includes('png') ? 'png' : (formats[0] ?? 'source') };
}

/** Remembers format and size for the next logo; grounds and padding belong to the one. */
export function remember({ format, by, size, dpi, scale }: Choice): void {
  keep(KEY, { format, by, size, dpi, scale });
}

function readKept(value: unknown): Partial<Choice> {
  const known = (value ?? {}) as Record<string, unknown>;
  const format = FORMATS.find((one) => one === known.format);
  const by = SIZES.find((one) => one === known.by);
  const size = known.size;
  const dpi = known.dpi;
  const scale = ([1, 2, 3] as const).find((one) => one === known.scale);
  return {
    ...(format === undefined ? {} : { format }),
    ...(by === undefined || typeof size !== 'number' || !(size > 0) ? {} : { by, size }),
    ...(typeof dpi === 'number' && dpi >= 36 && dpi <= 2400 ? { dpi: Math.round(dpi) } : {}),
    ...(scale === undefined ? {} : { scale }),
  };
}

function choiceOf(wish: LogoWish): Choice {
  const by = SIZES.find((one) => wish[one] !== undefined);
  return {
    format: wish.format,
    by: by ?? FIRST_CHOICE.by,
    size: (by === undefined ? undefined : wish[by]) ?? FIRST_CHOICE.size,
    dpi: wish.dpi,
    scale: wish.scale,
    background: wish.background,
    padding: typeof wish.padding === 'number' ? 'none' : wish.padding,
    source: wish.source ?? null,
  };
}

/** What the engine is asked for; null while the size is none. */
export function wishOf(variant: Pick<Variant, 'id'>, choice: Choice): LogoWishInput | null {
  const { format, by, size, dpi, scale, background, padding, source } = choice;
  const isMm = by === 'widthMm' || by === 'heightMm';
  if (hasSize(format) && !(isMm ? size >= 0.5 && size <= 10_000 : Number.isInteger(size) && size >= 1 && size <= 16_384))
    return null;
  if (isMm && !(Number.isInteger(dpi) && dpi >= 36 && dpi <= 2400)) return null;
  return {
    variantId: variant.id,
    format,
    ...(hasSize(format) ? { [by]: size } : {}),
    ...(isMm ? { dpi } : isPicture(format) ? { scale } : {}),
    ...(hasGround(format) ? { background: background as LogoWish['background'], padding } : {}),
    ...(format === 'source' && source !== null ? { source } : {}),
  };
}

/** The ending of the file that a wish becomes. */
export const extensionOf = (name: string): string => name.split('.').at(-1) ?? '';
