import { describe, expect, test } from 'vitest';
import type { SheetItem } from '#contract/sheets.ts';
import type { SheetContent } from '#domain/sheets/content.ts';
import { layOutSheet } from '#domain/sheets/layout.ts';
import { textWidth } from '#domain/sheets/lines.ts';
import { numberLabel, orderPictures } from '#domain/sheets/order.ts';
import { person, picture, pictures, sheetOf } from './content.ts';

const ofKind = <K extends SheetItem['kind']>(content: SheetContent, kind: K) =>
  layOutSheet(content).pages.flatMap(({ items }) =>
    items.filter((item): item is Extract<SheetItem, { kind: K }> => item.kind === kind),
  );
const said = (content: SheetContent): string[] => ofKind(content, 'text').map((item) => item.lines.join(' '));

describe('pages and cells', () => {
  test.each([
    ['a4', 'portrait', 595.28, 841.89],
    ['a4', 'landscape', 841.89, 595.28],
    ['a3', 'portrait', 841.89, 1190.55],
    ['letter', 'portrait', 612, 792],
  ] as const)('%s %s is %s by %s points', (paper, orientation, width, height) => {
    expect(layOutSheet(sheetOf(pictures(1), { paper, orientation }))).toMatchObject({ width, height });
  });

  test.each([
    [0, 4, 0, 1],
    [1, 4, 0, 1],
    [200, 4, 5, 10],
    [201, 4, 5, 11],
    [7, 1, 1, 7],
    [1000, 6, 8, 21],
  ])('%s pictures in %s columns and %s rows take %s pages', (count, columns, rows, pages) => {
    const drawing = layOutSheet(sheetOf(pictures(count), { columns, rows }));
    expect(drawing.pages).toHaveLength(pages);
    expect(drawing.pages.flatMap(({ cells }) => cells)).toHaveLength(count);
  });

  test('every picture is shown once, in its order, from the left and from the top', () => {
    const shown = pictures(30);
    const { pages } = layOutSheet(sheetOf(shown, { columns: 3, rows: 4 }));
    expect(pages.flatMap(({ cells }) => cells.map(({ assetId }) => assetId))).toEqual(shown.map(({ assetId }) => assetId));
    const [first, second, , fourth] = pages[0]?.cells ?? [];
    expect(second?.x).toBeGreaterThan(first?.x ?? 0);
    expect(second?.y).toBe(first?.y);
    expect(fourth?.x).toBe(first?.x);
    expect(fourth?.y).toBeGreaterThan(first?.y ?? 0);
  });

  test.each([1, 2, 5, 12])('nothing leaves the margins with %s columns, and no two cells touch', (columns) => {
    for (const marginMm of [5, 40]) {
      const { width, height, pages } = layOutSheet(
        sheetOf(pictures(60), {
          columns,
          marginMm,
          captions: ['number', 'title', 'filename', 'caption', 'credit', 'date', 'size'],
          captionLines: 6,
        }),
      );
      const margin = (marginMm / 25.4) * 72 - 0.02;
      for (const { items, cells } of pages) {
        for (const item of items) {
          if (item.kind === 'stroke') continue;
          expect(item.x).toBeGreaterThanOrEqual(margin);
          expect(item.y).toBeGreaterThanOrEqual(margin);
          expect(item.x + item.width).toBeLessThanOrEqual(width - margin);
          if (item.kind === 'text') {
            const bottom = item.y + (item.lines.length - 1) * item.leading;
            expect(bottom).toBeLessThanOrEqual(height - margin);
            for (const line of item.lines) expect(textWidth(line, item.size, item.font)).toBeLessThanOrEqual(item.width + 0.05);
          }
        }
        for (const [at, cell] of cells.entries()) {
          const right = cells[at + 1];
          if (right !== undefined && right.y === cell.y) expect(cell.x + cell.width).toBeLessThan(right.x);
          const below = cells[at + columns];
          if (below !== undefined) expect(cell.y + cell.height).toBeLessThan(below.y);
        }
      }
    }
  });

  test('a picture keeps its shape, whole and in the middle of its cell', () => {
    const [wide, tall] = ofKind(
      sheetOf([picture(1, { width: 4000, height: 1000 }), picture(2, { width: 1000, height: 4000 })]),
      'picture',
    );
    expect((wide?.width ?? 0) / (wide?.height ?? 1)).toBeCloseTo(4, 1);
    expect((tall?.height ?? 0) / (tall?.width ?? 1)).toBeCloseTo(4, 1);
  });

  test('so many rows that pictures would vanish become fewer', () => {
    for (const shown of ofKind(sheetOf(pictures(40), { rows: 20, columns: 2 }), 'picture'))
      expect(shown.height).toBeGreaterThanOrEqual(23);
  });

  test('a title of 1,000 letters takes three lines and leaves room', () => {
    const long = sheetOf(pictures(8), {}, { title: 'Delegation '.repeat(90) });
    const [title] = ofKind(long, 'text').filter(({ role }) => role === 'title');
    expect(title?.lines).toHaveLength(3);
    expect(layOutSheet(long).pages[0]?.cells.length).toBeGreaterThan(0);
  });

  test('page numbers and the foot stand on every page, and can be left out', () => {
    expect(said(sheetOf(pictures(50))).filter((text) => /^Page \d of 3$/.test(text))).toEqual([
      'Page 1 of 3',
      'Page 2 of 3',
      'Page 3 of 3',
    ]);
    expect(said(sheetOf(pictures(50), { pageNumbers: false })).join()).not.toContain('Page');
  });

  test('an embargo stands on every page', () => {
    const notice = 'Not for publication before Wednesday 10 December 2014, 09:00 CET';
    const held = sheetOf(pictures(50), {}, { notice });
    for (const { items } of layOutSheet(held).pages)
      expect(items.some((item) => item.kind === 'text' && item.lines.join(' ').startsWith('Not for publication'))).toBe(true);
  });

  test('the same content gives the same drawing', () => {
    expect(JSON.stringify(layOutSheet(sheetOf(pictures(30))))).toBe(JSON.stringify(layOutSheet(sheetOf(pictures(30)))));
  });
});

