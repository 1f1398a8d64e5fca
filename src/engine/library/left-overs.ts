import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { holdLock } from '../db/sqlite.ts';
import { isStagingName } from '../files/staged.ts';
import { type LibraryFolder, libraryFolder } from './folder.ts';

/** What cannot be told from a library that is being made right now is left over when it has not changed for so long, in ms. */
const OLD_MS = 60 * 60_000;

const wholeMark = (folder: LibraryFolder): string => join(folder.staging, 'whole');

/**
 * Says that a library under its staging name lacks nothing but its real name: between letting go of its lock and being renamed it
 * would look like one whose maker has died. Opening the library removes the mark with everything else in `.staging`.
 */
export async function markWhole(folder: LibraryFolder): Promise<void> {
  await mkdir(folder.staging, { recursive: true });
  await writeFile(wholeMark(folder), '');
}

/**
 * Removes from a folder the half-made libraries of creations that were killed. Only folders with our staging name that hold nothing
 * but our own files, and that no living process holds; what cannot be read or removed is left to the next time.
 */
export async function clearLeftOvers(parent: string): Promise<void> {
  const entries = await readdir(parent, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isDirectory() || !isStagingName(entry.name)) continue;
    const root = join(parent, entry.name);
    if (await isLeftOver(root).catch(() => false)) await rm(root, { recursive: true, force: true }).catch(() => {});
  }
}

async function isLeftOver(root: string): Promise<boolean> {
  const folder = libraryFolder(root);
  if (!(await readdir(root)).every((name) => isOurs(folder, name))) return false;
  // Its maker may just be about to take the lock.
  if (!existsSync(folder.lock)) return isOld(root);
  const lock = holdLock(folder.lock);
  if (lock === null) return false;
  try {
    return !existsSync(wholeMark(folder)) || (await isOld(wholeMark(folder)));
  } finally {
    lock.release();
  }
}

const isOld = async (path: string): Promise<boolean> => Date.now() - (await stat(path)).mtimeMs > OLD_MS;

function isOurs(folder: LibraryFolder, name: string): boolean {
  const { root: _, ...own } = folder;
  const names = Object.values(own).map((path) => basename(path));
  // SQLite's own files stand beside a catalogue or a lock, and a card may be staged itself.
  return names.includes(name.replace(/-(wal|shm|journal)$/, '')) || isStagingName(name);
}
