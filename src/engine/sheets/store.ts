import { isDeepStrictEqual } from 'node:util';
import { Sheet, type SheetDraft, type SheetFields } from '#contract/sheets.ts';
import type { SheetId } from '#contract/values.ts';
import { completeSheet } from '#domain/sheets/defaults.ts';
import { listContent, readContent } from '../db/rows.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { newId } from '../ids.ts';
import { listOrganisations, requireOrganisation } from '../organisations/handlers.ts';

/** One sheet, or the refusal `sheets.not_found`. */
export const getSheet = (db: ReadDb, id: SheetId): Sheet =>
  readContent(db, 'sheets', id, Sheet, 'sheets.not_found', 'This contact sheet is not in the library.');

/** All sheets, the last edited first. */
export const listSheets = (db: ReadDb): Sheet[] => listContent(db, 'sheets', 'edited_at DESC, id', Sheet);

/** A draft with what it leaves out: the library's only organisation is the sender, English the language. */
export function complete(db: ReadDb, draft: SheetDraft): SheetFields {
  const organisations = listOrganisations(db);
  const [only] = organisations;
  return completeSheet(draft, { organisationId: organisations.length === 1 ? (only?.id ?? null) : null, language: 'en' });
}

/** Stores a new sheet. */
export function createSheet(db: WriteDb, draft: SheetDraft, now: Date): Sheet {
  requireOrganisation(db, draft.organisationId);
  const at = now.toISOString();
  const sheet = Sheet.parse({ ...complete(db, draft), id: newId('sht'), createdAt: at, editedAt: at });
  db.run(
    'INSERT INTO sheets (id, name, content, created_at, edited_at) VALUES (?, ?, ?, ?, ?)',
    sheet.id,
    sheet.name,
    JSON.stringify(sheet),
    at,
    at,
  );
  return sheet;
}

/** Changes fields of a sheet; values that are so already are no change. Pictures and people that the library no longer has may stay: they are counted as missing. */
export function editSheet(db: WriteDb, id: SheetId, set: Partial<SheetFields>, now: Date): Sheet {
  const before = getSheet(db, id);
  requireOrganisation(db, set.organisationId);
  const sheet = Sheet.parse({ ...before, ...completeSheet({ ...before, ...set }, before), editedAt: now.toISOString() });
  if (isDeepStrictEqual({ ...sheet, editedAt: '' }, { ...before, editedAt: '' })) return before;
  db.run(
    'UPDATE sheets SET name = ?, content = ?, edited_at = ? WHERE id = ?',
    sheet.name,
    JSON.stringify(sheet),
    sheet.editedAt,
    id,
  );
  return sheet;
}

/** Removes a sheet. A kit that names it says so in its preflight. */
export function removeSheet(db: WriteDb, id: SheetId): void {
  getSheet(db, id);
  db.run('DELETE FROM sheets WHERE id = ?', id);
}
