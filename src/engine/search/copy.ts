import { readFileSync } from 'node:fs';
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import type { ReadDb } from '../db/sqlite.ts';
import { writeFileStaged } from '../files/staged.ts';
import { GENERATOR_VERSION } from '../version.ts';
import { type Columns, GROUPS, type Group } from './columns.ts';

/**
 * A copy of the columns beside the catalogue, so that opening a library need not read every row. It holds for one stamp of the catalogue (a
 * trigger gives another one after every change of an asset), one version of the program and one time zone, and is checked by CRC-32; one that
 * does not hold is as good as none.
 */
export interface ColumnCopy {
  /** Fills empty columns; answers which groups are filled, none when there is no copy that holds. */
  read(columns: Columns): readonly Group[];
  /** Writes the columns, whose groups were filled from the catalogue as it is now. Throws the system's error. */
  write(columns: Columns, groups: readonly Group[]): Promise<void>;
  /** True when what was read or written here last still holds and has so many groups. */
  isCurrent(groups: number): boolean;
}

/** Raise it when the columns of the same rows become others. */
const COPY_FORMAT = 1;
/** 'DLSC', CRC-32 of all that follows, length of the header. */
const MAGIC = 0x444c5343;
const PRELUDE = 16;

interface Header {
  readonly key: string;
  readonly stamp: string;
  readonly groups: readonly Group[];
  readonly slots: number;
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** Length of the lists of people and of keywords, which follow the columns. */
  readonly lists: readonly [number, number];
}

/** Makes the copy at a path; `staging` is a folder for its unfinished file. */
export function createColumnCopy(db: ReadDb, path: string, staging: string): ColumnCopy {
  let known: { readonly stamp: string; readonly groups: number } | null = null;
  const stampNow = (): string | null => {
    const stamp = db.get('SELECT hex(stamp) AS stamp FROM asset_stamp')?.stamp;
    return typeof stamp === 'string' ? stamp : null;
  };

  return {
    isCurrent: (groups) => known !== null && known.groups >= groups && known.stamp === stampNow(),
    read: (columns) => {
      try {
        const stamp = stampNow();
        const groups = stamp === null ? [] : fill(columns, readFileSync(path), stamp);
        if (stamp !== null && groups.length > 0) known = { stamp, groups: groups.length };
        return groups;
      } catch {
        // not there, or not to be read
        return [];
      }
    },
    write: async (columns, groups) => {
      const stamp = stampNow();
      if (stamp === null) return;
      await writeFileStaged(path, pack(columns, groups, stamp), staging);
      known = { stamp, groups: groups.length };
    },
  };
}

/** What the values of columns depend on besides the rows. */
const keyOf = ({ table, fill }: Columns): string =>
  JSON.stringify([
    COPY_FORMAT,
    GENERATOR_VERSION,
    endianness(),
    process.versions.tz,
    // days are those of this place
    Intl.DateTimeFormat().resolvedOptions().timeZone,
    table.layout.map(({ name, bytesOfSlot }) => `${name} ${bytesOfSlot}`),
    GROUPS.map((group) => fill[group].sql),
  ]);

const upToEight = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/** Where each column begins behind the header, and where the lists do. */
function placesOf({ table }: Columns, slots: number, from: number): { places: Map<string, number>; end: number } {
  const places = new Map<string, number>();
  let at = from;
  for (const { name, bytesOfSlot } of table.layout) {
    places.set(name, at);
    at += upToEight(bytesOfSlot * slots);
  }
  return { places, end: at };
}

function pack(columns: Columns, groups: readonly Group[], stamp: string): Buffer {
  const { table, names, people, keywords } = columns;
  const slots = table.count();
  const lists = [people.stored(), keywords.stored()] as const;
  const header: Header = {
    key: keyOf(columns),
    stamp,
    groups,
    slots,
    names: Object.fromEntries(Object.entries(names).map(([name, list]) => [name, list.all()])),
    lists: [lists[0].length, lists[1].length],
  };
  const text = Buffer.from(JSON.stringify(header));
  const from = upToEight(PRELUDE + text.length);
  const { places, end } = placesOf(columns, slots, from);
  const whole = Buffer.alloc(end + lists[0].byteLength + lists[1].byteLength);
  whole.set(text, PRELUDE);
  for (const [name, at] of places) whole.set(table.bytesOf(name), at);
  whole.set(new Uint8Array(lists[0].buffer, lists[0].byteOffset, lists[0].byteLength), end);
  whole.set(new Uint8Array(lists[1].buffer, lists[1].byteOffset, lists[1].byteLength), end + lists[0].byteLength);
  whole.writeUInt32BE(MAGIC, 0);
  whole.writeUInt32BE(text.length, 8);
  whole.writeUInt32BE(crc32(whole.subarray(8)), 4);
  return whole;
}

/** Puts what a file holds into empty columns; nothing when it does not hold. */
function fill(columns: Columns, file: Buffer, stamp: string): readonly Group[] {
  const { table, names, people, keywords } = columns;
  const isEmpty = table.count() === 0 && Object.values(names).every((list) => list.size() === 1);
  if (!isEmpty || file.length < PRELUDE || file.readUInt32BE(0) !== MAGIC || crc32(file.subarray(8)) !== file.readUInt32BE(4))
    return [];
  const length = file.readUInt32BE(8);
  const header = JSON.parse(file.toString('utf8', PRELUDE, PRELUDE + length)) as Header;
  if (header.key !== keyOf(columns) || header.stamp !== stamp || !Number.isSafeInteger(header.slots)) return [];
  const { places, end } = placesOf(columns, header.slots, upToEight(PRELUDE + length));
  const [ofPeople, ofKeywords] = header.lists;
  const isComplete =
    file.length === end + (ofPeople + ofKeywords) * 4 && Object.keys(names).every((name) => name in header.names);
  if (!isComplete) return [];
  // a large file comes in a buffer of its own; columns stand in it where they were read
  const { buffer, byteOffset } = file.byteOffset % 8 === 0 ? file : Buffer.from(new Uint8Array(file).buffer);
  const own = buffer as ArrayBuffer;
  const listed = [
    new Uint32Array(own, byteOffset + end, ofPeople),
    new Uint32Array(own, byteOffset + end + ofPeople * 4, ofKeywords),
  ] as const;
  table.fillFrom(own, header.slots, (name) => byteOffset + (places.get(name) ?? 0));
  people.fillFrom(listed[0]);
  keywords.fillFrom(listed[1]);
  for (const [name, list] of Object.entries(names)) list.fillFrom(header.names[name] ?? ['']);
  return header.groups;
}
