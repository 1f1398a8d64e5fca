import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { systemCode } from '../refusal.ts';

/** Bytes of a WebP file's head: 'RIFF', the length of all that follows, 'WEBP' (RFC 9649, section 2.4). */
const HEAD = 12;

const isWhole = (head: Buffer, bytes: number): boolean =>
  bytes > HEAD &&
  head.toString('latin1', 0, 4) === 'RIFF' &&
  head.toString('latin1', 8, HEAD) === 'WEBP' &&
  head.readUInt32LE(4) + 8 === bytes;

/**
 * The bytes of a preview; null where there is none, and for one that a power cut has left empty or cut off, since previews are not flushed: either is made
 * again. Throws the system's other errors.
 */
export async function readPreview(path: string): Promise<Buffer | null> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  });
  return bytes !== null && isWhole(bytes, bytes.length) ? bytes : null;
}

/** Whether a whole preview lies at a path; here and now, by its head alone, as a window asks it of every picture that it shows. */
export function hasWholePreview(path: string): boolean {
  let fd: number;
  try {
    fd = openSync(path);
  } catch {
    return false;
  }
  try {
    const head = Buffer.alloc(HEAD);
    readSync(fd, head, 0, HEAD, 0);
    return isWhole(head, fstatSync(fd).size);
  } catch {
    return false;
  } finally {
    closeSync(fd);
  }
}
