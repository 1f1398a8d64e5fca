import { inflateSync } from 'node:zlib';

/** Where and how the composite of a PSD stands (Adobe Photoshop File Formats, 'Image Data Section'). */
export interface Composite {
  readonly bytes: Uint8Array;
  /** Where the section begins, at its compression word. */
  readonly start: number;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** Bits of a sample: 1, 8, 16 or 32. */
  readonly depth: number;
  readonly isLarge: boolean;
}

/** Channels of the composite, each 8 bits a sample, made `step` times smaller by averaging while they are read. */
export interface Planes {
  readonly planes: readonly Uint8Array[];
  readonly width: number;
  readonly height: number;
}

/** Bytes that a zipped composite may unpack to. */
const MAX_UNZIPPED = 1024 * 1024 * 1024;

/** Reads the first `wanted` channels; null when the section is damaged or packed in an unknown way. Rows that are missing stay white. */
export function readPlanes(source: Composite, wanted: number, step: number): Planes | null {
  const width = Math.ceil(source.width / step);
  const height = Math.ceil(source.height / step);
  const rows = rowReader(source);
  if (rows === null) return null;
  const planes: Uint8Array[] = [];
  for (let channel = 0; channel < wanted; channel++) {
    const plane = new Uint8Array(width * height).fill(255);
    const sums = new Uint32Array(width);
    for (let y = 0; y < source.height; y++) {
      const row = rows(channel, y);
      if (row === null) {
        if (channel === 0 && y === 0) return null;
        break;
      }
      addRow(sums, row, source, step);
      if ((y + 1) % step === 0 || y === source.height - 1) {
        const tall = (y % step) + 1;
        writeRow(plane, Math.floor(y / step) * width, sums, source.width, step, tall);
        sums.fill(0);
      }
    }
    planes.push(plane);
  }
  return { planes, width, height };
}

function addRow(sums: Uint32Array, row: Uint8Array, { width, depth }: Composite, step: number): void {
  if (depth === 8) {
    if (step === 1) sums.set(row.subarray(0, width));
    else
      for (let x = 0, out = 0, left = step; x < width; x++) {
        sums[out] = (sums[out] ?? 0) + (row[x] ?? 0);
        if (--left === 0) {
          out++;
          left = step;
        }
      }
    return;
  }
  const view = new DataView(row.buffer, row.byteOffset, row.byteLength);
  for (let x = 0; x < width; x++) {
    const out = Math.floor(x / step);
    sums[out] = (sums[out] ?? 0) + sample(view, row, x, depth);
  }
}

/** A sample as 0 to 255: a bit is ink, 16 bits lose their low byte, 32 bits are linear light. */
function sample(view: DataView, row: Uint8Array, x: number, depth: number): number {
  if (depth === 1) return ((row[x >> 3] ?? 0) & (0x80 >> (x & 7))) === 0 ? 255 : 0;
  if (depth === 16) return row[x * 2] ?? 0;
  const light = view.getFloat32(x * 4);
  return light > 0 ? Math.min(255, Math.round(255 * light ** (1 / 2.2))) : 0;
}

function writeRow(plane: Uint8Array, at: number, sums: Uint32Array, sourceWidth: number, step: number, tall: number): void {
  for (let out = 0; out < sums.length; out++) {
    const wide = Math.min(step, sourceWidth - out * step);
    plane[at + out] = Math.round((sums[out] ?? 0) / (wide * tall));
  }
}

/** Gives the bytes of one row of one channel, in order; null where they are missing. Rows must be asked for in their order. */
function rowReader(source: Composite): ((channel: number, y: number) => Uint8Array | null) | null {
  const { bytes, start, width, height, channels, depth, isLarge } = source;
  if (start + 2 > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rowBytes = Math.ceil((width * depth) / 8);
  const compression = view.getUint16(start);
  const raw = (data: Uint8Array) => (channel: number, y: number) => {
    const at = (channel * height + y) * rowBytes;
    return at + rowBytes <= data.length ? data.subarray(at, at + rowBytes) : null;
  };
  if (compression === 0) return raw(bytes.subarray(start + 2));
  if (compression === 2) {
    const unzipped = unzip(bytes.subarray(start + 2), rowBytes * height * channels);
    return unzipped === null ? null : raw(unzipped);
  }
  if (compression !== 1) return null;
  const countBytes = isLarge ? 4 : 2;
  const table = start + 2;
  const lines = height * channels;
  if (table + lines * countBytes > bytes.length) return null;
  const countOf = (line: number) => (isLarge ? view.getUint32(table + line * 4) : view.getUint16(table + line * 2));
  const row = new Uint8Array(rowBytes);
  let line = 0;
  let at = table + lines * countBytes;
  return (channel, y) => {
    const target = channel * height + y;
    while (line < target) at += countOf(line++);
    const end = at + countOf(line);
    line++;
    const from = at;
    at = end;
    if (end > bytes.length) return null;
    unpackBits(bytes, from, end, row);
    return row;
  };
}

function unzip(packed: Uint8Array, expected: number): Uint8Array | null {
  if (expected > MAX_UNZIPPED) return null;
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, expected) });
  } catch {
    return null;
  }
}

/** PackBits (TIFF 6.0, section 9); what does not fit the row is left out, what is missing is white. */
function unpackBits(bytes: Uint8Array, from: number, to: number, row: Uint8Array): void {
  let at = from;
  let out = 0;
  while (at < to && out < row.length) {
    const head = bytes[at++] ?? 0;
    if (head < 128) {
      const count = Math.min(head + 1, row.length - out, to - at);
      for (let i = 0; i < count; i++) row[out + i] = bytes[at + i] ?? 0;
      out += count;
      at += head + 1;
    } else if (head > 128) {
      const count = Math.min(257 - head, row.length - out);
      row.fill(bytes[at++] ?? 0, out, out + count);
      out += count;
    }
  }
  if (out < row.length) row.fill(255, out);
}
