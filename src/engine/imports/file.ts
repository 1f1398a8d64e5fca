import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { AssetKind } from '#contract/assets.ts';
import type { ImportItem } from '#contract/imports.ts';
import type { ErrorCode } from '#contract/result.ts';
import type { AssetId } from '#contract/values.ts';
import { findBySha256, insertAsset, type NewAsset } from '../assets/store.ts';
import type { JobContext } from '../door/handlers.ts';
import { newId } from '../ids.ts';
import { storedNameOf } from '../library/folder.ts';
import { freeBytes } from '../library/open.ts';
import { classifyPicture, DECODABLE, detectFileType, type FileType } from '../pictures/file-type.ts';
import { emptyMetadata, type PictureMetadata, readMetadata } from '../pictures/metadata.ts';
import { probePicture } from '../pictures/probe.ts';
import { systemCode } from '../refusal.ts';
import { fingerprintOf, type StagedOriginal, stageBytes, stageFile } from './original.ts';
import { storePreviews } from './previews.ts';
import { type Found, refusedPath } from './walk.ts';

/** Up to this size, in bytes, a file is read once into memory; larger ones are streamed and kept without a preview. */
const IN_MEMORY = 512 * 1024 * 1024;

/** Bytes that stay free on the library's disk, so that the catalogue can always be written: room for its log and a backup of a small one. */
const RESERVE = 16_000_000;

/** Shared by the files of one import: who is busy with which bytes, so that two equal files do not race. */
export type InFlight = Map<string, Promise<AssetId | null>>;

/** Imports one file: reads it once, keeps the original, makes previews, and commits its row with its outcome. Never throws. */
export async function importFile(
  context: JobContext,
  found: Extract<Found, { kind: 'file' }> & { readonly row: number },
  inFlight: InFlight,
): Promise<ImportItem> {
  const { path } = found;
  try {
    if (found.bytes === 0) return refused(path, 'imports.empty_file', `“${basename(path)}” is empty.`);
    const free = await freeBytes(context.library.folder.root);
    if (free !== null && free < found.bytes * 1.2 + RESERVE) return refused(path, 'imports.disk_full', noSpace(path));
    return found.bytes <= IN_MEMORY
      ? await importBytes(context, path, found.row, inFlight)
      : await importLarge(context, path, found.row);
  } catch (error) {
    if (context.signal.aborted) throw error;
    const code = systemCode(error);
    if (code === 'ENOSPC' || code === 'EDQUOT') return refused(path, 'imports.disk_full', noSpace(path));
    if (code === '') context.app.log(`Importing ${path} failed unexpectedly`, error);
    const { code: reason, message } = refusedPath(path, error);
    return refused(path, reason, message);
  }
}

const noSpace = (path: string): string => `There is no space left for “${basename(path)}” on the disk of the library.`;

const changed = (path: string): ImportItem =>
  refused(
    path,
    'imports.changed_while_reading',
    `“${basename(path)}” was still being written. Import it again when it is finished.`,
  );

const refused = (path: string, code: ErrorCode, message: string): ImportItem => ({ path, outcome: 'refused', code, message });

async function importBytes(context: JobContext, path: string, row: number, inFlight: InFlight): Promise<ImportItem> {
  const bytes = await readFile(path);
  if (bytes.length === 0) return refused(path, 'imports.empty_file', `“${basename(path)}” is empty.`);
  if (bytes.length !== (await stat(path)).size) {
    return changed(path);
  }
  const fingerprint = fingerprintOf(bytes);
  const others = await inFlight.get(fingerprint.sha256);
  const known = findBySha256(context.library.catalogue.read, fingerprint.sha256);
  if (known !== null) return duplicate(path, known.id, known.filename);
  if (others != null) return duplicate(path, others, basename(path));

  let settle: (id: AssetId | null) => void = () => {};
  inFlight.set(
    fingerprint.sha256,
    new Promise((resolve) => {
      settle = resolve;
    }),
  );
  let id: AssetId | null = null;
  try {
    const filename = basename(path);
    const type = await detectFileType(bytes, filename);
    const refusal = pictureInNameOnly(filename, type);
    if (refusal !== null) return refused(path, 'imports.unsupported_picture', refusal);
    const picture = await lookAtPicture(context, bytes, type, filename, fingerprint.sha256);
    if (!picture.ok) return refused(path, picture.code, picture.message);
    const staged = await stageBytes(context.library.folder, bytes, fingerprint);
    const item = await keepAndCommit(context, staged, {
      path,
      row,
      filename,
      type,
      bytes: bytes.length,
      kind: picture.kind,
      metadata: picture.metadata,
      facts: picture.facts,
      hasPreview: picture.hasPreview,
    });
    id = item.id ?? null;
    return item;
  } finally {
    settle(id);
    inFlight.delete(fingerprint.sha256);
  }
}

/** A film or archive beyond memory: kept and hashed, its type read from its first bytes. */
async function importLarge(context: JobContext, path: string, row: number): Promise<ImportItem> {
  const staged = await stageFile(context.library.folder, path, context.signal);
  if (staged === null) return changed(path);
  const known = findBySha256(context.library.catalogue.read, staged.sha256);
  if (known !== null) {
    await staged.drop();
    return duplicate(path, known.id, known.filename);
  }
  const { readHead } = await import('./head.ts');
  const filename = basename(path);
  const type = await detectFileType(await readHead(path), filename);
  return keepAndCommit(context, staged, {
    path,
    row,
    filename,
    type,
    bytes: staged.bytes,
    kind: type.kind,
    metadata: emptyMetadata(),
    facts: NO_FACTS,
    hasPreview: false,
  });
}

