import type { PickedPlace } from '#contract/host.ts';
import { importPlaces } from '../imports/start.ts';
import { words } from '../words/catalogue.ts';
import { type App, ask, askHost, tellDone, tellFailure } from './app.tsx';
import { notifyAway } from './away.ts';

/** The library that is open, as far as the window knows. */
export const openLibraryOf = (app: App) => app.cache.read('library.current', {}).data?.library ?? null;

/** Opens the library in a folder; answers whether it did. For one whose catalogue is damaged its backups are offered. */
export async function openLibrary(app: App, token: string): Promise<boolean> {
  const opened = await app.engine.ask('library.open', { place: { $token: token } });
  if (opened.ok) return true;
  if (opened.error.code === 'library.damaged') app.store.getState().open({ kind: 'damagedLibrary', token });
  else tellFailure(app, opened.error);
  return false;
}

/** Lets the person pick a library and opens it. */
export async function pickAndOpenLibrary(app: App): Promise<void> {
  const picked = await askHost(app, 'pick', { kind: 'folder', title: words.pick.openLibrary, button: words.pick.open });
  const place = picked?.places[0];
  if (place !== undefined) await openLibrary(app, place.token);
}

/** Makes a library and imports what was dropped before there was one. */
export async function createLibrary(
  app: App,
  wish: { readonly token: string; readonly name: string; readonly example: boolean; readonly dropped: readonly PickedPlace[] },
): Promise<boolean> {
  const made = await ask(app, 'library.create', { place: { $token: wish.token }, name: wish.name, example: wish.example });
  if (made === null) return false;
  if (wish.dropped.length > 0) await importPlaces(app, wish.dropped);
  return true;
}

/** Closes the library that is open. */
export async function closeLibrary(app: App): Promise<void> {
  await ask(app, 'library.close', {});
}

/** Copies the catalogue now, and says where the copy is. */
export async function backUpLibrary(app: App): Promise<void> {
  const made = await ask(app, 'integrity.backUp', {});
  if (made === null) return;
  const token = made.place.$token;
  notifyAway(app, words.away.backedUp, words.keep.backups.made);
  tellDone(
    app,
    words.keep.backups.made,
    token === undefined ? [] : [{ label: words.notices.reveal, run: () => void askHost(app, 'reveal', { token }) }],
  );
}

/** Takes every library off the list of those that were opened; their folders are not touched. */
export async function forgetAllLibraries(app: App): Promise<void> {
  const known = app.cache.read('library.recent', {}).data?.items ?? [];
  for (const { place } of known) {
    const token = place.$token;
    if (token !== undefined && (await ask(app, 'library.forget', { place: { $token: token } })) === null) return;
  }
  tellDone(app, words.settings.forgottenAll);
}
