import type { ContactColumn, ContactColumns } from '#contract/contacts.ts';
import { decodeQuotedPrintable } from './quoted-printable.ts';

/** What one card or line of a contacts file says; empty strings where it says nothing. */
export interface ReadCard {
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  readonly email: string;
  readonly phone: string;
  /** Further addresses and numbers, each with its kind as far as the file names one. */
  readonly moreEmails: readonly { readonly email: string; readonly label: string }[];
  readonly morePhones: readonly { readonly phone: string; readonly label: string }[];
  /** BCP 47, lower case. */
  readonly languages: readonly string[];
  readonly hours: string;
  readonly note: string;
  readonly isDesk: boolean;
  /** The portrait that a card carries as base64, without blanks; null where it has none or one at an address, which is not fetched. */
  readonly photo: string | null;
}

/** A portrait of more base64 letters than this (some 2 MB) is somebody's mistake; it reads as the empty text, which is no picture. */
const LARGEST_PHOTO = 2_800_000;

/** More cards than this in one file are not read (issue 5 speaks of 10,000). */
const MOST_CARDS = 10_000;

/** The cards of a file, how many more it has than are read at once, and how many began and never ended. */
export interface ReadFile {
  readonly cards: readonly ReadCard[];
  readonly beyond: number;
  readonly broken: number;
}

/** One property of a card: its value as it stands, and the kinds it is for. */
interface Property {
  readonly value: string;
  readonly kinds: readonly string[];
  readonly isBase64: boolean;
}

/**
 * Reads vCards 2.1 to 4.0: unfolds lines, decodes quoted-printable, undoes escapes, takes FN (or N), TITLE (or ROLE), ORG, every
 * EMAIL and TEL with its kind (the preferred first), LANG, hours, NOTE and a PHOTO that it carries. A card without END is broken and counted.
 */
export function readVcards(text: string): ReadFile {
  const cards: ReadCard[] = [];
  let [beyond, broken] = [0, 0];
  let card: Map<string, Property[]> | null = null;
  for (const line of contentLines(text)) {
    const colon = colonOf(line);
    if (colon < 0) continue;
    const [first = '', ...parameters] = line.slice(0, colon).split(';');
    const name = first.replace(/^.*\./, '').toUpperCase();
    const raw = line.slice(colon + 1).trim();
    if (name === 'BEGIN' && raw.toUpperCase() === 'VCARD') {
      if (card !== null) broken++;
      card = new Map();
    } else if (name === 'END' && card !== null) {
      if (cards.length < MOST_CARDS) cards.push(toCard(card));
      else beyond++;
      card = null;
    } else if (card !== null) {
      const charset = parameters.find((parameter) => /^charset=/i.test(parameter))?.slice('charset='.length) ?? '';
      const value = isQuotedPrintable(line) ? decodeQuotedPrintable(raw, charset).replace(/\r\n?/g, '\n') : raw;
      const known = card.get(name) ?? [];
      if (known.length < MOST_OF_ONE)
        card.set(name, [...known, { value, kinds: kindsOf(parameters), isBase64: parameters.some(saysBase64) }]);
    }
  }
  return { cards, beyond, broken: broken + (card === null ? 0 : 1) };
}

/** More telephone numbers or addresses than this of one person are somebody's mistake. */
const MOST_OF_ONE = 40;

