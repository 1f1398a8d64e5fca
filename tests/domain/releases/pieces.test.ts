import { expect, test } from 'vitest';
import { datelineOf } from '../../../src/domain/releases/dateline.ts';
import { findDates, isoDate } from '../../../src/domain/releases/dates.ts';
import { parseEmbargo } from '../../../src/domain/releases/embargo.ts';
import { findFigures } from '../../../src/domain/releases/figures.ts';
import { isEndMark } from '../../../src/domain/releases/labels.ts';
import { vocabularyFor } from '../../../src/domain/releases/lexicon/index.ts';
import { numberValue } from '../../../src/domain/releases/numbers.ts';
import { parseRelease } from '../../../src/domain/releases/parse.ts';
import { quotedSpans } from '../../../src/domain/releases/quote-marks.ts';

test.each([
  ['December 08, 2014', '2014-12-08'],
  ['8th of December 2014', '2014-12-08'],
  ['Dec. 8, 2014', '2014-12-08'],
  ['8. december 2014', '2014-12-08'],
  ['den 8 december 2014', '2014-12-08'],
  ['8. Dezember 2014', '2014-12-08'],
  ['1er août 2015', '2015-08-01'],
  ['8 de diciembre de 2014', '2014-12-08'],
  ['3. mars 2015', '2015-03-03'],
  ['8 maart 2015', '2015-03-08'],
  ['2014-12-08', '2014-12-08'],
  ['8.12.2014', '2014-12-08'],
  ['12. März 2015', '2015-03-12'],
  ['31 February 2015', null],
  ['29. Februar 2015', null],
  ['29 February 2016', '2016-02-29'],
  ['31.04.2015', null],
  ['32 March 2015', null],
])('date %s is %s', (text, iso) => {
  expect(findDates(text, null)[0]?.iso ?? null).toBe(iso);
});

test('slashes are unclear in English and day first elsewhere', () => {
  expect(findDates('08/12/2014', 'en')[0]?.iso).toBeNull();
  expect(findDates('12/25/2014', 'en')[0]?.iso).toBe('2014-12-25');
  expect(findDates('08/12/2014', 'fr')[0]?.iso).toBe('2014-12-08');
  expect(isoDate(2015, 2, 29)).toBeNull();
});

test('a weekday that does not match its date is noticed', () => {
  expect(findDates('Tuesday 10 December 2014', 'en')[0]?.weekdayWrong).toBe(true);
  expect(findDates('onsdag den 10. december 2014', 'da')[0]?.weekdayWrong).toBe(false);
});

const en = vocabularyFor('en');
test.each([
  ['EMBARGOED UNTIL 09:00 CET, Wednesday 10 December 2014', '2014-12-10T09:00:00+01:00', 'CET'],
  ['Embargoed until 00:01 GMT on 10 December 2014', '2014-12-10T00:01:00+00:00', 'Etc/GMT'],
  ['Embargoed until 9 a.m. ET, July 1, 2015', '2015-07-01T09:00:00-04:00', 'America/New_York'],
  ['Embargo: 10 December 2014, 14.30 Danish time', '2014-12-10T14:30:00+01:00', 'Europe/Copenhagen'],
  ['Embargoed until 1 July 2015 at 10:00 CEST', '2015-07-01T10:00:00+02:00', 'CET'],
  ['Embargoed until 10 December 2014', null, null],
  ['Embargoed until 09:00, 10 December 2014', null, null],
  ['Embargoed until 09:00 CET, Tuesday 10 December 2014', null, 'CET'],
  ['Embargoed until 09:00 CEST, 10 December 2014', null, 'CET'],
  ['Embargoed until 31 February 2015, 09:00 GMT', null, 'Etc/GMT'],
])('%s', (text, until, zone) => {
  expect(parseEmbargo(text, en, null)?.embargo).toEqual({ until, zone, text });
});

test('a winter abbreviation in summer is taken literally, which can only be later', () => {
  expect(parseEmbargo('Embargoed until 09:00 CET, 1 July 2015', en, null)?.embargo.until).toBe('2015-07-01T09:00:00+01:00');
  expect(parseEmbargo('Embargo: none', en, null)).toBeNull();
});

