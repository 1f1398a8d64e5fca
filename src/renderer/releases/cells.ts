import { type MarkedBlock, plainOf, readBody, type Span, settle, textOf, writeBlock } from '#domain/releases/texts/marks.ts';

/** The element of a body that a cell was read from, and which of its blocks the cell is. */
interface Source {
  readonly element: { readonly text: string; readonly size: number };
  readonly part: number;
}

/** One block on the paper. `source` is null as soon as somebody has changed it. */
export interface Cell {
  readonly block: MarkedBlock;
  readonly source: Source | null;
}

/** What a block can be turned into. */
export type CellKind = MarkedBlock['kind'];
/** A mark that letters can carry, by the name of its field. */
export type Mark = 'bold' | 'italic';

/** A paragraph in which nothing is written yet. */
export const EMPTY: MarkedBlock = { kind: 'paragraph', spans: [] };

/** The blocks of a body in order. */
export const cellsOf = (body: readonly string[]): Cell[] =>
  body.flatMap((text) => {
    const blocks = readBody([text]);
    const element = { text, size: blocks.length };
    return blocks.map((block, part) => ({ block, source: { element, part } }));
  });

/** The body that the cells stand for: what nobody touched is the text it was, letter by letter; empty cells are left out. */
export function bodyOfCells(cells: readonly Cell[]): string[] {
  const body: string[] = [];
  for (let at = 0; at < cells.length; ) {
    const cell = cells[at];
    const element = cell?.source?.element;
    const isWhole =
      element !== undefined &&
      Array.from({ length: element.size }, (_, part) => cells[at + part]?.source).every(
        (source, part) => source?.element === element && source.part === part,
      );
    if (isWhole) body.push(element.text);
    else if (cell !== undefined) body.push(writeBlock(cell.block));
    at += isWhole ? element.size : 1;
  }
  return body.filter((text) => text.trim() !== '');
}

/** The cells with another block in one place; a block that says the same leaves the cell untouched. */
export function withBlock(cells: readonly Cell[], at: number, block: MarkedBlock): readonly Cell[] {
  const before = cells[at]?.block;
  if (before !== undefined && JSON.stringify(settled(before)) === JSON.stringify(settled(block))) return cells;
  return cells.with(at, { block, source: null });
}

const settled = (block: MarkedBlock): MarkedBlock =>
  block.kind === 'list' ? { ...block, items: block.items.map(settle) } : { ...block, spans: settle(block.spans) };

/** A line break inside an item of a list: a line feed begins the next item there. */
export const BREAK_IN_ITEM = '\u2028';

const withBreaks = (spans: readonly Span[], from: string, to: string): Span[] =>
  spans.map((span) => ({ ...span, text: span.text.replaceAll(from, to) }));

/** The runs of a block one after the other; the items of a list are lines. */
export const spansOf = (block: MarkedBlock): readonly Span[] =>
  block.kind === 'list'
    ? block.items.flatMap((item, at) => [...(at === 0 ? [] : [{ text: '\n' }]), ...withBreaks(item, '\n', BREAK_IN_ITEM)])
    : block.spans;

/** A block of the same kind that says these runs; the lines of a list are its items. */
export const withSpans = (block: MarkedBlock, spans: readonly Span[]): MarkedBlock =>
  block.kind === 'list' ? { ...block, items: linesOf(spans) } : { ...block, spans: withBreaks(spans, BREAK_IN_ITEM, '\n') };

/** Runs from one letter to another. */
export function sliceSpans(spans: readonly Span[], from: number, to = Number.POSITIVE_INFINITY): Span[] {
  let at = 0;
  return spans.flatMap((span) => {
    const text = span.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    at += span.text.length;
    return text === '' ? [] : [{ ...span, text }];
  });
}

/** Runs with the letters from one place to another replaced; what is put in has the marks of what it replaces, or stands beside. */
export function replaceSpans(spans: readonly Span[], from: number, to: number, put: string | readonly Span[]): Span[] {
  const like = sliceSpans(spans, from, from + 1)[0] ?? sliceSpans(spans, from - 1, from)[0];
  const middle = typeof put === 'string' ? (put === '' ? [] : [{ ...like, text: put }]) : put;
  return [...sliceSpans(spans, 0, from), ...middle, ...sliceSpans(spans, to)];
}

/** Whether every letter between two places carries a mark. */
export const hasMark = (spans: readonly Span[], from: number, to: number, mark: Mark): boolean => {
  const chosen = sliceSpans(spans, from, to).filter((span) => span.text.trim() !== '');
  return chosen.length > 0 && chosen.every((span) => span[mark] === true);
};

/** Runs with a mark set between two places, or taken away where all of it has it. */
export function toggleMark(spans: readonly Span[], from: number, to: number, mark: Mark): Span[] {
  const isOn = hasMark(spans, from, to, mark);
  const turned = sliceSpans(spans, from, to).map((span): Span => {
    const { [mark]: _mark, ...rest } = span;
    return isOn ? rest : { ...rest, [mark]: true };
  });
  return replaceSpans(spans, from, to, turned);
}

/** Runs with a link between two places; null takes the link away. */
export const linkSpans = (spans: readonly Span[], from: number, to: number, href: string | null): Span[] =>
  replaceSpans(
    spans,
    from,
    to,
    sliceSpans(spans, from, to).map(({ href: _href, ...span }): Span => (href === null ? span : { ...span, href })),
  );

