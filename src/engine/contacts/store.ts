import type { z } from 'zod';
import { Contact, type ContactFields } from '#contract/contacts.ts';
import { Kit, type KitItem } from '#contract/kits.ts';
import { Organisation } from '#contract/organisations.ts';
import { Release } from '#contract/releases.ts';
import type { AssetId, ContactId, OrganisationId } from '#contract/values.ts';
import { mergeContacts } from '#domain/contacts/merge.ts';
import { storedPhone } from '#domain/contacts/phone.ts';
import { requireInUse } from '../assets/trash.ts';
import { listContent, readContent } from '../db/rows.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { newId } from '../ids.ts';
import { requireOrganisation } from '../organisations/handlers.ts';
import { Refusal } from '../refusal.ts';

/** One contact, or the refusal `contacts.not_found`. */
export const getContact = (db: ReadDb, id: ContactId): Contact =>
  readContent(db, 'contacts', id, Contact, 'contacts.not_found', 'This contact is not in the library.');

/** All contacts by name. */
export const listContacts = (db: ReadDb): Contact[] => listContent(db, 'contacts', 'name COLLATE NOCASE, id', Contact);

/** Stores a new contact; what is not given is empty. */
export function createContact(db: WriteDb, fields: Partial<ContactFields> & { name: string }): Contact {
  const contact = settled(
    db,
    {
      role: '',
      organisationId: null,
      email: '',
      phone: '',
      note: '',
      isDesk: false,
      ...fields,
      id: newId('con'),
    },
    null,
  );
  db.run(
    'INSERT INTO contacts (id, name, email, content) VALUES (?, ?, ?, ?)',
    contact.id,
    contact.name,
    contact.email.toLowerCase(),
    JSON.stringify(contact),
  );
  return contact;
}

/** Changes fields of a contact. */
export function editContact(db: WriteDb, id: ContactId, set: Partial<ContactFields>): Contact {
  const before = getContact(db, id);
  const contact = settled(db, { ...before, ...set }, before);
  db.run(
    'UPDATE contacts SET name = ?, email = ?, content = ? WHERE id = ?',
    contact.name,
    contact.email.toLowerCase(),
    JSON.stringify(contact),
    id,
  );
  return contact;
}

/** A contact as it is stored: references checked where they are new, numbers that a plan has in international writing. */
function settled(db: ReadDb, fields: z.input<typeof Contact>, before: Contact | null): Contact {
  const contact = Contact.parse(fields);
  if (contact.organisationId !== before?.organisationId) requireOrganisation(db, contact.organisationId);
  if (contact.portraitAssetId !== null && contact.portraitAssetId !== before?.portraitAssetId)
    requireInUse(db, contact.portraitAssetId, 'The chosen portrait is not in the library.');
  const country = countryOf(db, contact.organisationId);
  return {
    ...contact,
    phone: storedPhone(contact.phone, country),
    morePhones: contact.morePhones.map(({ phone, label }) => ({ phone: storedPhone(phone, country), label })),
  };
}

/** The country by which numbers of an organisation's contacts are read; '' when nobody has said it. */
function countryOf(db: ReadDb, id: OrganisationId | null): string {
  if (id === null) return '';
  const row = db.get("SELECT json_extract(content, '$.country') AS country FROM organisations WHERE id = ?", id);
  return typeof row?.country === 'string' ? row.country : '';
}

/** The contacts of a merge, the one that stays first; refuses with `contacts.nothing_to_merge` one that is named twice. */
export function contactsToMerge(db: ReadDb, ids: readonly ContactId[]): [Contact, Contact, ...Contact[]] {
  const [first, second, ...others] = [...new Set(ids)].map((id) => getContact(db, id));
  if (first === undefined || second === undefined)
    throw new Refusal('contacts.nothing_to_merge', 'A merge needs two different contacts.');
  return [first, second, ...others];
}

