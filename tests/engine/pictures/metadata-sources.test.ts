import { hash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { iimSegment } from '../../../src/engine/pictures/iim.ts';
import { insertSegments, MARKER, SIGNATURE, writeSegment } from '../../../src/engine/pictures/jpeg-segments.ts';
import { repairMojibake } from '../../../src/engine/pictures/legacy-text.ts';
import { emptyMetadata, readMetadata } from '../../../src/engine/pictures/metadata.ts';
import { sharp } from '../../../src/engine/pictures/sharp.ts';
import { exiftool, FIELDS, grainy, tagged } from './fixtures.ts';

// exiftool takes half a second to start on a busy machine
vi.setConfig({ testTimeout: 120_000 });

let plain: Buffer;
beforeAll(async () => {
  plain = await sharp(await grainy(60, 40))
    .jpeg()
    .toBuffer();
});

const RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"';
const NAMES =
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:lr="http://ns.adobe.com/lightroom/1.0/"';
const packet = (body: string, attributes = ''): string =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ${RDF}><rdf:Description rdf:about="" ${NAMES} ${attributes}>${body}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
const alt = (name: string, text: string): string =>
  `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></${name}>`;
const inJpeg = (bytes: Uint8Array | string): Uint8Array =>
  insertSegments(plain, [writeSegment(MARKER.APP1, SIGNATURE.xmp, Buffer.from(bytes))]) ?? plain;

/** One data set of IIM. */
const set = (record: number, number: number, value: Uint8Array): Buffer => {
  const head = Buffer.from([0x1c, record, number, 0, 0]);
  head.writeUInt16BE(value.length, 3);
  return Buffer.concat([head, value]);
};
/** IIM, and any other Photoshop resources, in a JPEG. */
function withResources(...resources: readonly (readonly [id: number, data: Uint8Array])[]): Uint8Array {
  const blocks = resources.map(([id, data]) => {
    const head = Buffer.from('8BIM\0\0\0\0\0\0\0\0', 'latin1');
    head.writeUInt16BE(id, 4);
    head.writeUInt32BE(data.length, 8);
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
  });
  return insertSegments(plain, [writeSegment(MARKER.APP13, SIGNATURE.photoshop, Buffer.concat(blocks))]) ?? plain;
}
const withIim = (...sets: readonly Buffer[]): Uint8Array => withResources([0x0404, Buffer.concat(sets)]);

const bytesIn = (label: 'mac' | 'windows', text: string): Buffer => {
  const decoder = new TextDecoder(label === 'mac' ? 'macintosh' : 'windows-1252');
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const));
  return Buffer.from([...text].map((sign) => table.get(sign) ?? 0x3f));
};

describe('legacy encodings of IIM', () => {
  it.each([
    'Borgmester Åse Ølgård åbner broen på Ærø',
    'Smørrebrød og rødgrød med fløde',
    'Schöne Grüße aus Köln, Straße und Mädchen',
    'Le préfet a été reçu à l’Élysée – « enfin »',
    'El niño corrió por la mañana',
    'Kræftens Bekæmpelse',
    'Göteborg',
  ])('tells MacRoman from Windows-1252: %s', (text) => {
    const windows = text.replace('– « enfin »', '– «enfin»');
    expect(readMetadata(withIim(set(2, 120, bytesIn('windows', windows)))).caption).toBe(windows);
    // one word with one letter can be read both ways; a second field decides for all
    const both = withIim(set(2, 80, bytesIn('mac', 'Søren Ågård')), set(2, 120, bytesIn('mac', windows)));
    expect(readMetadata(both)).toMatchObject({ caption: windows, creator: 'Søren Ågård' });
  });

  it('a draw is Windows-1252, unless the file was written on a Mac', () => {
    const bytes = withIim(set(2, 116, Buffer.from([0x9a, 0x62])));
    expect(readMetadata(bytes).copyright).toBe('šb');
    expect(readMetadata(tagged(bytes, ['-IFD0:Software=Adobe Photoshop 7.0 Macintosh'])).copyright).toBe('öb');
  });

  it.each(['Port of Halvø', 'Roskilde å', 'Café', 'Sør-Varanger: Bjørnevatn æ'])(
    'a last letter of Latin-1 is no character that was cut: %s',
    (text) => {
      expect(readMetadata(withIim(set(2, 110, bytesIn('windows', text)))).credit).toBe(text);
    },
  );

  it('UTF-8 without its marker, and cut inside a character', () => {
    expect(readMetadata(withIim(set(2, 120, Buffer.from('Ærø — 東京')))).caption).toBe('Ærø — 東京');
    expect(readMetadata(withIim(set(2, 110, Buffer.from('Københavns Ærø').subarray(0, 12)))).credit).toBe('Københavns');
  });

  it('what 1:90 names: UTF-8, Latin-1, Latin-2, Cyrillic; and UTF-8 that is none', () => {
    const named = (marker: string, text: Uint8Array) =>
      readMetadata(withIim(set(1, 90, Buffer.from(marker, 'latin1')), set(2, 120, text))).caption;
    expect(named('\x1b%G', Buffer.from('Ærø'))).toBe('Ærø');
    expect(named('\x1b%/I', Buffer.from('Ærø'))).toBe('Ærø');
    expect(named('\x1b.A', Buffer.from('Ærø', 'latin1'))).toBe('Ærø');
    expect(named('\x1b-B', Buffer.from([0xa3, 0xf3, 0x64, 0xbc]))).toBe('Łódź');
    expect(named('\x1b-L', Buffer.from([0xbc, 0xde, 0xe1, 0xe2]))).toBe('Мост');
    expect(named('\x1b%G', Buffer.from('Ærø', 'latin1'))).toBe('Ærø');
  });
});

