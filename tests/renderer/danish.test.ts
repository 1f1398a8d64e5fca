import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LogoUse } from '#contract/logos.ts';
import { ERROR_CODES } from '#contract/result.ts';
import { SENTENCES } from '#domain/exports/preflight/sentences.ts';
import { WHY_NOT } from '#domain/exports/preflight/theme.ts';
import { READY_TEMPLATES } from '#domain/kits/templates.ts';
import { USES } from '#domain/logos/uses.ts';
import type { Words } from '../../src/renderer/words/catalogue.ts';
import { words as english } from '../../src/renderer/words/en.ts';
import { languageOf } from '../../src/renderer/words/language.ts';

/* The window in Danish: the language is that of its address, before any word is read. */

type Format = typeof import('../../src/renderer/words/format.ts');
let danish: Words;
let format: Format;
let readDate: (text: string) => string | null;

beforeAll(async () => {
  vi.stubGlobal('location', { search: '?lang=da' });
  vi.resetModules();
  ({ words: danish } = await import('../../src/renderer/words/catalogue.ts'));
  format = await import('../../src/renderer/words/format.ts');
  ({ readDate } = await import('../../src/renderer/ui/date-text.ts'));
});
afterAll(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** Words that are the same in both languages: loans, names, units, abbreviations and languages in their own tongue. */
const SAME = new Set(
  `Dateline|Logo|Video|System|English|Dansk|Start|Status|Import|Filter|Type|Organisation|Format|Pixels|Person|Find|Mail|E-mail
Pantone|HEX|RGB|CMYK|SHA-256|PDF|DOCX|TXT|HTML|Markdown|ninjs|JSON-LD|PNG|PDF…|XMP|IPTC|EXIF|Esc|A4|A3|Letter|Original|vCard 3.0…|vCard 4.0…
Preflight|Link|Tablet|Note|Website|Orange|Brands|Accent|Byline|100 %|–|Merchandise|Zip|Over 10 MB|dateline-support.zip`
    .split(/[|\n]/)
    .filter(Boolean),
);

/** What sentences are tried with: a few names, or a few numbers. */
const FILLINGS: readonly (readonly unknown[])[] = [
  ['<one>', '<two>', '<three>', '<four>'],
  [3, 7, 9, 11],
  ['<one>', 7, 9, 11],
];
/** Sentences that are the same words in both languages. */
const SAME_SENTENCES = new Set([
  'settings.version',
  'welcome.version',
  'grid.version',
  'versions.version',
  'exports.version',
  'look.facts.ppi',
  'translations.originalOf',
]);

interface Leaf {
  readonly path: string;
  readonly value: unknown;
}
function leavesOf(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path === '' ? key : `${path}.${key}`));
}

