import { useEffect } from 'react';
import { ExportRun } from '#contract/exports.ts';
import { ImportSummary } from '#contract/imports.ts';
import type { Job } from '#contract/jobs.ts';
import { words } from '../words/en.ts';
import { baseName } from '../words/format.ts';
import { type App, tellDone, tellFailure, useApp } from './app.tsx';

/** Tells how each job of this window ended. */
export function JobNews() {
  const app = useApp();
  useEffect(() => {
    const told = new Set<string>();
    return app.engine.onEvent((event) => {
      if (event.type !== 'job' || event.job.state === 'running' || event.job.state === 'interrupted') return;
      if (told.has(event.job.id)) return;
      told.add(event.job.id);
      tellEnd(app, event.job);
    });
  }, [app]);
  return null;
}

function tellEnd(app: App, job: Job): void {
  const { go, view } = app.store.getState();
  if (job.state === 'failed') {
    if (job.error !== null) tellFailure(app, job.error);
  } else if (job.state === 'cancelled') {
    tellDone(app, job.route === 'exports.run' ? words.notices.exportStopped : words.notices.importStopped);
  } else if (job.route === 'imports.run') {
    const summary = ImportSummary.safeParse(job.result);
    if (!summary.success) return;
    const { imported, duplicates, refused } = summary.data;
    tellDone(app, words.notices.imported(imported, duplicates, refused), [
      { label: words.notices.showReport, run: () => go({ kind: 'importReport', jobId: job.id }) },
    ]);
  } else if (job.route === 'exports.run' && view.kind !== 'exports') {
    const run = ExportRun.safeParse(job.result);
    if (run.success)
      tellDone(app, words.notices.exported(baseName(run.data.place.$path)), [
        { label: words.notices.showExport, run: () => go({ kind: 'exports', text: '' }) },
      ]);
  }
}
