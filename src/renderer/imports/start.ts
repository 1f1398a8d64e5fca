import type { PickedPlace } from '#contract/host.ts';
import { type App, ask, askHost } from '../shell/app.tsx';
import { words } from '../words/en.ts';

/** Starts an import of places the person picked or dropped; the strip shows how far it is. */
export async function importPlaces(app: App, places: readonly PickedPlace[]): Promise<void> {
  if (places.length === 0) return;
  await ask(app, 'imports.run', { places: places.map((place) => ({ $token: place.token })) });
}

/** Lets the person pick files or a folder and imports them. */
export async function pickAndImport(app: App, what: 'files' | 'folder'): Promise<void> {
  const picked = await askHost(app, 'pick', {
    kind: what,
    title: what === 'files' ? words.pick.importFiles : words.pick.importFolder,
    button: words.pick.import,
  });
  if (picked !== null) await importPlaces(app, picked.places);
}

/** Tokens for everything that was dropped; what main refuses is left out. */
export async function placesOfDrop(app: App, files: readonly File[]): Promise<readonly PickedPlace[]> {
  const places = await Promise.all(files.map((file) => app.host.tokenForDropped(file)));
  return places.filter((place) => place !== null);
}
