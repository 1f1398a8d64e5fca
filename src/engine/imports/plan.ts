import { setImmediate } from 'node:timers/promises';
import type { JobId } from '#contract/values.ts';
import { reserveRows } from '../assets/store.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import type { Found, FoundFile } from './walk.ts';

/** A file that an import has still to do, with its place in the order of the library. */
export interface PlannedFile extends FoundFile {
  readonly n: number;
  readonly row: number;
}

/** Rows written in one transaction: some 20 ms. */
const BATCH = 2000;

/**
 * Writes down what an import found, before anything is read: what an interrupted import had found is then imported in the same
 * order when it is resumed, whatever has happened to the folder meanwhile. The last row says that the list is whole.
 */
export async function writePlan(
  write: <T>(deed: (db: WriteDb) => T) => T,
  jobId: JobId,
  found: readonly Found[],
  signal: AbortSignal,
): Promise<PlannedFile[]> {
  write((db) => {
    db.run(
      "DELETE FROM import_waiting WHERE job_id = ? OR job_id IN (SELECT id FROM jobs WHERE state IN ('done', 'cancelled'))",
      jobId,
    );
  });
  const files = found.flatMap((file, n) => (file.kind === 'file' ? [{ ...file, n }] : []));
  for (let start = 0; start < files.length; start += BATCH) {
    signal.throwIfAborted();
    write((db) => {
      for (const file of files.slice(start, start + BATCH)) {
        db.run(
          'INSERT INTO import_waiting (job_id, n, path, folder, bytes, mtime_ms, sidecar) VALUES (?, ?, ?, ?, ?, ?, ?)',
          jobId,
          file.n,
          file.path,
          file.folder.toWellFormed(),
          file.bytes,
          file.mtimeMs,
          file.sidecar,
        );
      }
    });
    await setImmediate();
  }
  const first = write((db) => {
    const row = reserveRows(db, found.length);
    db.run(
      "INSERT INTO import_waiting (job_id, n, path, folder, bytes, mtime_ms, first_row) VALUES (?, -1, '', '', 0, 0, ?)",
      jobId,
      row,
    );
    return row;
  });
  return files.map((file) => ({ ...file, row: first + file.n }));
}

/** What an interrupted import has still to do; null when it had not got so far as to know. */
export function readPlan(db: ReadDb, jobId: JobId): PlannedFile[] | null {
  const whole = db.get('SELECT first_row FROM import_waiting WHERE job_id = ? AND n = -1', jobId);
  if (whole === undefined) return null;
  return db
    .all(
      `SELECT * FROM import_waiting AS waiting WHERE job_id = ? AND n >= 0
       AND NOT EXISTS (SELECT 1 FROM import_items WHERE job_id = waiting.job_id AND path = waiting.path) ORDER BY n`,
      jobId,
    )
    .map((row) => ({
      kind: 'file',
      n: Number(row.n),
      row: Number(whole.first_row) + Number(row.n),
      path: String(row.path),
      folder: String(row.folder),
      bytes: Number(row.bytes),
      mtimeMs: Number(row.mtime_ms),
      sidecar: row.sidecar === null || row.sidecar === undefined ? null : String(row.sidecar),
    }));
}

/** Forgets the list of an import that has ended well. */
export const dropPlan = (db: WriteDb, jobId: JobId): void => void db.run('DELETE FROM import_waiting WHERE job_id = ?', jobId);
