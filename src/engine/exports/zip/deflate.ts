import { Deflate, type DeflateOptions } from 'fflate';
import { inlinedRuns, type LooseBits, packRun } from './base64-block.ts';

/** A deflate (RFC 1951) that is the same to the byte on every machine: it hands over its output part by part. */
export interface Deflating {
  /** Takes the next piece; `isLast` ends the stream. Pieces cut otherwise give other bytes that mean the same. */
  push(piece: Uint8Array, isLast: boolean): void;
}

/**
 * Deflates a file of so many bytes by fflate at level 9, but for the WebP pictures that are inlined in it as base64: to look for repetitions in
 * those takes a JavaScript program longer than anything else in a kit, and finds none. They get blocks of their own (base64-block.ts).
 */
export function createDeflating(bytes: number, onPart: (part: Uint8Array) => void): Deflating {
  let text: Deflate | null = null;
  const pushText = (piece: Uint8Array, isLast: boolean, expected = bytes): void => {
    text ??= new Deflate(optionsFor(expected), onPart);
    text.push(piece, isLast);
  };
  return {
    push(piece, isLast) {
      let at = 0;
      for (const run of inlinedRuns(piece)) {
        if (run.start > at) pushText(piece.subarray(at, run.start), false, run.start - at);
        const loose = text === null ? NONE : looseBitsOf(text);
        // Text behind the picture is a stream of its own, which refers to nothing before it.
        text = null;
        at = run.end;
        onPart(packRun(piece.subarray(run.start, run.end), loose, isLast && at === piece.length));
      }
      if (at < piece.length) pushText(piece.subarray(at), isLast);
    },
  };
}

const NONE: LooseBits = { bits: 0, count: 0 };

/**
 * Writes what fflate still holds, and answers the bits that did not fill a byte. It keeps them in `s.r`, the count in the lowest three bits;
 * its own way to the end of a byte, `flush(true)`, writes a block that nobody can read (seen in 0.8.3).
 */
function looseBitsOf(text: Deflate): LooseBits {
  text.flush();
  const { r } = (text as unknown as { readonly s: { readonly r: number } }).s;
  return { bits: r >> 3, count: r & 7 };
}

// The memory level is named because fflate's default comes from Math.log, which may differ between machines. Small files,
// most of a kit, get small tables: clearing two megabytes for each of a thousand logos would take as long as deflating them.
const optionsFor = (bytes: number): DeflateOptions => ({ level: 9, mem: bytes < 8 << 10 ? 1 : bytes < 64 << 10 ? 4 : 8 });
