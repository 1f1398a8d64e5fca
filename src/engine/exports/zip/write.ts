import fs from 'node:fs';
import { rm } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { Archiver } from 'archiver';
import type { Failure, Result } from '#contract/result.ts';
import { done, failed } from '#contract/result.ts';
import { CALL_BYTES } from '../../files/pieces.ts';
import { systemCode } from '../../refusal.ts';
import { createFlushes } from './flushes.ts';
import { type Added, ZipFormat } from './format.ts';
import { dosTime, type LocalParts } from './layout.ts';
import { createSlotPool, createZipHash, SLOT_BYTES, type SlotPool, type ZipHash } from './slots.ts';
import type { EntrySource } from './source.ts';

export type { Added } from './format.ts';
export type { LocalParts } from './layout.ts';
export type { EntrySource } from './source.ts';

/** How a zip is written. `at` stands in every entry; `expectedBytes` only decides whether a second thread hashes. */
export interface ZipOptions {
  readonly at: LocalParts;
  readonly expectedBytes?: number;
  /** Told how many bytes of the zip are on disk, after every piece of up to 1 MiB. */
  readonly onProgress?: (bytes: number) => void;
}

/** A finished zip: its size, the SHA-256 of the whole file, and how many entries it holds. */
export interface WrittenZip {
  readonly bytes: number;
  readonly sha256: string;
  readonly entries: number;
}

/** A zip on its way to disk. After a failure every further call answers that failure; then `abort` is all there is to do. */
export interface ZipWriter {
  /** Writes one entry after the last; the caller orders them. Answers its CRC-32 and SHA-256. */
  add(entry: { readonly name: string; readonly source: EntrySource }): Promise<Result<Added>>;
  /** Writes the directory and gives everything to the system: the zip can be read now, but a power cut would still lose it. */
  end(): Promise<Result<WrittenZip>>;
  /** Ends the zip if that was not done, flushes the file to the disk itself and closes it. */
  finish(): Promise<Result<WrittenZip>>;
  /** Gives up and removes the staging file; safe at any time and more than once, also while an `add` is running. */
  abort(): Promise<void>;
}

/** What archiver's own formats set in their constructors; its types leave it out. */
interface ArchiverInside {
  _format: string;
  _module: { append(token: Buffer, data: unknown, settle: () => void): void };
  _modulePipe(): void;
}

/**
 * archiver with our format. Version 8 dropped `registerFormat`: a format is now a subclass that brings its module, as its
 * own ZipArchive does. Its queue orders the entries and its stream carries the bytes; headers, sums and deflate are ours,
 * because its zip module puts data descriptors on stored entries, needs the machine's zone, and spends its time on a CRC
 * in JavaScript (performance.md, b).
 */
class KitArchive extends Archiver {
  constructor(format: ZipFormat, write: (token: Buffer) => Promise<void>) {
    super({ highWaterMark: SLOT_BYTES });
    const inside = this as unknown as ArchiverInside;
    inside._format = 'dateline-kit';
    // A failed entry is told to whoever added it, not to the queue, whose only way to fail is to tear down the stream.
    const append: ArchiverInside['_module']['append'] = (token, _data, settle) => {
      write(token).finally(settle);
    };
    inside._module = Object.assign(format, { append });
    inside._modulePipe();
  }
}

const failureOf = ({ code, message, details }: Failure): Result<never> => failed(code, message, details);

/** The failure for a zip that cannot be written where it should go. */
function destinationFailure(path: string, error: unknown): Failure {
  const code = systemCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const message = `There is no room left for ${path}. Free some space or choose another place, then export again.`;
    return { code: 'exports.disk_full', message, details: { path } };
  }
  const why = code === 'EFBIG' ? 'the disk does not take files of this size' : code || String(error);
  const message = `The zip cannot be written to ${path} (${why}). Choose another place.`;
  return { code: 'exports.destination_unwritable', message, details: { path } };
}

/** Why a name must not stand in any zip we write, or null. The kit's own rules are stricter and checked before. */
function unsafeName(name: string, taken: ReadonlySet<string>): string | null {
  const parts = name.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return 'is not a plain relative path';
  if (/[\\\u0000-\u001f]/.test(name) || /^[A-Za-z]:/.test(name)) return 'holds a character that no path may hold';
  if (Buffer.byteLength(name) > 0xffff) return 'is too long';
  return taken.has(name) ? 'is there already' : null;
}

/** Writes chunks in order, hashing each while it is being written, and gives slots back when both are through with them. */
function createSink(fd: number, pool: SlotPool, hash: ZipHash, onWritten: (bytes: number) => void) {
  let running: Promise<unknown> = Promise.resolve();
  let end = 0;
  const writePiece = async (piece: Buffer, place: number) => {
    let position = 0;
    while (position < piece.length) {
      position += await new Promise<number>((resolve, reject) => {
        fs.write(fd, piece, position, piece.length - position, place + position, (error, n) =>
          error ? reject(error) : resolve(n),
        );
      });
    }
  };
  // All pieces are asked for at once: to wait for one before the next would take a turn of this thread each.
  const write = async (chunk: Buffer) => {
    const place = end;
    end += chunk.length;
    const pieces = Array.from({ length: Math.ceil(chunk.length / CALL_BYTES) }, (_, index) => index * CALL_BYTES);
    const ends = await Promise.allSettled(pieces.map((at) => writePiece(chunk.subarray(at, at + CALL_BYTES), place + at)));
    for (const one of ends) if (one.status === 'rejected') throw one.reason;
  };
  const flushes = createFlushes(fd);
  const stream = new Writable({
    highWaterMark: SLOT_BYTES,
    write(chunk: Buffer, _encoding, settle) {
      const slot = pool.slotOf(chunk);
      const hashed = hash.update(slot, chunk.length);
      const written = write(chunk);
      running = written.catch(() => undefined);
      Promise.all([hashed, written]).then(
        () => pool.give(slot),
        (error: Error) => pool.fail(error),
      );
      // The next chunk may be written while this one is still being hashed; order is kept on both sides.
      written.then(
        () => {
          onWritten(chunk.length);
          flushes.written(chunk.length);
          settle();
        },
        (error: Error) => settle(error),
      );
    },
  });
  const ended = new Promise<void>((resolve) => {
    stream.on('close', resolve);
  });
  // A destroyed stream closes at once, but the system may still be writing: only after both may the file be closed.
  return { stream, ended: async () => ended.then(() => running).then(flushes.idle), flush: flushes.finish };
}

