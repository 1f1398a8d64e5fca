import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { ImportItem } from '#contract/imports.ts';
import type { ErrorCode } from '#contract/result.ts';
import type { AssetId, JobId } from '#contract/values.ts';
import type { NewAsset } from '../assets/store.ts';
import type { App } from '../engine.ts';
import { newId } from '../ids.ts';
import { originalPath, previewPath, storedNameOf } from '../library/folder.ts';
import { freeBytes, type OpenLibrary } from '../library/open.ts';
import { systemCode } from '../refusal.ts';
import { type Batch, duplicateOf, type Marks } from './commit.ts';
import type { InFlight, Known } from './in-flight.ts';
import { keepOriginal } from './original.ts';
import type { PlannedFile } from './plan.ts';
import type { Hashed, Looked, ReadFailure } from './reader/protocol.ts';
import { refusedPath } from './walk.ts';

/** Bytes that stay free on the library's disk, so that the catalogue can always be written: room for its log and a backup of a small one. */
export const RESERVE = 16_000_000;

/** What the files of one import share. */
export interface ImportWork {
  readonly app: App;
  readonly library: OpenLibrary;
  /** The job that its report belongs to; null for something pasted. */
  readonly jobId: JobId | null;
  readonly signal: AbortSignal;
  readonly staging: string;
  readonly inFlight: InFlight;
  readonly batch: Batch;
  readonly reread: boolean;
  /** Files whose bytes may turn out to be equal, because their sizes are: they are decided in their order. */
  readonly sameSize: SameSize;
}

/** Imports one file: its outcome is in the batch when this settles, and `onWritten` hears it when it is in the catalogue. Throws only when cancelled. */
export async function importFile(work: ImportWork, file: PlannedFile, onWritten: (item: ImportItem) => void): Promise<void> {
  const decided = work.sameSize.enter(file);
  try {
    await importOne(work, file, decided, onWritten);
  } catch (error) {
    if (work.signal.aborted) throw error;
    work.batch.add({ item: refusalOf(work, file.path, error) }, onWritten);
  } finally {
    decided.done();
  }
}

async function importOne(
  work: ImportWork,
  file: PlannedFile,
  decided: Decision,
  onWritten: (item: ImportItem) => void,
): Promise<void> {
  const { path } = file;
  const seen = work.reread ? null : seenBefore(work, file);
  if (seen !== null) {
    await decided.myTurn();
    const known = await work.inFlight.claim(seen, work.signal);
    if (known !== null) return keepKnown(work, file, seen, null, known, onWritten);
    // the asset is gone: the file is read like a new one
    work.inFlight.forget(seen);
  }
  if (file.bytes === 0) throw new Refused('imports.empty_file', `“${basename(path)}” is empty.`);
  const free = await freeBytes(work.library.folder.root);
  if (free !== null && free < file.bytes * 1.2 + RESERVE) throw new Refused('imports.disk_full', noSpace(path));

  const staged = join(work.staging, `${randomBytes(8).toString('hex')}.dateline-part`);
  const filename = basename(path);
  let mine: string | null = null;
  let known: Known | null = null;
  try {
    const order = { path, filename, sidecar: file.sidecar, root: work.library.folder.root, staged };
    const answer = await work.app.reader.read(
      order,
      async ({ sha256 }) => {
        await decided.myTurn();
        known = await work.inFlight.claim(sha256, work.signal);
        if (known === null || known.isTrashed) mine = sha256;
        decided.done();
        return known === null;
      },
      work.signal,
    );
    if (answer.kind === 'failed') throw new Unread(answer.failure);
    if (answer.kind === 'dropped') {
      if (known === null) throw new Error('A file was dropped and nobody knows why.');
      return keepKnown(work, file, answer.hashed.sha256, answer.hashed, known, onWritten);
    }
    await keepNew(work, file, staged, answer, onWritten);
  } catch (error) {
    if (mine !== null) {
      await forgetUnfinished(work, mine, staged);
      work.inFlight.forget(mine);
    }
    throw error;
  }
}

