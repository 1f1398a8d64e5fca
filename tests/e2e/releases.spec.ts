import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type Dateline, exampleDir, expect, test } from './fixtures.ts';
import { answerDialogs, goTo, openExample, setSize, setValue } from './hands.ts';
import { pressEscape, type Screen, walkScreens } from './screens.ts';

/* Releases: pasted, written, proofed, translated, embargoed, corrected, restored, saved as documents. */

const HEADLINE = /Copenhagen Delegation to Promote Sustainable Technology in Beijing/;
const SLIP = 'to together';

const paper = (page: Page): Locator => page.getByRole('main');
const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Release details' });
const block = (page: Page, number: number): Locator => page.locator(`.work [data-paragraph="${number}"]`);
const field = (page: Page, number: number): Locator => page.getByRole('textbox', { name: `Paragraph ${number}`, exact: true });
const part = (page: Page, name: string): Locator => panel(page).getByRole('region', { name });

/** The example's library with its release on the paper. */
async function openRelease(dateline: Dateline): Promise<void> {
  await openExample(dateline);
  await goTo(dateline.page, 'Releases');
  await expect(paper(dateline.page).getByRole('heading', { level: 1 })).toContainText(HEADLINE);
}

/** Puts the cursor at the end of a block. */
async function writeIn(page: Page, number: number): Promise<Locator> {
  await block(page, number).focus();
  await page.keyboard.press('Enter');
  await expect(field(page, number)).toBeFocused();
  return field(page, number);
}

const isSaved = (page: Page): Promise<void> =>
  expect(page.getByRole('toolbar', { name: 'Text tools' }).getByRole('status')).toHaveText(/^Saved/);

/** The Markdown of the release, as its file has it. */
async function markdownOf({ app, page }: Dateline, folder: string, name: string): Promise<string> {
  const out = join(folder, name);
  await mkdir(out);
  await answerDialogs(app, { open: [out] });
  const outputs = part(page, 'Documents');
  for (const format of ['PDF', 'DOCX', 'TXT', 'HTML', 'Markdown']) {
    const button = outputs.getByRole('button', { name: format, exact: true });
    if (((await button.getAttribute('aria-pressed')) === 'true') !== (format === 'Markdown')) await button.click();
  }
  await outputs.getByRole('button', { name: 'Save files…' }).click();
  await expect.poll(() => readdir(out)).toHaveLength(1);
  return readFile(join(out, (await readdir(out))[0] ?? ''), 'utf8');
}

test('the example text is pasted, reviewed and saved', async ({ start }) => {
  const dateline = await start();
  const { page, problems } = dateline;
  await openExample(dateline);
  await goTo(page, 'Releases');
  await page.getByRole('button', { name: 'New release' }).first().click();
  await page.getByRole('textbox', { name: 'Paste the text' }).fill(await readFile(join(exampleDir, 'release.txt'), 'utf8'));
  const found = page.getByRole('region', { name: 'Recognised' });
  for (const text of ['Monday 8 December 2014', '€470 million', 'Frank Jensen']) await expect(found).toContainText(text);
  await page.getByRole('button', { name: 'Save as draft' }).click();
  await expect(paper(page).getByRole('heading', { level: 1 })).toContainText(HEADLINE);
  await expect(part(page, 'Proofing')).toContainText(SLIP);
  await expect(part(page, 'Languages')).toContainText('English');
  expect(problems).toEqual([]);
});

