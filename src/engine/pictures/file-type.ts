import { extname } from 'node:path';
import type { AssetKind } from '#contract/assets.ts';
import { detectText } from '../files/text-type.ts';

/** What a file is: the kind of asset it makes, its MIME type, and the extension (without dot) that fits its content. */
export type FileType = { readonly kind: AssetKind; readonly mime: string; readonly extension: string };

/** Facts about pixels that help to tell a logo from a photo. */
export type PictureTraits = { readonly width: number; readonly height: number; readonly hasAlpha: boolean };

/** Bytes of a file's head from which most types are told; the whole file tells all of them. */
export const TYPE_HEAD_BYTES = 64 * 1024;

/** MIME types whose pixels can be decoded here: what sharp's prebuilt libvips reads (sharp.format), plus SVG. */
export const DECODABLE: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/apng',
  'image/webp',
  'image/gif',
  'image/tiff',
  'image/avif',
  'image/svg+xml',
]);

const UNKNOWN: FileType = { kind: 'other', mime: 'application/octet-stream', extension: 'bin' };

/** Containers of application types that a press office means as documents. */
const DOCUMENTS =
  /^(text\/|application\/(pdf|rtf|msword|json|xml|epub\+zip|x-indesign|vnd\.(ms-(excel|powerpoint|word)|openxml|oasis\.open|apple\.)))/;

/** Pictures that are drawings or working files of an editor rather than photographs. */
const NOT_A_PHOTO = /^image\/(vnd\.adobe\.photoshop|x-xcf|x-icon|icns|vnd\.dwg|x-flif|bpg|ktx)/;

/**
 * Tells what a file is from its content; the name only settles what content cannot (kinds of plain text, old office files).
 * Takes the whole file or its first TYPE_HEAD_BYTES. Never throws: what cannot be told is application/octet-stream.
 */
export async function detectFileType(bytes: Uint8Array, filename: string): Promise<FileType> {
  const art = detectVectorArt(bytes, filename);
  if (art !== null) return art;
  const found = await detectByMagic(bytes);
  const refined = found === null ? null : refineContainer(found, bytes, filename);
  // file-type calls every text that begins with <?xml the same; the root element says more
  if (refined !== null && refined.mime !== 'application/xml') return refined;
  const text = detectText(bytes, filename);
  if (text !== null) return { kind: text.mime === 'image/svg+xml' ? 'logo' : 'document', ...text };
  return refined ?? UNKNOWN;
}

async function detectByMagic(bytes: Uint8Array): Promise<FileType | null> {
  try {
    const { fileTypeFromBuffer } = await import('file-type');
    const found = await fileTypeFromBuffer(bytes);
    if (found === undefined) return isCutTiff(bytes) ? { kind: 'photo', mime: 'image/tiff', extension: 'tif' } : null;
    const mime = found.mime.split(';')[0] ?? found.mime;
    return { kind: kindOf(mime), mime, extension: found.ext };
  } catch {
    return null; // a head that ends inside a structure
  }
}

/** A TIFF whose directory lies behind the cut is no known type to file-type; its beginning still says what it was. */
const isCutTiff = (bytes: Uint8Array) => {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  return start === '49492a00' || start === '4d4d002a';
};

function kindOf(mime: string): AssetKind {
  if (mime.startsWith('video/')) return 'video';
  if (mime.startsWith('audio/')) return 'audio';
  if (mime.startsWith('font/')) return 'font';
  if (mime.startsWith('image/')) return NOT_A_PHOTO.test(mime) ? 'other' : 'photo';
  return DOCUMENTS.test(mime) ? 'document' : 'other';
}

