import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ReleaseDocument } from '#domain/releases/document.ts';
import { missingTexts } from '#domain/releases/texts/parity.ts';
import { writeDocx } from '#engine/releases/documents/docx.ts';
import { copenhagen, PARAGRAPHS } from '../../domain/documents/copenhagen.ts';
import { entities } from '../../domain/documents/readers.ts';

async function bytesOf(document: ReleaseDocument): Promise<Uint8Array> {
  const result = await writeDocx(document);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function partsOf(document: ReleaseDocument): Promise<(name: string) => string> {
  const entries = unzipSync(await bytesOf(document));
  return (name) => new TextDecoder().decode(entries[name]);
}

/** What Word shows of a part: its text runs, a line for each paragraph. */
function shown(xml: string): string {
  return xml
    .split('</w:p>')
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => entities(match[1] ?? '')).join(''),
    )
    .join('\n');
}

describe('release as Word document', () => {
  it('holds every paragraph, quote, note and contact, and notices one that is changed', async () => {
    const text = shown((await partsOf(copenhagen()))('word/document.xml'));
    expect(missingTexts(copenhagen(), text)).toEqual([]);
    for (const paragraph of PARAGRAPHS) expect(text.split('\n')).toContain(paragraph);
    const changed = shown((await partsOf(copenhagen({ body: PARAGRAPHS.slice(0, -1) })))('word/document.xml'));
    expect(missingTexts(copenhagen(), changed)).toEqual([PARAGRAPHS.at(-1)]);
  });

  it('has real styles, numbered notes, a language and the embargo in its header', async () => {
    const part = await partsOf(copenhagen());
    const body = part('word/document.xml');
    for (const style of ['Heading1', 'Heading2', 'BodyText', 'Embargo', 'Note']) {
      expect(body).toContain(`<w:pStyle w:val="${style}"/>`);
      expect(part('word/styles.xml')).toContain(`w:styleId="${style}"`);
    }
    expect(body.match(/<w:numPr>/g)).toHaveLength(2);
    expect(part('word/styles.xml')).toContain('<w:lang w:val="en-GB"/>');
    // LibreOffice takes a height of line without its rule for a fixed one, so that a headline of two lines runs over itself
    const heights = part('word/styles.xml').match(/<w:spacing [^>]*w:line=[^>]*>/g) ?? [];
    expect(heights.length).toBeGreaterThan(3);
    for (const height of heights) expect(height).toContain('w:lineRule="auto"');
    expect(shown(part('word/header1.xml'))).toContain('Embargoed until Wed 10 Dec 2014, 09:00 CET');
    expect(shown((await partsOf(copenhagen({ embargo: null })))('word/header1.xml'))).not.toMatch(/embargo/i);
    expect((await partsOf(copenhagen({ language: 'da' })))('word/styles.xml')).toContain('<w:lang w:val="da-DK"/>');
  });

  it('uses Georgia and Arial only, and holds no picture, macro or outside part', async () => {
    const entries = unzipSync(await bytesOf(copenhagen()));
    for (const [name, bytes] of Object.entries(entries)) {
      expect(name).not.toMatch(/media|vba|embeddings|\.(png|jpe?g|bin|emf)$/);
      const xml = new TextDecoder().decode(bytes);
      if (!/^word\/(document|styles|header1|footer1|numbering)\.xml$/.test(name)) continue;
      for (const [, face] of xml.matchAll(/w:(?:ascii|hAnsi|cs|eastAsia)="([^"]+)"/g))
        expect(['Georgia', 'Arial']).toContain(face);
    }
    const targets = new TextDecoder().decode(entries['word/_rels/document.xml.rels']);
    const external = [...targets.matchAll(/Target="([^"]+)" TargetMode="External"/g)].map((match) => match[1] ?? '');
    expect(external.length).toBeGreaterThan(3);
    expect(external.every((target) => /^(https|mailto|tel):/.test(target))).toBe(true);
    for (const [, id] of targets.matchAll(/Id="(rIdLink\d+)"/g))
      expect(new TextDecoder().decode(entries['word/document.xml'])).toContain(`r:id="${id}"`);
  });

  it('is written by the sender on the day of the release', async () => {
    const core = (await partsOf(copenhagen()))('docProps/core.xml');
    expect(core).toContain('<dc:creator>City of Copenhagen</dc:creator>');
    expect(core).toContain('<cp:lastModifiedBy>City of Copenhagen</cp:lastModifiedBy>');
    expect(core.match(/2014-12-08T11:00:00Z/g)).toHaveLength(2);
  });

  it('gives the same bytes at another time and in another zone', async () => {
    const first = await bytesOf(copenhagen());
    const zone = process.env.TZ;
    process.env.TZ = 'Pacific/Auckland';
    expect(new Date('2014-12-08T12:00:00Z').getHours()).toBe(1);
    // Zip entries count time in steps of two seconds.
    await new Promise((resume) => setTimeout(resume, 2100));
    const second = await bytesOf(copenhagen());
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(Buffer.from(first).equals(second)).toBe(true);
  });

  it('sets hostile text as text', async () => {
    const texts = [
      '<script>alert(1)</script> &amp; ]]>',
      '</w:t></w:r><w:r><w:t>x',
      'a\u0000b\u000bc\uffffd\ud800',
      '{{x}} r:id="rId1"',
      'שלום \u202Eabc 🎉',
    ];
    const document = copenhagen({
      headline: texts[0] ?? '',
      body: texts,
      notes: texts,
      boilerplate: texts.join('\n\n'),
      quotes: [],
    });
    const xml = (await partsOf(document))('word/document.xml');
    expect(missingTexts(document, shown(xml))).toEqual([]);
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    expect(xml).not.toContain('<script');
  });
});
