import { queryOf } from '../assets/place.ts';
import { STRETCH } from '../engine/stretches.ts';
import type { App } from './app.tsx';

/** After so long, in ms, whoever draws the first screen listens for himself. */
const HELD_MS = 5000;
const nothing = (): void => {};

/**
 * Asks at the start what the first screen will ask once it is drawn: which library is open, the shape of its list and the first assets. The
 * answers come while the window draws everything around them. Without a library they are refusals, which the opening of one takes away.
 */
export function askAhead({ cache, store }: Pick<App, 'cache' | 'store'>): void {
  const { view, order } = store.getState();
  const stops = [cache.listen('library.current', {}, nothing)];
  if (view.kind === 'assets') {
    const query = queryOf(view, order);
    stops.push(cache.listen('assets.layout', query, nothing));
    stops.push(cache.listen('assets.slice', { ...query, start: 0, count: STRETCH }, nothing));
  }
  setTimeout(() => {
    for (const stop of stops) stop();
  }, HELD_MS);
}
