import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { retouch } from '#engine/pictures/retouch.ts';
import { sharp } from '#engine/pictures/sharp.ts';
import { type TiffLayout, writeNumber } from '#engine/pictures/tiff-directories.ts';
import { tempFolder, value } from '../harness.ts';
import { FIELDS } from './retouch-fields.ts';
import { type Directory, tiffOf } from './tiff-of.ts';

const LAYOUTS: readonly (readonly [string, TiffLayout])[] = [
  ['from the right', { isLittle: true, isBig: false }],
  ['from the left', { isLittle: false, isBig: false }],
  ['big, from the right', { isLittle: true, isBig: true }],
  ['big, from the left', { isLittle: false, isBig: true }],
];

const packet = (secret: string): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" aux:SerialNumber="${secret}" photoshop:City="Aarhus"/></rdf:RDF></x:xmpmeta>`;

/** What a page tells: a place, a serial number in EXIF and in XMP, and things that stay. */
const told = (page: number): Directory => [
  [0x010e, 2, `Page ${page}`],
  [0x0112, 3, [6]],
  [0x02bc, 1, Buffer.from(packet(`XMPSECRET${page}`))],
  [
    0x8769,
    4,
    {
      directory: [
        [0x8827, 3, [200]],
        [0xa431, 2, `EXIFSECRET${page}`],
        [0x927c, 7, Buffer.from(`MAKERSECRET${page}`)],
      ],
    },
  ],
  [
    0x8825,
    4,
    {
      directory: [
        [0x0001, 2, 'N'],
        [0x0002, 2, `PLACESECRET${page}`],
      ],
    },
  ],
  [
    0x014a,
    4,
    {
      directory: [
        [0x0100, 3, [1]],
        [0x013c, 2, 'kept host'],
        [0xa430, 2, `SUBSECRET${page}`],
      ],
    },
  ],
];

const pixelsOf = (page: number): Buffer => Buffer.from(Array.from({ length: 12 }, (_, i) => i * 20 + page));
const twoPages = (layout: TiffLayout): Buffer =>
  tiffOf(
    layout,
    [1, 2].map((page) => ({ pixels: pixelsOf(page), entries: told(page) })),
  );
const tagsOf = async (bytes: Uint8Array): Promise<Record<string, unknown>> => {
  const path = join(await tempFolder(), 'made.tif');
  await writeFile(path, bytes);
  return JSON.parse(execFileSync('exiftool', ['-json', '-G1', '-n', '-ee', path], { encoding: 'utf8' }))[0];
};
const rawOf = (bytes: Uint8Array, page: number): Promise<Buffer> => sharp(Buffer.from(bytes), { page }).raw().toBuffer();

describe.each(LAYOUTS)('a TIFF of two pages, %s', (_, layout) => {
  test.each([
    ['keeps its own words', null],
    ['takes the catalogue’s', FIELDS],
  ])('loses what tells, on every page, and %s', async (_, fields) => {
    const bytes = twoPages(layout);
    const before = JSON.stringify(await tagsOf(bytes));
    for (const secret of ['EXIF', 'XMP', 'SUB']) expect(before).toContain(`${secret}SECRET`);
    const made = value(retouch(bytes, 'image/tiff', fields));
    expect(Buffer.from(made).toString('latin1')).not.toContain('SECRET');
    const tags = await tagsOf(made);
    expect(Object.keys(tags).filter((key) => /GPS|Serial|Warning|Error/.test(key))).toEqual([]);
    expect(tags).toMatchObject({
      'IFD0:Orientation': 6,
      'IFD0:ImageDescription': 'Page 1',
      'IFD1:ImageDescription': 'Page 2',
      'SubIFD:HostComputer': 'kept host',
      'XMP-photoshop:City': fields === null ? 'Aarhus' : fields.city,
      ...(fields === null ? {} : { 'XMP-dc:Description': fields.caption, 'IPTC:Caption-Abstract': fields.caption }),
    });
    // exiftool names the group otherwise in a BigTIFF
    expect(Object.entries(tags).find(([key]) => key.endsWith(':ISO'))?.[1]).toBe(200);
    for (const page of [0, 1]) {
      expect((await rawOf(made, page)).equals(await rawOf(bytes, page))).toBe(true);
      const at = bytes.indexOf(pixelsOf(page + 1));
      expect(
        Buffer.from(made)
          .subarray(at, at + 12)
          .equals(pixelsOf(page + 1)),
      ).toBe(true);
    }
    // Nothing is left to take, so a second time changes nothing.
    if (fields === null) expect(Buffer.from(value(retouch(made, 'image/tiff', null))).equals(Buffer.from(made))).toBe(true);
  });

  test('is refused or comes out whole wherever it ends, and whatever one byte says', () => {
    const bytes = twoPages(layout);
    // A cut takes away pixels, a directory or the value of an entry; the last is what nobody reads.
    for (let end = 0; end < bytes.length - 400; end++)
      expect(retouch(bytes.subarray(0, end), 'image/tiff', FIELDS).ok, String(end)).toBe(false);
    for (let at = 0; at < bytes.length; at++) {
      const broken = Buffer.from(bytes);
      broken[at] = 0xff;
      const made = retouch(broken, 'image/tiff', null);
      if (!made.ok) expect(made.error.code).toBe('imports.unsupported_picture');
    }
  });
});

