import { crc32, deflateSync } from 'node:zlib';
import { MARKER, MAX_SEGMENT_BYTES, SIGNATURE, writeSegment } from '../pictures/jpeg-segments.ts';
import { type PictureMetadata, readMetadata } from '../pictures/metadata.ts';

/** Metadata blocks that were found inside a file: a TIFF structure, an XMP packet, an IIM record. */
export interface Blocks {
  readonly exif?: Uint8Array | null;
  readonly xmp?: Uint8Array | null;
  readonly iim?: Uint8Array | null;
}

/**
 * Reads blocks of any file by the same rules as those of a photo: they are put into the head of a picture, and that picture is read. So
 * there is one place that knows which block wins.
 */
export function metadataOf({ exif, xmp, iim }: Blocks): PictureMetadata | null {
  if (!exif && !xmp && !iim) return null;
  const fits = (block: Uint8Array | null | undefined): block is Uint8Array =>
    block !== null && block !== undefined && block.length > 0 && block.length < MAX_SEGMENT_BYTES - 128;
  if (xmp && !fits(xmp)) return readMetadata(pngHead(xmp, exif ?? null));
  const segments: Uint8Array[] = [];
  const add = (marker: number, signature: string, data: Uint8Array): void => {
    segments.push(writeSegment(marker, signature, data));
  };
  if (fits(exif)) add(MARKER.APP1, SIGNATURE.exif, exif);
  if (fits(xmp)) add(MARKER.APP1, SIGNATURE.xmp, xmp);
  if (fits(iim)) add(MARKER.APP13, SIGNATURE.photoshop, resource(0x0404, iim));
  return readMetadata(Buffer.concat([Buffer.from('ffd8', 'hex'), ...segments, Buffer.from('ffda0002ffd9', 'hex')]));
}

/** One of Photoshop's image resources without a name. */
function resource(id: number, data: Uint8Array): Uint8Array {
  const head = Buffer.from('8BIM\0\0\0\0\0\0\0\0', 'latin1');
  head.writeUInt16BE(id, 4);
  head.writeUInt32BE(data.length, 8);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

/** A PNG of one pixel: its text chunk holds a packet of any length (XMP part 3, 1.1.5), such as Illustrator's with its swatches. */
function pngHead(xmp: Uint8Array, exif: Uint8Array | null): Uint8Array {
  const header = Buffer.from('00000001000000010800000000', 'hex');
  const text = Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1'), xmp]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('iTXt', text),
    ...(exif === null ? [] : [chunk('eXIf', exif)]),
    chunk('IDAT', deflateSync(Uint8Array.of(0, 255))),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** XMP packets of one file that are looked at: a placed picture of a PDF may bring its own. */
const MAX_PACKETS = 64;
/** Bytes of one packet; Illustrator's with all its swatches and a thumbnail have under 1 MB. */
const MAX_PACKET_BYTES = 2 * 1024 * 1024;

/** The XMP packets that stand in plain UTF-8 in a file of any kind, in order. */
export function xmpPackets(bytes: Uint8Array): Uint8Array[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const packets: Uint8Array[] = [];
  const close = '</x:xmpmeta>';
  for (
    let at = buffer.indexOf('<x:xmpmeta');
    at >= 0 && packets.length < MAX_PACKETS;
    at = buffer.indexOf('<x:xmpmeta', at + 10)
  ) {
    const end = buffer.indexOf(close, at);
    if (end < 0) break;
    if (end - at < MAX_PACKET_BYTES) packets.push(buffer.subarray(at, end + close.length));
  }
  return packets;
}

/** The thumbnail that Adobe's programs put into their XMP (xmp:Thumbnails, a JPEG in base64), decoded; null without one. */
export function xmpThumbnail(packet: Uint8Array): Uint8Array | null {
  const text = Buffer.from(packet.buffer, packet.byteOffset, packet.byteLength).toString('latin1');
  const found = /<xmpGImg:image>([^<]{100,})<\/xmpGImg:image>|xmpGImg:image="([^"]{100,})"/.exec(text);
  if (found === null) return null;
  const base64 = (found[1] ?? found[2] ?? '').replace(/&#x?[aAdD0-9]{1,3};/g, '').replace(/\s+/g, '');
  return Buffer.from(base64, 'base64');
}

/** An XMP packet without its thumbnail, which no metadata reader wants. */
export function withoutThumbnail(packet: Uint8Array): Uint8Array {
  const text = Buffer.from(packet.buffer, packet.byteOffset, packet.byteLength).toString('utf8');
  return Buffer.from(text.replace(/<xmp:Thumbnails>[\s\S]*?<\/xmp:Thumbnails>/, ''), 'utf8');
}
