import { findEnd, hasSignature, MARKER, readSegments, SIGNATURE } from './jpeg-segments.ts';

/**
 * The JPEG with its pixels untouched and every segment that is not needed to show them left out: no EXIF, XMP, IIM, profile,
 * comments, thumbnails, nor anything behind the picture (second pictures, films, gain maps). Null when the pixels cannot stay as
 * they are: other size, stored sideways, other than 8-bit YCbCr with three channels, or a file that ends early.
 */
export function keepPixels(jpeg: Uint8Array, width: number, height: number): Uint8Array | null {
  const segments = readSegments(jpeg);
  const end = findEnd(jpeg);
  const scan = segments?.at(-1);
  if (segments === null || scan === undefined || end === null) return null;
  const frame = segments.find(({ marker }) => isFrame(marker))?.data;
  // baseline, extended and progressive Huffman coding are what every reader knows (T.81, table B.1: SOF0 to SOF2)
  const isCommon = segments.some(({ marker }) => marker === 0xc0 || marker === 0xc1 || marker === 0xc2);
  if (frame === undefined || !isCommon || frame[0] !== 8 || frame[5] !== 3) return null;
  if (uint16(frame, 1) !== height || uint16(frame, 3) !== width) return null;
  if (segments.some((segment) => hasSignature(segment, SIGNATURE.exif) && orientation(segment.data) !== 1)) return null;
  const adobe = segments.find(({ marker, data }) => marker === MARKER.APP14 && hasAdobe(data));
  // 1 means YCbCr, which JFIF means as well; the rest would need its Adobe marker to be shown right
  if (adobe !== undefined && adobe.data[11] !== 1) return null;
  if (adobe === undefined && !segments.some(({ marker }) => marker === MARKER.APP0) && isLetteredRgb(frame)) return null;
  const needed = segments.filter(({ marker }) => !(marker >= MARKER.APP0 && marker <= 0xef) && marker !== MARKER.COM);
  return Buffer.concat([
    jpeg.subarray(0, 2),
    JFIF,
    ...needed.map((one) => jpeg.subarray(one.start, one.end)),
    jpeg.subarray(scan.end, end),
  ]);
}

/** JFIF 1.01, 72 dots an inch, no thumbnail: what sharp writes as well. */
const JFIF = Uint8Array.from([0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1, 0, 72, 0, 72, 0, 0]);

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const uint16 = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

const hasAdobe = (data: Uint8Array) => data.length >= 12 && Buffer.from(data.subarray(0, 5)).toString('latin1') === 'Adobe';

/** Without any marker, decoders take channels named R, G and B for RGB (libjpeg, jdapimin.c, default_decompress_parms). */
const isLetteredRgb = (frame: Uint8Array) => frame[6] === 0x52 && frame[9] === 0x47 && frame[12] === 0x42;

/** The orientation in an EXIF segment, 1 when it has none; 0 when the segment cannot be read, so that nobody relies on it. */
function orientation(exif: Uint8Array): number {
  try {
    const view = new DataView(exif.buffer, exif.byteOffset + SIGNATURE.exif.length, exif.byteLength - SIGNATURE.exif.length);
    const isLittle = view.getUint16(0) === 0x4949;
    const directory = view.getUint32(4, isLittle);
    const count = view.getUint16(directory, isLittle);
    for (let i = 0; i < count; i++) {
      const entry = directory + 2 + i * 12;
      if (view.getUint16(entry, isLittle) === 0x0112) return view.getUint16(entry + 8, isLittle);
    }
    return 1;
  } catch {
    return 0;
  }
}
