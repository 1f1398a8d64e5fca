import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Range } from './ranges.ts';

/** The sums of a stretch of a file, or null when the file ends inside it, cannot be read there, or the thread that read it died. */
export type Sums = { readonly crc32: number; readonly sha256: string } | null;

/** `signal` stops between two pieces; `onBytes` hears every tenth of a second how many more bytes are summed. */
export interface CrewOptions {
  readonly signal?: AbortSignal;
  readonly onBytes?: (bytes: number) => void;
}

/** More threads than this read faster than a disk does. */
const MOST_THREADS = 4;
/** How often the threads' count is looked at, ms. */
const LOOK_MS = 100;

// Source text instead of a file of its own, as in slots.ts: it needs no place in the bundle. The threads share the descriptor, take the next
// stretch by a counter and count bytes for everybody; nothing is copied between them but the sums.
const WORKER = `
const { parentPort, workerData: { fd, ranges, turn, stop, bytes } } = require('node:worker_threads');
const { createHash } = require('node:crypto');
const { crc32 } = require('node:zlib');
const { readSync } = require('node:fs');
const piece = Buffer.allocUnsafe(1 << 20);
const sum = ({ start, length }) => {
  const hash = createHash('sha256');
  let crc = 0;
  for (let at = 0; at < length; ) {
    if (Atomics.load(stop, 0) === 1) return null;
    const read = readSync(fd, piece, 0, Math.min(piece.length, length - at), start + at);
    if (read === 0) return null;
    const found = piece.subarray(0, read);
    crc = crc32(found, crc);
    hash.update(found);
    at += read;
    Atomics.add(bytes, 0, BigInt(read));
  }
  return { crc32: crc, sha256: hash.digest('hex') };
};
const sums = [];
for (let index = Atomics.add(turn, 0, 1); index < ranges.length; index = Atomics.add(turn, 0, 1)) {
  try {
    sums.push([index, sum(ranges[index])]);
  } catch {
    sums.push([index, null]);
  }
}
parentPort.postMessage(sums);`;

/**
 * CRC-32 and SHA-256 of many stretches of an open file, on as many threads as there are cores; answers them in the order asked. Null when it
 * was stopped. The file must stay open until the promise is settled.
 */
export async function sumRanges(fd: number, ranges: readonly Range[], options: CrewOptions = {}): Promise<Sums[] | null> {
  const { signal, onBytes } = options;
  const turn = new Int32Array(new SharedArrayBuffer(4));
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const bytes = new BigInt64Array(new SharedArrayBuffer(8));
  const workerData = { fd, ranges, turn, stop, bytes };
  const halt = (): void => {
    Atomics.store(stop, 0, 1);
  };
  signal?.addEventListener('abort', halt);
  if (signal?.aborted) halt();
  let told = 0;
  const tell = (): void => {
    const now = Number(Atomics.load(bytes, 0));
    if (now > told) onBytes?.(now - told);
    told = now;
  };
  const look = setInterval(tell, LOOK_MS);
  const all: Sums[] = ranges.map(() => null);
  const work = (): Promise<void> =>
    new Promise((resolve) => {
      const worker = new Worker(WORKER, { eval: true, workerData, execArgv: [] });
      worker.once('message', (sums: [number, Sums][]) => {
        for (const [index, sum] of sums) all[index] = sum;
      });
      worker.once('error', () => resolve());
      worker.once('exit', () => resolve());
    });
  try {
    const threads = Math.min(ranges.length, availableParallelism(), MOST_THREADS);
    // A system that gives no thread, or takes one away, leaves stretches without sums: whoever asked reads those without.
    await Promise.allSettled(Array.from({ length: threads }, work));
    tell();
    return Atomics.load(stop, 0) === 1 ? null : all;
  } finally {
    clearInterval(look);
    signal?.removeEventListener('abort', halt);
  }
}
