import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Asset, AssetFields } from '#contract/assets.ts';
import type { AssetId } from '#contract/values.ts';
import type { ReadDb, Row, WriteDb } from '../db/sqlite.ts';
import { type LibraryFolder, originalPath } from '../library/folder.ts';
import type { OpenLibrary } from '../library/open.ts';
import { Refusal } from '../refusal.ts';
import { indexRow } from './words.ts';

/** Column of each field a person may change. */
export const COLUMNS = {
  title: 'title',
  caption: 'caption',
  altText: 'alt_text',
  extendedDescription: 'extended_description',
  language: 'language',
  translations: 'translations',
  creator: 'creator',
  credit: 'credit',
  source: 'source',
  copyright: 'copyright',
  usageTerms: 'usage_terms',
  licenseUrl: 'license_url',
  pressUse: 'press_use',
  territory: 'territory',
  expires: 'expires',
  keywords: 'keywords',
  people: 'people',
  location: 'location',
  city: 'city',
  country: 'country',
  dateTaken: 'date_taken',
  rating: 'rating',
  label: 'label',
  focalPoint: 'focal_point',
  digitalSourceType: 'digital_source_type',
} as const satisfies Record<keyof AssetFields, string>;

/** What import knows of a new file. */
export interface NewAsset extends Omit<Asset, 'editedAt' | 'trashedAt' | 'isMissing' | 'version'> {
  readonly crc32: number;
  readonly storedName: string;
  /** Its place in the order of the library, from `reserveRows`. */
  readonly row: number;
  /** SHA-256 of the pixels of its large preview, and its 64-bit difference hash as 16 hex digits. */
  readonly pixelHash: string | null;
  readonly likeness: string | null;
  /** What a document says, for search; empty where there is no text. */
  readonly text: string;
}

/** A value as SQLite takes it: lists and objects as JSON. */
export const toColumn = (value: unknown): string | number | null =>
  value === null || typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);

const json = (value: Row[string] | undefined): unknown =>
  value === null || value === undefined ? null : JSON.parse(String(value));

/** One row as an asset. What a row holds was checked when it was written; checking again would cost a list most of its time. */
export const toAsset = (row: Row): Asset =>
  ({
    id: row.id,
    kind: row.kind,
    filename: row.filename,
    folder: row.folder,
    mime: row.mime,
    bytes: row.bytes,
    sha256: row.sha256,
    width: row.width,
    height: row.height,
    orientation: row.orientation,
    colourSpace: row.colour_space,
    hasProfile: row.has_profile === 1,
    hasLocation: row.has_location === 1,
    hasAlpha: row.has_alpha === 1,
    hasPreview: row.has_preview === 1,
    pages: row.pages,
    durationMs: row.duration_ms,
    facts: json(row.facts),
    colours: json(row.colours),
    conflicts: json(row.conflicts),
    note: row.note,
    isMissing: row.is_missing === 1,
    version: row.version,
    importId: row.import_id,
    digitalSourceType: row.digital_source_type,
    title: row.title,
    caption: row.caption,
    altText: row.alt_text,
    extendedDescription: row.extended_description,
    language: row.language,
    translations: json(row.translations),
    creator: row.creator,
    credit: row.credit,
    source: row.source,
    copyright: row.copyright,
    usageTerms: row.usage_terms,
    licenseUrl: row.license_url,
    pressUse: row.press_use,
    territory: row.territory,
    expires: row.expires,
    keywords: json(row.keywords),
    people: json(row.people),
    location: row.location,
    city: row.city,
    country: row.country,
    dateTaken: row.date_taken,
    rating: row.rating,
    label: row.label,
    focalPoint: json(row.focal_point),
    importedAt: row.imported_at,
    editedAt: row.edited_at,
    trashedAt: row.trashed_at,
  }) as unknown as Asset;

/** One asset, or the refusal `assets.not_found`. */
export function getAsset(db: ReadDb, id: AssetId): Asset {
  const row = db.get('SELECT * FROM assets WHERE id = ?', id);
  if (row === undefined) throw new Refusal('assets.not_found', 'This file is not in the library.');
  return toAsset(row);
}

