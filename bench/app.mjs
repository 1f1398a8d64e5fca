// The window at 100,000 assets (or --rows N) in the real Electron: start, search, scrolling, a kit of 200 items, an import, memory.
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron } from '@playwright/test';
import { build } from '../scripts/build.mjs';
import { ensureElectron } from '../scripts/electron-runtime.mjs';
import { startDisplay } from '../scripts/xvfb.mjs';
import { createClient } from '../src/contract/client.ts';
import { createPortPair } from '../src/contract/port.ts';
import { createEngine } from '../src/engine/engine.ts';
import { makeSmallFiles } from './import-corpus.mjs';
import { makeLibrary } from './search-library.mjs';

export const name = 'app';

const root = resolve(import.meta.dirname, '..');
const cache = join(root, '.cache', 'bench');
const TARGETS = {
  startMs: 1000,
  taskMs: 50,
  letterMs: 50,
  kitMs: 200,
  pageMs: 100,
  idleMB: 450,
  newsPerSecond: 4,
  cancelMs: 200,
};
// Chromium's sandbox does not start as root; Playwright leaves it out as well.
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const at95 = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN;
const value = (result) => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

/** Options: rows (100000), rounds of the start (5), letters (60), only (start, letters, scrolling, kit, import or memory; several with commas). */
export async function run({ rows: rowsText = '100000', rounds: roundsText = '5', letters: lettersText = '60', only = '' } = {}) {
  const isWanted = (part) => only === '' || only.split(',').includes(part);
  const [rows, rounds, letters] = [rowsText, roundsText, lettersText].map(Number);
  if (build() !== 0) return;
  const base = await prepare(rows);
  const display = await startDisplay();
  if (display.display !== null) process.env.DISPLAY = display.display;
  const scratch = mkdtempSync(join(tmpdir(), 'dateline-app-'));
  console.log(`load ${loadavg()[0].toFixed(1)} before\n\n### The window, ${rows.toLocaleString('en')} assets\n`);
  console.log('| what | median | 95 % or worst | target |\n|---|---|---|---|');
  try {
    const library = join(scratch, 'library');
    copyLibrary(base, library);
    if (isWanted('start')) await measureStart(library, scratch, rounds);
    if (['letters', 'scrolling', 'kit', 'import', 'memory'].some(isWanted))
      await measureWindow(library, scratch, letters, isWanted);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    await display.close();
  }
  console.log(`\nload ${loadavg()[0].toFixed(1)} after\n`);
}

const row = (what, middle, worst, target, reached = middle) =>
  console.log(
    `| ${what} | ${middle} | ${worst} | ${target === '' ? '' : `≤ ${target}${Number.parseFloat(reached) <= Number.parseFloat(target) ? '' : ', **missed**'}`} |`,
  );
const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

