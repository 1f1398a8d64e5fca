import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { AssetFields } from '#contract/assets.ts';
import { emptyMetadata, readMetadata } from '../../../src/engine/pictures/metadata.ts';
import { type SidecarSource, writeSidecar } from '../../../src/engine/pictures/sidecar.ts';

// exiftool takes half a second to start on a busy machine
vi.setConfig({ testTimeout: 120_000 });

/** Numbers from a seed, the same each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const PIECES = [
  'Åse Ølgård',
  'a < b & c > d',
  '"quoted" \'twice\'',
  ']]>',
  '<!-- no comment -->',
  '&amp;',
  '&#x41;',
  '👩‍👩‍👧‍👦',
  '🇩🇰',
  'שלום עולם',
  '\u202eغير مباشر\u202c',
  '東京タワー',
  'Жители Риги',
  'e\u0301',
  '\u0007bell',
  '\u001b[31m',
  'tab\there',
  'line\nline',
  'a\r\nb',
  '\u00a0',
  '\ufffe',
  '\ud800',
  '  spaced  ',
  '{title}',
  '=1+1',
  '%s',
  '\\n',
  'x;y; z',
  'Ã',
  '\u2028',
];

/** Assets with nasty text in every field; what a field cannot hold by the contract (line ends in a line) is not in it. */
function randomAsset(seed: number): SidecarSource {
  const below = numbers(seed);
  const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const text = (): string =>
    below(6) === 0 ? '' : Array.from({ length: 1 + below(5) }, () => one(PIECES)).join(one([' ', '', ', ']));
  const words = (): string =>
    text()
      .replace(/[\r\n\t\u2028]+/g, ' ')
      .trim();
  const list = (): string[] =>
    [...new Set(Array.from({ length: below(6) }, () => canonicalLine(words())))].filter((word) => word !== '');
  const languages = ['da', 'de', 'en-gb', 'ar', 'ja', 'zh-hans'].filter(() => below(2) === 0);
  return {
    ...emptyMetadata(),
    title: words(),
    caption: text(),
    altText: words(),
    extendedDescription: text(),
    language: one(['', 'en', 'fr']),
    translations: Object.fromEntries(languages.map((tag) => [tag, { caption: text(), altText: words() }])),
    creator: one([words(), 'Søren Ågård; Bæk, Mette', 'a; a', 'x;y', ' ; ']),
    credit: words(),
    source: words(),
    copyright: words(),
    usageTerms: text(),
    licenseUrl: one(['', 'https://creativecommons.org/licenses/by/4.0/', 'https://example.org/?a=1&b="2"']),
    pressUse: one(['unset', 'cleared', 'restricted'] as const),
    territory: words(),
    expires: one([null, '2027-02-28']),
    keywords: list(),
    people: list(),
    location: words(),
    city: words(),
    country: words(),
    dateTaken: one([null, '2024-06-01', '2024-06-01T12:30:15', '2024-06-01T12:30:15+02:00', '2024-06-01T10:30:15Z']),
    rating: below(6),
    label: one([null, 'red', 'orange', 'yellow', 'green', 'blue', 'purple', 'grey'] as const),
    focalPoint: one([null, { x: 0.123456789, y: 1 / 3 }, { x: 0, y: 1 }]),
    digitalSourceType: one(['', 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture']),
    facts: { instructions: canonicalLine(words()), state: canonicalLine(words()), jobId: 'D-1' },
  };
}

const canonicalProse = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]/g, '')
    .trim()
    .replace(/\r\n?/g, '\n');
const canonicalLine = (text: string): string =>
  canonicalProse(text)
    .replace(/\s*[\r\n\t]+\s*/g, ' ')
    .trim();

/** The asset as any reader of XML can give it back: without characters that XML cannot hold, white space at the ends, and empty translations. */
function canonical(asset: SidecarSource): AssetFields {
  const { facts: _facts, ...fields } = asset;
  const shaped = Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      typeof value === 'string'
        ? /caption|extendedDescription|usageTerms/.test(key)
          ? canonicalProse(value)
          : canonicalLine(value)
        : value,
    ]),
  ) as AssetFields;
  const translations = Object.entries(asset.translations).flatMap(([tag, { caption, altText }]) => {
    const one = { caption: canonicalProse(caption), altText: canonicalLine(altText) };
    return one.caption === '' && one.altText === '' ? [] : [[tag, one] as const];
  });
  return { ...shaped, title: shaped.title, translations: Object.fromEntries(translations) };
}

