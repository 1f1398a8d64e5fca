import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/**
 * The bytes of a small file of ours, read here and now: that takes a tenth of the way to another thread and back. What is no plain file (a pipe
 * would be waited for without end) or has more than `most` bytes is an error, as what the system refuses is.
 */
export function readSmall(path: string, most: number): Buffer {
  const fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const facts = fstatSync(fd);
    if (!facts.isFile() || facts.size > most) throw new Error(`${path} is no plain file of at most ${most} bytes.`);
    return readFileSync(fd);
  } finally {
    closeSync(fd);
  }
}
