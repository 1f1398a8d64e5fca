import { inflateSync } from 'node:zlib';

/** Bytes that one compressed stream may unfold to before the file counts as hostile. */
const MOST_UNFOLDED = 64 * 1024 * 1024;

/** Actions and attachments (ISO 32000-2, 12.6.4 and 7.11.4), and what starts by itself. */
const DANGERS =
  /\/(JavaScript|JS|Launch|SubmitForm|ImportData|RichMedia|EmbeddedFiles?|GoToR|GoToE|URI|OpenAction|AA|XFA|Rendition|Sound|Movie)(?![A-Za-z0-9])/;

/**
 * What in a PDF could run, load or send something, or hides from being read (a password, a filter that is not read here); null for one
 * that only draws. Dictionaries inside compressed object streams are unfolded; names are read with their escapes.
 */
export function pdfDanger(bytes: Uint8Array): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString('latin1');
  if (/\/Encrypt(?![A-Za-z])/.test(text)) return 'a password';
  let plain = '';
  let at = 0;
  for (const match of text.matchAll(/<<(?:(?!endobj|stream\r?\n)[\s\S])*?>>\s*stream\r?\n/g)) {
    const start = match.index + match[0].length;
    if (start < at) continue;
    const end = text.indexOf('endstream', start);
    if (end < 0) return 'a stream that never ends';
    plain += text.slice(at, start);
    at = end;
    if (!/\/Type\s*\/(ObjStm|XRef)/.test(unescaped(match[0])) || /\/Type\s*\/XRef/.test(unescaped(match[0]))) continue;
    const unfolded = unfold(buffer.subarray(start, end), unescaped(match[0]));
    if (unfolded === null) return 'objects that cannot be read';
    plain += unfolded;
  }
  plain += text.slice(at);
  return DANGERS.exec(unescaped(plain))?.[1] ?? null;
}

/** A name may spell each letter as #xx (7.3.5). */
const unescaped = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function unfold(stream: Uint8Array, dictionary: string): string | null {
  const filter = /\/Filter\s*\[?\s*((?:\/\w+\s*)+)/.exec(dictionary)?.[1]?.trim() ?? '';
  if (filter === '') return Buffer.from(stream).toString('latin1');
  if (filter !== '/FlateDecode' && filter !== '/Fl') return null;
  try {
    return inflateSync(stream, { maxOutputLength: MOST_UNFOLDED, finishFlush: 2 }).toString('latin1');
  } catch {
    return null;
  }
}
