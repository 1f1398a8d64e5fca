import { constants } from 'node:fs';
import { access, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Library } from '#contract/library.ts';
import { type Place, pathOf } from '#contract/values.ts';
import type { RoomHandlers } from '../door/handlers.ts';
import { closedMeanwhile } from '../door/turns.ts';
import type { App, Engine } from '../engine.ts';
import { flushFolder, stagingName } from '../files/staged.ts';
import { Refusal } from '../refusal.ts';
import { clearLeftOvers, markWhole } from './left-overs.ts';
import {
  createLibrary,
  type OpenLibrary,
  openLibrary,
  refuseTaken,
  refuseUnwritable,
  removeEmpty,
  removeMade,
  renameClosed,
  rootForNew,
  whyNotOpened,
} from './open.ts';
import { forgetRecent, readRecents, rememberRecent, renameRecent } from './recent.ts';

export const libraryHandlers: RoomHandlers<'library'> = {
  current: ({ app }) => {
    const current = app.session.current();
    return { library: current === null ? null : describeLibrary(current.library) };
  },
  recent: async ({ app }) => ({
    items: (await readRecents(app.home)).map(({ name, path, openedAt, exists }) => ({
      name,
      place: { $path: path },
      openedAt,
      exists,
    })),
  }),
  create: {
    prepare: async ({ app }, { place, name, example }) => {
      const root = await rootForNew(place);
      await refuseTaken(root);
      let maker: Engine | undefined;
      let isStopped = false;
      const building = build(root, async (built) => {
        const library = await createLibrary(
          { $path: built },
          name ?? (example ? EXAMPLE_NAME : basename(resolve(pathOf(place)))),
          app.now(),
        );
        if (!example) {
          await markWhole(library.folder).finally(library.close);
          return;
        }
        // An engine of its own fills it: nobody may look into a library that is half made and about to be moved.
        const { createEngine } = await import('../engine.ts');
        maker = createEngine({
          home: app.home,
          resources: app.resources,
          now: app.now,
          log: app.writeLine,
          reader: app.reader,
        });
        try {
          await maker.app.session.adopt(library);
          if (isStopped) throw closedMeanwhile();
          const { fillWithExample } = await import('./example.ts');
          await fillWithExample(maker.app);
          await markWhole(library.folder);
        } catch (error) {
          throw isStopped ? closedMeanwhile() : error;
        } finally {
          await maker.close();
        }
      });
      const stop = async (): Promise<void> => {
        isStopped = true;
        await maker?.close();
        await building.catch(() => {});
      };
      app.unfinished.add(stop);
      await building.finally(() => app.unfinished.delete(stop));
      // Under the path that was asked for: it may lead there through a link.
      await adopt(app, await openLibrary(place));
      return () => opened(app);
    },
  },
  open: {
    prepare: async ({ app }, { place }) => {
      // Opening what is open already is no mistake worth a word.
      const current = app.session.current()?.library.folder.root;
      if (current !== undefined && (await isSame(current, pathOf(place)))) return () => opened(app);
      const { library, described } = await openSound(place);
      await adopt(app, library);
      // A window is about to show it; a command line asks for what it needs.
      if (app.isForWindow) library.search.current.readAhead(0, (error) => void makeReady(app, library, error));
      return () => ({ library: described });
    },
  },
  close: {
    prepare: async ({ app }) => {
      await app.session.leave();
      return () => ({});
    },
  },
  rename: {
    prepare: async (context, { place, name }) => {
      const { app } = context;
      const current = app.session.current()?.library.folder.root;
      if (place === undefined || (current !== undefined && (await isSame(current, pathOf(place))))) {
        const { library } = context;
        await library.rename(name);
        await remember(app, library);
      } else {
        await renameClosed(place, name);
        await renameRecent(app.home, resolve(pathOf(place)), name);
      }
      return () => ({ name });
    },
  },
  forget: {
    prepare: async ({ app }, { place }) => {
      await refuseUnwritable(app.home, () => forgetRecent(app.home, resolve(pathOf(place))));
      return () => ({});
    },
  },
  support: {
    prepare: async ({ app }, { place, facts, log, unopened }) => {
      const { writeSupportBundle } = await import('./support.ts');
      const closed = unopened === null ? null : { root: resolve(pathOf(unopened.place)), code: unopened.code };
      const made = await writeSupportBundle(app, pathOf(place), facts, log === null ? null : pathOf(log), closed);
      return () => made;
    },
  },
};

/** Opens a library and looks at all that its first screen needs: one that is too damaged for that is not left half open. */
async function openSound(place: Place): Promise<{ library: OpenLibrary; described: Library }> {
  const library = await openLibrary(place);
  try {
    return { library, described: describeLibrary(library) };
  } catch (error) {
    library.close();
    throw whyNotOpened(error, library);
  }
}

