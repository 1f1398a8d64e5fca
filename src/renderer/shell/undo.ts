import { words } from '../words/catalogue.ts';
import { stepName } from '../words/deeds.ts';
import { type App, tellDone, tellFailure } from './app.tsx';
import type { Offer } from './store.ts';

/** Takes the last change back, or does it again. With the offer of a button only when its step is still the last one. */
export async function turnHistory(app: App, deed: 'undo' | 'redo', offer?: Offer): Promise<void> {
  const result = await app.engine.ask(`history.${deed}`, offer === undefined ? {} : { id: offer.stepId });
  const { set } = app.store.getState();
  if (!result.ok) {
    set({ offer: null });
    const isEnd = result.error.code === 'history.nothing_to_undo' || result.error.code === 'history.nothing_to_redo';
    if (isEnd) return tellDone(app, words.errors[result.error.code]);
    return tellFailure(app, result.error);
  }
  const { undo, redo } = result.value;
  const step = 'undone' in result.value ? result.value.undone : result.value.redone;
  const text = deed === 'undo' ? words.undo.undone(stepName(step.label)) : words.undo.redone(stepName(step.label));
  const back = deed === 'undo' ? redo : undo;
  set({
    toldStep: undo?.id ?? null,
    offer: back === null ? null : { stepId: back.id, deed: deed === 'undo' ? 'redo' : 'undo', text },
  });
  if (back === null) tellDone(app, text);
}
