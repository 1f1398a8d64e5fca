import type { Asset, AssetFields } from '#contract/assets.ts';
import type { AssetId, CollectionId } from '#contract/values.ts';
import { copyableFields } from '#domain/assets/metadata-copy.ts';
import { type App, ask, askHost, tellDone } from '../shell/app.tsx';
import { NO_SELECTION } from '../shell/store.ts';
import { words } from '../words/catalogue.ts';
import { nameOf } from './badge.ts';

/**
 * Changes one asset; answers whether it was taken. The window shows the change at once, so that what is written next, such as the alt
 * text of a translation whose caption is still on its way, begins with it.
 */
export async function editAsset(app: App, id: AssetId, set: Partial<AssetFields>): Promise<boolean> {
  const settle = app.cache.ahead('assets.get', { id }, (known) => known && { ...known, ...set });
  const edited = await ask(app, 'assets.edit', { id, set });
  settle(edited !== null);
  return edited !== null;
}

/** Changes one or many with one undoable step. */
export async function editSome(app: App, ids: readonly AssetId[], set: Partial<AssetFields>): Promise<boolean> {
  const [first] = ids;
  if (first === undefined) return false;
  if (ids.length === 1) return editAsset(app, first, set);
  return (await ask(app, 'assets.editMany', { ids: [...ids], set })) !== null;
}

/** Gives all of them so many stars, 0 to 5; answers whether it was taken. */
export const rate = (app: App, ids: readonly AssetId[], rating: number): Promise<boolean> => editSome(app, ids, { rating });

/** To the trash, whatever is selected; answers whether it happened. */
export const throwAway = async (app: App, ids: readonly AssetId[]): Promise<boolean> =>
  (await ask(app, 'assets.trash', { ids: [...ids] })) !== null;

/** To the trash, and the selection with them. */
export async function trashAssets(app: App, ids: readonly AssetId[]): Promise<void> {
  if (ids.length > 0 && (await throwAway(app, ids))) app.store.getState().select(NO_SELECTION);
}

/** Out of the trash again. */
export async function restoreAssets(app: App, ids: readonly AssetId[]): Promise<void> {
  if (ids.length === 0) return;
  const done = await ask(app, 'assets.restore', { ids: [...ids] });
  if (done !== null) app.store.getState().select(NO_SELECTION);
}

/** The fields worth copying from one file to others: what is written about it, not what it is. */
export const COPIED_FIELDS = [
  'caption',
  'altText',
  'extendedDescription',
  'language',
  'translations',
  'creator',
  'credit',
  'source',
  'copyright',
  'usageTerms',
  'licenseUrl',
  'pressUse',
  'territory',
  'expires',
  'keywords',
  'people',
  'location',
  'city',
  'country',
  'dateTaken',
  'rating',
  'label',
] as const satisfies readonly (keyof AssetFields)[];

/** Remembers what is written about one asset, for pasting onto others. */
export async function copyMetadata(app: App, id: AssetId | undefined): Promise<void> {
  const asset = id === undefined ? null : await ask(app, 'assets.get', { id });
  if (asset === null) return;
  app.store.getState().set({ copied: { from: nameOf(asset), fields: copyableFields(asset, COPIED_FIELDS) } });
  tellDone(app, words.many.copied(nameOf(asset)));
}

/** Asks which of the copied fields go onto these assets. */
export const openPaste = (app: App, ids: readonly AssetId[]): void => app.store.getState().open({ kind: 'pasteMetadata', ids });
/** Asks for a text with variables for these assets. */
export const openTemplate = (app: App, ids: readonly AssetId[]): void => app.store.getState().open({ kind: 'fillTemplate', ids });

/** Shows where the original lies. */
export async function reveal(app: App, id: AssetId): Promise<void> {
  const original = await ask(app, 'assets.original', { id });
  if (original?.place.$token !== undefined) await askHost(app, 'reveal', { token: original.place.$token });
}

/** Opens a copy with the system's application for it: what happens to it never reaches the library. */
export async function openCopy(app: App, id: AssetId): Promise<void> {
  const token = (await ask(app, 'assets.handOut', { ids: [id] }))?.places[0]?.$token;
  if (token !== undefined && (await askHost(app, 'openPlace', { token })) !== null) tellDone(app, words.deeds.opened);
}

/** Saves the original under a name the person chooses. */
export async function saveCopy(app: App, asset: Asset): Promise<void> {
  const picked = await askHost(app, 'pick', {
    kind: 'save',
    title: words.pick.saveOriginal,
    button: words.pick.save,
    suggestedName: asset.filename,
  });
  const place = picked?.places[0];
  if (place === undefined) return;
  const saved = await ask(app, 'assets.saveOriginal', { id: asset.id, place: { $token: place.token } });
  const token = saved?.place.$token;
  if (saved !== null)
    tellDone(
      app,
      words.notices.savedOriginal(nameOf(asset)),
      token === undefined ? [] : [{ label: words.notices.reveal, run: () => void askHost(app, 'reveal', { token }) }],
    );
}

/** Gives an asset a new file of the person's choice; the old one stays as a version. */
export async function replaceOriginal(app: App, id: AssetId): Promise<void> {
  const picked = await askHost(app, 'pick', {
    kind: 'files',
    title: words.versions.pickReplace,
    button: words.versions.pickReplaceYes,
  });
  const place = picked?.places[0];
  if (place === undefined) return;
  const edited = await ask(app, 'assets.replaceOriginal', { id, place: { $token: place.token } });
  if (edited !== null) app.cache.put('assets.get', { id }, edited);
}

/** Looks for a missing original in a file or folder of the person's choice. */
export async function locate(app: App, id: AssetId, kind: 'files' | 'folder'): Promise<void> {
  const picked = await askHost(app, 'pick', { kind, title: words.look.pickMissing, button: words.look.pickMissingYes });
  const place = picked?.places[0];
  if (place === undefined) return;
  const found = await ask(app, 'integrity.locate', { id, place: { $token: place.token } });
  if (found !== null) tellDone(app, words.look.located(found.found));
}

/** Copies originals with sidecars into a folder of the person's choice. */
export async function exportFiles(app: App, ids: readonly AssetId[]): Promise<void> {
  const picked = await askHost(app, 'pick', {
    kind: 'folder',
    title: words.keep.exports.pickFolder,
    button: words.keep.exports.pickFolderYes,
  });
  const place = picked?.places[0];
  if (place !== undefined) await ask(app, 'assets.exportFiles', { ids: [...ids], place: { $token: place.token } });
}

/** Puts assets into a collection, at its end. */
export async function addToCollection(app: App, id: CollectionId, assetIds: readonly AssetId[]): Promise<void> {
  await ask(app, 'collections.add', { id, assetIds: [...assetIds] });
}
