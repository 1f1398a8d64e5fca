import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { MADE } from '../assets/remove.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { isStagingName } from '../files/staged.ts';
import { isNamed, namedFiles } from '../history/files.ts';
import { isSystemFile } from '../imports/walk.ts';
import { breathe, type Check, found, isQuiet } from './check.ts';

/** Finds files of the library that nothing names: originals, previews, unfinished copies. */
export async function checkStrays(check: Check): Promise<void> {
  const { context } = check;
  context.report({ stage: 'files', done: 0, total: null, totalBytes: null, current: null });
  const named = new Set<string>();
  for (const files of namedFiles(context.library.catalogue.read)) {
    for (const { sha256, storedName } of files) named.add(`${sha256}/${storedName}`);
    await breathe(context.signal);
  }
  await checkOrphans(check, named);
  await checkMade(check, new Set([...named].map((file) => file.slice(0, 64))));
  await checkStaged(check);
}

async function checkOrphans({ context, findings }: Check, named: ReadonlySet<string>): Promise<void> {
  const { folder, catalogue } = context.library;
  const { originals } = folder;
  const isBusy = busyIn(context);
  const orphans: string[] = [];
  for await (const { path, name } of filesBelow(originals, context.signal)) {
    if (!named.has(fileOf(originals, path)) && !isSystemFile(name)) orphans.push(path);
  }
  // an import that was under way when the rows were read may have ended meanwhile
  const isOrphan = (path: string): boolean => {
    const file = fileOf(originals, path);
    return !isBusy(file.slice(0, 64)) && !isNamed(catalogue.read, file);
  };
  for (const path of orphans.filter(isOrphan).sort()) {
    const known = nameOfSame(catalogue.read, fileOf(originals, path).slice(0, 64));
    const more = known === null ? '' : ` The library has these bytes as “${known}”.`;
    findings.add(found('orphan_file', path, `This file belongs to no entry of the library.${more}`));
  }
}

/** `sha256/stored name` of a file among the originals; of one that lies elsewhere among them something that nothing is named. */
const fileOf = (originals: string, path: string): string => relative(originals, path).split(sep).slice(1).join('/');

/** The name of the asset that has the bytes of a folder of originals. */
export function nameOfSame(db: ReadDb, sha256: string): string | null {
  const row = db.get('SELECT filename FROM assets WHERE sha256 = ?', sha256);
  return row === undefined ? null : String(row.filename);
}

/** What is made from originals: made again at need, so that what is there of no original can go. */
async function checkMade({ context, findings }: Check, hashes: ReadonlySet<string>): Promise<void> {
  const isBusy = busyIn(context);
  for (const kind of MADE) {
    for await (const { path, name } of filesBelow(join(context.library.folder.cache, kind), context.signal)) {
      const sha256 = /^[0-9a-f]{64}/.exec(name)?.[0];
      if (sha256 === undefined || hashes.has(sha256) || isBusy(sha256) || !(await isOld(path))) continue;
      const message = 'This preview belongs to no file of the library.';
      findings.add(found('orphan_preview', path, message, { repair: 'Remove it.' }));
    }
  }
}

async function checkStaged({ context, findings }: Check): Promise<void> {
  const { folder } = context.library;
  const jobs = context.app.session.current()?.jobs;
  const leave = async (path: string): Promise<void> => {
    if (!(await isOld(path))) return;
    findings.add(found('staged_file', path, 'An unfinished copy was left behind.', { repair: 'Remove it.' }));
  };
  for (const entry of await entriesOf(folder.staging)) {
    const path = join(folder.staging, entry.name);
    if (entry.isFile()) await leave(path);
    else if (jobs?.isRunning(entry.name as never) !== true)
      for await (const file of filesBelow(path, context.signal)) await leave(file.path);
  }
  for (const parent of [folder.root, folder.backups]) {
    for (const entry of await entriesOf(parent))
      if (entry.isFile() && isStagingName(entry.name.replace(/-(wal|shm|journal)$/, ''))) await leave(join(parent, entry.name));
  }
}

const isOld = async (path: string): Promise<boolean> =>
  stat(path).then(
    (facts) => isQuiet(facts.mtimeMs),
    () => false,
  );

const busyIn = ({ app }: Check['context']): ((sha256: string) => boolean) => {
  const inFlight = app.session.current()?.imports.inFlight;
  return (sha256) => inFlight?.isBusy(sha256) ?? false;
};

const entriesOf = (folder: string): Promise<Dirent[]> => readdir(folder, { withFileTypes: true }).catch(() => []);

/** Every file below a folder, one folder at a time: an archive has as many folders as originals. */
async function* filesBelow(folder: string, signal: AbortSignal): AsyncGenerator<{ path: string; name: string }> {
  for (const entry of await entriesOf(folder)) {
    signal.throwIfAborted();
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path, signal);
    else yield { path, name: entry.name };
  }
}
