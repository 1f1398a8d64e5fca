import { useEffect, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { keysHere } from '../ui/keys.ts';
import { words } from '../words/catalogue.ts';
import { useApp, useWindow } from './app.tsx';
import { turnHistory } from './undo.ts';

/** How long the way back stays at hand (visual.md: 'the strip offers Undo for 8 s'); Ctrl Z and the history know it longer. */
const OFFERED_MS = 8000;
/** While the pointer or the focus is on it, it stays, and so long after them. */
const AFTER_MS = 1000;

/** What was just changed, with the button that takes it back. */
export function Offered() {
  const app = useApp();
  const offer = useWindow((state) => state.offer);
  const set = useWindow((state) => state.set);
  const box = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (offer === null) return;
    const isHeld = (): boolean => box.current?.matches(':hover, :focus-within') === true;
    const leave = (): void => {
      if (!isHeld()) set({ offer: null });
    };
    let timer = window.setTimeout(leave, OFFERED_MS);
    const endsAt = performance.now() + OFFERED_MS;
    const leaveSoon = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(leave, Math.max(AFTER_MS, endsAt - performance.now()));
    };
    const held = box.current;
    held?.addEventListener('pointerleave', leaveSoon);
    held?.addEventListener('focusout', leaveSoon);
    return () => {
      window.clearTimeout(timer);
      held?.removeEventListener('pointerleave', leaveSoon);
      held?.removeEventListener('focusout', leaveSoon);
    };
  }, [offer, set]);
  if (offer === null) return null;
  return (
    <span ref={box} className="row gaps offer">
      <span className="ink">{offer.text}</span>
      <Button
        look="link"
        className="sm"
        title={`${words.undo[offer.deed]} (${keysHere(offer.deed === 'undo' ? 'Mod+Z' : 'Mod+Shift+Z')})`}
        onClick={() => void turnHistory(app, offer.deed, offer)}
      >
        {offer.deed === 'undo' ? words.undo.undo : words.undo.redo}
      </Button>
    </span>
  );
}

/** Says the same to those who do not see the strip; it is always there, so that the words are heard when they come. */
export function OfferedAloud() {
  const offer = useWindow((state) => state.offer);
  return (
    <p className="hidden-word" role="status" aria-live="polite">
      {offer === null ? '' : words.undo.aloud(offer.text, offer.deed === 'undo')}
    </p>
  );
}
