import { createRequire } from 'node:module';
import type Package from 'sharp';
import type { Sharp, SharpInput, SharpOptions } from 'sharp';

// The one file that imports sharp, so that its process-wide settings hold wherever pixels are touched.
let loaded: typeof Package | undefined;

/** The package, loaded when a picture is first touched: it takes 50 ms and 20 MB, and a start touches none. */
function load(): typeof Package {
  if (loaded !== undefined) return loaded;
  loaded = createRequire(import.meta.url)('sharp') as typeof Package;
  // One thread a picture: files are done in parallel, threads inside one only add overhead (performance.md, section a, tuning).
  loaded.concurrency(1);
  // No operation is ever repeated on the same input, so libvips' cache would only hold memory.
  loaded.cache(false);
  return loaded;
}

/** Opens pixels with sharp. */
export function sharp(options?: SharpOptions): Sharp;
export function sharp(input?: SharpInput | SharpInput[], options?: SharpOptions): Sharp;
export function sharp(...given: unknown[]): Sharp {
  // As many as were given: sharp tells no argument from an undefined one.
  return (load() as (...all: unknown[]) => Sharp)(...given);
}

/**
 * The largest picture that is decoded, in pixels: 16,383 x 16,383, sharp's own default for `limitInputPixels`
 * (https://sharp.pixelplumbing.com/api-constructor). Checked against the header, before any pixel is read.
 */
export const MAX_PICTURE_PIXELS = 0x3fff * 0x3fff;

/** Seconds of pixel work after which sharp gives up on one picture: far above the 0.2 s that a photo of 24 Mpx takes. */
export const MAX_DECODE_SECONDS = 120;

/**
 * How every untrusted picture is opened: broken colour or metadata is tolerated, missing pixels are not
 * ('truncated' is the only failure that a look at the result would not forgive), the pixel limit holds.
 */
export const UNTRUSTED = { failOn: 'truncated', limitInputPixels: MAX_PICTURE_PIXELS, sequentialRead: true } as const;

export type { JpegOptions, Metadata, OutputInfo, Sharp } from 'sharp';
