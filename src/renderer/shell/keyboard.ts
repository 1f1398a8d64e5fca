import { useEffect, useRef } from 'react';
import { COMMANDS, type Command, isShortcut } from '../commands.ts';
import { isTextField } from '../ui/text-field.ts';
import type { App } from './app.tsx';

const REGIONS = '[data-region]';

/** Moves the focus to the next region (F6) or the one before it (Shift F6). */
export function moveRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>(REGIONS)].filter((region) => region.getClientRects().length > 0);
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(at + step + regions.length) % regions.length];
  if (next !== undefined) enterRegion(next);
}

/** Puts the focus into a region: on the current cell or row, else on the first thing to press, else on the region itself. */
function enterRegion(next: HTMLElement): void {
  const inside =
    next.querySelector<HTMLElement>('[tabindex="0"][role="gridcell"], [aria-current]:not([tabindex="-1"])') ??
    next.querySelector<HTMLElement>('input:not([type="hidden"]), button:not(:disabled), [tabindex="0"], select, textarea');
  // A region without anything to press takes the focus itself.
  if (inside === null) next.tabIndex = -1;
  (inside ?? next).focus();
}

/** How often, and after how many ms, a screen that is still empty is looked at again before its region itself takes the focus. */
const LOOKS = 12;
const LOOK_MS = 50;

/**
 * When a screen, or the button that was pressed, went away with the focus in it, the main region takes it: the keyboard is
 * never left standing on nothing. A press of the mouse on empty paper is no such case.
 */
export function useFocusInView(view: unknown): void {
  const enterLater = useRef<() => void>(() => {});
  useEffect(() => {
    let timer = 0;
    const look = (looks: number): void => {
      if (document.activeElement !== document.body || document.querySelector('dialog[open]') !== null) return;
      const main = document.querySelector<HTMLElement>('[data-region="main"]');
      const isReady = main?.querySelector('button, input, [tabindex="0"]') != null;
      if (main !== null && (isReady || looks >= LOOKS)) enterRegion(main);
      else if (looks < LOOKS) timer = window.setTimeout(() => look(looks + 1), LOOK_MS);
    };
    enterLater.current = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => look(0), 0);
    };
    let last: EventTarget | null = null;
    const remember = (event: FocusEvent): void => {
      last = event.target;
    };
    // A disabled button loses the focus only with the next frame, so the look comes a little later.
    let settle = 0;
    const observer = new MutationObserver(() => {
      window.clearTimeout(settle);
      settle = window.setTimeout(() => {
        if (!(last instanceof Element) || document.activeElement !== document.body) return;
        if (last.isConnected && !last.matches(':disabled') && last.getClientRects().length > 0) return;
        last = null;
        enterLater.current();
      }, LOOK_MS);
    });
    document.addEventListener('focusin', remember);
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled', 'hidden'] });
    return () => {
      window.clearTimeout(timer);
      window.clearTimeout(settle);
      document.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of the view that counts
  useEffect(() => enterLater.current(), [view]);
}

/** Whether the key is meant for what has the focus: typing, or an open menu or panel. */
const isTaken = (event: KeyboardEvent): boolean =>
  isTextField(event.target) || (event.target instanceof Element && event.target.closest('.float') !== null);

const answersTo = (command: Command, event: KeyboardEvent, isMac: boolean): boolean =>
  [command.shortcut, ...(command.also ?? [])].some((keys) => keys !== null && isShortcut(event, keys, isMac)) &&
  !(command.isShy === true && isTaken(event));

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
      const command = COMMANDS.find((candidate) => answersTo(candidate, event, isMac) && candidate.when(app));
      if (command === undefined) return;
      event.preventDefault();
      command.run(app);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [app, isMac]);
}
