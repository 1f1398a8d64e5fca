/** A font with other permissions: fsType stands in the ninth byte of its OS/2 table (OpenType, OS/2). The checksum is left wrong, which readers ignore. */
export function withFsType(font: Uint8Array, fsType: number): Buffer {
  const bytes = Buffer.from(font);
  for (let at = 12; at < 12 + bytes.readUInt16BE(4) * 16; at += 16)
    if (bytes.toString('latin1', at, at + 4) === 'OS/2') bytes.writeUInt16BE(fsType, bytes.readUInt32BE(at + 8) + 8);
  return bytes;
}
