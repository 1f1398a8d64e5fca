import { constants } from 'node:fs';
import { chmod, copyFile, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AssetFields } from '#contract/assets.ts';
import { type AssetId, pathOf } from '#contract/values.ts';
import type { RoomHandlers } from '../door/handlers.ts';
import { checkDestination, makeFolders, refuseDestination } from '../files/destination.ts';
import { flushFile, flushFolder, stagingName } from '../files/staged.ts';
import { previewPath } from '../library/folder.ts';
import { hasWholePreview } from '../library/preview.ts';
import { refuseRetired } from '../logos/retired.ts';
import { Refusal, unwrap } from '../refusal.ts';
import { getMany, ids, layout, listPage, placeOf, slice } from '../search/lists.ts';
import { localDay } from '../search/search.ts';
import { changesOf } from './changes.ts';
import { commonOf } from './common.ts';
import { attachDocument, detachDocument, documentsOf } from './documents.ts';
import { type Edit, editAsset, editAssets } from './edit.ts';
import { exportCatalogueJob, exportFilesJob } from './export-jobs.ts';
import { handOut } from './hand-out.ts';
import { removeOriginals } from './remove.ts';
import { findBySha256, getAsset, presentOriginalOf } from './store.ts';
import { emptyTrash, restoreAssets, trashAssets } from './trash.ts';
import { usesOf } from './uses.ts';
import { refuseSameBytes, replaceFile, revertFile, versionsOf } from './versions.ts';

export const assetHandlers: RoomHandlers<'assets'> = {
  list: ({ app, db, library }, ask) => listPage(db, library.search, ask, localDay(app.now())),
  get: ({ db }, { id }) => getAsset(db, id),
  slice: ({ app, db, library }, ask) => slice(db, library.search, ask, localDay(app.now())),
  layout: ({ app, library }, ask) => layout(library.search, ask, localDay(app.now())),
  ids: ({ app, db, library }, ask) => ids(db, library.search, ask, localDay(app.now())),
  placeOf: ({ app, db, library }, ask) => placeOf(db, library.search, ask, localDay(app.now())),
  getMany: ({ db }, asked) => getMany(db, asked.ids),
  exportFiles: exportFilesJob,
  exportCatalogue: exportCatalogueJob,
  usedIn: ({ db }, { id }) => usesOf(db, id),
  edit: ({ db, app }, { id, set }) => editAsset(db, id, set as Partial<AssetFields>, app.now()),
  editMany: ({ db, app }, { ids, ...edit }) => ({ changed: editAssets(db, ids, edit as Edit, app.now()) }),
  common: ({ db }, { ids }) => commonOf(db, ids),
  trash: ({ db, app }, { ids }) => ({ changed: trashAssets(db, ids, app.now()) }),
  restore: ({ db, app }, { ids }) => ({ changed: restoreAssets(db, ids, app.now()) }),
  emptyTrash: ({ db, library, afterwards }, { ids }) => {
    const { unnamed, ...counts } = emptyTrash(db, ids);
    afterwards(() => removeOriginals(library, unnamed));
    return counts;
  },
  history: ({ db }, { id }) => ({ items: changesOf(db, getAsset(db, id).id) }),
  versions: ({ db }, { id }) => ({ items: versionsOf(db, id) }),
  replaceOriginal: {
    prepare: async ({ db, library, app }, { id, place }) => {
      getAsset(db, id);
      const { lookAtFile } = await import('./look.ts');
      const { facts, staged } = await lookAtFile({ app, library }, pathOf(place), (sha256) => refuseSameBytes(db, sha256));
      try {
        await staged.keep(facts.storedName);
      } catch (error) {
        await staged.drop();
        throw error;
      }
      return (command) => replaceFile(command.db, id, facts, app.now());
    },
  },
  revertVersion: ({ db, library, app }, { id, version }) => revertFile(db, library, id, version, app.now()),
  documents: ({ db }, { id }) => ({ items: documentsOf(db, id) }),
  attachDocument: ({ db }, { id, documentId, role }) => {
    attachDocument(db, id, documentId, role);
    return { items: documentsOf(db, id) };
  },
  detachDocument: ({ db }, { id, documentId }) => {
    detachDocument(db, id, documentId);
    return { items: documentsOf(db, id) };
  },
  handOut: async ({ db, library, app }, { ids }) => ({
    places: (await handOut(library, db, ids, app.now())).map(($path) => ({ $path })),
  }),
  preview: async ({ db, library }, { sha256, size }) => {
    if (size === 640 || size === 960) {
      const asset = findBySha256(db, sha256);
      if (asset === null || !asset.hasPreview) throw new Refusal('assets.no_preview', 'There is no preview of this file.');
      const { inlinePicture } = await import('../exports/inline-picture.ts');
      return { place: { $path: await inlinePicture(library, asset, size) }, mime: 'image/webp' };
    }
    const path = previewPath(library.folder, sha256, size);
    if (!hasWholePreview(path)) {
      const asset = findBySha256(db, sha256);
      if (asset === null || !asset.hasPreview) throw new Refusal('assets.no_preview', 'There is no preview of this file.');
      const { storePreviews } = await import('../imports/previews.ts');
      unwrap(await storePreviews(library.folder, sha256, await readFile(presentOriginalOf(library, asset)), asset.filename));
    }
    return { place: { $path: path }, mime: 'image/webp' };
  },
  original: ({ db, library }, { id }) => ({ place: { $path: presentOriginalOf(library, getAsset(db, id)) } }),
  saveOriginal: {
    prepare: async ({ db, library }, { id, place }) => {
      const asset = getAsset(db, id as AssetId);
      refuseRetired(db, asset.id);
      const source = presentOriginalOf(library, asset);
      const target = await checkDestination(library.folder.root, pathOf(place));
      const staged = stagingName(target);
      try {
        await makeFolders(dirname(target));
        await copyFile(source, staged, constants.COPYFILE_FICLONE);
        await chmod(staged, 0o644);
        await flushFile(staged);
        await rename(staged, target);
        await flushFolder(dirname(target));
      } catch (error) {
        await rm(staged, { force: true }).catch(() => {});
        refuseDestination(target, error);
      }
      return () => ({ place: { $path: target }, bytes: asset.bytes });
    },
  },
};
