// Drives the harness and takes a picture of every screen: node tests/renderer/harness/shoot.mjs <out> [width] [height] [light|dark] [screen…]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';

const [out = '/tmp/shots', width = '1440', height = '900', scheme = 'light', ...only] = process.argv.slice(2);
const address = process.env.HARNESS ?? 'http://localhost:5199/';
mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  ignoreDefaultArgs: ['--hide-scrollbars'],
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage({ viewport: { width: Number(width), height: Number(height) }, colorScheme: scheme });
page.on(
  'console',
  (message) =>
    ['error', 'warning'].includes(message.type()) && console.log(`[${message.type()}] ${message.text().slice(0, 400)}`),
);
page.on('pageerror', (error) => console.log(`[pageerror] ${error.message}\n${error.stack?.slice(0, 600)}`));
const wants = (name) => only.length === 0 || only.includes(name);
const shot = async (name) => {
  await page.waitForTimeout(350);
  await page.screenshot({ path: join(out, `${name}.png`) });
  console.log(name);
  if (!process.env.AXE) return;
  // With AXE=1 every screen is also looked at by axe; findings are printed with the first place each.
  await page.addScriptTag({ path: join(import.meta.dirname, '../../../node_modules/axe-core/axe.min.js') });
  const { violations } = await page.evaluate(() => window.axe.run(document, { iframes: false }));
  for (const found of violations) {
    console.log(
      `  axe ${found.impact} ${found.id} x${found.nodes.length}: ${found.nodes
        .slice(0, 2)
        .map((node) => `${node.html.slice(0, 160)} | ${node.any[0]?.message ?? node.all[0]?.message ?? ''}`)
        .join(' || ')}`,
    );
  }
};
const pick = (...paths) =>
  page.request.get(`${address}next-pick?${paths.map((path) => `path=${encodeURIComponent(path)}`).join('&')}`);
const go = (view) => page.evaluate((to) => window.app.store.getState().go(to), view);
const act = (deed, arg) => page.evaluate(deed, arg);
const ask = (name, input) =>
  page.evaluate(
    ([n, i]) =>
      window.app.engine
        .ask(n, i)
        .then((result) => (result.ok ? result.value : Promise.reject(new Error(JSON.stringify(result.error))))),
    [name, input],
  );

