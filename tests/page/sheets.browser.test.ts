import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SheetContent } from '#domain/sheets/content.ts';
import { sheetHtml } from '#engine/sheets/html.ts';
import { person, picture, pictures, sheetOf } from '../domain/sheets/content.ts';
import { inspectPage, openBrowser } from './inspect.ts';

/* A contact sheet as a web page, as a reader opens it: from disk, alone, in light and dark. */

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10" width="40" height="10"><rect width="40" height="10" fill="#0b4f79"/></svg>';
const long = 'The harbour and everything that floats in it, '.repeat(7).slice(0, 300);

describe.skipIf(!existsSync('/usr/bin/chromium'))('a contact sheet as a web page', { timeout: 60_000 }, () => {
  let browser: Browser;
  let folder = '';
  beforeAll(async () => {
    browser = await openBrowser();
    folder = await mkdtemp(join(tmpdir(), 'dateline-sheet-'));
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function write(content: SheetContent): Promise<string> {
    const preview = await sharp({ create: { width: 32, height: 20, channels: 3, background: '#336699' } })
      .webp()
      .toBuffer();
    const html = await sheetHtml(content, {
      previews: async () => preview,
      prints: null,
      logoSvg: LOGO,
      signal: new AbortController().signal,
    });
    const path = join(folder, 'sheet.html');
    await writeFile(path, html);
    return path;
  }

  test('shows pictures and whole captions, needs nothing, and axe finds nothing', async () => {
    const shown = [
      picture(1, { caption: long, usable: { verdict: 'ended', days: 2 }, choice: 'chosen' }),
      picture(2, { title: 'مرحبا بالعالم', caption: '🎉 <b>&"quoted"</b>', choice: 'rejected' }),
      picture(3, { sha256: null, usable: { verdict: 'ending', days: 3 } }),
      picture(4, { ground: 'soft', title: 'x'.repeat(200) }),
      ...pictures(30).slice(4),
    ];
    const file = await write(sheetOf(shown, { marks: 'choice' }, { notice: 'Not for publication before Wednesday' }));
    for (const colorScheme of ['light', 'dark'] as const) {
      const seen = await inspectPage(file, {
        browser,
        colorScheme,
        widths: [360, 800, 1600],
        look: async (page) => {
          expect(await page.locator('ul.sheet > li').count()).toBe(30);
          expect(await page.locator('ul.sheet img').count()).toBe(29);
          expect(await page.locator('ul.sheet img').first().getAttribute('alt')).toBe('Boats, number 1. Rights ended. Chosen');
          await page.emulateMedia({ media: 'print' });
          const columns = await page.evaluate<number>(
            "getComputedStyle(document.querySelector('ul.sheet')).gridTemplateColumns.split(' ').length",
          );
          expect(columns).toBe(4);
        },
      });
      expect(seen).toMatchObject({ siblings: [], foreign: [], brokenPictures: [], errors: [], violations: [] });
      expect(seen.sideways).toEqual([]);
      expect(seen.text).toContain(long.trim());
      expect(seen.text).toContain('<b>&"quoted"</b>');
      expect(seen.text).toContain('No preview');
    }
  });

  test('lists people with links, and axe finds nothing', async () => {
    const people = [
      person('Kim Person', { isPrimary: true, note: 'Interviews.' }),
      person('Press desk', { role: '', email: '' }),
    ];
    const file = await write(sheetOf([], { language: 'de' }, { body: { kind: 'contacts', people } }));
    const seen = await inspectPage(file, {
      browser,
      widths: [360],
      look: async (page) => {
        expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['Kim Person', 'Press desk']);
        expect(await page.locator('html').getAttribute('lang')).toBe('de');
        expect(await page.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
          'tel:+4500123456',
          'mailto:press@city.example',
          'tel:+4500123456',
        ]);
      },
    });
    expect(seen).toMatchObject({ foreign: [], brokenPictures: [], errors: [], violations: [], sideways: [] });
  });
});
