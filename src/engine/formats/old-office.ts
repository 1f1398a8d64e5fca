import { viewOf } from './boxes.ts';
import { type Compound, openCompound } from './compound.ts';
import { content, type FormatContent, MAX_TEXT, opaque, TextGatherer } from './content.ts';
import { documentMetadata, splitKeywords } from './office.ts';
import { textPage } from './text-page.ts';

/** Reads DOC, XLS and PPT: what their property set says, and the text of DOC and PPT; an encrypted package of any office format. */
export async function readOldOffice(bytes: Uint8Array): Promise<FormatContent> {
  const compound = openCompound(bytes);
  if (compound === null) return opaque('imports.decoder_failed');
  if (compound.names.includes('EncryptedPackage')) return opaque('imports.encrypted');
  const properties = attempt(() => readProperties(compound.read('\u0005SummaryInformation'))) ?? new Map<number, string>();
  const get = (id: number): string => properties.get(id) ?? '';
  const known = {
    pages: Number(get(PROPERTY.pages)) || null,
    metadata: documentMetadata({
      title: get(PROPERTY.title),
      creator: get(PROPERTY.author),
      caption: get(PROPERTY.comments),
      keywords: splitKeywords(get(PROPERTY.keywords)),
    }),
    facts: {
      subject: get(PROPERTY.subject),
      application: get(PROPERTY.application),
      words: get(PROPERTY.words),
      created: get(PROPERTY.created),
      modified: get(PROPERTY.saved),
    },
  };
  if (isEncrypted(compound)) return opaque('imports.encrypted', known);
  const text = attempt(() => wordText(compound)) ?? attempt(() => slideText(compound)) ?? '';
  const picture = text === '' ? null : await textPage(text, known.metadata.title);
  return content({ ...known, text, picture, note: picture === null ? 'imports.no_preview_inside' : null });
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Numbers of the properties (MS-OLEPS, SummaryInformation). */
const PROPERTY = {
  title: 2,
  subject: 3,
  author: 4,
  keywords: 5,
  comments: 6,
  created: 12,
  saved: 13,
  pages: 14,
  words: 15,
  application: 18,
} as const;

function readProperties(stream: Uint8Array | null): Map<number, string> {
  const found = new Map<number, string>();
  if (stream === null || stream.length < 48) return found;
  const view = viewOf(stream);
  const section = view.getUint32(44, true);
  const count = Math.min(view.getUint32(section + 4, true), 200);
  const places = Array.from({ length: count }, (_, i) => ({
    id: view.getUint32(section + 8 + i * 8, true),
    at: section + view.getUint32(section + 12 + i * 8, true),
  }));
  const codePage = places.find(({ id }) => id === 1);
  const decoder = decoderOf(codePage === undefined ? 1252 : view.getUint16(codePage.at + 4, true));
  for (const { id, at } of places) {
    const value = attempt(() => propertyValue(stream, at, decoder));
    if (value !== null && value !== '') found.set(id, value);
  }
  return found;
}

function propertyValue(stream: Uint8Array, at: number, decoder: InstanceType<typeof TextDecoder>): string {
  const view = viewOf(stream);
  const type = view.getUint32(at, true);
  if (type === 3) return String(view.getInt32(at + 4, true));
  if (type === 30)
    return decoder
      .decode(stream.subarray(at + 8, at + 8 + Math.min(view.getUint32(at + 4, true), 20_000)))
      .replace(/\0[\s\S]*$/, '');
  if (type === 31)
    return Buffer.from(stream.subarray(at + 8, at + 8 + Math.min(view.getUint32(at + 4, true), 10_000) * 2))
      .toString('utf16le')
      .replace(/\0[\s\S]*$/, '');
  if (type !== 64) return '';
  // hundreds of nanoseconds from 1601 (FILETIME)
  const ms = Number(view.getBigUint64(at + 4, true) / 10_000n) - 11_644_473_600_000;
  return ms > 0 && ms < Date.UTC(2100, 0, 1) ? `${new Date(ms).toISOString().slice(0, 19)}Z` : '';
}

function decoderOf(codePage: number): InstanceType<typeof TextDecoder> {
  const label = (
    { 65001: 'utf-8', 1200: 'utf-16le', 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 10000: 'macintosh' } as Record<
      number,
      string
    >
  )[codePage];
  try {
    return new TextDecoder(label ?? `windows-${codePage}`);
  } catch {
    return new TextDecoder('windows-1252');
  }
}

/** A flag of Word's (MS-DOC 2.5.1, fEncrypted), a record of Excel's (FilePass), a stream of PowerPoint's. */
function isEncrypted(compound: Compound): boolean {
  const word = compound.read('WordDocument');
  if (word !== null && word.length > 12) return ((word[11] ?? 0) & 1) === 1;
  const book = compound.read('Workbook') ?? compound.read('Book');
  if (book !== null) {
    const view = viewOf(book);
    for (let at = 0, records = 0; at + 4 <= book.length && records < 50; records++) {
      const kind = view.getUint16(at, true);
      if (kind === 0x2f) return true;
      if (kind === 0x0a) return false;
      at += 4 + view.getUint16(at + 2, true);
    }
  }
  return compound.names.includes('EncryptedSummary');
}

/** Characters that Word uses for cells, fields, pictures and breaks, as what a reader sees of them. */
const visible = (text: string): string =>
  text
    .replace(/\u0013[^\u0013\u0014\u0015]*\u0014?/g, '')
    .replace(/[\u0001\u0008\u0014\u0015]/g, '')
    .replace(/\u0007/g, '\t')
    .replace(/[\u000b\u000c\r]/g, '\n');

/** The text by Word's table of pieces (MS-DOC 2.4.1); null for what is no Word document. */
function wordText(compound: Compound): string | null {
  const word = compound.read('WordDocument');
  if (word === null) return null;
  const view = viewOf(word);
  const table = compound.read((view.getUint16(10, true) & 0x0200) === 0 ? '0Table' : '1Table');
  if (table === null) return null;
  const clx = table.subarray(view.getUint32(0x1a2, true), view.getUint32(0x1a2, true) + view.getUint32(0x1a6, true));
  const clxView = viewOf(clx);
  let at = 0;
  while (clx[at] === 1) at += 3 + clxView.getUint16(at + 1, true);
  if (clx[at] !== 2) return null;
  const length = clxView.getUint32(at + 1, true);
  const pieces = Math.floor((length - 4) / 12);
  const start = at + 5;
  const gathered = new TextGatherer();
  for (let i = 0; i < pieces && !gathered.isFull; i++) {
    const characters = clxView.getUint32(start + (i + 1) * 4, true) - clxView.getUint32(start + i * 4, true);
    const place = clxView.getUint32(start + (pieces + 1) * 4 + i * 8 + 2, true);
    const isCompressed = (place & 0x40000000) !== 0;
    const from = isCompressed ? (place & 0x3fffffff) >>> 1 : place & 0x3fffffff;
    const bytes = word.subarray(from, from + Math.min(characters, MAX_TEXT) * (isCompressed ? 1 : 2));
    gathered.add(isCompressed ? new TextDecoder('windows-1252').decode(bytes) : Buffer.from(bytes).toString('utf16le'));
  }
  return visible(gathered.text);
}

/** The texts of PowerPoint's atoms (MS-PPT 2.9.42 and 2.9.43), in the order in which they stand. */
function slideText(compound: Compound): string | null {
  const stream = compound.read('PowerPoint Document');
  if (stream === null) return null;
  const view = viewOf(stream);
  const gathered = new TextGatherer();
  for (let at = 0, records = 0; at + 8 <= stream.length && records < 500_000 && !gathered.isFull; records++) {
    const isContainer = (view.getUint16(at, true) & 0x0f) === 0x0f;
    const kind = view.getUint16(at + 2, true);
    const length = view.getUint32(at + 4, true);
    const body = stream.subarray(at + 8, at + 8 + length);
    if (kind === 4000) gathered.add(`${Buffer.from(body).toString('utf16le')}\n`);
    else if (kind === 4008) gathered.add(`${new TextDecoder('windows-1252').decode(body)}\n`);
    at += 8 + (isContainer ? 0 : length);
  }
  return gathered.text.replace(/[\r\u000b]/g, '\n');
}
