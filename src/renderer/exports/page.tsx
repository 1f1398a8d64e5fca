import { FileCheck, FileDiff, Package, ShieldCheck } from 'lucide-react';
import type { Job } from '#contract/jobs.ts';
import { runCommand } from '../commands.ts';
import { useQuery } from '../engine/engine.tsx';
import { useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { words } from '../words/catalogue.ts';
import { applyCorrection, saveVerifyPage } from './deeds.ts';
import { Earlier } from './earlier.tsx';
import { Finished } from './finished.tsx';
import { KeyLine } from './key-line.tsx';
import { Running } from './running.tsx';
import { isExport } from './start.ts';

/** What is being exported, what was last, and everything before. */
export function ExportsPage({ text }: { text: string }) {
  const app = useApp();
  const go = useWindow((state) => state.go);
  const jobs = useQuery('jobs.list', {}).data?.items ?? [];
  const history = useQuery('exports.history', {}).data;
  const running = jobs.filter((job) => isExport(job.route) && job.state === 'running');
  const t = words.exports;
  const wanted = text.trim().toLowerCase();
  const shown = (history?.items ?? []).filter((run) => `${run.kitTitle} ${run.place.$path}`.toLowerCase().includes(wanted));
  const [latest, ...earlier] = shown;
  const failed = lastFailure(jobs, latest?.finishedAt);
  const isEmpty = history !== undefined && history.total === 0 && running.length === 0;

  return (
    <main className="page exports" data-region="main" aria-label={t.title} aria-busy={history === undefined}>
      <div className="head flush">
        <h1 className="h1">{t.title}</h1>
        {running.length > 0 && <span className="n">{t.running(running.length)}</span>}
        <div className="tools">
          <Button look="quiet" icon={FileDiff} onClick={() => void applyCorrection(app)}>
            {t.patch.open}
          </Button>
          <Button look="quiet" icon={FileCheck} onClick={() => void saveVerifyPage(app)}>
            {t.saveVerifyPage}
          </Button>
          <Button look="quiet" icon={Package} onClick={() => go({ kind: 'kits', text: '' })}>
            {words.kits.title}
          </Button>
        </div>
      </div>
      <KeyLine />
      {failed !== null && running.length === 0 && (
        <div className="failed" role="status">
          <b>{t.failed}</b>
          <p>{failed.error === null ? words.notices.exportStopped : words.errors[failed.error.code]}</p>
        </div>
      )}
      {isEmpty && (
        <Empty
          title={t.empty}
          actions={
            <>
              <Button size="big" onClick={() => go({ kind: 'kits', text: '' })}>
                {t.openKits}
              </Button>
              <Button size="big" icon={ShieldCheck} onClick={() => runCommand(app, 'export.verify')}>
                {words.bar.verify}
              </Button>
            </>
          }
        >
          {t.emptyMore}
        </Empty>
      )}
      {history !== undefined && history.total > 0 && shown.length === 0 && <Empty title={t.noMatch} />}
      {(running.length > 0 || latest !== undefined) && (
        <div className="pair">
          {running.map((job) => (
            <Running key={job.id} job={job} />
          ))}
          {latest !== undefined && <Finished key={latest.id} run={latest} runs={history?.items ?? []} />}
        </div>
      )}
      {earlier.length > 0 && <Earlier runs={earlier} all={history?.items ?? []} />}
    </main>
  );
}

/** The last export that failed after the last that succeeded. */
function lastFailure(jobs: readonly Job[], since: string | undefined): Job | null {
  const failures = jobs.filter(
    (job) =>
      isExport(job.route) &&
      job.state === 'failed' &&
      job.finishedAt !== null &&
      (since === undefined || new Date(job.finishedAt) > new Date(since)),
  );
  return failures.sort((a, b) => (b.finishedAt ?? '').localeCompare(a.finishedAt ?? ''))[0] ?? null;
}
