import { realpath, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Quarantined, Watch } from '#contract/imports.ts';
import type { ErrorCode } from '#contract/result.ts';
import type { WatchId } from '#contract/values.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { isInside } from '../files/inside.ts';
import { newId } from '../ids.ts';
import { Refusal } from '../refusal.ts';

/** A watched folder as the catalogue knows it. */
export interface WatchRow {
  readonly id: WatchId;
  readonly path: string;
  readonly name: string;
  readonly isPaused: boolean;
  readonly imported: number;
  readonly since: string;
}

/** A file by what decides whether it is the same still. */
interface FileState {
  readonly path: string;
  readonly bytes: number;
  readonly mtimeMs: number;
}

/** Every watched folder, the oldest first. */
export const readWatches = (db: ReadDb): WatchRow[] =>
  db.all('SELECT * FROM watches ORDER BY since, id').map((row) => ({
    id: String(row.id) as WatchId,
    path: String(row.path),
    name: String(row.name),
    isPaused: row.paused === 1,
    imported: Number(row.imported),
    since: String(row.since),
  }));

/** A watched folder for the window. Refused files are counted as long as they are in the quarantine. */
export function describeWatch(db: ReadDb, row: WatchRow, isGone: boolean): Watch {
  return {
    id: row.id,
    place: { $path: row.path },
    name: row.name,
    state: row.isPaused ? 'paused' : isGone ? 'gone' : 'watching',
    imported: row.imported,
    refused: Number(db.get('SELECT count(*) AS n FROM quarantine WHERE watch_id = ? AND is_shown = 1', row.id)?.n ?? 0),
    since: row.since,
  };
}

/** One watched folder, or the refusal `imports.watch_not_found`. */
export function getWatch(db: ReadDb, id: WatchId): WatchRow {
  const row = readWatches(db).find((one) => one.id === id);
  if (row === undefined) throw new Refusal('imports.watch_not_found', 'This folder is not watched (any more).');
  return row;
}

/** The real path of a folder that may be watched: there, neither in the library nor around it, and not watched already in part or whole. */
export async function folderToWatch(db: ReadDb, path: string, libraryRoot: string): Promise<string> {
  const name = basename(resolve(path));
  const facts = await stat(path).catch(() => null);
  if (facts === null) throw new Refusal('imports.not_found', `There is no folder at “${path}”.`);
  if (!facts.isDirectory()) throw new Refusal('imports.not_found', `“${name}” is not a folder. Only folders can be watched.`);
  const real = await realpath(path);
  const root = await realpath(libraryRoot);
  if (isInside(root, real) || isInside(real, root))
    throw new Refusal('imports.watch_inside_library', `“${name}” holds the library, or lies in it. Choose another folder.`);
  const other = readWatches(db).find((one) => isInside(one.path, real) || isInside(real, one.path));
  if (other !== undefined)
    throw new Refusal(
      'imports.already_watched',
      `“${other.name}” is watched already, and with it everything in it or around it.`,
    );
  return real;
}

/** Stores a new watched folder. */
export function insertWatch(db: WriteDb, path: string, now: Date): WatchRow {
  const id = newId<WatchId>('wat');
  db.run(
    'INSERT INTO watches (id, path, name, paused, since, imported, refused) VALUES (?, ?, ?, 0, ?, 0, 0)',
    id,
    path,
    basename(path),
    now.toISOString(),
  );
  return getWatch(db, id);
}

/** True for a file that an import has seen as it is: it is in the library, or somebody has thrown it away since. */
export function isHandled(db: ReadDb, { path, bytes, mtimeMs }: FileState): boolean {
  const row = db.get('SELECT bytes, mtime_ms FROM seen_files WHERE path = ?', path);
  return row !== undefined && row.bytes === bytes && row.mtime_ms === mtimeMs;
}

/** True for a file that was refused as it is. */
export function isInQuarantine(db: ReadDb, { path, bytes, mtimeMs }: FileState): boolean {
  const row = db.get('SELECT bytes, mtime_ms FROM quarantine WHERE path = ?', path.toWellFormed());
  return row !== undefined && row.bytes === bytes && row.mtime_ms === mtimeMs;
}

/** Puts refused files on the list. */
export function quarantine(
  db: WriteDb,
  id: WatchId,
  files: readonly (FileState & { readonly code: ErrorCode; readonly message: string })[],
  now: Date,
): void {
  if (db.get('SELECT 1 FROM watches WHERE id = ?', id) === undefined) return;
  for (const file of files) {
    db.run(
      'INSERT OR REPLACE INTO quarantine (path, watch_id, bytes, mtime_ms, code, message, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      file.path.toWellFormed(),
      id,
      file.bytes,
      file.mtimeMs,
      file.code,
      file.message,
      now.toISOString(),
    );
  }
}

/** The refused files of all watched folders, the latest first. */
export const readQuarantine = (db: ReadDb): Quarantined[] =>
  db.all('SELECT * FROM quarantine WHERE is_shown = 1 ORDER BY at DESC, path').map((row) => ({
    watchId: String(row.watch_id) as WatchId,
    path: String(row.path),
    code: String(row.code) as ErrorCode,
    message: String(row.message),
    at: String(row.at),
  }));

/** Adds to what a watched folder has brought, and takes what is in the library now off the list of refused files. */
export function countTaken(db: WriteDb, id: WatchId, imported: number): void {
  db.run('UPDATE watches SET imported = imported + ? WHERE id = ?', imported, id);
  db.run(
    `DELETE FROM quarantine WHERE watch_id = ? AND EXISTS
     (SELECT 1 FROM seen_files WHERE seen_files.path = quarantine.path AND seen_files.mtime_ms <> quarantine.mtime_ms)`,
    id,
  );
}

/** Forgets interrupted imports of watched folders: the first look through the folder finds again what they had not done. */
export const forgetWatchJobs = (db: WriteDb): void =>
  void db.run(
    "DELETE FROM jobs WHERE state = 'interrupted' AND route = 'imports.run' AND json_extract(input, '$.watchId') IS NOT NULL",
  );
