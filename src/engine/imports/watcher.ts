import { type FSWatcher, watch as watchFolder } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ImportItem } from '#contract/imports.ts';
import type { Topic } from '#contract/kernel.ts';
import type { WatchId } from '#contract/values.ts';
import type { App } from '../engine.ts';
import type { JobRunner } from '../jobs/runner.ts';
import type { OpenLibrary } from '../library/open.ts';
import { readItems } from './report.ts';
import { importFound } from './run.ts';
import { type FoundFile, findFiles, type RefusedPath } from './walk.ts';
import { countTaken, forgetWatchJobs, isHandled, isInQuarantine, quarantine, readWatches, type WatchRow } from './watches.ts';

/** How watch folders keep time; tests are less patient. */
export interface WatchTimes {
  /** Size and time of a file must have stood still for so long, in ms, before it is taken: nobody is writing it any more. */
  readonly settleMs: number;
  /** So often, in ms, a folder is looked through whatever the system announced: events get lost, network disks send none. */
  readonly sweepMs: number;
}

const TIMES: WatchTimes = { settleMs: 2000, sweepMs: 30_000 };
/** Announcements of the system come in showers; the folder is looked through when one is over. */
const SHOWER_MS = 200;
/** Folders watched one by one where the system does not watch what lies below; the sweep finds what is new in the others. */
const MOST_FOLDERS = 2000;
/** Files of one import; more come with the next. */
const MOST_FILES = 5000;

/** Watches the folders of an open library. */
export interface Watcher {
  start(): void;
  /** Takes up a folder that was added or changed, or looks through it again soon. */
  look(id: WatchId): void;
  drop(id: WatchId): void;
  isGone(id: WatchId): boolean;
  close(): Promise<void>;
}

interface Watched {
  row: WatchRow;
  isGone: boolean;
  /** Files seen, but not yet standing still. */
  readonly unsettled: Map<string, { bytes: number; mtimeMs: number; since: number }>;
  readonly watchers: Map<string, FSWatcher>;
  timer: NodeJS.Timeout | undefined;
  dueAt: number;
  sweep: Promise<void> | null;
  isWanted: boolean;
}

