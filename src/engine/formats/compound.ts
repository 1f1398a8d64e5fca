import { viewOf } from './boxes.ts';

/** An OLE compound file (MS-CFB): streams by name. */
export interface Compound {
  readonly names: readonly string[];
  /** The bytes of a stream, or null; never longer than the file itself. */
  read(name: string): Uint8Array | null;
}

const END_OF_CHAIN = 0xfffffffe;
const MINI_CUTOFF = 4096;
/** Entries of the directory; old office files have under 100. */
const MAX_ENTRIES = 10_000;

/** Opens a compound file; null when it is none or its tables are damaged. */
export function openCompound(bytes: Uint8Array): Compound | null {
  try {
    return open(bytes);
  } catch {
    return null; // a sector outside the file
  }
}

function open(bytes: Uint8Array): Compound | null {
  const view = viewOf(bytes);
  if (bytes.length < 512 || view.getUint32(0) !== 0xd0cf11e0) return null;
  const sector = 1 << Math.min(view.getUint16(30, true), 16);
  if (sector !== 512 && sector !== 4096) return null;
  const sectorAt = (index: number): number => (index + 1) * sector;
  const table = readTable(view, sector, bytes.length);
  const chain = (start: number, limit: number): Uint8Array => {
    const pieces: Uint8Array[] = [];
    let length = 0;
    for (let at = start; at < END_OF_CHAIN - 1 && length < limit && length <= bytes.length; at = table[at] ?? END_OF_CHAIN) {
      const piece = bytes.subarray(sectorAt(at), sectorAt(at) + sector);
      if (piece.length === 0) break;
      pieces.push(piece);
      length += piece.length;
    }
    return Buffer.concat(pieces).subarray(0, limit);
  };
  const directory = chain(view.getUint32(48, true), MAX_ENTRIES * 128);
  const entries = readDirectory(directory);
  const root = entries.find(({ type }) => type === 5);
  const mini = root === undefined ? new Uint8Array() : chain(root.start, root.bytes);
  const miniTable = numbersOf(chain(view.getUint32(60, true), bytes.length));
  const miniChain = (start: number, limit: number): Uint8Array => {
    const pieces: Uint8Array[] = [];
    for (let at = start, length = 0; at < END_OF_CHAIN - 1 && length < limit; at = miniTable[at] ?? END_OF_CHAIN, length += 64)
      pieces.push(mini.subarray(at * 64, at * 64 + 64));
    return Buffer.concat(pieces).subarray(0, limit);
  };
  const streams = new Map(entries.filter(({ type }) => type === 2).map((entry) => [entry.name, entry]));
  return {
    names: [...streams.keys()],
    read: (name) => {
      const entry = streams.get(name);
      if (entry === undefined) return null;
      const limit = Math.min(entry.bytes, bytes.length);
      return limit < MINI_CUTOFF ? miniChain(entry.start, limit) : chain(entry.start, limit);
    },
  };
}

/** The table of next sectors: its own sectors are listed in the header and in a chain of further lists. */
function readTable(view: DataView, sector: number, length: number): Uint32Array {
  const places: number[] = [];
  for (let i = 0; i < 109; i++) places.push(view.getUint32(76 + i * 4, true));
  let next = view.getUint32(68, true);
  const perSector = sector / 4;
  for (let lists = 0; next < END_OF_CHAIN - 1 && lists < 1000 && (next + 2) * sector <= length; lists++) {
    const at = (next + 1) * sector;
    for (let i = 0; i < perSector - 1; i++) places.push(view.getUint32(at + i * 4, true));
    next = view.getUint32(at + (perSector - 1) * 4, true);
  }
  const used = places
    .filter((place) => place < END_OF_CHAIN - 1 && (place + 1) * sector < length)
    .slice(0, Math.ceil(length / sector / perSector) + 1);
  const table = new Uint32Array(used.length * perSector).fill(END_OF_CHAIN);
  for (const [n, place] of used.entries()) {
    const at = (place + 1) * sector;
    for (let i = 0; i < perSector && at + i * 4 + 4 <= length; i++) table[n * perSector + i] = view.getUint32(at + i * 4, true);
  }
  return table;
}

function readDirectory(directory: Uint8Array): { name: string; type: number; start: number; bytes: number }[] {
  const view = viewOf(directory);
  const entries = [];
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const nameBytes = Math.min(Math.max(view.getUint16(at + 64, true) - 2, 0), 62);
    const name = Buffer.from(directory.subarray(at, at + nameBytes)).toString('utf16le');
    entries.push({
      name,
      type: directory[at + 66] ?? 0,
      start: view.getUint32(at + 116, true),
      bytes: view.getUint32(at + 120, true),
    });
  }
  return entries;
}

function numbersOf(bytes: Uint8Array): Uint32Array {
  const view = viewOf(bytes);
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => view.getUint32(i * 4, true));
}
