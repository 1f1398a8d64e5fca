import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withoutPlaces } from '#engine/pictures/exif-clean.ts';
import { findEnd, readSegments } from '#engine/pictures/jpeg-segments.ts';
import { retouch } from '#engine/pictures/retouch.ts';
import { sharp } from '#engine/pictures/sharp.ts';
import { readStructure, valuesOf } from '#engine/pictures/tiff-directories.ts';
import { tempFolder, value } from '../harness.ts';
import { FIELDS } from './retouch-fields.ts';

/** What a camera and a careless program write beside the picture. */
const SECRETS = [
  '-EXIF:GPSLatitude=55.6761',
  '-EXIF:GPSLatitudeRef=N',
  '-EXIF:GPSLongitude=12.5683',
  '-EXIF:GPSLongitudeRef=E',
  '-EXIF:SerialNumber=SN-4711',
  '-EXIF:LensSerialNumber=LENS-4712',
  '-EXIF:OwnerName=Private Person',
  '-EXIF:ImageUniqueID=0123456789abcdef0123456789abcdef',
  '-XMP-exif:GPSLatitude=55.6761',
  '-XMP-exif:GPSLongitude=12.5683',
  '-XMP-aux:SerialNumber=SN-4711',
  '-XMP-aux:OwnerName=Private Person',
];
const KEPT = [
  '-EXIF:Make=Example',
  '-EXIF:Model=One',
  '-EXIF:ISO=200',
  '-EXIF:Orientation#=6',
  '-XMP-dc:Description=As delivered',
];

type Type = 'jpg' | 'png' | 'tif' | 'webp';
const MIME = { jpg: 'image/jpeg', png: 'image/png', tif: 'image/tiff', webp: 'image/webp' } as const;
const hasIim = (type: Type): boolean => type === 'jpg' || type === 'tif';

async function secretive(type: Type): Promise<{ folder: string; path: string; bytes: Uint8Array }> {
  const folder = await tempFolder();
  const path = join(folder, `original.${type}`);
  const noise = sharp({
    create: { width: 90, height: 60, channels: 3, noise: { type: 'gaussian', mean: 120, sigma: 40 } } as never,
  });
  const encode = {
    jpg: () => noise.jpeg({ quality: 91 }),
    png: () => noise.png(),
    tif: () => noise.tiff({ compression: 'lzw' }),
    webp: () => noise.webp(),
  };
  await writeFile(path, await encode[type]().toBuffer());
  execFileSync('exiftool', [
    '-q',
    '-overwrite_original',
    ...SECRETS,
    ...KEPT,
    ...(hasIim(type) ? ['-IPTC:City=Elsewhere'] : []),
    path,
  ]);
  return { folder, path, bytes: await readFile(path) };
}

const tagsOf = (path: string): Record<string, unknown> =>
  JSON.parse(execFileSync('exiftool', ['-json', '-G1', '-a', '-n', path], { encoding: 'utf8' }))[0];
const secretsIn = (tags: Record<string, unknown>): string[] =>
  Object.keys(tags).filter((key) => /GPS|Serial|Owner|UniqueID|Warning|Error/i.test(key));
const pixels = (bytes: Uint8Array): Promise<Buffer> => sharp(bytes).raw().toBuffer();
/** The compressed pixels themselves: from the first scan on, the chunks, the strips. */
function scans(bytes: Uint8Array, type: Type): Buffer {
  const file = Buffer.from(bytes);
  if (type === 'jpg') return file.subarray(readSegments(file)?.at(-1)?.start ?? 0, findEnd(file) ?? 0);
  if (type === 'png') return file.subarray(file.indexOf('IDAT') - 4, file.lastIndexOf('IDAT'));
  if (type === 'webp') {
    const at = file.indexOf('VP8 ');
    return file.subarray(at, at + 8 + file.readUInt32LE(at + 4));
  }
  const { layout, directories } = readStructure(file);
  const lists = [0x111, 0x117].map((tag) => directories[0]?.entries.find((entry) => entry.tag === tag));
  const [at = [], long = []] = lists.map((entry) => (entry === undefined ? [] : valuesOf(file, entry, layout)));
  return Buffer.concat(at.map((from, i) => file.subarray(from, from + (long[i] ?? 0))));
}