await page.goto(address);
await page.waitForSelector('.first, .win');
if (await page.$('.first')) {
  if (wants('welcome')) await shot('welcome');
  await page.getByRole('button', { name: 'Try the example' }).click();
  if (wants('create')) await shot('create');
  await pick(`/tmp/dateline-example-${Date.now()}/`);
  await page.getByRole('button', { name: 'Create library' }).click();
  await page.waitForSelector('.win', { timeout: 60000 }).catch(async () => {
    await shot('failed');
    throw new Error('no library');
  });
}
await page.waitForTimeout(600);
let kits = [];
for (let tries = 0; kits.length === 0 && tries < 60; tries += 1) {
  kits = (await ask('kits.list', {})).items;
  if (kits.length === 0) await page.waitForTimeout(500);
}
const scenes = {
  all: async () => {
    await go({ kind: 'assets', shelf: 'all', text: '' });
  },
  photos: async () => {
    await go({ kind: 'assets', shelf: 'photo', text: '' });
    await page.waitForSelector('[role=gridcell]');
    await page.locator('[role=gridcell]').nth(1).click();
  },
  hover: async () => {
    await go({ kind: 'assets', shelf: 'photo', text: '' });
    await page.locator('[role=gridcell]').nth(3).hover();
  },
  many: async () => {
    await go({ kind: 'assets', shelf: 'photo', text: '' });
    await page.locator('[role=gridcell]').nth(0).click();
    await page
      .locator('[role=gridcell]')
      .nth(3)
      .click({ modifiers: ['Shift'] });
  },
  list: async () => {
    await go({ kind: 'assets', shelf: 'all', text: '' });
    await act(() => window.app.store.getState().set({ layout: 'list' }));
  },
  logos: async () => {
    await act(() => window.app.store.getState().set({ layout: 'grid' }));
    await go({ kind: 'assets', shelf: 'logo', text: '' });
    await page.locator('[role=gridcell]').nth(1).click();
  },
  nothing: async () => {
    await go({ kind: 'assets', shelf: 'photo', text: 'zebra' });
  },
  video: async () => {
    await go({ kind: 'assets', shelf: 'video', text: '' });
  },
  quick: async () => {
    await go({ kind: 'assets', shelf: 'photo', text: '' });
    await page.locator('[role=gridcell]').nth(1).click();
    await page.keyboard.press('Space');
  },
  settings: async () => {
    await act(() => window.app.store.getState().closeDialog());
    await page.getByRole('button', { name: 'Settings' }).click();
  },
  releases: async () => {
    await page.keyboard.press('Escape');
    await go({ kind: 'releases', id: null, text: '' });
  },
  editing: async () => {
    await go({ kind: 'releases', id: null, text: '' });
    await page.locator('[data-paragraph="2"]').click();
  },
  paste: async () => {
    await go({ kind: 'newRelease', paste: '' });
    const { readFileSync } = await import('node:fs');
    await page
      .getByRole('textbox', { name: 'Paste the text' })
      .fill(readFileSync(join(import.meta.dirname, '../../../resources/example/release.txt'), 'utf8'));
    await page.waitForTimeout(700);
  },
  contacts: async () => {
    await go({ kind: 'contacts', id: null, text: '' });
  },
  newcontact: async () => {
    await act(() => window.app.store.getState().open({ kind: 'newContact', organisationId: null }));
  },
  organisations: async () => {
    await act(() => window.app.store.getState().closeDialog());
    await go({ kind: 'organisations', id: null, text: '' });
  },
  kits: async () => {
    await go({ kind: 'kits', text: '' });
  },
  kit: async () => {
    await go({ kind: 'kit', id: kits[0].id });
    await page.waitForTimeout(2500);
  },
  phone: async () => {
    await go({ kind: 'kit', id: kits[0].id });
    await page.getByRole('radio', { name: 'Phone' }).click();
    await page.waitForTimeout(1500);
  },
  picker: async () => {
    await go({ kind: 'kit', id: kits[0].id });
    await page.getByRole('button', { name: 'Add items' }).click();
  },
  files: async () => {
    await act((id) => window.app.store.getState().open({ kind: 'kitFiles', kitId: id }), kits[0].id);
  },
  noexports: async () => {
    await act(() => window.app.store.getState().closeDialog());
    await go({ kind: 'exports', text: '' });
  },
  exporting: async () => {
    await go({ kind: 'kit', id: kits[0].id });
    await page.waitForTimeout(500);
    await page.getByRole('button', { name: 'Export…' }).click();
    await page.getByRole('radio', { name: /^Lite .*MB/ }).waitFor();
    await shot('export-dialog');
    await pick(`/tmp/kit-${Date.now()}.zip`);
    await page.getByRole('button', { name: 'Change…' }).click();
    const anyway = page.getByRole('checkbox', { name: /^Export in spite/ });
    if (await anyway.isVisible()) await anyway.check();
    await page.getByRole('radio', { name: /^Lite / }).check();
    await page.waitForTimeout(300);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('progressbar').waitFor();
  },
  made: async () => {
    await page.getByRole('dialog', { name: 'The kit is ready' }).waitFor({ timeout: 90000 });
  },
  mail: async () => {
    await page.getByRole('button', { name: 'Mail draft…' }).click();
  },
  exports: async () => {
    await act(() => window.app.store.getState().closeDialog());
    await go({ kind: 'exports', text: '' });
    await page.getByRole('region', { name: 'Finished export' }).waitFor({ timeout: 60000 });
    await page.waitForTimeout(300);
  },
  verdict: async () => {
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    await page.waitForTimeout(1500);
  },
  report: async () => {
    await act(() => window.app.store.getState().closeDialog());
    const jobs = await ask('jobs.list', {});
    const job = jobs.items.find((one) => one.route === 'imports.run');
    if (job) await go({ kind: 'importReport', jobId: job.id });
  },
};
for (const [name, scene] of Object.entries(scenes)) {
  if (!wants(name)) continue;
  try {
    await scene();
    await shot(name);
  } catch (error) {
    console.log(`FAILED ${name}: ${error.message.slice(0, 500)}`);
    await shot(`${name}-failed`);
  }
}
await browser.close();
