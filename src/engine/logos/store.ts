import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { Brand, BrandFields, type Variant, type VariantFile } from '#contract/logos.ts';
import type { AssetId, BrandId, VariantId } from '#contract/values.ts';
import { BRAND_DEFAULTS } from '#domain/logos/defaults.ts';
import { compareSources, isVectorFormat, sourceFormatOf } from '#domain/logos/source-format.ts';
import type { ReadDb, Row, WriteDb } from '../db/sqlite.ts';
import { newId } from '../ids.ts';
import { requireOrganisation } from '../organisations/handlers.ts';
import { Refusal } from '../refusal.ts';

/** Lockups and colourways in the order of the matrix; own names follow, and what is retired stands behind what is current. */
const ORDER = `ORDER BY CASE lockup WHEN 'primary' THEN 0 WHEN 'stacked' THEN 1 WHEN 'symbol' THEN 2 WHEN 'wordmark' THEN 3 ELSE 4 END, lockup,
  CASE colourway WHEN 'full-colour' THEN 0 WHEN 'black' THEN 1 WHEN 'white' THEN 2 WHEN 'greyscale' THEN 3 ELSE 4 END, colourway,
  CASE status WHEN 'superseded' THEN 1 ELSE 0 END, id`;

const FILES = `SELECT logo_files.variant_id, logo_files.is_master, assets.id, filename, mime, width, height, bytes, sha256, has_preview, trashed_at, facts
  FROM logo_files JOIN assets ON assets.id = logo_files.asset_id`;

type FileRow = VariantFile & { readonly variantId: VariantId };

function toFile(row: Row): FileRow {
  const format = sourceFormatOf(String(row.mime), String(row.filename));
  const { artwork = '' } = JSON.parse(String(row.facts)) as { artwork?: string };
  return {
    variantId: row.variant_id as VariantId,
    assetId: row.id as AssetId,
    filename: String(row.filename),
    format,
    // an SVG or PDF that only wraps a picture is none
    isVector: isVectorFormat(format) && !artwork.includes('pixels only'),
    isMaster: row.is_master === 1,
    width: row.width as number | null,
    height: row.height as number | null,
    bytes: Number(row.bytes),
    sha256: String(row.sha256),
    hasPreview: row.has_preview === 1,
    trashed: row.trashed_at !== null,
  };
}

function toVariant(row: Row, files: readonly FileRow[]): Variant {
  const present = files.filter((file) => !file.trashed);
  const master = present.find((file) => file.isMaster);
  return {
    id: row.id as VariantId,
    brandId: row.brand_id as BrandId,
    lockup: String(row.lockup),
    colourway: String(row.colourway),
    ground: row.ground as Variant['ground'],
    assetId: master?.assetId ?? null,
    status: row.status as Variant['status'],
    since: row.since as string | null,
    supersededBy: row.superseded_by as VariantId | null,
    note: String(row.note),
    format: master?.format ?? '',
    isVector: master?.isVector ?? false,
    files: present
      .toSorted(
        (one, other) =>
          Number(other.isMaster) - Number(one.isMaster) || compareSources(one, other) || (one.assetId < other.assetId ? -1 : 1),
      )
      .map(({ variantId: _, ...file }) => file),
  };
}

/** A variant whose master lies in the trash is in no list; one that was only asked for is. */
const isShown = (variant: Variant): boolean => variant.assetId !== null || variant.status === 'asked';

function readBrands(db: ReadDb, rows: readonly Row[]): Brand[] {
  const ids = JSON.stringify(rows.map((row) => row.id));
  const within = 'brand_id IN (SELECT value FROM json_each(?))';
  const files = Map.groupBy(
    db.all(`${FILES} WHERE variant_id IN (SELECT id FROM variants WHERE ${within})`, ids).map(toFile),
    (file) => file.variantId,
  );
  const variants = Map.groupBy(
    db
      .all(`SELECT * FROM variants WHERE ${within} ${ORDER}`, ids)
      .map((row) => toVariant(row, files.get(row.id as VariantId) ?? [])),
    (variant) => variant.brandId,
  );
  return rows.map((row) =>
    Brand.parse({
      ...BRAND_DEFAULTS,
      ...(JSON.parse(String(row.content)) as object),
      id: row.id,
      name: row.name,
      organisationId: row.organisation_id,
      variants: (variants.get(row.id as BrandId) ?? []).filter(isShown),
    }),
  );
}

