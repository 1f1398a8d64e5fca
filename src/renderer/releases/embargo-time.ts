import type { Embargo } from '#contract/releases.ts';
import { inZone } from '#domain/dates.ts';
import { words } from '../words/catalogue.ts';
import { dateIn, weekdayAndTimeIn } from '../words/format.ts';

/** The date and time that a clock in the zone shows at an instant. */
export function wallClock(instant: string, timeZone: string): { date: string; time: string } {
  const shown = inZone(instant, timeZone);
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
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
