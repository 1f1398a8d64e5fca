import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { z } from 'zod';
import {
  type Contact,
  type ContactColumns,
  type ContactFields,
  type ContactFileFormat,
  type ContactImportItem,
  ContactFields as Fields,
} from '#contract/contacts.ts';
import { OrganisationFields } from '#contract/organisations.ts';
import { assertNever } from '#contract/result.ts';
import type { OrganisationId } from '#contract/values.ts';
import { pathOf } from '#contract/values.ts';
import { findDuplicates, mergeContacts } from '#domain/contacts/merge.ts';
import {
  guessColumns,
  type ReadCard,
  type ReadFile,
  readContactsCsv,
  readTable,
  readVcards,
} from '#domain/contacts/read-file.ts';
import {
  type OutgoingContact,
  outgoing,
  writeAddressBook,
  writeContactsCsv,
  writeOutlookCard,
} from '#domain/contacts/write-file.ts';
import { slug } from '#domain/names.ts';
import type { WriteDb } from '../db/sqlite.ts';
import type { RoomHandlers } from '../door/handlers.ts';
import { checkDestination, makeFolders, refuseDestination } from '../files/destination.ts';
import { writeFileStaged } from '../files/staged.ts';
import { decodeText } from '../files/text-type.ts';
import { createOrganisation, listOrganisations } from '../organisations/handlers.ts';
import { Refusal } from '../refusal.ts';
import { contactsToMerge, createContact, editContact, getContact, listContacts, mergeInto, removeContact } from './store.ts';

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
  duplicates: ({ db }) => ({ items: findDuplicates(listContacts(db)) }),
  mergePreview: ({ db }, { ids }) => mergeContacts(contactsToMerge(db, ids)),
  merge: ({ db, app }, { ids, set }) => mergeInto(db, ids, set as Partial<ContactFields>, app.now()),
  columns: async (_context, { place }) => {
    const table = readTable(await readText(pathOf(place)));
    return {
      headings: [...table.headings],
      columns: guessColumns(table),
      rows: table.rows.slice(0, SHOWN_ROWS).map((row) => [...row]),
    };
  },
  importFile: {
    prepare: async (_context, { place, columns }) => {
      const { cards, beyond, broken } = await readCards(pathOf(place), columns as ContactColumns | undefined);
      return ({ db }) => {
        const known = knownIn(db);
        const items = cards.map((card) => storeCard(db, known, card));
        const count = (outcome: ContactImportItem['outcome']): number => items.filter((item) => item.outcome === outcome).length;
        return {
          imported: count('imported'),
          merged: count('merged'),
          refused: count('refused') + beyond + broken,
          items: [
            ...items,
            ...(broken === 0 ? [] : [itemBroken(broken)]),
            ...(beyond === 0 ? [] : [itemBeyond(cards.length, beyond)]),
          ],
        };
      };
    },
  },
  exportFile: {
    prepare: async ({ db, library }, { ids, format, place }) => {
      const chosen = ids === undefined ? listContacts(db) : ids.map((id) => getContact(db, id));
      const organisations = new Map(listOrganisations(db).map((one) => [one.id, one]));
      const contacts = chosen.map((contact) =>
        outgoing(contact, contact.organisationId === null ? null : (organisations.get(contact.organisationId) ?? null)),
      );
      const files: { place: { $path: string }; bytes: number }[] = [];
      const path = pathOf(place);
      const inFolder = format === 'vcard-outlook';
      for (const [name, text] of filesOf(format, contacts)) {
        const target = await checkDestination(library.folder.root, inFolder ? join(path, name) : path);
        const bytes = new TextEncoder().encode(text);
        try {
          await makeFolders(dirname(target));
          await writeFileStaged(target, bytes);
        } catch (error) {
          refuseDestination(target, error);
        }
        files.push({ place: { $path: target }, bytes: bytes.length });
      }
      return () => ({ contacts: contacts.length, files });
    },
  },
};

/** What a person needs to see of a table to map its columns. */
const SHOWN_ROWS = 5;