describe('the Danish catalogue', () => {
  it('has exactly the words that English has, texts as texts and sentences as sentences', () => {
    const shape = (of: unknown) =>
      leavesOf(of)
        .map(({ path, value }) => `${path}: ${typeof value}`)
        .toSorted();
    expect(shape(danish)).toEqual(shape(english));
  });

  it('says nothing in English but what is the same word', () => {
    const inEnglish = new Map(leavesOf(english).map(({ path, value }) => [path, value]));
    const same = leavesOf(danish).filter(
      ({ path, value }) => typeof value === 'string' && value === inEnglish.get(path) && !SAME.has(value),
    );
    expect(same).toEqual([]);
  });

  it('lists no word as the same that is not', () => {
    const inEnglish = new Map(leavesOf(english).map(({ path, value }) => [path, value]));
    const shared = new Set(leavesOf(danish).flatMap(({ path, value }) => (value === inEnglish.get(path) ? [value] : [])));
    expect([...SAME].filter((word) => !shared.has(word))).toEqual([]);
  });

  it('says no sentence in English either, whatever is put into it', () => {
    const inEnglish = new Map(leavesOf(english).map(({ path, value }) => [path, value]));
    const answer = (say: unknown, filling: readonly unknown[]): string => {
      try {
        return String((say as (...parts: readonly unknown[]) => unknown)(...filling));
      } catch {
        return '';
      }
    };
    const same = leavesOf(danish).flatMap(({ path, value }) => {
      if (typeof value !== 'function' || SAME_SENTENCES.has(path)) return [];
      return FILLINGS.map((filling) => [answer(value, filling), answer(inEnglish.get(path), filling)] as const)
        .filter(([da, en]) => da === en && /[a-z]{3}/i.test(da.replaceAll(/<[^>]*>|undefined|NaN|null/g, '')))
        .map(([da]) => `${path}: ${da}`);
    });
    expect(same).toEqual([]);
  });

  it('leaves out nothing that English is told: every sentence takes as many values', () => {
    const inEnglish = new Map(leavesOf(english).map(({ path, value }) => [path, value]));
    const taken = (value: unknown): number => (typeof value === 'function' ? value.length : 0);
    expect(leavesOf(danish).filter(({ path, value }) => taken(value) !== taken(inEnglish.get(path)))).toEqual([]);
  });

  it('has no empty word, no English quotation mark and no English word order of a template', () => {
    for (const { path, value } of leavesOf(danish))
      if (typeof value === 'string') {
        expect(value.trim(), path).toBe(value);
        expect(value, path).not.toBe('');
        expect(value, path).not.toMatch(/[“"]|\b(the|and|of|with|this|is|are)\b/i);
      }
  });

  it.each(ERROR_CODES)('has a sentence of its own for %s', (code) => {
    expect(danish.errors[code]).toMatch(/^[A-ZÆØÅ”].+[.]$/);
    expect(danish.errors[code]).not.toBe(english.errors[code]);
  });

  it.each(Object.keys(SENTENCES))('says the rule %s with every value that English names', (rule) => {
    const say = SENTENCES[rule as keyof typeof SENTENCES].say;
    const names = [...say.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const values = Object.fromEntries(names.map((name) => [name, `<${name}>`]));
    const message = danish.preflightPanel.message({ rule, message: 'never', values });
    for (const name of names) expect(message).toContain(`<${name}>`);
    expect(message).not.toMatch(/\{/);
    if (rule !== 'release.weekday-wrong' && rule !== 'release.doubled-word')
      expect(message).not.toBe(english.preflightPanel.message({ rule, message: 'never', values }));
    expect(danish.preflightPanel.why(rule)).not.toBe(english.preflightPanel.why(rule));
  });

  it.each(Object.keys(USES))('says in Danish why a logo is chosen for %s', (use) => {
    for (const line of USES[use as LogoUse].why) expect(danish.said(line), line).not.toBe(line);
  });

  it.each(Object.values(WHY_NOT))('says in Danish why a typeface stays out: %s', (why) => {
    const message = (words: Words) =>
      words.preflightPanel.message({ rule: 'theme.typeface-unusable', message: 'never', values: { part: 'Headings', why } });
    expect(message(english)).toContain(why);
    expect(message(danish)).toMatch(/^Overskrifter: skriften bliver ude, \p{L}/u);
    expect(message(danish)).not.toContain(why);
  });

  it('says in Danish what a font file permits', () => {
    const values = { permitted: 'print and view only, no subsetting' };
    expect(danish.preflightPanel.message({ rule: 'theme.typeface-restricted', message: 'never', values })).toBe(
      'Denne skrift må ikke gives videre: kun udskrift og visning, ingen delmængder',
    );
  });

  it('says the engine’s sentences in Danish, with what they name, and leaves unknown ones as they are', () => {
    expect(danish.said('The original of “havn (1).jpg” is missing.')).toBe('Originalen til ”havn (1).jpg” mangler.');
    expect(danish.said('The kit “Havnen” names a contact that is not in the library (con_1).')).toBe(
      'Pressekittet ”Havnen” nævner en kontakt, der ikke er i biblioteket (con_1).',
    );
    expect(danish.said('There is no primary version that fits, so the symbol one is next best.')).toBe(
      'Der er ingen primær version, der passer, så bomærket er næstbedst.',
    );
    expect(danish.said('Dawn as the city wakes as PDF')).toBe('Dawn as the city wakes som PDF');
    expect(danish.said('Something as new as this.')).toBe('Something as new as this.');
    expect(danish.said('Something quite new.')).toBe('Something quite new.');
    expect(english.said('Make it again.')).toBe('Make it again.');
  });

  it.each(Object.values(READY_TEMPLATES))('names the template $name in Danish', ({ name }) => {
    expect(danish.said(name)).not.toBe(name);
  });

  it('names groups in the language of the window', () => {
    expect(['2014-12', '2014', ''].map((label) => danish.order.heading('date', label))).toEqual([
      'December 2014',
      '2014',
      'Uden dato',
    ]);
    expect(danish.order.heading('colour', 'green')).toBe('Grøn');
    expect(['2014-12', ''].map((label) => english.order.heading('date', label))).toEqual(['December 2014', 'No date']);
    expect(english.order.heading('place', 'Beijing, China')).toBe('Beijing, China');
  });

  it('counts one and many', () => {
    expect(danish.notices.imported(1, 0, 0)).toBe('1 fil importeret.');
    expect(danish.notices.imported(1284, 2, 1)).toBe('1.284 filer importeret, 2 fandtes allerede, 1 afvist.');
    expect(danish.exports.unchangedFiles(2)).toBe('2 filer er de samme.');
  });
});

describe('Danish numbers and dates', () => {
  it('groups with a dot and parts with a comma', () => {
    expect([5298, 0.5].map(format.count)).toEqual(['5.298', '0,5']);
    expect([999, 18_420_000, 184_200_000].map(format.bytes)).toEqual(['999 B', '18,4 MB', '184 MB']);
    expect([format.percent(46.4), format.decimal(4.5, 1)]).toEqual(['46 %', '4,5']);
    expect(['5.298', '5.298,5', ' ', 'x'].map(format.readNumber)).toEqual([5298, 5298.5, Number.NaN, Number.NaN]);
  });
  it('writes dates and times as Danes do', () => {
    expect(format.shortDate('2014-12-08')).toBe('8. dec. 2014');
    expect(format.longDate('2014-12-08')).toBe('8. december 2014');
    expect(format.fullDate('2014-12-08')).toBe('mandag den 8. december 2014');
    expect(format.anyDate('2011-07-11T14:30')).toBe('11. juli 2011 kl. 14.30');
    expect(format.anyDate('2011-07')).toBe('juli 2011');
    expect(format.timeIn('2014-12-10T08:00:00Z', 'Europe/Copenhagen')).toBe('09.00');
    expect(format.weekdayAndTimeIn('2014-12-10T08:00:00Z', 'Europe/Copenhagen')).toBe('onsdag kl. 09.00');
    expect(format.dateAndTimeIn('2014-12-10T08:00:00Z', 'Europe/Copenhagen')).toBe('10. dec. 2014 kl. 09.00');
    format.setClock('12');
    expect(format.weekdayAndTimeIn('2014-12-10T12:00:00Z', 'Europe/Copenhagen')).toBe('onsdag kl. 1.00\u00a0PM');
    expect(format.anyDate('2011-07-11T00:30')).toBe('11. juli 2011 kl. 12.30\u00a0AM');
    format.setClock('language');
    expect(format.dayAndTime('2014-12-08T08:12:00Z')).toMatch(/^8\. dec\. 2014 kl\. \d\d\.12$/);
    expect([0.4, 28, 200, 4800].map(format.span)).toEqual(['0 sek.', '28 sek.', '3 min.', '1 t. 20 min.']);
  });
  it('reads what it writes', () => {
    for (let month = 1; month <= 12; month += 1) {
      const date = `2014-${String(month).padStart(2, '0')}-08`;
      expect(readDate(format.shortDate(date)), format.shortDate(date)).toBe(date);
      expect(readDate(format.fullDate(date)), format.fullDate(date)).toBe(date);
    }
  });
});

it('takes its language from the address alone', () => {
  expect(['?lang=da', '?lang=en', '?lang=sv', ''].map(languageOf)).toEqual(['da', 'en', 'en', 'en']);
});
