import type { Library } from '#contract/library.ts';
import type { RoomHandlers } from '../door/handlers.ts';
import type { App } from '../engine.ts';
import { createLibrary, type OpenLibrary, openLibrary } from './open.ts';
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
      await adopt(app, await createLibrary(place, name ?? (example ? EXAMPLE_NAME : undefined), app.now()));
      if (example) {
        const { fillWithExample } = await import('./example.ts');
        await fillWithExample(app);
      }
      return () => opened(app);
    },
  },
  open: {
    prepare: async ({ app }, { place }) => {
      await adopt(app, await openLibrary(place));
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
