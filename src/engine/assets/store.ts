import { existsSync } from 'node:fs';
import { Asset, type AssetFields } from '#contract/assets.ts';
import type { AssetId } from '#contract/values.ts';
import { foldWords, indexText } from '#domain/search/fold.ts';
import type { ReadDb, Row, WriteDb } from '../db/sqlite.ts';
import { originalPath } from '../library/folder.ts';
import type { OpenLibrary } from '../library/open.ts';
import { Refusal } from '../refusal.ts';

/** Column of each field a person may change. */
const COLUMNS = {
  title: 'title',
  caption: 'caption',
  altText: 'alt_text',
  creator: 'creator',
  credit: 'credit',
  source: 'source',
  copyright: 'copyright',
  usageTerms: 'usage_terms',
  licenseUrl: 'license_url',
  expires: 'expires',
  keywords: 'keywords',
  city: 'city',
  country: 'country',
  dateTaken: 'date_taken',
} as const satisfies Record<keyof AssetFields, string>;

/** What import knows of a new file beside what a person may change. */
export interface NewAsset extends Omit<Asset, 'editedAt'> {
  readonly crc32: number;
  readonly storedName: string;
  /** Its place in the order of the library, from `reserveRows`. */
  readonly row: number;
}

/** One row as an asset. */
export const toAsset = (row: Row): Asset =>
  Asset.parse({
    id: row.id,
    kind: row.kind,
    filename: row.filename,
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
    digitalSourceType: row.digital_source_type,
    title: row.title,
    caption: row.caption,
    altText: row.alt_text,
    creator: row.creator,
    credit: row.credit,
    source: row.source,
    copyright: row.copyright,
    usageTerms: row.usage_terms,
    licenseUrl: row.license_url,
    expires: row.expires,
    keywords: JSON.parse(String(row.keywords)),
    city: row.city,
    country: row.country,
    dateTaken: row.date_taken,
    importedAt: row.imported_at,
    editedAt: row.edited_at,
  });

/** One asset, or the refusal `assets.not_found`. */
export function getAsset(db: ReadDb, id: AssetId): Asset {
  const row = db.get('SELECT * FROM assets WHERE id = ?', id);
  if (row === undefined) throw new Refusal('assets.not_found', 'This file is not in the library.');
  return toAsset(row);
}

/** The asset that holds exactly these bytes, by their SHA-256. */
export function findBySha256(db: ReadDb, sha256: string): Asset | null {
  const row = db.get('SELECT * FROM assets WHERE sha256 = ?', sha256);
  return row === undefined ? null : toAsset(row);
}

/** The file of an original, whether or not it is there. */
export function originalOf(library: OpenLibrary, sha256: string): string {
  const row = library.catalogue.read.get('SELECT stored_name FROM assets WHERE sha256 = ?', sha256);
  if (row === undefined) throw new Refusal('assets.not_found', 'This file is not in the library.');
  return originalPath(library.folder, sha256, String(row.stored_name));
}

/** The file of an original, or the refusal `assets.original_missing`. */
export function presentOriginalOf(library: OpenLibrary, asset: Pick<Asset, 'sha256' | 'filename'>): string {
  const path = originalOf(library, asset.sha256);
  if (existsSync(path)) return path;
  throw new Refusal(
    'assets.original_missing',
    `The original of “${asset.filename}” is no longer in the library folder. Run “doctor” to see what is missing.`,
  );
}

/** A page, newest first. `text`: every word must begin a word of the asset (Danish letters folded). The cursor is the last row's number. */
export function listAssets(
  db: ReadDb,
  ask: { text: string; kind?: string | undefined; limit: number; after?: string | undefined },
): { total: number; next: string | null; items: Asset[] } {
  const words = foldWords(ask.text);
  const where: string[] = [];
  const values: (string | number)[] = [];
  if (words.length > 0) {
    where.push('row IN (SELECT rowid FROM asset_words WHERE asset_words MATCH ?)');
    values.push(words.map((word) => `"${word}"*`).join(' AND '));
  }
  if (ask.kind !== undefined) {
    where.push('kind = ?');
    values.push(ask.kind);
  }
  const filter = where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`;
  const total = Number(db.get(`SELECT count(*) AS n FROM assets ${filter}`, ...values)?.n ?? 0);
  const after = Number(ask.after ?? Number.MAX_SAFE_INTEGER);
  const page = `${filter === '' ? 'WHERE' : `${filter} AND`} row < ?`;
  const rows = db.all(
    `SELECT * FROM assets ${page} ORDER BY row DESC LIMIT ?`,
    ...values,
    Number.isSafeInteger(after) ? after : Number.MAX_SAFE_INTEGER,
    ask.limit + 1,
  );
  const shown = rows.slice(0, ask.limit);
  return {
    total,
    next: rows.length > ask.limit ? String(shown.at(-1)?.row) : null,
    items: shown.map(toAsset),
  };
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

/** Stores a new asset and its index entry; the original must already be in place. */
export function insertAsset(db: WriteDb, asset: NewAsset): void {
  const { lastInsertRowid } = db.run(
    `INSERT INTO assets (row, id, sha256, crc32, kind, filename, stored_name, mime, bytes, width, height, orientation, colour_space, has_profile,
      has_location, has_alpha, has_preview, digital_source_type, title, caption, alt_text, creator, credit, source, copyright, usage_terms,
      license_url, expires, keywords, city, country, date_taken, imported_at, edited_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)`,
    asset.row,
    asset.id,
    asset.sha256,
    asset.crc32,
    asset.kind,
    asset.filename,
    asset.storedName,
    asset.mime,
    asset.bytes,
    asset.width,
    asset.height,
    asset.orientation,
    asset.colourSpace,
    Number(asset.hasProfile),
    Number(asset.hasLocation),
    Number(asset.hasAlpha),
    Number(asset.hasPreview),
    asset.digitalSourceType,
    asset.title,
    asset.caption,
    asset.altText,
    asset.creator,
    asset.credit,
    asset.source,
    asset.copyright,
    asset.usageTerms,
    asset.licenseUrl,
    asset.expires,
    JSON.stringify(asset.keywords),
    asset.city,
    asset.country,
    asset.dateTaken,
    asset.importedAt,
  );
  db.run('INSERT INTO asset_words (rowid, words) VALUES (?, ?)', lastInsertRowid, wordsOf(asset));
}

/** Changes fields of an asset; the index follows in the same transaction. */
export function editAsset(db: WriteDb, id: AssetId, set: Partial<AssetFields>, now: Date): Asset {
  getAsset(db, id);
  for (const [field, value] of Object.entries(set) as [keyof AssetFields, AssetFields[keyof AssetFields]][]) {
    db.run(`UPDATE assets SET ${COLUMNS[field]} = ? WHERE id = ?`, Array.isArray(value) ? JSON.stringify(value) : value, id);
  }
  db.run('UPDATE assets SET edited_at = ? WHERE id = ?', now.toISOString(), id);
  const asset = getAsset(db, id);
  const row = Number(db.get('SELECT row FROM assets WHERE id = ?', id)?.row);
  db.run('DELETE FROM asset_words WHERE rowid = ?', row);
  db.run('INSERT INTO asset_words (rowid, words) VALUES (?, ?)', row, wordsOf(asset));
  return asset;
}

/** Everything of an asset that search looks at. */
const wordsOf = (asset: Pick<Asset, 'filename' | keyof AssetFields>): string =>
  indexText(
    [
      asset.title,
      asset.filename,
      asset.caption,
      asset.keywords.join(' '),
      asset.credit,
      asset.creator,
      asset.city,
      asset.country,
    ].join('\n'),
  );
