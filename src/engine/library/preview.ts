import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** Bytes of a WebP file's head: 'RIFF', the length of all that follows, 'WEBP' (RFC 9649, section 2.4). */
const HEAD = 12;

/**
 * Whether a whole preview lies at a path. A power cut may leave one empty or cut off, since previews are not flushed: that one counts as not there and is
 * made again. Here and now, by its head alone, as a window asks it of every picture that it shows; a pipe in its place is not waited for.
 */
export function hasWholePreview(path: string): boolean {
  let fd: number;
  try {
    fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch {
    return false;
  }
  try {
    const facts = fstatSync(fd);
    const head = Buffer.alloc(HEAD);
    return (
      facts.isFile() &&
      readSync(fd, head, 0, HEAD, 0) === HEAD &&
      head.toString('latin1', 0, 4) === 'RIFF' &&
      head.toString('latin1', 8, HEAD) === 'WEBP' &&
      head.readUInt32LE(4) + 8 === facts.size
    );
  } catch {
    return false;
  } finally {
    closeSync(fd);
  }
}

/** The bytes of a whole preview; null where none lies there, or none that can be read. */
export const readPreview = async (path: string): Promise<Buffer | null> =>
  hasWholePreview(path) ? readFile(path).catch(() => null) : null;
