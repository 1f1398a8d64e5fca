import { cleanText } from './clean.ts';

/** A run of text with its marks; a line feed inside is the author's line break. `href` is https, http, mailto or tel. */
export interface Span {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly href?: string;
}

/** One block of a body: what one element of `Release.body` says. */
export type MarkedBlock =
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly start: number; readonly items: readonly (readonly Span[])[] }
  | { readonly kind: 'pull'; readonly spans: readonly Span[] };

/** The body as one Markdown text, the stored form: blocks joined by an empty line. */
export const markdownOf = (body: readonly string[]): string => body.filter((block) => block.trim() !== '').join('\n\n');

/** A Markdown text as the elements of a body; `bodyOf(markdownOf(body))` is the body, for bodies without empty lines inside a block. */
export const bodyOf = (markdown: string): string[] =>
  markdown
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n\s*/)
    .map((block) => block.trim())
    .filter((block) => block !== '');

/** What the elements of a body say, in order. An element that holds several blocks gives each of them. */
export const readBody = (body: readonly string[]): MarkedBlock[] =>
  body.flatMap((element) => bodyOf(cleanText(element)).flatMap(readBlocks));

/** The blocks of a body as their plain text, without a mark: what a reader hears, for counting and comparing. */
export const plainBlocks = (body: readonly string[]): string[] => readBody(body).map(plainOf);

/** The plain text of a block; items of a list stand on lines of their own. */
export const plainOf = (block: MarkedBlock): string =>
  block.kind === 'list' ? block.items.map(textOf).join('\n') : textOf(block.spans);

/** The text of spans without their marks. */
export const textOf = (spans: readonly Span[]): string => spans.map((span) => span.text).join('');

/**
 * The text of spans for a format without links: the address of a link stands in brackets behind its text, once, unless the
 * text is the address.
 */
export function textWithAddresses(spans: readonly Span[]): string {
  return spans
    .map(({ text, href }, at) => {
      if (href === undefined || spans[at + 1]?.href === href) return text;
      const address = shownAddress(href);
      const said = spans.filter((span) => span.href === href).map((span) => span.text);
      return said.join('').includes(address) || said.some((one) => address.endsWith(one) && one.includes('.'))
        ? text
        : `${text} (${address})`;
    })
    .join('');
}

/** An address as a reader wants it: without mailto: or tel:. */
export const shownAddress = (href: string): string => href.replace(/^(mailto|tel):/i, '');

/** A block as the Markdown that `readBody` reads as this very block. */
export function writeBlock(block: MarkedBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inline(settle(block.spans)).replace(/\\?\n/g, ' ').replace(/#$/, '\\#')}`;
    case 'list':
      return block.items
        .map((item, at) => {
          const mark = block.isOrdered ? `${block.start + at}. ` : '- ';
          return `${mark}${guarded(inline(settle(item))).replace(/\n/g, `\n${' '.repeat(mark.length)}`)}`;
        })
        .join('\n');
    case 'pull':
      return guarded(inline(settle(block.spans))).replace(/^/gm, '> ');
    default:
      return guarded(inline(settle(block.spans)));
  }
}

/** Plain text as a Markdown paragraph that reads the same: only what would be a mark is escaped. */
export const escapeBlock = (text: string): string => writeBlock({ kind: 'paragraph', spans: [{ text: cleanText(text) }] });

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*)$/;
const BULLET = /^ {0,3}[-*+][ \t]+(?=\S)/;
const NUMBERED = /^ {0,3}(\d{1,9})[.)][ \t]+(?=\S)/;
const QUOTED = /^ {0,3}>[ \t]?/;

