import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { exampleDir, expect, projectDir, test } from './fixtures.ts';
import { answerDialogs, createLibrary, dropFiles, setSize } from './hands.ts';
import { shoot, sidewaysIn, violationsIn } from './look.ts';

/* Settings, the first page's steps, news outside the window and updates, in the real Electron. */

const settings = (page: Page) => page.getByRole('main', { name: 'Settings' });
const part = (page: Page, name: string) => page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name });

/** Puts what Electron would show outside the window into lists; `isInFront` is what the window says of itself. */
const watchOutside = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ app: own, BrowserWindow, Notification, shell }) => {
    const seen = { news: [] as unknown[], bars: [] as number[], badges: [] as number[], shown: [] as string[], isInFront: false };
    Object.assign(globalThis, { seen });
    Notification.isSupported = () => true;
    Notification.prototype.show = function (this: Electron.Notification) {
      seen.news.push(this);
    };
    const window = BrowserWindow.getAllWindows()[0];
    if (window === undefined) throw new Error('There is no window.');
    window.isFocused = () => seen.isInFront;
    window.setProgressBar = (part: number) => void seen.bars.push(part);
    own.setBadgeCount = (count?: number) => seen.badges.push(count ?? 0) > 0;
    shell.showItemInFolder = (path: string) => void seen.shown.push(path);
  });

interface Seen {
  news: { title: string; body: string; emit(name: string): void }[];
  bars: number[];
  badges: number[];
  shown: string[];
  isInFront: boolean;
}
const seen = (app: ElectronApplication): Promise<{ titles: string[]; bars: number[]; badges: number[]; shown: string[] }> =>
  app.evaluate(() => {
    const { news, bars, badges, shown } = (globalThis as unknown as { seen: Seen }).seen;
    return { titles: news.map(({ title }) => title), bars, badges, shown };
  });

test('the first page shows the steps once, the settings hold over a restart, and everything can be reached and read', async ({
  start,
  folder,
}) => {
  const first = await start();
  const { page } = first;
  await test.step('the steps, before there is a library', async () => {
    await expect(page.getByRole('region', { name: 'First steps' }).getByRole('listitem')).toHaveCount(4);
    for (const [width, height] of [
      [1024, 700],
      [1440, 900],
    ] as const) {
      await setSize(first, width, height);
      expect(await sidewaysIn(page)).toEqual([]);
      await expect(page.getByRole('region', { name: 'First steps' }).getByRole('listitem').last()).toBeInViewport({ ratio: 1 });
      await shoot(page, `first-steps-${width}`);
    }
    expect(await violationsIn(page)).toEqual([]);
    await page.keyboard.press('Control+,');
    await expect(settings(page)).toBeVisible();
    await page.getByRole('button', { name: 'Back' }).click();
  });
  await createLibrary(first, 'Settings');
  await test.step('every part, light and dark, with more contrast and larger', async () => {
    for (const theme of ['Light', 'Dark']) {
      await page.keyboard.press('Control+,');
      await settings(page).getByRole('radio', { name: theme }).click();
      for (const name of ['General', 'Exports and signature', 'Libraries', 'Updates and support', 'About']) {
        await part(page, name).click();
        await expect(part(page, name)).toHaveAttribute('aria-current', 'page');
        expect(await violationsIn(page)).toEqual([]);
        expect(await sidewaysIn(page)).toEqual([]);
        await shoot(page, `settings-${name.toLowerCase().replaceAll(' ', '-')}-${theme.toLowerCase()}`);
      }
    }
    await part(page, 'General').click();
    await settings(page).getByRole('radio', { name: 'More' }).click();
    await settings(page).getByRole('radio', { name: 'Reduced' }).click();
    await page.keyboard.press('Control+=');
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThan(1440);
    expect(await violationsIn(page)).toEqual([]);
    await shoot(page, 'settings-contrast-dark');
  });
  await first.quit();

  const second = await start();
  await expect(second.page.getByRole('navigation', { name: 'Library' })).toContainText('Settings');
  expect(await second.page.evaluate(() => ({ ...document.documentElement.dataset }))).toMatchObject({
    theme: 'dark',
    contrast: 'more',
    motion: 'reduced',
  });
  const zoom = () => second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor());
  await expect.poll(zoom).toBeCloseTo(1.1);
  await second.page.keyboard.press('Control+0');
  await expect.poll(zoom).toBeCloseTo(1);
  await second.app.evaluate(({ Menu }) => {
    const help = Menu.getApplicationMenu()?.items.find((item) => item.label === 'Help');
    help?.submenu?.items.find((item) => item.label === 'First steps')?.click();
  });
  await expect(second.page.getByRole('region', { name: 'First steps' })).toBeVisible();
  // The library of before, from the system's own menu.
  await second.app.evaluate(({ Menu }) => {
    const recent = Menu.getApplicationMenu()?.items[0]?.submenu?.items.find((item) => item.label === 'Open recent');
    recent?.submenu?.items.find((item) => item.label === 'Settings')?.click();
  });
  await second.page.keyboard.press('Control+1');
  await expect(second.page.getByRole('main').getByRole('heading', { name: 'All assets' })).toBeVisible();
  await second.quit();

  // A library that is gone is missed in one line, and on the first page the steps are not shown again.
  await rename(join(folder, 'documents', 'Settings'), join(folder, 'documents', 'Elsewhere'));
  const third = await start();
  await expect(third.page.getByRole('status').filter({ hasText: '“Settings” is not where it was.' })).toBeVisible();
  await expect(third.page.getByRole('region', { name: 'First steps' })).toBeHidden();
  expect([...first.problems, ...second.problems, ...third.problems]).toEqual([]);
});

