import { existsSync } from 'node:fs';
import type { Asset, AssetVersion } from '#contract/assets.ts';
import { AssetVersion as Version } from '#contract/assets.ts';
import type { AssetId } from '#contract/values.ts';
import type { ReadDb, Row, WriteDb } from '../db/sqlite.ts';
import { originalPath } from '../library/folder.ts';
import type { OpenLibrary } from '../library/open.ts';
import { Refusal } from '../refusal.ts';
import { noteChange } from './changes.ts';
import type { FileFacts } from './look.ts';
import { getAsset } from './store.ts';
import { indexRow } from './words.ts';

/** The columns of assets that belong to its file; all other columns are the asset's own and stay when the file changes. */
const FILE_COLUMNS = [
  'kind',
  'filename',
  'stored_name',
  'mime',
  'bytes',
  'sha256',
  'crc32',
  'width',
  'height',
  'orientation',
  'colour_space',
  'has_profile',
  'has_location',
  'has_alpha',
  'has_preview',
  'pages',
  'duration_ms',
  'facts',
  'colours',
  'conflicts',
  'note',
  'pixel_hash',
  'likeness',
] as const;
type FileColumns = Record<(typeof FILE_COLUMNS)[number], string | number | null>;

/** A file as the columns of a row hold it, with the text of a document. */
interface StoredFile {
  readonly columns: FileColumns;
  readonly text: string;
}

const toColumns = (file: FileFacts): FileColumns => ({
  kind: file.kind,
  filename: file.filename,
  stored_name: file.storedName,
  mime: file.mime,
  bytes: file.bytes,
  sha256: file.sha256,
  crc32: file.crc32,
  width: file.width,
  height: file.height,
  orientation: file.orientation,
  colour_space: file.colourSpace,
  has_profile: Number(file.hasProfile),
  has_location: Number(file.hasLocation),
  has_alpha: Number(file.hasAlpha),
  has_preview: Number(file.hasPreview),
  pages: file.pages,
  duration_ms: file.durationMs,
  facts: JSON.stringify(file.facts),
  colours: JSON.stringify(file.colours),
  conflicts: JSON.stringify(file.conflicts),
  note: file.note,
  pixel_hash: file.pixelHash,
  likeness: file.likeness,
});

/** The files an asset has had, the present one first. */
export function versionsOf(db: ReadDb, id: AssetId): AssetVersion[] {
  const row = rowOf(db, id);
  const toVersion = (columns: Row | FileColumns, version: unknown, since: unknown): AssetVersion =>
    Version.parse({
      version,
      since,
      filename: columns.filename,
      bytes: columns.bytes,
      sha256: columns.sha256,
      width: columns.width,
      height: columns.height,
    });
  return [
    toVersion(row, row.version, sinceOf(row)),
    ...db
      .all('SELECT version, since, content FROM asset_versions WHERE asset_id = ? ORDER BY version DESC', id)
      .map((earlier) => toVersion(JSON.parse(String(earlier.content)) as FileColumns, earlier.version, earlier.since)),
  ];
}

/** Since when the present file is there. */
const sinceOf = (row: Row): string => String(row.version_since ?? row.imported_at);

function rowOf(db: ReadDb, id: AssetId): Row {
  const row = db.get('SELECT * FROM assets WHERE id = ?', id);
  if (row === undefined) throw new Refusal('assets.not_found', 'This file is not in the library.');
  return row;
}

/** Refuses with `assets.same_bytes` a file that an asset of the library already is, this one included. */
export function refuseSameBytes(db: ReadDb, sha256: string): void {
  const row = db.get('SELECT id, filename, trashed_at FROM assets WHERE sha256 = ?', sha256);
  if (row === undefined) return;
  const where = row.trashed_at === null ? 'in the library already' : 'in the trash';
  throw new Refusal('assets.same_bytes', `These very bytes are ${where}, as “${String(row.filename)}”.`, { id: String(row.id) });
}

/** Makes a file, whose original is in place, the present one of an asset; what a person wrote stays. */
export function replaceFile(db: WriteDb, id: AssetId, file: FileFacts, now: Date): Asset {
  refuseSameBytes(db, file.sha256);
  return putFile(db, rowOf(db, id), { columns: toColumns(file), text: file.text }, now);
}

/** Makes an earlier version the present one again, as a new version; the version that is present already stays so. */
export function revertFile(db: WriteDb, library: OpenLibrary, id: AssetId, version: number, now: Date): Asset {
  const row = rowOf(db, id);
  if (row.version === version) return getAsset(db, id);
  const earlier = db.get('SELECT content FROM asset_versions WHERE asset_id = ? AND version = ?', id, version);
  if (earlier === undefined) throw new Refusal('assets.version_not_found', `This file has no version ${version}.`);
  const { text, ...columns } = JSON.parse(String(earlier.content)) as FileColumns & { text: string };
  if (columns.sha256 !== row.sha256) refuseSameBytes(db, String(columns.sha256));
  if (!existsSync(originalPath(library.folder, String(columns.sha256), String(columns.stored_name))))
    throw new Refusal('assets.original_missing', `The file of version ${version} is no longer in the library folder.`);
  return putFile(db, row, { columns, text }, now);
}

function putFile(db: WriteDb, row: Row, file: StoredFile, now: Date): Asset {
  const id = String(row.id) as AssetId;
  const number = Number(row.row);
  const at = now.toISOString();
  const text = String(db.get('SELECT text FROM asset_texts WHERE row = ?', number)?.text ?? '');
  const before = Object.fromEntries(FILE_COLUMNS.map((column) => [column, row[column] ?? null]));
  db.run(
    'INSERT INTO asset_versions (asset_id, version, sha256, stored_name, since, content) VALUES (?, ?, ?, ?, ?, ?)',
    id,
    Number(row.version),
    String(row.sha256),
    String(row.stored_name),
    sinceOf(row),
    JSON.stringify({ ...before, text }),
  );
  // a file of a logo stays a logo, whatever its new content looks like
  const isLogo = db.get('SELECT 1 FROM logo_files WHERE asset_id = ?', id) !== undefined;
  const columns = isLogo ? { ...file.columns, kind: 'logo' } : file.columns;
  db.run(
    `UPDATE assets SET ${FILE_COLUMNS.map((column) => `${column} = ?`).join(', ')}, version = ?, version_since = ?, is_missing = 0, edited_at = ? WHERE row = ?`,
    ...FILE_COLUMNS.map((column) => columns[column]),
    Number(row.version) + 1,
    at,
    at,
    number,
  );
  if (text !== file.text) {
    db.run('DELETE FROM asset_texts WHERE row = ?', number);
    if (file.text !== '') db.run('INSERT INTO asset_texts (row, text) VALUES (?, ?)', number, file.text);
  }
  indexRow(db, number);
  noteChange(db, id, at, 'replace', 'version', Number(row.version), Number(row.version) + 1);
  if (row.filename !== columns.filename) noteChange(db, id, at, 'replace', 'filename', row.filename, columns.filename);
  return getAsset(db, id);
}
