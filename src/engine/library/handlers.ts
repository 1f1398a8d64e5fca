import { rename, rm, rmdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Library } from '#contract/library.ts';
import { pathOf } from '#contract/values.ts';
import type { RoomHandlers } from '../door/handlers.ts';
import type { App } from '../engine.ts';
import { stagingName } from '../files/staged.ts';
import { createLibrary, type OpenLibrary, openLibrary, refuseTaken } from './open.ts';
import { readRecents, rememberRecent } from './recent.ts';

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
      if (example) await createExample(app, resolve(pathOf(place)), name ?? EXAMPLE_NAME);
      else await adopt(app, await createLibrary(place, name, app.now()));
      return () => opened(app);
    },
  },
  open: {
    prepare: async ({ app }, { place }) => {
      // Opening what is open already is no mistake worth a word.
      if (app.session.current()?.library.folder.root !== resolve(pathOf(place))) await adopt(app, await openLibrary(place));
      return () => opened(app);
    },
  },
  close: {
    prepare: async ({ app }) => {
      await app.session.leave();
      return () => ({});
    },
  },
};

/** The example is filled under a staging name and renamed when it is whole: a stopped creation leaves no half example behind. */
async function createExample(app: App, root: string, name: string): Promise<void> {
  await refuseTaken(root);
  const staged = stagingName(root);
  try {
    await app.session.adopt(await createLibrary({ $path: staged }, name, app.now()));
    const { fillWithExample } = await import('./example.ts');
    await fillWithExample(app);
    await app.session.leave();
    // An empty folder of that name may be there: the user made it in the dialog.
    await rmdir(root).catch(() => {});
    await rename(staged, root);
  } catch (error) {
    await app.session.leave();
    await rm(staged, { recursive: true, force: true });
    throw error;
  }
  await adopt(app, await openLibrary({ $path: root }));
}

const EXAMPLE_NAME = 'City of Copenhagen, Beijing 2014';

async function adopt(app: App, library: OpenLibrary): Promise<void> {
  await app.session.adopt(library);
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
  const kinds = new Map(
    db.all('SELECT kind, count(*) AS n FROM assets GROUP BY kind').map((row) => [String(row.kind), Number(row.n)]),
  );
  const ofKind = (kind: string): number => kinds.get(kind) ?? 0;
  return {
    id: library.id,
    name: library.name,
    place: { $path: library.folder.root },
    createdAt: library.createdAt,
    counts: {
      assets: count('assets'),
      logos: ofKind('logo'),
      photos: ofKind('photo'),
      documents: ofKind('document'),
      video: ofKind('video'),
      other: ofKind('audio') + ofKind('other'),
      releases: count('releases'),
      kits: count('kits'),
      contacts: count('contacts'),
      organisations: count('organisations'),
      exports: count('exports'),
    },
  };
}
