import { existsSync } from 'node:fs';
import type { AssetFields } from '#contract/assets.ts';
import { FIELD_OF, fieldValue, noteChange } from '../assets/changes.ts';
import { indexRow, mayChangeWords } from '../assets/words.ts';
import type { Row, WriteDb } from '../db/sqlite.ts';
import { type LibraryFolder, originalPath } from '../library/folder.ts';
import type { OnRow } from './replay.ts';

/** What an asset was before a step was taken back or done again; null for one that the step brings back. */
interface Watched {
  readonly before: Row | null;
  readonly columns: Set<string>;
  /** The text of a document changes too. */
  hasText: boolean;
}

/** Watches the assets of a step while it is replayed, and afterwards does for them what no row tells: index, history, missing files. */
export interface AssetWatch {
  readonly onRow: OnRow;
  /** Call after the replay, in its transaction. */
  settle(folder: LibraryFolder, way: 'undo' | 'redo', now: Date): void;
}

/** Makes the watch of one replay. */
export function watchAssets(db: WriteDb): AssetWatch {
  const watched = new Map<number, Watched>();
  const firstLook = (row: number): Watched => {
    const before = db.get('SELECT id, sha256, stored_name FROM assets WHERE row = ?', row) ?? null;
    const entry: Watched = { before, columns: new Set(), hasText: false };
    watched.set(row, entry);
    return entry;
  };
  const onRow: OnRow = (table, key, columns) => {
    if (table !== 'assets' && table !== 'asset_texts') return;
    const row = Number(key[0]);
    const entry = watched.get(row) ?? firstLook(row);
    if (table === 'asset_texts') entry.hasText = true;
    if (table === 'asset_texts' || entry.before === null) return;
    const fresh = columns.filter((column) => FIELD_OF.has(column) && !entry.columns.has(column));
    if (fresh.length === 0) return;
    // a column is looked at before its first change, so this is what it held before the step
    const now = db.get(`SELECT ${fresh.join(', ')} FROM assets WHERE row = ?`, row);
    if (now !== undefined) Object.assign(entry.before, now);
    for (const column of fresh) entry.columns.add(column);
  };
  return {
    onRow,
    settle: (folder, way, now) => {
      const at = now.toISOString();
      for (const [row, { before, columns, hasText }] of watched) {
        const after = db.get('SELECT * FROM assets WHERE row = ?', row);
        if (before === null || after === undefined || hasText || mayChangeWords(columns)) indexRow(db, row);
        if (after === undefined) {
          db.run('DELETE FROM asset_texts WHERE row = ?', row);
          continue;
        }
        if (before === null || before.sha256 !== after.sha256 || before.stored_name !== after.stored_name)
          markMissing(db, folder, after);
        if (before === null) noteChange(db, String(after.id), at, way);
        else for (const column of columns) note(db, at, way, column, before, after);
      }
    },
  };
}

function note(db: WriteDb, at: string, way: string, column: string, before: Row, after: Row): void {
  const field = FIELD_OF.get(column);
  if (field === undefined || before[column] === after[column]) return;
  const value = (row: Row): unknown => fieldValue(field as keyof AssetFields, row[column]);
  noteChange(db, String(after.id), at, way, field, value(before), value(after));
}

/** A row that comes back with a file that went meanwhile says so from the first moment. */
function markMissing(db: WriteDb, folder: LibraryFolder, row: Row): void {
  const isThere = existsSync(originalPath(folder, String(row.sha256), String(row.stored_name)));
  db.run('UPDATE assets SET is_missing = ? WHERE row = ?', isThere ? 0 : 1, Number(row.row));
}
