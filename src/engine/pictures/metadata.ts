import ExifReader from 'exifreader';
import type { AssetFields } from '#contract/assets.ts';
import { hasSignature, MARKER, readSegments, SIGNATURE } from './jpeg-segments.ts';
import { calendarDate, exifDate, fullestDate, iimDate, xmpDate } from './metadata-dates.ts';

/** What a file says about itself. Unknown texts are empty, unknown dates null; all of it fits the contract's limits. */
export type PictureMetadata = AssetFields & {
  /** The URI of IPTC's Digital Source Type, as written. */
  readonly digitalSourceType: string;
  /** Coordinates are stored in EXIF or XMP; a city's name is not a location in this sense. */
  readonly hasLocation: boolean;
};

/** What is known of a file without metadata. */
export const emptyMetadata = (): PictureMetadata => ({
  title: '',
  caption: '',
  altText: '',
  creator: '',
  credit: '',
  source: '',
  copyright: '',
  usageTerms: '',
  licenseUrl: '',
  expires: null,
  keywords: [],
  city: '',
  country: '',
  dateTaken: null,
  digitalSourceType: '',
  hasLocation: false,
});

/** Bytes of XMP that are parsed; real packets have under 100 KB, and the parser has no limit of its own. */
const MAX_XMP_BYTES = 2 * 1024 * 1024;

/** Lengths of the contract's Line and Prose, in characters (contract/values.ts). */
const LINE = 1000;
const PROSE = 200_000;

/** Descriptions that cameras write into every picture; nobody means them as a caption. */
const CAMERA_CAPTION =
  /^(([A-Z]+ ){0,2}DIGITAL (STILL )?CAMERA|SAMSUNG CAMERA PICTURES|SONY DSC|<?Digimax [\w ]*>?|Exif_JPEG_\w*|DCF 1\.0|DSC_?\d*)$/i;

/**
 * Reads EXIF, IPTC-IIM and XMP by exifreader. XMP wins over IIM over EXIF, the order of the Metadata Working Group
 * (Guidelines 2.0, chapter 3) when no digest says that IIM is newer. IIM is UTF-8 where it says so or is valid as such, else
 * Windows-1252. Metadata that cannot be read never fails an import: its fields stay empty.
 */
export function readMetadata(bytes: Uint8Array): PictureMetadata {
  try {
    return gather(readTags(bytes));
  } catch {
    return emptyMetadata(); // exifreader throws on files without metadata, and on many kinds of garbage
  }
}

type Tag = { readonly value?: unknown; readonly description?: unknown; readonly attributes?: { readonly lang?: unknown } };
type Tags = Readonly<Record<string, Tag | readonly Tag[] | undefined>>;
type Groups = { readonly exif?: Tags; readonly iptc?: Tags; readonly xmp?: Tags & { readonly _raw?: unknown } };

function readTags(bytes: Uint8Array): Groups {
  const head = jpegHead(bytes) ?? bytes;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const readsXmp = head !== bytes || xmpBytes(bytes) <= MAX_XMP_BYTES;
  return ExifReader.loadView(view, {
    expanded: true,
    includeTags: { exif: EXIF_TAGS, iptc: true, ...(readsXmp ? { xmp: true } : {}) },
  }) as unknown as Groups;
}

const EXIF_TAGS = [
  'ImageDescription',
  'Artist',
  'Copyright',
  'DateTimeOriginal',
  'OffsetTimeOriginal',
  'GPSLatitude',
  'GPSLongitude',
];

/** A small JPEG with only the metadata: exifreader is quick on heads and slow on whole files (performance.md, section f). */
function jpegHead(bytes: Uint8Array): Uint8Array | null {
  const segments = readSegments(bytes);
  if (segments === null) return null;
  let xmp = 0;
  const kept = segments.filter((segment) => {
    if (segment.marker === MARKER.APP13) return hasSignature(segment, SIGNATURE.photoshop);
    if (segment.marker !== MARKER.APP1) return false;
    if (hasSignature(segment, SIGNATURE.exif)) return true;
    xmp += segment.data.length;
    return xmp <= MAX_XMP_BYTES;
  });
  const pieces = kept.map(({ start, end }) => bytes.subarray(start, end));
  return Buffer.concat([bytes.subarray(0, 2), ...pieces, END_OF_HEAD]);
}

/** An empty scan and the end of the picture: without them the head would look cut off. */
const END_OF_HEAD = Uint8Array.of(0xff, MARKER.SOS, 0, 2, 0xff, MARKER.EOI);