/** The files of an export with their names; a name counts only where there are several. */
function filesOf(format: ContactFileFormat, contacts: readonly OutgoingContact[]): [string, string][] {
  switch (format) {
    case 'vcard-3':
      return [['', writeAddressBook(contacts, '3.0')]];
    case 'vcard-4':
      return [['', writeAddressBook(contacts, '4.0')]];
    case 'csv':
      return [['', writeContactsCsv(contacts)]];
    case 'vcard-outlook': {
      const taken = new Map<string, number>();
      return contacts.map((one) => {
        const base = slug(one.contact.name) || 'contact';
        const count = (taken.get(base) ?? 0) + 1;
        taken.set(base, count);
        return [`${base}${count === 1 ? '' : `-${count}`}.vcf`, writeOutlookCard(one)];
      });
    }
    default:
      return assertNever(format);
  }
}

/** The text of an address book, or a refusal: no file, too large, not readable, or no text at all. */
async function readText(path: string): Promise<string> {
  const facts = await stat(path).catch(() => null);
  if (facts === null || !facts.isFile()) throw new Refusal('contacts.unreadable_file', `There is no file at “${path}”.`);
  if (facts.size > LARGEST_FILE)
    throw new Refusal('contacts.unreadable_file', `“${basename(path)}” is larger than ${LARGEST_FILE / 1_000_000} MB.`);
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) throw new Refusal('contacts.unreadable_file', `“${basename(path)}” cannot be read.`);
  if (bytes.length === 0) throw new Refusal('contacts.unreadable_file', `“${basename(path)}” is empty.`);
  const text = decodeText(bytes);
  if (text === null)
    throw new Refusal(
      'contacts.not_a_text',
      `“${basename(path)}” is not a text. Dateline reads contacts from vCard (.vcf) and CSV.`,
    );
  return text;
}

async function readCards(path: string, columns: ContactColumns | undefined): Promise<ReadFile> {
  const text = await readText(path);
  const name = basename(path);
  const isVcard = /^\s*BEGIN:VCARD/im.test(text.slice(0, 4096));
  if (!isVcard && columns !== undefined) refuseUnknownColumns(text, columns);
  const read = isVcard ? readVcards(text) : readContactsCsv(text, columns);
  if (read.cards.length > 0) return read;
  if (read.broken > 0)
    throw new Refusal(
      'contacts.broken_card',
      `“${name}” holds ${read.broken === 1 ? 'a vCard that never ends' : `${read.broken} vCards that never end`}: the file is cut off or damaged.`,
    );
  throw new Refusal(
    'contacts.unreadable_file',
    `“${name}” holds no vCard and no table with a column for names or e-mail addresses.`,
  );
}

function refuseUnknownColumns(text: string, columns: ContactColumns): void {
  const { headings } = readTable(text);
  const known = new Set(headings.map((heading) => heading.toLowerCase()));
  const strange = Object.values(columns).filter((heading) => !known.has(heading.trim().toLowerCase()));
  if (strange.length === 0) return;
  throw new Refusal(
    'contacts.unknown_column',
    `This table has no column “${strange[0]}”. It has ${headings
      .slice(0, 20)
      .map((one) => `“${one}”`)
      .join(', ')}.`,
    { unknown: strange, headings: [...headings] },
  );
}

/** The one item that speaks for all cards that began and never ended. */
const itemBroken = (broken: number): ContactImportItem => ({
  name: broken === 1 ? 'one broken card' : `${broken} broken cards`,
  outcome: 'refused',
  message: 'not read: it begins and never ends. The file is cut off or damaged.',
});

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
    moreEmails: card.moreEmails,
    morePhones: card.morePhones,
    languages: card.languages,
    hours: card.hours,
    portraitAssetId: null,
    note: card.note,
    isDesk: card.isDesk,
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
  if (before.email === '' && email !== '') set.email = email;
  if (before.phone === '' && fields.data.phone !== '') set.phone = fields.data.phone;
  if (before.hours === '' && fields.data.hours !== '') set.hours = fields.data.hours;
  if (before.note === '' && fields.data.note !== '') set.note = fields.data.note;
  if (before.languages.length === 0 && fields.data.languages.length > 0) set.languages = fields.data.languages;
  if (before.moreEmails.length === 0 && fields.data.moreEmails.length > 0) set.moreEmails = fields.data.moreEmails;
  if (before.morePhones.length === 0 && fields.data.morePhones.length > 0) set.morePhones = fields.data.morePhones;
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
