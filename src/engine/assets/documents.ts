import { AttachedDocument } from '#contract/assets.ts';
import type { AssetId } from '#contract/values.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { Refusal } from '../refusal.ts';
import { getAsset } from './store.ts';
import { requireInUse } from './trash.ts';

/** The documents of an asset by their file names; those in the trash are left out and come back with them. */
export const documentsOf = (db: ReadDb, id: AssetId): AttachedDocument[] =>
  db
    .all(
      `SELECT document_id, role, title, filename FROM asset_documents JOIN assets ON assets.id = document_id
       WHERE asset_id = ? AND trashed_at IS NULL ORDER BY filename, document_id`,
      getAsset(db, id).id,
    )
    .map((row) =>
      AttachedDocument.parse({ documentId: row.document_id, role: row.role, title: row.title, filename: row.filename }),
    );

/** Attaches a document, or says anew what it is to the asset. A document or a photo of one may be attached, not the asset itself. */
export function attachDocument(db: WriteDb, id: AssetId, documentId: AssetId, role: AttachedDocument['role']): void {
  getAsset(db, id);
  requireInUse(db, documentId, 'The document is not in the library.');
  const document = getAsset(db, documentId);
  if (documentId === id || (document.kind !== 'document' && document.kind !== 'photo')) {
    throw new Refusal(
      'assets.not_a_document',
      documentId === id
        ? `“${document.filename}” cannot be a document of itself.`
        : `“${document.filename}” is neither a document nor a photo of one.`,
    );
  }
  db.run(
    'INSERT INTO asset_documents (asset_id, document_id, role) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET role = excluded.role',
    id,
    documentId,
    role,
  );
}

/** Takes a document off an asset; the document itself stays in the library. One that was not attached is no mistake. */
export function detachDocument(db: WriteDb, id: AssetId, documentId: AssetId): void {
  getAsset(db, id);
  db.run('DELETE FROM asset_documents WHERE asset_id = ? AND document_id = ?', id, documentId);
}