/** UTF-8 read as Windows-1252. */
const misread = (text: string): string => new TextDecoder('windows-1252').decode(Buffer.from(text));

describe('double encoding', () => {
  it.each([
    ['KÃ¸benhavn', 'København'],
    ['Ã…se Ã˜lgÃ¥rd', 'Åse Ølgård'],
    ['itâ€™s â€œfineâ€', 'itâ€™s â€œfineâ€'],
    ['itâ€™s fine', 'it’s fine'],
    ['Â© 2024', '© 2024'],
    [misread('Мост через реку'), 'Мост через реку'],
    [misread('東京タワー'), '東京タワー'],
    [misread(misread('Ærø 🇩🇰')), 'Ærø 🇩🇰'],
    ['KÃƒÂ¸benhavn', 'København'],
    // what people write stays
    ['København', 'København'],
    ['SÃO PAULO', 'SÃO PAULO'],
    ['À la carte à 5 €', 'À la carte à 5 €'],
    ['MANHÃ', 'MANHÃ'],
    ['“BLÅ”', '“BLÅ”'],
    ['SPÅ’s hus', 'SPÅ’s hus'],
    ['voilà\u00a0»', 'voilà\u00a0»'],
    ['KÃ¸benhavn og Ærø', 'KÃ¸benhavn og Ærø'],
    ['Ã', 'Ã'],
  ])('%s', (text, expected) => {
    expect(repairMojibake(text)).toBe(expected);
  });

  it('is set right in a file', () => {
    expect(readMetadata(inJpeg(packet(alt('dc:description', 'KÃ¸benhavns RÃ¥dhus')))).caption).toBe('Københavns Rådhus');
  });
});