test('a text is written with marks, links, headings, lists and pull quotes, by keyboard', async ({ start, folder }) => {
  const dateline = await start();
  const { page, problems } = dateline;
  await openRelease(dateline);
  const before = await block(page, 2).textContent();
  await writeIn(page, 1);
  // A new block behind the first: bold from here on, a word in italics, a link.
  await page.keyboard.press('Enter');
  await expect(field(page, 2)).toBeFocused();
  await page.keyboard.press('Control+b');
  await page.keyboard.type('Strong');
  await page.keyboard.press('Control+b');
  await page.keyboard.type(' and slanted');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Control+i');
  await page.keyboard.press('End');
  // What is typed from here on stands upright again.
  await page.keyboard.press('Control+i');
  await page.keyboard.type(', see ');
  await page.keyboard.press('Control+Shift+k');
  await page.getByRole('textbox', { name: 'Address' }).fill('www.cityofcopenhagen.example/press');
  await page.keyboard.press('Enter');
  await expect(field(page, 2)).toBeFocused();
  await page.keyboard.press('End');
  // A heading, turned from the menu.
  await page.keyboard.press('Enter');
  await page.keyboard.type('On the agenda');
  await page.getByRole('button', { name: 'Kind of paragraph: Body' }).click();
  await page.getByRole('menuitemradio', { name: 'Heading' }).click();
  await expect(field(page, 3)).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  // A list of two, left by Enter in an empty item.
  await page.keyboard.press('Control+Shift+l');
  await expect(field(page, 4)).toHaveClass(/list/);
  await page.keyboard.type('Water');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Heat');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Said in short.');
  await page.keyboard.press('Control+Shift+q');
  await expect(field(page, 5)).toHaveClass(/pull/);
  await page.keyboard.press('Escape');
  await expect(block(page, 5)).toBeFocused();
  await isSaved(page);
  await expect(block(page, 6)).toHaveText(before ?? '');
  await expect(block(page, 4).getByRole('listitem')).toHaveText(['Water', 'Heat']);
  await expect(block(page, 2).locator('strong')).toHaveText('Strong');
  const markdown = await markdownOf(dateline, folder, 'written');
  const written = [
    '**Strong** and *slanted*, see [https://www.cityofcopenhagen.example/press](https://www.cityofcopenhagen.example/press)',
    '## On the agenda',
    '- Water\n- Heat',
    '> Said in short.',
  ].join('\n\n');
  expect(markdown).toContain(written);
  // Moved up by key, joined to the one before, and both taken back.
  await block(page, 5).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(block(page, 4)).toContainText('Said in short.');
  await expect(block(page, 4)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(block(page, 5)).toContainText('Said in short.');
  await writeIn(page, 2);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Backspace');
  await expect(field(page, 1)).toContainText('Strong and slanted');
  await page.keyboard.press('Control+z');
  await expect(block(page, 2).or(field(page, 2))).toHaveText(/^Strong and slanted/);
  expect(problems).toEqual([]);
});

test('a pasted text becomes paragraphs; what was typed is taken back by the same key as everything else', async ({ start }) => {
  const dateline = await start();
  const { app, page, problems } = dateline;
  await openRelease(dateline);
  const first = (await block(page, 1).textContent()) ?? '';
  const second = (await block(page, 2).textContent()) ?? '';
  await app.evaluate(({ clipboard }) => clipboard.writeText(' Pasted *as is*.\r\n\r\nA paragraph\r\nof two lines.'));
  await writeIn(page, 1);
  await page.keyboard.press('Control+v');
  await expect(field(page, 2)).toHaveText('A paragraph of two lines.');
  await expect(block(page, 1)).toHaveText(`${first} Pasted *as is*.`);
  await page.keyboard.type(' Typed.');
  await expect(field(page, 2)).toHaveText('A paragraph of two lines. Typed.');
  // The browser takes typing back in the stretches that it was typed in, one or more of them on a busy machine.
  await expect(async () => {
    await page.keyboard.press('Control+z');
    await expect(field(page, 2)).toHaveText('A paragraph of two lines.', { timeout: 1500 });
  }).toPass();
  await page.keyboard.press('Escape');
  await isSaved(page);
  await page.keyboard.press('Control+z');
  await expect(block(page, 2)).toHaveText(second);
  expect(problems).toEqual([]);
});

