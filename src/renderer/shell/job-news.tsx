import { useEffect } from 'react';
import { z } from 'zod';
import { ExportRun } from '#contract/exports.ts';
import { ImportSummary } from '#contract/imports.ts';
import { IntegrityReport, RepairReport } from '#contract/integrity.ts';
import type { Job } from '#contract/jobs.ts';
import { sheets } from '#contract/sheets.ts';
import { BrandId, type JobId, ShownPlace } from '#contract/values.ts';
import { readableAs } from '../imports/read-as.ts';
import { afterScan } from '../imports/start.ts';
import { words } from '../words/catalogue.ts';
import { baseName, bytes } from '../words/format.ts';
import { type App, ask, askHost, tellDone, tellFailure, useApp } from './app.tsx';
import { tellAway, useAway } from './away.ts';

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
      tellAway(app, event.job);
    });
  }, [app]);
  useAway(app);
  return null;
}

function tellEnd(app: App, job: Job): void {
  const { dialog } = app.store.getState();
  // The dialog that shows it says it.
  if (dialog?.kind === 'exportKit' && dialog.jobId === job.id) return;
  if (job.state === 'failed') {
    if (job.error !== null) tellFailure(app, job.error);
  } else if (job.state === 'cancelled') {
    tellDone(app, stoppedText(job.route));
  } else {
    ENDS[job.route]?.(app, job);
  }
}

function stoppedText(route: string): string {
  if (route.startsWith('exports.')) return words.notices.exportStopped;
  if (route === 'imports.scan') return words.scanning.stopped;
  if (route === 'integrity.scan') return words.keep.check.stopped;
  if (route === 'integrity.repair') return words.keep.check.stoppedRepair;
  if (route === 'sheets.render') return words.sheets.stopped;
  if (route.startsWith('logos.')) return words.logos.stopped;
  return route.startsWith('assets.export') ? words.keep.exports.stopped : words.notices.importStopped;
}

const ENDS: Readonly<Record<string, (app: App, job: Job) => void>> = {
  'imports.scan': (app, job) => void afterScan(app, job),
  'imports.run': (app, job) => void tellImported(app, job, (summary) => words.notices.imported(...summary)),
  'imports.takeInKit': (app, job) =>
    void tellImported(app, job, (summary) => `${words.report.kitTaken} ${words.notices.imported(...summary)}`),
  'exports.run': tellExported,
  'exports.toFolder': (app, job) => tellZip(app, job, words.exports.folderMade),
  'exports.patch': (app, job) => tellZip(app, job, words.exports.patch.made),
  'exports.rebuild': (app, job) => tellZip(app, job, words.exports.madeAgain),
  'exports.copy': (app, job) => tellZip(app, job, words.exports.copiedTo),
  'exports.correct': (app, job) => tellZip(app, job, words.exports.corrected),
  'integrity.scan': (app, job) => tellChecked(app, job),
  'integrity.repair': (app, job) => {
    const report = RepairReport.safeParse(job.result);
    if (report.success) tellDone(app, repairedText(report.data));
  },
  'logos.propose': (app, job) => tellProposed(app, job),
  'logos.accept': (app, job) => tellSortedIn(app, job),
  'logos.getAll': (app, job) => {
    const set = LogoSetMade.safeParse(job.result);
    if (!set.success) return;
    const { files, bytes: size, left, place } = set.data;
    tellWritten(
      app,
      [words.logos.gotAll(files, bytes(size)), left.length > 0 ? words.logos.gotAllLeft(left.length) : ''].join(' ').trim(),
      place,
    );
  },
  'sheets.render': (app, job) => {
    const made = sheets.render.output.safeParse(job.result);
    if (!made.success) return;
    const { pages, bytes: size, replaced, place } = made.data;
    const letters = replaced.length === 0 ? '' : words.sheets.replaced(replaced.slice(0, 12).join(' '));
    tellWritten(app, [words.sheets.exported(pages, bytes(size)), letters].join(' ').trim(), place);
  },
  'assets.exportFiles': (app, job) => {
    const run = FilesRun.safeParse(job.result);
    if (run.success) tellWritten(app, words.keep.exports.filesDone(run.data.files, bytes(run.data.bytes)), run.data.place);
  },
  'assets.exportCatalogue': (app, job) => {
    const run = CatalogueRun.safeParse(job.result);
    if (run.success) tellWritten(app, words.keep.exports.done(run.data.items, bytes(run.data.bytes)), run.data.place);
  },
};

