/** Resources that hold EXIF, a second EXIF, XMP and thumbnails of what the picture once was (Adobe Photoshop File Formats, 'Image Resource IDs'). */
const DROPPED: ReadonlySet<number> = new Set([0x0409, 0x040c, 0x0422, 0x0423, 0x0424]);

/** Photoshop image resources without those that tell again what is cleaned elsewhere; null when nothing is left or they cannot be walked. */
export function keptResources(data: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const kept: Uint8Array[] = [];
  for (let at = 0; at + 12 <= bytes.length; ) {
    if (!/^(8BIM|MeSa|AgHg|PHUT|DCSR)$/.test(bytes.toString('latin1', at, at + 4))) return null;
    const name = 1 + (bytes[at + 6] ?? 0);
    const sizeAt = at + 6 + name + (name % 2);
    if (sizeAt + 4 > bytes.length) return null;
    const size = bytes.readUInt32BE(sizeAt);
    const end = sizeAt + 4 + size;
    if (end > bytes.length) return null;
    if (!DROPPED.has(bytes.readUInt16BE(at + 4))) kept.push(bytes.subarray(at, end), Buffer.alloc(size % 2));
    at = end + (size % 2);
  }
  return kept.length === 0 ? null : Buffer.concat(kept);
}
