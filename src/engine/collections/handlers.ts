import type { RoomHandlers } from '../door/handlers.ts';
import {
  addToCollection,
  createCollection,
  listCollections,
  removeCollection,
  renameCollection,
  takeFromCollection,
} from './store.ts';

export const collectionHandlers: RoomHandlers<'collections'> = {
  list: ({ db }) => {
    const items = listCollections(db);
    return { total: items.length, items };
  },
  create: ({ db, app }, { name, assetIds }) => createCollection(db, name, assetIds, app.now()),
  rename: ({ db }, { id, name }) => renameCollection(db, id, name),
  remove: ({ db }, { id }) => {
    removeCollection(db, id);
    return { id };
  },
  add: ({ db }, { id, assetIds }) => addToCollection(db, id, assetIds),
  take: ({ db }, { id, assetIds }) => takeFromCollection(db, id, assetIds),
};
