import { availableParallelism } from 'node:os';
import type { SheetItem, SheetPage } from '#contract/sheets.ts';
import { escapeText } from '#domain/exports/page/safe.ts';
import { coloursOf, type SheetColours } from '#domain/sheets/colours.ts';
import type { SheetContent } from '#domain/sheets/content.ts';
import { layOutSheet, type SheetDrawing } from '#domain/sheets/layout.ts';
import { forEachAtOnce } from '../at-once.ts';
import { sharp } from '../pictures/sharp.ts';
import { type Canvas, createCanvas } from './canvas.ts';
import { createGlyphPress, type GlyphPress } from './glyphs.ts';
import type { SheetWorkshop } from './pdf.ts';
import { asPixels } from './thumbnails.ts';

/** Dots an inch: A4 is 1240 x 1754 px, enough for a screen and for a proof on paper. */
export const PNG_DPI = 150;
const SCALE = PNG_DPI / 72;

/** Level 4 is half as slow as 6 and 2 % larger for pages of photographs. */
const PNG = { compressionLevel: 4, adaptiveFiltering: false } as const;

/** Pages in work at once: each holds 7 MB of pixels at A4. */
const PAGES_AT_ONCE = Math.min(2, availableParallelism());

type Text = Extract<SheetItem, { kind: 'text' }>;

/**
 * A sheet as PNG, one file a page, handed to `keep` as it is finished and in no order: never are all pages in memory. The same content and
 * previews give the same bytes, where the same fonts stand in for letters that the app's own do not have.
 */
export async function sheetPngs(
  fontsFolder: string,
  content: SheetContent,
  workshop: SheetWorkshop,
  keep: (page: number, bytes: Uint8Array) => Promise<void>,
): Promise<{ pages: number }> {
  const drawing = layOutSheet(content);
  const press = createGlyphPress(fontsFolder);
  const isPlain = (item: Text): boolean => item.lines.every((line) => press.canSet(line, item.font));
  const texts = drawing.pages.flatMap(({ items }) => items.filter((item) => item.kind === 'text').filter(isPlain));
  await press.prepare(texts.flatMap((item) => item.lines.map((text) => ({ text, ...styleOf(item) }))));
  const painter: Painter = { press, isPlain, colours: coloursOf(content.brand.colour), workshop };
  const total = drawing.pages.reduce((sum, { items }) => sum + items.filter((item) => item.kind === 'picture').length, 0);
  let done = 0;
  await forEachAtOnce(
    [...drawing.pages.entries()],
    () => workshop.signal.throwIfAborted(),
    async ([index, page]) => {
      const canvas = await paint(painter, drawing, page, () => workshop.onPicture?.(++done, total));
      workshop.signal.throwIfAborted();
      const { data, width, height } = canvas;
      const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
        .withMetadata({ density: PNG_DPI })
        .png(PNG)
        .toBuffer();
      await keep(index, bytes);
    },
    PAGES_AT_ONCE,
  );
  return { pages: drawing.pages.length };
}

interface Painter {
  readonly press: GlyphPress;
  readonly isPlain: (item: Text) => boolean;
  readonly colours: SheetColours;
  readonly workshop: SheetWorkshop;
}

const styleOf = ({ font, size }: Text) => ({ font, size: size * SCALE });
const px = (points: number): number => Math.round(points * SCALE);

