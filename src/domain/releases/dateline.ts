import { findDates, findDayMonth } from './dates.ts';
import { contactHeading, labelOf, notesHeading } from './labels.ts';
import { type Vocabulary, weekdayNumbers } from './lexicon/index.ts';

/** A dateline at the head of a paragraph: its place, its date and how many characters it takes. */
export interface FoundDateline {
  readonly place: string | null;
  readonly date: string | null;
  readonly weekdayWrong: boolean;
  readonly length: number;
}

const SEPARATOR = /\s?(?:--+|[–—])\s?|\s-\s|\.-\s|-\s(?=\p{Lu})|\s?\|\s|[.:]\s(?=[\p{Lu}„"“»«])|[)\]]\s{1,2}/gu;
const WIRE =
  /\/[A-Z][\p{L}-]*(?:\s?[A-Z]\p{L}*)?\/|\((?:Reuters|AP|AFP|dpa|ots|BUSINESS WIRE|GLOBE NEWSWIRE|ACCESSWIRE|EINPresswire|Newswire|PRWEB|ritzau|TT|NTB|ANP|EFE|EUROPA PRESS|Business Wire|GLOBENEWSWIRE|PRNewswire|ETX|Marketwired|CNW)[^)]{0,20}\)|\((?:ots|dpa)\)|BUSINESS WIRE|GLOBE NEWSWIRE/gu;
const LEADS = /(?:^|\s)(?:le|den|el|a|am|on|d\.|dato|vom|,)(?=\s|,|$)/giu;
const PLACE_PARTICLE =
  /^(?:am|an|der|im|de|la|le|les|del|los|las|las|sur|en|upon|on|of|bei|i|på|und|y|og|og|den|aan|a\.d\.|ved|sous|lès|el|in|den)$/iu;

/** True when every word could belong to the name of a place. */
export function looksLikePlace(text: string, vocabulary: Vocabulary): boolean {
  const words = text.split(/[\s/]+/u).filter((word) => word !== '');
  if (words.length === 0 || words.length > 7 || text.length > 60 || /[\d!?;:"“”@]/u.test(text)) return false;
  if (!/^\p{Lu}/u.test(text)) return false;
  return words.every((word, index) => {
    const bare = word.replace(/^[(]|[,.)]+$/gu, '');
    if (bare === '' || weekdayNumbers.has(bare.toLowerCase())) return false;
    if (index > 0 && PLACE_PARTICLE.test(bare)) return true;
    return /^\p{Lu}[\p{L}\p{M}.'’-]*$/u.test(bare) && !(words.length === 1 && vocabulary.stopWords.has(bare.toLowerCase()));
  });
}

/** Splits a short phrase into place and date when it holds nothing else. */
export function placeAndDate(phrase: string, vocabulary: Vocabulary): (FoundDateline & { wire: boolean; dated: boolean }) | null {
  const wireless = phrase.replace(WIRE, ' ');
  const wire = wireless !== phrase;
  let rest = wireless.replace(/\s?(?:--+|[–—|])\s?|[()[\]]/gu, ', ').replace(/^[\s,*_]+|[\s*_,.]+$/gu, '');
  const found = findDates(rest, vocabulary.language);
  const first = found[0];
  if (found.length > 1) return null;
  let dated = false;
  if (first !== undefined) {
    rest = `${rest.slice(0, first.index)} , ${rest.slice(first.end)}`;
    dated = true;
  } else {
    const day = findDayMonth(rest);
    if (day !== null) {
      rest = `${rest.slice(0, day.index)} , ${rest.slice(day.end)}`;
      dated = true;
    }
  }
  if (dated) {
    rest = rest
      .replace(/\p{L}+\.?/gu, (word) =>
        weekdayNumbers.has(word.replace('.', '').toLowerCase()) && word.replace('.', '').length > 2 ? '' : word,
      )
      .replace(LEADS, ' ')
      .replace(/\b\d{1,2}[:.]\d{2}(?:\s?(?:Uhr|h|CET|GMT|hrs))?\b/giu, ' ');
  }
  const place = rest
    .replace(/[\s,(]+$/gu, '')
    .replace(/^[\s,).|–—-]+|[\s,(|–—-]+$/gu, '')
    .replace(/\s+,/gu, ',')
    .replace(/\s{2,}/gu, ' ');
  // 'SAN ALDERO, Calif.': the stop belongs to the abbreviated state
  const full =
    /,\s(?:Calif|Mass|Conn|Fla|Ill|Ind|Mich|Minn|Miss|Ore|Tex|Wash|Ariz|Colo|Del|Kan|Md|Mo|Mont|Neb|Nev|Okla|Pa|Tenn|Vt|Va|Wis|Wyo|Ont|Que|N\.Y|N\.J|N\.C|S\.C|N\.M|D\.C|R\.I|N\.H)$/u.test(
      place,
    )
      ? `${place}.`
      : place;
  const base = { date: first?.iso ?? null, weekdayWrong: first?.weekdayWrong ?? false, length: phrase.length, wire, dated };
  if (place === '') return dated || wire ? { ...base, place: null } : null;
  if (!looksLikePlace(place, vocabulary) || labelOf(place, vocabulary) !== null) return null;
  return { ...base, place: phrase.includes(full) ? full : asWritten(place, phrase) };
}

/** A place as the phrase gives it, with its brackets: 'Villanueva de la Loma (Jaén)'. */
function asWritten(place: string, phrase: string): string {
  if (phrase.includes(place)) return place;
  const words = place.split(/[\s,]+/u).map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  return phrase.match(new RegExp(`${words.join('[\\s,(]+')}\\)?`, 'u'))?.[0] ?? place;
}

const unstopped = (place: string | null): string => (place ?? '').replace(/\.$/u, '');

/** A place in capitals before a colon ('NORDVÅG: Gytende torsk …'), and no heading such as 'FACTS:'. */
function isShouted(place: string, vocabulary: Vocabulary): boolean {
  if (place.length < 4 || place.split(/\s/u).length > 3 || !/^\p{Lu}/u.test(place)) return false;
  if (
    /^(?:what|who|when|where|why|how|note|notes|facts?|fakta|fakten|ends|update|embargo|contact|kontakt|source|info)$/iu.test(
      place,
    )
  )
    return false;
  return (
    labelOf(place, vocabulary) === null && contactHeading(place, vocabulary) === null && notesHeading(place, vocabulary) === null
  );
}

/** The dateline that opens a paragraph ('COPENHAGEN, 8 December 2014 – …', 'LONDON (Reuters) — …'), or null. */
export function datelineOf(paragraph: string, vocabulary: Vocabulary): FoundDateline | null {
  const head = paragraph.slice(0, 160).replace(/^[*_]+/u, (marks) => ' '.repeat(marks.length));
  let best: FoundDateline | null = null;
  for (const match of head.matchAll(SEPARATOR)) {
    const prefix = head.slice(0, match.index + (/^[)\]]/u.test(match[0]) ? 1 : 0));
    if (prefix.length > 120) break;
    const found = placeAndDate(prefix, vocabulary);
    if (found === null) continue;
    const weak = /^[.:]/u.test(match[0]);
    const dash = /[-–—]/u.test(match[0]);
    const bracketed =
      (match[0].startsWith(')') && head.trimStart().startsWith('(')) ||
      (match[0].startsWith(']') && head.trimStart().startsWith('['));
    const capitals =
      found.place !== null &&
      /^\p{Lu}{2}/u.test(found.place) &&
      found.place.split(',')[0] === found.place.split(',')[0]?.toUpperCase();
    if (!(found.dated || found.wire || (capitals && (dash || weak)) || bracketed)) continue;
    if (found.place === null && !(found.dated && dash)) continue;
    if (match[0].startsWith(')') && !bracketed && !found.wire && !found.dated) continue;
    let length = match.index + match[0].length;
    // 'LONDON (Reuters) — ': the dash behind the bracket belongs to the dateline.
    if (match[0].startsWith(')')) length += paragraph.slice(length).match(/^\s?(?:--+|[–—-])\s?/u)?.[0].length ?? 0;
    if (weak && !found.dated && !(capitals && match[0].startsWith(':') && isShouted(found.place ?? '', vocabulary))) continue;
    const soFar = best as FoundDateline | null;
    const place = soFar?.place ?? found.place;
    if (paragraph.length - length < 20 || unstopped(place) !== unstopped(found.place)) break;
    best = { place, date: found.date, weekdayWrong: found.weekdayWrong, length };
  }
  return best;
}
