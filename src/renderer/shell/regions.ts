const CURRENT = '[data-autofocus], [tabindex="0"][role="gridcell"], button[aria-current]:not([tabindex="-1"])';
const CONTROLS = ['input:not([type="hidden"])', 'button', 'select', 'textarea', '[tabindex="0"]']
  .map((control) => `${control}:not([tabindex="-1"])`)
  .join(', ');

/** Moves the focus to the next region (F6) or the one before it (Shift F6). */
export function moveRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.getClientRects().length > 0,
  );
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(at + step + regions.length) % regions.length];
  // A region without anything to press takes the focus itself.
  if (next !== undefined && !enterRegion(next)) enterItself(next);
}

/** Focuses an element; answers whether it took the focus, which what is hidden, disabled or no control at all does not. */
export function takesFocus(element: HTMLElement): boolean {
  element.focus();
  return document.activeElement === element;
}

/** What a page is there for comes before its tools: the first row of its table or, where nothing is yet, what can be done about it. */
const FOREMOST = '.empty .acts button, tbody button:not([tabindex="-1"])';

/** Whether what a region is there for is on its way: it says so, or its grid has drawn no cell yet. */
export const isComing = (region: HTMLElement): boolean =>
  region.getAttribute('aria-busy') === 'true' ||
  [...region.querySelectorAll('[role="grid"]')].some((grid) => grid.querySelector('[role="gridcell"]') === null);

/** Puts the focus into a region: on the current cell or row, on what the page is there for, else on the first thing to press; answers whether something took it. */
export function enterRegion(region: HTMLElement): boolean {
  return [CURRENT, FOREMOST, CONTROLS].some((wanted) => [...region.querySelectorAll<HTMLElement>(wanted)].some(takesFocus));
}

/** Puts the focus on a region as a whole. */
export function enterItself(region: HTMLElement): void {
  if (!region.hasAttribute('tabindex')) region.tabIndex = -1;
  region.focus();
}

/** The dialog that lies over everything, if one does. */
export const openDialog = (): HTMLElement | null => [...document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1) ?? null;

/** Where the focus goes when it has lost its place: the open dialog, else what a kit holds, else the main region; null while there is none. */
export const homeRegion = (): HTMLElement | null =>
  openDialog() ??
  ['contents', 'main']
    .map((name) => document.querySelector<HTMLElement>(`[data-region="${name}"]`))
    .find((region) => region !== null) ??
  null;
