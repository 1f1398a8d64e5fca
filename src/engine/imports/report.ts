import { ImportItem, type ImportReport } from '#contract/imports.ts';
import type { JobId } from '#contract/values.ts';
import type { ReadDb } from '../db/sqlite.ts';

/** The outcomes an import has stored so far. */
export const readItems = (db: ReadDb, jobId: JobId): ImportItem[] =>
  db
    .all('SELECT item FROM import_items WHERE job_id = ? ORDER BY rowid', jobId)
    .map((row) => ImportItem.parse(JSON.parse(String(row.item))));

/** The report of an import, sorted by path, with the time its job took. */
export function reportOf(db: ReadDb, jobId: JobId, seconds: number): ImportReport {
  const items = readItems(db, jobId).sort((a, b) => (a.path < b.path ? -1 : 1));
  const count = (outcome: ImportItem['outcome']): number => items.filter((item) => item.outcome === outcome).length;
  return { imported: count('imported'), duplicates: count('duplicate'), refused: count('refused'), seconds, items };
}