describe('EXIF of old programs and Windows', () => {
  const comment = (code: string, body: Uint8Array, order: 'II' | 'MM'): Uint8Array => {
    const value = Buffer.concat([Buffer.from(code.padEnd(8, '\0'), 'latin1'), body]);
    const little = order === 'II';
    const tiff = Buffer.alloc(44 + value.length);
    const u16 = (at: number, n: number) => (little ? tiff.writeUInt16LE(n, at) : tiff.writeUInt16BE(n, at));
    const u32 = (at: number, n: number) => (little ? tiff.writeUInt32LE(n, at) : tiff.writeUInt32BE(n, at));
    tiff.write(order, 0, 'latin1');
    u16(2, 42);
    u32(4, 8);
    u16(8, 1);
    for (const [at, n] of [
      [10, 34_665],
      [12, 4],
    ] as const)
      u16(at, n);
    u32(14, 1);
    u32(18, 26);
    u16(26, 1);
    u16(28, 37_510);
    u16(30, 7);
    u32(32, value.length);
    u32(36, 44);
    tiff.set(value, 44);
    return insertSegments(plain, [writeSegment(MARKER.APP1, SIGNATURE.exif, tiff)]) ?? plain;
  };
  const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

  it('UserComment in ASCII, Unicode in both byte orders in both kinds of file, and JIS', () => {
    for (const order of ['II', 'MM'] as const) {
      expect(readMetadata(comment('ASCII', Buffer.from('Harbour at dawn\0\0'), order)).caption).toBe('Harbour at dawn');
      expect(readMetadata(comment('UNICODE', Buffer.from('Havnen på Ærø', 'utf16le'), order)).caption).toBe('Havnen på Ærø');
      expect(readMetadata(comment('UNICODE', swapped('Havnen på Ærø'), order)).caption).toBe('Havnen på Ærø');
      expect(
        readMetadata(comment('JIS', Buffer.from([0x1b, 0x24, 0x42, 0x45, 0x6c, 0x35, 0x7e, 0x1b, 0x28, 0x42]), order)).caption,
      ).toBe('東京');
      expect(readMetadata(comment('', Buffer.alloc(40), order)).caption).toBe('');
    }
  });

  it('titles, comments, authors and keywords of Explorer; stars of Windows', () => {
    const bytes = tagged(plain, [
      '-XPTitle=Skibet på Øresund',
      '-ImageDescription=Skibet på Øresund',
      '-XPComment=En længere tekst',
      '-XPAuthor=Åse;Bo',
      '-XPKeywords=skib;sø',
      '-IFD0:RatingPercent=75',
    ]);
    expect(readMetadata(bytes)).toMatchObject({
      title: 'Skibet på Øresund',
      caption: 'En længere tekst',
      creator: 'Åse; Bo',
      keywords: ['skib', 'sø'],
      rating: 4,
    });
    expect(readMetadata(tagged(plain, ['-IFD0:Rating=3'])).rating).toBe(3);
  });

  it('camera, lens and exposure are facts', () => {
    const bytes = tagged(plain, [
      '-Make=Canon',
      '-Model=Canon EOS R5',
      '-LensModel=RF50mm F1.2 L USM',
      '-ISO=400',
      '-ExposureTime=1/250',
      '-FNumber=2.8',
      '-FocalLength=50',
      '-XResolution=300',
      '-ResolutionUnit=inches',
    ]);
    expect(readMetadata(bytes).facts).toEqual({
      camera: 'Canon EOS R5',
      lens: 'RF50mm F1.2 L USM',
      iso: '400',
      exposure: '1/250 s',
      aperture: 'f/2.8',
      focalLength: '50 mm',
      ppi: '300',
    });
    expect(
      readMetadata(tagged(plain, ['-Make=FUJIFILM', '-Model=X-T5', '-ResolutionUnit=cm', '-XResolution=100'])).facts,
    ).toEqual({ camera: 'FUJIFILM X-T5', ppi: '254' });
  });
});

