/** One marker segment of a JPEG's head: its marker byte, where it starts (the 0xff) and ends, and its payload. */
export type Segment = { readonly marker: number; readonly start: number; readonly end: number; readonly data: Uint8Array };

/** Markers by name (ITU-T T.81, table B.1). */
export const MARKER = { APP0: 0xe0, APP1: 0xe1, APP2: 0xe2, APP13: 0xed, APP14: 0xee, COM: 0xfe, SOS: 0xda, EOI: 0xd9 } as const;

/** Bytes that fit into one segment: its 16-bit length counts itself (ITU-T T.81, B.1.1.4). */
export const MAX_SEGMENT_BYTES = 65_533;

/** First bytes of the segments that carry metadata (XMP part 3, 1.1.3; Exif 4.7.2; ICC.1 B.4; IPTC in Photoshop resources). */
export const SIGNATURE = {
  exif: 'Exif\0\0',
  xmp: 'http://ns.adobe.com/xap/1.0/\0',
  extendedXmp: 'http://ns.adobe.com/xmp/extension/\0',
  icc: 'ICC_PROFILE\0',
  photoshop: 'Photoshop 3.0\0',
} as const;

/** The segments from the start of a JPEG up to the first scan, or null when the bytes are no JPEG or end before a scan begins. */
export function readSegments(jpeg: Uint8Array): readonly Segment[] | null {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return null;
  const segments: Segment[] = [];
  let at = 2;
  while (at + 4 <= jpeg.length) {
    if (jpeg[at] !== 0xff) return null;
    const marker = jpeg[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // a fill byte before the marker
      continue;
    }
    const length = ((jpeg[at + 2] ?? 0) << 8) | (jpeg[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > jpeg.length) return null;
    segments.push({ marker, start: at, end, data: jpeg.subarray(at + 4, end) });
    if (marker === MARKER.SOS) return segments;
    at = end;
  }
  return null;
}

/** Whether a segment's payload begins with a signature. */
export function hasSignature(segment: Segment, signature: string): boolean {
  return segment.data.length >= signature.length && latin1(segment.data, signature.length) === signature;
}

/** One segment as bytes. The payload must be at most MAX_SEGMENT_BYTES: a longer one is a fault of the caller and throws. */
export function writeSegment(marker: number, signature: string, payload: Uint8Array): Uint8Array {
  const bytes = signature.length + payload.length;
  if (bytes > MAX_SEGMENT_BYTES) throw new RangeError(`A JPEG segment cannot hold ${bytes} bytes.`);
  const segment = Buffer.alloc(4 + bytes);
  segment.writeUInt16BE(0xff00 | marker, 0);
  segment.writeUInt16BE(bytes + 2, 2);
  segment.write(signature, 4, 'latin1');
  segment.set(payload, 4 + signature.length);
  return segment;
}

/**
 * The JPEG with further segments after its JFIF header, before everything else, or null when it is no JPEG.
 * Written here because no package in pure JavaScript writes XMP and IIM both, and a file that passes through
 * a general metadata tool would keep that tool's padding and clock.
 */
export function insertSegments(jpeg: Uint8Array, added: readonly Uint8Array[]): Uint8Array | null {
  const segments = readSegments(jpeg);
  if (segments === null) return null;
  const first = segments[0];
  const at = first !== undefined && first.marker === MARKER.APP0 ? first.end : 2;
  return Buffer.concat([jpeg.subarray(0, at), ...added, jpeg.subarray(at)]);
}

/** Where the first picture of a JPEG ends, just behind its EOI, or null when it never does; what follows is not part of it. */
export function findEnd(jpeg: Uint8Array): number | null {
  const scan = readSegments(jpeg)?.at(-1);
  if (scan === undefined) return null;
  let at = scan.end;
  for (;;) {
    at = jpeg.indexOf(0xff, at);
    if (at < 0 || at + 1 >= jpeg.length) return null;
    const marker = jpeg[at + 1] ?? 0;
    if (marker === MARKER.EOI) return at + 2;
    if (marker === 0xff) at += 1;
    else if (marker === 0 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else at += 2 + (((jpeg[at + 2] ?? 0) << 8) | (jpeg[at + 3] ?? 0)); // tables between the scans of a progressive file
  }
}

function latin1(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, length).toString('latin1');
}
