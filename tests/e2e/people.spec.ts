import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type Dateline, exampleDir, expect, test } from './fixtures.ts';
import { answerDialogs, dropFiles, goTo, openExample, setSize, value } from './hands.ts';
import { pressEscape, type Screen, walkScreens } from './screens.ts';

/* Contacts, organisations, and what goes along with a release. */

const PERSON = 'Kristian Holmelund Jakobsen';
const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Release details' });
const part = (page: Page, name: string): Locator => panel(page).getByRole('region', { name });
const attached = (page: Page): Locator => part(page, 'Attachments').getByRole('button', { name: /^Attachment: / });
const block = (page: Page, number: number): Locator => page.locator(`.work [data-paragraph="${number}"]`);

/** A table as an office keeps one: a heading that says nothing, somebody known, somebody twice, a slip. */
const TABLE = [
  'Navn;Titel;Post;Tlf;Afdeling',
  `Kristian Jakobsen;Press Officer;KRISTIAN.JAKOBSEN@cityofcopenhagen.example;;Press`,
  'Åse Ærø-Østergård;Climate Adviser;aase@city.example;33 66 33 66;Climate',
  'Bo Ek;Photographer;bo@city.example;;Press',
  'Bo E.;Photographer;bo@city.example;;Press',
  'Cy Dam;;not an address;;Water',
].join('\r\n');

/** The example's library, at a room of it. */
async function openAt(dateline: Dateline, room: string): Promise<void> {
  await openExample(dateline);
  await goTo(dateline.page, room);
}

/** Chooses a table in the dialog of files and waits for its columns. */
async function chooseTable({ app, page }: Dateline, folder: string): Promise<Locator> {
  const path = join(folder, 'people.csv');
  await writeFile(path, `\ufeff${TABLE}\r\n`);
  await answerDialogs(app, { open: [path] });
  await page.getByRole('button', { name: 'Import vCard or CSV…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a table of contacts' });
  await expect(dialog.getByRole('status')).toHaveText(/new contacts?/);
  return dialog;
}

test('a table of contacts is mapped, looked over and imported', async ({ start, folder }) => {
  const dateline = await start();
  const { page, problems } = dateline;
  await openAt(dateline, 'Contacts');
  const dialog = await chooseTable(dateline, folder);
  await expect(dialog).toContainText('people.csv has 5 rows');
  // Guessed by their headings, and by what stands in them.
  for (const [column, field] of [
    ['Navn', 'name'],
    ['Titel', 'role'],
    ['Post', 'email'],
    ['Tlf', 'phone'],
    ['Afdeling', ''],
  ] as const)
    await expect(dialog.getByRole('combobox', { name: `${column} becomes` })).toHaveValue(field);
  await expect(dialog.getByRole('status')).toHaveText(
    '2 new contacts, 2 rows are known and fill only what is empty, 1 row cannot be used',
  );
  const notable = dialog.getByRole('region', { name: 'Worth a look' });
  await expect(notable.getByRole('listitem')).toHaveText([
    new RegExp(`Row 1 Kristian Jakobsen is ${PERSON}, who is in the library`),
    /Row 4 Bo E\. is Bo Ek of an earlier row/,
    /Row 5 Cy Dam is refused: its e-mail address cannot be used/,
  ]);
  // With keys: the last column becomes the organisation, and the preview follows.
  await dialog.getByRole('combobox', { name: 'Afdeling becomes' }).focus();
  await page.keyboard.type('Org');
  await expect(dialog.getByRole('combobox', { name: 'Afdeling becomes' })).toHaveValue('organisation');
  const preview = dialog.getByRole('table', { name: 'As contacts' });
  await expect(preview.getByRole('row', { name: /Åse Ærø-Østergård/ })).toContainText('Climate');
  // Two columns cannot become the same.
  await dialog.getByRole('combobox', { name: 'Tlf becomes' }).selectOption('name');
  await expect(dialog.getByRole('status')).toContainText('Name is chosen twice');
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
  await dialog.getByRole('combobox', { name: 'Tlf becomes' }).selectOption('phone');
  await dialog.getByRole('button', { name: 'Import 4 rows' }).click();
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('2 contacts imported, 2 merged, 1 refused.');
  await page.getByRole('group', { name: 'Contacts' }).getByRole('button', { name: /^Åse/ }).click();
  const person = page.getByRole('main');
  await expect(value(person, 'Role')).toHaveText('Climate Adviser');
  await expect(person.getByRole('combobox', { name: 'Organisation' }).locator('option:checked')).toHaveText('Climate');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('group', { name: 'Contacts' }).getByRole('button', { name: /^Åse/ })).toBeHidden();
  expect(problems).toEqual([]);
});

