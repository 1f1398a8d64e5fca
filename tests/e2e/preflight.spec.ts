import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Locator, Page } from '@playwright/test';
import { expect, projectDir, test } from './fixtures.ts';
import { goTo, openRecent } from './hands.ts';
import { pressEscape, walkScreens } from './screens.ts';

/* Preflight of a kit: findings in groups, mended by a click or by a text, let pass with a reason, and where they lead. */

const run = promisify(execFile);
const panel = (page: Page): Locator => page.getByRole('region', { name: 'Preflight' });
const finding = (page: Page, text: string | RegExp): Locator => panel(page).getByRole('listitem').filter({ hasText: text });

/** The example with rights that are over, two pictures without alt text and one without a title. */
async function poorExample(folder: string): Promise<void> {
  const library = join(folder, 'Poor');
  const dateline = async (...args: string[]): Promise<string> =>
    (
      await run(process.execPath, ['src/cli/main.ts', ...args, '--json'], {
        cwd: projectDir,
        env: { ...process.env, DATELINE_HOME: join(folder, 'home') },
        maxBuffer: 1e8,
      })
    ).stdout;
  await dateline('create', library, '--name', 'Poor', '--example');
  const { items } = JSON.parse(await dateline('assets', library, '--kind', 'photo', '--limit', '100'));
  const id = (name: string): string => items.find((one: { filename: string }) => one.filename.includes(name)).id;
  await dateline('asset', 'edit', library, id('pavilion-lake'), '--set', 'expires=2014-11-30');
  await dateline('asset', 'edit', library, id('harbour-dawn'), id('skyline-dusk'), '--set', 'altText=');
  await dateline('asset', 'edit', library, id('copper-tap'), '--set', 'title=');
}

test('what preflight finds is mended, let pass and looked at', async ({ start, folder }) => {
  await poorExample(folder);
  const dateline = await start();
  const { page, problems } = dateline;
  await openRecent(page, 'Poor');
  await goTo(page, 'Kits');
  await page.getByRole('button', { name: 'Copenhagen delegation to Beijing', exact: true }).click();
  await expect(panel(page)).toContainText('3 errors, 2 warnings');

  await walkScreens(dateline, folder, [
    { name: 'preflight', open: () => panel(page).scrollIntoViewIfNeeded() },
    {
      name: 'preflight-write',
      open: () =>
        finding(page, 'No title')
          .getByRole('button', { name: /^Write: / })
          .click(),
      leave: pressEscape,
    },
    {
      name: 'preflight-let-pass',
      open: () =>
        finding(page, 'No title')
          .getByRole('button', { name: /^Let pass: / })
          .click(),
      leave: pressEscape,
    },
  ]);

  await test.step('one click takes out what may no longer be used, and undo brings it back', async () => {
    const ended = finding(page, /Rights ended on 30 Nov/);
    await ended.getByRole('button', { name: /^Take out: / }).click();
    await expect(ended).toBeHidden();
    await expect(panel(page)).toContainText('2 errors, 2 warnings');
    await page.keyboard.press('Control+z');
    await expect(ended).toBeVisible();
    await ended.getByRole('button', { name: /^Take out: / }).click();
    await expect(ended).toBeHidden();
  });

  await test.step('one click corrects a slip in the release', async () => {
    const slip = finding(page, 'to together');
    await slip.getByRole('button', { name: /^Correct: / }).click();
    await expect(slip).toBeHidden();
  });

  await test.step('a text that is missing is written beside the list, by the keyboard', async () => {
    const group = finding(page, /^No alt text/);
    await expect(group).toHaveCount(1);
    await finding(page, /harbour/i)
      .getByRole('button', { name: /^Write: / })
      .focus();
    await page.keyboard.press('Enter');
    const field = page.getByRole('dialog').getByRole('textbox', { name: 'Alt text' });
    await expect(field).toBeFocused();
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Save' })).toBeDisabled();
    await page.keyboard.type('Still water and cranes before sunrise.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    // The next picture that lacks one is asked for, with nothing written yet.
    await expect(page.getByRole('dialog')).not.toContainText(/harbour/i);
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(panel(page)).toContainText('1 error, 1 warning');
  });

  await test.step('a warning is let pass with a reason, and taken back', async () => {
    const untitled = finding(page, 'No title');
    await untitled.getByRole('button', { name: /^Let pass: / }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Let pass' })).toBeDisabled();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The painter wants it untitled');
    await page.keyboard.press('Enter');
    await expect(panel(page)).toContainText('The painter wants it untitled');
    await expect(panel(page).locator('header')).toHaveText(/1 error$/);
    const passed = panel(page).getByRole('list', { name: 'Let pass' });
    await passed.getByRole('button', { name: /^Take back: / }).click();
    await expect(panel(page).locator('header')).toHaveText(/1 error, 1 warning$/);
    await page.keyboard.press('Control+z');
    await expect(passed).toContainText('The painter wants it untitled');
  });

  await walkScreens(dateline, folder, [{ name: 'preflight-passed', open: () => panel(page).scrollIntoViewIfNeeded() }]);

  await test.step('a finding leads to what it is about', async () => {
    await finding(page, 'No alt text')
      .getByRole('button', { name: /^Show / })
      .click();
    await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('copenhagen_skyline-dusk_2014.jpg');
  });
  expect(problems).toEqual([]);
});
