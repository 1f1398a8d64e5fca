import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseRelease } from '../../../src/domain/releases/parse.ts';
import { Refusal } from '../../../src/engine/refusal.ts';
import { rtfToText } from '../../../src/engine/releases/rtf.ts';
import { readReleaseSource } from '../../../src/engine/releases/source.ts';
import { processorMs } from '../../processor-ms.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-source-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string, bytes: Uint8Array | string): Promise<string> => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return readReleaseSource({ place: { $path: path } });
};
/** The code and reason with which a file is refused. */
const refusal = async (name: string, bytes: Uint8Array | string): Promise<unknown> => {
  try {
    await read(name, bytes);
  } catch (error) {
    if (error instanceof Refusal) return [error.failure.code, error.failure.details?.reason];
    throw error;
  }
  return 'was read';
};
const why = (reason: string): [string, string] => ['releases.unreadable_file', reason];
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const DANISH = 'Ærø får ny færge\n\nPrisen er 12 mio. kr., siger borgmester Bodil Sørensen – “på tide”.\n';

test.each([
  ['UTF-8', Buffer.from(DANISH)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${DANISH}`)],
  ['UTF-16 little end first', Buffer.from(`\ufeff${DANISH}`, 'utf16le')],
  ['UTF-16 big end first', utf16be(`\ufeff${DANISH}`)],
  ['UTF-16 without its mark', Buffer.from(DANISH, 'utf16le')],
  ['UTF-16 big end first without its mark', utf16be(DANISH)],
  ['Windows-1252', Buffer.from(DANISH.replace('–', '\x96').replace('“', '\x93').replace('”', '\x94'), 'latin1')],
])('a text in %s', async (_, bytes) => {
  expect((await read('text.txt', bytes)).replace(/^\ufeff/u, '')).toBe(DANISH);
});

test('a saved page in the encoding its head names', async () => {
  const page = Buffer.concat([
    Buffer.from('<html><head><meta charset="windows-1250"></head><body><h1>'),
    Buffer.from([0xa3, 0xf3, 0x64, 0x9f]),
    Buffer.from('</h1></body></html>'),
  ]);
  expect(await read('page.html', page)).toContain('Łódź');
});

test('a page with scripts gives its text and nothing of the scripts', async () => {
  const page =
    '<!doctype html><html><body onload="steal()"><script>document.write("<h1>Forged</h1>")</script><h1>Real <img src=x onerror=alert(1)>title</h1><p>Text<script>1<2</script> goes on.</p><noscript>no</noscript><iframe srcdoc="<p>no</p>"></iframe></body></html>';
  const text = await read('page.html', page);
  expect(text.replace(/[\u2063\u2064]/gu, '')).toBe('Real title\n\nText goes on.\n');
});

test('an RTF keeps its characters, and leaves out what is no text', async () => {
  const text = await read(
    'word.rtf',
    "{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset238 Arial CE;}}{\\info{\\author Nobody}}{\\header Page}\\pard Bl\\'e5b\\'e6r {\\b og} \\u8364?5\\~mio\\par {\\f1 \\'a3\\'f3d\\'9f}\\line \\{kr\\'f8lle\\} a\\\\b{\\*\\bkmkstart x}{\\v hidden}\\par {\\field{\\*\\fldinst HYPERLINK \"http://x.example\"}{\\fldrslt link}} \\ldblquote x\\rdblquote\\emdash\\u-10179?\\u-8704?}",
  );
  expect(text).toBe('Blåbær og €5\u00a0mio\n\nŁódź\n{krølle} a\\b\n\nlink “x”—😀');
});

test('an e-mail: encoded parts, the text of a message that has only HTML, and one within another', async () => {
  const mail = (head: string, body: string): string =>
    `From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n${head}\r\n\r\n${body}`;
  const quoted = mail(
    'Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable',
    'Bl=E5b=E6r =\r\ntil alle',
  );
  expect((await read('a.eml', quoted)).trim()).toBe('Blåbær til alle');
  const base = mail(
    'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64',
    Buffer.from('<h1>Ærø</h1><p>Færge</p>').toString('base64'),
  );
  expect((await read('b.eml', base)).replace(/\u2063/gu, '').trim()).toBe('Ærø\n\nFærge');
  expect((await read('mail-without-its-ending', quoted)).trim()).toBe('Blåbær til alle');
  expect(await refusal('c.eml', mail('Content-Type: image/png\r\nContent-Transfer-Encoding: base64', 'iVBORw0KGgo='))).toEqual(
    why('empty'),
  );
});

/** A zip whose entries are what they say. */
const zip = (parts: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, content]) => [name, typeof content === 'string' ? Buffer.from(content) : content]),
    ),
  );

const docx = (document: string): Uint8Array => zip({ 'word/document.xml': document, '[Content_Types].xml': '<Types/>' });

test.each([
  ['empty.txt', new Uint8Array(0), 'empty'],
  ['picture.txt', Buffer.from(`\x89PNG\r\n\x1a\n${'\0\x01\x02\x03\xff'.repeat(2000)}`, 'latin1'), 'not_a_text'],
  ['noise.txt', Uint8Array.from({ length: 5000 }, (_, at) => (at * 2654435761) >>> 24), 'not_a_text'],
  ['huge.txt', Buffer.alloc(20_000_001, 'a'), 'too_large'],
  ['old.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'other_format'],
  ['paper.pdf', '%PDF-1.7\n', 'other_format'],
  ['text.docx', 'only text', 'broken_document'],
  ['broken.docx', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(3000, 7)]), 'broken_document'],
  ['other.zip', zip({ 'a.txt': 'hello' }), 'other_format'],
  ['half.docx', zip({ 'word/document.xml': '<w:document><w:body>', '[Content_Types].xml': '<Types/>' }), 'broken_document'],
  // Each of these held the parser of XML for minutes.
  ['open.docx', docx('<w:document>'.padEnd(2_000_000, '<w:p>')), 'broken_document'],
  ['comments.docx', docx('<w:document>'.padEnd(2_000_000, '<!--')), 'broken_document'],
  ['instructions.docx', docx('<w:document>'.padEnd(2_000_000, '<?a ')), 'broken_document'],
  ['deep.docx', docx(`${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`), 'broken_document'],
  ['type.docx', docx('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), 'broken_document'],
  ['bomb.docx', zip({ 'word/document.xml': new Uint8Array(40_000_000), '[Content_Types].xml': '<Types/>' }), 'too_dense'],
  ['deep.rtf', `{\\rtf1 ${'{'.repeat(100_000)}`, 'broken_document'],
  ['blank.rtf', '{\\rtf1 {\\info{\\title x}}}', 'empty'],
])('%s is refused with its reason', async (name, bytes, reason) => {
  const started = processorMs();
  expect(await refusal(name, bytes)).toEqual(why(reason));
  expect(processorMs() - started).toBeLessThan(3000);
});

test('a folder and a missing file are refused with their reasons', async () => {
  const at = (path: string): Promise<unknown> =>
    readReleaseSource({ place: { $path: path } }).catch((error: Refusal) => error.failure.details?.reason);
  expect(await at(folder)).toBe('not_a_file');
  expect(await at(join(folder, 'nowhere.txt'))).toBe('not_there');
});

test('a Word document whose part holds more than it declares is refused before it is unpacked', async () => {
  const bytes = Buffer.from(zip({ 'word/document.xml': new Uint8Array(60_000_000), '[Content_Types].xml': '<Types/>' }));
  // declare 100 bytes in both headers of the first entry
  for (const signature of ['PK\x03\x04', 'PK\x01\x02']) {
    const at = bytes.indexOf(signature, 0, 'latin1');
    bytes.writeUInt32LE(100, at + (signature === 'PK\x03\x04' ? 22 : 24));
  }
  const started = processorMs();
  expect(await refusal('liar.docx', bytes)).toEqual(why('broken_document'));
  expect(processorMs() - started).toBeLessThan(2000);
});

test.each([
  ['many.rtf', `{\\rtf1 ${"\\'e6{\\b x}\\u230?".repeat(400_000)}}`],
  ['bin.rtf', `{\\rtf1 ${'\\bin9999999999 '.repeat(200_000)}}`],
  [
    'boundaries.eml',
    `From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(100_000)}`,
  ],
  [
    'nested.eml',
    `From: a@b.example\r\nMIME-Version: 1.0\r\n${Array.from({ length: 2000 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join('')}`,
  ],
  ['headers.eml', `From: a@b.example\r\nMIME-Version: 1.0\r\n${`X-A: ${'=?utf-8?q?'.repeat(10)}\r\n`.repeat(20_000)}\r\nx`],
  ['tags.html', `<html><body>${'<div class="share"><a href="'.repeat(150_000)}`],
  ['open.html', `<html>${'<b><p class="lead">'.repeat(200_000)}`],
  ['stars.md', `${'**a *b _c '.repeat(300_000)}\n`],
  ['spaces.txt', `Title\n\n${' '.repeat(5_000_000)}x`],
  ['quotes.txt', `Title\n\n${'“ said Ann Lee, mayor, “'.repeat(200_000)}`],
  ['figures.txt', `Title\n\n${'14 of 35 seats, 1.000,5 km '.repeat(200_000)}`],
  ['capitals.txt', `${'Aa Bb De Cc '.repeat(400_000)}`],
  ['mail-heads.txt', `${'From: x\n'.repeat(600_000)}`],
])('%s is read and parsed in bounded work, or refused', async (name, text) => {
  const started = processorMs();
  const source = await read(name, text).catch((error: unknown) => {
    expect(error).toBeInstanceOf(Refusal);
    return '';
  });
  parseRelease(source);
  expect(processorMs() - started).toBeLessThan(8000);
});

test('a text of 20 MB is read whole and parsed in bounded work', async () => {
  const paragraph =
    'Mayor Ann Lee said: “We will build 1,200 homes for £34.5 million.” The plan was approved on 9 June 2026.\n\n';
  const started = processorMs();
  const text = await read('long.txt', paragraph.repeat(Math.floor(20_000_000 / Buffer.byteLength(paragraph))));
  expect(text.length).toBeGreaterThan(19_000_000);
  expect(parseRelease(text).figures[0]?.value).toBe(1200);
  expect(processorMs() - started).toBeLessThan(15_000);
});

test('days that no calendar has are no dates', () => {
  for (const day of ['31 February 2026', '30 February 2026', '31 April 2026', '29 February 2027', '32 May 2026']) {
    const release = parseRelease(
      `PRESS RELEASE\n${day}\n\nA title for the town\n\nThe mayor opened the bridge today. It is long and wide.\n`,
    );
    expect(release.date, day).toBeNull();
    expect(release.spans.date).toBeUndefined();
  }
  const embargo = parseRelease(
    'Embargoed until 31 February 2026, 09:00 CET\n\nA title\n\nThe mayor opened the bridge today.\n',
  ).embargo;
  expect(embargo).toMatchObject({ until: null, text: 'Embargoed until 31 February 2026, 09:00 CET' });
});

test('RTF that is cut off gives what was there', () => {
  expect(rtfToText("{\\rtf1 Half a sen\\'e")).toContain('Half a sen');
  expect(rtfToText('plain')).toBeNull();
});
