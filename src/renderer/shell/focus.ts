import { enterItself, enterRegion, homeRegion, isComing, openDialog, takesFocus } from './regions.ts';

/** Keeps the keyboard from standing on nothing, and remembers who is to have the focus until that one is there. */
export interface FocusKeeper {
  /**
   * Gives the focus to what `find` finds, at once or as soon as it is there and can take it; then `go` goes on from it. The wish
   * ends with the next one, with a press of the mouse, with another view, and when the focus is put elsewhere.
   */
  wish(find: () => HTMLElement | null, go?: (found: HTMLElement) => void): void;
  /** Forgets the wish. */
  drop(): void;
  /** Gives the focus to the main region, or to the dialog that lies over it. */
  home(): void;
  /** Another view is shown: somebody who works with keys gets the focus into it. */
  arrive(): void;
  /** Follows focus, keys, presses and the page until the answer is called. */
  watch(): () => void;
}

/** So long after a change of the page, in ms, whatever had the focus is looked at: who closes something gives it back himself. */
const LOOK_MS = 50;
/** After so long, in ms, a region in which there is nothing to press yet takes the focus as a whole. */
const LATE_MS = 600;
/** What can take the focus from an element that stays in the page. */
const ATTRIBUTES = ['disabled', 'hidden', 'inert', 'class', 'style', 'open', 'tabindex', 'aria-busy'];
/** The second name is the older one, before Chromium 121. */
const SEEN = { visibilityProperty: true, checkVisibilityCSS: true } as const;
const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph']);

/** Makes the keeper of a window's focus; it does nothing by itself until it watches. */
export function createFocusKeeper(): FocusKeeper {
  let wanted: { readonly find: () => HTMLElement | null; readonly go: (found: HTMLElement) => void } | null = null;
  let isHomeWanted = false;
  let isLate = false;
  let late: ReturnType<typeof setTimeout> | undefined;
  let look: ReturnType<typeof setTimeout> | undefined;
  // What had the focus last, unless a press on empty paper has let go of it.
  let owner: Element | null = null;
  let hasKeys = false;
  let isByKey = false;
  let isPressed = false;
  let isOurs = false;

  const ours = (deed: () => boolean | undefined): boolean => {
    isOurs = true;
    const isTaken = deed() ?? true;
    isOurs = false;
    if (isTaken) owner = document.activeElement;
    return isTaken;
  };
  const settle = (): void => {
    wanted = null;
    isHomeWanted = false;
    clearTimeout(late);
  };

  /** Gives the focus to who is to have it, as far as that one is there. */
  const give = (): void => {
    const now = wanted;
    const found = now?.find() ?? null;
    if (now !== null && found !== null && ours(() => takesFocus(found))) {
      // Who lost the focus by this may have wished for it elsewhere: that wish is the newer one.
      if (wanted !== now) return;
      settle();
      now.go(found);
      return;
    }
    if (!isHomeWanted || (wanted !== null && !isLate)) return;
    const region = homeRegion();
    if (region === null) return;
    if (!isComing(region) && ours(() => enterRegion(region))) isHomeWanted = false;
    else if (isLate && document.activeElement !== region) ours(() => void enterItself(region));
  };
  const home = (): void => {
    isHomeWanted = true;
    isLate = false;
    clearTimeout(late);
    late = setTimeout(() => {
      isLate = true;
      give();
    }, LATE_MS);
    give();
  };

  /** When what had the focus is gone, the main region gets it; what still stands was left on purpose, by Tab or by a press. */
  const check = (): void => {
    look = undefined;
    give();
    const holder = hasFocus() ? document.activeElement : owner;
    if (holder === null || isStanding(holder)) return;
    owner = null;
    if (hasKeys) home();
  };
  const lookSoon = (): void => {
    look ??= setTimeout(check, LOOK_MS);
  };

  const listeners: readonly (readonly [string, (event: Event) => void])[] = [
    [
      'focusin',
      ({ target }) => {
        owner = target instanceof Element ? target : null;
        if (!isOurs) settle();
      },
    ],
    [
      'focusout',
      (event) => {
        if (isPressed && (event as FocusEvent).relatedTarget === null) owner = null;
        lookSoon();
      },
    ],
    [
      'keydown',
      (event) => {
        if (MODIFIERS.has((event as KeyboardEvent).key)) return;
        hasKeys = true;
        isByKey = true;
        isPressed = false;
        // Whoever types on where he is does not want to be taken elsewhere later.
        if (document.activeElement !== null && hasFocus() && isStanding(document.activeElement)) isHomeWanted = false;
      },
    ],
    [
      'pointerdown',
      () => {
        isPressed = true;
        isByKey = false;
        settle();
      },
    ],
    ...['pointerup', 'pointercancel'].map(
      (name) =>
        [
          name,
          () => {
            isPressed = false;
          },
        ] as const,
    ),
  ];

  return {
    wish: (find, go = () => {}) => {
      wanted = { find, go };
      give();
    },
    drop: () => {
      wanted = null;
    },
    home,
    arrive: () => {
      if (isByKey && wanted === null && !hasFocus()) home();
    },
    watch: () => {
      const observer = new MutationObserver(() => {
        if (wanted !== null || isHomeWanted) give();
        lookSoon();
      });
      observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ATTRIBUTES });
      for (const [name, listener] of listeners) document.addEventListener(name, listener, true);
      return () => {
        observer.disconnect();
        for (const [name, listener] of listeners) document.removeEventListener(name, listener, true);
        settle();
        clearTimeout(look);
        look = undefined;
      };
    },
  };
}

const hasFocus = (): boolean => document.activeElement !== null && document.activeElement !== document.body;

/** Whether an element could still have the focus. The browser itself takes it away only with the next frame, which may be late. */
function isStanding(element: Element): boolean {
  if (!element.isConnected || element.matches(':disabled') || element.closest('[inert]') !== null) return false;
  return element.checkVisibility(SEEN) && (openDialog()?.contains(element) ?? true);
}
