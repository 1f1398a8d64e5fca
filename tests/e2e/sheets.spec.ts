import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from './fixtures.ts';
import { answerDialogs, cell, goTo, openExample, value } from './hands.ts';
import { type Screen, walkScreens } from './screens.ts';

/* Contact sheets: of a selection, marked, changed, printed, put into a kit; and how they look. */

const options = (page: Page) => page.getByRole('complementary', { name: 'Sheet options' });
const pages = (page: Page) => page.getByRole('region', { name: 'Pages' });

/** Makes a sheet of the first photos of the library by keyboard and context menu. */
async function sheetOfPhotos(page: Page, count: number): Promise<void> {
  await goTo(page, 'Photos');
  await cell(page, 'Rain on the basin').click();
  await page.keyboard.press('Home');
  for (let more = 1; more < count; more++) await page.keyboard.press('Shift+ArrowRight');
  await page.getByRole('gridcell', { selected: true }).first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Contact sheet of these' }).click();
  await expect(page.getByRole('heading', { name: 'Contact sheet', exact: true }).first()).toBeVisible();
  await expect(page.getByRole('status').getByText(`${count} pictures on 1 page`)).toBeVisible();
}

test('a sheet of selected pictures is marked, changed, printed and put into a kit', async ({ start, folder }) => {
  const dateline = await start();
  const { app, page, problems } = dateline;
  await openExample(dateline);
  await sheetOfPhotos(page, 5);
  const drawing = pages(page).getByRole('img', { name: 'Page 1 of 1, 5 pictures' });
  await expect(drawing.locator('image')).toHaveCount(6);

  // what is set is seen at once
  await options(page).getByLabel('Columns').selectOption('3');
  await expect.poll(() => drawing.locator('image').nth(1).getAttribute('width').then(Number)).toBeGreaterThan(150);
  await options(page).getByLabel('Date taken').check();
  await options(page).getByLabel('Marks').selectOption('choice');

  // by keyboard: chosen, then the next one rejected
  const cells = pages(page).locator('.sh-cell');
  await cells.first().focus();
  await page.keyboard.press('Enter');
  await expect(cells.first()).toHaveAccessibleName(/, chosen$/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(cells.nth(1)).toHaveAccessibleName(/, chosen$/);
  await page.keyboard.press('Enter');
  await expect(cells.nth(1)).toHaveAccessibleName(/, rejected$/);

  // moved, taken off, and back by undo
  const second = await cells.nth(1).getAttribute('data-asset');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(cells.first()).toHaveAttribute('data-asset', second ?? '');
  await expect(cells.first()).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(cells).toHaveCount(4);
  await page.keyboard.press('Control+z');
  await expect(cells).toHaveCount(5);

  // a heading of its own, then printed
  const heading = value(options(page), 'Heading');
  await heading.click();
  await page.keyboard.type('For the picture desk');
  await page.keyboard.press('Enter');
  const saved = join(folder, 'sheet.pdf');
  await answerDialogs(app, { save: saved });
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: 'PDF…' }).click();
  await expect(page.getByText(/^1 page written/)).toBeVisible({ timeout: 30_000 });
  const text = execFileSync('pdftotext', [saved, '-'], { encoding: 'utf8' });
  expect(text).toContain('For the picture desk');
  expect(execFileSync('pdfinfo', [saved], { encoding: 'utf8' })).toMatch(/Tagged: +yes/);

  const picture = join(folder, 'sheet.png');
  await answerDialogs(app, { save: picture });
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: 'PNG pictures…' }).click();
  await expect.poll(() => existsSync(picture), { timeout: 30_000 }).toBe(true);
  expect((await sharp(await readFile(picture)).metadata()).width).toBe(1240);

  await page.getByRole('main').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Add to kit' }).click();
  await page.getByRole('menuitem', { name: /^Copenhagen/ }).click();
  await expect(page.getByText(/1 item added to|Added/i).first()).toBeVisible();
  expect(problems).toEqual([]);
});

test('an empty sheet says what to do, and press contacts have a sheet of their own', async ({ start }) => {
  const dateline = await start();
  const { page, problems } = dateline;
  await openExample(dateline);
  await goTo(page, 'Contact sheets');
  await expect(page.getByRole('heading', { name: 'No contact sheets yet.' })).toBeVisible();
  await page.getByRole('button', { name: 'New sheet of contacts' }).click();
  await expect(pages(page).getByText(/^kristian\.jakobsen@/)).toBeVisible();
  for (const box of await options(page).getByRole('group', { name: 'People' }).getByRole('checkbox').all()) await box.uncheck();
  await expect(page.getByRole('heading', { name: 'Nothing is on this sheet yet.' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeDisabled();
  expect(problems).toEqual([]);
});

const SCREENS: readonly Screen[] = [
  {
    name: 'sheets-empty',
    open: ({ page }) => goTo(page, 'Contact sheets'),
  },
  {
    name: 'sheets',
    open: async ({ page }) => {
      await page.getByRole('main').getByRole('button', { name: 'New contact sheet' }).click();
      await options(page).getByLabel('Marks').selectOption('choice');
      const cells = pages(page).locator('.sh-cell');
      await cells.nth(1).click();
      await cells.nth(2).dblclick();
      await expect(cells.nth(2)).toHaveAccessibleName(/, rejected$/);
    },
  },
  {
    name: 'sheets-contacts',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'New sheet of contacts' }).click();
      await expect(pages(page).getByText(/^kristian\.jakobsen@/)).toBeVisible();
    },
  },
];

test('how contact sheets look, wide and narrow, light and dark', async ({ start, folder }) => {
  test.setTimeout(180_000);
  const dateline = await start();
  await openExample(dateline);
  await walkScreens(dateline, folder, SCREENS);
  expect(dateline.problems).toEqual([]);
});
