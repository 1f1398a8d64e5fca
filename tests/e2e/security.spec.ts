import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { dropFiles, goTo, openExample, pressPage } from './hands.ts';

const HEX = '0123456789abcdef'.repeat(4);
type Answer = { ok: boolean; error?: { code: string } };

/** Asks the engine over a port of the page's own, as code that got into the page could. */
const askOverPort = (page: Page, route: string, input: unknown): Promise<Answer> =>
  page.evaluate(
    ([name, given]) =>
      new Promise<Answer>((resolve) => {
        window.addEventListener('message', function heard(event) {
          const port = event.ports[0];
          if (event.data !== 'dateline-port' || port === undefined) return;
          window.removeEventListener('message', heard);
          port.addEventListener('message', ({ data }) => data.kind === 'reply' && data.id === 7 && resolve(data.result));
          port.start();
          port.postMessage({ kind: 'request', id: 7, route: name, input: given });
        });
        (window as unknown as { dateline: { connect(): void } }).dateline.connect();
      }),
    [route, input] as const,
  );

const callHost = (page: Page, name: string, input: unknown): Promise<Answer> =>
  page.evaluate(
    ([called, given]) =>
      (window as unknown as { dateline: { call(name: string, input: unknown): Promise<Answer> } }).dateline.call(called, given),
    [name, input] as const,
  );

test('the page runs in a sandbox and has no Node, only the four members of the bridge', async ({ start }) => {
  const { app, page } = await start();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): object };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false });
  expect(
    await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window)),
  ).toEqual([]);

  const added = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const plain = new Set(Object.getOwnPropertyNames(frame.contentWindow));
    frame.remove();
    return Object.getOwnPropertyNames(window).filter((name) => !plain.has(name) && !/^\d+$|^__(playwright|pw|zod)/.test(name));
  });
  expect(added).toEqual(['dateline']);
  const bridge = await page.evaluate(() => {
    const it = (window as unknown as { dateline: Record<string, unknown> }).dateline;
    const names = Object.keys(it).sort();
    try {
      it.call = () => 'forged';
    } catch {}
    return { names, isForged: String(it.call).includes('forged') };
  });
  expect(bridge).toEqual({ names: ['call', 'connect', 'onMenuCommand', 'tokenForDropped'], isForged: false });
});

test('the policy stops inline script, eval, and everything from the network', async ({ start }) => {
  const { page } = await start();
  const seen = await page.evaluate(async () => {
    const blocked: string[] = [];
    Object.assign(window, { blocked });
    document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.inlined = true';
    document.body.append(script);
    const foreign = document.createElement('script');
    foreign.src = 'https://dateline.invalid/x.js';
    document.body.append(foreign);
    // From a timer, so that it is the page's own call and not the debugger's, which may evaluate.
    const evaluated = await new Promise((resolve) =>
      setTimeout(() => {
        try {
          // biome-ignore lint/security/noGlobalEval: that it fails is what is tested
          resolve(eval('1 + 1'));
        } catch (error) {
          resolve((error as Error).name);
        }
      }),
    );
    const fetched = await fetch('https://dateline.invalid/').then(
      () => 'answered',
      () => 'refused',
    );
    const image = new Image();
    image.src = 'https://dateline.invalid/x.png';
    const socket = await new Promise((resolve) => {
      try {
        const line = new WebSocket('wss://dateline.invalid/');
        line.onerror = () => resolve('refused');
        line.onopen = () => resolve('open');
      } catch {
        resolve('refused');
      }
    });
    return { evaluated, fetched, socket, isInlined: 'inlined' in window };
  });
  expect(seen).toMatchObject({ evaluated: 'EvalError', fetched: 'refused', socket: 'refused', isInlined: false });
  const blocked = () => page.evaluate(() => [...new Set((window as unknown as { blocked: string[] }).blocked)].sort());
  await expect.poll(blocked).toEqual(['connect-src', 'img-src', 'script-src', 'script-src-elem']);
});

