import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ExportFolder } from '#contract/exports.ts';
import type { KitTier } from '#contract/kits.ts';
import type { KitId } from '#contract/values.ts';
import { planExport } from '#domain/exports/plan.ts';
import { isReady } from '#domain/exports/preflight/check.ts';
import { compareBytes } from '#domain/exports/sums.ts';
import type { JobContext } from '../door/handlers.ts';
import { checkDestination, refuseDestination } from '../files/destination.ts';
import { hashFile } from '../files/hash.ts';
import { flushFolder, stagingName } from '../files/staged.ts';
import { Refusal, unwrap } from '../refusal.ts';
import { judgeKit } from './judge.ts';
import { signerOf, signingKey } from './keys.ts';
import { loadKit, withTier } from './load.ts';
import type { Made } from './make.ts';
import { makeRoom } from './place.ts';
import { measuresOf } from './renditions.ts';
import { makeAll, preflightRefusal, stopIfCancelled } from './run.ts';
import { signKit } from './sshsig.ts';
import { openSource } from './zip/source.ts';

/** How a folder is wanted. `site` calls the page index.html, so that any web server shows it. */
export interface FolderOrder {
  readonly kitId: KitId;
  readonly path: string;
  readonly form: 'kit' | 'site';
  readonly tier?: KitTier | undefined;
  readonly force: boolean;
  readonly sign: boolean;
}

/**
 * Exports a kit as a folder: made as for the zip, written into a folder beside its place, every file read back and compared, then
 * renamed. The place must be free; nothing of an export that fails or is cancelled stays there.
 */
export async function runFolder(context: JobContext, order: FolderOrder): Promise<ExportFolder> {
  const { app, library } = context;
  context.report({ stage: 'preflight' });
  const target = await checkFree(library.folder.root, order.path);
  const { content } = withTier(loadKit(library, order.kitId, order.sign ? signerOf(library) : null), order.tier);
  // A locked key is told before any work is done.
  const key = content.signer === undefined ? null : await signingKey(app, library);
  const plan = planExport(content, measuresOf(library, content), order.form === 'site' ? 'index.html' : 'START-HERE.html');
  const findings = [...judgeKit(library, content, plan, app.now()).findings];
  if (!order.force && !isReady(findings)) throw preflightRefusal(findings);
  await makeRoom(target, plan.zipBytes);
  const made = await makeAll(context, { app, library, content, plan }, (sums) => (key === null ? null : signKit(sums, key)));
  const staged = stagingName(target);
  context.scratch(staged);
  try {
    await writeFiles(context, made, staged);
    await readBack(context, made, staged);
    stopIfCancelled(context);
    await checkFree(library.folder.root, order.path);
    await rename(staged, target);
  } catch (error) {
    await rm(staged, { recursive: true, force: true });
    refuseDestination(target, error);
  }
  await flushFolder(dirname(target));
  const bytes = [...made.values()].reduce((sum, file) => sum + file.bytes, 0);
  return {
    place: { $path: target },
    page: plan.pagePath,
    opens: { $path: join(target, plan.pagePath) },
    files: made.size,
    bytes,
    findings,
  };
}

/** A place where nothing is: a folder is never written over, since nobody could tell its files from ours afterwards. */
async function checkFree(libraryRoot: string, path: string): Promise<string> {
  const target = await checkDestination(libraryRoot, path.replace(/(?<=.)[/\\]+$/, ''));
  const there = await readdir(dirname(target)).catch((): string[] => []);
  if (there.includes(basename(target)))
    throw new Refusal('exports.destination_exists', `“${basename(target)}” is there already. Choose another name.`);
  return target;
}

async function writeFiles(context: JobContext, made: ReadonlyMap<string, Made>, staged: string): Promise<void> {
  const totalBytes = [...made.values()].reduce((sum, file) => sum + file.bytes, 0);
  context.report({ stage: 'write', done: 0, total: made.size, bytes: 0, totalBytes, current: null });
  let [done, bytes] = [0, 0];
  const folders = new Set<string>();
  for (const [path, { source, bytes: size }] of [...made].sort(([a], [b]) => compareBytes(a, b))) {
    stopIfCancelled(context);
    const target = join(staged, ...path.split('/'));
    await mkdir(dirname(target), { recursive: true });
    folders.add(dirname(target));
    if (source.kind === 'file') await copySource(source, target);
    const handle = await open(target, source.kind === 'file' ? 'r+' : 'wx', 0o644);
    try {
      if (source.kind === 'bytes') await handle.writeFile(source.bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    bytes += size;
    context.report({ done: ++done, bytes, current: basename(path) });
  }
  for (const folder of folders) await flushFolder(folder);
}

/** Copies a file; one that is gone or cannot be read is refused as that, where the system does not say which of the two names it means. */
async function copySource(source: Extract<Made['source'], { kind: 'file' }>, target: string): Promise<void> {
  try {
    await copyFile(source.path, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  } catch (error) {
    unwrap(openSource(source)).close();
    throw error;
  }
  // a copy has the rights of what it was made from: of a file of the program, none to write
  await chmod(target, 0o644);
}

/** Every file as it lies on the disk now against what was made: the same promise as for a zip. */
async function readBack(context: JobContext, made: ReadonlyMap<string, Made>, staged: string): Promise<void> {
  context.report({ stage: 'verify', done: 0, total: made.size, bytes: 0, current: null });
  let [done, bytes] = [0, 0];
  for (const [path, file] of made) {
    stopIfCancelled(context);
    const there = join(staged, ...path.split('/'));
    // piece by piece: a film has gigabytes
    if ((await stat(there)).size !== file.bytes || (await hashFile(there, context.signal)) !== file.sha256)
      throw new Refusal('exports.verification_failed', `The folder was read back and is not right: ${path} differs.`);
    bytes += file.bytes;
    context.report({ done: ++done, bytes, current: basename(path) });
  }
}
