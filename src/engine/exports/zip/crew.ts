import type { Range } from './ranges.ts';
import { giveThread, takeThread, threadsOfUse } from './threads.ts';

/** The sums of a stretch of a file, or null when the file ends inside it, cannot be read there, or the thread that read it died. */
export type Sums = { readonly crc32: number; readonly sha256: string } | null;

/** `signal` stops between two pieces; `onBytes` hears every tenth of a second how many more bytes are summed. */
export interface CrewOptions {
  readonly signal?: AbortSignal;
  readonly onBytes?: (bytes: number) => void;
}

/** How often the threads' count is looked at, ms. */
const LOOK_MS = 100;

/**
 * CRC-32 and SHA-256 of many stretches of an open file, on as many threads as there are cores; answers them in the order asked. Null when it
 * was stopped. The file must stay open until the promise is settled.
 */
export async function sumRanges(fd: number, ranges: readonly Range[], options: CrewOptions = {}): Promise<Sums[] | null> {
  const { signal, onBytes } = options;
  const turn = new Int32Array(new SharedArrayBuffer(4));
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const bytes = new BigInt64Array(new SharedArrayBuffer(8));
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
  const work = async (): Promise<void> => {
    const thread = takeThread();
    const sums = (await thread.ask({ deed: 'sum', fd, ranges, turn, stop, bytes })) as [number, Sums][];
    for (const [index, sum] of sums) all[index] = sum;
    giveThread(thread);
  };
  try {
    const threads = Math.min(ranges.length, threadsOfUse());
    // A system that gives no thread, or takes one away, leaves stretches without sums: whoever asked reads those without.
    await Promise.allSettled(Array.from({ length: threads }, work));
    tell();
    return Atomics.load(stop, 0) === 1 ? null : all;
  } finally {
    clearInterval(look);
    signal?.removeEventListener('abort', halt);
  }
}
