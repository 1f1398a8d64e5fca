import { expect, test } from 'vitest';
import { queryOf } from '../../src/renderer/assets/place.ts';
import { createQueryCache } from '../../src/renderer/engine/cache.ts';
import { STRETCH } from '../../src/renderer/engine/stretches.ts';
import { askAhead } from '../../src/renderer/shell/ahead.ts';
import { type AssetsPlace, createWindowStore } from '../../src/renderer/shell/store.ts';

test('what the first screen asks is asked before it is drawn, and then not again', () => {
  const asked: string[] = [];
  const cache = createQueryCache(async (name) => {
    asked.push(name);
    return { ok: true, value: {} };
  });
  const store = createWindowStore();
  askAhead({ cache, store });
  expect(asked).toEqual(['library.current', 'assets.layout', 'assets.slice']);
  // As the view and its list ask.
  const { view, order } = store.getState();
  const query = queryOf(view as AssetsPlace, order, '');
  cache.listen('assets.layout', query, () => {});
  cache.listen('assets.slice', { ...query, start: 0, count: STRETCH }, () => {});
  expect(asked).toHaveLength(3);
});
