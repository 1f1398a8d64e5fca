import { readFile } from 'node:fs/promises';
import { extname, join, relative, resolve } from 'node:path';
import { protocol } from 'electron';
import type { Client } from '#contract/client.ts';
import type { ErrorCode } from '#contract/result.ts';
import { WINDOW_POLICY } from './policy.ts';

/** The app's own scheme. Hosts: app (the window's files, and under page/ the frame of the preview), picture (previews by hash and size), original (a picture's own pixels). */
export const SCHEME = 'dateline';

/** The press page in its preview frame: its own inline styles, small pictures and typefaces, nothing else. No script runs in it, whoever opens it. */
const PAGE_POLICY =
  "default-src 'none'; img-src dateline://app/page/pictures/ data:; font-src 'self' data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; sandbox allow-same-origin";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

/** Must run before the app is ready: the scheme behaves like https, so that relative addresses, fonts and fetch work in it. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    // `codeCache`: the window's program is compiled once and kept, as a web page's is.
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ]);
}

/** Serves the scheme. A picture's address holds a content hash and a size, nothing else; everything unknown is 404, and without a library pictures are empty. */
export function serveScheme(rendererFolder: string, kitFonts: string, client: () => Client): void {
  protocol.handle(SCHEME, async (request) => {
    try {
      const url = new URL(request.url);
      if (request.method !== 'GET') return notFound();
      if (url.host === 'app' && url.pathname.startsWith('/page/')) return await frame(url.pathname, kitFonts, client);
      if (url.host === 'app') return await appFile(rendererFolder, url.pathname);
      if (url.host === 'picture') return await picture(url.pathname, client());
      if (url.host === 'original') return await original(url.pathname, client());
      return notFound();
    } catch {
      return notFound();
    }
  });
}

/**
 * Without a body, not with an empty one: that is a stream, and Electron has been known to wait without end for one that had ended before it
 * listened (a request to this scheme was once seen never to be answered).
 */
const notFound = (): Response => new Response(null, { status: 404 });

/** Answers of the engine that say nothing of the picture: its library was closed, or the engine is being started again. */
const NOT_NOW: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['door.no_library', 'door.library_closed', 'door.engine_gone']);

/** A picture the engine refused: empty where there is nobody to ask (the window is about to take it down, or asks again), else 404. */
const refused = (code: ErrorCode): Response => (NOT_NOW.has(code) ? new Response(null, { status: 204 }) : notFound());

async function appFile(folder: string, pathname: string): Promise<Response> {
  const path = resolve(folder, `.${decodeURIComponent(pathname === '/' ? '/index.html' : pathname)}`);
  // The one folder of built files; `..` is resolved first.
  if (relative(folder, path).startsWith('..')) return notFound();
  const type = TYPES[extname(path)];
  if (type === undefined) return notFound();
  return new Response(await readFile(path), {
    headers: { 'content-type': type, 'content-security-policy': WINDOW_POLICY, 'x-content-type-options': 'nosniff' },
  });
}

async function picture(pathname: string, client: Client): Promise<Response> {
  const match = /^\/([0-9a-f]{64})\/(320|1600)$/.exec(pathname);
  if (match === null) return notFound();
  return preview(match[1] ?? '', match[2] === '320' ? 320 : 1600, client);
}

async function preview(sha256: string, size: 320 | 640 | 960 | 1600, client: Client): Promise<Response> {
  const answer = await client.assets.preview({ sha256, size });
  if (!answer.ok) return refused(answer.error.code);
  // A content hash never changes its meaning, so the window may keep the picture.
  return new Response(await readFile(answer.value.place.$path), {
    headers: {
      'content-type': answer.value.mime,
      'cache-control': 'max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** Kinds that Chromium decodes safely as pictures; everything else is looked at in its preview. SVG is not among them: it may carry a script. */
const DRAWN: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']);

async function original(pathname: string, client: Client): Promise<Response> {
  const match = /^\/(ast_[0-9a-z]{16})$/.exec(pathname);
  if (match === null) return notFound();
  const id = match[1] as never;
  const asset = await client.assets.get({ id });
  if (!asset.ok) return refused(asset.error.code);
  if (!DRAWN.has(asset.value.mime)) return notFound();
  const answer = await client.assets.original({ id });
  if (!answer.ok) return refused(answer.error.code);
  return new Response(await readFile(answer.value.place.$path), {
    headers: { 'content-type': asset.value.mime, 'cache-control': 'max-age=3600', 'x-content-type-options': 'nosniff' },
  });
}

/** The frame of the preview: an empty document that the window fills, and beside it the typefaces and the small pictures of the page. */
async function frame(pathname: string, kitFonts: string, client: () => Client): Promise<Response> {
  const font = /^\/page\/assets\/fonts\/([a-z0-9-]+\.woff2)$/.exec(pathname);
  if (font !== null)
    return new Response(await readFile(join(kitFonts, font[1] ?? '')), { headers: { 'content-type': 'font/woff2' } });
  const picture = /^\/page\/pictures\/([0-9a-f]{64})-(640|960)\.webp$/.exec(pathname);
  if (picture !== null) return preview(picture[1] ?? '', picture[2] === '640' ? 640 : 960, client());
  if (pathname !== '/page/') return notFound();
  return new Response('<!doctype html><html><head></head><body></body></html>', {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_POLICY, 'cache-control': 'no-store' },
  });
}
