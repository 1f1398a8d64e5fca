import { z } from 'zod';
import { command, query } from './kernel.ts';
import { AssetId, ContactId, Language, Line, OrganisationId, Place, Prose, ShownPlace } from './values.ts';

const Email = z.email().max(320);
const Phone = Line.max(60);

/** A further number or address with a word for it ('mobile', 'weekends'). */
export const LabelledPhone = z.object({ phone: Phone.min(1), label: Line.max(60) });
export const LabelledEmail = z.object({ email: Email, label: Line.max(60) });

/**
 * Someone a journalist can call. A desk is a shared line: a name without a person, no role. `phone` and `email` are the ones that
 * documents and kits print. A number that is valid for the organisation's country is stored in international writing
 * ('+45 33 66 33 66'); any other stays as typed. `hours` is when somebody answers, in words.
 */
export const ContactFields = z.object({
  name: Line.min(1),
  role: Line,
  organisationId: OrganisationId.nullable(),
  email: z.union([z.literal(''), Email]),
  phone: Phone,
  moreEmails: z.array(LabelledEmail).max(20),
  morePhones: z.array(LabelledPhone).max(20),
  languages: z.array(Language).max(20),
  hours: Line,
  portraitAssetId: AssetId.nullable(),
  note: Prose,
  isDesk: z.boolean(),
});
export type ContactFields = z.infer<typeof ContactFields>;

/** A row from before a field has the field empty. */
export const Contact = ContactFields.extend({
  moreEmails: ContactFields.shape.moreEmails.default([]),
  morePhones: ContactFields.shape.morePhones.default([]),
  languages: ContactFields.shape.languages.default([]),
  hours: ContactFields.shape.hours.default(''),
  portraitAssetId: ContactFields.shape.portraitAssetId.default(null),
  id: ContactId,
});
export type Contact = z.infer<typeof Contact>;

/** What became of one card of a file. */
export const ContactImportItem = z.object({
  name: z.string(),
  outcome: z.enum(['imported', 'merged', 'refused']),
  id: ContactId.optional(),
  message: z.string().optional(),
  /** What became of the portrait that the card carries: kept as a picture of the library, or refused (too large, no picture). */
  portrait: z.enum(['kept', 'refused']).optional(),
});
export type ContactImportItem = z.infer<typeof ContactImportItem>;

/**
 * What an import would make of one row. `known` is the contact of the library, or an earlier row of the file, that it would be
 * merged into, and its name; `sameName` says that somebody of this name is there under another address and stays apart; `field`
 * is what cannot be used of a refused row.
 */
export const ContactForecast = z.object({
  name: z.string(),
  role: z.string(),
  organisation: z.string(),
  email: z.string(),
  phone: z.string(),
  outcome: z.enum(['imported', 'merged', 'refused']),
  known: z.object({ name: z.string(), inFile: z.boolean() }).nullable(),
  sameName: z.boolean(),
  field: z.string().nullable(),
});
export type ContactForecast = z.infer<typeof ContactForecast>;

/** The fields that a column of a table can fill. Lists hold their parts with `;` between them; a name may stand in two columns. */
export const ContactColumn = z.enum([
  'name',
  'givenName',
  'familyName',
  'role',
  'organisation',
  'email',
  'phone',
  'moreEmails',
  'morePhones',
  'languages',
  'hours',
  'note',
]);
export type ContactColumn = z.infer<typeof ContactColumn>;

/** Which heading of a table fills which field; fields that are left out are not read. */
export const ContactColumns = z.partialRecord(ContactColumn, z.string());
export type ContactColumns = z.infer<typeof ContactColumns>;

/** How contacts leave: vCard 3.0 and 4.0 as one file, `vcard-outlook` as 2.1 with one card a file in a folder, a table. */
export const ContactFileFormat = z.enum(['vcard-3', 'vcard-4', 'vcard-outlook', 'csv']);
export type ContactFileFormat = z.infer<typeof ContactFileFormat>;

