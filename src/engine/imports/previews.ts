import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Result } from '#contract/result.ts';
import { done } from '#contract/result.ts';
import { stagingNameIn } from '../files/staged.ts';
import { type LibraryFolder, previewPath } from '../library/folder.ts';
import { detectFileType } from '../pictures/file-type.ts';
import { makePreviews } from '../pictures/previews.ts';

/** Makes both previews of a picture and puts them into the cache; fails with the decoder's reason. Not flushed: a cache can be made again. */
export async function storePreviews(
  folder: LibraryFolder,
  sha256: string,
  bytes: Uint8Array,
  filename: string,
): Promise<Result<null>> {
  const made = await makePreviews(bytes, await detectFileType(bytes, filename));
  if (!made.ok) return made;
  await mkdir(dirname(previewPath(folder, sha256, 320)), { recursive: true });
  await mkdir(folder.staging, { recursive: true });
  for (const size of [320, 1600] as const) {
    const path = previewPath(folder, sha256, size);
    const staged = stagingNameIn(folder.staging);
    await writeFile(staged, made.value[size]);
    await rename(staged, path);
  }
  return done(null);
}
