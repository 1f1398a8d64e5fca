import type { Asset, ColourLabel } from '#contract/assets.ts';
import type { AssetId } from '#contract/values.ts';
import { showAsset } from '../imports/show.ts';
import { importPlaces } from '../imports/start.ts';
import { type App, ask, askHost, tellDone } from '../shell/app.tsx';
import { dayHere, timeHere } from '../ui/date-text.ts';
import { words } from '../words/catalogue.ts';
import { nameOf } from './badge.ts';
import { handOut } from './drag.ts';

/* What can be done with chosen assets, from the keyboard, the menu and the quick look alike. */

/** The engine hands out, and main takes, at most so many files at once. */
const MOST = 200;

/** Gives all of them a colour label, or takes it away. */
export const labelAssets = (app: App, ids: readonly AssetId[], label: ColourLabel | null): Promise<unknown> =>
  ask(app, 'assets.editMany', { ids: [...ids], set: { label } });

/** Puts copies of the files on the system's clipboard. */
export async function copyFiles(app: App, ids: readonly AssetId[]): Promise<void> {
  if (ids.length > MOST) return tellDone(app, words.deeds.tooMany(MOST));
  const tokens = await handOut(app, ids);
  if (tokens === null || tokens.length === 0) return;
  const copied = await askHost(app, 'copyFiles', { tokens: [...tokens] });
  if (copied !== null) tellDone(app, copied.count < tokens.length ? words.deeds.copiedFirst : words.deeds.copied(copied.count));
}

/** Saves one original under a name the person chooses, several into a folder. */
export async function saveOriginals(app: App, ids: readonly AssetId[]): Promise<void> {
  const [first] = ids;
  if (first === undefined) return;
  const asset = ids.length === 1 ? await ask(app, 'assets.get', { id: first }) : null;
  const picked = await askHost(app, 'pick', {
    kind: asset === null ? 'folder' : 'save',
    title: words.pick.saveOriginal,
    button: words.pick.save,
    ...(asset === null ? {} : { suggestedName: asset.filename }),
  });
  const place = picked?.places[0];
  if (place === undefined) return;
  if (asset === null) {
    const job = await ask(app, 'assets.exportFiles', { ids: [...ids], place: { $token: place.token } });
    if (job !== null) tellDone(app, words.deeds.savedMany);
    return;
  }
  const saved = await ask(app, 'assets.saveOriginal', { id: asset.id, place: { $token: place.token } });
  const token = saved?.place.$token;
  if (saved !== null)
    tellDone(
      app,
      words.notices.savedOriginal(nameOf(asset)),
      token === undefined ? [] : [{ label: words.notices.reveal, run: () => void askHost(app, 'reveal', { token }) }],
    );
}

const search = (app: App, text: string): void => app.store.getState().go({ kind: 'assets', shelf: 'all', text });

/** Searches for pictures that look like one. */
export const findSimilar = (app: App, id: AssetId): void => search(app, `similar:${id}`);

/** Searches for the largest colour of a picture. */
export const findSameColour = (app: App, asset: Asset): void => {
  const colour = asset.colours[0]?.colour;
  if (colour !== undefined) search(app, `colour:${colour}`);
};

/** Imports what is on the system's clipboard: files, or a picture without a file. */
export async function pasteFromClipboard(app: App): Promise<void> {
  const clipboard = await askHost(app, 'readClipboard', {});
  if (clipboard === null) return;
  if (clipboard.kind === 'nothing') return tellDone(app, words.deeds.pasteNothing);
  if (clipboard.kind === 'files') {
    await importPlaces(app, clipboard.places);
    return;
  }
  const name = words.deeds.pasteName(`${dayHere()} ${timeHere().replace(':', '.')}`);
  const pasted = await ask(app, 'imports.paste', { name, base64: clipboard.base64 });
  if (pasted === null) return;
  const id = pasted.id ?? pasted.duplicateOf;
  const show = id === undefined ? [] : [{ label: words.deeds.show, run: () => showAsset(app, id) }];
  if (pasted.outcome === 'refused')
    app.store.getState().tell({ tone: 'error', text: words.errors[pasted.code ?? 'door.unexpected'], actions: [] });
  else tellDone(app, pasted.outcome === 'duplicate' ? words.deeds.pastedKnown : words.deeds.pasted, show);
}
