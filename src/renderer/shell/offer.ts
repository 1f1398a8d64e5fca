import { findRoute, type RouteName } from '#contract/routes.ts';
import type { Outside } from '../engine/engine.tsx';
import { doneText } from '../words/deeds.ts';
import type { WindowStore } from './store.ts';

/** Whether a command of this name is written into the history as a step. */
function isUndoable(name: RouteName): boolean {
  const route = findRoute(name);
  return route?.kind === 'command' && route.touches.includes('history') && !name.startsWith('history.');
}

/** After a change: says what was done and keeps the way back at hand. Says nothing when the engine made no step of it. */
export async function offerUndo(app: Outside & { readonly store: WindowStore }, name: RouteName, input: unknown): Promise<void> {
  if (!isUndoable(name)) return;
  const state = await app.engine.ask('history.state', {});
  const step = state.ok ? state.value.undo : null;
  const { set, toldStep } = app.store.getState();
  if (step === null || step.label !== name || step.id === toldStep) return;
  set({ toldStep: step.id, offer: { stepId: step.id, deed: 'undo', text: doneText(name, input, step.count) } });
}
