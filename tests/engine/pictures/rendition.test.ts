import { beforeAll, describe, expect, it, vi } from 'vitest';
import { WEB_BYTES } from '#domain/exports/sizes.ts';
import { makeRendition } from '#engine/pictures/rendition.ts';
import { cutToBytes } from '../../../src/engine/pictures/embedded-fields.ts';
import { emptyMetadata, readMetadata } from '../../../src/engine/pictures/metadata.ts';
import { sharp } from '../../../src/engine/pictures/sharp.ts';
import { codeOf, exiftool, FIELDS, good, grainy, NOTHING, quarters, readQuarters, tagged } from './fixtures.ts';

// exiftool takes half a second to start on a busy machine
vi.setConfig({ testTimeout: 60_000 });

/** What must never leave the house. */
const PRIVATE = [
  '-EXIF:GPSLatitude=55.67',
  '-EXIF:GPSLatitudeRef=N',
  '-EXIF:GPSLongitude=12.56',
  '-EXIF:GPSLongitudeRef=E',
  '-EXIF:SerialNumber=SN1234567',
  '-EXIF:LensSerialNumber=LS7654321',
  '-EXIF:OwnerName=Hemmelig Ejer',
  '-EXIF:Make=Canon',
  '-EXIF:Model=EOS',
  '-XMP-exif:GPSLatitude=55.67',
  '-XMP-aux:SerialNumber=SN1234567',
  '-XMP-aux:OwnerName=Hemmelig Ejer',
  '-IPTC:Writer-Editor=Hemmelig Ejer',
  '-Comment=Hemmelig Ejer',
  '-EXIF:UserComment=Hemmelig Ejer',
];

let original: Uint8Array;
beforeAll(async () => {
  original = tagged(
    await sharp(await grainy(600, 400))
      .withIccProfile('srgb')
      .jpeg({ quality: 90 })
      .toBuffer(),
    PRIVATE,
  );
});

