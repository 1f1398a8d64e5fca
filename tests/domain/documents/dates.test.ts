import { describe, expect, it } from 'vitest';
import {
  formatDateLong,
  formatInstant,
  formatInstantShort,
  formatUtcTime,
  instantOf,
  inUtc,
  inZone,
  isTimeZone,
} from '#domain/dates.ts';

const EMBARGO = '2014-12-10T09:00:00+01:00';

describe('dates in words', () => {
  it('writes British English for plain English', () => {
    expect(formatDateLong('2014-12-08', 'en')).toBe('8 December 2014');
    expect(formatInstant(EMBARGO, 'Europe/Copenhagen', 'en')).toBe('Wednesday 10 December 2014, 09:00 CET');
    expect(formatInstantShort(EMBARGO, 'Europe/Copenhagen', 'en')).toBe('Wed 10 Dec 2014, 09:00 CET');
    expect(formatUtcTime(EMBARGO)).toBe('08:00 UTC');
  });

  it('writes the language of the release, with the zone abbreviated the same in each', () => {
    expect(formatInstant(EMBARGO, 'Europe/Copenhagen', 'da')).toBe('onsdag den 10. december 2014, 09:00 CET');
    expect(formatInstant(EMBARGO, 'Europe/Copenhagen', 'de')).toBe('Mittwoch, 10. Dezember 2014, 09:00 CET');
    expect(formatInstant(EMBARGO, 'Europe/Copenhagen', 'fr')).toBe('mercredi 10 décembre 2014, 09:00 CET');
    expect(formatDateLong('2014-12-08', 'no')).toBe('8. desember 2014');
  });

  it('names summer time and American zones, and counts hours where English has no name', () => {
    expect(formatInstant('2014-07-10T07:00:00Z', 'Europe/Copenhagen', 'en')).toContain('09:00 CEST');
    expect(formatInstant('2014-12-10T14:00:00Z', 'America/New_York', 'en')).toContain('09:00 EST');
    expect(formatInstant('2014-12-10T08:00:00Z', 'Asia/Shanghai', 'en')).toContain('16:00 UTC+8');
    expect(formatInstant('2014-12-10T08:00:00Z', 'Asia/Kolkata', 'en')).toContain('13:30 UTC+5:30');
    expect(formatInstant('2014-12-10T08:00:00Z', 'UTC', 'en')).toBe('Wednesday 10 December 2014, 08:00 UTC');
  });

  it('says the UTC date where it is another day than in the zone', () => {
    // A reader of '00:30 CET (23:30 UTC)' would publish a day late or a day early.
    expect(formatUtcTime('2014-12-10T00:30:00+01:00', 'Europe/Copenhagen', 'en')).toBe('9 December, 23:30 UTC');
  });

  it('keeps to the Gregorian calendar and Latin digits whatever the language', () => {
    expect(formatDateLong('2014-12-08', 'th')).toContain('2014');
    expect(formatDateLong('2014-12-08', 'fa')).toContain('2014');
    expect(formatDateLong('2014-12-08', 'ar')).toContain('2014');
  });

  it('falls back to English for what is no language, instead of to the machine', () => {
    expect(formatDateLong('2014-12-08', 'xx-nonsense-1')).toBe('8 December 2014');
    expect(formatDateLong('2014-12-08', 'tlh')).toBe('8 December 2014');
    expect(formatDateLong('not a date', 'en')).toBe('not a date');
  });
});

describe('instants of a wall clock', () => {
  it('carries the offset of the zone in winter and summer', () => {
    expect(instantOf('2014-12-10', '09:00', 'Europe/Copenhagen')).toBe('2014-12-10T09:00:00+01:00');
    expect(instantOf('2014-07-10', '09:00', 'Europe/Copenhagen')).toBe('2014-07-10T09:00:00+02:00');
    expect(instantOf('2014-12-10', '09:00', 'America/St_Johns')).toBe('2014-12-10T09:00:00-03:30');
    expect(instantOf('2014-12-10', '09:00', 'Pacific/Kiritimati')).toBe('2014-12-10T09:00:00+14:00');
  });

  it('moves a time that summer time skips forward by the gap', () => {
    expect(instantOf('2014-03-30', '01:59', 'Europe/Copenhagen')).toBe('2014-03-30T01:59:00+01:00');
    expect(instantOf('2014-03-30', '02:30', 'Europe/Copenhagen')).toBe('2014-03-30T03:30:00+02:00');
    expect(instantOf('2014-03-30', '03:00', 'Europe/Copenhagen')).toBe('2014-03-30T03:00:00+02:00');
    expect(instantOf('2014-03-09', '02:30', 'America/New_York')).toBe('2014-03-09T03:30:00-04:00');
  });

  it('takes the first of two equal times when summer time ends', () => {
    expect(instantOf('2014-10-26', '02:30', 'Europe/Copenhagen')).toBe('2014-10-26T02:30:00+02:00');
    expect(instantOf('2014-10-26', '03:00', 'Europe/Copenhagen')).toBe('2014-10-26T03:00:00+01:00');
    expect(instantOf('2014-11-02', '01:30', 'America/New_York')).toBe('2014-11-02T01:30:00-04:00');
  });

  it('gives every existing minute around the switches back as the same wall time', () => {
    for (const [zone, days] of [
      ['Europe/Copenhagen', ['2014-03-30', '2014-10-26']],
      ['America/New_York', ['2014-03-09', '2014-11-02']],
      ['Australia/Lord_Howe', ['2014-04-06', '2014-10-05']],
    ] as const) {
      for (const day of days) {
        for (let at = Date.parse(`${day}T00:00:00Z`) - 50_400_000, end = at + 129_600_000; at < end; at += 900_000) {
          const written = inZone(new Date(at).toISOString(), zone);
          expect(Date.parse(written)).toBe(at);
          const again = instantOf(written.slice(0, 10), written.slice(11, 16), zone);
          expect(again.slice(0, 16)).toBe(written.slice(0, 16));
          // Only the second of two equal times may come back as the first.
          expect(Date.parse(again)).toBeLessThanOrEqual(at);
          expect(at - Date.parse(again)).toBeLessThanOrEqual(3_600_000);
        }
      }
    }
  });

  it('writes offsets with seconds, which ISO 8601 does not know, as UTC', () => {
    expect(instantOf('1880-01-01', '12:00', 'Europe/Copenhagen')).toMatch(/Z$/);
  });

  it('knows zones and refuses what is none', () => {
    expect(['Europe/Copenhagen', 'UTC', 'Asia/Kolkata'].every(isTimeZone)).toBe(true);
    expect(['', 'Europe/Nowhere', '+01:00', 'CETX', '../etc'].some(isTimeZone)).toBe(false);
    expect(() => instantOf('2014-12-10', '09:00', 'Europe/Nowhere')).toThrow(RangeError);
    expect(() => instantOf('2014-13-40', '09:00', 'UTC')).toThrow(RangeError);
    expect(inUtc(EMBARGO)).toBe('2014-12-10T08:00:00Z');
  });
});
