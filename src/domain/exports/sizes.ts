import type { KitTier } from '#contract/kits.ts';

/** Width and height in px, as displayed. */
export interface PxSize {
  readonly width: number;
  readonly height: number;
}

/** A photo's file in a kit: where it lies, its size in px, and how it is encoded. */
export interface RenditionPlan {
  /** Also the folder below `photos/`. */
  readonly rendition: 'high-res' | 'web';
  readonly size: PxSize;
  /** JPEG quality, 1 to 100; lowered to keep `maxBytes`. */
  readonly quality: number;
  readonly maxBytes: number | null;
}

/** A high-resolution photo is at most so long on its longer side, in px (kit-output.md, section 6). */
export const HIGH_RES_PX = 6000;
/** A web photo is at most so long, in px, and at most WEB_BYTES large beside a high-resolution one. */
export const WEB_PX = 1600;
export const WEB_BYTES = 400_000;
/** The most bytes of a web photo that goes without a high-resolution one, as the tier `web` has it. */
export const WEB_ONLY_BYTES = 2_000_000;
/** A photo that is itself no longer than WEB_PX gets a web version of this length, so that the two can be told apart. */
const SMALL_WEB_PX = 960;
/** Long sides under which a photo is small for print, or fit for screens only (product.md, 'What journalists ask for'); the first is the tier `print`. */
export const PRINT_PX = 3000;
export const SCREEN_ONLY_PX = 1800;

/** JPEG qualities: print keeps what the photographer delivered, web is for screens, a picture that goes alone is in between. */
const QUALITY = { print: 88, web: 80, webOnly: 86, lite: 72 } as const;

/** The largest size of the same shape whose longer side is at most `longSide`; never larger than the original. */
export function fitInto(size: PxSize, longSide: number): PxSize {
  const scale = Math.min(1, longSide / Math.max(size.width, size.height));
  return { width: Math.max(1, Math.round(size.width * scale)), height: Math.max(1, Math.round(size.height * scale)) };
}

/** The size of a photo's high-resolution file. */
export const highResSize = (original: PxSize): PxSize => fitInto(original, HIGH_RES_PX);

/** The size of a photo's web file, or null when the photo is so small that one file serves both. */
export function webSize(original: PxSize): PxSize | null {
  const long = Math.max(original.width, original.height);
  if (long <= SMALL_WEB_PX) return null;
  return fitInto(original, long > WEB_PX ? WEB_PX : SMALL_WEB_PX);
}

/** What every photo of a kit for a mail may be at most: its longer side in px, and bytes. */
export interface LiteSize {
  readonly longSide: number;
  readonly maxBytes: number;
}

/** The files of a photo in a kit of this tier. `lite` says how small, and is read for the tier `lite` alone. */
export function renditionsOf(original: PxSize, tier: KitTier, lite: LiteSize): readonly RenditionPlan[] {
  switch (tier) {
    case 'full': {
      const web = webSize(original);
      const high = { rendition: 'high-res', size: highResSize(original), quality: QUALITY.print, maxBytes: null } as const;
      return web === null ? [high] : [high, { rendition: 'web', size: web, quality: QUALITY.web, maxBytes: WEB_BYTES }];
    }
    case 'print':
      return [{ rendition: 'high-res', size: fitInto(original, PRINT_PX), quality: QUALITY.print, maxBytes: null }];
    case 'web':
      return [{ rendition: 'web', size: fitInto(original, WEB_PX), quality: QUALITY.webOnly, maxBytes: WEB_ONLY_BYTES }];
    case 'lite':
      return [{ rendition: 'web', size: fitInto(original, lite.longSide), quality: QUALITY.lite, maxBytes: lite.maxBytes }];
  }
}

/** A kit for a mail is smaller than this, in bytes (issue 6: 10 MB). */
export const LITE_BYTES = 10_000_000;
/** Long sides tried for a kit for a mail, in px. */
const LITE_SIDES = [1600, 1280, 1024, 800, 640] as const;
/** Bytes a pixel that nearly every photo stays below at the lowest quality we write (measured: 24 photos, the noisiest 0.09). */
const LITE_BYTES_PER_PX = 0.1;

/**
 * How small the photos of a kit must be so that its zip stays below LITE_BYTES, when everything else in it takes `otherBytes`:
 * the largest size at which each has bytes enough. Depends on nothing but these two, so that every library makes the same kit.
 * `fits` is false when even the smallest would be spoilt; then that size is given.
 */
export function chooseLite(photos: number, otherBytes: number): LiteSize & { readonly fits: boolean } {
  const room = Math.floor((LITE_BYTES - otherBytes) / Math.max(1, photos));
  // Of a square, the shape with the most pixels for its longer side.
  const side = LITE_SIDES.find((longSide) => room >= longSide * longSide * LITE_BYTES_PER_PX * 0.75);
  if (side === undefined) return { longSide: 640, maxBytes: Math.max(room, 10_000), fits: photos === 0 && room >= 0 };
  return { longSide: side, maxBytes: Math.min(WEB_BYTES, room), fits: true };
}
