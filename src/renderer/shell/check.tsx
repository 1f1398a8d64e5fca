import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IntegrityReport } from '#contract/integrity.ts';
import type { Job } from '#contract/jobs.ts';
import type { JobId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { bytes, span } from '../words/format.ts';
import { ask, useApp } from './app.tsx';
import { Findings } from './findings.tsx';
import { percentOf } from './progress.ts';

/** True for the jobs of this page. */
export const isOfCheck = (job: Pick<Job, 'route'>): boolean => job.route === 'integrity.scan' || job.route === 'integrity.repair';

/** Reads everything again and says what is not as it should be, with what can be done about it. The last report stays in sight. */
export function LibraryCheck() {
  const app = useApp();
  const jobs = useQuery('jobs.list', {}).data?.items.filter(isOfCheck) ?? [];
  const [isAsked, setAsked] = useState(false);
  const running = jobs.find((job) => job.state === 'running');
  const last = jobs.find((job) => job.state === 'done' && IntegrityReport.safeParse(job.result).success);
  const newest = jobs[0]?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked for has begun when there is another newest job
  useEffect(() => setAsked(false), [newest]);
  const t = words.keep.check;
  const isBusy = running !== undefined || isAsked;
  const start = async (asking: Promise<unknown>): Promise<void> => {
    setAsked(true);
    if ((await asking) === null) setAsked(false);
  };
  const scan = (rehash: boolean): void => void start(ask(app, 'integrity.scan', { rehash }));
  return (
    <section aria-label={t.title}>
      <div className="section-head">
        <h2 className="h3">{t.title}</h2>
        <span className="row gaps push">
          <Button disabled={isBusy} title={t.quickMore} onClick={() => scan(false)}>
            {t.quick}
          </Button>
          <Button disabled={isBusy} onClick={() => scan(true)}>
            {last === undefined ? t.start : t.again}
          </Button>
        </span>
      </div>
      <p className="soft">{t.lead}</p>
      {running !== undefined && <Running key={running.id} job={running} />}
      <div role="status" className="above">
        {!isBusy && last !== undefined && <Verdict job={last} />}
      </div>
      {!isBusy && last !== undefined && (
        <Findings
          jobId={last.id}
          report={IntegrityReport.parse(last.result)}
          onChanged={() => void start(ask(app, 'integrity.scan', { since: last.id }))}
          onTakeIn={() => void start(ask(app, 'integrity.repair', { since: last.id, takeInOrphans: true }))}
          onRepair={() => void start(ask(app, 'integrity.repair', { since: last.id }))}
        />
      )}
    </section>
  );
}

/** How far a check is, and the way to stop it. */
function Running({ job }: { job: Job }) {
  const app = useApp();
  const [isCancelling, setCancelling] = useState(false);
  const t = words.keep.check;
  const { progress } = job;
  const percent = percentOf(job);
  const what = t.stages[progress.stage] ?? t.running;
  const cancel = async (id: JobId): Promise<void> => {
    setCancelling(true);
    if ((await ask(app, 'jobs.cancel', { id })) === null) setCancelling(false);
  };
  return (
    <div className="above">
      <p className="row gaps">
        <span className="med">{what}</span>
        {progress.total !== null && progress.total > 0 && (
          <span className="soft num">{t.progress(progress.done, progress.total)}</span>
        )}
        {progress.totalBytes !== null && progress.totalBytes > 0 && (
          <span className="soft num">{t.progressBytes(bytes(progress.bytes), bytes(progress.totalBytes))}</span>
        )}
        {progress.secondsLeft !== null && <span className="faint">{t.left(span(progress.secondsLeft))}</span>}
        <Button size="tiny" className="push" disabled={isCancelling} onClick={() => void cancel(job.id)}>
          {isCancelling ? words.strip.cancelling : t.cancel}
        </Button>
      </p>
      <div
        className="meter above"
        role="progressbar"
        aria-label={job.route === 'integrity.repair' ? t.repairing : t.title}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
        aria-valuetext={what}
      >
        <i style={{ width: `${percent ?? 0}%` }} />
      </div>
      <p className="faint sm clip">{progress.current ?? t.runningMore}</p>
    </div>
  );
}

function Verdict({ job }: { job: Job }) {
  const t = words.keep.check;
  const report = IntegrityReport.parse(job.result);
  const fine = report.rehashed ? t.fine : t.fineQuick;
  return (
    <p className="row gaps">
      <Icon of={report.ok ? CircleCheck : TriangleAlert} className={report.ok ? 'accent' : 'amber'} />
      <b className="med">{report.ok ? fine : t.found(report.total)}</b>
      <span className="faint sm num">
        {report.rehashed ? t.lookedAt(report.originals, bytes(report.bytes)) : t.lookedAtQuick(report.originals)}
      </span>
    </p>
  );
}
