import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { detectFileType } from '../../../src/engine/pictures/file-type.ts';
import { readMetadata } from '../../../src/engine/pictures/metadata.ts';
import { probePicture } from '../../../src/engine/pictures/probe.ts';
import { makeRendition } from '../../../src/engine/pictures/rendition.ts';
import { sharp } from '../../../src/engine/pictures/sharp.ts';
import { FIELDS, good, grainy } from './fixtures.ts';

// one exiftool writes some hundred files, one reads them
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const FORMATS = ['jpg', 'png', 'webp', 'tif', 'gif', 'avif'] as const;
type Format = (typeof FORMATS)[number];

const XMP = [
  '-XMP-dc:Title=Rødgrød på Ærø',
  '-XMP-dc:Description=Borgmester Åse Ølgård åbner broen.\nAnden linje & mere.',
  '-XMP-dc:Creator=Søren Ågård',
  '-XMP-dc:Creator=Bæk, Mette',
  '-XMP-photoshop:Credit=Byfoto/Ågård',
  '-XMP-photoshop:Source=Københavns Kommune',
  '-XMP-dc:Rights=© 2024 Søren Ågård',
  '-XMP-dc:Subject=bro',
  '-XMP-dc:Subject=åbning',
  '-XMP-photoshop:City=København',
  '-XMP-photoshop:Country=Danmark',
  '-XMP-photoshop:DateCreated=2024:06:01 12:30:15+02:00',
  '-XMP-xmp:Rating=4',
  '-XMP-iptcExt:PersonInImage=Åse Ølgård',
];
const IIM = [
  '-IPTC:ObjectName=Åbning',
  '-IPTC:Caption-Abstract=Brücke über die Förde, „schön“ – très réussi',
  '-IPTC:By-line=Jürgen Müller',
  '-IPTC:Credit=Förde-Presse',
  '-IPTC:CopyrightNotice=© Jürgen Müller',
  '-IPTC:Keywords=Brücke',
  '-IPTC:Keywords=Förde',
  '-IPTC:City=Århus',
  '-IPTC:DateCreated=2023:05:04',
  '-IPTC:TimeCreated=10:11:12+02:00',
];
const EXIF = [
  '-IFD0:ImageDescription=Ein Hafen am Morgen',
  '-IFD0:Artist=A. Fotografin',
  '-IFD0:Copyright=(c) 2022 A. Fotografin',
  '-ExifIFD:DateTimeOriginal=2022:03:04 05:06:07',
  '-ExifIFD:OffsetTimeOriginal=+01:00',
];
/** What old programs wrote in an encoding of their system, without saying so. */
const LEGACY: Record<string, readonly string[]> = {
  Latin: [
    '-IPTC:Caption-Abstract=Smørrebrød på “Café Noël” – 5 € og så hjem til Aarø',
    '-IPTC:Credit=Ærø Avis',
    '-IPTC:By-line=Søren Ågård',
  ],
  MacRoman: [
    '-IPTC:Caption-Abstract=Smørrebrød på Café Noël, og så hjem til Aarø',
    '-IPTC:Credit=Ærø Avis',
    '-IPTC:By-line=Søren Ågård',
  ],
};
const SCRIPTS: Record<string, string> = {
  japanese: '東京タワーの夜景、報道用',
  chinese: '北京的长城在清晨',
  arabic: 'افتتاح الجسر الجديد في المدينة',
  cyrillic: 'Открытие моста через реку',
  greek: 'Άνοιγμα της γέφυρας',
  hebrew: 'פתיחת הגשר החדש',
};

let folder: string;
const charsets = new Map<string, string>();
const sidecars = new Set<string>();

