import { describe, expect, it } from 'vitest';
import { buildReleaseDocument } from '#domain/releases/document.ts';
import { writeHtml } from '#domain/releases/texts/html.ts';
import { dialable, mailLink, webLink } from '#domain/releases/texts/links.ts';
import { writeMarkdown } from '#domain/releases/texts/markdown.ts';
import { escapeBlock } from '#domain/releases/texts/marks.ts';
import { ninjsObject, writeNinjs } from '#domain/releases/texts/ninjs.ts';
import { missingTexts, textsOf } from '#domain/releases/texts/parity.ts';
import { writePlainText } from '#domain/releases/texts/plain.ts';
import { contacts, copenhagen, organisation, PARAGRAPHS, release } from './copenhagen.ts';
import { htmlText, markdownText, tagsOf } from './readers.ts';

const document = copenhagen({ subheadline: 'A four-day visit' });

/** What a careless or hostile author may type; each must come out as the same letters in every format. */
const HOSTILE = [
  '<script>alert(1)</script> & <b>bold</b> &amp; &lt; "quoted" \'single\'',
  '#set page(fill: red) #eval("1") $x^2$ *bold* _under_ `code` @ref <label> // comment /* x */',
  '# Heading\n- item\n1. one\n> quote\n    code\n---\n===\n| a | b |',
  '[link](javascript:alert(1)) ![img](x) <https://example.org> ~~gone~~ back\\slash',
  '{{mustache}} {template} %s {\\rtf1} =1+1 +cmd -x @y',
  'שלום עולם and \u202Etext',
  'æøå Ærø Ålborg Øresund, ß, Łódź, Ngũgĩ, “quotes” – dash… €470',
];
const hostile = copenhagen({
  headline: HOSTILE[0] ?? '',
  subheadline: HOSTILE[1] ?? '',
  body: HOSTILE.map(escapeBlock),
  notes: HOSTILE,
  boilerplate: HOSTILE.join('\n\n'),
  quotes: [],
});

describe('parity of the text formats', () => {
  const readers = {
    txt: (one: typeof document) => writePlainText(one),
    html: (one: typeof document) => htmlText(writeHtml(one)),
    md: (one: typeof document) => markdownText(writeMarkdown(one)),
  };

  for (const [format, read] of Object.entries(readers)) {
    it(`holds every paragraph, quote, note and contact in ${format}`, () => {
      expect(missingTexts(document, read(document))).toEqual([]);
      for (const paragraph of PARAGRAPHS) expect(read(document)).toContain(paragraph);
    });

    it(`keeps hostile text as text in ${format}`, () => {
      expect(missingTexts(hostile, read(hostile))).toEqual([]);
    });

    it(`notices one changed figure, a lost quotation mark and a missing paragraph in ${format}`, () => {
      expect(
        missingTexts(
          document,
          read(copenhagen({ subheadline: 'A four-day visit', body: PARAGRAPHS.map((text) => text.replace('€470', '€47')) })),
        ),
      ).toHaveLength(1);
      expect(
        missingTexts(
          document,
          read(copenhagen({ subheadline: 'A four-day visit', body: PARAGRAPHS.map((text) => text.replace('“If', 'If')) })),
        ),
      ).toHaveLength(1);
      expect(missingTexts(document, read(copenhagen({ subheadline: 'A four-day visit', body: PARAGRAPHS.slice(1) })))).toEqual([
        PARAGRAPHS[0],
      ]);
    });
  }

  it('compares something: every paragraph and both quotes are among the texts', () => {
    expect(textsOf(document)).toEqual(
      expect.arrayContaining([...PARAGRAPHS, document.title, ...release.quotes.map((quote) => quote.text)]),
    );
  });

  it('holds body, notes and boilerplate in ninjs', () => {
    const parsed = JSON.parse(writeNinjs(document)) as { bodies: { role: string; contentType: string; value: string }[] };
    const plain = parsed.bodies.filter((body) => body.contentType === 'text/plain').map((body) => body.value);
    expect(plain[0]).toBe(PARAGRAPHS.join('\n\n'));
    const marked = parsed.bodies.find((body) => body.contentType === 'text/html')?.value ?? '';
    expect(htmlText(`<body>${marked}`).replace(/\s+/g, ' ').trim()).toBe(PARAGRAPHS.join(' '));
    expect(plain.join('\n')).toContain('Photos: the credit line is required.');
  });
});

