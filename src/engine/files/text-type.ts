import { extname } from 'node:path';

/** Bytes of a file's head that are looked at to tell text from anything else. */
const HEAD_BYTES = 64 * 1024;

/** A kind of text: its MIME type and usual extension. */
export type TextType = { readonly mime: string; readonly extension: string };

const PLAIN: TextType = { mime: 'text/plain', extension: 'txt' };
const SVG: TextType = { mime: 'image/svg+xml', extension: 'svg' };

/** Kinds of text that only their name can tell apart; believed only once the content is known to be text. */
const BY_EXTENSION: Readonly<Record<string, TextType>> = {
  '.md': { mime: 'text/markdown', extension: 'md' },
  '.markdown': { mime: 'text/markdown', extension: 'md' },
  '.csv': { mime: 'text/csv', extension: 'csv' },
  '.tsv': { mime: 'text/tab-separated-values', extension: 'tsv' },
  '.json': { mime: 'application/json', extension: 'json' },
  '.css': { mime: 'text/css', extension: 'css' },
  '.js': { mime: 'text/javascript', extension: 'js' },
};

/** What kind of text the bytes are, or null when they are none. Reads only the head; a character cut at its end is no fault. */
export function detectText(bytes: Uint8Array, filename: string): TextType | null {
  const text = decodeHead(bytes);
  if (text === null) return null;
  const start = text.trimStart();
  if (/^BEGIN:VCARD\b/i.test(start)) return { mime: 'text/vcard', extension: 'vcf' };
  if (/^BEGIN:VCALENDAR\b/i.test(start)) return { mime: 'text/calendar', extension: 'ics' };
  if (start.startsWith('{\\rtf')) return { mime: 'application/rtf', extension: 'rtf' };
  if (start.startsWith('<')) {
    const markup = detectMarkup(start);
    if (markup !== null) return markup;
  }
  return BY_EXTENSION[extname(filename).toLowerCase()] ?? PLAIN;
}

/** SVG, HTML or other XML by the name of the root element; null when the text only happens to begin with '<'. */
function detectMarkup(start: string): TextType | null {
  const rest = skipProlog(start);
  const root = /^<(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)(?=[\s/>])/.exec(rest);
  const name = root?.[2]?.toLowerCase();
  // a prefix on the root is bound in the very same tag; anything called svg but bound elsewhere is refused when it is sanitised
  if (name === 'svg') return SVG;
  if (/^<!doctype\s+html/i.test(start) || name === 'html' || name === 'head' || name === 'body')
    return { mime: 'text/html', extension: 'html' };
  if (start.startsWith('<?xml')) return { mime: 'application/xml', extension: 'xml' };
  return null;
}

/** Behind XML declaration, processing instructions, comments and doctype. One pass, so that hostile prologs cost nothing. */
function skipProlog(text: string): string {
  let at = 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at += 1;
    let end: number;
    if (text.startsWith('<?', at)) end = text.indexOf('?>', at) + 2;
    else if (text.startsWith('<!--', at)) end = text.indexOf('-->', at) + 3;
    else if (/^<!doctype/i.test(text.slice(at, at + 9))) end = doctypeEnd(text, at);
    else return text.slice(at);
    if (end <= at) return '';
    at = end;
  }
}

/** Just behind the '>' that closes a doctype which begins at `start`, internal subset included; 0 when it never closes. */
export function doctypeEnd(text: string, start: number): number {
  let inSubset = false;
  let quote = '';
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4);
      if (end < 0) return 0;
      at = end + 2;
    } else if (character === '[') inSubset = true;
    else if (character === ']') inSubset = false;
    else if (character === '>' && !inSubset) return at + 1;
  }
  return 0;
}

/** The head as text: UTF-8 or UTF-16 by its mark, else strict UTF-8, else Windows-1252 if nothing in it speaks against text. */
function decodeHead(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, HEAD_BYTES);
  if (head.length === 0) return null;
  return readUnicode(head) ?? readSingleByte(head);
}

/** By the byte order mark; UTF-8 has none to rely on. */
function unicodeEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function readUnicode(head: Uint8Array): string | null {
  try {
    // stream: the head may end inside a character
    const text = new TextDecoder(unicodeEncoding(head), { fatal: true }).decode(head, { stream: true });
    return CONTROL.test(text) ? null : text;
  } catch {
    return null;
  }
}

function readSingleByte(head: Uint8Array): string | null {
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1');
  if (CONTROL.test(text)) return null;
  const high = text.replace(/[\0-\x7f]/g, '').length;
  // European prose has under one letter in three outside ASCII; compressed data has half
  return high / text.length < 0.33 ? text : null;
}

/** Control characters that no text has: all but tab, line feed, form feed, carriage return and escape. */
const CONTROL = /[\0-\x08\x0b\x0e-\x1a\x1c-\x1f]/;

/** The whole of a text file as a string by the same rules; null when the bytes are no text. */
export function decodeText(bytes: Uint8Array): string | null {
  if (decodeHead(bytes) === null) return null;
  try {
    return new TextDecoder(unicodeEncoding(bytes), { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