/** Makes the watcher of a library; `announce` says that a folder's state has changed. */
export function createWatcher(
  app: App,
  library: OpenLibrary,
  jobs: JobRunner,
  announce: (topics: readonly Topic[]) => void,
): Watcher {
  const times = app.watchTimes ?? TIMES;
  const watched = new Map<string, Watched>();
  const stop = new AbortController();
  const { read } = library.catalogue;

  const lookIn = (one: Watched, ms: number): void => {
    if (stop.signal.aborted) return;
    const dueAt = performance.now() + ms;
    if (one.timer !== undefined && one.dueAt <= dueAt) return;
    clearTimeout(one.timer);
    one.dueAt = dueAt;
    one.timer = setTimeout(() => {
      one.timer = undefined;
      void sweepInTurn(one);
    }, ms);
    one.timer.unref();
  };

  const sweepInTurn = async (one: Watched): Promise<void> => {
    if (one.sweep !== null) {
      one.isWanted = true;
      return;
    }
    one.isWanted = false;
    const beganAt = performance.now();
    one.sweep = sweep(one).catch((error: unknown) => {
      if (!stop.signal.aborted) app.log(`Looking through ${one.row.path} failed`, error);
    });
    await one.sweep;
    one.sweep = null;
    if (stop.signal.aborted || watched.get(one.row.id) !== one || one.row.isPaused) return;
    // a folder that takes long to look through is looked through less often
    const rest = Math.max(times.sweepMs, (performance.now() - beganAt) * 10);
    lookIn(one, one.isWanted ? SHOWER_MS : one.unsettled.size > 0 ? times.settleMs : rest);
  };

  const sweep = async (one: Watched): Promise<void> => {
    if (one.row.isPaused) return;
    const isThere = (await stat(one.row.path).catch(() => null))?.isDirectory() ?? false;
    setGone(one, !isThere);
    if (!isThere) return closeWatchers(one);
    const folders: string[] = [];
    const found = await findFiles([one.row.path], library.folder.root, stop.signal, (path) => folders.push(path));
    if (stop.signal.aborted) return;
    listen(one, folders);
    const refused = found.filter((file): file is RefusedPath => file.kind === 'refused');
    keepRefused(
      one,
      refused.map((file) => ({ ...file, bytes: 0, mtimeMs: 0 })),
    );
    const files = found.filter((file): file is FoundFile => file.kind === 'file');
    const fresh = files.filter((file) => !isHandled(read, file) && !isInQuarantine(read, file));
    const ready = settled(one, fresh).slice(0, MOST_FILES);
    if (ready.length > 0) await take(one, ready);
  };

  /** The files whose size and time have stood still for long enough. */
  const settled = (one: Watched, fresh: readonly FoundFile[]): FoundFile[] => {
    const now = performance.now();
    const present = new Set(fresh.map((file) => file.path));
    for (const path of one.unsettled.keys()) if (!present.has(path)) one.unsettled.delete(path);
    return fresh.filter((file) => {
      const before = one.unsettled.get(file.path);
      if (before === undefined || before.bytes !== file.bytes || before.mtimeMs !== file.mtimeMs) {
        one.unsettled.set(file.path, { bytes: file.bytes, mtimeMs: file.mtimeMs, since: now });
        return false;
      }
      // a timer may fire a millisecond early
      return now - before.since >= times.settleMs - 2;
    });
  };

  const take = async (one: Watched, files: readonly FoundFile[]): Promise<void> => {
    const job = jobs.start({
      route: 'imports.run',
      title: one.row.name,
      input: { places: [{ $path: one.row.path }], watchId: one.row.id },
      topics: ['assets', 'logos', 'library', 'jobs', 'watches'],
      work: (context) => importFound(context, async () => files),
    });
    await jobs.ended(job.id);
    if (stop.signal.aborted) return;
    const items = readItems(read, job.id);
    const byPath = new Map(files.map((file) => [file.path, file]));
    for (const item of items) one.unsettled.delete(item.path);
    // somebody is still writing: that is no reason to give up on a file
    const refused = items.filter((item) => item.outcome === 'refused' && item.code !== 'imports.changed_while_reading');
    const imported = items.filter((item) => item.outcome === 'imported').length;
    library.catalogue.transact((db) => countTaken(db, one.row.id, imported));
    keepRefused(
      one,
      refused.map((item) => ({ ...reasonOf(item), ...sizeOf(byPath.get(item.path)) })),
    );
    announce(['watches']);
    if (items.length < files.length) for (const file of files) one.unsettled.delete(file.path);
  };

  const keepRefused = (
    one: Watched,
    refused: readonly (Omit<RefusedPath, 'kind'> & { bytes: number; mtimeMs: number })[],
  ): void => {
    const fresh = refused.filter((file) => !isInQuarantine(read, file));
    if (fresh.length === 0) return;
    library.catalogue.transact((db) => quarantine(db, one.row.id, fresh, app.now()));
    announce(['watches']);
  };

  const setGone = (one: Watched, isGone: boolean): void => {
    if (one.isGone === isGone) return;
    one.isGone = isGone;
    announce(['watches']);
  };

  /** Listens to the folders that are there. One watcher sees everything below it on Windows and macOS; Linux needs one for each folder. */
  const listen = (one: Watched, folders: readonly string[]): void => {
    const isRecursive = process.platform === 'win32' || process.platform === 'darwin';
    const wanted = new Set(isRecursive ? [one.row.path] : folders.slice(0, MOST_FOLDERS));
    for (const [path, watcher] of one.watchers) {
      if (wanted.has(path)) continue;
      watcher.close();
      one.watchers.delete(path);
    }
    for (const path of wanted) {
      if (one.watchers.has(path)) continue;
      try {
        const watcher = watchFolder(path, { recursive: isRecursive, persistent: false }, () => lookIn(one, SHOWER_MS));
        const forget = (): void => {
          watcher.close();
          one.watchers.delete(path);
          lookIn(one, SHOWER_MS);
        };
        watcher.on('error', forget);
        one.watchers.set(path, watcher);
      } catch {
        // no more watches to be had (inotify's limit), or no right: the sweep does it alone
        break;
      }
    }
  };

  const closeWatchers = (one: Watched): void => {
    for (const watcher of one.watchers.values()) watcher.close();
    one.watchers.clear();
  };

  const drop = (id: string): void => {
    const one = watched.get(id);
    if (one === undefined) return;
    clearTimeout(one.timer);
    closeWatchers(one);
    watched.delete(id);
  };

  const takeUp = (row: WatchRow): Watched => {
    const one: Watched = {
      row,
      isGone: false,
      unsettled: new Map(),
      watchers: new Map(),
      timer: undefined,
      dueAt: 0,
      sweep: null,
      isWanted: false,
    };
    watched.set(row.id, one);
    return one;
  };

  return {
    start: () => {
      library.catalogue.transact(forgetWatchJobs);
      for (const row of readWatches(read)) lookIn(takeUp(row), 0);
    },
    look: (id) => {
      const row = readWatches(read).find((one) => one.id === id);
      if (row === undefined) return;
      const one = watched.get(id) ?? takeUp(row);
      one.row = row;
      if (row.isPaused) {
        closeWatchers(one);
        clearTimeout(one.timer);
        one.timer = undefined;
      } else lookIn(one, 0);
    },
    drop,
    isGone: (id) => watched.get(id)?.isGone ?? false,
    close: async () => {
      stop.abort(new Error('The library was closed.'));
      const sweeps = [...watched.values()].map((one) => one.sweep);
      for (const id of [...watched.keys()]) drop(id);
      await Promise.all(sweeps);
    },
  };
}

const reasonOf = (item: ImportItem): Pick<RefusedPath, 'path' | 'code' | 'message'> => ({
  path: item.path,
  code: item.code ?? 'imports.unreadable',
  message: item.message ?? '',
});

const sizeOf = (file: FoundFile | undefined): { bytes: number; mtimeMs: number } => ({
  bytes: file?.bytes ?? 0,
  mtimeMs: file?.mtimeMs ?? 0,
});
