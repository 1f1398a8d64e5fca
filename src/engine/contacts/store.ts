import { Contact, type ContactFields } from '#contract/contacts.ts';
import { Organisation } from '#contract/organisations.ts';
import type { ContactId } from '#contract/values.ts';
import { listContent, readContent } from '../db/rows.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { newId } from '../ids.ts';
import { requireOrganisation } from '../organisations/handlers.ts';

/** One contact, or the refusal `contacts.not_found`. */
export const getContact = (db: ReadDb, id: ContactId): Contact =>
  readContent(db, 'contacts', id, Contact, 'contacts.not_found', 'This contact is not in the library.');

/** All contacts by name. */
export const listContacts = (db: ReadDb): Contact[] => listContent(db, 'contacts', 'name COLLATE NOCASE, id', Contact);

/** Stores a new contact; what is not given is empty. */
export function createContact(db: WriteDb, fields: Partial<ContactFields> & { name: string }): Contact {
  requireOrganisation(db, fields.organisationId);
  const contact = Contact.parse({
    role: '',
    organisationId: null,
    email: '',
    phone: '',
    note: '',
    isDesk: false,
    ...fields,
    id: newId('con'),
  });
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
  requireOrganisation(db, set.organisationId);
  const contact = Contact.parse({ ...getContact(db, id), ...set });
  db.run(
    'UPDATE contacts SET name = ?, email = ?, content = ? WHERE id = ?',
    contact.name,
    contact.email.toLowerCase(),
    JSON.stringify(contact),
    id,
  );
  return contact;
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