function readBlocks(text: string): MarkedBlock[] {
  const blocks: MarkedBlock[] = [];
  const lines = text.split('\n');
  let at = 0;
  const take = (goes: (line: string) => boolean): string[] => {
    const from = at;
    at++;
    while (at < lines.length && goes(lines[at] ?? '')) at++;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const heading = HEADING.exec(line);
    if (heading !== null) {
      at++;
      const spans = readInline((heading[2] ?? '').replace(/(^|[ \t]+)#+[ \t]*$/, ''));
      if (spans.length > 0) blocks.push({ kind: 'heading', level: (heading[1] ?? '').length > 2 ? 3 : 2, spans });
    } else if (QUOTED.test(line)) {
      const spans = readInline(
        take((next) => QUOTED.test(next))
          .map((quoted) => quoted.replace(QUOTED, ''))
          .join('\n'),
      );
      if (spans.length > 0) blocks.push({ kind: 'pull', spans });
    } else if (BULLET.test(line) || NUMBERED.test(line)) {
      const mark = BULLET.test(line) ? BULLET : NUMBERED;
      const own = take((next) => !HEADING.test(next) && !QUOTED.test(next) && !(mark === BULLET ? NUMBERED : BULLET).test(next));
      const items: string[] = [];
      for (const each of own) {
        const inner = each.trimStart();
        // A mark behind a deep indent is an item of a list inside the list: read as an item of this one.
        if (mark.test(inner)) items.push(inner.replace(mark, ''));
        else items.push(`${items.pop() ?? ''}\n${inner}`);
      }
      const read = items.map(readInline).filter((spans) => spans.length > 0);
      const start = Number(NUMBERED.exec(line)?.[1] ?? 1);
      if (read.length > 0) blocks.push({ kind: 'list', isOrdered: mark === NUMBERED, start, items: read });
    } else {
      const own = take(
        (next) => !HEADING.test(next) && !QUOTED.test(next) && !BULLET.test(next) && !/^ {0,3}1[.)][ \t]+\S/.test(next),
      );
      const spans = readInline(own.join('\n'));
      if (spans.length > 0) blocks.push({ kind: 'paragraph', spans });
    }
  }
  return blocks;
}

interface Open {
  readonly mark: string;
  readonly size: 1 | 2;
  readonly token: number;
}

type Token = { text: string; style?: 'bold' | 'italic'; opens?: boolean; spans?: readonly Span[] };

/** The spans of a text: `**`, `*`, `_` as CommonMark's in their plain uses, links, backslash escapes; a mark without its partner is a letter. */
function readInline(text: string): Span[] {
  const tokens: Token[] = [];
  const stack: Open[] = [];
  const partner = brackets(text);
  let plain = '';
  const flush = (): void => {
    if (plain !== '') tokens.push({ text: plain });
    plain = '';
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (letter === '\\') {
      const next = text[at + 1] ?? '';
      if (next === '\n' || /[!-/:-@[-`{-~]/.test(next)) {
        plain += next;
        at++;
      } else plain += letter;
    } else if (letter === '[' && partner.has(at)) {
      const close = partner.get(at) ?? at;
      const target = TARGET.exec(text.slice(close + 1, close + 2100));
      const href = target === null ? null : allowed((target[1] ?? target[2] ?? '').replace(/\\([!-/:-@[-`{-~])/g, '$1'));
      const inner = href === null ? [] : readInline(text.slice(at + 1, close));
      if (href === null || target === null || inner.length === 0) plain += letter;
      else {
        flush();
        tokens.push({ text: '', spans: inner.map(({ href: _inner, ...span }) => ({ ...span, href })) });
        at = close + target[0].length;
      }
    } else if (letter === '<' && /^<(https?:\/\/[^\s<>]+|mailto:[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>/.test(text.slice(at, at + 2100))) {
      const address = text.slice(at + 1, text.indexOf('>', at));
      flush();
      const href = /^(https?|mailto):/.test(address) ? address : `mailto:${address}`;
      tokens.push({ text: '', spans: [{ text: address.replace(/^mailto:/, ''), href }] });
      at += address.length + 1;
    } else if (letter === '*' || letter === '_') {
      let run = 1;
      while (text[at + run] === letter) run++;
      const [before, after] = [text[at - 1] ?? ' ', text[at + run] ?? ' '];
      const inWord = letter === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
      const canOpen = !inWord && !/\s/.test(after);
      const canClose = !inWord && !/\s/.test(before);
      flush();
      let left = run;
      const isOpen = (size: 1 | 2): boolean => stack.some((open) => open.size === size);
      const opensInside = run === 2 && canOpen && isOpen(1) && !isOpen(2);
      while (canClose && !opensInside && left > 0) {
        const found = stack.findLastIndex((open) => open.mark === letter && open.size <= left);
        const open = stack[found];
        if (open === undefined) break;
        stack.length = found;
        const style = open.size === 2 ? 'bold' : 'italic';
        tokens[open.token] = { text: '', style, opens: true };
        tokens.push({ text: '', style, opens: false });
        left -= open.size;
      }
      while (canOpen && left > 0 && (!isOpen(1) || (left > 1 && !isOpen(2)))) {
        const size = left > 1 && !isOpen(2) ? 2 : 1;
        if (size === 1 && isOpen(1)) break;
        stack.push({ mark: letter, size, token: tokens.length });
        tokens.push({ text: letter.repeat(size) });
        left -= size;
      }
      if (left > 0) plain += letter.repeat(left);
      at += run - 1;
    } else plain += letter;
  }
  flush();
  const spans: Span[] = [];
  const depth = { bold: 0, italic: 0 };
  for (const token of tokens) {
    if (token.style !== undefined) depth[token.style] += token.opens === true ? 1 : -1;
    const marks = { ...(depth.bold > 0 ? { bold: true as const } : {}), ...(depth.italic > 0 ? { italic: true as const } : {}) };
    for (const span of token.spans ?? (token.text === '' ? [] : [{ text: token.text }])) spans.push({ ...span, ...marks });
  }
  return settle(spans);
}

/** `](address)` behind a link's text, with a title that is not kept. */
const TARGET = /^\((?:<([^<>\n]*)>|((?:[^\s()<>\\]|\\.)+))(?:\s+"[^"\n]*")?\)/;

const allowed = (address: string): string | null => (/^(https?:\/\/|mailto:|tel:)\S+$/i.test(address) ? address : null);

/** Which `]` closes which `[`, in one pass, so that a text full of brackets costs no more than another. */
function brackets(text: string): Map<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '[') open.push(at);
    else if (text[at] === ']') {
      const from = open.pop();
      if (from !== undefined && text[at + 1] === '(') pairs.set(from, at);
    }
  }
  return pairs;
}

type Marks = Omit<Span, 'text'>;

const marksOf = ({ bold, italic, href }: Span): Marks => ({
  ...(bold === true ? { bold } : {}),
  ...(italic === true ? { italic } : {}),
  ...(href === undefined ? {} : { href }),
});

/** What a blank between two spans carries: italics stand inside bold, and no mark reaches across the edge of a link. */
const shared = (one: Marks | undefined, other: Marks | undefined): Marks =>
  one?.href !== other?.href
    ? {}
    : {
        ...(one?.bold === true && other?.bold === true ? { bold: true as const } : {}),
        ...(one?.italic === true && other?.italic === true && one.bold === other.bold ? { italic: true as const } : {}),
        ...(one?.href === undefined ? {} : { href: one.href }),
      };

/**
 * Spans in their one form: blanks at the edge of a mark stand outside it (Markdown knows no other way), neighbours with equal
 * marks are one, line breaks have no blanks around them, and the whole has none at its ends.
 */
export function settle(spans: readonly Span[]): Span[] {
  const pieces = spans.flatMap((span) =>
    (span.text.match(/^\s+|\s+$|\S(?:[\s\S]*\S)?/g) ?? []).map((text) => ({
      text,
      marks: marksOf(span),
      isBlank: !/\S/.test(text),
    })),
  );
  const merged: { text: string; marks: Marks }[] = [];
  const following: ((typeof pieces)[number] | undefined)[] = [];
  let next: (typeof pieces)[number] | undefined;
  for (let at = pieces.length - 1; at >= 0; at--) {
    following[at] = next;
    if (pieces[at]?.isBlank === false) next = pieces[at];
  }
  let before: (typeof pieces)[number] | undefined;
  for (const [at, piece] of pieces.entries()) {
    const after = following[at];
    if (piece.isBlank && (before === undefined || after === undefined)) continue;
    const marks = piece.isBlank ? shared(before?.marks, after?.marks) : piece.marks;
    const last = merged.at(-1);
    const isSame =
      last !== undefined &&
      last.marks.bold === marks.bold &&
      last.marks.italic === marks.italic &&
      last.marks.href === marks.href;
    if (!piece.isBlank) before = piece;
    if (isSame) last.text += piece.text;
    else merged.push({ text: piece.text, marks });
  }
  for (const [at, piece] of merged.entries()) {
    let text = piece.text.replace(/[^\S\n]*\n\s*/g, '\n');
    if (merged[at - 1]?.text.endsWith('\n') === true) text = text.replace(/^\s+/, '');
    if (/^\n/.test(merged[at + 1]?.text ?? '')) text = text.replace(/\s+$/, '');
    piece.text = text;
  }
  return merged.filter(({ text }) => text !== '').map(({ text, marks }) => ({ text, ...marks }));
}

function inline(spans: readonly Span[]): string {
  const text = textOf(spans);
  const guardsBrackets = spans.some((span) => span.href !== undefined) || /\][(:[]/.test(text);
  let out = '';
  for (let at = 0; at < spans.length; ) {
    const href = spans[at]?.href;
    let end = at + 1;
    while (end < spans.length && spans[end]?.href === href) end++;
    const inner = emphasised(spans.slice(at, end), guardsBrackets);
    // Directly before a link it would make the link a picture, which a reader fetches.
    if (href !== undefined) out = out.replace(/!$/, '\\!');
    out += href === undefined ? inner : `[${inner}](${/[()\\\s]/.test(href) ? `<${href}>` : href})`;
    at = end;
  }
  return out;
}

function emphasised(spans: readonly Span[], guardsBrackets: boolean): string {
  let out = '';
  let [isBold, isItalic] = [false, false];
  const turn = (bold: boolean, italic: boolean): void => {
    if (isItalic && (!italic || bold !== isBold)) {
      out += '*';
      isItalic = false;
    }
    if (isBold !== bold) out += '**';
    isBold = bold;
    if (italic && !isItalic) out += '*';
    isItalic = italic;
  };
  for (const span of spans) {
    turn(span.bold === true, span.italic === true);
    out += escapeInline(span.text, guardsBrackets);
  }
  turn(false, false);
  return out;
}

function escapeInline(text: string, guardsBrackets: boolean): string {
  return text
    .replace(/\\(?=[!-/:-@[-`{-~\n]|$)/g, '\\\\')
    .replace(/[*`]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(guardsBrackets ? /[[\]]/g : /(?!)/g, '\\$&')
    .replace(/<(?=[\p{L}\p{N}/!?])/gu, '\\<')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/~(?=~)/g, '\\~')
    .replace(/\n/g, '\\\n');
}

/** Escapes what would be a heading, a list, a quote or a rule at the start of a line. */
function guarded(text: string): string {
  return text
    .replace(/^(#{1,6})(?=\s|\\?$)/gm, '\\$1')
    .replace(/^([-+])(?=\s|\\?$)/gm, '\\$1')
    .replace(/^>/gm, '\\>')
    .replace(/^(\d{1,9})([.)])(?=\s|\\?$)/gm, '$1\\$2')
    .replace(/^([-=])(?=[-=]*\\?$)/gm, '\\$1');
}