describe('a TIFF made to do harm', () => {
  const layout = { isLittle: true, isBig: false };
  const one = (entries: Directory): Buffer => tiffOf(layout, [{ pixels: pixelsOf(1), entries }]);
  const codeOf = (bytes: Uint8Array): string | null => {
    const made = retouch(bytes, 'image/tiff', FIELDS);
    return made.ok ? null : made.error.code;
  };
  const REFUSED = 'imports.unsupported_picture';

  test('is sound without the harm', () => expect(codeOf(one(told(1)))).toBeNull());

  test('whose pages go in a circle', () => {
    const bytes = one([]);
    const first = bytes.readUInt32LE(4);
    bytes.writeUInt32LE(first, first + 2 + bytes.readUInt16LE(first) * 12);
    expect(codeOf(bytes)).toBe(REFUSED);
  });

  test('whose page is its own EXIF', () => {
    const bytes = one([[0x8769, 4, [0]]]);
    const first = bytes.readUInt32LE(4);
    bytes.writeUInt32LE(first, bytes.indexOf(Buffer.from([0x69, 0x87, 4, 0])) + 8);
    expect(codeOf(bytes)).toBeNull();
  });

  test('with four thousand million entries, strips or directories', () => {
    const big = tiffOf({ isLittle: true, isBig: true }, [{ pixels: pixelsOf(1), entries: [] }]);
    big.writeBigUInt64LE(0xffff_ffffn, Number(big.readBigUInt64LE(8)));
    expect(codeOf(big)).toBe(REFUSED);
    for (const tag of [0x0111, 0x0117, 0x014a]) {
      const bytes = one([[0x014a, 4, [0]]]);
      bytes.writeUInt32LE(0xffff_ffff, bytes.indexOf(Buffer.from([tag & 0xff, tag >> 8, 4, 0])) + 4);
      expect(codeOf(bytes), String(tag)).toBe(REFUSED);
    }
  });

  test('whose secrets lie on its pixels: they would be wiped with them', () => {
    const bytes = one([[0xa431, 2, 'a serial number']]);
    bytes.writeUInt32LE(bytes.indexOf(pixelsOf(1)), bytes.indexOf(Buffer.from([0x31, 0xa4, 2, 0])) + 8);
    expect(codeOf(bytes)).toBe(REFUSED);
  });

  test('whose strip lies on its directory', () => {
    const bytes = one([[0xa431, 2, 'a serial number']]);
    writeNumber(bytes, bytes.readUInt32LE(4), bytes.indexOf(Buffer.from([0x11, 0x01, 4, 0])) + 8, 4, layout);
    expect(codeOf(bytes)).toBe(REFUSED);
  });

  test('or is a camera’s raw file by another name', () => expect(codeOf(one([[0xc612, 1, [1, 4, 0, 0]]]))).toBe(REFUSED));

  test('or is one that says so at its pixels alone', () => {
    for (const sensor of [32_803, 34_892])
      expect(codeOf(one([[0x014a, 4, { directory: [[0x0106, 3, [sensor]]] }]])), String(sensor)).toBe(REFUSED);
  });

  test('with a list that ten thousand entries name: of further pictures, or of strips that are empty', () => {
    const width = 2 + 10_000 * 12 + 4;
    const list = Buffer.alloc(40_000);
    const subs = Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), Buffer.alloc(width), list]);
    subs.writeUInt16LE(10_000, 8);
    for (let at = 10; at < 8 + width - 4; at += 12) subs.set(entryOf(0x014a, 10_000, 8 + width), at);
    expect(codeOf(subs)).toBe(REFUSED);
    const pages = Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), Buffer.alloc(10_000 * 30), list]);
    for (let page = 0; page < 10_000; page++) {
      const at = 8 + page * 30;
      pages.writeUInt16LE(2, at);
      pages.set(entryOf(0x0111, 10_000, 8 + 10_000 * 30), at + 2);
      pages.set(entryOf(0x0117, 10_000, 8 + 10_000 * 30), at + 14);
      pages.writeUInt32LE(page === 9_999 ? 0 : at + 30, at + 26);
    }
    expect(codeOf(pages)).toBe(REFUSED);
  });

  test('whose secret the end of the file cuts: what is left of it goes', () => {
    for (const [tag, type] of [
      [0xa431, 2],
      [0x02bc, 1],
    ] as const) {
      const bytes = one([[tag, type, Buffer.from(`<x exif:GPSLatitude="CUTSECRET ${'.'.repeat(60)}`)]]);
      const cut = Buffer.concat([bytes, Buffer.from('<x exif:GPSLatitude="CUTSECRET ')]);
      cut.writeUInt32LE(bytes.length, cut.indexOf(Buffer.from([tag & 0xff, tag >> 8, type, 0])) + 8);
      cut.fill(0, bytes.indexOf('<x exif'), bytes.indexOf('<x exif') + 90);
      for (const fields of [null, FIELDS])
        expect(Buffer.from(value(retouch(cut, 'image/tiff', fields))).includes('CUTSECRET')).toBe(false);
    }
  });
});

/** One entry of LONGs that stand elsewhere. */
function entryOf(tag: number, count: number, at: number): Buffer {
  const entry = Buffer.alloc(12);
  entry.writeUInt16LE(tag, 0);
  entry.writeUInt16LE(4, 2);
  entry.writeUInt32LE(count, 4);
  entry.writeUInt32LE(at, 8);
  return entry;
}
