import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { exampleDir, expect, projectDir, test } from './fixtures.ts';
import {
  allPainted,
  answerDialogs,
  cell,
  createLibrary,
  dropFiles,
  exportOpenKit,
  goTo,
  pressPage,
  seenOf,
  setValue,
  toAllExports,
  value,
} from './hands.ts';

const run = promisify(execFile);
const HEADLINE = 'Copenhagen Delegation to Promote Sustainable Technology in Beijing';
const CAPTION = 'Regn over Svanemøllehavnen i København den 21. oktober 2014.';
const ALT = 'Regndråber tegner ringe på mørkt vand.';

/** Copies example files to where a press officer would have them. */
async function deskOf(folder: string): Promise<Record<'photos' | 'late' | 'logo' | 'broken', string[]>> {
  const desk = join(folder, 'desk');
  await mkdir(desk);
  const copy = async (path: string): Promise<string> => {
    const place = join(desk, basename(path));
    await cp(join(exampleDir, path), place);
    return place;
  };
  const photos = await Promise.all(
    ['copenhagen_rain-rings', 'zealand_cloudburst-field', 'copenhagen_clear-water'].map((name) =>
      copy(`photos/${name}_2014.jpg`),
    ),
  );
  const late = await Promise.all(
    ['beijing_pavilion-lake', 'copenhagen_copper-tap'].map((name) => copy(`photos/${name}_2014.jpg`)),
  );
  const logo = [await copy('logos/city-of-copenhagen_primary_colour.svg')];
  const broken = join(desk, 'cut-off.jpg');
  await writeFile(broken, (await readFile(photos[0] ?? '')).subarray(0, 60_000));
  return { photos, late, logo, broken: [broken] };
}

