import { type AssetChange, type AssetFields, AssetChange as Change } from '#contract/assets.ts';
import type { AssetId } from '#contract/values.ts';
import type { ReadDb, Row, WriteDb } from '../db/sqlite.ts';
import { COLUMNS } from './store.ts';

/** Longest text of a value in the history, in UTF-16 units, and most changes shown, as the contract says. */
const LONGEST = 2000;
const MOST = 500;

/** Columns that hold JSON. */
const JSON_FIELDS: ReadonlySet<keyof AssetFields> = new Set(['translations', 'keywords', 'people', 'focalPoint']);

/** What a column of assets is called in the history; undefined for one that tells nobody anything. */
export const FIELD_OF: ReadonlyMap<string, string> = new Map([
  ...(Object.keys(COLUMNS) as (keyof AssetFields)[]).map((field): [string, string] => [COLUMNS[field], field]),
  ['trashed_at', 'trashedAt'],
  ['version', 'version'],
  ['kind', 'kind'],
  ['filename', 'filename'],
]);

/** The value of a field out of its column. */
export const fieldValue = (field: keyof AssetFields, column: Row[string] | undefined): unknown =>
  JSON_FIELDS.has(field) && typeof column === 'string' ? JSON.parse(column) : (column ?? null);

/** A value for the history as JSON, cut to its length; a list too long to keep is kept as the beginning of its text. */
export function cutValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, LONGEST).toWellFormed());
  const text = JSON.stringify(value);
  return text.length <= LONGEST ? text : JSON.stringify(text.slice(0, LONGEST).toWellFormed());
}

/** Writes one line of an asset's history. `before` and `after` are values of the contract. */
export function noteChange(
  db: WriteDb,
  id: string,
  at: string,
  what: string,
  field: string | null = null,
  before: unknown = null,
  after: unknown = null,
): void {
  db.run(
    'INSERT INTO asset_changes (asset_id, at, what, field, before, after) VALUES (?, ?, ?, ?, ?, ?)',
    id,
    at,
    what,
    field,
    cutValue(before),
    cutValue(after),
  );
}

/** What became of an asset, newest first, ending with its import while there is room. */
export function changesOf(db: ReadDb, id: AssetId): AssetChange[] {
  const imported = String(db.get('SELECT imported_at FROM assets WHERE id = ?', id)?.imported_at);
  const changes = db.all('SELECT * FROM asset_changes WHERE asset_id = ? ORDER BY id DESC LIMIT ?', id, MOST).map((row) =>
    Change.parse({
      at: row.at,
      what: row.what,
      field: row.field,
      before: JSON.parse(String(row.before ?? 'null')),
      after: JSON.parse(String(row.after ?? 'null')),
    }),
  );
  return [...changes, { at: imported, what: 'import', field: null, before: null, after: null }].slice(0, MOST);
}