/** A second contact that has the number of the first under another name. */
async function addTwin(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New contact' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New contact' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Kristian H. Jakobsen');
  await dialog.getByRole('textbox', { name: 'Role' }).fill('Head of Press');
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill('kristian.jakobsen@cityofcopenhagen.example');
  await dialog.getByRole('button', { name: 'Create contact' }).click();
  await expect(page.getByText('1 pair may be one')).toBeVisible();
}

test('two contacts are made one with keys alone, after a look at what that gives', async ({ start }) => {
  const dateline = await start();
  const { page, problems } = dateline;
  await openAt(dateline, 'Contacts');
  await addTwin(page);
  const look = page.getByRole('button', { name: 'Look…' });
  await look.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Make one contact of these' });
  await expect(dialog).toContainText('They have the same e-mail.');
  await expect(dialog.getByRole('button', { name: 'Merge' })).toBeFocused();
  // The role differs: the other one is kept.
  const role = dialog.getByRole('combobox', { name: 'Keep as role' });
  for (let presses = 0; presses < 8 && !(await role.evaluate((field) => field === document.activeElement)); presses += 1)
    await page.keyboard.press('Shift+Tab');
  await expect(role).toBeFocused();
  const kept = await role.locator('option:checked').textContent();
  const other = kept === 'Head of Press' ? 'Press Officer' : 'Head of Press';
  await page.keyboard.type(other.slice(0, 2));
  await expect(role.locator('option:checked')).toHaveText(other);
  await dialog.getByRole('button', { name: 'Merge' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  const list = page.getByRole('group', { name: 'Contacts' }).getByRole('button', { name: /Jakobsen/ });
  await expect(list).toHaveCount(1);
  await expect(value(page.getByRole('main'), 'Role')).toHaveText(other);
  await page.keyboard.press('Control+z');
  await expect(list).toHaveCount(2);
  expect(problems).toEqual([]);
});

/** Attaches photos of the library by their names. */
async function attach(page: Page, ...names: readonly RegExp[]): Promise<void> {
  await part(page, 'Attachments').getByRole('button', { name: 'Add attachments' }).click();
  const dialog = page.getByRole('dialog', { name: 'Attach to the release' });
  await expect(dialog.getByRole('searchbox', { name: 'Search the library' })).toBeFocused();
  // Several stand in a row, each no higher than a thumbnail with its words.
  await expect.poll(async () => (await dialog.getByRole('listitem').first().boundingBox())?.height).toBeLessThan(160);
  for (const name of names) await dialog.getByRole('button', { name }).click();
  await dialog.getByRole('button', { name: /^Attach \d+ files?$/ }).click();
  await expect(dialog).toBeHidden();
}

test('pictures go along with a release: picked, ordered, dropped, seen in its versions, offered to a kit', async ({ start }) => {
  const dateline = await start();
  const { page, problems } = dateline;
  await openAt(dateline, 'Releases');
  await attach(page, /pavilion/i, /harbour/i);
  await expect(attached(page)).toHaveCount(2);
  const [first = '', second = ''] = await attached(page).evaluateAll((tiles) => tiles.map((tile) => tile.ariaLabel ?? ''));
  await attached(page).nth(1).focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(attached(page).first()).toHaveAccessibleName(second);
  await expect(attached(page).first()).toBeFocused();
  // A file from outside; the library has this one already.
  await dropFiles(page, [join(exampleDir, 'photos', 'copenhagen_rain-rings_2014.jpg')], part(page, 'Attachments'));
  await expect(attached(page)).toHaveCount(3);
  await attached(page).nth(1).focus();
  await page.keyboard.press('Delete');
  await expect(attached(page)).toHaveCount(2);
  await expect(page.getByRole('button', { name: first })).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(attached(page)).toHaveCount(3);
  await page.getByRole('button', { name: 'Versions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Versions' });
  await dialog
    .getByRole('radio', { name: 'Now' })
    .or(dialog.getByRole('button', { name: /First version/ }))
    .first()
    .click();
  await expect(dialog.getByRole('heading', { name: 'Attachments' })).toBeVisible();
  await expect(dialog.locator('ins')).toContainText([/./]);
  await expect(dialog.locator('ins').first()).not.toContainText('ast_');
  await pressEscape(dateline);
  // The kit has some of them already; the rest is offered.
  await part(page, 'Kits').getByRole('button', { name: 'Add to kit' }).click();
  await page.getByRole('menuitem', { name: 'New kit' }).click();
  const kit = page.getByRole('dialog', { name: 'New kit' });
  await kit.getByRole('textbox', { name: 'Title' }).fill('With pictures');
  await expect(kit.getByRole('checkbox', { name: 'Take 3 attachments of the release along' })).toBeChecked();
  await kit.getByRole('button', { name: 'Create kit' }).click();
  await expect(page.getByRole('main', { name: 'Press page' })).toBeVisible();
  await expect(page.getByText('Photos').first()).toBeVisible();
  for (const tile of [/pavilion/i, /harbour/i]) await expect(page.getByText(tile).first()).toBeVisible();
  await goTo(page, 'Releases');
  await expect(part(page, 'Kits')).toContainText('With pictures');
  expect(problems).toEqual([]);
});

test('a correction that is being written survives leaving the page and a restart', async ({ start }) => {
  const dateline = await start();
  await openAt(dateline, 'Releases');
  await panel(dateline.page).getByRole('radio', { name: 'Published' }).click();
  const bar = (page: Page): Locator => page.getByRole('region', { name: 'Change what is out' });
  await bar(dateline.page).getByRole('button', { name: 'Correct…' }).click();
  await expect(bar(dateline.page)).toContainText('You are writing a correction');
  const write = async (text: string): Promise<void> => {
    await block(dateline.page, 1).focus();
    await dateline.page.keyboard.press('Enter');
    await expect(dateline.page.getByRole('textbox', { name: 'Paragraph 1', exact: true })).toBeFocused();
    await dateline.page.keyboard.type(text);
  };
  await write(' Corrected here.');
  await goTo(dateline.page, 'Contacts');
  await goTo(dateline.page, 'Releases');
  await expect(block(dateline.page, 1)).toContainText('Corrected here.');
  // The app is quit with the cursor in the text, and what was typed last is there too.
  await write(' Typed last.');
  await dateline.quit();
  const again = await start();
  await goTo(again.page, 'Releases');
  await expect(bar(again.page)).toContainText('You are writing a correction');
  await expect(block(again.page, 1)).toContainText('Corrected here. Typed last.');
  await bar(again.page).getByRole('button', { name: 'Discard' }).click();
  await expect(block(again.page, 1)).not.toContainText('Corrected here.');
  expect(again.problems).toEqual([]);
});

test('a release becomes one in another language', async ({ start }) => {
  const dateline = await start();
  const { page, problems } = dateline;
  await openAt(dateline, 'Releases');
  const language = panel(page).getByRole('combobox', { name: 'Language' });
  await expect(language).toHaveValue('en');
  await language.selectOption('da');
  await expect(part(page, 'Languages')).toContainText('Danish');
  await expect(page.getByRole('article', { name: 'Release text, Danish' })).toBeVisible();
  await page.getByRole('button', { name: 'Versions' }).click();
  await expect(page.getByRole('dialog', { name: 'Versions' }).locator('ins')).toHaveText('Added: Danish');
  await pressEscape(dateline);
  await page.keyboard.press('Control+z');
  await expect(language).toHaveValue('en');
  expect(problems).toEqual([]);
});

test('the page of an organisation leads to what belongs to it, and counts it', async ({ start }) => {
  const dateline = await start();
  const { page, problems } = dateline;
  await openAt(dateline, 'Organisations');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 2 }).first()).toContainText('City of Copenhagen');
  const section = (name: string): Locator => main.getByRole('region', { name, exact: true });
  await expect(section('Releases').getByRole('button', { name: /Copenhagen Delegation/ })).toBeVisible();
  await expect(section('Kits').getByRole('button')).toHaveCount(1);
  await expect(section('Contacts')).toContainText(PERSON);
  await expect(section('Logos').getByRole('button', { name: /^Toolbox of .* \d+ logos$/ })).toBeVisible();
  // A figure that is counted.
  await section('Figures').getByRole('button', { name: 'Add a figure' }).click();
  await section('Figures').getByRole('combobox', { name: 'Counted from' }).selectOption({ label: 'Kits' });
  await section('Figures').getByRole('textbox', { name: 'What it counts' }).fill('Press kits');
  await page.keyboard.press('Enter');
  await expect(section('Figures').getByRole('listitem').last()).toContainText('1');
  await expect(section('Figures').getByRole('listitem').last()).toContainText('counted');
  // A boilerplate in another language.
  await section('Boilerplate').getByRole('button', { name: 'Add language' }).click();
  await page.getByRole('menuitem', { name: 'Danish' }).click();
  await value(section('Boilerplate'), 'Boilerplate, Danish').click();
  await page.getByRole('textbox', { name: 'Boilerplate, Danish' }).fill('Københavns Kommune er landets største.');
  await page.keyboard.press('Control+Enter');
  await section('Boilerplate').getByRole('radio', { name: 'English' }).click();
  await expect(value(section('Boilerplate'), 'Boilerplate, English')).toBeVisible();
  await section('Boilerplate').getByRole('radio', { name: 'Danish' }).click();
  await expect(section('Boilerplate')).toContainText('landets største');
  await section('Releases')
    .getByRole('button', { name: /Copenhagen Delegation/ })
    .click();
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toContainText('Copenhagen Delegation');
  expect(problems).toEqual([]);
});

