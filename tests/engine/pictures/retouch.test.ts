import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findEnd, readSegments } from '#engine/pictures/jpeg-segments.ts';
import { retouch } from '#engine/pictures/retouch.ts';
import { sharp } from '#engine/pictures/sharp.ts';
import { tempFolder, value } from '../harness.ts';

const FIELDS = {
  title: 'Harbour',
  caption: 'The harbour at dawn, with æ and 港.',
  altText: 'A crane over still water',
  extendedDescription: '',
  creator: 'Ann Example',
  credit: 'Photo: Ann Example',
  source: '',
  copyright: '© 2026 Example',
  usageTerms: 'Free with credit',
  licenseUrl: 'https://creativecommons.org/licenses/by/4.0/',
  location: '',
  city: 'Copenhagen',
  country: 'Denmark',
  dateTaken: null,
  keywords: ['harbour'],
  people: [],
  instructions: 'Embargoed until Friday',
  digitalSourceType: '',
};

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

async function secretive(type: 'jpg' | 'png'): Promise<{ folder: string; path: string; bytes: Uint8Array }> {
  const folder = await tempFolder();
  const path = join(folder, `original.${type}`);
  const noise = sharp({
    create: { width: 90, height: 60, channels: 3, noise: { type: 'gaussian', mean: 120, sigma: 40 } } as never,
  });
  await writeFile(path, await (type === 'jpg' ? noise.jpeg({ quality: 91 }) : noise.png()).toBuffer());
  execFileSync('exiftool', [
    '-q',
    '-overwrite_original',
    ...SECRETS,
    ...KEPT,
    ...(type === 'jpg' ? ['-IPTC:City=Elsewhere'] : []),
    path,
  ]);
  return { folder, path, bytes: await readFile(path) };
}

const tagsOf = (path: string): Record<string, unknown> =>
  JSON.parse(execFileSync('exiftool', ['-json', '-G1', '-a', '-n', path], { encoding: 'utf8' }))[0];
const secretsIn = (tags: Record<string, unknown>): string[] =>
  Object.keys(tags).filter((key) => /GPS|Serial|Owner|UniqueID|Warning|Error/i.test(key));
const pixels = (bytes: Uint8Array): Promise<Buffer> => sharp(bytes).raw().toBuffer();
/** Everything from the first scan on: the compressed pixels themselves. */
function scans(jpeg: Uint8Array): Buffer {
  return Buffer.from(jpeg.subarray(readSegments(jpeg)?.at(-1)?.start ?? 0, findEnd(jpeg) ?? 0));
}

describe.each(['jpg', 'png'] as const)('a %s as it was taken in', (type) => {
  const mime = type === 'jpg' ? 'image/jpeg' : 'image/png';

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
      ...(type === 'jpg' ? { 'IPTC:City': 'Elsewhere' } : {}),
    });
    expect((await pixels(made)).equals(await pixels(bytes))).toBe(true);
    if (type === 'jpg') expect(scans(made).equals(scans(bytes))).toBe(true);
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
      ...(type === 'jpg' ? { 'IPTC:Caption-Abstract': FIELDS.caption, 'IPTC:City': 'Copenhagen' } : {}),
    });
    expect((await pixels(made)).equals(await pixels(bytes))).toBe(true);
    if (type === 'jpg') expect(scans(made).equals(scans(bytes))).toBe(true);
  });

  test('is refused when it cannot be taken apart, wherever it ends', async () => {
    const { bytes } = await secretive(type);
    for (const end of [0, 1, 8, 40, 200, bytes.length - 5]) {
      expect(retouch(bytes.subarray(0, end), mime, null).ok, String(end)).toBe(false);
    }
    expect(retouch(bytes, 'image/webp', null).ok).toBe(false);
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
