import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPage } from '../../src/domain/exports/page/html.ts';
import { pageScript } from '../../src/domain/exports/page/script.ts';
import { buildPageTheme } from '../../src/domain/exports/page/theme.ts';
import type { PageView } from '../../src/domain/exports/page/view.ts';
import { copenhagenView, file, HEADLINE, PARAGRAPHS } from './fixture.ts';
import { type InspectOptions, inspectPage, openBrowser } from './inspect.ts';

const hashOf = (language: string): string => createHash('sha256').update(pageScript(language)).digest('base64');
const BEFORE = new Date('2014-12-09T10:20:00Z');
const AFTER = new Date('2014-12-10T08:00:01Z');
const WIDTHS = [360, 375, 414, 480, 560, 640, 641, 768, 820, 896, 897, 1024, 1088, 1089, 1200, 1366, 1440, 1600];
const NOTICE = 'Only this page was opened. Extract the whole zip to open the files behind the links.';
const FONTS = ['assets/fonts/inter-latin.woff2', 'assets/fonts/source-serif-4-latin.woff2'];

let browser: Browser;
const folders: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Writes the page alone into an empty folder, as a zip preview does. */
function alone(view: PageView): string {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-page-'));
  folders.push(folder);
  const path = join(folder, 'START-HERE.html');
  writeFileSync(path, renderPage(view, hashOf(view.language)));
  return path;
}

const inspect = (view: PageView, options: InspectOptions = {}) =>
  inspectPage(alone(view), { browser, now: BEFORE, timeZone: 'Europe/Copenhagen', ...options });
const squash = (text: string) => text.replace(/\s+/g, ' ');

