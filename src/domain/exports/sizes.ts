/** Width and height in px, as displayed. */
export interface PxSize {
  readonly width: number;
  readonly height: number;
}

/** A high-resolution photo is at most so long on its longer side, in px (kit-output.md, section 6). */
export const HIGH_RES_PX = 6000;
/** A web photo is at most so long, in px, and at most WEB_BYTES large. */
export const WEB_PX = 1600;
export const WEB_BYTES = 400_000;
/** A photo that is itself no longer than WEB_PX gets a web version of this length, so that the two can be told apart. */
const SMALL_WEB_PX = 960;
/** Long sides under which a photo is small for print, or fit for screens only (product.md, 'What journalists ask for'). */
export const PRINT_PX = 3000;
export const SCREEN_ONLY_PX = 1800;

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
