/**
 * Dates and instants in words. Everything goes through the same few Intl calls with calendar, digits and fallback locale
 * fixed, so the window, the engine and any machine print the same characters.
 */

/** What Intl needs to be told so that no machine setting shines through. */
const FIXED = { calendar: 'gregory', numberingSystem: 'latn' } as const;

/** English that abbreviates its own zones: each knows names the others print as an offset (CET, EST, AEDT). */
const ZONE_NAMERS = ['en-GB', 'en-US', 'en-AU'] as const;

/** What stands between weekday and date where it is not a plain space. */
const WEEKDAY_JOINTS: Readonly<Record<string, string>> = { de: ', ', es: ', ', da: ' den ' };

/** The locale that Intl shall use for a language tag: plain English is British, a language Intl does not know becomes English. */
export function localeOf(language: string): string {
  try {
    const [known] = Intl.DateTimeFormat.supportedLocalesOf(language === 'no' ? 'nb' : language);
    if (known === undefined || known === 'en') return 'en-GB';
    return known;
  } catch {
    return 'en-GB';
  }
}

/** Whether a name is a time zone this Intl can compute with; bare offsets such as +01:00 are refused, they know no summer time. */
export function isTimeZone(name: string): boolean {
  if (name === '' || /^[+-]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A calendar date in words, '8 December 2014'; the input is YYYY-MM-DD and comes back as it is when it is no date. */
export function formatDateLong(date: string, locale: string): string {
  const noon = new Date(`${date}T12:00:00Z`);
  if (Number.isNaN(noon.getTime())) return date;
  return dateFormat(locale, 'UTC', { day: 'numeric', month: 'long', year: 'numeric' }).format(noon);
}

/** An instant in words in its zone, 'Wednesday 10 December 2014, 09:00 CET'; comes back as it is when it is no instant. */
export function formatInstant(instant: string, timeZone: string, locale: string): string {
  return inWords(instant, timeZone, locale, 'long');
}

/** The same with short names, 'Wed 10 Dec 2014, 09:00 CET', for headers. */
export function formatInstantShort(instant: string, timeZone: string, locale: string): string {
  return inWords(instant, timeZone, locale, 'short');
}

/** The time of day, 'HH:MM UTC'; with a zone given, the UTC date comes first where it differs from that zone's date. */
export function formatUtcTime(instant: string, timeZone = 'UTC', locale = 'en'): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const time = `${clockOf(at, 'UTC')} UTC`;
  if (dayOf(at, 'UTC') === dayOf(at, timeZone)) return time;
  return `${dateFormat(locale, 'UTC', { day: 'numeric', month: 'long' }).format(at)}, ${time}`;
}

/** The zone's own abbreviation at an instant where English has one (CET, BST, EST), else its distance, 'UTC+5:30'. */
export function zoneAbbreviation(instant: string, timeZone: string): string {
  const at = new Date(instant);
  for (const locale of ZONE_NAMERS) {
    const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' }).formatToParts(at);
    const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
    if (/^[A-Z]{2,5}$/.test(name)) return name;
  }
  const minutes = Math.round(offsetSeconds(at, timeZone) / 60);
  if (minutes === 0) return 'UTC';
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes < 0 ? '-' : '+'}${Math.trunc(Math.abs(minutes) / 60)}${rest === 0 ? '' : `:${pad(rest)}`}`;
}

/**
 * The instant that a wall clock of the zone shows, as ISO 8601 with the zone's offset: '2014-12-10T09:00:00+01:00'.
 * A time that summer time skips moves forward by the gap; one that happens twice means the first. Date YYYY-MM-DD, time HH:MM
 * or HH:MM:SS. Throws RangeError for a zone, date or time that does not exist; ask isTimeZone first.
 */
export function instantOf(date: string, time: string, timeZone: string): string {
  const wall = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  if (Number.isNaN(wall)) throw new RangeError(`Not a date and time: ${date} ${time}`);
  // A day before and after see the offsets on either side of a switch; the wall time belongs to one of the two.
  const before = offsetSeconds(new Date(wall - 86_400_000), timeZone);
  const after = offsetSeconds(new Date(wall + 86_400_000), timeZone);
  for (const offset of [before, after]) {
    const candidate = new Date(wall - offset * 1000);
    if (offsetSeconds(candidate, timeZone) === offset) return withOffset(candidate, offset);
  }
  const moved = new Date(wall - before * 1000);
  return withOffset(moved, offsetSeconds(moved, timeZone));
}

/** An instant written with the offset its zone has at that moment; throws RangeError for what is no instant. */
export function inZone(instant: string, timeZone: string): string {
  const at = new Date(instant);
  return withOffset(at, offsetSeconds(at, timeZone));
}

/** An instant as UTC to the second, '2014-12-10T08:00:00Z'; throws RangeError for what is no instant. */
export function inUtc(instant: string): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');
}

function inWords(instant: string, timeZone: string, locale: string, length: 'long' | 'short'): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const weekday = dateFormat(locale, timeZone, { weekday: length }).format(at);
  const month = length;
  const date = dateFormat(locale, timeZone, { day: 'numeric', month, year: 'numeric' }).format(at);
  const joint = WEEKDAY_JOINTS[localeOf(locale).slice(0, 2)] ?? ' ';
  return `${weekday}${joint}${date}, ${clockOf(at, timeZone)} ${zoneAbbreviation(instant, timeZone)}`;
}

function dateFormat(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(localeOf(locale), { ...FIXED, timeZone, ...options });
}

function clockOf(at: Date, timeZone: string): string {
  const parts = wallParts(at, timeZone);
  return `${pad(parts.hour)}:${pad(parts.minute)}`;
}

function dayOf(at: Date, timeZone: string): string {
  const parts = wallParts(at, timeZone);
  return `${parts.year}-${parts.month}-${parts.day}`;
}

interface WallParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Formats by zone, which takes longer to make than to use. */
const wallFormats = new Map<string, Intl.DateTimeFormat>();
function wallFormat(timeZone: string): Intl.DateTimeFormat {
  const made =
    wallFormats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      ...FIXED,
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  wallFormats.set(timeZone, made);
  return made;
}

function wallParts(at: Date, timeZone: string): WallParts {
  const format = wallFormat(timeZone);
  const value: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const part of format.formatToParts(at)) value[part.type] = part.value;
  return {
    year: Number(value.year),
    month: Number(value.month),
    day: Number(value.day),
    hour: Number(value.hour),
    minute: Number(value.minute),
    second: Number(value.second),
  };
}

function offsetSeconds(at: Date, timeZone: string): number {
  const { year, month, day, hour, minute, second } = wallParts(at, timeZone);
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.round((wall - Math.floor(at.getTime() / 1000) * 1000) / 1000);
}

function withOffset(at: Date, offset: number): string {
  // Before standard time zones had seconds in their offset, which ISO 8601 cannot write.
  if (offset % 60 !== 0) return inUtc(at.toISOString());
  const wall = new Date(at.getTime() + offset * 1000).toISOString().slice(0, 19);
  const minutes = Math.abs(offset / 60);
  return `${wall}${offset < 0 ? '-' : '+'}${pad(Math.trunc(minutes / 60))}:${pad(minutes % 60)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