/** The length of the XMP packet in a file of any kind, found by its outer element; 0 when there is none. */
function xmpBytes(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = buffer.indexOf('<x:xmpmeta');
  return start < 0 ? 0 : Math.max(buffer.lastIndexOf('</x:xmpmeta>') - start, 0);
}

function gather({ exif = {}, iptc = {}, xmp = {} }: Groups): PictureMetadata {
  const x = (name: string) => xmpText(xmp[name]);
  const i = (name: string) => described(iptc[name]);
  const e = (name: string) => described(exif[name]);
  const caption = e('ImageDescription');
  return {
    title: line(x('title'), i('Object Name'), x('Headline'), i('Headline')),
    caption: prose(x('description'), i('Caption/Abstract'), CAMERA_CAPTION.test(caption) ? '' : caption),
    altText: line(x('AltTextAccessibility')),
    creator: line(xmpList(xmp.creator).join(', '), i('By-line'), e('Artist')),
    credit: line(x('Credit'), i('Credit')),
    source: line(x('Source'), i('Source')),
    copyright: line(x('rights'), i('Copyright Notice'), e('Copyright')),
    usageTerms: prose(x('UsageTerms')),
    licenseUrl: webAddress(x('WebStatement')) || webAddress(x('license')),
    expires: calendarDate(x('LicenseEndDate')) ?? calendarDate(x('expirationDate')) ?? calendarDate(i('Expiration Date')),
    keywords: keywords(xmpList(xmp.subject), describedList(iptc.Keywords)),
    city: line(x('City'), i('City')),
    country: line(x('Country'), i('Country/Primary Location Name')),
    dateTaken: fullestDate([
      xmpDate(x('DateCreated')),
      iimDate(i('Date Created'), i('Time Created')),
      exifDate(e('DateTimeOriginal'), e('OffsetTimeOriginal')),
      xmpDate(x('DateTimeOriginal')),
    ]),
    digitalSourceType: line(x('DigitalSourceType')).slice(0, 300),
    hasLocation:
      'GPSLatitude' in exif ||
      'GPSLongitude' in exif ||
      (typeof xmp._raw === 'string' && /:GPSL(atitude|ongitude)\b/.test(xmp._raw)),
  };
}

/** The text of an XMP property: as it is, or of a language alternative the default, or else the first. */
function xmpText(tag: Tags[string]): string {
  const value = one(tag)?.value;
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return '';
  const items: readonly Tag[] = value;
  const chosen = items.find((item) => item?.attributes?.lang === 'x-default') ?? items[0];
  return typeof chosen?.value === 'string' ? chosen.value : '';
}

function xmpList(tag: Tags[string]): readonly string[] {
  const value = one(tag)?.value;
  if (typeof value === 'string') return tidyList([value]);
  return Array.isArray(value) ? tidyList(value.map((item: Tag) => item?.value)) : [];
}

const one = (tag: Tags[string]): Tag | undefined => (Array.isArray(tag) ? tag[0] : (tag as Tag | undefined));

const describedList = (tag: Tags[string]): readonly string[] =>
  tidyList((Array.isArray(tag) ? tag : [tag]).map((item: Tag | undefined) => item?.description));

const described = (tag: Tags[string]): string => describedList(tag).join(', ');

const tidyList = (values: readonly unknown[]): readonly string[] =>
  values.flatMap((value) => (typeof value === 'string' && tidy(value) !== '' ? [value] : []));

/** Without NUL and other characters that no text field has, and with whole characters only. */
const tidy = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u0080-\u009f]/g, '')
    .trim();

/** The first candidate that says something, on one line, within the contract's length. */
function line(...candidates: readonly string[]): string {
  const found = candidates.map(tidy).find((text) => text !== '') ?? '';
  return found
    .replace(/\s*[\r\n\t]+\s*/g, ' ')
    .slice(0, LINE)
    .toWellFormed()
    .trim();
}

function prose(...candidates: readonly string[]): string {
  const found = candidates.map(tidy).find((text) => text !== '') ?? '';
  return found.replace(/\r\n?/g, '\n').slice(0, PROSE).toWellFormed();
}

/** Both lists are the same keywords twice in most files; XMP's stand, since IIM cuts at 64 bytes. */
function keywords(fromXmp: readonly string[], fromIim: readonly string[]): string[] {
  const chosen = (fromXmp.length > 0 ? fromXmp : fromIim).map((keyword) => line(keyword)).filter((keyword) => keyword !== '');
  return [...new Set(chosen)].slice(0, 200);
}

function webAddress(text: string): string {
  const address = tidy(text);
  if (!/^https?:\/\/[^\s]+$/i.test(address) || address.length > 2000) return '';
  return URL.canParse(address) ? address : '';
}