describe('captions', () => {
  const captions = ['number', 'title', 'filename', 'caption', 'credit', 'date', 'size'] as const;

  test.each([
    ['number', '01'],
    ['title', 'Harbour 1'],
    ['filename', 'harbour-1_2014.jpg'],
    ['caption', 'The inner harbour at dawn, seen from the bridge.'],
    ['credit', 'Photo: A. Person / Agency'],
    ['date', '8 December 2014'],
    ['size', '3000 × 2000 px'],
  ] as const)('%s says “%s”, and nothing when it is not wanted', (caption, text) => {
    const bare = { organisation: '', colour: '#000000', logo: null, footer: [] };
    const of = (wanted: (typeof captions)[number][]) =>
      said(sheetOf([picture(1)], { captions: wanted, columns: 2 }, { brand: bare, date: '2020-01-01', title: 'T' }));
    expect(of([caption])).toContain(text);
    expect(
      of(captions.filter((one) => one !== caption))
        .join('|')
        .split('|'),
    ).not.toContain(text);
  });

  test.each([
    ['Illustration: Dateline example', 'Illustration: Dateline example'],
    ['Photo: A. Person', 'Photo: A. Person'],
    ['Foto: A. Person', 'Foto: A. Person'],
    ['A. Person', 'Photo: A. Person'],
    ['A: Person', 'Photo: A: Person'],
  ])('the credit %s is printed as “%s”: what it is of is said once', (credit, text) => {
    expect(said(sheetOf([picture(1, { credit })], { captions: ['credit'], columns: 2 }))).toContain(text);
  });

  test('a picture without words has none, and its neighbours’ room', () => {
    const empty = picture(2, { title: '', caption: '', credit: '', filename: 'b.jpg', date: null });
    const [first, second] = layOutSheet(sheetOf([picture(1), empty])).pages[0]?.cells ?? [];
    expect(second?.height).toBe(first?.height);
  });

  test.each([
    [{ verdict: 'ended', days: 3 }, 'Rights ended'],
    [{ verdict: 'restricted' }, 'Not for the press'],
    [{ verdict: 'ending', days: 0 }, 'Ends today'],
    [{ verdict: 'ending', days: 5 }, 'Ends in 5 days'],
  ] as const)('rights that are %o are said on the picture and in its alt text', (usable, text) => {
    const content = sheetOf([picture(1, { usable })]);
    expect(said(content)).toContain(text);
    expect(ofKind(content, 'picture')[0]?.alt).toBe(`Boats, number 1. ${text}`);
    expect(said(sheetOf([picture(1, { usable })], { showRights: false }))).not.toContain(text);
  });

  test.each([{ verdict: 'cleared' }, { verdict: 'unset' }] as const)('rights that are %o are not spoken of', (usable) => {
    expect(ofKind(sheetOf([picture(1, { usable })]), 'picture')[0]?.alt).toBe('Boats, number 1');
  });

  test.each([
    ['choice', { choice: 'chosen' }, 'Chosen', 1],
    ['choice', { choice: 'rejected' }, 'Rejected', 2],
    ['rating', { rating: 4 }, '4 stars', 0],
    ['label', { colour: 'red' }, 'Red', 0],
  ] as const)('%s marks %o as “%s”', (marks, own, text, strokes) => {
    const content = sheetOf([picture(1, own)], { marks });
    expect(ofKind(content, 'stroke')).toHaveLength(strokes);
    expect(ofKind(content, 'picture')[0]?.alt).toContain(text);
    expect(ofKind(sheetOf([picture(1, own)], { marks: 'none' }), 'stroke')).toHaveLength(0);
  });

  test('alt text falls back to title and file name', () => {
    const alt = (own: Parameters<typeof picture>[1]) => ofKind(sheetOf([picture(1, own)]), 'picture')[0]?.alt;
    expect(alt({ altText: '' })).toBe('Harbour 1');
    expect(alt({ altText: '', title: '' })).toBe('harbour-1_2014.jpg');
  });

  test('a sheet speaks the language it is for', () => {
    const text = said(sheetOf([picture(1, { usable: { verdict: 'ended', days: 1 } })], { language: 'da' }));
    expect(text).toContain('Kontaktark');
    expect(text).toContain('1 billede');
    expect(text).toContain('Rettigheder udløbet');
    expect(text).toContain('8. december 2014');
  });

  test('a picture without a preview says so in its place', () => {
    expect(said(sheetOf([picture(1, { sha256: null })]))).toContain('No preview');
  });
});

