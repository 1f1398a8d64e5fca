import { createHash } from 'node:crypto';
import { giveThread, takeThread } from './threads.ts';

/** One buffer of the pool, filled from the front; `used` bytes of it are waiting to be written. */
export interface Slot {
  readonly index: number;
  readonly bytes: Buffer;
  used: number;
}

/** A fixed set of buffers: what bounds the writer's memory whatever the size of the kit. */
export interface SlotPool {
  /** An empty slot, as soon as there is one; throws what `fail` was told. */
  take(): Promise<Slot>;
  /** Puts a slot back; the next one in line gets it. */
  give(slot: Slot): void;
  /** The slot that a chunk was cut from; throws for a foreign chunk, because a copy would be hashed in the wrong order. */
  slotOf(chunk: Buffer): Slot;
  /** Makes every waiting and future `take` throw this. */
  fail(error: Error): void;
  readonly memory: readonly SharedArrayBuffer[];
}

/** Bytes per slot: the smallest at which system calls and stream hops cost nothing any more (performance.md, b). */
export const SLOT_BYTES = 1 << 20;
const SLOTS = 8;

/** Makes the pool. Its memory is shared, so that a second thread can hash what the first one writes. */
export function createSlotPool(): SlotPool {
  const memory = Array.from({ length: SLOTS }, () => new SharedArrayBuffer(SLOT_BYTES));
  const slots: Slot[] = memory.map((shared, index) => ({ index, bytes: Buffer.from(shared), used: 0 }));
  const free = [...slots];
  const waiting: { resolve: (slot: Slot) => void; reject: (error: Error) => void }[] = [];
  let failure: Error | null = null;
  return {
    memory,
    take() {
      if (failure !== null) return Promise.reject(failure);
      const slot = free.pop();
      return slot === undefined
        ? new Promise((resolve, reject) => {
            waiting.push({ resolve, reject });
          })
        : Promise.resolve(slot);
    },
    give(slot) {
      slot.used = 0;
      const next = waiting.shift();
      if (next === undefined) free.push(slot);
      else next.resolve(slot);
    },
    slotOf(chunk) {
      const slot = slots.find(({ bytes }) => bytes.buffer === chunk.buffer);
      if (slot === undefined) throw new Error('A chunk reached the zip that no slot holds: a stream on the way made a copy.');
      return slot;
    },
    fail(error) {
      failure ??= error;
      for (const { reject } of waiting.splice(0)) reject(failure);
    },
  };
}

/** The SHA-256 of the whole zip, fed slot by slot in the order in which they are written. */
export interface ZipHash {
  /** Hashes the first `length` bytes of a slot; the slot may be reused when the promise resolves. */
  update(slot: Slot, length: number): Promise<void>;
  /** The digest in hex of everything so far; ends the hash. */
  digest(): Promise<string>;
  /** Gives up; pending updates reject. */
  stop(): Promise<void>;
}

function hashHere(): ZipHash {
  const hash = createHash('sha256');
  return {
    update: async (slot, length) => {
      hash.update(slot.bytes.subarray(0, length));
    },
    digest: async () => hash.digest('hex'),
    stop: async () => undefined,
  };
}

function hashElsewhere(memory: readonly SharedArrayBuffer[]): ZipHash {
  const thread = takeThread();
  let isOurs = true;
  // When it dies, the next update says so.
  thread.ask({ deed: 'begin', memory }).catch(() => undefined);
  return {
    update: async ({ index }, length) => {
      await thread.ask({ deed: 'update', index, length });
    },
    digest: async () => {
      const digest = String(await thread.ask({ deed: 'digest' }));
      isOurs = false;
      giveThread(thread);
      return digest;
    },
    stop: async () => {
      if (isOurs) await thread.end();
    },
  };
}

/** From this size on a second thread pays: starting it costs 50 ms, hashing 64 MiB on the engine's own thread as much. */
export const WORTH_A_THREAD = 64 << 20;

/** Makes the hash of a zip of about this size: in a second thread when that is worth it. */
export const createZipHash = (pool: SlotPool, expectedBytes: number): ZipHash =>
  expectedBytes >= WORTH_A_THREAD ? hashElsewhere(pool.memory) : hashHere();
