import type { Kit } from '#contract/kits.ts';
import type { AssetId, ExportId } from '#contract/values.ts';
import type { KitContent } from '#domain/exports/content.ts';
import type { WriteDb } from '../db/sqlite.ts';
import { createKit, editKit, getKit, isPresent } from '../kits/store.ts';
import { Refusal } from '../refusal.ts';
import { exportRow } from './record.ts';

/** The kit to send in place of an export, without some assets: its own kit loses them, or one like the frozen one is made. */
export function replaceKit(db: WriteDb, id: ExportId, without: readonly AssetId[], now: Date): Kit {
  const row = exportRow(db, id);
  const kitId = String(row.kit_id) as Kit['id'];
  const taken = new Set<string>(without);
  const cut = (sections: Kit['sections']): Kit['sections'] =>
    sections.map((section) => ({
      ...section,
      items: section.items.filter((item) => item.kind !== 'asset' || !taken.has(item.assetId)),
    }));
  if (db.get('SELECT 1 FROM kits WHERE id = ?', kitId) !== undefined)
    return editKit(db, kitId, { sections: cut(getKit(db, kitId).sections) }, now);
  if (row.content === null)
    throw new Refusal(
      'kits.not_found',
      'The kit of this export is gone, and what was in it was not written down. Compose a new one.',
    );
  const { id: _id, createdAt: _c, editedAt: _e, ...fields } = (JSON.parse(String(row.content)) as KitContent).kit;
  const sections = cut(fields.sections).map((section) => ({
    ...section,
    items: section.items.filter((item) => isPresent(db, item)),
  }));
  return createKit(db, { ...fields, sections }, now);
}
