import { createHash } from 'node:crypto';
import { link, lstat, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Asset } from '#contract/assets.ts';
import type { ErrorCode } from '#contract/result.ts';
import type { AssetId } from '#contract/values.ts';
import { foldName } from '#domain/names.ts';
import type { JobContext } from '../door/handlers.ts';
import { checkDestination, makeFolders, refuseDestination } from '../files/destination.ts';
import { hashFile } from '../files/hash.ts';
import { flushFolder, stagingNameIn } from '../files/staged.ts';
import { storedNameOf } from '../library/folder.ts';
import { freeBytes } from '../library/open.ts';
import { refuseRetired } from '../logos/retired.ts';
import { writeSidecar } from '../pictures/sidecar.ts';
import { Refusal, systemCode } from '../refusal.ts';
import { getAsset, presentOriginalOf } from './store.ts';

/** Room that must stay free beside the copies, in bytes. */
const SPARE_BYTES = 16_000_000;

/** Bytes that are copied between two looks at a cancel. */
const CHUNK = 1024 * 1024;

/** What became of an export: files and bytes without sidecars, and what could not be copied. */
export interface ExportedFiles {
  readonly place: { readonly $path: string };
  readonly files: number;
  readonly bytes: number;
  readonly refused: { id: AssetId; filename: string; code: ErrorCode; message: string }[];
}

/**
 * Copies originals into a folder, each with an XMP sidecar if wished. Every copy is hashed on the way and staged, so what has a name is whole and is
 * what was imported. Nothing that lies there is replaced; what lies there already, the same to the byte, is not copied a second time, so a run that was
 * interrupted goes on where it stopped. A missing or altered original is refused and the others go on; a full disk or a cancel ends it, and finished files stay.
 */
export async function exportFiles(
  context: JobContext,
  order: { readonly ids: readonly AssetId[]; readonly path: string; readonly sidecars: boolean },
): Promise<ExportedFiles> {
  const { library, signal } = context;
  const folder = resolve(order.path);
  // asked of a name that nothing there has
  await checkDestination(library.folder.root, stagingNameIn(folder), basename(folder) || folder);
  const { assets, refused } = findAssets(context, order.ids);
  const totalBytes = assets.reduce((sum, asset) => sum + asset.bytes, 0);
  context.report({ stage: 'write', total: assets.length, totalBytes });
  const staged = { original: stagingNameIn(folder), sidecar: stagingNameIn(folder) };
  let files = 0;
  let bytes = 0;
  try {
    await makeFolders(folder);
    await refuseFull(folder, assets, totalBytes);
    context.scratch(staged.original);
    context.scratch(staged.sidecar);
    const names = namesIn(await readdir(folder), order.sidecars);
    const placed = new Set<string>();
    let seenBytes = 0;
    for (const [index, asset] of assets.entries()) {
      signal.throwIfAborted();
      const before = seenBytes;
      const wanted = storedNameOf(asset.filename);
      const sidecar = order.sidecars ? Buffer.from(writeSidecar(asset)) : null;
      const earlier = await findCopy(folder, wanted, asset, sidecar, placed, signal);
      let isThere = earlier !== null && (sidecar === null || earlier.hasSidecar);
      if (earlier !== null && sidecar !== null && !isThere) {
        await writeFlushed(staged.sidecar, sidecar);
        isThere = await moveNew(staged.sidecar, `${earlier.path}.xmp`);
      }
      const problem = isThere
        ? null
        : await stageOriginal(context, asset, staged.original, (copied) => context.report({ bytes: before + copied }));
      seenBytes += asset.bytes;
      if (problem === null) {
        if (!isThere) {
          if (sidecar !== null) await writeFlushed(staged.sidecar, sidecar);
          signal.throwIfAborted();
          placed.add(await publish(folder, names(wanted), staged, order.sidecars));
        }
        files += 1;
        bytes += asset.bytes;
      } else refused.push({ id: asset.id, filename: asset.filename, code: problem.code, message: problem.message });
      context.report({ done: index + 1, bytes: seenBytes, current: asset.filename });
    }
    await flushFolder(folder);
    return { place: { $path: folder }, files, bytes, refused };
  } catch (error) {
    if (signal.aborted) throw error;
    return refuseDestination(folder, error);
  } finally {
    // A copy that lay there already leaves its staged twin behind.
    for (const path of Object.values(staged)) await rm(path, { force: true }).catch(() => {});
  }
}

