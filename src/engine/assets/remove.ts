import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isNamed } from '../history/files.ts';
import { originalPath } from '../library/folder.ts';
import type { OpenLibrary } from '../library/open.ts';

/** Files removed before others get their turn. */
const AT_A_TIME = 100;

/** Folders of the cache whose files begin with the SHA-256 of what they were made from. */
export const MADE = ['previews', 'renditions', 'inline', 'prints'] as const;

/**
 * Removes originals (`sha256/stored name`) that nothing names, with everything that was made from them. Call it after the commit
 * that let go of them. Each is looked up and removed in one go: an import may have named the same bytes again meanwhile, and
 * `insertAsset` refuses when it comes a moment too late. Stops quietly when the library is left; `doctor` finds the rest.
 */
export async function removeOriginals(library: OpenLibrary, files: readonly string[]): Promise<void> {
  for (const [at, file] of files.entries()) {
    if (at % AT_A_TIME === AT_A_TIME - 1) await new Promise((resolve) => setImmediate(resolve));
    if (!library.catalogue.isOpen()) return;
    if (isNamed(library.catalogue.read, file)) continue;
    const sha256 = file.slice(0, 64);
    const path = originalPath(library.folder, sha256, file.slice(65));
    rmSync(path, { force: true });
    const isLast = removeEmpty(dirname(path));
    if (!isLast) continue;
    removeEmpty(dirname(dirname(path)));
    for (const folder of MADE) removeMade(join(library.folder.cache, folder, sha256.slice(0, 2)), sha256);
    // Their names do not say which pictures are on them; what is still wanted is made again.
    rmSync(join(library.folder.cache, 'sheets'), { recursive: true, force: true });
  }
}

/** Removes a folder when nothing is left in it; false while something is. */
function removeEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}

function removeMade(folder: string, sha256: string): void {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  for (const name of names) if (name.startsWith(sha256)) rmSync(join(folder, name), { force: true });
}
