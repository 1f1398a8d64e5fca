import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { iimSegment } from '../../../src/engine/pictures/iim.ts';
import { insertSegments, MARKER, SIGNATURE, writeSegment } from '../../../src/engine/pictures/jpeg-segments.ts';
import { emptyMetadata, readMetadata } from '../../../src/engine/pictures/metadata.ts';
import { sharp } from '../../../src/engine/pictures/sharp.ts';
import { processorMs } from '../../processor-ms.ts';
import { exiftool, grainy, tagged } from './fixtures.ts';

// exiftool takes half a second to start on a busy machine
vi.setConfig({ testTimeout: 60_000 });

let plain: Buffer;
beforeAll(async () => {
  plain = await sharp(await grainy(60, 40))
    .jpeg()
    .toBuffer();
});

const DANISH = [
  '-XMP-dc:Title=Rødgrød på Ærø',
  '-XMP-dc:Description=Borgmester Åse Ølgård åbner broen.\nAnden linje.',
  '-XMP-dc:Creator=Søren Ågård',
  '-XMP-dc:Creator=Mette Bæk',
  '-XMP-photoshop:Credit=Byfoto/Ågård',
  '-XMP-photoshop:Source=Københavns Kommune',
  '-XMP-dc:Rights=© 2024 Søren Ågård',
  '-XMP-xmpRights:UsageTerms=Fri brug med kreditering',
  '-XMP-xmpRights:WebStatement=https://creativecommons.org/licenses/by/4.0/',
  '-XMP-dc:Subject=bro',
  '-XMP-dc:Subject=åbning',
  '-XMP-photoshop:City=København',
  '-XMP-photoshop:Country=Danmark',
  '-XMP-photoshop:DateCreated=2024:06:01 12:30:15+02:00',
  '-XMP-iptcCore:AltTextAccessibility=En kvinde klipper et bånd over',
  '-XMP-iptcExt:DigitalSourceType=http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
];

