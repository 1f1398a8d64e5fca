import { appendFile, cp, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { type Dateline, exampleDir, expect, test } from '../e2e/fixtures.ts';
import {
  answerDialogs,
  cell,
  dropFiles,
  exportOpenKit,
  goTo,
  openExample,
  pressPage,
  setSize,
  setValue,
  toAllExports,
  value,
} from '../e2e/hands.ts';
import { pressEscape } from '../e2e/screens.ts';
import { openBrowser } from '../page/inspect.ts';
import { Album, take } from './camera.ts';

/* The pictures of docs/guide: its chapters are walked in the real app, with the example library. */

const KIT = 'Copenhagen delegation to Beijing';
const PASSPHRASE = 'a quiet harbour';

const inspectorOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' });
const searchOf = (page: Page): Locator => page.getByRole('combobox', { name: /^Search/ });
const finishedOf = (page: Page): Locator => page.getByRole('region', { name: 'Finished export' });
const dialogOf = (page: Page): Locator => page.getByRole('dialog');

/** A window of one size, light, with nothing in it yet. */
async function freshWindow(start: () => Promise<Dateline>): Promise<Dateline> {
  const dateline = await start();
  await setSize(dateline, 1440, 900);
  await dateline.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return dateline;
}

async function openKit({ page }: Dateline): Promise<void> {
  await goTo(page, 'Kits');
  await page.getByRole('button', { name: KIT, exact: true }).click();
  await expect(pressPage(page).getByRole('heading', { level: 1 })).toBeVisible();
}

async function openExports(page: Page): Promise<void> {
  await goTo(page, 'Kits');
  await page.getByRole('main').getByRole('button', { name: 'Exports' }).click();
}

/** A delivery as a photographer sends it: here already, here with other bytes, smaller, of a known name, cut off, empty. */
async function writeDelivery(folder: string): Promise<string> {
  const card = join(folder, 'Delivery');
  const photos = join(exampleDir, 'photos');
  await mkdir(card);
  for (const name of ['beijing_meeting-room_2014.jpg', 'copenhagen_canal-houses_2014.jpg'])
    await cp(join(photos, name), join(card, name));
  await cp(join(photos, 'copenhagen_rain-rings_2014.jpg'), join(card, 'rain rings, again.jpg'));
  await appendFile(join(card, 'rain rings, again.jpg'), 'a word after the end');
  await sharp(join(photos, 'oresund_wind-turbines_2014.jpg')).resize(1200).toFile(join(card, 'turbines, small.jpg'));
  const evening = sharp(join(photos, 'copenhagen_harbour-dawn_2014.jpg')).flop().modulate({ hue: 60 });
  await evening.toFile(join(card, 'copenhagen_skyline-dusk_2014.jpg'));
  const whole = await sharp(join(photos, 'beijing_wall-ridges_2014.jpg')).toBuffer();
  await writeFile(join(card, 'cut off.jpg'), whole.subarray(0, 9000));
  await writeFile(join(card, 'empty.jpg'), '');
  return card;
}

test('a first hour, finding, logos', async ({ start, folder }) => {
  const dateline = await freshWindow(start);
  const { page } = dateline;
  const album = new Album(page);
  await album.picture('welcome', async () => {
    await expect(page.getByRole('button', { name: 'Try the example' })).toBeVisible();
    return [];
  });
  await openExample(dateline);
  await album.picture('library', async () => {
    await goTo(page, 'Photos');
    await cell(page, 'Pavilion above the lake').click();
    return [];
  });
  await album.picture(
    'search',
    async () => {
      await searchOf(page).fill('shape:landscape copenhagen');
      await expect(page.getByRole('option').first()).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('option')).toHaveCount(0);
      await expect(page.getByRole('button', { name: 'Remove the filter Landscape' })).toBeVisible();
      return [];
    },
    () => searchOf(page).fill(''),
  );
  await album.picture(
    'palette',
    async () => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('copen');
      await expect(dialogOf(page).getByRole('option').nth(4)).toBeVisible();
      return [dialogOf(page)];
    },
    () => pressEscape(dateline),
  );
  await album.picture('logos', async () => {
    await goTo(page, 'Logos');
    await expect(page.getByRole('table', { name: 'Logos by lockup and colour' }).locator('img')).toHaveCount(9);
    return [];
  });
  await album.picture(
    'where',
    async () => {
      await page.getByRole('button', { name: 'Where will you use it?' }).click();
      await dialogOf(page).getByRole('button', { name: 'Dark slide' }).click();
      await expect(page.getByRole('region', { name: 'Dark slide' })).toContainText('Primary, white');
      return [dialogOf(page)];
    },
    () => pressEscape(dateline),
  );
  await album.picture('review', async () => {
    await goTo(page, 'Photos');
    await dropFiles(page, [await writeDelivery(folder)]);
    await expect(page.getByRole('button', { name: /^Here already/ })).toBeVisible();
    return [];
  });
  await album.picture('look-alikes', async () => {
    await page.getByRole('button', { name: /^Import \d+ files$/ }).click();
    await expect(page.getByRole('button', { name: 'Show report' })).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: /^Look-alikes \d/ }).click();
    await expect(page.locator('[data-choice]').first()).toBeVisible();
    return [];
  });
  album.close();
});

