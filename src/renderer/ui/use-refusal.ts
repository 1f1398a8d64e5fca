import { useCallback } from 'react';
import { useApp } from '../shell/app.tsx';

/** What the window has told as an error since it was asked to listen. */
export interface Refusal {
  /** The newest of it, and puts its notice away, for whoever says it in another place; null when nothing was told. */
  take(): string | null;
}

/** Begins to listen for the reason of a refusal: every deed tells it as a notice. */
export function useRefusal(): () => Refusal {
  const { store } = useApp();
  return useCallback(() => {
    const before = Math.max(0, ...store.getState().notices.map(({ id }) => id));
    return {
      take: () => {
        const { notices, dismiss } = store.getState();
        const told = notices.findLast(({ id, tone }) => id > before && tone === 'error');
        if (told === undefined) return null;
        dismiss(told.id);
        return told.more ? `${told.text} ${told.more}` : told.text;
      },
    };
  }, [store]);
}
