import { existsSync, readFileSync, statSync } from 'node:fs';
import { access, constants, mkdir, readdir, rm, rmdir, statfs } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { Instant, LibraryId, type Place, pathOf } from '#contract/values.ts';
import { FORMAT_VERSION, fromTheFuture, migrate } from '../db/migrations.ts';
import { type Catalogue, holdLock, openCatalogue } from '../db/sqlite.ts';
import { findReal, makeFolders } from '../files/destination.ts';
import { isStagingName, writeFileStaged } from '../files/staged.ts';
import { createRecorder, type Recorder } from '../history/record.ts';
import { newId } from '../ids.ts';
import { Refusal, sqliteCode, systemCode } from '../refusal.ts';
import { createSearch, type Search } from '../search/search.ts';
import { type LibraryFolder, libraryFolder } from './folder.ts';

/** What `dateline.json` at the top of a library says; enough to know a library without opening its catalogue. */
const Card = z.object({
  format: z.literal('dateline-library'),
  formatVersion: z.int(),
  id: LibraryId,
  name: z.string(),
  createdAt: Instant,
});
type Card = z.infer<typeof Card>;

/** A library that this process holds: its lock is taken and its catalogue is of the newest format. */
export interface OpenLibrary {
  readonly id: LibraryId;
  readonly name: string;
  readonly createdAt: string;
  readonly folder: LibraryFolder;
  readonly catalogue: Catalogue;
  /** Notes what a step changes, so that it can be taken back. */
  readonly history: Recorder;
  readonly search: Search;
  /** Whether its catalogue still lies where it was opened. A file that was deleted while it is open takes what is written and keeps nothing. */
  isThere(): boolean;
  /** Writes another name onto the library's card. */
  rename(name: string): Promise<void>;
  close(): void;
}

/** Makes the folder and its catalogue, and opens it. The folder must be absent or empty. */
export async function createLibrary(place: Place, name: string | undefined, now: Date): Promise<OpenLibrary> {
  const root = resolve(pathOf(place));
  const folder = libraryFolder(root);
  await refuseTaken(root);
  await refuseUnwritable(root, async () => {
    await makeFolders(root);
    for (const path of [folder.originals, folder.cache, folder.backups]) await mkdir(path, { recursive: true });
  });
  const card: Card = {
    format: 'dateline-library',
    formatVersion: FORMAT_VERSION,
    id: newId('lib'),
    name: name ?? basename(root),
    createdAt: now.toISOString(),
  };
  await refuseUnwritable(root, () => writeFileStaged(folder.card, `${JSON.stringify(card, null, 2)}\n`));
  return openFolder(root, true);
}

/** The folder where a new library is to lie, links resolved; refuses what leads nowhere, and the inside of another library. */
export async function rootForNew(place: Place): Promise<string> {
  const path = pathOf(place);
  if (path.includes('\0')) throw new Refusal('library.not_writable', 'The name has a zero byte in it. Choose another name.');
  const name = basename(path);
  const real = await findReal(path).catch((error: unknown) => {
    throw new Refusal(
      'library.not_writable',
      systemCode(error) === 'ELOOP'
        ? `“${name}” is a link, or lies behind one, that leads nowhere. Choose another folder.`
        : `“${path}” is not a folder that Dateline may use. Choose another one.`,
    );
  });
  const root = join(real.existing, ...real.missing);
  for (let at = dirname(root); ; at = dirname(at)) {
    if (isLibrary(at)) {
      throw new Refusal(
        'library.not_writable',
        `“${name}” would lie inside the library “${basename(at)}”. Choose a folder outside every library.`,
      );
    }
    if (dirname(at) === at) return root;
  }
}

/** The text of a plain file; a pipe in its place would be waited for without end. */
function readPlain(path: string): string {
  if (!statSync(path).isFile()) throw new Error(`${path} is not a file`);
  return readFileSync(path, 'utf8');
}

/** True when a folder has a card of ours, of whatever version. */
function isLibrary(root: string): boolean {
  try {
    return JSON.parse(readPlain(libraryFolder(root).card))?.format === 'dateline-library';
  } catch {
    return false;
  }
}