test('nothing leads out of the window: no navigation, no second window, no permission', async ({ start }) => {
  const { app, page } = await start();
  const home = 'dateline://app/index.html?lang=en';
  await expect(page).toHaveURL(home);
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url) => void opened.push(url);
  });
  for (const address of ['https://dateline.invalid/', 'file:///etc/passwd', 'data:text/html,x', 'dateline://page/x']) {
    await page.evaluate((url) => {
      location.href = url;
    }, address);
    await page.waitForTimeout(150);
    expect(page.url()).toBe(home);
  }
  const opened = await page.evaluate(() =>
    ['https://dateline.invalid/', 'file:///etc/passwd', 'javascript:alert(1)', 'dateline://app/'].map(
      (url) => window.open(url) === null,
    ),
  );
  expect(opened).toEqual([true, true, true, true]);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  // A web address is shown by the system's browser; a file or a script is shown by nobody.
  expect(await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual(['https://dateline.invalid/']);

  const permissions = await page.evaluate(async () => ({
    geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
    notifications: await Notification.requestPermission(),
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'given',
      () => 'refused',
    ),
    clipboard: await navigator.clipboard.readText().then(
      () => 'given',
      () => 'refused',
    ),
  }));
  expect(permissions).toEqual({ geolocation: 'denied', notifications: 'denied', camera: 'refused', clipboard: 'refused' });
});

test('a message that names a path, a token that nobody gave and a route that does not exist are refused', async ({ start }) => {
  const { page } = await start();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const path = { $path: '/etc/passwd' };
  const refused = { ok: false, error: { code: 'door.token_unknown' } };
  expect(await askOverPort(page, 'exports.verify', { place: path })).toMatchObject(refused);
  expect(await askOverPort(page, 'library.open', { place: { $token: 'guessed' } })).toMatchObject(refused);
  expect(await askOverPort(page, 'library.open', { place: { $token: 'guessed', ...path } })).toMatchObject(refused);
  expect(await askOverPort(page, 'imports.run', { places: [{ $token: 'guessed' }, path] })).toMatchObject(refused);
  expect(await askOverPort(page, 'library.__proto__', {})).toMatchObject({ ok: false, error: { code: 'door.unknown_route' } });
  expect(await askOverPort(page, 'shell.run', { command: 'id' })).toMatchObject({
    ok: false,
    error: { code: 'door.unknown_route' },
  });
  expect(await askOverPort(page, 'library.recent', {})).toMatchObject({ ok: true });
});

test('main answers only the calls it has, with input that fits, and gives tokens only for real drops', async ({
  start,
  folder,
}) => {
  const { page } = await start();
  for (const name of ['openPath', 'constructor', '__proto__', 'toString', 'token-for-path'])
    expect(await callHost(page, name, {}), name).toMatchObject({ ok: false, error: { code: 'door.unknown_route' } });
  expect(await callHost(page, 'pick', { kind: 'anything', title: 'x' })).toMatchObject({ error: { code: 'door.invalid_input' } });
  expect(await callHost(page, 'reveal', { token: '/etc/passwd' })).toMatchObject({ error: { code: 'door.token_unknown' } });
  expect(await callHost(page, 'openPlace', { token: '../../etc' })).toMatchObject({ error: { code: 'door.token_unknown' } });

  const forged = await page.evaluate(async () => {
    const { tokenForDropped } = (window as unknown as { dateline: { tokenForDropped(file: unknown): Promise<unknown> } })
      .dateline;
    const file = new File(['x'], 'passwd');
    Object.defineProperty(file, 'path', { value: '/etc/passwd' });
    const wishes = [{ path: '/etc/passwd' }, '/etc/passwd', file, new File(['x'], '/etc/passwd'), null];
    return Promise.all(wishes.map(async (wish) => tokenForDropped(wish)).map((answer) => answer.catch(() => null)));
  });
  expect(forged).toEqual([null, null, null, null, null]);

  const real = join(folder, 'notes.txt');
  await writeFile(real, 'Notes.');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await dropFiles(page, [real]);
  await expect(page.getByRole('dialog', { name: 'Where should 1 thing go?' })).toBeVisible();
});