/** The assets of these ids by id, those in the trash too; an id that is not there is left out. One query, whatever their number. */
export function assetsById(db: ReadDb, ids: readonly AssetId[]): Map<AssetId, Asset> {
  const rows = db.all('SELECT * FROM assets WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
  return new Map(rows.map(toAsset).map((asset) => [asset.id, asset]));
}

/** The asset that holds exactly these bytes, by their SHA-256. */
export function findBySha256(db: ReadDb, sha256: string): Asset | null {
  const row = db.get('SELECT * FROM assets WHERE sha256 = ?', sha256);
  return row === undefined ? null : toAsset(row);
}

/**
 * The file of an original, whether or not it is there. One that no asset names any more, because it was replaced or thrown away, is
 * found by its content as long as it lies in the library: an export of before may need it.
 */
export function originalOf(library: OpenLibrary, sha256: string): string {
  const row = library.catalogue.read.get('SELECT stored_name FROM assets WHERE sha256 = ?', sha256);
  const name = row === undefined ? leftName(library, sha256) : String(row.stored_name);
  if (name === undefined) throw new Refusal('assets.not_found', 'This file is not in the library.');
  return originalPath(library.folder, sha256, name);
}

function leftName(library: OpenLibrary, sha256: string): string | undefined {
  try {
    return readdirSync(dirname(originalPath(library.folder, sha256, 'name')))[0];
  } catch {
    return undefined;
  }
}

/** Whether a file with content lies there: a pipe or a device in its place would be read without end. */
export function isFileThere(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The file of an original, or the refusal `assets.original_missing`. */
export function presentOriginalOf(library: OpenLibrary, asset: Pick<Asset, 'sha256' | 'filename'>): string {
  const path = originalOf(library, asset.sha256);
  if (isFileThere(path)) return path;
  throw new Refusal(
    'assets.original_missing',
    `The original of “${asset.filename}” is no longer in the library folder. Run “doctor” to see what is missing.`,
  );
}

/**
 * Sets aside places in the order of the library for an import of `count` files and answers the first: files are finished in
 * any order, and yet stand in the order in which they were found. Places of refused files stay empty.
 */
export function reserveRows(db: WriteDb, count: number): number {
  const last = Number(db.get("SELECT seq FROM sqlite_sequence WHERE name = 'assets'")?.seq ?? 0);
  const { changes } = db.run("UPDATE sqlite_sequence SET seq = ? WHERE name = 'assets'", last + count);
  if (changes === 0) db.run("INSERT INTO sqlite_sequence (name, seq) VALUES ('assets', ?)", last + count);
  return last + 1;
}

/** The columns of a new row with what stands in them. */
const columnsOf = (asset: NewAsset): Record<string, string | number | null> => ({
  row: asset.row,
  id: asset.id,
  sha256: asset.sha256,
  crc32: asset.crc32,
  kind: asset.kind,
  filename: asset.filename,
  folder: asset.folder,
  stored_name: asset.storedName,
  mime: asset.mime,
  bytes: asset.bytes,
  width: asset.width,
  height: asset.height,
  orientation: asset.orientation,
  colour_space: asset.colourSpace,
  has_profile: Number(asset.hasProfile),
  has_location: Number(asset.hasLocation),
  has_alpha: Number(asset.hasAlpha),
  has_preview: Number(asset.hasPreview),
  pages: asset.pages,
  duration_ms: asset.durationMs,
  facts: JSON.stringify(asset.facts),
  colours: JSON.stringify(asset.colours),
  conflicts: JSON.stringify(asset.conflicts),
  note: asset.note,
  import_id: asset.importId,
  imported_at: asset.importedAt,
  pixel_hash: asset.pixelHash,
  likeness: asset.likeness,
  ...Object.fromEntries((Object.keys(COLUMNS) as (keyof AssetFields)[]).map((field) => [COLUMNS[field], toColumn(asset[field])])),
});

/**
 * Stores a new asset and its index entry. The original must already be in place: when the trash was emptied of the same bytes a
 * moment ago it may be gone again, and then `imports.changed_while_reading` refuses, for no row may lack its file.
 */
export function insertAsset(db: WriteDb, folder: LibraryFolder, asset: NewAsset): void {
  if (!existsSync(originalPath(folder, asset.sha256, asset.storedName)))
    throw new Refusal('imports.changed_while_reading', `“${asset.filename}” was just being removed. Import it again.`);
  insertRow(db, asset);
}

/** The row and index entry of an asset, without a look for its file: import goes through `insertAsset`. */
export function insertRow(db: WriteDb, asset: NewAsset): void {
  const columns = columnsOf(asset);
  const names = Object.keys(columns);
  db.run(
    `INSERT INTO assets (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    ...names.map((name) => columns[name] ?? null),
  );
  if (asset.text !== '') db.run('INSERT INTO asset_texts (row, text) VALUES (?, ?)', asset.row, asset.text);
  indexRow(db, asset.row);
}
