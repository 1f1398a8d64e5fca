// Looking and finding over the fake engine: FAKE=100000 node serve.mjs 5311, then HARNESS=http://localhost:5311/ node shoot-find.mjs <out> [width] [height] [light|dark] [scene…]
// Takes a picture of every state, asks axe about it with AXE=1, and with the scene 'scroll' measures long tasks while scrolling.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';

const [out = '/tmp/shots', width = '1440', height = '900', scheme = 'light', ...only] = process.argv.slice(2);
const address = process.env.HARNESS ?? 'http://localhost:5311/';
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
    ['error', 'warning'].includes(message.type()) && console.log(`[${message.type()}] ${message.text().slice(0, 300)}`),
);
page.on('pageerror', (error) => console.log(`[pageerror] ${error.message}\n${error.stack?.slice(0, 500)}`));
const act = (deed, arg) => page.evaluate(deed, arg);
const go = (view) => act((to) => window.app.store.getState().go(to), view);
const set = (part) => act((to) => window.app.store.getState().set(to), part);
const cell = (n) => page.locator('.th[data-id]').nth(n);
const shot = async (name) => {
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(out, `${name}.png`) });
  console.log(name);
  if (!process.env.AXE) return;
  await page.addScriptTag({ path: join(import.meta.dirname, '../../../node_modules/axe-core/axe.min.js') });
  const { violations } = await act(() => window.axe.run(document, { iframes: false }));
  for (const found of violations)
    console.log(
      `  axe ${found.impact} ${found.id} x${found.nodes.length}: ${found.nodes
        .slice(0, 2)
        .map((node) => `${node.html.slice(0, 200)} | ${node.failureSummary.slice(0, 200)}`)
        .join(' || ')}`,
    );
};
const photos = { kind: 'assets', shelf: 'photo', text: 'place:beijing,copenhagen added:2014' };
const PLACES = { sort: 'added', reverse: false, group: 'place' };
const plain = { sort: 'added', reverse: false, group: 'none' };
await page.goto(address);
await page.waitForSelector('.th[data-id]', { timeout: 60000 });