test('what ends while nobody looks is told by the system and leads there, and a support bundle holds nothing of it', async ({
  start,
  folder,
}) => {
  const dateline = await start();
  const { app, page } = dateline;
  await createLibrary(dateline, 'Kanariefugl');
  await watchOutside(app);
  await test.step('an import, its progress, a click', async () => {
    await dropFiles(page, [join(exampleDir, 'photos')]);
    await expect.poll(async () => (await seen(app)).titles, { timeout: 60_000 }).toEqual(['Import finished']);
    await expect.poll(async () => (await seen(app)).bars.at(-1)).toBe(-1);
    const { bars, badges } = await seen(app);
    expect(bars.some((value) => value > 0 && value <= 2)).toBe(true);
    expect(badges.at(-1)).toBeGreaterThan(0);
    await page.keyboard.press('Control+8');
    await app.evaluate(() =>
      (globalThis as unknown as { seen: Seen }).seen.news.find(({ title }) => title === 'Import finished')?.emit('click'),
    );
    await expect(page.getByRole('main', { name: 'Import', exact: true })).toBeVisible();
  });
  await test.step('the system’s own colours leave nothing out', async () => {
    await page.keyboard.press('Control+3');
    await page.getByRole('gridcell').first().click();
    await page.emulateMedia({ forcedColors: 'active' });
    await shoot(page, 'library-forced-colours');
    // A line around the hit, as its shade is gone; the page under the settings the same.
    await page.keyboard.press('Control+K');
    await expect(page.getByRole('option', { selected: true })).toHaveCSS('outline-style', 'solid');
    const groundOf = (one: Locator) => one.evaluate((element) => getComputedStyle(element).backgroundColor);
    const chip = await groundOf(page.getByRole('button', { name: 'Everything', pressed: true }));
    await shoot(page, 'palette-forced-colours');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+,');
    const chosen = settings(page).getByRole('radio', { checked: true }).first();
    await expect(chosen).toBeVisible();
    expect(await groundOf(chosen)).toBe(chip);
    expect(await groundOf(page.locator('body'))).not.toBe(chip);
    await shoot(page, 'settings-forced-colours');
    await page.keyboard.press('Control+3');
    await page.emulateMedia({ forcedColors: 'none' });
    await page.keyboard.press('Control+,');
    await settings(page).getByRole('radio', { name: 'More' }).click();
    await page.keyboard.press('Control+3');
    await expect(page.getByRole('gridcell').first()).toBeVisible();
    expect(await violationsIn(page)).toEqual([]);
    await shoot(page, 'library-contrast');
  });
  await test.step('nothing while the window is in front, nor when it is switched off', async () => {
    const told = (await seen(app)).titles.length;
    const check = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('button', { name: 'Library care…' }).click();
      const care = page.getByRole('main', { name: 'Library care' });
      await care.getByRole('button', { name: 'Back up now' }).click();
      const told = page.getByRole('region', { name: 'Notices' }).getByText('The catalogue is backed up.');
      await expect(told).toBeVisible();
      // All at once, or the next one could be taken for this one; what leaves by itself meanwhile cannot be pressed.
      await page
        .getByRole('region', { name: 'Notices' })
        .getByRole('button', { name: 'Dismiss' })
        .evaluateAll((buttons) => {
          for (const button of buttons) (button as HTMLElement).click();
        });
      await expect(told).toBeHidden();
    };
    await app.evaluate(() => Object.assign((globalThis as unknown as { seen: Seen }).seen, { isInFront: true }));
    await check();
    await app.evaluate(() => Object.assign((globalThis as unknown as { seen: Seen }).seen, { isInFront: false }));
    await page.keyboard.press('Control+,');
    await settings(page).getByRole('switch', { name: 'Tell me when something is finished' }).click();
    await check();
    expect((await seen(app)).titles).toHaveLength(told);
  });
  await test.step('the list of contacts on paper: the list, and nothing of the window', async () => {
    await page.keyboard.press('Control+8');
    await page.getByRole('button', { name: 'New contact' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Kanariefugl Berg');
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill('berg@city.example');
    await dialog.getByRole('textbox', { name: 'E-mail' }).press('Enter');
    await expect(page.getByRole('main', { name: 'Kanariefugl Berg' })).toBeVisible();
    const pdf = await app.evaluate(async ({ BrowserWindow }) =>
      (await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({}))?.toString('base64'),
    );
    await writeFile(join(folder, 'contacts.pdf'), Buffer.from(pdf ?? '', 'base64'));
    const text = execFileSync('pdftotext', ['-layout', join(folder, 'contacts.pdf'), '-'], { encoding: 'utf8' });
    expect(text).toMatch(/Name\s+Role\s+Organisation\s+E-mail\s+Phone/);
    expect(text).toMatch(/Kanariefugl Berg\s+berg@city\.example/);
    expect(text).not.toMatch(/All assets|Search contacts|Delete/);
  });
  await test.step('the log and the bundle', async () => {
    await page.keyboard.press('Control+,');
    await part(page, 'Updates and support').click();
    await settings(page).getByRole('button', { name: 'Show log' }).click();
    await expect.poll(async () => (await seen(app)).shown.at(-1)).toMatch(/dateline\.log$/);
    const zip = join(folder, 'bundle.zip');
    await answerDialogs(app, { save: zip });
    await settings(page).getByRole('button', { name: 'Make a support bundle…' }).click();
    await expect(page.getByText('The support bundle is saved.')).toBeVisible();
    const said = execFileSync('unzip', ['-p', zip], { encoding: 'utf8' });
    for (const secret of ['Kanariefugl', folder, homedir()]) expect(said).not.toContain(secret);
    expect(JSON.parse(execFileSync('unzip', ['-p', zip, 'support.json'], { encoding: 'utf8' }))).toMatchObject({
      app: { 'settings.notifications': false, 'system.platform': process.platform },
      library: { integrity: { ok: true } },
    });
  });
  expect(dateline.problems).toEqual([]);
});

test('updates: switched off nobody is asked; switched on the feed is asked and what it gives is verified', async ({
  start,
  folder,
}) => {
  const asked: string[] = [];
  const made = Buffer.from('a newer Dateline');
  let sum = 'not the sum of anything';
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (/\.yml/.test(request.url ?? '')) {
      const file = `{ "url": "Dateline-9.0.0.AppImage", "sha512": "${sum}", "size": ${made.length} }`;
      response.end(
        `{ "version": "9.0.0", "files": [${file}], "path": "Dateline-9.0.0.AppImage", "sha512": "${sum}", "releaseDate": "2026-11-29T00:00:00Z" }`,
      );
    } else if (request.url?.startsWith('/Dateline-9.0.0.AppImage') && !request.url.endsWith('.blockmap')) response.end(made);
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const old = join(folder, 'Dateline.AppImage');
  await writeFile(old, 'this Dateline');
  const before = { ...process.env };
  Object.assign(process.env, {
    DATELINE_UPDATES_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    XDG_CACHE_HOME: join(folder, 'cache'),
    APPIMAGE: old,
  });
  try {
    const { page } = await start();
    await expect(page.getByRole('button', { name: 'Create a library' })).toBeVisible();
    const call = (name: string, input: object): Promise<unknown> =>
      page.evaluate(
        ([one, given]) =>
          (window as never as { dateline: { call(name: string, input: object): Promise<unknown> } }).dateline.call(one, given),
        [name, input] as const,
      );
    const look = () => call('checkForUpdates', {});
    // A place that nobody picked, and a setting that is none, are refused.
    expect(await call('settings', { change: { exportPlace: 'guessed' } })).toMatchObject({
      error: { code: 'door.token_unknown' },
    });
    expect(await call('settings', { change: { exportFolder: '/etc' } })).toMatchObject({ error: { code: 'door.invalid_input' } });
    expect(await look()).toEqual({ ok: true, value: { state: 'off', version: null } });
    expect(asked).toEqual([]);
    // What would ask is not even loaded: it lies in a file of its own.
    expect(await readFile(join(projectDir, 'out', 'main', 'index.cjs'), 'utf8')).not.toContain('AppImageUpdater');
    await page.keyboard.press('Control+,');
    await part(page, 'Updates and support').click();
    await expect(settings(page).getByRole('button', { name: 'Look now' })).toBeDisabled();
    await settings(page).getByRole('switch', { name: 'Look for newer versions' }).click();
    await settings(page).getByRole('button', { name: 'Look now' }).click();
    await expect(page.getByText(/did not answer as it should/)).toBeVisible({ timeout: 30_000 });
    expect(asked.some((path) => path.includes('.yml'))).toBe(true);
    sum = createHash('sha512').update(made).digest('base64');
    expect(await look()).toEqual({ ok: true, value: { state: 'ready', version: '9.0.0' } });
  } finally {
    process.env = before;
    server.close();
  }
});