test('a finding is shown in the text, fixed, and taken back', async ({ start }) => {
  const dateline = await start();
  const { page, problems } = dateline;
  await openRelease(dateline);
  const proofing = part(page, 'Proofing');
  await proofing.getByRole('button', { name: new RegExp(`Show in the text: .*${SLIP}`) }).click();
  await expect(page.locator('[data-write]')).toBeFocused();
  expect(await page.evaluate(() => String(document.getSelection()))).toBe(SLIP);
  await page.keyboard.press('Escape');
  await proofing.getByRole('button', { name: /Make it “together”/ }).click();
  await expect(proofing).not.toContainText(SLIP);
  await expect(paper(page)).not.toContainText(SLIP);
  await page.keyboard.press('Control+z');
  await expect(proofing).toContainText(SLIP);
  expect(problems).toEqual([]);
});

test('words are found and replaced', async ({ start }) => {
  const dateline = await start();
  const { page, problems } = dateline;
  await openRelease(dateline);
  await writeIn(page, 1);
  await page.keyboard.press('Control+f');
  const finder = page.getByRole('search', { name: 'Find and replace' });
  await expect(finder.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused();
  await page.keyboard.type('lord mayor');
  await expect(finder.getByRole('status')).toHaveText(/^1 of \d+$/);
  const all = Number(/of (\d+)/.exec((await finder.getByRole('status').textContent()) ?? '')?.[1]);
  expect(all).toBeGreaterThan(3);
  await page.keyboard.press('Enter');
  await expect(finder.getByRole('status')).toHaveText(`2 of ${all}`);
  await page.keyboard.press('Shift+Enter');
  await finder.getByRole('textbox', { name: 'Replace with' }).fill('Mayor-in-chief');
  await finder.getByRole('button', { name: 'Replace', exact: true }).click();
  await expect(finder.getByRole('status')).toHaveText(`1 of ${all - 1}`);
  await finder.getByRole('button', { name: 'Replace all' }).click();
  await expect(finder.getByRole('status')).toHaveText('Not found');
  await expect(paper(page)).not.toContainText('Lord Mayor Frank');
  expect(await paper(page).getByText('Mayor-in-chief').count()).toBeGreaterThan(2);
  await finder.getByRole('textbox', { name: 'Find', exact: true }).press('Escape');
  await expect(finder).toBeHidden();
  expect(problems).toEqual([]);
});

test('an embargo is set; a published release waits for it', async ({ start }) => {
  const dateline = await start();
  const { page, problems } = dateline;
  await openRelease(dateline);
  const embargo = part(page, 'Embargo');
  await embargo.getByRole('switch', { name: 'Embargo' }).click();
  const date = embargo.getByRole('textbox', { name: 'Embargo date' });
  await date.fill('10 Dec 2035');
  await date.press('Enter');
  const zone = embargo.getByRole('combobox', { name: 'Time zone' });
  // Its four hundred choices are there once somebody comes to it.
  await zone.focus();
  await zone.selectOption({ label: 'Asia/Shanghai' });
  await expect(embargo).toContainText(/Lifts in/);
  await panel(page).getByRole('radio', { name: 'Embargoed' }).click();
  await expect(page.getByRole('region', { name: 'Releases' }).first()).toContainText('Until 10 Dec 2035');
  await expect(page.getByRole('region', { name: 'Change what is out' })).toBeVisible();
  expect(problems).toEqual([]);
});

test('a Danish translation stands beside its original and says what differs', async ({ start }) => {
  const dateline = await start();
  const { page, problems } = dateline;
  await openRelease(dateline);
  await part(page, 'Languages').getByRole('button', { name: 'Add' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a language' });
  await expect(dialog.getByRole('combobox', { name: 'Language' })).toHaveValue('da');
  await dialog.getByRole('button', { name: 'Add language' }).click();
  await expect(page.getByRole('button', { name: 'Write the text' })).toBeVisible();
  await setValue(paper(page), 'Headline', 'Københavnsk delegation fremmer bæredygtig teknologi i Beijing');
  await page.getByRole('button', { name: 'Write the text' }).click();
  await page.keyboard.type('Kina investerer 470 mio. euro.');
  await page.keyboard.press('Escape');
  const languages = part(page, 'Languages');
  await expect(languages).toContainText('Danish');
  await expect(languages).toContainText(/1 of \d+/);
  await expect(languages).toContainText('Differs from the original');
  await expect(languages.getByRole('listitem').filter({ hasText: 'is missing' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Show the original beside' }).click();
  const original = page.getByRole('region', { name: 'Original, English' });
  await expect(original).toContainText(HEADLINE);
  await page.getByRole('button', { name: 'Show the original beside' }).click();
  await languages.getByRole('button', { name: /^English/ }).click();
  await expect(paper(page).getByRole('heading', { level: 1 })).toContainText(HEADLINE);
  expect(problems).toEqual([]);
});

test('a published release is corrected with a note, and withdrawn', async ({ start }) => {
  const dateline = await start();
  const { page, problems } = dateline;
  await openRelease(dateline);
  await panel(page).getByRole('radio', { name: 'Published' }).click();
  const bar = page.getByRole('region', { name: 'Change what is out' });
  await expect(bar).toContainText('has left the house');
  // What is out cannot be written in.
  await block(page, 1).click();
  await expect(page.locator('[data-write]')).toHaveCount(0);
  await bar.getByRole('button', { name: 'Correct…' }).click();
  await expect(bar).toContainText('You are writing a correction');
  await writeIn(page, 1);
  await page.keyboard.type(' Corrected here.');
  await page.keyboard.press('Escape');
  await bar.getByRole('button', { name: 'Publish correction…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish the correction' });
  await expect(dialog.locator('ins')).toContainText('Corrected here.');
  await expect(dialog.getByRole('button', { name: 'Publish correction' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'What changed' }).fill('The first paragraph was not complete.');
  await dialog.getByRole('button', { name: 'Publish correction' }).click();
  await expect(page.getByRole('region', { name: 'Corrections' })).toContainText('The first paragraph was not complete.');
  await expect(panel(page)).toContainText('Corrected');
  await page.getByRole('region', { name: 'Corrections' }).getByRole('button', { name: 'What changed' }).click();
  await expect(page.getByRole('dialog', { name: 'Versions' }).locator('ins').last()).toContainText('Corrected here.');
  await pressEscape(dateline);
  await bar.getByRole('button', { name: 'Withdraw…' }).click();
  const withdraw = page.getByRole('dialog', { name: 'Withdraw the release' });
  await withdraw.getByRole('textbox', { name: 'Why it is withdrawn' }).fill('The visit is put off.');
  await withdraw.getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByRole('region', { name: 'Corrections' })).toContainText(/Withdrawn .* The visit is put off\./);
  expect(problems).toEqual([]);
});

test('an old version is read as a diff and restored', async ({ start }) => {
  const dateline = await start();
  const { page, problems } = dateline;
  await openRelease(dateline);
  const first = (await block(page, 1).textContent()) ?? '';
  await writeIn(page, 1);
  await page.keyboard.type(' One more sentence.');
  await page.keyboard.press('Escape');
  await isSaved(page);
  await page.getByRole('button', { name: 'Versions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Versions' });
  await expect(dialog.locator('ins')).toContainText('One more sentence.');
  const versions = dialog.getByRole('group', { name: 'Versions, the newest first' }).getByRole('button');
  await expect(versions.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(versions.nth(1)).toHaveAttribute('aria-current', 'true');
  await dialog.getByRole('button', { name: 'Restore this version' }).click();
  await expect(block(page, 1)).toHaveText(first);
  await page.keyboard.press('Control+z');
  await expect(block(page, 1)).toContainText('One more sentence.');
  expect(problems).toEqual([]);
});

test('every kind of file is saved into a folder', async ({ start, folder }) => {
  const dateline = await start();
  const { app, page, problems } = dateline;
  await openRelease(dateline);
  const out = join(folder, 'out');
  await mkdir(out);
  await answerDialogs(app, { open: [out] });
  const outputs = part(page, 'Documents');
  for (const name of ['Markdown', 'ninjs']) await outputs.getByRole('button', { name, exact: true }).click();
  for (const name of ['TXT, wrapped', 'JSON-LD', 'Mail', 'Quotes and figures', 'Quotes and figures, CSV']) {
    await outputs.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitemradio', { name, exact: true }).click();
  }
  await outputs.getByRole('button', { name: 'Save files…' }).click();
  await expect.poll(async () => (await readdir(out)).length, { timeout: 30_000 }).toBe(11);
  const endings = (await readdir(out)).map((name) => name.replace(/^[^.]*\./, '')).toSorted();
  expect(endings).toEqual(['csv', 'docx', 'eml', 'html', 'jsonld', 'md', 'ninjs.json', 'pdf', 'txt', 'txt', 'txt']);
  expect(problems).toEqual([]);
});

const SCREENS: readonly Screen[] = [
  {
    name: 'release-writing',
    open: async ({ page }) => {
      await writeIn(page, 3);
      await expect(part(page, 'Proofing')).toContainText(SLIP);
    },
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
  {
    name: 'release-find',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Find and replace' }).click();
      await page.getByRole('textbox', { name: 'Find', exact: true }).fill('Beijing');
      await expect(page.getByRole('search', { name: 'Find and replace' }).getByRole('status')).toHaveText(/^1 of/);
    },
    leave: ({ page }) => page.getByRole('textbox', { name: 'Find', exact: true }).press('Escape'),
  },
  {
    name: 'release-versions',
    open: async ({ page }) => {
      await writeIn(page, 1);
      await page.keyboard.type(' One more sentence.');
      await page.keyboard.press('Escape');
      await isSaved(page);
      await page.getByRole('button', { name: 'Versions' }).click();
      await expect(page.getByRole('dialog', { name: 'Versions' }).locator('ins')).toBeVisible();
    },
    leave: pressEscape,
  },
  {
    name: 'release-add-language',
    open: async ({ page }) => {
      await part(page, 'Languages').getByRole('button', { name: 'Add' }).click();
      await expect(page.getByRole('dialog', { name: 'Add a language' }).getByRole('combobox')).toHaveValue('da');
    },
    leave: ({ page }) => page.getByRole('button', { name: 'Add language' }).click(),
  },
  {
    name: 'release-beside',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Write the text' }).click();
      await page.keyboard.type('Kina investerer 470 mio. euro.');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Show the original beside' }).click();
      await expect(part(page, 'Languages')).toContainText('Differs from the original');
    },
    leave: async ({ page }) => {
      await page.getByRole('button', { name: 'Show the original beside' }).click();
      await part(page, 'Languages')
        .getByRole('button', { name: /^English/ })
        .click();
      await expect(paper(page).getByRole('heading', { level: 1 })).toContainText(HEADLINE);
    },
  },
  {
    name: 'release-correcting',
    open: async ({ page }) => {
      await panel(page).getByRole('radio', { name: 'Published' }).click();
      const bar = page.getByRole('region', { name: 'Change what is out' });
      await bar.getByRole('button', { name: 'Correct…' }).click();
      await expect(bar).toContainText('You are writing a correction');
      await writeIn(page, 2);
      await page.keyboard.type(' Corrected.');
      await page.keyboard.press('Escape');
      await bar.getByRole('button', { name: 'Publish correction…' }).click();
      await page.getByRole('textbox', { name: 'What changed' }).fill('A sentence was missing.');
    },
    leave: ({ page }) => page.getByRole('button', { name: 'Publish correction', exact: true }).click(),
  },
  {
    name: 'release-corrected',
    open: ({ page }) => expect(page.getByRole('region', { name: 'Corrections' })).toBeVisible(),
  },
];

test('every screen of releases, both themes, two sizes', async ({ start, folder }) => {
  test.setTimeout(240_000);
  const dateline = await start();
  await openRelease(dateline);
  await setSize(dateline, 1440, 900);
  await walkScreens(dateline, folder, SCREENS);
});
