import { Circle, CircleCheck, LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import type { Job } from '#contract/jobs.ts';
import { ask, useApp } from '../shell/app.tsx';
import { percentOf } from '../shell/progress.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { bytes, span } from '../words/format.ts';
import { useSpeeds } from './speeds.ts';

/** An export on its way, as a card. */
export function Running({ job }: { job: Job }) {
  return (
    <section className="card" aria-label={words.exports.runningLabel}>
      <div className="top">
        <h2 className="h3 clip">{job.title}</h2>
      </div>
      <Progress job={job} />
      <div className="ft">
        <span className="mono faint clip">{job.progress.current ?? ''}</span>
        <span className="grow" />
        <CancelButton job={job} />
      </div>
    </section>
  );
}

/** Asks an export to stop, once. */
export function CancelButton({ job }: { job: Job }) {
  const app = useApp();
  const [isCancelling, setCancelling] = useState(false);
  return (
    <Button
      data-autofocus
      disabled={isCancelling}
      onClick={() => {
        setCancelling(true);
        void ask(app, 'jobs.cancel', { id: job.id }).then((asked) => {
          if (asked === null) setCancelling(false);
        });
      }}
    >
      {isCancelling ? words.strip.cancelling : words.exports.cancel}
    </Button>
  );
}

/** How far an export is, how fast, how long, and which step it is at. */
export function Progress({ job }: { job: Job }) {
  const speeds = useSpeeds(job);
  const t = words.exports;
  const { progress } = job;
  const percent = percentOf(job) ?? 0;
  return (
    <>
      <div className="big">
        <b>
          {percent}
          <small>%</small>
        </b>
        <dl>
          {progress.bytesPerSecond !== null && progress.bytes > 0 && (
            <div>
              <dt>{t.speed}</dt>
              <dd>{words.strip.speed(progress.bytesPerSecond)}</dd>
            </div>
          )}
          {progress.bytes > 0 && (
            <div>
              <dt>{t.written}</dt>
              <dd>
                {progress.totalBytes === null ? bytes(progress.bytes) : t.of(bytes(progress.bytes), bytes(progress.totalBytes))}
              </dd>
            </div>
          )}
          {progress.secondsLeft !== null && (
            <div>
              <dt>{t.left}</dt>
              <dd>{span(progress.secondsLeft)}</dd>
            </div>
          )}
        </dl>
      </div>
      <div
        className="prog"
        role="progressbar"
        aria-label={job.title}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <i style={{ width: `${percent}%` }} />
      </div>
      <Spark speeds={speeds} percent={percent} />
      <Stages job={job} />
    </>
  );
}

function Stages({ job }: { job: Job }) {
  const t = words.exports;
  const stages = job.route === 'exports.toFolder' ? t.folderStages : t.stages;
  const known = Object.keys(stages);
  const now = job.progress.stage;
  const names = known.includes(now) || now === '' ? known : [...known, now];
  const at = names.indexOf(now);
  return (
    <ul className="stg">
      {names.map((name, index) => {
        const state = index < at ? 'done' : index === at ? 'now' : 'next';
        const icon = { done: CircleCheck, now: LoaderCircle, next: Circle }[state];
        const { done, total } = job.progress;
        return (
          <li key={name} className={state} aria-current={state === 'now' ? 'step' : undefined}>
            <Icon of={icon} className={state === 'now' ? 'spin' : ''} />
            {stages[name] ?? name}
            <span className="hidden-word">{{ done: t.stageDone, now: t.stageNow, next: t.stageNext }[state]}</span>
            {state === 'now' && total !== null && total > 0 && (
              <>
                <span className="meter" aria-hidden="true">
                  <i style={{ width: `${Math.min(100, (100 * done) / total)}%` }} />
                </span>
                <span className="r num">{t.steps(done, total)}</span>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The speed so far as a line; it reaches as far as the work has. */
function Spark({ speeds, percent }: { speeds: readonly number[]; percent: number }) {
  const top = Math.max(1, ...speeds) * 1.15;
  if (speeds.length < 3) return null;
  const width = (536 * Math.max(2, percent)) / 100;
  const points = speeds.map(
    (speed, at) => `${((width * at) / (speeds.length - 1)).toFixed(1)} ${(55 - (46 * speed) / top).toFixed(1)}`,
  );
  const line = `M${points.join('L')}`;
  return (
    <svg className="spark" viewBox="0 0 536 56" preserveAspectRatio="none" aria-hidden="true">
      <path d="M0 55.5h536" fill="none" stroke="var(--line)" />
      <path d={`${line}L${width} 55L0 55Z`} fill="var(--accent-wash)" />
      <path
        d={line}
        fill="none"
        stroke="var(--accent)"
        strokeWidth="1.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
