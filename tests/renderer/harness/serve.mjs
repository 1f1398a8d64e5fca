// The window in a browser over a real engine in this process: for looking at screens without Electron.
// node tests/renderer/harness/serve.mjs [port]; with FAKE=100000 over the tests' fake engine and so many assets instead. What Electron's main does (tokens, pictures, pages) is done here in a few lines.
import { mkdtempSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';

const root = join(import.meta.dirname, '..', '..', '..');
const load = (path) => import(join(root, 'src', path));
const { createEngine } = await load('engine/engine.ts');
const { createPortPair } = await load('contract/port.ts');
const { createClient } = await load('contract/client.ts');
const { issueTokens, spendTokens } = await load('contract/tokens.ts');
const { DEFAULT_SETTINGS } = await load('contract/settings.ts');

const home = mkdtempSync(join(tmpdir(), 'dateline-harness-'));
const fakeAssets = Number(process.env.FAKE ?? 0);
const fake = fakeAssets > 0 ? await import('./fake.ts') : null;
const engine = fake === null ? createEngine({ home, log: (line) => console.error(line) }) : fake.createFakeServer(fakeAssets);
const paths = new Map();
const issue = (path) => {
  const token = `t${paths.size + 1}`;
  for (const [known, at] of paths) if (at === path) return known;
  paths.set(token, path);
  return token;
};
const placeOf = (path) => ({ token: issue(path), name: basename(path), folder: dirname(path) });

const [mine, its] = createPortPair();
engine.serve(its);
const client = createClient(mine);

/** What the next dialog answers: set by the script that drives the page. */
let nextPick = [];
/** This computer's settings, as the page has changed them. */
const settings = { ...DEFAULT_SETTINGS, tourSeen: true, exportPlace: null };
const host = {
  pick: ({ suggestedName }) => {
    const picked = nextPick.map((path) => placeOf(path.endsWith('/') ? join(path, suggestedName ?? 'place') : path));
    nextPick = [];
    return { places: picked };
  },
  suggestPlace: ({ name }) => ({ place: placeOf(join(tmpdir(), name)) }),
  facts: () => ({ version: '0.1.0', runs: [], settings, drawsWindowControls: true, startedWithout: null }),
  settings: ({ change }) => Object.assign(settings, change),
  readClipboard: () => ({ kind: 'nothing' }),
  copyFiles: ({ tokens }) => ({ count: tokens.length }),
  readClipboardText: () => ({ text: '' }),
};

const windows = new Map();
const server = await createServer({
  configFile: false,
  root: import.meta.dirname,
  cacheDir: join(root, '.cache', 'vite-harness'),
  server: {
    port: Number(process.argv[2] ?? 5199),
    strictPort: true,
    fs: { allow: [root, realpathSync(join(root, 'node_modules'))] },
    hmr: { overlay: false },
  },
  plugins: [
    react(),
    {
      name: 'dateline-harness',
      configureServer(vite) {
        vite.ws.on('dateline:connect', (_data, socket) => {
          const [near, far] = createPortPair();
          engine.serve(far);
          near.onMessage((message) => socket.send('dateline:message', issueTokens(message, issue)));
          windows.set(socket, near);
        });
        vite.ws.on('dateline:post', (message, socket) => {
          const spent = spendTokens(message, (token) => paths.get(token));
          if (spent !== null) windows.get(socket)?.post(spent.value);
        });
        vite.ws.on('dateline:host', ({ id, name, input }, socket) => {
          socket.send('dateline:host', { id, value: host[name]?.(input) ?? {} });
        });
        vite.middlewares.use(async (request, response, next) => {
          const url = new URL(request.url ?? '/', 'http://harness');
          const [, kind, first, second] = url.pathname.split('/');
          if (fake !== null && (kind === 'picture' || kind === 'original')) {
            const { mime, bytes } = fake.picture(first);
            return response.writeHead(200, { 'content-type': mime, 'cache-control': 'max-age=3600' }).end(bytes);
          }
          if (kind === 'original') {
            const answer = await client.assets.original({ id: first });
            if (!answer.ok) return response.writeHead(404).end();
            return response.writeHead(200).end(await readFile(answer.value.place.$path));
          }
          if (kind === 'picture') {
            const answer = await client.assets.preview({ sha256: first, size: Number(second) });
            if (!answer.ok) return response.writeHead(404).end();
            return response.writeHead(200, { 'content-type': answer.value.mime }).end(await readFile(answer.value.place.$path));
          }
          if (kind === 'page' && first === 'assets') {
            const font = await readFile(join(root, 'resources', 'kit-fonts', basename(url.pathname)));
            return response.writeHead(200, { 'content-type': 'font/woff2', 'access-control-allow-origin': '*' }).end(font);
          }
          const beside = /^\/page\/pictures\/([0-9a-f]{64})-(640|960)\.webp$/.exec(url.pathname);
          if (beside !== null) {
            const answer = await client.assets.preview({ sha256: beside[1], size: Number(beside[2]) });
            if (!answer.ok) return response.writeHead(404).end();
            return response.writeHead(200, { 'content-type': 'image/webp' }).end(await readFile(answer.value.place.$path));
          }
          if (kind === 'page') {
            const answer = await client.exports.page({ kitId: first });
            return response
              .writeHead(answer.ok ? 200 : 404, { 'content-type': 'text/html' })
              .end(answer.ok ? answer.value.html : '');
          }
          if (kind === 'next-pick') {
            nextPick = url.searchParams.getAll('path');
            return response.end();
          }
          next();
        });
      },
    },
  ],
});
await server.listen();
console.log(`harness ${server.resolvedUrls?.local[0]} home ${home}`);