/** Makes one contact of several: the first stays with what `mergeContacts` says and `set` settles, and everything names it from then on. */
export function mergeInto(db: WriteDb, ids: readonly ContactId[], set: Partial<ContactFields>, now: Date): Contact {
  const { into, from, merged } = mergeContacts(contactsToMerge(db, ids));
  const gone = new Set<string>(from);
  const renamed = (names: readonly ContactId[]): ContactId[] => [...new Set(names.map((id) => (gone.has(id) ? into : id)))];
  for (const organisation of listContent(db, 'organisations', 'id', Organisation)) {
    if (organisation.primaryContactId === null || !gone.has(organisation.primaryContactId)) continue;
    db.run(
      'UPDATE organisations SET content = ? WHERE id = ?',
      JSON.stringify({ ...organisation, primaryContactId: into }),
      organisation.id,
    );
  }
  for (const release of listContent(db, 'releases', 'id', Release)) {
    if (!release.contactIds.some((id) => gone.has(id))) continue;
    rewriteContacts(db, release, renamed(release.contactIds), now);
  }
  for (const kit of listContent(db, 'kits', 'id', Kit)) {
    if (!kit.sections.some(({ items }) => items.some((item) => item.kind === 'contact' && gone.has(item.contactId)))) continue;
    const sections = kit.sections.map((section) => {
      const seen = new Set<string>();
      const items = section.items.flatMap((item): KitItem[] => {
        if (item.kind !== 'contact') return [item];
        const contactId = gone.has(item.contactId) ? into : item.contactId;
        if (seen.has(contactId)) return [];
        seen.add(contactId);
        return [{ ...item, contactId }];
      });
      return { ...section, items };
    });
    db.run(
      'UPDATE kits SET content = ?, edited_at = ? WHERE id = ?',
      JSON.stringify({ ...kit, sections }),
      now.toISOString(),
      kit.id,
    );
  }
  const contact = editContact(db, into, { ...merged, ...set });
  for (const id of from) db.run('DELETE FROM contacts WHERE id = ?', id);
  return contact;
}

/** A release that names other contacts than before: a revision like any other, so that its history shows when it happened. */
function rewriteContacts(db: WriteDb, release: Release, contactIds: ContactId[], now: Date): void {
  const next = { ...release, contactIds, revision: release.revision + 1, editedAt: now.toISOString() };
  db.run(
    'UPDATE releases SET revision = ?, content = ?, edited_at = ? WHERE id = ?',
    next.revision,
    JSON.stringify(next),
    next.editedAt,
    next.id,
  );
  db.run(
    'INSERT INTO release_revisions (release_id, revision, content, saved_at) VALUES (?, ?, ?, ?)',
    next.id,
    next.revision,
    JSON.stringify(next),
    next.editedAt,
  );
}

/** Removes a contact; an organisation that named it as its primary contact then names nobody. */
export function removeContact(db: WriteDb, id: ContactId): void {
  getContact(db, id);
  for (const organisation of listContent(db, 'organisations', 'id', Organisation)) {
    if (organisation.primaryContactId !== id) continue;
    db.run(
      'UPDATE organisations SET content = ? WHERE id = ?',
      JSON.stringify({ ...organisation, primaryContactId: null }),
      organisation.id,
    );
  }
  db.run('DELETE FROM contacts WHERE id = ?', id);
}

/** Gives the contacts whose portrait is one of these another one, or none. Answers how many had. */
export function replacePortraits(db: WriteDb, gone: readonly AssetId[], by: AssetId | null): number {
  const rows = db.all(
    "SELECT id FROM contacts WHERE json_extract(content, '$.portraitAssetId') IN (SELECT value FROM json_each(?))",
    JSON.stringify(gone),
  );
  for (const row of rows) editContact(db, row.id as ContactId, { portraitAssetId: by });
  return rows.length;
}

/** The contact whose e-mail this is, in any letter case; null for an unknown or empty address. */
export function findByEmail(db: ReadDb, email: string): Contact | null {
  if (email === '') return null;
  const row = db.get('SELECT content FROM contacts WHERE email = ?', email.toLowerCase());
  return row === undefined ? null : Contact.parse(JSON.parse(String(row.content)));
}

/** The first contact of this very name; null when there is none. */
export function findByName(db: ReadDb, name: string): Contact | null {
  const row = db.get('SELECT content FROM contacts WHERE name = ? COLLATE NOCASE', name);
  return row === undefined ? null : Contact.parse(JSON.parse(String(row.content)));
}
