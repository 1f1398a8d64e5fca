/** The DOS fields of one instant, as they stand in every header of the zip. */
export interface DosTime {
  readonly time: number;
  readonly date: number;
}

/** A clock reading in the kit's own zone, as plain numbers: month 1 to 12. */
export interface LocalParts {
  readonly y: number;
  readonly m: number;
  readonly d: number;
  readonly h: number;
  readonly min: number;
  readonly s: number;
}

/** Everything a header says of one entry. `method` is 0 (stored) or 8 (deflated), `offset` where its local header begins. */
export interface PackedEntry {
  readonly name: Uint8Array;
  readonly method: number;
  readonly crc32: number;
  readonly bytes: number;
  readonly compressedBytes: number;
  readonly offset: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;

/** Bit 11, "this name is UTF-8": set on every entry, so that no reader guesses a code page. It is the only bit we use. */
const UTF8 = 0x0800;
const MADE_BY_UNIX = 3 << 8;
/** A plain file that its owner may write and all may read. */
const MODE = 0o100644;
const MAX_32 = 0xffffffff;
const MAX_16 = 0xffff;

/**
 * The rate from which a deflated entry looks like a decompression bomb to mail scanners and to our own reader, and the size
 * below which nobody cares. The writer stores such an entry instead, so the two never disagree.
 */
export const BOMB = { ratio: 200, fromBytes: 1 << 20 } as const;

/** True when this many bytes out of that many compressed ones look like a decompression bomb. */
export const looksLikeBomb = (bytes: number, compressedBytes: number): boolean =>
  bytes > BOMB.fromBytes && bytes > compressedBytes * BOMB.ratio;

/**
 * The DOS fields of a clock reading: from the numbers alone, so the machine's zone has no say. Odd seconds lose one, years
 * stay within 1980 to 2107.
 */
export function dosTime(at: LocalParts): DosTime {
  if (at.y < 1980) return { time: 0, date: (1 << 5) | 1 };
  const year = Math.min(at.y, 2107) - 1980;
  return { time: (at.h << 11) | (at.min << 5) | (at.s >> 1), date: (year << 9) | (at.m << 5) | at.d };
}

// 0xffffffff itself is the mark for "look in the Zip64 field", so the last size that fits is one byte below it.
const overflows = (value: number): boolean => value >= MAX_32;
const orMark = (value: number): number => (overflows(value) ? MAX_32 : value);

function zip64Field(values: readonly number[]): Buffer {
  if (values.length === 0) return Buffer.alloc(0);
  const field = Buffer.alloc(4 + 8 * values.length);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(8 * values.length, 2);
  for (const [index, value] of values.entries()) field.writeBigUInt64LE(BigInt(value), 4 + 8 * index);
  return field;
}

const versionNeeded = (entry: PackedEntry, hasZip64: boolean): number => (hasZip64 ? 45 : entry.method === 0 ? 10 : 20);

/** The local header of an entry, sizes and CRC included, so that a streaming reader needs no data descriptor. */
export function localHeader(entry: PackedEntry, at: DosTime): Buffer {
  const isLarge = overflows(entry.bytes) || overflows(entry.compressedBytes);
  const extra = zip64Field(isLarge ? [entry.bytes, entry.compressedBytes] : []);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(LOCAL, 0);
  head.writeUInt16LE(versionNeeded(entry, isLarge), 4);
  head.writeUInt16LE(UTF8, 6);
  head.writeUInt16LE(entry.method, 8);
  head.writeUInt16LE(at.time, 10);
  head.writeUInt16LE(at.date, 12);
  head.writeUInt32LE(entry.crc32, 14);
  // Both sizes move to the Zip64 field together: the format asks for it in local headers.
  head.writeUInt32LE(isLarge ? MAX_32 : entry.compressedBytes, 18);
  head.writeUInt32LE(isLarge ? MAX_32 : entry.bytes, 22);
  head.writeUInt16LE(entry.name.length, 26);
  head.writeUInt16LE(extra.length, 28);
  return Buffer.concat([head, entry.name, extra]);
}

/** The entry's record in the central directory; a Zip64 field holds exactly the numbers that do not fit. */
export function centralHeader(entry: PackedEntry, at: DosTime): Buffer {
  const extra = zip64Field([entry.bytes, entry.compressedBytes, entry.offset].filter(overflows));
  const needed = versionNeeded(entry, extra.length > 0);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(CENTRAL, 0);
  head.writeUInt16LE(MADE_BY_UNIX | Math.max(needed, 20), 4);
  head.writeUInt16LE(needed, 6);
  head.writeUInt16LE(UTF8, 8);
  head.writeUInt16LE(entry.method, 10);
  head.writeUInt16LE(at.time, 12);
  head.writeUInt16LE(at.date, 14);
  head.writeUInt32LE(entry.crc32, 16);
  head.writeUInt32LE(orMark(entry.compressedBytes), 20);
  head.writeUInt32LE(orMark(entry.bytes), 24);
  head.writeUInt16LE(entry.name.length, 28);
  head.writeUInt16LE(extra.length, 30);
  head.writeUInt32LE((MODE << 16) >>> 0, 38);
  head.writeUInt32LE(orMark(entry.offset), 42);
  return Buffer.concat([head, entry.name, extra]);
}

/** What follows the central directory: the end record, with its Zip64 companions only when a number does not fit. */
export function endOfZip(directory: { entries: number; bytes: number; offset: number }): Buffer {
  const { entries, bytes, offset } = directory;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(Math.min(entries, MAX_16), 8);
  end.writeUInt16LE(Math.min(entries, MAX_16), 10);
  end.writeUInt32LE(orMark(bytes), 12);
  end.writeUInt32LE(orMark(offset), 16);
  if (entries <= MAX_16 && !overflows(bytes) && !overflows(offset)) return end;

  const large = Buffer.alloc(56);
  large.writeUInt32LE(END_64, 0);
  large.writeBigUInt64LE(44n, 4); // length of the rest of this record
  large.writeUInt16LE(MADE_BY_UNIX | 45, 12);
  large.writeUInt16LE(45, 14);
  large.writeBigUInt64LE(BigInt(entries), 24);
  large.writeBigUInt64LE(BigInt(entries), 32);
  large.writeBigUInt64LE(BigInt(bytes), 40);
  large.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(LOCATOR_64, 0);
  locator.writeBigUInt64LE(BigInt(offset + bytes), 8);
  locator.writeUInt32LE(1, 16); // number of disks
  return Buffer.concat([large, locator, end]);
}

/** Formats compressed already: deflating them costs sixteen times the time and saves two per cent (performance.md, b). */
const STORED =
  /\.(jpe?g|png|webp|gif|avif|heic|jxl|pdf|docx|xlsx|pptx|odt|woff2?|zip|gz|7z|mp[34]|m4[av]|mov|webm|ogg|opus|aac|flac)$/i;

/** True when a file of this name is stored as it is because its format is compressed already. */
export const isStoredKind = (name: string): boolean => STORED.test(name);
