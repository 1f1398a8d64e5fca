import { mkdir } from 'node:fs/promises';
import type { Result } from '#contract/result.ts';
import { done, failed } from '#contract/result.ts';
import type { LibraryFolder } from '../library/folder.ts';
import { keepPreviews, previewsOf } from './reader/look.ts';

/** Makes both previews of a file and puts them into the cache; fails with the decoder's reason, or when there is no picture of it. */
export async function storePreviews(
  folder: LibraryFolder,
  sha256: string,
  bytes: Uint8Array,
  filename: string,
): Promise<Result<null>> {
  const made = await previewsOf(bytes, filename);
  if (!made.ok) return made;
  if (made.value === null) return failed('assets.no_preview', 'There is no preview of this file.');
  await mkdir(folder.staging, { recursive: true });
  await keepPreviews(folder, folder.staging, sha256, made.value);
  return done(null);
}