describe('where XMP hides', () => {
  it('UTF-16 and UTF-32 packets, both byte orders, with and without a mark', () => {
    const text = packet(alt('dc:title', 'Ærø 東京 мост الجسر'));
    const wide = Buffer.from(text, 'utf16le');
    const utf32 = (isLittle: boolean): Buffer => {
      const buffer = Buffer.alloc([...text].length * 4);
      for (const [index, sign] of [...text].entries()) {
        if (isLittle) buffer.writeUInt32LE(sign.codePointAt(0) ?? 0, index * 4);
        else buffer.writeUInt32BE(sign.codePointAt(0) ?? 0, index * 4);
      }
      return buffer;
    };
    const forms = [
      wide,
      Buffer.from(wide).swap16(),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      utf32(true),
      utf32(false),
      Buffer.from(`\ufeff${text}`),
    ];
    for (const form of forms) {
      expect(readMetadata(inJpeg(form)).title).toBe('Ærø 東京 мост الجسر');
      expect(readMetadata(form).title).toBe('Ærø 東京 мост الجسر');
      expect(readMetadata(plain, form).title).toBe('Ærø 東京 мост الجسر');
    }
  });

  it('more than one segment of a JPEG', () => {
    const long = 'Ærlighed varer længst. '.repeat(5000).trim();
    const bytes = tagged(plain, [`-XMP-dc:Description=${long}`, '-XMP-dc:Title=kort']);
    expect(Buffer.from(bytes).includes(SIGNATURE.extendedXmp)).toBe(true);
    expect(readMetadata(bytes)).toMatchObject({ caption: long, title: 'kort' });
  });

  it('an extension that another packet left behind is not read', () => {
    const guid = 'A'.repeat(32);
    const body = Buffer.from(packet(alt('dc:description', 'from another picture')));
    const head = Buffer.alloc(40);
    head.write(guid, 'latin1');
    head.writeUInt32BE(body.length, 32);
    const bytes = insertSegments(plain, [
      writeSegment(MARKER.APP1, SIGNATURE.xmp, Buffer.from(packet(alt('dc:title', 'mine')))),
      writeSegment(MARKER.APP1, SIGNATURE.extendedXmp, Buffer.concat([head, body])),
    ]);
    expect(readMetadata(bytes ?? plain)).toMatchObject({ title: 'mine', caption: '' });
  });

  it('text chunks of PNG, packed too; and its own texts', async () => {
    const png = await sharp(await grainy(9, 9))
      .png()
      .toBuffer();
    const chunk = (type: string, data: Buffer): Buffer => {
      const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
      const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
      length.writeUInt32BE(data.length);
      sum.writeUInt32BE(crc32(body));
      return Buffer.concat([length, body, sum]);
    };
    const withChunk = (type: string, data: Buffer): Buffer =>
      Buffer.concat([png.subarray(0, 33), chunk(type, data), png.subarray(33)]);
    const xmp = Buffer.from(packet(alt('dc:title', 'Ærø')));
    const key = 'XML:com.adobe.xmp';
    expect(readMetadata(withChunk('iTXt', Buffer.concat([Buffer.from(`${key}\0\0\0\0\0`, 'latin1'), xmp]))).title).toBe('Ærø');
    expect(
      readMetadata(withChunk('iTXt', Buffer.concat([Buffer.from(`${key}\0\x01\0\0\0`, 'latin1'), deflateSync(xmp)]))).title,
    ).toBe('Ærø');
    expect(readMetadata(withChunk('tEXt', Buffer.concat([Buffer.from(`${key}\0`, 'latin1'), xmp]))).title).toBe('Ærø');
    const raw = `Raw profile type xmp\0\nxmp\n${xmp.length}\n${xmp.toString('hex').replace(/(.{72})/g, '$1\n')}\n`;
    expect(readMetadata(withChunk('tEXt', Buffer.from(raw, 'latin1'))).title).toBe('Ærø');
    expect(readMetadata(withChunk('tEXt', Buffer.from('Title\0Broen på Ærø', 'latin1'))).title).toBe('Broen på Ærø');
    expect(readMetadata(withChunk('tEXt', Buffer.from('Author\0Åse')))).toMatchObject({ creator: 'Åse' });
  });

  it('the metadata element of an SVG, as Illustrator and Inkscape write it', () => {
    const illustrator = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><metadata>${packet(alt('dc:title', 'Bymærket'))}</metadata><path d="M0 0"/></svg>`;
    expect(readMetadata(Buffer.from(illustrator)).title).toBe('Bymærket');
    const inkscape = `<svg xmlns="http://www.w3.org/2000/svg" ${RDF} xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#"><metadata><rdf:RDF><cc:Work rdf:about=""><dc:title>Bymærket</dc:title><dc:creator><cc:Agent><dc:title>Åse</dc:title></cc:Agent></dc:creator><cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/></cc:Work></rdf:RDF></metadata></svg>`;
    expect(readMetadata(Buffer.from(inkscape))).toMatchObject({
      title: 'Bymærket',
      creator: 'Åse',
      licenseUrl: 'https://creativecommons.org/licenses/by/4.0/',
    });
  });

  it('properties as attributes, as Lightroom writes them', () => {
    const read = readMetadata(
      inJpeg(packet('', 'photoshop:City="Ribe" photoshop:Credit="A &amp; B" xmp:Rating="3" xmp:Label="Rød"')),
    );
    expect(read).toMatchObject({ city: 'Ribe', credit: 'A & B', rating: 3, label: 'red' });
  });
});

