import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { exampleDir, expect, test } from './fixtures.ts';
import { answerDialogs, createLibrary, dropFiles, openExample, setValue, typeInDialog, value } from './hands.ts';
import { shoot, violationsIn } from './look.ts';

/* Importing, knowing and keeping on the real engine: what is imported is asked about, what is changed can be taken back. */

const strip = (page: Page) => page.getByRole('region', { name: 'Status' });
const inspectorOf = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });
const cells = (page: Page) => page.getByRole('gridcell');

/** A folder of copies of the example's photos, `n` of each under names of their own and with bytes of their own. */
async function folderOf(folder: string, n: number): Promise<string> {
  const place = join(folder, 'card');
  await mkdir(place);
  const photos = (await readdir(join(exampleDir, 'photos'))).filter((name) => name.endsWith('.jpg'));
  const { appendFile } = await import('node:fs/promises');
  for (let copy = 0; copy < n; copy += 1)
    for (const name of photos) {
      const path = join(place, `${copy}-${name}`);
      await cp(join(exampleDir, 'photos', name), path);
      // Bytes after the end of the picture make it another file with the same pixels.
      if (copy > 0) await appendFile(path, Buffer.from(`copy ${copy}`));
    }
  return place;
}

test('an import shows how far it is, can be cancelled, and is asked about when not all is new', async ({ start, folder }) => {
  const dateline = await start();
  const { app, page } = dateline;
  await createLibrary(dateline, 'Imports');
  const card = await folderOf(folder, 8);

  await test.step('cancels in the middle; what was finished stays', async () => {
    await answerDialogs(app, { open: [card] });
    await page.keyboard.press('Control+Shift+I');
    const meter = page.getByRole('progressbar').filter({ hasText: /Importing/ });
    await expect
      .poll(async () => Number((await meter.getAttribute('aria-valuenow')) ?? 0), { intervals: [20] })
      .toBeGreaterThan(5);
    await strip(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('The import was stopped.')).toBeVisible();
    await expect(cells(page).first()).toBeVisible();
  });

  await test.step('reviews the rest: what is here already is left out by itself', async () => {
    await dropFiles(page, [card]);
    const review = page.getByRole('main', { name: 'Before the import' });
    await expect(review.getByRole('button', { name: /^Here already \d/ })).toBeVisible();
    await review.getByRole('button', { name: /^New \d/ }).click();
    // The first new file is left out by the keyboard alone.
    await review.getByRole('row').nth(1).focus();
    await page.keyboard.press('Space');
    await expect(review.getByRole('checkbox').first()).not.toBeChecked();
    expect(await violationsIn(page)).toEqual([]);
    await shoot(page, 'import-review');
    await review.getByRole('button', { name: /^Import \d+ files?$/ }).click();
    await expect(page.getByText(/\d+ files? imported/)).toBeVisible({ timeout: 60_000 });
  });

  await test.step('undoes the whole import, and takes that back', async () => {
    await page.getByRole('button', { name: 'Show report' }).click();
    await expect(page.getByRole('button', { name: 'Undo this import' })).toBeVisible();
    expect(await violationsIn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Undo this import' }).click();
    await expect(strip(page)).toContainText('Import undone');
    await strip(page).getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('button', { name: 'Undo this import' })).toBeVisible();
  });

  expect(dateline.problems).toEqual([]);
});