describe('a rendition holds every field', () => {
  it('in XMP and IIM, as exiftool reads them, and nothing else', async () => {
    const { bytes, width, height } = good(await makeRendition(original, { width: 300, height: 200, quality: 82 }, FIELDS));
    const seen = exiftool(bytes);
    expect([width, height, seen['File:ImageWidth'], seen['File:ImageHeight']]).toEqual([300, 200, 300, 200]);
    expect(seen).toMatchObject({
      'XMP-dc:Title': FIELDS.title,
      'XMP-dc:Description': FIELDS.caption,
      'XMP-dc:Creator': FIELDS.creator,
      'XMP-dc:Rights': FIELDS.copyright,
      'XMP-dc:Subject': FIELDS.keywords,
      'XMP-photoshop:Headline': FIELDS.title,
      'XMP-photoshop:Credit': FIELDS.credit,
      'XMP-photoshop:Source': FIELDS.source,
      'XMP-photoshop:City': FIELDS.city,
      'XMP-photoshop:Country': FIELDS.country,
      'XMP-photoshop:Instructions': FIELDS.instructions,
      'XMP-photoshop:DateCreated': '2024:06:01 12:30:15+02:00',
      'XMP-xmpRights:UsageTerms': FIELDS.usageTerms,
      'XMP-xmpRights:WebStatement': FIELDS.licenseUrl,
      'XMP-xmpRights:Marked': true,
      'XMP-cc:License': FIELDS.licenseUrl,
      'XMP-iptcCore:AltTextAccessibility': FIELDS.altText,
      'XMP-iptcCore:ExtDescrAccessibility': FIELDS.extendedDescription,
      'XMP-iptcCore:Location': FIELDS.location,
      'XMP-iptcExt:PersonInImage': FIELDS.people,
      'IPTC:CodedCharacterSet': 'UTF8',
      'IPTC:ObjectName': FIELDS.title,
      'IPTC:Headline': FIELDS.title,
      'IPTC:Caption-Abstract': FIELDS.caption,
      'IPTC:By-line': FIELDS.creator,
      'IPTC:Credit': FIELDS.credit,
      'IPTC:Source': FIELDS.source,
      'IPTC:CopyrightNotice': FIELDS.copyright,
      'IPTC:City': FIELDS.city,
      'IPTC:Sub-location': FIELDS.location,
      'IPTC:Country-PrimaryLocationName': FIELDS.country,
      'IPTC:SpecialInstructions': FIELDS.instructions,
      'IPTC:Keywords': FIELDS.keywords,
      'IPTC:DateCreated': '2024:06:01',
      'IPTC:TimeCreated': '12:30:15+02:00',
      'ICC_Profile:ProfileDescription': 'sRGB',
    });
    expect(exiftool(bytes, ['-n'])['XMP-iptcExt:DigitalSourceType']).toBe(FIELDS.digitalSourceType);
    expect(
      Object.keys(seen).filter((tag) => /GPS|Serial|Owner|Make$|:Model|^IFD|^ExifIFD|Comment|Writer|Software/.test(tag)),
    ).toEqual([]);
    expect(Buffer.from(bytes).includes('Hemmelig')).toBe(false);
    expect(Buffer.from(bytes).includes('SN1234567')).toBe(false);
    expect(exiftool(bytes, ['-validate', '-warning', '-error'])['ExifTool:Validate']).toMatch(/^OK$|^0 0 0$/);
  });

  it('and reads back what it wrote', async () => {
    const { instructions, ...fields } = FIELDS;
    for (const asDelivered of [false, true]) {
      const { bytes } = good(await makeRendition(original, { width: 600, height: 400, quality: 82, asDelivered }, FIELDS));
      expect(readMetadata(bytes)).toEqual({ ...emptyMetadata(), ...fields, facts: expect.objectContaining({ instructions }) });
    }
  });

  it('several creators stand one by one, and come back as they were', async () => {
    const fields = { ...FIELDS, creator: 'Søren Ågård; Bæk, Mette' };
    const { bytes } = good(await makeRendition(original, { width: 30, height: 20, quality: 82 }, fields));
    expect(exiftool(bytes)).toMatchObject({
      'XMP-dc:Creator': ['Søren Ågård', 'Bæk, Mette'],
      'IPTC:By-line': ['Søren Ågård', 'Bæk, Mette'],
    });
    expect(readMetadata(bytes)).toMatchObject({ creator: fields.creator, conflicts: [] });
  });

  it('carries nothing when nothing is known', async () => {
    const { bytes } = good(await makeRendition(original, { width: 30, height: 20, quality: 82 }, NOTHING));
    expect(Object.keys(exiftool(bytes)).filter((tag) => /^(XMP|IPTC|Photoshop|IFD|ExifIFD)/.test(tag))).toEqual([]);
  });

  it('cuts IIM at a character and keeps XMP whole', async () => {
    const long = {
      ...FIELDS,
      creator: 'Ø'.repeat(40),
      credit: `${'a'.repeat(31)}øb`,
      copyright: '©'.repeat(100),
      caption: 'å'.repeat(3000),
      instructions: 'æ'.repeat(300),
    };
    const seen = exiftool(good(await makeRendition(original, { width: 30, height: 20, quality: 82 }, long)).bytes);
    expect(seen).toMatchObject({
      'IPTC:By-line': 'Ø'.repeat(16),
      'IPTC:Credit': 'a'.repeat(31),
      'IPTC:CopyrightNotice': '©'.repeat(64),
      'IPTC:Caption-Abstract': 'å'.repeat(1000),
      'IPTC:SpecialInstructions': 'æ'.repeat(128),
      'XMP-dc:Creator': long.creator,
      'XMP-photoshop:Credit': long.credit,
      'XMP-dc:Description': long.caption,
    });
  });

  it('holds monstrous fields without breaking', async () => {
    const monstrous = {
      ...FIELDS,
      caption: '&'.repeat(200_000),
      usageTerms: '<'.repeat(200_000),
      keywords: Array.from({ length: 200 }, (_, i) => `${i}${'ø'.repeat(900)}`),
    };
    const seen = exiftool(good(await makeRendition(original, { width: 30, height: 20, quality: 82 }, monstrous)).bytes);
    expect(seen['XMP-dc:Title']).toBe(FIELDS.title);
    expect(String(seen['XMP-dc:Description'])).toMatch(/^&+$/);
  });

  it('survives characters that XML forbids and half characters', async () => {
    const odd = { ...FIELDS, title: 'a\0b\u0008c\ud800d', caption: 'line\r\nline\uffff' };
    const seen = exiftool(good(await makeRendition(original, { width: 30, height: 20, quality: 82 }, odd)).bytes);
    expect(seen['XMP-dc:Title']).toBe('abc\ufffdd');
    expect(seen['IPTC:ObjectName']).toBe('abc\ufffdd');
  });
});

