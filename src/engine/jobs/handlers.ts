import type { RoomHandlers } from '../door/handlers.ts';
import { Refusal } from '../refusal.ts';
import { getJob, listJobs } from './ledger.ts';

export const jobHandlers: RoomHandlers<'jobs'> = {
  list: ({ db }) => ({ items: listJobs(db) }),
  get: ({ db }, { id }) => getJob(db, id),
  cancel: ({ db, app }, { id }) => {
    const job = getJob(db, id);
    if (!(app.session.current()?.jobs.cancel(id) ?? false)) throw new Refusal('jobs.not_running', 'This job is not running.');
    return job;
  },
  resume: {
    prepare: async ({ db, app }, { id }) => {
      const job = getJob(db, id);
      if (job.state !== 'interrupted' && job.state !== 'failed') {
        throw new Refusal('jobs.not_resumable', 'Only an interrupted or failed job can be resumed.');
      }
      const resumed = await app.session.resume(job);
      return () => resumed;
    },
  },
  discard: ({ db, app }, { id }) => {
    getJob(db, id);
    if (app.session.current()?.jobs.isRunning(id) ?? false)
      throw new Refusal('jobs.not_resumable', 'This job is running. Cancel it first.');
    db.run('DELETE FROM jobs WHERE id = ?', id);
    return { id };
  },
};