describe('readMetadata', () => {
  it('reads every field of XMP, as exiftool does', () => {
    const bytes = tagged(plain, DANISH);
    const read = readMetadata(bytes);
    expect(read).toEqual({
      ...emptyMetadata(),
      title: 'Rødgrød på Ærø',
      caption: 'Borgmester Åse Ølgård åbner broen.\nAnden linje.',
      altText: 'En kvinde klipper et bånd over',
      creator: 'Søren Ågård; Mette Bæk',
      credit: 'Byfoto/Ågård',
      source: 'Københavns Kommune',
      copyright: '© 2024 Søren Ågård',
      usageTerms: 'Fri brug med kreditering',
      licenseUrl: 'https://creativecommons.org/licenses/by/4.0/',
      keywords: ['bro', 'åbning'],
      city: 'København',
      country: 'Danmark',
      dateTaken: '2024-06-01T12:30:15+02:00',
      digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
    });
    const seen = exiftool(bytes);
    expect(read.title).toBe(seen['XMP-dc:Title']);
    expect(read.caption).toBe(seen['XMP-dc:Description']);
    expect(read.keywords).toEqual(seen['XMP-dc:Subject']);
    expect(read.altText).toBe(seen['XMP-iptcCore:AltTextAccessibility']);
  });

  it('agrees with exiftool on a photo of the example', () => {
    const bytes = readFileSync(join(import.meta.dirname, '../../../resources/example/photos/copenhagen_harbour-dawn_2014.jpg'));
    const seen = exiftool(bytes);
    expect(readMetadata(bytes)).toMatchObject({
      title: seen['XMP-dc:Title'],
      credit: seen['XMP-photoshop:Credit'],
      creator: [seen['XMP-dc:Creator']].flat().join('; '),
      licenseUrl: seen['XMP-xmpRights:WebStatement'],
      hasLocation: true,
    });
  });

  it('takes the language default, or else the first', () => {
    // exiftool sorts the languages: da comes first
    expect(readMetadata(tagged(plain, ['-XMP-dc:Title-de=Brücke', '-XMP-dc:Title-da=Bro'])).title).toBe('Bro');
    expect(readMetadata(tagged(plain, ['-XMP-dc:Title-de=Brücke', '-XMP-dc:Title=Bridge'])).title).toBe('Bridge');
  });

  it('lets XMP win over IIM over EXIF, field by field', () => {
    const all = tagged(plain, [
      '-EXIF:ImageDescription=from EXIF',
      '-EXIF:Artist=exif artist',
      '-EXIF:Copyright=exif copyright',
      '-codedcharacterset=utf8',
      '-IPTC:Caption-Abstract=from IIM',
      '-IPTC:By-line=iim by-line',
      '-IPTC:City=Ribe',
      '-IPTC:Keywords=bånd',
      '-XMP-dc:Description=from XMP',
    ]);
    expect(readMetadata(all)).toMatchObject({
      caption: 'from XMP',
      creator: 'iim by-line',
      copyright: 'exif copyright',
      city: 'Ribe',
      keywords: ['bånd'],
    });
  });

  it('reads IIM in UTF-8 by its marker and in Latin-1 without', () => {
    const utf8 = tagged(plain, ['-codedcharacterset=utf8', '-IPTC:Headline=Æblegrød', '-IPTC:Credit=Århus']);
    expect(readMetadata(utf8)).toMatchObject({ title: 'Æblegrød', credit: 'Århus' });
    const latin = tagged(plain, ['-IPTC:Headline=Æblegrød – på øen', '-IPTC:Credit=Århus']);
    expect(exiftool(latin)['IPTC:CodedCharacterSet']).toBeUndefined();
    expect(readMetadata(latin)).toMatchObject({ title: 'Æblegrød – på øen', credit: 'Århus' });
  });

  it('puts dates together', () => {
    const date = (...args: string[]) => readMetadata(tagged(plain, args)).dateTaken;
    expect(date('-EXIF:DateTimeOriginal=2024:02:29 08:15:00')).toBe('2024-02-29T08:15:00');
    expect(date('-EXIF:DateTimeOriginal=2024:02:29 08:15:00', '-EXIF:OffsetTimeOriginal=+01:00')).toBe(
      '2024-02-29T08:15:00+01:00',
    );
    expect(date('-XMP-photoshop:DateCreated=2024:02:29', '-EXIF:DateTimeOriginal=2024:02:29 08:15:00')).toBe(
      '2024-02-29T08:15:00',
    );
    expect(date('-XMP-photoshop:DateCreated=2023:01:05', '-EXIF:DateTimeOriginal=2024:02:29 08:15:00')).toBe('2023-01-05');
    expect(date('-IPTC:DateCreated=2024:06:01', '-IPTC:TimeCreated=10:11:12+02:00')).toBe('2024-06-01T10:11:12+02:00');
    expect(date('-EXIF:DateTimeOriginal#=0000:00:00 00:00:00')).toBeNull();
    expect(date('-EXIF:DateTimeOriginal#=2023:02:31 10:00:00')).toBeNull();
  });

  it('knows where a location hides and when rights end', () => {
    expect(
      readMetadata(
        tagged(plain, [
          '-EXIF:GPSLatitude=55.67',
          '-EXIF:GPSLatitudeRef=N',
          '-EXIF:GPSLongitude=12.56',
          '-EXIF:GPSLongitudeRef=E',
        ]),
      ).hasLocation,
    ).toBe(true);
    expect(readMetadata(tagged(plain, ['-XMP-exif:GPSLatitude=55.67', '-XMP-exif:GPSLongitude=12.56'])).hasLocation).toBe(true);
    expect(readMetadata(tagged(plain, ['-EXIF:GPSVersionID=2.3.0.0', '-IPTC:City=Ribe'])).hasLocation).toBe(false);
    expect(readMetadata(tagged(plain, ['-XMP-plus:LicenseEndDate=2026:12:31'])).expires).toBe('2026-12-31');
    expect(readMetadata(tagged(plain, ['-IPTC:ExpirationDate=2027:01:31'])).expires).toBe('2027-01-31');
  });

  it('drops what cameras write into every caption, and addresses that are none', () => {
    expect(readMetadata(tagged(plain, ['-EXIF:ImageDescription=OLYMPUS DIGITAL CAMERA'])).caption).toBe('');
    expect(readMetadata(tagged(plain, ['-EXIF:ImageDescription=Sony opens an office in Ribe'])).caption).toBe(
      'Sony opens an office in Ribe',
    );
    expect(readMetadata(tagged(plain, ['-XMP-xmpRights:WebStatement=javascript:alert(1)'])).licenseUrl).toBe('');
    expect(readMetadata(tagged(plain, ['-XMP-xmpRights:WebStatement=see our site'])).licenseUrl).toBe('');
  });

  it('reads PNG, TIFF and WebP as well', async () => {
    const source = await grainy(30, 20);
    const args = ['-XMP-dc:Title=Åbning', '-XMP-dc:Creator=Bo'];
    expect(readMetadata(tagged(source, args, 'a.png'))).toMatchObject({ title: 'Åbning', creator: 'Bo' });
    expect(readMetadata(tagged(await sharp(source).tiff().toBuffer(), args, 'a.tif'))).toMatchObject({
      title: 'Åbning',
      creator: 'Bo',
    });
    expect(readMetadata(tagged(await sharp(source).webp().toBuffer(), args, 'a.webp'))).toMatchObject({
      title: 'Åbning',
      creator: 'Bo',
    });
  });

  it('keeps to the limits of the contract', () => {
    const xmp = (body: string) => {
      const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/">${body}</rdf:Description></rdf:RDF></x:xmpmeta>`;
      return insertSegments(plain, [writeSegment(MARKER.APP1, SIGNATURE.xmp, Buffer.from(packet))]) ?? plain;
    };
    const bag = `<dc:subject><rdf:Bag>${Array.from({ length: 500 }, (_, i) => `<rdf:li>k${i}</rdf:li><rdf:li> </rdf:li>`).join('')}</rdf:Bag></dc:subject>`;
    expect(readMetadata(xmp(bag)).keywords).toHaveLength(200);
    const title = `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">one\n two\t${'😀'.repeat(900)}</rdf:li></rdf:Alt></dc:title>`;
    const read = readMetadata(xmp(title)).title;
    expect(read.startsWith('one two 😀')).toBe(true);
    expect(read.length).toBeLessThanOrEqual(1000);
    expect(read.isWellFormed()).toBe(true);
  });
});

