import { isUtf8 } from 'node:buffer';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { ErrorCode } from '#contract/result.ts';
import { isInside } from '../files/inside.ts';
import { systemCode } from '../refusal.ts';

/** A file to import, or why a path cannot be imported. */
export type Found =
  | { readonly kind: 'file'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'refused'; readonly path: string; readonly code: ErrorCode; readonly message: string };

/** What operating systems scatter in folders for themselves; nobody means to import it. */
const SYSTEM_FILES = new Set(['.ds_store', 'thumbs.db', 'desktop.ini', '.localized', 'icon\r']);
const isSystemFile = (name: string): boolean => SYSTEM_FILES.has(name.toLowerCase()) || name.startsWith('._');

/**
 * Finds every file at and below the given paths, folders in name order. Links to files count as files, links to folders are not
 * followed (a link to a parent would never end), the library's own folder is left out. A path given or met twice is found once.
 */
export async function findFiles(paths: readonly string[], libraryRoot: string, signal: AbortSignal): Promise<Found[]> {
  const found: Found[] = [];
  const seen = new Set<string>();
  const root = await realpath(libraryRoot);

  const visit = async (path: string, given: boolean): Promise<void> => {
    if (signal.aborted || seen.has(path)) return;
    seen.add(path);
    try {
      const link = await lstat(path);
      const facts = link.isSymbolicLink() ? await stat(path) : link;
      if (facts.isFile()) {
        // below a folder only a link can lead into the library
        if ((given || link.isSymbolicLink()) && isInside(root, await realpath(path))) {
          found.push(partOfLibrary(path));
          return;
        }
        found.push({ kind: 'file', path, bytes: facts.size });
        return;
      }
      if (!facts.isDirectory()) {
        found.push({
          kind: 'refused',
          path,
          code: 'imports.special_file',
          message: `“${basename(path)}” is not a file (a device, pipe or socket).`,
        });
        return;
      }
      if (link.isSymbolicLink() && !given) {
        found.push({
          kind: 'refused',
          path,
          code: 'imports.special_file',
          message: `“${basename(path)}” is a link to a folder; links to folders are not followed.`,
        });
        return;
      }
      if (isInside(root, await realpath(path))) {
        if (given) found.push(partOfLibrary(path));
        return;
      }
      const names: string[] = [];
      for (const raw of await readdir(path, { encoding: 'buffer' })) {
        if (isUtf8(raw)) names.push(raw.toString());
        else found.push(refusedName(join(path, raw.toString())));
      }
      for (const name of names.sort((a, b) => (a < b ? -1 : 1))) if (!isSystemFile(name)) await visit(join(path, name), false);
    } catch (error) {
      found.push(refusedPath(path, error));
    }
  };
  for (const path of paths) await visit(resolve(path), true);
  return found;
}

type RefusedPath = Extract<Found, { kind: 'refused' }>;

const partOfLibrary = (path: string): RefusedPath => ({
  kind: 'refused',
  path,
  code: 'imports.special_file',
  message: `“${basename(path)}” belongs to the open library itself; nothing is imported from its own folder.`,
});

/** A name that is no UTF-8 cannot be stored or shown as it is. */
const refusedName = (path: string): RefusedPath => ({
  kind: 'refused',
  path,
  code: 'imports.unreadable',
  message: `The name of “${basename(path)}” is not valid UTF-8. Rename it, then import it again.`,
});

/** Why the system does not let us at a path, in words. */
export function refusedPath(path: string, error: unknown): RefusedPath {
  const name = basename(path);
  const code = systemCode(error);
  // the mark that stands for bytes that were no UTF-8: the file may well be there under its true name
  if (code === 'ENOENT' && name.includes('\ufffd')) return refusedName(path);
  if (code === 'ENOENT')
    return { kind: 'refused', path, code: 'imports.not_found', message: `“${name}” is not there (any more).` };
  if (code === 'EACCES' || code === 'EPERM') {
    return code === 'EACCES' && error instanceof Error && 'syscall' in error && error.syscall === 'scandir'
      ? {
          kind: 'refused',
          path,
          code: 'imports.folder_unreadable',
          message: `Dateline may not look into the folder “${name}”. Ask for the right to read it.`,
        }
      : {
          kind: 'refused',
          path,
          code: 'imports.unreadable',
          message: `Dateline may not read “${name}”. Ask for the right to read it.`,
        };
  }
  if (code === 'ELOOP')
    return { kind: 'refused', path, code: 'imports.special_file', message: `“${name}” is a link that leads to itself.` };
  return {
    kind: 'refused',
    path,
    code: 'imports.unreadable',
    message: `“${name}” cannot be read${code === '' ? '' : ` (${code})`}.`,
  };
}
