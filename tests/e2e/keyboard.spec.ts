import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Dateline, expect, test } from './fixtures.ts';
import { answerDialogs, createLibrary, openExample, pressPage } from './hands.ts';
import { settle } from './look.ts';

interface Focus {
  readonly name: string;
  readonly region: string | null;
  readonly isVisible: boolean;
}

/** Where the focus is, and whether a person sees it there: a ring on it, on what it fills, or on what it is drawn as. */
const focusOf = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const hasRing = (one: Element): boolean => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1 && outlineColor !== 'rgba(0, 0, 0, 0)';
    };
    const around = [element, element.parentElement, ...element.querySelectorAll('*')].filter((one) => one !== null);
    const box = element.getBoundingClientRect();
    return {
      name:
        element === document.body
          ? 'body'
          : `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 60) ?? ''}`,
      region: element.closest('[data-region]')?.getAttribute('data-region') ?? null,
      isVisible: element.tagName === 'IFRAME' || (box.width > 0 && box.height > 0 && around.some(hasRing)),
    };
  });

/** One lost focus does not end a test: the rest of the way may lose it too. */
const softly = expect.configure({ soft: true });

/** The focus is somewhere, and it shows. */
const expectFocus = (page: Page, why: string): Promise<void> =>
  softly
    .poll(
      async () => {
        const { name, isVisible } = await focusOf(page);
        return name === 'body' ? 'the focus is lost' : isVisible ? 'seen' : `no ring on ${name}`;
      },
      { message: why },
    )
    .toBe('seen');

/** The focus comes to a region. */
const expectRegion = (page: Page, region: string | null): Promise<void> =>
  expect.poll(async () => (await focusOf(page)).region).toBe(region);

/** The focus comes to what is called so. */
const expectName = (page: Page, name: RegExp): Promise<void> => expect.poll(async () => (await focusOf(page)).name).toMatch(name);

/** Presses Tab until the focus is on what is called so. */
async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
  for (let n = 0; n < most; n += 1) {
    if (name.test((await focusOf(page)).name)) return;
    await page.keyboard.press('Tab');
    await expectFocus(page, `Tab, on the way to ${name}`);
  }
  throw new Error(`Tab never came to ${name}; it ended on ${(await focusOf(page)).name}.`);
}

/** F6 until the focus is in a region. */
async function regionTo(page: Page, region: string): Promise<void> {
  for (let n = 0; n < 6; n += 1) {
    if ((await focusOf(page)).region === region) return;
    await page.keyboard.press('F6');
    await expectFocus(page, 'F6');
  }
  throw new Error(`F6 never came to ${region}.`);
}

const selected = (page: Page) => page.getByRole('gridcell', { selected: true });

test('from the welcome page to an exported kit with the keyboard alone', async ({ start, folder }) => {
  const dateline = await start();
  const { app, page } = dateline;
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await expectFocus(page, key);
    }
  };

  await test.step('opens the example', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.keyboard.press('Tab');
    await tabTo(page, /Try the example/);
    await press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Try the example' });
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Kits 1' })).toBeVisible({ timeout: 60_000 });
    await expect(dialog).toBeHidden();
    await expectRegion(page, 'main');
    await expectFocus(page, 'after the dialog has closed and the library is open');
  });

  await test.step('selects pictures with arrows and Shift, and looks at them', async () => {
    await press('Control+3');
    await expect(page.getByRole('heading', { name: 'Photos' })).toBeVisible();
    await regionTo(page, 'main');
    await tabTo(page, /^div /);
    await press('Home', 'ArrowRight');
    await expect(selected(page)).toHaveCount(1);
    await press('Shift+ArrowRight', 'Shift+ArrowRight');
    await expect(selected(page)).toHaveCount(3);
    await press('Shift+ArrowDown', 'Shift+ArrowUp');
    await expect(selected(page)).toHaveCount(3);
    await press('Control+a');
    await expect(selected(page)).toHaveCount(14);
    await press('Escape');
    await expect(selected(page)).toHaveCount(0);
    await press('End', 'Home');
    await expect(selected(page)).toHaveCount(1);
    const first = (await selected(page).locator('.cap').textContent()) ?? '';
    await page.keyboard.press('Space');
    const look = page.getByRole('dialog');
    await expect(look).toHaveAccessibleName(first);
    await page.keyboard.press('ArrowRight');
    await expect(look).not.toHaveAccessibleName(first);
    await page.keyboard.press('ArrowLeft');
    await expect(look).toHaveAccessibleName(first);
    await press('Escape');
    await expect(look).toBeHidden();
    await expect(selected(page)).toHaveAccessibleName(new RegExp(`^${first}`));
    await expect(selected(page)).toBeFocused();
    await expectRegion(page, 'main');
    await expectFocus(page, 'back in the grid');
  });

  await test.step('edits a caption with Enter and F2, restores it with Esc, keeps it with Ctrl+Enter', async () => {
    await press('Enter');
    await expectRegion(page, 'complementary');
    await tabTo(page, /^button (Edit caption|Add caption|Caption: )/);
    const before = await page.evaluate(() => document.activeElement?.textContent);
    for (const key of ['Enter', 'F2']) {
      await press(key);
      await expectName(page, /^textarea Caption$/);
      await page.keyboard.type(' Typed and thrown away.');
      await press('Escape');
      await expectName(page, /^button Edit caption/);
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(before);
    }
    await press('Enter');
    await expectName(page, /^textarea Caption$/);
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Kept.');
    await press('Control+Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(`${before} Kept.`);
  });

  await test.step('goes round the regions', async () => {
    const seen = new Set<string | null>();
    for (let n = 0; n < 6; n += 1) {
      await press('F6');
      seen.add((await focusOf(page)).region);
    }
    expect([...seen].sort()).toEqual(expect.arrayContaining(['complementary', 'main', 'navigation', 'search']));
    const at = (await focusOf(page)).region;
    await press('F6', 'Shift+F6');
    await expectRegion(page, at);
  });

  const contents = page.getByRole('region', { name: 'Contents' });
  await test.step('opens the kit and moves a picture', async () => {
    await press('Control+7');
    await regionTo(page, 'main');
    await tabTo(page, /^button Copenhagen delegation to Beijing$/);
    await press('Enter');
    await expect(pressPage(page).getByRole('heading', { level: 1 })).toBeVisible();
    await regionTo(page, 'contents');
    await tabTo(page, /^button Light through clear water/);
    const photos = contents.getByRole('region', { name: 'Photos' }).getByRole('listitem');
    await expect(photos.first()).toContainText('Light through clear water');
    await press('Alt+ArrowDown');
    await expect(photos.nth(1)).toContainText('Light through clear water');
    await expectName(page, /Light through clear water/);
    await expect(contents.getByRole('status')).toHaveText('Light through clear water, position 2 of 8');
    await press('Alt+ArrowDown', 'Alt+ArrowUp', 'Alt+ArrowUp');
    await expect(photos.first()).toContainText('Light through clear water');
    await expectName(page, /Light through clear water/);
  });

  await test.step('exports it', async () => {
    await mkdir(join(folder, 'out'));
    const zip = join(folder, 'out', 'kit.zip');
    await answerDialogs(app, { save: zip });
    await press('Control+e');
    const dialog = page.getByRole('dialog');
    await expectName(page, /^input /);
    await press('Shift+Tab');
    await expectName(page, /^button Change…/);
    await press('Enter');
    await expect(dialog).toContainText('kit.zip');
    await tabTo(page, /^button Export$/);
    await press('Enter');
    await expect(dialog).toContainText('Verified', { timeout: 60_000 });
    expect(existsSync(zip)).toBe(true);
    await expectName(page, /^button Reveal$/);
    await tabTo(page, /^button All exports$/);
    await press('Enter');
    await expect(page.getByRole('region', { name: 'Finished export' })).toContainText('kit.zip');
    await expectRegion(page, 'main');
    await expectFocus(page, 'when the export has finished');
    await press('Alt+ArrowLeft');
    await expect(contents).toBeVisible();
  });
});

