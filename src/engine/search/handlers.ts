import type { RoomHandlers } from '../door/handlers.ts';
import { attention, facets } from './facets.ts';
import { forget, listSaved, save, savedRows } from './saved.ts';
import { localDay } from './search.ts';
import { suggest } from './suggest.ts';

export const searchHandlers: RoomHandlers<'search'> = {
  facets: async ({ app, library }, query) => {
    // What facets count and a list does not need comes in pieces: the first pictures of a library do not wait for it.
    await library.search.current.ready('colours', 'people');
    return facets(library.search, query, localDay(app.now()));
  },
  suggest: ({ db, library }, asked) => suggest(db, library.search, asked, savedRows(db)),
  attention: ({ app, library }) => attention(library.search, localDay(app.now())),
  saved: ({ app, db, library }) => listSaved(db, library.search, localDay(app.now())),
  save: ({ app, db, library }, asked) => save(db, library.search, asked, localDay(app.now())),
  forget: ({ db }, { id }) => forget(db, id),
};
