import type { VariantId } from '#contract/values.ts';
import { compareSources } from '#domain/logos/source-format.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { getVariant } from './store.ts';

/** The id of a variant's master, also when that lies in the trash. */
export const masterOf = (db: ReadDb, id: VariantId): string | null =>
  (db.get('SELECT asset_id FROM variants WHERE id = ?', id)?.asset_id ?? null) as string | null;

/** Takes one file out of a variant. Another becomes the master when it was that; without any the variant goes. */
export function dropFile(db: WriteDb, id: VariantId, assetId: string): void {
  db.run('DELETE FROM variant_files WHERE variant_id = ? AND asset_id = ?', id, assetId);
  if (masterOf(db, id) !== assetId) return;
  const next = getVariant(db, id)
    .files.filter((file) => file.assetId !== assetId)
    .toSorted(compareSources)[0]?.assetId;
  const heir = next ?? db.get('SELECT asset_id FROM variant_files WHERE variant_id = ?', id)?.asset_id;
  if (heir === undefined) {
    dropVariant(db, id);
    return;
  }
  db.run('DELETE FROM variant_files WHERE variant_id = ? AND asset_id = ?', id, heir as string);
  db.run('UPDATE variants SET asset_id = ? WHERE id = ?', heir as string, id);
}

/** Removes a variant and every reference to it. */
export function dropVariant(db: WriteDb, id: VariantId): void {
  db.run('DELETE FROM variant_files WHERE variant_id = ?', id);
  db.run('UPDATE variants SET superseded_by = NULL WHERE superseded_by = ?', id);
  db.run('DELETE FROM variants WHERE id = ?', id);
}
