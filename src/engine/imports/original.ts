import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { flushFolder, stagingNameIn } from '../files/staged.ts';
import { type LibraryFolder, originalPath } from '../library/folder.ts';

/** What identifies a file's bytes: SHA-256 for the library, CRC-32 for every zip it will be stored in. */
export interface Fingerprint {
  readonly sha256: string;
  readonly crc32: number;
}

/** The fingerprint of bytes in memory. */
export const fingerprintOf = (bytes: Uint8Array): Fingerprint => ({ sha256: hash('sha256', bytes, 'hex'), crc32: crc32(bytes) });

/** A file staged inside the library, not yet under its final name. */
export interface StagedOriginal extends Fingerprint {
  /** Moves it to its final place; the move is flushed before this settles. */
  keep(storedName: string): Promise<void>;
  drop(): Promise<void>;
}

/** Stages bytes that are already in memory. */
export async function stageBytes(folder: LibraryFolder, bytes: Uint8Array, fingerprint: Fingerprint): Promise<StagedOriginal> {
  const staged = await newStagingPath(folder);
  const handle = await open(staged, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(staged, { force: true });
    throw error;
  }
  await handle.close();
  return stagedOriginal(folder, staged, fingerprint);
}

/** Stages a file too large for memory: copied by the system, then hashed from the copy, so that what is kept is what was hashed. */
export async function stageFile(folder: LibraryFolder, source: string, signal: AbortSignal): Promise<StagedOriginal> {
  const staged = await newStagingPath(folder);
  try {
    await copyFile(source, staged);
    const sha = createHash('sha256');
    let crc = 0;
    for await (const chunk of createReadStream(staged, { highWaterMark: 4 * 1024 * 1024, signal })) {
      sha.update(chunk as Buffer);
      crc = crc32(chunk as Buffer, crc);
    }
    const handle = await open(staged, 'r+');
    await handle.sync();
    await handle.close();
    return stagedOriginal(folder, staged, { sha256: sha.digest('hex'), crc32: crc });
  } catch (error) {
    await rm(staged, { force: true });
    throw error;
  }
}

async function newStagingPath(folder: LibraryFolder): Promise<string> {
  await mkdir(folder.staging, { recursive: true });
  return stagingNameIn(folder.staging);
}

function stagedOriginal(folder: LibraryFolder, staged: string, fingerprint: Fingerprint): StagedOriginal {
  return {
    ...fingerprint,
    keep: async (storedName) => {
      const final = originalPath(folder, fingerprint.sha256, storedName);
      await mkdir(dirname(final), { recursive: true });
      await rename(staged, final);
      await flushFolder(dirname(final));
    },
    drop: () => rm(staged, { force: true }),
  };
}