/** The colon behind a property's name and parameters; one inside quotes belongs to a parameter. */
function colonOf(line: string): number {
  const plain = line.indexOf(':');
  if (!line.slice(0, plain).includes('"')) return plain;
  return /^(?:[^":]|"[^"]*")*/.exec(line)?.[0].length ?? plain;
}

const kindsOf = (parameters: readonly string[]): string[] =>
  parameters.flatMap((parameter) => {
    const [key = '', value] = parameter.split('=');
    if (value === undefined) return [key.toLowerCase()];
    if (key.toUpperCase() === 'PREF') return value === '1' ? ['pref'] : [];
    return key.toUpperCase() === 'TYPE' ? value.replace(/"/g, '').toLowerCase().split(',') : [];
  });

const saysBase64 = (parameter: string): boolean => /^(?:encoding=)?(?:b|base64)$/i.test(parameter);

const isQuotedPrintable = (line: string): boolean => /^[^:]*;(encoding=)?quoted-printable[;:]/i.test(line);

/** The lines of a vCard, folded ones joined: by a blank at the start of the next, or in quoted-printable by `=` at the end. */
function contentLines(text: string): string[] {
  const lines: string[] = [];
  let last = '';
  let isOpen = false;
  // Asked of the first line of a property alone: a portrait is one property of many thousand lines.
  let isSoft = false;
  for (const line of text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')) {
    if (isOpen) last = last.slice(0, -1) + line;
    else if (/^[ \t]/.test(line)) last += line.slice(1);
    else {
      lines.push(last);
      last = line;
      isSoft = isQuotedPrintable(line);
    }
    isOpen = isSoft && line.endsWith('=');
  }
  return [...lines, last];
}

function toCard(card: ReadonlyMap<string, readonly Property[]>): ReadCard {
  const first = (name: string): string => card.get(name)?.[0]?.value ?? '';
  const [family = '', given = '', middle = ''] = fieldsOf(first('N'));
  // The preferred comes first; the order of the file stays otherwise.
  const ordered = (name: string): Property[] =>
    (card.get(name) ?? []).toSorted((one, other) => Number(other.kinds.includes('pref')) - Number(one.kinds.includes('pref')));
  const emails = ordered('EMAIL')
    .map(({ value, kinds }) => ({ email: unescapeText(value.replace(/^mailto:/i, '')), label: labelOf(kinds) }))
    .filter(({ email }) => email !== '');
  const phones = ordered('TEL')
    .filter(({ kinds }) => !kinds.includes('fax'))
    .map(({ value, kinds }) => ({ phone: unescapeText(value.replace(/^tel:/i, '')), label: labelOf(kinds) }))
    .filter(({ phone }) => phone !== '');
  return {
    name: unescapeText(first('FN')) || [given, middle, family].filter((part) => part !== '').join(' '),
    role: unescapeText(first('TITLE') || first('ROLE')),
    organisation: fieldsOf(first('ORG'))[0] ?? '',
    email: emails[0]?.email ?? '',
    phone: phones[0]?.phone ?? '',
    moreEmails: emails.slice(1),
    morePhones: phones.slice(1),
    languages: languagesOf([...(card.get('LANG') ?? []), ...(card.get('X-LANG') ?? [])].map(({ value }) => value).join(';')),
    hours: unescapeText(first('X-HOURS')),
    note: unescapeText(first('NOTE')),
    isDesk: /^(company|org)$/i.test(first('X-ABSHOWAS') || first('KIND')),
    photo: photoOf(card.get('PHOTO')?.[0]),
  };
}

/** The bytes of a PHOTO: base64 as 2.1 and 3.0 say it by a parameter, or a data address as 4.0 has it. */
function photoOf(property: Property | undefined): string | null {
  if (property === undefined) return null;
  const [, inAddress] = /^data:[^,]{0,200};base64,(.*)$/is.exec(property.value) ?? [];
  const base64 = inAddress ?? (property.isBase64 ? property.value : null);
  if (base64 === null) return null;
  return base64.length > LARGEST_PHOTO ? '' : base64.replace(/\s+/g, '');
}

/** What a kind is called in a label; kinds that say nothing (voice, internet, work) give none. */
const labelOf = (kinds: readonly string[]): string =>
  kinds.includes('cell')
    ? 'mobile'
    : kinds.includes('home')
      ? 'home'
      : (kinds.find((kind) => kind.startsWith('x-'))?.slice(2) ?? '');

const languagesOf = (text: string): string[] => [
  ...new Set(
    text
      .toLowerCase()
      .split(/[;,\s]+/)
      .filter((tag) => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(tag)),
  ),
];

const unescapeText = (text: string): string =>
  text.replace(/\\([\\;,nN])/g, (_, mark: string) => (mark.toLowerCase() === 'n' ? '\n' : mark)).trim();

const fieldsOf = (text: string): string[] =>
  (text.match(/(?:\\.|[^;\\])*(?:;|$)/g) ?? []).map((part) => unescapeText(part.replace(/;$/, '')));

/** Header words by field, lower case, in the languages of our users. */
const COLUMNS: Readonly<Record<ContactColumn, readonly string[]>> = {
  name: ['name', 'full name', 'navn', 'contact', 'namn', 'nom', 'nombre', 'naam', 'display name'],
  givenName: ['first name', 'given name', 'fornavn', 'vorname', 'prénom', 'nombre de pila', 'förnamn', 'voornaam'],
  familyName: [
    'last name',
    'family name',
    'surname',
    'efternavn',
    'etternavn',
    'nachname',
    'nom de famille',
    'apellidos',
    'efternamn',
    'achternaam',
  ],
  role: ['role', 'title', 'job title', 'titel', 'stilling', 'rolle', 'funktion', 'fonction', 'cargo', 'functie'],
  organisation: [
    'organisation',
    'organization',
    'company',
    'firma',
    'virksomhed',
    'företag',
    'société',
    'empresa',
    'organisatie',
  ],
  email: ['email', 'e-mail', 'mail', 'e-mail address', 'email address', 'e-post', 'courriel', 'correo'],
  phone: ['phone', 'telephone', 'mobile', 'telefon', 'mobil', 'tlf', 'téléphone', 'teléfono', 'telefoon', 'business phone'],
  moreEmails: ['more e-mails', 'further e-mails'],
  morePhones: ['more phones', 'further phones'],
  languages: ['languages', 'language', 'sprog', 'sprachen', 'langues', 'idiomas', 'språk', 'talen'],
  hours: ['hours', 'office hours', 'telefontid', 'sprechzeiten', 'horaires', 'horario', 'telefontid', 'openingstijden'],
  note: ['note', 'notes', 'comment', 'bemærkning', 'notiz'],
};

/** A table as its headings and rows. */
export interface ReadTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads CSV with a header line: comma, semicolon or tab (whichever the header has most of), quoted cells, a BOM. Empty rows are left out. */
export function readTable(text: string): ReadTable {
  const body = text.replace(/^\uFEFF/, '');
  const header = body.slice(0, (body.indexOf('\n') + 1 || body.length + 1) - 1);
  const separator =
    [',', ';', '\t'].map((mark) => ({ mark, count: header.split(mark).length })).sort((a, b) => b.count - a.count)[0]?.mark ??
    ',';
  const [headings = [], ...rows] = parseCsv(body, separator);
  return { headings: headings.map((cell) => cell.trim()), rows: rows.filter((row) => row.some((value) => value.trim() !== '')) };
}

/** Of the cells of a column so many have to look alike: tables hold slips. */
const MOSTLY = 0.7;

/** Rows that are looked at to tell what a column without a telling name holds. */
const LOOKED_AT = 50;

/** Which heading fills which field, told by the heading's name; the first that fits. */
export function guessColumns({ headings }: ReadTable): ContactColumns {
  const columns: ContactColumns = {};
  for (const field of Object.keys(COLUMNS) as ContactColumn[]) {
    const heading = headings.find((cell) => COLUMNS[field].includes(cell.toLowerCase()));
    if (heading !== undefined) columns[field] = heading;
  }
  return columns;
}

/** The same, and where no heading names addresses or numbers the first column that holds little else: a guess for a person to see. */
export function proposeColumns(table: ReadTable): ContactColumns {
  const { headings, rows } = table;
  const columns = guessColumns(table);
  const looksLike: readonly [ContactColumn, RegExp][] = [
    ['email', /^[^\s@]+@[^\s@]+\.[^\s@.]+$/],
    ['phone', /^'?\+?[\d ()/.-]{6,24}$/],
  ];
  for (const [field, pattern] of looksLike) {
    if (columns[field] !== undefined) continue;
    const taken = new Set(Object.values(columns));
    const heading = headings.find((one, at) => {
      const cells = rows.slice(0, LOOKED_AT).flatMap((row) => row[at]?.trim() || []);
      const fitting = cells.filter((cell) => pattern.test(cell)).length;
      return one !== '' && !taken.has(one) && fitting > 0 && fitting >= MOSTLY * cells.length;
    });
    if (heading !== undefined) columns[field] = heading;
  }
  return columns;
}

/** Takes contacts from a table by the columns given, or by those its headings name. A table without names and addresses has none. */
export function readContactsCsv(text: string, given?: ContactColumns): ReadFile {
  const table = readTable(text);
  const columns = given ?? guessColumns(table);
  if ([columns.name, columns.givenName, columns.familyName, columns.email].every((one) => one === undefined))
    return { cards: [], beyond: 0, broken: 0 };
  const places = new Map(
    Object.entries(columns).map(([field, heading]) => [
      field,
      table.headings.findIndex((cell) => cell.toLowerCase() === heading.trim().toLowerCase()),
    ]),
  );
  const cell = (row: readonly string[], field: ContactColumn): string =>
    (row[places.get(field) ?? -1] ?? '').replace(/^'(?=[=+\-@])/, '').trim();
  const parts = (row: readonly string[], field: ContactColumn): { text: string; label: string }[] =>
    cell(row, field)
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => {
        const [, said = part, label = ''] = /^(.*?)\s*\[([^\]]*)\]$/.exec(part) ?? [];
        return { text: said, label };
      });
  const cards = table.rows.slice(0, MOST_CARDS).map((row) => ({
    name:
      cell(row, 'name') ||
      [cell(row, 'givenName'), cell(row, 'familyName')].filter((part) => part !== '').join(' ') ||
      cell(row, 'email'),
    role: cell(row, 'role'),
    organisation: cell(row, 'organisation'),
    email: cell(row, 'email'),
    phone: cell(row, 'phone'),
    moreEmails: parts(row, 'moreEmails').map(({ text: email, label }) => ({ email, label })),
    morePhones: parts(row, 'morePhones').map(({ text: phone, label }) => ({ phone, label })),
    languages: languagesOf(cell(row, 'languages')),
    hours: cell(row, 'hours'),
    note: cell(row, 'note'),
    isDesk: false,
    photo: null,
  }));
  return { cards, beyond: table.rows.length - cards.length, broken: 0 };
}

/** RFC 4180: quoted cells may hold separators, doubled quotes and line breaks. */
function parseCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const letter = text[index] ?? '';
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[index + 1] === '"') {
        cell += '"';
        index++;
      } else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === separator) {
      row.push(cell);
      cell = '';
    } else if (letter === '\n') {
      rows.push([...row, cell.replace(/\r$/, '')]);
      row = [];
      cell = '';
    } else cell += letter;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell.replace(/\r$/, '')]);
  return rows;
}
