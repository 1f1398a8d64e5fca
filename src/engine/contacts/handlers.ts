import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ContactFields, type ContactImportItem, ContactFields as Fields } from '#contract/contacts.ts';
import type { OrganisationId } from '#contract/values.ts';
import { pathOf } from '#contract/values.ts';
import { type ReadCard, readContactsCsv, readVcards } from '#domain/contacts/read-file.ts';
import type { WriteDb } from '../db/sqlite.ts';
import type { RoomHandlers } from '../door/handlers.ts';
import { decodeText } from '../files/text-type.ts';
import { createOrganisation, listOrganisations } from '../organisations/handlers.ts';
import { Refusal } from '../refusal.ts';
import { createContact, editContact, findByEmail, findByName, getContact, listContacts, removeContact } from './store.ts';

/** No address book of a press office is larger than this, in bytes. */
const LARGEST_FILE = 20_000_000;

export const contactHandlers: RoomHandlers<'contacts'> = {
  list: ({ db }) => {
    const items = listContacts(db);
    return { total: items.length, items };
  },
  get: ({ db }, { id }) => getContact(db, id),
  create: ({ db }, fields) => createContact(db, fields as Parameters<typeof createContact>[1]),
  edit: ({ db }, { id, set }) => editContact(db, id, set as Partial<ContactFields>),
  remove: ({ db }, { id }) => {
    removeContact(db, id);
    return { id };
  },
  importFile: {
    prepare: async (_context, { place }) => {
      const cards = await readCards(pathOf(place));
      return ({ db }) => {
        const items = cards.map((card) => storeCard(db, card));
        const count = (outcome: ContactImportItem['outcome']): number => items.filter((item) => item.outcome === outcome).length;
        return { imported: count('imported'), merged: count('merged'), refused: count('refused'), items };
      };
    },
  },
};

async function readCards(path: string): Promise<ReadCard[]> {
  const facts = await stat(path).catch(() => null);
  if (facts === null || !facts.isFile()) throw new Refusal('contacts.unreadable_file', `There is no file at “${path}”.`);
  if (facts.size > LARGEST_FILE)
    throw new Refusal('contacts.unreadable_file', `“${basename(path)}” is larger than ${LARGEST_FILE / 1_000_000} MB.`);
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) throw new Refusal('contacts.unreadable_file', `“${basename(path)}” cannot be read.`);
  const text = decodeText(bytes);
  if (text === null) throw new Refusal('contacts.unreadable_file', `“${basename(path)}” is not a text.`);
  const cards = /^\s*BEGIN:VCARD/im.test(text.slice(0, 4096)) ? readVcards(text) : readContactsCsv(text);
  if (cards.length === 0) {
    throw new Refusal(
      'contacts.unreadable_file',
      `“${basename(path)}” holds no vCard and no table with a column for names or e-mail addresses.`,
    );
  }
  return cards;
}

function storeCard(db: WriteDb, card: ReadCard): ContactImportItem {
  const fields = Fields.safeParse({
    name: card.name,
    role: card.role,
    organisationId: null,
    email: card.email,
    phone: card.phone,
    note: card.note,
    isDesk: false,
  });
  if (!fields.success) {
    const issue = fields.error.issues[0];
    return {
      name: card.name,
      outcome: 'refused',
      message: `${issue?.path.join('.') ?? 'card'}: ${issue?.message ?? 'cannot be used'}`,
    };
  }
  const organisationId = card.organisation === '' ? null : organisationNamed(db, card.organisation);
  const known = findByEmail(db, fields.data.email) ?? (fields.data.email === '' ? findByName(db, fields.data.name) : null);
  if (known === null)
    return { name: card.name, outcome: 'imported', id: createContact(db, { ...fields.data, organisationId }).id };
  // Only what is empty is filled: a file never overwrites what somebody typed.
  const set: Partial<ContactFields> = {};
  if (known.role === '' && fields.data.role !== '') set.role = fields.data.role;
  if (known.phone === '' && fields.data.phone !== '') set.phone = fields.data.phone;
  if (known.email === '' && fields.data.email !== '') set.email = fields.data.email;
  if (known.note === '' && fields.data.note !== '') set.note = fields.data.note;
  if (known.organisationId === null && organisationId !== null) set.organisationId = organisationId;
  editContact(db, known.id, set);
  return { name: card.name, outcome: 'merged', id: known.id };
}

function organisationNamed(db: WriteDb, name: string): OrganisationId {
  const known = listOrganisations(db).find((organisation) => organisation.name.toLowerCase() === name.toLowerCase());
  return (known ?? createOrganisation(db, { name })).id;
}
