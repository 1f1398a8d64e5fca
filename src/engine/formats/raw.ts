import { readMetadata } from '../pictures/metadata.ts';
import { ascii, type Box, boxesIn, findBox, viewOf } from './boxes.ts';
import { content, type FormatContent, opaque } from './content.ts';
import { isSideways, pictureInside } from './picture.ts';
import { embeddedJpegs, jpegPixels, jpegSize, readTiff, type TiffFacts } from './tiff-read.ts';

/** A JPEG within a raw file is smaller than this; Fuji's full-size ones have some 10 MB. */
const MAX_JPEG_BYTES = 64 * 1024 * 1024;

/**
 * Reads a camera's raw file: the largest JPEG that the camera stored beside its sensor data stands for the picture. Raw data itself is
 * not developed: every program would show other colours.
 */
export async function readRaw(bytes: Uint8Array): Promise<FormatContent> {
  const found = locate(bytes);
  if (found === null) return opaque('imports.no_decoder');
  const { facts, jpegs } = found;
  const metadata = readMetadata(found.metadata);
  for (const jpeg of jpegs.slice(0, 5)) {
    const picture = await pictureInside(jpeg, facts.orientation);
    if (picture === null) continue;
    const own = jpegSize(jpeg);
    const stored = facts.width > 0 ? facts : (own ?? facts);
    return content({
      ...sizeOf(stored, facts.orientation),
      picture,
      metadata,
      facts: { camera: facts.camera, preview: 'stored by the camera' },
    });
  }
  return opaque('imports.no_preview_inside', { ...sizeOf(facts, facts.orientation), metadata, facts: { camera: facts.camera } });
}

const sizeOf = ({ width, height }: { readonly width: number; readonly height: number }, orientation: number) =>
  isSideways(orientation) ? { width: height, height: width } : { width, height };

interface Located {
  readonly facts: TiffFacts;
  /** Largest picture first. */
  readonly jpegs: readonly Uint8Array[];
  /** What the metadata is read from. */
  readonly metadata: Uint8Array;
}

function locate(bytes: Uint8Array): Located | null {
  try {
    if (ascii(bytes, 0, 8) === 'FUJIFILM') return locateFuji(bytes);
    if (ascii(bytes, 4, 4) === 'ftyp') return locateCanon3(bytes);
    const tiff = asTiff(bytes);
    const facts = readTiff(tiff);
    return facts === null ? null : { facts, jpegs: embeddedJpegs(bytes, facts), metadata: tiff };
  } catch {
    return null; // a place outside the file
  }
}

/** Olympus and Panasonic write other magic numbers than 42 behind the byte order; only the head is changed for reading. */
function asTiff(bytes: Uint8Array): Uint8Array {
  const magic = ascii(bytes, 0, 4);
  if (!/^(IIRO|IIRS|MMOR|IIU\0)/.test(magic)) return bytes;
  const copy = Uint8Array.from(bytes);
  copy.set(magic.startsWith('II') ? [42, 0] : [0, 42], 2);
  return copy;
}

/** Fuji's RAF: where its JPEG lies stands at 84 (ExifTool, FujiFilm.pm); the JPEG holds the EXIF. */
function locateFuji(bytes: Uint8Array): Located | null {
  const view = viewOf(bytes);
  const jpeg = bytes.subarray(view.getUint32(84), view.getUint32(84) + view.getUint32(88));
  if (jpegPixels(jpeg) === 0) return null;
  const exif = exifOfJpeg(jpeg);
  const size = jpegSize(jpeg);
  const facts = exif ?? { orientation: 1, camera: ascii(bytes, 28, 32).replace(/\0.*$/, ''), width: 0, height: 0, jpegs: [] };
  return { facts: { ...facts, width: size?.width ?? 0, height: size?.height ?? 0 }, jpegs: [jpeg], metadata: jpeg };
}

function exifOfJpeg(jpeg: Uint8Array): TiffFacts | null {
  const at = Buffer.from(jpeg.buffer, jpeg.byteOffset, Math.min(jpeg.length, 4096)).indexOf('Exif\0\0');
  return at < 0 ? null : readTiff(jpeg.subarray(at + 6));
}

/** Canon's CR3: EXIF in CMT1, the full-size JPEG as a track's only sample, a smaller one in PRVW (github.com/lclevy/canon_cr3). */
function locateCanon3(bytes: Uint8Array): Located | null {
  const movie = findBox(bytes, ['moov']);
  if (movie === null) return null;
  const canon = [...boxesIn(bytes, movie.start, movie.end)].find((box) => box.type === 'uuid');
  const first = canon === undefined ? null : findBox(bytes, ['CMT1'], { ...canon, start: canon.start + 16 });
  const exif = first === null ? null : bytes.subarray(first.start, first.end);
  const facts = exif === null ? null : readTiff(exif);
  if (facts === null || exif === null) return null;
  const jpegs = [...trackJpegs(bytes, movie), ...previewJpegs(bytes)].filter((jpeg) => jpegPixels(jpeg) > 0);
  jpegs.sort((a, b) => jpegPixels(b) - jpegPixels(a));
  return { facts: { ...facts, jpegs: [] }, jpegs, metadata: exif };
}

function* trackJpegs(bytes: Uint8Array, movie: Box): Generator<Uint8Array> {
  const view = viewOf(bytes);
  for (const trak of boxesIn(bytes, movie.start, movie.end)) {
    if (trak.type !== 'trak') continue;
    const table = findBox(bytes, ['mdia', 'minf', 'stbl'], trak);
    const sizes = table === null ? null : findBox(bytes, ['stsz'], table);
    const offsets = table === null ? null : findBox(bytes, ['co64'], table);
    if (sizes === null || offsets === null) continue;
    const length = view.getUint32(sizes.start + 4) || view.getUint32(sizes.start + 12);
    const at = Number(view.getBigUint64(offsets.start + 8));
    if (length <= MAX_JPEG_BYTES && at + length <= bytes.length) yield bytes.subarray(at, at + length);
  }
}

function* previewJpegs(bytes: Uint8Array): Generator<Uint8Array> {
  for (const box of boxesIn(bytes)) {
    if (box.type !== 'uuid') continue;
    const at = Buffer.from(bytes.buffer, bytes.byteOffset + box.start, Math.min(box.end - box.start, 200)).indexOf('PRVW');
    if (at < 0) continue;
    const start = box.start + at + 20;
    const length = viewOf(bytes).getUint32(box.start + at + 16);
    if (start + length <= box.end) yield bytes.subarray(start, start + length);
  }
}
