/** One picture of an icon: a square PNG of this many px. */
export interface IconPicture {
  readonly px: number;
  readonly png: Uint8Array;
}

/** A Windows icon that holds PNGs: a directory of 16 bytes each behind a head of six, then the pictures (MS-ICO, as written since Vista). */
export function writeIco(pictures: readonly IconPicture[]): Uint8Array {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ px, png }, at) => {
    const entry = 6 + 16 * at;
    // 256 is written as 0
    head.writeUInt8(px % 256, entry);
    head.writeUInt8(px % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** Sizes of a favicon.ico: tabs, the task bar, and tabs of dense screens. */
export const ICO_SIZES = [16, 32, 48] as const;
