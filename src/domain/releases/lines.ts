/** One logical line: a paragraph, a heading, a list item or a row of a contact block, trimmed and unwrapped. */
export interface Line {
  readonly text: string;
  /** Lines of one block stand under each other without a blank line. */
  readonly block: number;
  readonly bullet: boolean;
  /** What the markup said about it (MARKS in plain-text.ts). */
  readonly mark: LineMark | null;
}

export type LineMark = 'title' | 'heading' | 'standfirst';

const BULLET = /^(?:[•*▪◦‣●○·∙■□►➢✓]|[-–—](?=\s)|\(?\d{1,2}[.)](?=\s))\s*/u;
const JOINERS = /^(?:and|or|und|oder|og|eller|och|et|ou|y|o|en|of|bzw\.)$/iu;

interface Raw {
  text: string;
  block: number;
  indent: number;
  mark: LineMark | null;
}

function markOf(line: string): LineMark | null {
  if (line.startsWith('\u2063')) return line.startsWith('\u2063\u2063') ? 'heading' : 'title';
  return line.startsWith('\u2064') ? 'standfirst' : null;
}

/** Head lines this far from the top may stand in two columns. */
const LETTERHEAD = 14;

/** Lines in which a letterhead of two columns is read column by column: sender and date on the left, contact on the right. */
function columns(lines: readonly string[]): string[] {
  const gap = /^(\S.{0,60}?)(?:[ ]{6,}|\t+)(\S.*)$/u;
  const first = lines.findIndex((line) => gap.test(line) && line.length < 140);
  if (first < 0 || first >= LETTERHEAD) return [...lines];
  const left: string[] = [];
  const right: string[] = [];
  let at = first;
  for (; at < lines.length && at < first + LETTERHEAD; at += 1) {
    const line = lines[at] ?? '';
    const both = line.match(gap);
    if (both !== null) {
      left.push(both[1] ?? '');
      right.push(both[2] ?? '');
    } else if (/^(?:[ ]{16,}|\t{2,})\S/u.test(line)) right.push(line.trim());
    else break;
  }
  // a single line with a gap is a table's or a slip's
  return right.length < 2 ? [...lines] : [...lines.slice(0, first), ...left, '', ...right, '', ...lines.slice(at)];
}

function rawLines(text: string): Raw[] {
  const raw: Raw[] = [];
  let block = 0;
  let blank = true;
  for (const full of columns(text.split('\n'))) {
    const mark = markOf(full.trimStart());
    const line = mark === null ? full : full.replace(/[\u2063\u2064]/gu, '');
    const trimmed = line.trim().replace(/[ \t]{2,}/gu, (run) => (run.length > 3 || run.includes('\t') ? '\t' : ' '));
    if (trimmed === '') {
      blank = true;
      continue;
    }
    if (blank) block += 1;
    blank = false;
    raw.push({ text: trimmed, block, indent: line.length - line.trimStart().length, mark });
  }
  return raw;
}

/** The column at which the text was wrapped by hand, or null when paragraphs run on one line. */
function wrapColumn(raw: readonly Raw[]): number | null {
  const lengths: number[] = [];
  let long = 0;
  let runsOn = 0;
  for (let index = 0; index < raw.length; index += 1) {
    const line = raw[index];
    if (line === undefined) continue;
    if (line.text.length > 110) long += 1;
    else if (raw[index + 1]?.block === line.block && line.text.length >= 45) {
      lengths.push(line.text.length);
      if (/^\p{Ll}/u.test(raw[index + 1]?.text ?? '')) runsOn += 1;
    }
  }
  // Wrapped prose breaks inside sentences; a head whose lines stand under each other does not.
  if (lengths.length < 2 || long > lengths.length || runsOn < lengths.length * 0.25) return null;
  lengths.sort((a, b) => a - b);
  return lengths[Math.floor((lengths.length - 1) * 0.9)] ?? null;
}

function continues(previous: Raw, next: Raw, column: number): boolean {
  if (previous.block !== next.block || isBullet(next.text)) return false;
  if (/^(?:[#*=_~-]{3,}|-+\s?\p{L}+\s?-+)$/u.test(next.text) || previous.text.includes('@')) return false;
  if (next.indent > previous.indent + 1 && !isBullet(previous.text) && /[.!?:”"»]$/u.test(previous.text)) return false;
  const firstWord = next.text.split(/\s/u, 1)[0] ?? '';
  const slack = /^\p{Lu}/u.test(next.text) ? 1 : 7;
  if (previous.text.length + 1 + firstWord.length >= column - slack) return true;
  return previous.text.length > 40 && /^\p{Ll}/u.test(next.text) && !/[.!?:;]$/u.test(previous.text);
}

function join(left: string, right: string): string {
  if (/\p{L}-$/u.test(left.slice(-2))) {
    const firstWord = right.split(/[\s,.;]/u, 1)[0] ?? '';
    return JOINERS.test(firstWord) ? `${left} ${right}` : `${left}${right}`;
  }
  return `${left} ${right}`;
}

/** True when the line starts like a list item. */
export function isBullet(text: string): boolean {
  return BULLET.test(text);
}

/** The line without its list marker. */
export function withoutBullet(text: string): string {
  return text.replace(BULLET, '');
}

/** The logical lines of a normalised text: hard-wrapped lines are joined, everything else stays as it stands. */
export function logicalLines(text: string): Line[] {
  const raw = rawLines(text);
  const column = wrapColumn(raw);
  const lines: Line[] = [];
  let parts: string[] = [];
  const flush = (block: number, mark: LineMark | null): void => {
    if (parts.length === 0) return;
    const joined = parts.reduce(join);
    lines.push({ text: joined, block, bullet: isBullet(joined), mark });
    parts = [];
  };
  for (let index = 0; index < raw.length; index += 1) {
    const line = raw[index];
    if (line === undefined) continue;
    parts.push(line.text);
    const next = raw[index + 1];
    if (next === undefined || column === null || parts.length > 400 || !continues(line, next, column))
      flush(line.block, raw[index - parts.length + 1]?.mark ?? null);
  }
  return lines;
}