const scenes = {
  photos: async () => {
    await set({ order: PLACES, layout: 'grid', thumbnail: 150 });
    await go(photos);
    await page.waitForTimeout(1200);
    await cell(0).click();
    await cell(9).hover();
  },
  sticky: async () => {
    await page.locator('.grid').evaluate((box) => box.scrollTo(0, 700));
    await page.mouse.move(4, 4);
  },
  all: async () => {
    await set({ order: plain });
    await go({ kind: 'assets', shelf: 'all', text: '' });
    await page.waitForTimeout(800);
    await page.locator('.grid').evaluate((box) => box.scrollTo(0, 0));
    await cell(1).click();
    await cell(3).click({ modifiers: ['Shift'] });
  },
  list: async () => set({ layout: 'list' }),
  large: async () => set({ layout: 'grid', thumbnail: 236 }),
  small: async () => set({ thumbnail: 96 }),
  suggest: async () => {
    await set({ thumbnail: 150 });
    await page.getByRole('combobox').click();
    await page.keyboard.type('be', { delay: 30 });
    await page.waitForTimeout(400);
    await page.keyboard.press('ArrowDown');
  },
  unknown: async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('combobox').fill('harbour wdth:300 shape:portrait');
    await page.keyboard.press('Escape');
  },
  nothing: async () => {
    await go({ kind: 'assets', shelf: 'photo', text: 'place:odense rating:3 shape:square alt:none' });
    await page.waitForTimeout(600);
  },
  filters: async () => {
    await go({ kind: 'assets', shelf: 'photo', text: 'shape:landscape' });
    await page.waitForTimeout(600);
    await page.getByRole('button', { name: 'Filters' }).click();
  },
  save: async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Save search' }).click();
  },
  order: async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /first$/ }).click();
  },
  menu: async () => {
    await page.keyboard.press('Escape');
    await go({ kind: 'assets', shelf: 'photo', text: '' });
    await page.waitForTimeout(600);
    await cell(2).click({ button: 'right' });
  },
  rate: async () => page.getByRole('menuitem', { name: 'Rate' }).click(),
  band: async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    const box = await page.locator('.grid').boundingBox();
    await page.mouse.move(box.x + 8, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 420, box.y + 300, { steps: 8 });
  },
  drag: async () => {
    await page.mouse.up();
    await page.waitForTimeout(200);
    await cell(1).hover();
    await page.mouse.down();
    await page.mouse.move(400, 500, { steps: 6 });
  },
  quick: async () => {
    await page.mouse.up();
    await cell(1).click();
    await page.keyboard.press('Space');
    await page.waitForTimeout(600);
  },
  zoomed: async () => page.keyboard.press('z'),
  compare2: async () => {
    await page.keyboard.press('Escape');
    await cell(0).click();
    await cell(1).click({ modifiers: ['Control'] });
    await page.keyboard.press('Space');
    await page.waitForTimeout(600);
  },
  compare4: async () => {
    await page.keyboard.press('Escape');
    await cell(0).click();
    await cell(3).click({ modifiers: ['Shift'] });
    await page.keyboard.press('Space');
    await page.waitForTimeout(600);
  },
  trash: async () => {
    await page.keyboard.press('Escape');
    await cell(1).click();
    await page.keyboard.press('Delete');
    await page.waitForTimeout(300);
    await go({ kind: 'assets', shelf: 'all', text: '', trash: true });
    await page.waitForTimeout(500);
  },
  scroll: async () => {
    await set({ order: plain, layout: 'grid', thumbnail: 150 });
    await go({ kind: 'assets', shelf: 'all', text: '' });
    await page.waitForTimeout(1500);
    const session = await page.context().newCDPSession(page);
    // Long tasks by the clock as PerformanceObserver sees them, and the processor time of each task: on a busy machine only the second is ours.
    const measure = async (name, deed) => {
      const events = [];
      const heard = ({ value }) =>
        events.push(
          ...value.filter(
            (event) => event.name === 'RunTask' || event.name === 'ThreadControllerImpl::RunTask' || event.name === 'thread_name',
          ),
        );
      session.on('Tracing.dataCollected', heard);
      await session.send('Tracing.start', {
        transferMode: 'ReportEvents',
        traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'] },
      });
      await act(() => {
        window.long = [];
        window.watch = new PerformanceObserver((list) =>
          window.long.push(...list.getEntries().map((entry) => Math.round(entry.duration))),
        );
        window.watch.observe({ entryTypes: ['longtask'] });
      });
      const said = await deed();
      await page.waitForTimeout(400);
      const long = await act(() => {
        window.watch.disconnect();
        return window.long;
      });
      const ended = new Promise((settle) => session.once('Tracing.tracingComplete', settle));
      await session.send('Tracing.end');
      await ended;
      session.off('Tracing.dataCollected', heard);
      const mains = new Set(
        events
          .filter((event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain')
          .map((event) => `${event.pid} ${event.tid}`),
      );
      const tasks = events
        .filter((event) => event.tdur !== undefined && mains.has(`${event.pid} ${event.tid}`))
        .map((event) => event.tdur / 1000)
        .sort((a, b) => b - a);
      console.log(
        `${name}: ${said ?? ''} clock: ${long.length} over 50 ms, longest ${Math.max(0, ...long)}; processor: ${tasks.filter((ms) => ms > 50).length} of ${tasks.length} tasks over 50 ms, longest ${tasks
          .slice(0, 4)
          .map((ms) => ms.toFixed(1))
          .join(', ')}`,
      );
    };
    const wheel = (step, frames) =>
      act(
        async ([by, count]) => {
          const box = document.querySelector('.grid');
          const times = [];
          let empty = 0;
          for (let n = 0; n < count; n += 1) {
            const from = performance.now();
            box.scrollTop += by;
            await new Promise((settle) => requestAnimationFrame(settle));
            times.push(performance.now() - from);
            if (document.querySelectorAll('.th').length === 0) empty += 1;
          }
          times.sort((a, b) => a - b);
          return `frame median ${times[times.length >> 1].toFixed(1)} ms, 99 % ${times[Math.floor(times.length * 0.99)].toFixed(1)} ms, frames without cells ${empty}, scrolled to ${Math.round(box.scrollTop)} of ${box.scrollHeight};`;
        },
        [step, frames],
      );
    await measure('wheel, 120 px a frame', () => wheel(120, 400));
    await measure('fling, 900 px a frame', () => wheel(900, 300));
    await measure('scrollbar, 40,000 px a frame', () => wheel(40_000, 120));
    await measure('resize', async () => {
      for (const w of [1300, 1200, 1100, 1440]) {
        await page.setViewportSize({ width: w, height: 900 });
        await page.waitForTimeout(150);
      }
    });
    await measure('End', async () => {
      await page.locator('.th').first().click();
      await page.keyboard.press('End');
      await page.waitForTimeout(800);
      return act(() => `focus on place ${document.activeElement?.dataset.at};`);
    });
    await measure('Ctrl+A', async () => {
      await page.keyboard.press('Control+a');
      await page.waitForTimeout(1500);
      return act(() => `${window.app.store.getState().selection.ids.length} selected;`);
    });
    await measure('Esc', () => page.keyboard.press('Escape'));
    await measure('Shift+Home', async () => {
      await page.keyboard.press('Shift+Home');
      await page.waitForTimeout(1500);
      return act(() => `${window.app.store.getState().selection.ids.length} selected;`);
    });
    await measure('size', async () => {
      await page.keyboard.press('+');
      await page.waitForTimeout(300);
      await page.keyboard.press('-');
    });
  },
};
for (const [name, scene] of Object.entries(scenes)) {
  if (only.length > 0 && !only.includes(name)) continue;
  try {
    await scene();
    await shot(name);
  } catch (error) {
    console.log(`FAILED ${name}: ${error.message.slice(0, 400)}`);
    await shot(`${name}-failed`);
  }
}
await browser.close();
