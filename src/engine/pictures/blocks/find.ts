import { addXmp, type Blocks, noBlocks, textAt } from './blocks.ts';
import { gifBlocks, webpBlocks } from './containers.ts';
import { boxBlocks } from './isobmff.ts';
import { jpegBlocks } from './jpeg.ts';
import { psdBlocks } from './photoshop.ts';
import { pngBlocks } from './png.ts';
import { tiffBlocks } from './tiff.ts';

type Finder = (bytes: Uint8Array, blocks: Blocks) => void;

/**
 * Finds the metadata blocks of a file by its first bytes: JPEG, PNG, WebP, GIF, TIFF and raw files, AVIF, HEIC, JPEG XL, JPEG 2000, PSD; an SVG
 * or a bare packet is XMP as a whole. Only structure is read, never pixels. What a damaged file held before the damage stays found.
 */
export function findBlocks(bytes: Uint8Array): Blocks {
  const blocks = noBlocks();
  try {
    finderOf(bytes)?.(bytes, blocks);
  } catch {
    // A structure that points outside the file ends the search.
  }
  return blocks;
}

function finderOf(bytes: Uint8Array): Finder | null {
  const start = textAt(bytes, 0, 16);
  if (start.startsWith('\xff\xd8')) return jpegBlocks;
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return pngBlocks;
  if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return webpBlocks;
  if (start.startsWith('GIF8')) return gifBlocks;
  // II*, MM*, BigTIFF, and the marks of Olympus and Panasonic
  if (/^(II[*+RU]|MM\0[*+]|MMOR)/.test(start)) return tiffBlocks;
  if (/^.{4}(ftyp|JXL |jP {2})/s.test(start)) return boxBlocks;
  if (start.startsWith('8BPS')) return psdBlocks;
  return isMarkup(bytes) ? takeAsPacket : null;
}

/** XML in UTF-8, UTF-16 or UTF-32 that mentions RDF: an SVG with metadata, an XMP packet, a sidecar. */
function isMarkup(bytes: Uint8Array): boolean {
  const plain = textAt(bytes, 0, 256)
    .replace(/\0/g, '')
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  return plain.trimStart().startsWith('<');
}

const takeAsPacket: Finder = (bytes, blocks) => addXmp(blocks, bytes);
