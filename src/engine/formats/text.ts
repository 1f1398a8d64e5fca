import { htmlToText, markdownToText } from '#domain/releases/plain-text.ts';
import { decodeText } from '../files/text-type.ts';
import { content, type FormatContent, MAX_TEXT, opaque } from './content.ts';
import { documentMetadata } from './office.ts';
import { readRtf } from './rtf.ts';
import { textPage } from './text-page.ts';

/** Bytes of a text file that are read; UTF-16 has two a character, and a million characters are kept. */
const MAX_BYTES = 4 * MAX_TEXT;

/** Kinds whose first page is worth a picture; of data and code a page of text shows nothing that helps. */
const WITH_PAGE = new Set(['text/plain', 'text/markdown', 'text/html', 'application/rtf']);

/** Reads plain text, Markdown, HTML, RTF and other kinds of text for search, and sets the first page of a text as its picture. */
export async function readText(bytes: Uint8Array, mime: string): Promise<FormatContent> {
  const source = decodeText(bytes.subarray(0, MAX_BYTES));
  if (source === null) return opaque('imports.decoder_failed');
  const { text, title, creator } = plain(source.slice(0, 2 * MAX_TEXT), mime);
  return content({
    picture: WITH_PAGE.has(mime) ? await textPage(text, title) : null,
    text,
    metadata: documentMetadata({ title, creator }),
    facts: bytes.length > MAX_BYTES || text.length > MAX_TEXT ? { textPages: `the first ${MAX_TEXT} characters` } : {},
  });
}

function plain(source: string, mime: string): { text: string; title: string; creator: string } {
  if (mime === 'application/rtf') return readRtf(source);
  if (mime === 'text/html') {
    const title = /<title[^>]{0,200}>([^<]{1,1000})<\/title/i.exec(source.slice(0, 100_000))?.[1] ?? '';
    return { text: htmlToText(source), title: htmlToText(title).trim(), creator: '' };
  }
  if (mime === 'text/markdown') {
    const title = /^\s{0,3}#\s+(.{1,300})$/m.exec(source.slice(0, 5000))?.[1] ?? '';
    return { text: markdownToText(source), title: markdownToText(title).trim(), creator: '' };
  }
  return { text: source, title: '', creator: '' };
}
