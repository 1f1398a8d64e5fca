import type { WindowState, WindowStore } from './store.ts';

const KEY = 'dateline.place';
type Place = Pick<WindowState, 'view' | 'past' | 'future' | 'selection' | 'sidebar' | 'inspector' | 'inspectorTab'>;

/** Remembers where the window is, for the load that follows in the same session. */
export function keepPlace(store: WindowStore): void {
  const { view, past, future, selection, sidebar, inspector, inspectorTab } = store.getState();
  const place: Place = { view, past, future, selection, sidebar, inspector, inspectorTab };
  sessionStorage.setItem(KEY, JSON.stringify(place));
}

/** Takes back what `keepPlace` remembered: no load follows. */
export const forgetPlace = (): void => sessionStorage.removeItem(KEY);

/** Puts the window where it was before it was loaded anew, once; without such a load it stays at the start. */
export function restorePlace(store: WindowStore): void {
  const text = sessionStorage.getItem(KEY);
  forgetPlace();
  if (text !== null) store.setState(JSON.parse(text) as Place);
}
