import { createHash, hash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { writePieces } from '../files/pieces.ts';
import { flushFolder } from '../files/staged.ts';
import { type LibraryFolder, originalPath } from '../library/folder.ts';

/** What identifies a file's bytes: SHA-256 for the library, CRC-32 for every zip it will be stored in. */
export interface Fingerprint {
  readonly sha256: string;
  readonly crc32: number;
}

/** The fingerprint of bytes in memory. */
export const fingerprintOf = (bytes: Uint8Array): Fingerprint => ({ sha256: hash('sha256', bytes, 'hex'), crc32: crc32(bytes) });

/** Writes bytes that are in memory to a staging path and flushes them. The folder must be there: when it is gone, so is whoever asked. */
export async function stageBytes(staged: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(staged, 'wx');
  try {
    await writePieces(handle, bytes);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(staged, { force: true });
    throw error;
  }
  await handle.close();
}

/** Bytes copied at a time. */
const CHUNK = 4 * 1024 * 1024;

/**
 * Stages a file too large for memory: every chunk is hashed and then written, so that what is kept is what was hashed. With null
 * for a path it is only hashed. `alive` is called for every chunk.
 */
export async function stageHandle(
  from: FileHandle,
  staged: string | null,
  alive: () => void,
): Promise<Fingerprint & { readonly bytes: number }> {
  const to = staged === null ? null : await open(staged, 'wx');
  try {
    const sha = createHash('sha256');
    let crc = 0;
    let bytes = 0;
    const buffer = Buffer.alloc(CHUNK);
    for (;;) {
      const { bytesRead } = await from.read(buffer, 0, CHUNK, bytes);
      if (bytesRead === 0) break;
      const chunk = buffer.subarray(0, bytesRead);
      sha.update(chunk);
      crc = crc32(chunk, crc);
      if (to !== null) await writePieces(to, chunk);
      bytes += bytesRead;
      alive();
    }
    await to?.sync();
    return { bytes, sha256: sha.digest('hex'), crc32: crc };
  } catch (error) {
    if (staged !== null) await rm(staged, { force: true });
    throw error;
  } finally {
    await to?.close();
  }
}

/** Moves a staged original to its final place; the move is flushed before this settles. */
export async function keepOriginal(folder: LibraryFolder, staged: string, sha256: string, storedName: string): Promise<void> {
  const final = originalPath(folder, sha256, storedName);
  await mkdir(dirname(final), { recursive: true });
  await rename(staged, final);
  await flushFolder(dirname(final));
}
