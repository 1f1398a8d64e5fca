import type { Locator, Page } from '@playwright/test';
import { type Dateline, expect, test } from './fixtures.ts';
import { goTo, openExample, pressPage, setValue, typeInDialog } from './hands.ts';
import { pressEscape, type Screen, walkScreens } from './screens.ts';

/* A kit is composed: from the library into the outline, by hand and by keyboard, in words of its own, frozen and compared. */

const KIT = 'Copenhagen delegation to Beijing';
const contents = (page: Page): Locator => page.getByRole('region', { name: 'Contents' });
const section = (page: Page, name: string): Locator => contents(page).getByRole('region', { name, exact: true });
const library = (page: Page): Locator => page.getByRole('region', { name: 'Library', exact: true });
const row = (page: Page, name: string): Locator => contents(page).getByRole('button', { name: new RegExp(`^${name}`) });
const frame = (page: Page): Locator => page.locator('iframe[title="Press page"]');
/** What the editor reads on the page, from the top of the frame in px. */
const scrolled = (page: Page): Promise<number> =>
  frame(page).evaluate((element) => (element as HTMLIFrameElement).contentDocument?.scrollingElement?.scrollTop ?? -1);

async function openKit({ page }: Dateline): Promise<void> {
  await goTo(page, 'Kits');
  await page.getByRole('button', { name: KIT, exact: true }).click();
  await expect(pressPage(page).getByRole('heading', { level: 1 })).toBeVisible();
}

/** Drags as a hand does: the thing is on its way before the list is scrolled to where it goes. */
async function drag(page: Page, from: Locator, to: Locator, position?: { x: number; y: number }): Promise<void> {
  await from.hover();
  await page.mouse.down();
  await from.hover({ position: { x: 40, y: 12 }, force: true });
  await to.hover({ force: true, ...(position === undefined ? {} : { position }) });
  await to.hover({ force: true, ...(position === undefined ? {} : { position }) });
  await page.mouse.up();
}