test('releases, contacts, organisations, sheets', async ({ start }) => {
  const dateline = await freshWindow(start);
  const { page } = dateline;
  const album = new Album(page);
  await openExample(dateline);
  await album.picture('recognised', async () => {
    await goTo(page, 'Releases');
    await page.getByRole('button', { name: 'New release' }).first().click();
    await page.getByRole('textbox', { name: 'Paste the text' }).fill(await readFile(join(exampleDir, 'release.txt'), 'utf8'));
    await expect(page.getByRole('region', { name: 'Recognised' })).toContainText('Frank Jensen');
    return [];
  });
  await album.picture('release', async () => {
    await goTo(page, 'Releases');
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toContainText('Copenhagen Delegation');
    return [];
  });
  await album.picture('contact', async () => {
    await goTo(page, 'Contacts');
    await page
      .getByRole('group', { name: 'Contacts' })
      .getByRole('button', { name: /Jakobsen/ })
      .click();
    await expect(page.getByRole('heading', { name: /^Edit name: Kristian Holmelund Jakobsen/ })).toBeVisible();
    return [];
  });
  await album.picture('organisation', async () => {
    await goTo(page, 'Organisations');
    await expect(page.getByRole('main').getByRole('region', { name: 'Logos', exact: true }).getByRole('button')).toBeVisible();
    return [];
  });
  await album.picture('sheet', async () => {
    await goTo(page, 'Contact sheets');
    await page.getByRole('main').getByRole('button', { name: 'New contact sheet' }).click();
    await page.getByRole('complementary', { name: 'Sheet options' }).getByLabel('Marks').selectOption('choice');
    const cells = page.getByRole('region', { name: 'Pages' }).locator('.sh-cell');
    await cells.nth(1).click();
    await cells.nth(2).dblclick();
    await expect(cells.nth(2)).toHaveAccessibleName(/, rejected$/);
    return [];
  });
  album.close();
});

