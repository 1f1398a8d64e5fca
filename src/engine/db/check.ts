import { Worker } from 'node:worker_threads';
import { type CatalogueFacts, peekCatalogue, UNREADABLE } from './sqlite.ts';

/** Lines of a check that are reported; a disk that fails writes thousands. */
const MOST_LINES = 50;

/**
 * In a thread of its own, because a check reads every page and would hold up every question; as text, so that it needs no file of
 * its own. A file that is not ours alone is opened so that nothing is written beside it.
 */
const CHECK = `
  const { DatabaseSync } = require('node:sqlite');
  const { pathToFileURL } = require('node:url');
  const { parentPort, workerData } = require('node:worker_threads');
  const { path, way, pragma } = workerData;
  const found = { lines: [], links: [] };
  try {
    const url = pathToFileURL(path);
    if (way === 'untouched') url.searchParams.set('immutable', '1');
    const database = new DatabaseSync(way === 'untouched' ? url : path, { timeout: 5000, readOnly: way !== 'settled' });
    try {
      if (way === 'settled') database.exec('PRAGMA journal_mode = DELETE');
      const lines = database.prepare('PRAGMA ' + pragma + '(${MOST_LINES})').all().map((row) => String(Object.values(row)[0]));
      found.lines = lines.filter((line) => line !== 'ok');
      if (way === 'live') found.links = database.prepare('PRAGMA foreign_key_check').all().slice(0, 10000);
    } finally {
      database.close();
    }
  } catch (error) {
    found.lines.push(error.message);
  }
  parentPort.postMessage(found);
`;

/** A row that names another which is not there: SQLite's foreign_key_check. */
export interface BrokenLink {
  readonly table: string;
  readonly rowid: number | null;
  readonly parent: string;
}

interface Checked {
  readonly lines: readonly string[];
  readonly links: readonly BrokenLink[];
}

/** `settled`: our own staged copy, whose log is taken in; `untouched`: a file nobody writes; `live`: the open catalogue. */
type Way = 'settled' | 'untouched' | 'live';

const check = (path: string, way: Way, pragma: 'quick_check' | 'integrity_check', signal?: AbortSignal): Promise<Checked> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(CHECK, { eval: true, workerData: { path, way, pragma } });
    const stop = (): void => void worker.terminate();
    signal?.addEventListener('abort', stop, { once: true });
    worker.once('message', (found: Checked) => resolve(found));
    worker.once('error', (error) => resolve({ lines: [error.message], links: [] }));
    worker.once('exit', () => {
      signal?.removeEventListener('abort', stop);
      if (signal?.aborted === true) reject(signal.reason);
      else resolve({ lines: ['The check ended early.'], links: [] });
    });
  });

/**
 * Reads every page of a catalogue's file, of our own staged copy only: what stands in a log beside it is taken in, so that it is one
 * file afterwards. Never throws: what is wrong is in `problem`.
 */
export async function checkCatalogue(path: string): Promise<CatalogueFacts> {
  const [problem] = (await check(path, 'settled', 'quick_check')).lines;
  return problem === undefined ? peekCatalogue(path) : { ...UNREADABLE, problem };
}

/** What is wrong with the pages of a backup, which is not touched; null when it is sound. Rejects when it is aborted. */
export const checkBackup = async (path: string, signal: AbortSignal): Promise<string | null> =>
  (await check(path, 'untouched', 'quick_check', signal)).lines[0] ?? null;

/**
 * SQLite's own check of an open catalogue, and of links between its tables, beside whoever works with it. `whole` compares indexes
 * with their tables as well. SQLite checks the full-text index with the rest (sqlite.org/pragma.html, integrity_check). Rejects when it is aborted.
 */
export const checkLive = (path: string, whole: boolean, signal: AbortSignal): Promise<Checked> =>
  check(path, 'live', whole ? 'integrity_check' : 'quick_check', signal);
