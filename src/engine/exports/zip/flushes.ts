import fs from 'node:fs';
import { promisify } from 'node:util';

/** From so many bytes on the disk is made to take them while more are written: the flush at the end then has little left to wait for. */
const FLUSH_BYTES = 16 << 20;

/** Brings an open file to the disk itself, piece by piece beside the writing. */
export interface Flushes {
  /** Told after each piece that the system has taken. */
  written(bytes: number): void;
  /** Resolves when no flush is running, whatever came of it: then the file may be closed. */
  idle(): Promise<void>;
  /** Flushes what is left; throws the system's error of this flush or of any before. */
  finish(): Promise<void>;
}

/** Makes the flushes of a file; one runs at a time. */
export function createFlushes(fd: number): Flushes {
  let bytesWaiting = 0;
  let running: Promise<void> | null = null;
  // Kept, since Linux tells the error of a page once to each descriptor: the last flush would not hear of it again.
  let failure: Error | null = null;
  const flush = async (): Promise<void> => {
    try {
      await promisify(fs.fdatasync)(fd);
    } catch (error) {
      failure ??= error as Error;
    }
    running = null;
  };
  return {
    written(bytes) {
      bytesWaiting += bytes;
      if (bytesWaiting < FLUSH_BYTES || running !== null) return;
      bytesWaiting = 0;
      running = flush();
    },
    idle: async () => {
      await running;
    },
    finish: async () => {
      await running;
      if (failure !== null) throw failure;
      await promisify(fs.fsync)(fd);
    },
  };
}