/** What a merge would make of several contacts: the first is kept; `differing` names fields whose other values would go, unless kept elsewhere. */
export const ContactMerge = z.object({
  into: ContactId,
  from: z.array(ContactId),
  merged: ContactFields,
  differing: z.array(z.object({ field: z.string(), kept: z.string(), dropped: z.array(z.string()) })),
});
export type ContactMerge = z.infer<typeof ContactMerge>;

/** Contacts that are likely one, with the reason. */
export const ContactDuplicates = z.object({ ids: z.array(ContactId).min(2), reason: z.enum(['email', 'phone', 'name']) });
export type ContactDuplicates = z.infer<typeof ContactDuplicates>;

const Ids = z.array(ContactId).min(2).max(50);

export const contacts = {
  list: query({ input: z.object({}), output: z.object({ total: z.int(), items: z.array(Contact) }), reads: ['contacts'] }),
  get: query({ input: z.object({ id: ContactId }), output: Contact, reads: ['contacts'] }),
  create: command({ input: ContactFields.partial().required({ name: true }), output: Contact, touches: ['contacts', 'history'] }),
  edit: command({
    input: z.object({ id: ContactId, set: ContactFields.partial() }),
    output: Contact,
    touches: ['contacts', 'kits', 'history'],
  }),
  remove: command({
    input: z.object({ id: ContactId }),
    output: z.object({ id: ContactId }),
    touches: ['contacts', 'kits', 'organisations', 'history'],
  }),
  /** Groups of contacts that share an address, a number, or a name within one organisation. */
  duplicates: query({ input: z.object({}), output: z.object({ items: z.array(ContactDuplicates) }), reads: ['contacts'] }),
  /** What `merge` of these would make, without making it. */
  mergePreview: query({ input: z.object({ ids: Ids }), output: ContactMerge, reads: ['contacts'] }),
  /** Makes one contact of several: the first stays, releases, kits and organisations name it from then on. `set` settles what differs. */
  merge: command({
    input: z.object({ ids: Ids, set: ContactFields.partial().default({}) }),
    output: Contact,
    touches: ['contacts', 'kits', 'organisations', 'releases', 'history'],
  }),
  /** The headings of a table, the field each was taken for, and its first rows: what a person needs to map columns. */
  columns: query({
    input: z.object({ place: Place }),
    output: z.object({
      /** A file of vCards has no columns; it is imported as it is. */
      kind: z.enum(['table', 'cards']),
      headings: z.array(z.string()),
      columns: ContactColumns,
      rows: z.array(z.array(z.string())),
      total: z.int(),
    }),
    reads: [],
  }),
  /**
   * What `importFile` would do with the same file and columns, without doing it: how many of each outcome, the first rows, and
   * the first of those that need a look, merged, of the same name or refused, with their place in the file from 1.
   */
  forecast: query({
    input: z.object({ place: Place, columns: ContactColumns.optional() }),
    output: z.object({
      imported: z.int(),
      merged: z.int(),
      refused: z.int(),
      sameName: z.int(),
      first: z.array(ContactForecast),
      notable: z.array(ContactForecast.extend({ row: z.int() })),
    }),
    reads: ['contacts', 'organisations'],
  }),
  /**
   * Reads a vCard or CSV file; a card whose e-mail is known updates that contact's empty fields ('merged'). A portrait that a card
   * carries becomes a picture of the library.
   */
  importFile: command({
    input: z.object({ place: Place, columns: ContactColumns.optional() }),
    output: z.object({ imported: z.int(), merged: z.int(), refused: z.int(), items: z.array(ContactImportItem) }),
    touches: ['contacts', 'organisations', 'assets', 'library', 'history'],
  }),
  /** Writes contacts (all without `ids`) into a file, or into a folder for `vcard-outlook`. */
  exportFile: command({
    input: z.object({ ids: z.array(ContactId).optional(), format: ContactFileFormat, place: Place }),
    output: z.object({ contacts: z.int(), files: z.array(z.object({ place: ShownPlace, bytes: z.int() })) }),
    touches: [],
  }),
};
