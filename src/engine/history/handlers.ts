import type { HistoryStep } from '#contract/history.ts';
import type { Topic } from '#contract/kernel.ts';
import { removeOriginals } from '../assets/remove.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { isConstraint } from '../db/sqlite.ts';
import type { QueryContext, RoomHandlers } from '../door/handlers.ts';
import { Refusal } from '../refusal.ts';
import { watchAssets } from './assets.ts';
import { replayStep } from './replay.ts';
import { dropBehind, firstUndone, lastDone, settleStep } from './steps.ts';

type Way = 'undo' | 'redo';

const stateOf = (db: ReadDb) => ({ undo: lastDone(db), redo: firstUndone(db) });

export const historyHandlers: RoomHandlers<'history'> = {
  state: ({ db }) => stateOf(db),
  undo: {
    prepare: async (context, { id }) => {
      const { step, topics } = await goOneStep(context, 'undo', id);
      return ({ db, concerns }) => {
        concerns(topics);
        return { undone: step, ...stateOf(db) };
      };
    },
  },
  redo: {
    prepare: async (context, { id }) => {
      const { step, topics } = await goOneStep(context, 'redo', id);
      return ({ db, concerns }) => {
        concerns(topics);
        return { redone: step, ...stateOf(db) };
      };
    },
  },
};

/**
 * Goes one step in a transaction of its own: a step that does not fit any more must be forgotten although the call is refused,
 * or nobody could ever get past it.
 */
async function goOneStep(
  { app, library }: QueryContext,
  way: Way,
  id: number | undefined,
): Promise<{ step: HistoryStep; topics: Topic[] }> {
  const { catalogue } = library;
  const step = nextStep(catalogue.read, way, id);
  try {
    const topics = catalogue.transact((db) => {
      const assets = watchAssets(db);
      const concerned = replayStep(db, library.history, step, assets.onRow);
      db.run('UPDATE undo_steps SET state = ? WHERE id = ?', way === 'undo' ? 'undone' : 'done', step.id);
      settleStep(db, step.id);
      assets.settle(library.folder, way, app.now());
      return concerned;
    });
    return { step, topics: [...topics, 'history'] };
  } catch (error) {
    if (!isConstraint(error)) throw error;
    const unnamed = catalogue.transact((db) => dropBehind(db, step, way));
    await removeOriginals(library, unnamed);
    throw new Refusal(
      'history.step_has_passed',
      `This can no longer be ${way === 'undo' ? 'taken back' : 'done again'}: what it would bring back does not fit what was imported or removed since.`,
    );
  }
}

function nextStep(db: ReadDb, way: Way, id: number | undefined): HistoryStep {
  const step = way === 'undo' ? lastDone(db) : firstUndone(db);
  if (id !== undefined && step?.id !== id)
    throw new Refusal('history.step_has_passed', 'Something else was changed since. Undo that first.');
  if (step !== null) return step;
  throw way === 'undo'
    ? new Refusal('history.nothing_to_undo', 'There is nothing to undo.')
    : new Refusal('history.nothing_to_redo', 'There is nothing to redo.');
}
