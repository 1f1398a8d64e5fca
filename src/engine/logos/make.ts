import { readFile } from 'node:fs/promises';
import type { Box } from '#contract/logo-rules.ts';
import type { Brand, LogoWish, Variant } from '#contract/logos.ts';
import { clearSpaceOf, padded } from '#domain/logos/clear-space.ts';
import { faultsOf } from '#domain/logos/faults.ts';
import { logoFileName } from '#domain/logos/file-name.ts';
import { groundColourOf } from '#domain/logos/ground.ts';
import { symbolBox } from '#domain/logos/ink.ts';
import { askedSide, sidesOf } from '#domain/logos/size.ts';
import { getAsset, presentOriginalOf } from '../assets/store.ts';
import type { ReadDb } from '../db/sqlite.ts';
import type { App } from '../engine.ts';
import type { OpenLibrary } from '../library/open.ts';
import type { Pixels } from '../pictures/pixels.ts';
import { sharp } from '../pictures/sharp.ts';
import { sanitiseSvg } from '../pictures/svg.ts';
import { Refusal, unwrap } from '../refusal.ts';
import { makeFavicons, makeIco } from './favicons.ts';
import { framed, scaled } from './frame.ts';
import { optimiseSvg } from './optimise.ts';
import { pdfDanger } from './pdf-safety.ts';
import { type Drawing, drawingOf, drawingOfSvg } from './pixels.ts';
import { refuseUnlessCurrent } from './retired.ts';
import { readMaster, readSource, sourceFor } from './source.ts';
import { getBrand, getVariant } from './store.ts';

/** A file that was made, by its name. */
export interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What was made of a wish: one file, or several with a folder's name. Width and height in px, 0 where that means nothing. */
export interface Made {
  readonly name: string;
  readonly files: readonly MadeFile[];
  readonly width: number;
  readonly height: number;
}

/** What making needs of the engine. */
export interface Studio {
  readonly app: App;
  readonly library: OpenLibrary;
  readonly db: ReadDb;
}

const PNG = { compressionLevel: 6, adaptiveFiltering: false } as const;
const WEBP = { quality: 90, effort: 4 } as const;
const JPEG = { quality: 92, chromaSubsampling: '4:4:4' } as const;

/** What of a brand shows in what is made of its logos. */
export type House = Pick<Brand, 'name' | 'palette' | 'rules' | 'fileNamePattern'>;

/** Makes what a wish asks for. The one place where a logo is made that leaves the library: it refuses retired variants before it reads anything. */
export async function makeLogo(studio: Studio, wish: LogoWish): Promise<Made> {
  const variant = getVariant(studio.db, wish.variantId);
  return makeLogoOf(studio, getBrand(studio.db, variant.brandId), variant, wish);
}

/**
 * The same of a variant and a brand as they were when a kit was frozen. Nothing of them is looked up again but whether one of the files is
 * retired today: a logo that was withdrawn does not leave by an old export either.
 */
export async function makeLogoOf(studio: Studio, brand: House, variant: Variant, wish: LogoWish): Promise<Made> {
  refuseUnlessCurrent(variant);
  switch (wish.format) {
    case 'svg':
      return makeSvg(studio, brand, variant, wish);
    case 'pdf':
      return makePdf(studio, brand, variant, wish);
    case 'source':
      return handSource(studio, brand, variant, wish);
    case 'ico':
    case 'favicons': {
      const drawing = await rasterSource(studio, variant);
      const ground = wish.background === 'transparent' ? null : wish.background;
      const name = nameOf(brand, variant, wish, null, wish.format === 'ico' ? 'ico' : 'zip');
      if (wish.format === 'ico') return { name, files: [{ name, bytes: await makeIco(drawing, ground) }], width: 48, height: 48 };
      const svg = sourceFor(variant, 'svg') === null ? null : await makeSvg(studio, brand, variant, { ...wish, padding: 'none' });
      return {
        name,
        files: await makeFavicons(drawing, ground, { name: brand.name, svg: svg?.files[0]?.bytes ?? null }),
        width: 512,
        height: 512,
      };
    }
    default:
      return makePixels(studio, brand, variant, wish);
  }
}

function nameOf(
  brand: House,
  variant: Variant,
  wish: LogoWish,
  size: { width: number; height: number } | null,
  extension: string,
): string {
  return logoFileName(
    brand.fileNamePattern,
    {
      brand: brand.name,
      lockup: variant.lockup,
      colourway: variant.colourway,
      ground: variant.ground,
      width: size?.width ?? null,
      height: size?.height ?? null,
      scale: wish.scale,
      format: wish.format,
    },
    extension,
  );
}