/** All brands with their variants: our own by name, then those of partners. */
export const listBrands = (db: ReadDb): Brand[] =>
  readBrands(db, db.all('SELECT * FROM brands ORDER BY name COLLATE NOCASE, id')).toSorted(
    (one, other) => Number(one.isPartner) - Number(other.isPartner),
  );

/** One brand, or the refusal `logos.not_found`. */
export function getBrand(db: ReadDb, id: BrandId): Brand {
  const row = db.get('SELECT * FROM brands WHERE id = ?', id);
  const [brand] = row === undefined ? [] : readBrands(db, [row]);
  if (brand === undefined) throw new Refusal('logos.not_found', 'This brand is not in the library.');
  return brand;
}

/** One variant, or the refusal `logos.not_found`. Its files in the trash are left out. */
export function getVariant(db: ReadDb, id: VariantId): Variant {
  const row = db.get('SELECT * FROM variants WHERE id = ?', id);
  if (row === undefined) throw new Refusal('logos.not_found', 'This logo variant is not in the library.');
  return toVariant(row, db.all(`${FILES} WHERE variant_id = ?`, id).map(toFile));
}

/** A variant together with its brand's name. */
export type NamedVariant = Variant & { readonly brandName: string };

/** The variant that this asset is a file of; null for any other file. A file of two variants belongs to the superseded one: it must not go out. */
export function variantOfAsset(db: ReadDb, assetId: AssetId): NamedVariant | null {
  const row = db.get(
    `SELECT variants.*, brands.name AS brand_name FROM logo_files JOIN variants ON variants.id = variant_id JOIN brands ON brands.id = brand_id
     WHERE logo_files.asset_id = ? ORDER BY CASE status WHEN 'superseded' THEN 0 ELSE 1 END, variants.id LIMIT 1`,
    assetId,
  );
  if (row === undefined) return null;
  const files = db.all(`${FILES} WHERE variant_id = ?`, String(row.id)).map(toFile);
  return { ...toVariant(row, files), brandName: String(row.brand_name) };
}

/** Those of these assets that are a file of a superseded variant. */
export function supersededAmong(db: ReadDb, ids: readonly AssetId[]): Set<AssetId> {
  const rows = db.all(
    `SELECT DISTINCT logo_files.asset_id FROM logo_files JOIN variants ON variants.id = variant_id
     WHERE status = 'superseded' AND logo_files.asset_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  return new Set(rows.map((row) => row.asset_id as AssetId));
}

/** A brand as it is put: what is not given stays, or takes its default. */
export type PutBrand = { readonly [K in keyof z.infer<typeof BrandFields>]?: z.infer<typeof BrandFields>[K] | undefined } & {
  readonly id?: BrandId | undefined;
};

/** Stores a brand, new or changed. */
export function putBrand(db: WriteDb, put: PutBrand): Brand {
  const { id: known, ...given } = put;
  const before = known === undefined ? null : getBrand(db, known);
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const fields = BrandFields.safeParse({ ...BRAND_DEFAULTS, ...before, ...set });
  if (!fields.success) throw new Refusal('door.invalid_input', 'A new brand needs a name.');
  requireOrganisation(db, fields.data.organisationId);
  const id = known ?? newId<BrandId>('brd');
  if (before !== null && isDeepStrictEqual(BrandFields.parse(before), fields.data)) return before;
  const { name, organisationId, ...content } = fields.data;
  db.run(
    `INSERT INTO brands (id, name, organisation_id, content) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, organisation_id = excluded.organisation_id, content = excluded.content`,
    id,
    name,
    organisationId,
    JSON.stringify(content),
  );
  return getBrand(db, id);
}

/** Takes a brand away with its variants; their files stay in the library. */
export function removeBrand(db: WriteDb, id: BrandId): void {
  getBrand(db, id);
  db.run('DELETE FROM variant_files WHERE variant_id IN (SELECT id FROM variants WHERE brand_id = ?)', id);
  db.run('DELETE FROM variants WHERE brand_id = ?', id);
  db.run('DELETE FROM brands WHERE id = ?', id);
}
