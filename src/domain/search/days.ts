import type { Range } from './ranges.ts';

/** A date, or the year or month that is known of it, as a whole number YYYYMMDD with 00 for what is not known; 0 when it is none. Whatever follows the date is ignored. */
export function dayNumber(text: string | null): number {
  if (text === null) return 0;
  const year = digits(text, 0, 4);
  if (year < 0) return 0;
  const month = text[4] === '-' ? digits(text, 5, 2) : -1;
  const day = month >= 0 && text[7] === '-' ? digits(text, 8, 2) : -1;
  return year * 10_000 + Math.max(0, month) * 100 + Math.max(0, day);
}

/** The number that some digits of a text are, or -1 when they are none. By hand: this runs for every asset of a library. */
export function digits(text: string, from: number, length: number): number {
  let value = 0;
  for (let at = from; at < from + length; at++) {
    const digit = text.charCodeAt(at) - 48;
    // also when there is no such character: NaN is not in the range
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** The day some days after a date YYYY-MM-DD, as a day number. */
export function daysAfter(today: string, days: number): number {
  return dayNumber(new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString());
}

/** Days that end with today, by the word for them: the last seven, thirty and 365. */
const STRETCHES: Readonly<Record<string, number>> = { today: 1, week: 7, month: 30, year: 365 };

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
