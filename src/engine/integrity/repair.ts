import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { IntegrityFinding, RepairReport } from '#contract/integrity.ts';
import type { JobId } from '#contract/values.ts';
import { indexRow, rebuildIndex } from '../assets/words.ts';
import type { JobContext } from '../door/handlers.ts';
import { namedFiles } from '../history/files.ts';
import type { FoundFile } from '../imports/walk.ts';
import { originalPath } from '../library/folder.ts';
import { breathe, isQuiet } from './check.ts';
import { findingsOf } from './findings.ts';
import { mendTies } from './references.ts';
import { knownFrom, runScan, thoroughnessOf } from './scan.ts';
import { nameOfSame } from './strays.ts';

/** Previews made at once. */
const AT_ONCE = 2;
/** Up to so many differing rows are indexed one by one; beyond it the whole index is built again. */
const ROWS_BY_THEMSELVES = 1000;

/**
 * Checks, does what cannot lose anything, and checks again without reading every original once more: a repair changes none. What
 * was repaired is the difference of the two checks.
 */
export async function runRepair(
  context: JobContext,
  { takeInOrphans, ...ask }: { readonly rehash: boolean; readonly since?: JobId | undefined; readonly takeInOrphans: boolean },
): Promise<RepairReport> {
  const { read } = context.library.catalogue;
  const how = thoroughnessOf(read, ask);
  const before = await runScan(context, how);
  context.report({ stage: 'repair', done: 0, total: null, bytes: 0, totalBytes: null, current: null });
  await removeStrays(context);
  await makePreviewsAgain(context);
  await mendIndex(context);
  if (hasAny(context, 'reference_missing')) context.write(mendTies);
  const taken = takeInOrphans ? await takeIn(context) : { imported: 0, refused: 0 };
  context.changed(['assets', 'collections', 'kits']);
  const after = await runScan(context, { ...how, rehash: false, known: knownFrom(read, context.id) });
  return {
    ...after,
    originals: before.originals,
    bytes: before.bytes,
    repaired: Math.max(0, before.total - after.total),
    takenIn: taken.imported,
    notTakenIn: taken.refused,
  };
}

/** What `repair` can do about the findings of these kinds. */
function* repairable(context: JobContext, ...codes: IntegrityFinding['code'][]): Generator<IntegrityFinding> {
  for (const finding of findingsOf(context.library.catalogue.read, context.id, ...codes))
    if (finding.repair !== null) yield finding;
}

const hasAny = (context: JobContext, ...codes: IntegrityFinding['code'][]): boolean =>
  repairable(context, ...codes).next().done !== true;

/** Removes unfinished copies and previews of nothing; what somebody has touched or named since the check stays. */
async function removeStrays(context: JobContext): Promise<void> {
  const { signal } = context;
  const inFlight = context.app.session.current()?.imports.inFlight;
  const hashes = new Set<string>();
  for (const files of namedFiles(context.library.catalogue.read)) {
    for (const { sha256 } of files) hashes.add(sha256);
    await breathe(signal);
  }
  for (const { code, path } of repairable(context, 'staged_file', 'orphan_preview')) {
    signal.throwIfAborted();
    const facts = await stat(path).catch(() => null);
    if (facts === null || !isQuiet(facts.mtimeMs)) continue;
    const sha256 = basename(path).slice(0, 64);
    if (code === 'orphan_preview' && (hashes.has(sha256) || inFlight?.isBusy(sha256) === true)) continue;
    await rm(path, { force: true });
  }
}

/** Makes previews again in the reader's process, as an import does; an original that is not what it was makes none. */
async function makePreviewsAgain(context: JobContext): Promise<void> {
  const { app, library, signal } = context;
  const queue = repairable(context, 'preview_missing', 'preview_damaged');
  const staging = join(library.folder.staging, context.id);
  await mkdir(staging, { recursive: true });
  let done = 0;
  const work = async (): Promise<void> => {
    for (const { assetId } of queue) {
      signal.throwIfAborted();
      const row = library.catalogue.read.get('SELECT sha256, stored_name, filename FROM assets WHERE id = ?', assetId);
      if (row === undefined) continue;
      const path = originalPath(library.folder, String(row.sha256), String(row.stored_name));
      const staged = join(staging, `${randomBytes(8).toString('hex')}.dateline-part`);
      const order = { path, filename: String(row.filename), sidecar: null, root: library.folder.root, staged };
      const answer = await app.reader.read(order, async ({ sha256 }) => sha256 === row.sha256, signal);
      if (answer.kind === 'failed') app.log(`No preview could be made of “${row.filename}”`, JSON.stringify(answer.failure));
      await rm(staged, { force: true });
      context.report({ stage: 'previews', done: ++done, current: String(row.filename) });
    }
  };
  try {
    const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
    signal.throwIfAborted();
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** A few rows that say something else are indexed again; everything else is built anew. */
async function mendIndex(context: JobContext): Promise<void> {
  const { read } = context.library.catalogue;
  const rows: number[] = [];
  let isWhole = false;
  for (const { assetId } of repairable(context, 'index_differs')) {
    const row = assetId === null ? undefined : read.get('SELECT row FROM assets WHERE id = ?', assetId);
    const hasEntry =
      row !== undefined && read.get('SELECT 1 FROM asset_words_docsize WHERE id = ?', Number(row.row)) !== undefined;
    // without its entry of sizes nobody knows whether words of the row are left in the index
    if (!hasEntry || rows.length >= ROWS_BY_THEMSELVES) isWhole = true;
    else rows.push(Number(row.row));
  }
  if (!isWhole && rows.length === 0) return;
  context.report({ stage: 'index', done: 0, total: null, current: null });
  if (isWhole) return rebuildIndex(context.write);
  for (const row of rows) {
    context.write((db) => indexRow(db, row));
    await breathe(context.signal);
  }
}

/** Imports originals that nothing names, by the same way as every file; those whose bytes the library has already stay where they are. */
async function takeIn(context: JobContext): Promise<{ imported: number; refused: number }> {
  const { originals } = context.library.folder;
  const { read } = context.library.catalogue;
  const orphans: FoundFile[] = [];
  for (const { path } of findingsOf(read, context.id, 'orphan_file')) {
    const sha256 = relative(originals, path).split(sep)[1] ?? '';
    const facts = existsSync(path) ? await stat(path) : null;
    if (facts === null || nameOfSame(read, sha256) !== null) continue;
    orphans.push({ kind: 'file', path, folder: '', bytes: facts.size, mtimeMs: facts.mtimeMs, sidecar: null });
  }
  if (orphans.length === 0) return { imported: 0, refused: 0 };
  const { importFound } = await import('../imports/run.ts');
  const { imported, refused } = await importFound(context, async () => orphans, { reread: true });
  // a place inside the library is no place that a later import would look at again
  context.write((db) => {
    for (const { path } of orphans) db.run('DELETE FROM seen_files WHERE path = ?', path);
  });
  return { imported, refused };
}
