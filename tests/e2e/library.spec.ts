import { copyFile, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Dateline, expect, test } from './fixtures.ts';
import { cell, goTo, openExample } from './hands.ts';
import { violationsIn } from './look.ts';

/* Looking and finding in the real app: search with chips, groups, comparing, the keyboard alone, dragging out, pasting. */

const field = (page: Page) => page.getByRole('combobox', { name: /^Search/ });
const shown = (page: Page) => page.getByRole('main').locator('.head [role="status"]');
const selected = (page: Page) => page.getByRole('gridcell', { selected: true });

async function library({ start }: { start: () => Promise<Dateline> }): Promise<Dateline> {
  const dateline = await start();
  await openExample(dateline);
  await goTo(dateline.page, 'Photos');
  await expect(shown(dateline.page)).toHaveText('14');
  return dateline;
}

test('a search is words and filters at once: suggested, pressed in, taken out, saved', async ({ start }) => {
  const { page } = await library({ start });
  await field(page).fill('sha');
  await expect(page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeHidden();
  await field(page).fill('');

  await page.getByRole('button', { name: /^Landscape, \d+$/ }).click();
  await expect(field(page)).toHaveValue('shape:landscape');
  const landscape = Number(/^(\d+)/.exec((await shown(page).textContent()) ?? '')?.[1]);
  expect(landscape).toBeGreaterThan(0);
  expect(landscape).toBeLessThanOrEqual(14);
  expect(await violationsIn(page)).toEqual([]);

  await page.getByRole('button', { name: 'Filters' }).click();
  const all = page.getByRole('dialog', { name: 'All filters' });
  await expect(all.getByRole('button', { name: /^Landscape/ })).toHaveAttribute('aria-pressed', 'true');
  expect(await violationsIn(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Save search' }).click();
  await page.getByLabel('Name').fill('Wide pictures');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The search is saved as Wide pictures.')).toBeVisible();

  await page.getByRole('button', { name: 'Remove the filter Landscape' }).click();
  await expect(field(page)).toHaveValue('');
  await expect(shown(page)).toHaveText('14');

  await field(page).fill('zebra shape:landscape');
  await expect(page.getByRole('heading', { name: 'No photo matches both filters.' })).toBeVisible();
  await page.getByRole('button', { name: /^Without “/ }).click();
  await expect(page.getByRole('gridcell').first()).toBeVisible();
  await field(page).fill('wdth:300');
  await expect(page.getByText('“wdth:” is no field; it was searched as a word.').first()).toBeVisible();
});

test('groups stand under headings, and the order stays when one comes back', async ({ start }) => {
  const { page } = await library({ start });
  await page.getByRole('button', { name: 'Newest first' }).click();
  await page.getByRole('menuitemradio', { name: 'Place' }).click();
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  const groups = await page.getByRole('rowheader').allTextContents();
  const counts = groups.map((text) => Number(/(\d+) photos?$/.exec(text)?.[1]));
  // Only headings near the window are there; with 14 pictures that is every one.
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(14);
  expect(await violationsIn(page)).toEqual([]);
  await goTo(page, 'Kits');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('button', { name: 'Grouped by place, newest first' })).toBeVisible();
});

test('two pictures are compared, one is kept, and the loss is taken back', async ({ start }) => {
  const { page } = await library({ start });
  await page.getByRole('gridcell').nth(0).click();
  await page
    .getByRole('gridcell')
    .nth(1)
    .click({ modifiers: ['Control'] });
  await page.keyboard.press('Space');
  const look = page.getByRole('dialog', { name: 'Compare two' });
  await expect(look.getByRole('figure')).toHaveCount(2);
  expect(await violationsIn(page)).toEqual([]);
  await page.keyboard.press('z');
  const stages = look.locator('.plate');
  await expect.poll(() => stages.first().evaluate((stage) => stage.getBoundingClientRect().width)).toBeGreaterThan(1500);
  // Zoomed alike: both show the same stretch.
  const middles = () =>
    stages.evaluateAll((all) =>
      all.map((stage) => {
        const pane = (stage.parentElement as HTMLElement).getBoundingClientRect();
        const own = stage.getBoundingClientRect();
        return Math.round(((pane.left + pane.width / 2 - own.left) / own.width) * 100);
      }),
    );
  await expect.poll(async () => new Set(await middles()).size).toBe(1);
  const kept = (await look.getByRole('figure').first().locator('.pane-name').textContent()) ?? '';
  await look.getByRole('button', { name: 'Keep only this' }).first().click();
  // What is kept is looked at alone.
  const single = page.getByRole('dialog', { name: kept });
  await expect(single.getByText('Moved to the trash.')).toBeVisible();
  await single.getByRole('button', { name: 'Undo' }).click();
  await expect(look.getByRole('figure')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(shown(page)).toHaveText('14');
});

test('everything about the grid works without a mouse', async ({ start }) => {
  const { page } = await library({ start });
  await page.getByRole('gridcell').first().focus();
  await page.keyboard.press('Home');
  await expect(selected(page)).toHaveCount(1);
  await page.keyboard.press('End');
  await expect(page.getByRole('gridcell').last()).toBeFocused();
  await page.keyboard.press('Shift+Home');
  await expect(page.getByRole('main')).toContainText('14');
  await expect(selected(page)).toHaveCount(14);
  await page.keyboard.press('Escape');
  await expect(selected(page)).toHaveCount(0);
  await page.keyboard.press('Home');
  await page.keyboard.press('4');
  await expect(selected(page)).toContainText('4');
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: /Move to trash/ })).toBeFocused();
  expect(await violationsIn(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(shown(page)).toHaveText('13');
  const height = () => page.locator('.rows-of-grid').evaluate((rows) => rows.getBoundingClientRect().height);
  const before = await height();
  await page.getByRole('gridcell').first().focus();
  await page.keyboard.press('+');
  await expect.poll(height).toBeGreaterThan(before);
});

test('a picture leaves the window as a real file under a good name', async ({ start, folder }) => {
  const { app, page } = await library({ start });
  // The system's own drag cannot be driven from here; what main hands to it can be seen.
  await app.evaluate(({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0] as Electron.BrowserWindow;
    webContents.startDrag = (item) => {
      (globalThis as { dragged?: unknown }).dragged = item.files ?? [item.file];
    };
  });
  const box = await page.getByRole('gridcell').first().boundingBox();
  if (box === null) throw new Error('There is no picture to drag.');
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 80, { steps: 4 });
  await expect(page.locator('.ghost')).toBeVisible();
  await page.mouse.move(-20, box.y + 80, { steps: 4 });
  await expect.poll(() => app.evaluate(() => (globalThis as { dragged?: string[] }).dragged?.length ?? 0)).toBe(1);
  const [path = ''] = await app.evaluate(() => (globalThis as { dragged?: string[] }).dragged ?? []);
  expect((await stat(path)).size).toBeGreaterThan(1000);
  expect(path).not.toContain(join(folder, 'library', 'originals'));
  expect(path).toMatch(/\.(jpe?g|png|webp)$/);
  await page.mouse.up();
});

test('files and pictures come in from the clipboard', async ({ start, folder }) => {
  const { app, page } = await library({ start });
  await page.getByRole('gridcell').first().click();
  // A picture that no library has: one blue square.
  await app.evaluate(({ clipboard, nativeImage }) => {
    const pixels = Buffer.alloc(64 * 64 * 4, 0x7f);
    const former = clipboard as unknown as { writeImage?: (image: Electron.NativeImage) => void };
    former.writeImage?.(nativeImage.createFromBitmap(pixels, { width: 64, height: 64 }));
  });
  await page.keyboard.press('Control+v');
  await expect(page.getByText('The picture from the clipboard is in the library.')).toBeVisible({ timeout: 15_000 });
  await expect(shown(page)).toHaveText('15');

  const inbox = join(folder, 'inbox');
  await mkdir(inbox);
  const example = join(import.meta.dirname, '..', '..', 'resources', 'example');
  const [text = ''] = (await readdir(example)).filter((name) => name.endsWith('.txt'));
  await copyFile(join(example, text), join(inbox, 'note & minutes.txt'));
  await app.evaluate(
    ({ clipboard }, path) => {
      const address = `file://${encodeURI(path).replaceAll('#', '%23')}\r\n`;
      const former = clipboard as unknown as { writeBuffer?: (format: string, bytes: Buffer) => void };
      former.writeBuffer?.('text/uri-list', Buffer.from(address));
    },
    join(inbox, 'note & minutes.txt'),
  );
  await page.keyboard.press('Control+v');
  await goTo(page, 'Documents');
  await expect(cell(page, 'note & minutes')).toBeVisible({ timeout: 15_000 });
});
