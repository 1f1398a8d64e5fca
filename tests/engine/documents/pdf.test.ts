import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contrast } from '#domain/colour.ts';
import type { ReleaseDocument } from '#domain/releases/document.ts';
import { missingTexts } from '#domain/releases/texts/parity.ts';
import { readableOnPaper } from '#engine/releases/documents/ink.ts';
import { createPdfWriter } from '#engine/releases/documents/pdf.ts';
import { copenhagen, organisation, PARAGRAPHS } from '../../domain/documents/copenhagen.ts';

const resources = join(import.meta.dirname, '../../../resources');
const folders = { templatesFolder: join(resources, 'templates/typst'), fontsFolder: join(resources, 'fonts') };
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10" fill="#0b4f79"/></svg>';

describe('release as PDF', () => {
  const writer = createPdfWriter(folders);
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-pdf-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function write(document: ReleaseDocument, logo: string | null = null): string {
    const result = writer.writeRelease(document, organisation.theme, logo);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    const path = join(folder, `${Math.random()}.pdf`);
    writeFileSync(path, result.value);
    return path;
  }
  const tool = (name: string, ...args: string[]) =>
    execFileSync(name, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  // -raw keeps hyphens at line ends, which the default mode takes for hyphenation and drops.
  const textOf = (path: string) => tool('pdftotext', '-raw', '-enc', 'UTF-8', path, '-');

  it('is tagged, sound and knows its title, author, language and date', () => {
    const path = write(copenhagen(), LOGO);
    const info = tool('pdfinfo', path);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toMatch(/Title: +Copenhagen Delegation to Promote Sustainable Technology in Beijing/);
    expect(info).toMatch(/Author: +City of Copenhagen/);
    expect(info).toMatch(/Page size: +595\.\d+ x 841\.\d+ pts \(A4\)/);
    expect(tool('pdfinfo', '-isodates', path)).toContain('2014-12-08');
    expect(tool('qpdf', '--check', path)).toContain('No syntax or stream encoding errors');
    const objects = tool('qpdf', '--json', path);
    expect(objects).toContain('"/Lang": "u:en"');
    expect(tool('pdfinfo', '-struct', path)).toMatch(/Document[\s\S]*H1[\s\S]*H2/);
    expect(tool('qpdf', '--qdf', '--object-streams=disable', path, '-')).toContain('pdfuaid:part>1<');
  });

  it('holds every paragraph, quote, note and contact, and notices one that is changed', () => {
    const text = textOf(write(copenhagen()));
    expect(missingTexts(copenhagen(), text)).toEqual([]);
    const changed = textOf(write(copenhagen({ body: PARAGRAPHS.map((paragraph) => paragraph.replace('€470', '€47')) })));
    expect(missingTexts(copenhagen(), changed)).toHaveLength(1);
  });

  it('embeds the fonts of the app and no other', () => {
    const fonts = tool('pdffonts', write(copenhagen({ subheadline: 'A visit' })))
      .split('\n')
      .slice(2)
      .filter((line) => line !== '');
    expect(fonts.every((line) => /\+(SourceSerif4|Inter)/.test(line))).toBe(true);
    expect(fonts.map((line) => line.slice(7).split(/[ ]/)[0]?.replace('-Identity-H', '')).sort()).toEqual([
      'Inter-Regular',
      'Inter-SemiBold',
      'SourceSerif4-It',
      'SourceSerif4-Regular',
      'SourceSerif4-Semibold',
      'SourceSerif4Display-Light',
    ]);
  });

  it('repeats the embargo on every page and has none without one', () => {
    const long = copenhagen({ body: [...PARAGRAPHS, ...PARAGRAPHS, ...PARAGRAPHS] });
    const pages = textOf(write(long))
      .split('\f')
      .filter((page) => page !== '');
    expect(pages.length).toBeGreaterThan(3);
    expect(pages[0]).toContain('Embargoed until Wednesday 10 December 2014, 09:00 CET (08:00 UTC)');
    for (const page of pages.slice(1)) expect(page).toContain('Embargoed until Wed 10 Dec 2014, 09:00 CET');
    expect(textOf(write(copenhagen({ embargo: null })))).not.toMatch(/embargo/i);
  });

  it('sets hostile text as text', () => {
    const texts = [
      '#set page(fill: red) #eval("1") $x^2$ *bold* _under_ `code` <label> @ref // c',
      '<script>alert(1)</script>',
      '= Heading\n- item\n+ item\n/ term: x',
      '#image("/etc/passwd")',
      'שלום',
      'a\u0000b\u001bc',
      '-'.repeat(400),
      '2012-2020 '.repeat(60),
    ];
    const document = copenhagen({
      headline: texts[0] ?? '',
      subheadline: texts[1] ?? '',
      dateline: texts[3] ?? '',
      body: texts,
      notes: texts,
      boilerplate: texts.join('\n\n'),
      quotes: [],
    });
    const path = write(document);
    const left = missingTexts(document, textOf(path)).filter((text) => !text.includes('שלום'));
    expect(left).toEqual([]);
    expect(tool('pdfinfo', '-struct', path).match(/\bH1\b/g)).toHaveLength(1);
  });

  it('gives the same bytes from another writer, at another time, in another zone', async () => {
    const first = writer.writeRelease(copenhagen(), organisation.theme, LOGO);
    const zone = process.env.TZ;
    process.env.TZ = 'Pacific/Auckland';
    expect(new Date('2014-12-08T12:00:00Z').getHours()).toBe(1);
    await new Promise((resume) => setTimeout(resume, 1100));
    const second = createPdfWriter(folders).writeRelease(copenhagen(), organisation.theme, LOGO);
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(first.ok && second.ok && Buffer.from(first.value).equals(second.value)).toBe(true);
  });

  it('refuses by name what it cannot set: a letter no font has, a logo that is no drawing, lost templates and fonts', () => {
    // U+10FFFD is for private use: no font on any machine has it.
    const letters = writer.writeRelease(copenhagen({ body: ['\u{10fffd}'] }), organisation.theme, null);
    expect(letters).toMatchObject({ ok: false, error: { code: 'releases.cannot_render' } });
    expect(letters.ok ? '' : letters.error.message).toMatch(/no font on this computer has/);
    const logo = writer.writeRelease(copenhagen(), organisation.theme, '<svg');
    expect(logo.ok ? '' : logo.error.message).toMatch(/logo is not a readable SVG/);
    const lost = createPdfWriter({ templatesFolder: folder, fontsFolder: folders.fontsFolder }).writeRelease(
      copenhagen(),
      organisation.theme,
      null,
    );
    expect(lost).toMatchObject({ ok: false, error: { code: 'releases.cannot_render' } });
    const bare = createPdfWriter({ templatesFolder: folders.templatesFolder, fontsFolder: folder }).writeRelease(
      copenhagen(),
      organisation.theme,
      null,
    );
    expect(bare).toMatchObject({ ok: false, error: { code: 'releases.cannot_render' } });
  });

  it('darkens a pale brand until it reads on paper and leaves a dark one alone', () => {
    expect(readableOnPaper('#0b4f79')).toBe('#0b4f79');
    for (const pale of ['#ffcc00', '#ffffff', '#7fdbff', '#00ff00'])
      expect(contrast(readableOnPaper(pale), '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  });
});
