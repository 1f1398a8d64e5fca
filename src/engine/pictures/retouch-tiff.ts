import type { EmbeddedFields } from './embedded-fields.ts';
import { TELLING_TAGS, withoutPlacesXmp } from './exif-clean.ts';
import { iimOf } from './iim.ts';
import { keptResources } from './photoshop-clean.ts';
import {
  readStructure,
  type TiffDirectory,
  type TiffEntry,
  type TiffLayout,
  valuesOf,
  whenSound,
  widthsOf,
  writeNumber,
} from './tiff-directories.ts';
import { xmpOf } from './xmp.ts';

/** Where a TIFF keeps its metadata (XMP part 3, 1.1.5; Photoshop TIFF notes), and the marks of a camera's raw file (DNG 1.6). */
const TAG = { xmp: 0x02bc, iim: 0x83bb, resources: 0x8649, dng: 0xc612, photometric: 0x0106 } as const;
/** PhotometricInterpretation of raw pixels: one colour filter before each, or linear ones (DNG 1.6). */
const SENSOR: ReadonlySet<number> = new Set([32_803, 34_892]);
/** Pairs of tags that say where compressed pixels lie and how long they are: strips, tiles, a JPEG (TIFF 6.0). */
const PIXELS = [
  [0x0111, 0x0117],
  [0x0144, 0x0145],
  [0x0201, 0x0202],
] as const;
const BYTE = 1;
const UNDEFINED = 7;
/** Strips and tiles of all pages together, beyond which a file is taken for made to be slow. */
const MOST_PIECES = 500_000;
/** A classic TIFF counts its bytes in 32 bits. */
const MOST_CLASSIC = 0xffff_ffff;

/** A value that is written behind the picture. */
interface Added {
  readonly tag: number;
  readonly type: number;
  readonly value: Uint8Array;
}

/** What becomes of a directory. */
interface Change {
  readonly directory: TiffDirectory;
  readonly kept: readonly TiffEntry[];
  readonly gone: readonly TiffEntry[];
  readonly added: readonly Added[];
}

/**
 * As `retouch`, for TIFF and BigTIFF of any number of pages: what goes is filled with zeros where it stands, what comes is written behind
 * everything, and no strip or tile moves. Only the first page takes the fields in. Bytes that no directory names stay as they are.
 */
export function retouchTiff(tiff: Uint8Array, fields: EmbeddedFields | null): Uint8Array | null {
  return whenSound(() => rewritten(Buffer.from(tiff.buffer, tiff.byteOffset, tiff.byteLength), fields));
}

function rewritten(bytes: Buffer, fields: EmbeddedFields | null): Uint8Array | null {
  const { layout, directories, places } = readStructure(bytes);
  const [first] = directories;
  // A camera's raw file is never written into, whatever it is called.
  if (first === undefined || first.entries.some(({ tag }) => tag === TAG.dng)) return null;
  if (directories.some((one) => isRaw(bytes, one, layout))) return null;
  const changes = directories.map((directory) => changeOf(bytes, directory, fields, directory === first));
  if (!isApart(spansOf(bytes, layout, changes, places))) return null;
  const file: Growing = { body: Buffer.from(bytes), tail: [], length: bytes.length };
  for (const place of places) {
    for (const entry of place.entries) wipe(file.body, entry);
    file.body.fill(0, place.at, place.end);
  }
  for (const change of changes) {
    if (change.gone.length > 0 || change.added.length > 0) write(file, bytes, change, layout, change.directory === first);
  }
  if (!layout.isBig && file.length > MOST_CLASSIC) return null;
  return Buffer.concat([file.body, ...file.tail]);
}

/** Whether a directory holds what a sensor saw and not a picture: not every maker's raw file says so at its beginning. */
const isRaw = (bytes: Buffer, { entries }: TiffDirectory, layout: TiffLayout): boolean =>
  entries.some((entry) => entry.tag === TAG.photometric && SENSOR.has(valuesOf(bytes, entry, layout)[0] ?? 0));

function changeOf(bytes: Buffer, directory: TiffDirectory, fields: EmbeddedFields | null, isFirst: boolean): Change {
  const gone: TiffEntry[] = [];
  const kept: TiffEntry[] = [];
  const added: Added[] = [];
  for (const entry of directory.entries) {
    const isMetadata = entry.tag === TAG.xmp || entry.tag === TAG.iim || entry.tag === TAG.resources;
    if (!TELLING_TAGS.has(entry.tag) && !isMetadata) {
      kept.push(entry);
      continue;
    }
    if (isMetadata && fields === null) {
      // One that the end of the file cuts goes: a place may stand where the cleaning finds no end of it.
      const isCut = entry.valueAt + entry.length > bytes.length;
      const value = isCut ? null : cleaned(entry.tag, bytes.subarray(entry.valueAt, entry.valueAt + entry.length));
      if (value === 'as it is') {
        kept.push(entry);
        continue;
      }
      if (value !== null) added.push({ tag: entry.tag, type: entry.tag === TAG.xmp ? BYTE : UNDEFINED, value });
    }
    gone.push(entry);
  }
  if (isFirst && fields !== null) {
    const [packet, iim] = [xmpOf(fields), iimOf(fields)];
    if (packet !== null) added.push({ tag: TAG.xmp, type: BYTE, value: packet });
    if (iim !== null) added.push({ tag: TAG.iim, type: UNDEFINED, value: iim });
  }
  return { directory, kept, gone, added };
}

