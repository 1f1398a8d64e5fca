/** How a TIFF writes its numbers: classic (TIFF 6.0) or BigTIFF, from the left or from the right. */
export interface TiffLayout {
  readonly isLittle: boolean;
  readonly isBig: boolean;
}

/** One entry of a directory. `length` counts the bytes of its values, which stand at `valueAt`: in the entry itself when they fit. */
export interface TiffEntry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly at: number;
  readonly length: number;
  readonly valueAt: number;
  readonly isInside: boolean;
}

/** A directory from `at` to `end`, with its entries; the pointer to the one after it stands before `end`. */
export interface TiffDirectory {
  readonly at: number;
  readonly end: number;
  readonly entries: readonly TiffEntry[];
}

/** A TIFF taken apart: every directory that can be reached, the first page first. */
export interface TiffStructure {
  readonly layout: TiffLayout;
  readonly directories: readonly TiffDirectory[];
  /** The directories of coordinates, which are none of the above. */
  readonly places: readonly TiffDirectory[];
}

/** Bytes of one value by its type, from BYTE to IFD, then BigTIFF's LONG8, SLONG8 and IFD8; 0 for a type that nobody knows. */
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];
/** Directories, entries and pages beyond which a file is taken for made to be slow; a scan of ten thousand pages is read. */
const MOST = { directories: 20_000, targets: 100_000, entries: 500_000 } as const;

const TAG = { subDirectories: 0x014a, exif: 0x8769, gps: 0x8825, interoperability: 0xa005 } as const;

/** Thrown inside this file and by `valuesOf` for a structure that leads out of the file or in a circle. */
class Damaged extends RangeError {}

/** Runs what reads a TIFF; null for one that is damaged. */
export function whenSound<Read>(read: () => Read): Read | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Bytes of the header, of the counter of a directory, of an entry, and of a pointer. */
export const widthsOf = ({ isBig }: TiffLayout) =>
  isBig
    ? ({ header: 16, counter: 8, entry: 20, pointer: 8, firstAt: 8 } as const)
    : ({ header: 8, counter: 2, entry: 12, pointer: 4, firstAt: 4 } as const);

/** Reads the structure of a TIFF. Throws a RangeError for one that ends early, leads out of the file or in a circle; reads no pixel. */
export function readStructure(bytes: Buffer): TiffStructure {
  const layout = layoutOf(bytes);
  const { firstAt } = widthsOf(layout);
  const walk: Walk = { bytes, layout, seen: new Set(), entries: 0, targets: 0 };
  const pages: TiffDirectory[] = [];
  for (let at = pointerAt(bytes, firstAt, layout); at !== 0; ) {
    if (walk.seen.has(at)) throw new Damaged('pages in a circle');
    const page = readDirectory(walk, at);
    pages.push(page);
    at = nextOf(walk, page);
  }
  const below: TiffDirectory[] = [];
  const places: TiffDirectory[] = [];
  const waiting = [...pages];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    for (const entry of one.entries) {
      const isPlace = entry.tag === TAG.gps;
      if (!isPlace && entry.tag !== TAG.exif && entry.tag !== TAG.subDirectories && entry.tag !== TAG.interoperability) continue;
      // many entries may name the same long list
      walk.targets += entry.count;
      if (walk.targets > MOST.targets) throw new Damaged('too many directories');
      const targets = valuesOf(bytes, entry, layout);
      for (const at of targets) {
        if (at === 0 || walk.seen.has(at)) continue; // two pages may share one
        const found = readDirectory(walk, at);
        // further pictures below a page may stand in a chain of their own
        if (entry.tag === TAG.subDirectories) targets.push(nextOf(walk, found));
        if (isPlace) places.push(found);
        else {
          below.push(found);
          waiting.push(found);
        }
      }
    }
  }
  return { layout, directories: [...pages, ...below], places };
}

function layoutOf(bytes: Buffer): TiffLayout {
  const order = bytes.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') throw new Damaged('no byte order');
  const isLittle = order === 'II';
  const magic = isLittle ? bytes.readUInt16LE(2) : bytes.readUInt16BE(2);
  if (magic !== 42 && magic !== 43) throw new Damaged('no TIFF');
  return { isLittle, isBig: magic === 43 };
}

interface Walk {
  readonly bytes: Buffer;
  readonly layout: TiffLayout;
  readonly seen: Set<number>;
  entries: number;
  targets: number;
}

function readDirectory(walk: Walk, at: number): TiffDirectory {
  const { bytes, layout, seen } = walk;
  const widths = widthsOf(layout);
  seen.add(at);
  if (seen.size > MOST.directories || at < widths.header) throw new Damaged('too many directories');
  const count = layout.isBig ? pointerAt(bytes, at, layout) : numberAt(bytes, at, 2, layout);
  walk.entries += count;
  const end = at + widths.counter + count * widths.entry + widths.pointer;
  if (walk.entries > MOST.entries || end > bytes.length) throw new Damaged('a directory without an end');
  const entries = Array.from({ length: count }, (_, i) => readEntry(bytes, at + widths.counter + i * widths.entry, layout));
  return { at, end, entries };
}

const nextOf = ({ bytes, layout }: Walk, { end }: TiffDirectory): number =>
  pointerAt(bytes, end - widthsOf(layout).pointer, layout);

function readEntry(bytes: Buffer, at: number, layout: TiffLayout): TiffEntry {
  const { pointer } = widthsOf(layout);
  const type = numberAt(bytes, at + 2, 2, layout);
  const count = pointerAt(bytes, at + 4, layout);
  const length = (TYPE_BYTES[type] ?? 0) * count;
  const own = at + 4 + pointer;
  const isInside = length <= pointer;
  return {
    tag: numberAt(bytes, at, 2, layout),
    type,
    count,
    at,
    length,
    isInside,
    valueAt: isInside ? own : pointerAt(bytes, own, layout),
  };
}

/** The whole numbers of an entry. Throws a RangeError when they stand outside of the file or are no whole numbers. */
export function valuesOf(bytes: Buffer, { type, count, length, valueAt }: TiffEntry, layout: TiffLayout): number[] {
  const width = TYPE_BYTES[type] ?? 0;
  if (![1, 3, 4, 13, 16, 18].includes(type) || valueAt + length > bytes.length) throw new Damaged('values outside of the file');
  return Array.from({ length: count }, (_, i) =>
    width === 8 ? pointerAt(bytes, valueAt + i * 8, layout) : numberAt(bytes, valueAt + i * width, width, layout),
  );
}

function numberAt(bytes: Buffer, at: number, width: number, { isLittle }: TiffLayout): number {
  return isLittle ? bytes.readUIntLE(at, width) : bytes.readUIntBE(at, width);
}

/** A place or a counter: 32 bits, 64 in a BigTIFF. */
function pointerAt(bytes: Buffer, at: number, layout: TiffLayout): number {
  if (!layout.isBig) return numberAt(bytes, at, 4, layout);
  const wide = layout.isLittle ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at);
  if (wide > Number.MAX_SAFE_INTEGER) throw new Damaged('a place beyond all files');
  return Number(wide);
}

/** Writes a whole number of 2 bytes, or of a pointer's width. */
export function writeNumber(bytes: Buffer, value: number, at: number, width: 2 | 4 | 8, { isLittle }: TiffLayout): void {
  if (width === 8) {
    if (isLittle) bytes.writeBigUInt64LE(BigInt(value), at);
    else bytes.writeBigUInt64BE(BigInt(value), at);
  } else if (isLittle) bytes.writeUIntLE(value, at, width);
  else bytes.writeUIntBE(value, at, width);
}
