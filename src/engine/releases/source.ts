import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { ReleaseSource } from '#contract/releases.ts';
import { pathOf } from '#contract/values.ts';
import { htmlToText, markdownToText } from '#domain/releases/plain-text.ts';
import { decodeText } from '../files/text-type.ts';
import { Refusal } from '../refusal.ts';

/** No release is longer than this, in bytes; a larger file is something else. */
const LARGEST_SOURCE = 20_000_000;

/** The plain text of a release as given: pasted, or read from .txt, .md, .html or .docx. Refuses with `releases.unreadable_file`. */
export async function readReleaseSource(source: ReleaseSource): Promise<string> {
  if ('text' in source) return source.text;
  const path = pathOf(source.place);
  const name = basename(path);
  const facts = await stat(path).catch(() => null);
  if (facts === null) throw new Refusal('releases.unreadable_file', `There is no file at “${path}”.`);
  if (!facts.isFile()) throw new Refusal('releases.unreadable_file', `“${name}” is not a file.`);
  if (facts.size > LARGEST_SOURCE)
    throw new Refusal(
      'releases.unreadable_file',
      `“${name}” is larger than ${LARGEST_SOURCE / 1_000_000} MB. A release is a text.`,
    );
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) throw new Refusal('releases.unreadable_file', `“${name}” cannot be read. Check that you may open it.`);
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return readDocx(bytes, name);
  const text = decodeText(bytes) ?? decodeText(withoutControls(bytes));
  if (text === null)
    throw new Refusal('releases.unreadable_file', `“${name}” is not a text. Dateline reads .txt, .md, .html and .docx.`);
  const extension = extname(name).toLowerCase();
  if (extension === '.html' || extension === '.htm' || /^\s*(<!doctype html|<html)/i.test(text.slice(0, 1000)))
    return htmlToText(text);
  if (extension === '.md' || extension === '.markdown') return markdownToText(text);
  return text;
}

/** The bytes with stray control characters as spaces; as they are when there are so many that this is no text. */
function withoutControls(bytes: Uint8Array): Uint8Array {
  const isControl = (byte: number): boolean => byte < 32 && (byte < 9 || byte > 13) && byte !== 27;
  const hasMark = (bytes[0] ?? 0) >= 0xfe;
  const odd = hasMark ? bytes.length : bytes.reduce((sum, byte) => sum + (isControl(byte) ? 1 : 0), 0);
  return odd > Math.max(3, bytes.length * 0.02) ? bytes : bytes.map((byte) => (isControl(byte) ? 32 : byte));
}

async function readDocx(bytes: Uint8Array, name: string): Promise<string> {
  try {
    const { default: mammoth } = await import('mammoth');
    // Pictures are not wanted: an empty source keeps a large DOCX from being copied into a string.
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    );
    return htmlToText(value);
  } catch {
    throw new Refusal(
      'releases.unreadable_file',
      `“${name}” is not a readable Word document. Open it in Word and save it again, or paste its text.`,
    );
  }
}
