import type { ParsedEmbargo, ReleaseLanguage } from '#contract/parsed-release.ts';
import { isTimeZone } from '../dates.ts';
import { findDates, findDayMonth, isoDate, weekdayNear, weekdayOf } from './dates.ts';
import { lexicons, monthNumbers, phrasesOf, type Vocabulary, vocabularyFor, weekdayNumbers } from './lexicon/index.ts';

interface Zone {
  /** IANA name the clock belongs to. */
  readonly iana: string;
  /** Minutes the abbreviation literally means; null when it follows the place's own clock. */
  readonly literal: number | null;
}

const ABBREVIATIONS: Readonly<Record<string, Zone>> = {
  CET: { iana: 'CET', literal: 60 },
  CEST: { iana: 'CET', literal: 120 },
  MEZ: { iana: 'CET', literal: 60 },
  MESZ: { iana: 'CET', literal: 120 },
  GMT: { iana: 'Etc/GMT', literal: 0 },
  UTC: { iana: 'UTC', literal: 0 },
  BST: { iana: 'Europe/London', literal: 60 },
  EET: { iana: 'EET', literal: 120 },
  EEST: { iana: 'EET', literal: 180 },
  WET: { iana: 'WET', literal: 0 },
  WEST: { iana: 'WET', literal: 60 },
  EST: { iana: 'America/New_York', literal: -300 },
  EDT: { iana: 'America/New_York', literal: -240 },
  ET: { iana: 'America/New_York', literal: null },
  PST: { iana: 'America/Los_Angeles', literal: -480 },
  PDT: { iana: 'America/Los_Angeles', literal: -420 },
  PT: { iana: 'America/Los_Angeles', literal: null },
  JST: { iana: 'Asia/Tokyo', literal: 540 },
  HKT: { iana: 'Asia/Hong_Kong', literal: 480 },
  SGT: { iana: 'Asia/Singapore', literal: 480 },
  AEST: { iana: 'Australia/Sydney', literal: 600 },
  AEDT: { iana: 'Australia/Sydney', literal: 660 },
};
const NO_EMBARGO =
  /(?:^|[\s:–—-])(?:none|no|no embargo|keine?|nein|ingen|nej|nei|aucun|non|ninguno|geen|nee|n\/a|intet|lifted|aufgehoben|ophævet|upphävt|opphevet|levé|levantado|opgeheven)\s*[.]?$/iu;
/** Words that announce an embargo in a text of whatever language: a line may be Danish above an English text. */
const UNMISTAKABLE =
  /(?<!\p{L})(?:under embargo|unter embargo|onder embargo|bajo embargo|sous embargo|embargo(?:ed|erat|erad)?|embargad[oa]s?|klausuler(?:et|t)|sperrfrist|sperrvermerk|gesperrt bis|sperrefrist|spærrefrist|spärr(?:tid|frist))(?!\p{L})/iu;
/** 'No embargo', and an embargo on trade rather than on this text. */
const NEGATED = /(?<!\p{L})(?:no|without|not under|kein|ohne|ingen|uden|utan|uten|sans|aucun|sin|ningún|geen|zonder)\s$/iu;
const ON_TRADE = /^embargo\s(?:on|against|of|mod|gegen|contre|contra|mot|tegen|sur|sobre)\s/iu;

