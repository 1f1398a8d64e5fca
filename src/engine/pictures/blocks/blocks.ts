/** The metadata that a container holds, as bytes that nobody has read yet; null and empty where there is none. */
export interface Blocks {
  /** A TIFF structure with EXIF directories. */
  exif: Uint8Array | null;
  /** Data sets of IPTC-IIM. */
  iim: Uint8Array | null;
  /** Photoshop's MD5 of the IIM as it was when XMP was last written beside it (resource 0x0425). */
  iimDigest: Uint8Array | null;
  /** XMP packets; the first is the main one, others extend it. */
  xmp: Uint8Array[];
  /** Text chunks of PNG by their keyword. */
  texts: Record<string, string>;
  /** Pixels an inch as the container says, beside EXIF. */
  ppi: number | null;
}

/** Blocks of a file that has none. */
export const noBlocks = (): Blocks => ({ exif: null, iim: null, iimDigest: null, xmp: [], texts: {}, ppi: null });

/**
 * Bytes of XMP that are read; real packets have under 100 kB, and a caption of 200,000 characters in several languages has a few MB.
 * A packet beyond it counts as none.
 */
export const MAX_XMP_BYTES = 16 * 1024 * 1024;

/** Bytes of EXIF or IIM that are read: more than any camera writes, maker notes included. */
export const MAX_BLOCK_BYTES = 8 * 1024 * 1024;

/** Adds a packet unless it is too large. */
export function addXmp(blocks: Blocks, packet: Uint8Array): void {
  if (packet.length > 0 && packet.length <= MAX_XMP_BYTES) blocks.xmp.push(packet);
}

/** Takes EXIF with or without the signature that JPEG puts before it; the first one stands. */
export function addExif(blocks: Blocks, bytes: Uint8Array): void {
  const exif = textAt(bytes, 0, 6) === 'Exif\0\0' ? bytes.subarray(6) : bytes;
  if (exif.length >= 8) blocks.exif ??= exif.subarray(0, MAX_BLOCK_BYTES);
}

/** The bytes at a place as Latin-1 text. */
export const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  Buffer.from(
    bytes.buffer,
    bytes.byteOffset + Math.min(at, bytes.length),
    Math.max(0, Math.min(length, bytes.length - at)),
  ).toString('latin1');

/** A view of bytes for numbers. */
export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
