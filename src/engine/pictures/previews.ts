import { createHash } from 'node:crypto';
import type { Result } from '#contract/result.ts';
import { done, failed } from '#contract/result.ts';
import { decodeFailure } from './decode-failure.ts';
import type { FileType } from './file-type.ts';
import { DECODABLE } from './file-type.ts';
import { profileFacts } from './icc.ts';
import { hasSignature, MARKER, readSegments, SIGNATURE } from './jpeg-segments.ts';
import { labTiff, labToSrgb } from './lab-tiff.ts';
import type { Pixels } from './pixels.ts';
import type { OutputInfo } from './sharp.ts';
import { MAX_DECODE_SECONDS, sharp, UNTRUSTED } from './sharp.ts';

/** Two WebP files whose longer side is at most 320 and 1600 px, and the small one's pixels for hashing and colours. */
export type Previews = {
  readonly 320: Uint8Array;
  readonly 1600: Uint8Array;
  /** Of the 1600 preview, as displayed. */
  readonly width: number;
  readonly height: number;
  readonly thumbnail: Pixels;
  /**
   * SHA-256 of the decoded sRGB pixels of the large preview and their layout: files that differ only in metadata, container or lossless
   * packing have the same. Two pictures above 1600 px that differ only in what shrinking takes away may share it too.
   */
  readonly pixelHash: string;
};

/** Effort 1 is three times as fast as sharp's 4; 80 is sharp's default quality (performance.md, section a). */
const WEBP = { quality: 80, effort: 1 } as const;
/**
 * For drawings of few colours: every pixel is kept, in a third of the time and a fifth less room than with losses, whose transparency is
 * packed at the highest effort whatever is asked (39 logos at 1600 px: 32 ms and 20.5 kB, 103 ms and 25.1 kB).
 */
const WEBP_FLAT = { lossless: true, effort: 1, quality: 1 } as const;
/** Colours of a small preview, of 32,768, up to which a drawing counts as flat; a flat logo with its soft edges has some hundred. */
const FLAT_COLOURS = 1500;

/**
 * Decodes a picture once and makes both previews: orientation applied, sRGB, alpha kept, never enlarged; the first page of
 * an animation. An SVG is sanitised and drawn anew at each size. Refuses with imports.empty_file, .truncated (pixels are
 * missing), .too_large or .unsupported_picture. The same bytes give the same previews.
 */
export async function makePreviews(bytes: Uint8Array, type: FileType): Promise<Result<Previews>> {
  if (bytes.byteLength === 0) return failed('imports.empty_file', 'The file is empty.');
  if (!DECODABLE.has(type.mime)) {
    return failed('imports.unsupported_picture', `Pictures of the kind ${type.mime} cannot be decoded here.`, {
      mime: type.mime,
    });
  }
  if (type.mime === 'image/svg+xml') return previewSvg(bytes);
  try {
    const large = await decode(bytes, type);
    return done(await encodeBoth(large, await shrink(large)));
  } catch (thrown) {
    return decodeFailure(thrown);
  }
}

async function decode(bytes: Uint8Array, type: FileType): Promise<Pixels> {
  const lab = type.mime === 'image/tiff' ? labTiff(bytes) : null;
  if (lab !== null) return decodeLab(lab.asRgb);
  const colours = type.mime === 'image/jpeg' ? jpegColours(bytes) : 'other';
  // sharp converts colours before it shrinks: a transform from sRGB to sRGB would cost as much as the decoding, and one from
  // another RGB is done on the small picture instead (measured: 24 Mpx in Display P3, 365 ms and 180 ms)
  const picture = sharp(bytes, { ...UNTRUSTED, ignoreIcc: colours === 'sRGB' }).timeout({ seconds: MAX_DECODE_SECONDS });
  const shrunk = picture.autoOrient().resize(inside(1600));
  if (await needsNamedProfile(bytes, type.mime)) shrunk.withIccProfile('srgb');
  const converted = colours === 'RGB' ? sharp(await shrunk.keepIccProfile().tiff({ compression: 'none' }).toBuffer()) : shrunk;
  const { data, info } = await converted.toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return pixels(data, info);
}

/** sharp leaves 16-bit pixels in the colours of their own profile unless the profile of the result is named (seen in 0.35.5). */
export async function needsNamedProfile(bytes: Uint8Array, mime: string): Promise<boolean> {
  if (mime !== 'image/png' && mime !== 'image/apng' && mime !== 'image/tiff') return false;
  const { depth, hasProfile } = await sharp(bytes, UNTRUSTED).metadata();
  return hasProfile && depth === 'ushort';
}