describe('pixels', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i stands upright', async (orientation) => {
    const shown = ['RGBW', 'GRWB', 'WBGR', 'BWRG', 'RBGW', 'BRWG', 'WGBR', 'GWRB'][orientation - 1];
    const turned = tagged(
      await sharp(await quarters(400, 200))
        .jpeg({ quality: 95 })
        .toBuffer(),
      [`-Orientation#=${orientation}`],
    );
    const size = orientation > 4 ? { width: 200, height: 400 } : { width: 400, height: 200 };
    for (const asDelivered of [false, true]) {
      const made = good(await makeRendition(turned, { ...size, quality: 90, asDelivered }, FIELDS));
      expect(await readQuarters(made.bytes)).toBe(shown);
      expect(await sharp(made.bytes).metadata()).toMatchObject({ ...size, hasProfile: true, format: 'jpeg' });
      expect(made.quality === null).toBe(asDelivered && orientation === 1);
      expect(exiftool(made.bytes)['IFD0:Orientation']).toBeUndefined();
    }
  });

  it.each(['srgb', 'p3', 'cmyk'])('from %s to sRGB', async (profile) => {
    const source = sharp({ create: { width: 40, height: 40, channels: 3, background: '#c02010' } }).withIccProfile(profile);
    const jpeg = await source
      .toColourspace(profile === 'cmyk' ? 'cmyk' : 'srgb')
      .jpeg({ quality: 98, chromaSubsampling: '4:4:4' })
      .toBuffer();
    for (const maxBytes of [undefined, 100_000]) {
      const made = good(
        await makeRendition(
          jpeg,
          { width: 20, height: 20, quality: 95, ...(maxBytes === undefined ? {} : { maxBytes }) },
          NOTHING,
        ),
      );
      const stated = await sharp(made.bytes).metadata();
      expect([stated.space, stated.channels, stated.hasProfile]).toEqual(['srgb', 3, true]);
      const [red = 0, green = 0, blue = 0] = await sharp(made.bytes).raw().toBuffer();
      const off = Math.max(Math.abs(red - 0xc0), Math.abs(green - 0x20), Math.abs(blue - 0x10));
      expect(off).toBeLessThanOrEqual(profile === 'cmyk' ? 40 : 6);
    }
  });

  it('grey, 16 bits and transparency become plain sRGB JPEG', async () => {
    const grey = await sharp(await grainy(40, 30))
      .greyscale()
      .toColourspace('b-w')
      .jpeg()
      .toBuffer();
    const deep = await sharp(await grainy(40, 30))
      .toColourspace('rgb16')
      .png()
      .toBuffer();
    const clear = await sharp({ create: { width: 40, height: 30, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toBuffer();
    for (const source of [grey, deep, clear]) {
      const { bytes } = good(await makeRendition(source, { width: 20, height: 15, quality: 90, asDelivered: true }, FIELDS));
      expect(await sharp(bytes).metadata()).toMatchObject({
        width: 20,
        height: 15,
        space: 'srgb',
        hasProfile: true,
        depth: 'uchar',
      });
    }
    const white = await sharp(good(await makeRendition(clear, { width: 20, height: 15, quality: 90 }, NOTHING)).bytes)
      .raw()
      .toBuffer();
    expect([...white.subarray(0, 3)]).toEqual([255, 255, 255]);
  });

  it('as delivered keeps every pixel and drops what lies behind the picture', async () => {
    const withFilm = Buffer.concat([original, Buffer.from('ftypmp42 Hemmelig film')]);
    const made = good(await makeRendition(withFilm, { width: 600, height: 400, quality: 90, asDelivered: true }, FIELDS));
    expect(made.quality).toBeNull();
    expect((await sharp(made.bytes).raw().toBuffer()).equals(await sharp(original).raw().toBuffer())).toBe(true);
    expect(Buffer.from(made.bytes).includes('Hemmelig')).toBe(false);
    expect(Object.keys(exiftool(made.bytes)).filter((tag) => /GPS|Serial|Owner|^IFD|^ExifIFD|Comment/.test(tag))).toEqual([]);
    const progressive = await sharp(await grainy(64, 48))
      .jpeg({ progressive: true })
      .toBuffer();
    const kept = good(await makeRendition(progressive, { width: 64, height: 48, quality: 90, asDelivered: true }, FIELDS));
    expect((await sharp(kept.bytes).raw().toBuffer()).equals(await sharp(progressive).raw().toBuffer())).toBe(true);
  });

  it('fits a web rendition into its bytes', async () => {
    const source = await sharp(await grainy(1600, 1067))
      .jpeg({ quality: 95 })
      .toBuffer();
    const made = good(
      await makeRendition(source, { width: 1600, height: 1067, quality: 82, maxBytes: WEB_BYTES, asDelivered: true }, FIELDS),
    );
    expect(made.bytes.length).toBeLessThanOrEqual(WEB_BYTES);
    expect(made.quality).toBeGreaterThanOrEqual(40);
    const hopeless = good(await makeRendition(source, { width: 1600, height: 1067, quality: 82, maxBytes: 2000 }, FIELDS));
    expect(hopeless.quality).toBe(40);
  }, 20_000);

  it('is byte-identical for the same input', async () => {
    for (const wish of [
      { width: 300, height: 200, quality: 82 },
      { width: 300, height: 200, quality: 82, maxBytes: 9000 },
      { width: 600, height: 400, quality: 82, asDelivered: true },
    ]) {
      const [one, two] = [good(await makeRendition(original, wish, FIELDS)), good(await makeRendition(original, wish, FIELDS))];
      expect(Buffer.from(one.bytes).equals(two.bytes)).toBe(true);
    }
  });

  it('refuses broken originals and impossible sizes', async () => {
    const wish = { width: 300, height: 200, quality: 82 };
    expect(codeOf(await makeRendition(new Uint8Array(0), wish, FIELDS))).toBe('imports.empty_file');
    expect(codeOf(await makeRendition(original.subarray(0, original.length >> 1), wish, FIELDS))).toBe('imports.truncated');
    expect(
      codeOf(
        await makeRendition(
          original.subarray(0, original.length >> 1),
          { ...wish, width: 600, height: 400, asDelivered: true },
          FIELDS,
        ),
      ),
    ).toBe('imports.truncated');
    for (const other of ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', 'text']) {
      expect(codeOf(await makeRendition(Buffer.from(other), wish, FIELDS))).toBe('imports.unsupported_picture');
    }
    for (const width of [0, -1, 1.5, 70_000, Number.NaN])
      expect(codeOf(await makeRendition(original, { ...wish, width }, FIELDS))).toBe('imports.too_large');
  });
});

describe('cutToBytes', () => {
  it('never splits a character', () => {
    expect(cutToBytes('aø', 2)).toBe('a');
    expect(cutToBytes('aø', 3)).toBe('aø');
    expect(cutToBytes('😀😀', 7)).toBe('😀');
    expect(cutToBytes('😀', 3)).toBe('');
    expect(cutToBytes('ab cd', 3)).toBe('ab');
  });
});
