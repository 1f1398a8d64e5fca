import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeFolders } from './destination.ts';
import { writePieces } from './pieces.ts';

/** Marks what is not finished; never a final name. Left-overs are removed when a library is opened, or made in the same folder. */
const STAGED_SUFFIX = '.dateline-part';

/** A staging name beside `path`, so that the later rename stays on one file system; short, whatever the final name. */
export const stagingName = (path: string): string => stagingNameIn(dirname(path));

/** A staging name in a folder of the same file system. */
export const stagingNameIn = (folder: string): string => join(folder, `.${randomBytes(8).toString('hex')}${STAGED_SUFFIX}`);

/** Whether a name is one of those that this module gives. */
export const isStagingName = (name: string): boolean => /^\.[0-9a-f]{16}\.dateline-part$/.test(name);

/** Removes what a job was writing when it ended early: a file, or a folder when its name is one that only we give. Never fails. */
export const removeScratch = (path: string): Promise<void> =>
  rm(path, { force: true, recursive: isStagingName(basename(path)) }).catch(() => {});

/**
 * Writes a whole file so that its name shows either the old content or all of the new: staged, flushed, renamed. Staged beside
 * it, or in a folder of the same file system that its owner clears after a crash. `mode` is the file's from its first byte on.
 */
export async function writeFileStaged(
  path: string,
  content: Uint8Array | string,
  stagingFolder = dirname(path),
  mode?: number,
): Promise<void> {
  await makeFolders(dirname(path));
  if (stagingFolder !== dirname(path)) await makeFolders(stagingFolder);
  const staged = stagingNameIn(stagingFolder);
  let handle: FileHandle | undefined;
  try {
    handle = await open(staged, 'wx', mode);
    await writePieces(handle, typeof content === 'string' ? Buffer.from(content) : content);
    await handle.sync();
    await handle.close();
    handle = undefined;
    await rename(staged, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await handle?.close().catch(() => {});
    await rm(staged, { force: true }).catch(() => {});
    throw error;
  }
}

/** Makes what is written of a file survive a power cut; throws the system's error. */
export async function flushFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  await handle.sync().finally(() => handle.close());
}

/** Makes a rename in `folder` survive a power cut; systems that cannot open folders are left alone. */
export async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().catch(() => {});
    await handle.close();
  } catch {
    // Windows refuses to open a folder; its journal orders the rename by itself.
  }
}