/** An entry of the kit's menu. */
async function kitMenu(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'Kit menu' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

test('a kit is composed by keyboard: from the library, within a section, into another, with words of its own', async ({
  start,
}) => {
  const dateline = await start();
  const { page, problems } = dateline;
  await openExample(dateline);
  await openKit(dateline);
  const photos = section(page, 'Photos').getByRole('listitem');
  const documents = section(page, 'Documents').getByRole('listitem');

  await test.step('adds a quote from the library and takes it out again', async () => {
    await contents(page).getByRole('button', { name: 'Add to quotes' }).focus();
    await page.keyboard.press('Enter');
    await expect(library(page).getByRole('searchbox', { name: 'Search the library' })).toBeFocused();
    await page.keyboard.type('investing heavily');
    await expect(library(page).getByRole('listitem')).toHaveCount(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(section(page, 'Quotes').getByRole('listitem')).toHaveCount(1);
    await expect(pressPage(page).locator('#quotes blockquote')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(library(page)).toBeHidden();
    await expect(contents(page).getByRole('button', { name: 'Add to quotes' })).toBeFocused();
    await row(page, '“China is investing').focus();
    await page.keyboard.press('Delete');
    await expect(section(page, 'Quotes')).toContainText('All of the releases');
  });

  await test.step('moves a picture down to the end of the photos, and on into the documents', async () => {
    const last = (await photos.count()) - 1;
    const name = ((await photos.nth(last).locator('.open').textContent()) ?? '').trim();
    await row(page, name).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(photos.nth(last - 1)).toContainText(name);
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowDown');
    await expect(documents.first()).toContainText(name);
    await expect(row(page, name)).toBeFocused();
    await expect(contents(page).getByRole('status')).toContainText(`${name}, in documents, position 1 of`);
    await page.keyboard.press('Alt+ArrowUp');
    await expect(photos.nth(last)).toContainText(name);
  });

  await test.step('words a caption for this kit alone, and the page says it', async () => {
    const name = ((await photos.first().locator('.open').textContent()) ?? '').trim();
    await row(page, name).focus();
    await page.keyboard.press('F2');
    const own = contents(page).getByRole('group', { name: `${name} in this kit` });
    await setValue(own, 'Caption in this kit', 'Said for the delegation only.');
    await expect(pressPage(page).getByText('Said for the delegation only.').first()).toBeVisible();
    await expect(own).toContainText('Worded for this kit alone');
    await goTo(page, 'Photos');
    await expect(page.getByText('Said for the delegation only.')).toHaveCount(0);
  });
  expect(problems).toEqual([]);
});

test('a kit is composed by hand, and the page stays where it is read', async ({ start }) => {
  const dateline = await start();
  const { page, problems } = dateline;
  await openExample(dateline);
  await openKit(dateline);
  const photos = section(page, 'Photos').getByRole('listitem');
  const names = async (): Promise<string[]> => (await photos.locator('.open').allInnerTexts()).map((name) => name.trim());
  const [first = '', second = '', third = ''] = await names();

  await frame(page).evaluate((element) => (element as HTMLIFrameElement).contentDocument?.scrollingElement?.scrollTo(0, 700));
  const kept = await frame(page).elementHandle();
  await test.step('drags a picture within its section', async () => {
    await photos
      .nth(0)
      .locator('.ki')
      .dragTo(photos.nth(2).locator('.ki'), { targetPosition: { x: 80, y: 4 } });
    await expect.poll(async () => (await names()).slice(0, 3)).toEqual([second, first, third]);
  });
  await test.step('drags it to the documents and not to the contacts', async () => {
    await drag(page, photos.nth(0).locator('.ki'), section(page, 'Contacts'));
    expect((await names())[0]).toBe(second);
    await drag(page, photos.nth(0).locator('.ki'), section(page, 'Documents'));
    await expect(section(page, 'Documents')).toContainText(second);
    await expect(photos.nth(0)).toContainText(first);
  });
  await test.step('drags a figure and a logo out of the library', async () => {
    await contents(page).getByRole('button', { name: 'Key figures', exact: true }).hover();
    await contents(page).getByRole('button', { name: 'Add to key figures' }).click();
    await drag(page, library(page).getByRole('listitem').first().getByRole('button'), section(page, 'Key figures'));
    await expect(section(page, 'Key figures').getByRole('listitem')).toHaveCount(1);
    await library(page).getByRole('combobox', { name: 'Kind' }).selectOption('Logos');
    const logos = section(page, 'Logos').getByRole('listitem');
    const before = await logos.count();
    const whole = library(page).getByRole('button', { name: 'Symbol, black' }).first();
    await drag(page, whole, logos.first().locator('.ki'), { x: 80, y: 4 });
    await expect(logos).toHaveCount(before + 1);
    await expect(logos.first()).toContainText('Symbol, black, all formats');
  });
  // The frame is the same one, and what is read in it has not moved.
  expect(await frame(page).evaluate((element, other) => element === other, kept)).toBe(true);
  await expect.poll(() => scrolled(page)).toBeGreaterThan(400);
  expect(problems).toEqual([]);
});

test('the preview is the page at three widths, in light, dark and print, and shows an edit at once', async ({ start }) => {
  const dateline = await start();
  const { page, problems } = dateline;
  await openExample(dateline);
  await openKit(dateline);
  const preview = page.getByRole('main', { name: 'Press page' });
  const paper = () =>
    frame(page).evaluate((element) => {
      const { contentDocument: inside } = element as HTMLIFrameElement;
      return inside?.defaultView?.getComputedStyle(inside.body).backgroundColor ?? '';
    });
  const inner = () => frame(page).evaluate((element) => (element as HTMLIFrameElement).contentWindow?.innerWidth);
  for (const [name, width] of [
    ['Tablet', 768],
    ['Phone', 390],
    ['Desktop', 1120],
  ] as const) {
    await preview.getByRole('radio', { name }).click();
    await expect.poll(inner, name).toBe(width);
  }
  const light = await paper();
  await preview.getByRole('radio', { name: 'Dark' }).click();
  await expect.poll(paper).not.toBe(light);
  await preview.getByRole('radio', { name: 'Printed' }).click();
  await expect.poll(inner).toBe(794);
  await preview.getByRole('radio', { name: 'Light' }).click();
  await expect.poll(paper).toBe(light);

  // What the kit's own colours do to the page is measured, and shown.
  const theme = page.getByRole('region', { name: 'Brand theme' });
  await theme.getByRole('button', { name: 'Own look' }).click();
  await theme.getByLabel('Primary', { exact: true }).fill('#ffd400');
  await expect(theme.getByRole('list', { name: 'Contrast with the paper' })).toContainText(
    /Primary reads at 1\.\d:1 only; the page shows #[0-9a-f]{6} at [45]\.\d:1/,
  );
  await theme.getByRole('button', { name: 'Primary as the organisation has it' }).click();
  await expect(theme.getByRole('list', { name: 'Contrast with the paper' })).not.toContainText('only');

  // No script runs in the frame and nothing leads out of it.
  const { sandbox, scripts } = await frame(page).evaluate((element) => ({
    sandbox: element.getAttribute('sandbox'),
    scripts: (element as HTMLIFrameElement).contentDocument?.scripts.length,
  }));
  expect(sandbox).toBe('allow-same-origin');
  expect(scripts).toBe(0);
  expect(problems).toEqual([]);
});

test('a kit is frozen, changed, compared, brought back, copied, and made a template of', async ({ start }) => {
  const dateline = await start();
  const { page, problems } = dateline;
  await openExample(dateline);
  await openKit(dateline);
  await kitMenu(page, 'Freeze…');
  await typeInDialog(page, 'For the desk');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Frozen as state 1.')).toBeVisible();

  const photos = section(page, 'Photos').getByRole('listitem');
  const name = ((await photos.first().locator('.open').textContent()) ?? '').trim();
  const many = await photos.count();
  await row(page, name).focus();
  await page.keyboard.press('Delete');
  await expect(photos).toHaveCount(many - 1);
  await kitMenu(page, 'Compare…');
  const dialog = page.getByRole('dialog', { name: 'What changed' });
  await expect(dialog.getByRole('list', { name: '1 change' })).toContainText('removed from photos');
  await dialog.getByRole('button', { name: 'Bring back state 1' }).click();
  await expect(photos).toHaveCount(many);

  await kitMenu(page, 'Save as template…');
  const save = page.getByRole('dialog', { name: 'Save as template' });
  await expect(save.getByRole('checkbox', { name: 'Logos' })).toBeChecked();
  await save.getByRole('textbox').fill('City press office');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Template “City press office” saved.')).toBeVisible();

  await kitMenu(page, 'Duplicate…');
  await typeInDialog(page, '');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: `${KIT}, copy` })).toBeVisible();
  await expect(photos).toHaveCount(many);

  await page.keyboard.press('Control+Shift+n');
  const made = page.getByRole('dialog', { name: 'New kit' });
  await made.getByRole('textbox').fill('Second visit');
  await made.getByRole('combobox', { name: 'Begin with' }).selectOption('City press office');
  await made.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Second visit' })).toBeVisible();
  await expect(section(page, 'Logos').getByRole('listitem').first()).toBeVisible();
  await expect(section(page, 'Photos')).toContainText('No photos yet');
  expect(problems).toEqual([]);
});

