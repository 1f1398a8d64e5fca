import { expect, test } from 'vitest';
import { readPhone, shownPhone, storedPhone } from '#domain/contacts/phone.ts';

test.each([
  ['33 66 33 66', 'DK', '+4533663366', '33 66 33 66'],
  ['+45 33663366', '', '+4533663366', '33 66 33 66'],
  ['0045 33 66 33 66', '', '+4533663366', '33 66 33 66'],
  ['+44 (0)20 7946 0958', 'DK', '+442079460958', '020 7946 0958'],
  ['030 901820', 'DE', '+4930901820', '030 901820'],
  ['01 42 76 40 40', 'FR', '+33142764040', '01 42 76 40 40'],
])('%s in %s is %s, shown at home as %s', (typed, country, e164, national) => {
  expect(readPhone(typed, country)).toMatchObject({ e164, national });
});

test.each([
  ['33 66 33 66', ''],
  ['+45 00 12 34 56', 'DK'],
  ['112', 'DK'],
  ['call us', 'DK'],
  ['', 'DK'],
  ['9'.repeat(500), 'DK'],
  ['33 66 33 66', 'XX'],
])('%s in %s is in no plan and stays as typed', (typed, country) => {
  expect(readPhone(typed, country)).toBeNull();
  expect([storedPhone(typed, country), shownPhone(typed, country)]).toEqual([typed, typed]);
});

test('a number is national at home and international abroad', () => {
  expect(shownPhone('+45 33 66 33 66', 'DK')).toBe('33 66 33 66');
  expect(shownPhone('+45 33 66 33 66', 'DE')).toBe('+45 33 66 33 66');
  expect(shownPhone('+45 33 66 33 66 ext. 12', 'DE')).toBe('+45 33 66 33 66 ext. 12');
});
