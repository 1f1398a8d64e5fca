import { formatDateLong, formatInstant, inUtc } from '../../dates.ts';
import { cleanLine } from '../../releases/texts/clean.ts';
import { wordsFor } from '../page/words.ts';
import { escapeValue, writeContentLines } from './content-lines.ts';

/** An embargo as an entry for a calendar. Instants are ISO 8601 with offset; `date` is the release's, YYYY-MM-DD or empty. */
export interface EmbargoEvent {
  /** Stays the same for every version of the kit, so that a second import moves the entry instead of doubling it. */
  readonly uid: string;
  /** The kit's instant. */
  readonly stamp: string;
  readonly until: string;
  readonly timeZone: string;
  readonly title: string;
  readonly organisation: string;
  readonly date: string;
  /** Of the words around; the title stays as it is. */
  readonly language: string;
}

/** An iCalendar file of one event without length at the embargo's instant in UTC, with an alarm 15 minutes before; CRLF, folded. */
export function writeEmbargoCalendar(event: EmbargoEvent): string {
  const lifts = basicUtc(event.until);
  const { calendar, status, folder, locale } = wordsFor(event.language);
  const pressRelease = folder('release', () => false, 0);
  const dated = event.date === '' ? '' : formatDateLong(event.date, locale);
  const source = [cleanLine(event.organisation), pressRelease, dated].filter((text) => text !== '').join(', ');
  const description = `${source}. ${status.before}${formatInstant(event.until, event.timeZone, locale)}.`;
  return writeContentLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Dateline//Press kit//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escapeValue(event.uid)}`,
    `DTSTAMP:${basicUtc(event.stamp)}`,
    `DTSTART:${lifts}`,
    `DTEND:${lifts}`,
    `SUMMARY:${escapeValue(calendar.lifts.replace('{title}', () => cleanLine(event.title)))}`,
    `DESCRIPTION:${escapeValue(description)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:-PT15M',
    `DESCRIPTION:${escapeValue(calendar.soon)}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]);
}

function basicUtc(instant: string): string {
  return inUtc(instant).replace(/[-:]/g, '');
}
