import type { Contact } from '#contract/contacts.ts';
import type { Organisation } from '#contract/organisations.ts';
import { csvCell } from '../exports/files/captions-csv.ts';
import { escapeValue, writeContentLines } from '../exports/files/content-lines.ts';
import { nameParts } from '../exports/files/vcard.ts';
import { cleanLine, cleanText } from '../releases/texts/clean.ts';
import { readPhone } from './phone.ts';

/** A contact with the name of its organisation, or '', and the country by which its numbers are read. */
export interface OutgoingContact {
  readonly contact: Contact;
  readonly organisation: string;
  readonly country: string;
  /** A small JPEG as base64, or ''. */
  readonly portrait: string;
}

/** A contact with what its organisation says, and its portrait (a JPEG as base64, or ''). */
export const outgoing = (contact: Contact, organisation: Organisation | null, portrait = ''): OutgoingContact => ({
  contact,
  organisation: organisation?.name ?? '',
  country: organisation?.country ?? '',
  portrait,
});

/** Contacts as one vCard file, version 3.0 (RFC 2426) or 4.0 (RFC 6350): UTF-8, CRLF, folded at 75 octets, numbers in E.164. */
export const writeAddressBook = (contacts: readonly OutgoingContact[], version: '3.0' | '4.0'): string =>
  contacts.map((one) => writeContentLines(cardLines(one, version))).join('');

function cardLines({ contact, organisation, country, portrait }: OutgoingContact, version: '3.0' | '4.0'): string[] {
  const isNew = version === '4.0';
  const lines = ['BEGIN:VCARD', `VERSION:${version}`, 'PRODID:-//Dateline//Contacts//EN'];
  const add = (property: string, value: string): void => {
    if (value !== '') lines.push(`${property}:${value}`);
  };
  const name = cleanLine(contact.name);
  if (isNew) add('KIND', contact.isDesk ? 'org' : 'individual');
  add('N', contact.isDesk ? `${escapeValue(name)};;;;` : nameParts(name).map(escapeValue).join(';'));
  add('FN', escapeValue(name));
  add('ORG', escapeValue(cleanLine(organisation)));
  if (contact.isDesk && !isNew) lines.push('X-ABShowAs:COMPANY');
  add('TITLE', escapeValue(cleanLine(contact.role)));
  const numbers = [{ phone: contact.phone, label: '' }, ...contact.morePhones].filter(({ phone }) => phone !== '');
  for (const [at, { phone, label }] of numbers.entries()) {
    const e164 = readPhone(phone, country)?.e164;
    const kinds = [label === 'mobile' ? 'cell' : label === 'home' ? 'home' : 'work', 'voice'];
    if (isNew) {
      const kind = `TEL;TYPE="${kinds.join(',')}"${at === 0 ? ';PREF=1' : ''}`;
      add(
        e164 === undefined ? `${kind};VALUE=text` : `${kind};VALUE=uri`,
        e164 === undefined ? escapeValue(phone) : `tel:${e164}`,
      );
    } else add(`TEL;TYPE=${[...kinds, ...(at === 0 ? ['pref'] : [])].join(',').toUpperCase()}`, e164 ?? escapeValue(phone));
  }
  const addresses = [{ email: contact.email, label: '' }, ...contact.moreEmails].filter(({ email }) => email !== '');
  for (const [at, { email, label }] of addresses.entries()) {
    const kind = label === 'home' ? 'home' : 'work';
    if (isNew) add(`EMAIL;TYPE=${kind}${at === 0 ? ';PREF=1' : ''}`, escapeValue(email));
    else add(`EMAIL;TYPE=INTERNET,${kind.toUpperCase()}${at === 0 ? ',PREF' : ''}`, escapeValue(email));
  }
  for (const [at, language] of contact.languages.entries()) add(isNew ? `LANG;PREF=${at + 1}` : 'X-LANG', language);
  add('X-HOURS', escapeValue(cleanLine(contact.hours)));
  add('NOTE', escapeValue(contact.note));
  add(
    isNew ? 'PHOTO' : 'PHOTO;ENCODING=b;TYPE=JPEG',
    portrait === '' ? '' : `${isNew ? 'data:image/jpeg;base64,' : ''}${portrait}`,
  );
  add('UID', `urn:dateline:${contact.id}`);
  lines.push('END:VCARD');
  return lines;
}

