import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KitAsset, KitContent } from '#domain/exports/content.ts';
import { renderPage } from '#domain/exports/page/html.ts';
import { pageScript } from '#domain/exports/page/script.ts';
import { buildPageView } from '#domain/exports/page-view.ts';
import type { Plan } from '#domain/exports/plan.ts';
import { typefacesOf } from '#domain/exports/typefaces.ts';
import { originalOf } from '../assets/store.ts';
import { writeFileStaged } from '../files/staged.ts';
import { previewPath } from '../library/folder.ts';
import type { OpenLibrary } from '../library/open.ts';
import { unwrap } from '../refusal.ts';
import { GENERATOR_VERSION } from '../version.ts';

/** Sizes of inlined pictures (kit-output.md, section 3), in px of the longer side, and the most bytes of each. */
const GALLERY_PX = 640;
const LEAD_PX = 960;
const INLINE_BYTES = 25_000;

/** START-HERE.html for a content and its plan. `bytesOf` gives the size of each file of the plan, real or estimated. */
export async function makePage(
  library: OpenLibrary,
  content: KitContent,
  plan: Plan,
  bytesOf: (path: string) => number,
  isPreview: boolean,
): Promise<string> {
  const previews = new Map<string, string>();
  const masthead = [content.mastheadLogo, content.mastheadLogoDark].filter((logo) => logo !== null);
  const marks = content.variants.flatMap(({ master }) =>
    master === null || master.variant?.status === 'superseded' ? [] : [master],
  );
  for (const asset of [...content.photos, ...content.logos, ...marks, ...masthead]) {
    if (!asset.hasPreview || previews.has(asset.id)) continue;
    previews.set(asset.id, await inlined(library, asset, GALLERY_PX));
  }
  const lead = content.photos[0];
  const view = buildPageView(content, plan, {
    bytesOf,
    previews,
    lead: lead === undefined || !lead.hasPreview ? null : await inlined(library, lead, LEAD_PX),
    ...(isPreview ? { fonts: await shownFonts(library, content, plan) } : {}),
    generator: `Dateline ${GENERATOR_VERSION}`,
    isPreview,
  });
  const scriptHash = hash('sha256', pageScript(view.language), 'base64');
  return renderPage(view, scriptHash);
}

/** The frame of the preview has no files beside it. A font of more than 400 KB is not sent to the window with every letter that somebody types. */
const SHOWN_FONT_BYTES = 400_000;

async function shownFonts(library: OpenLibrary, content: KitContent, plan: Plan): Promise<Map<string, string>> {
  const shown = new Map<string, string>();
  for (const { asset } of typefacesOf(content, plan.date)) {
    if (asset.bytes > SHOWN_FONT_BYTES || shown.has(asset.id)) continue;
    shown.set(asset.id, `data:${asset.mime};base64,${(await readFile(originalOf(library, asset.sha256))).toString('base64')}`);
  }
  return shown;
}

/** A picture as a `data:` address: a small sanitised SVG as it is, everything else as WebP from the cached 1600 px preview. */
async function inlined(library: OpenLibrary, asset: KitAsset, px: number): Promise<string> {
  if (asset.mime === 'image/svg+xml' && asset.originalExists) {
    const { readSvg, sanitiseSvg } = await import('../pictures/svg.ts');
    const svg = Buffer.from(unwrap(sanitiseSvg(unwrap(readSvg(await readFile(originalOf(library, asset.sha256)))))));
    if (svg.length <= INLINE_BYTES) return `data:image/svg+xml;base64,${svg.toString('base64')}`;
  }
  const cached = join(library.folder.cache, 'inline', asset.sha256.slice(0, 2), `${asset.sha256}-${px}.webp`);
  if (!existsSync(cached)) {
    const { makeInlinePreview } = await import('../pictures/inline-preview.ts');
    const large = previewPath(library.folder, asset.sha256, 1600);
    if (!existsSync(large)) {
      const { storePreviews } = await import('../imports/previews.ts');
      unwrap(
        await storePreviews(library.folder, asset.sha256, await readFile(originalOf(library, asset.sha256)), asset.filename),
      );
    }
    await writeFileStaged(
      cached,
      unwrap(await makeInlinePreview(await readFile(large), px, INLINE_BYTES)),
      library.folder.staging,
    );
  }
  return `data:image/webp;base64,${(await readFile(cached)).toString('base64')}`;
}