const SCREENS: readonly Screen[] = [
  {
    name: 'compose',
    open: async (dateline) => {
      await openKit(dateline);
      await contents(dateline.page).getByRole('button', { name: 'Photos', exact: true }).click();
    },
  },
  {
    name: 'compose-words',
    open: async ({ page }) => {
      await section(page, 'Photos').getByRole('listitem').nth(1).locator('.open').focus();
      await page.keyboard.press('F2');
      await expect(contents(page).getByRole('group')).toBeVisible();
    },
  },
  {
    name: 'compose-library',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Add items' }).click();
      await expect(library(page).getByRole('listitem').first()).toBeVisible();
    },
    leave: async ({ page }) => {
      await library(page).getByRole('button', { name: 'Close the library' }).click();
    },
  },
  {
    name: 'compose-dark-page',
    open: async ({ page }) => {
      await page.getByRole('main').getByRole('radio', { name: 'Dark' }).click();
    },
    leave: async ({ page }) => {
      await page.getByRole('main').getByRole('radio', { name: 'Light' }).click();
    },
  },
  {
    name: 'compose-compare',
    open: async ({ page }) => {
      await kitMenu(page, 'Freeze…');
      await typeInDialog(page, 'As sent on Monday');
      await page.keyboard.press('Enter');
      await expect(page.getByText('Frozen as state 1.')).toBeVisible();
      await row(page, 'Light through clear water').focus();
      await page.keyboard.press('Alt+ArrowDown');
      await kitMenu(page, 'Compare…');
      await expect(page.getByRole('dialog').getByRole('list')).toBeVisible();
    },
    leave: pressEscape,
  },
  {
    name: 'compose-template',
    open: ({ page }) => kitMenu(page, 'Save as template…'),
    leave: pressEscape,
  },
];

test('the composer in both themes and sizes, looked at by axe', async ({ start, folder }) => {
  const dateline = await start();
  await openExample(dateline);
  await walkScreens(dateline, folder, SCREENS);
});