/** The library, made once and kept: rows without originals, all with previews (links to those of 200 imported pictures), and a kit of 200 pictures. */
async function prepare(rows) {
  const place = join(cache, `app-${rows}`);
  if (existsSync(join(place, 'dateline.json'))) return place;
  const staged = `${place}.part`;
  rmSync(staged, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  await makeLibrary(staged, rows);
  rmSync(`${staged}-home`, { recursive: true, force: true });
  const engine = createEngine({ home: join(cache, 'home'), remembers: false, log: () => {} });
  const [near, far] = createPortPair();
  engine.serve(far);
  const client = createClient(near);
  value(await client.library.open({ place: { $path: staged } }));
  const files = await makeSmallFiles(cache, 200);
  const { jobId } = value(await client.imports.run({ places: [{ $path: files }] }));
  value(await client.waitForJob(jobId));
  const { items } = value(await client.assets.list({ text: 'filename:jpg', limit: 200 }));
  const pictures = items.filter(({ previews, sha256 }) => previews !== null && existsSync(previewOf(staged, sha256, 320)));
  value(
    await client.kits.create({
      title: 'Two hundred pictures',
      sections: [{ kind: 'photos', items: pictures.map(({ id }) => ({ kind: 'asset', assetId: id })) }],
    }),
  );
  const given = pictures.slice(0, 40).map(({ sha256 }) => sha256);
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(join(staged, 'library.db'), { readOnly: true });
  const all = database.prepare('SELECT sha256 FROM assets').all();
  database.close();
  await engine.close();
  for (const [index, { sha256 }] of all.entries()) {
    for (const size of [320, 1600]) {
      const path = previewOf(staged, sha256, size);
      if (existsSync(path)) continue;
      mkdirSync(dirname(path), { recursive: true });
      linkSync(previewOf(staged, given[index % given.length], size), path);
    }
  }
  renameSync(staged, place);
  return place;
}

const previewOf = (library, sha256, size) => join(library, 'cache', 'previews', sha256.slice(0, 2), `${sha256}-${size}.webp`);

/** A copy that shares the previews, which nobody writes to, and nothing else. */
function copyLibrary(from, to) {
  mkdirSync(to);
  for (const entry of readdirSync(from)) {
    if (entry === 'cache') spawnSync('cp', ['-rl', join(from, entry), join(to, entry)]);
    else cpSync(join(from, entry), join(to, entry), { recursive: true });
  }
}

/** From the start of the process to the first pictures of the library painted, warm; nothing is attached before that but the port that is asked afterwards. */
async function measureStart(library, scratch, rounds) {
  const { executable } = await ensureElectron();
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const user = join(scratch, 'start');
  const times = [];
  const steps = new Map();
  for (let round = 0; round <= rounds; round++) {
    const beganAt = Date.now();
    const child = spawn(
      executable,
      [root, ...asRoot, `--user-data-dir=${user}`, '--remote-debugging-port=0', join(library, 'dateline.json')],
      { env: { ...env, DATELINE_HOME: join(scratch, 'home'), DATELINE_LOG: 'stderr' }, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    const endpoint = await new Promise((done, fail) => {
      child.stderr.on('data', (chunk) => {
        said += chunk;
        const found = /DevTools listening on (ws:\S+)/.exec(said);
        if (found) done(found[1]);
      });
      child.once('exit', () => fail(new Error(`Electron ended: ${said.slice(-500)}`)));
    });
    await sleep(4000);
    const shown = await poll(() => askPage(endpoint, FIRST_PAINT));
    // The first start fills the system's and Chromium's caches.
    if (round > 0) {
      times.push(shown - beganAt);
      for (const [, at, step] of said.matchAll(/^time (\d+) (.+)$/gm))
        steps.set(step, [...(steps.get(step) ?? []), at - beganAt]);
    }
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await ended;
    await sleep(1000);
  }
  row('start to the first pictures of the open library', ms(median(times)), ms(Math.max(...times)), `${TARGETS.startMs} ms`);
  const inOrder = [...steps].map(([step, at]) => [step, median(at)]).sort((a, b) => a[1] - b[1]);
  console.log(`| of it ${inOrder.map(([step, at]) => `${step} ${at}`).join(', ')} | | | |`);
}

const FIRST_PAINT = `(() => {
  const [mark] = performance.getEntriesByName('grid.painted', 'mark');
  return mark === undefined ? null : performance.timeOrigin + mark.startTime;
})()`;

/** Evaluates an expression in the one page behind a DevTools endpoint; null when there is no page yet. */
async function askPage(endpoint, expression) {
  const pages = await (await fetch(`http://${new URL(endpoint).host}/json`)).json();
  const url = pages.find(({ type }) => type === 'page')?.webSocketDebuggerUrl;
  if (url === undefined) return null;
  const line = new WebSocket(url);
  try {
    await new Promise((done, fail) => {
      line.onopen = done;
      line.onerror = fail;
    });
    line.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression, returnByValue: true } }));
    const answer = await new Promise((done) => {
      line.onmessage = ({ data }) => {
        const message = JSON.parse(data);
        if (message.id === 1) done(message.result);
      };
    });
    return answer?.result?.value ?? null;
  } finally {
    line.close();
  }
}

async function poll(ask, limitMs = 60_000) {
  for (const end = Date.now() + limitMs; Date.now() < end; ) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    await sleep(20);
  }
  throw new Error('Waited for something that did not come.');
}

async function measureWindow(library, scratch, letters, isWanted) {
  const { executable } = await ensureElectron();
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const loader = join(
    dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
    'lib/server/electron/loader.js',
  );
  const app = await _electron.launch({
    executablePath: executable,
    args: ['-r', loader, root, `--user-data-dir=${join(scratch, 'user')}`, join(library, 'dateline.json')],
    env: { ...env, DATELINE_HOME: join(scratch, 'home') },
  });
  try {
    const page = await app.firstWindow();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900));
    await poll(() => lastMark(page, 'grid.painted'));
    await watchTasks(page);
    await sleep(8000);
    const idle = memoryOf(app.process().pid);
    if (isWanted('letters')) await measureLetters(page, letters);
    if (isWanted('scrolling')) await measureScrolling(page);
    if (isWanted('kit')) await measureKit(page);
    if (isWanted('import')) await measureImport(app, page);
    if (isWanted('memory')) {
      const sum = idle.reduce((all, { mb }) => all + mb, 0);
      row('memory of all processes, idle', `${sum} MB`, '', `${TARGETS.idleMB} MB`);
      console.log(`| of it ${idle.map(({ what, mb }) => `${what} ${mb}`).join(', ')} | | | |`);
      const empty = (await memoryOfEmptyWindow(scratch)).reduce((all, { mb }) => all + mb, 0);
      console.log(`| an empty window of this Electron, without us | ${empty} MB | | |`);
    }
  } finally {
    await app.close().catch(() => {});
  }
}

