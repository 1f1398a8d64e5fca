import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { checkDestination, refuseDestination } from '../files/destination.ts';
import { flushFolder, stagingName } from '../files/staged.ts';
import { checkZipDestination, makeRoom } from './run.ts';

/** Where a zip is wanted: outside the library, where one is open, on a disk with room for about `needed` bytes. */
export interface Wanted {
  readonly path: string;
  readonly libraryRoot: string | null;
  readonly needed: number;
}

/** Writes a zip beside its place, by the given deed, and renames it when that is done: whole, or not there. */
export async function placeZip<T>(wanted: Wanted, write: (staged: string) => Promise<T>): Promise<{ path: string; value: T }> {
  const target = await checkZipDestination(wanted.libraryRoot, wanted.path);
  await makeRoom(target, wanted.needed);
  const staged = stagingName(target);
  let value: T;
  try {
    value = await write(staged);
  } catch (error) {
    await rm(staged, { force: true });
    throw error;
  }
  try {
    await checkDestination(wanted.libraryRoot, target);
    await rename(staged, target);
  } catch (error) {
    await rm(staged, { force: true });
    refuseDestination(target, error);
  }
  await flushFolder(dirname(target));
  return { path: target, value };
}
