import { cleanLine, cleanText } from '../../releases/texts/clean.ts';
import { balanced, isolated } from '../../releases/texts/direction.ts';
import { type Words, wordsFor } from '../page/words.ts';
import { wrapText } from './readme.ts';

/** One thing of the kit with terms of its own; unknown texts are ''. */
export interface LicensedPart {
  /** 'photo-01, Light through clear water' */
  readonly name: string;
  readonly copyright: string;
  readonly credit: string;
  readonly terms: string;
  /** The licence's name and address, as 'CC BY 4.0' and 'https://…'. */
  readonly licence: string;
  readonly licenceUrl: string;
  /** Last day, YYYY-MM-DD, or ''. */
  readonly expires: string;
}

const WIDTH = 80;
const capital = (text: string, locale: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(locale));
/** Stands before what belongs to the name above it. */
const INDENT = '  ';

/** LICENSE.txt of a kit: the terms of its texts, then of each picture, logo and typeface of its own; CRLF, lines of at most 80 characters where words allow. */
export function writeLicence(kit: {
  readonly title: string;
  readonly copyright: string;
  readonly terms: string;
  /** Of the words around. */
  readonly language: string;
  readonly photos: readonly LicensedPart[];
  readonly logos: readonly LicensedPart[];
  readonly typefaces: readonly LicensedPart[];
}): string {
  const words = wordsFor(kit.language);
  const named = (name: string, parts: readonly LicensedPart[]): string[][] =>
    parts.length === 0 ? [] : [[name.toLocaleUpperCase(words.locale)], ...parts.map((part) => partLines(part, words))];
  const head = [
    words.readme.terms.toLocaleUpperCase(words.locale),
    ...wrapText(balanced(cleanLine(kit.title)), WIDTH),
    ...wrapText(balanced(cleanLine(kit.copyright)), WIDTH),
  ];
  const text = balanced(cleanText(kit.terms))
    .split('\n')
    .flatMap((line) => wrapText(line, WIDTH));
  const sections = [
    head,
    text,
    ...named(words.photos, kit.photos),
    ...named(words.logos, kit.logos),
    ...named(words.readme.typefaces, kit.typefaces),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`.replace(/\n/g, '\r\n');
}

function partLines(part: LicensedPart, words: Words): string[] {
  const licence = [part.licence, part.licenceUrl === part.licence ? '' : part.licenceUrl]
    .map((text) => isolated(cleanLine(text)))
    .filter((text) => text !== '');
  const lines = [
    part.copyright,
    part.credit,
    part.terms,
    licence.join(', '),
    part.expires === '' ? '' : capital(words.rightsUntil(words.date(part.expires)), words.locale),
  ];
  return [
    ...wrapText(balanced(cleanLine(part.name)), WIDTH),
    ...lines.flatMap((line) => wrapText(balanced(cleanLine(line)), WIDTH - INDENT.length)).map((line) => `${INDENT}${line}`),
  ];
}
