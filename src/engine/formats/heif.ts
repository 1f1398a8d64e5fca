import { type PictureMetadata, readMetadata } from '../pictures/metadata.ts';
import { ascii, type Box, boxesIn, findBox, viewOf } from './boxes.ts';
import { content, type FormatContent, opaque } from './content.ts';
import { pictureInside } from './picture.ts';
import { embeddedJpegs, readTiff } from './tiff-read.ts';

interface Item {
  readonly type: string;
  readonly extents: readonly { readonly at: number; readonly length: number }[];
  /** Types of its properties with their boxes, in the order in which they apply. */
  readonly properties: readonly Box[];
}

/** Items of one file: a photo in tiles of 512 px has some hundred. */
const MAX_ITEMS = 20_000;

/**
 * Reads HEIC and HEIF (ISO/IEC 23008-12): size as displayed and metadata. Their HEVC pixels cannot be decoded here; a JPEG inside, as
 * an item of its own or as the thumbnail in EXIF, stands for the picture.
 */
export async function readHeif(bytes: Uint8Array): Promise<FormatContent> {
  const facts = attempt(() => heifFacts(bytes));
  const metadata = safeMetadata(bytes);
  if (facts === null) return opaque('imports.no_decoder', { metadata });
  for (const jpeg of facts.jpegs) {
    const picture = await pictureInside(jpeg.bytes, jpeg.orientation);
    if (picture !== null) {
      const known = { picture, width: facts.width, height: facts.height, metadata, pages: facts.pages };
      return content({
        ...known,
        facts: { codec: facts.codec, camera: facts.camera, preview: 'stored in the file' },
        note: 'imports.no_decoder',
      });
    }
  }
  return opaque('imports.no_decoder', {
    width: facts.width,
    height: facts.height,
    pages: facts.pages,
    metadata,
    facts: { codec: facts.codec, camera: facts.camera },
  });
}