test('many are changed at once, thrown away and brought back, all by undo', async ({ start }) => {
  const dateline = await start();
  const { page } = dateline;
  await openExample(dateline);
  await page.keyboard.press('Control+3');
  await expect(cells(page).first()).toBeVisible();
  const entry = page.getByRole('button', { name: /^Photos \d/ });
  await expect(entry).toBeVisible();
  const total = Number((await entry.textContent())?.replace(/\D/g, ''));

  await test.step('sets the credit of all', async () => {
    await cells(page).first().click();
    await page.keyboard.press('Control+a');
    await expect(inspectorOf(page).getByRole('heading', { name: `${total} selected` })).toBeVisible();
    await setValue(inspectorOf(page), 'Credit', 'Press office');
    await expect(strip(page)).toContainText(`Credit changed on ${total} files`);
    expect(await violationsIn(page)).toEqual([]);
    await shoot(page, 'many');
  });

  await test.step('takes it back and does it again by key', async () => {
    await page.keyboard.press('Control+z');
    await expect(inspectorOf(page).getByRole('button', { name: 'Edit credit: Press office' })).toBeHidden();
    await page.keyboard.press('Control+Shift+z');
    await expect(inspectorOf(page).getByRole('button', { name: 'Edit credit: Press office' })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(inspectorOf(page).getByRole('button', { name: 'Edit credit: Press office' })).toBeHidden();
    await page.keyboard.press('Control+y');
    await expect(inspectorOf(page).getByRole('button', { name: 'Edit credit: Press office' })).toBeVisible();
  });

  await test.step('a text field keeps its own undo', async () => {
    await inspectorOf(page).getByRole('button', { name: 'Edit credit: Press office' }).click();
    await expect(inspectorOf(page).getByRole('textbox', { name: 'Credit', exact: true })).toBeFocused();
    await page.keyboard.type('Somebody');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Escape');
    await expect(inspectorOf(page).getByRole('button', { name: 'Edit credit: Press office' })).toBeVisible();
  });

  await test.step('to the trash and back', async () => {
    await cells(page).first().click();
    await page.keyboard.press('Delete');
    await expect(cells(page)).toHaveCount(total - 1);
    await page.getByRole('button', { name: /^Trash 1/ }).click();
    await expect(cells(page)).toHaveCount(1);
    expect(await violationsIn(page)).toEqual([]);
    await page.getByRole('button', { name: /^Restore all/ }).click();
    await expect(cells(page)).toHaveCount(0);
    await page.keyboard.press('Control+3');
    await expect(cells(page)).toHaveCount(total);
  });

  await test.step('into a new collection', async () => {
    await cells(page).first().click();
    await cells(page)
      .nth(2)
      .click({ modifiers: ['Shift'] });
    await inspectorOf(page).getByRole('button', { name: 'Add to collection' }).click();
    await page.getByRole('menuitem', { name: 'New collection…' }).click();
    await typeInDialog(page, 'Mayor');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Mayor 3/ }).click();
    await expect(cells(page)).toHaveCount(3);
    await page.getByRole('button', { name: /^Mayor 3/ }).press('Delete');
    await expect(page.getByRole('button', { name: /^Mayor/ })).toBeHidden();
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('button', { name: /^Mayor 3/ })).toBeVisible();
  });

  expect(dateline.problems).toEqual([]);
});

test('look-alikes are settled by the keyboard alone', async ({ start, folder }) => {
  const dateline = await start();
  const { page } = dateline;
  await createLibrary(dateline, 'Alike');
  await dropFiles(page, [await folderOf(folder, 2)]);
  await expect(page.getByText(/\d+ files imported/)).toBeVisible({ timeout: 60_000 });
  const entry = page.getByRole('button', { name: /^Look-alikes \d/ });
  await expect(entry).toBeVisible({ timeout: 30_000 });
  const shown = async () => Number((await entry.textContent())?.replace(/\D/g, ''));
  // On a busy machine some pictures are compared after the import has said that it is done.
  let groups = -1;
  let looks = 0;
  await expect(async () => {
    const now = await shown();
    looks = now === groups ? looks + 1 : 0;
    groups = now;
    expect(looks).toBe(2);
  }).toPass({ intervals: [700] });
  await entry.press('Enter');
  const chosen = page.getByRole('button', { pressed: true }).and(page.locator('[data-choice]'));
  await expect(chosen).toHaveCount(1);
  expect(await violationsIn(page)).toEqual([]);
  await shoot(page, 'look-alikes');
  await chosen.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: new RegExp(`^Look-alikes ${groups - 1}$`) })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: new RegExp(`^Look-alikes ${groups}$`) })).toBeVisible();
  // The group that came back stands there again before anything is pressed: the one that stood in its place goes.
  await expect(page.getByRole('main')).toContainText(`1 of ${groups}`);
  await page.locator('[data-choice]').first().focus();
  await page.keyboard.press('d');
  await expect(page.getByRole('button', { name: new RegExp(`^Look-alikes ${groups - 1}$`) })).toBeVisible();
  expect(dateline.problems).toEqual([]);
});

test('the library is checked, backed up and goes back to a backup', async ({ start }) => {
  const dateline = await start();
  const { page } = dateline;
  await openExample(dateline);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Library care…' }).click();
  const care = page.getByRole('main', { name: 'Library care' });
  await care.getByRole('button', { name: 'Check now' }).click();
  await expect(care).toContainText('Every original is there and unchanged.', { timeout: 60_000 });
  await care.getByRole('button', { name: 'Back up now' }).click();
  const restore = care.getByRole('button', { name: /^Restore…/ }).first();
  await expect(restore).toBeVisible();
  expect(await violationsIn(page)).toEqual([]);
  await page.keyboard.press('Control+3');
  await cells(page).first().click();
  await setValue(inspectorOf(page), 'Credit', 'After the backup');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Library care…' }).click();
  await restore.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore this backup' }).click();
  await expect(page.getByText('The backup is restored.')).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Control+3');
  await cells(page).first().click();
  // What the inspector says, and not that it says nothing yet.
  await expect(value(inspectorOf(page), 'Credit')).toBeVisible();
  await expect(value(inspectorOf(page), 'Credit')).not.toHaveText('After the backup');
  expect(dateline.problems).toEqual([]);
});
