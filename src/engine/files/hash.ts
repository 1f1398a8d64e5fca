import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Bytes read at a time. */
const CHUNK = 1024 * 1024;

/**
 * SHA-256 of a file as hex, read piece by piece; `onBytes` hears how many bytes each piece has. Throws the system's error for a file that
 * cannot be read, and an AbortError when `signal` ends it.
 */
export async function hashFile(path: string, signal: AbortSignal, onBytes?: (read: number) => void): Promise<string> {
  const sha = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: CHUNK, signal })) {
    sha.update(piece as Buffer);
    onBytes?.((piece as Buffer).length);
  }
  return sha.digest('hex');
}
