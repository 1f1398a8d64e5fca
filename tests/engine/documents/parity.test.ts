import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Release, ReleaseFormat } from '#contract/releases.ts';
import { compareTexts } from '#domain/releases/texts/parity.ts';
import { createDocumentWriter } from '#engine/releases/documents/index.ts';
import { organisation } from '../../domain/documents/copenhagen.ts';
import { htmlText, markdownText } from '../../domain/documents/readers.ts';
import { markedRelease, printed, sampleReleases } from '../../domain/documents/sample-releases.ts';

const resources = join(import.meta.dirname, '../../../resources');
const SAME = { missing: [], disordered: [], lostNumbers: [], strangeNumbers: [] };

/** One source, several formats: what an independent reader takes out of each file is what the release says. */
describe('parity of the formats', () => {
  const writer = createDocumentWriter({
    templatesFolder: join(resources, 'templates/typst'),
    fontsFolder: join(resources, 'fonts'),
  });
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-parity-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const tool = (name: string, ...args: string[]) =>
    execFileSync(name, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

  async function bytesOf(format: ReleaseFormat, release: Release): Promise<Uint8Array> {
    const result = await writer.write(format, { document: printed(release), theme: organisation.theme, logoSvg: null });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value;
  }

  /** The text of a file by a reader that shares no code with its writer; a PDF is checked on the way. */
  async function read(format: 'pdf' | 'docx' | 'txt' | 'html' | 'md', release: Release): Promise<string> {
    const bytes = await bytesOf(format, release);
    if (format === 'pdf') {
      const path = join(folder, 'release.pdf');
      writeFileSync(path, bytes);
      expect(tool('qpdf', '--check', path)).toContain('No syntax or stream encoding errors');
      expect(tool('pdfinfo', path)).toMatch(/Tagged: +yes/);
      return tool('pdftotext', '-raw', '-enc', 'UTF-8', path, '-');
    }
    if (format === 'docx') return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
    const text = new TextDecoder().decode(bytes);
    if (format === 'html') return htmlText(text);
    return format === 'md' ? markdownText(text) : text;
  }

  const FORMATS = ['pdf', 'docx', 'txt', 'html', 'md'] as const;
  const all = [...sampleReleases, { name: 'every mark', release: markedRelease() }];

  it.each(all)('holds in every format: $name', async ({ release }) => {
    for (const format of FORMATS) expect(compareTexts(printed(release), await read(format, release)), format).toEqual(SAME);
  });

  const marked = markedRelease();
  it.each<[string, Release]>([
    ['a figure', { ...marked, body: marked.body.map((text) => text.replace('€470', '€47')) }],
    ['a lost paragraph', { ...marked, body: marked.body.slice(0, -1) }],
    ['two paragraphs changed about', { ...marked, body: [...marked.body.slice(1), marked.body[0] ?? ''] }],
    ['an item of a list', { ...marked, body: marked.body.map((text) => text.replace('Fourth', 'Fifth')) }],
    ['a mark of a quotation', { ...marked, body: marked.body.map((text) => text.replace('“Water', 'Water')) }],
    ['a number too many', { ...marked, body: [...marked.body, 'And 777 more.'] }],
  ])('finds %s in every format', async (_what, mutated) => {
    for (const format of FORMATS) expect(compareTexts(printed(marked), await read(format, mutated)), format).not.toEqual(SAME);
  });

  it('shows marks as each format knows them', async () => {
    const html = new TextDecoder().decode(await bytesOf('html', marked));
    expect(html).toContain('<strong>€470 million</strong>');
    expect(html).toContain('<a href="https://city.example/water?a=1_2">the city’s own page</a>');
    expect(html).toContain('<ol class="list" start="3">');
    expect(html).toContain('<blockquote dir="auto"><p>“Water is <em>the</em> oil');
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await bytesOf('docx', marked)) });
    expect(value).toContain('<strong>€470 million</strong>');
    expect(value).toContain('<h2>Three steps for 2020</h2>');
    expect(value).toContain('<h3>What comes next</h3>');
    expect(value).toContain('<ul><li>First <strong>bold</strong> item, 12 km</li>');
    expect(value).toContain('<ol><li>Third in its own count</li>');
    expect(value).toContain('<a href="mailto:press@city.example">');
    writeFileSync(join(folder, 'marked.pdf'), await bytesOf('pdf', marked));
    const structure = tool('pdfinfo', '-struct', join(folder, 'marked.pdf'));
    for (const tag of ['H1', 'H2', 'H3', 'L', 'LI', 'Link', 'Span']) expect(structure).toMatch(new RegExp(`^ *${tag}\\b`, 'm'));
    const markdown = new TextDecoder().decode(await bytesOf('md', marked));
    for (const block of marked.body) expect(markdown).toContain(block);
  });
});
