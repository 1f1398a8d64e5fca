import { constants, type Stats } from 'node:fs';
import { access, lstat, mkdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { Refusal, systemCode } from '../refusal.ts';
import { isInside } from './inside.ts';

/** Where a path really leads: the nearest folder or file that is there, links resolved, and the names below it that are not. */
export interface RealPlace {
  readonly existing: string;
  readonly missing: readonly string[];
}

/** Follows a path as far as it exists. A link that leads nowhere or to itself fails with ELOOP; so does anything the system refuses to look at. */
export async function findReal(path: string): Promise<RealPlace> {
  const missing: string[] = [];
  for (let at = resolve(path); ; at = dirname(at)) {
    try {
      return { existing: await realpath(at), missing };
    } catch (error) {
      if (systemCode(error) !== 'ENOENT' || dirname(at) === at) throw error;
      // there, but not where it leads: making something at its name would end nobody knows where
      if ((await lstatOrNull(at)) !== null) throw Object.assign(new Error(`${at} leads nowhere`), { code: 'ELOOP' });
      missing.unshift(basename(at));
    }
  }
}

/**
 * Makes a folder and those above it, one by one. Not `recursive`: Node tries again for ever where the system answers ENOENT to
 * a mkdir below a folder that is there, as /proc does.
 */
export async function makeFolders(path: string): Promise<void> {
  if (await isFolder(path)) return;
  const refused = await mkdirCode(path);
  if (refused === 'ENOENT' && dirname(path) !== path) {
    await makeFolders(dirname(path));
    // Whoever made it meanwhile made the same; a link that leads nowhere is there and is no folder.
    const again = await mkdirCode(path);
    if (again !== null && !(await isFolder(path))) throw notMade(path, again);
  } else if (refused !== null && !(await isFolder(path))) throw notMade(path, refused);
}

const isFolder = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isDirectory() === true;

/** Null when a folder was made, else the system's word. */
const mkdirCode = (path: string): Promise<string | null> => mkdir(path).then(() => null, systemCode);

const notMade = (path: string, code: string): Error => Object.assign(new Error(`${path} could not be made: ${code}`), { code });

/**
 * The one guard of every file that Dateline writes where a person says: refuses the library's own folder, whatever is there and
 * is no plain file, and places nobody may write in. Writes nothing; answers the absolute path. `called` is what a person is told of instead of the name.
 */
export async function checkDestination(
  libraryRoot: string | null,
  path: string,
  called = basename(resolve(path)),
): Promise<string> {
  const target = resolve(path);
  if (path.includes('\0')) throw unwritable('The name has a zero byte in it. Choose another name.');
  if (path.endsWith('/') || path.endsWith(sep)) throw unwritable(`“${path}” names a folder. Add the name of the file.`);
  const folder = dirname(target);
  let real: RealPlace;
  let there: Stats | null;
  try {
    real = await findReal(folder);
    if (libraryRoot !== null && isInside(await realpath(libraryRoot), join(real.existing, ...real.missing, basename(target)))) {
      throw unwritable(`“${called}” would lie inside the library’s own folder. Choose a folder outside the library.`);
    }
    if (!(await lstat(real.existing)).isDirectory())
      throw unwritable(`“${basename(real.existing)}” is not a folder. Choose another folder.`);
    await access(real.existing, constants.W_OK | constants.X_OK);
    there = await lstatOrNull(target);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (systemCode(error) === 'ELOOP')
      throw unwritable(`The way to “${called}” goes through a link that leads nowhere. Choose another folder.`);
    if (systemCode(error) === 'ENAMETOOLONG') throw unwritable(`The name “${called.slice(0, 40)}…” is too long for this disk.`);
    throw unwritable(`Dateline may not write in “${folder}”. Choose another folder.`);
  }
  if (there?.isDirectory()) throw new Refusal('exports.destination_exists', `“${called}” is a folder. Choose another name.`);
  if (there?.isSymbolicLink())
    throw new Refusal('exports.destination_exists', `“${called}” is a link to something else. Choose another name.`);
  if (there !== null && !there.isFile())
    throw unwritable(`“${called}” is not a file but a device, pipe or socket. Choose another name.`);
  return target;
}

const unwritable = (message: string): Refusal => new Refusal('exports.destination_unwritable', message);

/** Turns what the system says while a destination is written into a refusal; a refusal stays what it is. */
export function refuseDestination(target: string, error: unknown): never {
  if (error instanceof Refusal) throw error;
  const code = systemCode(error);
  // Not the disk's word but a fault of ours: to blame the folder would send a person looking where nothing is wrong.
  if (!/^E[A-Z0-9]+$/.test(code)) throw error;
  if (code === 'ENOSPC' || code === 'EDQUOT') throw new Refusal('exports.disk_full', 'The disk is full.');
  if (code === 'ENAMETOOLONG') throw unwritable(`The name “${basename(target).slice(0, 40)}…” is too long for this disk.`);
  throw unwritable(`“${basename(target)}” cannot be written there. Choose another folder.`);
}

async function lstatOrNull(path: string): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}
