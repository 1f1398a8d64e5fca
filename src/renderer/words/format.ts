/*
 * Numbers, sizes, dates and spans as the window writes them in its language, by the tables of Unicode's CLDR that Intl holds:
 * grouping, 24 h unless the settings say otherwise, a zone wherever an embargo is involved. The examples are English, then Danish.
 */

import type { Clock } from '#contract/settings.ts';
import { plainName } from '#domain/names.ts';
import { language } from './language.ts';

const LOCALE = { en: 'en-GB', da: 'da-DK' }[language];
const grouped = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });
const plural = new Intl.PluralRules(LOCALE);

let isTwelve = false;
/** Sets how times are written from now on. Both languages of the window have 24 hours where nobody asks for twelve. */
export function setClock(clock: Clock): void {
  isTwelve = clock === '12';
}

/** 5298 as 5,298 or 5.298. */
export const count = (value: number): string => grouped.format(value);

/** A number with its noun, in the plural that the language has for it: counted(1, 'file', 'files') is '1 file'. */
export const counted = (value: number, one: string, many: string): string =>
  `${count(value)} ${plural.select(value) === 'one' ? one : many}`;

/** A number with so many decimals: 4.5 or 4,5. */
export const decimal = (value: number, digits: number): string =>
  new Intl.NumberFormat(LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false }).format(
    value,
  );

