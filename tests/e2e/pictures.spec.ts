import { appendFile, cp, mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { exampleDir, expect, test } from './fixtures.ts';
import { answerDialogs, cell, dropFiles, goTo, openExample, setValue, typeInDialog } from './hands.ts';
import { pressEscape, type Screen, walkScreens } from './screens.ts';

/* Every screen on which pictures are imported, looked at, found and kept. */

const inspectorOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' });
const field = (page: Page): Locator => page.getByRole('combobox', { name: /^Search/ });

/** Selects the first so many pictures in sight. */
async function selectFirst(page: Page, many: number): Promise<void> {
  await page.getByRole('gridcell').first().click();
  await page
    .getByRole('gridcell')
    .nth(many - 1)
    .click({ modifiers: ['Shift'] });
  await expect(page.getByRole('gridcell', { selected: true })).toHaveCount(many);
}

async function menuOf(page: Page, entry: string): Promise<void> {
  await inspectorOf(page)
    .getByRole('button', { name: /^More for/ })
    .click();
  await page.getByRole('menuitem', { name: entry }).click();
}

async function settings(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: entry }).click();
}

/** A folder as a photographer delivers it: new, here already, the same name with other content, the same pixels, smaller, cut off. */
async function writeCard(folder: string): Promise<string> {
  const card = join(folder, 'Delivery');
  const photos = join(exampleDir, 'photos');
  await mkdir(card);
  for (const name of (await readdir(photos)).slice(0, 3)) await cp(join(photos, name), join(card, name));
  for (const name of ['copenhagen_rain-rings_2014.jpg', 'copenhagen_clear-water_2014.jpg']) {
    await cp(join(photos, name), join(card, `again ${name}`));
    await appendFile(join(card, `again ${name}`), 'a word after the end');
  }
  await sharp(join(photos, 'oresund_wind-turbines_2014.jpg')).resize(1200).toFile(join(card, 'turbines small.jpg'));
  await sharp(join(photos, 'copenhagen_harbour-dawn_2014.jpg'))
    .flop()
    .modulate({ hue: 60 })
    .toFile(join(card, 'copenhagen_skyline-dusk_2014.jpg'));
  await writeFile(
    join(card, 'cut off.jpg'),
    (await sharp(join(photos, 'beijing_wall-ridges_2014.jpg')).toBuffer()).subarray(0, 9000),
  );
  await writeFile(join(card, 'minutes.txt'), 'What was said at the meeting.');
  return card;
}

/** What happens to an original that somebody moved away. */
async function loseOriginal(folder: string): Promise<void> {
  const [library = ''] = await readdir(join(folder, 'documents'));
  const originals = join(folder, 'documents', library, 'originals');
  const all = await readdir(originals, { recursive: true });
  const lost = all.find((path) => path.endsWith('.jpg'));
  expect(lost).toBeDefined();
  await rename(join(originals, lost ?? ''), join(folder, 'lost.jpg'));
}