/** Removes the empty folders that an interrupted creation of an earlier version left, and then the empty folder itself. */
export async function removeEmpty(root: string): Promise<void> {
  for (const path of ownFolders(libraryFolder(root))) await rmdir(path).catch(() => {});
  await rmdir(root).catch(() => {});
}

/** Takes away a library that was being made in a folder which held nothing before. */
export async function removeMade(root: string): Promise<void> {
  const folder = libraryFolder(root);
  const files = [folder.card, folder.lock, folder.catalogue, `${folder.catalogue}-wal`, `${folder.catalogue}-shm`];
  for (const path of [...ownFolders(folder), ...files]) await rm(path, { recursive: true, force: true });
}

const ownFolders = (folder: LibraryFolder): string[] => [folder.originals, folder.cache, folder.backups, folder.staging];

/** Refuses a folder that holds a library or anything else; an absent or empty one passes, and one with empty folders of ours. */
export async function refuseTaken(root: string): Promise<void> {
  if (existsSync(libraryFolder(root).card)) {
    throw new Refusal('library.already_exists', `There is already a library in “${basename(root)}”. Open it instead.`);
  }
  const names = await readdir(root).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return [];
    throw new Refusal('library.not_writable', `“${root}” is not a folder that Dateline may use. Choose another one.`);
  });
  const ours = ownFolders(libraryFolder(root));
  const isEmptyOfOurs = async (name: string): Promise<boolean> =>
    ours.includes(join(root, name)) && (await readdir(join(root, name)).catch(() => ['?'])).length === 0;
  for (const name of names) {
    if (await isEmptyOfOurs(name)) continue;
    throw new Refusal(
      'library.folder_not_empty',
      `The folder “${basename(root)}” is not empty. Choose a new or an empty folder.`,
    );
  }
}

/** Opens a library, takes its lock, brings the catalogue up to date, and clears what a crash left half-done. */
export const openLibrary = (place: Place): Promise<OpenLibrary> => openFolder(resolve(pathOf(place)), false);

/** A library whose catalogue is closed and that nobody else can open: what restoring a backup needs. */
export interface HeldLibrary {
  readonly id: LibraryId;
  readonly folder: LibraryFolder;
  /** Opens it under the same lock, which is then the open library's. When that fails the lock is let go. */
  open(): Promise<OpenLibrary>;
  release(): void;
}

/** Takes the lock of a library without opening its catalogue, which may be damaged or gone. */
export async function holdLibrary(place: Place): Promise<HeldLibrary> {
  const root = resolve(pathOf(place));
  const folder = libraryFolder(root);
  const card = readCard(folder, root);
  const lock = await takeLock(folder, card, root);
  return { id: card.id, folder, open: () => openLocked(folder, card, lock, false), release: () => lock.release() };
}

/** Gives a library that nobody has open another name; refused while somebody has. */
export async function renameClosed(place: Place, name: string): Promise<void> {
  const held = await holdLibrary(place);
  await renameCard(held.folder, name).finally(held.release);
}

async function renameCard(folder: LibraryFolder, name: string): Promise<void> {
  const now: Card = { ...readCard(folder, folder.root), name };
  await refuseUnwritable(folder.root, () => writeFileStaged(folder.card, `${JSON.stringify(now, null, 2)}\n`));
}

type Lock = NonNullable<ReturnType<typeof holdLock>>;

async function takeLock(folder: LibraryFolder, card: Card, root: string): Promise<Lock> {
  const lock = await refuseUnwritable(root, async () => holdLock(folder.lock));
  if (lock !== null) return lock;
  throw new Refusal(
    'library.in_use',
    `“${card.name}” is open in another Dateline window or command. Close it there, then try again.`,
  );
}

async function openFolder(root: string, isNew: boolean): Promise<OpenLibrary> {
  const folder = libraryFolder(root);
  const card = readCard(folder, root);
  return openLocked(folder, card, await takeLock(folder, card, root), isNew);
}

/** What Dateline needs of whatever it keeps: to read it and to change it. */
const READ_AND_WRITE = constants.R_OK | constants.W_OK;

