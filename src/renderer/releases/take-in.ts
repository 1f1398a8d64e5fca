import type { PickedPlace } from '#contract/host.ts';
import type { AssetId, JobId } from '#contract/values.ts';
import { type App, ask } from '../shell/app.tsx';

/** Imports files from outside and answers what they are in the library, those that were there already among them; none when it did not end well. */
export async function takeInFiles(app: App, places: readonly PickedPlace[]): Promise<readonly AssetId[]> {
  if (places.length === 0) return [];
  const started = await ask(app, 'imports.run', { places: places.map(({ token }) => ({ $token: token })) });
  if (started === null || !(await hasEnded(app, started.jobId))) return [];
  const report = await ask(app, 'imports.report', { jobId: started.jobId });
  return (report?.items ?? []).flatMap((item) => item.id ?? item.duplicateOf ?? []);
}

/** Waits for the end of a job; true when it is done. */
function hasEnded(app: App, id: JobId): Promise<boolean> {
  return new Promise((resolve) => {
    const look = (): void => {
      const state = app.cache.read('jobs.list', {}).data?.items.find((job) => job.id === id)?.state;
      if (state === undefined || state === 'running') return;
      stop();
      resolve(state === 'done');
    };
    const stop = app.cache.listen('jobs.list', {}, look);
    look();
  });
}
