import { open } from 'node:fs/promises';
import type { IntegrityFinding } from '#contract/integrity.ts';
import { type LibraryFolder, previewPath } from '../library/folder.ts';
import { systemCode } from '../refusal.ts';
import { found } from './check.ts';

const SIZES = [320, 1600] as const;

/** What is wrong with the previews of an asset, or null. They can be made again when the original is at hand. */
export async function checkPreviews(
  folder: LibraryFolder,
  asset: { readonly id: string; readonly sha256: string; readonly filename: string },
  hasOriginal: boolean,
): Promise<IntegrityFinding | null> {
  const more = { assetId: asset.id, ...(hasOriginal ? { repair: 'Make it again.' } : {}) };
  for (const size of SIZES) {
    const path = previewPath(folder, asset.sha256, size);
    const problem = await previewProblem(path, size);
    // both are made together: one of them is enough to say
    if (problem === 'missing') return found('preview_missing', path, `A preview of “${asset.filename}” is missing.`, more);
    if (problem !== null) return found('preview_damaged', path, `A preview of “${asset.filename}” is damaged: ${problem}.`, more);
  }
  return null;
}

/** A chunk's name and length (RFC 9649, section 2.3). */
const CHUNK_HEAD = 8;
/** The file's head: 'RIFF', length, 'WEBP'. */
const FILE_HEAD = 12;
/** More chunks than any preview has. */
const MOST_CHUNKS = 64;

/**
 * Why a preview cannot be shown, `missing`, or null for a sound one: its chunks must fill the file to the last byte, and the picture's
 * own head must hold a size that a preview can have (RFC 9649; RFC 6386, 9.1). Nothing is decoded.
 */
export async function previewProblem(path: string, longSide: number): Promise<string | null> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? 'missing' : `it cannot be read (${systemCode(error)})`;
  }
  try {
    const { size } = await handle.stat();
    const head = Buffer.alloc(64);
    await handle.read(head, 0, head.length, 0);
    if (head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 12) !== 'WEBP') return 'it is no WebP file';
    if (head.readUInt32LE(4) + CHUNK_HEAD !== size) return 'it has lost its end';
    for (let at = FILE_HEAD, n = 0; at < size; n++) {
      if (n > MOST_CHUNKS) return 'it is out of order';
      const { bytesRead } = await handle.read(head, 0, 24, at);
      if (bytesRead < CHUNK_HEAD) return 'it has lost its end';
      const name = head.toString('latin1', 0, 4);
      const length = head.readUInt32LE(4);
      at += CHUNK_HEAD + length + (length % 2);
      if (at > size) return 'it has lost its end';
      if (name !== 'VP8 ' && name !== 'VP8L') continue;
      const measured = name === 'VP8L' ? sizeOfLossless(head) : sizeOfLossy(head);
      if (measured === null) return 'the picture in it has no head';
      const [width, height] = measured;
      return Math.max(width, height) <= longSide && Math.min(width, height) > 0 ? null : 'the picture in it has no likely size';
    }
    return 'there is no picture in it';
  } catch (error) {
    return `it cannot be read (${systemCode(error) || String(error)})`;
  } finally {
    await handle.close();
  }
}

/** A key frame of VP8: three bytes, the start code, 14 bits each of width and height. */
const sizeOfLossy = (chunk: Buffer): [number, number] | null =>
  ((chunk[8] ?? 1) & 1) === 0 && chunk.readUIntBE(11, 3) === 0x9d012a
    ? [chunk.readUInt16LE(14) & 0x3fff, chunk.readUInt16LE(16) & 0x3fff]
    : null;

/** The signature, 14 bits each of width and height less one. */
function sizeOfLossless(chunk: Buffer): [number, number] | null {
  if (chunk[8] !== 0x2f) return null;
  const bits = chunk.readUInt32LE(9);
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
}
