import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from './fixtures.ts';
import { engineOf, openExample } from './hands.ts';

/* What the system hands to the app: a zip is verified, a library is opened; at the start and while it runs. */

test('a zip that the app is started with is verified, a library that is opened meanwhile is shown', async ({ start, folder }) => {
  const zip = join(folder, 'no kit.zip');
  await writeFile(zip, zipSync({ 'notes.txt': strToU8('No kit.') }));
  const first = await start([zip]);
  await expect(first.page.getByRole('dialog')).toContainText('no kit.zip');
  await first.page.keyboard.press('Escape');
  await openExample(first);
  const [library = ''] = await readdir(join(folder, 'documents'));
  await first.quit();

  const { app, page, problems } = await start();
  // The library that was open is there again; closed, it makes room for the one that is handed over.
  await expect(page.getByRole('navigation', { name: 'Library' })).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.send('menu-command', 'library.close'));
  await expect(page.getByRole('button', { name: 'Create a library' })).toBeVisible();
  await app.evaluate(
    ({ app: own }, path) => own.emit('second-instance', {}, ['dateline', '--flag', path], '/'),
    join(folder, 'documents', library, 'dateline.json'),
  );
  await expect(page.getByRole('navigation', { name: 'Library' })).toBeVisible();
  await app.evaluate(({ app: own }, path) => own.emit('open-file', { preventDefault: () => {} }, path), zip);
  await expect(page.getByRole('dialog')).toContainText('no kit.zip');
  expect(problems).toEqual([]);
});

test('who starts the app again while it is ending gets it anew', async ({ start }) => {
  const dateline = await start();
  const { app, page } = dateline;
  await expect(page.getByRole('button', { name: 'Create a library' })).toBeVisible();
  const engine = engineOf(dateline);
  // An engine that needs its time.
  process.kill(engine, 'SIGSTOP');
  try {
    const said = await app.evaluate(async ({ app: own, BrowserWindow }) => {
      let wish: object = {};
      own.relaunch = (options) => {
        wish = options ?? {};
      };
      const leaving = new Promise((left) => own.once('will-quit', left));
      own.quit();
      await leaving;
      own.emit('second-instance', {}, ['dateline', '--flag', 'harbour.zip'], '/kits');
      return { wish, windows: BrowserWindow.getAllWindows().length };
    });
    expect(said).toEqual({ wish: { args: ['--flag', '/kits/harbour.zip'] }, windows: 0 });
  } finally {
    process.kill(engine, 'SIGCONT');
  }
  await expect.poll(() => dateline.process.exitCode).toBe(0);
});
