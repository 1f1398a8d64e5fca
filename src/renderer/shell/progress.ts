import type { Job, JobProgress } from '#contract/jobs.ts';

/** What part of an export each of its stages takes, about: where each begins, in percent. */
const EXPORT_STAGES: Readonly<Record<string, readonly [number, number]>> = {
  preflight: [0, 2],
  make: [2, 60],
  write: [60, 90],
  verify: [90, 100],
};

/** The same of a library check: reading originals is nearly all of it. */
const CHECK_STAGES: Readonly<Record<string, readonly [number, number]>> = {
  catalogue: [0, 2],
  originals: [2, 92],
  references: [92, 93],
  files: [93, 95],
  index: [95, 98],
  backups: [98, 100],
};

const SCALES: Readonly<Record<string, typeof EXPORT_STAGES>> = {
  'exports.run': EXPORT_STAGES,
  'exports.toFolder': EXPORT_STAGES,
  'integrity.scan': CHECK_STAGES,
};

/** How far a job is, 0 to 100; null where nobody knows. Stages that follow each other stand on one scale, so that it never runs backwards. */
export function percentOf(job: Pick<Job, 'route' | 'progress'>): number | null {
  const own = stagePercent(job.progress);
  const scale = SCALES[job.route]?.[job.progress.stage];
  if (scale === undefined) return own;
  const [from, to] = scale;
  return Math.floor(from + ((to - from) * (own ?? 0)) / 100);
}

/** How far the present stage is: by bytes where their total is known, else by things. */
function stagePercent(progress: JobProgress): number | null {
  const part = (done: number, total: number | null): number | null =>
    total === null || total <= 0 ? null : Math.min(100, Math.max(0, Math.floor((100 * done) / total)));
  return part(progress.bytes, progress.totalBytes) ?? part(progress.done, progress.total);
}

/** How far everything that runs is, 0 to 1: null when nothing does, -1 when nobody knows of any of it. */
export function partOfAll(jobs: readonly Pick<Job, 'route' | 'progress' | 'state'>[]): number | null {
  const running = jobs.filter(({ state }) => state === 'running');
  if (running.length === 0) return null;
  const known = running.map(percentOf).filter((percent) => percent !== null);
  return known.length === 0 ? -1 : known.reduce((sum, percent) => sum + percent, 0) / known.length / 100;
}
