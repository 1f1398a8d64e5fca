import { useEffect } from 'react';
import { COMMANDS, isShortcut } from '../commands.ts';
import type { App } from './app.tsx';

const REGIONS = '[data-region]';

/** Moves the focus to the next region (F6) or the one before it (Shift F6). */
export function moveRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>(REGIONS)].filter((region) => region.getClientRects().length > 0);
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(at + step + regions.length) % regions.length];
  if (next === undefined) return;
  const inside =
    next.querySelector<HTMLElement>('[tabindex="0"][role="gridcell"], [aria-current]:not([tabindex="-1"])') ??
    next.querySelector<HTMLElement>('input:not([type="hidden"]), button:not(:disabled), [tabindex="0"], select, textarea');
  // A region without anything to press takes the focus itself.
  if (inside === null) next.tabIndex = -1;
  (inside ?? next).focus();
}

/** Listens for the shortcuts of the command table and for F6. A dialog keeps the keys to itself. */
export function useKeyboard(app: App, isMac: boolean): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      if (event.key === 'F6') {
        event.preventDefault();
        moveRegion(event.shiftKey ? -1 : 1);
        return;
      }
      const command = COMMANDS.find(
        (candidate) => candidate.shortcut !== null && isShortcut(event, candidate.shortcut, isMac) && candidate.when(app),
      );
      if (command === undefined) return;
      event.preventDefault();
      command.run(app);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [app, isMac]);
}
