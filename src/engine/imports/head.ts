import { open } from 'node:fs/promises';

/** The first bytes of a file, at most `length`; enough to know its type. */
export async function readHead(path: string, length = 65_536): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await handle.read(buffer, 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
