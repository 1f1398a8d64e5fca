import { brotliDecompressSync, inflateSync } from 'node:zlib';

/*
 * Whether a font file is all there (OpenType 1.9, 'Organization of an OpenType font'; WOFF 1.0; WOFF 2.0). Readers take tables one by one, so a file that
 * was cut or changed in its middle opens and draws well until somebody needs what is gone.
 */

/** What can be wrong with a font file. `cut`: a table ends behind the file; `tables`: one that every font needs is not there; `sums`: bytes were changed. */
export type FontDamage = 'cut' | 'header' | 'tables' | 'sums';

/** The same for a person, as one of an asset's facts. */
export const DAMAGE_IN_WORDS: Readonly<Record<FontDamage, string>> = {
  cut: 'the file ends before its tables do',
  header: 'its head is no font’s',
  tables: 'a table that every font needs is missing',
  sums: 'bytes were changed: a checksum does not fit',
};

/** Bytes of the tables of one packed font at most; what unpacks to more is no font. */
const MOST_UNPACKED = 256 << 20;

/** Tables without which nothing can be shown (OpenType, 'Required tables'), and the outlines, of which one kind is needed. */
const NEEDED = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name'];
const OUTLINES = [['glyf', 'loca'], ['CFF '], ['CFF2'], ['CBDT', 'CBLC'], ['sbix'], ['SVG ']];

/** Looks at every table of a TTF, OTF, TTC, WOFF or WOFF2; null when the file is whole. Never throws. */
export function damageOfFont(bytes: Uint8Array): FontDamage | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const tag = view.toString('latin1', 0, 4);
    if (tag === 'wOFF') return damageOfWoff(view);
    if (tag === 'wOF2') return damageOfWoff2(view);
    if (tag !== 'ttcf') return damageOfTables(sfntTables(view, 0));
    for (let at = 12; at < 12 + view.readUInt32BE(8) * 4; at += 4) {
      const damage = damageOfTables(sfntTables(view, view.readUInt32BE(at)));
      if (damage !== null) return damage;
    }
    return null;
  } catch {
    // A number of the directory that lies behind the end of the file, or a packed table that cannot be unpacked.
    return 'cut';
  }
}

interface Table {
  readonly tag: string;
  readonly sum: number;
  readonly bytes: Buffer;
}

function sfntTables(view: Buffer, start: number): Table[] {
  const tables: Table[] = [];
  for (let n = 0; n < view.readUInt16BE(start + 4); n++) {
    const at = start + 12 + n * 16;
    const offset = view.readUInt32BE(at + 8);
    tables.push({
      tag: view.toString('latin1', at, at + 4),
      sum: view.readUInt32BE(at + 4),
      bytes: within(view, offset, view.readUInt32BE(at + 12)),
    });
  }
  return tables;
}

function within(view: Buffer, offset: number, length: number): Buffer {
  if (offset + length > view.length) throw new RangeError('a table ends behind the file');
  return view.subarray(offset, offset + length);
}

function damageOfTables(tables: readonly Table[]): FontDamage | null {
  const head = tables.find(({ tag }) => tag === 'head')?.bytes;
  const lacks = damageOfNames(tables.map(({ tag }) => tag));
  if (lacks !== null || head === undefined) return lacks ?? 'tables';
  if (head.length < 54 || head.readUInt32BE(12) !== 0x5f0f3cf5) return 'header';
  return tables.every(({ tag, sum, bytes }) => sumOf(bytes, tag === 'head') === sum) ? null : 'sums';
}

function damageOfNames(tags: readonly string[]): FontDamage | null {
  const has = (tag: string): boolean => tags.includes(tag);
  return NEEDED.every(has) && OUTLINES.some((kind) => kind.every(has)) ? null : 'tables';
}

/** The sum of a table's 32-bit numbers; in `head` the one at 8, which is the whole file's, counts as zero. */
function sumOf(bytes: Buffer, isHead: boolean): number {
  const whole = bytes.length & ~3;
  let sum = 0;
  for (let at = 0; at < whole; at += 4) if (!(isHead && at === 8)) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  for (let at = whole; at < bytes.length; at++) sum = (sum + (bytes[at] ?? 0) * 2 ** (24 - 8 * (at - whole))) >>> 0;
  return sum;
}

/** WOFF 1.0, 4 and 5: each table packed by itself, with the sum of what it was. */
function damageOfWoff(view: Buffer): FontDamage | null {
  if (view.readUInt32BE(8) !== view.length) return 'cut';
  const tables: Table[] = [];
  let left = MOST_UNPACKED;
  for (let n = 0; n < view.readUInt16BE(12); n++) {
    const at = 44 + n * 20;
    const packed = within(view, view.readUInt32BE(at + 4), view.readUInt32BE(at + 8));
    const length = view.readUInt32BE(at + 12);
    left -= length;
    if (left < 0) return 'header';
    const bytes = packed.length < length ? inflateSync(packed, { maxOutputLength: Math.max(1, length) }) : packed;
    if (bytes.length !== length) return 'cut';
    tables.push({ tag: view.toString('latin1', at, at + 4), sum: view.readUInt32BE(at + 16), bytes });
  }
  return damageOfTables(tables);
}

/** Tags that WOFF 2.0, 4.1 writes as a number. */
const KNOWN =
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
    .split(' ')
    .map((tag) => tag.replace('_', ' '));

/** WOFF 2.0, 4 and 5: all tables packed as one, some in another shape, so that their sums say nothing here; their lengths do. */
function damageOfWoff2(view: Buffer): FontDamage | null {
  if (view.readUInt32BE(8) !== view.length) return 'cut';
  const isCollection = view.toString('latin1', 4, 8) === 'ttcf';
  const tags: string[] = [];
  let at = 48;
  let unpacked = 0;
  const number = (): number => {
    let value = 0;
    for (let n = 0; n < 5; n++) {
      const byte = view.readUInt8(at++);
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
    throw new RangeError('a number of six bytes');
  };
  for (let n = 0; n < view.readUInt16BE(12); n++) {
    const flags = view.readUInt8(at++);
    const isSpelled = (flags & 63) === 63;
    const tag = isSpelled ? view.toString('latin1', at, at + 4) : (KNOWN[flags & 63] ?? '');
    if (isSpelled) at += 4;
    const length = number();
    const version = flags >> 6;
    // glyf and loca are reshaped where the version is 0, every other table where it is not.
    const isReshaped = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
    unpacked += isReshaped ? number() : length;
    tags.push(tag);
  }
  const lacks = damageOfNames(tags);
  if (lacks !== null || unpacked > MOST_UNPACKED) return lacks ?? 'header';
  // The directory of a collection stands between; its lengths matter only to who takes it apart.
  if (isCollection) return null;
  const packed = within(view, at, view.readUInt32BE(20));
  return brotliDecompressSync(packed, { maxOutputLength: unpacked + 1 }).length === unpacked ? null : 'cut';
}
