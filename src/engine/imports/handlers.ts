import { basename } from 'node:path';
import { ImportSummary } from '#contract/imports.ts';
import { pathOf } from '#contract/values.ts';
import type { RoomHandlers } from '../door/handlers.ts';
import { getJob } from '../jobs/ledger.ts';
import { reportOf } from './report.ts';

export const importHandlers: RoomHandlers<'imports'> = {
  run: {
    title: ({ places }) => {
      const first = places[0];
      const name = first === undefined ? '' : basename(pathOf(first));
      return places.length === 1 ? name : `${name} +${places.length - 1}`;
    },
    run: async (context, { places }) => {
      // sharp and its kin take a quarter of a second to load: only when somebody imports.
      const { runImport } = await import('./run.ts');
      return runImport(context, places.map(pathOf));
    },
  },
  report: ({ db }, { jobId }) => {
    const job = getJob(db, jobId);
    const summary = ImportSummary.safeParse(job.result);
    return reportOf(db, jobId, summary.success ? summary.data.seconds : 0);
  },
};