const realOrSame = (path: string): Promise<string> => realpath(path).catch(() => resolve(path));
const isSame = async (one: string, other: string): Promise<boolean> => (await realOrSame(one)) === (await realOrSame(other));

/**
 * A library is made under a staging name and renamed when it is whole: a stopped creation leaves no half library that blocks its
 * own path. Only where the folder cannot be replaced (a disk's own root, a parent nobody may write in) is it made in place.
 */
async function build(root: string, fill: (built: string) => Promise<void>): Promise<void> {
  if (!(await isReplaceable(root))) {
    return fill(root).catch(async (error: unknown) => {
      await removeMade(root);
      throw error;
    });
  }
  await clearLeftOvers(dirname(root));
  const staged = stagingName(root);
  try {
    await fill(staged);
    // An empty folder of that name may be there: the user made it in the dialog.
    await removeEmpty(root);
    // Another command may have made one there meanwhile; the system would only say that it cannot be replaced.
    await refuseTaken(root);
    await refuseUnwritable(root, () => rename(staged, root));
    await flushFolder(dirname(root));
  } catch (error) {
    // what cannot go now is left over, and cleared when the next library is made here
    await rm(staged, { recursive: true, force: true }).catch(() => {});
    if (!(error instanceof Refusal)) throw error;
    // nobody knows the staging name
    throw new Refusal(error.failure.code, error.message.replaceAll(basename(staged), basename(root)), error.failure.details);
  }
}

/** True when nothing is there, or a folder on the disk of its parent, in which we may write. */
async function isReplaceable(root: string): Promise<boolean> {
  const there = await stat(root).catch(() => null);
  if (there === null) return true;
  const parent = await stat(dirname(root));
  return (
    parent.dev === there.dev &&
    (await access(dirname(root), constants.W_OK).then(
      () => true,
      () => false,
    ))
  );
}

const EXAMPLE_NAME = 'City of Copenhagen, Beijing 2014';

async function adopt(app: App, library: OpenLibrary): Promise<void> {
  await app.session.adopt(library);
  await remember(app, library);
}

/** So long after everything is read the first screen is drawn, in ms. */
const READY_AFTER_MS = 2000;

/**
 * When nobody asks anything: keeps what was read for the next opening, and asks for the words that most assets have. A library that cannot be
 * written to opens as slowly the next time, and that is all.
 */
async function makeReady(app: App, { search: { current, words }, isThere }: OpenLibrary, error: unknown): Promise<void> {
  try {
    if (error !== undefined) throw error;
    await setTimeout(READY_AFTER_MS, undefined, { ref: false });
    await app.calm.settled();
    if (isThere()) await current.keepCopy(0).catch((error: unknown) => app.log('The columns were not kept', error));
    await words.askAhead(app.calm.settled);
  } catch (error) {
    app.log('The search was not made ready', error);
  }
}

async function remember(app: App, library: OpenLibrary): Promise<void> {
  if (app.remembers)
    await rememberRecent(app.home, { name: library.name, path: library.folder.root, openedAt: app.now().toISOString() });
}

function opened(app: App): { library: Library } {
  const current = app.session.current();
  if (current === null) throw new Error('A library was adopted and is gone.');
  return { library: describeLibrary(current.library) };
}

function describeLibrary(library: OpenLibrary): Library {
  const db = library.catalogue.read;
  const count = (table: string): number => Number(db.get(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0);
  // All, less what is in the trash: one question for both would read every row. So would the second, left to itself: to count by kind it takes the index of kinds.
  const byKind = (from: string): Map<string, number> =>
    new Map(db.all(`SELECT kind, count(*) AS n FROM ${from} GROUP BY kind`).map((row) => [String(row.kind), Number(row.n)]));
  const kinds = byKind('assets');
  const trashed = byKind('assets INDEXED BY assets_in_trash WHERE trashed_at IS NOT NULL');
  const ofKind = (kind: string): number => (kinds.get(kind) ?? 0) - (trashed.get(kind) ?? 0);
  const sum = (counts: Map<string, number>): number => [...counts.values()].reduce((total, n) => total + n, 0);
  return {
    id: library.id,
    name: library.name,
    place: { $path: library.folder.root },
    createdAt: library.createdAt,
    counts: {
      assets: sum(kinds) - sum(trashed),
      logos: ofKind('logo'),
      photos: ofKind('photo'),
      documents: ofKind('document'),
      video: ofKind('video'),
      other: ofKind('audio') + ofKind('font') + ofKind('other'),
      releases: count('releases'),
      kits: count('kits'),
      contacts: count('contacts'),
      organisations: count('organisations'),
      exports: count('exports'),
      trash: sum(trashed),
    },
  };
}
