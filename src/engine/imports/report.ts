import type { ImportItem, ImportReport } from '#contract/imports.ts';
import type { JobId } from '#contract/values.ts';
import type { ReadDb } from '../db/sqlite.ts';

/** The outcomes an import has stored so far, as we wrote them. */
export const readItems = (db: ReadDb, jobId: JobId): ImportItem[] =>
  db
    .all('SELECT item FROM import_items WHERE job_id = ? ORDER BY rowid', jobId)
    .map((row) => JSON.parse(String(row.item)) as ImportItem);

/** How many outcomes of each kind an import has stored so far. */
export function countItems(db: ReadDb, jobId: JobId): { imported: number; duplicates: number; refused: number } {
  const rows = db.all(
    "SELECT json_extract(item, '$.outcome') AS outcome, count(*) AS n FROM import_items WHERE job_id = ? GROUP BY 1",
    jobId,
  );
  const count = (outcome: ImportItem['outcome']): number => Number(rows.find((row) => row.outcome === outcome)?.n ?? 0);
  return { imported: count('imported'), duplicates: count('duplicate'), refused: count('refused') };
}

/** The report of an import, sorted by path, with the time its job took. */
export function reportOf(db: ReadDb, jobId: JobId, seconds: number): ImportReport {
  const items = readItems(db, jobId).sort((a, b) => (a.path < b.path ? -1 : 1));
  return { ...countItems(db, jobId), seconds, items };
}
