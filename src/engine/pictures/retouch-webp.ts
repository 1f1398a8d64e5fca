import type { EmbeddedFields } from './embedded-fields.ts';
import { withoutPlaces, withoutPlacesXmp } from './exif-clean.ts';
import { SIGNATURE } from './jpeg-segments.ts';
import { xmpOf } from './xmp.ts';

/** A chunk of a RIFF file: its name, its payload, and all of it with header and padding as it lies there. */
interface Chunk {
  readonly name: string;
  readonly data: Buffer;
  readonly whole: Buffer;
}

/** Chunks that draw the picture, in the order in which WebP wants them. Any other but EXIF and XMP may hold anything and goes. */
const DRAWN: readonly string[] = ['ICCP', 'ANIM', 'ANMF', 'ALPH', 'VP8 ', 'VP8L'];
/** Flags of VP8X (WebP Container Specification, 'Extended File Format'). */
const FLAG = { exif: 0x08, xmp: 0x04, alpha: 0x10 } as const;

/** As `retouch`, for WebP: the chunks of the picture are copied, VP8X says anew which metadata follow. */
export function retouchWebp(webp: Uint8Array, fields: EmbeddedFields | null): Uint8Array | null {
  const chunks = readChunks(Buffer.from(webp.buffer, webp.byteOffset, webp.byteLength));
  const frame = chunks?.find(({ name }) => name === 'VP8 ' || name === 'VP8L' || name === 'ANMF');
  if (chunks === null || frame === undefined) return null;
  const exif = first(chunks, 'EXIF');
  const told = exif === undefined ? null : withoutPlaces(withoutPrefix(exif.data));
  const packet = fields === null ? keptXmp(first(chunks, 'XMP ')) : xmpOf(fields);
  const drawn: Buffer[] = [];
  for (const one of chunks) {
    if (!DRAWN.includes(one.name)) continue;
    const kept = one.name === 'ANMF' ? frameAlone(one) : one.whole;
    if (kept === null) return null;
    drawn.push(kept);
  }
  const before = first(chunks, 'VP8X')?.data;
  if (before === undefined && told === null && packet === null) return riff(drawn);
  const extended = before ?? extendedFor(frame);
  if (extended === null || extended.length < 10) return null;
  const header = Buffer.from(extended);
  header[0] = ((header[0] ?? 0) & ~(FLAG.exif | FLAG.xmp)) | (told === null ? 0 : FLAG.exif) | (packet === null ? 0 : FLAG.xmp);
  return riff([
    chunk('VP8X', header),
    ...drawn,
    ...(told === null ? [] : [chunk('EXIF', told)]),
    ...(packet === null ? [] : [chunk('XMP ', packet)]),
  ]);
}

/** Bytes at the beginning of a frame: its place, its size, how long it stays and how it is laid over the last one. */
const FRAME_HEAD = 16;

/** A frame of an animation with nothing in it but what draws it: it may hold chunks of anybody's as well. Null for a damaged one. */
function frameAlone({ data, whole }: Chunk): Buffer | null {
  const inside = data.length < FRAME_HEAD ? null : chunksIn(data, FRAME_HEAD, data.length);
  if (inside === null) return null;
  const drawn = inside.filter(({ name }) => name === 'ALPH' || name === 'VP8 ' || name === 'VP8L');
  if (drawn.length === inside.length) return whole;
  return chunk('ANMF', Buffer.concat([data.subarray(0, FRAME_HEAD), ...drawn.map((one) => one.whole)]));
}

const first = (chunks: readonly Chunk[], name: string): Chunk | undefined => chunks.find((one) => one.name === name);

/** The chunks up to the end that the file states; null when one leads over it, or over the bytes that are there. */
function readChunks(bytes: Buffer): Chunk[] | null {
  if (bytes.length < 12 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return null;
  const end = 8 + bytes.readUInt32LE(4);
  return end > bytes.length ? null : chunksIn(bytes, 12, end);
}

/** The chunks from one place to another; null when one leads over the end. */
function chunksIn(bytes: Buffer, from: number, end: number): Chunk[] | null {
  const chunks: Chunk[] = [];
  for (let at = from; at < end; ) {
    if (at + 8 > end) return null;
    const dataEnd = at + 8 + bytes.readUInt32LE(at + 4);
    if (dataEnd > end) return null;
    const next = dataEnd + (dataEnd % 2);
    const data = bytes.subarray(at + 8, dataEnd);
    // some writers leave the last padding byte out
    const whole = next <= bytes.length ? bytes.subarray(at, next) : Buffer.concat([bytes.subarray(at, dataEnd), Buffer.alloc(1)]);
    chunks.push({ name: bytes.toString('latin1', at, at + 4), data, whole });
    at = next;
  }
  return chunks;
}

/** EXIF in a WebP begins with its byte order; some writers put JPEG's signature before it. */
function withoutPrefix(exif: Buffer): Uint8Array {
  return exif.toString('latin1', 0, SIGNATURE.exif.length) === SIGNATURE.exif ? exif.subarray(SIGNATURE.exif.length) : exif;
}

const keptXmp = (xmp: Chunk | undefined): Uint8Array | null => (xmp === undefined ? null : withoutPlacesXmp(xmp.data));

/** The header of an extended file for a picture that had none: no flags but that of its alpha, and its size less one in 24 bits. */
function extendedFor({ name, data }: Chunk): Buffer | null {
  const size = name === 'VP8L' ? losslessSize(data) : name === 'VP8 ' ? lossySize(data) : null;
  if (size === null) return null;
  const header = Buffer.alloc(10);
  header[0] = size.hasAlpha ? FLAG.alpha : 0;
  header.writeUIntLE(size.width - 1, 4, 3);
  header.writeUIntLE(size.height - 1, 7, 3);
  return header;
}

interface FrameSize {
  readonly width: number;
  readonly height: number;
  readonly hasAlpha: boolean;
}

/** RFC 6386, 9.1: a start code, then 14 bits of each side. */
function lossySize(data: Buffer): FrameSize | null {
  if (data.length < 10 || data.readUIntBE(3, 3) !== 0x9d012a) return null;
  const [width, height] = [data.readUInt16LE(6) & 0x3fff, data.readUInt16LE(8) & 0x3fff];
  return width === 0 || height === 0 ? null : { width, height, hasAlpha: false };
}

/** WebP Lossless Bitstream, 3: a signature, 14 bits of each side less one, one bit for alpha. */
function losslessSize(data: Buffer): FrameSize | null {
  if (data.length < 5 || data[0] !== 0x2f) return null;
  const bits = data.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, hasAlpha: ((bits >>> 28) & 1) === 1 };
}

function chunk(name: string, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(8 + data.length + (data.length % 2));
  bytes.write(name, 0, 'latin1');
  bytes.writeUInt32LE(data.length, 4);
  bytes.set(data, 8);
  return bytes;
}

function riff(chunks: readonly Uint8Array[]): Uint8Array {
  const length = chunks.reduce((sum, { length: bytes }) => sum + bytes, 4);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(length, 4);
  return Buffer.concat([head, ...chunks]);
}
