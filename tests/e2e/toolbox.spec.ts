import { cp, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { exampleDir, expect, test } from './fixtures.ts';
import { answerDialogs, dropFiles, goTo, openExample } from './hands.ts';
import { pressEscape, type Screen, walkScreens } from './screens.ts';

/* The logo toolbox: a logo is had, a gap filled, a mark retired, a colour copied, a delivery sorted in. */

const matrix = (page: Page): Locator => page.getByRole('table', { name: 'Logos by lockup and colour' });
const panel = (page: Page): Locator => page.getByRole('dialog', { name: /^Get logo/ });

/** The pixels of a file, RGBA. */
async function pixelsOf(path: string): Promise<{ width: number; height: number; data: Uint8Array }> {
  const { data, info } = await sharp(await readFile(path))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** Whether everything that is drawn is of one colour, however transparent. */
const isAll = (data: Uint8Array, value: number): boolean => {
  for (let at = 0; at < data.length; at += 4)
    if (data[at + 3] !== 0 && (data[at] !== value || data[at + 1] !== value || data[at + 2] !== value)) return false;
  return true;
};

/** A menu entry of a logo's menu. */
async function menuOf(page: Page, logo: string, entry: string): Promise<void> {
  await matrix(page)
    .getByRole('button', { name: `More about ${logo}` })
    .click();
  await page.getByRole('menuitem', { name: entry }).click();
}

test('a white PNG of 1,200 px is found and saved in three actions from the start screen', async ({ start, folder }) => {
  const dateline = await start();
  const { app, page, problems } = dateline;
  await openExample(dateline);
  const saved = join(folder, 'white.png');
  await answerDialogs(app, { save: saved });
  // Action 1: the toolbox. Action 2: get the white one. Action 3: save; the answer of the system's dialog would be the fourth.
  await page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^Logos\b/ })
    .click();
  await page.getByRole('button', { name: 'Get logo: Primary, white' }).click();
  await expect(panel(page)).toContainText('city-of-copenhagen_primary_white_1200.png');
  await panel(page).getByRole('button', { name: 'Save…' }).click();
  await expect(page.getByText('Saved: white.png')).toBeVisible();
  const { width, data } = await pixelsOf(saved);
  expect(width).toBe(1200);
  expect(isAll(data, 255)).toBe(true);
  expect(data.some((value, at) => at % 4 === 3 && value === 255)).toBe(true);
  expect(problems).toEqual([]);
});

