/** Hours, minutes and seconds are kept when a source has them; fractions of seconds are dropped. */
const XMP_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;
const EXIF_DATE = /^(\d{4})[:/-](\d{2})[:/-](\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;
const OFFSET = /^(?:Z|[+-]\d{2}:?\d{2})$/;

/** A date of XMP as ISO 8601 local time, with its offset if it has one; a date without time stays one. Null when it is none. */
export function xmpDate(text: string): string | null {
  const match = XMP_DATE.exec(text.trim());
  return match === null ? null : isoDate(match.slice(1, 7), match[7]);
}

/** A date of EXIF ('2024:06:01 12:30:00') with the offset of its own tag, if any. */
export function exifDate(text: string, offset: string): string | null {
  const match = EXIF_DATE.exec(text.trim());
  return match === null ? null : isoDate(match.slice(1, 7), offset.trim());
}

/** IIM's CCYYMMDD and HHMMSS±HHMM; zeros stand for unknown parts, and a date that lacks one is none here. */
export function iimDate(date: string, time: string): string | null {
  const day = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(date.trim());
  if (day === null) return null;
  const clock = /^(\d{2}):?(\d{2}):?(\d{2})\s*([+-]\d{2}:?\d{2})?$/.exec(time.trim());
  return isoDate([...day.slice(1, 4), ...(clock?.slice(1, 4) ?? [])], clock?.[4]);
}

/** The calendar date of a date in any of the three forms, YYYY-MM-DD, or null. */
export function calendarDate(text: string): string | null {
  const found = xmpDate(text) ?? exifDate(text, '') ?? iimDate(text, '');
  return found === null ? null : found.slice(0, 10);
}

/** The first date that exists; a later one replaces it only where it says the same moment more fully. */
export function fullestDate(inOrder: readonly (string | null)[]): string | null {
  let best: string | null = null;
  for (const date of inOrder) {
    if (date !== null && (best === null || (date.startsWith(best) && date.length > best.length))) best = date;
  }
  return best;
}

function isoDate(parts: readonly (string | undefined)[], offset: string | undefined): string | null {
  const [year = '', month = '', day = '', hour, minute, second = '00'] = parts;
  const date = `${year}-${month}-${day}`;
  // Date accepts 31 February by moving on; the round trip does not
  const midnight = new Date(`${date}T00:00:00Z`);
  if (year === '0000' || Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== date) return null;
  if (hour === undefined || minute === undefined) return date;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return date;
  const zone = offset !== undefined && OFFSET.test(offset) ? offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2') : '';
  return `${date}T${hour}:${minute}:${second}${zone}`;
}