const lastMark = (page, name) =>
  page.evaluate((wanted) => {
    const mark = performance.getEntriesByName(wanted, 'mark').at(-1);
    return mark === undefined ? null : { at: mark.startTime, detail: mark.detail };
  }, name);

/** Long tasks (over 50 ms, as the browser counts them) from now on, with what was going on. */
const watchTasks = (page) =>
  page.evaluate(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.longTasks.push({ at: entry.startTime, ms: entry.duration });
    }).observe({ type: 'longtask' });
    window.addEventListener(
      'keydown',
      (event) => {
        window.lastKey = event.timeStamp;
      },
      true,
    );
  });
const takeTasks = async (page) => {
  await sleep(300);
  return page.evaluate(() => window.longTasks.splice(0).map(({ ms }) => ms));
};
const tellTasks = (what, tasks) =>
  row(
    `tasks over 50 ms while ${what}`,
    `${tasks.length}`,
    tasks.length === 0
      ? ''
      : tasks
          .sort((a, b) => b - a)
          .slice(0, 5)
          .map(ms)
          .join(', '),
    '0',
  );

async function measureLetters(page, letters) {
  const field = page.getByRole('search').locator('input').first();
  await field.click();
  const words = ['kalo', 'mire', 'vikbo', 'sten', 'fako', 'lom', 'renka', 'terbo', 'nik', 'plagri'];
  const times = [];
  while (times.length < letters) {
    for (const word of words) {
      await field.fill('');
      await sleep(400);
      for (const letter of word) {
        const before = (await lastMark(page, 'grid.painted'))?.at ?? 0;
        await page.keyboard.type(letter);
        const painted = await poll(
          () =>
            page.evaluate((then) => {
              const mark = performance.getEntriesByName('grid.painted', 'mark').at(-1);
              return mark !== undefined && mark.startTime > then ? mark.startTime - window.lastKey : null;
            }, before),
          3000,
        ).catch(() => null);
        // A letter after which the same list stands paints nothing.
        if (painted !== null) times.push(painted);
        await sleep(120);
      }
    }
  }
  row('typed letter to painted result', ms(median(times)), ms(at95(times)), `${TARGETS.letterMs} ms`);
  tellTasks('typing', await takeTasks(page));
  await field.fill('');
  await sleep(500);
}

async function measureScrolling(page) {
  await takeTasks(page);
  const frames = await page.evaluate(async () => {
    const grid = document.querySelector('.grid');
    const step = grid.scrollHeight / 1200;
    const gaps = [];
    let last = performance.now();
    for (let frame = 0; frame < 1200; frame++) {
      grid.scrollTop = frame * step;
      const now = await new Promise((done) => requestAnimationFrame(done));
      gaps.push(now - last);
      last = now;
    }
    for (let frame = 0; frame < 600; frame++) {
      grid.scrollTop += 60;
      const now = await new Promise((done) => requestAnimationFrame(done));
      gaps.push(now - last);
      last = now;
    }
    return gaps;
  });
  row('frames while the whole library is scrolled', ms(median(frames)), ms(at95(frames)), '');
  tellTasks('scrolling the whole library', await takeTasks(page));
}

/** Keeps when the next click happened, by the window's own clock. */
const noteClick = (page) =>
  page.evaluate(() =>
    window.addEventListener(
      'click',
      (event) => {
        window.clickedAt = event.timeStamp;
      },
      { capture: true, once: true },
    ),
  );

async function measureKit(page) {
  const nav = page.getByRole('navigation', { name: 'Library' });
  const opened = [];
  for (let round = 0; round < 5; round++) {
    await nav.getByRole('button', { name: /^Kits\b/ }).click();
    const link = page.getByRole('button', { name: 'Two hundred pictures', exact: true });
    await link.waitFor();
    await sleep(300);
    const before = (await lastMark(page, 'kit.painted'))?.at ?? 0;
    await noteClick(page);
    await link.click();
    const { at } = await poll(async () => {
      const mark = await lastMark(page, 'kit.painted');
      return mark !== null && mark.at > before ? mark : null;
    });
    opened.push(at - (await page.evaluate(() => window.clickedAt)));
    await poll(() => lastMark(page, 'page.painted'));
    await sleep(1200);
  }
  row('a kit of 200 items, clicked to painted', ms(median(opened)), ms(Math.max(...opened)), `${TARGETS.kitMs} ms`);
  tellTasks('opening it', await takeTasks(page));

  const edits = [];
  const title = page.getByRole('textbox', { name: 'Title', exact: true });
  for (let round = 0; round < 8; round++) {
    await page
      .getByRole('button', { name: /^Edit title/i })
      .first()
      .click();
    await title.fill(`Two hundred pictures ${round % 2}`);
    await sleep(200);
    const before = (await lastMark(page, 'page.painted'))?.at ?? 0;
    await title.press('Control+Enter');
    const { at } = await poll(async () => {
      const mark = await lastMark(page, 'page.painted');
      return mark !== null && mark.at > before ? mark : null;
    });
    edits.push(at - (await page.evaluate(() => window.lastKey)));
    await sleep(400);
  }
  row('an edit of it to the painted page', ms(median(edits)), ms(Math.max(...edits)), `${TARGETS.pageMs} ms`);
  tellTasks('editing it', await takeTasks(page));
}