test('a press officer makes a verified press kit from nothing', async ({ start, folder }) => {
  const desk = await deskOf(folder);
  let dateline = await start();
  let { app, page } = dateline;

  await test.step('creates a library with the keyboard', async () => {
    await expect(page.getByRole('heading', { name: 'Where should your press library live?' })).toBeVisible();
    await createLibrary(dateline, 'København');
    await expect(page.getByRole('main')).toContainText('Nothing here yet.');
  });

  await test.step('imports pictures and a logo by the dialog and reads the report', async () => {
    await answerDialogs(app, { open: [...desk.photos, ...desk.logo, ...desk.broken] });
    // Five files are quick: the page itself notes that it showed how far it was.
    const progress = await seenOf(page, '[role="progressbar"]');
    await page.keyboard.press('Control+i');
    await expect.poll(progress).toContain('Importing');
    await expect(page.getByText('4 files imported, 1 refused.')).toBeVisible();
    await page.getByRole('button', { name: 'Show report' }).click();
    const report = page.getByRole('main', { name: 'Import' });
    await expect(report.getByRole('radio', { name: 'Refused 1' })).toBeChecked();
    await expect(report.getByRole('row', { name: /cut-off\.jpg/ })).toContainText('The picture is cut off');
    await report.getByRole('radio', { name: 'Imported 4' }).click();
    await expect(report.getByRole('row', { name: /\.svg/ })).toContainText('Logo');
    await report.getByRole('button', { name: 'Show the library' }).click();
  });

  await test.step('drops more pictures on the window, one of them for the second time', async () => {
    await dropFiles(page, [...desk.late, ...desk.photos.slice(0, 1)]);
    const review = page.getByRole('main', { name: 'Before the import' });
    await expect(review.getByRole('button', { name: /^Here already 1/ })).toBeVisible();
    await review.getByRole('button', { name: 'Import 2 files' }).click();
    await expect(page.getByRole('region', { name: 'Notices' })).toContainText('2 files imported, 1 already here.');
    await expect(page.getByRole('gridcell')).toHaveCount(6);
    await allPainted(page);
  });

  await test.step('writes a caption and an alt text', async () => {
    await goTo(page, 'Photos');
    await cell(page, 'Rain on the basin').click();
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await setValue(inspector, 'Caption', CAPTION);
    await setValue(inspector, 'Alt text', ALT);
    // The app is quit while this is still being typed.
    await value(inspector, 'credit').click();
    await expect(inspector.getByRole('textbox', { name: 'Credit', exact: true })).toBeFocused();
    await page.keyboard.type('Press office');
  });

  await test.step('finds both again after a restart, and the picture by plain letters', async () => {
    await dateline.quit();
    dateline = await start();
    ({ app, page } = dateline);
    await expect(page.getByRole('navigation', { name: 'Library' })).toContainText('København');
    await goTo(page, 'Photos');
    const search = page.getByRole('combobox', { name: 'Search photos' });
    for (const typed of ['kobenhavn svanemolle', 'koebenhavn', 'KØBENHAVN', 'svanemøllehavnen']) {
      await search.fill(typed);
      await expect(page.getByRole('gridcell'), typed).toHaveCount(1);
    }
    await search.fill('nowhere at all');
    await expect(page.getByText('No photo matches “nowhere at all”.')).toBeVisible();
    await search.fill('kobenhavn');
    await cell(page, 'Rain on the basin').click();
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await expect(value(inspector, 'caption')).toHaveText(CAPTION);
    await expect(value(inspector, 'alt text')).toHaveText(ALT);
    await expect(value(inspector, 'credit')).toHaveText('Press office');
  });

  await test.step('pastes a release and sees what is recognised', async () => {
    const text = await readFile(join(exampleDir, 'release.txt'), 'utf8');
    await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
    await goTo(page, 'Releases');
    await page.getByRole('main').getByRole('button', { name: 'New release' }).click();
    const box = page.getByRole('textbox', { name: 'Paste the text' });
    await expect(box).toBeFocused();
    await page.keyboard.press('Control+v');
    const found = page.getByRole('region', { name: 'Recognised' });
    for (const part of [
      HEADLINE,
      'Kristian Holmelund Jakobsen',
      'Press Officer',
      'Monday 8 December 2014',
      'City of Copenhagen',
      '10 paragraphs',
      'Frank Jensen',
      '€470 million',
      '€43 billion',
      '70%',
    ])
      await expect(found).toContainText(part);
    await expect(found).not.toContainText('Looking for our logo');
    await page.getByRole('button', { name: 'Save as draft' }).click();
    const paper = page.getByRole('main', { name: HEADLINE });
    await expect(paper.getByRole('heading', { level: 1 })).toContainText(HEADLINE);
    await expect(paper).not.toContainText('Did you like this article?');
  });

  await test.step('gives the contact a telephone number', async () => {
    await goTo(page, 'Contacts');
    const person = page.getByRole('main', { name: 'Kristian Holmelund Jakobsen' });
    await expect(person).toContainText('No direct number.');
    await setValue(person, 'Phone', '+45 00 12 34 56');
    await setValue(person, 'E-mail', 'kristian.jakobsen@cityofcopenhagen.example');
    await expect(person).not.toContainText('No direct number.');
  });

  await test.step('gives the organisation its website, logo and colours', async () => {
    await goTo(page, 'Organisations');
    const organisation = page.getByRole('main', { name: 'City of Copenhagen' });
    await setValue(organisation, 'Website', 'https://www.cityofcopenhagen.example/');
    await organisation.getByRole('button', { name: 'Choose…' }).click();
    await page.getByRole('dialog', { name: 'Choose a logo' }).getByRole('listitem').getByRole('button').click();
    await expect(organisation.getByRole('button', { name: 'Remove logo' })).toBeVisible();
    const colour = organisation.getByRole('textbox', { name: 'Primary as hex value' });
    await colour.fill('#0b4f79');
    await colour.press('Enter');
    await organisation.getByRole('combobox', { name: 'Primary contact' }).selectOption({ label: 'Kristian Holmelund Jakobsen' });
  });

  await test.step('composes a kit of the release, pictures, the logo and the contact', async () => {
    await goTo(page, 'Kits');
    await page.keyboard.press('Control+n');
    const dialog = page.getByRole('dialog', { name: 'New kit' });
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await page.keyboard.type('Beijing delegation');
    await expect(dialog.getByRole('combobox', { name: 'Organisation' })).toHaveValue(/^org_/);
    await page.keyboard.press('Enter');
    const contents = page.getByRole('region', { name: 'Contents' });
    await contents.getByRole('button', { name: 'No release yet' }).click();
    const library = page.getByRole('region', { name: 'Library', exact: true });
    const kind = library.getByRole('combobox', { name: 'Kind' });
    await library.getByRole('button', { name: HEADLINE }).click();
    await kind.selectOption('Photos');
    for (const name of ['Rain on the basin', 'Cloudburst over the fields', 'Pavilion above the lake'])
      await library.getByRole('button', { name }).click();
    await kind.selectOption('Logos');
    await library.getByRole('button', { name: /city-of-copenhagen/i }).click();
    await library.getByRole('button', { name: 'Close the library' }).click();
    await expect(contents.getByRole('region', { name: 'Photos' }).getByRole('listitem')).toHaveCount(3);
    await expect(contents.getByRole('region', { name: 'Contacts' })).toContainText('Kristian Holmelund Jakobsen');
    await expect(pressPage(page).getByRole('heading', { level: 1, name: HEADLINE })).toBeVisible();
    await expect(pressPage(page).getByText(CAPTION).first()).toBeVisible();
  });

  const preflight = page.getByRole('region', { name: 'Preflight' });
  await test.step('mends what preflight finds', async () => {
    await expect(preflight).toContainText('No alt text');
    for (const [name, alt] of [
      ['Cloudburst over the fields', 'A dark cloud drops a curtain of rain on ripe barley.'],
      ['city-of-copenhagen', 'City of Copenhagen, horizontal logo'],
    ] as const) {
      const finding = preflight
        .getByRole('listitem')
        .filter({ hasText: 'No alt text' })
        .filter({ hasText: new RegExp(name, 'i') });
      await finding.getByRole('button', { name: /^Show / }).click();
      const inspector = page.getByRole('complementary', { name: 'Inspector' });
      await expect(inspector).toContainText(new RegExp(name, 'i'));
      await setValue(inspector, 'Alt text', alt);
      await page.keyboard.press('Alt+ArrowLeft');
      await expect(finding).toBeHidden();
    }
    await expect(preflight).not.toContainText('Error:');
  });

  const zip = join(folder, 'out', 'beijing.zip');
  await test.step('exports it, with progress, to a verified zip', async () => {
    await mkdir(join(folder, 'out'));
    const running = page.getByRole('region', { name: 'Running export' });
    const seen = await seenOf(page, '[aria-label="Running export"]');
    await exportOpenKit(dateline, zip);
    await expect.poll(seen).toMatch(/Preflight\s*Done/);
    await toAllExports(page, 'beijing.zip');
    const finished = page.getByRole('region', { name: 'Finished export' });
    await expect(running).toBeHidden();
    const { stdout } = await run('sha256sum', [zip]);
    expect(((await finished.locator('.sha').textContent()) ?? '').replaceAll(/\s/g, '')).toBe(stdout.slice(0, 64));
    await run('unzip', ['-t', zip]);
    const verdict = await run(process.execPath, ['src/cli/main.ts', 'kit', 'verify', zip, '--json'], { cwd: projectDir });
    expect(JSON.parse(verdict.stdout)).toMatchObject({ ok: true });
  });

  await test.step('lets the window verify it, and a damaged copy', async () => {
    await answerDialogs(app, { open: [zip] });
    await page.getByRole('button', { name: 'Verify a file…' }).click();
    const verdict = page.getByRole('dialog', { name: 'Verify a press kit' });
    await expect(verdict).toContainText(/All \d+ files are as they were written\./);
    const bytes = await readFile(zip);
    const damaged = join(folder, 'out', 'damaged.zip');
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    await writeFile(damaged, bytes);
    await answerDialogs(app, { open: [damaged] });
    await verdict.getByRole('button', { name: 'Verify another…' }).click();
    await expect(verdict).toContainText('damaged.zip');
    await expect(verdict).toContainText(/\d+ problems? found/);
    await expect(verdict.getByRole('listitem').first()).toContainText(/photos\/|logos\/|release\//);
    await page.keyboard.press('Escape');
    await expect(verdict).toBeHidden();
  });

  expect(dateline.problems).toEqual([]);
});
