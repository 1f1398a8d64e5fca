import type { PlacedGlyph } from './glyphs.ts';

/** A page of RGB pixels, white at first. Everything is cut at its edges. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** Fills an area; at least one pixel wide and high. */
  fill(x: number, y: number, width: number, height: number, colour: string): void;
  /** Copies a picture of RGB pixels. */
  copy(pixels: Uint8Array, x: number, y: number, width: number, height: number): void;
  /** Draws letters in a colour. */
  letters(glyphs: readonly PlacedGlyph[], colour: string): void;
  /** Lays RGBA pixels over what is there. */
  over(pixels: Uint8Array, x: number, y: number, width: number, height: number): void;
}

type Colour = readonly [number, number, number];
const channels = (hex: string): Colour => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;

/** An empty page; lengths in px. */
export function createCanvas(width: number, height: number): Canvas {
  const data = new Uint8Array(width * height * 3).fill(255);
  const rowsWithin = (y: number, count: number): [number, number] => [Math.max(0, y), Math.min(height, y + count)];

  function mix(at: number, [red, green, blue]: Colour, cover: number): void {
    const rest = 255 - cover;
    data[at] = ((data[at] ?? 0) * rest + red * cover + 127) / 255;
    data[at + 1] = ((data[at + 1] ?? 0) * rest + green * cover + 127) / 255;
    data[at + 2] = ((data[at + 2] ?? 0) * rest + blue * cover + 127) / 255;
  }

  return {
    width,
    height,
    data,
    fill: (x, y, wide, high, hex) => {
      const [from, to] = [Math.max(0, Math.round(x)), Math.min(width, Math.max(Math.round(x) + 1, Math.round(x + wide)))];
      const [top, bottom] = rowsWithin(Math.round(y), Math.max(1, Math.round(y + high) - Math.round(y)));
      if (to <= from || bottom <= top) return;
      const row = new Uint8Array((to - from) * 3);
      const colour = channels(hex);
      for (let at = 0; at < row.length; at++) row[at] = colour[at % 3] ?? 0;
      for (let line = top; line < bottom; line++) data.set(row, (line * width + from) * 3);
    },
    copy: (pixels, x, y, wide, high) => {
      const [from, to] = [Math.max(0, x), Math.min(width, x + wide)];
      const [top, bottom] = rowsWithin(y, high);
      for (let line = top; line < bottom; line++) {
        const start = ((line - y) * wide + (from - x)) * 3;
        if (to > from) data.set(pixels.subarray(start, start + (to - from) * 3), (line * width + from) * 3);
      }
    },
    letters: (glyphs, hex) => {
      const colour = channels(hex);
      for (const { glyph, x, y } of glyphs) {
        for (let line = 0; line < glyph.height; line++) {
          if (y + line < 0 || y + line >= height) continue;
          for (let column = 0; column < glyph.width; column++) {
            const cover = glyph.cover[line * glyph.width + column] ?? 0;
            const at = x + column;
            if (cover > 0 && at >= 0 && at < width) mix(((y + line) * width + at) * 3, colour, cover);
          }
        }
      }
    },
    over: (pixels, x, y, wide, high) => {
      const [top, bottom] = rowsWithin(y, high);
      for (let line = top; line < bottom; line++) {
        for (let column = Math.max(0, -x); column < wide && x + column < width; column++) {
          const from = ((line - y) * wide + column) * 4;
          const cover = pixels[from + 3] ?? 0;
          if (cover > 0)
            mix((line * width + x + column) * 3, [pixels[from] ?? 0, pixels[from + 1] ?? 0, pixels[from + 2] ?? 0], cover);
        }
      }
    },
  };
}
