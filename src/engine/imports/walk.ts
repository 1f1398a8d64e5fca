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
      if (isInside(root, await realpath(path))) return;
      const names = await readdir(path);
      for (const name of names.sort((a, b) => (a < b ? -1 : 1))) if (!isSystemFile(name)) await visit(join(path, name), false);
    } catch (error) {
      found.push(refusedPath(path, error));
    }
  };
  for (const path of paths) await visit(resolve(path), true);
  return found;
}

/** Why the system does not let us at a path, in words. */
export function refusedPath(path: string, error: unknown): Extract<Found, { kind: 'refused' }> {
  const name = basename(path);
  const code = systemCode(error);
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
