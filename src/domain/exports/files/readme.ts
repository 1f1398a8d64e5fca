import { formatDateLong, formatInstant, formatUtcTime, zoneAbbreviation } from '../../dates.ts';
import { cleanLine, cleanText } from '../../releases/texts/clean.ts';
import { balanced, isolated } from '../../releases/texts/direction.ts';
import { type Words, wordsFor } from '../page/words.ts';

/** What README.txt says about a kit. Texts that are not known are ''; the file leaves them out. */
export interface KitReadme {
  readonly title: string;
  readonly organisation: string;
  /** YYYY-MM-DD, or ''. */
  readonly date: string;
  readonly version: number;
  readonly embargo: { readonly until: string; readonly timeZone: string } | null;
  /** What the sender says to whoever gets the kit; '' for nothing. */
  readonly note: string;
  /** The page to open first, 'START-HERE.html' in a zip. */
  readonly startPage: string;
  /** Folders and files at the root, in order, with one sentence each on what is in them. */
  readonly folders: readonly { readonly name: string; readonly sentence: string }[];
  /** Of the words around; what does not say it in English says what counts once more in English, for whoever cannot read it. */
  readonly language: string;
  /** The terms of use, a paragraph each. */
  readonly terms: readonly string[];
  readonly contacts: readonly { readonly name: string; readonly role: string; readonly phone: string; readonly email: string }[];
  /** Whether the kit carries a signature beside its checksums. */
  readonly isSigned: boolean;
}

const WIDTH = 80;

/** README.txt of a kit: plain words, CRLF, lines of at most 80 characters save where one word or a command is longer. */
export function writeReadme(kit: KitReadme): string {
  const words = wordsFor(kit.language);
  const said: Said = { kit, words, english: wordsFor('en') };
  const sections = [opening, embargo, note, start, folders, terms, contacts, genuine, inEnglish].map((part) => part(said));
  const text = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  return `${text}\n`.replace(/\n/g, '\r\n');
}

/** White space but that which holds words together, as before a French colon. */
const BREAKS = /[^\S\u00a0\u202f]+/;

/** A text broken at spaces into lines of at most `width` characters; each after the first starts with the indent. */
export function wrapText(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(BREAKS)) {
    const longer = line === '' || line === indent ? `${line}${word}` : `${line} ${word}`;
    if ([...longer].length > width && line !== '' && line !== indent) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = longer;
  }
  return line.trim() === '' ? lines : [...lines, line];
}

/** A kit and the words to say it in. */
interface Said {
  readonly kit: KitReadme;
  readonly words: Words;
  readonly english: Words;
}

const heading = (text: string, { locale }: Words): string => text.toLocaleUpperCase(locale);
const namingPage = (text: string, { startPage }: KitReadme): string => text.replace('{page}', () => startPage);

function opening({ kit, words }: Said): string[] {
  const facts = [isolated(cleanLine(kit.organisation)), kit.date === '' ? '' : formatDateLong(kit.date, words.locale)];
  return [
    heading(`${words.pressKit}, ${words.version(kit.version)}`, words),
    ...wrapText(balanced(cleanLine(kit.title)), WIDTH),
    ...wrapText(facts.filter((fact) => fact !== '').join(', '), WIDTH),
  ];
}

function embargo({ kit: { embargo: held }, words }: Said): string[] {
  if (held === null) return [];
  const local = formatInstant(held.until, held.timeZone, words.locale);
  const isUtc = zoneAbbreviation(held.until, held.timeZone) === 'UTC';
  const instant = isUtc ? local : `${local} (${formatUtcTime(held.until, held.timeZone, words.locale)})`;
  return [...wrapText(heading(words.status.line(instant), words), WIDTH), ...wrapText(words.readme.plea, WIDTH)];
}

function note({ kit, words }: Said): string[] {
  const lines = balanced(cleanText(kit.note))
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .split('\n')
    .flatMap((line) => (line.trim() === '' ? [''] : wrapText(line, WIDTH)));
  return kit.note.trim() === '' ? [] : [heading(words.note, words), ...lines];
}

const start = ({ kit, words }: Said): string[] => wrapText(namingPage(words.readme.open, kit), WIDTH);

function folders({ kit, words }: Said): string[] {
  if (kit.folders.length === 0) return [];
  const column = Math.max(...kit.folders.map(({ name }) => [...name].length)) + 3;
  const rows = kit.folders.flatMap(({ name, sentence }) => {
    const [first = '', ...rest] = wrapText(cleanLine(sentence), Math.max(WIDTH - column, 30));
    return [`${name.padEnd(column)}${first}`.trimEnd(), ...rest.map((line) => `${' '.repeat(column)}${line}`)];
  });
  return [heading(words.readme.here, words), ...rows];
}

function terms({ kit, words }: Said): string[] {
  const lines = kit.terms.flatMap((term) => balanced(cleanText(term)).split('\n')).flatMap((line) => wrapText(line, WIDTH));
  return lines.length === 0 ? [] : [heading(words.readme.terms, words), ...lines];
}

function contacts({ kit, words }: Said): string[] {
  if (kit.contacts.length === 0) return [];
  const cards = kit.contacts.map(({ name, role, phone, email }) => {
    const who = [name, role]
      .map((text) => isolated(cleanLine(text)))
      .filter((text) => text !== '')
      .join(', ');
    return [...wrapText(who, WIDTH), balanced(cleanLine(phone)), balanced(cleanLine(email))]
      .filter((line) => line !== '')
      .join('\n');
  });
  return [heading(words.contacts, words), cards.join('\n\n')];
}

function genuine({ kit, words }: Said): string[] {
  const { windows, windowsSigned, programs } = words.readme;
  return [
    heading(words.verify, words),
    'macOS, Linux: shasum -a 256 -c verify/SHA256SUMS.txt',
    ...wrapText(namingPage(kit.isSigned ? windowsSigned : windows, kit), WIDTH),
    ...wrapText(programs, WIDTH),
  ];
}

/** What nobody may miss, once more in English, in a kit whose own words are in another language. */
function inEnglish({ kit, words, english }: Said): string[] {
  if (words === english) return [];
  const said: Said = { kit, words: english, english };
  return ['IN ENGLISH', ...embargo(said), ...start(said), ...wrapText(english.readme.programs, WIDTH)];
}
