import type { Embargo } from '#contract/releases.ts';
import { words } from '../words/catalogue.ts';
import { dateIn, weekdayAndTimeIn } from '../words/format.ts';

/** How far a zone's clock is ahead of UTC at an instant, in minutes. */
export function offsetMinutes(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((candidate) => candidate.type === type)?.value ?? 0);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return Math.round((local - Math.floor(at.getTime() / 1000) * 1000) / 60_000);
}

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * The instant at which a clock in a zone shows this date and time, as ISO 8601 with that zone's offset. A time that a
 * change of clocks skips gives the instant an hour later; one that occurs twice gives the first.
 */
export function instantIn(date: string, time: string, timeZone: string): string {
  const wall = Date.parse(`${date}T${time}:00Z`);
  // The offset depends on the instant and the instant on the offset: try the offsets around that day.
  const candidates = [-86_400_000, 86_400_000].map((shift) => offsetMinutes(new Date(wall + shift), timeZone));
  const fits = candidates.find((offset) => offsetMinutes(new Date(wall - offset * 60_000), timeZone) === offset);
  const offset = fits ?? candidates[0] ?? 0;
  const sign = offset < 0 ? '-' : '+';
  const size = Math.abs(offset);
  return `${date}T${time}:00${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** The date and time that a clock in the zone shows at an instant. */
export function wallClock(instant: string, timeZone: string): { date: string; time: string } {
  const at = new Date(instant);
  const shifted = new Date(at.getTime() + offsetMinutes(at, timeZone) * 60_000).toISOString();
  return { date: shifted.slice(0, 10), time: shifted.slice(11, 16) };
}

/** Whether the embargo still holds. */
export const isEmbargoed = (embargo: Embargo | null, now: Date): embargo is Embargo =>
  embargo !== null && new Date(embargo.until) > now;

/** Until when, short: Wed 09:00 within a week, else 10 Dec 2014. */
export function untilText(embargo: Embargo, now: Date): string {
  const days = (new Date(embargo.until).getTime() - now.getTime()) / 86_400_000;
  return days < 7 ? weekdayAndTimeIn(embargo.until, embargo.timeZone) : dateIn(embargo.until, embargo.timeZone);
}

/** How long until an instant: 1 day 22 hours, 3 hours, 12 minutes. */
export function remaining(instant: string, now: Date): string {
  const minutes = Math.max(0, Math.round((new Date(instant).getTime() - now.getTime()) / 60_000));
  if (minutes < 60) return words.releases.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return words.releases.daysHours(Math.floor(hours / 24), hours % 24);
}