describe.skipIf(!existsSync('/usr/bin/chromium'))('the page alone in a folder', { timeout: 60_000 }, () => {
  it('shows everything and reaches for nothing but its own siblings', async () => {
    const seen = await inspect(copenhagenView(), { widths: WIDTHS });
    expect(seen.foreign).toEqual([]);
    expect([...seen.siblings].sort()).toEqual([...FONTS, copenhagenView().photos[0]?.web?.path]);
    expect(seen.errors).toEqual([]);
    expect(seen.brokenPictures).toEqual([]);
    expect(seen.sideways).toEqual([]);
    expect(seen.notice).toBe(NOTICE);
    const text = squash(seen.text);
    for (const words of [
      HEADLINE,
      ...PARAGRAPHS,
      'Kristian Holmelund Jakobsen',
      '+45 00 12 34 56',
      'kristian.jakobsen@cityofcopenhagen.example',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain('Not for publication before Wednesday 10 December 2014, 09:00 CET');
    expect(text).toContain('Lifts in 21 h 40 min by your clock');
  });

  it.each([
    ['light', 1280, 'embargo'],
    ['dark', 1280, 'embargo'],
    ['light', 390, 'embargo'],
    ['dark', 390, 'embargo'],
    ['light', 820, 'embargo'],
    ['light', 1280, 'open'],
    ['dark', 1280, 'open'],
    ['light', 390, 'open'],
    ['dark', 390, 'open'],
  ] as const)('has nothing for axe to find: %s, %i px, %s', async (colorScheme, width, status) => {
    const seen = await inspect(copenhagenView({ embargo: status === 'embargo' }), { colorScheme, width });
    expect(seen.violations).toEqual([]);
    expect(seen.errors).toEqual([]);
    expect(seen.status).toBe(status === 'embargo' ? 'embargoed' : 'open');
  });

  it('has nothing for axe to find in everything a page can show, in colours nobody chose for reading', async () => {
    const view = copenhagenView({ photos: 5, signed: false });
    const [release] = view.releases;
    if (!release) throw new Error('The fixture has a release.');
    const full: PageView = {
      ...view,
      version: 3,
      theme: buildPageTheme({ primary: '#ffd400', secondary: '#ff6600', ink: '#888888' }),
      logo: view.logo && { ...view.logo, dark: null },
      releases: [
        {
          ...release,
          dateline: 'Copenhagen',
          subheadline: 'Twenty companies travel along',
          notes: ['Interviews by appointment.', 'Pictures are free.'],
        },
        { ...release, id: 'rel_da', language: 'da', headline: 'København sender delegation til Beijing' },
      ],
      figures: view.figures.map((figure, i) => (i < 4 ? { ...figure, label: '', sentence: PARAGRAPHS[2] ?? '' } : figure)),
      documents: [
        {
          title: 'Sister city agreement',
          note: 'Signed in 2012, 14 pages',
          file: file('PDF', 'Report', 'documents/agreement.pdf', 812_000),
        },
      ],
      // a word without an end, as an address in a caption is
      logos: view.logos.map((logo) => ({ ...logo, title: 'x'.repeat(200) })),
      photos: view.photos.map((photo) => ({
        ...photo,
        title: 'x'.repeat(200),
        caption: `https://a.example/${'x'.repeat(200)}`,
        credit: 'x'.repeat(200),
        expires: '2015-12-31',
        copyright: '© Somebody Else Entirely',
        creator: 'Somebody',
      })),
    };
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [1280, 390]) {
        const seen = await inspect(full, { colorScheme, width, widths: colorScheme === 'light' && width === 1280 ? WIDTHS : [] });
        expect(seen.violations).toEqual([]);
        expect(seen.sideways).toEqual([]);
        expect(seen.errors).toEqual([]);
      }
    }
  });

  it('works without scripts: all text, no dead buttons, no clock, no notice', async () => {
    const seen = await inspect(copenhagenView(), { javaScript: false, now: undefined as never });
    expect(squash(seen.text)).toContain(PARAGRAPHS[9]);
    expect(seen.text).not.toMatch(/Copy|by your clock/);
    expect(seen.notice).toBeNull();
    expect(seen.brokenPictures).toEqual([]);
    expect(seen.errors).toEqual([]);
  });

  it('lifts the embargo by itself, and says whose clock says so', async () => {
    let sheets = '';
    const seen = await inspect(copenhagenView(), {
      now: AFTER,
      look: async (page) => {
        sheets = await page.evaluate<string>(
          '[...document.styleSheets].flatMap((s) => [...s.cssRules]).map((r) => r.cssText).join("\\n")',
        );
      },
    });
    expect(seen.status).toBe('open');
    expect(squash(seen.text)).toMatch(/Embargo over Free to publish since Wednesday 10 December 2014, 09:00 CET/i);
    expect(seen.text).toContain('according to your clock');
    expect(sheets).not.toContain('EMBARGOED UNTIL');
    expect(seen.violations).toEqual([]);
  });

  it('tells the reader’s own time when the bar does not', async () => {
    expect((await inspect(copenhagenView(), { timeZone: 'America/New_York', axe: false })).text).toContain('Wed 03:00 your time');
    expect((await inspect(copenhagenView(), { timeZone: 'Asia/Shanghai', axe: false })).text).not.toContain('your time');
    // Danish clocks have a point where the bar has a colon; the same time is not said twice.
    const danish = { ...copenhagenView(), language: 'da' };
    expect((await inspect(danish, { timeZone: 'Europe/Copenhagen', axe: false })).text).not.toContain('din tid');
    expect((await inspect(danish, { timeZone: 'America/New_York', axe: false })).text).toContain('ons. 03:00 din tid');
  });

  it('copies the release with its embargo, the figures and a quote', async () => {
    const copied: Record<string, string> = {};
    const view = copenhagenView();
    const headings = ([2, 3] as const).map((level) => ({
      kind: 'heading' as const,
      level,
      text: `Heading ${level}`,
      spans: [{ text: `Heading ${level}` }],
    }));
    const releases = view.releases.map((release) => ({ ...release, body: [...release.body, ...headings] }));
    const photos = view.photos.map((photo, at) => (at === 2 ? { ...photo, credit: '', creator: '' } : photo));
    await inspect(
      { ...view, releases, photos },
      {
        axe: false,
        look: async (page) => {
          await page.evaluate('navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }');
          for (const name of ['Copy the text', 'Copy all figures', 'Copy boilerplate']) {
            await page.getByRole('button', { name }).click();
            copied[name] = await page.evaluate<string>('window.copied');
          }
          await page.getByRole('button', { name: 'Copy quote and name' }).first().click();
          copied.quote = await page.evaluate<string>('window.copied');
          await page.getByRole('button', { name: 'Copy caption and credit, photo 02' }).click();
          copied.caption = await page.evaluate<string>('window.copied');
          await page.getByRole('button', { name: 'Copy caption and credit, photo 03' }).click();
          copied.nobody = await page.evaluate<string>('window.copied');
          expect(await page.evaluate<string>('document.getElementById("live").textContent')).toBe('Copied');
        },
      },
    );
    const release = copied['Copy the text'] ?? '';
    expect(release.startsWith('EMBARGOED UNTIL Wednesday 10 December 2014, 09:00 CET\n\n')).toBe(true);
    expect(release).toContain(
      [HEADLINE, 'By Press Officer Kristian Holmelund Jakobsen, December 08, 2014', ...PARAGRAPHS].join('\n\n'),
    );
    expect(release).toContain('\n\nHeading 2\n\nHeading 3\n\n');
    expect(copied['Copy all figures']?.split('\n')).toHaveLength(12);
    expect(copied['Copy all figures']).toContain(
      '€470 million: China’s planned investment in water consumption and flood management, 2012–2020\n',
    );
    expect(copied.quote).toMatch(/companies as valuable partners\. [\s\S]*Denmark\.”\nFrank Jensen, Lord Mayor of Copenhagen$/);
    // without a credit or a creator there is nothing but the caption: terms are no credit
    expect(copied.nobody).toBe(squash(view.photos[2]?.caption ?? '-'));
    expect(copied.caption).toMatch(/^Late sun on a wooden deck .*consumption\. Photo: Maciej Wiklo \/ KDE Plasma Wallpapers$/);
  });

  it('prints on sheets that are filled, with their numbers and the embargo on each', async () => {
    const sheetsOf = async (view: PageView): Promise<{ words: string; filled: number }[]> => {
      let printed = '';
      await inspect(view, {
        axe: false,
        look: async (page) => {
          printed = execFileSync('pdftotext', ['-bbox', '-', '-'], { input: await page.pdf({ format: 'A4' }), encoding: 'utf8' });
        },
      });
      return [...printed.matchAll(/<page width="[\d.]+" height="([\d.]+)">([\s\S]*?)<\/page>/g)].map(([, height, page = '']) => {
        const words = [...page.matchAll(/yMax="([\d.]+)">([^<]*)</g)].map(([, y, word]) => ({
          y: Number(y) / Number(height),
          word,
        }));
        // the lowest words of the page itself: the foot stands in the margin of 18 mm of 297
        return {
          words: words.map(({ word }) => word).join(' '),
          filled: Math.max(...words.map(({ y }) => y).filter((y) => y < 0.93)),
        };
      });
    };
    for (const [photos, embargo] of [
      [5, false],
      [8, true],
      [11, false],
    ] as const) {
      const sheets = await sheetsOf(copenhagenView({ photos, embargo }));
      for (const [index, { words, filled }] of sheets.entries()) {
        expect(words).toContain(`Page ${index + 1} of ${sheets.length}`);
        expect(words).not.toMatch(/\bCopy (?:the|quote|caption|all)\b/);
        expect(words.includes('EMBARGOED UNTIL')).toBe(embargo);
        if (index < sheets.length - 1) expect(filled, `${photos} photos, sheet ${index + 1}`).toBeGreaterThan(0.65);
      }
    }
    expect((await sheetsOf({ ...copenhagenView({ photos: 3 }), language: 'da' }))[0]?.words).toMatch(/Side 1 af \d/);
  });

  it('has the quick downloads within the first 800 px of a desktop window', async () => {
    for (const embargo of [true, false]) {
      await inspect(
        { ...copenhagenView({ embargo, photos: 8 }) },
        {
          axe: false,
          look: async (page) => {
            await page.evaluate('document.getElementById("miss").hidden = true');
            expect(
              await page.evaluate<number>('document.querySelector(".lane").getBoundingClientRect().bottom'),
            ).toBeLessThanOrEqual(800);
          },
        },
      );
    }
  });

  it('keeps the embargo bar in sight only while the embargo holds', async () => {
    const top = 'scrollTo({ top: 3000, behavior: "instant" }), document.querySelector(".status").getBoundingClientRect().top';
    for (const [view, now, isInSight] of [
      [copenhagenView(), BEFORE, true],
      [copenhagenView(), AFTER, false],
      [copenhagenView({ embargo: false }), BEFORE, false],
    ] as const) {
      await inspect(view, {
        now,
        axe: false,
        look: async (page) => expect((await page.evaluate<number>(top)) === 0).toBe(isInSight),
      });
    }
  });

  it('shows no notice when its files lie next to it', async () => {
    const view = { ...copenhagenView(), fonts: false };
    const path = alone(view);
    const web = join(dirname(path), view.photos[0]?.web?.path ?? '');
    mkdirSync(dirname(web), { recursive: true });
    writeFileSync(web, Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64'));
    const seen = await inspectPage(path, { browser, axe: false });
    expect(seen.notice).toBeNull();
    expect(seen.missing).toEqual([]);
    expect(seen.siblings).toEqual([view.photos[0]?.web?.path]);
  });

  it('is looked at by an inspection that would notice', async () => {
    const path = alone(copenhagenView());
    writeFileSync(
      path,
      `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="script-src 'none'"><title>x</title></head><body>
<p style="color:#aaa">pale</p><img src="data:image/png;base64,AAAA"><img src="https://elsewhere.example/a.png" alt="far"><div style="width:2000px">wide</div><script>1</script></body></html>`,
    );
    const seen = await inspectPage(path, { browser });
    expect(seen.foreign).toEqual(['https://elsewhere.example/a.png']);
    expect(seen.brokenPictures).toHaveLength(2);
    expect(seen.errors.join()).toMatch(/Content Security Policy/);
    expect(seen.sideways).toHaveLength(1);
    expect(seen.violations.map((one) => one.rule)).toEqual(
      expect.arrayContaining(['color-contrast', 'image-alt', 'html-has-lang']),
    );
  });

  it('shows a kit of almost nothing', async () => {
    const view = copenhagenView({ embargo: false, photos: 0, signed: false });
    const bare: PageView = {
      ...view,
      logo: null,
      lead: null,
      figures: [],
      quotes: [],
      photoFiles: [],
      logos: [],
      palette: [],
      contacts: view.contacts.slice(0, 1),
      contactFiles: [],
      folders: [],
      licence: [],
      copyright: '',
      organisation: { ...view.organisation, about: [], facts: [] },
    };
    const seen = await inspect(bare, { widths: WIDTHS });
    expect(seen.violations).toEqual([]);
    expect(seen.sideways).toEqual([]);
    expect(seen.notice).toBeNull();
  });
});