test('a logo is had in other formats and sizes, with the keyboard alone', async ({ start, folder }) => {
  const dateline = await start();
  const { app, page } = dateline;
  await openExample(dateline);
  await page.keyboard.press('Control+2');
  const get = page.getByRole('button', { name: 'Get logo: Symbol, full colour' });
  await get.focus();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('button', { name: 'Save…' })).toBeFocused();
  const format = panel(page).getByRole('radiogroup', { name: 'Format' });
  await format.getByRole('radio', { checked: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(format.getByRole('radio', { name: 'WebP' })).toBeChecked();
  const width = panel(page).getByRole('textbox', { name: 'Width, px' });
  await width.focus();
  await page.keyboard.type('640');
  await panel(page).getByRole('radio', { name: '2×' }).click();
  await panel(page).getByRole('button', { name: 'Mist' }).click();
  await panel(page).getByRole('radio', { name: 'Clear space' }).click();
  await expect(panel(page)).toContainText('1,280 × ');
  const saved = join(folder, 'symbol.webp');
  await answerDialogs(app, { save: saved });
  await panel(page).getByRole('button', { name: 'Save…' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved: symbol.webp')).toBeVisible();
  await expect(get).toBeFocused();
  const { width: across, data } = await pixelsOf(saved);
  expect(across).toBe(1280);
  // The clear space around it has the colour that was chosen.
  const mist = [0xe9, 0xf1, 0xf5, 255];
  expect(Math.max(...mist.map((value, at) => Math.abs(value - (data[at] ?? -99))))).toBeLessThanOrEqual(3);
});

test('a logo is copied as a picture and as SVG text', async ({ start }) => {
  const dateline = await start();
  const { app, page } = dateline;
  await openExample(dateline);
  await goTo(page, 'Logos');
  await page.getByRole('button', { name: 'Get logo: Primary, black' }).click();
  await expect(panel(page)).toContainText('primary_black_1200.png');
  await panel(page).getByRole('button', { name: 'Copy', exact: true }).click();
  const width = (): Promise<number> =>
    app.evaluate(
      ({ clipboard }) => (clipboard as Electron.Clipboard & { readImage(): Electron.NativeImage }).readImage().getSize().width,
    );
  await expect.poll(width).toBe(1200);
  await panel(page).getByRole('radio', { name: 'SVG' }).click();
  await expect(panel(page)).toContainText('.svg');
  await panel(page).getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^<svg[^>]*viewBox/);
});

test('a gap is filled, and taken back', async ({ start }) => {
  const dateline = await start();
  const { page } = dateline;
  await openExample(dateline);
  await goTo(page, 'Logos');
  await menuOf(page, 'Stacked, white', 'Remove from the toolbox');
  await expect(matrix(page).getByText('Stacked, white is missing')).toBeVisible();
  await page.getByRole('button', { name: 'Make it: Stacked, white' }).click();
  await expect(page.getByRole('button', { name: 'Get logo: Stacked, white' })).toBeVisible();
  await expect(matrix(page).getByRole('button', { name: /^PDF of Stacked, white is missing/ })).toHaveCount(0);
  await matrix(page).getByRole('button', { name: 'PDF of Primary, white is missing: make it' }).click();
  await expect(page.getByText('PDF: Primary, white made')).toBeVisible();
  await expect(matrix(page).getByRole('button', { name: /^PDF of Primary, white is missing/ })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(matrix(page).getByRole('button', { name: /^PDF of Primary, white is missing/ })).toBeVisible();
});

test('a retired logo can be seen and can no longer be had', async ({ start }) => {
  const dateline = await start();
  const { page } = dateline;
  await openExample(dateline);
  await goTo(page, 'Logos');
  await menuOf(page, 'Primary, black', 'Retire…');
  const dialog = page.getByRole('dialog', { name: 'Retire primary, black' });
  await dialog.getByRole('textbox', { name: 'Since' }).fill('1 Dec 2014');
  await dialog.getByRole('combobox', { name: 'Replaced by' }).selectOption({ label: 'Stacked, black' });
  await dialog.getByRole('button', { name: 'Retire logo' }).click();
  await expect(page.getByRole('button', { name: 'Get logo: Primary, black' })).toHaveCount(0);
  const retired = page.getByRole('region', { name: 'Retired' });
  await expect(retired).toContainText('Retired 1 December 2014, replaced by stacked, black');
  // In the kit it stands no longer: what it would hold is counted without it.
  await retired.getByRole('button', { name: 'Make current again' }).click();
  await expect(page.getByRole('button', { name: 'Get logo: Primary, black' })).toBeVisible();
});

test('a colour is copied in every way a trade writes it', async ({ start }) => {
  const dateline = await start();
  const { app, page } = dateline;
  await openExample(dateline);
  await goTo(page, 'Logos');
  const read = () => app.evaluate(({ clipboard }) => clipboard.readText());
  const colours = page.getByRole('region', { name: 'Colours' });
  await colours.getByRole('button', { name: 'Copy HEX #0B4F79' }).click();
  await expect.poll(read).toBe('#0B4F79');
  await colours.getByRole('button', { name: 'Copy RGB 11 79 121' }).click();
  await expect.poll(read).toBe('11 79 121');
  await colours.getByRole('button', { name: 'Copy CMYK 91 35 0 53' }).click();
  await expect.poll(read).toBe('91 35 0 53');
});

/** A partner's delivery: one drawing in several formats and sizes, a white one that only its name tells, a text file. */
async function writeDelivery(folder: string): Promise<string> {
  const delivery = join(folder, 'Harbour Museum');
  await mkdir(join(delivery, 'print'), { recursive: true });
  const logos = join(exampleDir, 'logos');
  const svg = async (from: string, to: string, hue: string): Promise<void> => {
    const text = (await readFile(join(logos, from), 'utf8')).replaceAll('#0b4f79', hue);
    await writeFile(join(delivery, to), text);
  };
  await svg('city-of-copenhagen_primary_colour.svg', 'museum-logo-horizontal.svg', '#7a1f3d');
  await svg('city-of-copenhagen_symbol_colour.svg', 'museum-symbol.svg', '#7a1f3d');
  await cp(join(logos, 'city-of-copenhagen_primary_white.svg'), join(delivery, 'museum-logo-horizontal_neg.svg'));
  await sharp(await readFile(join(delivery, 'museum-logo-horizontal.svg')))
    .resize(900)
    .png()
    .toFile(join(delivery, 'museum-logo-horizontal-900.png'));
  await writeFile(join(delivery, 'print', 'read me.txt'), 'Please use these.');
  return delivery;
}

test('a delivery is looked through, corrected and sorted in', async ({ start, folder }) => {
  const dateline = await start();
  const { app, page, problems } = dateline;
  await openExample(dateline);
  await goTo(page, 'Logos');
  await answerDialogs(app, { open: [await writeDelivery(folder)] });
  await page.getByRole('button', { name: 'Add logos' }).click();
  await page.getByRole('menuitem', { name: 'Import a folder of logos…' }).click();
  await expect(page.getByRole('heading', { name: 'Sort in logos' })).toBeVisible({ timeout: 30_000 });
  const refused = page.getByRole('region', { name: 'Refused' });
  await expect(refused).toContainText('read me.txt');
  const name = page.getByRole('textbox', { name: /^Name of the brand/ }).first();
  await name.fill('Harbour Museum');
  await name.press('Enter');
  const group = page.getByRole('region', { name: 'Harbour Museum' });
  await expect(group.getByRole('listitem')).toHaveCount(3);
  // What is one drawing in two formats is one logo.
  await expect(group).toContainText('SVG PNG');
  await group.getByRole('combobox', { name: 'Lockup of Symbol, full colour' }).selectOption({ label: 'Stacked' });
  await expect(group.getByRole('combobox', { name: 'Lockup of Stacked, full colour' })).toBeVisible();
  await page.getByRole('button', { name: 'Accept 3 logos' }).click();
  await expect(page.getByRole('heading', { level: 2, name: /Harbour Museum/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: 'Get logo: Stacked, full colour' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Get logo: Primary, white' })).toBeVisible();
  expect(problems).toEqual([]);
});

test('the chooser says which logo, and why; all logos come as one zip; guidelines are written', async ({ start, folder }) => {
  const dateline = await start();
  const { app, page } = dateline;
  await openExample(dateline);
  await goTo(page, 'Logos');
  await page.getByRole('button', { name: 'Where will you use it?' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Dark slide' }).click();
  const answer = page.getByRole('region', { name: 'Dark slide' });
  await expect(answer).toContainText('Primary, white');
  await expect(answer).toContainText('PNG, 1,600 px');
  await answer.getByRole('button', { name: 'Take this' }).click();
  await expect(page.getByRole('dialog')).toContainText('primary_white_1600.png');
  await page.keyboard.press('Escape');
  const zip = join(folder, 'all.zip');
  await answerDialogs(app, { save: zip });
  await page.getByRole('button', { name: 'Get all' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save zip…' }).click();
  await expect(page.getByText(/\d+ files in the zip/)).toBeVisible({ timeout: 60_000 });
  expect((await stat(zip)).size).toBeGreaterThan(50_000);
  const pdf = join(folder, 'guidelines.pdf');
  await answerDialogs(app, { save: pdf });
  await page.getByRole('button', { name: 'Guidelines' }).click();
  await page.getByRole('menuitem', { name: 'PDF of one page…' }).click();
  await expect(page.getByText('Guidelines written: guidelines.pdf')).toBeVisible({ timeout: 30_000 });
  expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-');
});

test('a logo file in the grid leads to its panel; a folder dropped on the toolbox is looked through', async ({
  start,
  folder,
}) => {
  const dateline = await start();
  const { page } = dateline;
  await openExample(dateline);
  await goTo(page, 'Logos');
  await page.getByRole('button', { name: 'All logo files, 9' }).click();
  await page.getByRole('gridcell', { name: /symbol, black/i }).click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('City of Copenhagen: symbol, black');
  await inspector.getByRole('button', { name: 'Get logo…' }).click();
  await expect(page.getByRole('dialog')).toContainText('symbol_black_1200.png');
  await pressEscape(dateline);
  await inspector.getByRole('button', { name: 'Show in the toolbox' }).click();
  await expect(matrix(page)).toBeVisible();
  await dropFiles(page, [await writeDelivery(folder)]);
  await expect(page.getByRole('heading', { name: 'Sort in logos' })).toBeVisible({ timeout: 30_000 });
});

const SCREENS: readonly Screen[] = [
  { name: 'toolbox', open: ({ page }) => goTo(page, 'Logos') },
  {
    name: 'toolbox-get',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Get logo: Primary, white' }).click();
      await expect(panel(page)).toContainText('primary_white_1200.png');
    },
    leave: pressEscape,
  },
  {
    name: 'toolbox-chooser',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Where will you use it?' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Newsprint' }).click();
    },
    leave: pressEscape,
  },
  {
    name: 'toolbox-palette',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Edit: Colours' }).click();
      await expect(page.getByRole('dialog').getByRole('textbox', { name: 'HEX of Brick' })).toBeVisible();
    },
    leave: pressEscape,
  },
  {
    name: 'toolbox-rules',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Edit: Usage' }).click();
      await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Rule 4' })).toBeVisible();
    },
    leave: pressEscape,
  },
  {
    name: 'toolbox-edit',
    open: ({ page }) => menuOf(page, 'Primary, white', 'Edit and files…'),
    leave: pressEscape,
  },
  { name: 'toolbox-all', open: ({ page }) => page.getByRole('button', { name: 'Get all' }).click(), leave: pressEscape },
  {
    name: 'toolbox-gaps',
    open: async ({ page }) => {
      await menuOf(page, 'Stacked, white', 'Remove from the toolbox');
      await menuOf(page, 'Symbol, black', 'Retire…');
      await page.getByRole('dialog').getByRole('button', { name: 'Retire logo' }).click();
      await expect(page.getByRole('region', { name: 'Retired' })).toBeVisible();
    },
  },
  {
    name: 'toolbox-partner',
    open: async ({ page }) => {
      await page.getByRole('button', { name: /^Delegation of engineers/ }).click();
      await expect(page.getByText('No logos of this brand yet.')).toBeVisible();
    },
  },
  {
    name: 'toolbox-import',
    open: async ({ app, page }, folder) => {
      await answerDialogs(app, { open: [await writeDelivery(folder)] });
      await page.getByRole('button', { name: 'Add logos' }).click();
      await page.getByRole('menuitem', { name: 'Import a folder of logos…' }).click();
      await expect(page.getByRole('heading', { name: 'Sort in logos' })).toBeVisible({ timeout: 30_000 });
    },
  },
];

test('every screen of the toolbox is whole and without barriers in both themes', async ({ start, folder }) => {
  test.setTimeout(240_000);
  const dateline = await start();
  await openExample(dateline);
  await walkScreens(dateline, folder, SCREENS);
  expect(dateline.problems).toEqual([]);
});
