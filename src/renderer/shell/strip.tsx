import { useState } from 'react';
import type { Job } from '#contract/jobs.ts';
import { AddToKit } from '../assets/add-to-kit.tsx';
import { useQuery } from '../engine/engine.tsx';
import { isExport } from '../exports/start.ts';
import { Button } from '../ui/button.tsx';
import { useOnce } from '../ui/use-once.ts';
import { words } from '../words/catalogue.ts';
import { ask, useApp, useWindow } from './app.tsx';
import { isOfCheck } from './check.tsx';
import { Offered, OfferedAloud } from './offered.tsx';
import { percentOf } from './progress.ts';
import { Selected } from './selected.tsx';
import type { View } from './store.ts';

/** Jobs that their own screen shows larger. */
const isShownAbove = (job: Job, view: View): boolean =>
  (view.kind === 'exports' && isExport(job.route)) ||
  (view.kind === 'keep' && isOfCheck(job)) ||
  (view.kind === 'logoImport' && view.jobId === job.id);

/** Only while something runs, was changed, was interrupted or is selected: words left, selection right, progress as a line on its edge. */
export function Strip() {
  const jobs = useQuery('jobs.list', {}).data?.items ?? [];
  const view = useWindow((state) => state.view);
  const inDialog = useWindow(({ dialog }) => (dialog?.kind === 'exportKit' ? dialog.jobId : null));
  const selected = useWindow((state) => state.selection.ids.length);
  const hasOffer = useWindow((state) => state.offer !== null);
  const running = jobs.filter((job) => job.state === 'running' && job.id !== inDialog && !isShownAbove(job, view));
  const interrupted = jobs.filter((job) => job.state === 'interrupted');
  const [shown] = running;
  const hasSelection = selected > 0 && view.kind === 'assets';
  return (
    <>
      <OfferedAloud />
      {interrupted.map((job) => (
        <Interrupted key={job.id} job={job} />
      ))}
      {(shown !== undefined || hasSelection || hasOffer) && (
        <section className="strip" aria-label={words.strip.label} data-region="status">
          {shown !== undefined && <Running key={shown.id} job={shown} />}
          {shown !== undefined && hasOffer && <span className="bar-v" />}
          <Offered />
          <span className="grow" />
          {hasSelection && <Selected view={view} addToKit={(ids) => <AddToKit assetIds={ids} look="strip" />} />}
        </section>
      )}
    </>
  );
}

/** What a job is doing, by its route. */
function textOf(job: Job, percent: number | null): string {
  const { done, total } = job.progress;
  switch (job.route) {
    case 'imports.run':
    case 'imports.takeInKit':
      return words.strip.importing(done, total);
    case 'imports.scan':
      return words.scanning.strip(done);
    case 'assets.exportFiles':
      return words.keep.exports.runningFiles(done, total);
    case 'assets.exportCatalogue':
      return words.keep.exports.running;
    case 'logos.propose':
    case 'logos.accept':
    case 'logos.getAll':
      return words.logos.strip[job.route.slice('logos.'.length)] ?? job.title;
    case 'sheets.render':
      return words.sheets.making(done, total);
    case 'exports.run':
    case 'exports.toFolder':
      return words.strip.exporting(percent ?? 0);
    case 'integrity.scan':
    case 'integrity.repair':
      return words.keep.check.stages[job.progress.stage] ?? words.keep.check.running;
    default:
      return job.title;
  }
}

function Running({ job }: { job: Job }) {
  const app = useApp();
  const [isCancelling, setCancelling] = useState(false);
  const { progress } = job;
  const percent = percentOf(job);
  const countsFiles = job.route === 'imports.run';
  const perSecond =
    countsFiles && progress.secondsLeft !== null && progress.secondsLeft > 0 && progress.total !== null
      ? (progress.total - progress.done) / progress.secondsLeft
      : null;
  const hasSpeed = perSecond === null && progress.bytesPerSecond !== null && progress.bytesPerSecond > 0;
  const cancel = async (): Promise<void> => {
    setCancelling(true);
    if ((await ask(app, 'jobs.cancel', { id: job.id })) === null) setCancelling(false);
  };
  return (
    <>
      <span className="line" style={{ width: `${percent ?? 0}%` }} />
      <span
        className="med ink"
        role="progressbar"
        aria-label={job.title}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
      >
        {textOf(job, percent)}
      </span>
      {perSecond !== null && <span>{words.strip.rate(perSecond)}</span>}
      {hasSpeed && <span>{words.strip.speed(progress.bytesPerSecond ?? 0)}</span>}
      {progress.secondsLeft !== null && <span>{words.strip.left(progress.secondsLeft)}</span>}
      <Button look="link" className="sm" disabled={isCancelling} onClick={() => void cancel()}>
        {isCancelling ? words.strip.cancelling : words.strip.cancel}
      </Button>
      {isOfCheck(job) && (
        <Button look="link" className="sm" onClick={() => app.store.getState().go({ kind: 'keep' })}>
          {words.strip.show}
        </Button>
      )}
      {isExport(job.route) && (
        <Button look="link" className="sm" onClick={() => app.store.getState().go({ kind: 'exports', text: '' })}>
          {words.strip.show}
        </Button>
      )}
    </>
  );
}

function Interrupted({ job }: { job: Job }) {
  const app = useApp();
  const answer = useOnce((route: 'jobs.resume' | 'jobs.discard') => ask(app, route, { id: job.id }));
  const text =
    job.route === 'imports.run'
      ? words.strip.interruptedImport
      : isExport(job.route)
        ? words.strip.interruptedExport
        : words.strip.interruptedOther(words.said(job.title));
  return (
    <div className="strip amber-line" role="alert">
      <span className="med">{text}</span>
      {(job.progress.done > 0 || job.progress.total !== null) && (
        <span className="soft">{words.strip.interruptedAt(job.progress.done, job.progress.total)}</span>
      )}
      <span className="grow" />
      <Button size="tiny" look="primary" disabled={answer.isBusy} onClick={() => answer.run('jobs.resume')}>
        {words.strip.resume}
      </Button>
      <Button size="tiny" disabled={answer.isBusy} onClick={() => answer.run('jobs.discard')}>
        {words.strip.discard}
      </Button>
    </div>
  );
}
