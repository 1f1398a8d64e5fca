import { inflateRawSync } from 'node:zlib';
import { looksLikeBomb } from '../exports/zip/layout.ts';

/** Entries of a package that are listed; a book with a file for every page has some thousands. */
const MAX_ENTRIES = 20_000;
/** Unpacked bytes of one entry: the XML of a workbook with a million cells has about 60 MB. */
const MAX_ENTRY_BYTES = 96 * 1024 * 1024;
/** Unpacked bytes of all entries that are read of one package. */
const MAX_TOTAL_BYTES = 256 * 1024 * 1024;

/** A zip in memory, read entry by entry and within limits. */
export interface Package {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The unpacked bytes, or null when the entry is missing, damaged, or would unpack to more than is allowed. */
  read(name: string): Uint8Array | null;
  /** An entry as text, UTF-8 or UTF-16 by its mark; empty in place of null. */
  text(name: string): string;
  /** True once an entry was left out because it is encrypted, damaged, too large or too dense. */
  readonly isPartly: boolean;
  /** True once an encrypted entry was asked for. */
  readonly isEncrypted: boolean;
}

interface Entry {
  readonly offset: number;
  readonly method: number;
  readonly flags: number;
  readonly compressed: number;
  readonly bytes: number;
}

const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** The end record and the longest comment behind it (APPNOTE 4.3.16). */
const END_REACH = 22 + 0xffff;

/** Lists a zip by its central directory; null when there is none. Never throws. */
export function openPackage(bytes: Uint8Array): Package | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(buffer);
  if (end < 0) return null;
  const entries = listEntries(buffer, end);
  let left = MAX_TOTAL_BYTES;
  let isPartly = false;
  let isEncrypted = false;
  const read = (name: string): Uint8Array | null => {
    const entry = entries.get(name);
    if (entry === undefined) return null;
    if ((entry.flags & 1) !== 0) isEncrypted = true;
    const unpacked = (entry.flags & 1) !== 0 ? null : unpack(buffer, entry, Math.min(left, MAX_ENTRY_BYTES));
    if (unpacked === null) isPartly = true;
    else left -= unpacked.length;
    return unpacked;
  };
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    read,
    text: (name) => decodeXml(read(name)),
    get isPartly() {
      return isPartly;
    },
    get isEncrypted() {
      return isEncrypted;
    },
  };
}

function findEnd(buffer: Buffer): number {
  const lowest = Math.max(0, buffer.length - END_REACH);
  for (let at = buffer.length - 22; at >= lowest; at--) if (buffer.readUInt32LE(at) === END) return at;
  return -1;
}

function listEntries(buffer: Buffer, end: number): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  let at = buffer.readUInt32LE(end + 16);
  while (entries.size < MAX_ENTRIES && at + 46 <= buffer.length && buffer.readUInt32LE(at) === CENTRAL) {
    const nameLength = buffer.readUInt16LE(at + 28);
    const name = buffer.toString('utf8', at + 46, Math.min(at + 46 + nameLength, buffer.length));
    const entry: Entry = {
      flags: buffer.readUInt16LE(at + 8),
      method: buffer.readUInt16LE(at + 10),
      compressed: buffer.readUInt32LE(at + 20),
      bytes: buffer.readUInt32LE(at + 24),
      offset: buffer.readUInt32LE(at + 42),
    };
    // of two entries with one name the first counts, as in every office program
    if (!entries.has(name)) entries.set(name, entry);
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return entries;
}

function unpack(buffer: Buffer, entry: Entry, limit: number): Uint8Array | null {
  const { offset, compressed, bytes, method } = entry;
  if (bytes > limit || looksLikeBomb(bytes, compressed) || offset + 30 > buffer.length) return null;
  const start = offset + 30 + buffer.readUInt16LE(offset + 26) + buffer.readUInt16LE(offset + 28);
  if (start + compressed > buffer.length) return null;
  const packed = buffer.subarray(start, start + compressed);
  if (method === 0) return packed.length <= limit ? packed : null;
  if (method !== 8) return null;
  try {
    // the declared size may lie: never more than it said, never more than is left
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, Math.min(limit, bytes)) });
  } catch {
    return null;
  }
}

function decodeXml(bytes: Uint8Array | null): string {
  if (bytes === null) return '';
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(mark).decode(bytes);
}
