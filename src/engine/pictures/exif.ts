import { viewOf } from './blocks/blocks.ts';
import { decodeUnstated } from './legacy-text.ts';

/** One directory of a TIFF structure. Values that are not there, or point outside the file, are null. */
export interface Directory {
  has(tag: number): boolean;
  /** The bytes of a value as they stand. */
  bytes(tag: number): Uint8Array | null;
  /** The text of an ASCII, UTF-8 or undefined value up to its first NUL; '' when there is none. */
  text(tag: number): string;
  /** All numbers of a value (rationals as quotients, at most 64). */
  numbers(tag: number): readonly number[];
}

/** The directories of EXIF that hold what a press office needs. */
export interface Directories {
  readonly isLittleEndian: boolean;
  readonly main: Directory;
  readonly exif: Directory;
  readonly gps: Directory;
}

/** Bytes of one value by its TIFF type (TIFF 6.0, page 15; BigTIFF adds 16 to 18; Exif 3.0 adds 129 for UTF-8). */
const TYPE_BYTES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8,
  129: 1,
};

/** Entries of a directory that are read; cameras write under 100. */
const MAX_ENTRIES = 2000;

/** Numbers of one value that are read. */
const MAX_NUMBERS = 64;

const EXIF_POINTER = 34_665;
const GPS_POINTER = 34_853;

interface Entry {
  readonly type: number;
  readonly count: number;
  readonly at: number;
}

const NOTHING: Directory = { has: () => false, bytes: () => null, text: () => '', numbers: () => [] };

/**
 * Reads the first directory of a TIFF structure and the EXIF and GPS directories it points to; chains and further pointers are
 * not followed, so a loop leads nowhere. Damage shows as missing values.
 */
export function readDirectories(bytes: Uint8Array): Directories {
  const view = viewOf(bytes);
  const order = bytes.length < 8 ? 0 : view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return { isLittleEndian: false, main: NOTHING, exif: NOTHING, gps: NOTHING };
  const isLittleEndian = order === 0x4949;
  const isBig = view.getUint16(2, isLittleEndian) === 43;
  const first = isBig ? longAt(view, 8, isLittleEndian) : view.getUint32(4, isLittleEndian);
  const read = (at: number): Directory => readDirectory(bytes, view, at, isLittleEndian, isBig);
  const main = read(first);
  const pointed = (tag: number): Directory => {
    const [at] = main.numbers(tag);
    return at === undefined || at === first ? NOTHING : read(at);
  };
  return { isLittleEndian, main, exif: pointed(EXIF_POINTER), gps: pointed(GPS_POINTER) };
}

/** A 64-bit offset; one beyond the file reads as 0, where no directory is. */
function longAt(view: DataView, at: number, isLittleEndian: boolean): number {
  if (at + 8 > view.byteLength) return 0;
  const value = view.getBigUint64(at, isLittleEndian);
  return value > BigInt(view.byteLength) ? 0 : Number(value);
}

function readDirectory(bytes: Uint8Array, view: DataView, start: number, isLittleEndian: boolean, isBig: boolean): Directory {
  const head = isBig ? 8 : 2;
  if (start < 8 || start + head > bytes.length) return NOTHING;
  const stated = isBig ? longAt(view, start, isLittleEndian) : view.getUint16(start, isLittleEndian);
  const size = isBig ? 20 : 12;
  const entries = new Map<number, Entry>();
  for (let n = 0; n < Math.min(stated, MAX_ENTRIES); n++) {
    const at = start + head + n * size;
    if (at + size > bytes.length) break;
    const type = view.getUint16(at + 2, isLittleEndian);
    const count = isBig ? longAt(view, at + 4, isLittleEndian) : view.getUint32(at + 4, isLittleEndian);
    const valueAt = at + (isBig ? 12 : 8);
    const length = (TYPE_BYTES[type] ?? 0) * count;
    if (length === 0) continue;
    const isInline = length <= (isBig ? 8 : 4);
    const place = isInline ? valueAt : isBig ? longAt(view, valueAt, isLittleEndian) : view.getUint32(valueAt, isLittleEndian);
    if (place + length > bytes.length) continue;
    const tag = view.getUint16(at, isLittleEndian);
    if (!entries.has(tag)) entries.set(tag, { type, count, at: place });
  }
  return directoryOf(bytes, view, entries, isLittleEndian);
}

