import { rm } from 'node:fs/promises';
import type { ImportItem } from '#contract/imports.ts';
import type { AssetId, JobId } from '#contract/values.ts';
import { insertAsset, type NewAsset } from '../assets/store.ts';
import type { WriteDb } from '../db/sqlite.ts';
import type { LibraryFolder } from '../library/folder.ts';
import { Refusal, systemCode } from '../refusal.ts';

/** What is known of a file that an earlier look has read; the time decides with path and size whether it is the same still. */
export interface SeenFile {
  readonly path: string;
  readonly bytes: number;
  readonly mtimeMs: number;
  readonly sha256: string;
}

/** The marks by which look-alikes of a new asset are found. */
export interface Marks {
  readonly windows: Uint8Array;
  readonly grid: Uint8Array;
}

/** What became of one file, with everything that must be written for it. */
export interface Outcome {
  readonly item: ImportItem;
  readonly asset?: NewAsset;
  readonly marks?: Marks | null;
  readonly restored?: AssetId;
  readonly seen?: SeenFile;
  /** The kept original, to be removed when its row cannot be written. */
  readonly original?: string;
}

/** Gathers outcomes and commits them in batches: a transaction for each file would be felt in every question asked meanwhile. */
export interface Batch {
  /** Takes an outcome; `onWritten` hears what was finally written for it. */
  add(outcome: Outcome, onWritten: (item: ImportItem) => void): void;
  flush(): Promise<void>;
}

/** At most so many files, so much text to index, and so long a wait, make a batch: some 20 ms of writing. */
const MOST_FILES = 48;
const MOST_TEXT = 100_000;
const LONGEST_MS = 100;

/** Makes the batch of one import. Nothing is committed after `flush` has settled and nothing more was added. */
export function createBatch(
  folder: LibraryFolder,
  write: <T>(deed: (db: WriteDb) => T) => T,
  jobId: JobId | null,
  now: () => Date,
): Batch {
  let waiting: { outcome: Outcome; onWritten: (item: ImportItem) => void }[] = [];
  let text = 0;
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();

  const commit = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const batch = waiting;
    waiting = [];
    text = 0;
    if (batch.length === 0) return;
    try {
      const items = write((db) => batch.map(({ outcome }) => store(db, folder, jobId, outcome, now())));
      batch.forEach(({ onWritten }, index) => {
        const item = items[index];
        if (item !== undefined) onWritten(item);
      });
    } catch {
      // one by one, so that what still fits on a full disk is kept and only the rest is refused
      for (const { outcome, onWritten } of batch) onWritten(await storeAlone(outcome));
    }
  };

  const storeAlone = async (outcome: Outcome): Promise<ImportItem> => {
    try {
      return write((db) => store(db, folder, jobId, outcome, now()));
    } catch (error) {
      const isFull = systemCode(error) === 'ENOSPC';
      if (!isFull && !(error instanceof Refusal)) throw error;
      if (isFull && outcome.original !== undefined) await rm(outcome.original, { force: true });
      const item: ImportItem = {
        path: outcome.item.path,
        outcome: 'refused',
        ...(error instanceof Refusal
          ? { code: error.failure.code, message: error.message }
          : { code: 'imports.disk_full', message: 'There is no space left on the disk of the library.' }),
      };
      try {
        return write((db) => store(db, folder, jobId, { item }, now()));
      } catch {
        throw new Refusal('library.disk_full', 'The disk of the library is full. Free some space and resume.');
      }
    }
  };

  const inTurn = (): Promise<void> => {
    const turn = last.then(commit);
    last = turn.catch(() => {});
    return turn;
  };

  let failure: unknown;
  const commitSoon = (): void => {
    inTurn().catch((error: unknown) => {
      failure ??= error;
    });
  };

  return {
    add: (outcome, onWritten) => {
      waiting.push({ outcome, onWritten });
      text += outcome.asset?.text.length ?? 0;
      if (waiting.length >= MOST_FILES || text >= MOST_TEXT) commitSoon();
      else timer ??= setTimeout(commitSoon, LONGEST_MS);
    },
    flush: async () => {
      await inTurn();
      if (failure !== undefined) throw failure;
    },
  };
}

/** Writes one outcome. An asset whose bytes came in by another import meanwhile is a duplicate of it. */
function store(db: WriteDb, folder: LibraryFolder, jobId: JobId | null, outcome: Outcome, now: Date): ImportItem {
  const { asset, seen } = outcome;
  let { item } = outcome;
  if (asset !== undefined) {
    const known = db.get('SELECT id, filename FROM assets WHERE sha256 = ?', asset.sha256);
    if (known !== undefined) item = duplicateOf(item.path, String(known.id) as AssetId, String(known.filename));
    else {
      insertAsset(db, folder, asset);
      if (outcome.marks != null)
        db.run(
          'INSERT OR REPLACE INTO likeness_marks (sha256, windows, grid) VALUES (?, ?, ?)',
          asset.sha256,
          outcome.marks.windows,
          outcome.marks.grid,
        );
    }
  }
  if (outcome.restored !== undefined) {
    db.run('UPDATE assets SET trashed_at = NULL, import_id = coalesce(?, import_id) WHERE id = ?', jobId, outcome.restored);
    db.run("INSERT INTO asset_changes (asset_id, at, what) VALUES (?, ?, 'restore')", outcome.restored, now.toISOString());
  }
  if (seen !== undefined) rememberSeen(db, seen);
  if (jobId !== null)
    db.run(
      'INSERT OR REPLACE INTO import_items (job_id, path, item) VALUES (?, ?, ?)',
      jobId,
      item.path.toWellFormed(),
      JSON.stringify(item),
    );
  return item;
}

/** Remembers what a path held, so that an unchanged file is not read again. */
export const rememberSeen = (db: WriteDb, seen: SeenFile): void =>
  void db.run(
    'INSERT OR REPLACE INTO seen_files (path, bytes, mtime_ms, sha256) VALUES (?, ?, ?, ?)',
    seen.path.toWellFormed(),
    seen.bytes,
    seen.mtimeMs,
    seen.sha256,
  );

/** The outcome of bytes that the library has. */
export const duplicateOf = (path: string, id: AssetId, filename: string): ImportItem => ({
  path,
  outcome: 'duplicate',
  duplicateOf: id,
  message: `The library already has these bytes, as “${filename}”.`,
});
