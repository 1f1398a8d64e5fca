import { dirname, join } from 'node:path';
import type { ContactColumns, ContactFields, ContactFileFormat, ContactImportItem } from '#contract/contacts.ts';
import { assertNever } from '#contract/result.ts';
import { pathOf } from '#contract/values.ts';
import { findDuplicates, mergeContacts } from '#domain/contacts/merge.ts';
import { proposeColumns, readTable } from '#domain/contacts/read-file.ts';
import {
  type OutgoingContact,
  outgoing,
  writeAddressBook,
  writeContactsCsv,
  writeOutlookCard,
} from '#domain/contacts/write-file.ts';
import { slug } from '#domain/names.ts';
import { uniqueNames } from '../assets/hand-out.ts';
import type { RoomHandlers } from '../door/handlers.ts';
import { checkDestination, makeFolders, refuseDestination } from '../files/destination.ts';
import { writeFileStaged } from '../files/staged.ts';
import { listOrganisations } from '../organisations/handlers.ts';
import { forecastCards, isVcards, itemBeyond, itemBroken, knownIn, readCards, readText, storeCard } from './import-file.ts';
import { takeInPortraits, writePortrait } from './portraits.ts';
import { contactsToMerge, createContact, editContact, getContact, listContacts, mergeInto, removeContact } from './store.ts';

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
    const text = await readText(pathOf(place));
    if (isVcards(text)) return { kind: 'cards', headings: [], columns: {}, rows: [], total: 0 };
    const table = readTable(text);
    return {
      kind: 'table',
      headings: [...table.headings],
      columns: proposeColumns(table),
      rows: table.rows.slice(0, SHOWN_ROWS).map((row) => [...row]),
      total: table.rows.length,
    };
  },
  forecast: async ({ db }, { place, columns }) => {
    const { cards, beyond, broken } = await readCards(pathOf(place), columns as ContactColumns | undefined);
    const items = forecastCards(knownIn(db), cards);
    const count = (outcome: ContactImportItem['outcome']): number => items.filter((item) => item.outcome === outcome).length;
    return {
      imported: count('imported'),
      merged: count('merged'),
      refused: count('refused') + beyond + broken,
      sameName: items.filter(({ sameName }) => sameName).length,
      first: items.slice(0, SHOWN_ROWS),
      notable: items
        .map((item, at) => ({ ...item, row: at + 1 }))
        .filter((item) => item.outcome !== 'imported' || item.sameName)
        .slice(0, MOST_NOTABLE),
    };
  },
  importFile: {
    prepare: async (context, { place, columns }) => {
      const { cards, beyond, broken } = await readCards(pathOf(place), columns as ContactColumns | undefined);
      const portraits = await takeInPortraits(context, cards);
      return ({ db, concerns }) => {
        if (portraits.size === 0) concerns(['contacts', 'organisations', 'history']);
        const known = knownIn(db);
        const items = cards.map((card, at): ContactImportItem => {
          const portrait = portraits.get(at);
          const item = storeCard(db, known, card, portrait ?? null);
          return portrait === undefined ? item : { ...item, portrait: portrait === null ? 'refused' : 'kept' };
        });
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
    prepare: async ({ app, db, library }, { ids, format, place }) => {
      const chosen = ids === undefined ? listContacts(db) : ids.map((id) => getContact(db, id));
      const organisations = new Map(listOrganisations(db).map((one) => [one.id, one]));
      const hasPortraits = format === 'vcard-3' || format === 'vcard-4';
      const contacts: OutgoingContact[] = [];
      for (const contact of chosen) {
        const organisation = contact.organisationId === null ? null : (organisations.get(contact.organisationId) ?? null);
        contacts.push(outgoing(contact, organisation, hasPortraits ? await writePortrait(library, contact, app.now()) : ''));
      }
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

/** More rows that need a look than this nobody reads one by one; their number is told. */
const MOST_NOTABLE = 100;

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
      const names = uniqueNames(contacts.map(({ contact }) => `${slug(contact.name) || 'contact'}.vcf`));
      return contacts.map((one, at) => [names[at] ?? '', writeOutlookCard(one)]);
    }
    default:
      return assertNever(format);
  }
}
