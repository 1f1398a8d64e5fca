import type { ParsedFigure } from '#contract/parsed-release.ts';
import { monthNumbers, type Vocabulary } from './lexicon/index.ts';
import { NUMBER, numberValue, scaled } from './numbers.ts';
import { splitSentences } from './sentences.ts';
import { currencyBefore, currencyBehind, magnitudeBehind, measureBehind, nounBehind, percentBehind } from './units.ts';

const MAX_FIGURES = 500;
const EMAIL_OR_PHONE =
  /[^\s@]{1,64}@[^\s@]{1,80}|(?<![\p{L}\p{N}€£$.,])(?:\(?\+\d{1,3}\)?|00\d\d|\(?0\d{1,5}\)?)(?:[ \u00a0()./-]{0,2}\d){5,13}(?!\d)|(?<![\d.,])\d{2}(?:[ \u00a0]\d{2}){3,4}(?!\d)|(?:[Tt]el|[Tt]lf|[Tt]elefon|[Pp]hone|[Tt]él|[Mm]obile?|[Tt]elefoon|[Tt]eléfono)\.?:?\s?\+?\d[\d ()/-]{5,20}/gu;

interface Found {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly unit: string | null;
}

/** The figures of the body with their sentences; years, dates, times, ordinals and labels are left out. */
export function findFigures(body: readonly string[], vocabulary: Vocabulary): ParsedFigure[] {
  const figures: ParsedFigure[] = [];
  for (const paragraph of body) {
    for (const sentence of splitSentences(paragraph, vocabulary)) {
      if (figures.length >= MAX_FIGURES) return figures;
      const shown = sentence.text.slice(0, 4000);
      for (const found of inSentence(shown, vocabulary, sentence.start === 0)) {
        const text = shown.slice(found.start, found.end);
        figures.push({ text, value: found.value, unit: found.unit, sentence: sentence.text });
      }
    }
  }
  return figures.slice(0, MAX_FIGURES);
}

/** The figures of the body, led by those that only the headline or subheadline gives. */
export function releaseFigures(
  headings: readonly (string | null)[],
  body: readonly string[],
  vocabulary: Vocabulary,
): ParsedFigure[] {
  const inBody = findFigures(body, vocabulary);
  const known = new Set(inBody.map((figure) => `${figure.value} ${figure.unit ?? ''}`));
  const above = findFigures(
    headings.filter((text) => text !== null),
    vocabulary,
  ).filter((figure) => {
    const key = `${figure.value} ${figure.unit ?? ''}`;
    if (known.has(key) || (figure.unit === null && inBody.some((other) => other.value === figure.value))) return false;
    known.add(key);
    return true;
  });
  return [...above, ...inBody];
}