/** The word in which a place lies, or the link, so that a mark or an address can be changed without choosing letters. */
export function wordAround(spans: readonly Span[], at: number): { from: number; to: number } {
  let start = 0;
  for (const span of spans) {
    if (span.href !== undefined && at >= start && at <= start + span.text.length)
      return { from: start, to: start + span.text.length };
    start += span.text.length;
  }
  const text = textOf(spans);
  const before = /[\p{L}\p{N}\p{M}’'-]*$/u.exec(text.slice(0, at))?.[0].length ?? 0;
  const after = /^[\p{L}\p{N}\p{M}’'-]*/u.exec(text.slice(at))?.[0].length ?? 0;
  return { from: at - before, to: at + after };
}

/** A cell cut in two at a letter; what follows a heading or a pull quote is running text again. */
export function splitCell(cells: readonly Cell[], at: number, from: number, to: number): readonly Cell[] {
  const block = cells[at]?.block ?? EMPTY;
  const spans = spansOf(block);
  const isList = block.kind === 'list';
  const [before, after] = [sliceSpans(spans, 0, from), sliceSpans(spans, to)];
  const next: MarkedBlock = isList ? withSpans(block, after) : { kind: 'paragraph', spans: settle(after) };
  return [
    ...cells.slice(0, at),
    { block: withSpans(block, isList ? before : settle(before)), source: null },
    { block: next, source: null },
    ...cells.slice(at + 1),
  ];
}

/** A cell joined to the one before it, and where the cursor then stands; null for the first. */
export function joinCell(cells: readonly Cell[], at: number): { cells: readonly Cell[]; caret: number } | null {
  const [before, own] = [cells[at - 1], cells[at]];
  if (before === undefined || own === undefined) return null;
  const head = spansOf(before.block);
  const tail = spansOf(own.block);
  const text = textOf(head);
  const needsBlank = text !== '' && tail.length > 0 && !/\s$/.test(text);
  const spans = [...head, ...(needsBlank ? [{ text: ' ' }] : []), ...tail];
  // An empty block that is joined takes over what follows it as it is.
  const joined: Cell = text === '' ? own : tail.length === 0 ? before : { block: withSpans(before.block, spans), source: null };
  return {
    cells: [...cells.slice(0, at - 1), joined, ...cells.slice(at + 1)],
    caret: text.length + (needsBlank ? 1 : 0),
  };
}

/** A cell moved up or down; the same cells where there is no further. */
export function moveCell(cells: readonly Cell[], at: number, by: 1 | -1): readonly Cell[] {
  const [own, other] = [cells[at], cells[at + by]];
  return own === undefined || other === undefined ? cells : cells.with(at, other).with(at + by, own);
}

/** A cell as another kind of block. A list that becomes text becomes a cell for each item. */
export function turnCell(cells: readonly Cell[], at: number, kind: CellKind): readonly Cell[] {
  const block = cells[at]?.block;
  if (block === undefined || block.kind === kind) return cells;
  const made = (spans: readonly Span[]): MarkedBlock =>
    kind === 'heading'
      ? { kind, level: 2, spans }
      : kind === 'list'
        ? { kind, isOrdered: false, start: 1, items: linesOf(spans) }
        : { kind, spans: withBreaks(spans, BREAK_IN_ITEM, '\n') };
  const parts = block.kind === 'list' && kind !== 'pull' ? block.items : [spansOf(block)];
  return [...cells.slice(0, at), ...parts.map((spans) => ({ block: made(spans), source: null })), ...cells.slice(at + 1)];
}

/** A pasted text at a place: its first paragraph goes into the cell, each further one becomes a cell behind it. */
export function pasteInto(
  cells: readonly Cell[],
  at: number,
  from: number,
  to: number,
  text: string,
): { cells: readonly Cell[]; at: number; caret: number } {
  const block = cells[at]?.block ?? EMPTY;
  const isLines = block.kind === 'list';
  const parts = text
    .replace(/\r\n?/g, '\n')
    .split(isLines ? /\n{2,}/ : /\n[^\S\n]*\n\s*/)
    .map((part) => (isLines ? part : part.replace(/\s*\n\s*/g, ' ')))
    .filter((part) => part.trim() !== '');
  const [first = '', ...others] = parts.map((part, index) =>
    index > 0 ? part.trim() : parts.length > 1 ? part.trimEnd() : part,
  );
  const spans = spansOf(block);
  const last = others.at(-1);
  if (last === undefined)
    return {
      cells: cells.with(at, { block: withSpans(block, replaceSpans(spans, from, to, first)), source: null }),
      at,
      caret: from + first.length,
    };
  const tail = sliceSpans(spans, to);
  const added = others.map(
    (part, index): Cell => ({
      block: { kind: 'paragraph', spans: index === others.length - 1 ? [{ text: part }, ...tail] : [{ text: part }] },
      source: null,
    }),
  );
  const head: Cell = { block: withSpans(block, replaceSpans(sliceSpans(spans, 0, from), from, from, first)), source: null };
  return {
    cells: [...cells.slice(0, at), head, ...added, ...cells.slice(at + 1)],
    at: at + others.length,
    caret: last.length,
  };
}

/** The plain text of a cell, in which places on the paper are counted. */
export const cellText = (cell: Cell): string => plainOf(cell.block);

function linesOf(spans: readonly Span[]): Span[][] {
  const lines: Span[][] = [[]];
  for (const span of spans)
    span.text.split('\n').forEach((text, at) => {
      if (at > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...span, text });
    });
  return lines.map((line) => withBreaks(line, BREAK_IN_ITEM, '\n'));
}
