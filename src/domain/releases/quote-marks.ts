/** A quoted stretch of a paragraph; `end` is behind the closing mark. */
export interface QuotedSpan {
  readonly start: number;
  readonly end: number;
  readonly inner: string;
  readonly closed: boolean;
}

const OPEN_BEFORE = /[\s(\u005b–—:\u00a0/-]/u;
const CLOSE_AFTER = /[\s.,;:!?)\]–—…-]/u;

/** The marks that may close what a mark opened, in order of preference. */
const closers: Readonly<Record<string, string>> = {
  '“': '”"“',
  '„': '“”"',
  '‟': '”"',
  '”': '”',
  '"': '"”',
  '«': '»',
  '»': '«»',
  '‘': '’',
  "'": "'",
  '‚': '‘’',
};

function opens(paragraph: string, at: number, mark: string): boolean {
  if (mark === '“' || mark === '„' || mark === '«' || mark === '‚' || mark === '‟') return true;
  const before = paragraph[at - 1];
  const after = paragraph[at + 1];
  if (after === undefined || (/\s/u.test(after) && mark !== '"')) return false;
  return before === undefined || OPEN_BEFORE.test(before) || before === '„';
}

function closes(paragraph: string, at: number, mark: string): boolean {
  const before = paragraph[at - 1] ?? ' ';
  const after = paragraph[at + 1];
  // Dutch writes the comma behind the mark: 'niets', zegt hij.
  if (mark === '’' || mark === "'")
    return (
      (/[.,!?…]/u.test(before) && (after === undefined || CLOSE_AFTER.test(after))) ||
      (/[\p{L}\p{N}]/u.test(before) && /^[,;.]$/u.test(after ?? ''))
    );
  if (mark === '"' || mark === '”') return after === undefined || !/[\p{L}\p{N}]/u.test(after);
  return true;
}

/**
 * True when single marks are the outer ones: one opens a sentence before the first double mark and closes behind the last.
 * ('My predecessor wrote: "A hundred years." That was right,' he said.)
 */
function isWrapped(paragraph: string): boolean {
  const first = paragraph.search(/[“”„"«»‟]/u);
  const outer = paragraph.slice(0, first).search(/(?:^|[\s:–—(])[‘'‚](?=\p{Lu})/u);
  if (first < 0 || outer < 0) return false;
  const last =
    paragraph.length -
    1 -
    [...paragraph]
      .reverse()
      .join('')
      .search(/[“”„"«»‟]/u);
  return /[.,!?…][’'‘]/u.test(paragraph.slice(last));
}

/** The quoted stretches of a paragraph, left to right, never nested; work is linear in the paragraph's length. */
export function quotedSpans(paragraph: string): QuotedSpan[] {
  const spans: QuotedSpan[] = [];
  const double = /[“”„"«»‟]/u.test(paragraph) && !isWrapped(paragraph);
  const lastFound = new Map<string, number>();
  const findClose = (mark: string, from: number): number => {
    const cached = lastFound.get(mark);
    if (cached !== undefined && (cached < 0 || cached >= from)) return cached;
    for (let at = paragraph.indexOf(mark, from); at >= 0; at = paragraph.indexOf(mark, at + 1)) {
      if (!closes(paragraph, at, mark)) continue;
      lastFound.set(mark, at);
      return at;
    }
    lastFound.set(mark, -1);
    return -1;
  };
  for (let at = 0; at < paragraph.length; at += 1) {
    const mark = paragraph[at] ?? '';
    const ends = closers[mark];
    if (ends === undefined) continue;
    const single = mark === '‘' || mark === "'" || mark === '‚';
    if ((single && double) || !opens(paragraph, at, mark)) continue;
    let close = -1;
    for (const end of ends) {
      const found = findClose(end, at + 1);
      if (found >= 0 && (close < 0 || found < close)) close = found;
    }
    if (close < 0) {
      // a statement of several paragraphs closes only its last
      if (!single && (at === 0 || /:\s?$/u.test(paragraph.slice(Math.max(0, at - 2), at)))) {
        spans.push({ start: at, end: paragraph.length, inner: paragraph.slice(at + 1).trim(), closed: false });
        break;
      }
      continue;
    }
    spans.push({ start: at, end: close + 1, inner: paragraph.slice(at + 1, close).trim(), closed: true });
    at = close;
  }
  return spans;
}