function safeMetadata(bytes: Uint8Array): PictureMetadata | null {
  return attempt(() => readMetadata(bytes));
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function heifFacts(bytes: Uint8Array) {
  const meta = findBox(bytes, ['meta']);
  if (meta === null) return null;
  const items = readItems(bytes, meta);
  const primaryBox = findBox(bytes, ['pitm'], meta);
  const view = viewOf(bytes);
  const primaryId =
    primaryBox === null
      ? 0
      : view.getUint8(primaryBox.start) === 0
        ? view.getUint16(primaryBox.start + 4)
        : view.getUint32(primaryBox.start + 4);
  const primary = items.get(primaryId);
  const size = primary === undefined ? null : displayedSize(bytes, primary);
  const exif = [...items.values()].find((item) => item.type === 'Exif');
  const tiff = exif === undefined ? null : exifOf(bytes, exif);
  const read = tiff === null ? null : readTiff(tiff);
  const jpegItems = [...items.values()]
    .filter((item) => item.type === 'jpeg')
    .map((item) => ({ bytes: contentOf(bytes, item), orientation: null }));
  // an EXIF thumbnail lies as the sensor did, while the item's own turn is in its properties
  const thumbnails =
    tiff === null || read === null
      ? []
      : embeddedJpegs(tiff, read).map((jpeg) => ({ bytes: jpeg, orientation: read.orientation }));
  return {
    width: size?.width ?? null,
    height: size?.height ?? null,
    codec:
      ({ hvc1: 'HEVC', av01: 'AV1', avc1: 'H.264', jpeg: 'JPEG', grid: 'tiles', iden: '', iovl: '' } as Record<string, string>)[
        primary?.type ?? ''
      ] ?? '',
    camera: read?.camera ?? '',
    pages: null,
    jpegs: [...jpegItems, ...thumbnails].sort((a, b) => b.bytes.length - a.bytes.length),
  };
}

/** Pixels after crop, turn and mirror in the order of the properties (23008-12, 6.5). */
function displayedSize(bytes: Uint8Array, item: Item): { width: number; height: number } | null {
  const view = viewOf(bytes);
  let size: { width: number; height: number } | null = null;
  for (const { type, start, end } of item.properties) {
    if (type === 'ispe' && end - start >= 12) size = { width: view.getUint32(start + 4), height: view.getUint32(start + 8) };
    else if (type === 'clap' && size !== null && end - start >= 16) {
      const ratio = (at: number) => Math.round(view.getUint32(start + at) / Math.max(1, view.getUint32(start + at + 4)));
      size = { width: Math.min(size.width, ratio(0)), height: Math.min(size.height, ratio(8)) };
    } else if (type === 'irot' && size !== null && ((bytes[start] ?? 0) & 1) === 1)
      size = { width: size.height, height: size.width };
  }
  return size;
}

function readItems(bytes: Uint8Array, meta: Box): Map<number, Item> {
  const view = viewOf(bytes);
  const types = itemTypes(bytes, findBox(bytes, ['iinf'], meta));
  const places = itemPlaces(bytes, findBox(bytes, ['iloc'], meta), findBox(bytes, ['idat'], meta));
  const container = findBox(bytes, ['iprp', 'ipco'], meta);
  const all = container === null ? [] : [...boxesIn(bytes, container.start, container.end)];
  const map = findBox(bytes, ['iprp', 'ipma'], meta);
  const properties = new Map<number, Box[]>();
  if (map !== null) {
    const isLong = view.getUint8(map.start) >= 1;
    const isWide = (view.getUint8(map.start + 3) & 1) === 1;
    const count = Math.min(view.getUint32(map.start + 4), MAX_ITEMS);
    let at = map.start + 8;
    for (let i = 0; i < count && at + 3 <= map.end; i++) {
      const id = isLong ? view.getUint32(at) : view.getUint16(at);
      at += isLong ? 4 : 2;
      const links = view.getUint8(at++);
      const own: Box[] = [];
      for (let link = 0; link < links && at < map.end; link++) {
        const index = isWide ? view.getUint16(at) & 0x7fff : view.getUint8(at) & 0x7f;
        at += isWide ? 2 : 1;
        const property = all[index - 1];
        if (property !== undefined) own.push(property);
      }
      properties.set(id, own);
    }
  }
  return new Map(
    [...types].map(([id, type]) => [id, { type, extents: places.get(id) ?? [], properties: properties.get(id) ?? [] }]),
  );
}

function itemTypes(bytes: Uint8Array, list: Box | null): Map<number, string> {
  const types = new Map<number, string>();
  if (list === null) return types;
  const view = viewOf(bytes);
  const start = list.start + (view.getUint8(list.start) === 0 ? 6 : 8);
  for (const entry of boxesIn(bytes, start, list.end)) {
    const version = view.getUint8(entry.start);
    if (entry.type !== 'infe' || version < 2 || types.size > MAX_ITEMS) continue;
    const wide = version > 2;
    types.set(
      wide ? view.getUint32(entry.start + 4) : view.getUint16(entry.start + 4),
      ascii(bytes, entry.start + (wide ? 10 : 8), 4),
    );
  }
  return types;
}

/** Places of items (14496-12, 8.11.3); those built from other items have none. */
function itemPlaces(bytes: Uint8Array, box: Box | null, data: Box | null): Map<number, { at: number; length: number }[]> {
  const places = new Map<number, { at: number; length: number }[]>();
  if (box === null) return places;
  const view = viewOf(bytes);
  const version = view.getUint8(box.start);
  const [offsetBytes, lengthBytes] = [view.getUint8(box.start + 4) >> 4, view.getUint8(box.start + 4) & 15];
  const [baseBytes, indexBytes] = [view.getUint8(box.start + 5) >> 4, version === 0 ? 0 : view.getUint8(box.start + 5) & 15];
  let at = box.start + 6;
  const take = (size: number): number => {
    const value =
      size === 8 ? Number(view.getBigUint64(at)) : size === 4 ? view.getUint32(at) : size === 2 ? view.getUint16(at) : 0;
    at += size;
    return value;
  };
  const count = Math.min(take(version < 2 ? 2 : 4), MAX_ITEMS);
  for (let i = 0; i < count && at < box.end; i++) {
    const id = take(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : take(2) & 15;
    at += 2;
    const base = take(baseBytes);
    const extents = take(2);
    const own: { at: number; length: number }[] = [];
    for (let extent = 0; extent < extents && at < box.end; extent++) {
      if (indexBytes > 0) take(indexBytes);
      const offset = take(offsetBytes);
      const length = take(lengthBytes);
      if (method === 0) own.push({ at: base + offset, length });
      else if (method === 1 && data !== null) own.push({ at: data.start + base + offset, length });
    }
    places.set(id, own);
  }
  return places;
}

const contentOf = (bytes: Uint8Array, item: Item): Uint8Array =>
  item.extents.length === 1
    ? bytes.subarray(item.extents[0]?.at ?? 0, (item.extents[0]?.at ?? 0) + (item.extents[0]?.length ?? 0))
    : Buffer.concat(item.extents.slice(0, 1000).map(({ at, length }) => bytes.subarray(at, at + length)));

/** The TIFF structure of an Exif item: four bytes say how far behind them it begins (23008-12, A.2.1). */
function exifOf(bytes: Uint8Array, item: Item): Uint8Array | null {
  const block = contentOf(bytes, item);
  if (block.length < 12) return null;
  return block.subarray(4 + viewOf(block).getUint32(0));
}
