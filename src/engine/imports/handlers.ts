import { basename } from 'node:path';
import { type ImportReport, ImportSummary } from '#contract/imports.ts';
import { type JobId, pathOf } from '#contract/values.ts';
import type { ReadDb } from '../db/sqlite.ts';
import type { RoomHandlers } from '../door/handlers.ts';
import type { App } from '../engine.ts';
import { getJob } from '../jobs/ledger.ts';
import { Refusal } from '../refusal.ts';
import type { ImportDesk } from './desk.ts';
import { groupLikenesses } from './likenesses.ts';
import { readPast, undoImport } from './past.ts';
import { reportOf } from './report.ts';
import { foundByScan, readReview, runScan } from './scan.ts';
import { settle } from './settle.ts';
import { describeWatch, folderToWatch, getWatch, insertWatch, readQuarantine, readWatches } from './watches.ts';

const titleOf = (paths: readonly string[]): string => {
  const name = basename(paths[0] ?? '');
  return paths.length === 1 ? name : `${name} +${paths.length - 1}`;
};

const deskOf = (app: App): ImportDesk => {
  const desk = app.session.current()?.imports;
  if (desk === undefined) throw new Refusal('door.no_library', 'No library is open. Open or create one first.');
  return desk;
};

const report = (db: ReadDb, jobId: JobId): ImportReport => {
  const summary = ImportSummary.safeParse(getJob(db, jobId).result);
  return reportOf(db, jobId, summary.success ? summary.data.seconds : 0);
};

export const importHandlers: RoomHandlers<'imports'> = {
  scan: {
    title: ({ places }) => titleOf(places.map(pathOf)),
    run: (context, { places }) => runScan(context, places.map(pathOf)),
  },
  review: ({ db }, ask) => readReview(db, ask),
  run: {
    title: ({ places, scanId }, { library }) =>
      scanId === undefined ? titleOf(places.map(pathOf)) : getJob(library.catalogue.read, scanId).title,
    run: async (context, { places, scanId, skip, reread }) => {
      if (places.length === 0 && scanId === undefined) throw new Refusal('door.invalid_input', 'There is nothing to import.');
      const { runImport, importFound } = await import('./run.ts');
      return scanId === undefined
        ? runImport(context, places.map(pathOf), { reread })
        : importFound(context, async () => foundByScan(context.library.catalogue.read, scanId, skip), { reread });
    },
  },
  report: ({ db }, { jobId }) => report(db, jobId),
  past: ({ db }) => ({ items: readPast(db) }),
  undo: ({ db, app }, { jobId }) => ({ trashed: undoImport(db, jobId, app.now()) }),
  likenesses: async ({ app, db }, { reason, start, count }) => {
    const groups = groupLikenesses(db, await deskOf(app).likenesses.pairs());
    const wanted = reason === undefined ? groups : groups.filter((group) => group.reason === reason);
    return { total: wanted.length, items: wanted.slice(start, start + count) };
  },
  settle: ({ db, app }, ask) => settle(db, ask, app.now()),
  setApart: ({ db }, { ids }) => {
    const sorted = [...new Set(ids)].sort();
    sorted.forEach((a, index) => {
      for (const b of sorted.slice(index + 1)) db.run('INSERT OR IGNORE INTO set_apart (a, b) VALUES (?, ?)', a, b);
    });
    return {};
  },
  watches: ({ db, app }) => {
    const { watcher } = deskOf(app);
    return { items: readWatches(db).map((row) => describeWatch(db, row, watcher.isGone(row.id))) };
  },
  watch: {
    prepare: async ({ db, app, library }, { place }) => {
      const path = await folderToWatch(db, pathOf(place), library.folder.root);
      return (command) => {
        const row = insertWatch(command.db, path, app.now());
        deskOf(app).watcher.look(row.id);
        return describeWatch(command.db, row, false);
      };
    },
  },
  setWatch: ({ db, app }, { id, paused }) => {
    getWatch(db, id);
    db.run('UPDATE watches SET paused = ? WHERE id = ?', Number(paused), id);
    const { watcher } = deskOf(app);
    watcher.look(id);
    return describeWatch(db, getWatch(db, id), watcher.isGone(id));
  },
  unwatch: ({ db, app }, { id }) => {
    getWatch(db, id);
    db.run('DELETE FROM watches WHERE id = ?', id);
    deskOf(app).watcher.drop(id);
    return { id };
  },
  quarantine: ({ db }) => ({ items: readQuarantine(db) }),
  releaseQuarantine: ({ db, app }, { paths, retry }) => {
    const touched = new Set(readQuarantine(db).flatMap((one) => (paths.includes(one.path) ? [one.watchId] : [])));
    for (const path of paths) {
      if (retry) db.run('DELETE FROM quarantine WHERE path = ?', path);
      // off the list, and yet not tried again before it changes
      else db.run('UPDATE quarantine SET is_shown = 0 WHERE path = ?', path);
    }
    if (retry) for (const id of touched) deskOf(app).watcher.look(id);
    return { left: readQuarantine(db).length };
  },
  paste: {
    prepare: async (context, { name, base64 }) => {
      const { pasteBytes } = await import('./paste.ts');
      const item = await pasteBytes(context, name, Buffer.from(base64, 'base64'));
      return () => item;
    },
  },
  takeInKit: {
    title: ({ place }) => basename(pathOf(place)),
    run: async (context, { place, ...wish }) => {
      const { takeInKit } = await import('./kit.ts');
      return takeInKit(context, pathOf(place), wish);
    },
  },
  kitContents: async (_context, { place }) => {
    const { kitContents } = await import('./kit.ts');
    return kitContents(pathOf(place));
  },
};
