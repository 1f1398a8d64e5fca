import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AssetFields } from '#contract/assets.ts';
import { insertSegments, MARKER, SIGNATURE, writeSegment } from '../../../src/engine/pictures/jpeg-segments.ts';
import { emptyMetadata, type PictureMetadata, readMetadata } from '../../../src/engine/pictures/metadata.ts';
import { sharp } from '../../../src/engine/pictures/sharp.ts';
import { grainy } from './fixtures.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Processor time in ms: longer than any of these takes, and far shorter than what runs away. Not time on the clock, which others on the machine stretch. */
const LIMIT_MS = 3000;

const Fields = AssetFields.extend({ dateTaken: AssetFields.shape.dateTaken });

/** Reads, and checks that the answer came soon and fits the contract. */
function read(bytes: Uint8Array, sidecar?: Uint8Array): PictureMetadata {
  const started = process.cpuUsage();
  const found = readMetadata(bytes, sidecar);
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1000).toBeLessThan(LIMIT_MS);
  const { hasLocation, conflicts: _c, facts, ...fields } = found;
  expect(typeof hasLocation).toBe('boolean');
  expect(Fields.parse(fields)).toEqual(fields);
  for (const fact of Object.values(facts)) expect(fact.length).toBeLessThanOrEqual(1000);
  return found;
}

const RICH = [
  '-codedcharacterset=utf8',
  '-IPTC:City=Ribe',
  '-IPTC:Keywords=a',
  '-IPTC:Keywords=b',
  '-EXIF:Artist=Åse',
  '-EXIF:GPSLatitude=1',
  '-EXIF:GPSLatitudeRef=N',
  '-EXIF:DateTimeOriginal=2024:01:01 10:00:00',
  '-EXIF:UserComment=æøå',
  '-XPTitle=title',
  '-XMP-dc:Title=Ærø',
  '-XMP-dc:Description=Text',
  '-XMP-dc:Description-da=Tekst',
  '-XMP-dc:Subject=a',
  '-XMP-dc:Subject=b',
  '-RegionInfo={AppliedToDimensions={W=60,H=40,Unit=pixel},RegionList=[{Area={X=0.5,Y=0.5,W=0.1,H=0.1,Unit=normalized},Name=Bo,Type=Face}]}',
];