function directoryOf(bytes: Uint8Array, view: DataView, entries: ReadonlyMap<number, Entry>, isLittleEndian: boolean): Directory {
  const rawOf = (tag: number): Uint8Array | null => {
    const entry = entries.get(tag);
    if (entry === undefined) return null;
    return bytes.subarray(entry.at, entry.at + entry.count * (TYPE_BYTES[entry.type] ?? 0));
  };
  return {
    has: (tag) => entries.has(tag),
    bytes: rawOf,
    text: (tag) => {
      const raw = rawOf(tag);
      if (raw === null) return '';
      const end = raw.indexOf(0);
      return decodeUnstated(end < 0 ? raw : raw.subarray(0, end));
    },
    numbers: (tag) => {
      const entry = entries.get(tag);
      if (entry === undefined) return [];
      const width = TYPE_BYTES[entry.type] ?? 0;
      return Array.from({ length: Math.min(entry.count, MAX_NUMBERS) }, (_, n) =>
        numberAt(view, entry.type, entry.at + n * width, isLittleEndian),
      );
    },
  };
}

function numberAt(view: DataView, type: number, at: number, little: boolean): number {
  switch (type) {
    case 3:
      return view.getUint16(at, little);
    case 4:
    case 13:
      return view.getUint32(at, little);
    case 5:
      return view.getUint32(at, little) / view.getUint32(at + 4, little);
    case 8:
      return view.getInt16(at, little);
    case 9:
      return view.getInt32(at, little);
    case 10:
      return view.getInt32(at, little) / view.getInt32(at + 4, little);
    case 11:
      return view.getFloat32(at, little);
    case 12:
      return view.getFloat64(at, little);
    case 16:
    case 17:
    case 18:
      return Number(view.getBigUint64(at, little));
    default:
      return view.getUint8(at);
  }
}

/** Text that Windows Explorer writes: UTF-16, low byte first, with a NUL at its end (tags XPTitle and its kin). */
export function windowsText(bytes: Uint8Array | null): string {
  if (bytes === null) return '';
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return new TextDecoder('utf-16le').decode(even).replace(/\0[\s\S]*$/, '');
}

/** A UserComment (Exif 2.32, 4.6.5): eight bytes name its encoding; Unicode comes in either byte order, whatever the standard says. */
export function userComment(bytes: Uint8Array | null, isLittleEndian: boolean): string {
  if (bytes === null || bytes.length <= 8) return '';
  const code = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const body = bytes.subarray(8);
  if (code.startsWith('UNICODE')) return wideText(body, isLittleEndian);
  if (code.startsWith('JIS')) return japaneseText(body);
  const end = body.indexOf(0);
  const text = decodeUnstated(end < 0 ? body : body.subarray(0, end));
  return code.startsWith('ASCII') || code.startsWith('\0\0\0') ? text : '';
}

/** UTF-16 by its mark, else by which order gives more characters of the ASCII range, else the order of the file. */
function wideText(bytes: Uint8Array, isLittleEndian: boolean): string {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  const mark = ((even[0] ?? 0) << 8) | (even[1] ?? 0);
  let low = 0;
  let high = 0;
  for (let at = 0; at + 1 < even.length; at += 2) {
    if (even[at] === 0 && even[at + 1] !== 0) high += 1;
    if (even[at] !== 0 && even[at + 1] === 0) low += 1;
  }
  const isLow = mark === 0xfffe ? true : mark === 0xfeff ? false : low === high ? isLittleEndian : low > high;
  return new TextDecoder(isLow ? 'utf-16le' : 'utf-16be').decode(even).replace(/\0[\s\S]*$/, '');
}

/** JIS X0208 as ISO-2022-JP where it has escapes, else EUC or Shift-JIS, whichever is valid. */
function japaneseText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const body = end < 0 ? bytes : bytes.subarray(0, end);
  const labels = body.includes(0x1b) ? ['iso-2022-jp'] : ['euc-jp', 'shift_jis'];
  for (const label of labels) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(body);
    } catch {
      // the next one
    }
  }
  return '';
}
