import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Dateline, exampleDir, expect, projectDir, test } from './fixtures.ts';
import { answerDialogs, cell, engineOf, goTo, openExample, pressPage, setSize } from './hands.ts';
import { shoot, sidewaysIn, violationsIn } from './look.ts';

const SIZES = [
  [1440, 900],
  [1024, 700],
] as const;
const KIT = 'Copenhagen delegation to Beijing';

interface Screen {
  readonly name: string;
  readonly open: (dateline: Dateline, folder: string) => Promise<void>;
  /** Puts back what `open` left, such as an open dialog. */
  readonly leave?: (dateline: Dateline) => Promise<void>;
}

const pressEscape = async ({ page }: Dateline): Promise<void> => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
};

async function openKit(page: Page): Promise<void> {
  await goTo(page, 'Kits');
  await page.getByRole('button', { name: KIT, exact: true }).click();
  await expect(pressPage(page).getByRole('heading', { level: 1 })).toBeVisible();
}

async function exportTo(dateline: Dateline, path: string): Promise<void> {
  await answerDialogs(dateline.app, { save: path });
  await openKit(dateline.page);
  await dateline.page.keyboard.press('Control+e');
  await expect(dateline.page.getByRole('heading', { name: 'Exports' })).toBeVisible();
}

/** Every screen of the window, in an order in which each begins where the one before ended. */
const SCREENS: readonly Screen[] = [
  {
    name: 'library',
    open: async ({ page }) => {
      await goTo(page, 'Photos');
      await cell(page, 'Pavilion above the lake').click();
    },
  },
  {
    name: 'quick-look',
    open: async ({ page }) => {
      await cell(page, 'Pavilion above the lake').press(' ');
      await expect(page.getByRole('dialog', { name: 'Pavilion above the lake' })).toBeVisible();
    },
    leave: pressEscape,
  },
  {
    name: 'several',
    open: async ({ page }) => {
      await goTo(page, 'All assets');
      await page.getByRole('gridcell').nth(1).click();
      await page
        .getByRole('gridcell')
        .nth(4)
        .click({ modifiers: ['Shift'] });
    },
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
    name: 'no-match',
    open: async ({ page }) => {
      await page.getByRole('searchbox').fill('no such picture');
      await expect(page.getByText('matches “no such picture”')).toBeVisible();
    },
    leave: ({ page }) => page.getByRole('searchbox').fill(''),
  },
  {
    name: 'logos',
    open: async ({ page }) => {
      await goTo(page, 'Logos');
      await page.getByRole('gridcell').nth(1).click();
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
    name: 'kit-picker',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Add items' }).click();
      await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
    },
    leave: pressEscape,
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
      await expect(page.getByRole('region', { name: 'Finished export' })).toBeVisible({ timeout: 60_000 });
      await exportTo(dateline, join(folder, 'out', 'second.zip'));
      const meter = page.getByRole('region', { name: 'Running export' }).getByRole('progressbar');
      await expect.poll(async () => Number(await meter.getAttribute('aria-valuenow')), { intervals: [20] }).toBeGreaterThan(20);
      process.kill(engineOf(dateline), 'SIGSTOP');
    },
    leave: async (dateline) => {
      process.kill(engineOf(dateline), 'SIGCONT');
      await expect(dateline.page.getByRole('region', { name: 'Finished export' })).toContainText('second.zip', {
        timeout: 60_000,
      });
    },
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
    name: 'inspector',
    open: async ({ page }) => {
      await goTo(page, 'Photos');
      await cell(page, 'Cloudburst over the fields').click();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('Cloudburst over the fields');
    },
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

for (const theme of ['light', 'dark'] as const) {
  test(`every screen of the example is whole and without barriers in the ${theme} theme`, async ({ start, folder }) => {
    test.setTimeout(360_000);
    const dateline = await start();
    const { page } = dateline;
    const look = async (name: string): Promise<void> => {
      for (const [width, height] of SIZES) {
        await setSize(dateline, width, height);
        const path = await shoot(page, `${name}-${width}-${theme}`);
        if (process.env.DATELINE_DOCS_IMAGES && theme === 'light' && width === 1440 && (name === 'library' || name === 'kit'))
          await copyFile(path, join(projectDir, 'docs', 'images', `${name}.png`));
        expect.soft([...(await violationsIn(page)), ...(await sidewaysIn(page))], `${name} at ${width}`).toEqual([]);
      }
      await setSize(dateline, ...SIZES[0]);
    };

    await page.emulateMedia({ colorScheme: theme });
    await mkdir(join(folder, 'out'));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await look('welcome');
    await page.keyboard.press('Control+n');
    await expect(page.getByRole('dialog', { name: 'Create a library' })).toBeVisible();
    await look('create-library');
    await pressEscape(dateline);
    await openExample(dateline);
    for (const screen of SCREENS) {
      await test.step(screen.name, async () => {
        await screen.open(dateline, folder);
        await look(screen.name);
        await screen.leave?.(dateline);
      });
    }
    expect(dateline.problems).toEqual([]);
  });
}