/** The hash that an earlier look found under the same path, size and time. */
function seenBefore({ library }: ImportWork, file: PlannedFile): string | null {
  const row = library.catalogue.read.get('SELECT bytes, mtime_ms, sha256 FROM seen_files WHERE path = ?', file.path);
  return row !== undefined && row.bytes === file.bytes && row.mtime_ms === file.mtimeMs ? String(row.sha256) : null;
}

/** Bytes that the library has: a duplicate, or back from the trash. */
function keepKnown(
  work: ImportWork,
  file: PlannedFile,
  sha256: string,
  hashed: Hashed | null,
  known: Known,
  onWritten: (item: ImportItem) => void,
): void {
  const { path } = file;
  const seen = hashed === null ? {} : { seen: { path, bytes: hashed.bytes, mtimeMs: hashed.mtimeMs, sha256 } };
  if (!known.isTrashed) {
    work.batch.add({ item: duplicateOf(path, known.id, known.filename), ...seen }, onWritten);
    return;
  }
  const item: ImportItem = {
    path,
    outcome: 'imported',
    id: known.id,
    code: 'imports.restored_from_trash',
    message: `“${basename(path)}” was in the trash and is back.`,
  };
  work.inFlight.settle(sha256, { ...known, isTrashed: false });
  work.batch.add({ item, restored: known.id, ...seen }, (written) => {
    work.inFlight.forget(sha256);
    onWritten(written);
  });
}

/** Moves the original to its place and hands its row to the batch. */
async function keepNew(
  work: ImportWork,
  file: PlannedFile,
  staged: string,
  { hashed, looked }: { readonly hashed: Hashed; readonly looked: Looked },
  onWritten: (item: ImportItem) => void,
): Promise<void> {
  const filename = basename(file.path);
  const storedName = storedNameOf(filename);
  const { folder } = work.library;
  // After a cancel the library may have been left, and belong to another process.
  work.signal.throwIfAborted();
  await keepOriginal(folder, staged, hashed.sha256, storedName).catch((error: unknown) => {
    // The right to read the file is not what is missing.
    if (['EACCES', 'EPERM', 'EROFS'].includes(systemCode(error)))
      throw new Refused(
        'library.not_writable',
        `Dateline may not write in “${folder.originals}”, so “${filename}” was not imported. Ask for the right to write there.`,
      );
    throw error;
  });
  const asset = assetOf(work, file, hashed, looked, storedName);
  const item: ImportItem = {
    path: file.path,
    outcome: 'imported',
    id: asset.id,
    kind: asset.kind,
    ...remarkOn(filename, looked),
  };
  work.inFlight.settle(hashed.sha256, { id: asset.id, filename: asset.filename, isTrashed: false });
  const seen = { path: file.path, bytes: hashed.bytes, mtimeMs: hashed.mtimeMs, sha256: hashed.sha256 };
  const original = originalPath(folder, hashed.sha256, storedName);
  work.batch.add({ item, asset, marks: marksOf(looked), seen, original }, (written) => {
    work.inFlight.forget(hashed.sha256);
    onWritten(written);
  });
}

function marksOf({ likeness }: Looked): Marks | null {
  if (likeness === null || likeness.grid === '') return null;
  return { windows: Buffer.from(likeness.windows, 'base64'), grid: Buffer.from(likeness.grid, 'base64') };
}

function assetOf(work: ImportWork, file: PlannedFile, hashed: Hashed, looked: Looked, storedName: string): NewAsset {
  const { metadata, type, likeness, ...seen } = looked;
  const filename = basename(file.path).toWellFormed();
  return {
    ...metadata,
    ...seen,
    facts: { ...metadata.facts, ...seen.facts },
    id: newId<AssetId>('ast'),
    row: file.row,
    kind: type.kind,
    mime: type.mime,
    filename,
    storedName,
    folder: file.folder.toWellFormed(),
    bytes: hashed.bytes,
    sha256: hashed.sha256,
    crc32: hashed.crc32,
    title: metadata.title || titleFrom(filename),
    importId: work.jobId,
    likeness: likeness?.hash ?? null,
    importedAt: work.app.now().toISOString(),
  };
}