describe('what fields mean', () => {
  it('people of IPTC and of the regions of faces; places shown; hierarchies of keywords', () => {
    const bytes = tagged(plain, [
      '-XMP-iptcExt:PersonInImage=Åse Ølgård',
      '-RegionInfo={AppliedToDimensions={W=60,H=40,Unit=pixel},RegionList=[{Area={X=0.5,Y=0.5,W=0.1,H=0.1,Unit=normalized},Name=Bo Bæk,Type=Face},{Area={X=0.5,Y=0.5,W=0.1,H=0.1,Unit=normalized},Name=Rex,Type=Pet}]}',
      '-XMP-iptcExt:LocationShown={Sublocation=Rådhuspladsen,City=København,CountryName=Danmark}',
      '-XMP-lr:HierarchicalSubject=Steder|Danmark|København',
      '-XMP-dc:Subject=rådhus',
    ]);
    expect(readMetadata(bytes)).toMatchObject({
      people: ['Åse Ølgård', 'Bo Bæk'],
      location: 'Rådhuspladsen',
      city: 'København',
      country: 'Danmark',
      keywords: ['rådhus', 'København'],
      facts: { keywordPaths: 'Steder > Danmark > København' },
    });
  });

  it('ratings and labels', () => {
    const rating = (text: string) => readMetadata(inJpeg(packet('', `xmp:Rating="${text}"`))).rating;
    expect(['-1', '0', '5', '3.0', '9', 'x', ''].map(rating)).toEqual([0, 0, 5, 3, 0, 0, 0]);
    const label = (text: string) => readMetadata(inJpeg(packet('', `xmp:Label="${text}"`)));
    expect(
      ['Red', 'Gul', 'Grün', 'Blå', 'Lilla', 'Violett', 'To Do', 'Approved', 'GRØN'].map((text) => label(text).label),
    ).toEqual(['red', 'yellow', 'green', 'blue', 'purple', 'purple', 'purple', 'green', 'green']);
    expect(label('Til avisen')).toMatchObject({ label: null, facts: { label: 'Til avisen' } });
  });

  it('languages of caption and alt text', () => {
    const bytes = tagged(plain, [
      '-XMP-dc:Description=The bridge',
      '-XMP-dc:Description-en=The bridge',
      '-XMP-dc:Description-da=Broen',
      '-XMP-dc:Description-de-AT=Die Brücke',
      '-XMP-iptcCore:AltTextAccessibility=A bridge',
      '-XMP-iptcCore:AltTextAccessibility-da=En bro',
    ]);
    expect(readMetadata(bytes)).toMatchObject({
      caption: 'The bridge',
      altText: 'A bridge',
      language: 'en',
      translations: { da: { caption: 'Broen', altText: 'En bro' }, 'de-at': { caption: 'Die Brücke', altText: '' } },
    });
    expect(readMetadata(tagged(plain, ['-XMP-dc:Description-da=Broen']))).toMatchObject({
      caption: 'Broen',
      language: 'da',
      translations: {},
    });
  });

  it('instructions, headline and other things without a field are facts', () => {
    const bytes = tagged(plain, [
      '-XMP-dc:Title=dsc_0815',
      '-XMP-photoshop:Headline=Broen åbner',
      '-XMP-photoshop:Instructions=Ikke til reklame',
      '-XMP-photoshop:State=Hovedstaden',
      '-XMP-iptcCore:CountryCode=DNK',
      '-XMP-iptcExt:Event=Åbningen',
      '-XMP-plus:RegionConstraints=Kun Norden',
    ]);
    expect(readMetadata(bytes)).toMatchObject({
      title: 'dsc_0815',
      territory: 'Kun Norden',
      facts: {
        headline: 'Broen åbner',
        instructions: 'Ikke til reklame',
        state: 'Hovedstaden',
        countryCode: 'DNK',
        event: 'Åbningen',
      },
    });
  });
});

