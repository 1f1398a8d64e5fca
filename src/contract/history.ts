import { z } from 'zod';
import { command, query } from './kernel.ts';
import { Instant } from './values.ts';

/** A step that can be undone or redone. `label` is a code for the window's words (the route that made it), `count` how many things it changed. */
export const HistoryStep = z.object({ id: z.int(), label: z.string(), count: z.int(), at: Instant });
export type HistoryStep = z.infer<typeof HistoryStep>;

const State = z.object({ undo: HistoryStep.nullable(), redo: HistoryStep.nullable() });

/** Everything a change can reach: undoing may bring back any of it. */
const ALL = [
  'assets',
  'collections',
  'searches',
  'logos',
  'organisations',
  'contacts',
  'releases',
  'kits',
  'sheets',
  'library',
  'history',
] as const;

/** Undo and redo of every change of the library, step by step, also after a restart. Imports and exports are not steps; `imports.undo` has its own. */
export const history = {
  state: query({ input: z.object({}), output: State, reads: ['history'] }),
  /** Takes the last step back. With `id` only when that step is still the last one, so that a late click undoes nothing else. */
  undo: command({ input: z.object({ id: z.int().optional() }), output: State.extend({ undone: HistoryStep }), touches: ALL }),
  redo: command({ input: z.object({ id: z.int().optional() }), output: State.extend({ redone: HistoryStep }), touches: ALL }),
};
