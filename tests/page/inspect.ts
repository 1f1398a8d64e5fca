import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';

/** How a reader opens the page. Everything is optional; the default is a light desktop window with scripts and no network. */
export interface InspectOptions {
  /** A browser to use again; without one the inspection opens and closes its own. */
  readonly browser?: Browser;
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly javaScript?: boolean;
  /** The reader's clock and zone. */
  readonly now?: Date;
  readonly timeZone?: string;
  /** Checks WCAG 2.2 AA and best practice with axe-core (default: yes, when scripts run). */
  readonly axe?: boolean;
  /** Window widths at which sideways scroll is looked for, beside the first one. */
  readonly widths?: readonly number[];
  /** Called with the open page before it closes: for screenshots and checks of one's own. */
  readonly look?: (page: Page) => Promise<void>;
}

export interface Inspection {
  /** Requests to anything that is not the page itself: `siblings` are files below its folder, `foreign` is everything else. */
  readonly siblings: readonly string[];
  readonly foreign: readonly string[];
  /** Requested siblings that are not there, as paths relative to the page's folder. */
  readonly missing: readonly string[];
  /** Pictures on the page that show nothing, by their alt text and the start of their source. */
  readonly brokenPictures: readonly string[];
  /** Console errors, page errors and violated policies, without the browser's note about each missing sibling. */
  readonly errors: readonly string[];
  readonly violations: readonly { readonly rule: string; readonly help: string; readonly where: readonly string[] }[];
  /** Widths at which the page can be scrolled sideways, with what stands out. */
  readonly sideways: readonly { readonly width: number; readonly culprits: readonly string[] }[];
  /** What a reader sees, as text; closed details are left out. */
  readonly text: string;
  readonly status: string;
  /** The text of the notice that only this page was opened, when it is shown. */
  readonly notice: string | null;
  /** Links that lead to a file: its relative path, as written. */
  readonly fileLinks: readonly string[];
}

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGUMENTS });
}

/** Opens a page from disk as a reader would and reports what a test wants to know of it. */
export async function inspectPage(file: string, options: InspectOptions = {}): Promise<Inspection> {
  const browser = options.browser ?? (await openBrowser());
  try {
    return await inspectIn(browser, file, options);
  } finally {
    if (!options.browser) await browser.close();
  }
}

async function inspectIn(browser: Browser, file: string, options: InspectOptions): Promise<Inspection> {
  const { width = 1280, height = 900, colorScheme = 'light', javaScript = true, axe = javaScript } = options;
  const settings: BrowserContextOptions = {
    viewport: { width, height },
    colorScheme,
    javaScriptEnabled: javaScript,
    offline: true,
  };
  const context = await browser.newContext({ ...settings, ...(options.timeZone ? { timezoneId: options.timeZone } : {}) });
  try {
    const page = await context.newPage();
    if (options.now) await page.clock.setFixedTime(options.now);
    const seen = watch(page, file);
    await page.goto(pathToFileURL(file).href);
    await page.evaluate('document.fonts.ready.then(() => true)');
    await page.waitForTimeout(150);
    const looked = await page.evaluate<Looked>(LOOK);
    const sideways = await findSideways(page, [width, ...(options.widths ?? [])], height);
    await page.setViewportSize({ width, height });
    await options.look?.(page);
    const violations = axe ? await runAxe(browser, file, settings, options.now) : [];
    return {
      ...looked,
      siblings: seen.siblings,
      foreign: seen.foreign,
      missing: seen.missing,
      errors: [...seen.errors, ...looked.errors],
      violations,
      sideways,
    };
  } finally {
    await context.close();
  }
}

function watch(page: Page, file: string) {
  const self = pathToFileURL(file).href;
  const folder = `${pathToFileURL(dirname(file)).href}/`;
  const seen = { siblings: [] as string[], foreign: [] as string[], missing: [] as string[], errors: [] as string[] };
  page.on('request', (request) => {
    const url = request.url().split('#')[0] ?? '';
    if (url === self || url.startsWith('data:')) return;
    (url.startsWith(folder) ? seen.siblings : seen.foreign).push(url.startsWith(folder) ? relative(url) : url);
  });
  page.on('requestfailed', (request) => {
    if (request.url().startsWith(folder)) seen.missing.push(relative(request.url()));
  });
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const isMissingSibling = message.text().includes('ERR_FILE_NOT_FOUND') && message.location().url.startsWith(folder);
    if (!isMissingSibling) seen.errors.push(message.text());
  });
  page.on('pageerror', (error) => seen.errors.push(error.message));
  const relative = (url: string) => decodeURIComponent(url.slice(folder.length));
  return seen;
}

type Looked = Pick<Inspection, 'brokenPictures' | 'errors' | 'text' | 'status' | 'notice' | 'fileLinks'>;

/** Runs in the page; written as text because tests know no DOM. */
const LOOK = `(() => {
  const miss = document.getElementById('miss');
  return {
    brokenPictures: [...document.images].filter((img) => !(img.complete && img.naturalWidth > 0)).map((img) => img.alt + ' (' + img.src.slice(0, 60) + ')'),
    errors: [],
    text: document.body.innerText,
    status: document.documentElement.dataset.status,
    notice: miss && !miss.hidden && miss.getClientRects().length > 0 ? miss.innerText : null,
    fileLinks: [...new Set([...document.querySelectorAll('a[href],link[href]')].map((a) => a.getAttribute('href')).filter((href) => !/^(#|[a-z]+:)/i.test(href)))],
  };
})()`;

async function findSideways(page: Page, widths: readonly number[], height: number): Promise<Inspection['sideways']> {
  const found: { width: number; culprits: readonly string[] }[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height });
    const culprits = await page.evaluate<string[] | null>(`(() => {
      const room = document.documentElement.clientWidth;
      // What a keyboard can scroll in a box of its own, such as a wide table, does not widen the page.
      const scrolls = (e) => e.parentElement?.closest('[tabindex="0"]') && getComputedStyle(e.parentElement.closest('[tabindex="0"]')).overflowX === 'auto';
      const out = [...document.body.querySelectorAll('*')].filter((e) => !e.closest('.vh,.skip,[hidden]') && e.getClientRects().length > 0 && e.getBoundingClientRect().right > room + 1 && !scrolls(e));
      if (document.documentElement.scrollWidth <= room && out.length === 0) return null;
      return out.slice(0, 5).map((e) => e.tagName.toLowerCase() + '.' + e.className + ' ' + e.textContent.trim().slice(0, 40));
    })()`);
    if (culprits) found.push({ width, culprits });
  }
  return found;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** In a window of its own, because axe needs a page without its Content-Security-Policy. */
async function runAxe(
  browser: Browser,
  file: string,
  settings: BrowserContextOptions,
  now?: Date,
): Promise<Inspection['violations']> {
  const context = await browser.newContext({ ...settings, bypassCSP: true, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    if (now) await page.clock.setFixedTime(now);
    await page.goto(pathToFileURL(file).href);
    await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
    await page.evaluate(AXE);
    return await page.evaluate<{ rule: string; help: string; where: string[] }[]>(
      `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then((result) => result.violations.map((one) => ({
        rule: one.id, help: one.help, where: one.nodes.slice(0, 5).map((node) => node.target.join(' ') + ': ' + (node.failureSummary || '').split('\\n').slice(1, 2).join('').trim()),
      })))`,
    );
  } finally {
    await context.close();
  }
}
