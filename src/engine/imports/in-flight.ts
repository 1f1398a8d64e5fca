import type { AssetId } from '#contract/values.ts';
import type { ReadDb } from '../db/sqlite.ts';

/** An asset as far as an import must know it. */
export interface Known {
  readonly id: AssetId;
  readonly filename: string;
  readonly isTrashed: boolean;
}

/** Who is busy with which bytes in one library, whichever import or watch folder brought them. */
export interface InFlight {
  /** What the library has, or is about to have, for these bytes; waits for whoever is busy with them. Null: nobody, and the caller now is. */
  claim(sha256: string, signal: AbortSignal): Promise<Known | null>;
  /** The claimed bytes are, or will be, this asset; null: they are refused. */
  settle(sha256: string, known: Known | null): void;
  /** True while somebody is busy with these bytes: files of theirs may lie in the library before a row names them. */
  isBusy(sha256: string): boolean;
  /** The catalogue says so too now. */
  forget(sha256: string): void;
}

/** Makes the ledger of one library. */
export function createInFlight(db: ReadDb): InFlight {
  const busy = new Map<string, { known: Promise<Known | null>; settle: (known: Known | null) => void }>();
  return {
    claim: async (sha256, signal) => {
      for (;;) {
        const other = busy.get(sha256);
        if (other === undefined) break;
        const known = await orAbort(other.known, signal);
        if (known !== null) return known;
        if (busy.get(sha256) === other) busy.delete(sha256);
      }
      const known = findKnown(db, sha256);
      if (known !== null && !known.isTrashed) return known;
      let settle: (known: Known | null) => void = () => {};
      const promise = new Promise<Known | null>((resolve) => {
        settle = resolve;
      });
      busy.set(sha256, { known: promise, settle });
      return known;
    },
    settle: (sha256, known) => busy.get(sha256)?.settle(known),
    isBusy: (sha256) => busy.has(sha256),
    forget: (sha256) => {
      busy.get(sha256)?.settle(null);
      busy.delete(sha256);
    },
  };
}

/** The asset that has these bytes. */
export function findKnown(db: ReadDb, sha256: string): Known | null {
  const row = db.get('SELECT id, filename, trashed_at FROM assets WHERE sha256 = ?', sha256);
  if (row === undefined) return null;
  return { id: String(row.id) as AssetId, filename: String(row.filename), isTrashed: row.trashed_at !== null };
}

function orAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
