/** A piece of a query's text; [start, end) in UTF-16 units. A `term` is a word, a phrase, or a field with its values. */
export type QueryToken =
  | { readonly type: 'open' | 'close' | 'or' | 'and'; readonly isNegated: boolean; readonly start: number; readonly end: number }
  | {
      readonly type: 'term';
      readonly isNegated: boolean;
      readonly field: string | null;
      readonly values: readonly { readonly text: string; readonly isQuoted: boolean }[];
      readonly start: number;
      readonly end: number;
    };

const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“', '»': '«', '«': '»' };
const SPACE = /\s/u;
const FIELD = /^(\p{L}+):/u;

/** Cuts a query into tokens. Every text can be cut: an open quote ends with the text, a closing bracket without an opening one is part of a word. */
export function cutQuery(text: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    if (SPACE.test(text.charAt(at))) {
      at++;
      continue;
    }
    if (depth > 0 && text[at] === ')') {
      tokens.push({ type: 'close', isNegated: false, start: at, end: at + 1 });
      depth--;
      at++;
      continue;
    }
    const isNegated = text[at] === '-' && at + 1 < text.length && !SPACE.test(text.charAt(at + 1));
    const from = isNegated ? at + 1 : at;
    if (text[from] === '(') {
      tokens.push({ type: 'open', isNegated, start: at, end: from + 1 });
      depth++;
      at = from + 1;
      continue;
    }
    const token = cutTerm(text, at, from, isNegated, depth > 0);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function cutTerm(text: string, start: number, from: number, isNegated: boolean, isInGroup: boolean): QueryToken {
  const word = text.slice(from).match(/^[^\s]+/u)?.[0] ?? '';
  const joint = isNegated ? undefined : word.match(isInGroup ? /^(or|OR|\||AND)(?=\)*$)/u : /^(or|OR|\||AND)$/u)?.[1];
  if (joint !== undefined) return { type: joint === 'AND' ? 'and' : 'or', isNegated: false, start, end: from + joint.length };
  const field = word.match(FIELD)?.[1] ?? null;
  let at = from + (field === null ? 0 : field.length + 1);
  const values: { text: string; isQuoted: boolean }[] = [];
  for (;;) {
    const value = cutValue(text, at, isInGroup, field !== null);
    if (value.text !== '' || value.isQuoted) values.push({ text: value.text, isQuoted: value.isQuoted });
    at = value.end;
    if (field === null || text[at] !== ',') break;
    at++;
  }
  return { type: 'term', isNegated, field, values, start, end: Math.max(at, from + 1) };
}

/** One value from `from` on: in quotes, or up to a space, the closing bracket of a group and, in a field, a comma. */
function cutValue(
  text: string,
  from: number,
  isInGroup: boolean,
  isOfField: boolean,
): { text: string; isQuoted: boolean; end: number } {
  const closing = QUOTES[text.charAt(from)];
  if (closing !== undefined) {
    const close = text.indexOf(closing, from + 1);
    // a straight quote may also close what a typographic one opened
    const straight = closing === '"' ? -1 : text.indexOf('"', from + 1);
    const end = close === -1 ? straight : straight === -1 ? close : Math.min(close, straight);
    if (end === -1) return { text: text.slice(from + 1), isQuoted: true, end: text.length };
    return { text: text.slice(from + 1, end), isQuoted: true, end: end + 1 };
  }
  let open = 0;
  let end = from;
  for (; end < text.length; end++) {
    const sign = text.charAt(end);
    if (SPACE.test(sign) || (isOfField && sign === ',')) break;
    if (sign === '(') open++;
    if (sign === ')' && open-- === 0 && isInGroup) break;
  }
  return { text: text.slice(from, end), isQuoted: false, end };
}