/** The part of a canvas that a wish shows: all of it, or the drawing with the brand's free room around it. */
export async function boxFor(drawing: Drawing, brand: House, variant: Variant, padding: LogoWish['padding']): Promise<Box> {
  const canvas: Box = { x: 0, y: 0, width: drawing.width, height: drawing.height };
  if (typeof padding === 'number' || padding === 'none') return canvas;
  const [ink, { map, unit }] = [await drawing.ink(), await drawing.map()];
  const symbol = symbolBox(map, variant.lockup);
  const clear = clearSpaceOf(brand.rules.clearSpace, ink, symbol === null ? null : scaled(symbol, unit));
  return padded(ink, padding === 'half' ? clear / 2 : clear);
}

const rasterSource = async ({ library, db }: Studio, variant: Variant): Promise<Drawing> => {
  const file = sourceFor(variant, 'pixels');
  if (file === null)
    throw new Refusal(
      'logos.cannot_render',
      'This logo is stored as it was delivered and cannot be drawn here. Add its SVG, PDF or PNG.',
    );
  return drawingOf(await readSource(library, db, file), file.format);
};

async function makePixels(studio: Studio, brand: House, variant: Variant, wish: LogoWish): Promise<Made> {
  const drawing = await rasterSource(studio, variant);
  const box = await boxFor(drawing, brand, variant, wish.padding);
  const size = sidesOf(askedSide(wish), box);
  const around = typeof wish.padding === 'number' ? wish.padding : 0;
  const pixels = await drawing.draw(box, size.width, size.height);
  const ground =
    wish.background !== 'transparent'
      ? wish.background
      : wish.format === 'jpg'
        ? groundColourOf(variant.ground, brand.palette)
        : null;
  const full = { width: size.width + 2 * around, height: size.height + 2 * around };
  const name = nameOf(brand, variant, wish, full, wish.format);
  const bytes = await encode(pixels, wish.format as 'png' | 'webp' | 'jpg', around, ground);
  return { name, files: [{ name, bytes }], ...full };
}

/** Encodes RGBA pixels with room around them, on a ground where one is given. */
export async function encode(
  pixels: Pixels,
  format: 'png' | 'webp' | 'jpg',
  around: number,
  ground: string | null,
): Promise<Uint8Array> {
  const { data, width, height, channels } = pixels;
  const background = ground ?? { r: 0, g: 0, b: 0, alpha: 0 };
  const wide = sharp(data, { raw: { width, height, channels } });
  const padded = around === 0 ? wide : wide.extend({ top: around, bottom: around, left: around, right: around, background });
  const grounded = ground === null ? padded : padded.flatten({ background: ground });
  const encoded =
    format === 'png' ? grounded.png(PNG) : format === 'webp' ? grounded.webp(WEBP) : grounded.withIccProfile('srgb').jpeg(JPEG);
  return encoded.toBuffer();
}

async function makeSvg({ library, db }: Studio, brand: House, variant: Variant, wish: LogoWish): Promise<Made> {
  const svg = await readMaster(library, db, variant);
  const drawing = await drawingOfSvg(svg);
  const box = await vectorBox(drawing, brand, variant, wish);
  const asked = askedSide(wish);
  const isPlain = asked.isDefault && wish.background === 'transparent' && (wish.padding === 'none' || wish.padding === 0);
  const size = asked.isDefault ? { width: Math.round(box.width), height: Math.round(box.height) } : sidesOf(asked, box);
  const text = isPlain
    ? drawing.artwork.svg
    : framed(drawing.artwork, { box, ...size, background: wish.background === 'transparent' ? null : wish.background });
  const clean = unwrap(sanitiseSvg(await optimiseSvg(text)));
  const name = nameOf(brand, variant, wish, asked.isDefault ? null : size, 'svg');
  return { name, files: [{ name, bytes: new TextEncoder().encode(clean) }], ...size };
}

/** As `boxFor`; padding as a number is px around artwork of the asked size, which in a vector is a share of its canvas. */
async function vectorBox(drawing: Drawing, brand: House, variant: Variant, wish: LogoWish): Promise<Box> {
  const box = await boxFor(drawing, brand, variant, wish.padding);
  if (typeof wish.padding !== 'number' || wish.padding === 0) return box;
  const asked = askedSide(wish);
  const size = asked.isDefault ? box : sidesOf(asked, box);
  return padded(box, (wish.padding * box.width) / size.width);
}

/** CSS px to points. */
const POINTS = 72 / 96;

