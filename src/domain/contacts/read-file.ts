import { decodeQuotedPrintable } from './quoted-printable.ts';

/** What one card or line of a contacts file says; empty strings where it says nothing. */
export interface ReadCard {
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  readonly email: string;
  readonly phone: string;
  readonly note: string;
}

/** More cards than this in one file are not read (issue 5 speaks of 10,000). */
const MOST_CARDS = 10_000;

/** The cards of a file, and how many more it has than are read at once. */
export interface ReadFile {
  readonly cards: readonly ReadCard[];
  readonly beyond: number;
}

/**
 * Reads vCards 2.1 to 4.0: unfolds lines, decodes quoted-printable, undoes escapes, takes FN (or N), TITLE, ORG, the first
 * EMAIL, TEL and NOTE.
 */
export function readVcards(text: string): ReadFile {
  const cards: ReadCard[] = [];
  let beyond = 0;
  let card: Record<string, string> | null = null;
  for (const line of contentLines(text)) {
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    const [first = '', ...parameters] = line.slice(0, colon).split(';');
    const name = first.replace(/^.*\./, '').toUpperCase();
    const raw = line.slice(colon + 1).trim();
    if (name === 'BEGIN' && raw.toUpperCase() === 'VCARD') card = {};
    else if (name === 'END' && card !== null) {
      if (cards.length < MOST_CARDS) cards.push(toCard(card));
      else beyond++;
      card = null;
    } else if (card !== null && card[name] === undefined) {
      const charset = parameters.find((parameter) => /^charset=/i.test(parameter))?.slice('charset='.length) ?? '';
      card[name] = isQuotedPrintable(line) ? decodeQuotedPrintable(raw, charset).replace(/\r\n?/g, '\n') : raw;
    }
  }
  return { cards, beyond };
}

const isQuotedPrintable = (line: string): boolean => /^[^:]*;(encoding=)?quoted-printable[;:]/i.test(line);

/** The lines of a vCard, folded ones joined: by a blank at the start of the next, or in quoted-printable by `=` at the end. */
function contentLines(text: string): string[] {
  const lines: string[] = [];
  let last = '';
  let isOpen = false;
  for (const line of text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')) {
    if (isOpen) last = last.slice(0, -1) + line;
    else if (/^[ \t]/.test(line)) last += line.slice(1);
    else {
      lines.push(last);
      last = line;
    }
    isOpen = last.endsWith('=') && isQuotedPrintable(last);
  }
  return [...lines, last];
}

const toCard = (card: Record<string, string>): ReadCard => {
  const [family = '', given = '', middle = ''] = fieldsOf(card.N ?? '');
  return {
    name: unescapeText(card.FN ?? '') || [given, middle, family].filter((part) => part !== '').join(' '),
    role: unescapeText(card.TITLE ?? ''),
    organisation: fieldsOf(card.ORG ?? '')[0] ?? '',
    email: (card.EMAIL ?? '').replace(/^mailto:/i, ''),
    phone: (card.TEL ?? '').replace(/^tel:/i, ''),
    note: unescapeText(card.NOTE ?? ''),
  };
};

const unescapeText = (text: string): string =>
  text.replace(/\\([\\;,nN])/g, (_, mark: string) => (mark.toLowerCase() === 'n' ? '\n' : mark)).trim();

const fieldsOf = (text: string): string[] =>
  (text.match(/(?:\\.|[^;\\])*(?:;|$)/g) ?? []).map((part) => unescapeText(part.replace(/;$/, '')));

/** Header words by field, lower case, in the languages of our users. */
const COLUMNS: Readonly<Record<keyof ReadCard, readonly string[]>> = {
  name: ['name', 'full name', 'navn', 'contact', 'namn', 'nom', 'nombre', 'naam'],
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
  phone: ['phone', 'telephone', 'mobile', 'telefon', 'mobil', 'tlf', 'téléphone', 'teléfono', 'telefoon'],
  note: ['note', 'notes', 'comment', 'bemærkning', 'notiz'],
};

/** Reads CSV with a header line: comma, semicolon or tab (whichever the header has most of), quoted cells, a BOM. Columns are found by their names. */
export function readContactsCsv(text: string): ReadFile {
  const body = text.replace(/^\uFEFF/, '');
  const header = body.slice(0, (body.indexOf('\n') + 1 || body.length + 1) - 1);
  const separator =
    [',', ';', '\t'].map((mark) => ({ mark, count: header.split(mark).length })).sort((a, b) => b.count - a.count)[0]?.mark ??
    ',';
  const [names = [], ...rows] = parseCsv(body, separator);
  const columnOf = (field: keyof ReadCard): number =>
    names.findIndex((cell) => COLUMNS[field].includes(cell.trim().toLowerCase()));
  const columns = {
    name: columnOf('name'),
    role: columnOf('role'),
    organisation: columnOf('organisation'),
    email: columnOf('email'),
    phone: columnOf('phone'),
    note: columnOf('note'),
  };
  if (columns.name < 0 && columns.email < 0) return { cards: [], beyond: 0 };
  const cell = (row: readonly string[], column: number): string =>
    column < 0 ? '' : (row[column] ?? '').replace(/^'(?=[=+\-@])/, '').trim();
  const filled = rows.filter((row) => row.some((value) => value.trim() !== ''));
  const cards = filled.slice(0, MOST_CARDS).map((row) => ({
    name: cell(row, columns.name) || cell(row, columns.email),
    role: cell(row, columns.role),
    organisation: cell(row, columns.organisation),
    email: cell(row, columns.email),
    phone: cell(row, columns.phone),
    note: cell(row, columns.note),
  }));
  return { cards, beyond: filled.length - cards.length };
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