describe.each(['jpg', 'png', 'tif', 'webp'] as const)('a %s as it was taken in', (type) => {
  const mime = MIME[type];

  test('loses place, serial numbers and owner, keeps the rest and every pixel', async () => {
    const { folder, path, bytes } = await secretive(type);
    expect(secretsIn(tagsOf(path)).length).toBeGreaterThan(6);
    const made = value(retouch(bytes, mime, null));
    const out = join(folder, `made.${type}`);
    await writeFile(out, made);
    const tags = tagsOf(out);
    expect(secretsIn(tags)).toEqual([]);
    for (const secret of ['SN-4711', 'LENS-4712', 'Private Person', '0123456789abcdef']) {
      expect(Buffer.from(made).includes(secret), secret).toBe(false);
    }
    expect(tags).toMatchObject({
      'IFD0:Make': 'Example',
      'IFD0:Model': 'One',
      'IFD0:Orientation': 6,
      'ExifIFD:ISO': 200,
      'XMP-dc:Description': 'As delivered',
      ...(hasIim(type) ? { 'IPTC:City': 'Elsewhere' } : {}),
    });
    expect((await pixels(made)).equals(await pixels(bytes))).toBe(true);
    expect(scans(made, type).length).toBeGreaterThan(500);
    expect(scans(made, type).equals(scans(bytes, type))).toBe(true);
  });

  test('takes the catalogue’s fields in, as XMP and where there is one IIM, its pixels untouched', async () => {
    const { folder, bytes } = await secretive(type);
    const made = value(retouch(bytes, mime, FIELDS));
    const out = join(folder, `made.${type}`);
    await writeFile(out, made);
    const tags = tagsOf(out);
    expect(secretsIn(tags)).toEqual([]);
    expect(tags).toMatchObject({
      'XMP-dc:Description': FIELDS.caption,
      'XMP-photoshop:Credit': FIELDS.credit,
      'XMP-dc:Rights': FIELDS.copyright,
      'XMP-xmpRights:UsageTerms': FIELDS.usageTerms,
      'XMP-iptcCore:AltTextAccessibility': FIELDS.altText,
      'XMP-photoshop:Instructions': FIELDS.instructions,
      'ExifIFD:ISO': 200,
      ...(hasIim(type) ? { 'IPTC:Caption-Abstract': FIELDS.caption, 'IPTC:City': 'Copenhagen' } : {}),
    });
    expect((await pixels(made)).equals(await pixels(bytes))).toBe(true);
    expect(scans(made, type).length).toBeGreaterThan(500);
    expect(scans(made, type).equals(scans(bytes, type))).toBe(true);
  });

  test('is refused when it cannot be taken apart, wherever it ends', async () => {
    const { bytes } = await secretive(type);
    for (const end of [0, 1, 8, 40, 200, bytes.length - 5]) {
      expect(retouch(bytes.subarray(0, end), mime, null).ok, String(end)).toBe(false);
    }
    for (const other of [...Object.values(MIME).filter((one) => one !== mime), 'image/heic', 'image/x-canon-cr2'])
      expect(retouch(bytes, other, null).ok, other).toBe(false);
  });
});

test('an EXIF block that cannot be walked leaves its orientation and nothing else', async () => {
  const { folder, bytes } = await secretive('jpg');
  const broken = Buffer.from(bytes);
  const exif = readSegments(broken)?.find((one) => Buffer.from(one.data.subarray(0, 4)).toString() === 'Exif');
  if (exif === undefined) throw new Error('exiftool wrote no EXIF');
  // The pointer to the EXIF directory leads out of the block.
  const at = broken.indexOf(Buffer.from([0x87, 0x69, 0x00, 0x04]), exif.start);
  expect(at).toBeGreaterThan(0);
  broken.writeUInt32BE(0x00ffffff, at + 8);
  const out = join(folder, 'made.jpg');
  await writeFile(out, value(retouch(broken, 'image/jpeg', null)));
  const tags = tagsOf(out);
  expect(tags['IFD0:Orientation']).toBe(6);
  expect(secretsIn(tags)).toEqual([]);
  expect(tags['IFD0:Make']).toBeUndefined();
});

