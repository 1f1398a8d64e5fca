import {
  type KitFields,
  type KitSection,
  type KitTemplate,
  ReadyTemplate,
  type SectionKind,
  TemplateFields,
  type TemplateRef,
} from '#contract/kits.ts';
import type { KitId, KitTemplateId } from '#contract/values.ts';
import { READY_TEMPLATES, templateOf } from '#domain/kits/templates.ts';
import type { ReadDb, Row, WriteDb } from '../db/sqlite.ts';
import { newId } from '../ids.ts';
import { hasOrganisation } from '../organisations/handlers.ts';
import { Refusal } from '../refusal.ts';
import { getKit, isUsable } from './store.ts';

const toTemplate = (row: Row): KitTemplate => ({
  id: row.id as KitTemplateId,
  name: String(row.name),
  fields: TemplateFields.parse(JSON.parse(String(row.content))),
  createdAt: String(row.created_at),
});

/** The templates that every library has, then the library's own by name. */
export const listTemplates = (db: ReadDb): KitTemplate[] => [
  ...ReadyTemplate.options.map((id) => ({ id, ...READY_TEMPLATES[id], createdAt: null })),
  ...db.all('SELECT * FROM kit_templates ORDER BY name COLLATE NOCASE, id').map(toTemplate),
];

/** One template, or the refusal `kits.template_not_found`. */
function getTemplate(db: ReadDb, ref: TemplateRef): KitTemplate {
  const found = listTemplates(db).find(({ id }) => id === ref);
  if (found === undefined) throw new Refusal('kits.template_not_found', 'This template is not in the library.');
  return found;
}

/** Makes a template of a kit with the items of some of its sections. */
export function saveTemplate(db: WriteDb, kitId: KitId, name: string, keep: readonly SectionKind[], now: Date): KitTemplate {
  const id = newId('ktp') as KitTemplateId;
  const fields = templateOf(getKit(db, kitId), keep);
  db.run(
    'INSERT INTO kit_templates (id, name, content, created_at) VALUES (?, ?, ?, ?)',
    id,
    name,
    JSON.stringify(fields),
    now.toISOString(),
  );
  return getTemplate(db, id);
}

/** Removes a template of the library; kits that began with it stay. */
export function removeTemplate(db: WriteDb, id: KitTemplateId): void {
  getTemplate(db, id);
  db.run('DELETE FROM kit_templates WHERE id = ?', id);
}

/** The fields of a new kit that begins with a template: what is given wins, given items follow those of the template. What the library no longer has, or that may not go out, is left out. */
export function withTemplate(
  db: ReadDb,
  ref: TemplateRef,
  given: Partial<KitFields> & { title: string },
): Partial<KitFields> & { title: string } {
  const { organisationId, sections = [], ...fields } = getTemplate(db, ref).fields;
  const usable = sections.map(({ kind, items }): KitSection => ({ kind, items: items.filter((item) => isUsable(db, item)) }));
  return {
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    ...(organisationId != null && hasOrganisation(db, organisationId) ? { organisationId } : {}),
    ...given,
    sections: [...usable, ...(given.sections ?? [])],
  };
}
