import { addExif, addXmp, type Blocks, textAt, viewOf } from './blocks.ts';

/** The box type under which JPEG 2000, MP4 and others keep XMP (XMP part 3, 1.1.4 and 1.2.7). */
const XMP_UUID = 'be7acfcb97a942e89c71999491e3afac';

/** Boxes of one level that are looked at, and items of a picture: real files have a few dozen. */
const MAX_BOXES = 10_000;
const MAX_ITEMS = 10_000;

interface Box {
  readonly type: string;
  readonly data: Uint8Array;
}

/** The blocks of AVIF, HEIC and their kin (ISO 23008-12): items named Exif and application/rdf+xml; and of JPEG XL and JPEG 2000. */
export function boxBlocks(bytes: Uint8Array, blocks: Blocks): void {
  for (const { type, data } of boxesOf(bytes)) {
    if (type === 'meta') readItems(bytes, data.subarray(4), blocks);
    else if (type === 'Exif') addItem(blocks, 'Exif', data);
    else if (type === 'xml ') addXmp(blocks, data);
    else if (type === 'uuid' && Buffer.from(data.subarray(0, 16)).toString('hex') === XMP_UUID) addXmp(blocks, data.subarray(16));
  }
}

function* boxesOf(bytes: Uint8Array): Generator<Box> {
  const view = viewOf(bytes);
  let at = 0;
  for (let count = 0; count < MAX_BOXES && at + 8 <= bytes.length; count++) {
    const short = view.getUint32(at);
    const head = short === 1 ? 16 : 8;
    if (at + head > bytes.length) return;
    const size = short === 0 ? bytes.length - at : short === 1 ? Number(view.getBigUint64(at + 8)) : short;
    if (size < head) return;
    yield { type: textAt(bytes, at + 4, 4), data: bytes.subarray(at + head, Math.min(at + size, bytes.length)) };
    at += size;
  }
}

function readItems(file: Uint8Array, meta: Uint8Array, blocks: Blocks): void {
  const boxes = [...boxesOf(meta)];
  const of = (type: string) => boxes.find((box) => box.type === type)?.data ?? new Uint8Array(0);
  const wanted = new Map<number, 'Exif' | 'xmp'>();
  for (const { id, type } of itemsOf(of('iinf'))) wanted.set(id, type);
  if (wanted.size === 0) return;
  for (const { id, parts } of locationsOf(of('iloc'), file, of('idat'))) {
    const type = wanted.get(id);
    const data = parts.length === 1 ? parts[0] : Buffer.concat(parts);
    if (type !== undefined && data !== undefined) addItem(blocks, type, data);
  }
}

/** An Exif item begins with how far its TIFF header is away (ISO 23008-12, A.2.1). */
function addItem(blocks: Blocks, type: 'Exif' | 'xmp', data: Uint8Array): void {
  if (type === 'xmp') addXmp(blocks, data);
  else if (data.length > 12) addExif(blocks, data.subarray(4 + viewOf(data).getUint32(0)));
}

/** Items of iinf that hold metadata: type Exif, or mime with the type of RDF. */
function* itemsOf(iinf: Uint8Array): Generator<{ id: number; type: 'Exif' | 'xmp' }> {
  if (iinf.length < 6) return;
  const head = iinf[0] === 0 ? 6 : 8;
  for (const { type, data } of boxesOf(iinf.subarray(head))) {
    const version = data[0] ?? 0;
    if (type !== 'infe' || version < 2 || data.length < 12) continue;
    const id = version === 2 ? viewOf(data).getUint16(4) : viewOf(data).getUint32(4);
    const at = version === 2 ? 8 : 10;
    const kind = textAt(data, at, 4);
    if (kind === 'Exif') yield { id, type: 'Exif' };
    if (kind === 'mime' && textAt(data, at + 4, 200).includes('application/rdf+xml\0')) yield { id, type: 'xmp' };
  }
}

/** Where items lie (ISO 14496-12, 8.11.3); only places in the file itself or in idat are followed. */
function* locationsOf(iloc: Uint8Array, file: Uint8Array, idat: Uint8Array): Generator<{ id: number; parts: Uint8Array[] }> {
  if (iloc.length < 8) return;
  const view = viewOf(iloc);
  const version = iloc[0] ?? 0;
  const sizes = view.getUint16(4);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version === 0 ? 0 : sizes & 15;
  let at = 6;
  const take = (size: number): number => {
    const from = at;
    at += size;
    if (at > iloc.length) throw new RangeError('iloc ends early');
    return size === 8
      ? Number(view.getBigUint64(from))
      : size === 4
        ? view.getUint32(from)
        : size === 2
          ? view.getUint16(from)
          : 0;
  };
  const count = Math.min(take(version < 2 ? 2 : 4), MAX_ITEMS);
  for (let item = 0; item < count; item++) {
    const id = take(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : take(2) & 15;
    take(2);
    const base = take(baseSize);
    const extents = take(2);
    const parts: Uint8Array[] = [];
    const source = method === 1 ? idat : file;
    for (let extent = 0; extent < extents; extent++) {
      take(indexSize);
      const start = base + take(offsetSize);
      const length = take(lengthSize);
      parts.push(source.subarray(start, length === 0 ? undefined : start + length));
    }
    if (method <= 1) yield { id, parts };
  }
}