/** A number as a person types it in this language, with or without grouping: 5,298.5 or 5.298,5. NaN when it is none. */
export const readNumber = (text: string): number =>
  text.trim() === ''
    ? Number.NaN
    : Number(language === 'da' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', ''));

/** A share of a hundred: 46% or 46 %. */
export const percent = (value: number): string => (language === 'da' ? `${Math.round(value)} %` : `${Math.round(value)}%`);

/** Bytes in decimal units: 18.4 MB or 18,4 MB. */
export function bytes(value: number): string {
  if (value < 1000) return `${value} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let amount = value;
  let unit = -1;
  while (amount >= 999.5 && unit < units.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  const digits = amount >= 100 || unit === 0 ? 0 : 1;
  return `${decimal(amount, digits)} ${units[unit]}`;
}

const SPANS = ({ en: ['s', 'min', 'h'], da: ['sek.', 'min.', 't.'] } as const)[language];

/** Seconds as a person says them: 12 s, 3 min, 1 h 20 min (1 t. 20 min.). */
export function span(seconds: number): string {
  const [s, min, h] = SPANS;
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 90) return `${whole} ${s}`;
  // Rounded before it is divided, or an hour would have 60 minutes.
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return `${minutes} ${min}`;
  return `${Math.floor(minutes / 60)} ${h} ${minutes % 60} ${min}`;
}

/** Short spans with a tenth: 0.4 s, 8 s. */
export const exactSpan = (seconds: number): string => (seconds < 9.95 ? `${decimal(seconds, 1)} ${SPANS[0]}` : span(seconds));

/** A calendar date (no zone) as a Date at noon UTC, safe to format in UTC. */
const noon = (date: string): Date => new Date(`${date}T12:00:00Z`);

/** 2014-12-08 as 8 Dec 2014 or 8. dec. 2014. */
export const shortDate = (date: string): string =>
  new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
    .format(noon(date))
    .replace('Sept', 'Sep');

/** 09:30 on a clock face as 09:30 or 09.30, or 9:30 am. */
export const wallTime = (time: string): string => timeIn(`2000-01-01T${time}:00Z`, 'UTC');
/** A day and a time: 8 Dec, 09:12 or 8. dec. kl. 09.12. */
const atTime = (day: string, time: string): string => (language === 'da' ? `${day} kl. ${time}` : `${day}, ${time}`);

/** What a file says of when it was taken, as far as it says it: 2011, 7/2011 as July 2011, 11 July 2011, with the time where there is one. */
export function anyDate(text: string): string {
  const [, year, month, day, time] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T(\d{2}:\d{2}))?/.exec(text) ?? [];
  if (year === undefined) return text;
  if (month === undefined) return year;
  const at = noon(`${year}-${month}-${day ?? '01'}`);
  if (Number.isNaN(at.getTime())) return text;
  if (day === undefined) return new Intl.DateTimeFormat(LOCALE, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at);
  return time === undefined ? longDate(`${year}-${month}-${day}`) : atTime(longDate(`${year}-${month}-${day}`), wallTime(time));
}

/** An instant with its day and time, on this computer's clock: 8 Dec 2014 09:12 or 8. dec. 2014 kl. 09.12. */
export function dayAndTime(instant: string): string {
  const at = new Date(instant);
  const day = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' })
    .format(at)
    .replace('Sept', 'Sep');
  const time = timeIn(instant);
  return language === 'da' ? atTime(day, time) : `${day} ${time}`;
}

/** Pixels as a length on paper at 300 pixels per inch, the least that print desks ask for: 3600 is 30.5 cm or 12 in. */
export function printLength(pixels: number, unit: 'cm' | 'in'): string {
  const tenths = Math.round((pixels / 300) * (unit === 'cm' ? 2.54 : 1) * 10);
  return decimal(tenths / 10, tenths % 10 === 0 ? 0 : 1);
}

/** A span of media: 1:05, 1:02:30. */
export function clock(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** 2014-12-08 as 8 December 2014 or 8. december 2014. */
export const longDate = (date: string): string =>
  new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noon(date));

/** 2014-12-08 as Monday 8 December 2014 or mandag den 8. december 2014: the weekday shows a slip in the date. */
export const fullDate = (date: string): string =>
  new Intl.DateTimeFormat(LOCALE, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    .format(noon(date))
    .replace(',', '');

/** An instant on this computer's clock: 10:42 today, else 8 Dec, 10:42 in this year, else 8 Dec 2014. */
export function when(instant: string, now: Date = new Date()): string {
  const at = new Date(instant);
  const time = timeIn(instant);
  if (at.toDateString() === now.toDateString()) return time;
  const day = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' })
    .format(at)
    .replace('Sept', 'Sep');
  return at.getFullYear() === now.getFullYear() ? atTime(day.replace(/ \d{4}$/, ''), time) : day;
}

/** 09:00 or 09.00 in a zone, or on this computer's clock; 9:00 am where the settings ask for twelve hours. */
export const timeIn = (instant: string, timeZone?: string): string =>
  new Intl.DateTimeFormat(LOCALE, {
    ...(isTwelve ? { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' } : { hour: '2-digit', minute: '2-digit' }),
    timeZone,
  })
    .format(new Date(instant))
    .replace(/\s/u, '\u00a0');

/** Wednesday or onsdag in a zone. */
export const weekdayIn = (instant: string, timeZone: string, style: 'long' | 'short' = 'long'): string =>
  new Intl.DateTimeFormat(LOCALE, { weekday: style, timeZone }).format(new Date(instant));

/** 10 Dec 2014 in a zone. */
export const dateIn = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric', timeZone })
    .format(new Date(instant))
    .replace('Sept', 'Sep');

/** Wednesday 09:00 or onsdag kl. 09.00 in a zone. */
export const weekdayAndTimeIn = (instant: string, timeZone: string): string =>
  `${weekdayIn(instant, timeZone)} ${language === 'da' ? 'kl. ' : ''}${timeIn(instant, timeZone)}`;

/** 10 Dec 2014, 09:00 or 10. dec. 2014 kl. 09.00 in a zone. */
export const dateAndTimeIn = (instant: string, timeZone: string): string =>
  atTime(dateIn(instant, timeZone), timeIn(instant, timeZone));

/** Whole days from today (local) to a calendar date; 0 is today, negative is past. */
export function daysUntil(date: string, now: Date = new Date()): number {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Math.round((Date.UTC(year, month - 1, day) - today) / 86_400_000);
}

/** 64 hex digits in groups of eight, four to a line. */
export function checksumLines(sha256: string): readonly string[] {
  const groups = sha256.match(/.{1,8}/g) ?? [];
  return [groups.slice(0, 4).join(' '), groups.slice(4).join(' ')];
}

/** The letters of a person: KJ for Kristian Holmelund Jakobsen. */
export function initials(name: string): string {
  const parts = name.split(/\s+/).filter(Boolean);
  return `${parts[0]?.[0] ?? ''}${parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}

/** Europe/Copenhagen as Copenhagen. */
export const cityOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');

/** The last part of a path, on any system, as it may be shown. */
export const baseName = (path: string): string => plainName(path.split(/[\\/]/).filter(Boolean).at(-1) ?? path);