test('the kit: composed, signed, exported, corrected, recalled, received; then the library is cared for', async ({
  start,
  folder,
}) => {
  const dateline = await freshWindow(start);
  const { app, page } = dateline;
  const album = new Album(page);
  const out = join(folder, 'Outbox');
  await mkdir(out);
  await openExample(dateline);
  await album.picture('composer', async () => {
    await openKit(dateline);
    return [];
  });
  await album.picture(
    'add-items',
    async () => {
      await page.getByRole('button', { name: 'Add items' }).click();
      await expect(page.getByRole('region', { name: 'Library', exact: true }).getByRole('listitem').first()).toBeVisible();
      return [];
    },
    () => page.getByRole('button', { name: 'Close the library' }).click(),
  );
  await album.picture(
    'key',
    async () => {
      await openExports(page);
      await page.getByRole('button', { name: 'Set up the signature…' }).click();
      await dialogOf(page).getByLabel('Passphrase').fill(PASSPHRASE);
      await dialogOf(page).getByLabel('Once more').fill(PASSPHRASE);
      return [dialogOf(page)];
    },
    async () => {
      await dialogOf(page).getByRole('button', { name: 'Make the key' }).click();
      await expect(dialogOf(page)).toBeHidden();
    },
  );
  await album.picture(
    'export',
    async () => {
      await openKit(dateline);
      await answerDialogs(app, { save: join(out, 'one.zip') });
      await page.keyboard.press('Control+e');
      await dialogOf(page).getByRole('button', { name: 'Change…' }).click();
      await expect(dialogOf(page).getByRole('radio', { name: /^Lite .*MB/ })).toBeVisible({ timeout: 60_000 });
      return [dialogOf(page)];
    },
    () => dialogOf(page).getByRole('button', { name: 'Export', exact: true }).click(),
  );
  await album.picture(
    'ready',
    async () => {
      await expect(page.getByRole('dialog', { name: 'The kit is ready' })).toBeVisible({ timeout: 120_000 });
      return [dialogOf(page)];
    },
    () => toAllExports(page, 'one.zip'),
  );
  await album.step('who got it is written down', () => setValue(finishedOf(page), 'Sent to', 'Agencies in Copenhagen'));
  await album.picture(
    'mail',
    async () => {
      await finishedOf(page).getByRole('button', { name: 'Mail draft…' }).click();
      await expect(dialogOf(page).getByRole('checkbox').first()).toBeVisible();
      return [dialogOf(page)];
    },
    () => pressEscape(dateline),
  );
  await album.step('a caption is corrected, and the kit goes out again', async () => {
    await goTo(page, 'Photos');
    await cell(page, 'The harbour at dawn').click();
    await setValue(inspectorOf(page), 'Caption', 'Rain falls on the harbour of Copenhagen.');
    await openKit(dateline);
    await exportOpenKit(dateline, join(out, 'two.zip'));
    await toAllExports(page, 'two.zip');
    await setValue(finishedOf(page), 'Sent to', 'Agencies in Copenhagen, as before');
  });
  await album.picture('exports', async () => {
    await expect(finishedOf(page)).toContainText('as before');
    return [];
  });
  await album.picture(
    'correction',
    async () => {
      await finishedOf(page)
        .getByRole('button', { name: /^More: / })
        .click();
      await page.getByRole('menuitem', { name: 'Correction kit…' }).click();
      await expect(dialogOf(page)).toContainText('caption is', { timeout: 60_000 });
      await dialogOf(page).getByLabel('First line of the notice').fill('The caption of the harbour was wrong.');
      return [dialogOf(page)];
    },
    () => pressEscape(dateline),
  );
  await album.picture(
    'recall',
    async () => {
      await goTo(page, 'Photos');
      await cell(page, 'The harbour at dawn').click();
      await inspectorOf(page).getByRole('button', { name: 'Sent in 2 exports' }).click();
      await expect(dialogOf(page)).toContainText('Agencies in Copenhagen');
      return [dialogOf(page)];
    },
    () => pressEscape(dateline),
  );
  await album.step('start-page and verify-page', async () => {
    await openExports(page);
    const path = join(folder, 'verify.html');
    await answerDialogs(app, { save: path });
    await page.getByRole('button', { name: 'Save verify page…' }).click();
    await expect.poll(() => readdir(folder)).toContain('verify.html');
    await lookAsJournalist(folder, join(out, 'two.zip'));
  });
  await album.picture('care', async () => {
    const [library = ''] = await readdir(join(folder, 'documents'));
    const originals = join(folder, 'documents', library, 'originals');
    const lost = (await readdir(originals, { recursive: true })).find((path) => path.endsWith('harbour-dawn_2014.jpg'));
    await rename(join(originals, lost ?? ''), join(folder, 'lost.jpg'));
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Library care…' }).click();
    await page.getByRole('button', { name: 'Back up now' }).click();
    await expect(page.getByRole('button', { name: /^Restore…/ }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Check now' }).click();
    await expect(page.getByText('Originals missing')).toBeVisible({ timeout: 60_000 });
    return [];
  });
  await album.picture('restore', async () => {
    await page
      .getByRole('button', { name: /^Restore…/ })
      .first()
      .click();
    await expect(page.getByRole('dialog', { name: /^Go back to/ })).toBeVisible();
    return [dialogOf(page)];
  });
  album.close();
});

test('preflight', async ({ start }) => {
  const dateline = await freshWindow(start);
  const { page } = dateline;
  const album = new Album(page);
  await openExample(dateline);
  await album.step('a picture loses its alt text and its title', async () => {
    await goTo(page, 'Photos');
    await cell(page, 'The harbour at dawn').click();
    for (const label of ['Alt text', 'Credit']) {
      await value(inspectorOf(page), label).click();
      const field = inspectorOf(page).getByRole('textbox', { name: label, exact: true });
      await field.fill('');
      await field.press('Control+Enter');
      await expect(field).toBeHidden();
    }
  });
  await album.picture('preflight', async () => {
    await openKit(dateline);
    const preflight = page.getByRole('region', { name: 'Preflight' });
    await expect(preflight.getByRole('listitem').nth(1)).toBeVisible();
    await preflight.scrollIntoViewIfNeeded();
    return [preflight];
  });
  album.close();
});

/** The kit in the browser of whoever gets it: its start page, and the page that checks it. */
async function lookAsJournalist(folder: string, zip: string): Promise<void> {
  const kit = join(folder, 'received');
  for (const [name, bytes] of Object.entries(unzipSync(await readFile(zip)))) {
    const path = join(kit, name.split('/').slice(1).join('/'));
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, bytes);
  }
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      colorScheme: 'light',
      timezoneId: 'Europe/Copenhagen',
    });
    await page.goto(`file://${join(kit, 'START-HERE.html')}`);
    await take(page, 'start-page');
    await page.goto(`file://${join(folder, 'verify.html')}`);
    await page.setInputFiles('#file', zip);
    await page.locator('#result:not([hidden])').waitFor();
    await page.locator('#busy').waitFor({ state: 'hidden' });
    await take(page, 'verify-page', page.locator('main'));
  } finally {
    await browser.close();
  }
}
