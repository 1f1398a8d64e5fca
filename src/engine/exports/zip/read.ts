import fs from 'node:fs';
import { type Entry, fromRandomAccessReader, type ZipFile } from 'yauzl';
import type { Result } from '#contract/result.ts';
import { done, failed } from '#contract/result.ts';
import { foldName } from '#domain/names.ts';
import { systemCode } from '../../refusal.ts';
import { type Content, type ContentOptions, readContent } from './content.ts';
import { type CrewOptions, type Sums, sumRanges } from './crew.ts';
import { looksLikeBomb, type PackedEntry } from './layout.ts';
import type { Range } from './ranges.ts';
import { WindowReader } from './reader.ts';

export type { Content } from './content.ts';

/** Why an entry must not be unpacked blindly. */
export type UnsafeFact =
  | 'parent_folder'
  | 'absolute'
  | 'backslash'
  | 'control_character'
  | 'not_utf8'
  | 'folder'
  | 'link'
  | 'special_file'
  | 'duplicate'
  | 'duplicate_ignoring_case'
  | 'encrypted'
  | 'unknown_method';

/** One entry as the central directory tells it; nothing in it is proven before `readContent` has read the bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: number;
  readonly compressedBytes: number;
  readonly crc32: number;
  readonly isStored: boolean;
  readonly unsafe: readonly UnsafeFact[];
  readonly packed: PackedEntry & { readonly flags: number; readonly time: number; readonly date: number };
  /** Where its record in the central directory begins and ends. */
  readonly record: { readonly start: number; readonly end: number };
}

/** Why a zip is not read, and the entry that alone is to blame, if there is one. */
export interface TooLarge {
  readonly name: string | null;
  readonly why: string;
}

/** An open zip. Nothing is ever written to disk. */
export interface OpenZip {
  readonly entries: readonly ZipEntry[];
  /** Size of the zip file. */
  readonly bytes: number;
  /** Where the central directory begins. */
  readonly directoryStart: number;
  /** Why the directory cannot be read to its end, or null; `entries` then holds those before the damage. */
  readonly brokenDirectory: string | null;
  /** Set when the zip is too large or too dense to be read at all: a decompression bomb, most likely. */
  readonly tooLarge: TooLarge | null;
  /** Fills the target with raw bytes of the zip file; answers how many there were. */
  readAt(target: Buffer, position: number): Promise<number>;
  /** Reads one entry to its end and answers its sums, or why that is impossible; never more than the declared bytes. */
  readContent(entry: ZipEntry, options?: ContentOptions): Promise<Content>;
  /** Sums raw stretches of the zip file on several threads, see `sumRanges`. */
  sum(ranges: readonly Range[], options?: CrewOptions): Promise<Sums[] | null>;
  close(): Promise<void>;
}

/** More than any kit: a bound for readers that would fill a disk or a day. */
const LIMITS = { totalBytes: 64 * 2 ** 30, entries: 1_000_000 } as const;

const ENCRYPTED = 0x0001 | 0x0040;
const UTF8 = 0x0800;
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** A name as text; bytes that are no UTF-8 are shown as Latin-1, one character a byte, and reported. */
function decodeName(raw: Uint8Array, flags: number): { name: string; isUtf8: boolean } {
  const isAscii = raw.every((byte) => byte < 0x80);
  try {
    if (isAscii || (flags & UTF8) !== 0) return { name: strictUtf8.decode(raw), isUtf8: true };
  } catch {
    // falls through to Latin-1
  }
  return { name: Buffer.from(raw).toString('latin1'), isUtf8: false };
}

function nameFacts(name: string): UnsafeFact[] {
  const facts: UnsafeFact[] = [];
  if (name.split(/[\\/]/).some((part) => part === '..' || part === '.')) facts.push('parent_folder');
  if (/^([\\/]|[A-Za-z]:)/.test(name)) facts.push('absolute');
  if (name.includes('\\')) facts.push('backslash');
  if (/[\u0000-\u001f\u007f]/.test(name)) facts.push('control_character');
  if (name.endsWith('/')) facts.push('folder');
  return facts;
}

function modeFacts(entry: Entry): UnsafeFact[] {
  const kind = entry.versionMadeBy >> 8 === 3 ? (entry.externalFileAttributes >>> 28) & 0xf : 0;
  if (kind === 0xa) return ['link'];
  if (kind === 0x4) return ['folder'];
  return kind === 0 || kind === 0x8 ? [] : ['special_file'];
}

function toZipEntry(entry: Entry, seen: Map<string, string>, record: ZipEntry['record']): ZipEntry {
  const flags = entry.generalPurposeBitFlag;
  const raw = entry.fileName as unknown as Buffer; // yauzl hands over the bytes when told not to decode
  const { name, isUtf8 } = decodeName(raw, flags);
  const facts = new Set([...nameFacts(name), ...modeFacts(entry)]);
  if (!isUtf8) facts.add('not_utf8');
  if ((flags & ENCRYPTED) !== 0) facts.add('encrypted');
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) facts.add('unknown_method');
  const twin = seen.get(foldName(name));
  if (twin !== undefined) facts.add(twin === name ? 'duplicate' : 'duplicate_ignoring_case');
  else seen.set(foldName(name), name);
  return {
    name,
    bytes: entry.uncompressedSize,
    compressedBytes: entry.compressedSize,
    crc32: entry.crc32,
    isStored: entry.compressionMethod === 0,
    unsafe: [...facts],
    packed: {
      name: raw,
      method: entry.compressionMethod,
      crc32: entry.crc32,
      bytes: entry.uncompressedSize,
      compressedBytes: entry.compressedSize,
      offset: entry.relativeOffsetOfLocalHeader,
      flags,
      time: entry.lastModFileTime,
      date: entry.lastModFileDate,
    },
    record,
  };
}

