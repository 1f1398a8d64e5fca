import { describe, expect, it } from 'vitest';
import { writeJsonLd } from '#domain/releases/texts/json-ld.ts';
import { escapeBlock } from '#domain/releases/texts/marks.ts';
import { writeNinjs } from '#domain/releases/texts/ninjs.ts';
import { compareTexts } from '#domain/releases/texts/parity.ts';
import { writePlainText } from '#domain/releases/texts/plain.ts';
import { writeSheetCsv, writeSheetText } from '#domain/releases/texts/sheet.ts';
import { writeWrappedText } from '#domain/releases/texts/wrapped.ts';
import { copenhagen, release } from './copenhagen.ts';
import { ninjsFaults } from './ninjs-schema.ts';
import { markedRelease, printed, sampleReleases } from './sample-releases.ts';

const all = [...sampleReleases, { name: 'every mark', release: markedRelease() }];
const withdrawn = {
  ...release,
  status: 'withdrawn' as const,
  corrections: [{ at: '2014-12-09T10:00:00Z', note: 'The visit was cancelled.', before: 1, revision: 2 }],
};

describe('ninjs 3.1', () => {
  it.each([...all, { name: 'a withdrawn one', release: withdrawn }])('validates: $name', ({ release: one }) => {
    expect(ninjsFaults(JSON.parse(writeNinjs(printed(one))))).toEqual([]);
  });

  it.each([
    ['a strange property', { colour: 'red' }],
    ['a date without zone', { embargoedUntil: '2014-12-10T09:00:00' }],
    ['a state that is none', { pubStatus: 'usable soon' }],
    ['a body without text', { bodies: [{ role: 'main' }] }],
    ['no identifier', { uri: undefined }],
    ['an identifier that is none', { uri: 'release 1' }],
    ['a way to reach somebody without a value', { infoSources: [{ contactInfo: [{ type: 'phone' }] }] }],
    ['a picture without a name', { associations: [{ uri: 'urn:x:1', type: 'picture' }] }],
    ['a strange property of a picture', { associations: [{ uri: 'urn:x:1', name: 'a', colour: 'red' }] }],
  ])('would notice %s', (_what, fault) => {
    expect(ninjsFaults({ ...JSON.parse(writeNinjs(copenhagen())), ...fault })).not.toEqual([]);
  });
});

describe('wrapped text', () => {
  it('breaks lines at 72 characters, and nothing but lines', () => {
    for (const { name, release: one } of all) {
      const document = printed(one);
      const text = writeWrappedText(document);
      for (const line of text.split('\r\n'))
        if (/ \S/.test(line.trim())) expect([...line].length, `${name}: ${line}`).toBeLessThanOrEqual(72);
      expect(text.replace(/\s+/g, ' '), name).toBe(writePlainText(document).replace(/\s+/g, ' '));
      expect(compareTexts(document, text).missing, name).toEqual([]);
    }
  });
});

describe('JSON-LD', () => {
  it('says of a release what schema.org has words for', () => {
    expect(JSON.parse(writeJsonLd(printed(withdrawn)))).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      genre: 'Press release',
      headline: release.headline,
      inLanguage: 'en',
      datePublished: '2014-12-10T09:00:00+01:00',
      creativeWorkStatus: 'Withdrawn',
      author: { '@type': 'Person', name: 'Kristian Holmelund Jakobsen', jobTitle: 'Press Officer' },
      publisher: { '@type': 'Organization', contactPoint: [{ email: 'kristian.jakobsen@cityofcopenhagen.example' }, {}] },
    });
  });
});

describe('the quote and figure sheet', () => {
  it('holds nothing that the release does not hold word for word', () => {
    for (const { name, release: one } of all) {
      const document = printed(one);
      const text = writePlainText(document).replace(/\s+/g, ' ');
      for (const quote of document.quotes) {
        expect(writeSheetText(document), name).toContain(quote.text.replace(/\n/g, '\r\n'));
        expect(
          text.includes(quote.text.replace(/\s+/g, ' ')) || text.includes(quote.text.replace(/\s+/g, ' ').replace(/\.$/, ',')),
          `${name}: ${quote.text}`,
        ).toBe(true);
      }
      for (const figure of document.figures) expect(writeSheetText(document), name).toContain(figure.text);
    }
  });

  it('is a table that no spreadsheet runs', () => {
    const csv = writeSheetCsv(
      copenhagen({
        quotes: [{ text: '=1+1, "so"', speaker: '+Ann', role: 'Mayor, acting' }],
        figures: [{ text: '€470 million', value: 470e6, unit: 'EUR', sentence: 'It is €470 million.' }],
      }),
    );
    expect(csv.split('\r\n')).toEqual([
      '\ufeff"kind","text","speaker","role","value","unit","sentence","embargo_until"',
      '"quote","\'=1+1, ""so""","\'+Ann","Mayor, acting","","","","2014-12-10T09:00:00+01:00"',
      '"figure","€470 million","","","470000000","EUR","It is €470 million.","2014-12-10T09:00:00+01:00"',
      '',
    ]);
  });

  it('starts and ends with the embargo', () => {
    const lines = writeSheetText(copenhagen()).trim().split('\r\n');
    expect(lines[0]).toMatch(/^EMBARGOED UNTIL/);
    expect(lines.at(-1)).toBe(lines[0]);
  });
});

describe('a body with marks in JSON formats', () => {
  it('is HTML in ninjs, without a class of ours', () => {
    const { bodies } = JSON.parse(
      writeNinjs(printed({ ...release, body: ['A **b** [c](https://d.example).', '- e', escapeBlock('<script>')] })),
    ) as { bodies: { value: string }[] };
    expect(bodies[1]?.value).toBe(
      '<p>A <strong>b</strong> <a href="https://d.example">c</a>.</p>\n<ul>\n<li>e</li>\n</ul>\n<p>&#60;script&#62;</p>',
    );
  });
});