const duplicate = (path: string, id: AssetId, filename: string): ImportItem => ({
  path,
  outcome: 'duplicate',
  duplicateOf: id,
  message: `The library already has these bytes, as “${filename}”.`,
});

interface PictureFacts {
  readonly width: number | null;
  readonly height: number | null;
  readonly orientation: number;
  readonly colourSpace: string | null;
  readonly hasProfile: boolean;
  readonly hasAlpha: boolean;
}
const NO_FACTS: PictureFacts = {
  width: null,
  height: null,
  orientation: 1,
  colourSpace: null,
  hasProfile: false,
  hasAlpha: false,
};

type Looked =
  | {
      readonly ok: true;
      readonly kind: AssetKind;
      readonly facts: PictureFacts;
      readonly metadata: PictureMetadata;
      readonly hasPreview: boolean;
    }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string };

async function lookAtPicture(
  context: JobContext,
  bytes: Uint8Array,
  type: FileType,
  filename: string,
  sha256: string,
): Promise<Looked> {
  // What cannot be decoded here (HEIC, raw files, Photoshop) is kept all the same, without a preview.
  if (!DECODABLE.has(type.mime))
    return { ok: true, kind: type.kind, facts: NO_FACTS, metadata: emptyMetadata(), hasPreview: false };
  const probed = await probePicture(bytes, type);
  if (!probed.ok) return { ok: false, ...named(probed.error, filename) };
  const previews = await storePreviews(context.library.folder, sha256, bytes, filename);
  if (!previews.ok) return { ok: false, ...named(previews.error, filename) };
  const metadata = readMetadata(bytes);
  return { ok: true, kind: classifyPicture(type, probed.value, filename), facts: probed.value, metadata, hasPreview: true };
}

const named = (error: { code: ErrorCode; message: string }, filename: string): { code: ErrorCode; message: string } => ({
  code: error.code,
  message: error.message.includes(filename) ? error.message : `“${filename}”: ${error.message}`,
});

/** Extensions that promise a picture; a file that has one and holds something else is a damaged or mislabelled download. */
const PICTURE_EXTENSIONS = new Set(['.jpg', '.jpeg', '.png', '.gif', '.webp', '.avif', '.tif', '.tiff', '.heic', '.svg']);

function pictureInNameOnly(filename: string, type: FileType): string | null {
  if (type.mime.startsWith('image/') || !PICTURE_EXTENSIONS.has(extname(filename).toLowerCase())) return null;
  return `“${filename}” is named like a picture but holds none (${type.mime}). It may be damaged, or a saved error page.`;
}

/** Extensions that mean the same type. */
const sameExtension = (a: string, b: string): boolean => {
  const plain = (extension: string): string =>
    extension
      .toLowerCase()
      .replace(/^\./, '')
      .replace('jpeg', 'jpg')
      .replace('tiff', 'tif')
      .replace('htm', 'html')
      .replace('htmll', 'html');
  return plain(a) === plain(b);
};

interface ToKeep {
  readonly path: string;
  readonly row: number;
  readonly filename: string;
  readonly type: FileType;
  readonly bytes: number;
  readonly kind: AssetKind;
  readonly metadata: PictureMetadata;
  readonly facts: PictureFacts;
  readonly hasPreview: boolean;
}

async function keepAndCommit(context: JobContext, staged: StagedOriginal, file: ToKeep): Promise<ImportItem> {
  const storedName = storedNameOf(file.filename);
  try {
    // After a cancel the library may have been left, and belong to another process.
    context.signal.throwIfAborted();
    await staged.keep(storedName);
  } catch (error) {
    await staged.drop();
    throw error;
  }
  const extension = extname(file.filename);
  const isMisnamed = file.type.mime.startsWith('image/') && extension !== '' && !sameExtension(extension, file.type.extension);
  const item: ImportItem = {
    path: file.path,
    outcome: 'imported',
    id: newId<AssetId>('ast'),
    kind: file.kind,
    ...(isMisnamed
      ? {
          code: 'imports.wrong_extension' as const,
          message: `“${file.filename}” is named ${extension} but is ${file.type.mime}; it was imported as what it is.`,
        }
      : {}),
  };
  const { metadata } = file;
  const asset: NewAsset = {
    ...metadata,
    ...file.facts,
    id: item.id as AssetId,
    kind: file.kind,
    filename: file.filename.toWellFormed(),
    storedName,
    row: file.row,
    mime: file.type.mime,
    bytes: file.bytes,
    sha256: staged.sha256,
    crc32: staged.crc32,
    title: metadata.title || titleFrom(file.filename),
    hasPreview: file.hasPreview,
    importedAt: context.app.now().toISOString(),
  };
  context.write((db) => {
    insertAsset(db, asset);
    db.run(
      'INSERT OR REPLACE INTO import_items (job_id, path, item) VALUES (?, ?, ?)',
      context.id,
      file.path.toWellFormed(),
      JSON.stringify(item),
    );
  });
  return item;
}

/** A file name as a title until somebody writes one: extension off, separators to spaces. */
const titleFrom = (filename: string): string =>
  (
    filename
      .replace(/\.[^.]{1,8}$/, '')
      .replace(/[_]+/g, ' ')
      .trim() || filename
  )
    .slice(0, 200)
    .toWellFormed();
