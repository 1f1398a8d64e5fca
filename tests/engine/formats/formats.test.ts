import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FormatContent, READABLE, readFormat } from '../../../src/engine/formats/index.ts';
import { writeTiff } from '../../../src/engine/formats/tiff-write.ts';
import { detectFileType } from '../../../src/engine/pictures/file-type.ts';
import { sharp } from '../../../src/engine/pictures/sharp.ts';
import { quarters, readQuarters } from '../pictures/fixtures.ts';
import { docx, manyPages, onePage, psdOf, zipOf } from './make.ts';

const sample = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, 'samples', name));
const read = async (bytes: Uint8Array, name: string): Promise<FormatContent> => {
  const type = await detectFileType(bytes, name);
  expect(READABLE.has(type.mime), `${name} is ${type.mime}`).toBe(true);
  return readFormat(bytes, type, name);
};
const pixels = async (picture: Uint8Array | null) => {
  if (picture === null) throw new Error('no picture');
  return sharp(picture).flatten({ background: '#fff' }).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
};
const colourAt = async (picture: Uint8Array | null, x: number, y: number): Promise<number[]> => {
  const { data, info } = await pixels(picture);
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return [...data.subarray(at, at + 3)];
};
const near = (found: readonly number[], wanted: readonly number[], by: number) =>
  expect(Math.max(...found.map((value, i) => Math.abs(value - (wanted[i] ?? 0)))), `${found} for ${wanted}`).toBeLessThanOrEqual(
    by,
  );
