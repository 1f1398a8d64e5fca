/** A font with other permissions: fsType stands in the ninth byte of its OS/2 table (OpenType, OS/2), whose sum is made to fit. */
export function withFsType(font: Uint8Array, fsType: number): Buffer {
  const bytes = Buffer.from(font);
  for (let at = 12; at < 12 + bytes.readUInt16BE(4) * 16; at += 16) {
    if (bytes.toString('latin1', at, at + 4) !== 'OS/2') continue;
    const place = bytes.readUInt32BE(at + 8) + 8;
    // fsType is the upper half of a 32-bit number of the sum.
    const change = (fsType - bytes.readUInt16BE(place)) * 0x10000;
    bytes.writeUInt16BE(fsType, place);
    bytes.writeUInt32BE((bytes.readUInt32BE(at + 4) + change) >>> 0, at + 4);
  }
  return bytes;
}
