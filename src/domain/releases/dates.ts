import type { ReleaseLanguage } from '#contract/parsed-release.ts';
import { monthNumbers, weekdayNumbers } from './lexicon/index.ts';

/** A date as written; `iso` is null when no such day exists or its order of day and month is unclear. */
export interface FoundDate {
  readonly iso: string | null;
  readonly index: number;
  readonly end: number;
  /** True when a weekday stands beside it and is the wrong one. */
  readonly weekdayWrong: boolean;
}

interface Candidate {
  index: number;
  end: number;
  day: number;
  month: number;
  year: number;
  unclear?: boolean;
}

const YEAR = '((?:19|20)\\d\\d)';
// No 'i' flag: with \p{L} it costs hundreds of milliseconds to compile.
const ORDINAL = 'st|nd|rd|th|ST|ND|RD|TH';
const DAY_FIRST = new RegExp(
  `(?<![\\d.,])(\\d{1,2})(?:${ORDINAL}|er|ER|\\.|º|ª|e)?[\\s-]{0,2}(?:of\\s|de\\s|DE\\s|d['’])?(\\p{L}+)\\.?,?[\\s-]{1,2}(?:de\\s|del\\s|DE\\s)?${YEAR}(?!\\d)`,
  'gu',
);
const MONTH_FIRST = new RegExp(`(?<!\\p{L})(\\p{L}+)\\.?\\s{1,2}(\\d{1,2})(?:${ORDINAL})?,?\\s{1,2}${YEAR}(?!\\d)`, 'gu');
const YEAR_FIRST = /(?<![\d-])((?:19|20)\d\d)[-/.](\d{2})[-/.](\d{2})(?![\d-])/gu;
const NUMERIC = /(?<![\d.,/+-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?[./-]\s?((?:19|20)\d\d|\d\d)(?![\d]|[./-]\d)/gu;
const WITHOUT_YEAR_DAY = /(?<![\d.,])(\d{1,2})(?:st|nd|rd|th|ST|ND|RD|TH|er|\.|º)?\s{1,2}(?:of\s|de\s)?(\p{L}+)(?!\p{L})/gu;
const WITHOUT_YEAR_MONTH = /(?<!\p{L})(\p{L}+)\.?\s{1,2}(\d{1,2})(?:st|nd|rd|th|ST|ND|RD|TH)?(?!\d|[.,:]\d)/gu;

const two = (n: number): string => String(n).padStart(2, '0');

/** The ISO date, or null when the calendar has no such day. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || year < 1900 || year > 2100) return null;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day > days ? null : `${year}-${two(month)}-${two(day)}`;
}

/** The weekday of an ISO date, 1 (Monday) to 7. */
export function weekdayOf(iso: string): number {
  return new Date(`${iso}T00:00:00Z`).getUTCDay() || 7;
}

const monthOf = (name: string | undefined): number => monthNumbers.get((name ?? '').toLowerCase()) ?? 0;

function* candidates(text: string, language: ReleaseLanguage | null): Generator<Candidate> {
  for (const m of text.matchAll(DAY_FIRST)) {
    const month = monthOf(m[2]);
    if (month > 0) yield { index: m.index, end: m.index + m[0].length, day: Number(m[1]), month, year: Number(m[3]) };
  }
  for (const m of text.matchAll(MONTH_FIRST)) {
    const month = monthOf(m[1]);
    if (month > 0) yield { index: m.index, end: m.index + m[0].length, day: Number(m[2]), month, year: Number(m[3]) };
  }
  for (const m of text.matchAll(YEAR_FIRST)) {
    yield { index: m.index, end: m.index + m[0].length, year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) };
  }
  for (const m of text.matchAll(NUMERIC)) {
    const first = Number(m[1]);
    const second = Number(m[3]);
    const year = Number(m[4]) < 100 ? 2000 + Number(m[4]) : Number(m[4]);
    const at = { index: m.index, end: m.index + m[0].length, year };
    const english = language === 'en' || language === null;
    if (m[2] === '/' && english && first <= 12 && second <= 12 && first !== second) {
      yield { ...at, day: first, month: second, unclear: true };
    } else if (m[2] === '/' && english && second > 12) yield { ...at, day: second, month: first };
    else yield { ...at, day: first, month: second };
  }
}

/** A weekday written right before or after a stretch of the text, as 1 to 7, or 0. */
export function weekdayNear(text: string, index: number, end: number): number {
  const before = text.slice(Math.max(0, index - 24), index).match(/(\p{L}+)\.?,?\s*(?:(?:the|den|d\.|le|el|dem|de)\s*)?$/u)?.[1];
  const after = text.slice(end, end + 16).match(/^[\s,(]{0,3}(\p{L}{5,12})/u)?.[1];
  for (const word of [before, after]) {
    const known = weekdayNumbers.get((word ?? '').toLowerCase());
    if (known !== undefined) return known;
  }
  return 0;
}

/** The dates with a year in a short text, in order of appearance. */
export function findDates(text: string, language: ReleaseLanguage | null): FoundDate[] {
  const found: FoundDate[] = [];
  const sorted = [...candidates(text.slice(0, 2000), language)].sort((a, b) => a.index - b.index || b.end - a.end);
  let end = -1;
  for (const c of sorted) {
    if (c.index < end) continue;
    end = c.end;
    const iso = c.unclear === true ? null : isoDate(c.year, c.month, c.day);
    const weekday = weekdayNear(text, c.index, c.end);
    found.push({ iso, index: c.index, end, weekdayWrong: iso !== null && weekday > 0 && weekday !== weekdayOf(iso) });
  }
  return found;
}

/** A day and month without a year ('Dec. 8', '8. dezember'), or null. */
export function findDayMonth(text: string): { day: number; month: number; index: number; end: number } | null {
  for (const m of text.slice(0, 400).matchAll(WITHOUT_YEAR_DAY)) {
    const month = monthOf(m[2]);
    if (month > 0) return { day: Number(m[1]), month, index: m.index, end: m.index + m[0].length };
  }
  for (const m of text.slice(0, 400).matchAll(WITHOUT_YEAR_MONTH)) {
    const month = monthOf(m[1]);
    if (month > 0) return { day: Number(m[2]), month, index: m.index, end: m.index + m[0].length };
  }
  return null;
}
