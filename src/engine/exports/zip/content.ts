import { createHash } from 'node:crypto';
import { crc32, createInflateRaw, type InflateRaw, inflateRawSync } from 'node:zlib';
import type { ZipFile } from 'yauzl';
import type { ZipEntry } from './read.ts';
import type { WindowReader } from './reader.ts';

/** What reading an entry to its end came to. `whole` is its content when that was asked for. */
export type Content =
  | { readonly kind: 'read'; readonly crc32: number; readonly sha256: string; readonly whole: Buffer | null }
  | { readonly kind: 'damaged'; readonly why: string }
  | { readonly kind: 'cancelled' };

/** `keep` asks for the content itself; the caller has looked at the declared size. `onBytes` hears of compressed bytes read. */
export interface ContentOptions {
  readonly keep?: boolean;
  readonly signal?: AbortSignal;
  readonly onBytes?: (bytes: number) => void;
}

const PIECE = 1 << 20;
/** Up to this an entry is inflated in one call: a stream costs more than the work. */
const INFLATE_HERE = 1 << 20;

/** Sums what comes, never past the declared size. */
function createTally(declared: number, keep: boolean) {
  const hash = createHash('sha256');
  const kept: Buffer[] = [];
  let sum = 0;
  let bytes = 0;
  return {
    add(piece: Buffer) {
      bytes += piece.length;
      if (bytes > declared) throw new Error('it holds more bytes than it declares');
      sum = crc32(piece, sum);
      hash.update(piece);
      if (keep) kept.push(Buffer.from(piece));
    },
    end(expected: number): Content {
      if (bytes !== declared) return { kind: 'damaged', why: `it holds ${bytes} bytes instead of ${declared}` };
      if (sum !== expected) return { kind: 'damaged', why: 'its CRC-32 differs' };
      return { kind: 'read', crc32: sum, sha256: hash.digest('hex'), whole: keep ? Buffer.concat(kept) : null };
    },
  };
}

type Tally = ReturnType<typeof createTally>;

/** The compressed bytes of an entry in pieces; the next one is fetched while the caller works on the last. */
async function* pieces(reader: WindowReader, start: number, length: number, options: ContentOptions) {
  const buffers = [Buffer.allocUnsafe(Math.min(PIECE, length)), Buffer.allocUnsafe(Math.min(PIECE, length))];
  const fetch = (at: number) => {
    const target = (buffers[(at / PIECE) % 2] ?? Buffer.alloc(0)).subarray(0, Math.min(PIECE, length - at));
    const read = reader.readAt(target, start + at).then((bytes) => target.subarray(0, bytes));
    read.catch(() => undefined); // told where it is awaited, or not at all when the caller stops before
    return read;
  };
  let next = fetch(0);
  for (let at = 0; at < length; at += PIECE) {
    const piece = await next;
    if (piece.length < Math.min(PIECE, length - at)) throw new Error('the zip ends inside it');
    if (at + PIECE < length) next = fetch(at + PIECE);
    options.signal?.throwIfAborted();
    yield piece;
    options.onBytes?.(piece.length);
  }
}

/** When a stream takes more, or is closed and takes nothing any more; leaves no listener behind, of which one for every piece would be counted as a leak. */
const drained = (stream: InflateRaw): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      stream.off('drain', go).off('close', go);
      resolve();
    };
    stream.on('drain', go).on('close', go);
  });

async function inflate(source: AsyncGenerator<Buffer>, tally: Tally, compressedBytes: number): Promise<void> {
  const stream = createInflateRaw({ chunkSize: 256 << 10 });
  const feed = async () => {
    for await (const piece of source) {
      // A copy, because the piece's buffer is filled anew while zlib may still be reading the last one.
      if (!stream.write(Buffer.from(piece))) await drained(stream);
      if (stream.destroyed || stream.readableEnded) break;
    }
    stream.end();
  };
  const fed = feed().catch((error: Error) => {
    stream.destroy(error);
  });
  try {
    for await (const piece of stream) tally.add(piece as Buffer);
  } finally {
    stream.destroy();
    await fed;
  }
  if (stream.bytesWritten !== compressedBytes) throw new Error('bytes follow its deflated data');
}

function inflateHere(compressed: Buffer, declared: number): Buffer {
  const found = inflateRawSync(compressed, { maxOutputLength: Math.max(declared, 1), info: true }) as unknown as {
    buffer: Buffer;
    engine: { bytesWritten: number };
  };
  if (found.engine.bytesWritten !== compressed.length) throw new Error('bytes follow its deflated data');
  return found.buffer;
}

async function tallyEntry(reader: WindowReader, start: number, entry: ZipEntry, tally: Tally, options: ContentOptions) {
  const source = pieces(reader, start, entry.compressedBytes, options);
  if (entry.isStored) {
    for await (const piece of source) tally.add(piece);
  } else if (entry.bytes <= INFLATE_HERE && entry.compressedBytes <= INFLATE_HERE) {
    const parts: Buffer[] = [];
    for await (const piece of source) parts.push(piece);
    tally.add(inflateHere(parts[0] ?? Buffer.alloc(0), entry.bytes));
  } else {
    await inflate(source, tally, entry.compressedBytes);
  }
}

/** Reads one entry to its end and sums it. Whatever is wrong with its bytes is 'damaged' with the reason, never a throw. */
export async function readContent(
  zip: ZipFile,
  reader: WindowReader,
  entry: ZipEntry,
  options: ContentOptions = {},
): Promise<Content> {
  if (entry.unsafe.includes('encrypted')) return { kind: 'damaged', why: 'it is encrypted' };
  if (entry.unsafe.includes('unknown_method')) return { kind: 'damaged', why: `its method ${entry.packed.method} is unknown` };
  try {
    const start = await new Promise<number>((resolve, reject) => {
      const asked = { relativeOffsetOfLocalHeader: entry.packed.offset, compressedSize: entry.compressedBytes };
      zip.readLocalFileHeader(asked as Parameters<ZipFile['readLocalFileHeader']>[0], { minimal: true }, (error, header) =>
        error ? reject(error) : resolve(header.fileDataStart),
      );
    });
    const tally = createTally(entry.bytes, options.keep === true);
    await tallyEntry(reader, start, entry, tally, options);
    return tally.end(entry.crc32);
  } catch (error) {
    if (options.signal?.aborted) return { kind: 'cancelled' };
    return { kind: 'damaged', why: error instanceof Error ? error.message : String(error) };
  }
}
