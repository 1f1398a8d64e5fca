import type { Contact } from '#contract/contacts.ts';
import type { Organisation } from '#contract/organisations.ts';
import { inUtc } from '../../dates.ts';
import { cleanLine } from '../../releases/texts/clean.ts';
import { dialable } from '../../releases/texts/links.ts';
import { stableSlug } from '../../releases/texts/slug.ts';
import { escapeValue, writeContentLines } from './content-lines.ts';

/** Words that belong to the family name behind them: Ursula von der Leyen. */
const PARTICLES = new Set([
  'af',
  'al',
  'bin',
  'da',
  'de',
  'del',
  'den',
  'der',
  'di',
  'do',
  'dos',
  'du',
  'el',
  'la',
  'le',
  'ten',
  'ter',
  'van',
  'von',
  'zu',
]);

/** A contact of a kit; `mark` tells it from others of the same name there. */
export interface VcardContact extends Contact {
  readonly mark?: string;
}

/** Contacts with a mark where names clash: e-mail, else telephone, else the place among the namesakes; no library's ids. */
export function withMarks(contacts: readonly Contact[]): VcardContact[] {
  const nameOf = (contact: Contact): string => stableSlug(cleanLine(contact.name));
  const byName = Map.groupBy(contacts, nameOf);
  return contacts.map((contact) => {
    const namesakes = byName.get(nameOf(contact)) ?? [];
    if (new Set(namesakes.map(({ id }) => id)).size < 2) return contact;
    const own = reachOf(contact);
    const alike = namesakes.filter((other) => reachOf(other) === own);
    const place = alike.findIndex(({ id }) => id === contact.id) + 1;
    return { ...contact, mark: [own, place > 1 || own === '' ? String(place) : ''].filter((part) => part !== '').join('-') };
  });
}

const reachOf = (contact: Contact): string => stableSlug(contact.email) || stableSlug(contact.phone);

/**
 * One contact as a vCard 3.0 file, the version every address book reads: UTF-8, CRLF, folded at 75 octets. `rev` is the
 * kit's instant. A desk has no title and shows as a company. The same contact of the same organisation gets the same UID
 * from every library; organisation null leaves ORG out.
 */
export function writeVcard(contact: VcardContact, organisation: Organisation | null, options: { readonly rev: string }): string {
  const name = cleanLine(contact.name);
  const sender = cleanLine(organisation?.name ?? '');
  const lines = ['BEGIN:VCARD', 'VERSION:3.0', 'PRODID:-//Dateline//Press kit//EN'];
  const add = (property: string, value: string) => {
    if (value !== '') lines.push(`${property}:${value}`);
  };
  add('N', contact.isDesk ? `${escapeValue(name)};;;;` : nameParts(name).map(escapeValue).join(';'));
  add('FN', escapeValue(contact.isDesk ? deskName(name, sender) : name));
  add('ORG', escapeValue(sender));
  if (contact.isDesk) lines.push('X-ABShowAs:COMPANY');
  else add('TITLE', escapeValue(contact.role));
  add('TEL;TYPE=WORK,VOICE', dialable(contact.phone) ?? escapeValue(contact.phone));
  add('EMAIL;TYPE=INTERNET,WORK', escapeValue(contact.email));
  add('CATEGORIES', 'Press');
  add('NOTE', escapeValue(contact.note));
  add('REV', inUtc(options.rev));
  add('UID', contactUid(name, sender, contact.mark ?? ''));
  lines.push('END:VCARD');
  return writeContentLines(lines);
}

/** Family, given and further names, prefix and suffix, as N wants them; a single word is taken as the family name. */
export function nameParts(name: string): readonly string[] {
  const words = name.split(/\s+/);
  if (words.length < 2) return [name, '', '', '', ''];
  let family = words.length - 1;
  while (family > 1 && PARTICLES.has((words[family - 1] ?? '').toLowerCase())) family -= 1;
  return [words.slice(family).join(' '), words[0] ?? '', words.slice(1, family).join(' '), '', ''];
}

/** A desk alone would read 'Press office' in an address book that knows a hundred of them. */
function deskName(name: string, sender: string): string {
  return sender === '' || name.toLowerCase().includes(sender.toLowerCase()) ? name : `${sender}, ${name}`;
}

function contactUid(name: string, sender: string, mark: string): string {
  return ['urn:dateline:contact', stableSlug(sender), stableSlug(name), mark].filter((part) => part !== '').join(':');
}
