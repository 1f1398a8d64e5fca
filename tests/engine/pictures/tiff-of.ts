import { type TiffLayout, widthsOf, writeNumber } from '#engine/pictures/tiff-directories.ts';

/** One entry to write: whole numbers, letters, or another directory, whose place is filled in. */
export type Value = readonly number[] | string | Uint8Array | { readonly directory: Directory };
export type Directory = readonly (readonly [tag: number, type: number, value: Value])[];

/** A TIFF of grey pages, 4 by 3 px, each with its strip, and further entries. */
export function tiffOf(layout: TiffLayout, pages: readonly { pixels: Uint8Array; entries: Directory }[]): Buffer {
  const widths = widthsOf(layout);
  const parts: Buffer[] = [Buffer.alloc(widths.header)];
  let length = widths.header;
  const put = (bytes: Uint8Array): number => {
    const at = length;
    const even = Buffer.concat([bytes, Buffer.alloc(bytes.length % 2)]);
    parts.push(even);
    length += even.length;
    return at;
  };
  const size = (type: number): 1 | 2 | 4 | 8 => (type === 3 ? 2 : type === 4 || type === 13 ? 4 : type === 16 ? 8 : 1);
  const write = (directory: Directory, next: Buffer): number => {
    const entries = directory
      .toSorted((one, other) => one[0] - other[0])
      .map(([tag, type, value]) => {
        const bytes = bytesOf(type, value);
        const entry = Buffer.alloc(widths.entry);
        writeNumber(entry, tag, 0, 2, layout);
        writeNumber(entry, type, 2, 2, layout);
        writeNumber(entry, bytes.length / size(type), 4, widths.pointer, layout);
        if (bytes.length <= widths.pointer) entry.set(bytes, 4 + widths.pointer);
        else writeNumber(entry, put(bytes), 4 + widths.pointer, widths.pointer, layout);
        return entry;
      });
    const counter = Buffer.alloc(widths.counter);
    writeNumber(counter, entries.length, 0, widths.counter, layout);
    return put(Buffer.concat([counter, ...entries, next]));
  };
  const bytesOf = (type: number, value: Value): Uint8Array => {
    if (typeof value === 'string') return Buffer.from(`${value}\0`, 'latin1');
    if (value instanceof Uint8Array) return value;
    const numbers = 'directory' in value ? [write(value.directory, Buffer.alloc(widths.pointer))] : value;
    const bytes = Buffer.alloc(numbers.length * size(type));
    for (const [i, number] of numbers.entries()) {
      if (size(type) === 1) bytes[i] = number;
      else writeNumber(bytes, number, i * size(type), size(type) as 2, layout);
    }
    return bytes;
  };
  let next = Buffer.alloc(widths.pointer);
  let first = 0;
  for (const { pixels, entries } of pages.toReversed()) {
    const strip = put(pixels);
    first = write(
      [
        [0x100, 3, [4]],
        [0x101, 3, [3]],
        [0x102, 3, [8]],
        [0x103, 3, [1]],
        [0x106, 3, [1]],
        [0x111, 4, [strip]],
        [0x115, 3, [1]],
        [0x116, 3, [3]],
        [0x117, 4, [pixels.length]],
        ...entries,
      ],
      next,
    );
    next = Buffer.alloc(widths.pointer);
    writeNumber(next, first, 0, widths.pointer, layout);
  }
  const file = Buffer.concat(parts);
  file.write(layout.isLittle ? 'II' : 'MM', 0, 'latin1');
  writeNumber(file, layout.isBig ? 43 : 42, 2, 2, layout);
  if (layout.isBig) writeNumber(file, 8, 4, 2, layout);
  writeNumber(file, first, widths.firstAt, widths.pointer, layout);
  return file;
}
