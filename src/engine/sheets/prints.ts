import { lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { stagingNameIn } from '../files/staged.ts';
import type { LibraryFolder } from '../library/folder.ts';
import type { PdfPicture } from './pdf-pictures.ts';

/** Where printed thumbnails are kept from one sheet to the next; what is not there, or not whole, is null. Neither way ever fails. */
export interface PrintCache {
  get(sha256: string, px: number, ground: string): Promise<PdfPicture | null>;
  put(sha256: string, px: number, ground: string, picture: PdfPicture): Promise<void>;
}

/** Rises when a print would come out otherwise for the same preview, so that an old cache is not believed. */
const PRINT_RECIPE = 1;

/** Behind the JPEG stand its width and height (16 bits each) and the CRC-32 of all before it: little-endian, eight bytes. */
const TAIL = 8;
/** No print of a page is larger. */
const MOST_BYTES = 64_000_000;

/**
 * Prints in the cache of a library, by the SHA-256 of the original, the size and the ground; removed with the original, and made anew when
 * they are gone. They are not flushed, which would take longer than making them: the CRC-32 tells one that a power cut has torn.
 */
export function printsOfLibrary(folder: LibraryFolder): PrintCache {
  const pathOf = (sha256: string, px: number, ground: string): string =>
    join(folder.cache, 'prints', sha256.slice(0, 2), `${sha256}-${px}-${ground.replace(/\W/g, '')}-${PRINT_RECIPE}.print`);
  return {
    get: async (sha256, px, ground) => {
      const path = pathOf(sha256, px, ground);
      // A library may come from anybody: a pipe or a link in its cache is not read.
      const isPlain = await lstat(path).then(
        (found) => found.isFile() && found.size <= MOST_BYTES,
        () => false,
      );
      const file = isPlain ? await readFile(path).catch(() => null) : null;
      const end = (file?.length ?? 0) - TAIL;
      if (file === null || end <= 0 || file.readUInt32LE(end + 4) !== crc32(file.subarray(0, end + 4))) return null;
      return { bytes: file.subarray(0, end), width: file.readUInt16LE(end), height: file.readUInt16LE(end + 2) };
    },
    put: async (sha256, px, ground, { bytes, width, height }) => {
      const path = pathOf(sha256, px, ground);
      const tail = Buffer.alloc(TAIL);
      tail.writeUInt16LE(width, 0);
      tail.writeUInt16LE(height, 2);
      const file = Buffer.concat([bytes, tail]);
      file.writeUInt32LE(crc32(file.subarray(0, -4)), file.length - 4);
      const staged = stagingNameIn(folder.staging);
      try {
        await mkdir(dirname(path), { recursive: true });
        await mkdir(folder.staging, { recursive: true });
        await writeFile(staged, file);
        await rename(staged, path);
      } catch {
        // A full or read-only disk: the sheet does not need the cache.
        await rm(staged, { force: true }).catch(() => {});
      }
    },
  };
}