test('from the pasted text to files: reviewed, corrected, translated, embargoed, exported', async ({ start, folder }) => {
  const dateline = await start();
  const { app, page, problems } = dateline;
  await openAt(dateline, 'Releases');
  await page.getByRole('button', { name: 'New release' }).first().click();
  await page.getByRole('textbox', { name: 'Paste the text' }).fill(await readFile(join(exampleDir, 'release.txt'), 'utf8'));
  const found = page.getByRole('region', { name: 'Recognised' });
  await expect(found).toContainText('Monday 8 December 2014');
  await value(found, 'Dateline').click();
  await found.getByRole('textbox', { name: 'Dateline' }).fill('København');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Save as draft' }).click();
  await expect(value(panel(page), 'Dateline')).toHaveText('København');
  await part(page, 'Languages').getByRole('button', { name: 'Add' }).click();
  await page.getByRole('dialog', { name: 'Add a language' }).getByRole('button', { name: 'Add language' }).click();
  await expect(page.getByRole('button', { name: 'Write the text' })).toBeVisible();
  await part(page, 'Languages')
    .getByRole('button', { name: /^English/ })
    .click();
  const embargo = part(page, 'Embargo');
  await embargo.getByRole('switch', { name: 'Embargo' }).click();
  await embargo.getByRole('textbox', { name: 'Embargo date' }).fill('10 Dec 2035');
  await page.keyboard.press('Enter');
  await expect(embargo).toContainText(/Lifts in/);
  const out = join(folder, 'out');
  await mkdir(out);
  await answerDialogs(app, { open: [out] });
  await part(page, 'Documents').getByRole('button', { name: 'Save files…' }).click();
  const text = async (): Promise<string> => {
    const name = (await readdir(out)).find((file) => /^2014-12-08_.*_release_en\.txt$/.test(file));
    return name === undefined ? '' : readFile(join(out, name), 'utf8');
  };
  await expect.poll(text, { timeout: 30_000 }).toContain('EMBARGOED UNTIL');
  expect(problems).toEqual([]);
});

