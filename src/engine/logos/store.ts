import { extname } from 'node:path';
import { Brand, type Variant } from '#contract/logos.ts';
import type { AssetId, BrandId, OrganisationId, VariantId } from '#contract/values.ts';
import { requireInUse } from '../assets/trash.ts';
import type { ReadDb, Row, WriteDb } from '../db/sqlite.ts';
import { newId } from '../ids.ts';
import { requireOrganisation } from '../organisations/handlers.ts';
import { Refusal } from '../refusal.ts';

const VARIANT_COLUMNS =
  'SELECT variants.*, assets.filename, assets.mime FROM variants JOIN assets ON assets.id = variants.asset_id';
/** Lockups and colourways in the order of the matrix; own names follow. */
const ORDER = `ORDER BY CASE lockup WHEN 'primary' THEN 0 WHEN 'stacked' THEN 1 WHEN 'symbol' THEN 2 WHEN 'wordmark' THEN 3 ELSE 4 END, lockup,
  CASE colourway WHEN 'full-colour' THEN 0 WHEN 'black' THEN 1 WHEN 'white' THEN 2 WHEN 'greyscale' THEN 3 ELSE 4 END, colourway, variants.id`;

const toVariant = (row: Row): Variant =>
  ({
    id: row.id,
    brandId: row.brand_id,
    lockup: row.lockup,
    colourway: row.colourway,
    ground: row.ground,
    assetId: row.asset_id,
    status: row.status,
    format: extname(String(row.filename)).slice(1).toLowerCase(),
    isVector: row.mime === 'image/svg+xml' || row.mime === 'application/pdf' || row.mime === 'application/postscript',
  }) as Variant;

const toBrand = (db: ReadDb, row: Row): Brand =>
  Brand.parse({
    id: row.id,
    name: row.name,
    organisationId: row.organisation_id,
    variants: db
      .all(`${VARIANT_COLUMNS} WHERE brand_id = ? AND assets.trashed_at IS NULL ${ORDER}`, String(row.id))
      .map(toVariant),
  });

/** All brands by name with their variants; those whose file is in the trash are left out. */
export const listBrands = (db: ReadDb): Brand[] =>
  db.all('SELECT * FROM brands ORDER BY name COLLATE NOCASE, id').map((row) => toBrand(db, row));

/** One brand, or the refusal `logos.not_found`. */
export function getBrand(db: ReadDb, id: BrandId): Brand {
  const row = db.get('SELECT * FROM brands WHERE id = ?', id);
  if (row === undefined) throw new Refusal('logos.not_found', 'This brand is not in the library.');
  return toBrand(db, row);
}

/** One variant, or the refusal `logos.not_found`. */
export function getVariant(db: ReadDb, id: VariantId): Variant {
  const row = db.get(`${VARIANT_COLUMNS} WHERE variants.id = ?`, id);
  if (row === undefined) throw new Refusal('logos.not_found', 'This logo variant is not in the library.');
  return toVariant(row);
}

/** The variant whose master this asset is, with its brand's name; null for any other file. */
export function variantOfAsset(db: ReadDb, assetId: AssetId): (Variant & { brandName: string }) | null {
  const row = db.get(
    `${VARIANT_COLUMNS} WHERE asset_id = ? ORDER BY CASE status WHEN 'current' THEN 1 ELSE 0 END LIMIT 1`,
    assetId,
  );
  if (row === undefined) return null;
  return { ...toVariant(row), brandName: getBrand(db, String(row.brand_id) as BrandId).name };
}

/** Stores a brand, new or changed. */
export function putBrand(
  db: WriteDb,
  brand: { id?: BrandId | undefined; name: string; organisationId: OrganisationId | null },
): Brand {
  const id = brand.id ?? newId<BrandId>('brd');
  if (brand.id !== undefined) getBrand(db, brand.id);
  requireOrganisation(db, brand.organisationId);
  db.run(
    'INSERT INTO brands (id, name, organisation_id) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, organisation_id = excluded.organisation_id',
    id,
    brand.name,
    brand.organisationId,
  );
  return getBrand(db, id);
}

/** Stores a variant, new or changed; its file becomes a logo of the library. */
export function putVariant(
  db: WriteDb,
  variant: Pick<Variant, 'brandId' | 'lockup' | 'colourway' | 'ground' | 'assetId'> & { id?: VariantId | undefined },
): Brand {
  getBrand(db, variant.brandId);
  const before = variant.id === undefined ? null : getVariant(db, variant.id);
  if (before?.assetId !== variant.assetId) requireInUse(db, variant.assetId, 'The file of this variant is not in the library.');
  db.run(
    `INSERT INTO variants (id, brand_id, asset_id, lockup, colourway, ground, status) VALUES (?, ?, ?, ?, ?, ?, 'current')
     ON CONFLICT (id) DO UPDATE SET brand_id = excluded.brand_id, asset_id = excluded.asset_id, lockup = excluded.lockup, colourway = excluded.colourway, ground = excluded.ground`,
    variant.id ?? newId<VariantId>('var'),
    variant.brandId,
    variant.assetId,
    variant.lockup,
    variant.colourway,
    variant.ground,
  );
  db.run("UPDATE assets SET kind = 'logo' WHERE id = ? AND kind <> 'logo'", variant.assetId);
  return getBrand(db, variant.brandId);
}

/** Marks a variant as current or superseded. */
export function setVariantStatus(db: WriteDb, id: VariantId, status: Variant['status']): Brand {
  const variant = getVariant(db, id);
  db.run('UPDATE variants SET status = ? WHERE id = ?', status, id);
  return getBrand(db, variant.brandId);
}
