import type { Font, FontGlyph } from 'fontkit';

/** Outline points of one drawing; a page of text has about 60,000, a hostile font can have billions. */
const MAX_COMMANDS = 400_000;

/** Draws lines of text as outlines into one SVG, so that no font is installed and none of the system is needed. */
export class OutlineDrawing {
  readonly #defined = new Map<string, string>();
  readonly #uses: string[] = [];
  #commands = 0;

  /** Sets a line with its left end at x on the baseline y; answers its width in px. Glyphs past `maxWidth` are left out. */
  line(
    font: Font,
    text: string,
    at: { x: number; y: number; px: number; fill: string; maxWidth?: number; isPlain?: boolean },
  ): number {
    const scale = at.px / unitsOf(font);
    let x = 0;
    const shapes: string[] = [];
    for (const { glyph, advance, dx, dy } of at.isPlain === true ? plainRun(font, text) : runOf(font, text)) {
      const width = advance * scale;
      if (at.maxWidth !== undefined && x + width > at.maxWidth) break;
      const id = this.#define(font, glyph);
      if (id !== null)
        shapes.push(
          `<use href="#${id}" transform="translate(${r(x + dx * scale)} ${r(-dy * scale)}) scale(${n(scale)} ${n(-scale)})"/>`,
        );
      x += width;
    }
    this.#uses.push(`<g transform="translate(${r(at.x)} ${r(at.y)})" fill="${at.fill}">${shapes.join('')}</g>`);
    return x;
  }

  /** A filled box. */
  box(x: number, y: number, width: number, height: number, fill: string): void {
    this.#uses.push(`<rect x="${r(x)}" y="${r(y)}" width="${r(width)}" height="${r(height)}" fill="${fill}"/>`);
  }

  /** The drawing on white paper. */
  svg(width: number, height: number): string {
    const paper = `<rect width="${width}" height="${height}" fill="#ffffff"/>`;
    const defs = `<defs>${[...this.#defined.values()].join('')}</defs>`;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${defs}${paper}${this.#uses.join('')}</svg>`;
  }

  #define(font: Font, glyph: FontGlyph): string | null {
    const id = `${fontNumber(font)}-${glyph.id}`;
    if (this.#defined.has(id)) return id;
    const path = outlineOf(glyph);
    if (path === null || this.#commands + path.commands.length > MAX_COMMANDS) return null;
    this.#commands += path.commands.length;
    const d = path.toSVG();
    // a path that is no path (NaN from a broken table) would spoil the whole drawing
    if (d === '' || !/^[MLQCZ\d\s.,e+-]+$/i.test(d)) return null;
    this.#defined.set(id, `<path id="${id}" d="${d}"/>`);
    return id;
  }
}

const numbers = new WeakMap<Font, number>();
let count = 0;
function fontNumber(font: Font): number {
  const known = numbers.get(font) ?? ++count;
  numbers.set(font, known);
  return known;
}

function outlineOf(glyph: FontGlyph) {
  try {
    return glyph.path;
  } catch {
    return null; // one broken glyph leaves a gap
  }
}

interface Placed {
  readonly glyph: FontGlyph;
  readonly advance: number;
  readonly dx: number;
  readonly dy: number;
}

/** Glyphs with kerning and ligatures; one after the other where the font's layout tables are broken. */
function runOf(font: Font, text: string): readonly Placed[] {
  try {
    const run = font.layout(text);
    const placed = run.glyphs.map((glyph, i) => {
      const position = run.positions[i];
      return { glyph, advance: finite(position?.xAdvance), dx: finite(position?.xOffset), dy: finite(position?.yOffset) };
    });
    if (placed.length > 0) return placed;
  } catch {
    // falls through to plain setting
  }
  return plainRun(font, text);
}

/** Glyphs one after the other, by their own widths: a tenth of the time, for a page whose letters are read at a distance. */
function plainRun(font: Font, text: string): readonly Placed[] {
  return [...text].flatMap((character) => {
    try {
      const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 32);
      return [{ glyph, advance: finite(glyph.advanceWidth), dx: 0, dy: 0 }];
    } catch {
      return [];
    }
  });
}

/** The width in px that a line of text takes. */
export const widthOf = (font: Font, text: string, px: number): number =>
  (runOf(font, text).reduce((sum, { advance }) => sum + advance, 0) * px) / unitsOf(font);

/** Units of the em square: 16 to 16,384 (OpenType, head); 1,000 where the font says nonsense. */
export const unitsOf = (font: Font): number => (font.unitsPerEm >= 16 && font.unitsPerEm <= 16_384 ? font.unitsPerEm : 1000);

const finite = (value: number | undefined): number => (value !== undefined && Number.isFinite(value) ? value : 0);
const r = (value: number): string => String(Math.round(finite(value) * 100) / 100);
const n = (value: number): string => value.toPrecision(6);
