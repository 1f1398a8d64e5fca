/** A box of the ISO base media file format (ISO/IEC 14496-12, 4.2): its type and where its content begins and ends. */
export interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Boxes of one level that are looked at; a film in fragments has two for every second or two. */
const MAX_BOXES = 200_000;

/** The boxes between two places; one whose length makes no sense ends the list, one that is cut off reaches to the end. */
export function* boxesIn(bytes: Uint8Array, from = 0, to = bytes.length): Generator<Box> {
  const view = viewOf(bytes);
  let at = from;
  for (let count = 0; at + 8 <= to && count < MAX_BOXES; count++) {
    let length = view.getUint32(at);
    let head = 8;
    if (length === 1) {
      if (at + 16 > to) return;
      length = Number(view.getBigUint64(at + 8));
      head = 16;
    } else if (length === 0) length = to - at;
    if (length < head) return;
    yield { type: ascii(bytes, at + 4, 4), start: at + head, end: Math.min(at + length, to) };
    at += length;
  }
}

/** The first box at the end of a path of types, each inside the one before. */
export function findBox(bytes: Uint8Array, path: readonly string[], within?: Box): Box | null {
  let box: Box | null = within ?? { type: '', start: 0, end: bytes.length };
  for (const type of path) {
    if (box === null) return null;
    box = firstOf(bytes, type, contentStart(box), box.end);
  }
  return box;
}

function firstOf(bytes: Uint8Array, type: string, from: number, to: number): Box | null {
  for (const box of boxesIn(bytes, from, to)) if (box.type === type) return box;
  return null;
}

/** `meta` is a full box with four bytes before its children (14496-12, 8.11.1); those of QuickTime, which are not, are read apart. */
const contentStart = (box: Box): number => (box.type === 'meta' ? box.start + 4 : box.start);

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Bytes as Latin-1; what lies outside the file is left out. */
export const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'latin1',
    Math.min(at, bytes.length),
    Math.min(at + length, bytes.length),
  );

/** Bytes as UTF-8. */
export const utf8 = (bytes: Uint8Array, at: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'utf8',
    Math.min(at, bytes.length),
    Math.min(Math.max(at, end), bytes.length),
  );
