import type { JobProgress } from '#contract/jobs.ts';

/** How far a job is, 0 to 100: by bytes where their total is known, else by things; null where neither is. */
export function percentOf(progress: JobProgress): number | null {
  const part = (done: number, total: number | null): number | null =>
    total === null || total <= 0 ? null : Math.min(100, Math.max(0, Math.floor((100 * done) / total)));
  return part(progress.bytes, progress.totalBytes) ?? part(progress.done, progress.total);
}
