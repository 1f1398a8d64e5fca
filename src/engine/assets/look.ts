import { randomBytes } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Asset } from '#contract/assets.ts';
import type { ErrorCode } from '#contract/result.ts';
import type { App } from '../engine.ts';
import { noSpace, RESERVE } from '../imports/file.ts';
import { keepOriginal } from '../imports/original.ts';
import type { Hashed, Looked } from '../imports/reader/protocol.ts';
import { refusedPath } from '../imports/walk.ts';
import { storedNameOf } from '../library/folder.ts';
import { freeBytes, type OpenLibrary } from '../library/open.ts';
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
  readonly staged: { keep(storedName: string): Promise<void>; drop(): Promise<void> };
}

/**
 * Reads, stages and looks at one file, as an import does, in the reader's process; refuses with the import's codes. `check` sees the
 * hash before anything is decoded and may refuse. Nothing is kept until `staged.keep`; `drop` may be called at any time.
 */
export async function lookAtFile(
  { app, library }: { readonly app: App; readonly library: OpenLibrary },
  path: string,
  check: (sha256: string) => void,
): Promise<LookedAt> {
  const filename = basename(path);
  const folder = join(library.folder.staging, `look-${randomBytes(8).toString('hex')}`);
  const drop = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const { size } = await readable(path);
    const free = await freeBytes(library.folder.root);
    if (free !== null && free < size * 1.2 + RESERVE) throw new Refusal('imports.disk_full', noSpace(path));
    await mkdir(folder, { recursive: true });
    const staged = join(folder, 'original.dateline-part');
    let refusal: unknown;
    const answer = await app.reader.read(
      { path, filename, sidecar: null, root: library.folder.root, staged },
      async ({ sha256 }) => {
        try {
          check(sha256);
          return true;
        } catch (error) {
          refusal = error;
          return false;
        }
      },
      new AbortController().signal,
    );
    if (answer.kind === 'dropped') throw refusal;
    if (answer.kind === 'failed') throw failureOf(path, answer.failure);
    return {
      facts: factsOf(filename, answer.hashed, answer.looked),
      staged: {
        keep: async (storedName) => {
          await keepOriginal(library.folder, staged, answer.hashed.sha256, storedName);
          await drop();
        },
        drop,
      },
    };
  } catch (error) {
    await drop();
    if (error instanceof Refusal) throw error;
    const code = systemCode(error);
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new Refusal('imports.disk_full', noSpace(path));
    if (code === '') throw error;
    const refused = refusedPath(path, error);
    throw new Refusal(refused.code, refused.message);
  }
}

function factsOf(filename: string, hashed: Hashed, looked: Looked): FileFacts {
  const { type, metadata, likeness, ...facts } = looked;
  return {
    ...facts,
    kind: type.kind,
    mime: type.mime,
    filename: filename.toWellFormed(),
    storedName: storedNameOf(filename),
    bytes: hashed.bytes,
    sha256: hashed.sha256,
    crc32: hashed.crc32,
    hasLocation: metadata.hasLocation,
    facts: { ...metadata.facts, ...facts.facts },
    conflicts: metadata.conflicts,
    likeness: likeness?.hash ?? null,
  };
}

/** What the reader said, as an error of this process. */
const failureOf = (path: string, failure: { code: ErrorCode; message: string } | { system: string; syscall: string }): Error =>
  'code' in failure
    ? new Refusal(failure.code, failure.message)
    : Object.assign(new Error(`${path} could not be read.`), { code: failure.system, syscall: failure.syscall });

async function readable(path: string): Promise<{ size: number }> {
  const facts = await stat(path);
  if (!facts.isFile()) throw new Refusal('imports.special_file', `“${basename(path)}” is not a file.`);
  if (facts.size === 0) throw new Refusal('imports.empty_file', `“${basename(path)}” is empty.`);
  return { size: facts.size };
}
