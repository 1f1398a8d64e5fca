import { describe, expect, it } from 'vitest';
import {
  escapeText,
  html,
  kitPath,
  mailAddress,
  phoneNumber,
  pictureSource,
  raw,
  webAddress,
} from '../../../src/domain/exports/page/safe.ts';
import { fileWords, PAGE_LANGUAGES, quotationMarks, sizeInWords, wordsFor } from '../../../src/domain/exports/page/words.ts';

describe('words', () => {
  it('says sizes as people read them', () => {
    expect(
      [1, 999, 41_471, 999_499, 999_500, 1_310_000, 25_400_000, 2_100_000_000].map((bytes) => sizeInWords(bytes, 'en-GB')),
    ).toEqual(['1 kB', '1 kB', '41 kB', '999 kB', '1 MB', '1.3 MB', '25 MB', '2.1 GB']);
  });

  it('says dates without looking at a clock or a zone', () => {
    expect(wordsFor('en').date('2015-12-31')).toBe('31 December 2015');
  });

  it('falls back to English, also for names of Object', () => {
    expect(wordsFor('da-dk').language).toBe('da');
    expect(wordsFor('is').language).toBe('en');
    expect(['no', 'nn-NO', 'nb'].map((tag) => wordsFor(tag).language)).toEqual(['nb', 'nb', 'nb']);
    expect(wordsFor('constructor').language).toBe('en');
    expect(quotationMarks('toString')).toEqual(['“', '”']);
    expect(quotationMarks('da')).toEqual(['”', '”']);
  });

  it('counts and dates as each language does', () => {
    const { photoCount, date, folder } = wordsFor('pl');
    expect([1, 3, 5, 22, 112].map(photoCount)).toEqual(['1 zdjęcie', '3 zdjęcia', '5 zdjęć', '22 zdjęcia', '112 zdjęć']);
    expect(date('2015-12-31')).toBe('31 grudnia 2015');
    expect(wordsFor('fr').photoCount(0)).toBe('0 photo');
    expect(wordsFor('fi').date('2015-12-31')).toBe('31. joulukuuta 2015');
    expect(folder('logos', () => true, 0)).toBe('Logo w formatach SVG, PDF, PNG, JPG i WEBP');
    expect(wordsFor('fr').footerLine('Ville de Lyon', '2 mai 2015')).toBe('Dossier de presse Ville de Lyon, 2 mai 2015');
  });

  describe.each(PAGE_LANGUAGES)('%s', (language) => {
    const leaves = (value: unknown, path = ''): [string, string][] =>
      typeof value === 'string'
        ? [[path, value]]
        : typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([key, one]) => leaves(one, `${path}.${key}`))
          : [];
    const bracesOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([brace]) => brace).sort();
    const english = new Map(leaves(wordsFor('en')));
    const own = leaves(wordsFor(language)).filter(([path]) => !/\.counts\./.test(path));

    it('has a text for everything, with the same braces, and none left in English', () => {
      for (const [path, text] of own) {
        expect(text.trim(), path).not.toBe('');
        expect(bracesOf(text), path).toEqual(bracesOf(english.get(path) ?? ''));
        // a sentence that is the same in two languages was forgotten
        if (language !== 'en' && text.split(' ').length > 3 && !path.includes('.clock.'))
          expect(text, path).not.toBe(english.get(path));
      }
      expect(own.map(([path]) => path)).toEqual([...english.keys()].filter((path) => !/\.counts\./.test(path)));
    });

    it('keeps the spaces between a text and what is put beside it', () => {
      for (const [path, text] of english) {
        const said = own.find(([one]) => one === path)?.[1];
        if (said === undefined) continue;
        expect(/^\s/.test(said), path).toBe(/^\s/.test(text));
        expect(/\s$/.test(said), path).toBe(/\s$/.test(text));
      }
    });

    it('says every plural with its number', () => {
      const { laneDocuments, photoCount, fileCount } = wordsFor(language);
      for (const count of [laneDocuments, photoCount, fileCount])
        for (const n of [0, 1, 2, 5, 21, 40]) expect(count(n)).toMatch(new RegExp(`^${n} \\S+$`, 'u'));
    });
  });

  it('names files by their ending', () => {
    expect(fileWords('release/a_release_en.pdf', 'en')).toEqual({ label: 'PDF', note: 'Tagged, A4' });
    expect(fileWords('release/a.ninjs.json', 'en').label).toBe('NINJS');
    expect(fileWords('documents/a.constructor', 'en')).toEqual({ label: 'CONSTRUCTOR', note: '' });
  });
});

describe('safe', () => {
  it('escapes what it is given and trusts only its own', () => {
    expect(html`<p title="${'"<&>\''}">${[html`<b>${1}</b>`, raw('<i>')]}${null}${false}</p>`.markup).toBe(
      '<p title="&quot;&lt;&amp;&gt;&#39;"><b>1</b><i></p>',
    );
    expect(escapeText('a\u0000b\u0085c\nd')).toBe('abc\nd');
    // What shows as another word goes; what an author of Arabic or Hebrew sets on purpose stays.
    expect(escapeText('photo\u202egpj.exe\u202c')).toBe('photogpj.exe');
    expect(escapeText('\u2067שלום\u2069 1\u200f')).toBe('\u2067שלום\u2069 1\u200f');
  });

  it('dials what people write', () => {
    expect(
      [
        '+45 33 66 33 66',
        '(+45) 33 66 33 66',
        '+44 (0)20 7946 0000',
        '020 7946 0000 ext. 12',
        '33.66.33.66',
        'ask the desk',
        '12',
        '',
      ].map(phoneNumber),
    ).toEqual([
      'tel:+4533663366',
      'tel:+4533663366',
      'tel:+442079460000',
      'tel:02079460000;ext=12',
      'tel:33663366',
      null,
      null,
      null,
    ]);
  });

  it('writes only to addresses', () => {
    expect(mailAddress('press@kk.example')).toBe('mailto:press@kk.example');
    expect(mailAddress('søren+press@kk.example')).toBe('mailto:s%C3%B8ren%2Bpress@kk.example');
    expect(mailAddress('a@b?cc=c@d')).toBeNull();
  });

  it('opens only https', () => {
    expect(webAddress('https://kk.dk/?a=1&b=2')).toBe('https://kk.dk/?a=1&b=2');
    expect([webAddress('http://kk.dk'), webAddress('https://a b'), webAddress('javascript:https://x')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('stays inside the kit', () => {
    expect(kitPath('verify/SHA256SUMS.txt.sig')).toBe('verify/SHA256SUMS.txt.sig');
    expect(['../a', '/a', 'a/../b', 'a:b', 'a b', '', './a', 'a\\b', '-a', 'https://x'].map(kitPath)).toEqual(
      Array(10).fill(null),
    );
    expect(pictureSource('data:text/html;base64,AAAA')).toBeNull();
    expect(pictureSource('data:image/svg+xml,%3Csvg/%3E')).toBe('data:image/svg+xml,%3Csvg/%3E');
  });
});
