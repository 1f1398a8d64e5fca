import { MARKER, SIGNATURE } from '../jpeg-segments.ts';
import { addExif, addXmp, type Blocks, MAX_XMP_BYTES, textAt, viewOf } from './blocks.ts';
import { readResources } from './photoshop.ts';

/**
 * The blocks in the head of a JPEG, up to its first scan: no pixel is touched. Unlike the strict reader of segments, what was read before a cut stays.
 * Photoshop's resources and XMP go on over several segments.
 */
export function jpegBlocks(bytes: Uint8Array, blocks: Blocks): void {
  const photoshop: Uint8Array[] = [];
  const extensions = new Map<string, Extension>();
  for (const { marker, data } of segmentsOf(bytes)) {
    if (marker === MARKER.APP0 && textAt(data, 0, 5) === 'JFIF\0') blocks.ppi ??= jfifPpi(data);
    else if (marker === MARKER.APP1) {
      const start = textAt(data, 0, SIGNATURE.extendedXmp.length);
      if (start.startsWith(SIGNATURE.exif)) addExif(blocks, data.subarray(6));
      else if (start.startsWith(SIGNATURE.xmp) && blocks.xmp.length === 0) addXmp(blocks, data.subarray(SIGNATURE.xmp.length));
      else if (start === SIGNATURE.extendedXmp) collect(extensions, data.subarray(SIGNATURE.extendedXmp.length));
    } else if (marker === MARKER.APP13 && textAt(data, 0, SIGNATURE.photoshop.length) === SIGNATURE.photoshop) {
      photoshop.push(data.subarray(SIGNATURE.photoshop.length));
    }
  }
  const [first] = photoshop;
  if (first !== undefined) readResources(photoshop.length === 1 ? first : Buffer.concat(photoshop), blocks);
  addExtension(blocks, extensions);
}

function* segmentsOf(bytes: Uint8Array): Generator<{ marker: number; data: Uint8Array }> {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // a fill byte
      continue;
    }
    if (marker === MARKER.SOS || marker === MARKER.EOI) return;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (length < 2) return;
    yield { marker, data: bytes.subarray(at + 4, Math.min(at + 2 + length, bytes.length)) };
    at += 2 + length;
  }
}

/** JFIF's density (T.871, 10.1): unit 1 is dots an inch, 2 dots a centimetre, 0 only a shape of pixels. */
function jfifPpi(data: Uint8Array): number | null {
  const [unit = 0, density = 0] = [data[7], data.length >= 10 ? viewOf(data).getUint16(8) : 0];
  if (unit === 0 || density <= 1) return null;
  return unit === 2 ? Math.round(density * 2.54) : density;
}

interface Extension {
  readonly bytes: Uint8Array;
  filled: number;
}

/** One part of extended XMP (XMP part 3, 1.1.3.1): 32 characters of digest, whole length, place of this part, and its bytes. */
function collect(extensions: Map<string, Extension>, part: Uint8Array): void {
  if (part.length < 40) return;
  const guid = textAt(part, 0, 32);
  const [whole, place] = [viewOf(part).getUint32(32), viewOf(part).getUint32(36)];
  const data = part.subarray(40);
  // a length that the file cannot hold must not claim memory
  if (whole > MAX_XMP_BYTES || place + data.length > whole) return;
  if (!extensions.has(guid) && extensions.size >= 4) return;
  const extension = extensions.get(guid) ?? { bytes: new Uint8Array(whole), filled: 0 };
  if (extension.bytes.length !== whole) return;
  extension.bytes.set(data, place);
  extension.filled += data.length;
  extensions.set(guid, extension);
}

/** Only the whole extension that the main packet names by its digest belongs to it; an older one may have stayed behind. */
function addExtension(blocks: Blocks, extensions: ReadonlyMap<string, Extension>): void {
  const [main] = blocks.xmp;
  if (main === undefined || extensions.size === 0) return;
  const packet = Buffer.from(main.buffer, main.byteOffset, main.byteLength);
  for (const [guid, { bytes, filled }] of extensions) {
    if (filled === bytes.length && packet.includes(guid)) {
      addXmp(blocks, bytes);
      return;
    }
  }
}