/**
 * One contact as vCard 2.1 in the way that Outlook for Windows reads without damage: it takes the first card of a file only, and
 * letters beyond ASCII from quoted-printable with a charset, not from plain UTF-8.
 */
export function writeOutlookCard({ contact, organisation, country }: OutgoingContact): string {
  const lines = ['BEGIN:VCARD', 'VERSION:2.1'];
  const add = (property: string, ...values: string[]): void => {
    if (values.every((value) => value === '')) return;
    const isPlain = values.every((value) => /^[\x20-\x7e]*$/.test(value) && !value.includes('='));
    const value = values.map((part) => part.replace(/[;\\]/g, '\\$&')).join(';');
    if (isPlain) lines.push(`${property}:${value}`);
    else lines.push(...quotedPrintable(`${property};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:`, value));
  };
  const name = cleanLine(contact.name);
  add('N', ...(contact.isDesk ? [name, '', '', '', ''] : nameParts(name)));
  add('FN', name);
  add('ORG', cleanLine(organisation));
  add('TITLE', cleanLine(contact.role));
  const numbers = [{ phone: contact.phone, label: '' }, ...contact.morePhones].filter(({ phone }) => phone !== '');
  for (const { phone, label } of numbers)
    add(
      `TEL;${label === 'mobile' ? 'CELL' : label === 'home' ? 'HOME' : 'WORK'};VOICE`,
      readPhone(phone, country)?.e164 ?? phone,
    );
  const addresses = [contact.email, ...contact.moreEmails.map(({ email }) => email)].filter((email) => email !== '');
  for (const [at, email] of addresses.entries()) add(at === 0 ? 'EMAIL;PREF;INTERNET' : 'EMAIL;INTERNET', email);
  add('NOTE', cleanText(contact.note).replace(/\n/g, '\r\n'));
  return `${[...lines, 'END:VCARD'].join('\r\n')}\r\n`;
}

/** A value as quoted-printable in lines of at most 76 characters; no encoded octet is split. */
function quotedPrintable(head: string, value: string): string[] {
  const lines: string[] = [];
  let line = head;
  for (const character of value) {
    const piece = /[\x21-\x3c\x3e-\x7e ]/.test(character)
      ? character
      : (
          encodeURIComponent(character).match(/%[0-9A-F]{2}/g) ?? [
            `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
          ]
        )
          .map((octet) => octet.replace('%', '='))
          .join('');
    if (line.length + piece.length > 75) {
      lines.push(`${line}=`);
      line = '';
    }
    line += piece;
  }
  return [...lines, line];
}

const HEADINGS = [
  'name',
  'role',
  'organisation',
  'email',
  'phone',
  'further e-mails',
  'further phones',
  'languages',
  'hours',
  'note',
] as const;

/** Contacts as a table after RFC 4180 that this program reads back: UTF-8 with byte order mark, CRLF, every cell quoted, none that a spreadsheet would run. */
export function writeContactsCsv(contacts: readonly OutgoingContact[]): string {
  const labelled = (text: string, label: string): string => (label === '' ? text : `${text} [${label}]`);
  const rows: (readonly string[])[] = [
    HEADINGS,
    ...contacts.map(({ contact, organisation }) => [
      contact.name,
      contact.role,
      organisation,
      contact.email,
      contact.phone,
      contact.moreEmails.map(({ email, label }) => labelled(email, label)).join('; '),
      contact.morePhones.map(({ phone, label }) => labelled(phone, label)).join('; '),
      contact.languages.join('; '),
      contact.hours,
      contact.note,
    ]),
  ];
  return `\ufeff${rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}