const two = (n: number): string => String(n).padStart(2, '0');
const offsetText = (minutes: number): string =>
  `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;

/** Where an embargo phrase starts in a line, or -1. */
export function embargoAt(line: string, vocabulary: Vocabulary): number {
  const lower = line.slice(0, 300).toLowerCase();
  let first = -1;
  for (const phrase of phrasesOf(vocabulary, (lexicon) => lexicon.embargo)) {
    const at = lower.indexOf(phrase);
    if (at < 0 || /\p{L}/u.test(lower[at - 1] ?? ' ') || /\p{L}/u.test(lower[at + phrase.length] ?? ' ')) continue;
    if (first < 0 || at < first) first = at;
  }
  const strong = UNMISTAKABLE.exec(line.slice(0, 300))?.index ?? -1;
  if (strong >= 0 && (first < 0 || strong < first)) first = strong;
  return first >= 0 && ON_TRADE.test(line.slice(first)) ? -1 : first;
}

/** True when the word before the phrase takes it back: 'no embargo'. */
export const isNegated = (line: string, at: number): boolean => NEGATED.test(line.slice(0, at));

/** Where a short line that stands for itself begins with an unmistakable embargo, or -1; for lines below the head. */
export function statedEmbargoAt(line: string): number {
  if (line.length > 160) return -1;
  const at = UNMISTAKABLE.exec(line)?.index ?? -1;
  if (at < 0 || at > 30 || isNegated(line, at) || ON_TRADE.test(line.slice(at))) return -1;
  return at === 0 || !/[.!?]$/u.test(line) || /\d/u.test(line) ? at : -1;
}

function offsetOf(zone: string, iso: string, hour: number, minute: number): number | null {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    const read = (at: Date): number => {
      const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
      const m = name.match(/GMT([+-])(\d\d):(\d\d)/u);
      return m === null ? 0 : (m[1] === '-' ? -1 : 1) * (Number(m[2]) * 60 + Number(m[3]));
    };
    const wall = Date.parse(`${iso}T${two(hour)}:${two(minute)}:00Z`);
    return read(new Date(wall - read(new Date(wall)) * 60_000));
  } catch {
    return null;
  }
}

/** The clock time in a phrase from which the date has been blanked out; null when there is none or it is unclear. */
function timeOf(text: string): { hour: number; minute: number } | null {
  const m =
    text.match(/(?<![\d:.])(\d{1,2})[:.h](\d{2})(?![\d])\s{0,2}(?:h|uhr|uur|hrs?|hours)?\s{0,2}([ap]\.?\s?m\b)?/iu) ??
    text.match(/(?<![\d:.])(\d{1,2})()\s{0,2}([ap]\.?\s?m\b)/iu) ??
    text.match(/(?<![\d:.])(\d{1,2})()\s{0,2}(?:uhr|uur|h\b|heures?|horas|hrs|o['’]clock)/iu) ??
    text.match(/(?:kl\.?|klokken|klockan|las|à|at|um)\s(\d{1,2})()(?![\d:.])/iu) ??
    text.match(/(?<!\d)([01]\d|2[0-3])([0-5]\d)\s?(?:hrs|hours|h|GMT|CET|CEST|UTC|BST)/u);
  if (m === null) return /\b(?:12 )?(?:noon|midday)\b/iu.test(text) ? { hour: 12, minute: 0 } : null;
  let hour = Number(m[1]);
  const minute = Number(m[2] || 0);
  const half = m[3]?.[0]?.toLowerCase();
  if (half !== undefined && (hour > 12 || hour < 1)) return null;
  if (half === 'p' && hour < 12) hour += 12;
  if (half === 'a' && hour === 12) hour = 0;
  return hour > 23 || minute > 59 ? null : { hour, minute };
}

function zoneOf(text: string, vocabulary: Vocabulary): Zone | null {
  const numeric = text.match(/\b(?:UTC|GMT)\s?([+-−])\s?(\d{1,2})(?::?(\d\d))?/u);
  if (numeric !== null) {
    const minutes = (numeric[1] === '+' ? 1 : -1) * (Number(numeric[2]) * 60 + Number(numeric[3] ?? 0));
    const hours = minutes / 60;
    return {
      iana: Number.isInteger(hours) ? `Etc/GMT${hours > 0 ? `-${hours}` : hours < 0 ? `+${-hours}` : ''}` : 'UTC',
      literal: minutes,
    };
  }
  const lower = text.toLowerCase();
  for (const phrase of phrasesOf(vocabulary, (lexicon) => lexicon.zonePhrases)) {
    const [words = '', iana = ''] = phrase.split('=');
    if (lower.includes(words)) return iana === 'CEST' ? (ABBREVIATIONS.CEST ?? null) : { iana, literal: null };
  }
  for (const m of text.matchAll(/\b[A-Z]{2,4}\b/gu)) {
    const known = ABBREVIATIONS[m[0]];
    if (known !== undefined) return known;
  }
  const named = text.match(/\b(?:Europe|America|Asia|Africa|Australia|Atlantic|Pacific)\/[A-Z][A-Za-z_]+/u)?.[0];
  return named === undefined ? null : { iana: named, literal: null };
}

/**
 * What several embargo phrases of one text say together: the one that is clear, as long as no other clear one differs; else
 * all their words, unclear.
 */
export function parseEmbargoes(
  phrases: readonly string[],
  vocabulary: Vocabulary,
  releaseDate: string | null,
): ReturnType<typeof parseEmbargo> {
  const read = phrases.map((phrase) => parseEmbargo(phrase, vocabulary, releaseDate)).filter((one) => one !== null);
  const clear = read.filter((one) => one.embargo.until !== null);
  const first = clear[0] ?? read[0];
  if (first === undefined || read.length === 1) return first ?? null;
  const instants = new Set(clear.map((one) => Date.parse(one.embargo.until ?? '')));
  if (instants.size === 1) return first;
  const text = [...new Set(read.map((one) => one.embargo.text))].join(' – ');
  return { embargo: { until: null, zone: first.embargo.zone, text }, confidence: 0.6 };
}

/** Words that say nothing about a zone. */
const SILENT = new Set([
  ...lexicons.flatMap((lexicon) => lexicon.embargo.toLowerCase().match(/\p{L}+/gu) ?? []),
  ...'at on the of and press release news strictly a m am pm p h hr hrs hours o clock noon midday th st nd rd er kl klokken klockan den d uhr um am dem der zum uur om op heures heure à au le jusqu de del el la las los horas hora a las du tot til till until bis hasta'.split(
    ' ',
  ),
]);

/** True when every word of a phrase is understood, so that none can name a zone that is not known here ('09:00 CST'). */
const isPlain = (text: string): boolean =>
  (text.toLowerCase().match(/\p{L}+/gu) ?? []).every(
    (word) => SILENT.has(word) || UNMISTAKABLE.test(word) || monthNumbers.has(word) || weekdayNumbers.has(word),
  );

/** An embargo as it can be set: read again with the zone of the sender where the text names none; null while it is unclear. */
export function settledEmbargo(
  stated: ParsedEmbargo,
  language: ReleaseLanguage | null,
  releaseDate: string | null,
  senderZone: string,
): { until: string; timeZone: string } | null {
  const known = stated.zone !== null && isTimeZone(stated.zone) ? stated.zone : null;
  if (stated.until !== null) return { until: stated.until, timeZone: known ?? senderZone };
  // A zone that the text names and that leaves it unclear all the same is not the sender's to overrule.
  if (stated.zone !== null || !isPlain(stated.text)) return null;
  const again = parseEmbargo(stated.text, vocabularyFor(language), releaseDate, senderZone)?.embargo;
  return again?.until == null ? null : { until: again.until, timeZone: again.zone ?? senderZone };
}

/**
 * Reads an embargo phrase. `until` is given only when date, time and zone are clear, the weekday (if any) is the right
 * one, and the zone's abbreviation cannot be misread to lift the embargo early.
 */
export function parseEmbargo(
  phrase: string,
  vocabulary: Vocabulary,
  releaseDate: string | null,
  fallbackZone: string | null = null,
): { embargo: ParsedEmbargo; confidence: number } | null {
  const text = phrase.trim();
  if (text === '' || NO_EMBARGO.test(text)) return null;
  const language: ReleaseLanguage | null = vocabulary.language;
  const zone = zoneOf(text, vocabulary) ?? (fallbackZone === null ? null : { iana: fallbackZone, literal: null });
  const unclear = { embargo: { until: null, zone: zone?.iana ?? null, text }, confidence: 0.6 };
  const stamp = text.match(/(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)/u);
  if (stamp !== null && !Number.isNaN(Date.parse(stamp[0]))) {
    const offset = stamp[4] === 'Z' ? '+00:00' : stamp[4];
    return {
      embargo: { until: `${stamp[1]}T${stamp[2]}${stamp[3] ?? ':00'}${offset}`, zone: zone?.iana ?? null, text },
      confidence: 0.95,
    };
  }
  const dates = findDates(text, language);
  const date = dates[0];
  let iso = date?.iso ?? null;
  let blanked = text;
  let guessed = false;
  if (date !== undefined) blanked = text.slice(0, date.index) + ' '.repeat(date.end - date.index) + text.slice(date.end);
  else {
    const day = findDayMonth(text);
    if (day !== null && releaseDate !== null) {
      const year = Number(releaseDate.slice(0, 4));
      iso = isoDate(year, day.month, day.day);
      if (iso !== null && iso < releaseDate) iso = isoDate(year + 1, day.month, day.day);
      const near = iso !== null && Date.parse(iso) - Date.parse(releaseDate) < 90 * 86_400_000;
      const weekday = weekdayNear(text, day.index, day.end);
      if (!near || (iso !== null && weekday > 0 && weekday !== weekdayOf(iso))) iso = null;
      guessed = true;
      blanked = text.slice(0, day.index) + ' '.repeat(day.end - day.index) + text.slice(day.end);
    }
  }
  if (iso === null || date?.weekdayWrong === true || dates.length > 1) return unclear;
  const time = timeOf(blanked);
  if (time === null || zone === null) return unclear;
  const actual = offsetOf(zone.iana, iso, time.hour, time.minute);
  if (actual === null) return unclear;
  let offset = actual;
  let iana = zone.iana;
  if (zone.literal !== null && zone.literal !== actual) {
    if (zone.literal > actual || zone.literal % 60 !== 0) return unclear;
    offset = zone.literal;
    iana = `Etc/GMT${offset > 0 ? `-${offset / 60}` : offset < 0 ? `+${-offset / 60}` : ''}`;
  }
  const until = `${iso}T${two(time.hour)}:${two(time.minute)}:00${offsetText(offset)}`;
  return { embargo: { until, zone: iana, text }, confidence: guessed || iana !== zone.iana ? 0.6 : 0.95 };
}
