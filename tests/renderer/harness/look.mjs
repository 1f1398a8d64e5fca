// The window over the fake engine in Chromium: takes a picture of every state of knowing and keeping, which a real library reaches only
// by accident, and has axe look at each. node tests/renderer/harness/look.mjs <out> [width] [height] [light|dark] [screen…]
import { mkdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { createFakeEngine, kitId, makeJob, makeKit } from '../fake-engine.ts';
import { addLook, jobId } from '../fake-look.ts';
import { collectionIds, exampleAssets, exampleLook, exampleReport, exampleShelves } from './look-data.ts';

const [out = '/tmp/look', width = '1440', height = '900', scheme = 'light', ...only] = process.argv.slice(2);
const root = join(import.meta.dirname, '..', '..', '..');
const photosDir = join(root, 'resources', 'example', 'photos');
const photos = (await readdir(photosDir)).filter((name) => name.endsWith('.jpg')).sort();
mkdirSync(out, { recursive: true });

const assets = exampleAssets(photos);
const engine = createFakeEngine({
  assets,
  ...exampleShelves(assets),
  kits: [
    makeKit(1, {
      sections: [{ kind: 'photos', items: [{ kind: 'asset', assetId: assets[0].id, title: '', caption: '' }] }],
    }),
  ],
});
const look = addLook(engine, exampleLook(assets));
look.holdings.reports.set(jobId(1), exampleReport(assets));

const sockets = new Set();
const server = await createServer({
  configFile: false,
  root: import.meta.dirname,
  cacheDir: join(root, '.cache', 'vite-look'),
  server: {
    host: '127.0.0.1',
    port: 0,
    fs: { allow: [root, join(root, 'node_modules', '..', '..')], strict: false },
    hmr: { overlay: false },
  },
  plugins: [
    react(),
    {
      name: 'dateline-look',
      configureServer(vite) {
        engine.port.onMessage((message) => {
          for (const socket of sockets) socket.send('dateline:message', message);
        });
        vite.ws.on('dateline:connect', (_data, socket) => sockets.add(socket));
        vite.ws.on('dateline:post', (message) => engine.port.post(message));
        vite.ws.on('dateline:host', ({ id, name }, socket) => {
          const value =
            name === 'facts'
              ? { version: '0.1.0', theme: 'system', drawsWindowControls: true, startedWithout: null }
              : name === 'pick'
                ? { places: [] }
                : {};
          socket.send('dateline:host', { id, value });
        });
        vite.middlewares.use(async (request, response, next) => {
          const [, kind, sha] = new URL(request.url ?? '/', 'http://look').pathname.split('/');
          if (kind === 'favicon.ico') return response.writeHead(204).end();
          if (kind !== 'picture') return next();
          const name = photos[(Number.parseInt(sha, 16) - 1) % photos.length];
          response.writeHead(200, { 'content-type': 'image/jpeg' }).end(await readFile(join(photosDir, name)));
        });
      },
    },
  ],
});
await server.listen();
const address = server.resolvedUrls.local[0];
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  ignoreDefaultArgs: ['--hide-scrollbars'],
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage({ viewport: { width: Number(width), height: Number(height) }, colorScheme: scheme });
let faults = 0;
const fault = (text) => {
  faults += 1;
  console.log(text);
};
page.on('console', (message) => message.type() === 'error' && fault(`[error] ${message.text().slice(0, 400)}`));
page.on('pageerror', (error) => fault(`[pageerror] ${error.message}\n${error.stack?.slice(0, 600)}`));
page.setDefaultTimeout(5000);
const act = (deed, arg) => page.evaluate(deed, arg);
const go = (view) => act((to) => window.app.store.getState().go(to), view);
const select = (...ns) =>
  act(
    (ids) => window.app.store.getState().select({ ids, current: ids[0] ?? null, anchor: ids[0] ?? null }),
    ns.map((n) => assets[n].id),
  );
const all = { kind: 'assets', shelf: 'photo', text: '' };
const closeAll = async () => {
  await act(() => {
    const state = window.app.store.getState();
    state.closeDialog();
    state.set({ offer: null, inspectorTab: 'details', inspector: 'open', sidebar: 'auto' });
    for (const { id } of state.notices) state.dismiss(id);
  });
};
const axe = async (name) => {
  await page.addScriptTag({ path: join(root, 'node_modules', 'axe-core', 'axe.min.js') });
  // A menu floats over the page and belongs to no landmark.
  const { violations } = await act(() => window.axe.run({ exclude: ['.menu'] }, { iframes: false }));
  for (const found of violations)
    fault(
      `  axe ${name}: ${found.impact} ${found.id} x${found.nodes.length}: ${found.nodes[0].html.slice(0, 200)} | ${found.nodes[0].any[0]?.message ?? found.nodes[0].all[0]?.message ?? ''}`,
    );
};
const insp = page.locator('.insp .pane');

const SCENES = {
  inspector: async () => {
    await act(() => window.app.store.getState().set({ inspector: 'open' }));
    await go(all);
    await select(0);
  },
  'inspector-below': async () => {
    await insp.evaluate((pane) => pane.scrollTo(0, 5000));
  },
  rights: async () => {
    await insp.evaluate((pane) => pane.scrollTo(0, 300));
    await page.getByRole('button', { name: 'Extend', exact: true }).click();
  },
  languages: async () => {
    await page.keyboard.press('Escape');
    await insp.evaluate((pane) => pane.scrollTo(0, 0));
    await page.getByRole('button', { name: 'Languages' }).click();
  },
  renditions: async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Renditions' }).click();
  },
  history: async () => {
    await page.getByRole('tab', { name: 'History' }).click();
    await page.locator('.past button').first().click();
  },
  more: async () => {
    await page.getByRole('button', { name: 'More for this file' }).click();
  },
  missing: async () => {
    await page.keyboard.press('Escape');
    await select(3);
    await act(() => window.app.store.getState().set({ inspectorTab: 'details' }));
  },
  conflict: async () => {
    await select(4);
    await page.waitForTimeout(200);
    await insp.evaluate((pane) => pane.scrollTo(0, 5000));
  },
  many: async () => {
    await go(all);
    await select(0, 1, 2, 5, 6);
    await page.waitForTimeout(300);
  },
  template: async () => {
    await act(
      (ids) => window.app.store.getState().open({ kind: 'fillTemplate', ids }),
      [assets[0].id, assets[1].id, assets[2].id],
    );
    await page.getByRole('textbox', { name: 'Template' }).fill('{title}, {city}, {date}. Photo: {creator} {oops}');
  },
  paste: async () => {
    await act(
      ([ids, fields]) => {
        window.app.store.getState().set({ copied: { from: 'Summer Palace above Kunming Lake', fields } });
        window.app.store.getState().open({ kind: 'pasteMetadata', ids });
      },
      [
        [assets[1].id, assets[2].id],
        {
          caption: assets[0].caption,
          credit: 'Daniel Büchele',
          copyright: '© 2011',
          keywords: ['Beijing'],
          city: 'Beijing',
          expires: '2027-01-31',
        },
      ],
    );
  },
  attach: async () => {
    await act((id) => window.app.store.getState().open({ kind: 'attachDocument', assetId: id }), assets[0].id);
  },
  undo: async () => {
    await go(all);
    await select(0);
    await page.getByRole('radio', { name: '4 stars' }).click();
  },
  importing: async () => {
    engine.tellJob(
      makeJob({
        progress: {
          stage: 'import',
          done: 1284,
          total: 2000,
          bytes: 0,
          totalBytes: null,
          bytesPerSecond: null,
          secondsLeft: 12,
          current: null,
        },
      }),
    );
  },
  collection: async () => {
    engine.tellJob(makeJob({ state: 'cancelled' }));
    await closeAll();
    await act(() => window.app.store.getState().set({ sidebar: 'open' }));
    await go({ kind: 'assets', shelf: 'all', text: '', collection: collectionIds[0] });
    await page.getByRole('button', { name: /^Mayor, portraits/ }).click({ button: 'right' });
  },
  name: async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'New collection' }).click();
  },
  'trash-dialog': async () => {
    await go({ kind: 'assets', shelf: 'all', text: '', trash: true });
    await act(() => window.app.store.getState().open({ kind: 'emptyTrash', ids: null, count: 12 }));
  },
  rail: async () => {
    await closeAll();
    await go(all);
    await act(() => window.app.store.getState().set({ sidebar: 'rail' }));
    await page.getByRole('button', { name: 'Saved searches' }).click();
  },
  review: async () => {
    await page.keyboard.press('Escape');
    await closeAll();
    await go({ kind: 'importReview', jobId: jobId(60) });
    await page.waitForSelector('.vrow');
  },
  report: async () => {
    await go({ kind: 'importReport', jobId: jobId(1) });
    await page.waitForSelector('.vrow');
  },
  imports: async () => {
    await go({ kind: 'imports', tab: 'past' });
  },
  watch: async () => {
    await go({ kind: 'imports', tab: 'watch' });
  },
  likenesses: async () => {
    await go({ kind: 'likenesses', reason: null });
    await page.waitForSelector('.compare img');
  },
  keep: async () => {
    await go({ kind: 'keep' });
    await page.getByRole('button', { name: 'Check now' }).click();
    await page.waitForSelector('.finding-kind');
  },
  'keep-below': async () => {
    await page.locator('.page').evaluate((pane) => pane.scrollTo(0, 5000));
  },
  restore: async () => {
    await page
      .getByRole('button', { name: /^Restore… the backup/ })
      .first()
      .click();
  },
  settings: async () => {
    await closeAll();
    await page.getByRole('button', { name: 'Settings' }).click();
  },
};

await page.goto(address, { timeout: 60_000 });
await page.waitForSelector('.win', { timeout: 60_000 });
await act((id) => id, kitId(1));
for (const [name, scene] of Object.entries(SCENES)) {
  try {
    await scene();
  } catch (error) {
    fault(`FAILED ${name}: ${error.message.slice(0, 400)}`);
  }
  if (only.length > 0 && !only.includes(name)) continue;
  await page.waitForTimeout(450);
  await page.screenshot({ path: join(out, `${name}-${width}-${scheme}.png`) });
  await axe(name);
}
console.log(`${Object.keys(SCENES).length} screens, ${faults} faults`);
await browser.close();
await server.close();
process.exit(faults === 0 ? 0 : 1);
