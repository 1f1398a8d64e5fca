import type { Kit, KitItem } from '#contract/kits.ts';
import type { AssetId, ExportId } from '#contract/values.ts';
import type { KitContent } from '#domain/exports/content.ts';
import type { WriteDb } from '../db/sqlite.ts';
import { createKit, editKit, getKit, isUsable } from '../kits/store.ts';
import { hasOrganisation } from '../organisations/handlers.ts';
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
      items: section.items.filter((item) => !carries(db, item, taken)),
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
    items: section.items.filter((item) => isUsable(db, item)),
  }));
  const organisationId = hasOrganisation(db, fields.organisationId) ? fields.organisationId : null;
  return createKit(db, { ...fields, organisationId, sections }, now);
}

/** Whether an item brings one of these assets along: by itself, or as a file of a whole logo variant. */
function carries(db: WriteDb, item: KitItem, taken: ReadonlySet<string>): boolean {
  if (item.kind === 'asset') return taken.has(item.assetId);
  if (item.kind !== 'variant') return false;
  const files = db.all('SELECT asset_id FROM logo_files WHERE variant_id = ?', item.variantId);
  return files.some(({ asset_id }) => taken.has(String(asset_id)));
}
