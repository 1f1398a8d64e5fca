import type { PictureMetadata } from '../pictures/metadata.ts';
import { content, type FormatContent, MAX_TEXT, opaque, TextGatherer } from './content.ts';
import { metadataOf, withoutThumbnail, xmpPackets, xmpThumbnail } from './embedded-metadata.ts';
import { documentMetadata, splitKeywords } from './office.ts';
import { openPdf, type PdfDocument } from './pdfium.ts';
import { PICTURE_PX, pictureInside, pngOf } from './picture.ts';

/** Pages whose text is read, and the time spent on it, whatever comes first: a book is found by its beginning. */
const TEXT_PAGES = 500;
const TEXT_MS = 8000;

/** What Illustrator puts on the page of a file without its PDF part. */
const NO_PDF_PART = /^\s*This is an Adobe\S{0,3} Illustrator\S{0,3} File that was\s+saved without PDF Content/;

/** Reads a PDF: its first page as the picture, page count and size, text for search, what it says about itself. */
export async function readPdf(bytes: Uint8Array): Promise<FormatContent> {
  const opened = await openPdf(bytes);
  if (opened === 'broken') return opaque('imports.decoder_failed');
  if (opened === 'encrypted') return opaque('imports.encrypted', { facts: { formatVersion: headerVersion(bytes) } });
  if (opened.pages === 0) return opaque('imports.decoder_failed');
  const size = attempt(() => opened.pageSize(0));
  const text = textOf(opened);
  const picture = size === null ? null : await firstPage(opened, size);
  return content({
    picture,
    pages: opened.pages,
    text: text.text,
    metadata: aboutItself(opened, bytes),
    note: picture === null ? 'imports.decoder_failed' : null,
    facts: {
      pageSize: size === null ? '' : pageSize(size.width, size.height),
      textPages: text.pages < opened.pages ? `the first ${text.pages} of ${opened.pages}` : '',
      formatVersion: opened.version === null ? headerVersion(bytes) : `PDF ${(opened.version / 10).toFixed(1)}`,
      application: opened.info('Creator') || opened.info('Producer'),
      subject: opened.info('Subject'),
      created: pdfDate(opened.info('CreationDate')),
      modified: pdfDate(opened.info('ModDate')),
    },
  });
}

/** Reads an Illustrator file that begins as a PDF: its PDF part, or the thumbnail in its XMP where it was saved without one. */
export async function readIllustrator(bytes: Uint8Array): Promise<FormatContent> {
  const read = await readPdf(bytes);
  if (read.picture !== null && !NO_PDF_PART.test(read.text)) return read;
  const thumbnail = await thumbnailOf(bytes);
  return { ...read, picture: thumbnail, text: '', note: thumbnail === null ? 'imports.no_preview_inside' : read.note };
}

/** The thumbnail in the first XMP packet of a file that has one. */
export async function thumbnailOf(bytes: Uint8Array): Promise<Uint8Array | null> {
  for (const packet of xmpPackets(bytes)) {
    const thumbnail = xmpThumbnail(packet);
    const picture = thumbnail === null ? null : await pictureInside(thumbnail);
    if (picture !== null) return picture;
  }
  return null;
}

const headerVersion = (bytes: Uint8Array): string => {
  const version = /%PDF-(\d\.\d)/.exec(Buffer.from(bytes.subarray(0, 1024)).toString('latin1'))?.[1];
  return version === undefined ? '' : `PDF ${version}`;
};

async function firstPage(
  document: PdfDocument,
  { width, height }: { width: number; height: number },
): Promise<Uint8Array | null> {
  const longer = Math.max(width, height);
  if (!(longer > 0) || !Number.isFinite(longer)) return null;
  const px = (points: number) => Math.min(PICTURE_PX, Math.max(1, Math.round((points / longer) * PICTURE_PX)));
  const pixels = attempt(() => document.render(0, px(width), px(height)));
  return pixels === null ? null : pngOf(pixels, { width: px(width), height: px(height), channels: 4 });
}

function textOf(document: PdfDocument): { readonly text: string; readonly pages: number } {
  const gathered = new TextGatherer();
  const until = performance.now() + TEXT_MS;
  let page = 0;
  for (; page < Math.min(document.pages, TEXT_PAGES); page++) {
    if (gathered.isFull || (page > 0 && performance.now() > until)) break;
    const text = attempt(() => document.text(page, MAX_TEXT));
    gathered.add(`${text ?? ''}\n`);
  }
  // pdfium marks a hyphen at the end of a line by U+0002; the word is whole for search
  return { text: gathered.text.replace(/\u0002\s*/g, '').replace(/\ufffe\s*/g, ''), pages: page };
}

/** A page that pdfium cannot read costs that page; a trap of its code ends the document there. */
function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Points to whole millimetres, as people name paper; a common size by its name. */
function pageSize(width: number, height: number): string {
  const mm = (points: number) => Math.round((points / 72) * 25.4);
  const size = `${mm(width)} × ${mm(height)}`;
  const name = PAPER[size];
  return `${size} mm${name === undefined ? '' : ` (${name})`}`;
}

const PAPER: Readonly<Record<string, string>> = {
  '210 × 297': 'A4',
  '297 × 210': 'A4',
  '297 × 420': 'A3',
  '420 × 297': 'A3',
  '148 × 210': 'A5',
  '216 × 279': 'Letter',
};

/** D:YYYYMMDDHHmmSSOHH'mm' (ISO 32000-2, 7.9.4) as ISO 8601; empty when it is none. */
export function pdfDate(text: string): string {
  const match = /^(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(Z|[+-]\d{2})?'?(\d{2})?/.exec(text.trim());
  if (match === null) return '';
  const [, year, month = '01', day = '01', hour, minute = '00', second = '00', zone = '', zoneMinutes = '00'] = match;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return date;
  return `${date}T${hour}:${minute}:${second}${zone === '' || zone === 'Z' ? zone : `${zone}:${zoneMinutes}`}`;
}

/** The document's own XMP, completed by its information dictionary. */
function aboutItself(document: PdfDocument, bytes: Uint8Array): PictureMetadata {
  const info = documentMetadata({
    title: usefulTitle(document.info('Title')),
    creator: document.info('Author'),
    caption: document.info('Subject'),
    keywords: splitKeywords(document.info('Keywords')),
  });
  const packet = documentPacket(bytes);
  const xmp = packet === null ? null : metadataOf({ xmp: withoutThumbnail(packet) });
  if (xmp === null) return info;
  return {
    ...xmp,
    title: usefulTitle(xmp.title) || info.title,
    creator: xmp.creator || info.creator,
    caption: xmp.caption || info.caption,
    keywords: xmp.keywords.length > 0 ? xmp.keywords : info.keywords,
  };
}

/** Of several packets the one that speaks of a PDF; placed pictures bring packets that speak of themselves. */
function documentPacket(bytes: Uint8Array): Uint8Array | null {
  const packets = xmpPackets(bytes).map((packet) => ({ packet, text: Buffer.from(packet).toString('latin1') }));
  const speaksOf = (mark: RegExp) => packets.findLast(({ text }) => mark.test(text))?.packet ?? null;
  return speaksOf(/application\/(pdf|vnd\.adobe\.illustrator)/) ?? speaksOf(/ns\.adobe\.com\/pdf\/1\.3\//);
}

/** Word's converter and others write the file's name as a title; that is none. */
const usefulTitle = (title: string): string =>
  /^(microsoft (word|powerpoint) - .*|untitled( document)?|.*\.(docx?|indd|ai|pptx?|qxd|xlsx?))$/i.test(title.trim())
    ? ''
    : title;
