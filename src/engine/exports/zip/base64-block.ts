// Blocks of a deflate stream (RFC 1951) for base64 of something compressed already. Its 64 letters are equally likely, so the best code is known
// before a letter is seen: six bits for each, but seven for the slash, whose place the mark of the block's end shares.

/** A stretch of bytes, from `start` to before `end`. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** Bits that did not fill a byte yet: `count` of them, 0 to 7, the first one lowest. */
export interface LooseBits {
  readonly bits: number;
  readonly count: number;
}

/** What stands before an inlined picture, in `data:` addresses of a start page. */
const MARK = 'image/webp;base64,';
/** A shorter run is not worth the head of a block. */
const LEAST = 512;

const letters = (from: string, to: string): number[] => {
  const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
};
/** The letters of six bits in the order of their codes, which is that of their numbers (RFC 1951, section 3.2.2). */
const SIX = ['+', '0-9', 'A-Z', 'a-z'].flatMap((range) => letters(range[0] ?? '', range.at(-1) ?? ''));
const SLASH = '/'.charCodeAt(0);

/** Codes are packed from their highest bit on, everything else from its lowest: so they are kept turned round. */
function turned(code: number, length: number): number {
  let found = 0;
  for (let at = 0; at < length; at++) found |= ((code >> at) & 1) << (length - 1 - at);
  return found;
}

/** By letter: its code; 0xff for what is no letter of base64. */
const CODES = new Uint8Array(256).fill(0xff);
for (const [code, letter] of SIX.entries()) CODES[letter] = turned(code, 6);
CODES[SLASH] = turned(126, 7);
const END_CODE = turned(127, 7);

/** The head of such a block as values and their lengths in bits. */
const HEAD: readonly (readonly [number, number])[] = [
  [0, 1], // not the last block
  [2, 2], // of codes that it names itself
  [0, 5], // 257 codes of letters
  [1, 5], // two of distances, as none or one alone is not read by everybody
  [14, 4], // 18 lengths of length codes, in the order of the format: 16 17 18 0 8 7 9 6 10 5 11 4 12 3 13 2 14 1
  ...[0, 3, 3, 0, 0, 3, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3].map((length): [number, number] => [length, 3]),
  ...[
    zeros(43),
    six(1), // +
    zeros(3),
    [[turned(0b101, 3), 3] as const], // the slash: seven bits
    six(10),
    zeros(7),
    six(26),
    zeros(6),
    six(26),
    zeros(133),
    [[turned(0b101, 3), 3] as const], // the end of the block: seven bits
    [0b100, 0b100].map((code) => [turned(code, 3), 3] as const), // both distances: one bit
  ].flat(),
];

function zeros(count: number): (readonly [number, number])[] {
  return count < 11
    ? [
        [turned(0b110, 3), 3],
        [count - 3, 3],
      ]
    : [
        [turned(0b111, 3), 3],
        [count - 11, 7],
      ];
}

function six(count: number): (readonly [number, number])[] {
  return Array.from({ length: count }, () => [0, 1] as const);
}

/** The inlined WebP pictures of a page, without their marks and the signs that fill them up at the end. */
export function inlinedRuns(piece: Uint8Array): Run[] {
  const found: Run[] = [];
  const text = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
  let at = 0;
  for (;;) {
    const mark = text.indexOf(MARK, at, 'latin1');
    if (mark < 0) return found;
    const start = mark + MARK.length;
    let end = start;
    while (end < text.length && CODES[text[end] ?? 0] !== 0xff) end++;
    if (end - start >= LEAST) found.push({ start, end });
    at = end;
  }
}

/** A run as a block behind some loose bits, brought to the end of a byte by an empty block, which is the last of the stream if `isLast`. */
export function packRun(run: Uint8Array, before: LooseBits, isLast: boolean): Uint8Array {
  // At most seven bits a letter, the head, and ten bytes to spare for both ends.
  const out = new Uint8Array(Math.ceil((run.length * 7) / 8) + HEAD.length + 16);
  let { bits, count } = before;
  let at = 0;
  const put = (value: number, length: number): void => {
    bits |= value << count;
    count += length;
    while (count >= 8) {
      out[at++] = bits & 0xff;
      bits >>>= 8;
      count -= 8;
    }
  };
  for (const [value, length] of HEAD) put(value, length);
  for (const letter of run) {
    bits |= (CODES[letter] ?? 0) << count;
    count += letter === SLASH ? 7 : 6;
    if (count < 16) continue;
    out[at++] = bits & 0xff;
    out[at++] = (bits >>> 8) & 0xff;
    bits >>>= 16;
    count -= 16;
  }
  put(END_CODE, 7);
  put(isLast ? 1 : 0, 3);
  if (count > 0) put(0, 8 - count);
  for (const byte of [0, 0, 0xff, 0xff]) out[at++] = byte;
  return out.subarray(0, at);
}