describe('garbage never fails an import', () => {
  it('truncated, empty, random and foreign bytes', () => {
    const rich = tagged(plain, DANISH);
    for (let length = 0; length < rich.length; length += 97) expect(() => readMetadata(rich.subarray(0, length))).not.toThrow();
    expect(readMetadata(new Uint8Array(0))).toEqual(emptyMetadata());
    expect(readMetadata(Buffer.from('BEGIN:VCARD'))).toEqual(emptyMetadata());
  });

  it('flipped bytes in every structure, quickly', () => {
    const rich = tagged(plain, [
      ...DANISH,
      '-EXIF:Artist=a',
      '-EXIF:GPSLatitude=1',
      '-codedcharacterset=utf8',
      '-IPTC:City=Ribe',
    ]);
    const started = processorMs();
    for (let at = 2; at < Math.min(rich.length, 4000); at += 11) {
      const broken = Buffer.from(rich);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      const read = readMetadata(broken);
      expect(Array.isArray(read.keywords) && typeof read.caption === 'string').toBe(true);
    }
    expect(processorMs() - started).toBeLessThan(10_000);
  });

  it('XMP with entities, deep nesting and megabytes of nothing', async () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 12 }, (_, i) => `<!ENTITY a${i} "${`&a${i === 0 ? '' : i - 1};`.repeat(10)}">`).join('')}]><x:xmpmeta xmlns:x="adobe:ns:meta/">&a11;</x:xmpmeta>`;
    const nested = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r">${'<a>'.repeat(8000)}${'</a>'.repeat(8000)}</rdf:RDF></x:xmpmeta>`;
    for (const packet of [laughs, nested]) {
      const bytes = insertSegments(plain, [writeSegment(MARKER.APP1, SIGNATURE.xmp, Buffer.from(packet))]) ?? plain;
      const started = processorMs();
      expect(readMetadata(bytes).title).toBe('');
      expect(processorMs() - started).toBeLessThan(2000);
    }
    const huge = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r">${'<a b="c"/>'.repeat(600_000)}</rdf:RDF></x:xmpmeta>`;
    const tiff = await sharp(await grainy(4, 4))
      .withXmp(huge)
      .tiff()
      .toBuffer();
    expect(tiff.length).toBeGreaterThan(5_000_000);
    const started = processorMs();
    expect(readMetadata(tiff)).toMatchObject({ title: '' });
    expect(processorMs() - started).toBeLessThan(2000);
  });
});

describe('iimSegment', () => {
  it('is null when there is nothing to say', () => {
    expect(iimSegment({ ...emptyMetadata(), instructions: '' })).toBeNull();
  });
});
