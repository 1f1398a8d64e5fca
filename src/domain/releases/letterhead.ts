import { findDates } from './dates.ts';
import { immediateOf, labelOf, plain } from './labels.ts';
import type { Vocabulary } from './lexicon/index.ts';
import type { Line } from './lines.ts';
import { mentionsOrganisation } from './persons.ts';

/** The sender of a line such as 'City of X · Press office · 1 Town Square · 99999 X', or null. */
export function letterheadOf(text: string, vocabulary: Vocabulary): string | null {
  const parts = text.split(/\s[·•|]\s/u);
  const sender = parts[0] ?? '';
  if (parts.length < 3 || text.length > 200 || sender.length > 60 || labelOf(sender, vocabulary) !== null) return null;
  const addressed = parts.slice(1).some((part) => /\d/u.test(part) && findDates(part, vocabulary.language).length === 0);
  return addressed && /^\p{Lu}/u.test(sender) && !/[.!?]$/u.test(sender) ? sender : null;
}

/** A department behind or below the sender's name. */
export const DEPARTMENT =
  /^(?:direction|service|cellule|département|gabinete|departamento|dirección|oficina|presse|press|pers|communications?|kommunikation|afdeling|afdelingen|avdelning|avdeling|abteilung|referat|stabsstelle|media|newsroom|unidad|office)(?![\p{Ll}])/iu;

/** True for a name that stands alone and has a word that organisations have: 'Dutch Sleep Fund', 'Kyst- og fiskeridepartementet'. */
export const isNameAlone = (text: string, vocabulary: Vocabulary): boolean =>
  text.length < 60 &&
  /^\p{Lu}/u.test(text) &&
  !/[.!?:\d]/u.test(text) &&
  mentionsOrganisation(text, vocabulary) &&
  text
    .split(/\s/u)
    .every(
      (word) =>
        /^[\p{Lu}&]/u.test(word) ||
        (word.length <= 3 && !vocabulary.verbs.has(word.toLowerCase())) ||
        mentionsOrganisation(word, vocabulary),
    );

/** The number of lines of a letterhead in a block of its own above the label: the sender, whose office it is, its department; 0 when there is none. */
export function letterheadBlock(lines: readonly Line[], vocabulary: Vocabulary): number {
  const block = lines[0]?.block;
  const size = lines.findIndex((line) => line.block !== block);
  const below = lines[size];
  if (size < 2 || size > 4 || below === undefined || labelOf(plain(below.text), vocabulary) === null) return 0;
  const texts = lines.slice(0, size).map((line) => plain(line.text));
  const short = texts.every((text) => text.length < 60 && text.split(/\s/u).length <= 6 && !/[.!?:\d@]/u.test(text));
  const label = texts.some((text) => labelOf(text, vocabulary) !== null || immediateOf(text, vocabulary) !== null);
  return short && !label && isNameAlone(texts[0] ?? '', vocabulary) ? size : 0;
}

/** A line that is the sender's name and hardly a headline: it ends or begins with the word for what the sender is. */
export function isSenderLine(text: string, vocabulary: Vocabulary): boolean {
  const words = text.split(/\s/u);
  const edge = [words[0] ?? '', words[words.length - 1] ?? ''].some((word) => mentionsOrganisation(word, vocabulary));
  return words.length <= 6 && edge && isNameAlone(text, vocabulary);
}

/** True for a line of an address, alone or below the sender's name in the same block. */
export function isLetterhead(
  lines: readonly Line[],
  at: number,
  candidates: readonly { readonly text: string; readonly block: number }[],
): boolean {
  const text = plain(lines[at]?.text ?? '');
  const above = candidates[0];
  if (above !== undefined && (above.block !== lines[at]?.block || above.text.length > 70)) return false;
  if (isAddress(text) || isPostcode(text)) return at > 0;
  // 'Am Anger 12' above '99999 Hasental'
  return above !== undefined && /^\p{Lu}[^.!?:]{2,50}$/u.test(text) && isPostcode(plain(lines[at + 1]?.text ?? ''));
}

const isPostcode = (text: string): boolean =>
  /^(?:[A-Z]{1,2}-)?\d{3,5}(?:\s\d{2}|\s[A-Z]{2})?\s\p{Lu}[\p{L}\s.'’-]{2,40}$/u.test(text);

/** 'Havnegade 3', '1 Town Square, 99999 X': the second line of a letterhead. */
const isAddress = (text: string): boolean =>
  text.length < 80 &&
  !/[.!?:]$/u.test(text) &&
  /^(?:\p{Lu}[\p{L}.'’-]+(?:\s[\p{L}.'’-]+){0,3}\s\d{1,4}(?![\d.,]\d)\s?\p{L}?(?![\p{L}-])|\d{1,4}\s\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]+){0,3})(?:\s?[,·|].*)?$/u.test(
    text,
  ) &&
  /,\s(?:[A-Z]{1,2}-)?\d{4,5}\s\p{L}|(?:ga[ds]e|gatan|vej|vei|väg|stra(?:ß|ss)e|platz|plads|plats|torv|torget|straat|laan|weg|plein|kaai|kade|street|road|square|avenue|lane|place|rue|quai|calle|plaza|avenida|allé)/iu.test(
    text,
  );

/** A legal form with its stop, which ends no sentence. */
export const LEGAL_END = /(?:^|\s)(?:e\.\s?V\.|Inc\.|Ltd\.|Corp\.|Co\.|S\.A\.|S\.L\.|B\.V\.|N\.V\.)$/u;