let folder: string;
const rich = new Map<string, Buffer>();
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-hostile-'));
  const source = await grainy(24, 16);
  const made = {
    jpg: sharp(source).jpeg(),
    png: sharp(source).png(),
    webp: sharp(source).webp(),
    tif: sharp(source).tiff(),
    gif: sharp(source).gif(),
    avif: sharp(source).avif({ effort: 0 }),
  };
  for (const [format, picture] of Object.entries(made)) writeFileSync(join(folder, `a.${format}`), await picture.toBuffer());
  execFileSync('exiftool', ['-q', '-m', '-overwrite_original', ...RICH, folder]);
  for (const format of Object.keys(made)) rich.set(format, readFileSync(join(folder, `a.${format}`)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Numbers from a seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('damage of every kind', () => {
  it.each(['jpg', 'png', 'webp', 'tif', 'gif', 'avif'])('in %s: flipped, cut, repeated and overwritten bytes', (format) => {
    const whole = rich.get(format) ?? Buffer.alloc(0);
    expect(read(whole).title).toBe('Ærø');
    const below = numbers(whole.length);
    for (let round = 0; round < 400; round++) {
      const broken = Buffer.from(whole.subarray(0, round % 3 === 0 ? below(whole.length) : whole.length));
      for (let n = 1 + below(6); n > 0 && broken.length > 8; n--) {
        const at = below(broken.length);
        if (n % 2 === 0) broken[at] = below(256);
        else broken.fill([0, 0xff, 0x80, 0x7f][below(4)] ?? 0, at, Math.min(broken.length, at + 1 + below(8)));
      }
      read(broken);
    }
  });

  it('a JPEG that is cut keeps what it said before', () => {
    const whole = rich.get('jpg') ?? Buffer.alloc(0);
    const scan = whole.indexOf(Buffer.from([0xff, 0xda]));
    expect(read(whole.subarray(0, scan - 1))).toMatchObject({ title: 'Ærø', city: 'Ribe', creator: 'Åse' });
  });

  it('one block that cannot be read does not silence the others', () => {
    const whole = rich.get('jpg') ?? Buffer.alloc(0);
    const broken = Buffer.from(whole);
    broken.fill(0x3c, broken.indexOf('<rdf:RDF'), broken.indexOf('<rdf:RDF') + 40);
    expect(read(broken)).toMatchObject({ city: 'Ribe', creator: 'Åse', keywords: ['a', 'b'] });
  });
});

describe('XML that means harm', () => {
  const wrap = (inside: string): string =>
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/">${inside}</rdf:Description></rdf:RDF></x:xmpmeta>`;

  it('entities that unfold, and files of the system', () => {
    const laughs = Array.from({ length: 12 }, (_, i) => `<!ENTITY a${i} "${`&a${i === 0 ? '' : i - 1};`.repeat(10)}">`).join('');
    const text = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY f SYSTEM "file:///etc/hostname">${laughs}]>${wrap('<dc:title>&a11; &f; fin</dc:title>')}`;
    expect(read(Buffer.from(text)).title).toBe('&a11; &f; fin');
  });

  it('nesting, megabytes of elements, attributes, and of one text', () => {
    for (const inside of [
      '<dc:title>'.repeat(100_000),
      `${'<rdf:Description>'.repeat(99_000)}`,
      '<dc:x a="b"/>'.repeat(1_000_000),
      `<dc:x ${Array.from({ length: 400_000 }, (_, i) => `a${i}="b"`).join(' ')}/>`,
      `<dc:title>${'x'.repeat(12_000_000)}</dc:title>`,
      `<dc:title>x${' '.repeat(6_000_000)}x</dc:title>`,
      `<dc:title>x${' \n'.repeat(3_000_000)}x</dc:title>`,
      `<dc:title>${'Ã¸'.repeat(3_000_000)}</dc:title>`,
      `<dc:subject><rdf:Bag>${'<rdf:li>k</rdf:li>'.repeat(500_000)}</rdf:Bag></dc:subject>`,
      `<dc:title>${'&#x41;'.repeat(1_000_000)}</dc:title>`,
      `<dc:title ${'"'.repeat(1_000_001)}`,
      `<!--${'-'.repeat(5_000_000)}`,
      '<![CDATA['.repeat(500_000),
      '<!D>'.repeat(1_000_000),
      '<!D[>'.repeat(1_000_000),
      '<?'.repeat(1_000_000),
      '<dc:title xml:lang="'.repeat(200_000),
    ]) {
      expect(read(new Uint8Array(0), Buffer.from(wrap(inside))).title.length).toBeLessThanOrEqual(1000);
    }
  });

  it('50 MB of XMP, in a file and beside it', async () => {
    const huge = wrap(`<dc:title>mine</dc:title>${'<dc:x a="b"/>'.repeat(4_000_000)}`);
    expect(huge.length).toBeGreaterThan(50_000_000);
    const before = process.memoryUsage().rss;
    expect(read(rich.get('jpg') ?? new Uint8Array(0), Buffer.from(huge)).title).toBe('Ærø');
    expect(read(Buffer.from(huge))).toEqual(emptyMetadata());
    const tiff = await sharp(await grainy(4, 4))
      .withXmp(huge)
      .tiff()
      .toBuffer();
    expect(read(tiff).title).toBe('');
    expect(process.memoryUsage().rss - before).toBeLessThan(700_000_000);
  });

  it('many languages, conflicts of long texts', () => {
    const many = Array.from(
      { length: 5000 },
      (_, i) => `<rdf:li xml:lang="aa-x${i.toString(36).padStart(4, '0')}">${i}</rdf:li>`,
    ).join('');
    expect(
      Object.keys(read(Buffer.from(wrap(`<dc:description><rdf:Alt>${many}</rdf:Alt></dc:description>`))).translations).length,
    ).toBeLessThanOrEqual(50);
    const long = wrap(`<dc:description>${'a'.repeat(300_000)}</dc:description>`);
    const other = wrap(`<dc:description>${'b'.repeat(300_000)}</dc:description>`);
    const { conflicts } = read(Buffer.from(long), Buffer.from(other));
    expect(JSON.stringify(conflicts).length).toBeLessThan(5000);
  });
});

describe('structures that lie', () => {
  it('directories of EXIF that point to themselves, at each other, and nowhere', () => {
    const tiff = Buffer.alloc(64);
    tiff.write('II*\0', 0, 'latin1');
    tiff.writeUInt32LE(8, 4);
    tiff.writeUInt16LE(2, 8);
    for (const [at, tag] of [
      [10, 34_665],
      [22, 34_853],
    ] as const) {
      tiff.writeUInt16LE(tag, at);
      tiff.writeUInt16LE(4, at + 2);
      tiff.writeUInt32LE(1, at + 4);
      tiff.writeUInt32LE(8, at + 8);
    }
    for (const pointer of [8, 0, 60, 0xffffffff]) {
      tiff.writeUInt32LE(pointer, 18);
      read(tiff);
      read(insertSegments(rich.get('jpg') ?? tiff, [writeSegment(MARKER.APP1, SIGNATURE.exif, tiff)]) ?? tiff);
    }
    tiff.writeUInt16LE(65_535, 8);
    read(tiff);
    tiff.writeUInt32LE(0xffffffff, 14);
    read(tiff);
  });

  it('packed texts of PNG that unfold to gigabytes', () => {
    const bomb = deflateSync(Buffer.alloc(200_000_000, 0x20), { level: 9 });
    const chunk = (type: string, data: Buffer): Buffer => {
      const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
      const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
      length.writeUInt32BE(data.length);
      sum.writeUInt32BE(crc32(body));
      return Buffer.concat([length, body, sum]);
    };
    const png = rich.get('png') ?? Buffer.alloc(0);
    const packed = chunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\x01\0\0\0', 'latin1'), bomb]));
    const before = process.memoryUsage().rss;
    read(Buffer.concat([png.subarray(0, 33), ...Array.from({ length: 20 }, () => packed), png.subarray(33)]));
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  });

  it('extended XMP that claims memory, boxes and resources that claim sizes', () => {
    const part = (whole: number, place: number, guid: string): Uint8Array => {
      const head = Buffer.alloc(48);
      head.write(guid.padEnd(32, '0'), 'latin1');
      head.writeUInt32BE(whole, 32);
      head.writeUInt32BE(place, 36);
      return writeSegment(MARKER.APP1, SIGNATURE.extendedXmp, head);
    };
    const parts = Array.from({ length: 300 }, (_, n) => part(16_000_000, n % 2 === 0 ? 0 : 0xfffffff0, String(n)));
    const before = process.memoryUsage().rss;
    read(insertSegments(rich.get('jpg') ?? Buffer.alloc(0), [...parts, part(0xffffffff, 0, 'x')]) ?? Buffer.alloc(0));
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);

    const avif = Buffer.from(rich.get('avif') ?? Buffer.alloc(0));
    for (const box of ['meta', 'iinf', 'iloc', 'infe']) {
      const at = avif.indexOf(box);
      for (const size of [0, 1, 7, 8, 0x7fffffff, 0xffffffff]) {
        const broken = Buffer.from(avif);
        broken.writeUInt32BE(size, at - 4);
        read(broken);
      }
    }
  });

  it('any first bytes followed by anything', () => {
    const below = numbers(7);
    for (const start of [
      '\xff\xd8\xff\xe1',
      '\x89PNG\r\n\x1a\n',
      'RIFF\0\0\0\0WEBP',
      'GIF89a',
      'II*\0\x08\0\0\0',
      'MM\0*\0\0\0\x08',
      'II+\0\x08\0\0\0',
      '\0\0\0\x18ftypavif',
      '8BPS\0\x01',
      '<svg',
      '\xfe\xff\0<',
      '\xff\xfe\0\0',
      '\0\0\xfe\xff',
    ]) {
      for (let round = 0; round < 60; round++) {
        const tail = Buffer.from(Array.from({ length: below(600) }, () => (below(3) === 0 ? 0 : below(256))));
        read(Buffer.concat([Buffer.from(start, 'latin1'), tail]));
      }
    }
  });
});
