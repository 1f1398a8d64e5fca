import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { ReleaseSource } from '#contract/releases.ts';
import { pathOf } from '#contract/values.ts';
import { htmlToMarkedText, markdownToMarkedText } from '#domain/releases/plain-text.ts';
import { decodeText } from '../files/text-type.ts';
import { Refusal } from '../refusal.ts';
import { rtfToText } from './rtf.ts';

/** No release is longer than this, in bytes; a larger file is something else. */
const LARGEST_SOURCE = 20_000_000;

/** What `details.reason` of a refusal says. */
type Reason =
  | 'not_there'
  | 'not_a_file'
  | 'not_allowed'
  | 'too_large'
  | 'empty'
  | 'not_a_text'
  | 'other_format'
  | 'broken_document'
  | 'too_dense'
  | 'locked';

const READS = 'Dateline reads TXT, Markdown, HTML, DOCX, RTF and EML';

/**
 * The plain text of a release as given: pasted, or read from .txt, .md, .html, .docx, .rtf or .eml. Offsets of spans count in this
 * text. Refuses with `releases.unreadable_file`, the reason in its details.
 */
export async function readReleaseSource(source: ReleaseSource): Promise<string> {
  if ('text' in source) return source.text;
  const path = pathOf(source.place);
  const name = basename(path);
  const facts = await stat(path).catch(() => null);
  if (facts === null) refuse('not_there', `There is no file at “${path}”.`);
  if (!facts.isFile()) refuse('not_a_file', `“${name}” is not a file.`);
  if (facts.size > LARGEST_SOURCE)
    refuse('too_large', `“${name}” is larger than ${LARGEST_SOURCE / 1_000_000} MB. A release is a text.`);
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) refuse('not_allowed', `“${name}” cannot be read. Check that you may open it.`);
  if (bytes.length === 0) refuse('empty', `“${name}” is empty.`);
  return textOf(bytes, name);
}

function refuse(reason: Reason, message: string): never {
  throw new Refusal('releases.unreadable_file', message, { reason });
}

async function textOf(bytes: Uint8Array, name: string): Promise<string> {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const extension = extname(name).toLowerCase();
  if (start.startsWith('PK\u0003\u0004')) return readDocx(bytes, name);
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0'))
    refuse('other_format', `“${name}” is a document of an older Word. Save it as DOCX, or paste its text.`);
  if (start.startsWith('%PDF-')) refuse('other_format', `“${name}” is a PDF. Open it and paste its text, or use the Word file.`);
  if (extension === '.docx') refuse('broken_document', `“${name}” is not a Word document inside. ${READS}.`);
  if (start.startsWith('{\\rtf')) return readRtf(bytes, name);
  const text = decodeText(bytes) ?? readUnmarkedUtf16(bytes) ?? decodeText(withoutControls(bytes));
  if (text === null) refuse('not_a_text', `“${name}” is not a text. ${READS}.`);
  const mail = await import('./mail.ts');
  if (extension === '.eml' || mail.looksLikeMail(text)) {
    const read = await mail.mailToText(bytes).catch(() => null);
    if (read === null) refuse('broken_document', `“${name}” is not a readable e-mail. Open it and paste its text.`);
    if (read.trim() === '') refuse('empty', `The e-mail “${name}” has no text of its own.`);
    return read;
  }
  if (extension === '.html' || extension === '.htm' || /^\s*(<!doctype html|<html)/i.test(text.slice(0, 1000)))
    return htmlToMarkedText(asPageSays(bytes, text));
  if (extension === '.md' || extension === '.markdown') return markdownToMarkedText(text);
  return text;
}

/** A page in the encoding its own head names, unless it is plain UTF-8 after all. */
function asPageSays(bytes: Uint8Array, text: string): string {
  if (!/[\x80-\xff]/.test(Buffer.from(bytes).toString('latin1')) || isUnicode(bytes)) return text;
  const named = /<meta[^>]{0,200}charset\s{0,3}=\s{0,3}["']?([A-Za-z0-9_-]{2,30})/i.exec(text.slice(0, 4000))?.[1];
  if (named === undefined || /^utf/i.test(named)) return text;
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return text;
  }
}

function isUnicode(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 that lost its mark: every other byte of Western text is zero. */
function readUnmarkedUtf16(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 4000);
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const most = Math.max(even, odd);
  if (most < head.length * 0.4 || Math.min(even, odd) > head.length * 0.02) return null;
  try {
    const text = new TextDecoder(odd > even ? 'utf-16le' : 'utf-16be', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** The bytes with stray control characters as spaces; as they are when there are so many that this is no text. */
function withoutControls(bytes: Uint8Array): Uint8Array {
  const isControl = (byte: number): boolean => byte < 32 && (byte < 9 || byte > 13) && byte !== 27;
  const hasMark = (bytes[0] ?? 0) >= 0xfe;
  const odd = hasMark ? bytes.length : bytes.reduce((sum, byte) => sum + (isControl(byte) ? 1 : 0), 0);
  return odd > Math.max(3, bytes.length * 0.02) ? bytes : bytes.map((byte) => (isControl(byte) ? 32 : byte));
}

function readRtf(bytes: Uint8Array, name: string): string {
  const text = rtfToText(Buffer.from(bytes).toString('latin1'));
  if (text === null) refuse('broken_document', `“${name}” is not a readable RTF document. Save it as DOCX, or paste its text.`);
  if (text.trim() === '') refuse('empty', `The document “${name}” has no text.`);
  return text;
}

async function readDocx(bytes: Uint8Array, name: string): Promise<string> {
  const { docxToText, UnreadableDocx } = await import('./docx.ts');
  try {
    return await docxToText(bytes);
  } catch (error) {
    const why = error instanceof UnreadableDocx ? error.reason : 'broken';
    if (why === 'too_dense')
      refuse('too_dense', `“${name}” unpacks to more text than a release can have and was not opened. Paste its text instead.`);
    if (why === 'locked') refuse('locked', `“${name}” is locked with a password. Save it without one, or paste its text.`);
    if (why === 'no_document') refuse('other_format', `“${name}” is a zip, but no Word document. ${READS}.`);
    refuse('broken_document', `“${name}” is not a readable Word document. Open it in Word and save it again, or paste its text.`);
  }
}
