import { isUtf8 } from 'node:buffer';
import type { Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { ErrorCode } from '#contract/result.ts';
import { pairSidecars, sidecarNamesOf } from '#domain/imports/sidecars.ts';
import { isInside } from '../files/inside.ts';
import { systemCode } from '../refusal.ts';

/** A file to import, or why a path cannot be imported. `folder` is its folder below what was chosen, by name; empty for a single file. */
export type Found = FoundFile | RefusedPath;

export interface FoundFile {
  readonly kind: 'file';
  readonly path: string;
  readonly folder: string;
  readonly bytes: number;
  readonly mtimeMs: number;
  /** The XMP file beside it that is read as a part of it. */
  readonly sidecar: string | null;
}

export interface RefusedPath {
  readonly kind: 'refused';
  readonly path: string;
  readonly code: ErrorCode;
  readonly message: string;
}

/** What operating systems scatter in folders for themselves; nobody means to import it. */
const SYSTEM_FILES = new Set(['.ds_store', 'thumbs.db', 'desktop.ini', '.localized', 'icon\r']);
/** True for a name that an operating system gives to files of its own. */
export const isSystemFile = (name: string): boolean => SYSTEM_FILES.has(name.toLowerCase()) || name.startsWith('._');

/** Paths looked up at once: a folder on a network answers each in some ms. */
const LOOK_UPS = 32;

/**
 * Finds every file at and below the given paths, folders in name order. Links to files count as files, links to folders are not
 * followed (a link to a parent would never end), the library's own folder is left out. A path given or met twice is found once. The
 * XMP file of a picture is found with it and not by itself. `onFolder` hears of every folder that was read.
 */
export async function findFiles(
  paths: readonly string[],
  libraryRoot: string,
  signal: AbortSignal,
  onFolder: (path: string) => void = () => {},
): Promise<Found[]> {
  const found: Found[] = [];
  const seen = new Set<string>();
  const root = await realpath(libraryRoot);

  const visit = async (
    path: string,
    place: { given: boolean; folder: string; sidecar: string | null; facts?: Stats },
  ): Promise<void> => {
    if (signal.aborted || seen.has(path)) return;
    seen.add(path);
    const { given, folder } = place;
    try {
      const link = place.facts ?? (await lstat(path));
      const facts = link.isSymbolicLink() ? await stat(path) : link;
      if (facts.isFile()) {
        // below a folder only a link can lead into the library
        if ((given || link.isSymbolicLink()) && isInside(root, await realpath(path))) {
          found.push(partOfLibrary(path));
          return;
        }
        const sidecar = given ? await sidecarBeside(path) : place.sidecar;
        found.push({ kind: 'file', path, folder, bytes: facts.size, mtimeMs: facts.mtimeMs, sidecar });
        return;
      }
      if (!facts.isDirectory()) {
        found.push(special(path, `“${basename(path)}” is not a file (a device, pipe or socket).`));
        return;
      }
      if (link.isSymbolicLink() && !given) {
        found.push(special(path, `“${basename(path)}” is a link to a folder; links to folders are not followed.`));
        return;
      }
      if (isInside(root, await realpath(path))) {
        if (given) found.push(partOfLibrary(path));
        return;
      }
      await visitFolder(path, folder === '' ? basename(path) : folder);
    } catch (error) {
      found.push(refusedPath(path, error));
    }
  };

  const visitFolder = async (path: string, folder: string): Promise<void> => {
    onFolder(path);
    const names: string[] = [];
    for (const raw of await readdir(path, { encoding: 'buffer' })) {
      if (isUtf8(raw)) names.push(raw.toString());
      else found.push(refusedName(join(path, raw.toString())));
    }
    const pairs = pairSidecars(names);
    const sidecars = new Set(pairs.values());
    const wanted = names.filter((name) => !isSystemFile(name) && !sidecars.has(name)).sort((a, b) => (a < b ? -1 : 1));
    for (let start = 0; start < wanted.length && !signal.aborted; start += LOOK_UPS) {
      const some = wanted.slice(start, start + LOOK_UPS);
      // what cannot be looked up here is looked up again by itself, and refused with its reason
      const looked = await Promise.all(some.map((name) => lstat(join(path, name)).catch(() => undefined)));
      for (const [index, name] of some.entries()) {
        const facts = looked[index];
        const pair = pairs.get(name);
        await visit(join(path, name), {
          given: false,
          folder: facts?.isDirectory() === true ? `${folder}/${name}` : folder,
          sidecar: pair === undefined ? null : join(path, pair),
          ...(facts === undefined ? {} : { facts }),
        });
      }
    }
  };

  for (const path of paths) await visit(resolve(path), { given: true, folder: '', sidecar: null });
  const sidecars = new Set(found.map((one) => (one.kind === 'file' ? one.sidecar : null)));
  return found.filter((one) => one.kind === 'refused' || !sidecars.has(one.path));
}

/** The sidecar of a file that was chosen by itself. */
async function sidecarBeside(path: string): Promise<string | null> {
  const name = basename(path);
  for (const { length } of sidecarNamesOf(name)) {
    for (const extension of ['.xmp', '.XMP']) {
      const candidate = join(dirname(path), `${`${name}.xmp`.slice(0, length - extension.length)}${extension}`);
      if ((await lstat(candidate).catch(() => null))?.isFile() === true) return candidate;
    }
  }
  return null;
}

const special = (path: string, message: string): RefusedPath => ({
  kind: 'refused',
  path,
  code: 'imports.special_file',
  message,
});

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