const SortedIn = z.object({ brandIds: z.array(BrandId), variants: z.int(), imported: z.int(), refused: z.array(z.unknown()) });
const LogoSetMade = z.object({ place: ShownPlace, files: z.int(), bytes: z.int(), left: z.array(z.unknown()) });
const FilesRun = z.object({ place: ShownPlace, files: z.int(), bytes: z.int() });
const CatalogueRun = z.object({ place: ShownPlace, items: z.int(), bytes: z.int() });

const ZipWritten = z.object({ place: ShownPlace });

function tellZip(app: App, job: Job, say: (name: string) => string): void {
  const made = ZipWritten.safeParse(job.result);
  if (made.success) tellWritten(app, say(baseName(made.data.place.$path)), made.data.place);
}

/** On its own page the proposal shows itself. */
function tellProposed(app: App, job: Job): void {
  const { go, view } = app.store.getState();
  if (view.kind === 'logoImport' && view.jobId === job.id) return;
  tellDone(app, words.logos.proposed, [{ label: words.logos.look_, run: () => go({ kind: 'logoImport', jobId: job.id }) }]);
}

/** After a guided import the window shows what became of it, if the person is still there. */
function tellSortedIn(app: App, job: Job): void {
  const sorted = SortedIn.safeParse(job.result);
  if (!sorted.success) return;
  const { brandIds, variants, imported, refused } = sorted.data;
  const { go, view } = app.store.getState();
  const show = (): void => go({ kind: 'logos', id: brandIds[0] ?? null, text: '' });
  const isThere = view.kind === 'logoImport';
  if (isThere) show();
  tellDone(
    app,
    [words.logos.accepted(variants, imported), refused.length > 0 ? words.logos.notAccepted(refused.length) : '']
      .join(' ')
      .trim(),
    isThere ? [] : [{ label: words.logos.look_, run: show }],
  );
}

/** Of a larger import nobody wants each text pointed out, and its report is long. */
const POINTED_OUT_BELOW = 200;

async function tellImported(app: App, job: Job, say: (summary: [number, number, number]) => string): Promise<void> {
  const summary = ImportSummary.safeParse(job.result);
  if (!summary.success) return;
  const { imported, duplicates, refused } = summary.data;
  const { go } = app.store.getState();
  const isSmall = imported > 0 && imported + duplicates + refused < POINTED_OUT_BELOW;
  const report = isSmall ? await ask(app, 'imports.report', { jobId: job.id }) : null;
  const texts = (report?.items ?? []).filter(({ outcome, path }) => outcome === 'imported' && readableAs(path) !== null).length;
  tellDone(app, [say([imported, duplicates, refused]), texts === 0 ? '' : words.readAs.some(texts)].join(' ').trim(), [
    { label: words.notices.showReport, run: () => go({ kind: 'importReport', jobId: job.id }) },
    ...(imported > 0 ? [{ label: words.undo.undo, run: () => void undoImport(app, job.id) }] : []),
  ]);
}

/** Puts everything an import brought into the trash. */
export async function undoImport(app: App, jobId: JobId): Promise<void> {
  await ask(app, 'imports.undo', { jobId });
}

function tellExported(app: App, job: Job): void {
  const { go, view } = app.store.getState();
  const run = ExportRun.safeParse(job.result);
  if (view.kind === 'exports' || !run.success) return;
  tellDone(app, words.notices.exported(baseName(run.data.place.$path)), [
    { label: words.notices.showExport, run: () => go({ kind: 'exports', text: '' }) },
  ]);
}

/** On the page of the check its own words say it. */
function tellChecked(app: App, job: Job): void {
  const { go, view } = app.store.getState();
  const report = IntegrityReport.safeParse(job.result);
  if (view.kind === 'keep' || !report.success) return;
  const t = words.keep.check;
  const fine = report.data.rehashed ? t.fine : t.fineQuick;
  tellDone(app, report.data.ok ? fine : t.found(report.data.total), [{ label: t.show, run: () => go({ kind: 'keep' }) }]);
}

function repairedText({ repaired, takenIn, notTakenIn }: RepairReport): string {
  const t = words.keep.check;
  return [
    repaired > 0 || takenIn > 0 ? '' : t.nothingRepaired,
    repaired > 0 ? t.repaired(repaired) : '',
    takenIn > 0 ? t.takenIn(takenIn) : '',
    notTakenIn > 0 ? t.notTakenIn(notTakenIn) : '',
  ]
    .filter((text) => text !== '')
    .join(' ');
}

function tellWritten(app: App, text: string, place: ShownPlace): void {
  const token = place.$token;
  tellDone(
    app,
    text,
    token === undefined ? [] : [{ label: words.notices.reveal, run: () => void askHost(app, 'reveal', { token }) }],
  );
}
