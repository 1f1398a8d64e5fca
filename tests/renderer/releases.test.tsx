import { describe, expect, it } from 'vitest';
import { readAddress } from '#domain/releases/texts/links.ts';
import { readBody, type Span } from '#domain/releases/texts/marks.ts';
import {
  bodyOfCells,
  cellsOf,
  joinCell,
  linkSpans,
  moveCell,
  pasteInto,
  spansOf,
  splitCell,
  toggleMark,
  turnCell,
  withBlock,
  withSpans,
  wordAround,
} from '../../src/renderer/releases/cells.ts';
import { findIn, replaceIn, spotOfFinding } from '../../src/renderer/releases/places.ts';
import { choose, fill, offsetOf, rangeOf, read, stretchIn } from '../../src/renderer/releases/rich.ts';
import { makeRelease } from './fake-engine.ts';

const BODY = [
  'A __bold__ start \\* of *1,000.5* with [a link](<https://www.example.org/a b>) in it.',
  '##   Heading ##',
  '* one\n* two\n  on two lines',
  '> “Said”\n> by nobody',
  'Two blocks without an empty line:\n- first\n- second',
];

describe('the cells of a body', () => {
  it('leave every text that nobody touched as it was, letter by letter', () => {
    expect(bodyOfCells(cellsOf(BODY))).toEqual(BODY);
    const cells = cellsOf(BODY);
    const changed = withBlock(cells, 1, { kind: 'heading', level: 2, spans: [{ text: 'Another' }] });
    expect(bodyOfCells(changed)).toEqual(BODY.with(1, '## Another'));
    expect(bodyOfCells(moveCell(cells, 1, -1))).toEqual([BODY[1], BODY[0], ...BODY.slice(2)]);
  });

  it('that are read and say the same are untouched', () => {
    const cells = cellsOf(BODY);
    for (const [at, cell] of cells.entries()) {
      const host = document.createElement('div');
      fill(host, cell.block);
      expect(withBlock(cells, at, read(host, cell.block))).toBe(cells);
    }
  });

  it('are written for the part of an element that was changed', () => {
    const cells = cellsOf(BODY);
    const last = cells.length - 1;
    const changed = withBlock(cells, last, { kind: 'list', isOrdered: false, start: 1, items: [[{ text: 'only' }]] });
    expect(bodyOfCells(changed).slice(4)).toEqual(['Two blocks without an empty line:', '- only']);
  });

  it('are split and joined again with their marks', () => {
    const cells = cellsOf(['One **two three** four']);
    const split = splitCell(cells, 0, 7, 7);
    expect(bodyOfCells(split)).toEqual(['One **two**', '**three** four']);
    const joined = joinCell(split, 1);
    expect(joined?.caret).toBe(8);
    expect(bodyOfCells(joined?.cells ?? [])).toEqual(['One **two three** four']);
    expect(joinCell(cells, 0)).toBeNull();
  });

  it('become another kind of block and back', () => {
    const cells = cellsOf(['First\\\nsecond']);
    const list = turnCell(cells, 0, 'list');
    expect(bodyOfCells(list)).toEqual(['- First\n- second']);
    expect(bodyOfCells(turnCell(list, 0, 'paragraph'))).toEqual(['First', 'second']);
    expect(bodyOfCells(turnCell(cells, 0, 'pull'))).toEqual(['> First\\\n> second']);
  });

  it('take a pasted text of several paragraphs', () => {
    const pasted = pasteInto(cellsOf(['Before after']), 0, 7, 7, 'one\r\n\r\ntwo\nlines\r\n\r\n* three ');
    expect(bodyOfCells(pasted.cells)).toEqual(['Before one', 'two lines', '\\* threeafter']);
    expect(pasted).toMatchObject({ at: 2, caret: 7 });
  });
});