function inSentence(sentence: string, vocabulary: Vocabulary, first: boolean): Found[] {
  const found: Found[] = [];
  let taken = -1;
  const spans = [...sentence.matchAll(EMAIL_OR_PHONE)].slice(0, 20);
  for (const match of sentence.matchAll(NUMBER)) {
    if (match.index < taken || spans.some((span) => match.index >= span.index && match.index < span.index + span[0].length))
      continue;
    const previous = found[found.length - 1];
    const of = previous !== undefined && OUT_OF.test(sentence.slice(previous.end, match.index)) ? previous : null;
    const figure = numeric(sentence, match.index, match[0], vocabulary, first, of);
    if (figure === null) continue;
    found.push(figure);
    taken = figure.end;
  }
  for (const figure of inWords(sentence, vocabulary)) {
    if (!found.some((other) => figure.start < other.end && other.start < figure.end)) found.push(figure);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Between the two numbers of '94 beaches out of 107'. */
const OUT_OF = /^\s(?:out of|of|sur|von|av|af|van de|de las|de los|de)\s$/u;
/** Between the two numbers of '14 of 35 seats', with the second. */
const OF_NUMBER =
  /^\s(?:out of|of|sur|von|av|af|van de|de las|de los|de)\s(?:the\s|den\s|de\s)?\d{1,3}(?:[.,\s\u00a0]?\d{3}){0,3}(?=\s\p{L})/u;

/** Between the two numbers of a vote. */
const AGAINST = /^\s(?:against|gegen|contre|contra|mod|mot|tegen)\s\d{1,4}(?=\s\p{L})/u;

function numeric(
  sentence: string,
  start: number,
  written: string,
  vocabulary: Vocabulary,
  first: boolean,
  wholeOf: Found | null,
): Found | null {
  const before = sentence.slice(Math.max(0, start - 40), start);
  let end = start + written.length;
  const currency = currencyBefore(before, vocabulary);
  const behind = sentence.slice(end, end + 90);
  if (currency === null && /[\p{L}\p{N}@#§_/][-–]?$|(?:^|[^\s(])[.,:]$/u.test(before) && !/\d[-–]$/u.test(before)) return null;
  if (/^(?:[:.]\d|[/@_]\p{L}?|\d)/u.test(behind) && !/^\/(?:year|år|m²)/u.test(behind)) return null;
  const value = numberValue(written, vocabulary.main.decimal);
  if (value === null) return null;

  const magnitude = magnitudeBehind(behind, vocabulary, currency !== null);
  let at = magnitude?.length ?? 0;
  const factor = magnitude?.factor ?? 1;
  let unit: string | null = currency?.unit ?? magnitude?.unit ?? null;
  if (unit === null) {
    const percent = percentBehind(behind.slice(at), vocabulary);
    const money = percent === null ? currencyBehind(behind.slice(at), vocabulary, magnitude !== null) : null;
    // '118g' without a space; '5g' is a network
    const grams = written.length > 1 && /^g(?![\p{L}\d])/u.test(behind.slice(at)) ? { unit: 'g', length: 1 } : null;
    const measure = percent ?? money ?? measureBehind(behind.slice(at), vocabulary) ?? grams;
    if (measure !== null) {
      at += measure.length;
      unit = measure.unit;
    }
  } else if (currency !== null && magnitude === null && /^\s?\p{L}/u.test(behind) && /^[-–]/u.test(behind)) return null;
  const from = start - (currency?.length ?? 0);
  const result = (last: number, of: string | null): Found => ({ start: from, end: last, value: scaled(value, factor), unit: of });
  if (unit !== null) return result(end + at, unit);

  // '10-15 %': the first number of a range takes the unit of the second.
  const range = behind.match(
    /^(?:\s?[-–]\s?|\s(?:and|to|auf|bis|und|til|till|till|och|og|à|et|a|y|en|tot|naar)\s)(\d[\d.,]{0,12})/u,
  );
  // '27 tegen 10 stemmen': both count the same
  const against = magnitude === null ? behind.match(AGAINST) : null;
  if (against !== null) {
    const shared = nounBehind(behind.slice(against[0].length), vocabulary);
    if (shared !== null) return { start, end, value, unit: shared.unit };
  }
  // 'contre 14 000 en 2010': in French and Spanish that is no 'and'
  const isSpan = range !== null && !(/^\sen\s/u.test(range[0]) && vocabulary.language !== 'nl');
  if (range !== null && isSpan && magnitude === null) {
    const rest = behind.slice(range[0].length);
    const inner = magnitudeBehind(rest, vocabulary, false);
    const tail = rest.slice(inner?.length ?? 0);
    const shared = percentBehind(tail, vocabulary) ?? currencyBehind(tail, vocabulary, inner !== null);
    return shared === null ? null : { start, end, value: scaled(value, inner?.factor ?? 1), unit: shared.unit };
  }
  if (/\d\s?[-–]$/u.test(before) && magnitude === null && /^\d{4}$/u.test(written)) return null;
  if (isLabelled(before, behind, written, value, vocabulary, first)) return null;
  if (/^(?:st|nd|rd|th|er|re|e|ème|º|ª|°|:e|:a)(?!\p{L})/u.test(behind) || /^-/u.test(behind)) return null;
  if (/^\.\s?\p{Ll}/u.test(behind)) return null;
  end += at;
  if (wholeOf?.unit != null) return result(end, wholeOf.unit);
  const part = magnitude === null ? behind.match(OF_NUMBER) : null;
  if (part !== null) {
    const shared = nounBehind(behind.slice(part[0].length), vocabulary);
    if (shared !== null) return { start, end, value, unit: shared.unit };
  }
  // '12 of the borough's libraries': the owner in between is not what is counted
  const owned = sentence.slice(end, end + 60).match(/^\sof\s(?:the|its|their|our|his|her)\s(?:\p{L}+['’]s?\s)?(?=\p{L})/u);
  if (owned !== null && vocabulary.language === 'en') {
    const counted = nounBehind(` ${sentence.slice(end + owned[0].length, end + 90)}`, vocabulary);
    if (counted !== null) return { start, end, value, unit: counted.unit };
  }
  const noun = nounBehind(sentence.slice(end, end + 90), vocabulary);
  if (noun !== null) return { ...result(end + noun.length, noun.unit) };
  if (magnitude !== null || /\d[.,  \u202f]\d/u.test(written)) {
    return value >= 1000 || magnitude !== null ? result(end, null) : null;
  }
  return null;
}

/** True for years, dates, times, ages, page numbers and the like. */
function isLabelled(
  before: string,
  behind: string,
  written: string,
  value: number,
  vocabulary: Vocabulary,
  first: boolean,
): boolean {
  const lastWord = before.match(/([\p{L}\p{M}.’'§°º]+)[\s\u00a0]*$/u)?.[1]?.toLowerCase() ?? '';
  const bareWord = lastWord.replace(/\.$/u, '');
  const nextWord = behind.match(/^\.?\s{0,2}(?:de\s|of\s)?(\p{L}+)/u)?.[1]?.toLowerCase() ?? '';
  if (/^\d{4}$/u.test(written) && value >= 1700 && value <= 2199 && !vocabulary.approx.has(lastWord)) return true;
  if (value >= 1 && value <= 31 && monthNumbers.has(nextWord) && nextWord !== 'may') return true;
  if (/^\d{1,2}$/u.test(written) && monthNumbers.has(bareWord) && bareWord.length > 2) return true;
  if (vocabulary.numberLabels.has(lastWord) || vocabulary.numberLabels.has(bareWord)) return true;
  if (/^\s?(?:a\.?m\.?|p\.?m\.?|Uhr|uur|o['’]clock|h\d{0,2}|CET|GMT|heures? \d)(?!\p{L})/u.test(behind)) return true;
  if (
    /^\s?(?:horas?|heures?)(?!\p{L})/u.test(behind) &&
    /(?:\s|^)(?:à|a las?|las|hasta las|desde las|de|vers|dès)\s$/iu.test(before) &&
    value <= 24
  )
    return true;
  if (/(?:kl\.?|klokken|klockan|um|at|à|a las|om|den)\s$/iu.test(before) && /^[.:]?\d{0,2}(?:\s?[,.)]|$)/u.test(behind))
    return true;
  if (first && before.trim() === '' && /^[.)]\s/u.test(behind)) return true;
  return /\p{Lu}\p{L}+,\s$/u.test(before) && /^\s?[,)]/u.test(behind) && value < 120;
}

/** Amounts whose number is a word: 'a million households', 'zwei Milliarden Euro'. */
function inWords(sentence: string, vocabulary: Vocabulary): Found[] {
  const found: Found[] = [];
  for (const match of sentence.matchAll(/(?<![\p{L}\p{N}-])\p{L}{1,12}(?=\s\p{L})/gu)) {
    const word = match[0].toLowerCase();
    let value = vocabulary.numberWords.get(word);
    let end = match.index + match[0].length;
    if (/^(?:half|en|eine|un)$/u.test(word)) {
      const two = sentence.slice(match.index, end + 10).toLowerCase();
      for (const [phrase, n] of vocabulary.numberWords) {
        if (phrase.includes(' ') && two.startsWith(`${phrase} `)) {
          value = n;
          end = match.index + phrase.length;
        }
      }
    }
    if (value === undefined) continue;
    const behind = sentence.slice(end, end + 90);
    const magnitude = magnitudeBehind(behind, vocabulary, false);
    if (magnitude === null || magnitude.word.length < 3 || magnitude.factor < 1e6) continue;
    const tail = behind.slice(magnitude.length);
    const rest =
      currencyBehind(tail, vocabulary, true) ??
      percentBehind(tail, vocabulary) ??
      measureBehind(tail, vocabulary) ??
      nounBehind(tail, vocabulary);
    const length = magnitude.length + (rest?.length ?? 0);
    found.push({
      start: match.index,
      end: end + length,
      value: scaled(value, magnitude.factor),
      unit: rest?.unit ?? magnitude.unit,
    });
  }
  return found;
}
