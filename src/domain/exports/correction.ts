import type { KitChange, KitDiff } from '#contract/comparing.ts';
import { cleanLine } from '../releases/texts/clean.ts';
import { wrapText } from './files/readme.ts';

/** So long may a quoted text be before it is cut, in characters: a notice is read on a telephone. */
const QUOTED = 400;

/** One change as a sentence. */
export function sentenceOf({ kind, what, was, is }: KitChange): string {
  const [old, now] = [quoted(was), quoted(is)];
  switch (kind) {
    case 'release': {
      if (was === '') return `The release has a new paragraph: ${now}`;
      return is === '' ? `The release no longer says: ${old}` : `The release says ${now} where it said ${old}`;
    }
    case 'figure':
      return is === '' ? `A figure was taken out: ${old}` : `A figure is new: ${now}`;
    case 'quote':
      return is === '' ? `A quote was taken out: ${old}` : `A quote is new: ${now}`;
    case 'picture':
    case 'contact': {
      const thing = kind === 'picture' ? 'Picture' : 'Contact';
      if (is === 'new' && was === '') return `${thing} ${quoted(what)} is new.`;
      if (is === '' && was === 'in the kit') return `${thing} ${quoted(what)} was taken out. Please do not use it any more.`;
      return `${thing} ${cleanLine(what)} is ${now || 'empty'}, was ${old || 'empty'}`;
    }
    case 'kit':
    case 'signature':
      return `${what}: ${now || 'none'}, was ${old || 'none'}`;
  }
}

const quoted = (text: string): string => {
  const line = cleanLine(text);
  if (line === '') return '';
  return `“${line.length > QUOTED ? `${line.slice(0, QUOTED).trimEnd()} …` : line}”`;
};

/** The sentences of a comparison, the most telling first; files that no sentence is about are counted. */
export function wordsOf(diff: Omit<KitDiff, 'words'>): string[] {
  if (diff.isIdentical) return ['The two zips are the same to the byte.'];
  const files = [
    count(diff.added.length, 'file is new', 'files are new'),
    count(diff.removed.length, 'file was taken out', 'files were taken out'),
    count(diff.renamed.length, 'file has another name', 'files have other names'),
    count(diff.changed.length, 'file was changed', 'files were changed'),
  ].filter((part) => part !== '');
  return [
    ...(diff.isSameKit ? [] : [`These are two different kits: ${diff.from.identifier} and ${diff.to.identifier}.`]),
    ...diff.changes.map(sentenceOf),
    files.length === 0 ? 'Every file is the same; only the packing differs.' : `In all, ${files.join(', ')}.`,
  ];
}

const count = (number: number, one: string, many: string): string =>
  number === 0 ? '' : `${number} ${number === 1 ? one : many}`;

const WIDTH = 78;

/** The notice that goes with a correction kit, and can be sent as a mail by itself: plain text, CRLF. */
export function writeCorrectionNotice(diff: KitDiff, note: string): string {
  const list = (title: string, paths: readonly string[]): string[] =>
    paths.length === 0 ? [] : [title, ...paths.map((path) => `  ${path}`), ''];
  const said = diff.words.slice(0, 60).flatMap((sentence) => wrapText(`- ${sentence}`, WIDTH, '  '));
  const lines = [
    'CORRECTION',
    ...wrapText(cleanLine(diff.to.name), WIDTH),
    ...wrapText(`Version ${diff.to.version} replaces version ${diff.from.version}.`, WIDTH),
    '',
    ...(note.trim() === '' ? [] : [...wrapText(cleanLine(note), WIDTH), '']),
    'WHAT CHANGED',
    ...said,
    ...(diff.words.length > 60 ? [`  and ${diff.words.length - 60} more; kit.json of the new version has them all.`] : []),
    '',
    ...list('REPLACE OR ADD (they are in the folder files)', [
      ...diff.changed.map(({ path }) => path),
      ...diff.added.map(({ path }) => path),
    ]),
    ...list(
      'RENAME',
      diff.renamed.map((one) => `${one.from} -> ${one.to}`),
    ),
    ...list(
      'THROW AWAY',
      diff.removed.map(({ path }) => path),
    ),
    'THE WHOLE NEW KIT',
    ...wrapText('Dateline makes it from the zip that you have and this one, the same to the byte:', WIDTH),
    '  dateline kit patch OLD.zip THIS.zip --out NEW.zip',
    `  old zip:  SHA-256 ${diff.from.sha256}`,
    `  new zip:  SHA-256 ${diff.to.sha256}`,
  ];
  return `${lines.join('\n')}\n`.replace(/\n/g, '\r\n');
}
