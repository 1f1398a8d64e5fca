import { expect, test } from 'vitest';
import { askedWords, foldKey, foldWords, holdsWords, indexText, sortKey } from '#domain/search/fold.ts';

const meets = (question: string, text: string, isWhole = false): boolean =>
  holdsWords(indexText(text), askedWords(question, isWhole));

/** Spellings of one name. Every one typed must find every one written: a one-way fold finds only half of them. */
const SPELLINGS: readonly (readonly string[])[] = [
  ['København', 'Kobenhavn', 'Koebenhavn', 'KØBENHAVN', 'København'.normalize('NFD'), 'ｋøbenhavn'],
  ['Århus', 'Aarhus', 'Arhus', 'ÅRHUS'.normalize('NFD'), 'AARHUS'],
  ['Ærø', 'Aero', 'Aeroe', 'ÆRØ'],
  ['Straße', 'Strasse', 'STRASSE'],
  ['Łódź', 'Lodz', 'ŁÓDŹ', 'Łódź'.normalize('NFD')],
  ['Müller', 'Mueller', 'Muller'],
  ['Jyväskylä', 'Jyvaeskylae', 'Jyvaskyla'],
  ['Grønnegården', 'Gronnegarden', 'Groennegaarden', 'Grønnegaarden', 'Groennegården'],
  ['İstanbul', 'Istanbul', 'istanbul'],
  ['Đorđe', 'Dorde'],
  ['Σίσυφος', 'ΣΊΣΥΦΟΣ'],
];
const PAIRS = SPELLINGS.flatMap((group) => group.flatMap((typed) => group.map((written) => [typed, written] as const)));

test.each(PAIRS)('%s finds %s', (typed, written) => {
  expect(meets(typed, `Delegation in ${written} today`)).toBe(true);
  expect(meets(typed, `Delegation in ${written} today`, true)).toBe(true);
});

test.each([
  ['pot', 'poet'],
  ['blunt', 'blue'],
  ['blue', 'blunt'],
  ['to', 'two'],
  ['toe', 'together'],
  ['havn', 'København'],
  ['kobenhavner', 'København'],
])('%s does not find %s', (typed, written) => expect(meets(typed, written)).toBe(false));

test('a beginning finds the word in every spelling while it is typed', () => {
  for (const typed of ['k', 'ko', 'kø', 'koe', 'koebenh', 'københ', 'kobenh']) expect(meets(typed, 'København')).toBe(true);
  expect(meets('koebenh', 'Kobenhavn')).toBe(true);
});

test('words joined by a sign are a phrase, and so are the signs of a script without spaces', () => {
  expect(meets('press-kit', 'The press kit of May')).toBe(true);
  expect(meets('press-kit', 'The kit for the press')).toBe(false);
  expect(meets('大学', '北京大学')).toBe(true);
  expect(meets('学大', '北京大学')).toBe(false);
});

test('a phrase reaches neither into the next entry of a list nor into the further spellings', () => {
  expect(meets('Copenhagen finance', 'Copenhagen\nFinance minister')).toBe(false);
  expect(meets('gade koebenhavn', 'København Gade')).toBe(false);
});

test('one key for all spellings of a value', () => {
  expect(foldKey('Ærø')).toBe(foldKey('Aero'));
  expect(foldKey('Aarhus N')).toBe(foldKey('Århus n'));
  expect(foldKey('Mette Frederiksen')).not.toBe(foldKey('Mette Fredriksen'));
});

test('folded words are the index own words: an ASCII text takes no other way than the same text with one Danish letter', () => {
  expect(foldWords('IMG_0042 (Copy).JPG')).toEqual(['img', '0042', 'copy', 'jpg']);
  expect(foldWords('IMG_0042 (Copy).JPG ø')).toEqual(['img', '0042', 'copy', 'jpg', 'o']);
});

test('numbers in names stand by their size', () => {
  const names = ['IMG_10.jpg', 'IMG_2.jpg', 'img_002.jpg', 'IMG_1.jpg'];
  expect([...names].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : 0))).toEqual([
    'IMG_1.jpg',
    'IMG_2.jpg',
    'img_002.jpg',
    'IMG_10.jpg',
  ]);
});
