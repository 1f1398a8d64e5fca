/** Pixels as a TIFF knows them: interleaved, 8 bits a channel. `photometric` 1 grey, 2 RGB, 5 CMYK (TIFF 6.0). */
export interface TiffPixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly photometric: 1 | 2 | 5;
  readonly hasAlpha: boolean;
  readonly icc: Uint8Array | null;
}

const SHORT = 3;
const LONG = 4;
const UNDEFINED = 7;

/** An uncompressed TIFF in memory, by which libvips learns the colour space of raw pixels and converts them by their profile. */
export function writeTiff({ data, width, height, channels, photometric, hasAlpha, icc }: TiffPixels): Uint8Array {
  const entries: [tag: number, type: number, count: number, value: number][] = [
    [256, LONG, 1, width],
    [257, LONG, 1, height],
    [258, SHORT, channels, 0],
    [259, SHORT, 1, 1],
    [262, SHORT, 1, photometric],
    [273, LONG, 1, 0],
    [277, SHORT, 1, channels],
    [278, LONG, 1, height],
    [279, LONG, 1, data.length],
    [284, SHORT, 1, 1],
  ];
  if (hasAlpha) entries.push([338, SHORT, 1, 2]);
  if (icc !== null) entries.push([34_675, UNDEFINED, icc.length, 0]);
  const directory = 8;
  const depthsAt = directory + 2 + entries.length * 12 + 4;
  const iccAt = depthsAt + channels * 2;
  const pixelsAt = iccAt + (icc?.length ?? 0) + ((icc?.length ?? 0) % 2);
  const head = Buffer.alloc(pixelsAt);
  head.write('II*\0', 0, 'latin1');
  head.writeUInt32LE(directory, 4);
  head.writeUInt16LE(entries.length, directory);
  for (const [i, [tag, type, count, value]] of entries.entries()) {
    const at = directory + 2 + i * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(count, at + 4);
    // depths of up to two channels stand in the entry itself
    if (tag === 258 && channels <= 2) {
      for (let c = 0; c < channels; c++) head.writeUInt16LE(8, at + 8 + c * 2);
    } else if (tag === 258) head.writeUInt32LE(depthsAt, at + 8);
    else if (tag === 273) head.writeUInt32LE(pixelsAt, at + 8);
    else if (tag === 34_675) head.writeUInt32LE(iccAt, at + 8);
    else if (type === SHORT) head.writeUInt16LE(value, at + 8);
    else head.writeUInt32LE(value, at + 8);
  }
  for (let c = 0; c < channels; c++) head.writeUInt16LE(8, depthsAt + c * 2);
  if (icc !== null) head.set(icc, iccAt);
  return Buffer.concat([head, data]);
}
