import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Marks a file that is not finished; never a final name. Left-overs are removed when a library is opened. */
export const STAGED_SUFFIX = '.dateline-part';

/** A staging name beside `path`, unique, so that the later rename stays on one file system. */
export const stagingName = (path: string): string =>
  join(dirname(path), `.${basename(path).slice(0, 80)}.${randomBytes(5).toString('hex')}${STAGED_SUFFIX}`);

/** Writes a whole file so that its name shows either the old content or all of the new: staged, flushed, renamed. */
export async function writeFileStaged(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const staged = stagingName(path);
  let handle: FileHandle | undefined;
  try {
    handle = await open(staged, 'wx');
    await handle.writeFile(content);
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
