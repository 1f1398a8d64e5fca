import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import PostalMime from 'postal-mime';
import { type Dateline, expect, projectDir, test } from './fixtures.ts';
import { answerDialogs, cell, dropFiles, exportOpenKit, goTo, openExample, setValue, toAllExports } from './hands.ts';
import { pressEscape, type Screen, walkScreens } from './screens.ts';

const run = promisify(execFile);
const KIT = 'Copenhagen delegation to Beijing';
const PASSPHRASE = 'a quiet harbour';

const finishedOf = (page: Page) => page.getByRole('region', { name: 'Finished export' });
const verdictOf = (page: Page) => page.getByRole('dialog', { name: 'Verify a press kit' });

/** Chooses what the finished export has in its menu. */
async function more(page: Page, name: string): Promise<void> {
  await finishedOf(page)
    .getByRole('button', { name: /^More: / })
    .click();
  await page.getByRole('menuitem', { name }).click();
}

/** Opens the kit and exports it to a place. */
async function exportTo(dateline: Dateline, path: string): Promise<void> {
  const { page } = dateline;
  await goTo(page, 'Kits');
  await page.getByRole('button', { name: KIT, exact: true }).click();
  await exportOpenKit(dateline, path);
}

test('an office signs its kit, sends it, is asked whether it is genuine, and corrects it', async ({ start, folder }) => {
  test.slow();
  const dateline = await start();
  const { app, page } = dateline;
  const out = join(folder, 'out');
  await mkdir(out);
  const [first, second, delta, again] = ['one.zip', 'two.zip', 'delta.zip', 'again.zip'].map((name) => join(out, name)) as [
    string,
    string,
    string,
    string,
  ];
  await openExample(dateline);

  await test.step('makes its key, behind a passphrase where the system keeps no secrets', async () => {
    await goTo(page, 'Kits');
    await page.getByRole('main').getByRole('button', { name: 'Exports' }).click();
    await expect(page.getByRole('region', { name: 'Signature' })).toContainText('Exports are not signed.');
    await page.getByRole('button', { name: 'Set up the signature…' }).click();
    const dialog = page.getByRole('dialog', { name: 'The office’s key' });
    await expect(dialog.getByLabel('Who signs')).toHaveValue('press@cityofcopenhagen.example');
    await dialog.getByLabel('Passphrase').fill('short');
    await dialog.getByRole('button', { name: 'Make the key' }).click();
    await expect(dialog.getByText('At least ten characters.')).toBeVisible();
    await dialog.getByLabel('Passphrase').fill(PASSPHRASE);
    await dialog.getByLabel('Once more').fill(PASSPHRASE);
    await dialog.getByRole('button', { name: 'Make the key' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('region', { name: 'Signature' })).toContainText('Kept behind a passphrase');
  });

  await test.step('cancels an export, and nothing is left of it', async () => {
    await exportTo(dateline, first);
    const running = page.getByRole('dialog', { name: /^Exporting / });
    await expect(running.getByRole('progressbar')).toBeVisible();
    await expect(running.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: `Export ${KIT}` })).toContainText('The export was stopped');
    await pressEscape(dateline);
    expect(await readdir(out)).toEqual([]);
  });

  await test.step('exports it, signed, and notes who gets it', async () => {
    await exportTo(dateline, first);
    await toAllExports(page, 'one.zip');
    const finished = finishedOf(page);
    await expect(finished).toContainText('one.zip');
    await expect(finished).toContainText('press@cityofcopenhagen.example');
    await expect(finished).toContainText(/SHA256:[A-Za-z0-9+/]{43}/);
    await setValue(finished, 'Sent to', 'Agencies in Copenhagen');
    const verdict = await run(process.execPath, ['src/cli/main.ts', 'kit', 'verify', first, '--json'], { cwd: projectDir });
    expect(JSON.parse(verdict.stdout)).toMatchObject({ ok: true, signed: true });
  });

  await test.step('verifies it, by drop too, and hears which file was changed', async () => {
    await finishedOf(page).getByRole('button', { name: 'Verify' }).click();
    await expect(verdictOf(page)).toContainText('This is the key of this library.');
    await pressEscape(dateline);
    const bytes = await readFile(first);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    const damaged = join(folder, 'damaged.zip');
    await writeFile(damaged, bytes);
    await dropFiles(page, [damaged]);
    await expect(verdictOf(page)).toContainText('damaged.zip');
    await expect(verdictOf(page).getByRole('listitem').first()).toContainText(/photos\/|logos\/|release\//);
    await pressEscape(dateline);
  });

  await test.step('corrects a caption, exports again, and sends the difference', async () => {
    await goTo(page, 'Photos');
    await cell(page, 'The harbour at dawn').click();
    await setValue(page.getByRole('complementary', { name: 'Inspector' }), 'Caption', 'Rain falls on the harbour.');
    await exportTo(dateline, second);
    await toAllExports(page, 'two.zip');
    await more(page, 'Correction kit…');
    const dialog = page.getByRole('dialog', { name: 'From version 1 to version 2' });
    await expect(dialog).toContainText('caption is “Rain falls on the harbour.”', { timeout: 30_000 });
    await dialog.getByLabel('First line of the notice').fill('The caption was wrong.');
    await answerDialogs(app, { save: delta });
    await dialog.getByRole('button', { name: 'Save correction kit…' }).click();
    await expect(page.getByText('delta.zip leads from the old zip to the new one, to the byte.')).toBeVisible({
      timeout: 60_000,
    });
    await run(process.execPath, ['src/cli/main.ts', 'kit', 'patch', first, delta, '--out', again], { cwd: projectDir });
    expect((await readFile(again)).equals(await readFile(second))).toBe(true);
  });

  await test.step('sends it as a mail with a link, for a contact', async () => {
    const draft = join(out, 'draft.eml');
    await answerDialogs(app, { save: draft });
    await finishedOf(page).getByRole('button', { name: 'Mail draft…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Mail draft' });
    await dialog.getByRole('radio', { name: 'As a link' }).click();
    const field = dialog.getByRole('textbox', { name: 'Web address of the kit' });
    await field.fill('javascript:alert(1)');
    await dialog.getByRole('button', { name: 'Save draft…' }).click();
    await expect(dialog).toContainText('A whole address that begins with https:// or http://');
    await field.fill('https://press.example/two.zip');
    await dialog
      .getByRole('checkbox', { name: /cityofcopenhagen\.example/ })
      .first()
      .check();
    await dialog.getByRole('button', { name: 'Save draft…' }).click();
    await expect(page.getByText('draft.eml is ready to send.')).toBeVisible();
    const mail = await PostalMime.parse(await readFile(draft));
    expect(mail.bcc).toHaveLength(1);
    expect(mail.text).toContain('https://press.example/two.zip');
    expect(mail.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1');
  });

  await test.step('makes the first one again from the history', async () => {
    await writeFile(first, 'lost');
    await answerDialogs(app, { save: first });
    await page.getByRole('button', { name: `More: ${KIT}, Version 1` }).click();
    await page.getByRole('menuitem', { name: 'Make again…' }).click();
    await expect(page.getByText('one.zip was made again, the same to the byte.')).toBeVisible({ timeout: 90_000 });
  });

  await test.step('takes a kit in, but only one picture of it', async () => {
    await answerDialogs(app, { open: [first] });
    await page.getByRole('button', { name: 'Verify a file…' }).click();
    await verdictOf(page).getByRole('button', { name: 'Import from it…' }).click();
    const take = page.getByRole('dialog', { name: 'What to import' });
    await take.getByRole('button', { name: 'Nothing' }).click();
    await take.getByRole('checkbox').first().check();
    await take.getByRole('button', { name: 'Import 1 file' }).click();
    await expect(page.getByRole('region', { name: 'Notices' })).toContainText(/1 file imported/, { timeout: 60_000 });
  });

  const screens: readonly Screen[] = [
    {
      name: 'export-dialog',
      open: async () => {
        await goTo(page, 'Kits');
        await page.getByRole('button', { name: KIT, exact: true }).click();
        await page.keyboard.press('Control+e');
        const dialog = page.getByRole('dialog');
        await expect(dialog.getByRole('radio', { name: /^Lite .*MB/ })).toBeVisible();
        // Where the last thing went that was shared.
        await expect(dialog.getByRole('group', { name: 'As' })).toContainText(/press-kit.*\.zip in out/);
      },
      leave: async () => {
        await page.getByRole('button', { name: 'Show findings' }).click();
        await expect(page.getByRole('dialog')).toBeHidden();
        await expect(page.locator('#preflight button').first()).toBeFocused();
      },
    },
    {
      name: 'export-recall',
      open: async () => {
        await goTo(page, 'Photos');
        await cell(page, 'The harbour at dawn').click();
        await page.getByRole('complementary', { name: 'Inspector' }).getByRole('button', { name: 'Sent in 2 exports' }).click();
        await expect(page.getByRole('dialog', { name: 'Who got this file' })).toContainText('Agencies in Copenhagen');
      },
      leave: pressEscape,
    },
    {
      name: 'exports',
      open: async () => {
        await goTo(page, 'Kits');
        await page.getByRole('main').getByRole('button', { name: 'Exports' }).click();
        await expect(finishedOf(page)).toBeVisible();
      },
    },
    {
      name: 'export-mail',
      open: async () => {
        await finishedOf(page).getByRole('button', { name: 'Mail draft…' }).click();
        await expect(page.getByRole('dialog', { name: 'Mail draft' })).toBeVisible();
      },
      leave: pressEscape,
    },
    {
      name: 'export-verdict',
      open: async () => {
        await finishedOf(page).getByRole('button', { name: 'Verify' }).click();
        await expect(verdictOf(page)).toContainText('This is the key of this library.');
      },
      leave: pressEscape,
    },
    {
      name: 'export-compare',
      open: async () => {
        await more(page, 'Correction kit…');
        await expect(page.getByRole('dialog')).toContainText('caption is');
      },
      leave: pressEscape,
    },
  ];
  await walkScreens(dateline, folder, screens);
  expect(dateline.problems).toEqual([]);
});
