import { FINDINGS_KEPT, type FindingCode, type IntegrityFinding } from '#contract/integrity.ts';
import type { JobId } from '#contract/values.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { isSqliteError } from '../db/sqlite.ts';
import { getJob } from '../jobs/ledger.ts';

/** Findings written in one transaction. */
const BATCH = 500;

/** Where the findings of one check go: all of them into the catalogue, the first of each code into the report. */
export interface Findings {
  add(finding: IntegrityFinding): void;
  /** Writes what is not written yet, and forgets what earlier checks found. */
  close(): void;
  readonly total: number;
  readonly counts: Partial<Record<FindingCode, number>>;
  readonly kept: readonly IntegrityFinding[];
}

/**
 * Makes the list of a job's check. What cannot be written, because the catalogue is what is damaged,
 * is only counted: the report still has the first of each code.
 */
export function createFindings(write: <T>(deed: (db: WriteDb) => T) => T, jobId: JobId): Findings {
  const counts: Partial<Record<FindingCode, number>> = {};
  const kept: IntegrityFinding[] = [];
  let waiting: IntegrityFinding[] = [];
  let total = 0;
  const store = (deed: (db: WriteDb) => void): void => {
    try {
      write(deed);
    } catch (error) {
      if (!isSqliteError(error)) throw error;
    }
  };
  store((db) => db.run('DELETE FROM integrity_findings WHERE job_id = ?', jobId));
  const flush = (): void => {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    const first = total - batch.length;
    store((db) => {
      batch.forEach((finding, at) => {
        db.run(
          'INSERT INTO integrity_findings (job_id, n, code, finding) VALUES (?, ?, ?, ?)',
          jobId,
          first + at,
          finding.code,
          JSON.stringify(finding),
        );
      });
    });
  };
  return {
    add: (finding) => {
      const count = (counts[finding.code] ?? 0) + 1;
      counts[finding.code] = count;
      total++;
      if (count <= FINDINGS_KEPT) kept.push(finding);
      waiting.push(finding);
      if (waiting.length >= BATCH) flush();
    },
    close: () => {
      flush();
      store((db) =>
        db.run(
          "DELETE FROM integrity_findings WHERE job_id <> ? AND job_id NOT IN (SELECT id FROM jobs WHERE state = 'running')",
          jobId,
        ),
      );
    },
    get total() {
      return total;
    },
    counts,
    kept,
  };
}

const toFinding = (row: { finding?: unknown }): IntegrityFinding => JSON.parse(String(row.finding)) as IntegrityFinding;

/** A page of what a check found; refuses with `jobs.not_found` a job that is not remembered. */
export function readFindings(
  db: ReadDb,
  { jobId, code, start, count }: { jobId: JobId; code?: FindingCode | undefined; start: number; count: number },
): { total: number; items: IntegrityFinding[] } {
  getJob(db, jobId);
  const where = `job_id = ?${code === undefined ? '' : ' AND code = ?'}`;
  const values = code === undefined ? [jobId] : [jobId, code];
  return {
    total: Number(db.get(`SELECT count(*) AS n FROM integrity_findings WHERE ${where}`, ...values)?.n ?? 0),
    items: db
      .all(`SELECT finding FROM integrity_findings WHERE ${where} ORDER BY n LIMIT ? OFFSET ?`, ...values, count, start)
      .map(toFinding),
  };
}

/** Every finding of some codes, in pieces, so that a hundred thousand of them are never in memory together. */
export function* findingsOf(db: ReadDb, jobId: JobId, ...codes: FindingCode[]): Generator<IntegrityFinding> {
  for (const code of codes) {
    for (let last = -1; ; ) {
      const rows = db.all(
        'SELECT n, finding FROM integrity_findings WHERE job_id = ? AND code = ? AND n > ? ORDER BY n LIMIT ?',
        jobId,
        code,
        last,
        BATCH,
      );
      yield* rows.map(toFinding);
      if (rows.length < BATCH) break;
      last = Number(rows.at(-1)?.n);
    }
  }
}