test('the app’s own scheme serves the window’s files and pictures by their hash, and nothing else', async ({ start }) => {
  const dateline = await start();
  const { app } = dateline;
  const status = (url: string, method = 'GET') =>
    app.evaluate(
      ({ net }, [address, how]) =>
        Promise.race([
          net.fetch(address, { method: how }).then((answer) => answer.status),
          // Seen once in some thousand runs, for a reason not found: said at once and by name, not by the test's own limit.
          new Promise((resolve) => setTimeout(() => resolve('no answer within 20 s'), 20_000)),
        ]),
      [url, method] as const,
    );
  expect(await status('dateline://app/index.html')).toBe(200);
  for (const url of [
    'dateline://app/../package.json',
    'dateline://app/..%2fpackage.json',
    'dateline://app/%2e%2e/%2e%2e/package.json',
    'dateline://app/..%2f..%2fpackage.json',
    'dateline://app/assets/..%2f..%2fmain/index.cjs',
    'dateline://app//etc/passwd',
    'dateline://app/%2fetc%2fpasswd',
    'dateline://picture/../../etc/passwd',
    'dateline://picture/..%2f..%2fetc%2fpasswd',
    `dateline://picture/${HEX}/640`,
    `dateline://picture/${HEX.slice(1)}/320`,
    `dateline://picture/${HEX}/320/../../etc/passwd`,
    'dateline://picture/',
    'dateline://page/',
    'dateline://app/page/kit_0000000000000000',
    'dateline://app/page/..%2fkit',
    'dateline://app/page/assets/fonts/..%2f..%2frelease.txt',
    'dateline://app/page/assets/fonts/none.woff2',
    'dateline://elsewhere/index.html',
  ])
    expect(await status(url), url).toBe(404);
  expect(await status('dateline://app/index.html', 'POST')).toBe(404);
  // Nothing is known of a picture while no library is open: no answer that the window would call a fault.
  const pictures = [
    `dateline://picture/${HEX}/320`,
    `dateline://app/page/pictures/${HEX}-640.webp`,
    'dateline://original/ast_0000000000000000',
  ];
  for (const url of pictures) expect(await status(url), url).toBe(204);
  await openExample(dateline);
  for (const url of pictures) expect(await status(url), url).toBe(404);
});

test('the built page carries the same policy as its headers', async () => {
  const html = await readFile(join(import.meta.dirname, '..', '..', 'out', 'renderer', 'index.html'), 'utf8');
  expect(html).toMatch(/<meta[^>]+http-equiv="Content-Security-Policy"[^>]+default-src (&#39;|')none\1/i);
  expect(html).not.toMatch(/unsafe-(inline|eval)|<script>(?!<)/);
});

test('the frame of the press page shows its own small pictures and loads nothing else, not even from the app', async ({
  start,
}) => {
  const dateline = await start();
  const { page } = dateline;
  await openExample(dateline);
  await goTo(page, 'Kits');
  await page.getByRole('button', { name: 'Copenhagen delegation to Beijing', exact: true }).click();
  await expect(pressPage(page).locator('main img').first()).toBeVisible();
  const inFrame = () =>
    page.locator('iframe[title="Press page"]').evaluate(async (frame: HTMLIFrameElement) => {
      const target = frame.contentDocument as Document;
      const [own] = [...target.querySelectorAll<HTMLImageElement>('main img')].filter(({ src }) => !src.startsWith('data:'));
      const address = own?.src ?? '';
      const sha256 = /[0-9a-f]{64}/.exec(address)?.[0] ?? '';
      const load = (src: string): Promise<string> =>
        new Promise((resolve) => {
          const picture = target.createElement('img');
          picture.onload = () => resolve('shown');
          picture.onerror = () => resolve('refused');
          picture.src = src;
          target.body.append(picture);
        }).then((said) => {
          target.body.lastElementChild?.remove();
          return String(said);
        });
      return {
        address: address.replace(/[0-9a-f]{64}/, 'HASH'),
        own: await load(address),
        inTheWindow: await fetch(`dateline://app/page/pictures/${sha256}-640.webp`).then(({ status }) => status),
        preview: await load(`dateline://picture/${sha256}/320`),
        otherSize: await load(address.replace(/-\d+\.webp$/, '-641.webp')),
        outside: await load('https://dateline.invalid/x.png'),
        sandbox: frame.getAttribute('sandbox'),
      };
    });
  expect(await inFrame()).toEqual({
    address: 'dateline://app/page/pictures/HASH-960.webp',
    own: 'shown',
    inTheWindow: 200,
    preview: 'refused',
    otherSize: 'refused',
    outside: 'refused',
    sandbox: 'allow-same-origin',
  });
});
