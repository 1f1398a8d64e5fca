import { hash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { Sha256 } from '#contract/values.ts';
import { readSmall } from '../files/small.ts';
import { writeFileStaged } from '../files/staged.ts';
import type { OpenLibrary } from '../library/open.ts';

/** A made file on disk with its checksums. */
export interface CachedFile {
  readonly path: string;
  readonly bytes: number;
  readonly crc32: number;
  readonly sha256: string;
}

/** The file at a path of the cache: as it lies there, else made and put there. The path must name everything that shapes its bytes. */
export async function cachedFile(library: OpenLibrary, path: string, make: () => Promise<Uint8Array>): Promise<CachedFile> {
  const known = readNote(path);
  if (known !== null) return known;
  if (existsSync(path)) return note(library, path, await readFile(path));
  const bytes = await make();
  await writeFileStaged(path, bytes, library.folder.staging);
  return note(library, path, bytes);
}

/** What lies beside a made file: its checksums, and the size and time by which a file that somebody changed is known. */
const Note = z.object({ bytes: z.int(), modifiedNs: z.string(), crc32: z.int(), sha256: Sha256 });

const notePath = (path: string): string => path.replace(/\.\w+$/, '.json');

/** A note has some 180 bytes. */
const MOST_BYTES = 4096;

function readNote(path: string): CachedFile | null {
  try {
    const facts = statSync(path, { bigint: true });
    const { modifiedNs, ...sums } = Note.parse(JSON.parse(readSmall(notePath(path), MOST_BYTES).toString()));
    return facts.mtimeNs.toString() === modifiedNs && facts.size === BigInt(sums.bytes) ? { path, ...sums } : null;
  } catch {
    return null; // not made yet, or the note is gone or torn: both can be made again
  }
}

async function note(library: OpenLibrary, path: string, bytes: Uint8Array): Promise<CachedFile> {
  const sums = { bytes: bytes.length, crc32: crc32(bytes), sha256: hash('sha256', bytes, 'hex') };
  const modifiedNs = (await stat(path, { bigint: true })).mtimeNs.toString();
  await writeFileStaged(notePath(path), JSON.stringify({ ...sums, modifiedNs }), library.folder.staging);
  return { path, ...sums };
}
