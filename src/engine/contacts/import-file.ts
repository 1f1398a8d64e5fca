import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { z } from 'zod';
import {
  type Contact,
  type ContactColumns,
  type ContactFields,
  type ContactForecast,
  type ContactImportItem,
  ContactFields as Fields,
} from '#contract/contacts.ts';
import { OrganisationFields } from '#contract/organisations.ts';
import type { AssetId, OrganisationId } from '#contract/values.ts';
import { type ReadCard, type ReadFile, readContactsCsv, readTable, readVcards } from '#domain/contacts/read-file.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { decodeText } from '../files/text-type.ts';
import { sayIssue } from '../issues.ts';
import { createOrganisation, listOrganisations } from '../organisations/handlers.ts';
import { Refusal } from '../refusal.ts';
import { createContact, editContact, listContacts } from './store.ts';

/** No address book of a press office is larger than this, in bytes. */
const LARGEST_FILE = 20_000_000;

/** The text of an address book, or a refusal: no file, too large, not readable, or no text at all. */
export async function readText(path: string): Promise<string> {
  const facts = await stat(path).catch(() => null);
  if (facts === null) throw new Refusal('contacts.unreadable_file', `There is no file at “${path}”.`);
  if (!facts.isFile()) throw new Refusal('contacts.unreadable_file', `“${basename(path)}” is not a file.`);
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

/** Whether a text is vCards rather than a table. */
export const isVcards = (text: string): boolean => /^\s*BEGIN:VCARD/im.test(text.slice(0, 4096));

/** The cards of a vCard file or of a table; refuses with a reason what holds none. */
export async function readCards(path: string, columns: ContactColumns | undefined): Promise<ReadFile> {
  const text = await readText(path);
  const name = basename(path);
  const isVcard = isVcards(text);
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
export const itemBroken = (broken: number): ContactImportItem => ({
  name: broken === 1 ? 'one broken card' : `${broken} broken cards`,
  outcome: 'refused',
  message: 'not read: it begins and never ends. The file is cut off or damaged.',
});

/** The one item that speaks for all cards that were not read. */
export const itemBeyond = (read: number, beyond: number): ContactImportItem => ({
  name: beyond === 1 ? 'one more card' : `${beyond} more cards`,
  outcome: 'refused',
  message: `not read: only the first ${read} of a file are. Split the file.`,
});

/** Whom the library knows, read once for a whole file: looking every card up in the tables would take minutes. */
export interface Known {
  readonly byEmail: Map<string, Contact>;
  readonly byName: Map<string, Contact>;
  readonly organisations: Map<string, OrganisationId>;
}

/** Reads whom the library knows. */
export function knownIn(db: ReadDb): Known {
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

/** What a card stands for: fields that can be stored and the contact they belong to, or what of it cannot be used. */
type Settled =
  | { readonly ok: true; readonly fields: ContactFields; readonly organisation: string; readonly before: Contact | undefined }
  | { readonly ok: false; readonly field: string; readonly issue: z.core.$ZodIssue | undefined };

/** Decides what becomes of a card, without doing it. */
export function settleCard(known: Known, card: ReadCard): Settled {
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
  if (!fields.success) {
    const [issue] = fields.error.issues;
    return { ok: false, field: issue?.path.join('.') || 'card', issue };
  }
  const organisation = card.organisation === '' ? null : OrganisationFields.shape.name.safeParse(card.organisation);
  if (organisation?.success === false) return { ok: false, field: 'organisation', issue: organisation.error.issues[0] };
  const { name, email } = fields.data;
  const before = email === '' ? known.byName.get(name.toLowerCase()) : known.byEmail.get(email.toLowerCase());
  return { ok: true, fields: fields.data, organisation: organisation?.data ?? '', before };
}

/** Stores one card, with a portrait that is in the library already. */
export function storeCard(db: WriteDb, known: Known, card: ReadCard, portrait: AssetId | null): ContactImportItem {
  const settled = settleCard(known, card);
  if (!settled.ok)
    return {
      name: card.name.slice(0, 200),
      outcome: 'refused',
      message: `${settled.field}: ${sayIssue(settled.issue)}`,
    };
  const { before } = settled;
  const organisationId = settled.organisation === '' ? null : organisationNamed(db, known, settled.organisation);
  const fields = { ...settled.fields, organisationId, portraitAssetId: portrait };
  if (before === undefined) {
    const contact = createContact(db, fields);
    remember(known, contact);
    return { name: card.name, outcome: 'imported', id: contact.id };
  }
  const set = filling(before, fields);
  if (Object.keys(set).length > 0) remember(known, editContact(db, before.id, set));
  return { name: card.name, outcome: 'merged', id: before.id };
}

/** Only what is empty is filled: a file never overwrites what somebody typed. */
function filling(before: Contact, fields: ContactFields): Partial<ContactFields> {
  const isEmpty = (value: unknown): boolean => value === '' || value === null || (Array.isArray(value) && value.length === 0);
  const names = [
    'role',
    'email',
    'phone',
    'hours',
    'note',
    'languages',
    'moreEmails',
    'morePhones',
    'organisationId',
    'portraitAssetId',
  ] as const;
  return Object.fromEntries(
    names.flatMap((name) => (isEmpty(before[name]) && !isEmpty(fields[name]) ? [[name, fields[name]]] : [])),
  );
}

function organisationNamed(db: WriteDb, { organisations }: Known, name: string): OrganisationId {
  const before = organisations.get(name.toLowerCase());
  if (before !== undefined) return before;
  const { id } = createOrganisation(db, { name });
  organisations.set(name.toLowerCase(), id);
  return id;
}

/** Remembers whom the library will know once this card is stored, so that a second card of the same person meets the first. Answers who that is. */
export function foresee(known: Known, { before, fields }: Extract<Settled, { ok: true }>, row: number): Contact['id'] {
  const after: Contact =
    before === undefined ? { ...fields, id: `row ${row}` as Contact['id'] } : { ...before, ...filling(before, fields) };
  remember(known, after);
  return after.id;
}

/** What storing the cards one after the other would do; nothing is stored. */
export function forecastCards(known: Known, cards: readonly ReadCard[]): ContactForecast[] {
  const inFile = new Set<string>();
  return cards.map((card, row) => {
    const { name, role, organisation, email, phone } = card;
    const said = { name: name.slice(0, 200), role, organisation, email, phone, known: null, sameName: false, field: null };
    const settled = settleCard(known, card);
    if (!settled.ok) return { ...said, outcome: 'refused', field: settled.field };
    const { before, fields } = settled;
    const sameName = known.byName.has(fields.name.toLowerCase());
    const id = foresee(known, settled, row);
    if (before !== undefined) {
      return { ...said, outcome: 'merged', known: { name: before.name, inFile: inFile.has(before.id) } };
    }
    inFile.add(id);
    return { ...said, outcome: 'imported', sameName };
  });
}
