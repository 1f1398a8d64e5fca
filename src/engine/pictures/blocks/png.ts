import { inflateSync } from 'node:zlib';
import { decodeUtf8, decodeWindows } from '../legacy-text.ts';
import { addExif, addXmp, type Blocks, MAX_BLOCK_BYTES, MAX_XMP_BYTES, textAt, viewOf } from './blocks.ts';
import { readResources } from './photoshop.ts';

/** Bytes of one text that are kept; captions are far shorter. */
const MAX_TEXT_BYTES = 1024 * 1024;

/** The keyword under which PNG keeps XMP (XMP part 3, 1.1.5). */
const XMP_KEYWORD = 'XML:com.adobe.xmp';

/** The blocks of a PNG from all its chunks: eXIf, XMP in a text chunk, profiles in ImageMagick's spelling, and plain texts. */
export function pngBlocks(bytes: Uint8Array, blocks: Blocks): void {
  const view = viewOf(bytes);
  const room: Room = { bytes: MAX_XMP_BYTES };
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = textAt(bytes, at + 4, 4);
    if (type === 'IEND' || at + 8 + length > bytes.length) return;
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'eXIf') addExif(blocks, data);
    else if (type === 'pHYs') blocks.ppi ??= physicalPpi(data);
    else if (type === 'tEXt' || type === 'zTXt' || type === 'iTXt') readText(type, data, blocks, room);
    at += 12 + length;
  }
}

/** pHYs counts pixels a metre when its unit is 1 (PNG, 11.3.4.3). */
function physicalPpi(data: Uint8Array): number | null {
  if (data.length < 9 || data[8] !== 1) return null;
  return Math.round(viewOf(data).getUint32(0) * 0.0254) || null;
}

/** Bytes that packed texts of one file may still unfold to; one that goes beyond leaves nothing to the others. */
interface Room {
  bytes: number;
}

function readText(type: 'tEXt' | 'zTXt' | 'iTXt', data: Uint8Array, blocks: Blocks, room: Room): void {
  const end = data.indexOf(0);
  if (end < 1 || end > 79) return;
  const keyword = textAt(data, 0, end);
  const content = contentOf(type, data, end, room);
  if (content === null) return;
  if (keyword === XMP_KEYWORD) addXmp(blocks, content);
  else if (keyword.startsWith('Raw profile type ')) readProfile(keyword.slice(17).trim().toLowerCase(), content, blocks);
  else if (content.length <= MAX_TEXT_BYTES) {
    // tEXt and zTXt are Latin-1 by the standard, and UTF-8 from many programs
    blocks.texts[keyword] ??= decodeUtf8(content) ?? decodeWindows(content);
  }
}

/** The content of a text chunk, unpacked where it is packed; null when there is no room for it. */
function contentOf(type: 'tEXt' | 'zTXt' | 'iTXt', data: Uint8Array, end: number, room: Room): Uint8Array | null {
  if (type === 'tEXt') return data.subarray(end + 1);
  if (type === 'zTXt') return unpack(data.subarray(end + 2), room);
  const language = data.indexOf(0, end + 3);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  if (translated < 0) return null;
  const content = data.subarray(translated + 1);
  return data[end + 1] === 1 ? unpack(content, room) : content;
}

function unpack(packed: Uint8Array, room: Room): Uint8Array | null {
  if (room.bytes <= 0) return null;
  try {
    const content = inflateSync(packed, { maxOutputLength: room.bytes });
    room.bytes -= content.length;
    return content;
  } catch (error) {
    // ERR_BUFFER_TOO_LARGE is a bomb; anything else is damage of this chunk alone
    if (error instanceof RangeError) room.bytes = 0;
    return null;
  }
}

/** ImageMagick's profiles: a name, a length, and the bytes as hex digits on many lines. */
function readProfile(name: string, content: Uint8Array, blocks: Blocks): void {
  if (!['exif', 'app1', 'iptc', '8bim', 'xmp'].includes(name)) return;
  const words = /^\s*[^\n]+\n\s*\d+\s+/.exec(textAt(content, 0, 200))?.[0];
  if (words === undefined) return;
  const hex = textAt(content, words.length, content.length).replace(/\s+/g, '');
  const bytes = Buffer.from(hex, 'hex');
  const start = bytes.toString('latin1', 0, 5);
  if (start.startsWith('8BIM')) readResources(bytes, blocks);
  else if (start.startsWith('\x1c')) blocks.iim ??= bytes.subarray(0, MAX_BLOCK_BYTES);
  else if (start.startsWith('http:')) addXmp(blocks, bytes.subarray(bytes.indexOf(0) + 1));
  else if (start.startsWith('<')) addXmp(blocks, bytes);
  else addExif(blocks, bytes);
}