async function paint(painter: Painter, drawing: SheetDrawing, page: SheetPage, onPicture: () => void): Promise<Canvas> {
  const canvas = createCanvas(px(drawing.width), px(drawing.height));
  const pictures = await pixelsOf(painter, page, onPicture);
  const layer: string[] = [];
  for (const item of page.items) {
    switch (item.kind) {
      case 'box':
        canvas.fill(item.x * SCALE, item.y * SCALE, item.width * SCALE, item.height * SCALE, painter.colours[item.tone]);
        break;
      case 'picture': {
        const pixels = pictures.get(item);
        if (pixels !== undefined) canvas.copy(pixels, px(item.x), px(item.y), ...sizeOf(item));
        break;
      }
      case 'text':
        if (painter.isPlain(item)) setText(canvas, painter, item);
        else layer.push(svgText(item, painter.colours[item.tone]));
        break;
      case 'stroke':
        layer.push(
          `<polyline points="${item.points.map(({ x, y }) => `${x},${y}`).join(' ')}" fill="none" stroke="${painter.colours[item.tone]}" stroke-width="${item.width}" stroke-linecap="round" stroke-linejoin="round"/>`,
        );
        break;
      case 'logo':
        await putLogo(canvas, painter.workshop.logoSvg, item);
        break;
    }
  }
  if (layer.length > 0) await putLayer(canvas, drawing, layer);
  return canvas;
}

const sizeOf = (item: { width: number; height: number }): [number, number] => [
  Math.max(1, Math.round(item.width * SCALE)),
  Math.max(1, Math.round(item.height * SCALE)),
];

async function pixelsOf(
  { workshop: { previews, signal }, colours }: Painter,
  page: SheetPage,
  onPicture: () => void,
): Promise<Map<SheetItem, Uint8Array>> {
  const pixels = new Map<SheetItem, Uint8Array>();
  const shown = page.items.filter((item) => item.kind === 'picture');
  await forEachAtOnce(
    shown,
    () => signal.throwIfAborted(),
    async (item) => {
      const [width, height] = sizeOf(item);
      const preview = item.sha256 === null ? null : await previews(item.sha256, Math.max(width, height));
      if (preview !== null) pixels.set(item, await asPixels(preview, width, height, colours[item.ground]));
      onPicture();
    },
  );
  return pixels;
}

function setText(canvas: Canvas, { press, colours }: Painter, item: Text): void {
  const style = styleOf(item);
  for (const [index, line] of item.lines.entries()) {
    const x = item.align === 'end' ? (item.x + item.width) * SCALE - press.width(line, style) : item.x * SCALE;
    canvas.letters(press.place(line, style, x, (item.y + index * item.leading) * SCALE), colours[item.tone]);
  }
}

const WEIGHTS = { sans: 400, bold: 600, display: 300 } as const;

/** Text in whatever font of the system has its letters. */
function svgText(item: Text, colour: string): string {
  const isEnd = item.align === 'end' || item.isRtl;
  const x = isEnd ? item.x + item.width : item.x;
  const anchor = isEnd ? (item.isRtl ? 'start' : 'end') : 'start';
  return item.lines
    .map(
      (line, index) =>
        `<text x="${x}" y="${item.y + index * item.leading}" font-family="Inter, sans-serif" font-size="${item.size}" font-weight="${WEIGHTS[item.font]}" fill="${colour}" direction="${item.isRtl ? 'rtl' : 'ltr'}" text-anchor="${anchor}">${escapeText(line)}</text>`,
    )
    .join('');
}

async function putLayer(canvas: Canvas, drawing: SheetDrawing, layer: readonly string[]): Promise<void> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${canvas.width}" height="${canvas.height}" viewBox="0 0 ${drawing.width} ${drawing.height}">${layer.join('')}</svg>`;
  const { data, info } = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  canvas.over(data, 0, 0, info.width, info.height);
}

/** The logo at its place; one that cannot be drawn leaves the place empty, as a page is worth more than its head. */
async function putLogo(canvas: Canvas, svg: string | null, item: Extract<SheetItem, { kind: 'logo' }>): Promise<void> {
  if (svg === null) return;
  // svgo, which comes with it, takes longer to load than a page to draw
  const { drawSvg } = await import('../pictures/svg.ts');
  const drawn = await drawSvg(svg, { width: sizeOf(item)[0] });
  if (!drawn.ok) return;
  canvas.over(drawn.value.data, px(item.x), px(item.y), drawn.value.width, drawn.value.height);
}
