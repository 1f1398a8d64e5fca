import { viewOf } from './boxes.ts';

/** What a TIFF structure (EXIF, or a camera's raw file) says of its pictures. */
export interface TiffFacts {
  /** EXIF orientation 1 to 8. */
  readonly orientation: number;
  readonly camera: string;
  /** Px of the largest picture that a directory describes, as stored. */
  readonly width: number;
  readonly height: number;
  /** Places of what may be JPEG files inside. */
  readonly jpegs: readonly { readonly at: number; readonly length: number }[];
}

/** Tags (TIFF 6.0; TIFF/EP; DNG 1.7; Panasonic's JpgFromRaw). */
const TAG = {
  subfile: 0xfe,
  width: 0x100,
  height: 0x101,
  compression: 0x103,
  make: 0x10f,
  model: 0x110,
  stripOffsets: 0x111,
  orientation: 0x112,
  stripLengths: 0x117,
  subDirectories: 0x14a,
  jpegOffset: 0x201,
  jpegLength: 0x202,
  exif: 0x8769,
  panasonicJpeg: 0x2e,
  cropSize: 0xc620,
} as const;

/** Directories that are followed; cameras write up to ten. */
const MAX_DIRECTORIES = 64;
const MAX_ENTRIES = 1000;

/** Bytes of a value of each type (TIFF 6.0, section 2). */
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

interface Entry {
  readonly type: number;
  readonly count: number;
  /** Where its values stand. */
  readonly at: number;
}

/** Walks all directories; null when the bytes are no TIFF structure. Places outside the file are left out. */
export function readTiff(bytes: Uint8Array): TiffFacts | null {
  if (bytes.length < 8) return null;
  const view = viewOf(bytes);
  const mark = view.getUint16(0);
  if (mark !== 0x4949 && mark !== 0x4d4d) return null;
  const little = mark === 0x4949;
  const queue: number[] = [view.getUint32(4, little)];
  const seen = new Set<number>();
  const found = { orientation: 1, make: '', model: '', width: 0, height: 0, jpegs: [] as { at: number; length: number }[] };
  while (queue.length > 0 && seen.size < MAX_DIRECTORIES) {
    const at = queue.shift() ?? 0;
    if (at < 8 || at + 2 > bytes.length || seen.has(at)) continue;
    const isFirst = seen.size === 0;
    seen.add(at);
    const entries = readDirectory(view, at, little, bytes.length);
    const values = (tag: number): number[] => numbers(view, entries.map.get(tag), little, bytes.length);
    const text = (tag: number): string => string(bytes, entries.map.get(tag));
    if (isFirst) {
      const orientation = values(TAG.orientation)[0] ?? 1;
      if (orientation >= 1 && orientation <= 8) found.orientation = orientation;
      found.make = text(TAG.make);
      found.model = text(TAG.model);
    }
    const [width = 0] = values(TAG.width);
    const [height = 0] = values(TAG.height);
    if (width * height > found.width * found.height) {
      const crop = values(TAG.cropSize);
      found.width = crop[0] || width;
      found.height = crop[1] || height;
    }
    const add = (jpegAt: number | undefined, length: number | undefined): void => {
      if (jpegAt !== undefined && length !== undefined && length > 100 && jpegAt + length <= bytes.length)
        found.jpegs.push({ at: jpegAt, length });
    };
    add(values(TAG.jpegOffset)[0], values(TAG.jpegLength)[0]);
    const strips = values(TAG.stripOffsets);
    const compression = values(TAG.compression)[0];
    if ((compression === 6 || compression === 7) && strips.length === 1) add(strips[0], values(TAG.stripLengths)[0]);
    const panasonic = entries.map.get(TAG.panasonicJpeg);
    if (panasonic !== undefined && panasonic.count > 1000) add(panasonic.at, panasonic.count);
    queue.push(...values(TAG.subDirectories), ...values(TAG.exif), entries.next);
  }
  const camera = found.model.startsWith(found.make) ? found.model : `${found.make} ${found.model}`;
  return { orientation: found.orientation, camera: camera.trim(), width: found.width, height: found.height, jpegs: found.jpegs };
}

function readDirectory(view: DataView, at: number, little: boolean, length: number): { map: Map<number, Entry>; next: number } {
  const map = new Map<number, Entry>();
  const count = Math.min(view.getUint16(at, little), MAX_ENTRIES);
  for (let i = 0; i < count; i++) {
    const entryAt = at + 2 + i * 12;
    if (entryAt + 12 > length) return { map, next: 0 };
    const type = view.getUint16(entryAt + 2, little);
    const values = view.getUint32(entryAt + 4, little);
    const bytes = (TYPE_BYTES[type] ?? 0) * values;
    map.set(view.getUint16(entryAt, little), {
      type,
      count: values,
      at: bytes <= 4 ? entryAt + 8 : view.getUint32(entryAt + 8, little),
    });
  }
  const nextAt = at + 2 + count * 12;
  return { map, next: nextAt + 4 <= length ? view.getUint32(nextAt, little) : 0 };
}

/** Up to 32 whole numbers of an entry; rationals are divided. */
function numbers(view: DataView, entry: Entry | undefined, little: boolean, length: number): number[] {
  if (entry === undefined) return [];
  const size = TYPE_BYTES[entry.type] ?? 0;
  const values: number[] = [];
  for (let i = 0; i < Math.min(entry.count, 32) && size > 0; i++) {
    const at = entry.at + i * size;
    if (at + size > length) break;
    if (size === 1) values.push(view.getUint8(at));
    else if (size === 2) values.push(view.getUint16(at, little));
    else if (size === 4) values.push(view.getUint32(at, little));
    else values.push(Math.round(view.getUint32(at, little) / Math.max(1, view.getUint32(at + 4, little))));
  }
  return values;
}

const string = (bytes: Uint8Array, entry: Entry | undefined): string =>
  entry === undefined || entry.type !== 2
    ? ''
    : Buffer.from(bytes.subarray(entry.at, entry.at + Math.min(entry.count, 200)))
        .toString('latin1')
        .replace(/\0[\s\S]*$/, '')
        .trim();

/** The JPEG files inside that can be decoded (baseline or progressive, not a camera's lossless ones), largest picture first. */
export function embeddedJpegs(bytes: Uint8Array, facts: TiffFacts): Uint8Array[] {
  return facts.jpegs
    .map(({ at, length }) => bytes.subarray(at, at + length))
    .map((jpeg) => ({ jpeg, pixels: jpegPixels(jpeg) }))
    .filter(({ pixels }) => pixels > 0)
    .sort((a, b) => b.pixels - a.pixels)
    .map(({ jpeg }) => jpeg);
}

/** Pixels by the frame header (T.81, B.2.2); 0 for what is no JPEG of 8 bits that everybody decodes. */
export function jpegPixels(jpeg: Uint8Array): number {
  const size = jpegSize(jpeg);
  return size === null ? 0 : size.width * size.height;
}

/** Width and height of a baseline or progressive JPEG; null for anything else. */
export function jpegSize(jpeg: Uint8Array): { width: number; height: number } | null {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return null;
  const view = viewOf(jpeg);
  let at = 2;
  while (at + 10 <= jpeg.length) {
    if (jpeg[at] !== 0xff) return null;
    const marker = jpeg[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker === 0xc0 || marker === 0xc1 || marker === 0xc2)
      return jpeg[at + 4] === 8 ? { width: view.getUint16(at + 7), height: view.getUint16(at + 5) } : null;
    else if (marker === 0xc3 || marker === 0xda) return null;
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}