test('a menu and a panel take the focus, move it with arrows, and give it back', async ({ start }) => {
  const dateline = await start();
  await createLibrary(dateline, 'Menus');
  const { page } = dateline;
  await regionTo(page, 'search');
  await tabTo(page, /^button Import/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Files…' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'A folder…' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Import' }).first()).toBeFocused();

  await regionTo(page, 'navigation');
  await tabTo(page, /^button Settings/);
  await page.keyboard.press('Enter');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await expect(settings.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(settings.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(settings).toBeHidden();
  await expect(page.getByRole('button', { name: 'Settings' })).toBeFocused();
});

test('Tab reaches everything on every screen, shows where it is, and comes round', async ({ start }) => {
  const dateline = await start();
  await openExample(dateline);
  const { page } = dateline;
  const lost: string[] = [];
  for (const [screen, key] of [
    ['All assets', 'Control+1'],
    ['Documents', 'Control+4'],
    ['Releases', 'Control+6'],
    ['Kits', 'Control+7'],
    ['Contacts', 'Control+8'],
    ['Organisations', 'Control+9'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('heading', { name: screen, exact: true }).first()).toBeVisible();
    lost.push(...(await walk(dateline, screen)));
  }
  await page.keyboard.press('Control+7');
  await page.getByRole('button', { name: 'Copenhagen delegation to Beijing', exact: true }).click();
  await expect(pressPage(page).getByRole('heading', { level: 1 })).toBeVisible();
  lost.push(...(await walk(dateline, 'Kit')));
  expect(lost).toEqual([]);
});

/** Whether this walk was at this element before. */
const isKnown = (page: Page, walk: string): Promise<boolean> =>
  page.evaluate((name) => {
    const marked = document.activeElement as (Element & { seenOn?: string }) | null;
    if (marked === null || marked.tagName === 'IFRAME' || marked === document.body) return false;
    const before = marked.seenOn === name;
    marked.seenOn = name;
    return before;
  }, walk);

/** Presses Tab all the way round; answers where nothing showed the focus. */
async function walk({ page }: Dateline, screen: string): Promise<string[]> {
  const faults: string[] = [];
  // What still arrives would take the focus away with what it replaces, and the round would begin anew.
  await settle(page);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const regions = new Set<string | null>();
  let stops = 0;
  for (; stops < 150; stops += 1) {
    await page.keyboard.press('Tab');
    const focus = await focusOf(page);
    // Come round; within the press page the focus stays on its frame.
    if (await isKnown(page, screen)) break;
    // Between the last stop and the first there may be the page itself.
    if (focus.name === 'body') continue;
    regions.add(focus.region);
    if (!focus.isVisible) faults.push(`${screen}: no ring on ${focus.name}`);
  }
  if (stops < 8 || stops >= 150) faults.push(`${screen}: ${stops} stops`);
  for (const region of ['navigation', 'search', 'main']) if (!regions.has(region)) faults.push(`${screen}: nothing in ${region}`);
  return faults;
}
