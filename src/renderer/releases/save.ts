import type { Release, ReleaseFields } from '#contract/releases.ts';
import { type App, ask } from '../shell/app.tsx';

/** Changes a release and shows the change at once; the engine's answer follows. */
export async function editRelease(app: App, release: Release, set: Partial<ReleaseFields>): Promise<boolean> {
  const settle = app.cache.ahead(
    'releases.list',
    {},
    (list) => list && { ...list, items: list.items.map((item) => (item.id === release.id ? { ...item, ...set } : item)) },
  );
  const edited = await ask(app, 'releases.edit', { id: release.id, set });
  if (edited !== null) {
    app.cache.put('releases.get', { id: release.id }, edited);
    const now = app.cache.read('releases.list', {}).data;
    if (now !== undefined)
      app.cache.put('releases.list', {}, { ...now, items: now.items.map((item) => (item.id === release.id ? edited : item)) });
  }
  settle(edited !== null);
  return edited !== null;
}
