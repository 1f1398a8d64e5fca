import { startTransition, useEffect, useState } from 'react';

/** Between two pieces of a long list others get their turn, in ms. */
const PAUSE_MS = 16;

/** False while a component is first drawn, true right after that, in a drawing that gives way to everything else: for what need not be there at once. */
export function useSoon(): boolean {
  const [isSoon, setSoon] = useState(false);
  useEffect(() => startTransition(() => setSoon(true)), []);
  return isSoon;
}

/**
 * How many rows of a list are drawn: `first` at once, then `step` more at a time until all `total` were, so that no piece holds the window
 * up; from then on every row, however many come.
 */
export function useGrowing(first: number, step: number, total: number): number {
  const [drawn, setDrawn] = useState(first);
  useEffect(() => {
    if (drawn === Number.POSITIVE_INFINITY) return;
    const more = (): void => startTransition(() => setDrawn(drawn >= total ? Number.POSITIVE_INFINITY : drawn + step));
    const next = setTimeout(more, PAUSE_MS);
    return () => clearTimeout(next);
  }, [drawn, step, total]);
  return drawn;
}
