import type { OpenZip, ZipEntry } from './read.ts';

/** A stretch of a zip file, in bytes from its beginning. */
export interface Range {
  readonly start: number;
  readonly length: number;
}

/** Where the packed bytes of an entry lie: behind its local header, whose own lengths count, not those of the directory. */
export async function dataRange(zip: OpenZip, entry: ZipEntry): Promise<Range> {
  const header = Buffer.alloc(30);
  const read = await zip.readAt(header, entry.packed.offset);
  if (read < 30 || header.readUInt32LE(0) !== 0x04034b50) throw new Error(`${entry.name} has no local header.`);
  return {
    start: entry.packed.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28),
    length: entry.compressedBytes,
  };
}

const PIECE = 1 << 20;

/** The bytes of a stretch, in pieces of up to 1 MiB; a zip that ends before it does throws. */
export async function* readRange(zip: OpenZip, { start, length }: Range): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; at += PIECE) {
    const piece = Buffer.allocUnsafe(Math.min(PIECE, length - at));
    if ((await zip.readAt(piece, start + at)) < piece.length) throw new Error('The zip ends too early.');
    yield piece;
  }
}

/** All bytes of a zip file. */
export const readWhole = (zip: OpenZip): AsyncGenerator<Buffer> => readRange(zip, { start: 0, length: zip.bytes });
