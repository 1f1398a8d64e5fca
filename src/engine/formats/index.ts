import type { FileType } from '../pictures/file-type.ts';
import { readMetadata } from '../pictures/metadata.ts';
import { content, type FormatContent, opaque } from './content.ts';
import { unknownFilm } from './film.ts';

export type { FormatContent } from './content.ts';

type Reader = (bytes: Uint8Array, type: FileType) => Promise<FormatContent> | FormatContent;

const office =
  (folder: 'word' | 'xl' | 'ppt'): Reader =>
  async (bytes) =>
    (await import('./office.ts')).readOfficeOpenXml(bytes, folder);
const openDocument: Reader = async (bytes) => (await import('./open-document.ts')).readOpenDocument(bytes);
const oldOffice: Reader = async (bytes) => (await import('./old-office.ts')).readOldOffice(bytes);
const text: Reader = async (bytes, type) => (await import('./text.ts')).readText(bytes, type.mime);
const pdf: Reader = async (bytes) => (await import('./pdf.ts')).readPdf(bytes);
const illustrator: Reader = async (bytes) => (await import('./pdf.ts')).readIllustrator(bytes);
const postScript: Reader = async (bytes) => (await import('./postscript.ts')).readPostScript(bytes);
const byXmp: Reader = async (bytes) => (await import('./postscript.ts')).readByXmp(bytes);
const psd: Reader = async (bytes) => (await import('./psd.ts')).readPsd(bytes);
const epub: Reader = async (bytes) => (await import('./epub.ts')).readEpub(bytes);
const archive: Reader = async (bytes) => (await import('./kit.ts')).readArchive(bytes);
const font: Reader = async (bytes) => (await import('./font.ts')).readFont(bytes);
const heif: Reader = async (bytes) => (await import('./heif.ts')).readHeif(bytes);
const jpegXl: Reader = async (bytes) => (await import('./jxl.ts')).readJpegXl(bytes);
const raw: Reader = async (bytes) => (await import('./raw.ts')).readRaw(bytes);
const sound: Reader = async (bytes, type) => (await import('./sound.ts')).readSound(bytes, type.mime);

/** A film whose container is damaged or unknown stands with its icon: it lacks facts, not a decoder. */
const film =
  (read: (bytes: Uint8Array) => Promise<import('./film.ts').Film | null>): Reader =>
  async (bytes) => {
    const { filmContent } = await import('./film.ts');
    const found = await read(bytes);
    return found === null ? opaque('imports.decoder_failed') : filmContent(found);
  };
const mp4 = film(async (bytes) => (await import('./mp4.ts')).readMp4(bytes));
const matroska = film(async (bytes) => (await import('./matroska.ts')).readMatroska(bytes));
const avi = film(async (bytes) => (await import('./avi.ts')).readAvi(bytes));
const otherFilm = film(async () => unknownFilm);

const OPENXML = 'application/vnd.openxmlformats-officedocument.';
const ODF = 'application/vnd.oasis.opendocument.';

const each = (reader: Reader, ...mimes: readonly string[]): [string, Reader][] => mimes.map((mime) => [mime, reader]);

const READERS: ReadonlyMap<string, Reader> = new Map([
  ...each(pdf, 'application/pdf'),
  ...each(illustrator, 'application/illustrator'),
  ...each(postScript, 'application/postscript', 'application/eps'),
  ...each(byXmp, 'application/x-indesign'),
  ...each(psd, 'image/vnd.adobe.photoshop'),
  ...each(
    office('word'),
    `${OPENXML}wordprocessingml.document`,
    `${OPENXML}wordprocessingml.template`,
    'application/vnd.ms-word.document.macroenabled.12',
  ),
  ...each(
    office('xl'),
    `${OPENXML}spreadsheetml.sheet`,
    `${OPENXML}spreadsheetml.template`,
    'application/vnd.ms-excel.sheet.macroenabled.12',
  ),
  ...each(
    office('ppt'),
    `${OPENXML}presentationml.presentation`,
    `${OPENXML}presentationml.slideshow`,
    `${OPENXML}presentationml.template`,
    'application/vnd.ms-powerpoint.presentation.macroenabled.12',
  ),
  ...each(
    openDocument,
    ...['text', 'spreadsheet', 'presentation', 'graphics', 'text-template', 'spreadsheet-template', 'presentation-template'].map(
      (kind) => `${ODF}${kind}`,
    ),
  ),
  ...each(oldOffice, 'application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint', 'application/x-cfb'),
  ...each(epub, 'application/epub+zip'),
  ...each(archive, 'application/zip'),
  ...each(
    text,
    'text/plain',
    'text/markdown',
    'text/html',
    'text/csv',
    'text/tab-separated-values',
    'text/css',
    'text/javascript',
  ),
  ...each(text, 'text/vcard', 'text/calendar', 'application/rtf', 'application/json', 'application/xml'),
  ...each(font, 'font/ttf', 'font/otf', 'font/woff', 'font/woff2', 'font/collection'),
  ...each(heif, 'image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'),
  ...each(jpegXl, 'image/jxl'),
  ...each(
    raw,
    ...['canon-cr2', 'canon-cr3', 'nikon-nef', 'sony-arw', 'adobe-dng', 'fujifilm-raf', 'olympus-orf', 'panasonic-rw2'].map(
      (name) => `image/x-${name}`,
    ),
  ),
  ...each(mp4, 'video/mp4', 'video/quicktime', 'video/x-m4v', 'video/3gpp', 'video/3gpp2'),
  ...each(matroska, 'video/webm', 'video/matroska', 'video/x-matroska'),
  ...each(avi, 'video/vnd.avi', 'video/x-msvideo'),
  ...each(
    otherFilm,
    'video/mpeg',
    'video/mp2t',
    'video/MP1S',
    'video/MP2P',
    'video/ogg',
    'video/x-ms-asf',
    'video/x-ms-wmv',
    'video/x-flv',
    'application/mxf',
  ),
  ...each(
    sound,
    'audio/mpeg',
    'audio/mp4',
    'audio/x-m4a',
    'audio/aac',
    'audio/wav',
    'audio/vnd.wave',
    'audio/x-wav',
    'audio/aiff',
    'audio/x-aiff',
  ),
  ...each(
    sound,
    'audio/flac',
    'audio/x-flac',
    'audio/ogg',
    'audio/opus',
    'audio/ape',
    'audio/wavpack',
    'audio/x-musepack',
    'audio/x-ms-asf',
    'audio/x-dsf',
  ),
]);

/** MIME types of which something can be read here: a picture, facts, or text for search. */
export const READABLE: ReadonlySet<string> = new Set(READERS.keys());

/**
 * Reads what a file of a kind that sharp does not decode says and shows. Never throws: what cannot be read is an opaque file with a
 * note. No shell, no network, nothing in the file is run; a caller who fears hostile files sets limits of time and memory around it.
 */
export async function readFormat(bytes: Uint8Array, type: FileType, _filename: string): Promise<FormatContent> {
  const reader = READERS.get(type.mime);
  if (reader === undefined)
    return type.kind === 'photo' ? opaque('imports.no_decoder', { metadata: readMetadata(bytes) }) : content({});
  try {
    return await reader(bytes, type);
  } catch {
    return opaque('imports.decoder_failed');
  }
}