const SCREENS: readonly Screen[] = [
  {
    name: 'library',
    open: async ({ page }) => {
      await goTo(page, 'Photos');
      await cell(page, 'Pavilion above the lake').click();
    },
  },
  {
    name: 'rights',
    open: async ({ page }) => {
      await cell(page, 'Cloudburst over the fields').click();
      await inspectorOf(page).getByRole('button', { name: 'Add rights' }).click();
      await expect(page.getByRole('dialog', { name: 'Rights' })).toBeVisible();
    },
    leave: pressEscape,
  },
  {
    name: 'inspector-renditions',
    open: async ({ page }) => {
      await inspectorOf(page).getByRole('tab', { name: 'Renditions' }).click();
      await expect(inspectorOf(page)).toContainText('SHA-256');
    },
  },
  {
    name: 'inspector-history',
    open: async ({ page }) => {
      await inspectorOf(page).getByRole('tab', { name: 'Details' }).click();
      await setValue(inspectorOf(page), 'Credit', 'Press office');
      await inspectorOf(page).getByRole('tab', { name: 'History' }).click();
      await inspectorOf(page)
        .getByRole('button', { name: /^Credit changed/ })
        .click();
    },
    leave: ({ page }) => inspectorOf(page).getByRole('tab', { name: 'Details' }).click(),
  },
  {
    name: 'context-menu',
    open: async ({ page }) => {
      await cell(page, 'One drop').click({ button: 'right' });
      await expect(page.getByRole('menuitem', { name: 'Find similar' })).toBeVisible();
    },
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
  {
    name: 'quick-look',
    open: async ({ page }) => {
      await cell(page, 'Pavilion above the lake').click();
      await page.keyboard.press(' ');
      await expect(page.getByRole('dialog', { name: 'Pavilion above the lake' })).toBeVisible();
    },
    leave: pressEscape,
  },
  {
    name: 'compare-two',
    open: async ({ page }) => {
      await selectFirst(page, 2);
      await page.keyboard.press(' ');
      await expect(page.getByRole('dialog').getByRole('figure')).toHaveCount(2);
    },
    leave: pressEscape,
  },
  {
    name: 'compare-four',
    open: async ({ page }) => {
      await selectFirst(page, 4);
      await page.keyboard.press(' ');
      await expect(page.getByRole('dialog').getByRole('figure')).toHaveCount(4);
    },
    leave: pressEscape,
  },
  {
    name: 'several',
    open: async ({ page }) => {
      await goTo(page, 'All assets');
      await selectFirst(page, 5);
      await expect(inspectorOf(page)).toContainText('5 selected');
    },
  },
  {
    name: 'template',
    open: async ({ page }) => {
      await menuOf(page, 'Fill texts from a template…');
      await page.getByRole('dialog').getByRole('textbox').fill('{title}, {city}[, by {creator}]');
      await expect(page.getByRole('dialog').getByRole('figure').first()).toBeVisible();
    },
    leave: pressEscape,
  },
  {
    name: 'paste-metadata',
    open: async ({ page }) => {
      await page.getByRole('gridcell').first().click();
      await page.keyboard.press('Control+Alt+c');
      await expect(page.getByText(/^Metadata of .* copied\.$/)).toBeVisible();
      await page.getByRole('gridcell').nth(2).click();
      await page.keyboard.press('Control+Alt+v');
      await expect(page.getByRole('dialog', { name: /^Paste metadata of/ })).toBeVisible();
    },
    leave: pressEscape,
  },
  {
    name: 'list',
    open: async ({ page }) => {
      await page.getByRole('radio', { name: 'List' }).click();
      await expect(page.getByRole('gridcell').first()).toBeVisible();
    },
    leave: ({ page }) => page.getByRole('radio', { name: 'Grid' }).click(),
  },
  {
    name: 'grouped',
    open: async ({ page }) => {
      await goTo(page, 'Photos');
      await page.getByRole('button', { name: 'Newest first' }).click();
      await page.getByRole('menuitemradio', { name: 'Place' }).click();
      await expect(page.getByRole('rowheader').first()).toBeVisible();
    },
    leave: async ({ page }) => {
      await page.getByRole('button', { name: /^Grouped by place/ }).click();
      await page.getByRole('menuitemradio', { name: 'No groups' }).click();
    },
  },
  {
    name: 'suggestions',
    open: async ({ page }) => {
      await field(page).fill('co');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
  {
    name: 'chips',
    open: async ({ page }) => {
      await field(page).fill('shape:landscape copenhagen');
      await expect(page.getByRole('button', { name: 'Remove the filter Landscape' })).toBeVisible();
    },
  },
  {
    name: 'filters',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Filters' }).click();
      await expect(page.getByRole('dialog', { name: 'All filters' })).toBeVisible();
    },
    leave: pressEscape,
  },
  {
    name: 'save-search',
    open: async ({ page }) => {
      await page.getByRole('navigation').getByRole('button', { name: 'Save this search' }).click();
      await expect(page.getByRole('dialog', { name: 'Save this search' })).toBeVisible();
    },
    leave: async ({ page }) => {
      await page.keyboard.press('Enter');
      await expect(page.getByRole('group', { name: 'Saved searches' }).getByRole('button')).toHaveCount(2);
    },
  },
  {
    name: 'no-match',
    open: async ({ page }) => {
      await field(page).fill('no such picture');
      await expect(page.getByText('matches “no such picture”')).toBeVisible();
    },
    leave: ({ page }) => field(page).fill(''),
  },
  {
    name: 'logos',
    open: async ({ page }) => {
      await goTo(page, 'Logos');
      await page.getByRole('button', { name: /^All logo files/ }).click();
      await page.getByRole('gridcell').nth(1).click();
    },
  },
  {
    name: 'collection',
    open: async ({ page }) => {
      await goTo(page, 'Photos');
      await selectFirst(page, 3);
      await inspectorOf(page).getByRole('button', { name: 'Add to collection' }).click();
      await page.getByRole('menuitem', { name: 'New collection…' }).click();
      await typeInDialog(page, 'Water and climate');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /^Water and climate 3/ }).click();
      await expect(page.getByRole('gridcell')).toHaveCount(3);
    },
  },
  {
    name: 'trash-empty',
    open: async ({ page }) => {
      await goTo(page, 'Trash');
      await expect(page.getByText('Nothing in the trash.')).toBeVisible();
    },
  },
  {
    name: 'trash',
    open: async ({ page }) => {
      await goTo(page, 'Photos');
      await selectFirst(page, 3);
      await page.keyboard.press('Delete');
      await goTo(page, 'Trash');
      await expect(page.getByRole('gridcell')).toHaveCount(3);
      await page.getByRole('gridcell').first().click();
      await expect(page.getByRole('button', { name: 'Restore 1' })).toBeVisible();
    },
  },
  {
    name: 'empty-trash',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Empty trash…' }).click();
      await expect(page.getByRole('dialog', { name: 'Empty the trash?' })).toBeVisible();
    },
    leave: async (dateline) => {
      await pressEscape(dateline);
      await dateline.page.getByRole('gridcell', { selected: true }).press('Escape');
      await dateline.page.getByRole('button', { name: 'Restore all' }).click();
      await expect(dateline.page.getByText('Nothing in the trash.')).toBeVisible();
    },
  },
  {
    name: 'imports-none',
    open: async ({ page }) => {
      await settings(page, 'Watch folders');
      await page.getByRole('radio', { name: 'Past imports' }).click();
      await expect(page.getByRole('main', { name: 'Imports' })).toBeVisible();
    },
  },
  {
    name: 'import-review',
    open: async ({ page }, folder) => {
      await dropFiles(page, [await writeCard(folder)]);
      await expect(page.getByRole('button', { name: /^Same name/ })).toBeVisible();
    },
  },
  {
    name: 'import-report',
    open: async ({ page }) => {
      await page.getByRole('button', { name: /^Import \d+ files$/ }).click();
      await page.getByRole('button', { name: 'Show report' }).click({ timeout: 60_000 });
      await expect(page.getByRole('row', { name: /cut off\.jpg/ })).toBeVisible();
    },
  },
  {
    name: 'past-imports',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Past imports' }).click();
      await expect(page.getByRole('row', { name: /Delivery/ })).toBeVisible();
    },
  },
  {
    name: 'look-alikes',
    open: async ({ page }) => {
      await page.getByRole('button', { name: /^Look-alikes \d/ }).click();
      await expect(page.locator('[data-choice]').first()).toBeVisible();
    },
  },
  {
    name: 'watch-none',
    open: async ({ page }) => {
      await settings(page, 'Watch folders');
      await expect(page.getByText('No folder is watched yet.')).toBeVisible();
    },
  },
  {
    name: 'watch',
    open: async ({ app, page }, folder) => {
      const agency = join(folder, 'Agency');
      await mkdir(agency);
      await writeFile(
        join(agency, 'cut off too.jpg'),
        (await sharp(join(exampleDir, 'photos', 'beijing_wall-ridges_2014.jpg')).toBuffer()).subarray(0, 7000),
      );
      await sharp({ create: { width: 900, height: 600, channels: 3, background: '#2a6f77' } }).toFile(join(agency, 'new.png'));
      await answerDialogs(app, { open: [agency] });
      await page.getByRole('button', { name: 'Watch a folder…' }).click();
      await expect(page.getByText('1 imported, 1 refused')).toBeVisible({ timeout: 60_000 });
    },
  },
  {
    name: 'keep',
    open: async ({ page }) => {
      await settings(page, 'Library care…');
      await expect(page.getByRole('region', { name: 'Library check' })).toBeVisible();
    },
  },
  {
    name: 'keep-found',
    open: async ({ page }, folder) => {
      await loseOriginal(folder);
      await page.getByRole('button', { name: 'Back up now' }).click();
      await expect(page.getByRole('button', { name: /^Restore…/ }).first()).toBeVisible();
      await page.getByRole('button', { name: 'Check now' }).click();
      await expect(page.getByText('Originals missing')).toBeVisible({ timeout: 60_000 });
    },
  },
  {
    name: 'restore-backup',
    open: async ({ page }) => {
      await page
        .getByRole('button', { name: /^Restore…/ })
        .first()
        .click();
      await expect(page.getByRole('dialog', { name: /^Go back to/ })).toBeVisible();
    },
    leave: pressEscape,
  },
  {
    name: 'missing',
    open: async ({ page }) => {
      await page.getByRole('region', { name: 'Library check' }).getByRole('button', { name: /^Show/ }).click();
      await expect(inspectorOf(page).getByRole('alert')).toContainText('The original is missing');
    },
  },
];

test('every screen of the library is whole and without barriers in both themes', async ({ start, folder }) => {
  test.setTimeout(600_000);
  const dateline = await start();
  await openExample(dateline);
  await walkScreens(dateline, folder, SCREENS);
  expect(dateline.problems).toEqual([]);
});
