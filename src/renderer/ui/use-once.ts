import { useRef, useState } from 'react';

/** A deed that takes no second wish while the first is being done: a double click is one click. `isBusy` is for the button's look. */
export function useOnce<A extends readonly unknown[]>(
  deed: (...of: A) => Promise<unknown>,
): { readonly isBusy: boolean; run(...of: A): void } {
  const [isBusy, setBusy] = useState(false);
  // Known at once, also to a second click that comes before the button is drawn anew.
  const isRunning = useRef(false);
  return {
    isBusy,
    run: (...of) => {
      if (isRunning.current) return;
      isRunning.current = true;
      setBusy(true);
      void deed(...of).finally(() => {
        isRunning.current = false;
        setBusy(false);
      });
    },
  };
}