/** Converted before it is shrunk, because a and b run through zero. */
async function decodeLab(asRgb: Uint8Array): Promise<Pixels> {
  const opened = sharp(asRgb, { ...UNTRUSTED, ignoreIcc: true }).timeout({ seconds: MAX_DECODE_SECONDS });
  const { data, info } = await opened.autoOrient().raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  labToSrgb(data, info.channels);
  const shrunk = await fromPixels(pixels(data, info)).resize(inside(1600)).raw().toBuffer({ resolveWithObject: true });
  return pixels(shrunk.data, shrunk.info);
}

async function shrink(large: Pixels): Promise<Pixels> {
  if (large.width <= 320 && large.height <= 320) return large;
  const { data, info } = await fromPixels(large).resize(inside(320)).raw().toBuffer({ resolveWithObject: true });
  return pixels(data, info);
}

async function encodeBoth(large: Pixels, small: Pixels, webp: typeof WEBP | typeof WEBP_FLAT = WEBP): Promise<Previews> {
  // one after the other: the cores are busy with other files
  const preview = await fromPixels(large).webp(webp).toBuffer();
  const thumbnail = large === small ? preview : await fromPixels(small).webp(webp).toBuffer();
  return {
    320: thumbnail,
    1600: preview,
    width: large.width,
    height: large.height,
    thumbnail: small,
    pixelHash: hashPixels(large),
  };
}

/** Whether a drawing has few colours; five bits of each are looked at. */
function isFlat({ data, channels }: Pixels): boolean {
  const seen = new Uint8Array(32_768);
  let colours = 0;
  for (let at = 0; at + 2 < data.length; at += channels) {
    const cell = (((data[at] ?? 0) >> 3) << 10) | (((data[at + 1] ?? 0) >> 3) << 5) | ((data[at + 2] ?? 0) >> 3);
    if (seen[cell] === 1) continue;
    seen[cell] = 1;
    if (++colours > FLAT_COLOURS) return false;
  }
  return true;
}

const hashPixels = ({ data, width, height, channels }: Pixels): string =>
  createHash('sha256').update(`${width} ${height} ${channels}\n`).update(data).digest('hex');

async function previewSvg(bytes: Uint8Array): Promise<Result<Previews>> {
  // svgo takes longer to load than everything else together: only for drawings
  const { drawSvg, readSvg, sanitiseSvg } = await import('./svg.ts');
  const text = readSvg(bytes);
  if (!text.ok) return text;
  const clean = sanitiseSvg(text.value);
  if (!clean.ok) return clean;
  const large = await drawSvg(clean.value, { longSide: 1600 });
  if (!large.ok) return large;
  const small = await drawSvg(clean.value, { longSide: 320 });
  if (!small.ok) return small;
  try {
    return done(await encodeBoth(large.value, small.value, isFlat(small.value) ? WEBP_FLAT : WEBP));
  } catch (thrown) {
    return decodeFailure(thrown);
  }
}

const inside = (px: number) => ({ width: px, height: px, fit: 'inside', withoutEnlargement: true }) as const;

const fromPixels = ({ data, width, height, channels }: Pixels) => sharp(data, { raw: { width, height, channels } });

const pixels = (data: Uint8Array, info: OutputInfo): Pixels => ({
  data,
  width: info.width,
  height: info.height,
  channels: info.channels as Pixels['channels'],
});

/** Whether a JPEG's colours are sRGB already: an sRGB profile, or none and three channels. */
export const isSrgbJpeg = (bytes: Uint8Array): boolean => jpegColours(bytes) === 'sRGB';

/** 'RGB' is three channels with a profile other than sRGB; 'other' is left to sharp. */
function jpegColours(bytes: Uint8Array): 'sRGB' | 'RGB' | 'other' {
  const segments = readSegments(bytes);
  // SOFn but not DHT, JPG, DAC (T.81, table B.1); its sixth byte counts the channels
  const frame = segments?.find(
    ({ marker }) => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc,
  );
  if (frame?.data[5] !== 3) return 'other';
  const profile = segments?.find((segment) => segment.marker === MARKER.APP2 && hasSignature(segment, SIGNATURE.icc));
  if (profile === undefined) return 'sRGB';
  // one in several segments is large, with tables: never sRGB as cameras and editors write it
  if (profile.data[SIGNATURE.icc.length + 1] !== 1) return 'RGB';
  const { isSrgb, space } = profileFacts(profile.data.subarray(SIGNATURE.icc.length + 2));
  if (isSrgb) return 'sRGB';
  return space === 'RGB ' ? 'RGB' : 'other';
}