describe('plain text', () => {
  const text = writePlainText(document);

  it('is CRLF throughout, one line a paragraph, embargo first and last', () => {
    expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('EMBARGOED UNTIL WEDNESDAY 10 DECEMBER 2014, 09:00 CET (08:00 UTC)');
    expect(lines.at(-2)).toBe(lines[0]);
    expect(lines.at(-1)).toBe('');
    for (const paragraph of PARAGRAPHS) expect(lines).toContain(paragraph);
  });

  it('has the end mark before notes, boilerplate and contacts', () => {
    const at = ['\r\n###\r\n', 'NOTES TO EDITORS\r\n1. ', 'ABOUT CITY OF COPENHAGEN\r\n', 'PRESS CONTACTS\r\n'].map((mark) =>
      text.indexOf(mark),
    );
    expect(at.every((position) => position > 0)).toBe(true);
    expect([...at].sort((a, b) => a - b)).toEqual(at);
  });
});

describe('html', () => {
  it('asks nobody for anything and runs nothing', () => {
    const html = writeHtml(document);
    expect(html).toContain("default-src 'none'; style-src 'unsafe-inline'");
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son\w+=|style="/i);
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en" dir="ltr">/);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('<time datetime="2014-12-10T09:00:00+01:00">');
  });

  it('opens no tag and no link for hostile text', () => {
    expect(tagsOf(writeHtml(hostile)).filter((tag) => !tagsOf(writeHtml(document)).includes(tag))).toEqual([]);
    const links = [...writeHtml(hostile).matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(links.every((link) => /^(https|mailto|tel):/.test(link))).toBe(true);
  });

  it('is right to left in a language that is', () => {
    expect(writeHtml(copenhagen({ language: 'he' }))).toContain('<html lang="he" dir="rtl">');
  });
});

describe('links', () => {
  it('dials only what is a number beyond doubt', () => {
    expect(dialable('+45 00 12 34 56')).toBe('+4500123456');
    expect(dialable('0045 33 66 33 66')).toBe('+4533663366');
    expect(dialable('+44 (0)20 7946 0000')).toBe('+442079460000');
    expect(['33 66 33 66', '+45 33 66 ext. 12', 'ask', '', '+45 12;phone-context=x'].map(dialable)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('mails one plain address and opens https only', () => {
    expect(mailLink('press@example.org')).toBe('mailto:press@example.org');
    expect(['a@b.c?bcc=x@y.z', 'a@b.c,d@e.f', 'a b@c.d', 'javascript:alert(1)'].map(mailLink)).toEqual([null, null, null, null]);
    expect(webLink('https://example.org/a?b=c#d')).toBe('https://example.org/a?b=c#d');
    expect(['http://example.org', 'javascript:alert(1)', 'https://user@example.org', 'https://a.b/"onx='].map(webLink)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('ninjs', () => {
  it('names instant, language, people, places and contacts, and leaves out what is empty', () => {
    expect(ninjsObject(document)).toMatchObject({
      uri: 'urn:dateline:release:city-of-copenhagen:2014-12-08:copenhagen-delegation-to-promote-sustainable-technology-in-beijing',
      standard: { name: 'ninjs', version: '3.1' },
      embargoedUntil: '2014-12-10T09:00:00+01:00',
      firstCreated: '2014-12-08T12:00:00+01:00',
      language: 'en',
      people: [
        { name: 'Frank Jensen', rel: 'about' },
        { name: 'Kristian Holmelund Jakobsen', rel: 'contact' },
      ],
      places: [{ name: 'Copenhagen' }],
    });
    const bare = ninjsObject(
      buildReleaseDocument({ ...release, embargo: null, quotes: [], dateline: '' }, null, [], { timeZone: 'UTC' }),
    );
    for (const key of ['embargoedUntil', 'edNote', 'people', 'places', 'infoSources', 'organisations', 'copyrightHolder'])
      expect(bare).not.toHaveProperty(key);
  });

  it('writes the same bytes for the same release', () => {
    const again = buildReleaseDocument(release, organisation, contacts, { timeZone: 'Europe/Copenhagen' });
    expect(writeNinjs(again)).toBe(writeNinjs(copenhagen()));
  });
});
