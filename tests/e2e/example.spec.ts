import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Dateline, exampleDir, expect, test } from './fixtures.ts';
import { engineOf, exportOpenKit, goTo, openExample, pressPage, toAllExports } from './hands.ts';
import { pressEscape, type Screen, walkScreens } from './screens.ts';

const KIT = 'Copenhagen delegation to Beijing';

async function openKit(page: Page): Promise<void> {
  await goTo(page, 'Kits');
  await page.getByRole('button', { name: KIT, exact: true }).click();
  await expect(pressPage(page).getByRole('heading', { level: 1 })).toBeVisible();
}

async function exportTo(dateline: Dateline, path: string): Promise<void> {
  await openKit(dateline.page);
  await exportOpenKit(dateline, path);
}

/** The press side of the window, from the welcome page to the finished export. */
const SCREENS: readonly Screen[] = [
  { name: 'welcome', open: async () => {} },
  {
    name: 'create-library',
    open: async ({ page }) => {
      await page.keyboard.press('Control+n');
      await expect(page.getByRole('dialog', { name: 'Create a library' })).toBeVisible();
    },
    leave: async (dateline) => {
      await pressEscape(dateline);
      await openExample(dateline);
    },
  },
  {
    name: 'documents-empty',
    open: async ({ page }) => {
      await goTo(page, 'Documents');
      await expect(page.getByText('No documents yet.')).toBeVisible();
    },
  },
  {
    name: 'releases',
    open: async ({ page }) => {
      await goTo(page, 'Releases');
      await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
    },
  },
  {
    name: 'new-release',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'New release' }).first().click();
      await page.getByRole('textbox', { name: 'Paste the text' }).fill(await readFile(join(exampleDir, 'release.txt'), 'utf8'));
      await expect(page.getByRole('region', { name: 'Recognised' })).toContainText('€470 million');
    },
  },
  {
    name: 'contacts',
    open: async ({ page }) => {
      await goTo(page, 'Contacts');
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
    },
  },
  {
    name: 'new-contact',
    open: async ({ page }) => {
      await page.keyboard.press('Control+n');
      await expect(page.getByRole('dialog', { name: 'New contact' })).toBeVisible();
    },
    leave: pressEscape,
  },
  {
    name: 'organisations',
    open: async ({ page }) => {
      await goTo(page, 'Organisations');
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
    },
  },
  {
    name: 'kits',
    open: async ({ page }) => {
      await goTo(page, 'Kits');
      await expect(page.getByRole('button', { name: KIT, exact: true })).toBeVisible();
    },
  },
  { name: 'kit', open: ({ page }) => openKit(page) },
  {
    name: 'kit-library',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Add items' }).click();
      await expect(page.getByRole('region', { name: 'Library', exact: true }).getByRole('listitem').first()).toBeVisible();
    },
    leave: async ({ page }) => {
      await page.getByRole('button', { name: 'Close the library' }).click();
    },
  },
  {
    name: 'kit-files',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'All files' }).click();
      await expect(page.getByRole('dialog').getByRole('row').nth(5)).toBeVisible();
    },
    leave: pressEscape,
  },
  {
    name: 'export-running',
    open: async (dateline, folder) => {
      const { page } = dateline;
      await exportTo(dateline, join(folder, 'out', 'first.zip'));
      await toAllExports(page, 'first.zip');
      await exportTo(dateline, join(folder, 'out', 'second.zip'));
      const meter = page.getByRole('region', { name: 'Running export' }).getByRole('progressbar');
      await expect.poll(async () => Number(await meter.getAttribute('aria-valuenow')), { intervals: [20] }).toBeGreaterThan(20);
      process.kill(engineOf(dateline), 'SIGSTOP');
    },
    leave: async (dateline) => {
      process.kill(engineOf(dateline), 'SIGCONT');
    },
  },
  {
    name: 'export-made',
    open: ({ page }) =>
      expect(page.getByRole('dialog', { name: 'The kit is ready' })).toContainText('second.zip', { timeout: 60_000 }),
    leave: ({ page }) => toAllExports(page, 'second.zip'),
  },
  { name: 'exports', open: async ({ page }) => expect(page.getByRole('heading', { name: 'Earlier' })).toBeVisible() },
  {
    name: 'verdict',
    open: async ({ page }) => {
      await page.getByRole('region', { name: 'Finished export' }).getByRole('button', { name: 'Verify' }).click();
      await expect(page.getByRole('dialog')).toContainText('as they were written');
    },
    leave: pressEscape,
  },
  {
    name: 'settings',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Settings' }).click();
      await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
    },
    leave: pressEscape,
  },
];

test('every screen of the press office is whole and without barriers in both themes', async ({ start, folder }) => {
  test.setTimeout(600_000);
  const dateline = await start();
  await mkdir(join(folder, 'out'));
  await expect(dateline.page.getByRole('heading', { level: 1 })).toBeVisible();
  await walkScreens(dateline, folder, SCREENS);
  expect(dateline.problems).toEqual([]);
});
