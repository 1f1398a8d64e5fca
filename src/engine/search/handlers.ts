import type { RoomHandlers } from '../door/handlers.ts';
import { later } from '../door/later.ts';

export const searchHandlers: RoomHandlers<'search'> = {
  facets: later,
  suggest: later,
  attention: later,
  saved: later,
  save: later,
  forget: later,
};
