import type { Result } from '#contract/result.ts';
import { done, failed } from '#contract/result.ts';
import { decodeText } from '../files/text-type.ts';
import { decodeFailure } from './decode-failure.ts';
import type { Pixels } from './pixels.ts';
import { MAX_PICTURE_PIXELS, sharp, UNTRUSTED } from './sharp.ts';
import { MAX_SVG_CHARACTERS, sanitiseSvg } from './svg-sanitise.ts';

export { sanitiseSvg } from './svg-sanitise.ts';

/**
 * How a logo is drawn. Width in px of the artwork, padding in px around it; JPEG has no transparency and gets white for it. With a
 * height the artwork stands within exactly that size, else its own shape gives the height.
 */
export type SvgRendering = {
  readonly width: number;
  readonly height?: number;
  readonly background?: string;
  readonly padding?: number;
  readonly format: 'png' | 'webp' | 'jpg';
};

/** A file with its size in px. */
export type RenderedPicture = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };

/** Longest side that cairo, which draws for librsvg, can hold (cairo-image-surface.c, MAX_IMAGE_SIZE). */
const MAX_SIDE_PX = 32_767;

/** Seconds after which a drawing is given up: filters can be made to take for ever. */
const MAX_DRAW_SECONDS = 20;

/** PNG level 2 is 20 % faster than 6 and 12 % larger (performance.md, section a2). */
const PNG = { compressionLevel: 2, adaptiveFiltering: false } as const;
const WEBP = { quality: 90, effort: 2 } as const;
const JPEG = { quality: 92, chromaSubsampling: '4:4:4' } as const;

/**
 * The text of an SVG file: by its byte order mark, as UTF-8 or as Windows-1252. Refuses with imports.empty_file, .too_large or
 * .unsupported_picture.
 */
export function readSvg(bytes: Uint8Array): Result<string> {
  if (bytes.byteLength === 0) return failed('imports.empty_file', 'The file is empty.');
  if (bytes.byteLength > MAX_SVG_CHARACTERS * 2)
    return failed('imports.too_large', 'The SVG is larger than 10 MB. Simplify it or embed smaller pictures.');
  const text = decodeText(bytes);
  return text === null ? failed('imports.unsupported_picture', 'The file is no SVG: it is not text.') : done(text);
}

/**
 * The size of a sanitised SVG in CSS px, whole and at least 1: from width and height, from one of them and the viewBox,
 * from the viewBox, or else from what is drawn.
 */
export async function svgSize(svg: string): Promise<Result<{ width: number; height: number }>> {
  const size = statedSize(svg) ?? (await drawnSize(svg));
  if (size === null) return failed('imports.unsupported_picture', 'The SVG has no size and draws nothing.');
  return done({ width: Math.max(1, Math.round(size.width)), height: Math.max(1, Math.round(size.height)) });
}

/**
 * The canvas of a sanitised SVG in CSS px, not rounded; `isStated` is false when the file says nothing of it and what is drawn was
 * measured. Null when it draws nothing either.
 */
export async function svgCanvas(svg: string): Promise<{ width: number; height: number; isStated: boolean } | null> {
  const stated = statedSize(svg);
  if (stated !== null) return { width: stated.width, height: stated.height, isStated: true };
  const drawn = await drawnSize(svg);
  return drawn === null ? null : { ...drawn, isStated: false };
}

/** Draws an SVG, which is sanitised first. Refuses with imports.too_large, imports.unsupported_picture or logos.cannot_render. */
export async function renderSvg(svg: string, wish: SvgRendering): Promise<Result<RenderedPicture>> {
  const clean = sanitiseSvg(svg);
  if (!clean.ok) return clean;
  const { width: wide, height: high } = wish;
  const drawn = await drawSvg(clean.value, high === undefined ? { width: wide } : { width: wide, height: high });
  if (!drawn.ok) return failed('logos.cannot_render', `The logo could not be drawn. ${drawn.error.message}`, drawn.error.details);
  const { data, width, height, channels } = drawn.value;
  const padding = wish.padding ?? 0;
  const ground = wish.background ?? 'transparent';
  const background = ground === 'transparent' ? (wish.format === 'jpg' ? '#ffffff' : { r: 0, g: 0, b: 0, alpha: 0 }) : ground;
  try {
    const padded = sharp(data, { raw: { width, height, channels } }).extend({
      top: padding,
      bottom: padding,
      left: padding,
      right: padding,
      background,
    });
    const grounded = ground === 'transparent' && wish.format !== 'jpg' ? padded : padded.flatten({ background });
    const encoded =
      wish.format === 'png'
        ? grounded.png(PNG)
        : wish.format === 'webp'
          ? grounded.webp(WEBP)
          : grounded.withIccProfile('srgb').jpeg(JPEG);
    return done({ bytes: await encoded.toBuffer(), width: width + 2 * padding, height: height + 2 * padding });
  } catch (thrown) {
    return failed('logos.cannot_render', 'The logo could not be written.', {
      reason: thrown instanceof Error ? thrown.message : String(thrown),
    });
  }
}

