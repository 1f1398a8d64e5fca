import { expect, test } from 'vitest';
import { COLOUR_NAMES, cellOf, createPalette, nameBits, namedShares, nameOf, strongestName } from '#domain/search/colours.ts';

test.each([
  ['#e02020', 'red'],
  ['#8b0000', 'red'],
  ['#ff8c00', 'orange'],
  ['#ffd700', 'yellow'],
  ['#0f6b4c', 'green'],
  ['#7fff00', 'green'],
  ['#6b6b00', 'green'],
  ['#008080', 'teal'],
  ['#87ceeb', 'blue'],
  ['#000080', 'blue'],
  ['#8a2be2', 'purple'],
  ['#ff69b4', 'pink'],
  ['#ffc0cb', 'pink'],
  ['#8b4513', 'brown'],
  ['#a0522d', 'brown'],
  ['#d2b48c', 'brown'],
  ['#101010', 'black'],
  ['#808080', 'grey'],
  ['#f8f8f8', 'white'],
  ['#f5f5dc', 'white'],
])('%s is called %s', (hex, name) => expect(nameOf(hex)).toBe(name));

const palette = createPalette();

test('a colour is near itself and its cousins, and not near what only shares its lightness', () => {
  const near = palette.near('#0f6b4c');
  const isNear = (hex: string): boolean => near[cellOf(hex)] === 1;
  expect(['#0f6b4c', '#0c6648', '#1a7a55', '#14604a'].map(isNear)).toEqual([true, true, true, true]);
  // same lightness in OKLab, other hue: a comparison in RGB or by lightness would take some of them
  expect(['#8f3a3a', '#4b4f9a', '#5c5c5c', '#ffffff', '#000000'].map(isNear)).toEqual([false, false, false, false, false]);
  for (const hex of ['#000000', '#ffffff', '#123456', '#fedcba']) expect(palette.near(hex)[cellOf(hex)]).toBe(1);
});

test('a picture counts for what covers a tenth of it together, and always for its strongest colour', () => {
  const shares = namedShares(
    [
      { colour: '#0f6b4c', share: 0.06 },
      { colour: '#228b22', share: 0.06 },
      { colour: '#101010', share: 0.8 },
      { colour: '#e02020', share: 0.05 },
    ],
    palette.names,
  );
  const bit = (name: (typeof COLOUR_NAMES)[number]): number => 1 << COLOUR_NAMES.indexOf(name);
  expect(nameBits(shares)).toBe(bit('green') | bit('black'));
  expect(COLOUR_NAMES[strongestName(shares)]).toBe('black');
  expect(nameBits(namedShares([{ colour: '#e02020', share: 0.04 }], palette.names))).toBe(bit('red'));
  expect(nameBits(namedShares([], palette.names))).toBe(0);
});
