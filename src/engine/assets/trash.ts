import type { AssetId, VariantId } from '#contract/values.ts';
import type { ReadDb, Row, WriteDb } from '../db/sqlite.ts';
import { unnamedOf } from '../history/files.ts';
import { forgetAssets } from '../history/steps.ts';
import { dropFile } from '../logos/drop-file.ts';
import { Refusal } from '../refusal.ts';
import { noteChange } from './changes.ts';
import { unindexRow } from './words.ts';

/** Puts assets into the trash; those that are in it stay as they are. Answers how many went. */
export const trashAssets = (db: WriteDb, ids: readonly AssetId[], now: Date): number =>
  move(db, ids, now, 'trash', now.toISOString());

/** Takes assets out of the trash. Answers how many came back. */
export const restoreAssets = (db: WriteDb, ids: readonly AssetId[], now: Date): number => move(db, ids, now, 'restore', null);

function move(db: WriteDb, ids: readonly AssetId[], now: Date, what: 'trash' | 'restore', to: string | null): number {
  let found = 0;
  let moved = 0;
  for (const id of new Set(ids)) {
    const row = db.get('SELECT trashed_at FROM assets WHERE id = ?', id);
    if (row === undefined) continue;
    found++;
    if ((row.trashed_at === null) === (to === null)) continue;
    db.run('UPDATE assets SET trashed_at = ? WHERE id = ?', to, id);
    noteChange(db, id, now.toISOString(), what);
    moved++;
  }
  if (found === 0) throw new Refusal('assets.not_found', 'None of these files is in the library.');
  return moved;
}

/** Refuses with `assets.in_trash` an asset that lies in the trash, and with `assets.not_found` one that is not there at all. */
export function requireInUse(db: ReadDb, id: AssetId, missing = 'This file is not in the library.'): void {
  const row = db.get('SELECT filename, trashed_at FROM assets WHERE id = ?', id);
  if (row === undefined) throw new Refusal('assets.not_found', missing, { id });
  if (row.trashed_at !== null)
    throw new Refusal('assets.in_trash', `“${String(row.filename)}” is in the trash. Restore it first.`, { id });
}

/** What emptying the trash did; `unnamed` are the originals that nothing names any more, to be removed after the commit. */
export interface Emptied {
  readonly removed: number;
  readonly kept: number;
  readonly bytes: number;
  readonly unnamed: string[];
}

/**
 * Removes trashed assets from every table for good, all of them or those of `ids`. What a kit names, a release has attached, a contact has as
 * its portrait, or an organisation wears as its logo, stays in the trash and is counted as kept. No step of undo brings a removed asset back.
 */
export function emptyTrash(db: WriteDb, ids: readonly AssetId[] | undefined): Emptied {
  const chosen = ids === undefined ? '' : ' AND id IN (SELECT value FROM json_each(?))';
  const values = ids === undefined ? [] : [JSON.stringify(ids)];
  const trashed = db.all(
    `SELECT row, id, sha256, stored_name, bytes FROM assets WHERE trashed_at IS NOT NULL${chosen}`,
    ...values,
  );
  const used = usedIds(db);
  const removed = trashed.filter((row) => !used.has(String(row.id)));
  const sizes = new Map<string, number>();
  for (const row of removed) {
    sizes.set(fileOf(row), Number(row.bytes));
    for (const version of db.all('SELECT sha256, stored_name, content FROM asset_versions WHERE asset_id = ?', String(row.id)))
      sizes.set(fileOf(version), Number((JSON.parse(String(version.content)) as { bytes: number }).bytes));
    removeRows(db, String(row.id), Number(row.row));
  }
  const fromHistory = forgetAssets(
    db,
    removed.map((row) => String(row.id)),
    removed.map((row) => Number(row.row)),
  );
  const unnamed = unnamedOf(db, [...sizes.keys(), ...fromHistory]);
  // A file that comes back brings its marks anew.
  for (const file of unnamed) db.run('DELETE FROM likeness_marks WHERE sha256 = ?', file.slice(0, 64));
  return {
    removed: removed.length,
    kept: trashed.length - removed.length,
    bytes: unnamed.reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0),
    unnamed,
  };
}

const fileOf = (row: Row): string => `${String(row.sha256)}/${String(row.stored_name)}`;

function usedIds(db: ReadDb): ReadonlySet<string> {
  const rows = db.all(
    `SELECT asset_id AS id FROM kit_assets UNION SELECT json_extract(content, '$.logoAssetId') FROM organisations
     UNION SELECT attached.value FROM releases, json_each(content, '$.attachmentIds') AS attached
     UNION SELECT json_extract(content, '$.portraitAssetId') FROM contacts`,
  );
  return new Set(rows.map((row) => String(row.id)));
}

/** Removes an asset from every table but those of kits and organisations. */
export function removeRows(db: WriteDb, id: string, row: number, { keepsHistory = false } = {}): void {
  db.run('DELETE FROM collection_items WHERE asset_id = ?', id);
  for (const row of db.all('SELECT variant_id FROM logo_files WHERE asset_id = ?', id))
    dropFile(db, String(row.variant_id) as VariantId, id);
  db.run('DELETE FROM asset_documents WHERE asset_id = ?', id);
  db.run('DELETE FROM asset_documents WHERE document_id = ?', id);
  db.run('DELETE FROM asset_versions WHERE asset_id = ?', id);
  if (!keepsHistory) db.run('DELETE FROM asset_changes WHERE asset_id = ?', id);
  db.run('DELETE FROM set_apart WHERE a = ?', id);
  db.run('DELETE FROM set_apart WHERE b = ?', id);
  db.run('DELETE FROM asset_texts WHERE row = ?', row);
  unindexRow(db, row);
  db.run('DELETE FROM assets WHERE row = ?', row);
}
