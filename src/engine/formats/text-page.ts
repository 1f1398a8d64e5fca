import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Font } from 'fontkit';
import { OutlineDrawing } from './outlines.ts';
import { drawn } from './picture.ts';

/** A sheet in the proportions of A4, as high as the largest preview. */
const SHEET = { width: 1131, height: 1600, margin: 110 } as const;
const INK = '#16212b';
const TITLE = { px: 58, line: 72, lines: 3 } as const;
const BODY = { px: 30, line: 46, gap: 20 } as const;

/** The share of letters that our typefaces must have for a page to be worth drawing (Chinese and Arabic are not in them). */
const ENOUGH_LETTERS = 0.9;

/** The first page of a text set on white paper, so that a grid shows what is in it; null for an empty text or one in another script. */
export async function textPage(text: string, title = ''): Promise<Uint8Array | null> {
  const lines = text.slice(0, 6000).split('\n');
  const first = title.trim() === '' ? (lines.find((line) => line.trim() !== '')?.trim() ?? '') : title.trim();
  if (first === '') return null;
  const faces = await loadFaces();
  if (faces === null || shareOfLetters(faces.sign, `${first}\n${text.slice(0, 3000)}`) < ENOUGH_LETTERS) return null;
  const drawing = new OutlineDrawing();
  const width = SHEET.width - 2 * SHEET.margin;
  let y = SHEET.margin + TITLE.px;
  const isHeading = first.length <= 160;
  if (isHeading) {
    for (const line of wrap(faces.text, first, TITLE.px, width).slice(0, TITLE.lines)) {
      drawing.line(faces.text, line, { x: SHEET.margin, y, px: TITLE.px, fill: INK, maxWidth: width });
      y += TITLE.line;
    }
    y += BODY.gap;
  }
  const rest = isHeading ? withoutFirst(lines, first) : lines;
  for (const paragraph of rest) {
    if (y > SHEET.height - SHEET.margin) break;
    if (paragraph.trim() === '') {
      y += BODY.gap;
      continue;
    }
    for (const line of wrap(faces.sign, paragraph.replace(/\t/g, '    '), BODY.px, width)) {
      if (y > SHEET.height - SHEET.margin) break;
      drawing.line(faces.sign, line, { x: SHEET.margin, y, px: BODY.px, fill: INK, maxWidth: width, isPlain: true });
      y += BODY.line;
    }
  }
  return drawn(drawing.svg(SHEET.width, SHEET.height));
}

/** The lines behind a heading that repeats the first of them, without blank ones at the start. */
function withoutFirst(lines: readonly string[], first: string): readonly string[] {
  const start = lines.findIndex((line) => line.trim() !== '');
  const rest = lines[start]?.trim() === first ? lines.slice(start + 1) : lines;
  const next = rest.findIndex((line) => line.trim() !== '');
  return next < 0 ? [] : rest.slice(next);
}

/** Breaks at spaces by the widths of the letters alone; a word wider than a line is cut. */
function wrap(font: Font, text: string, px: number, width: number): string[] {
  const scale = px / font.unitsPerEm;
  const advance = (character: string) => font.glyphForCodePoint(character.codePointAt(0) ?? 32).advanceWidth * scale;
  const lines: string[] = [];
  let line = '';
  let x = 0;
  for (const word of text.slice(0, 4000).split(/(?<=[ \u00ad-])/)) {
    const wide = [...word].reduce((sum, character) => sum + advance(character), 0);
    if (x + wide > width && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = '';
      x = 0;
    }
    line += word;
    x += wide;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

function shareOfLetters(font: Font, text: string): number {
  const letters = [...text].filter((character) => /[\p{L}\p{N}]/u.test(character));
  if (letters.length === 0) return 1;
  return letters.filter((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)).length / letters.length;
}

interface Faces {
  readonly text: Font;
  readonly sign: Font;
}

let faces: Promise<Faces | null> | null = null;

/** The two typefaces of the documents (resources/fonts), loaded once; null when they are not there. */
function loadFaces(): Promise<Faces | null> {
  faces ??= readFaces().catch(() => null);
  return faces;
}

async function readFaces(): Promise<Faces | null> {
  const folder = fontsFolder();
  if (folder === null) return null;
  const { create } = await import('fontkit');
  const load = async (path: string) => create(await readFile(join(folder, path))) as Font;
  return {
    text: await load(join('source-serif-4', 'SourceSerif4-Semibold.otf')),
    sign: await load(join('inter', 'Inter-Regular.ttf')),
  };
}

/** Main names the resources in the environment of the engine; from source and in out/engine they lie above this file. */
function fontsFolder(): string | null {
  const above = import.meta.dirname;
  const places = [process.env.DATELINE_RESOURCES, join(above, '../../../resources'), join(above, '../../resources')];
  return places.flatMap((place) => (place === undefined ? [] : join(place, 'fonts'))).find((path) => existsSync(path)) ?? null;
}
