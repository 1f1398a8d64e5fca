import { creatorsOf, IIM_BYTES } from '#domain/exports/iim.ts';
import type { EmbeddedFields } from './embedded-fields.ts';
import { cutToBytes } from './embedded-fields.ts';
import { MARKER, SIGNATURE, writeSegment } from './jpeg-segments.ts';

/** ESC % G: everything below is UTF-8 (IIM 4.2, data set 1:90; ISO 2022 registration 196). */
const UTF8_MARKER = Uint8Array.of(0x1b, 0x25, 0x47);

/** IIM's version number in 2:00, required once record 2 is present. */
const RECORD_VERSION = Uint8Array.of(0, 4);

/**
 * The fields as one JPEG segment (APP13, Photoshop resource 0x0404), UTF-8, each cut at a character where IIM's limit ends;
 * the XMP packet holds the full text. Null when there is nothing to say. No digest: readers that find none simply compare.
 */
export function iimSegment(fields: EmbeddedFields): Uint8Array | null {
  const iim = iimOf(fields);
  if (iim === null) return null;
  const head = Buffer.from('8BIM\x04\x04\0\0\0\0\0\0', 'latin1');
  head.writeUInt32BE(iim.length, 8);
  const evened = iim.length % 2 === 0 ? [head, iim] : [head, iim, Buffer.alloc(1)];
  return writeSegment(MARKER.APP13, SIGNATURE.photoshop, Buffer.concat(evened));
}

/** The data sets alone, as a TIFF holds them; null when there is nothing to say. */
export function iimOf(fields: EmbeddedFields): Uint8Array | null {
  const sets = textSets(fields);
  return sets.length === 0 ? null : Buffer.concat([dataSet(1, 90, UTF8_MARKER), dataSet(2, 0, RECORD_VERSION), ...sets]);
}

/** In rising order of data sets, as IIM wants them. */
function textSets(fields: EmbeddedFields): Uint8Array[] {
  const sets: Uint8Array[] = [];
  const put = (number: number, text: string, bytes: number) => {
    const cut = cutToBytes(oneLine(text), bytes);
    if (cut !== '') sets.push(dataSet(2, number, Buffer.from(cut, 'utf8')));
  };
  put(5, fields.title, IIM_BYTES.title);
  // 200 keywords of 64 bytes are 14 kB, so that one segment always holds all of IIM
  for (const keyword of fields.keywords.slice(0, 200)) put(25, keyword, IIM_BYTES.keyword);
  put(40, fields.instructions, IIM_BYTES.instructions);
  const taken = iimDate(fields.dateTaken);
  if (taken !== null) {
    sets.push(dataSet(2, 55, Buffer.from(taken.date)));
    if (taken.time !== null) sets.push(dataSet(2, 60, Buffer.from(taken.time)));
  }
  for (const creator of creatorsOf(fields.creator).slice(0, 20)) put(80, creator, IIM_BYTES.creator);
  put(90, fields.city, IIM_BYTES.city);
  put(92, fields.location, IIM_BYTES.location);
  put(101, fields.country, IIM_BYTES.country);
  put(105, fields.title, IIM_BYTES.headline);
  put(110, fields.credit, IIM_BYTES.credit);
  put(115, fields.source, IIM_BYTES.source);
  put(116, fields.copyright, IIM_BYTES.copyright);
  const caption = cutToBytes(fields.caption.replace(CONTROLS, '').trim(), IIM_BYTES.caption);
  if (caption !== '') sets.push(dataSet(2, 120, Buffer.from(caption, 'utf8')));
  return sets;
}

/** Control characters other than the line breaks that a caption may have. */
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

const oneLine = (text: string) => text.replace(/\s+/g, ' ').replace(CONTROLS, '').trim();

function dataSet(record: number, number: number, value: Uint8Array): Uint8Array {
  const head = Buffer.from([0x1c, record, number, 0, 0]);
  head.writeUInt16BE(value.length, 3);
  return Buffer.concat([head, value]);
}

/** 2:55 is CCYYMMDD, 2:60 is HHMMSS with an offset that IIM requires, so a time without a known offset is left to XMP. */
function iimDate(taken: string | null): { date: string; time: string | null } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(taken ?? '');
  if (match === null) return null;
  const [, year, month, day, hour, minute, second = '00', offset] = match;
  const zone = offset === 'Z' ? '+0000' : offset?.replace(':', '');
  return {
    date: `${year}${month}${day}`,
    time: zone === undefined || hour === undefined ? null : `${hour}${minute}${second}${zone}`,
  };
}
