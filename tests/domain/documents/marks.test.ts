import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRelease } from '#domain/releases/parse.ts';
import {
  bodyOf,
  escapeBlock,
  type MarkedBlock,
  markdownOf,
  plainBlocks,
  readBody,
  type Span,
  settle,
  writeBlock,
} from '#domain/releases/texts/marks.ts';

const SAMPLES = new URL('../releases/samples/', import.meta.url);

/** A small generator with a seed, so that a failure can be repeated. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

it('an exclamation mark before a link stays one: the link is no picture, which a reader would fetch', () => {
  const [block] = readBody(['Join us![Sign up](https://a.example)']);
  const written = writeBlock(block as MarkedBlock);
  expect(written).toBe('Join us\\![Sign up](https://a.example)');
  expect(readBody([written])).toEqual([block]);
});

/** Pieces that look like Markdown, and pieces that do not. */
const PIECES = [
  '*',
  '**',
  '_',
  '[a](b)',
  '](',
  '[',
  ']',
  '<b>',
  '&amp;',
  '\\',
  '\n',
  '# ',
  '- ',
  '1. ',
  '8. ',
  '> ',
  '---',
  '`',
  '~~',
  'ord',
  'København',
  ' ',
  '“',
  '(',
  ')',
  '!',
  '5 * 3',
  'a_b',
  '_c_',
  '===',
];

const LINKS = ['https://city.example/a_b', 'mailto:press@city.example', 'https://city.example/(x)?q=1*2', 'http://old.example'];

function randomSpans(pick: (below: number) => number): Span[] {
  return settle(
    Array.from({ length: 1 + pick(5) }, () => ({
      text: Array.from({ length: 1 + pick(6) }, () => PIECES[pick(PIECES.length)] ?? '').join(''),
      ...(pick(3) === 0 ? { bold: true as const } : {}),
      ...(pick(3) === 0 ? { italic: true as const } : {}),
      ...(pick(4) === 0 ? { href: LINKS[pick(LINKS.length)] ?? '' } : {}),
    })),
  );
}

/** No empty line inside a block: that is what parts blocks. */
const isWhole = (spans: readonly Span[]): boolean => spans.length > 0 && !/\n\s*\n/.test(spans.map(({ text }) => text).join(''));

describe('a body as Markdown', () => {
  it('reads back exactly what it wrote, whatever stands in the text', () => {
    const pick = random(7);
    let tried = 0;
    for (let round = 0; round < 20_000; round++) {
      const spans = randomSpans(pick);
      if (!isWhole(spans)) continue;
      const flat = spans.map((span) => ({ ...span, text: span.text.replaceAll('\n', ' ') }));
      const kinds: MarkedBlock[] = [
        { kind: 'paragraph', spans },
        { kind: 'pull', spans },
        { kind: 'list', isOrdered: pick(2) === 0, start: 1, items: [spans, settle([{ text: 'second' }])] },
        { kind: 'heading', level: 2, spans: settle(flat) },
      ];
      const block = kinds[pick(4)] as MarkedBlock;
      const markdown = writeBlock(block);
      expect(readBody([markdown]), markdown).toEqual([block]);
      expect(readBody([markdown]).map(writeBlock), markdown).toEqual([markdown]);
      tried++;
    }
    expect(tried).toBeGreaterThan(10_000);
  });

  it('splits and joins without a change', () => {
    const body = ['## A heading', 'First **bold** text\\\nsecond line.', '- one\n- two', '> Pulled.'];
    expect(bodyOf(markdownOf(body))).toEqual(body);
    expect(markdownOf(bodyOf('a\r\n\r\n\r\nb\n'))).toBe('a\n\nb');
  });

  it('takes every paragraph that the recogniser gives without a change to the reader', () => {
    for (const name of readdirSync(SAMPLES)) {
      const { body } = parseRelease(readFileSync(new URL(name, SAMPLES), 'utf8'));
      expect(plainBlocks(body.map(escapeBlock)), name).toEqual(body);
    }
  });

  it('escapes no more than it must', () => {
    expect(escapeBlock('5 km (3 miles), 70% – “so [the city] says”, a_b & c < d.')).toBe(
      '5 km (3 miles), 70% – “so [the city] says”, a_b & c < d.',
    );
    expect(escapeBlock('8. december 2014')).toBe('8\\. december 2014');
    expect(escapeBlock('2 * 3')).toBe('2 \\* 3');
  });

  it.each<[string, Span[]]>([
    ['a **b** c', [{ text: 'a ' }, { text: 'b', bold: true }, { text: ' c' }]],
    [
      '*a **b** c*',
      [
        { text: 'a', italic: true },
        { text: ' ' },
        { text: 'b', italic: true, bold: true },
        { text: ' ' },
        { text: 'c', italic: true },
      ],
    ],
    ['_so_ and snake_case_word', [{ text: 'so', italic: true }, { text: ' and snake_case_word' }]],
    [
      'see [the **site**](https://a.example "title").',
      [
        { text: 'see ' },
        { text: 'the ', href: 'https://a.example' },
        { text: 'site', bold: true, href: 'https://a.example' },
        { text: '.' },
      ],
    ],
    ['<press@a.example>', [{ text: 'press@a.example', href: 'mailto:press@a.example' }]],
    ['[x](javascript:alert(1))', [{ text: '[x](javascript:alert(1))' }]],
    ['5 * 3 * 2 and **open', [{ text: '5 * 3 * 2 and **open' }]],
    ['line  \nbreak', [{ text: 'line\nbreak' }]],
  ])('reads %s', (markdown, spans) => {
    expect(readBody([markdown])).toEqual([{ kind: 'paragraph', spans }]);
  });

  it('reads blocks that stand without an empty line between them', () => {
    expect(readBody(['## Head\nText\n- a\n  more\n* b\n1. n\n> q\n>  r']).map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'list',
      'list',
      'pull',
    ]);
  });

  it('is done with a hostile text in a few passes', () => {
    for (const piece of ['*', '[', '*a* ', '[a](', '**_', '> ', '\\', '<a@', '# '])
      expect(readBody([piece.repeat(200_000 / piece.length)]).length).toBeLessThan(10);
  });
});
