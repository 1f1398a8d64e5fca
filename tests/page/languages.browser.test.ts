import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPage } from '../../src/domain/exports/page/html.ts';
import { pageScript } from '../../src/domain/exports/page/script.ts';
import { buildPageTheme } from '../../src/domain/exports/page/theme.ts';
import type { PageView } from '../../src/domain/exports/page/view.ts';
import { PAGE_LANGUAGES } from '../../src/domain/exports/page/words.ts';
import { copenhagenView, PARAGRAPHS } from './fixture.ts';
import { inspectPage, openBrowser } from './inspect.ts';

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'dateline-languages-'));

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const ARABIC = 'وفد من كوبنهاغن يروّج للتكنولوجيا المستدامة في بكين';

/** A kit in English, Danish and Arabic, with the page's own words in `language` and a theme of its own. */
function manyLanguages(language: string): PageView {
  const view = copenhagenView({ photos: 3 });
  const [release] = view.releases;
  if (!release) throw new Error('The fixture has a release.');
  const block = (text: string) => ({ kind: 'paragraph' as const, text, spans: [{ text }] });
  return {
    ...view,
    language,
    theme: buildPageTheme({ primary: '#ffcc00', secondary: '#7a1fa2', ink: '#333333', paper: '#cfe8d8' }),
    languages: [
      { language: 'en', name: 'English', releaseId: 'rel_en' },
      { language: 'da', name: 'dansk', releaseId: 'rel_da' },
      { language: 'ar', name: 'العربية', releaseId: 'rel_ar' },
    ],
    releases: [
      release,
      {
        ...release,
        id: 'rel_da',
        language: 'da',
        headline: 'København sender delegation til Beijing',
        body: [block('Overborgmesteren rejser.')],
      },
      { ...release, id: 'rel_ar', language: 'ar', headline: ARABIC, body: [block('يسافر عمدة كوبنهاغن إلى بكين يوم الأربعاء.')] },
    ],
    figures: [
      ...view.figures,
      {
        text: '20',
        label: '',
        sentence: 'omkring 20 danske virksomheder',
        language: 'da',
        source: { releaseId: 'rel_da', paragraph: 1 },
      },
      { text: '٤ أيام', label: '', sentence: 'زيارة تستغرق ٤ أيام', language: 'ar', source: null },
    ],
    quotes: [
      ...view.quotes,
      { text: 'Kina investerer massivt.', speaker: 'Frank Jensen', role: 'overborgmester', language: 'da', source: null },
    ],
    photos: view.photos.map((photo) => ({
      ...photo,
      captions: [
        { language: 'da', caption: 'En dråbe rammer vandet.' },
        { language: 'ar', caption: 'قطرة ماء تلامس السطح.' },
      ],
    })),
    organisation: { ...view.organisation, aboutIn: [{ language: 'da', about: ['København er Danmarks hovedstad.'] }] },
  };
}

function written(view: PageView): string {
  const path = join(folder, `${view.language}.html`);
  const hash = createHash('sha256').update(pageScript(view.language)).digest('base64');
  // Opened as if a reader had: what is folded away has to stand up to the same looks.
  writeFileSync(path, renderPage(view, hash).replaceAll('<details class="tr">', '<details class="tr" open>'));
  return path;
}

describe.skipIf(!existsSync('/usr/bin/chromium'))('a kit in several languages', { timeout: 60_000 }, () => {
  const all = PAGE_LANGUAGES.flatMap((language) => [[language, 'light'] as const, [language, 'dark'] as const]);
  const some = [['en', 'light'] as const, ['da', 'dark'] as const, ['de', 'light'] as const];
  // In the gate three languages have one scheme each; DATELINE_TESTS=full looks at all twelve in both.
  it.each(process.env.DATELINE_TESTS === 'full' ? all : some)(
    'has nothing for axe to find in the words of %s, %s, in a theme of its own',
    async (language, colorScheme) => {
      const seen = await inspectPage(written(manyLanguages(language)), {
        browser,
        colorScheme,
        now: new Date('2014-12-09T10:20:00Z'),
        timeZone: 'Europe/Copenhagen',
        widths: colorScheme === 'light' ? [360, 820, 1440] : [],
      });
      expect(seen.violations).toEqual([]);
      expect(seen.errors).toEqual([]);
      expect(seen.foreign).toEqual([]);
      expect(seen.brokenPictures).toEqual([]);
      expect(seen.sideways).toEqual([]);
      const text = seen.text.replace(/\s+/g, ' ');
      for (const words of [ARABIC, 'København er Danmarks hovedstad.', 'omkring 20 danske virksomheder', PARAGRAPHS[0] ?? '']) {
        expect(text).toContain(words);
      }
      if (language === 'da') expect(text).toContain('Må ikke offentliggøres før');
      if (language === 'de') expect(text).toContain('Nicht zur Veröffentlichung vor');
    },
  );

  it('changes the language by an anchor, without a script, and says which language each text is in', async () => {
    const found: Record<string, unknown> = {};
    await inspectPage(written(manyLanguages('en')), {
      browser,
      axe: false,
      javaScript: false,
      now: undefined as never,
      look: async (page) => {
        await page.getByRole('navigation', { name: 'Languages' }).getByRole('link', { name: 'العربية' }).click();
        found.url = page.url();
        found.target = await page.evaluate('document.querySelector(":target")?.id');
        found.article = await page.locator('#release-3-text').getAttribute('dir');
        found.captions = await page.locator('.card [lang=da]').count();
        found.rtl = await page.locator('.card [lang=ar][dir=rtl]').count();
      },
    });
    expect(found.url).toMatch(/#release-3$/);
    expect(found.target).toBe('release-3');
    expect(found.article).toBe('rtl');
    // The summary and the caption of each photo.
    expect(found.captions).toBe(6);
    expect(found.rtl).toBe(6);
  });
});

describe.skipIf(!existsSync('/usr/bin/chromium'))('typefaces of the kit’s own', { timeout: 60_000 }, () => {
  const otf = readFileSync(join(import.meta.dirname, '../../resources/fonts/source-serif-4/SourceSerif4-It.otf'));
  const inLine = `data:font/otf;base64,${otf.toString('base64')}`;

  it.each([
    ['beside the page', 'assets/fonts/source-serif-4-italic.otf', false],
    ['inside the preview', inLine, true],
  ])('are loaded %s, for headings and for what is read', async (_, src, isPreview) => {
    mkdirSync(join(folder, 'assets', 'fonts'), { recursive: true });
    writeFileSync(join(folder, 'assets/fonts/source-serif-4-italic.otf'), otf);
    const typefaces = (['heading', 'text'] as const).map((part) => ({ part, src, format: 'opentype', isVariable: false }));
    let found: unknown;
    const seen = await inspectPage(written({ ...manyLanguages('fi'), typefaces, isPreview }), {
      browser,
      look: async (page) => {
        found = await page.evaluate(`document.fonts.ready.then(() => ({
          loaded: [...document.fonts].filter((one) => one.status === 'loaded').map((one) => one.family.replaceAll('"', '')).filter((one) => one.startsWith('Own')).sort(),
          faces: ['h1', '.rail h2', '.prose p', '.lane p, .lane li'].map((at) => getComputedStyle(document.querySelector(at)).fontFamily.split(',')[0].replaceAll('"', '')),
        }))`);
      },
    });
    expect(found).toEqual({
      loaded: ['Own Heading', 'Own Text'],
      faces: ['Own Heading', 'Own Heading', 'Own Text', 'Own Text'],
    });
    expect(seen.violations).toEqual([]);
    expect(seen.foreign).toEqual([]);
  });
});
