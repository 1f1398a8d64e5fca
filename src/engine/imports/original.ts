import { createHash, hash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
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
  readonly bytes: number;
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
  return stagedOriginal(folder, staged, bytes.length, fingerprint);
}

/** Bytes copied at a time: so soon is a cancel noticed. */
const CHUNK = 4 * 1024 * 1024;

/**
 * Stages a file too large for memory: every chunk is hashed and then written, so that what is kept is what was hashed. Null when
 * the file had another size at the end: somebody is still writing it.
 */
export async function stageFile(folder: LibraryFolder, source: string, signal: AbortSignal): Promise<StagedOriginal | null> {
  const staged = await newStagingPath(folder);
  const from = await open(source, 'r');
  try {
    const sha = createHash('sha256');
    let crc = 0;
    let bytes = 0;
    const to = await open(staged, 'wx');
    try {
      const buffer = Buffer.alloc(CHUNK);
      for (;;) {
        signal.throwIfAborted();
        const { bytesRead } = await from.read(buffer, 0, CHUNK, bytes);
        if (bytesRead === 0) break;
        const chunk = buffer.subarray(0, bytesRead);
        sha.update(chunk);
        crc = crc32(chunk, crc);
        // writeFile goes on where it was and writes all of it, however often the system must be asked
        await to.writeFile(chunk);
        bytes += bytesRead;
      }
      await to.sync();
    } finally {
      await to.close();
    }
    if ((await from.stat()).size !== bytes) {
      await rm(staged, { force: true });
      return null;
    }
    return stagedOriginal(folder, staged, bytes, { sha256: sha.digest('hex'), crc32: crc });
  } catch (error) {
    await rm(staged, { force: true });
    throw error;
  } finally {
    await from.close();
  }
}

async function newStagingPath(folder: LibraryFolder): Promise<string> {
  await mkdir(folder.staging, { recursive: true });
  return stagingNameIn(folder.staging);
}

function stagedOriginal(folder: LibraryFolder, staged: string, bytes: number, fingerprint: Fingerprint): StagedOriginal {
  return {
    ...fingerprint,
    bytes,
    keep: async (storedName) => {
      const final = originalPath(folder, fingerprint.sha256, storedName);
      await mkdir(dirname(final), { recursive: true });
      await rename(staged, final);
      await flushFolder(dirname(final));
    },
    drop: () => rm(staged, { force: true }),
  };
}
