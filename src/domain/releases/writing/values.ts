import { type ReleaseLanguage, releaseLanguageSchema } from '#contract/parsed-release.ts';
import { findDates, findDayMonth, isoDate, weekdayNear } from '../dates.ts';
import { lexicons } from '../lexicon/index.ts';
import { NUMBER, numberValue } from '../numbers.ts';

/** A day as a text writes it, with its place there; `iso` is YYYY-MM-DD, or --MM-DD without a year, or null for a day that no calendar has. */
export interface WrittenDay {
  readonly iso: string | null;
  readonly start: number;
  readonly end: number;
  /** The weekday beside it, 1 (Monday) to 7; 0 when there is none. */
  readonly weekday: number;
}

/** The recogniser's language of a tag such as nb or pt-br; null for one it does not know. */
export function knownLanguage(tag: string): ReleaseLanguage | null {
  const [base = ''] = tag.split('-');
  return releaseLanguageSchema.safeParse(base === 'nb' || base === 'nn' ? 'no' : base).data ?? null;
}

/** A long text in pieces that end at sentences where they can: looking for dates reads the start of a text only. */
function* pieces(text: string, size: number): Generator<[number, string]> {
  for (let at = 0; at < text.length; ) {
    const whole = text.slice(at, at + size);
    const cut = at + size >= text.length ? whole.length : Math.max(whole.lastIndexOf('. ') + 2, whole.lastIndexOf('\n') + 1);
    const piece = cut < size / 2 ? whole : whole.slice(0, cut);
    yield [at, piece];
    at += piece.length;
  }
}

/** The days a text writes, in order. */
export function writtenDays(text: string, language: ReleaseLanguage | null): WrittenDay[] {
  const days: WrittenDay[] = [];
  for (const [at, piece] of pieces(text, 2000)) {
    for (const { iso, index, end } of findDates(piece, language)) {
      const written = piece.slice(index, end);
      // A day that is null because its order is unclear (3/4/2026) is no fault.
      if (iso === null && /^\d{1,2}\/\d{1,2}\//.test(written)) continue;
      days.push({ iso, start: at + index, end: at + end, weekday: weekdayNear(piece, index, end) });
    }
  }
  for (let at = 0; at < text.length; ) {
    const found = findDayMonth(text.slice(at, at + 400));
    if (found === null) {
      at += 300;
      continue;
    }
    const [start, end] = [at + found.index, at + found.end];
    at = end;
    // 'May 20' of 'May 2026' and the like are no days; neither is what a date with a year holds already.
    if (found.day < 1 || days.some((day) => start < day.end && end > day.start) || /^\d/.test(text.slice(end))) continue;
    const iso = isoDate(2024, found.month, found.day)?.slice(4) ?? null;
    days.push({ iso: iso === null ? null : `-${iso}`, start, end, weekday: weekdayNear(text, start, end) });
  }
  return days.sort((one, other) => one.start - other.start);
}

/** A number that a text writes in digits, with its value and place. */
export interface WrittenNumber {
  readonly text: string;
  readonly value: number;
  readonly start: number;
}

/** The numbers a text writes in digits, without days and times of day. */
export function writtenNumbers(text: string, language: ReleaseLanguage | null): WrittenNumber[] {
  const decimal = lexicons.find((one) => one.language === language)?.decimal ?? '.';
  const blank = (part: string): string => ' '.repeat(part.length);
  let masked = '';
  for (const { start, end } of writtenDays(text, language))
    if (start >= masked.length) masked += text.slice(masked.length, start) + blank(text.slice(start, end));
  masked += text.slice(masked.length);
  masked = masked.replace(/https?:\/\/\S{1,2000}|(?<!\d)\d{1,2}:\d{2}(?!\d)/g, blank);
  return [...masked.matchAll(NUMBER)].flatMap((match) => {
    const value = numberValue(match[0], decimal);
    return value === null ? [] : [{ text: match[0], value, start: match.index }];
  });
}

/** The values of small numbers that a text writes as words ('two'), as its language does. */
export function wordNumbers(text: string, language: ReleaseLanguage | null): Set<number> {
  const said = new Set(text.toLowerCase().match(/\p{L}+/gu) ?? []);
  const words = lexicons.find((one) => one.language === language)?.numberWords.split('|') ?? [];
  return new Set(
    words.flatMap((entry) => {
      const [word = '', value = ''] = entry.split('=');
      return said.has(word) ? [Number(value)] : [];
    }),
  );
}
