import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { KitAsset, KitContent } from '#domain/exports/content.ts';
import { renderPage } from '#domain/exports/page/html.ts';
import { pageScript } from '#domain/exports/page/script.ts';
import { buildPageView } from '#domain/exports/page-view.ts';
import type { Plan } from '#domain/exports/plan.ts';
import { typefacesOf } from '#domain/exports/typefaces.ts';
import { presentOriginalOf } from '../assets/store.ts';
import { readSmall } from '../files/small.ts';
import type { OpenLibrary } from '../library/open.ts';
import { unwrap } from '../refusal.ts';
import { GENERATOR_VERSION } from '../version.ts';
import { GALLERY_PX, INLINE_BYTES, inlinePicture, LEAD_PX } from './inline-picture.ts';

/** Whom a page is for: a kit; the app's own look at it; or that look with its pictures named instead of inlined. */
export type PageFor = 'kit' | 'preview' | 'frame';

/** START-HERE.html for a content and its plan. `bytesOf` gives the size of each file of the plan, real or estimated. */
export async function makePage(
  library: OpenLibrary,
  content: KitContent,
  plan: Plan,
  bytesOf: (path: string) => number,
  pageFor: PageFor,
): Promise<string> {
  const isPreview = pageFor !== 'kit';
  const shown = pageFor === 'frame' ? beside : inlined;
  const previews = new Map<string, string>();
  const masthead = [content.mastheadLogo, content.mastheadLogoDark].filter((logo) => logo !== null);
  const marks = content.variants.flatMap(({ master }) =>
    master === null || master.variant?.status === 'superseded' ? [] : [master],
  );
  for (const asset of [...content.photos, ...content.logos, ...marks, ...masthead]) {
    if (!asset.hasPreview || previews.has(asset.id)) continue;
    previews.set(asset.id, await shown(library, asset, GALLERY_PX));
  }
  const lead = content.photos[0];
  const view = buildPageView(content, plan, {
    bytesOf,
    previews,
    lead: lead === undefined || !lead.hasPreview ? null : await shown(library, lead, LEAD_PX),
    ...(isPreview ? { fonts: await shownFonts(library, content, plan) } : {}),
    generator: `Dateline ${GENERATOR_VERSION}`,
    isPreview,
  });
  const scriptHash = hash('sha256', pageScript(view.language), 'base64');
  return renderPage(view, scriptHash);
}

/** The frame of the preview has no files beside it. A font of more than 400 kB is not sent to the window with every letter that somebody types. */
const SHOWN_FONT_BYTES = 400_000;

async function shownFonts(library: OpenLibrary, content: KitContent, plan: Plan): Promise<Map<string, string>> {
  const shown = new Map<string, string>();
  for (const { asset } of typefacesOf(content, plan.date)) {
    if (asset.bytes > SHOWN_FONT_BYTES || shown.has(asset.id)) continue;
    shown.set(asset.id, `data:${asset.mime};base64,${(await readFile(presentOriginalOf(library, asset))).toString('base64')}`);
  }
  return shown;
}

/** Few pictures have more than INLINE_BYTES, and none that much: 960 px of pure noise weigh a third of it. */
const MOST_INLINE_BYTES = 4_000_000;

/** A picture as a `data:` address: a small sanitised SVG as it is, everything else as WebP from the cached 1600 px preview. */
async function inlined(library: OpenLibrary, asset: KitAsset, px: number): Promise<string> {
  const drawing = await smallDrawing(library, asset);
  if (drawing !== null) return drawing;
  return `data:image/webp;base64,${readSmall(await inlinePicture(library, asset, px), MOST_INLINE_BYTES).toString('base64')}`;
}

/** The same picture by its name beside the page: nothing is made or read until somebody looks at it. */
const beside = async (library: OpenLibrary, asset: KitAsset, px: number): Promise<string> =>
  (await smallDrawing(library, asset)) ?? `pictures/${asset.sha256}-${px}.webp`;

/** A small SVG, sanitised, as a `data:` address; null for everything else. */
async function smallDrawing(library: OpenLibrary, asset: KitAsset): Promise<string | null> {
  if (asset.mime !== 'image/svg+xml' || !asset.originalExists) return null;
  const { readSvg, sanitiseSvg } = await import('../pictures/svg.ts');
  const svg = Buffer.from(unwrap(sanitiseSvg(unwrap(readSvg(await readFile(presentOriginalOf(library, asset)))))));
  return svg.length <= INLINE_BYTES ? `data:image/svg+xml;base64,${svg.toString('base64')}` : null;
}
