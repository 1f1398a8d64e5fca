import type { ImportSummary } from '#contract/imports.ts';
import { ImportSummary as Summary } from '#contract/imports.ts';
import type { JobId } from '#contract/values.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { Refusal } from '../refusal.ts';
import { countItems } from './report.ts';

/** An import that has ended, with what it brought. */
export type PastImport = ImportSummary & { jobId: JobId; title: string; at: string; canUndo: boolean };

/** Imports that have ended and are still remembered, newest first; also cancelled ones, since what they finished stays. */
export const readPast = (db: ReadDb): PastImport[] =>
  db
    .all(
      `SELECT id, title, started_at, finished_at, result,
       EXISTS (SELECT 1 FROM assets WHERE import_id = jobs.id AND trashed_at IS NULL) AS can_undo
       FROM jobs WHERE route IN ('imports.run', 'imports.takeInKit') AND state IN ('done', 'cancelled', 'failed') ORDER BY started_at DESC, rowid DESC`,
    )
    .map((row) => {
      const jobId = String(row.id) as JobId;
      const summary = Summary.safeParse(JSON.parse(String(row.result ?? 'null')));
      const seconds = (Date.parse(String(row.finished_at)) - Date.parse(String(row.started_at))) / 1000;
      return {
        ...(summary.success ? summary.data : { ...countItems(db, jobId), seconds: Number.isFinite(seconds) ? seconds : 0 }),
        jobId,
        title: String(row.title),
        at: String(row.finished_at ?? row.started_at),
        canUndo: row.can_undo === 1,
      };
    })
    .filter((one) => one.imported + one.duplicates + one.refused > 0);

/** Puts what an import brought, and what is not in the trash yet, into the trash; answers how many. */
export function undoImport(db: WriteDb, jobId: JobId, now: Date): number {
  const at = now.toISOString();
  // as `trashAssets` notes it, for a hundred thousand at once
  db.run(
    `INSERT INTO asset_changes (asset_id, at, what, before, after)
     SELECT id, ?, 'trash', 'null', 'null' FROM assets WHERE import_id = ? AND trashed_at IS NULL`,
    at,
    jobId,
  );
  const { changes } = db.run('UPDATE assets SET trashed_at = ? WHERE import_id = ? AND trashed_at IS NULL', at, jobId);
  if (changes === 0) throw new Refusal('imports.nothing_to_undo', 'Nothing of this import is left to undo.');
  return changes;
}
