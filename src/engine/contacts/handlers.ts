import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { z } from 'zod';
import { type Contact, type ContactFields, type ContactImportItem, ContactFields as Fields } from '#contract/contacts.ts';
import { OrganisationFields } from '#contract/organisations.ts';
import type { OrganisationId } from '#contract/values.ts';
import { pathOf } from '#contract/values.ts';
import { type ReadCard, type ReadFile, readContactsCsv, readVcards } from '#domain/contacts/read-file.ts';
import type { WriteDb } from '../db/sqlite.ts';
import type { RoomHandlers } from '../door/handlers.ts';
import { decodeText } from '../files/text-type.ts';
import { createOrganisation, listOrganisations } from '../organisations/handlers.ts';
import { Refusal } from '../refusal.ts';
import { createContact, editContact, getContact, listContacts, removeContact } from './store.ts';

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
      const { cards, beyond } = await readCards(pathOf(place));
      return ({ db }) => {
        const known = knownIn(db);
        const items = cards.map((card) => storeCard(db, known, card));
        const count = (outcome: ContactImportItem['outcome']): number => items.filter((item) => item.outcome === outcome).length;
        return {
          imported: count('imported'),
          merged: count('merged'),
          refused: count('refused') + beyond,
          items: beyond === 0 ? items : [...items, itemBeyond(cards.length, beyond)],
        };
      };
    },
  },
};

async function readCards(path: string): Promise<ReadFile> {
  const facts = await stat(path).catch(() => null);
  if (facts === null || !facts.isFile()) throw new Refusal('contacts.unreadable_file', `There is no file at “${path}”.`);
  if (facts.size > LARGEST_FILE)
    throw new Refusal('contacts.unreadable_file', `“${basename(path)}” is larger than ${LARGEST_FILE / 1_000_000} MB.`);
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) throw new Refusal('contacts.unreadable_file', `“${basename(path)}” cannot be read.`);
  const text = decodeText(bytes);
  if (text === null) throw new Refusal('contacts.unreadable_file', `“${basename(path)}” is not a text.`);
  const read = /^\s*BEGIN:VCARD/im.test(text.slice(0, 4096)) ? readVcards(text) : readContactsCsv(text);
  if (read.cards.length === 0) {
    throw new Refusal(
      'contacts.unreadable_file',
      `“${basename(path)}” holds no vCard and no table with a column for names or e-mail addresses.`,
    );
  }
  return read;
}

/** The one item that speaks for all cards that were not read. */
const itemBeyond = (read: number, beyond: number): ContactImportItem => ({
  name: beyond === 1 ? 'one more card' : `${beyond} more cards`,
  outcome: 'refused',
  message: `not read: only the first ${read} of a file are. Split the file.`,
});

/** Whom the library knows, read once for a whole file: looking every card up in the tables would take minutes. */
interface Known {
  readonly byEmail: Map<string, Contact>;
  readonly byName: Map<string, Contact>;
  readonly organisations: Map<string, OrganisationId>;
}

function knownIn(db: WriteDb): Known {
  const known: Known = { byEmail: new Map(), byName: new Map(), organisations: new Map() };
  for (const contact of listContacts(db)) remember(known, contact);
  for (const { id, name } of listOrganisations(db)) {
    if (!known.organisations.has(name.toLowerCase())) known.organisations.set(name.toLowerCase(), id);
  }
  return known;
}

/** The first of a name or address stays the one that later cards are merged into. */
function remember({ byEmail, byName }: Known, contact: Contact): void {
  const [email, name] = [contact.email.toLowerCase(), contact.name.toLowerCase()];
  if (email !== '' && (byEmail.get(email)?.id ?? contact.id) === contact.id) byEmail.set(email, contact);
  if ((byName.get(name)?.id ?? contact.id) === contact.id) byName.set(name, contact);
}

function storeCard(db: WriteDb, known: Known, card: ReadCard): ContactImportItem {
  const fields = Fields.safeParse({
    name: card.name,
    role: card.role,
    organisationId: null,
    email: card.email,
    phone: card.phone,
    note: card.note,
    isDesk: false,
  });
  if (!fields.success) return refused(card, fields.error, '');
  const organisation = card.organisation === '' ? null : OrganisationFields.shape.name.safeParse(card.organisation);
  if (organisation?.success === false) return refused(card, organisation.error, 'organisation');
  const organisationId = organisation === null ? null : organisationNamed(db, known, organisation.data);
  const { name, email } = fields.data;
  const before = email === '' ? known.byName.get(name.toLowerCase()) : known.byEmail.get(email.toLowerCase());
  if (before === undefined) {
    const contact = createContact(db, { ...fields.data, organisationId });
    remember(known, contact);
    return { name: card.name, outcome: 'imported', id: contact.id };
  }
  // Only what is empty is filled: a file never overwrites what somebody typed.
  const set: Partial<ContactFields> = {};
  if (before.role === '' && fields.data.role !== '') set.role = fields.data.role;
  if (before.phone === '' && fields.data.phone !== '') set.phone = fields.data.phone;
  if (before.note === '' && fields.data.note !== '') set.note = fields.data.note;
  if (before.organisationId === null && organisationId !== null) set.organisationId = organisationId;
  if (Object.keys(set).length > 0) remember(known, editContact(db, before.id, set));
  return { name: card.name, outcome: 'merged', id: before.id };
}

function refused(card: ReadCard, { issues: [issue] }: z.ZodError, field: string): ContactImportItem {
  return {
    name: card.name.slice(0, 200),
    outcome: 'refused',
    message: `${field || issue?.path.join('.') || 'card'}: ${issue?.message ?? 'cannot be used'}`,
  };
}

function organisationNamed(db: WriteDb, { organisations }: Known, name: string): OrganisationId {
  const before = organisations.get(name.toLowerCase());
  if (before !== undefined) return before;
  const { id } = createOrganisation(db, { name });
  organisations.set(name.toLowerCase(), id);
  return id;
}
