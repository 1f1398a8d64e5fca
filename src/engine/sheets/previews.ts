import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { findBySha256, presentOriginalOf } from '../assets/store.ts';
import { previewPath } from '../library/folder.ts';
import type { OpenLibrary } from '../library/open.ts';
import { readPreview } from '../library/preview.ts';
import { Refusal } from '../refusal.ts';
import type { PreviewSource } from './thumbnails.ts';

/** Longer side of the small preview, px. */
export const SMALL_PX = 320;

/** Previews of a library; one that is missing from the cache, or not whole, is made anew from the original. A lost or broken original gives null: the sheet has a grey cell for it. */
export function previewsOfLibrary(library: OpenLibrary): PreviewSource {
  return async (sha256, px) => {
    const path = previewPath(library.folder, sha256, px <= SMALL_PX ? SMALL_PX : 1600);
    const preview = await readPreview(path);
    if (preview !== null) return preview;
    const asset = findBySha256(library.catalogue.read, sha256);
    if (asset !== null && !asset.hasPreview) return null;
    try {
      // A picture that was replaced since is no asset any more, but its original is there: an export of before is made of it.
      const place = presentOriginalOf(library, asset ?? { sha256, filename: '' });
      const original = await readFile(place);
      const { storePreviews } = await import('../imports/previews.ts');
      const stored = await storePreviews(library.folder, sha256, original, asset?.filename ?? basename(place));
      return stored.ok ? await readFile(path) : null;
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  };
}
