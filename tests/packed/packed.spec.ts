import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, expect, type Page, test } from '@playwright/test';

/*
 * The packed app, copied to a folder where no repository is near, with an empty environment. Its fuses forbid Electron's
 * inspector, so it is driven by Chromium's own protocol, as a browser would be.
 */

const packed = resolve(import.meta.dirname, '..', '..', 'dist', 'linux-unpacked');
let folder: string;
let app: string;
const running = new Set<ChildProcess>();
/** A home of its own for each start: a killed app may still hold the one before. */
let user = '';

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-packed-'));
  app = join(folder, 'Dateline');
  await cp(packed, app, { recursive: true });
});
test.afterEach(async () => {
  for (const child of running) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  running.clear();
});
test.afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

/** What is left of the environment of a person who has just logged in. */
const environment = (): Record<string, string> => ({
  PATH: '/usr/bin:/bin',
  HOME: join(folder, 'home'),
  DATELINE_HOME: join(folder, 'dateline-home'),
  DATELINE_LANGUAGE: 'en',
  DISPLAY: process.env.DISPLAY ?? '',
});

/** Starts the app and answers its window. */
async function open(...args: string[]): Promise<Page> {
  user = await mkdtemp(join(folder, 'user-'));
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(join(app, 'dateline-app'), [...root, '--remote-debugging-port=0', `--user-data-dir=${user}`, ...args], {
    cwd: folder,
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const address = await new Promise<string>((found, failed) => {
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const line = /DevTools listening on (ws:\S+)/.exec(said);
      if (line?.[1] !== undefined) found(line[1]);
    });
    child.once('exit', () => failed(new Error(`The app ended: ${said}`)));
  });
  // A connection made while the window opens is never answered.
  const list = `http://${new URL(address).host}/json/list`;
  await expect
    .poll(
      async () =>
        ((await (await fetch(list)).json()) as { type: string; url: string }[]).filter(
          ({ type, url }) => type === 'page' && url.startsWith('dateline:'),
        ).length,
    )
    .toBe(1);
  const browser = await chromium.connectOverCDP(address, { noDefaults: true });
  await expect.poll(() => browser.contexts().flatMap((context) => context.pages()).length).toBe(1);
  const page = browser.contexts().flatMap((context) => context.pages())[0];
  if (page === undefined) throw new Error('The app has no window.');
  return page;
}

/** The fuses of an Electron as it carries them behind its mark: a version, a length, then a letter each (electron/fuses, 'Fuse wire'). */
async function fusesOf(executable: string): Promise<string> {
  const binary = await readFile(executable);
  const mark = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
  const at = binary.indexOf(mark) + mark.length;
  return binary.subarray(at + 2, at + 2 + (binary[at + 1] ?? 0)).toString('latin1');
}

test('the fuses are blown and the archive holds no package', async () => {
  const wire = await fusesOf(join(app, 'dateline-app'));
  // RunAsNode, NodeOptions and CliInspect are off; the cookie, the seal of the archive and 'only the archive' are on.
  expect(wire.slice(0, 6)).toBe('010011');
  const asPlainNode = spawn(join(app, 'dateline-app'), ['-e', 'console.log("plain node")', '--no-sandbox'], {
    env: { ...environment(), ELECTRON_RUN_AS_NODE: '1' },
  });
  let said = '';
  asPlainNode.stdout.on('data', (text) => {
    said += text;
  });
  await new Promise((wait) => setTimeout(wait, 3000));
  asPlainNode.kill('SIGKILL');
  expect(said).not.toContain('plain node');
  expect(await readdir(join(app, 'resources'))).not.toContain('app');
  const archive = await readFile(join(app, 'resources', 'app.asar'));
  // The head of the archive is its list of files as JSON, its length in bytes 12 to 15 (electron/asar, 'Format').
  const { files } = JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12))) as { files: Record<string, unknown> };
  expect(Object.keys(files).toSorted()).toEqual(['out', 'package.json']);
});

