import type { HistoryStep } from '#contract/history.ts';
import { answerOf, type Command, openLibrary } from '../command.ts';

/** A step in words: the route that made it and how many things it changed. */
const stepText = (step: HistoryStep): string => `${step.label} (${step.count}) of ${step.at}`;

export const HISTORY_COMMANDS: readonly Command[] = [
  {
    name: 'undo',
    usage: 'undo <library>',
    does: 'take the last change back',
    options: {},
    places: 1,
    run: async (desk) => {
      await openLibrary(desk);
      const answer = answerOf(await desk.client.history.undo({}));
      return { json: answer, text: `Taken back: ${stepText(answer.undone)}` };
    },
  },
  {
    name: 'redo',
    usage: 'redo <library>',
    does: 'do again what was taken back last',
    options: {},
    places: 1,
    run: async (desk) => {
      await openLibrary(desk);
      const answer = answerOf(await desk.client.history.redo({}));
      return { json: answer, text: `Done again: ${stepText(answer.redone)}` };
    },
  },
];