describe('marks', () => {
  const spans: readonly Span[] = [{ text: 'One two three' }];

  it('are set on a stretch and taken away from it', () => {
    const bold = toggleMark(spans, 4, 7, 'bold');
    expect(bold).toEqual([{ text: 'One ' }, { text: 'two', bold: true }, { text: ' three' }]);
    expect(toggleMark(bold, 0, 13, 'bold').every((span) => span.bold === true)).toBe(true);
    expect(toggleMark(bold, 4, 7, 'bold').some((span) => span.bold === true)).toBe(false);
  });

  it('stand on the word around the cursor; a link is one word', () => {
    expect(wordAround(spans, 5)).toEqual({ from: 4, to: 7 });
    expect(wordAround(linkSpans(spans, 0, 7, 'https://a.example/'), 5)).toEqual({ from: 0, to: 7 });
  });

  it('of links need an address that leads somewhere', () => {
    expect(readAddress('www.example.org/a')).toBe('https://www.example.org/a');
    expect(readAddress(' press@example.org ')).toBe('mailto:press@example.org');
    expect(readAddress('https://example.org')).toBe('https://example.org');
    expect(readAddress('javascript:alert(1)')).toBeNull();
    expect(readAddress('no address')).toBeNull();
  });
});

describe('the element a block is written in', () => {
  it('counts letters as the text does: breaks and items are one letter each', () => {
    for (const cell of cellsOf([...BODY, 'a\\\n\\\nb'])) {
      const host = document.createElement('div');
      document.body.replaceChildren(host);
      fill(host, cell.block);
      const length = spansOf(cell.block).reduce((sum, span) => sum + span.text.length, 0);
      for (let at = 0; at <= length; at += 1) {
        choose(host, { from: at, to: at });
        expect(stretchIn(host), `${at} of ${host.innerHTML}`).toEqual({ from: at, to: at });
      }
      expect(rangeOf(host, { from: 0, to: length }).toString()).toBe(host.textContent);
    }
  });

  it('has places in empty items', () => {
    const host = document.createElement('div');
    document.body.replaceChildren(host);
    fill(host, { kind: 'list', isOrdered: false, start: 1, items: [[{ text: 'a' }], [], [{ text: 'b' }]] });
    choose(host, { from: 2, to: 2 });
    expect(stretchIn(host)).toEqual({ from: 2, to: 2 });
    expect(document.getSelection()?.anchorNode).toBe(host.children[1]);
  });

  it('leaves out what only stands on the paper', () => {
    const host = document.createElement('p');
    host.innerHTML = '<span data-lead="">COPENHAGEN</span>Text';
    expect(offsetOf(host, host.lastChild as Node, 2)).toBe(2);
  });
});

describe('places on the paper', () => {
  const release = makeRelease(1, {
    headline: 'The the visit',
    body: ['He will *work* to together with \\[them\\]. Now to together again.', '## Work to together'],
    notes: ['A note', 'Work it out'],
  });
  const cells = cellsOf(release.body);

  it('are found in every text, by capitals when asked', () => {
    expect(findIn(release, cells, 'work', false).map(({ name }) => name)).toEqual(['body:0', 'body:1', 'notes']);
    expect(findIn(release, cells, 'work', true).map(({ name }) => name)).toEqual(['body:0']);
    expect(findIn(release, cells, '', false)).toEqual([]);
  });

  it('are replaced one or all, with their marks', () => {
    const spots = findIn(release, cells, 'work', false);
    expect(replaceIn(release, cells, spots.slice(0, 1), 'act')).toEqual({
      body: ['He will *act* to together with [them]. Now to together again.', '## Work to together'],
    });
    expect(replaceIn(release, cells, spots, 'act')).toMatchObject({ notes: ['A note', 'act it out'] });
    expect(replaceIn(release, cells, findIn(release, cells, 'visit', false), 'trip')).toEqual({ headline: 'The the trip' });
  });

  it('of findings count the text, not its Markdown', () => {
    const markdown = release.body[0] ?? '';
    const start = markdown.lastIndexOf('to together');
    const spot = spotOfFinding(release, cells, {
      rule: 'words.doubled',
      severity: 'warning',
      message: '',
      values: {},
      place: { field: 'body', index: 0, start, end: start + 11 },
      fix: null,
    });
    const text = readBody([markdown])
      .flatMap((block) => (block.kind === 'list' ? [] : block.spans.map((span) => span.text)))
      .join('');
    expect(spot).toEqual({ name: 'body:0', from: text.lastIndexOf('to together'), to: text.lastIndexOf('to together') + 11 });
  });
});

describe('withSpans', () => {
  it('makes an item of every line of a list', () => {
    const list = withSpans({ kind: 'list', isOrdered: true, start: 3, items: [] }, [{ text: 'a\nb', bold: true }]);
    expect(list).toMatchObject({ items: [[{ text: 'a', bold: true }], [{ text: 'b', bold: true }]], start: 3 });
  });
});
