import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Asset } from '#contract/assets.ts';
import { presentOriginalOf } from '../assets/store.ts';
import { writeFileStaged } from '../files/staged.ts';
import { previewPath } from '../library/folder.ts';
import type { OpenLibrary } from '../library/open.ts';
import { hasWholePreview } from '../library/preview.ts';
import { unwrap } from '../refusal.ts';

/** Sizes of the start page's pictures (kit-output.md, section 3), in px of the longer side, and the most bytes of each. */
export const GALLERY_PX = 640;
export const LEAD_PX = 960;
export const INLINE_BYTES = 25_000;

/** The file of a picture as the start page carries it: WebP from the cached 1600 px preview, made when it is not there. */
export async function inlinePicture(
  library: OpenLibrary,
  asset: Pick<Asset, 'sha256' | 'filename'>,
  px: number,
): Promise<string> {
  const cached = join(library.folder.cache, 'inline', asset.sha256.slice(0, 2), `${asset.sha256}-${px}.webp`);
  if (existsSync(cached)) return cached;
  const { makeInlinePreview } = await import('../pictures/inline-preview.ts');
  const large = previewPath(library.folder, asset.sha256, 1600);
  if (!hasWholePreview(large)) {
    const { storePreviews } = await import('../imports/previews.ts');
    unwrap(await storePreviews(library.folder, asset.sha256, await readFile(presentOriginalOf(library, asset)), asset.filename));
  }
  await writeFileStaged(cached, unwrap(await makeInlinePreview(await readFile(large), px, INLINE_BYTES)), library.folder.staging);
  return cached;
}