function findAssets(context: JobContext, ids: readonly AssetId[]): { assets: Asset[]; refused: ExportedFiles['refused'] } {
  const refused: ExportedFiles['refused'] = [];
  const assets = [...new Set(ids)].flatMap((id) => {
    let name = '';
    try {
      const asset = getAsset(context.library.catalogue.read, id);
      name = asset.filename;
      refuseRetired(context.library.catalogue.read, id);
      return [asset];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ id, filename: name, code: error.failure.code, message: error.failure.message });
      return [];
    }
  });
  return { assets, refused };
}

/** Refuses a disk that has no room for what is still to be copied; what an earlier run left is only looked for where all of it does not fit. */
async function refuseFull(folder: string, assets: readonly Asset[], totalBytes: number): Promise<void> {
  const free = await freeBytes(folder);
  if (free === null || free >= totalBytes + SPARE_BYTES) return;
  const bytes = totalBytes - (await bytesThere(folder, assets));
  if (free >= bytes + SPARE_BYTES) return;
  const what = bytes === totalBytes ? 'all files' : 'the files that are still missing';
  throw new Refusal('exports.disk_full', `There is not enough space on that disk for ${what}. Nothing was copied.`, {
    bytes,
    free,
  });
}

/** Bytes that seem to lie in the folder already, by names and sizes alone: whoever is mistaken by it meets the full disk later, and loses nothing. */
async function bytesThere(folder: string, assets: readonly Asset[]): Promise<number> {
  const counted = new Set<string>();
  let bytes = 0;
  for (const asset of assets) {
    for (const [name] of numbered(storedNameOf(asset.filename), 1)) {
      if (counted.has(name)) continue;
      const found = await lstat(join(folder, name)).catch(() => null);
      if (found === null) break;
      if (!found.isFile() || found.size !== asset.bytes) continue;
      counted.add(name);
      bytes += asset.bytes;
      break;
    }
  }
  return bytes;
}

/** Copies one original under its staging name; answers why not when the original is gone or is not what was imported. */
async function stageOriginal(
  context: JobContext,
  asset: Asset,
  staged: string,
  onBytes: (copied: number) => void,
): Promise<{ code: ErrorCode; message: string } | null> {
  let source: string;
  try {
    source = presentOriginalOf(context.library, asset);
  } catch (error) {
    if (error instanceof Refusal) return error.failure;
    throw error;
  }
  const sha256 = await copyHashing(source, staged, context.signal, onBytes);
  if (sha256 === asset.sha256) return null;
  return {
    code: 'assets.original_altered',
    message: `The original of “${asset.filename}” is not what was imported. Run “doctor” to see what is wrong.`,
  };
}

