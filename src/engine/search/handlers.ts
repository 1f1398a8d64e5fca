import type { RoomHandlers } from '../door/handlers.ts';
import { attention, facets } from './facets.ts';
import { forget, listSaved, save, savedRows } from './saved.ts';
import { localDay } from './search.ts';
import { suggest } from './suggest.ts';

export const searchHandlers: RoomHandlers<'search'> = {
  facets: ({ app, library }, query) => facets(library.search, query, localDay(app.now())),
  suggest: ({ db, library }, asked) => suggest(db, library.search, asked, savedRows(db)),
  attention: ({ app, library }) => attention(library.search, localDay(app.now())),
  saved: ({ app, db, library }) => listSaved(db, library.search, localDay(app.now())),
  save: ({ app, db, library }, asked) => save(db, library.search, asked, localDay(app.now())),
  forget: ({ db }, { id }) => forget(db, id),
};