const SCREENS: readonly Screen[] = [
  {
    name: 'contacts-columns',
    open: async (dateline, folder) => {
      await goTo(dateline.page, 'Contacts');
      await chooseTable(dateline, folder);
    },
    leave: pressEscape,
  },
  {
    name: 'contacts-merge',
    open: async ({ page }) => {
      await addTwin(page);
      await page.getByRole('button', { name: 'Look…' }).click();
      await expect(page.getByRole('dialog', { name: 'Make one contact of these' })).toBeVisible();
    },
    leave: pressEscape,
  },
  {
    name: 'organisation',
    open: async ({ page }) => {
      await goTo(page, 'Organisations');
      await expect(page.getByRole('main').getByRole('region', { name: 'Logos', exact: true }).getByRole('button')).toBeVisible();
    },
  },
  {
    name: 'release-attach',
    open: async ({ page }) => {
      await goTo(page, 'Releases');
      await part(page, 'Attachments').getByRole('button', { name: 'Add attachments' }).click();
      const dialog = page.getByRole('dialog', { name: 'Attach to the release' });
      for (const name of [/pavilion/i, /harbour/i, /cloudburst/i]) await dialog.getByRole('button', { name }).click();
    },
    leave: ({ page }) => page.getByRole('button', { name: /^Attach \d+ files$/ }).click(),
  },
  {
    name: 'release-attachments',
    open: async ({ page }) => {
      await expect(attached(page)).toHaveCount(3);
      // Closed and opened by hand, the panel stays in a narrow window too.
      await page.keyboard.press('Control+Alt+i');
      await page.keyboard.press('Control+Alt+i');
      await part(page, 'Attachments').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'release-attachments-versions',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Versions' }).click();
      await expect(page.getByRole('dialog', { name: 'Versions' }).locator('ins').first()).toBeVisible();
    },
    leave: pressEscape,
  },
];

test('every screen of people and attachments, both themes, two sizes', async ({ start, folder }) => {
  test.setTimeout(240_000);
  const dateline = await start();
  await openExample(dateline);
  await setSize(dateline, 1440, 900);
  await walkScreens(dateline, folder, SCREENS);
});
