/** What is used of fontkit 2.0, which brings no types. */
declare module 'fontkit' {
  export interface FontPath {
    readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[];
    readonly bbox: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };
    toSVG(): string;
  }
  export interface FontGlyph {
    readonly id: number;
    readonly advanceWidth: number;
    readonly path: FontPath;
  }
  export interface GlyphRun {
    readonly glyphs: readonly FontGlyph[];
    readonly positions: readonly { readonly xAdvance: number; readonly xOffset: number; readonly yOffset: number }[];
  }
  export interface Font {
    readonly type: string;
    readonly postscriptName: string | null;
    readonly familyName: string | null;
    readonly subfamilyName: string | null;
    readonly copyright: string | null;
    readonly version: number | string | null;
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly numGlyphs: number;
    readonly characterSet: readonly number[];
    readonly variationAxes: Readonly<Record<string, { readonly name: string; readonly min: number; readonly max: number }>>;
    readonly 'OS/2'?: { readonly usWeightClass?: number; readonly fsType?: Readonly<Record<string, boolean>> };
    getName(key: string, language?: string): string | null;
    glyphForCodePoint(codePoint: number): FontGlyph;
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string): GlyphRun;
  }
  export interface FontCollection {
    readonly type: string;
    readonly fonts: readonly Font[];
  }
  export function create(buffer: Uint8Array, postscriptName?: string): Font | FontCollection;
}
