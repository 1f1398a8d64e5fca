import type { RoomHandlers } from '../door/handlers.ts';
import { later } from '../door/later.ts';

export const historyHandlers: RoomHandlers<'history'> = {
  state: later,
  undo: later,
  redo: later,
};
