import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { type Dateline, expect, outputDir, projectDir, test } from './fixtures.ts';
import { answerDialogs, createLibrary, engineOf, exportOpenKit, goTo, openExample } from './hands.ts';

const FILES = 300;
const run = promisify(execFile);

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Writes so many small pictures, no two alike. */
async function writePictures(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const one = (n: number) =>
    sharp({ create: { width: 640, height: 420, channels: 3, background: { r: (n * 53) % 256, g: (n * 101) % 256, b: n % 256 } } })
      .jpeg({ quality: 60 + (n % 30) })
      .withExif({ IFD0: { Software: `No. ${n}` } })
      .toFile(join(folder, `picture-${String(n).padStart(3, '0')}.jpg`));
  for (let n = 0; n < FILES; n += 20) await Promise.all(Array.from({ length: 20 }, (_, at) => one(n + at)));
}

const imported = async (page: Page): Promise<number> => {
  const text = await page
    .getByRole('progressbar')
    .textContent({ timeout: 1000 })
    .catch(() => '');
  return Number(/Importing ([\d,]+) of/.exec(text ?? '')?.[1] ?? 0);
};

test('when the engine is killed during an import, the window says so, shows the library again and can go on', async ({
  start,
  folder,
}) => {
  const source = join(folder, 'source');
  await writePictures(source);
  const dateline = await start();
  const { app, page } = dateline;
  await createLibrary(dateline, 'Crash');
  await answerDialogs(app, { open: [source] });
  await page.keyboard.press('Control+Shift+i');
  await expect.poll(() => imported(page), { intervals: [30] }).toBeGreaterThan(20);

  process.kill(engineOf(dateline), 'SIGKILL');
  await expect(page.getByRole('alert').filter({ hasText: 'An import was interrupted.' })).toBeVisible();
  // The crash is a file on this computer.
  const dumps = await app.evaluate(({ app: own }) => own.getPath('crashDumps'));
  const [report = ''] = await readdir(join(dumps, 'engine'));
  expect(await readFile(join(dumps, 'engine', report), 'utf8')).toContain('The engine ended (SIGKILL).');
  await expect(page.getByRole('navigation', { name: 'Library' })).toContainText('Crash');
  await expect(page.getByRole('gridcell').first()).toBeVisible();

  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText(`${FILES} files imported.`)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('main').locator('.head [role="status"]')).toHaveText(String(FILES));
  await expect(page.getByText('An import was interrupted.')).toBeHidden();
});

test('when the engine is killed while nothing runs, the next click works', async ({ start }) => {
  const dateline = await start();
  const { page } = dateline;
  await openExample(dateline);
  await goTo(page, 'Contacts');
  process.kill(engineOf(dateline), 'SIGKILL');
  await expect(page.getByRole('navigation', { name: 'Library' })).toContainText('City of Copenhagen', { timeout: 5000 });
  await goTo(page, 'Releases');
  await expect(page.getByRole('main').getByRole('heading', { name: /Copenhagen Delegation/ })).toBeVisible();
  await goTo(page, 'Photos');
  await expect(page.getByRole('gridcell')).toHaveCount(14);
});

/** Exports the example's kit and kills the whole app on the way; answers the place of the zip, with the app started again and the library open. */
async function killDuringExport(
  start: () => Promise<Dateline>,
  folder: string,
): Promise<{ page: Page; out: string; zip: string }> {
  const first = await start();
  await openExample(first);
  const out = join(folder, 'out');
  const zip = join(out, 'kit.zip');
  await mkdir(out);
  await goTo(first.page, 'Kits');
  await first.page.getByRole('button', { name: 'Copenhagen delegation to Beijing', exact: true }).click();
  await exportOpenKit(first, zip);
  const meter = first.page.getByRole('region', { name: 'Running export' }).getByRole('progressbar');
  await expect.poll(async () => Number(await meter.getAttribute('aria-valuenow')), { intervals: [20] }).toBeGreaterThan(5);
  const engine = engineOf(first);
  await first.kill();
  // The engine notices that its app is gone and ends by itself.
  await expect.poll(() => isAlive(engine), { timeout: 30_000 }).toBe(false);
  expect(existsSync(zip)).toBe(false);

  const { page } = await start();
  // The library that was open is open again, although the engine of the killed app may have held it until now.
  await expect(page.getByRole('navigation', { name: 'Library' })).toContainText('City of Copenhagen');
  await expect(page.getByRole('alert').filter({ hasText: 'An export was interrupted.' })).toBeVisible();
  expect(await readdir(out)).toEqual([]);
  return { page, out, zip };
}

test('when the app is killed during an export, no file is left, and the export can be resumed to a verified zip', async ({
  start,
  folder,
}) => {
  const { page, out, zip } = await killDuringExport(start, folder);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText('kit.zip is ready.')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Finished export' })).toContainText('kit.zip');
  expect(await readdir(out)).toEqual(['kit.zip']);
  await run(process.execPath, ['src/cli/main.ts', 'kit', 'verify', zip], { cwd: projectDir });
});

test('when the app is killed during an export, the export can be discarded', async ({ start, folder }) => {
  const { page, out } = await killDuringExport(start, folder);
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByRole('alert')).toBeHidden();
  await goTo(page, 'Kits');
  await page.getByRole('main').getByRole('button', { name: 'Exports' }).click();
  await expect(page.getByText('No exports yet.')).toBeVisible();
  expect(await readdir(out)).toEqual([]);
});

test('when the process of the page ends, another one is started in the same window, and the log says so', async ({ start }) => {
  const { app } = await start();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  const log = await app.evaluate(({ app: own }) => own.getPath('logs'));
  await expect.poll(() => readFile(join(log, 'dateline.log'), 'utf8').catch(() => '')).toContain('its page is loaded again');
  // Playwright keeps the new page waiting, as it does not follow a crashed one: what it shows cannot be asked here.
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ webContents }) => webContents.isCrashed())),
    )
    .toEqual([false]);
});

test('a part of the window whose file does not come says so, is tried again, and the window can be loaded anew', async ({
  start,
}) => {
  const dateline = await start();
  const { app, page } = dateline;
  // As when an update put other files in the place of those that run.
  const block = (isBlocked: boolean) =>
    app.evaluate(
      ({ session }, isOff) =>
        session.defaultSession.webRequest.onBeforeRequest({ urls: ['dateline://app/assets/*'] }, ({ url }, answer) =>
          answer({ cancel: isOff && /\/(page|composer)-[^/]*\.js$/.test(url) }),
        ),
      isBlocked,
    );
  await block(true);
  await openExample(dateline);
  await goTo(page, 'Contacts');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('This part of Dateline failed');
  await page.screenshot({ path: join(outputDir, 'mishap.png') });
  const log = await app.evaluate(({ app: own }) => own.getPath('logs'));
  await expect.poll(() => readFile(join(log, 'dateline.log'), 'utf8')).toContain('The window failed unexpectedly');
  // The rest of the window works.
  await goTo(page, 'Photos');
  await expect(alert).toBeHidden();
  await goTo(page, 'Contacts');
  await expect(alert).toBeVisible();
  await block(false);
  await page.evaluate(() => Reflect.set(window, 'isOld', true));
  await alert.getByRole('button', { name: 'Load the window again' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => Reflect.has(window, 'isOld')).catch(() => true)).toBe(false);
  await goTo(page, 'Contacts');
  await expect(page.getByRole('heading', { name: 'Contacts', level: 1 })).toBeVisible();
});
