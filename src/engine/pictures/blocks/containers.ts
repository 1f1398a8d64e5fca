import { addExif, addXmp, type Blocks, textAt, viewOf } from './blocks.ts';

/** The blocks of a WebP: chunks of RIFF named EXIF and 'XMP '. */
export function webpBlocks(bytes: Uint8Array, blocks: Blocks): void {
  const view = viewOf(bytes);
  let at = 12;
  while (at + 8 <= bytes.length) {
    const type = textAt(bytes, at, 4);
    const length = view.getUint32(at + 4, true);
    const data = bytes.subarray(at + 8, Math.min(at + 8 + length, bytes.length));
    if (type === 'EXIF') addExif(blocks, data);
    // 'XMP\0' is a misspelling that exists in the wild
    else if (type === 'XMP ' || type === 'XMP\0') addXmp(blocks, data);
    at += 8 + length + (length % 2);
  }
}

/** Bytes behind XMP in a GIF that let old decoders find the end (XMP part 3, 1.1.2). */
const GIF_TRAILER_BYTES = 258;

/** The blocks of a GIF: its XMP application extension. */
export function gifBlocks(bytes: Uint8Array, blocks: Blocks): void {
  let at = 13 + colourTable(bytes[10] ?? 0);
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === 0x2c) at = skipSubBlocks(bytes, at + 11 + colourTable(bytes[at + 9] ?? 0));
    else if (kind === 0x21) {
      const label = bytes[at + 1];
      const data = at + 3 + (bytes[at + 2] ?? 0);
      if (label === 0xff && textAt(bytes, at + 3, 11) === 'XMP DataXMP') {
        const end = skipSubBlocks(bytes, data);
        addXmp(blocks, bytes.subarray(data, Math.max(data, end - GIF_TRAILER_BYTES + 1)));
        at = end;
      } else {
        at = skipSubBlocks(bytes, label === 0xfe ? at + 2 : data);
      }
    } else return;
  }
}

const colourTable = (packed: number): number => ((packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 7) + 1));

/** Behind the sub-blocks that begin here: each says its length, an empty one ends them. */
function skipSubBlocks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length) {
    const length = bytes[at] ?? 0;
    at += length + 1;
    if (length === 0) return at;
  }
  return bytes.length;
}
