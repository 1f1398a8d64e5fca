import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectPage, openBrowser } from './inspect.ts';

let browser: Browser;
let folder = '';
let root = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-kit-'));
  const printed = execFileSync(
    process.execPath,
    [join(import.meta.dirname, '../../src/cli/main.ts'), 'demo', '--json', '--out', folder],
    {
      encoding: 'utf8',
      env: { ...process.env, DATELINE_HOME: join(folder, 'home') },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const said = JSON.parse(printed);
  if (said.signed !== true) throw new Error('The demo did not sign its kit.');
  // The library of a demo is thrown away: nobody is offered it later.
  if (existsSync(join(folder, 'home'))) throw new Error('The demo put its library on the list of recent ones.');
  execFileSync('unzip', ['-q', said.zip, '-d', join(folder, 'out')]);
  root = join(folder, 'out', readdirSync(join(folder, 'out'))[0] ?? '');
  browser = await openBrowser();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const squash = (text: string): string => text.replace(/\s+/g, ' ');

test('START-HERE.html of the example kit, copied alone into an empty folder, holds the whole story', async () => {
  const alone = join(folder, 'alone');
  mkdirSync(alone);
  copyFileSync(join(root, 'START-HERE.html'), join(alone, 'START-HERE.html'));
  for (const colorScheme of ['light', 'dark'] as const) {
    const seen = await inspectPage(join(alone, 'START-HERE.html'), { browser, colorScheme, widths: [390, 820, 1440] });
    expect(seen.foreign).toEqual([]);
    expect(seen.errors).toEqual([]);
    expect(seen.brokenPictures).toEqual([]);
    expect(seen.violations).toEqual([]);
    expect(seen.sideways).toEqual([]);
    expect(seen.notice).toContain('Extract the whole zip');
    const text = squash(seen.text);
    expect(text).toContain(
      'From 2012-2020, China plans to invest €470 million in such efforts, and Danish water technologies can help improve efficiency further.',
    );
    expect(text).toContain('the number of Chinese companies represented in Denmark has doubled.');
    expect(text).toContain('Kristian Holmelund Jakobsen');
    expect(text).toContain('+45 00 12 34 56');
    expect(text).not.toContain('Did you like this article?');
  }
});

test('in the unpacked kit every link has its file, nothing is missing and the notice stays away', async () => {
  const seen = await inspectPage(join(root, 'START-HERE.html'), { browser });
  expect(seen.missing).toEqual([]);
  expect(seen.foreign).toEqual([]);
  expect(seen.notice).toBeNull();
  expect(seen.violations).toEqual([]);
  expect(seen.fileLinks.length).toBeGreaterThan(30);
  for (const link of seen.fileLinks) expect(existsSync(join(root, link)), link).toBe(true);
});