/** An import of 2,000 small files while the library is scrolled: what the window does meanwhile, how often it hears, how soon it stops. */
async function measureImport(app, page) {
  const files = await makeSmallFiles(cache, 2000);
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, files);
  await page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^All assets/ })
    .click();
  await sleep(1000);
  await takeTasks(page);
  await page.keyboard.press('Control+Shift+i');
  const strip = page.locator('.strip');
  // Before it, the folder is looked through, which is another job with another line; some of it is in the library already, so a review opens.
  const line = strip.getByText(/^Importing [\d,]+ of/);
  const start = page.getByRole('main').getByRole('button', { name: /^Import [\d,]+/ });
  await line.or(start).first().waitFor({ timeout: 60_000 });
  if (await start.isVisible()) await start.click();
  await line.waitFor({ timeout: 60_000 });
  await page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^All assets/ })
    .click();
  await sleep(500);
  const news = await page.evaluate(async () => {
    const grid = document.querySelector('.grid');
    const times = [];
    // The line itself comes and goes with its job; what is around it stays.
    const around = document.querySelector('.foot-rows');
    let last = '';
    const watcher = new MutationObserver(() => {
      const now = around.querySelector('[role="progressbar"]')?.textContent ?? '';
      if (now !== last) times.push(performance.now());
      last = now;
    });
    watcher.observe(around, { subtree: true, childList: true, characterData: true, attributes: true });
    const end = performance.now() + 8000;
    while (performance.now() < end) {
      if (grid !== null) grid.scrollTop = (grid.scrollTop + 90) % Math.max(1, grid.scrollHeight - 1000);
      await new Promise((done) => requestAnimationFrame(done));
    }
    watcher.disconnect();
    return times.length / 8;
  });
  row(`news of an import in its line, a second (target at least ${TARGETS.newsPerSecond})`, news.toFixed(1), '', '');
  tellTasks('importing and scrolling', await takeTasks(page));
  const stop = strip.getByRole('button', { name: /^(Stop|Cancel)/ });
  await stop.waitFor();
  await noteClick(page);
  await stop.click();
  const gone = await poll(() =>
    page.evaluate(() =>
      document.querySelector('.strip progress, .strip [role="progressbar"]') === null
        ? performance.now() - window.clickedAt
        : null,
    ),
  );
  row('an import is stopped: clicked to gone', ms(gone), '', `${TARGETS.cancelMs} ms`);
}

/** What an Electron takes that shows one blank page and has no code of ours. */
async function memoryOfEmptyWindow(scratch) {
  const { executable } = await ensureElectron();
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const folder = join(scratch, 'empty');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "name": "empty", "version": "1.0.0", "main": "main.js" }');
  writeFileSync(
    join(folder, 'main.js'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow({ width: 1440, height: 900 }).loadURL('data:text/html,<p>Empty</p>'));`,
  );
  const child = spawn(executable, [folder, ...asRoot, `--user-data-dir=${join(scratch, 'empty-user')}`], {
    env,
    stdio: 'ignore',
  });
  const ended = new Promise((done) => child.once('exit', done));
  await sleep(5000);
  const memory = memoryOf(child.pid);
  child.kill('SIGKILL');
  await ended;
  return memory;
}

/** Resident pages of a process and of each below it in MB, each page once as far as the system tells (Pss); the largest first. */
function memoryOf(pid) {
  const children = spawnSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .stdout.trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const all = [pid];
  for (const parent of all) all.push(...children.filter(([, ppid]) => ppid === parent).map(([child]) => child));
  return all
    .flatMap((one) => {
      try {
        const kb = Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
        const line = readFileSync(`/proc/${one}/cmdline`, 'utf8');
        const what = /--type=([\w-]+)/.exec(line)?.[1] ?? /(engine|reader)\.mjs/.exec(line)?.[1] ?? 'main';
        return [{ what, mb: Math.round(kb / 1024) }];
      } catch {
        return [];
      }
    })
    .sort((a, b) => b.mb - a.mb);
}
