import { setImmediate, setTimeout } from 'node:timers/promises';

/** Lets work that nobody waits for give way to whoever asks something. */
export interface Calm {
  /** Somebody has asked something just now. */
  stir(): void;
  /** Gives way once: settles in a later turn, when nothing has been asked for a moment, and after five seconds in any case. */
  settled(): Promise<void>;
}

/** So long after a question the next one of the same person is on its way, in ms: the pause between two letters. */
const REST_MS = 300;
/** Under questions without end what waits gets on all the same, a little every so many ms. */
const PATIENCE_MS = 5000;

/** Makes a calm in which nothing has been asked yet. */
export function createCalm(now: () => number = () => performance.now()): Calm {
  let stirredAt = Number.NEGATIVE_INFINITY;
  return {
    stir: () => {
      stirredAt = now();
    },
    settled: async () => {
      await setImmediate();
      const patientUntil = now() + PATIENCE_MS;
      for (;;) {
        const left = Math.min(stirredAt + REST_MS, patientUntil) - now();
        if (left <= 0) return;
        await setTimeout(left, undefined, { ref: false });
      }
    },
  };
}