describe('writeSidecar', () => {
  it('is read back as it was written, over 300 random assets', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const asset = randomAsset(seed);
      const sidecar = writeSidecar(asset);
      const { hasLocation: _l, conflicts, facts, ...read } = readMetadata(new Uint8Array(0), Buffer.from(sidecar));
      const { hasLocation: _h, conflicts: _c, ...expected } = { ...emptyMetadata(), ...canonical(asset) };
      const { facts: _f, ...fields } = expected;
      expect(read, `seed ${seed}`).toEqual(fields);
      expect(conflicts).toEqual([]);
      for (const key of ['instructions', 'state', 'jobId'])
        expect(facts[key] ?? '', `seed ${seed}`).toBe(asset.facts?.[key] ?? '');
      expect(writeSidecar(asset)).toBe(sidecar);
    }
  });

  it('is what exiftool reads too, and valid', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dateline-sidecars-'));
    try {
      const assets = Array.from({ length: 40 }, (_, index) => randomAsset(index + 1));
      for (const [index, asset] of assets.entries())
        writeFileSync(join(folder, `${String(index).padStart(3, '0')}.xmp`), writeSidecar(asset));
      const json = execFileSync('exiftool', ['-q', '-json', '-G1', '-struct', '-all', '-validate', folder], {
        encoding: 'utf8',
        maxBuffer: 64_000_000,
      });
      const seen = (JSON.parse(json) as Record<string, unknown>[]).sort((a, b) =>
        String(a.SourceFile).localeCompare(String(b.SourceFile)),
      );
      expect(seen).toHaveLength(assets.length);
      for (const [index, asset] of assets.entries()) {
        const tags = seen[index] ?? {};
        const text = (key: string): string => (tags[key] === undefined ? '' : canonicalProse(String(tags[key])));
        const expected = canonical(asset);
        const label = `asset ${index}`;
        expect(String(tags['ExifTool:Validate']), label).toMatch(/^OK$|^0 0 0$/);
        expect(text('XMP-dc:Title'), label).toBe(expected.title);
        expect(text('XMP-dc:Description'), label).toBe(expected.caption);
        expect(text('XMP-photoshop:Credit'), label).toBe(expected.credit);
        expect(text('XMP-iptcCore:AltTextAccessibility'), label).toBe(expected.altText);
        expect(text('XMP-iptcCore:ExtDescrAccessibility'), label).toBe(expected.extendedDescription);
        expect(text('XMP-xmpRights:UsageTerms'), label).toBe(expected.usageTerms);
        expect(text('XMP-plus:RegionConstraints'), label).toBe(expected.territory);
        expect([tags['XMP-dc:Subject'] ?? []].flat().map(String), label).toEqual(expected.keywords);
        expect([tags['XMP-iptcExt:PersonInImage'] ?? []].flat().map(String), label).toEqual(expected.people);
        expect(Number(tags['XMP-xmp:Rating'] ?? 0), label).toBe(expected.rating);
        expect(text('XMP-xmp:Label').toLowerCase(), label).toBe(expected.label ?? '');
        expect(text('XMP-plus:LicenseEndDate').replaceAll(':', '-'), label).toBe(expected.expires ?? '');
        for (const [tag, { caption }] of Object.entries(expected.translations)) {
          const key = Object.keys(tags).find((one) => one.toLowerCase() === `xmp-dc:description-${tag}`);
          expect(key === undefined ? '' : text(key), `${label} ${tag}`).toBe(caption);
        }
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('holds 200,000 characters of everything that grows when escaped', () => {
    const caption = '"<&>\u{1f600}é'.repeat(28_000).slice(0, 200_000).toWellFormed();
    const asset = {
      ...emptyMetadata(),
      caption,
      extendedDescription: caption,
      translations: { da: { caption, altText: 'kort' } },
    };
    const started = performance.now();
    const read = readMetadata(new Uint8Array(0), Buffer.from(writeSidecar(asset)));
    expect(performance.now() - started).toBeLessThan(5000);
    expect(read.caption).toBe(canonicalProse(caption));
    expect(read.translations.da?.caption).toBe(canonicalProse(caption));
  });

  it('says nothing but that it is ours for an asset without fields', () => {
    const sidecar = writeSidecar(emptyMetadata());
    expect(readMetadata(new Uint8Array(0), Buffer.from(sidecar))).toEqual(emptyMetadata());
    expect(sidecar).not.toContain('dc:');
  });

  it('wins over what the file says, where it says something, and the disagreement is kept', () => {
    const photo = readFileSync(join(import.meta.dirname, '../../../resources/example/photos/copenhagen_harbour-dawn_2014.jpg'));
    const inFile = readMetadata(photo);
    const sidecar = Buffer.from(writeSidecar({ ...emptyMetadata(), title: 'Another title', rating: 4, label: 'green' }));
    const read = readMetadata(photo, sidecar);
    expect(read).toMatchObject({
      title: 'Another title',
      rating: 4,
      label: 'green',
      caption: inFile.caption,
      credit: inFile.credit,
    });
    expect(read.conflicts).toContainEqual(
      expect.objectContaining({
        field: 'title',
        taken: 'sidecar',
        values: expect.objectContaining({ sidecar: 'Another title', xmp: inFile.title }),
      }),
    );
  });
});
