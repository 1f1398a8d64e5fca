import { crc32 } from 'node:zlib';
import { done, failed, type Result } from '#contract/result.ts';
import { isRetouchable, type RetouchableType } from '#domain/exports/retouchable.ts';
import type { EmbeddedFields } from './embedded-fields.ts';
import { withoutPlaces, withoutPlacesXmp } from './exif-clean.ts';
import { iimSegment } from './iim.ts';
import { findEnd, hasSignature, MARKER, readSegments, type Segment, SIGNATURE, writeSegment } from './jpeg-segments.ts';
import { keptResources } from './photoshop-clean.ts';
import { retouchTiff } from './retouch-tiff.ts';
import { retouchWebp } from './retouch-webp.ts';
import { xmpOf, xmpSegment } from './xmp.ts';

type Retouch = (bytes: Uint8Array, fields: EmbeddedFields | null) => Uint8Array | null;

/**
 * A picture without coordinates, serial numbers, owners and maker notes, and with the given fields in place of its own XMP and
 * IIM when there are any; its compressed pixels are the very same bytes. Made for the kinds that `domain/exports/retouchable.ts`
 * names; refuses what it cannot take apart.
 */
export function retouch(bytes: Uint8Array, mime: string, fields: EmbeddedFields | null): Result<Uint8Array> {
  const made = isRetouchable(mime) ? RETOUCH[mime](bytes, fields) : null;
  if (made !== null) return done(made);
  return failed('imports.unsupported_picture', 'The metadata of this picture cannot be changed without encoding it anew.', {
    mime,
  });
}

const RETOUCH: Readonly<Record<RetouchableType, Retouch>> = {
  'image/jpeg': (bytes, fields) => retouchJpeg(bytes, fields),
  'image/png': (bytes, fields) => retouchPng(bytes, fields),
  'image/tiff': retouchTiff,
  'image/webp': retouchWebp,
};

function retouchJpeg(jpeg: Uint8Array, fields: EmbeddedFields | null): Uint8Array | null {
  const segments = readSegments(jpeg);
  const scan = segments?.at(-1);
  const end = findEnd(jpeg);
  if (segments === null || scan === undefined || end === null) return null;
  const exif = segments.find((one) => hasSignature(one, SIGNATURE.exif));
  const head = segments.filter(({ marker }) => marker === MARKER.APP0);
  const rest = segments.filter((one) => one.marker !== MARKER.APP0 && isKept(one, fields !== null));
  const added = [
    exif === undefined
      ? null
      : writeSegment(MARKER.APP1, SIGNATURE.exif, withoutPlaces(exif.data.subarray(SIGNATURE.exif.length))),
    ...(fields === null ? keptXmp(segments) : [xmpSegment(fields), iimSegment(fields)]),
  ].filter((segment) => segment !== null);
  const whole = (one: Segment): Uint8Array =>
    hasSignature(one, SIGNATURE.photoshop) ? keptPhotoshop(one) : jpeg.subarray(one.start, one.end);
  // What lies behind the picture (second pictures, films) may tell the place as well.
  return Buffer.concat([jpeg.subarray(0, 2), ...head.map(whole), ...added, ...rest.map(whole), jpeg.subarray(scan.end, end)]);
}

/** What is needed to show the picture, its profile, and IIM unless it is written anew. Vendors' own segments may hold anything. */
function isKept(one: Segment, isRewritten: boolean): boolean {
  const { marker } = one;
  if (marker === MARKER.APP2) return hasSignature(one, SIGNATURE.icc);
  if (marker === MARKER.APP13) return !isRewritten && hasSignature(one, SIGNATURE.photoshop);
  if (marker === MARKER.APP14) return true;
  return marker !== MARKER.COM && !(marker >= MARKER.APP0 && marker <= 0xef);
}

function keptPhotoshop({ data }: Segment): Uint8Array {
  const resources = keptResources(data.subarray(SIGNATURE.photoshop.length));
  return resources === null ? new Uint8Array() : writeSegment(MARKER.APP13, SIGNATURE.photoshop, resources);
}

function keptXmp(segments: readonly Segment[]): (Uint8Array | null)[] {
  const xmp = segments.find((one) => hasSignature(one, SIGNATURE.xmp));
  const packet = xmp === undefined ? null : withoutPlacesXmp(xmp.data.subarray(SIGNATURE.xmp.length));
  return [packet === null ? null : writeSegment(MARKER.APP1, SIGNATURE.xmp, packet)];
}

const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** The keyword under which XMP lies in a PNG (XMP part 3, 1.1.5). */
const PNG_XMP = 'XML:com.adobe.xmp';

function retouchPng(png: Uint8Array, fields: EmbeddedFields | null): Uint8Array | null {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  if (!bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return null;
  const out: Uint8Array[] = [PNG_SIGNATURE];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'eXIf') out.push(pngChunk('eXIf', withoutPlaces(data)));
    else if (type === 'iTXt' || type === 'tEXt' || type === 'zTXt') {
      const kept = fields === null ? keptText(type, data) : null;
      if (kept !== null) out.push(kept);
    } else out.push(bytes.subarray(at, end));
    if (type === 'IHDR' && fields !== null) {
      const packet = xmpOf(fields);
      if (packet !== null) out.push(pngChunk('iTXt', xmpText(packet)));
    }
    if (type === 'IEND') return Buffer.concat(out);
    at = end;
  }
  return null;
}

const xmpText = (packet: Uint8Array): Uint8Array => Buffer.concat([Buffer.from(`${PNG_XMP}\0\0\0\0\0`, 'latin1'), packet]);

/** Text chunks of a picture whose metadata stay: XMP without places; EXIF in the form that ImageMagick writes it goes, the rest stays. */
function keptText(type: string, data: Buffer): Uint8Array | null {
  const keyword = data.toString('latin1', 0, Math.max(0, data.indexOf(0)));
  if (/^raw profile type/i.test(keyword) || /gps|serial|owner|exif/i.test(keyword)) return null;
  if (keyword !== PNG_XMP) return pngChunk(type, data);
  const isPacked = type !== 'iTXt' || data[keyword.length + 1] !== 0;
  const packet = isPacked ? null : withoutPlacesXmp(data.subarray(data.indexOf(0, data.indexOf(0, keyword.length + 3) + 1) + 1));
  return packet === null ? null : pngChunk('iTXt', xmpText(packet));
}

function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  chunk.set(data, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}
