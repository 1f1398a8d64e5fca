import { CircleAlert } from 'lucide-react';
import { ExportFolder, ExportRun } from '#contract/exports.ts';
import type { Job } from '#contract/jobs.ts';
import type { Kit } from '#contract/kits.ts';
import type { JobId, KitId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { Choose } from './choose.tsx';
import { FolderMade, ZipMade } from './made.tsx';
import { CancelButton, Progress } from './running.tsx';
import { useExportPlan } from './use-export-plan.ts';

/** Exports a kit, from what is wanted over how far it is to what was made. Closing it leaves the work going. */
export function ExportDialog({ kitId, jobId }: { kitId: KitId; jobId: JobId | null }) {
  const kit = useQuery('kits.get', { id: kitId }).data;
  return kit === undefined ? null : <Stages kit={kit} jobId={jobId} />;
}

function Stages({ kit, jobId }: { kit: Kit; jobId: JobId | null }) {
  const plan = useExportPlan(kit);
  const jobs = useQuery('jobs.list', {}).data?.items ?? [];
  const job = jobId === null ? undefined : jobs.find(({ id }) => id === jobId);
  // What was chosen is still there after a cancel.
  if (jobId === null || job?.state === 'cancelled') return <Choose plan={plan} wasStopped={job?.state === 'cancelled'} />;
  if (job?.state === 'failed' || job?.state === 'interrupted') return <Failed job={job} kitId={kit.id} />;
  const zip = ExportRun.safeParse(job?.result);
  if (zip.success) return <ZipMade run={zip.data} />;
  const folder = ExportFolder.safeParse(job?.result);
  if (folder.success) return <FolderMade made={folder.data} form={plan.form === 'site' ? 'site' : 'folder'} />;
  return <Going job={job} title={kit.title} />;
}

function Going({ job, title }: { job: Job | undefined; title: string }) {
  const close = useWindow((state) => state.closeDialog);
  const t = words.exports.dialog;
  return (
    <Dialog
      title={t.runningTitle(title)}
      className="export going"
      onClose={close}
      footer={
        <>
          <span className="mono faint clip grow">{job?.progress.current ?? ''}</span>
          <Button onClick={close}>{t.background}</Button>
          {job !== undefined && <CancelButton job={job} />}
        </>
      }
    >
      {job !== undefined && (
        <section className="flow" aria-label={words.exports.runningLabel}>
          <Progress job={job} />
        </section>
      )}
    </Dialog>
  );
}

function Failed({ job, kitId }: { job: Job; kitId: KitId }) {
  const open = useWindow((state) => state.open);
  const close = useWindow((state) => state.closeDialog);
  const t = words.exports.dialog;
  const { error } = job;
  return (
    <Dialog
      title={t.failedTitle}
      className="export"
      onClose={close}
      footer={
        <div className="end">
          <Button onClick={close}>{words.exports.close}</Button>
          <Button look="primary" data-autofocus onClick={() => open({ kind: 'exportKit', kitId, jobId: null })}>
            {t.back}
          </Button>
        </div>
      }
    >
      <div className="verdict bad" role="alert">
        <Icon of={CircleAlert} size="l" />
        <div>
          <p className="h3">{error === null ? words.strip.interruptedExport : words.errors[error.code]}</p>
          {error !== null && <p className="soft">{words.said(error.message)}</p>}
          <p className="soft">{t.failedMore}</p>
        </div>
      </div>
    </Dialog>
  );
}