/** Metadata of a picture that keeps its own: XMP and Photoshop's resources without places; IIM has no coordinates. */
function cleaned(tag: number, value: Buffer): Uint8Array | null | 'as it is' {
  if (tag === TAG.iim) return 'as it is';
  const made = tag === TAG.xmp ? withoutPlacesXmp(value) : keptResources(value);
  return made !== null && value.equals(made) ? 'as it is' : made;
}

/** A stretch of the file: kept as it is, a directory that is written anew, or filled with zeros. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly is: 'kept' | 'directory' | 'gone';
}

function spansOf(bytes: Buffer, layout: TiffLayout, changes: readonly Change[], places: readonly TiffDirectory[]): Span[] {
  const spans: Span[] = [{ from: 0, to: widthsOf(layout).header, is: 'kept' }];
  const put = (is: Span['is'], from: number, to: number): void => {
    if (to > from) spans.push({ from, to, is });
  };
  // of what leads out of the file the beginning may be here; what stands in the entry goes with it
  const putValue = (is: Span['is'], entry: TiffEntry): void => {
    if (!entry.isInside) put(is, entry.valueAt, Math.min(entry.valueAt + entry.length, bytes.length));
  };
  let pieces = 0;
  for (const { directory, kept, gone, added } of changes) {
    put(gone.length > 0 || added.length > 0 ? 'directory' : 'kept', directory.at, directory.end);
    for (const entry of kept) putValue('kept', entry);
    for (const entry of gone) putValue('gone', entry);
    const own = piecesOf(bytes, directory, layout);
    // Empty ones count as well: many pages may name the same long list.
    pieces += own.length;
    if (pieces > MOST_PIECES) throw new RangeError('too many pieces');
    for (const [from, length] of own) {
      if (from + length > bytes.length) throw new RangeError('pixels outside of the file');
      put('kept', from, from + length);
    }
  }
  for (const place of places) {
    put('gone', place.at, place.end);
    for (const entry of place.entries) putValue('gone', entry);
  }
  return spans;
}

/** Where the compressed pixels of a directory lie; throws a RangeError for lists that do not fit each other. */
function piecesOf(bytes: Buffer, { entries }: TiffDirectory, layout: TiffLayout): (readonly [from: number, length: number])[] {
  return PIXELS.flatMap(([offsets, lengths]) => {
    const [at, long] = [entries.find(({ tag }) => tag === offsets), entries.find(({ tag }) => tag === lengths)];
    if (at === undefined && long === undefined) return [];
    if (at === undefined || long === undefined || at.count !== long.count) throw new RangeError('lists of different lengths');
    if (at.count > MOST_PIECES) throw new RangeError('too many pieces');
    const sizes = valuesOf(bytes, long, layout);
    return valuesOf(bytes, at, layout).map((from, i) => [from, sizes[i] ?? 0] as const);
  });
}

/** Whether nothing that goes or is written anew lies on anything else. */
function isApart(spans: readonly Span[]): boolean {
  const ends = { kept: 0, directory: 0, gone: 0 };
  for (const { from, to, is } of spans.toSorted((one, other) => one.from - other.from)) {
    if (is === 'kept' && Math.max(ends.directory, ends.gone) > from) return false;
    if (is === 'gone' && Math.max(ends.directory, ends.kept) > from) return false;
    if (is === 'directory' && Math.max(ends.directory, ends.kept, ends.gone) > from) return false;
    ends[is] = Math.max(ends[is], to);
  }
  return true;
}

interface Growing {
  readonly body: Buffer;
  readonly tail: Buffer[];
  length: number;
}

/** Puts bytes behind everything, on an even place as TIFF wants it, and says where. */
function append(file: Growing, bytes: Buffer): number {
  const gap = file.length % 2;
  if (gap > 0) file.tail.push(Buffer.alloc(gap));
  const at = file.length + gap;
  file.tail.push(bytes);
  file.length = at + bytes.length;
  return at;
}

function write(file: Growing, bytes: Buffer, change: Change, layout: TiffLayout, isFirst: boolean): void {
  const { directory, kept, gone, added } = change;
  const { counter, entry: width, pointer, firstAt } = widthsOf(layout);
  for (const entry of gone) wipe(file.body, entry);
  const entries = [
    ...kept.map(({ tag, at }) => ({ tag, written: bytes.subarray(at, at + width) })),
    ...added.map((one) => ({ tag: one.tag, written: entryOf(file, one, layout) })),
  ].toSorted((one, other) => one.tag - other.tag);
  const made = Buffer.alloc(counter + entries.length * width + pointer);
  writeNumber(made, entries.length, 0, counter, layout);
  for (const [i, { written }] of entries.entries()) made.set(written, counter + i * width);
  made.set(bytes.subarray(directory.end - pointer, directory.end), made.length - pointer);
  file.body.fill(0, directory.at, directory.end);
  // Only the first page can have more than before: nothing but the header points to it.
  if (isFirst && made.length > directory.end - directory.at) writeNumber(file.body, append(file, made), firstAt, pointer, layout);
  else file.body.set(made, directory.at);
}

function entryOf(file: Growing, { tag, type, value }: Added, layout: TiffLayout): Buffer {
  const { entry, pointer } = widthsOf(layout);
  const written = Buffer.alloc(entry);
  writeNumber(written, tag, 0, 2, layout);
  writeNumber(written, type, 2, 2, layout);
  writeNumber(written, value.length, 4, pointer, layout);
  if (value.length <= pointer) written.set(value, 4 + pointer);
  else writeNumber(written, append(file, Buffer.from(value)), 4 + pointer, pointer, layout);
  return written;
}

function wipe(body: Buffer, entry: TiffEntry): void {
  const end = Math.min(entry.valueAt + entry.length, body.length);
  if (!entry.isInside && entry.valueAt < end) body.fill(0, entry.valueAt, end);
}
