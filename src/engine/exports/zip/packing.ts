import { centralHeader, endOfZip, localHeader } from './layout.ts';
import type { OpenZip, ZipEntry } from './read.ts';

/** What of the zip's own bytes, headers and directory, is not as `write.ts` lays it out. */
export interface Packing {
  /** Entries whose headers or place in the zip differ from the layout, with the reason. */
  readonly faults: ReadonlyMap<ZipEntry, string>;
  /** Names found in local headers where the directory says something else, by entry. */
  readonly localNames: ReadonlyMap<ZipEntry, string>;
  /** The name at which the directory breaks off, read from the local header, when it does. */
  readonly brokenAt: string | null;
  /** True when no byte of the end record and behind the directory is amiss. */
  readonly isEndSound: boolean;
  /** True when every entry differs: another program packed the files again. */
  readonly isRepacked: boolean;
}

/** The clock reading that most entries carry; one damaged header must not accuse all the others. */
function commonTime(entries: readonly ZipEntry[]): { time: number; date: number } {
  const counts = new Map<number, number>();
  for (const { packed } of entries) {
    const key = packed.date * 0x10000 + packed.time;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [key] = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0]);
  return { time: key % 0x10000, date: Math.floor(key / 0x10000) };
}

async function bytesAt(zip: OpenZip, position: number, length: number): Promise<Buffer> {
  if (position < 0 || position >= zip.bytes) return Buffer.alloc(0);
  const target = Buffer.alloc(length);
  return target.subarray(0, await zip.readAt(target, position));
}

/** The name in a local header, or null when there is none at this place. */
async function localName(zip: OpenZip, position: number): Promise<string | null> {
  const head = await bytesAt(zip, position, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) return null;
  return (await bytesAt(zip, position + 30, head.readUInt16LE(26))).toString('utf8');
}

const dataEnd = (entry: ZipEntry, headerBytes: number): number => entry.packed.offset + headerBytes + entry.compressedBytes;

/**
 * Compares every header with the one that `write.ts` would write, so that no byte of a kit is unaccounted for: nothing hides
 * between entries, in extra fields or comments, and a changed bit in any header names its file. Content is not read here.
 */
export async function checkPacking(zip: OpenZip): Promise<Packing> {
  const at = commonTime(zip.entries);
  const faults = new Map<ZipEntry, string>();
  const localNames = new Map<ZipEntry, string>();
  const blame = (entry: ZipEntry, why: string) => {
    if (!faults.has(entry)) faults.set(entry, why);
  };
  const ordered = [...zip.entries].sort((a, b) => a.packed.offset - b.packed.offset);
  const ends = new Map<ZipEntry, number>();

  for (const entry of ordered) {
    const expected = localHeader(entry.packed, at);
    ends.set(entry, dataEnd(entry, expected.length));
    if (!expected.equals(await bytesAt(zip, entry.packed.offset, expected.length))) {
      blame(entry, 'its local header differs from the directory');
      const name = await localName(zip, entry.packed.offset);
      if (name !== null && name !== entry.name) localNames.set(entry, name);
    }
  }
  for (const entry of zip.entries) {
    const { start, end } = entry.record;
    const expected = centralHeader(entry.packed, at);
    const isSame = expected.length === end - start && expected.equals(await bytesAt(zip, start, expected.length));
    if (!isSame) blame(entry, 'its record in the directory is not as Dateline writes it');
  }
  for (const [index, entry] of ordered.entries()) {
    const next = ordered[index + 1];
    const wanted = next === undefined ? zip.directoryStart : next.packed.offset;
    const isNextSound = next === undefined ? zip.brokenDirectory === null : !faults.has(next);
    if (ends.get(entry) !== wanted && isNextSound) blame(entry, 'bytes that belong to no file follow it');
  }
  const first = ordered[0];
  if (first !== undefined && first.packed.offset !== 0) blame(first, 'bytes that belong to no file stand before it');

  const last = zip.entries.at(-1);
  const brokenAt = zip.brokenDirectory === null ? null : await localName(zip, last ? (ends.get(last) ?? 0) : 0);
  return {
    faults,
    localNames,
    brokenAt,
    isEndSound: await isEndSound(zip),
    isRepacked: zip.entries.length > 1 && faults.size === zip.entries.length && zip.brokenDirectory === null,
  };
}

async function isEndSound(zip: OpenZip): Promise<boolean> {
  const directoryEnd = zip.entries.at(-1)?.record.end ?? zip.directoryStart;
  const bytes = directoryEnd - zip.directoryStart;
  const expected = endOfZip({ entries: zip.entries.length, bytes, offset: zip.directoryStart });
  if (directoryEnd + expected.length !== zip.bytes) return false;
  return expected.equals(await bytesAt(zip, directoryEnd, expected.length));
}
