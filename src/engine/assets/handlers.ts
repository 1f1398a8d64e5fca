import { constants, existsSync } from 'node:fs';
import { copyFile, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AssetFields } from '#contract/assets.ts';
import { type AssetId, type KitId, pathOf } from '#contract/values.ts';
import type { RoomHandlers } from '../door/handlers.ts';
import { checkDestination, makeFolders, refuseDestination } from '../files/destination.ts';
import { stagingName } from '../files/staged.ts';
import { previewPath } from '../library/folder.ts';
import { Refusal, unwrap } from '../refusal.ts';
import { editAsset, findBySha256, getAsset, listAssets, presentOriginalOf } from './store.ts';

export const assetHandlers: RoomHandlers<'assets'> = {
  list: ({ db }, ask) => listAssets(db, ask),
  get: ({ db }, { id }) => getAsset(db, id),
  usedIn: ({ db }, { id }) => ({
    kits: db
      .all(
        'SELECT kits.id, kits.title FROM kit_assets JOIN kits ON kits.id = kit_assets.kit_id WHERE asset_id = ? ORDER BY kits.title',
        id,
      )
      .map((row) => ({ id: String(row.id) as KitId, title: String(row.title) })),
  }),
  edit: ({ db, app }, { id, set }) => editAsset(db, id, set as Partial<AssetFields>, app.now()),
  preview: async ({ db, library }, { sha256, size }) => {
    const path = previewPath(library.folder, sha256, size);
    if (!existsSync(path)) {
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
      const source = presentOriginalOf(library, asset);
      const target = await checkDestination(library.folder.root, pathOf(place));
      const staged = stagingName(target);
      try {
        await makeFolders(dirname(target));
        await copyFile(source, staged, constants.COPYFILE_FICLONE);
        await rename(staged, target);
      } catch (error) {
        await rm(staged, { force: true }).catch(() => {});
        refuseDestination(target, error);
      }
      return () => ({ place: { $path: target }, bytes: asset.bytes });
    },
  },
};
