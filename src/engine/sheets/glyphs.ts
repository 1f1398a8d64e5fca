import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import type { SheetFont } from '#domain/sheets/lines.ts';
import { sharp } from '../pictures/sharp.ts';

// Text on PNG pages. An SVG of a page of captions takes librsvg 100 ms; the same letters drawn once and copied take 3. Letters that the
// typefaces of the app do not have, and scripts whose letters join, are left to the SVG layer (png.ts) and the system's fonts.

const FILES: Readonly<Record<SheetFont, readonly [string, string]>> = {
  sans: ['inter', 'Inter-Regular.ttf'],
  bold: ['inter', 'Inter-SemiBold.ttf'],
  display: ['source-serif-4', 'SourceSerif4Display-Light.otf'],
};

/** Letters are placed to a quarter of a pixel: whole pixels would set them visibly uneven. */
const STEPS = 4;

/** How much of each pixel a letter covers, 0 to 255; left and top are its place beside the pen on the baseline, in px. */
export interface Glyph {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly cover: Uint8Array;
}

/** A letter to be drawn, with the whole pixel where its pen stands. */
export interface PlacedGlyph {
  readonly glyph: Glyph;
  readonly x: number;
  readonly y: number;
}

/** A style of text, in px. */
export interface TextStyle {
  readonly font: SheetFont;
  readonly size: number;
}

/** Letters of the app's typefaces as pixels. Ask `prepare` for all texts first, then `place` each. */
export interface GlyphPress {
  /** Whether a text can be set with the letters of one of the app's typefaces, one after the other. */
  canSet(text: string, font: SheetFont): boolean;
  /** Draws what the texts need and was not drawn yet. */
  prepare(texts: Iterable<TextStyle & { readonly text: string }>): Promise<void>;
  /** A line of text with its pen at x on the baseline y; every letter must have been prepared. */
  place(text: string, style: TextStyle, x: number, y: number): PlacedGlyph[];
  /** Width of a line, in px. */
  width(text: string, style: TextStyle): number;
}

/** A press with the typefaces of a folder; they are read when first needed. */
export function createGlyphPress(fontsFolder: string): GlyphPress {
  const fonts = new Map<SheetFont, Font>();
  const drawn = new Map<string, Glyph>();
  const fontOf = (font: SheetFont): Font => {
    const known = fonts.get(font) ?? (create(readFileSync(join(fontsFolder, ...FILES[font]))) as Font);
    fonts.set(font, known);
    return known;
  };
  const letterOf = (font: SheetFont, code: number) => fontOf(font).glyphForCodePoint(code);
  const advance = (font: SheetFont, code: number, size: number): number =>
    (letterOf(font, code).advanceWidth / fontOf(font).unitsPerEm) * size;
  const keyOf = ({ font, size }: TextStyle, code: number, step: number): string => `${font} ${size} ${code} ${step}`;

  /** Each letter with the place of its pen, and the quarter of a pixel it stands at. */
  function* penOf(text: string, style: TextStyle, from: number): Generator<{ code: number; x: number; step: number }> {
    let x = from;
    for (const letter of text) {
      const code = letter.codePointAt(0) ?? 32;
      const quarters = Math.round(x * STEPS);
      yield { code, x: Math.floor(quarters / STEPS), step: ((quarters % STEPS) + STEPS) % STEPS };
      x += advance(style.font, code, style.size);
    }
  }

  return {
    canSet: (text, font) =>
      !JOINING.test(text) && [...text].every((letter) => fontOf(font).hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)),
    width: (text, style) =>
      [...text].reduce((sum, letter) => sum + advance(style.font, letter.codePointAt(0) ?? 32, style.size), 0),
    prepare: async (texts) => {
      const wanted = new Map<string, { style: TextStyle; code: number; step: number }>();
      for (const style of texts) {
        for (const letter of new Set(style.text)) {
          const code = letter.codePointAt(0) ?? 32;
          for (let step = 0; step < STEPS; step++) {
            const key = keyOf(style, code, step);
            if (!drawn.has(key)) wanted.set(key, { style, code, step });
          }
        }
      }
      for (const [key, glyph] of await drawGlyphs(wanted, fontOf)) drawn.set(key, glyph);
    },
    place: (text, style, x, y) =>
      [...penOf(text, style, x)].flatMap((pen) => {
        const glyph = drawn.get(keyOf(style, pen.code, pen.step));
        return glyph === undefined || glyph.width === 0 ? [] : [{ glyph, x: pen.x + glyph.left, y: Math.round(y) + glyph.top }];
      }),
  };
}

/** Scripts from right to left, marks that sit on letters, joiners: one letter after the other would be wrong. */
const JOINING =
  /[\p{M}\p{Cf}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Thai}\p{Script=Khmer}]/u;

/** Pixels of an atlas beside each other; a letter is at most its size wide and high, and half as much more. */
const ATLAS_WIDTH = 2048;

async function drawGlyphs(
  wanted: ReadonlyMap<string, { style: TextStyle; code: number; step: number }>,
  fontOf: (font: SheetFont) => Font,
): Promise<Map<string, Glyph>> {
  const cells: { key: string; x: number; y: number; width: number; height: number; left: number; top: number; path: string }[] =
    [];
  const glyphs = new Map<string, Glyph>();
  let [x, y, row] = [0, 0, 0];
  for (const [key, { style, code, step }] of wanted) {
    const font = fontOf(style.font);
    const scale = style.size / font.unitsPerEm;
    const { path } = font.glyphForCodePoint(code);
    const { minX, minY, maxX, maxY } = path.bbox;
    const shift = step / STEPS;
    const left = Math.floor(minX * scale + shift) - 1;
    const top = Math.floor(-maxY * scale) - 1;
    const width = Math.ceil(maxX * scale + shift) + 1 - left;
    const height = Math.ceil(-minY * scale) + 1 - top;
    const outline = path.toSVG();
    if (outline === '' || !(width > 0 && height > 0 && width < ATLAS_WIDTH)) {
      glyphs.set(key, { width: 0, height: 0, left: 0, top: 0, cover: new Uint8Array() });
      continue;
    }
    if (x + width > ATLAS_WIDTH) [x, y, row] = [0, y + row, 0];
    const move = `translate(${(x - left + shift).toFixed(2)} ${y - top}) scale(${scale.toFixed(6)} ${(-scale).toFixed(6)})`;
    cells.push({ key, x, y, width, height, left, top, path: `<path transform="${move}" d="${outline}"/>` });
    x += width;
    row = Math.max(row, height);
  }
  if (cells.length === 0) return glyphs;
  const height = y + row;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${ATLAS_WIDTH}" height="${height}">${cells.map(({ path }) => path).join('')}</svg>`;
  const atlas = await sharp(Buffer.from(svg)).ensureAlpha().extractChannel(3).raw().toBuffer();
  for (const cell of cells) {
    const cover = new Uint8Array(cell.width * cell.height);
    for (let line = 0; line < cell.height; line++) {
      const from = (cell.y + line) * ATLAS_WIDTH + cell.x;
      cover.set(atlas.subarray(from, from + cell.width), line * cell.width);
    }
    glyphs.set(cell.key, { width: cell.width, height: cell.height, left: cell.left, top: cell.top, cover });
  }
  return glyphs;
}
