import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '#contract/result.ts';
import { words } from '../../src/renderer/words/en.ts';
import {
  bytes,
  checksumLines,
  counted,
  daysUntil,
  fullDate,
  initials,
  printLength,
  shortDate,
  span,
} from '../../src/renderer/words/format.ts';

describe('the catalogue', () => {
  it.each(ERROR_CODES)('has a sentence for %s', (code) => {
    expect(words.errors[code]).toMatch(/^[A-Z“].+[.]$/);
  });

  it('has no empty word and no placeholder', () => {
    const seen: string[] = [];
    const walk = (value: unknown): void => {
      if (typeof value === 'string') seen.push(value);
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
    };
    walk(words);
    expect(seen.length).toBeGreaterThan(300);
    for (const word of seen) {
      expect(word.trim()).toBe(word);
      expect(word).not.toBe('');
      expect(word).not.toMatch(/lorem|todo|xxx/i);
    }
  });

  it('counts one and many', () => {
    expect(words.notices.imported(1, 0, 0)).toBe('1 file imported.');
    expect(words.notices.imported(1284, 2, 1)).toBe('1,284 files imported, 2 already here, 1 refused.');
    expect(words.assets.endsIn(0)).toBe('Ends today');
    expect(words.assets.endsIn(23)).toBe('Ends in 23 days');
  });
});

describe('numbers and dates', () => {
  it('writes sizes', () => {
    expect([0, 999, 1000, 184_200_000, 1_140_000_000].map(bytes)).toEqual(['0 B', '999 B', '1 kB', '184 MB', '1.1 GB']);
  });
  it('writes sizes on paper', () => {
    expect([printLength(3600, 'cm'), printLength(3600, 'in'), printLength(2400, 'cm')]).toEqual(['30.5', '12', '20.3']);
  });
  it('writes spans', () => {
    expect([0.4, 28, 200, 4800, 3590, 7170].map(span)).toEqual(['0 s', '28 s', '3 min', '1 h 20 min', '1 h 0 min', '2 h 0 min']);
  });
  it('writes dates without a zone moving them', () => {
    expect(shortDate('2014-12-08')).toBe('8 Dec 2014');
    expect(fullDate('2014-12-08')).toBe('Monday 8 December 2014');
    expect(shortDate('2014-09-01')).toBe('1 Sep 2014');
  });
  it('counts days by the calendar, not by hours', () => {
    expect(daysUntil('2014-12-09', new Date(2014, 11, 8, 23, 59))).toBe(1);
    expect(daysUntil('2014-12-08', new Date(2014, 11, 8, 0, 1))).toBe(0);
    expect(daysUntil('2014-12-07', new Date(2014, 11, 8, 12))).toBe(-1);
  });
  it('groups a checksum and shortens a name', () => {
    expect(checksumLines('0123456789abcdef'.repeat(4))[0]).toBe('01234567 89abcdef 01234567 89abcdef');
    expect(initials('Kristian Holmelund Jakobsen')).toBe('KJ');
    expect(counted(2, 'file', 'files')).toBe('2 files');
  });
});
