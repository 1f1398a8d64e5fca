import { useSyncExternalStore } from 'react';

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Whether a screen's inspector is shown: as the person chose, else where the window is wide enough for it. */
export function isInspectorShown(choice: 'auto' | 'open' | 'closed', isWide: boolean): boolean {
  return choice === 'auto' ? isWide : choice === 'open';
}
/** A window in which the inspector has room beside a list. */
export const WIDE = '(min-width: 1100px)';
