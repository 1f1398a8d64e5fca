import type { Range } from './ranges.ts';

/** A date, or the year or month that is known of it, as a whole number YYYYMMDD with 00 for what is not known; 0 when it is none. Whatever follows the date is ignored. */
export function dayNumber(text: string | null): number {
  const found = text?.match(/^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/);
  if (found === null || found === undefined) return 0;
  return Number(found[1]) * 10_000 + Number(found[2] ?? 0) * 100 + Number(found[3] ?? 0);
}

/** The day some days after a date YYYY-MM-DD, as a day number. */
export function daysAfter(today: string, days: number): number {
  return dayNumber(new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString());
}

/** Days that end with today, by the word for them: the last seven, thirty and 365. */
const STRETCHES: Readonly<Record<string, number>> = { today: 1, week: 7, month: 30, year: 365 };

/** The words that stand for days, for suggestions. */
export const DAY_WORDS = ['today', 'yesterday', 'week', 'month', 'year'] as const;

/** Reads `2014`, `2014-12`, `2014-12-08`, `today`, `yesterday`, `week`, `month` and `year` against today's date; null for anything else. */
export const readDay =
  (today: string) =>
  (text: string): Range | null => {
    const word = text.toLowerCase();
    if (word === 'yesterday') return { least: daysAfter(today, -1), most: daysAfter(today, -1) };
    const stretch = Object.hasOwn(STRETCHES, word) ? (STRETCHES[word] ?? 0) : 0;
    if (stretch > 0) return { least: daysAfter(today, 1 - stretch), most: daysAfter(today, 0) };
    const found = word.match(/^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/);
    if (found === null) return null;
    const [year, month, day] = [Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0)];
    if (year === 0 || month > 12 || day > 31 || (found[2] !== undefined && month === 0) || (found[3] !== undefined && day === 0))
      return null;
    const least = year * 10_000 + month * 100 + day;
    // 1231 and 31 as ends of what is not said: a year holds its months and the assets of which only the year is known
    return { least, most: day > 0 ? least : month > 0 ? least + 31 : least + 1231 };
  };