/** A corpus of files that sharp made and exiftool wrote into, by one exiftool. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-agreement-'));
  const source = await grainy(60, 40);
  const base: Record<Format, Buffer> = {
    jpg: await sharp(source).jpeg().toBuffer(),
    png: await sharp(source).png().toBuffer(),
    webp: await sharp(source).webp().toBuffer(),
    tif: await sharp(source).tiff().toBuffer(),
    gif: await sharp(source).gif().toBuffer(),
    avif: await sharp(source).avif({ effort: 0 }).toBuffer(),
  };
  const orders: string[][] = [];
  const add = (name: string, format: Format, args: readonly string[], charset?: string): void => {
    const path = join(folder, `${name}.${format}`);
    writeFileSync(path, base[format]);
    if (charset !== undefined) charsets.set(`${name}.${format}`, charset);
    orders.push([...(charset === undefined ? [] : ['-charset', `iptc=${charset}`]), ...args, path]);
  };
  for (const format of FORMATS) {
    add('xmp', format, XMP);
    if (format !== 'gif') add('exif', format, EXIF);
    if (format !== 'gif') add('xmp-exif', format, [...XMP.slice(0, 2), ...EXIF]);
  }
  for (const format of ['jpg', 'tif', 'png'] as const) {
    add('iim-utf8', format, ['-codedcharacterset=utf8', ...IIM]);
    add('all', format, ['-codedcharacterset=utf8', ...IIM, ...XMP, ...EXIF]);
    add('iim-exif', format, ['-codedcharacterset=utf8', ...IIM.slice(0, 3), ...EXIF]);
    for (const [charset, args] of Object.entries(LEGACY)) add(`legacy-${charset}`, format, args, charset);
    add('xp', format, [
      '-XPTitle=Skibet på Øresund',
      '-XPComment=En længere tekst om skibet',
      '-XPAuthor=Åse;Bo',
      '-XPKeywords=skib;sø',
    ]);
    add('comment', format, ['-UserComment=Kommentar med æøå og 日本']);
  }
  for (const [script, text] of Object.entries(SCRIPTS)) {
    for (const format of ['jpg', 'png', 'webp'] as const) {
      add(script, format, [
        `-XMP-dc:Description=${text}`,
        `-XMP-photoshop:Credit=${text}`,
        `-XMP-dc:Subject=${text}`,
        `-XMP-dc:Creator=${text}`,
      ]);
    }
  }
  for (let orientation = 1; orientation <= 8; orientation++) {
    for (const format of ['jpg', 'png', 'webp', 'tif'] as const)
      add(`turned-${orientation}`, format, [`-IFD0:Orientation#=${orientation}`, ...XMP.slice(0, 1)]);
  }
  for (const format of FORMATS) {
    add('beside', format, XMP.slice(0, 6));
    const sidecar = join(folder, `beside.${format}.xmp`);
    orders.push(['-XMP-dc:Title=Titlen ved siden af', '-XMP-dc:Subject=kun her', '-XMP-photoshop:City=Ribe', sidecar]);
    sidecars.add(`beside.${format}`);
  }
  writeFileSync(
    join(folder, 'orders.args'),
    orders.map((args) => [...['-q', '-m', '-overwrite_original'], ...args, '-execute'].map(argLine).join('\n')).join('\n'),
  );
  execFileSync('exiftool', ['-@', join(folder, 'orders.args')]);
  rmSync(join(folder, 'orders.args'));
  for (const [index, asDelivered] of [true, false].entries()) {
    const made = good(await makeRendition(base.jpg, { width: 60, height: 40, quality: 90, asDelivered }, FIELDS));
    writeFileSync(join(folder, `ours-${index}.jpg`), made.bytes);
  }
  const example = join(import.meta.dirname, '../../../resources/example/photos');
  for (const name of readdirSync(example)) writeFileSync(join(folder, name), readFileSync(join(example, name)));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One argument on a line of an argument file; '#[CSTR]' lets a line hold line ends. */
const argLine = (arg: string): string => (arg.includes('\n') ? `#[CSTR]${arg.replaceAll('\n', '\\n')}` : arg);

type Tags = Readonly<Record<string, unknown>>;

/** What exiftool sees in every file, by name; files of a legacy encoding are read as what they were written in. */
function seenByExiftool(): Map<string, Tags> {
  const seen = new Map<string, Tags>();
  const read = (files: readonly string[], charset: readonly string[]): void => {
    if (files.length === 0) return;
    const json = execFileSync('exiftool', ['-json', '-n', '-G1', '-a', ...charset, ...files], {
      encoding: 'utf8',
      cwd: folder,
      maxBuffer: 64_000_000,
    });
    for (const tags of JSON.parse(json) as Tags[]) seen.set(String(tags.SourceFile), tags);
  };
  const all = readdirSync(folder);
  read(
    all.filter((name) => !charsets.has(name)),
    [],
  );
  for (const charset of new Set(charsets.values()))
    read(
      all.filter((name) => charsets.get(name) === charset),
      ['-charset', `iptc=${charset}`],
    );
  return seen;
}

const textOf = (value: unknown): string => (value === undefined ? '' : [value].flat().map(String).join('; '));

/** The first of several tags that says something. */
const pick = (tags: Tags, keys: readonly string[]): string =>
  keys.map((key) => textOf(tags[key])).find((text) => text !== '') ?? '';

