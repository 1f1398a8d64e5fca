import { readDirectories } from '../exif.ts';
import { addXmp, type Blocks, MAX_BLOCK_BYTES } from './blocks.ts';
import { readResources } from './photoshop.ts';

/** The blocks of a TIFF and of raw files that are built like one: the file is its own EXIF, and its first directory holds XMP, IIM and Photoshop's resources. */
export function tiffBlocks(bytes: Uint8Array, blocks: Blocks): void {
  blocks.exif = bytes;
  const { main } = readDirectories(bytes);
  const xmp = main.bytes(700);
  if (xmp !== null) addXmp(blocks, xmp);
  // 33723 is often typed as LONG; its bytes are IIM all the same, in their own order
  const iim = main.bytes(33_723);
  if (iim !== null && iim[0] === 0x1c) blocks.iim = iim.subarray(0, MAX_BLOCK_BYTES);
  const photoshop = main.bytes(34_377);
  if (photoshop !== null) readResources(photoshop, blocks);
}
