import { ascii, boxesIn, findBox } from './boxes.ts';
import { type FormatContent, opaque } from './content.ts';
import { metadataOf } from './embedded-metadata.ts';
import { isSideways } from './picture.ts';

/** Reads the head of a JPEG XL (ISO/IEC 18181-1 and -2): size as displayed and metadata. Its pixels cannot be decoded here. */
export function readJpegXl(bytes: Uint8Array): FormatContent {
  try {
    const size = sizeOf(codestreamOf(bytes));
    return opaque('imports.no_decoder', { ...size, metadata: metadataIn(bytes), facts: { codec: 'JPEG XL' } });
  } catch {
    return opaque('imports.no_decoder', { facts: { codec: 'JPEG XL' } });
  }
}

/** The naked codestream, or the first part of the one in the container. */
function codestreamOf(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0xff && bytes[1] === 0x0a) return bytes;
  const whole = findBox(bytes, ['jxlc']);
  if (whole !== null) return bytes.subarray(whole.start, whole.end);
  const part = findBox(bytes, ['jxlp']);
  return part === null ? new Uint8Array() : bytes.subarray(part.start + 4, part.end);
}

function metadataIn(bytes: Uint8Array) {
  if (ascii(bytes, 4, 3) !== 'JXL') return null;
  let exif: Uint8Array | null = null;
  let xmp: Uint8Array | null = null;
  for (const box of boxesIn(bytes)) {
    // four bytes say how far behind them the TIFF structure begins
    if (box.type === 'Exif') exif ??= bytes.subarray(box.start + 4, box.end);
    else if (box.type === 'xml ') xmp ??= bytes.subarray(box.start, box.end);
  }
  return metadataOf({ exif, xmp });
}

/** Widths by ratio code (18181-1, table A.3). */
const RATIOS: readonly (readonly [number, number])[] = [
  [1, 1],
  [12, 10],
  [4, 3],
  [3, 2],
  [16, 9],
  [5, 4],
  [2, 1],
];

/** The size header (18181-1, A.2) and the orientation of the image metadata behind it. Bits run from the lowest. */
function sizeOf(stream: Uint8Array): { width: number | null; height: number | null } {
  if (stream[0] !== 0xff || stream[1] !== 0x0a) return { width: null, height: null };
  let bit = 16;
  const take = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++, bit++) value += ((((stream[bit >> 3] ?? 0) >> (bit & 7)) & 1) as number) * 2 ** i;
    return value;
  };
  const isSmall = take(1) === 1;
  const side = (): number => (isSmall ? (take(5) + 1) * 8 : take([9, 13, 18, 30][take(2)] ?? 9) + 1);
  const height = side();
  const ratio = RATIOS[take(3) - 1];
  const width = ratio === undefined ? side() : Math.floor((height * ratio[0]) / ratio[1]);
  const isDefault = take(1) === 1;
  const orientation = !isDefault && take(1) === 1 ? take(3) + 1 : 1;
  return isSideways(orientation) ? { width: height, height: width } : { width, height };
}
