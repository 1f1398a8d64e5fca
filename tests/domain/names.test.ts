import { describe, expect, test } from 'vitest';
import {
  checkName,
  checkRoot,
  foldName,
  NAME_LIMITS,
  plainName,
  rootFolderName,
  slug,
  uniqueNames,
  zipBaseName,
} from '#domain/names.ts';

/** Repeatable random texts: letters of many scripts, marks, punctuation, emoji, control characters, halves of pairs. */
function randomTexts(count: number): string[] {
  const alphabet = [...'abcXYZ019 -_./\\:æøåÆØÅäöüßñéçłŁđşıİžČþðœαΩλςйЙщыїЄ日本語العربية😀\u0301\u030a\u0000\n\t"\'’&%#\ud800'];
  let state = 7;
  const next = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: next(70) }, () => alphabet[next(alphabet.length)] ?? '').join(''),
  );
}

describe('slug', () => {
  test.each([
    ['København – Beijing', 'koebenhavn-beijing'],
    ['A\u030arhus', 'aarhus'],
    ['ÆBLE & ØL, Straße', 'aeble-oel-strasse'],
    ['Ängström über', 'aengstroem-ueber'],
    ['Łódź, Đà Nẵng, İstanbul', 'lodz-da-nang-istanbul'],
    ['Москва: Красная площадь', 'moskva-krasnaya-ploshchad'],
    ['Αθήνα', 'athina'],
    ['ﬁne Ⅻ ½', 'fine-xii-1-2'],
    ['The Mayor’s plan', 'the-mayors-plan'],
    ['CO₂ / 2024', 'co2-2024'],
    ['2024', '2024'],
  ])('%s becomes %s', (text, expected) => {
    expect(slug(text)).toBe(expected);
  });

  test('is empty, never half a name, when it cannot spell the letters', () => {
    for (const text of ['', '---', '東京', '東京 2024', 'العربية', '😀']) expect(slug(text)).toBe('');
  });

  test('is cut at a hyphen, and in a word only when there is none', () => {
    expect(slug('copenhagen delegation to promote technology', 30)).toBe('copenhagen-delegation-to');
    expect(slug('copenhagen delegation', 10)).toBe('copenhagen');
    expect(slug('x'.repeat(60))).toBe('x'.repeat(40));
  });

  test('of any text is a field that every system takes, and is its own slug', () => {
    for (const text of randomTexts(3000)) {
      const found = slug(text);
      expect(found, JSON.stringify(text)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
      expect(found.length).toBeLessThanOrEqual(NAME_LIMITS.slug);
      expect(slug(found)).toBe(found);
      expect(slug(text.normalize('NFD'))).toBe(slug(text.normalize('NFC')));
      if (found !== '') expect(checkName(`a_${found}_640x480.jpg`)).toEqual([]);
    }
  });
});

test('a name is shown as it lies on the disk: nothing in it turns the direction of reading', () => {
  expect(plainName('photo\u202egpj.exe')).toBe('photo_gpj.exe');
  expect(plainName('\u2067שלום\u2069.jpg')).toBe('_שלום_.jpg');
  expect(plainName('שלום.jpg')).toBe('שלום.jpg');
});

describe('checkName', () => {
  test.each([
    'START-HERE.html',
    'README.txt',
    'kit.json',
    'index.html',
    'verify/SHA256SUMS.txt',
    'verify/SHA256SUMS.txt.sig',
    'verify/allowed_signers',
    'release/2014-12-08_copenhagen-beijing_release_pt-br.ninjs.json',
    'release/2014-12-08_copenhagen-beijing_embargo.ics',
    'assets/fonts/OFL.txt',
    'photos/high-res/2014-12-08_copenhagen-beijing_photo-01_water-crown_1600x1067.jpg',
    'assets/fonts/inter-latin-600-normal.woff2',
  ])('%s may stand in a kit', (path) => {
    expect(checkName(path)).toEqual([]);
  });

  test.each([
    ['Photo.jpg', 'characters'],
    ['a b.jpg', 'characters'],
    ['ø.jpg', 'characters'],
    ['a\\b.jpg', 'characters'],
    ['a.JPG', 'characters'],
    ['a--b.jpg', 'characters'],
    ['readme.TXT', 'characters'],
    ['con.txt', 'device'],
    ['aux.tar.gz', 'device'],
    ['lpt9.pdf', 'device'],
    ['nul/a.txt', 'device'],
    ['conin$.txt', 'device'],
    ['a.b.txt', 'dots'],
    ['noextension', 'dots'],
    ['v1.2/a.txt', 'dots'],
    ['a.txt.sig', 'dots'],
    ['.hidden', 'edges'],
    ['a.txt.', 'edges'],
    ['a.txt ', 'edges'],
    ['-a.txt', 'edges'],
    ['../a.txt', 'edges'],
    ['./a.txt', 'edges'],
    ['', 'empty'],
    ['a//b.txt', 'empty'],
    ['/a.txt', 'empty'],
    ['a/', 'empty'],
    [`${'x'.repeat(87)}.txt`, 'name_too_long'],
    [`${'a'.repeat(50)}/${'b'.repeat(46)}.txt`, 'path_too_long'],
  ] as const)('%s breaks %s', (path, rule) => {
    expect(checkName(path)).toContain(rule);
  });

  test('the limits are inclusive', () => {
    expect(checkName(`${'x'.repeat(86)}.txt`)).toEqual([]);
    expect(checkName(`${'a'.repeat(49)}/${'b'.repeat(46)}.txt`)).toEqual([]);
    expect(checkRoot('x'.repeat(40))).toEqual([]);
    expect(checkRoot('x'.repeat(41))).toEqual(['name_too_long']);
  });
});

describe('uniqueNames', () => {
  test('the first keeps its name; size and language stay last; no number is given twice', () => {
    const names = [
      'a.jpg',
      'A.jpg',
      'a-2.jpg',
      'a.jpg',
      'x_640x480.jpg',
      'x_640x480.jpg',
      'r_en.pdf',
      'r_en.pdf',
      'r_en.ninjs.json',
      'r_en.ninjs.json',
    ];
    expect(uniqueNames(names)).toEqual([
      'a.jpg',
      'A-3.jpg',
      'a-2.jpg',
      'a-4.jpg',
      'x_640x480.jpg',
      'x-2_640x480.jpg',
      'r_en.pdf',
      'r-2_en.pdf',
      'r_en.ninjs.json',
      'r-2_en.ninjs.json',
    ]);
  });

  test('of any names are unique in any case, in order, and no longer than allowed', () => {
    const few = randomTexts(400).map((text) => `${slug(text, 2) || 'x'}_${'y'.repeat(text.length % 2 ? 82 : 2)}.jpg`);
    for (const names of [few, few.map((name, index) => (index % 3 ? name.toUpperCase() : name))]) {
      const unique = uniqueNames(names);
      expect(new Set(unique.map(foldName)).size).toBe(names.length);
      expect(unique.every((name) => name.length <= NAME_LIMITS.name)).toBe(true);
      expect(uniqueNames(unique)).toEqual(unique);
    }
  });

  test('ten thousand of one name in no time', () => {
    expect(new Set(uniqueNames(Array.from({ length: 10_000 }, () => 'photo.jpg'))).size).toBe(10_000);
  });
});

describe('the names of folder and zip', () => {
  const kit = { date: '2014-12-08', story: 'copenhagen-beijing', kind: 'press-kit', version: 1 } as const;

  test('are those of the sample', () => {
    expect(rootFolderName(kit)).toBe('2014-12-08_copenhagen-beijing_press-kit');
    const embargoUtc = '2014-12-10T09:00:00+01:00';
    expect(zipBaseName({ ...kit, embargoUtc })).toBe('2014-12-08_copenhagen-beijing_press-kit_embargo-2014-12-10-0800z');
    expect(zipBaseName({ ...kit, version: 2, embargoUtc })).toContain('_press-kit_v2_embargo-');
    expect(zipBaseName({ ...kit, embargoUtc: null })).toBe('2014-12-08_copenhagen-beijing_press-kit');
  });

  test('keep their limits and rules for any story', () => {
    for (const story of randomTexts(1000)) {
      for (const version of [1, 2, 117]) {
        const named = { ...kit, story, version };
        expect(checkRoot(rootFolderName(named)), story).toEqual([]);
        for (const embargoUtc of [null, '2014-12-10T08:00:00Z']) {
          const name = zipBaseName({ ...named, embargoUtc });
          expect(name.length).toBeLessThanOrEqual(NAME_LIMITS.zipBase);
          expect(checkName(`${name}.zip`)).toEqual([]);
        }
      }
    }
  });
});
