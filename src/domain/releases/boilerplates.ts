import { isEndMark, plain } from './labels.ts';
import type { Line } from './lines.ts';

/** True for a heading that the paragraph below it takes up as its subject: 'Universität X' above 'Die Universität X wurde …'. */
export function isOwnName(text: string, following: string): boolean {
  const name = plain(text)
    .replace(/:$/u, '')
    .replace(/^(?:the|die|der|das|den|det|la|le|les|el|het|de)\s/iu, '');
  if (name.length < 4 || name.length > 70 || /[.!?,;:]$/u.test(name) || !/^\p{Lu}/u.test(name) || following.length < 60)
    return false;
  const start = following.replace(/^(?:the|die|der|das|den|det|la|le|les|el|het|de)\s/iu, '');
  return (
    start.startsWith(name) &&
    /^[\s,(]/u.test(start.slice(name.length)) &&
    name.split(/\s/u).length <= 8 &&
    /[.!?]$/u.test(following)
  );
}

/** The first paragraph below the end mark. */
export const isAfterMark = (lines: readonly Line[], at: number): boolean => isEndMark(lines[at - 1]?.text ?? '');

/** A sentence whose subject is a name of several words. */
export const NAME_FIRST =
  /^(?:The\s|Die\s|Der\s|Das\s|La\s|Le\s|El\s|De\s|Het\s)?\p{Lu}[\p{L}&.'’-]+(?:\s(?:(?:of|de|for|og|och|und|&|van|du)\s)?\p{Lu}[\p{L}&.'’-]+){1,5}\s\p{Ll}{3,}\s[^@]{20,400}[.]$/u;

/** A paragraph that says what somebody is, as boilerplates begin: 'Marchbank University is a public research university …'. */
export const isSelfPortrait = (text: string): boolean =>
  text.length > 50 &&
  /[.!]$/u.test(text) &&
  /^(?:(?:The|Die|Der|Das|Det|Den|La|Le|Les|El|Los|Las|De|Het)\s|L['’])?\p{Lu}[\p{L}\p{N}&.'’-]*(?:\s(?:\p{Lu}[\p{L}\p{N}&.'’-]*|of|for|and|und|og|och|för|for|de|du|des|del|la|van|der|&)){0,7}\s(?:is (?:an?|the|one)|was founded|were founded|er (?:en|et|ei)|är (?:en|ett)|ist (?:eine?|der|die|das)|est (?:une?|la|le)|es (?:una?|la|el)|is (?:een|de|het))\s/u.test(
    text,
  );

/** The name a boilerplate begins with when its heading gives only its end ('Om Brim' above 'Kammerkoret Brim ble stiftet …') or none. */
export function fullName(subject: string, text: string): string {
  const name = text.match(
    /^(?:The\s|Die\s|Der\s|Das\s|La\s|Le\s|Les\s|El\s|Los\s|Las\s|De\s|Het\s|Det\s|Den\s)?(\p{Lu}[\p{L}&.'’-]*(?:\s(?:(?:of|&|und|de|og|och|for|van)\s)?\p{Lu}[\p{L}&.'’-]*){0,5})(?=\s\p{Ll})/u,
  )?.[1];
  if (name === undefined) return subject;
  const longer =
    name.toLowerCase().endsWith(` ${subject.toLowerCase()}`) ||
    (name.startsWith(`${subject} `) && !/\s(?:GmbH|AG|AB|AS|ASA|SA|SAS|Inc|Ltd|BV|NV|SE|KG)\b/u.test(name));
  return subject === '' || longer ? name : subject;
}