/** EPS, PostScript and Illustrator files: vector masters, so logos. Illustrator writes PDF, so only there the name has a say. */
function detectVectorArt(bytes: Uint8Array, filename: string): FileType | null {
  // a DOS EPS begins with a binary header of 30 bytes (Adobe 5002, EPSF 3.0, section 5.2)
  const isDosEps = bytes[0] === 0xc5 && bytes[1] === 0xd0 && bytes[2] === 0xd3 && bytes[3] === 0xc6;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1');
  if (isDosEps) return { kind: 'logo', mime: 'application/postscript', extension: 'eps' };
  if (head.startsWith('%!PS')) {
    const isEps = /^%!PS-Adobe-[\d.]+ EPSF/.test(head);
    const isAi = /%%Creator: ?Adobe Illustrator/.test(head) && extname(filename).toLowerCase() === '.ai';
    return isEps || isAi
      ? { kind: 'logo', mime: 'application/postscript', extension: isAi ? 'ai' : 'eps' }
      : { kind: 'document', mime: 'application/postscript', extension: 'ps' };
  }
  if (head.startsWith('%PDF-') && extname(filename).toLowerCase() === '.ai')
    return { kind: 'logo', mime: 'application/illustrator', extension: 'ai' };
  return null;
}

/** Folders inside an Office Open XML package, for heads that end before file-type has found its content list. */
const OOXML = [
  ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ['ppt/', 'application/vnd.openxmlformats-officedocument.presentationml.presentation', 'pptx'],
] as const;

/** Names of the main stream in an OLE compound file, as UTF-16 (MS-DOC 2.1, MS-XLS 2.1.2, MS-PPT 2.1). */
const OLE = [
  ['WordDocument', 'application/msword', 'doc'],
  ['Workbook', 'application/vnd.ms-excel', 'xls'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint', 'ppt'],
] as const;

/** The extensions of the three, for heads that do not reach the directory of the compound file. */
const OLE_BY_EXTENSION: Readonly<Record<string, FileType>> = Object.fromEntries(
  OLE.map(([, mime, extension]) => [`.${extension}`, { kind: 'document', mime, extension }]),
);

function refineContainer(found: FileType, bytes: Uint8Array, filename: string): FileType {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (found.mime === 'application/x-cfb') {
    const known = OLE.find(([stream]) => buffer.includes(Buffer.from(stream, 'utf16le')));
    if (known !== undefined) return { kind: 'document', mime: known[1], extension: known[2] };
    const extension = extname(filename).toLowerCase();
    // Word, Excel and PowerPoint put a package with a password into a compound file (MS-OFFCRYPTO 2.3.2)
    if (buffer.includes(Buffer.from('EncryptedPackage', 'utf16le')))
      return {
        ...found,
        kind: 'document',
        extension: /^\.(docx|xlsx|pptx)$/.test(extension) ? extension.slice(1) : found.extension,
      };
    return OLE_BY_EXTENSION[extension] ?? found;
  }
  if (found.mime === 'application/zip' && buffer.includes('[Content_Types].xml')) {
    const known = OOXML.find(([folder]) => buffer.includes(folder));
    if (known !== undefined) return { kind: 'document', mime: known[1], extension: known[2] };
  }
  return found;
}

/** Words at the end of a word in a file name that announce a mark, in Danish and English. */
const LOGO_WORD =
  /(logo(s|er|et|typer?)?|bom(æ|ae)rke[tr]?|navnetr(æ|ae)k|byv(å|aa)ben|wordmark|symbol(et|er)?|emblem(et|er)?)(?![a-zæøå])/;

/** Long side in px up to which a picture whose name announces a mark is taken for one without having transparency. */
const SMALL_MARK_PX = 1200;

/** The kind of a picture once its pixels are known: a raster is a logo if its name says so and it is transparent or small. */
export function classifyPicture(type: FileType, traits: PictureTraits, filename: string): AssetKind {
  if (type.kind !== 'photo') return type.kind;
  const isNamedSo = LOGO_WORD.test(filename.normalize('NFC').toLowerCase());
  return isNamedSo && (traits.hasAlpha || Math.max(traits.width, traits.height) <= SMALL_MARK_PX) ? 'logo' : 'photo';
}