async function openLocked(folder: LibraryFolder, card: Card, lock: Lock, isNew: boolean): Promise<OpenLibrary> {
  let catalogue: Catalogue | undefined;
  try {
    // One of them may be a link to a drive that is not there.
    for (const path of [folder.originals, folder.cache, folder.backups])
      await refuseUnwritable(path, () => mkdir(path, { recursive: true }));
    // Said at once, not by a backup that is never made; originals that cannot be written are named by the import that wants to.
    for (const path of [folder.cache, folder.backups])
      await refuseUnwritable(path, () => access(path, READ_AND_WRITE | constants.X_OK));
    // SQLite would make an empty one in its place, and the library would look as if it had never held anything.
    if (!isNew && !existsSync(folder.catalogue)) {
      throw new Refusal(
        'library.damaged',
        `The catalogue of “${card.name}” (library.db) is gone. Put the newest copy from its “backups” folder in its place.`,
      );
    }
    // SQLite says the same of a damaged one, and to restore a backup helps nobody who lacks the right.
    if (!isNew) await refuseUnwritable(folder.catalogue, () => access(folder.catalogue, READ_AND_WRITE));
    catalogue = openCatalogue(folder.catalogue);
    // So would a file that was cut to nothing. One whose making was cut off has no table either, but holds nothing yet.
    if (!isNew && isEmptyCatalogue(catalogue) && (await holdsFiles(folder))) {
      throw new Refusal(
        'library.damaged',
        `The catalogue of “${card.name}” (library.db) is empty. Restore the newest copy from its “backups” folder.`,
      );
    }
    migrate(catalogue);
    markCard(catalogue, card.id);
    await clearUnfinished(folder);
    const opened = catalogue;
    const history = createRecorder(opened);
    const search = createSearch(opened, folder);
    search.current.readAhead();
    let { name } = card;
    return {
      id: card.id,
      get name() {
        return name;
      },
      rename: async (next) => {
        await renameCard(folder, next);
        name = next;
      },
      createdAt: card.createdAt,
      folder,
      isThere: () => existsSync(folder.catalogue),
      catalogue: opened,
      history,
      search,
      close: () => {
        search.close();
        opened.close();
        lock.release();
      },
    };
  } catch (error) {
    catalogue?.close();
    lock.release();
    throw whyNotOpened(error, { name: card.name, folder });
  }
}

/**
 * Takes away what an interrupted import, export or backup had not finished. The lock is ours, but the reader of an engine that was killed may
 * write a moment longer, and another program may hold a copy that was handed to it. What cannot be cleared now waits for the next opening:
 * nothing goes by it.
 */
async function clearUnfinished(folder: LibraryFolder): Promise<void> {
  const leftOver = (await readdir(folder.backups).catch(() => []))
    .filter((name) => isStagingName(name.replace(/-(wal|shm|journal)$/, '')))
    .map((name) => join(folder.backups, name));
  for (const path of [folder.staging, folder.handedOut, ...leftOver])
    await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }).catch(() => {});
}

/** SQLite's words (sqlite.org/rescode.html), in the low byte, for a catalogue that is sound and held by somebody: BUSY, LOCKED, PROTOCOL … */
const SQLITE_HELD: ReadonlySet<number> = new Set([5, 6, 15]);
/** … for one that may not be written: PERM, READONLY … */
const SQLITE_READ_ONLY: ReadonlySet<number> = new Set([3, 8]);
/** … and for one that may not be opened. */
const SQLITE_CANTOPEN = 14;

/**
 * What kept a library from being opened, as a refusal that names what a person can do. Only what speaks of damage counts as damage: there a
 * backup is offered, which would cost a sound catalogue its last day. An error that is neither the system's nor SQLite's stays what it is.
 */
