import { z } from 'zod';
import type { Job, JobProgress, JobState } from '#contract/jobs.ts';
import { Job as JobSchema } from '#contract/jobs.ts';
import type { JobId } from '#contract/values.ts';
import type { Catalogue, ReadDb, Row } from '../db/sqlite.ts';
import { Refusal } from '../refusal.ts';

/** Progress of a job that has not begun. */
export const NO_PROGRESS: JobProgress = {
  stage: '',
  done: 0,
  total: null,
  bytes: 0,
  totalBytes: null,
  bytesPerSecond: null,
  secondsLeft: null,
  current: null,
};

/** Jobs kept in the list; older finished ones are forgotten when a new one starts. */
const KEPT = 200;

const toJob = (row: Row): Job =>
  JobSchema.parse({
    id: row.id,
    route: row.route,
    title: row.title,
    state: row.state,
    progress: JSON.parse(String(row.progress)),
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    error: row.error === null ? null : JSON.parse(String(row.error)),
    result: row.result === null ? null : JSON.parse(String(row.result)),
  });

/** All remembered jobs, newest first. */
export const listJobs = (db: ReadDb): Job[] => db.all('SELECT * FROM jobs ORDER BY started_at DESC, rowid DESC').map(toJob);

/** One job, or the refusal `jobs.not_found`. */
export function getJob(db: ReadDb, id: JobId): Job {
  const row = db.get('SELECT * FROM jobs WHERE id = ?', id);
  if (row === undefined) throw new Refusal('jobs.not_found', 'This job is not remembered any more.');
  return toJob(row);
}

/** What a job was asked to do, as stored when it began. */
export const inputOfJob = (db: ReadDb, id: JobId): unknown =>
  JSON.parse(String(db.get('SELECT input FROM jobs WHERE id = ?', id)?.input ?? 'null'));

/** Stores a new running job. */
export function insertJob(catalogue: Catalogue, job: Job, input: unknown): void {
  catalogue.transact((db) => {
    db.run(
      `DELETE FROM jobs WHERE state IN ('done', 'failed', 'cancelled') AND id NOT IN (SELECT id FROM jobs ORDER BY started_at DESC LIMIT ${KEPT})`,
    );
    db.run(
      'INSERT INTO jobs (id, route, title, input, state, progress, started_at, finished_at, error, result, scratch) VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, ?)',
      job.id,
      job.route,
      job.title,
      JSON.stringify(input),
      job.state,
      JSON.stringify(job.progress),
      job.startedAt,
      '[]',
    );
  });
}

/** Stores the present state of a job. */
export function saveJob(catalogue: Catalogue, job: Job): void {
  catalogue.transact((db) =>
    db.run(
      'UPDATE jobs SET state = ?, progress = ?, started_at = ?, finished_at = ?, error = ?, result = ? WHERE id = ?',
      job.state,
      JSON.stringify(job.progress),
      job.startedAt,
      job.finishedAt,
      job.error === null ? null : JSON.stringify(job.error),
      job.result === null ? null : JSON.stringify(job.result),
      job.id,
    ),
  );
}

/** Remembers files a job is writing outside the library, to be removed when the job dies. */
export const saveScratch = (catalogue: Catalogue, id: JobId, paths: readonly string[]): void =>
  void catalogue.transact((db) => db.run('UPDATE jobs SET scratch = ? WHERE id = ?', JSON.stringify(paths), id));

/** Marks every job that was running when the engine died as interrupted; answers the unfinished files they left. */
export function markInterrupted(catalogue: Catalogue, now: Date): string[] {
  return catalogue.transact((db) => {
    const running: JobState = 'running';
    const rows = db.all('SELECT scratch FROM jobs WHERE state = ?', running);
    db.run("UPDATE jobs SET state = 'interrupted', finished_at = ? WHERE state = ?", now.toISOString(), running);
    return rows.flatMap((row) => pathsIn(String(row.scratch)));
  });
}

/** The paths of a JSON list; none of one that cannot be read: a file left over is no reason not to open a library. */
function pathsIn(json: string): string[] {
  try {
    return z.array(z.string()).parse(JSON.parse(json));
  } catch {
    return [];
  }
}
