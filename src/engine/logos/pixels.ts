import type { Box } from '#contract/logo-rules.ts';
import { inkBox } from '#domain/logos/ink.ts';
import { openPdf } from '../formats/pdfium.ts';
import type { Pixels } from '../pictures/pixels.ts';
import { MAX_DECODE_SECONDS, MAX_PICTURE_PIXELS, sharp, UNTRUSTED } from '../pictures/sharp.ts';
import { drawSvg } from '../pictures/svg.ts';
import { Refusal, unwrap } from '../refusal.ts';
import { type Artwork, alphaOf, artworkOf, framed, inkOf, scaled } from './frame.ts';
import { readCleanSvg } from './source.ts';

/** Something that can be drawn at a size: vectors anew at each, pixels scaled. */
export interface Drawing {
  readonly isVector: boolean;
  readonly width: number;
  readonly height: number;
  /** Where something is drawn, in the units of width and height. */
  ink(): Promise<Box>;
  /** The opacity of a small picture of it, and the units of one of its px. */
  map(): Promise<{ map: { width: number; height: number; alpha: Uint8Array }; unit: number }>;
  /** RGBA of a rectangle of it, at exactly this size in px. */
  draw(box: Box, width: number, height: number): Promise<Pixels>;
}

/** The drawing of an SVG. */
export async function drawingOfSvg(svg: string): Promise<Drawing & { readonly artwork: Artwork }> {
  const artwork = await artworkOf(svg);
  const { width, height } = artwork;
  return {
    artwork,
    isVector: true,
    width,
    height,
    ink: async () => (await inkOf(artwork)).box,
    map: async () => inkOf(artwork),
    draw: async (box, w, h) =>
      unwrap(await drawSvg(framed(artwork, { box, width: w, height: h, background: null }), { width: w, height: h })),
  };
}

/** The drawing of any file of a logo that can be drawn; the first page of a PDF. Refuses with `logos.cannot_render`. */
export async function drawingOf(bytes: Uint8Array, format: string): Promise<Drawing> {
  if (format === 'svg') return drawingOfSvg(readCleanSvg(bytes));
  if (format === 'pdf' || format === 'ai') return drawingOfPdf(bytes);
  return drawingOfPixels(bytes);
}

async function drawingOfPdf(bytes: Uint8Array): Promise<Drawing> {
  const document = await openPdf(bytes);
  if (document === 'encrypted' || document === 'broken' || document.pages === 0)
    throw new Refusal('logos.cannot_render', 'This file has no part that can be drawn.', { reason: String(document) });
  const { width, height } = document.pageSize(0);
  if (!(width > 0 && height > 0)) throw new Refusal('logos.cannot_render', 'The page of this file has no size.');
  const whole = async (scale: number): Promise<Pixels> => {
    const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
    refuseTooLarge(w, h);
    return { data: document.render(0, w, h, 'transparent'), width: w, height: h, channels: 4 };
  };
  return scaledDrawing(true, width, height, whole);
}

async function drawingOfPixels(bytes: Uint8Array): Promise<Drawing> {
  const decoded = await sharp(bytes, UNTRUSTED)
    .timeout({ seconds: MAX_DECODE_SECONDS })
    .autoOrient()
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((error: Error) => {
      throw new Refusal('logos.cannot_render', 'The pixels of this logo cannot be read.', {
        reason: error.message.slice(0, 300),
      });
    });
  const { width, height } = decoded.info;
  const whole = async (scale: number): Promise<Pixels> => {
    const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
    refuseTooLarge(w, h);
    const { data, info } = await sharp(decoded.data, { raw: { width, height, channels: 4 } })
      .resize({ width: w, height: h, fit: 'fill' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height, channels: 4 };
  };
  return scaledDrawing(false, width, height, whole);
}

function refuseTooLarge(width: number, height: number): void {
  if (width * height > MAX_PICTURE_PIXELS || Math.max(width, height) > 32_767)
    throw new Refusal('imports.too_large', `Drawn it would be ${width} × ${height} px, more than can be drawn.`);
}

/** A drawing that is only known as a whole: drawn at the scale that is wanted, then cut and extended. */
function scaledDrawing(isVector: boolean, width: number, height: number, whole: (scale: number) => Promise<Pixels>): Drawing {
  const look = async () => {
    const seen = await whole(1024 / Math.max(width, height));
    return { map: { width: seen.width, height: seen.height, alpha: alphaOf(seen.data) }, unit: width / seen.width };
  };
  return {
    isVector,
    width,
    height,
    map: look,
    ink: async () => {
      const { map, unit } = await look();
      const found = inkBox(map);
      if (found === null) throw new Refusal('logos.cannot_render', 'This file draws nothing.');
      return scaled(found, unit);
    },
    draw: async (box, w, h) => {
      const scale = w / box.width;
      const seen = await whole(scale);
      const [left, top] = [Math.round(-box.x * scale), Math.round(-box.y * scale)];
      const { data } = await sharp({ create: { width: w, height: h, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
        .composite([await fitting(seen, left, top, w, h)])
        .raw()
        .toBuffer({ resolveWithObject: true });
      return { data, width: w, height: h, channels: 4 };
    },
  };
}

/** sharp composites nothing that is larger than its ground, so the part that shows is cut out first. */
async function fitting(seen: Pixels, left: number, top: number, width: number, height: number) {
  const [x, y] = [Math.max(0, -left), Math.max(0, -top)];
  const [w, h] = [Math.min(seen.width - x, width - Math.max(0, left)), Math.min(seen.height - y, height - Math.max(0, top))];
  const raw = { width: seen.width, height: seen.height, channels: 4 as const };
  const { data, info } = await sharp(seen.data, { raw })
    .extract({ left: x, top: y, width: Math.max(1, w), height: Math.max(1, h) })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    input: data,
    raw: { width: info.width, height: info.height, channels: 4 as const },
    left: Math.max(0, left),
    top: Math.max(0, top),
  };
}
