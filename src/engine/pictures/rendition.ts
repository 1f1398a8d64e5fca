import type { Result } from '#contract/result.ts';
import { done, failed } from '#contract/result.ts';
import { decodeFailure } from './decode-failure.ts';
import type { EmbeddedFields } from './embedded-fields.ts';
import { DECODABLE, detectFileType } from './file-type.ts';
import { iimSegment } from './iim.ts';
import { keepPixels } from './jpeg-keep.ts';
import { hasSignature, insertSegments, MARKER, readSegments, SIGNATURE } from './jpeg-segments.ts';
import { isSrgbJpeg, needsNamedProfile } from './previews.ts';
import type { JpegOptions } from './sharp.ts';
import { MAX_DECODE_SECONDS, sharp, UNTRUSTED } from './sharp.ts';
import { xmpSegment } from './xmp.ts';

/** What a rendition is to be. */
export type RenditionWish = {
  /** The exact size in px. */
  readonly width: number;
  readonly height: number;
  /** JPEG quality, 1 to 100. */
  readonly quality: number;
  /** The most bytes of the whole file; quality is lowered to get there, down to LOWEST_QUALITY and no further. */
  readonly maxBytes?: number;
  /** Pixels that already are what is wished (upright sRGB JPEG of that size, not too large) are copied, not encoded again. */
  readonly asDelivered?: boolean;
};

/** A JPEG with its size in px and the quality it was written with; null if its pixels were copied. */
export type Rendition = {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly quality: number | null;
};

/** Below this quality blocks show; a picture that is still too large is delivered so rather than spoilt. */
export const LOWEST_QUALITY = 40;

/** Times that a rendition is encoded to meet its limit: halving the 60 steps above LOWEST_QUALITY six times leaves one. */
const MAX_TRIES = 6;

/** mozjpeg's tables (ImageMagick's, number 3) alone: 1 to 6 % fewer bytes for nothing (measured on three photos of the sample kit). */
const QUANTISATION_TABLE = 3;

/** The longest side that a JPEG can have (ITU-T T.81, B.2.2: 16 bits). */
const MAX_SIDE_PX = 65_535;

/**
 * Makes the file that a journalist gets: JPEG in sRGB with its profile embedded, upright, on white where it was transparent,
 * scaled to exactly the wanted size. It carries the given fields as XMP and IIM and nothing else of the original: no EXIF, no
 * coordinates, serial numbers or owners. The same input gives the same bytes. Refuses as makePreviews does, and drawings.
 */
export async function makeRendition(
  original: Uint8Array,
  wish: RenditionWish,
  fields: EmbeddedFields,
): Promise<Result<Rendition>> {
  const { width, height } = wish;
  if (original.byteLength === 0) return failed('imports.empty_file', 'The file is empty.');
  if (!isSide(width) || !isSide(height) || width * height > UNTRUSTED.limitInputPixels) {
    return failed('imports.too_large', `A JPEG of ${width} × ${height} pixels cannot be made.`, { width, height });
  }
  // librsvg draws whatever sharp takes for an SVG, sanitised or not
  const { mime } = await detectFileType(original, '');
  if (mime === 'image/svg+xml' || !DECODABLE.has(mime)) {
    return failed('imports.unsupported_picture', `Renditions are made of photos, not of ${mime}.`, { mime });
  }
  try {
    const segments = [xmpSegment(fields), iimSegment(fields), ...(await srgbSegments())].filter((segment) => segment !== null);
    const room = (wish.maxBytes ?? Number.POSITIVE_INFINITY) - segments.reduce((sum, segment) => sum + segment.length, 0);
    const kept = wish.asDelivered === true && isSrgbJpeg(original) ? keepPixels(original, width, height) : null;
    const made =
      kept !== null && kept.length <= room
        ? { jpeg: kept, quality: null }
        : await encodeWithin(await prepareEncoding(original, mime, wish), wish.quality, room);
    const bytes = insertSegments(made.jpeg, segments);
    if (bytes === null) return failed('imports.unsupported_picture', 'The rendition could not be written.');
    return done({ bytes, width, height, quality: made.quality });
  } catch (thrown) {
    return decodeFailure(thrown);
  }
}

const isSide = (px: number) => Number.isInteger(px) && px >= 1 && px <= MAX_SIDE_PX;

/**
 * The profile as sharp embeds it, taken from a picture of one pixel (1 ms). Asked for on the real picture, sharp would
 * also transform every pixel from sRGB to sRGB, for a second at 24 Mpx and rounding errors.
 */
async function srgbSegments(): Promise<readonly Uint8Array[]> {
  const create = { width: 1, height: 1, channels: 3, background: '#ffffff' } as const;
  const jpeg = await sharp({ create }).withIccProfile('srgb').jpeg().toBuffer();
  const segments = readSegments(jpeg) ?? [];
  return segments
    .filter((one) => one.marker === MARKER.APP2 && hasSignature(one, SIGNATURE.icc))
    .map(({ start, end }) => jpeg.subarray(start, end));
}

type Encode = (options: JpegOptions) => Promise<Uint8Array>;

/** Pixels are kept between tries where several may be needed; a single encoding runs straight through without holding them. */
async function prepareEncoding(original: Uint8Array, mime: string, wish: RenditionWish): Promise<Encode> {
  const picture = sharp(original, { ...UNTRUSTED, ignoreIcc: isSrgbJpeg(original) })
    .timeout({ seconds: MAX_DECODE_SECONDS })
    .autoOrient()
    .resize({ width: wish.width, height: wish.height, fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb');
  // named here, the profile would be embedded beside the one that is inserted, so these pixels are taken raw
  const isNamed = await needsNamedProfile(original, mime);
  if (isNamed) picture.withIccProfile('srgb');
  if (wish.maxBytes === undefined && !isNamed) return (options) => picture.jpeg(options).toBuffer();
  const { data, info } = await picture.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels } as const;
  return (options) => sharp(data, { raw }).toColourspace('srgb').jpeg(options).toBuffer();
}

/** Colour at full resolution where quality is asked for, as print desks want it. */
const subsampling = (quality: number) => (quality >= 90 ? '4:4:4' : '4:2:0');

const quick = (quality: number): JpegOptions => ({
  quality,
  quantisationTable: QUANTISATION_TABLE,
  chromaSubsampling: subsampling(quality),
});

/** mozjpeg's whole search: another 7 to 10 % fewer bytes for ten times the time, so only for files that would not fit. */
const thorough = (quality: number): JpegOptions => ({ quality, mozjpeg: true, chromaSubsampling: subsampling(quality) });

/** The highest quality up to the wanted one that fits into the bytes, by halving; LOWEST_QUALITY when none does. */
async function encodeWithin(encode: Encode, wanted: number, bytes: number): Promise<{ jpeg: Uint8Array; quality: number }> {
  const highest = Math.min(100, Math.max(1, Math.round(wanted)));
  const first = await encode(quick(highest));
  if (first.length <= bytes || highest <= LOWEST_QUALITY) return { jpeg: first, quality: highest };
  let low = LOWEST_QUALITY;
  let high = highest;
  let best: { jpeg: Uint8Array; quality: number } | null = null;
  for (let tries = 0; tries < MAX_TRIES && low <= high; tries++) {
    const quality = Math.floor((low + high) / 2);
    const jpeg = await encode(thorough(quality));
    if (jpeg.length <= bytes) {
      best = { jpeg, quality };
      low = quality + 1;
    } else high = quality - 1;
  }
  return best ?? { jpeg: await encode(thorough(LOWEST_QUALITY)), quality: LOWEST_QUALITY };
}
