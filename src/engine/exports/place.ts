import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';
import { checkDestination, makeFolders, refuseDestination } from '../files/destination.ts';
import { flushFolder, stagingName } from '../files/staged.ts';
import { freeBytes } from '../library/open.ts';
import { Refusal, systemCode } from '../refusal.ts';

/** Room that must be free beyond the estimate, in bytes. */
const SPARE_BYTES = 16_000_000;

/** Where a zip is wanted: outside the library, where one is open, on a disk with room for about `needed` bytes. */
export interface Wanted {
  readonly path: string;
  readonly libraryRoot: string | null;
  readonly needed: number;
}

/** Writes a zip by the given deed to where it is wanted: whole, or not there. Answers its absolute path. */
export async function placeZip<T>(wanted: Wanted, write: (staged: string) => Promise<T>): Promise<{ path: string; value: T }> {
  const path = await checkZipDestination(wanted.libraryRoot, wanted.path);
  await makeRoom(path, wanted.needed);
  return { path, value: await placeStaged(wanted.libraryRoot, path, write) };
}

/** The same for a place that was looked at before: the deed writes under a name beside it, which becomes the zip's when it is done. */
export async function placeStaged<T>(
  libraryRoot: string | null,
  target: string,
  write: (staged: string) => Promise<T>,
): Promise<T> {
  const staged = stagingName(target);
  try {
    const value = await write(staged);
    await putInPlace(libraryRoot, staged, target);
    await flushFolder(dirname(target));
    return value;
  } catch (error) {
    await rm(staged, { force: true });
    throw withoutStaging(error, staged, target);
  }
}

/** Nobody knows the staging name; and a zip of ours that is not there any more is no wrong file that a person chose. */
function withoutStaging(error: unknown, staged: string, target: string): unknown {
  if (!(error instanceof Refusal) || !error.message.includes(staged)) return error;
  const { code, details } = error.failure;
  if (!existsSync(dirname(target)))
    return new Refusal(
      'exports.destination_unwritable',
      `The folder “${basename(dirname(target))}” is gone, so “${basename(target)}” could not be written. Choose another folder.`,
    );
  const path = details?.path === staged ? { path: target } : {};
  return new Refusal(code, error.message.replaceAll(staged, target), details === undefined ? undefined : { ...details, ...path });
}

async function putInPlace(libraryRoot: string | null, staged: string, target: string): Promise<void> {
  try {
    // Minutes may have passed: what stands there now is looked at again.
    await checkDestination(libraryRoot, target);
    await rename(staged, target);
  } catch (error) {
    refuseDestination(target, error);
  }
}

/** Refuses a destination that cannot take a zip before any work is done. */
export async function checkZipDestination(libraryRoot: string | null, path: string): Promise<string> {
  const target = await checkDestination(libraryRoot, path);
  if (extname(target).toLowerCase() !== '.zip')
    throw new Refusal('exports.destination_unwritable', `“${basename(target)}” does not end in .zip.`);
  return target;
}

/** Makes the folder of the zip and refuses a disk that cannot take it. */
export async function makeRoom(target: string, estimate: number): Promise<void> {
  const folder = dirname(target);
  await makeFolders(folder).catch((error: unknown) => {
    if (systemCode(error) === 'ENOSPC') throw new Refusal('exports.disk_full', 'The disk is full.');
    throw new Refusal('exports.destination_unwritable', `Dateline may not write in “${folder}”. Choose another folder.`);
  });
  const free = await freeBytes(folder);
  const needed = estimate + SPARE_BYTES;
  if (free !== null && free < needed) {
    throw new Refusal(
      'exports.disk_full',
      `The zip needs about ${Math.ceil(needed / 1_000_000)} MB, and only ${Math.floor(free / 1_000_000)} MB are free there.`,
    );
  }
}
