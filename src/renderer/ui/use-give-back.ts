import { useCallback, useRef } from 'react';

/** For a field that becomes a button again: after `give`, the element that `ref` gets next has the focus as soon as it is there. */
export function useGiveBack<E extends HTMLElement>(): { readonly ref: (element: E | null) => void; readonly give: () => void } {
  const isWanted = useRef(false);
  const ref = useCallback((element: E | null) => {
    if (element === null || !isWanted.current) return;
    isWanted.current = false;
    element.focus();
  }, []);
  const give = useCallback(() => {
    isWanted.current = true;
  }, []);
  return { ref, give };
}