test.each([
  ['COPENHAGEN, 8 December 2014 – The mayor of the city will travel.', 'COPENHAGEN', '2014-12-08'],
  ['LONDON (Reuters) — The mayor of the city will travel today.', 'LONDON', null],
  ['NEW YORK, Dec. 8, 2014 /PRNewswire/ -- The mayor of the city will travel.', 'NEW YORK', '2014-12-08'],
  ['LONDON--(BUSINESS WIRE)--The mayor of the city will travel today.', 'LONDON', null],
  ['Bremen, 8. Dezember 2014. Die Stadt baut eine neue Linie.', 'Bremen', '2014-12-08'],
  ['Madrid, 8 de diciembre de 2014.- La ciudad estrena una línea.', 'Madrid', '2014-12-08'],
  ['Paris, le 8 décembre 2014 – La Ville ouvre cinq jardins.', 'Paris', '2014-12-08'],
])('dateline of %s', (text, place, date) => {
  expect(datelineOf(text, vocabularyFor(null))).toMatchObject({ place, date });
});

test('prose is no dateline', () => {
  expect(datelineOf('The mayor – a keen cyclist – will travel to Beijing today.', en)).toBeNull();
  expect(datelineOf('Copenhagen is growing. The city has 10,000 new residents.', en)).toBeNull();
});

test.each(['###', '# # #', '-ENDS-', '-30-', '- ends -', 'ENDS', 'SLUT', 'Ende', '– FIN –', 'EINDE'])(
  '%s ends a release',
  (mark) => {
    expect(isEndMark(mark)).toBe(true);
  },
);

test.each([
  ['1.000,5', ',', 1000.5],
  ['1,000.5', '.', 1000.5],
  ['1.234', ',', 1234],
  ['1.234', '.', 1.234],
  ['1,234', '.', 1234],
  ['3,5', ',', 3.5],
  ["60'000", ',', 60000],
  ['25 000', ',', 25000],
  ['1.200.000', '.', 1200000],
  ['0,125', ',', 0.125],
] as const)('%s with decimal %s is %d', (text, decimal, value) => {
  expect(numberValue(text, decimal)).toBe(value);
});

test('figures: years, dates, times, ordinals, labels and telephones are left out', () => {
  const body = [
    'In 2013 the city met the 20th time on 8 December 2014 at 10:30 in room 12.',
    'From 2012-2020 it follows article 5 and COVID-19 rules; call +45 33 66 33 66.',
    'The 3rd plan of May 2016 has no cost.',
    'She turned 43 on page 12.',
  ];
  expect(findFigures(body, en)).toEqual([]);
});

test('figures: ranges, magnitudes, currencies and measures', () => {
  const values = findFigures(
    [
      'It costs $1.2bn, or 3,400 new homes, and 10-15% of 12 GW.',
      'Between 5 and 7 per cent of DKK 9.6 billion.',
      'Half a million people use around 2000 bicycles.',
    ],
    en,
  );
  expect(values.map((figure) => `${figure.text} = ${figure.value} ${figure.unit ?? '-'}`)).toEqual([
    '$1.2bn = 1200000000 USD',
    '3,400 new homes = 3400 homes',
    '10 = 10 %',
    '15% = 15 %',
    '12 GW = 12 GW',
    '5 = 5 %',
    '7 per cent = 7 %',
    'DKK 9.6 billion = 9600000000 DKK',
    'Half a million people = 500000 people',
    '2000 bicycles = 2000 bicycles',
  ]);
});

test('quote marks of all sorts', () => {
  const inner = (text: string): string[] => quotedSpans(text).map((span) => span.inner);
  expect(inner('„Guten Tag“, sagt er.')).toEqual(['Guten Tag']);
  expect(inner('»Goddag,« siger han.')).toEqual(['Goddag,']);
  expect(inner('« Bonjour », dit-il.')).toEqual(['Bonjour']);
  expect(inner('”Hej på dig”, säger hon.')).toEqual(['Hej på dig']);
  expect(inner('"One," she said. "Two."')).toEqual(['One,', 'Two.']);
  expect(inner("It's the workers' day, isn't it?")).toEqual([]);
});

test('a name in quotes is no quotation', () => {
  const release = parseRelease(
    'New show opens\n\nThe show "Light over the Harbour" opens on Friday with a talk about the history of the city and of its people.\n',
  );
  expect(release.quotes).toEqual([]);
});

test('the release date gives an embargo without a year its year', () => {
  const release = parseRelease(
    'PRESS RELEASE\n8 December 2014\nEmbargoed until 06:00 GMT, Wednesday 10 December\n\nCity opens bridge\n\nThe city will open a bridge for the people of the harbour and of the town.\n',
  );
  expect(release.embargo?.until).toBe('2014-12-10T06:00:00+00:00');
});