/**
 * The pixels (RGBA) of a sanitised SVG, drawn from its vectors at exactly the wanted width, within exactly the wanted size, or with
 * the wanted longer side, in px. No side is shorter than 1 px, however thin the drawing is.
 */
export async function drawSvg(
  svg: string,
  wish: { readonly width: number; readonly height?: number } | { readonly longSide: number },
): Promise<Result<Pixels>> {
  const stated = statedSize(svg);
  const size = stated ?? (await drawnSize(svg));
  if (size === null) return failed('imports.unsupported_picture', 'The SVG has no size and draws nothing.');
  const scale = 'width' in wish ? wish.width / size.width : wish.longSide / Math.max(size.width, size.height);
  const width = Math.max(1, Math.round(size.width * scale));
  // The size that an import notes is whole: a hairline's shape by it is not the one it is drawn with.
  const height = ('height' in wish ? wish.height : undefined) ?? Math.max(1, Math.round(size.height * scale));
  if (Math.max(width, height) > MAX_SIDE_PX || width * height > MAX_PICTURE_PIXELS) {
    return failed('imports.too_large', `Drawn ${width} px wide it would be ${height} px high, more than can be drawn.`, {
      width,
      height,
    });
  }
  try {
    // sized in its root element: sharp checks the size that a file states before it scales, and logos may state metres
    const sized = stated === null ? svg : restate(svg, width, height, stated);
    const { data, info } = await sharp(Buffer.from(sized), UNTRUSTED)
      .timeout({ seconds: MAX_DRAW_SECONDS })
      .resize({ width, height, fit: 'fill' })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return done({ data, width: info.width, height: info.height, channels: 4 });
  } catch (thrown) {
    return decodeFailure(thrown);
  }
}

type Size = { readonly width: number; readonly height: number };

const ROOT = /^<(?:[\w.-]+:)?svg(?=[\s/>])[^>]*>/;

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

function statedSize(svg: string): Size | null {
  const root = ROOT.exec(svg)?.[0] ?? '';
  const box = viewBox(root);
  const width = pixelLength(attribute(root, 'width'));
  const height = pixelLength(attribute(root, 'height'));
  if (width !== null && height !== null) return { width, height };
  if (box === null) return null;
  if (width !== null) return { width, height: (width * box.height) / box.width };
  if (height !== null) return { width: (height * box.width) / box.height, height };
  return box;
}

function viewBox(root: string): Size | null {
  const [, , width, height] = (attribute(root, 'viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return width !== undefined && height !== undefined && isLength(width) && isLength(height) ? { width, height } : null;
}

const isLength = (px: number) => Number.isFinite(px) && px > 1e-6 && px < 1e9;

/** CSS px in each absolute unit (CSS Values 4, section 6.2), and in the relative ones at the initial font size of 16 px. */
const PX: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
  em: 16,
  rem: 16,
  ex: 8,
};

function pixelLength(stated: string | undefined): number | null {
  const match = /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(stated ?? '');
  const px = Number(match?.[1]) * (PX[(match?.[2] ?? '').toLowerCase()] ?? Number.NaN);
  return isLength(px) ? px : null;
}

function restate(svg: string, width: number, height: number, stated: Size): string {
  return svg.replace(ROOT, (root) => {
    const bare = root.replace(/\s(?:width|height)="[^"]*"/g, '');
    const box = viewBox(root) === null ? ` viewBox="0 0 ${stated.width} ${stated.height}"` : '';
    const unboxed = box === '' ? bare : bare.replace(/\sviewBox="[^"]*"/, '');
    return unboxed.replace(/^<(?:[\w.-]+:)?svg/, (name) => `${name} width="${width}" height="${height}"${box}`);
  });
}

/** librsvg measures the ink of a drawing that states no size. */
async function drawnSize(svg: string): Promise<Size | null> {
  try {
    const { width, height } = await sharp(Buffer.from(svg), UNTRUSTED).metadata();
    return isLength(width) && isLength(height) ? { width, height } : null;
  } catch {
    return null;
  }
}
