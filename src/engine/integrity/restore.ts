import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { LibraryId, Place } from '#contract/values.ts';
import { checkCatalogue } from '../db/check.ts';
import { FORMAT_VERSION } from '../db/migrations.ts';
import { isSqliteError, openCatalogue } from '../db/sqlite.ts';
import type { App } from '../engine.ts';
import { flushFile, flushFolder, stagingNameIn } from '../files/staged.ts';
import type { LibraryFolder } from '../library/folder.ts';
import { type HeldLibrary, holdLibrary, refuseUnwritable } from '../library/open.ts';
import { Refusal } from '../refusal.ts';
import { makeBackup } from './backups.ts';

/**
 * Puts a backup in the place of a library's catalogue and opens the library. The backup is copied and checked before anything else
 * happens. At every moment library.db is the old or the new one, whole: the log of the old one is gone before the name changes hands.
 */
export async function restoreBackup(app: App, root: string, backup: string): Promise<{ path: string; kept: string | null }> {
  const place: Place = { $path: root };
  const current = app.session.current()?.library;
  if (current?.folder.root === root) {
    const staged = await stageBackup(current.folder, current.id, backup);
    try {
      const kept = await makeBackup(current.catalogue, current.folder, app.now()).catch(() => null);
      await app.session.leave();
      return await exchange(app, await holdLibrary(place), staged, kept);
    } finally {
      await rm(staged, { force: true });
    }
  }
  const held = await holdLibrary(place);
  let staged: string;
  try {
    await refuseUnwritable(root, () => mkdir(held.folder.backups, { recursive: true }));
    staged = await stageBackup(held.folder, held.id, backup);
  } catch (error) {
    held.release();
    throw error;
  }
  return exchange(app, held, staged, null).finally(() => rm(staged, { force: true }));
}

/** A checked copy of the backup as one file on the library's disk. */
async function stageBackup(folder: LibraryFolder, id: LibraryId, backup: string): Promise<string> {
  const name = basename(backup);
  const unreadable = (why: string): Refusal =>
    new Refusal('integrity.backup_unreadable', `“${name}” cannot be restored: ${why}.`);
  if ((await stat(backup).catch(() => null))?.isFile() !== true) throw unreadable('there is no such file');
  const staged = stagingNameIn(folder.backups);
  try {
    await refuseUnwritable(folder.root, () => copyFile(backup, staged));
    // what a copy made by hand has beside it belongs to it
    if (existsSync(`${backup}-wal`)) await copyFile(`${backup}-wal`, `${staged}-wal`);
    const { problem, format, libraryId } = await checkCatalogue(staged);
    if (problem !== null) throw unreadable(`it is no sound catalogue (${problem})`);
    if (format > FORMAT_VERSION) throw unreadable('a newer version of Dateline has written it');
    if (format < 1) throw unreadable('it is no catalogue of Dateline');
    if (libraryId !== null && libraryId !== id) throw unreadable('it belongs to another library');
    await flushFile(staged);
    return staged;
  } catch (error) {
    for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${staged}${end}`, { force: true });
    throw error;
  }
}

/** Under the lock, with the catalogue closed. Opens the library again, whether or not the exchange went well. */
async function exchange(
  app: App,
  held: HeldLibrary,
  staged: string,
  keptBefore: string | null,
): Promise<{ path: string; kept: string | null }> {
  const { folder } = held;
  let kept = keptBefore;
  let failure: unknown = null;
  try {
    kept ??= await keepPresent(folder, app.now());
    // of a catalogue that was closed in order there is none; of a damaged one a copy was kept
    for (const end of ['-wal', '-shm']) await rm(`${folder.catalogue}${end}`, { force: true });
    await flushFolder(folder.root);
    await refuseUnwritable(folder.root, () => rename(staged, folder.catalogue));
    await flushFolder(folder.root);
  } catch (error) {
    failure = error;
  }
  const opened = await held.open().catch((error: unknown) => {
    throw failure ?? error;
  });
  await app.session.adopt(opened);
  if (failure !== null) throw failure;
  return { path: folder.catalogue, kept };
}

/** Keeps a catalogue that is not open as a backup; one too damaged for that as raw files that no list shows, and null then. */
async function keepPresent(folder: LibraryFolder, now: Date): Promise<string | null> {
  if (!existsSync(folder.catalogue)) return null;
  let isOpen = false;
  try {
    const catalogue = openCatalogue(folder.catalogue);
    isOpen = true;
    return await makeBackup(catalogue, folder, now).finally(() => catalogue.close());
  } catch (error) {
    if (isOpen && !(error instanceof Refusal) && !isSqliteError(error)) throw error;
    const name = join(folder.backups, `damaged-${now.toISOString().replace(/[:.]/g, '-')}`);
    for (const end of ['', '-wal'])
      if (existsSync(`${folder.catalogue}${end}`))
        await refuseUnwritable(folder.root, () => copyFile(`${folder.catalogue}${end}`, `${name}${end}`));
    return null;
  }
}