const isoOf = (date: string): string | null =>
  date === '' ? null : date.replace(/^(\d{4}):(\d\d):(\d\d)/, '$1-$2-$3').replace(' ', 'T');

/** What the fields are by exiftool's reading and our order of rank: XMP, IIM, EXIF. */
function expectedOf(tags: Tags) {
  const iimDate = [textOf(tags['IPTC:DateCreated']), textOf(tags['IPTC:TimeCreated'])].filter((part) => part !== '').join(' ');
  const exifDate = `${textOf(tags['ExifIFD:DateTimeOriginal'])}${textOf(tags['ExifIFD:OffsetTimeOriginal'])}`;
  return {
    title: pick(tags, ['XMP-dc:Title', 'IPTC:ObjectName', 'IFD0:XPTitle', 'XMP-photoshop:Headline', 'IPTC:Headline']),
    caption: pick(tags, [
      'XMP-dc:Description',
      'IPTC:Caption-Abstract',
      'IFD0:ImageDescription',
      'IFD0:XPComment',
      'ExifIFD:UserComment',
    ]),
    credit: pick(tags, ['XMP-photoshop:Credit', 'IPTC:Credit']),
    source: pick(tags, ['XMP-photoshop:Source', 'IPTC:Source']),
    copyright: pick(tags, ['XMP-dc:Rights', 'IPTC:CopyrightNotice', 'IFD0:Copyright']),
    creator: pick(tags, ['XMP-dc:Creator', 'IPTC:By-line', 'IFD0:Artist', 'IFD0:XPAuthor']).replace(/;\s*/g, '; '),
    keywords: pick(tags, ['XMP-dc:Subject', 'IPTC:Keywords', 'IFD0:XPKeywords'])
      .split(/;\s*/)
      .filter((word) => word !== ''),
    city: pick(tags, ['XMP-photoshop:City', 'IPTC:City']),
    people: textOf(tags['XMP-iptcExt:PersonInImage'])
      .split('; ')
      .filter((word) => word !== ''),
    rating: Number(tags['XMP-xmp:Rating'] ?? 0),
    dateTaken: isoOf(pick({ ...tags, iimDate, exifDate }, ['XMP-photoshop:DateCreated', 'iimDate', 'exifDate'])),
    altText: textOf(tags['XMP-iptcCore:AltTextAccessibility']),
  };
}

describe('agreement with exiftool', () => {
  it('captions, credits, copyright, creator, keywords, dates, orientation and displayed size, file by file', async () => {
    const seen = seenByExiftool();
    let files = 0;
    const formats = new Set<string>();
    for (const [name, tags] of seen) {
      if (name.endsWith('.xmp')) continue;
      const bytes = readFileSync(join(folder, name));
      const sidecar = sidecars.has(name) ? readFileSync(join(folder, `${name}.xmp`)) : undefined;
      const beside =
        sidecar === undefined
          ? {}
          : Object.fromEntries(Object.entries(seen.get(`${name}.xmp`) ?? {}).filter(([key]) => key.startsWith('XMP-')));
      const expected = expectedOf({ ...tags, ...beside });
      const read = readMetadata(bytes, sidecar);
      const shown = { ...read, caption: read.caption };
      expect(Object.fromEntries(Object.keys(expected).map((key) => [key, shown[key as keyof typeof shown]])), name).toEqual({
        ...expected,
        caption: expected.caption.replace(/\r\n?/g, '\n'),
      });

      const probed = good(await probePicture(bytes, await detectFileType(bytes, name)));
      const orientation = Number(tags['IFD0:Orientation'] ?? 1);
      const [width, height] = [
        Number(tags['File:ImageWidth'] ?? sizeOf(tags, 'Width')),
        Number(tags['File:ImageHeight'] ?? sizeOf(tags, 'Height')),
      ];
      expect({ orientation: probed.orientation, width: probed.width, height: probed.height }, name).toEqual({
        orientation,
        ...(orientation > 4 ? { width: height, height: width } : { width, height }),
      });
      files += 1;
      formats.add(name.slice(name.lastIndexOf('.') + 1));
    }
    expect(files).toBeGreaterThanOrEqual(60);
    expect([...formats].sort()).toEqual([...FORMATS].sort());
    expect(existsSync(join(folder, 'beside.jpg.xmp'))).toBe(true);
  });
});

/** Width or height under whatever group exiftool has it. */
const sizeOf = (tags: Tags, side: 'Width' | 'Height'): unknown =>
  Object.entries(tags).find(([key]) => new RegExp(`:Image${side}$`).test(key))?.[1];
