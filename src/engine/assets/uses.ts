import type { assets } from '#contract/assets.ts';
import type { OutputOf } from '#contract/routes.ts';
import type { AssetId } from '#contract/values.ts';
import type { ReadDb } from '../db/sqlite.ts';

/** Where an asset is used, each list by name: the kits that carry it, the collections it is in, the brands it is a file of, the releases it is attached to. */
export const usesOf = (db: ReadDb, id: AssetId): OutputOf<typeof assets.usedIn> =>
  ({
    kits: db.all(
      'SELECT kits.id, kits.title FROM kit_assets JOIN kits ON kits.id = kit_id WHERE asset_id = ? ORDER BY kits.title, kits.id',
      id,
    ),
    collections: db.all(
      'SELECT collections.id, name FROM collection_items JOIN collections ON collections.id = collection_id WHERE asset_id = ? ORDER BY name COLLATE NOCASE, collections.id',
      id,
    ),
    brands: db.all(
      'SELECT DISTINCT brands.id, name FROM logo_files JOIN variants ON variants.id = variant_id JOIN brands ON brands.id = brand_id WHERE logo_files.asset_id = ? ORDER BY name COLLATE NOCASE, brands.id',
      id,
    ),
    releases: db.all(
      `SELECT releases.id, json_extract(content, '$.headline') AS headline FROM releases, json_each(content, '$.attachmentIds') AS attached
       WHERE attached.value = ? ORDER BY headline, releases.id`,
      id,
    ),
  }) as OutputOf<typeof assets.usedIn>;