describe('order', () => {
  const shown = [
    picture(1, { filename: 'b10.jpg', title: '', date: '2014-05-01' }),
    picture(2, { filename: 'b9.jpg', title: 'Åre', date: null }),
    picture(3, { filename: 'A1.jpg', title: 'Zoo', date: '2013' }),
  ];
  test.each([
    ['given', [1, 2, 3]],
    ['name', [3, 2, 1]],
    ['title', [2, 3, 1]],
    ['date', [3, 1, 2]],
  ] as const)('by %s', (order, expected) => {
    expect(orderPictures(shown, order).map(({ label }) => Number(label))).toEqual(expected);
  });

  test('numbers have two digits, three from 100 on', () => {
    expect([numberLabel(0, 9), numberLabel(98, 99), numberLabel(0, 100)]).toEqual(['01', '99', '001']);
  });
});

describe('people', () => {
  const contacts = (people: ReturnType<typeof person>[]) => sheetOf([], {}, { body: { kind: 'contacts', people } });

  test('everything that can be called is there, with its link', () => {
    const content = contacts([
      person('Kim Person', {
        isPrimary: true,
        hours: 'Weekdays 8 to 16',
        note: 'Interviews in Danish.',
        morePhones: [{ phone: '+45 00 99 88 77', label: 'weekends' }],
      }),
    ]);
    for (const text of [
      'Kim Person',
      'Primary contact',
      'Press officer',
      '+45 00 12 34 56',
      'weekends',
      '+45 00 99 88 77',
      'press@city.example',
      'Weekdays 8 to 16',
      'Interviews in Danish.',
    ])
      expect(said(content)).toContain(text);
    expect(ofKind(content, 'text').flatMap(({ link }) => link ?? [])).toEqual([
      'tel:+4500123456',
      'tel:+4500998877',
      'mailto:press@city.example',
    ]);
    expect(ofKind(content, 'text').find(({ role }) => role === 'heading')?.lines).toEqual(['Kim Person']);
  });

  test('many people take several pages and nobody is divided', () => {
    const content = contacts(Array.from({ length: 40 }, (_, at) => person(`Person ${at}`)));
    const { pages, height } = layOutSheet(content);
    expect(pages.length).toBeGreaterThan(2);
    expect(said(content).filter((text) => text.startsWith('Person '))).toHaveLength(40);
    for (const { items } of pages) for (const item of items) if (item.kind === 'text') expect(item.y).toBeLessThan(height);
  });

  test('a note of 20,000 letters stays on its page', () => {
    const { pages, height } = layOutSheet(contacts([person('Kim', { note: 'word '.repeat(4000) })]));
    for (const { items } of pages)
      for (const item of items)
        if (item.kind === 'text') expect(item.y + (item.lines.length - 1) * item.leading).toBeLessThan(height);
  });
});
