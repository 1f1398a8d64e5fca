import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ImportItem, ImportSummary } from '#contract/imports.ts';
import type { JobContext } from '../door/handlers.ts';
import { Refusal } from '../refusal.ts';
import { createBatch } from './commit.ts';
import { createSameSize, importFile } from './file.ts';
import { dropPlan, type PlannedFile, readPlan, writePlan } from './plan.ts';
import { IN_FLIGHT } from './reader/reader.ts';
import { countItems } from './report.ts';
import { type Found, findFiles, type RefusedPath } from './walk.ts';

/** Files whose bytes are in memory at once, in bytes: four large pictures, or one very large file alone. */
const BYTES_IN_FLIGHT = 256 * 1024 * 1024;
/** So often, in ms, windows are told that there is something new to see. */
const TELL_MS = 500;

/** How an import is asked for, besides what it is of. */
export interface ImportOptions {
  /** Reads files again that an earlier look has seen unchanged. */
  readonly reread?: boolean;
}

/** Imports everything at and below `paths`. An interrupted import that is resumed goes on where it stopped. */
export const runImport = (context: JobContext, paths: readonly string[], options: ImportOptions = {}): Promise<ImportSummary> =>
  importFound(context, () => findFiles(paths, context.library.folder.root, context.signal), options);

/** Imports what `find` finds, in its order, unless an interrupted run of this job has found it already. */
export async function importFound(
  context: JobContext,
  find: () => Promise<readonly Found[]>,
  options: ImportOptions = {},
): Promise<ImportSummary> {
  const beganAt = performance.now();
  const { app, library, signal } = context;
  const desk = app.session.current()?.imports;
  if (desk === undefined) throw new Refusal('door.no_library', 'No library is open.');
  const files = readPlan(library.catalogue.read, context.id) ?? (await plan(context, find));
  signal.throwIfAborted();

  const before = countItems(library.catalogue.read, context.id);
  const counts = { ...before };
  const alreadyDone = before.imported + before.duplicates + before.refused;
  const progress = createProgress(context, files, alreadyDone);
  const batch = createBatch(context.library.folder, context.write, context.id, app.now);
  const staging = join(library.folder.staging, context.id);
  await mkdir(staging, { recursive: true });
  const work = {
    app,
    library,
    jobId: context.id,
    signal,
    staging,
    inFlight: desk.inFlight,
    batch,
    reread: options.reread === true,
    sameSize: createSameSize(),
  };
  const onWritten = (item: ImportItem): void => {
    counts[item.outcome === 'imported' ? 'imported' : item.outcome === 'duplicate' ? 'duplicates' : 'refused']++;
  };
  try {
    await inOrder(files, signal, async (file) => {
      await importFile(work, file, onWritten);
      progress.finished(file);
    });
  } finally {
    // what has its place among the originals has its row too, also when somebody cancelled
    await batch.flush();
    await rm(staging, { recursive: true, force: true });
  }
  if (signal.aborted) throw new Refusal('door.cancelled', 'The import was cancelled. What was finished stays.');
  context.write((db) => dropPlan(db, context.id));
  progress.end();
  return { ...counts, seconds: (performance.now() - beganAt) / 1000 };
}

/** Finds the files, writes down the plan, and stores what was refused on the way. */
async function plan(context: JobContext, find: () => Promise<readonly Found[]>): Promise<PlannedFile[]> {
  context.report({ stage: 'find' });
  const found = await find();
  context.signal.throwIfAborted();
  const planned = await writePlan(context.write, context.id, found, context.signal);
  const refused = found.filter((one): one is RefusedPath => one.kind === 'refused');
  const batch = createBatch(context.library.folder, context.write, context.id, context.app.now);
  for (const { path, code, message } of refused) batch.add({ item: { path, outcome: 'refused', code, message } }, () => {});
  await batch.flush();
  return planned;
}

/** Does the work for every file, as many at once as fit; starts in order, and waits for every one that it has begun. */
async function inOrder(
  files: readonly PlannedFile[],
  signal: AbortSignal,
  work: (file: PlannedFile) => Promise<void>,
): Promise<void> {
  let bytes = 0;
  const queue = files.values();
  let freed: (() => void)[] = [];
  // One worker at a time takes the next file and waits for room: so the files enter in their order.
  let gate: Promise<unknown> = Promise.resolve();
  const take = (): Promise<PlannedFile | null> => {
    const turn = gate.then(async () => {
      const { value: file, done } = queue.next();
      if (done === true || signal.aborted) return null;
      while (bytes > 0 && bytes + file.bytes > BYTES_IN_FLIGHT && !signal.aborted)
        await new Promise<void>((resolve) => freed.push(resolve));
      bytes += file.bytes;
      return file;
    });
    gate = turn;
    return turn;
  };
  const worker = async (): Promise<void> => {
    for (let file = await take(); file !== null && !signal.aborted; file = await take()) {
      try {
        await work(file);
      } finally {
        bytes -= file.bytes;
        for (const wake of freed) wake();
        freed = [];
      }
    }
  };
  // Every worker is waited for, whatever one of them met: none may write after the library was left.
  const ends = await Promise.allSettled(Array.from({ length: IN_FLIGHT }, worker));
  if (signal.aborted) return;
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

function createProgress(context: JobContext, files: readonly PlannedFile[], alreadyDone: number) {
  let done = alreadyDone;
  let bytes = 0;
  let toldAt = performance.now();
  const totalBytes = files.reduce((sum, file) => sum + file.bytes, 0);
  context.report({ stage: 'import', total: alreadyDone + files.length, done, totalBytes, bytes });
  return {
    finished: (file: PlannedFile): void => {
      done++;
      bytes += file.bytes;
      context.report({ done, bytes, current: basename(file.path) });
      if (performance.now() - toldAt < TELL_MS) return;
      toldAt = performance.now();
      context.changed(['assets', 'logos']);
    },
    end: (): void => context.report({ done, bytes }),
  };
}