function createFile(path: string): Result<number> {
  try {
    const there = fs.lstatSync(path, { throwIfNoEntry: false });
    if (there?.isFile() || there?.isSymbolicLink()) fs.unlinkSync(path); // left by a crash; a link is never followed
    return done(fs.openSync(path, 'wx', 0o644));
  } catch (error) {
    return failureOf(destinationFailure(path, error));
  }
}

/**
 * Starts a zip at a staging path, replacing what a crash left there. The same entries in the same order with the same `at`
 * give the same bytes on every machine and in every time zone.
 */
export async function createZipWriter(path: string, options: ZipOptions): Promise<Result<ZipWriter>> {
  const created = createFile(path);
  if (!created.ok) return created;
  const fd = created.value;
  const pool = createSlotPool();
  const hash = createZipHash(pool, options.expectedBytes ?? 0);
  const jobs = new WeakMap<Buffer, () => Promise<void>>();
  const names = new Set<string>();
  let bytes = 0;
  let failure: Failure | null = null;
  let state: 'open' | 'finishing' | 'aborted' = 'open';
  let isClosed = false;
  // What is running now, so that abort never pulls the file from under it.
  let current: Promise<void> = Promise.resolve();
  // Entries that archiver's queue still holds: it drops them without a word when it is aborted.
  const waiting = new Set<(result: Result<Added>) => void>();

  const format = new ZipFormat(pool, dosTime(options.at));
  const archive = new KitArchive(format, async (token) => jobs.get(token)?.());
  const sink = createSink(fd, pool, hash, (written) => {
    bytes += written;
    options.onProgress?.(bytes);
  });
  const fail = (error: unknown) => {
    failure ??= destinationFailure(path, error);
    pool.fail(error instanceof Error ? error : new Error(String(error)));
    sink.stream.destroy();
  };
  sink.stream.on('error', fail);
  archive.on('error', fail);
  format.on('error', fail);
  archive.pipe(sink.stream);

  const refused = (): Result<never> =>
    failure !== null ? failureOf(failure) : failed('door.cancelled', 'The zip was given up before it was finished.');

  const handOver = async (): Promise<Result<WrittenZip>> => {
    try {
      archive.finalize().catch(fail);
      await sink.ended();
      if (failure !== null) return refused();
      return done({ bytes, sha256: await hash.digest(), entries: format.entries });
    } catch (error) {
      fail(error);
      return refused();
    }
  };
  const close = async (ended: WrittenZip): Promise<Result<WrittenZip>> => {
    try {
      await sink.flush();
      fs.closeSync(fd);
      isClosed = true;
      return done(ended);
    } catch (error) {
      fail(error);
      return refused();
    }
  };
  let ending: Promise<Result<WrittenZip>> | null = null;

  const writer: ZipWriter = {
    async add({ name, source }) {
      if (state !== 'open' || failure !== null) return refused();
      const unsafe = unsafeName(name, names);
      if (unsafe !== null) {
        failure = { code: 'exports.preflight_failed', message: `The name ${name} ${unsafe}.`, details: { path: name } };
        return refused();
      }
      names.add(name);
      const token = Buffer.alloc(0);
      return new Promise<Result<Added>>((resolve) => {
        waiting.add(resolve);
        const job = async () => {
          waiting.delete(resolve);
          try {
            const result = failure === null ? await format.write(name, source) : refused();
            if (!result.ok) failure ??= result.error;
            resolve(result);
          } catch (error) {
            if (state === 'open') fail(error);
            resolve(refused());
          }
        };
        jobs.set(token, () => {
          current = job();
          return current;
        });
        archive.append(token, { name });
      });
    },

    async end() {
      if (state !== 'open' || failure !== null) return refused();
      state = 'finishing';
      ending = handOver();
      current = ending.then(() => undefined);
      return ending;
    },

    async finish() {
      const ended = await (ending ?? writer.end());
      if (!ended.ok || state !== 'finishing' || isClosed) return ended.ok ? refused() : ended;
      const closing = close(ended.value);
      current = closing.then(() => undefined);
      return closing;
    },

    async abort() {
      if (state === 'aborted') return;
      if (state === 'finishing') await current;
      state = 'aborted';
      if (!isClosed) {
        format.destroy();
        pool.fail(new Error('The zip was given up.'));
        archive.abort();
        for (const resolve of waiting) resolve(refused());
        await current;
        sink.stream.destroy();
        await sink.ended();
        await hash.stop();
        fs.closeSync(fd);
      }
      await rm(path, { force: true });
    },
  };
  return done(writer);
}
