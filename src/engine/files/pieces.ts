import type { FileHandle } from 'node:fs/promises';

/**
 * Bytes handed to the system in one call. Linux caches what it is given in pieces as large as the call, up to 2 MiB, and large ones can be the
 * dear ones: a virtual machine has given such memory back to its host and must ask for it again, page by page (docs/performance.md, Export).
 */
export const CALL_BYTES = 256 << 10;

/** Writes all bytes where the file was left off; throws the system's error. */
export async function writePieces(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  // writeFile goes on where it was and writes all of it, however often the system must be asked
  for (let at = 0; at < bytes.length; at += CALL_BYTES) await handle.writeFile(bytes.subarray(at, at + CALL_BYTES));
}
