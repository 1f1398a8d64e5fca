import { quoted } from './edit.ts';
import { type Field, fieldNamed } from './fields.ts';
import { cutQuery } from './tokens.ts';

/** The word at the cursor: what of it stands before the cursor, and the field it belongs to. */
export interface Typing {
  /** What is typed of the word, or of the field's value. */
  readonly typed: string;
  readonly field: Field | null;
  /** The whole text with the word, or the field with its value, replaced. */
  readonly replaced: (term: string) => string;
  /** The field with its earlier values, to put a value behind (`kind:photo,`); '' without a field. */
  readonly head: string;
}

/** What is being typed at the cursor (UTF-16 units from the start); between two words nothing is. */
export function typingAt(text: string, cursor: number): Typing {
  const at = Math.min(cursor, text.length);
  const token = cutQuery(text).find((one) => one.type === 'term' && one.start < at && at <= one.end);
  const [start, end] = token === undefined ? [at, at] : [token.start, token.end];
  const sign = token?.isNegated === true ? '-' : '';
  const before = text.slice(start + sign.length, at);
  const named = before.match(/^(\p{L}+):/u);
  const field = named === null ? null : (fieldNamed(named[1] ?? '') ?? null);
  const replaced = (term: string): string => {
    const tail = text.slice(end);
    // a finished term is followed by a space, so that the next word can be typed
    const gap = term.endsWith(':') || /^\s/u.test(tail) ? '' : ' ';
    return `${text.slice(0, start)}${sign}${term}${gap}${tail}`;
  };
  if (field === null || named === null) return { typed: before.replace(/^["“]/u, ''), field: null, replaced, head: '' };
  const values = before.slice(named[0].length);
  // the last comma outside quotes ends the values before
  const earlier = values.match(/^(?:(?:"[^"]*"|[^",]*),)*/u)?.[0] ?? '';
  return {
    typed: values.slice(earlier.length).replace(/^["“]/u, '').replace(/"$/u, ''),
    field,
    replaced,
    head: `${field.name}:${earlier}`,
  };
}

/** A value of the library as a term's value: in quotes, so that all of it is meant. */
export const wholeValue = quoted;