const withFiles = <T>(bytes: Uint8Array, name: string, use: (path: string, folder: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-formats-'));
  try {
    writeFileSync(join(folder, name), bytes);
    return use(join(folder, name), folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('PDF', () => {
  it('shows what pdftoppm shows, upright and turned, and says what pdfinfo and pdftotext say', async () => {
    for (const [bytes, size] of [
      [onePage(), [1600, 1200]],
      [onePage('/Rotate 90'), [1200, 1600]],
    ] as const) {
      const found = await read(bytes, 'a.pdf');
      const theirs = withFiles(bytes, 'a.pdf', (path, folder) => {
        execFileSync('pdftoppm', ['-scale-to', '1600', '-png', '-singlefile', path, join(folder, 'out')]);
        expect(execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' })).toContain(found.text);
        return readFileSync(join(folder, 'out.png'));
      });
      const [a, b] = [await pixels(found.picture), await pixels(theirs)];
      expect([a.info.width, a.info.height]).toEqual(size);
      expect(b.data.length).toBe(a.data.length);
      let sum = 0;
      for (let i = 0; i < a.data.length; i++) sum += Math.abs((a.data[i] ?? 0) - (b.data[i] ?? 0));
      expect(sum / a.data.length).toBeLessThan(2);
      expect(found).toMatchObject({ pages: 1, note: null, text: 'Hello Aarhus', width: null });
    }
  });

  it('reads title, author and keywords as exiftool wrote them', async () => {
    const bytes = withFiles(onePage(), 'a.pdf', (path) => {
      execFileSync('exiftool', ['-q', '-overwrite_original', '-Title=Åbning', '-Author=Ida Holm', '-Keywords=havn', path]);
      return readFileSync(path);
    });
    expect((await read(bytes, 'a.pdf')).metadata).toMatchObject({ title: 'Åbning', creator: 'Ida Holm' });
  });

  it('keeps one with a user password as it is, and opens one with an owner password only', async () => {
    const lock = (user: string) =>
      withFiles(onePage(), 'a.pdf', (path, folder) => {
        execFileSync('qpdf', ['--encrypt', user, 'owner', '256', '--', path, join(folder, 'locked.pdf')]);
        return readFileSync(join(folder, 'locked.pdf'));
      });
    expect(await read(lock('secret'), 'a.pdf')).toMatchObject({ note: 'imports.encrypted', picture: null });
    expect(await read(lock(''), 'a.pdf')).toMatchObject({ note: null, text: 'Hello Aarhus' });
  });

  it('reads the first 500 of 5,000 pages and says so; keeps a broken one', async () => {
    const found = await read(manyPages(5000), 'a.pdf');
    expect(found).toMatchObject({ pages: 5000, facts: { textPages: 'the first 500 of 5000' } });
    expect(found.text).toContain('Page 500');
    expect(found.text).not.toContain('Page 501');
    expect(await read(Buffer.from('%PDF-1.7\nnothing'), 'a.pdf')).toMatchObject({ note: 'imports.decoder_failed' });
  });

  it('takes an Illustrator file by its PDF part, and not for one when that was left out', async () => {
    expect(await read(onePage(), 'logo.ai')).toMatchObject({ note: null, pages: 1 });
    const empty = onePage('', 'This is an Adobe\\256 Illustrator\\256 File that was saved without PDF Content.');
    expect(await read(empty, 'logo.ai')).toMatchObject({ picture: null, note: 'imports.no_preview_inside' });
  });
});

describe('EPS', () => {
  const program = '%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 72 144\n%%Title: (Byens m\\346rke)\n%%EndComments\n';

  it('shows the TIFF of a DOS EPS and the bitmap of an EPSI, and runs nothing', async () => {
    const tiff = writeTiff({
      data: new Uint8Array(300).fill(0),
      width: 10,
      height: 10,
      channels: 3,
      photometric: 2,
      hasAlpha: false,
      icc: null,
    });
    const head = Buffer.alloc(30);
    head.writeUInt32BE(0xc5d0d3c6, 0);
    head.writeUInt32LE(30, 4);
    head.writeUInt32LE(program.length, 8);
    head.writeUInt32LE(30 + program.length, 20);
    head.writeUInt32LE(tiff.length, 24);
    const dos = await read(Buffer.concat([head, Buffer.from(program, 'latin1'), tiff]), 'a.eps');
    near(await colourAt(dos.picture, 0.5, 0.5), [0, 0, 0], 2);
    expect(dos).toMatchObject({ facts: { pageSize: '25 × 51 mm' }, metadata: { title: 'Byens mærke' } });
    const epsi = await read(Buffer.from(`${program}%%BeginPreview: 8 2 1 2\n% F0\n% F0\n%%EndPreview\n`, 'latin1'), 'a.eps');
    near(await colourAt(epsi.picture, 0.2, 0.5), [0, 0, 0], 0);
    near(await colourAt(epsi.picture, 0.8, 0.5), [255, 255, 255], 0);
    expect(await read(Buffer.from(program, 'latin1'), 'a.eps')).toMatchObject({
      picture: null,
      note: 'imports.no_preview_inside',
    });
  });
});

describe('Photoshop', () => {
  const flat = (...values: number[]) => values.map((value) => new Uint8Array(64 * 64).fill(value));
  const square = { width: 64, height: 64 };

  it.each([
    ['RGB', 3, [200, 60, 40], [200, 60, 40]],
    ['grey', 1, [90], [90, 90, 90]],
    // sRGB red in Lab of D50 is 54.29, 80.80, 69.89
    ['Lab', 9, [138, 209, 198], [255, 0, 0]],
    // no ink at all is white, in Photoshop 255 each
    ['CMYK', 4, [255, 255, 255, 255], [255, 255, 255]],
  ] as const)('shows a composite in %s', async (_, mode, values, wanted) => {
    const found = await read(psdOf({ mode, planes: flat(...values), ...square }), 'a.psd');
    near(await colourAt(found.picture, 0.5, 0.5), wanted, 6);
    expect(found).toMatchObject({ width: 64, height: 64, note: null });
  });

  it('reads what ImageMagick wrote: packed rows, 16 bits, CMYK, PSB', async () => {
    const truth = await colourAt((await read(sample('large.psb'), 'a.psb')).picture, 0.5, 0.2);
    near(await colourAt((await read(sample('deep.psd'), 'a.psd')).picture, 0.5, 0.2), truth, 3);
    expect((await read(sample('cmyk.psd'), 'a.psd')).facts).toMatchObject({ colourMode: 'CMYK', bitDepth: '8 bit' });
  });

  it('makes a very large composite smaller while it reads it', async () => {
    const [width, height] = [9000, 3000];
    const plane = new Uint8Array(width * height).fill(120);
    const found = await read(psdOf({ mode: 1, planes: [plane], width, height }), 'a.psd');
    expect(found).toMatchObject({ width, height });
    const { info } = await pixels(found.picture);
    expect([info.width, info.height]).toEqual([1600, 533]);
    near(await colourAt(found.picture, 0.5, 0.5), [120, 120, 120], 1);
  });

  it('takes the thumbnail where there is no composite, and says so', async () => {
    const jpeg = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#00ff00' } })
      .jpeg()
      .toBuffer();
    const resources = [
      [1057, Uint8Array.of(0, 0, 0, 1, 0)],
      [1036, Buffer.concat([Buffer.alloc(28), jpeg])],
    ] as const;
    const found = await read(psdOf({ mode: 3, planes: flat(255, 255, 255), ...square, layers: 2, resources }), 'a.psd');
    near(await colourAt(found.picture, 0.5, 0.5), [0, 255, 0], 8);
    expect(found).toMatchObject({ note: 'imports.no_preview_inside', facts: { layers: '2', preview: 'thumbnail only' } });
  });
});

describe('office documents', () => {
  it('reads text and properties of DOCX, and sets the first page', async () => {
    const found = await read(docx(), 'a.docx');
    expect(found.text).toBe('Kommunen åbner broen');
    expect(found).toMatchObject({
      pages: 3,
      note: null,
      metadata: { title: 'Årsberetning & plan', creator: 'Ida Holm', keywords: ['havn', 'vand'] },
    });
    const { data, info } = await pixels(found.picture);
    expect([info.width, info.height]).toEqual([1131, 1600]);
    expect(data.some((value) => value < 60)).toBe(true);
  });

  it('takes the thumbnail that the program stored', async () => {
    const thumbnail = await sharp({ create: { width: 30, height: 40, channels: 3, background: '#0000ff' } })
      .jpeg()
      .toBuffer();
    near(
      await colourAt((await read(docx({ 'docProps/thumbnail.jpeg': thumbnail }), 'a.docx')).picture, 0.5, 0.5),
      [0, 0, 255],
      8,
    );
  });

  it('reads XLSX, PPTX, ODT and ODP in reading order', async () => {
    const types = { '[Content_Types].xml': '<Types/>' };
    const xlsx = zipOf({
      ...types,
      'xl/workbook.xml': '<workbook><sheets><sheet name="Budget"/></sheets></workbook>',
      'xl/sharedStrings.xml': '<sst><si><t>Havn</t></si><si><r><t>Va</t></r><r><t>nd</t></r></si></sst>',
    });
    expect((await read(xlsx, 'a.xlsx')).text).toBe('Budget\nHavn\nVand');
    const slide = (text: string) => `<p:sld><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`;
    const pptx = zipOf({
      ...types,
      'ppt/slides/slide10.xml': slide('ti'),
      'ppt/slides/slide2.xml': slide('to'),
      'ppt/notesSlides/notesSlide1.xml': slide('note'),
    });
    expect(await read(pptx, 'a.pptx')).toMatchObject({ text: 'to\nti\nnote', pages: 2 });
    const odf = (kind: string, body: string) =>
      zipOf({
        mimetype: `application/vnd.oasis.opendocument.${kind}`,
        'content.xml': `<office:document-content>${body}</office:document-content>`,
        'meta.xml': '<office:meta><dc:title>Titel</dc:title><meta:keyword>vand</meta:keyword></office:meta>',
      });
    expect(await read(odf('text', '<text:p>Første<text:s/>linje</text:p>\n<text:h>To</text:h>'), 'a.odt')).toMatchObject({
      text: 'Første linje\nTo',
      metadata: { title: 'Titel', keywords: ['vand'] },
    });
    expect(await read(odf('presentation', '<draw:page><text:p>Et</text:p></draw:page><draw:page/>'), 'a.odp')).toMatchObject({
      pages: 2,
      text: 'Et',
    });
  });

  it('refuses to unpack a bomb and never expands an entity', async () => {
    const bomb = await read(docx({ 'word/footnotes.xml': new Uint8Array(60_000_000) }), 'a.docx');
    expect(bomb).toMatchObject({ text: 'Kommunen åbner broen', note: 'imports.decoder_failed' });
    const laughs = '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]><w:p><w:t>&b;</w:t></w:p>';
    expect((await read(docx({ 'word/document.xml': laughs }), 'a.docx')).text).toBe('&b;');
  });

  it('reads RTF, HTML and Markdown as text', async () => {
    const rtf =
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\info{\\title Nyt}{\\author Ida}}K\\'f8benhavn \\u248?re\\par to}";
    expect(await read(Buffer.from(rtf), 'a.rtf')).toMatchObject({
      text: 'København øre\nto',
      metadata: { title: 'Nyt', creator: 'Ida' },
    });
    expect(await read(Buffer.from('<!doctype html><title>Nyt</title><p>Broen'), 'a.html')).toMatchObject({
      metadata: { title: 'Nyt' },
    });
    expect(await read(Buffer.from('# Nyt\n\nBroen åbner'), 'a.md')).toMatchObject({
      metadata: { title: 'Nyt' },
      text: expect.stringContaining('Broen åbner'),
    });
  });

  it('reads what a kit says of itself, and lists what a zip holds', async () => {
    const kit = zipOf({ 'a_kit/kit.json': '{"name":"Broen åbner"}', 'a_kit/verify/SHA256SUMS.txt': '' });
    expect((await detectFileType(kit, 'a.zip')).mime).toBe('application/zip');
    expect((await read(kit, 'a.zip')).metadata).toMatchObject({ title: 'Broen åbner' });
    expect((await read(zipOf({ 'foto.jpg': 'x' }), 'a.zip')).text).toBe('foto.jpg');
  });
});

describe('films and sound', () => {
  it.each([
    [
      'film.mp4',
      { width: 320, height: 180, durationMs: 1000 },
      { codec: 'H.264', audioCodec: 'AAC', frameRate: '25 fps', channels: 'mono', sound: 'with sound' },
    ],
    ['rotated.mov', { width: 180, height: 320, durationMs: 1000 }, { codec: 'H.264' }],
    ['fragmented.mp4', { width: 320, height: 180, durationMs: 1000 }, { sound: 'no sound' }],
    ['film.mkv', { width: 320, height: 180, durationMs: 1025 }, { codec: 'H.264', audioCodec: 'MP3', frameRate: '25 fps' }],
    ['vp9.webm', { width: 320, height: 180, durationMs: 1000 }, { codec: 'VP9' }],
  ] as const)('%s has no poster and all its facts', async (name, fields, facts) => {
    expect(await read(sample(name), name)).toMatchObject({ picture: null, note: null, ...fields, facts });
  });

  it.each(['vp8.webm', 'av1.mp4', 'av1.mkv', 'mjpeg.avi'])('%s shows a frame of its test card', async (name) => {
    const found = await read(sample(name), name);
    // the second and fourth bars of ffmpeg's test card
    near(await colourAt(found.picture, 0.17, 0.3), [0, 255, 255], 45);
    near(await colourAt(found.picture, 0.42, 0.3), [0, 0, 255], 45);
  });

  it('turns the frame of a film that a phone turned', async () => {
    const found = await read(sample('mjpeg-rotated.mov'), 'a.mov');
    expect(found).toMatchObject({ width: 90, height: 160 });
    const { info } = await pixels(found.picture);
    expect([info.width, info.height]).toEqual([90, 160]);
    // exiftool: to be turned by 270 degrees, so that left becomes bottom
    near(await colourAt(found.picture, 0.3, 0.83), [0, 255, 255], 60);
  });

  it('reads tags and dates as exiftool reads them', async () => {
    const found = await read(sample('film.mp4'), 'film.mp4');
    expect(found.metadata).toMatchObject({ title: 'Åbning af broen', creator: 'Ida Holm', dateTaken: '2024-06-01T10:20:30Z' });
  });

  it.each([
    ['song.mp3', 1045, 'MP3'],
    ['song.m4a', 1023, 'AAC'],
    ['song.flac', 300, 'FLAC'],
    ['song.ogg', 1000, 'Vorbis'],
    ['song.opus', 1000, 'Opus'],
    ['song.wav', 300, 'PCM'],
  ] as const)('%s says how long it is and how it is packed', async (name, durationMs, audioCodec) => {
    const found = await read(sample(name), name);
    expect(found).toMatchObject({ durationMs, note: null, facts: { audioCodec, channels: 'mono' } });
    expect(found.metadata?.title ?? '').toBe(/wav|opus/.test(name) ? '' : 'Sangen');
    if (/mp3|m4a/.test(name)) near(await colourAt(found.picture, 0.5, 0.5), [254, 0, 0], 12);
  });
});

describe('fonts', () => {
  it.each([
    ['inter/Inter-Regular.ttf', 'Inter', 'font/ttf'],
    ['source-serif-4/SourceSerif4-It.otf', 'Source Serif 4', 'font/otf'],
  ])('%s shows a specimen', async (path, fontFamily, mime) => {
    const bytes = readFileSync(join(import.meta.dirname, '../../../resources/fonts', path));
    expect(await detectFileType(bytes, 'a')).toMatchObject({ kind: 'font', mime });
    const found = await read(bytes, path);
    expect(found).toMatchObject({ note: null, facts: { fontFamily, fontWeight: 'Regular 400', embedding: 'installable' } });
    expect((await pixels(found.picture)).data.some((value) => value < 60)).toBe(true);
  });

  it('reads WOFF2, variable axes included', async () => {
    const bytes = readFileSync(
      join(import.meta.dirname, '../../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'),
    );
    expect(await read(bytes, 'a.woff2')).toMatchObject({ note: null, facts: { axes: 'wght 100 to 900' } });
  });
});

describe('pictures that cannot be decoded here', () => {
  it('reads size, orientation and metadata of HEIC and JPEG XL', async () => {
    const heic = await read(sample('photo.heic'), 'a.heic');
    expect(heic).toMatchObject({
      width: 600,
      height: 400,
      note: 'imports.no_decoder',
      facts: { codec: 'HEVC', camera: 'Kamera' },
      metadata: { title: 'Havnen' },
    });
    expect(await read(sample('photo.jxl'), 'a.jxl')).toMatchObject({ width: 600, height: 400, note: 'imports.no_decoder' });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('shows the JPEG of a raw file upright, orientation %i', async (orientation) => {
    const jpeg = await sharp(await quarters(400, 300))
      .jpeg({ quality: 95 })
      .toBuffer();
    const wanted = await readQuarters(
      await sharp(await sharp(jpeg).withMetadata({ orientation }).toBuffer())
        .autoOrient()
        .png()
        .toBuffer(),
    );
    const found = await readFormat(
      rawOf(jpeg, orientation),
      { kind: 'photo', mime: 'image/x-adobe-dng', extension: 'dng' },
      'a.dng',
    );
    expect(await readQuarters(found.picture ?? new Uint8Array())).toBe(wanted);
    expect([found.width, found.height]).toEqual(orientation > 4 ? [300, 400] : [400, 300]);
  });
});

/** What cameras write: a TIFF directory that names a JPEG and the orientation. */
function rawOf(jpeg: Uint8Array, orientation: number): Uint8Array {
  const entries = [
    [0x100, 4, 400],
    [0x101, 4, 300],
    [0x112, 3, orientation],
    [0x201, 4, 200],
    [0x202, 4, jpeg.length],
  ] as const;
  const head = Buffer.alloc(200);
  head.write('II*\0', 0, 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(entries.length, 8);
  for (const [i, [tag, type, value]] of entries.entries()) {
    head.writeUInt16LE(tag, 10 + i * 12);
    head.writeUInt16LE(type, 12 + i * 12);
    head.writeUInt32LE(1, 14 + i * 12);
    head.writeUInt32LE(value, 18 + i * 12);
  }
  return Buffer.concat([head, jpeg]);
}