test('its command line does the main job, beside no repository', async () => {
  const out = join(folder, 'demo');
  const command = join(app, 'resources', 'resources', 'app', 'bin', 'dateline');
  const said = execFileSync(command, ['demo', '--out', out, '--json'], {
    env: environment(),
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  const { zip } = JSON.parse(said) as { zip: string };
  const verdict = JSON.parse(
    execFileSync(command, ['kit', 'verify', zip, '--json'], { env: environment(), encoding: 'utf8' }),
  ) as { ok: boolean };
  expect(verdict.ok).toBe(true);
  expect(execFileSync('unzip', ['-t', zip], { encoding: 'utf8' })).toContain('No errors detected');
});

test('its window makes the example library, shows pictures and a kit, and opens a zip it is handed', async () => {
  const page = await open();
  await page
    .getByRole('button', { name: /example/i })
    .first()
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Create/ })
    .click();
  await expect(page.getByRole('navigation', { name: 'Library' })).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('gridcell').first()).toBeVisible();
  await expect
    .poll(() =>
      page
        .locator('[role="gridcell"] img')
        .first()
        .evaluate((image: HTMLImageElement) => image.naturalWidth),
    )
    .toBeGreaterThan(0);
  await page.keyboard.press('Control+7');
  await page
    .getByRole('button', { name: /Copenhagen delegation to Beijing/ })
    .first()
    .click();
  await expect(
    page.frameLocator('iframe[title="Press page"]:not([aria-hidden])').getByRole('heading', { level: 1 }),
  ).toContainText('Copenhagen Delegation', { timeout: 30_000 });

  const zip = join(folder, 'demo', (await readdir(join(folder, 'demo'))).find((name) => name.endsWith('.zip')) ?? 'none.zip');
  // A second start hands its file to the first one and ends.
  const second = spawn(join(app, 'dateline-app'), ['--no-sandbox', `--user-data-dir=${user}`, zip], {
    cwd: folder,
    env: environment(),
    stdio: 'ignore',
  });
  const [code] = await once(second, 'exit');
  expect(code).toBe(0);
  await expect(page.getByRole('dialog')).toContainText(/files are as they were written/);
});

test('the page has no Node, no eval and no network, and names no path', async () => {
  const page = await open();
  expect(page.url()).toBe('dateline://app/index.html?lang=en');
  expect(
    await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window)),
  ).toEqual([]);
  const seen = await page.evaluate(async () => {
    const evaluated = await new Promise((found) =>
      setTimeout(() => {
        try {
          // biome-ignore lint/security/noGlobalEval: that it fails is what is tested
          found(eval('1 + 1'));
        } catch (error) {
          found((error as Error).name);
        }
      }),
    );
    const fetched = await fetch('https://dateline.invalid/').then(
      () => 'answered',
      () => 'refused',
    );
    return { evaluated, fetched, opened: window.open('file:///etc/hostname') };
  });
  expect(seen).toEqual({ evaluated: 'EvalError', fetched: 'refused', opened: null });
  // While the window waits for its own port, that of this test could be taken for it, and closed for the next.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const answer = await page.evaluate(
    () =>
      new Promise<{ error?: { code: string } }>((found) => {
        window.addEventListener('message', function heard(event) {
          const port = event.ports[0];
          if (event.data !== 'dateline-port' || port === undefined) return;
          window.removeEventListener('message', heard);
          port.addEventListener('message', ({ data }) => data.kind === 'reply' && data.id === 7 && found(data.result));
          port.start();
          port.postMessage({ kind: 'request', id: 7, route: 'exports.verify', input: { place: { $path: '/etc/passwd' } } });
        });
        (window as unknown as { dateline: { connect(): void } }).dateline.connect();
      }),
  );
  expect(answer.error?.code).toBe('door.token_unknown');
});
