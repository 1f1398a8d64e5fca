import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** How long a thread waits for the next zip before it ends, ms. */
const IDLE_MS = 10_000;
/** More threads than this read faster than a disk does. */
const MOST_THREADS = 4;

/** As many threads as a zip has use for on this machine. */
export const threadsOfUse = (): number => Math.min(availableParallelism(), MOST_THREADS);

// Source text instead of a file of its own: it needs no place in the bundle. A thread hashes slots of shared memory one by one, or sums stretches
// of a file: then it takes the next one by a counter that all threads share, and counts bytes for everybody. Nothing is copied but the sums.
const SOURCE = `
const { parentPort } = require('node:worker_threads');
const { createHash } = require('node:crypto');
const { crc32 } = require('node:zlib');
const { readSync } = require('node:fs');
let memory = [];
let whole = null;
const sum = (fd, { start, length }, piece, stop, bytes) => {
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
const deeds = {
  begin: (given) => {
    memory = given.memory;
    whole = createHash('sha256');
  },
  update: ({ index, length }) => {
    whole.update(new Uint8Array(memory[index], 0, length));
  },
  digest: () => {
    const digest = whole.digest('hex');
    memory = [];
    whole = null;
    return digest;
  },
  sum: ({ fd, ranges, turn, stop, bytes }) => {
    const piece = Buffer.allocUnsafeSlow(1 << 20);
    const sums = [];
    for (let index = Atomics.add(turn, 0, 1); index < ranges.length; index = Atomics.add(turn, 0, 1)) {
      try {
        sums.push([index, sum(fd, ranges[index], piece, stop, bytes)]);
      } catch {
        sums.push([index, null]);
      }
    }
    return sums;
  },
};
parentPort.on('message', ({ deed, ...given }) => parentPort.postMessage(deeds[deed](given) ?? null));`;

/** What a thread is asked for: the SHA-256 of slots of shared memory, one after the other, or the sums of stretches of an open file. */
export type Order =
  | { readonly deed: 'begin'; readonly memory: readonly SharedArrayBuffer[] }
  | { readonly deed: 'update'; readonly index: number; readonly length: number }
  | { readonly deed: 'digest' }
  | {
      readonly deed: 'sum';
      readonly fd: number;
      readonly ranges: readonly { readonly start: number; readonly length: number }[];
      readonly turn: Int32Array;
      readonly stop: Int32Array;
      readonly bytes: BigInt64Array;
    };

/** A thread of its own. It answers orders one after the other; when it has died, each of them rejects. */
export class Thread {
  readonly #worker = new Worker(SOURCE, { eval: true, execArgv: [] });
  readonly #waiting: { resolve: (answer: unknown) => void; reject: (error: Error) => void }[] = [];
  #failure: Error | null = null;
  #leaving: NodeJS.Timeout | undefined;

  constructor() {
    this.#worker.on('message', (answer: unknown) => this.#waiting.shift()?.resolve(answer));
    this.#worker.on('error', (error: Error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('A thread that sums a zip has ended.')));
  }

  /** Whether it can be asked. */
  get isAlive(): boolean {
    return this.#failure === null;
  }

  /** Gives an order and answers what came of it. */
  ask(order: Order): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== null) return reject(this.#failure);
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(order);
    });
  }

  /** Ends it, whatever it does. */
  async end(): Promise<void> {
    clearTimeout(this.#leaving);
    // At once, so that nobody takes it while it is ending.
    this.#fail(new Error('A thread that sums a zip was ended.'));
    await this.#worker.terminate();
  }

  /** Lets the process end without it, and ends it after a while. */
  rest(): void {
    this.#worker.unref();
    this.#leaving = setTimeout(() => void this.end(), IDLE_MS).unref();
  }

  /** The process waits for it again. */
  wake(): void {
    clearTimeout(this.#leaving);
    this.#worker.ref();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
  }
}

/** Those that wait for work. */
const idle: Thread[] = [];

/** A thread that waits for work, else a new one; throws where the system gives none. Whoever takes one gives it back, or ends it. */
export function takeThread(): Thread {
  for (;;) {
    const thread = idle.pop();
    if (thread === undefined) return new Thread();
    thread.wake();
    if (thread.isAlive) return thread;
  }
}

/** Keeps a thread that has answered everything for whoever needs one next. */
export function giveThread(thread: Thread): void {
  if (!thread.isAlive) return;
  thread.rest();
  idle.push(thread);
}

/** Starts the threads that a zip will need, while something else is done: each takes 25 ms. A system that gives none is asked again later. */
export function startThreads(): void {
  try {
    const taken = Array.from({ length: threadsOfUse() }, takeThread);
    for (const thread of taken) giveThread(thread);
  } catch {
    // told by whoever needs one
  }
}
