import { formatDateLong, formatInstant, formatUtcTime, zoneAbbreviation } from '../../dates.ts';
import { cleanLine, cleanText } from '../../releases/texts/clean.ts';
import { balanced, isolated } from '../../releases/texts/direction.ts';

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
  /** The terms of use, a paragraph each. */
  readonly terms: readonly string[];
  readonly contacts: readonly { readonly name: string; readonly role: string; readonly phone: string; readonly email: string }[];
  /** Whether the kit carries a signature beside its checksums. */
  readonly isSigned: boolean;
}

const WIDTH = 80;

/** README.txt of a kit: plain words, CRLF, lines of at most 80 characters save where one word or a command is longer. */
export function writeReadme(kit: KitReadme): string {
  const sections = [opening(kit), embargo(kit), note(kit), start(kit), folders(kit), terms(kit), contacts(kit), genuine(kit)];
  const text = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  return `${text}\n`.replace(/\n/g, '\r\n');
}

/** A text broken at spaces into lines of at most `width` characters; each after the first starts with the indent. */
export function wrapText(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' || line === indent ? `${line}${word}` : `${line} ${word}`;
    if ([...longer].length > width && line !== '' && line !== indent) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = longer;
  }
  return line.trim() === '' ? lines : [...lines, line];
}

function opening(kit: KitReadme): string[] {
  const facts = [
    isolated(cleanLine(kit.organisation)),
    kit.date === '' ? '' : formatDateLong(kit.date, 'en'),
    `version ${kit.version}`,
  ];
  return [
    'PRESS KIT',
    ...wrapText(balanced(cleanLine(kit.title)), WIDTH),
    ...wrapText(facts.filter((fact) => fact !== '').join(', '), WIDTH),
  ];
}

function embargo({ embargo: held }: KitReadme): string[] {
  if (held === null) return [];
  const local = formatInstant(held.until, held.timeZone, 'en');
  const isUtc = zoneAbbreviation(held.until, held.timeZone) === 'UTC';
  const instant = isUtc ? local : `${local} (${formatUtcTime(held.until, held.timeZone, 'en')})`;
  return [
    ...wrapText(`EMBARGOED UNTIL ${instant}`.toUpperCase(), WIDTH),
    ...wrapText('Please do not publish, broadcast or post anything in this kit before then.', WIDTH),
  ];
}

function note(kit: KitReadme): string[] {
  const lines = balanced(cleanText(kit.note))
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .split('\n')
    .flatMap((line) => (line.trim() === '' ? [''] : wrapText(line, WIDTH)));
  return kit.note.trim() === '' ? [] : ['A NOTE FROM THE SENDER', ...lines];
}

function start(kit: KitReadme): string[] {
  return ['START HERE', ...wrapText(`Open ${kit.startPage} in any browser. It works without a network connection.`, WIDTH)];
}

function folders(kit: KitReadme): string[] {
  if (kit.folders.length === 0) return [];
  const column = Math.max(...kit.folders.map(({ name }) => [...name].length)) + 3;
  const rows = kit.folders.flatMap(({ name, sentence }) => {
    const [first = '', ...rest] = wrapText(cleanLine(sentence), Math.max(WIDTH - column, 30));
    return [`${name.padEnd(column)}${first}`.trimEnd(), ...rest.map((line) => `${' '.repeat(column)}${line}`)];
  });
  return ['IN THIS FOLDER', ...rows];
}

function terms(kit: KitReadme): string[] {
  const lines = kit.terms.flatMap((term) => balanced(cleanText(term)).split('\n')).flatMap((line) => wrapText(line, WIDTH));
  return lines.length === 0 ? [] : ['USING IT', ...lines];
}

function contacts(kit: KitReadme): string[] {
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
  return ['QUESTIONS', cards.join('\n\n')];
}

function genuine(kit: KitReadme): string[] {
  const signature = `Signature:      see "Verify this kit" at the end of ${kit.startPage}`;
  return [
    'IS IT GENUINE?',
    'macOS, Linux:   shasum -a 256 -c verify/SHA256SUMS.txt',
    kit.isSigned ? signature : `Windows:        see "Verify this kit" at the end of ${kit.startPage}`,
    ...wrapText('This kit contains no programs, scripts or macros. If you find one, it is not ours.', WIDTH),
  ];
}
