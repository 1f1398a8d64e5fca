import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Backup } from '#contract/integrity.ts';
import { checkCatalogue } from '../db/check.ts';
import { FORMAT_VERSION } from '../db/migrations.ts';
import { type Catalogue, type CatalogueFacts, MARK, peekCatalogue } from '../db/sqlite.ts';
import { flushFile, flushFolder, isStagingName, stagingNameIn } from '../files/staged.ts';
import type { LibraryFolder } from '../library/folder.ts';
import { Refusal } from '../refusal.ts';

/** Automatic backups kept; a person's own are never removed. */
export const KEPT_AUTOMATIC = 10;
/** An automatic backup is made when the newest automatic one is older, in ms. */
const DUE_MS = 24 * 60 * 60_000;

const NAME = /^library-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z(?:-\d+)?(-automatic)?\.db$/;

/** Copies a catalogue into backups/ and answers its path: staged, flushed, opened and checked before it has its name. Refuses with `library.damaged` what does not pass. */
export async function makeBackup(catalogue: Catalogue, folder: LibraryFolder, now: Date, isAutomatic = false): Promise<string> {
  const staged = stagingNameIn(folder.backups);
  try {
    await catalogue.backUpTo(staged);
    const { problem } = await checkCatalogue(staged);
    if (problem !== null)
      throw new Refusal('library.damaged', `The copy of the catalogue is not sound (${problem}). Check the library.`);
    await flushFile(staged);
    const path = freeName(folder, now, isAutomatic);
    await rename(staged, path);
    await flushFolder(folder.backups);
    return path;
  } catch (error) {
    await rm(staged, { force: true });
    throw error;
  }
}

/** A name with the moment in it that is not taken. The colon of a time is not allowed in a Windows file name. */
function freeName(folder: LibraryFolder, now: Date, isAutomatic: boolean): string {
  const stamp = now.toISOString().replace(/[:.]/g, '-');
  for (let n = 1; ; n++) {
    const path = join(folder.backups, `library-${stamp}${n === 1 ? '' : `-${n}`}${isAutomatic ? '-automatic' : ''}.db`);
    if (!existsSync(path)) return path;
  }
}

interface BackupFile {
  readonly path: string;
  readonly at: string;
  readonly bytes: number;
  readonly mtimeMs: number;
  readonly isAutomatic: boolean;
}

/** Every database in backups/, newest first; one with a name of somebody's own has the time of its file. */
export async function backupFiles(folder: LibraryFolder): Promise<BackupFile[]> {
  const found: BackupFile[] = [];
  for (const name of await readdir(folder.backups).catch(() => [])) {
    if (!name.endsWith('.db') || isStagingName(name)) continue;
    const path = join(folder.backups, name);
    const facts = await stat(path).catch(() => null);
    if (facts === null || !facts.isFile()) continue;
    const parts = NAME.exec(name);
    const said = parts === null ? null : new Date(`${parts[1]}T${parts[2]}:${parts[3]}:${parts[4]}.${parts[5]}Z`);
    const at = said === null || Number.isNaN(said.getTime()) ? facts.mtime : said;
    found.push({
      path,
      at: at.toISOString(),
      bytes: facts.size,
      mtimeMs: facts.mtimeMs,
      isAutomatic: parts?.[6] !== undefined,
    });
  }
  return found.sort((a, b) => (a.at === b.at ? (a.path < b.path ? 1 : -1) : a.at < b.at ? 1 : -1));
}

/** The list of backups. Each is opened; damage deep inside is for the library check, which reads all of it. */
export async function listBackups(folder: LibraryFolder): Promise<Backup[]> {
  return (await backupFiles(folder)).map(({ path, at, bytes, isAutomatic }) => {
    const facts = peekCatalogue(path);
    return { place: { $path: path }, at, bytes, isAutomatic, assets: facts.assets, isSound: isUsable(facts) };
  });
}

/** True when this version can work with it. */
export const isUsable = ({ problem, format }: CatalogueFacts): boolean =>
  problem === null && format >= 1 && format <= FORMAT_VERSION;

/**
 * Makes an automatic backup when the newest automatic one (or, without any, the library) is older than a day and something was
 * changed since the newest of any kind; removes the oldest automatic ones beyond those kept. False when nothing was due.
 */
export async function backUpWhenDue(
  library: { readonly catalogue: Catalogue; readonly folder: LibraryFolder; readonly createdAt: string },
  now: Date,
): Promise<boolean> {
  const { folder, catalogue } = library;
  const files = await backupFiles(folder);
  const newest = files.find((file) => file.isAutomatic)?.at ?? library.createdAt;
  if (now.getTime() - new Date(newest).getTime() < DUE_MS || !catalogue.isOpen()) return false;
  const [last] = files;
  // the same thing ten times over would drive out the one that somebody needs
  if (last !== undefined && peekCatalogue(last.path).mark === markOf(catalogue)) return false;
  await makeBackup(catalogue, folder, now, true);
  const automatic = (await backupFiles(folder)).filter((file) => file.isAutomatic);
  for (const file of automatic.slice(KEPT_AUTOMATIC)) await rm(file.path, { force: true });
  return true;
}

const markOf = (catalogue: Catalogue): string => String(catalogue.read.get(MARK)?.mark);