describe('conflicts', () => {
  it('are kept by field: who said what, and who was taken', () => {
    const bytes = tagged(plain, [
      '-EXIF:ImageDescription=from EXIF',
      '-codedcharacterset=utf8',
      '-IPTC:Caption-Abstract=from IIM',
      '-XMP-dc:Description=from XMP',
      '-IPTC:Keywords=a',
      '-IPTC:Keywords=b',
      '-XMP-dc:Subject=b',
      '-IPTC:City=Ribe',
      '-XMP-photoshop:City=Ribe',
      '-EXIF:DateTimeOriginal=2024:01:01 10:00:00',
      '-XMP-photoshop:DateCreated=2024:01:02',
    ]);
    const conflicts = readMetadata(bytes).conflicts;
    expect(conflicts).toEqual([
      { field: 'caption', taken: 'xmp', values: { xmp: 'from XMP', iim: 'from IIM', exif: 'from EXIF' } },
      { field: 'keywords', taken: 'xmp', values: { xmp: 'b', iim: 'a; b' } },
      { field: 'dateTaken', taken: 'xmp', values: { xmp: '2024-01-02', exif: '2024-01-01T10:00:00' } },
    ]);
  });

  it('are not: what IIM cut, other line ends, composed and decomposed letters, lost letters of EXIF, one instant in two zones', () => {
    const caption = `Første linje.\nAnden linje. ${'ø'.repeat(1200)}`;
    const bytes = tagged(plain, [
      `-XMP-dc:Description=${caption}`,
      '-codedcharacterset=utf8',
      `-IPTC:Caption-Abstract=${caption.replace('\n', '\r').slice(0, 1013)}`,
      `-XMP-photoshop:Credit=${'a'.repeat(50)}`,
      `-IPTC:Credit=${'a'.repeat(32)}`,
      '-XMP-photoshop:City=Årslev',
      '-IPTC:City=A\u030arslev',
      '-XMP-dc:Rights=Søren Ågård',
      '-EXIF:Copyright=S?ren ?g?rd',
      '-XMP-dc:Creator=A',
      '-XMP-dc:Creator=B',
      '-EXIF:Artist=A; B',
      '-XMP-photoshop:DateCreated=2024:06:01 12:00:00+02:00',
      '-EXIF:DateTimeOriginal=2024:06:01 10:00:00',
      '-EXIF:OffsetTimeOriginal=+00:00',
    ]);
    const read = readMetadata(bytes);
    expect(read.conflicts).toEqual([]);
    expect(read).toMatchObject({
      caption,
      credit: 'a'.repeat(50),
      copyright: 'Søren Ågård',
      dateTaken: '2024-06-01T12:00:00+02:00',
    });
  });

  it('IIM that was changed after XMP wins, by Photoshop’s digest; without a digest XMP does', () => {
    const iim = Buffer.concat([set(2, 120, Buffer.from('newer in IIM')), set(2, 105, Buffer.from('x'))]);
    const xmp = writeSegment(MARKER.APP1, SIGNATURE.xmp, Buffer.from(packet(alt('dc:description', 'older in XMP'))));
    const read = (...digest: Uint8Array[]) =>
      readMetadata(
        insertSegments(Buffer.from(withResources([0x0404, iim], ...digest.map((one) => [0x0425, one] as const))), [xmp]) ?? plain,
      );
    expect(read()).toMatchObject({ caption: 'older in XMP' });
    expect(read(Buffer.from(hash('md5', iim, 'hex'), 'hex'))).toMatchObject({ caption: 'older in XMP' });
    expect(read(Buffer.alloc(16))).toMatchObject({ caption: 'older in XMP' });
    const stale = read(Buffer.from(hash('md5', 'what IIM was', 'hex'), 'hex'));
    expect(stale).toMatchObject({ caption: 'newer in IIM' });
    expect(stale.conflicts).toContainEqual({
      field: 'caption',
      taken: 'iim',
      values: { iim: 'newer in IIM', xmp: 'older in XMP' },
    });
  });

  it('our own renditions have none, however long their fields are', () => {
    const long = {
      ...FIELDS,
      title: 'Ø'.repeat(500),
      creator: 'Å'.repeat(60),
      caption: 'æ'.repeat(5000),
      keywords: ['å'.repeat(90), 'b'],
    };
    const bytes = insertSegments(plain, [
      writeSegment(MARKER.APP1, SIGNATURE.xmp, Buffer.from(packet(alt('dc:title', long.title)))),
      iimSegment(long) ?? new Uint8Array(),
    ]);
    expect(readMetadata(bytes ?? plain).conflicts).toEqual([]);
    expect(exiftool(bytes ?? plain)['IPTC:ObjectName']).toBe('Ø'.repeat(32));
    expect(emptyMetadata().conflicts).toEqual([]);
  });
});
