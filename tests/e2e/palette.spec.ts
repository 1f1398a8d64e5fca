import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { goTo, openExample } from './hands.ts';
import { pressEscape, type Screen, walkScreens } from './screens.ts';

/* Search over everything and every command, with the keyboard alone. */

const palette = (page: Page): Locator => page.getByRole('dialog', { name: 'Search and commands' });
const field = (page: Page): Locator => palette(page).getByRole('combobox');

/** Opens the palette and types into it. */
async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(text);
}

async function ask(page: Page, text: string): Promise<void> {
  await type(page, text);
  await expect(palette(page).getByRole('option', { selected: true })).toBeVisible();
}

test('a release, a contact, a picture and a command are reached by typing a few letters', async ({ start }) => {
  const dateline = await start();
  const { page, problems } = dateline;
  await openExample(dateline);

  await ask(page, 'delegation to prom');
  await expect(palette(page).getByRole('option', { selected: true })).toContainText('Copenhagen Delegation to Promote');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /Copenhagen Delegation to Promote/ })).toBeVisible();
  await expect(palette(page)).toHaveCount(0);

  await ask(page, '@kristian');
  await expect(palette(page).getByRole('button', { name: /^Contacts/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^Edit name: Kristian Holmelund Jakobsen/ })).toBeVisible();

  await ask(page, 'water');
  await palette(page)
    .getByRole('button', { name: /^Photos/ })
    .press('Enter');
  await expect(field(page)).toBeFocused();
  const options = palette(page).getByRole('option');
  // Until what was typed has been found, the list is that of before.
  await expect(palette(page).getByRole('group')).toHaveCount(2);
  await expect(palette(page).getByRole('option').locator('mark').first()).toHaveText(/water/i);
  const second = await options.nth(1).locator('.tx > :first-child').textContent();
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Photos', level: 1 })).toBeVisible();
  await expect(page.getByRole('gridcell', { selected: true })).toHaveAccessibleName(new RegExp(`^${second}`));

  await ask(page, '>dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(problems).toEqual([]);
});

test('a kit is exported and filled from the palette; Escape gives the focus back', async ({ start }) => {
  const dateline = await start();
  const { page } = dateline;
  await openExample(dateline);
  await goTo(page, 'Photos');
  await page.getByRole('gridcell').first().click();
  await expect(page.getByRole('gridcell').first()).toBeFocused();
  await ask(page, '');
  await page.keyboard.press('Escape');
  await expect(palette(page)).toHaveCount(0);
  await expect(page.getByRole('gridcell').first()).toBeFocused();

  await type(page, 'copenhagen');
  const add = palette(page).getByRole('option', { name: /^Add the selected file to/ });
  await expect(add).toBeVisible();
  await add.click();
  await expect(page.getByText(/^Already in |added to Copenhagen/).first()).toBeVisible();

  await type(page, 'nothing is called this');
  await expect(palette(page).getByText('Nothing is called “nothing is called this”.')).toBeVisible();
});

test('undo from the palette takes back what was done to the library, not what was typed into the palette', async ({ start }) => {
  const dateline = await start();
  const { page } = dateline;
  await openExample(dateline);
  await goTo(page, 'Photos');
  const cells = page.getByRole('gridcell');
  await expect(cells).toHaveCount(14);
  await cells.first().click();
  await page.keyboard.press('Delete');
  await expect(cells).toHaveCount(13);
  await ask(page, '>undo');
  await page.keyboard.press('Enter');
  await expect(cells).toHaveCount(14);
  await ask(page, '>search');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('search').getByRole('combobox')).toBeFocused();
});

const SCREENS: readonly Screen[] = [
  {
    name: 'palette-recent',
    open: async ({ page }) => {
      await goTo(page, 'Photos');
      await page.keyboard.press('Control+k');
      await expect(palette(page).getByRole('option').first()).toBeVisible();
    },
    leave: pressEscape,
  },
  {
    name: 'palette-found',
    open: async ({ page }) => {
      await page.getByRole('gridcell').first().click();
      await ask(page, 'copen');
      await expect(palette(page).getByRole('option').nth(4)).toBeVisible();
    },
    leave: pressEscape,
  },
];

test('the palette is whole and without barriers in both themes', async ({ start, folder }) => {
  test.setTimeout(120_000);
  const dateline = await start();
  await openExample(dateline);
  await walkScreens(dateline, folder, SCREENS);
  expect(dateline.problems).toEqual([]);
});
