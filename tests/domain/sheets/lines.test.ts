import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import { expect, test } from 'vitest';
import { BOLD_WIDTHS, REGULAR_WIDTHS, WIDTH_RANGES } from '#domain/sheets/inter-widths.ts';
import { breakLines, cutMiddle, startsRightToLeft, textWidth } from '#domain/sheets/lines.ts';
import { processorMs } from '../../processor-ms.ts';

const fontAt = (name: string): Font => create(readFileSync(join(import.meta.dirname, '../../../resources/fonts', name))) as Font;

test.each([
  ['inter/Inter-Regular.ttf', REGULAR_WIDTHS],
  ['inter/Inter-SemiBold.ttf', BOLD_WIDTHS],
] as const)('the table of widths is that of %s', (name, widths) => {
  const font = fontAt(name);
  const codes = WIDTH_RANGES.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
  expect(widths).toHaveLength(codes.length);
  for (const [at, code] of codes.entries()) {
    if (!font.hasGlyphForCodePoint(code)) continue;
    const own = (font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm) * 1000;
    expect(Math.abs((widths[at] ?? 0) - own), `U+${code.toString(16)}`).toBeLessThanOrEqual(1);
  }
});

test('a title in the serif is never wider than was reckoned with Inter', () => {
  const font = fontAt('source-serif-4/SourceSerif4Display-Light.otf');
  for (const text of [
    'Copenhagen Delegation to Promote Technology',
    'WHAT MMMM 123',
    'København æøå ÆØÅ',
    'illicit fillers, 1, 2',
  ])
    expect(
      (font.layout(text).glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0) / font.unitsPerEm) * 20,
    ).toBeLessThanOrEqual(textWidth(text, 20, 'display'));
});

const room = { width: 100, size: 8, font: 'sans', most: 2 } as const;

test.each([
  ['nothing', '', []],
  ['only blanks and controls', ' \n\t\u0007 ', []],
  ['a short text', 'Harbour', ['Harbour']],
  ['line ends of its own', 'One\r\ntwo', ['One two']],
  ['a text of two lines', 'The inner harbour at dawn, seen', ['The inner harbour at', 'dawn, seen']],
  [
    'a text that is cut at a word',
    'The inner harbour at dawn, seen from the bridge of stone',
    ['The inner harbour at', 'dawn, seen from the…'],
  ],
  [
    'a cut that leaves no comma before the dots',
    'The inner harbour at dawn, seen from, bridges, stones',
    ['The inner harbour at', 'dawn, seen from…'],
  ],
])('%s is broken', (_what, text, lines) => {
  expect(breakLines(text, room)).toEqual(lines);
});

test('no line is wider than its room, whatever the text', () => {
  const texts = [
    'x'.repeat(300),
    'Ein-sehr-langes-Wort-ohne-Blank '.repeat(10),
    'W'.repeat(40),
    'مرحبا بالعالم '.repeat(20),
    '東京都庁'.repeat(20),
    '👩‍🚒🎉'.repeat(30),
    `${'a '.repeat(150)}`,
    'e\u0301'.repeat(200),
  ];
  for (const text of texts) {
    for (const most of [1, 2, 6]) {
      const lines = breakLines(text, { ...room, most });
      expect(lines.length).toBeLessThanOrEqual(most);
      for (const line of lines) expect(textWidth(line, 8, 'sans')).toBeLessThanOrEqual(100);
    }
    expect(textWidth(cutMiddle(text, room), 8, 'sans')).toBeLessThanOrEqual(100);
  }
});

test('a caption of 300 characters that is cut begins as it is and ends in an ellipsis', () => {
  const text = 'A long caption about the harbour and the people in it. '.repeat(6).slice(0, 300);
  const lines = breakLines(text, room);
  expect(text.startsWith(lines[0] ?? '?')).toBe(true);
  expect(lines.at(-1)).toMatch(/…$/);
});

test('a letter is never cut in two', () => {
  const family = '👨‍👩‍👧‍👦';
  for (const line of breakLines(family.repeat(30), { ...room, most: 3 }))
    expect(line.replaceAll(family, '').replace('…', '')).toBe('');
});

test('what is put together again from its lines is the text', () => {
  const text = 'Three bicycles lean on the railing of a bridge in Copenhagen, Denmark, on a morning in June of 2014';
  expect(breakLines(text, { ...room, most: 20 }).join(' ')).toBe(text);
});

test('a file name keeps its end', () => {
  expect(cutMiddle('2014-12-08_copenhagen-beijing_photo-01_water-crown_1600x1067.jpg', room)).toMatch(/^2014.*….*1067\.jpg$/);
  expect(cutMiddle('a.jpg', room)).toBe('a.jpg');
});

test.each([
  ['Harbour', false],
  ['مرحبا', true],
  ['01 שלום', true],
  ['2014: Harbour שלום', false],
  ['123', false],
])('“%s” reads from right to left: %s', (text, isRtl) => {
  expect(startsRightToLeft(text)).toBe(isRtl);
});

test('a word that is made to be measured again and again is broken in a straight line', () => {
  const started = processorMs();
  const lines = breakLines(`${'W'.repeat(60)}${'\u200b'.repeat(200_000)}`, { width: 100, size: 8, font: 'sans', most: 3 });
  expect(processorMs() - started).toBeLessThan(5000);
  expect(lines).toHaveLength(3);
});
