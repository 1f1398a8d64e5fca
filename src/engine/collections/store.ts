import { Collection } from '#contract/collections.ts';
import type { AssetId, CollectionId } from '#contract/values.ts';
import { requireInUse } from '../assets/trash.ts';
import type { ReadDb, Row, WriteDb } from '../db/sqlite.ts';
import { newId } from '../ids.ts';
import { Refusal } from '../refusal.ts';

/** A collection with how many of its assets are not in the trash. */
const COUNTED = `SELECT collections.*, (
    SELECT count(*) FROM collection_items JOIN assets ON assets.id = asset_id WHERE collection_id = collections.id AND trashed_at IS NULL
  ) AS count FROM collections`;

const toCollection = (row: Row): Collection =>
  Collection.parse({ id: row.id, name: row.name, count: row.count, createdAt: row.created_at });

/** All collections by name. */
export const listCollections = (db: ReadDb): Collection[] =>
  db.all(`${COUNTED} ORDER BY name COLLATE NOCASE, id`).map(toCollection);

/** One collection, or the refusal `collections.not_found`. */
export function getCollection(db: ReadDb, id: CollectionId): Collection {
  const row = db.get(`${COUNTED} WHERE id = ?`, id);
  if (row === undefined) throw new Refusal('collections.not_found', 'This collection is not in the library.');
  return toCollection(row);
}

/** Stores a new collection with its first assets in the order given. */
export function createCollection(db: WriteDb, name: string, assetIds: readonly AssetId[], now: Date): Collection {
  const id = newId<CollectionId>('col');
  db.run('INSERT INTO collections (id, name, created_at) VALUES (?, ?, ?)', id, name, now.toISOString());
  addToCollection(db, id, assetIds);
  return getCollection(db, id);
}

/** Gives a collection another name; two may have the same. */
export function renameCollection(db: WriteDb, id: CollectionId, name: string): Collection {
  getCollection(db, id);
  db.run('UPDATE collections SET name = ? WHERE id = ?', name, id);
  return getCollection(db, id);
}

/** Removes a collection; its assets stay in the library. */
export function removeCollection(db: WriteDb, id: CollectionId): void {
  getCollection(db, id);
  db.run('DELETE FROM collections WHERE id = ?', id);
}

/** Puts assets in at the end; those that are in already stay where they are. None may be in the trash. */
export function addToCollection(db: WriteDb, id: CollectionId, assetIds: readonly AssetId[]): Collection {
  getCollection(db, id);
  let position = Number(db.get('SELECT max(position) AS last FROM collection_items WHERE collection_id = ?', id)?.last ?? 0);
  for (const assetId of assetIds) {
    requireInUse(db, assetId);
    const { changes } = db.run(
      'INSERT INTO collection_items (collection_id, asset_id, position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      id,
      assetId,
      position + 1,
    );
    position += changes;
  }
  return getCollection(db, id);
}

/** Takes assets out; those that are not in are no mistake. The others keep their order. */
export function takeFromCollection(db: WriteDb, id: CollectionId, assetIds: readonly AssetId[]): Collection {
  getCollection(db, id);
  for (const assetId of assetIds) db.run('DELETE FROM collection_items WHERE collection_id = ? AND asset_id = ?', id, assetId);
  return getCollection(db, id);
}
