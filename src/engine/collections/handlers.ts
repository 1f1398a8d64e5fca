import type { RoomHandlers } from '../door/handlers.ts';
import { later } from '../door/later.ts';

export const collectionHandlers: RoomHandlers<'collections'> = {
  list: later,
  create: later,
  rename: later,
  remove: later,
  add: later,
  take: later,
};
