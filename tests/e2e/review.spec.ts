import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { exampleDir, expect, test } from './fixtures.ts';
import { answerDialogs, createLibrary } from './hands.ts';
import { violationsIn } from './look.ts';

/* What was recognised leads to where it was taken from, in a pasted text and in that of a file. */

const box = (page: Page) => page.getByRole('textbox', { name: 'Paste the text' });
const marked = (page: Page): Promise<string> =>
  box(page).evaluate((area) => {
    const { value, selectionStart, selectionEnd } = area as HTMLTextAreaElement;
    return value.slice(selectionStart, selectionEnd);
  });
const show = (page: Page, field: string) => page.getByRole('button', { name: `Show in the text: ${field}` }).click();

test('each part of a release that was recognised is shown in its text', async ({ start, folder }) => {
  const dateline = await start();
  const { app, page, problems } = dateline;
  await createLibrary(dateline, 'Press office');
  await page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^Releases/ })
    .click();
  await page.getByRole('button', { name: 'New release' }).last().click();
  const text = await readFile(join(exampleDir, 'release.txt'), 'utf8');
  await box(page).fill(text);
  await expect(page.getByRole('button', { name: 'Show in the text: Headline' })).toBeVisible();
  await show(page, 'Headline');
  await expect.poll(() => marked(page)).toContain('Copenhagen Delegation');
  await expect(box(page)).toBeFocused();
  await show(page, 'Byline');
  await expect.poll(() => marked(page)).toContain('Kristian Holmelund Jakobsen');
  await show(page, 'Quotes');
  // Longer than the name that was marked before.
  await expect.poll(async () => (await marked(page)).length).toBeGreaterThan(40);

  const mail = join(folder, 'release.eml');
  await writeFile(
    mail,
    [
      'From: Press office <press@museum.example>',
      'Subject: Museum opens its harbour hall',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Museum opens its harbour hall',
      '',
      'Copenhagen, 3 May 2016. The museum opens its harbour hall to the public on Saturday. Entry is free for chil=',
      'dren, said Director S=F8ren Holm.',
      '',
      '"The hall belongs to everybody who lives by the water," said Director S=F8ren Holm.',
      '',
    ].join('\r\n'),
  );
  await answerDialogs(app, { open: [mail] });
  await page.getByRole('button', { name: 'From a file…' }).click();
  await expect(page.getByRole('heading', { name: 'From release.eml' })).toBeVisible();
  await expect(box(page)).toHaveValue(/children, said Director Søren Holm/);
  await show(page, 'Headline');
  await expect.poll(() => marked(page)).toBe('Museum opens its harbour hall');
  // What was not recognised, or not rightly, is set right on the same screen.
  await page.getByRole('button', { name: 'Author: Not in the text' }).click();
  await page.getByRole('textbox', { name: 'Author' }).fill('Ida Berg');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Edit headline/ }).click();
  await page.getByRole('textbox', { name: 'Headline', exact: true }).fill('Museum opens its harbour hall on Saturday');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Save as draft' }).click();
  await expect(page.getByRole('main')).toContainText('Museum opens its harbour hall on Saturday');
  await expect(page.getByRole('main')).toContainText('Ida Berg');
  expect(problems).toEqual([]);
});

/** Adds a contact through the dialog. */
async function addContact(page: Page, name: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole('button', { name: 'New contact' }).last().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  for (const [label, text] of Object.entries(fields)) await dialog.getByRole('textbox', { name: label }).fill(text);
  await dialog.getByRole('button', { name: 'Create contact' }).click();
  await expect(dialog).toBeHidden();
}

test('two contacts that are one are merged, taken apart again, and written as a card that comes back', async ({
  start,
  folder,
}) => {
  const dateline = await start();
  const { app, page, problems } = dateline;
  await createLibrary(dateline, 'Press office');
  await page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^Contacts/ })
    .click();
  await addContact(page, 'Ida Ærø Berg', { 'E-mail': 'ida@museum.example', Role: 'Press officer' });
  await addContact(page, 'I. Berg', { 'E-mail': 'ida@museum.example', Phone: '+45 33 66 33 66', Role: 'Head of press' });
  await page.getByRole('button', { name: 'Look…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make one contact of these' });
  await expect(dialog).toContainText('They have the same e-mail.');
  expect(await violationsIn(page)).toEqual([]);
  await dialog.getByRole('combobox', { name: 'Keep as name' }).selectOption('Ida Ærø Berg');
  await dialog.getByRole('combobox', { name: 'Keep as role' }).selectOption('Head of press');
  await dialog.getByRole('button', { name: 'Merge' }).click();
  const list = page.getByRole('region', { name: 'Contacts' });
  await expect(list.getByRole('button', { name: /Berg/ })).toHaveCount(1);
  const main = page.getByRole('main');
  await expect(main).toContainText('Head of press');
  await expect(main).toContainText('+45 33 66 33 66');
  await page.keyboard.press('Control+z');
  await expect(list.getByRole('button', { name: /Berg/ })).toHaveCount(2);
  await page.keyboard.press('Control+Shift+z');
  await expect(list.getByRole('button', { name: /Berg/ })).toHaveCount(1);
  const card = join(folder, 'all.vcf');
  await answerDialogs(app, { save: card });
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'vCard 4.0…' }).click();
  await expect(page.getByText('1 contact written')).toBeVisible();
  const text = await readFile(card, 'utf8');
  expect(text).toContain('VERSION:4.0');
  expect(text.replace(/\r\n[ \t]/g, '')).toContain('Ida Ærø Berg');
  expect(problems).toEqual([]);
});
