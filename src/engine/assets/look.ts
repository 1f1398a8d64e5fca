import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Asset } from '#contract/assets.ts';
import type { ErrorCode } from '#contract/result.ts';
import { IN_MEMORY, lookAtPicture, NO_FACTS, pictureInNameOnly, RESERVE } from '../imports/file.ts';
import { readHead } from '../imports/head.ts';
import { fingerprintOf, type StagedOriginal, stageBytes, stageFile } from '../imports/original.ts';
import { refusedPath } from '../imports/walk.ts';
import { storedNameOf } from '../library/folder.ts';
import { freeBytes, type OpenLibrary } from '../library/open.ts';
import { detectFileType } from '../pictures/file-type.ts';
import { Refusal, systemCode } from '../refusal.ts';

/** What an asset's columns say of its file and not of what a person wrote: they change when the file does. */
export interface FileFacts
  extends Pick<
    Asset,
    | 'kind'
    | 'filename'
    | 'mime'
    | 'bytes'
    | 'sha256'
    | 'width'
    | 'height'
    | 'orientation'
    | 'colourSpace'
    | 'hasProfile'
    | 'hasLocation'
    | 'hasAlpha'
    | 'hasPreview'
    | 'pages'
    | 'durationMs'
    | 'facts'
    | 'colours'
    | 'conflicts'
    | 'note'
  > {
  readonly crc32: number;
  readonly storedName: string;
  readonly pixelHash: string | null;
  readonly likeness: string | null;
  /** What a document says, for search. */
  readonly text: string;
}

/** A file that was read and staged inside the library, not yet under its final name. Its previews are made. */
export interface LookedAt {
  readonly facts: FileFacts;
  readonly staged: StagedOriginal;
}

/** Reads, stages and looks at one file, as an import does; refuses with the import's codes. Nothing is kept until `staged.keep`. */
export async function lookAtFile(library: OpenLibrary, path: string, signal: AbortSignal): Promise<LookedAt> {
  try {
    const { size } = await readable(path);
    const free = await freeBytes(library.folder.root);
    if (free !== null && free < size * 1.2 + RESERVE) throw noSpace(path);
    return size <= IN_MEMORY ? await lookAtBytes(library, path) : await lookAtLarge(library, path, signal);
  } catch (error) {
    if (error instanceof Refusal || signal.aborted) throw error;
    const code = systemCode(error);
    if (code === 'ENOSPC' || code === 'EDQUOT') throw noSpace(path);
    if (code === '') throw error;
    const refused = refusedPath(path, error);
    throw new Refusal(refused.code, refused.message);
  }
}

const refuse = (code: ErrorCode, message: string): Refusal => new Refusal(code, message);

const noSpace = (path: string): Refusal =>
  refuse('imports.disk_full', `There is no space left for “${basename(path)}” on the disk of the library.`);

const stillWritten = (path: string): Refusal =>
  refuse('imports.changed_while_reading', `“${basename(path)}” was still being written. Try again when it is finished.`);

async function readable(path: string): Promise<{ size: number }> {
  const facts = await stat(path);
  if (!facts.isFile()) throw refuse('imports.special_file', `“${basename(path)}” is not a file.`);
  if (facts.size === 0) throw refuse('imports.empty_file', `“${basename(path)}” is empty.`);
  return { size: facts.size };
}

async function lookAtBytes(library: OpenLibrary, path: string): Promise<LookedAt> {
  const bytes = await readFile(path);
  if (bytes.length !== (await stat(path)).size) throw stillWritten(path);
  const filename = basename(path);
  const fingerprint = fingerprintOf(bytes);
  const type = await detectFileType(bytes, filename);
  const misnamed = pictureInNameOnly(filename, type);
  if (misnamed !== null) throw refuse('imports.unsupported_picture', misnamed);
  const looked = await lookAtPicture({ library }, bytes, type, filename, fingerprint.sha256);
  if (!looked.ok) throw refuse(looked.code, looked.message);
  return {
    staged: await stageBytes(library.folder, bytes, fingerprint),
    facts: {
      ...NOTHING_ELSE,
      ...looked.facts,
      ...fingerprint,
      kind: looked.kind,
      filename: filename.toWellFormed(),
      storedName: storedNameOf(filename),
      mime: type.mime,
      bytes: bytes.length,
      hasLocation: looked.metadata.hasLocation,
      hasPreview: looked.hasPreview,
    },
  };
}

/** A film or archive beyond memory: its type is read from its first bytes. */
async function lookAtLarge(library: OpenLibrary, path: string, signal: AbortSignal): Promise<LookedAt> {
  const staged = await stageFile(library.folder, path, signal);
  if (staged === null) throw stillWritten(path);
  const filename = basename(path);
  const type = await detectFileType(await readHead(path), filename);
  return {
    staged,
    facts: {
      ...NOTHING_ELSE,
      ...NO_FACTS,
      sha256: staged.sha256,
      crc32: staged.crc32,
      kind: type.kind,
      filename: filename.toWellFormed(),
      storedName: storedNameOf(filename),
      mime: type.mime,
      bytes: staged.bytes,
      hasLocation: false,
      hasPreview: false,
    },
  };
}

/** What this look does not find out. */
const NOTHING_ELSE: Pick<
  FileFacts,
  'pages' | 'durationMs' | 'facts' | 'colours' | 'conflicts' | 'note' | 'pixelHash' | 'likeness' | 'text'
> = {
  pages: null,
  durationMs: null,
  facts: {},
  colours: [],
  conflicts: [],
  note: null,
  pixelHash: null,
  likeness: null,
  text: '',
};