export function whyNotOpened(error: unknown, { name, folder }: Pick<OpenLibrary, 'name' | 'folder'>): unknown {
  if (error instanceof Refusal) return error;
  const code = systemCode(error);
  if (isDiskFull(code)) return new Refusal('library.disk_full', `The disk of “${name}” is full. Free some space and try again.`);
  const word = (sqliteCode(error) ?? 0) & 0xff;
  const isBarred = SQLITE_READ_ONLY.has(word) || (word === SQLITE_CANTOPEN && isPlainFile(folder.catalogue));
  if (UNWRITABLE.has(code) || isBarred)
    return new Refusal(
      'library.not_writable',
      `Dateline may not write the files of “${name}”. Ask for the right to write in “${folder.root}”.`,
    );
  if (/^E[A-Z0-9]+$/.test(code))
    return new Refusal(
      'library.not_writable',
      `The disk of “${name}” does not answer as it should (${code}). Check it, then try again.`,
    );
  if (code !== 'ERR_SQLITE_ERROR') return error;
  if (SQLITE_HELD.has(word))
    return new Refusal(
      'library.in_use',
      `The catalogue of “${name}” is held by another program. Close it there, then try again.`,
    );
  return new Refusal(
    'library.damaged',
    `The catalogue of “${name}” cannot be read (${(error as Error).message}). Restore the newest copy from its “backups” folder.`,
  );
}

/** False also where the system does not let us look. */
function isPlainFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const isEmptyCatalogue = ({ read }: Catalogue): boolean => read.get('SELECT name FROM sqlite_schema LIMIT 1') === undefined;

/** Whether originals or backups lie in a library. */
const holdsFiles = async (folder: LibraryFolder): Promise<boolean> =>
  (await readdir(folder.originals)).length > 0 || (await readdir(folder.backups)).length > 0;

/** Says in the catalogue itself which library it is of, so that no backup of another one is put in its place. */
function markCard(catalogue: Catalogue, id: LibraryId): void {
  if (catalogue.read.get('SELECT id FROM library_card')?.id === id) return;
  catalogue.transact((db) => {
    db.run('DELETE FROM library_card');
    db.run('INSERT INTO library_card (id) VALUES (?)', id);
  });
}

function readCard(folder: LibraryFolder, root: string): Card {
  if (!existsSync(root)) throw new Refusal('library.not_found', `There is no folder at “${root}”.`);
  let raw: unknown;
  try {
    raw = JSON.parse(readPlain(folder.card));
  } catch {
    throw new Refusal(
      'library.not_a_library',
      `“${basename(root)}” is not a Dateline library: it has no readable dateline.json.`,
    );
  }
  const version = z.object({ format: z.literal('dateline-library'), formatVersion: z.int() }).safeParse(raw);
  if (version.success && version.data.formatVersion > FORMAT_VERSION) throw fromTheFuture(version.data.formatVersion);
  const card = Card.safeParse(raw);
  if (!card.success)
    throw new Refusal(
      'library.not_a_library',
      `“${basename(root)}” is not a Dateline library: its dateline.json is not one of ours.`,
    );
  return card.data;
}

/** The system's ways of saying 'not there': no right, no such place, or something in the way. */
const UNWRITABLE: ReadonlySet<string> = new Set(
  'EACCES EPERM EROFS ENOTDIR EEXIST ENOENT ELOOP ENAMETOOLONG EINVAL EBUSY ENOTEMPTY EXDEV'.split(' '),
);

const isDiskFull = (code: string): boolean => code === 'ENOSPC' || code === 'EDQUOT';

/** Turns the system's ways of saying 'you may not write here' into refusals. */
export async function refuseUnwritable<T>(root: string, deed: () => Promise<T>): Promise<T> {
  try {
    return await deed();
  } catch (error) {
    const code = systemCode(error);
    if (isDiskFull(code)) throw new Refusal('library.disk_full', `The disk of “${basename(root)}” is full.`);
    if (UNWRITABLE.has(code)) {
      throw new Refusal(
        'library.not_writable',
        `Dateline may not write in “${root}”. Choose another folder or ask for the right to write there.`,
      );
    }
    if (code === 'ERR_SQLITE_ERROR') throw new Refusal('library.not_writable', `Dateline may not write in “${root}”.`);
    throw error;
  }
}

/** Free bytes on the disk that holds `path`, or null where the system does not say. */
export async function freeBytes(path: string): Promise<number | null> {
  try {
    const facts = await statfs(path);
    return facts.bavail * facts.bsize;
  } catch {
    return null;
  }
}