/** Lists by yauzl; a directory that breaks off is no error here, because the entries before the damage help to name it. */
async function list(zip: ZipFile): Promise<{ entries: ZipEntry[]; broken: string | null }> {
  const entries: ZipEntry[] = [];
  const seen = new Map<string, string>();
  const cursor = () => zip.readEntryCursor as unknown as number; // the types call this position a boolean
  let start = cursor();
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(toZipEntry(entry, seen, { start, end: cursor() }));
      start = cursor();
      if (entries.length > LIMITS.entries) break;
    }
    return { entries, broken: null };
  } catch (error) {
    return { entries, broken: error instanceof Error ? error.message : String(error) };
  }
}

/** Judged by declared sizes, before a byte is inflated. */
function judgeSize(entries: readonly ZipEntry[], zipBytes: number): TooLarge | null {
  if (entries.length > LIMITS.entries) return { name: null, why: `it holds more than ${LIMITS.entries} entries` };
  const bomb = entries.find((entry) => entry.bytes > LIMITS.totalBytes || looksLikeBomb(entry.bytes, entry.compressedBytes));
  if (bomb !== undefined) {
    return { name: bomb.name, why: `${bomb.name} would unpack from ${bomb.compressedBytes} to ${bomb.bytes} bytes` };
  }
  const total = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (total > LIMITS.totalBytes) return { name: null, why: `it would unpack to ${total} bytes` };
  // The newer kind of bomb lets many entries share the same bytes. One that overlaps a little is damage, and named later.
  const isInside = ({ packed }: ZipEntry) => packed.offset + packed.compressedBytes <= zipBytes;
  const read = entries.filter(isInside).reduce((sum, entry) => sum + entry.compressedBytes, 0);
  return read > 2 * zipBytes ? { name: null, why: 'its entries overlap' } : null;
}

const refuse = (path: string, why: string): Result<never> =>
  failed('exports.not_a_zip', `${path} ${why}. Choose the zip of a press kit.`, { path });

function openFile(path: string): Result<{ fd: number; bytes: number; looksLikeZip: boolean }> {
  let fd: number;
  try {
    fd = fs.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return refuse(path, systemCode(error) === 'ENOENT' ? 'does not exist' : `cannot be read (${systemCode(error)})`);
  }
  const facts = fs.fstatSync(fd);
  const head = Buffer.alloc(4);
  const why = facts.isDirectory()
    ? 'is a folder'
    : !facts.isFile()
      ? 'is not a file'
      : fs.readSync(fd, head, 0, 4, 0) === 0
        ? 'is empty'
        : null;
  if (why === null) {
    // "PK" and a local header, or the end record of a zip without entries. Only asked when no end is found.
    return done({ fd, bytes: facts.size, looksLikeZip: /^PK(\x03\x04|\x05\x06)$/.test(head.toString('latin1')) });
  }
  fs.closeSync(fd);
  return refuse(path, why);
}

/**
 * Opens a zip and lists it. 'exports.not_a_zip' for what is missing, unreadable, a folder, empty, or no zip at all; its
 * detail `damaged` is true for something that begins as a zip but has no readable end.
 */
export async function openZip(path: string): Promise<Result<OpenZip>> {
  const opened = openFile(path);
  if (!opened.ok) return opened;
  const { fd, bytes, looksLikeZip } = opened.value;
  const reader = new WindowReader(fd);
  const zip = await new Promise<ZipFile | string>((resolve) => {
    // Not decoded, because yauzl stops at the first bad name and we want to report them all.
    const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true };
    fromRandomAccessReader(reader, bytes, options, (error, file) => resolve(error ? error.message : file));
  });
  if (typeof zip === 'string') {
    fs.closeSync(fd);
    if (!looksLikeZip) return refuse(path, 'is not a zip');
    const why = /comment/i.test(zip) ? 'has bytes after its end' : 'is cut off or damaged at its end';
    return failed('exports.not_a_zip', `The zip ${why}. Ask for it to be sent again.`, { path, damaged: true });
  }
  const directoryStart = zip.readEntryCursor as unknown as number;
  const { entries, broken } = await list(zip);
  return done({
    entries,
    bytes,
    directoryStart,
    brokenDirectory: broken,
    tooLarge: judgeSize(entries, bytes),
    readAt: (target, position) => reader.readAt(target, position),
    readContent: (entry, options) => readContent(zip, reader, entry, options),
    sum: (ranges, options) => sumRanges(fd, ranges, options),
    close: () =>
      new Promise((resolve) => {
        zip.once('close', resolve);
        zip.once('error', () => resolve());
        zip.close();
      }),
  });
}
