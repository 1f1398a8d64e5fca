import { useState } from 'react';
import type { Job } from '#contract/jobs.ts';
import { AddToKit } from '../assets/add-to-kit.tsx';
import { useQuery } from '../engine/engine.tsx';
import { Button } from '../ui/button.tsx';
import { words } from '../words/en.ts';
import { ask, useApp, useWindow } from './app.tsx';
import { percentOf } from './progress.ts';
import { NO_SELECTION } from './store.ts';

/** Only while something runs, was interrupted or is selected: words left, selection right, progress as a line on its edge. */
export function Strip() {
  const jobs = useQuery('jobs.list', {}).data?.items ?? [];
  const view = useWindow((state) => state.view);
  const selected = useWindow((state) => state.selection.ids.length);
  const running = jobs.filter((job) => job.state === 'running');
  const interrupted = jobs.filter((job) => job.state === 'interrupted');
  // The exports view shows its own jobs, larger.
  const shown = running.find((job) => !(view.kind === 'exports' && job.route === 'exports.run'));
  return (
    <>
      {interrupted.map((job) => (
        <Interrupted key={job.id} job={job} />
      ))}
      {(shown !== undefined || (selected > 1 && view.kind === 'assets')) && (
        <section className="strip" aria-label={words.strip.label} data-region="status">
          {shown !== undefined && <Running job={shown} />}
          <span className="grow" />
          {view.kind === 'assets' && selected > 1 && <Selected />}
        </section>
      )}
    </>
  );
}

function Running({ job }: { job: Job }) {
  const app = useApp();
  const [isCancelling, setCancelling] = useState(false);
  const { progress } = job;
  const percent = percentOf(job);
  const isImport = job.route === 'imports.run';
  const perSecond =
    isImport && progress.secondsLeft !== null && progress.secondsLeft > 0 && progress.total !== null
      ? (progress.total - progress.done) / progress.secondsLeft
      : null;
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
        {isImport ? words.strip.importing(progress.done, progress.total) : words.strip.exporting(percent ?? 0)}
      </span>
      {perSecond !== null && <span>{words.strip.rate(perSecond)}</span>}
      {progress.bytesPerSecond !== null && progress.bytesPerSecond > 0 && (
        <span>{words.strip.speed(progress.bytesPerSecond)}</span>
      )}
      {progress.secondsLeft !== null && <span>{words.strip.left(progress.secondsLeft)}</span>}
      <Button
        look="link"
        className="sm"
        disabled={isCancelling}
        onClick={() => {
          setCancelling(true);
          void ask(app, 'jobs.cancel', { id: job.id });
        }}
      >
        {isCancelling ? words.strip.cancelling : words.strip.cancel}
      </Button>
      {!isImport && app.store.getState().view.kind !== 'exports' && (
        <Button look="link" className="sm" onClick={() => app.store.getState().go({ kind: 'exports', text: '' })}>
          {words.strip.show}
        </Button>
      )}
    </>
  );
}

function Selected() {
  const selection = useWindow((state) => state.selection);
  const select = useWindow((state) => state.select);
  return (
    <>
      <span>{words.inspector.many(selection.ids.length)}</span>
      <AddToKit assetIds={selection.ids} look="strip" />
      <Button look="link" className="sm" onClick={() => select(NO_SELECTION)}>
        {words.strip.clearSelection}
      </Button>
    </>
  );
}

function Interrupted({ job }: { job: Job }) {
  const app = useApp();
  const text =
    job.route === 'imports.run'
      ? words.strip.interruptedImport
      : job.route === 'exports.run'
        ? words.strip.interruptedExport
        : words.strip.interruptedOther(job.title);
  return (
    <div className="strip amber-line" role="alert">
      <span className="med">{text}</span>
      {(job.progress.done > 0 || job.progress.total !== null) && (
        <span className="soft">{words.strip.interruptedAt(job.progress.done, job.progress.total)}</span>
      )}
      <span className="grow" />
      <Button size="tiny" look="primary" onClick={() => void ask(app, 'jobs.resume', { id: job.id })}>
        {words.strip.resume}
      </Button>
      <Button size="tiny" onClick={() => void ask(app, 'jobs.discard', { id: job.id })}>
        {words.strip.discard}
      </Button>
    </div>
  );
}
