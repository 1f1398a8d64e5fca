import type { ContactDuplicates, ContactFileFormat } from '#contract/contacts.ts';
import { counted } from '../format.ts';

const reasons: Readonly<Record<ContactDuplicates['reason'], string>> = {
  email: 'the same e-mail',
  phone: 'the same number',
  name: 'the same name',
};
const formats: Readonly<Record<ContactFileFormat, string>> = {
  'vcard-3': 'vCard 3.0…',
  'vcard-4': 'vCard 4.0…',
  'vcard-outlook': 'For Outlook, one file each…',
  csv: 'Table (CSV)…',
};

/** What the page of contacts says of merging, exporting and further numbers. */
export const contactWords = {
  people: {
    alike: (n: number) => `${counted(n, 'pair', 'pairs')} may be one`,
    lookAtAlike: 'Look…',
    mergeWith: 'Merge with…',
    mergeTitle: 'Make one contact of these',
    mergeMore:
      'The first one stays; releases, kits and organisations name it from then on. Further numbers and addresses are kept.',
    reasons,
    because: (reason: string) => `They have ${reason}.`,
    keep: (field: string) => `Keep as ${field.toLowerCase()}`,
    result: 'Becomes',
    first: 'Stays',
    merge: 'Merge',
    apart: 'Not now',
    fields: {
      name: 'Name',
      role: 'Role',
      organisationId: 'Organisation',
      hours: 'Hours',
      portraitAssetId: 'Portrait',
    } as Readonly<Record<string, string>>,
    exportAll: 'Export',
    exportOne: 'Export this contact',
    formats,
    exported: (n: number) => `${counted(n, 'contact', 'contacts')} written`,
    hours: 'Hours',
    languages: 'Languages',
    languagesMore: 'Codes such as en, da',
    badLanguages: 'Codes such as en or da, separated by commas.',
    morePhones: 'Further numbers',
    moreEmails: 'Further e-mails',
    morePhonesMore: 'One a line; a word after a comma says what for: +45 33 66 33 66, weekends',
    badLine: 'One a line; the word after a comma has at most 60 letters.',
    more: 'More',
  },
};
