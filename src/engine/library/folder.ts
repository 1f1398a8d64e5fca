import { join } from 'node:path';
import { plainName } from '#domain/names.ts';

/** The addresses inside a library folder (architecture.md, 'The library folder'). */
export interface LibraryFolder {
  readonly root: string;
  readonly card: string;
  readonly catalogue: string;
  readonly lock: string;
  readonly originals: string;
  readonly cache: string;
  /** A copy of what search knows of every asset, so that a large library opens quickly; may be deleted at any time. */
  readonly columns: string;
  /** Where unfinished files of originals/ and cache/ lie; cleared when the library is opened. */
  readonly staging: string;
  readonly backups: string;
  /** The office's key for signatures; there only when somebody made one. */
  readonly signingKey: string;
  /** A user's own templates for documents; there only when somebody made it. */
  readonly templates: string;
  /** Copies for other programs; cleared when the library is opened. */
  readonly handedOut: string;
}

/** Names every address below `root`. */
export const libraryFolder = (root: string): LibraryFolder => ({
  root,
  card: join(root, 'dateline.json'),
  catalogue: join(root, 'library.db'),
  lock: join(root, 'dateline.lock'),
  originals: join(root, 'originals'),
  cache: join(root, 'cache'),
  columns: join(root, 'cache', 'search-columns'),
  staging: join(root, '.staging'),
  backups: join(root, 'backups'),
  signingKey: join(root, 'signing-key.json'),
  templates: join(root, 'templates'),
  handedOut: join(root, 'cache', 'out'),
});

/** Where an original lies: content-addressed by its SHA-256, its name kept readable. */
export const originalPath = (folder: LibraryFolder, sha256: string, storedName: string): string =>
  join(folder.originals, sha256.slice(0, 2), sha256, storedName);

/** Where a preview lies; may be deleted at any time and is then made anew. */
export const previewPath = (folder: LibraryFolder, sha256: string, size: 320 | 1600): string =>
  join(folder.cache, 'previews', sha256.slice(0, 2), `${sha256}-${size}.webp`);

/**
 * The name under which an original is stored: readable, at most 120 bytes, without what any file system refuses. The name as
 * imported is kept in the catalogue.
 */
export function storedNameOf(filename: string): string {
  const dot = filename.lastIndexOf('.');
  const extension = dot > 0 && filename.length - dot <= 12 ? filename.slice(dot) : '';
  const clean = (text: string): string => plainName(text.normalize('NFC')).replace(/[\u0000-\u001f\u007f<>:"/\\|?*]/g, '_');
  let stem = clean(extension === '' ? filename : filename.slice(0, dot)).replace(/^[. ]+|[. ]+$/g, '');
  while (Buffer.byteLength(stem) > 100) stem = stem.slice(0, -1).trimEnd();
  const safeStem = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem) || stem === '' ? `file ${stem}`.trim() : stem;
  return `${safeStem.toWellFormed()}${clean(extension)
    .replace(/[. ]+$/, '')
    .toWellFormed()}`;
}
