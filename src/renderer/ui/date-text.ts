/** The beginnings of the months' names in the languages of the window; both are read in either. */
const MONTHS = [
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
];

const two = (n: number): string => String(n).padStart(2, '0');

/** The calendar day that it is on this computer, YYYY-MM-DD: in the first hours of a Danish day UTC still has the one before. */
export const dayHere = (now = new Date()): string => `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

/** The time of day that it is on this computer, HH:MM. */
export const timeHere = (now = new Date()): string => `${two(now.getHours())}:${two(now.getMinutes())}`;

/** A date as YYYY-MM-DD when it exists in the calendar. */
function dateOf(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const isReal = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return isReal ? at.toISOString().slice(0, 10) : null;
}

const monthOf = (word: string): number => Math.max(...MONTHS.map((names) => names.indexOf(word.slice(0, 3).toLowerCase()) + 1));

/**
 * Reads a calendar date: 2014-12-08, 8 Dec 2014, December 8, 2014, 8. dec. 2014 or 8.12.2014. Null when it is none of them: dates with
 * slashes are refused, because 12/10 is October to one desk and December to another.
 */
export function readDate(text: string): string | null {
  const clean = text
    .trim()
    .replace(/^(mon|tue|wed|thu|fri|sat|sun|man|tir|ons|tor|fre|lør|søn)[a-z]*,?\s+(den\s+)?/i, '')
    .replaceAll(',', ' ');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(clean);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(clean);
  if (dotted) return dateOf(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const dayFirst = /^(\d{1,2})\.?\s+([a-z]{3,9})\.?\s+(\d{4})$/i.exec(clean);
  if (dayFirst) return dateOf(Number(dayFirst[3]), monthOf(dayFirst[2] ?? ''), Number(dayFirst[1]));
  const monthFirst = /^([a-z]{3,9})\.?\s+(\d{1,2})\s+(\d{4})$/i.exec(clean);
  if (monthFirst) return dateOf(Number(monthFirst[3]), monthOf(monthFirst[1] ?? ''), Number(monthFirst[2]));
  return null;
}

/** Reads a time of day: 9, 9:30, 09.30, 0930 in 24 hours, 9 am, 9:30 p.m. in twelve. Null when it is none. */
export function readTime(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.]?(\d{2}))?(?:\s*([ap])\.?m\.?)?$/i.exec(text.trim());
  if (!match) return null;
  const half = match[3]?.toLowerCase();
  const told = Number(match[1]);
  if (half !== undefined && (told < 1 || told > 12)) return null;
  // Twelve begins each half: 12 am is midnight, 12 pm noon.
  const hour = half === undefined ? told : (told % 12) + (half === 'p' ? 12 : 0);
  const minute = Number(match[2] ?? 0);
  return hour > 23 || minute > 59 ? null : `${two(hour)}:${two(minute)}`;
}