async function copyHashing(
  source: string,
  target: string,
  signal: AbortSignal,
  onBytes: (copied: number) => void,
): Promise<string> {
  const sha = createHash('sha256');
  const from = await open(source, 'r');
  try {
    const to = await open(target, 'w');
    try {
      const buffer = Buffer.alloc(CHUNK);
      let copied = 0;
      for (;;) {
        signal.throwIfAborted();
        const { bytesRead } = await from.read(buffer, 0, CHUNK, copied);
        if (bytesRead === 0) break;
        sha.update(buffer.subarray(0, bytesRead));
        await to.writeFile(buffer.subarray(0, bytesRead));
        copied += bytesRead;
        onBytes(copied);
      }
      await to.sync();
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
  return sha.digest('hex');
}

async function writeFlushed(path: string, content: Uint8Array): Promise<void> {
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The names an original can have in a folder: 'a.jpg', 'a-2.jpg', … */
function* numbered(wanted: string, from: number): Generator<[name: string, number: number]> {
  const dot = wanted.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [wanted.slice(0, dot), wanted.slice(dot)] : [wanted, ''];
  for (let number = from; ; number++) yield [number === 1 ? wanted : `${stem}-${number}${extension}`, number];
}

/**
 * The copy that an earlier run left under one of the names: the same bytes, and beside it the same sidecar or none. Null when there is none;
 * the first name that nobody has ends the search. With no sidecar wished, one that lies there is somebody's own and no matter; what is no plain file
 * there (a pipe would be waited for without end) is no sidecar of ours. What this run has `placed` is of other assets and is not read again.
 */
async function findCopy(
  folder: string,
  wanted: string,
  asset: Asset,
  sidecar: Buffer | null,
  placed: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<{ path: string; hasSidecar: boolean } | null> {
  for (const [name] of numbered(wanted, 1)) {
    if (placed.has(name)) continue;
    const path = join(folder, name);
    const found = await lstat(path).catch(() => null);
    if (found === null) return null;
    if (!found.isFile() || found.size !== asset.bytes) continue;
    const beside = sidecar === null ? null : await lstat(`${path}.xmp`).catch(() => null);
    if (beside !== null && !(sidecar !== null && beside.isFile() && (await holds(`${path}.xmp`, beside.size, sidecar)))) continue;
    const sha256 = await hashFile(path, signal).catch((error: unknown) => {
      if (signal.aborted) throw error;
      return null; // it may not be read: somebody else's
    });
    if (sha256 === asset.sha256) return { path, hasSidecar: beside !== null };
  }
  return null;
}

/** Whether a plain file of a size holds these bytes; one that cannot be read does not. */
const holds = async (path: string, size: number, bytes: Buffer): Promise<boolean> =>
  size === bytes.length && ((await readFile(path).catch(() => null))?.equals(bytes) ?? false);

/** Names that are free in a folder, one after the other: 'a.jpg', 'a-2.jpg', …; taken is also what differs only in case, and a name whose sidecar would clash. */
function namesIn(present: readonly string[], sidecars: boolean): (wanted: string) => Generator<string> {
  const taken = new Set(present.map(foldName));
  const lastNumber = new Map<string, number>();
  return function* names(wanted) {
    for (const [name, number] of numbered(wanted, lastNumber.get(foldName(wanted)) ?? 1)) {
      lastNumber.set(foldName(wanted), number + 1);
      if (taken.has(foldName(name)) || (sidecars && taken.has(foldName(`${name}.xmp`)))) continue;
      taken.add(foldName(name));
      if (sidecars) taken.add(foldName(`${name}.xmp`));
      yield name;
    }
  };
}

/** Gives the staged files their names and answers that of the original. What came to lie there meanwhile is not replaced: the next name is tried. */
async function publish(
  folder: string,
  names: Generator<string>,
  staged: { readonly original: string; readonly sidecar: string },
  sidecars: boolean,
): Promise<string> {
  for (const name of names) {
    const target = join(folder, name);
    if (!(await moveNew(staged.original, target))) continue;
    if (!sidecars || (await moveNew(staged.sidecar, `${target}.xmp`))) return name;
    await rename(target, staged.original);
  }
  throw new Error('Numbers have no end.');
}

/** Moves a file to a name that nobody has; false when somebody has it. */
async function moveNew(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    await rm(from);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK'].includes(systemCode(error))) throw error;
  }
  // FAT and some network disks have no links: look, then rename
  if ((await lstat(to).catch(() => null)) !== null) return false;
  await rename(from, to);
  return true;
}