/** What the report says of a file that was imported and yet is not quite as it should be. */
function remarkOn(filename: string, { type, note }: Looked): { code?: ErrorCode; message?: string } {
  const extension = extname(filename);
  if (type.mime.startsWith('image/') && extension !== '' && !sameExtension(extension, type.extension)) {
    return {
      code: 'imports.wrong_extension',
      message: `“${filename}” is named ${extension} but is ${type.mime}; it was imported as what it is.`,
    };
  }
  if (note === 'imports.press_kit')
    return { code: note, message: `“${filename}” is a press kit; what is in it can be taken in as well.` };
  if (note === 'imports.font_damaged')
    return { code: note, message: `The font “${filename}” is damaged or not all there; it is kept, and no kit takes it along.` };
  if (note === 'imports.decoder_failed' || note === 'imports.decoder_timeout')
    return { code: note, message: `“${filename}” could not be decoded; it is kept without a picture of it.` };
  return {};
}

/** Extensions that mean the same type. */
const sameExtension = (a: string, b: string): boolean => {
  const plain = (extension: string): string => {
    const bare = extension.toLowerCase().replace(/^\./, '');
    return OTHER_SPELLINGS[bare] ?? bare;
  };
  return plain(a) === plain(b);
};

const OTHER_SPELLINGS: Readonly<Record<string, string>> = {
  ...{ jpeg: 'jpg', jpe: 'jpg', jfif: 'jpg', tiff: 'tif', apng: 'png', heif: 'heic', hif: 'heic', psb: 'psd' },
  ...{ htm: 'html', dib: 'bmp', j2k: 'jp2' },
};

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

/** Takes away what an unfinished file left: its staged copy, and previews that belong to no asset. */
async function forgetUnfinished(work: ImportWork, sha256: string, staged: string): Promise<void> {
  await rm(staged, { force: true }).catch(() => {});
  if (work.library.catalogue.read.get('SELECT 1 FROM assets WHERE sha256 = ?', sha256) !== undefined) return;
  for (const size of [320, 1600] as const)
    await rm(previewPath(work.library.folder, sha256, size), { force: true }).catch(() => {});
}

/** The sentence for a file that does not fit any more. */
export const noSpace = (path: string): string => `There is no space left for “${basename(path)}” on the disk of the library.`;

class Refused extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

class Unread extends Error {
  readonly failure: ReadFailure;

  constructor(failure: ReadFailure) {
    super('A file could not be read.');
    this.failure = failure;
  }
}

const refused = (path: string, code: ErrorCode, message: string): ImportItem => ({ path, outcome: 'refused', code, message });

/** The outcome of a file for which reading or keeping failed, in whatever way. */
function refusalOf(work: ImportWork, path: string, error: unknown): ImportItem {
  if (error instanceof Refused) return refused(path, error.code, error.message);
  const failure = error instanceof Unread ? error.failure : null;
  if (failure !== null && 'code' in failure) return refused(path, failure.code, failure.message);
  const system = failure === null ? systemCode(error) : failure.system;
  if (system === 'ENOSPC' || system === 'EDQUOT') return refused(path, 'imports.disk_full', noSpace(path));
  if (system === '') work.app.log(`Importing ${path} failed unexpectedly`, failure === null ? error : new Error(failure.syscall));
  const cause =
    failure === null ? error : Object.assign(new Error(failure.system), { code: failure.system, syscall: failure.syscall });
  const { code, message } = refusedPath(path, cause);
  return refused(path, code, message);
}

/** The place of one file among those of its size. */
export interface Decision {
  /** Settles when every earlier file of the same size is decided: of two equal files the first one found is the one that is kept. */
  myTurn(): Promise<void>;
  done(): void;
}

export interface SameSize {
  enter(file: { readonly bytes: number }): Decision;
}

/** Makes the order of decisions; files must enter in the order in which they were found. */
export function createSameSize(): SameSize {
  const lasts = new Map<number, Promise<void>>();
  return {
    enter: ({ bytes }) => {
      const before = lasts.get(bytes);
      let done: () => void = () => {};
      const mine = new Promise<void>((resolve) => {
        done = resolve;
      });
      const all = Promise.all([before, mine]).then(() => {
        if (lasts.get(bytes) === all) lasts.delete(bytes);
      });
      lasts.set(bytes, all);
      return { myTurn: async () => before, done };
    },
  };
}