describe('a WebP', () => {
  const drawn = sharp({ create: { width: 33, height: 17, channels: 4, background: { r: 200, g: 20, b: 20, alpha: 0.5 } } });
  const kinds = [
    ['lossy', () => sharp({ create: { width: 33, height: 17, channels: 3, background: 'teal' } }).webp()],
    ['lossless and half transparent', () => drawn.clone().webp({ lossless: true })],
    ['lossy and half transparent', () => drawn.clone().webp()],
    ['with a profile', () => drawn.clone().withIccProfile('p3').webp()],
    [
      'in motion',
      () =>
        sharp(Buffer.alloc(33 * 34 * 3, 90), { raw: { width: 33, height: 34, channels: 3, pageHeight: 17 } }).webp({ loop: 3 }),
    ],
  ] as const;

  test.each(kinds)('%s takes the fields in, and its pixels stay', async (_, make) => {
    const bytes = await make().toBuffer();
    const made = value(retouch(bytes, 'image/webp', FIELDS));
    const out = join(await tempFolder(), 'made.webp');
    await writeFile(out, made);
    const tags = tagsOf(out);
    expect(Object.keys(tags).filter((key) => /Warning|Error/.test(key))).toEqual([]);
    expect(tags).toMatchObject({ 'XMP-dc:Description': FIELDS.caption, 'RIFF:ImageWidth': 33 });
    const read = (of: Uint8Array) => sharp(of, { animated: true }).raw().toBuffer({ resolveWithObject: true });
    const [before, after] = [await read(bytes), await read(made)];
    expect(after.data.equals(before.data)).toBe(true);
    expect(after.info).toEqual(before.info);
    const { icc, hasAlpha, pages, loop } = await sharp(made).metadata();
    expect({ icc, hasAlpha, pages, loop }).toMatchObject(
      await sharp(bytes)
        .metadata()
        .then((one) => ({ icc: one.icc, hasAlpha: one.hasAlpha, pages: one.pages, loop: one.loop })),
    );
  });

  test('without metadata goes out as it came, without what lies behind it', async () => {
    const bytes = await drawn.clone().webp().toBuffer();
    const made = value(retouch(Buffer.concat([bytes, Buffer.from('a film of where it was taken')]), 'image/webp', null));
    expect(Buffer.from(made).equals(bytes)).toBe(true);
  });

  test('whose frames tell something leaves with what draws them', async () => {
    const named = (name: string, data: Buffer): Buffer => {
      const head = Buffer.alloc(8);
      head.write(name, 'latin1');
      head.writeUInt32LE(data.length, 4);
      return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
    };
    const [still, frame, size] = [await kinds[0][1]().toBuffer(), Buffer.alloc(16), Buffer.alloc(10)];
    const { width, height } = await sharp(still).metadata();
    for (const [bytes, at] of [
      [frame, 6],
      [size, 4],
    ] as const) {
      bytes.writeUIntLE(width - 1, at, 3);
      bytes.writeUIntLE(height - 1, at + 3, 3);
    }
    size[0] = 2; // animated
    const animated = (...told: Buffer[]): Buffer => {
      const frames = named('ANMF', Buffer.concat([frame, still.subarray(12), ...told]));
      const whole = named(
        'RIFF',
        Buffer.concat([Buffer.from('WEBP'), named('VP8X', size), named('ANIM', Buffer.alloc(6)), frames]),
      );
      return whole;
    };
    const made = value(retouch(animated(named('XMP ', Buffer.from('FRAMESECRET'))), 'image/webp', null));
    expect(Buffer.from(made).equals(animated())).toBe(true);
    expect((await sharp(made).raw().toBuffer()).equals(await sharp(animated()).raw().toBuffer())).toBe(true);
    expect(retouch(animated(Buffer.from('XMP \xff\xff\xff\x00', 'latin1')), 'image/webp', null).ok).toBe(false);
  });

  test('whose chunks lead over its end, or that draws nothing, is refused', async () => {
    const bytes = await kinds[0][1]().toBuffer();
    for (const [at, number] of [
      [4, 0xffff_fff0],
      [16, 0xffff_fff0],
      [16, bytes.length],
    ] as const) {
      const broken = Buffer.from(bytes);
      broken.writeUInt32LE(number, at);
      expect(retouch(broken, 'image/webp', FIELDS).ok, `${at}: ${number}`).toBe(false);
    }
    for (let at = 0; at < bytes.length; at += 3) {
      const broken = Buffer.from(bytes);
      broken[at] = 0xff;
      const made = retouch(broken, 'image/webp', FIELDS);
      if (!made.ok) expect(made.error.code).toBe('imports.unsupported_picture');
    }
    const empty = Buffer.from('RIFF\x04\0\0\0WEBP', 'latin1');
    expect(retouch(empty, 'image/webp', FIELDS).ok).toBe(false);
  });
});

test('a serial number that the end of an EXIF block cuts goes as far as it is there', () => {
  const block = Buffer.concat([Buffer.from('II*\0\x08\0\0\0\x01\0', 'latin1'), Buffer.alloc(16), Buffer.from('CUTSECRET')]);
  block.writeUInt16LE(0xa431, 10);
  block.writeUInt16LE(2, 12);
  block.writeUInt32LE(200, 14);
  block.writeUInt32LE(26, 18);
  expect(Buffer.from(withoutPlaces(block)).includes('SECRET')).toBe(false);
});