async function makePdf(studio: Studio, brand: House, variant: Variant, wish: LogoWish): Promise<Made> {
  const { library, db } = studio;
  const source = sourceFor(variant, 'pdf');
  if (source === null)
    throw new Refusal('logos.no_vector', 'This logo has no vector that a PDF could be made from. Add its SVG.');
  if (source.format !== 'svg') return handPdf(studio, brand, variant, wish, source);
  const svg = await readMaster(library, db, variant);
  if (faultsOf(svg).includes('filters'))
    throw new Refusal(
      'logos.not_a_clean_master',
      'This SVG uses filters, which a PDF would hold as pixels. Add one drawn with plain shapes.',
    );
  const drawing = await drawingOfSvg(svg);
  const box = await vectorBox(drawing, brand, variant, wish);
  const asked = askedSide(wish);
  const px = asked.isDefault ? { width: box.width, height: box.height } : sidesOf(asked, box);
  // a print size is taken at its word; a size in px counts 96 of them to the inch
  const points =
    asked.mm === null
      ? px.width * POINTS
      : ((asked.side === 'width' ? asked.mm : (asked.mm * box.width) / box.height) / 25.4) * 72;
  const bytes = await pdfOfSvg(studio.app, {
    svg: framed(drawing.artwork, {
      box,
      width: box.width,
      height: box.height,
      background: wish.background === 'transparent' ? null : wish.background,
    }),
    width: points,
    height: (points * box.height) / box.width,
    title: `${brand.name}, ${variant.lockup}, ${variant.colourway}`,
  });
  const size = { width: Math.round(px.width), height: Math.round(px.height) };
  const name = nameOf(brand, variant, wish, asked.isDefault ? null : size, 'pdf');
  return { name, files: [{ name, bytes }], ...size };
}

/** A PDF of one page of this size in points, with the SVG's vectors in it. */
export async function pdfOfSvg(
  app: App,
  page: { svg: string; width: number; height: number; title: string },
): Promise<Uint8Array> {
  const writer = await app.documents();
  // Typst refuses pages below a hundredth of a point, and PDF those above 14,400
  const fit = Math.min(1, 14_000 / Math.max(page.width, page.height)) * Math.max(1, 3 / Math.min(page.width, page.height));
  const data = { ...page, width: page.width * fit, height: page.height * fit, lang: 'en' };
  return unwrap(await writer.writePage({ template: 'logo.typ', title: page.title, data, dated: null, isTagged: false }));
}

/** A PDF as it was delivered: only when it does nothing but draw. */
async function handPdf(
  { library, db }: Studio,
  brand: House,
  variant: Variant,
  wish: LogoWish,
  source: Variant['files'][number],
): Promise<Made> {
  const bytes = await readSource(library, db, source);
  refuseDanger(bytes);
  const { width, height } = await drawingOf(bytes, 'pdf');
  const name = nameOf(brand, variant, wish, null, 'pdf');
  return { name, files: [{ name, bytes }], width: Math.round(width / POINTS), height: Math.round(height / POINTS) };
}

function refuseDanger(bytes: Uint8Array): void {
  const danger = pdfDanger(bytes);
  if (danger !== null)
    throw new Refusal(
      'logos.unsafe_source',
      `This PDF does more than draw (${danger}) and may not go out. Save it anew without it.`,
      { danger },
    );
}

/** A file as it was delivered, such as an EPS. What is or holds an SVG or PDF is judged as if it were made here. */
async function handSource({ library, db }: Studio, brand: House, variant: Variant, wish: LogoWish): Promise<Made> {
  const wanted = wish.source ?? variant.format;
  const file = variant.files.find((one) => one.format === wanted);
  if (file === undefined) throw new Refusal('logos.no_file', `This logo has no ${wanted.toUpperCase()} file.`);
  if (file.format === 'svg') return makeSvg({ library, db } as Studio, brand, variant, { ...wish, format: 'svg' });
  await readSource(library, db, file);
  const bytes = new Uint8Array(await readFile(presentOriginalOf(library, getAsset(db, file.assetId))));
  if (Buffer.from(bytes.subarray(0, 1024)).toString('latin1').includes('%PDF-')) refuseDanger(bytes);
  const extension = file.filename.slice(file.filename.lastIndexOf('.') + 1).toLowerCase();
  const name = nameOf(brand, variant, { ...wish, scale: 1 }, null, /^[a-z0-9]{1,5}$/.test(extension) ? extension : file.format);
  return { name, files: [{ name, bytes }], width: file.width ?? 0, height: file.height ?? 0 };
}
