import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { LogoPreview, LogoWish, MadeLogo } from '#contract/logos.ts';
import { faultsOf } from '#domain/logos/faults.ts';
import { groundColourOf } from '#domain/logos/ground.ts';
import { askedSide, sidesOf } from '#domain/logos/size.ts';
import { warningsOf } from '#domain/logos/warnings.ts';
import { createZipWriter } from '../exports/zip/write.ts';
import { checkDestination, makeFolders, refuseDestination } from '../files/destination.ts';
import { flushFolder, stagingName, writeFileStaged } from '../files/staged.ts';
import { Refusal, unwrap } from '../refusal.ts';
import { boxFor, encode, type Made, type MadeFile, makeLogo, type Studio } from './make.ts';
import { measureVariant } from './measure.ts';
import { drawingOf } from './pixels.ts';
import { refuseUnlessCurrent } from './retired.ts';
import { readSource, sourceFor } from './source.ts';
import { getBrand, getVariant } from './store.ts';

const sum = (files: readonly MadeFile[]): number => files.reduce((total, file) => total + file.bytes.length, 0);

/** Makes a wish and writes it where a person says: one file, or a favicon set as a zip or into a folder. */
export async function renderTo(studio: Studio, wish: LogoWish, path: string): Promise<MadeLogo & { place: { $path: string } }> {
  const target = await checkDestination(studio.library.folder.root, path);
  const made = await makeLogo(studio, wish);
  const [only] = made.files;
  const facts = { place: { $path: target }, width: made.width, height: made.height, bytes: sum(made.files) };
  try {
    if (made.files.length === 1 && only !== undefined && wish.format !== 'favicons') {
      await makeFolders(dirname(target));
      await writeFileStaged(target, only.bytes);
      return facts;
    }
    if (extname(target).toLowerCase() === '.zip')
      return { ...facts, bytes: await writeZip(target, made.files, studio.app.now()) };
    await makeFolders(target);
    for (const file of made.files) await writeFileStaged(join(target, file.name), file.bytes);
    return facts;
  } catch (error) {
    refuseDestination(target, error);
  }
}

/** Writes files as a zip, sorted by name, staged and renamed; answers its size. */
export async function writeZip(
  target: string,
  files: readonly MadeFile[],
  now: Date,
  onStaged: (path: string) => void = () => {},
): Promise<number> {
  await makeFolders(dirname(target));
  const staged = stagingName(target);
  onStaged(staged);
  const at = {
    y: now.getUTCFullYear(),
    m: now.getUTCMonth() + 1,
    d: now.getUTCDate(),
    h: now.getUTCHours(),
    min: now.getUTCMinutes(),
    s: now.getUTCSeconds(),
  };
  const zip = unwrap(await createZipWriter(staged, { at, expectedBytes: sum(files) }));
  try {
    for (const file of files.toSorted((one, other) => (one.name < other.name ? -1 : 1)))
      unwrap(await zip.add({ name: file.name, source: { kind: 'bytes', bytes: file.bytes } }));
    const { bytes } = unwrap(await zip.finish());
    await rename(staged, target);
    await flushFolder(dirname(target));
    return bytes;
  } catch (error) {
    await zip.abort();
    await rm(staged, { force: true }).catch(() => {});
    throw error;
  }
}

/** Makes a wish into a scratch folder of its own, for dragging out and the clipboard. The folder is cleared like those of handed-out originals. */
export async function handOutWish(studio: Studio, wish: LogoWish): Promise<{ places: { $path: string }[]; name: string }> {
  const made = await makeLogo(studio, wish);
  const folder = join(studio.library.folder.handedOut, randomBytes(8).toString('hex'));
  await mkdir(folder, { recursive: true });
  const places: { $path: string }[] = [];
  for (const file of made.files) {
    const path = join(folder, file.name);
    await writeFile(path, file.bytes, { mode: 0o644 });
    places.push({ $path: path });
  }
  return { places, name: made.name };
}

/** The sanitised, optimised SVG of a wish as text. */
export async function svgTextOf(studio: Studio, wish: LogoWish): Promise<{ text: string; name: string }> {
  const made = await makeLogo(studio, { ...wish, format: 'svg' });
  return { text: new TextDecoder().decode(made.files[0]?.bytes), name: made.name };
}

/** Longer side of the picture of a preview, in px. */
const PREVIEW_PX = 720;
/** Up to so many pixels a rendition is made to know its size; above, its bytes are reckoned from the preview. */
const EXACT_PIXELS = 4_000_000;

/** What a wish would make: a small picture, the size of the file, its name, and what the rules say against it. */
export async function previewWish(studio: Studio, wish: LogoWish): Promise<LogoPreview> {
  const { db, library } = studio;
  const variant = getVariant(db, wish.variantId);
  refuseUnlessCurrent(variant);
  const brand = getBrand(db, variant.brandId);
  const source = sourceFor(variant, 'pixels');
  if (source === null)
    throw new Refusal('logos.cannot_render', 'This logo cannot be drawn here. It can be had as it was delivered.');
  const bytes = await readSource(library, db, source);
  const drawing = await drawingOf(bytes, source.format);
  const box = await boxFor(drawing, brand, variant, wish.padding);
  const full = sidesOf(askedSide(wish), box);
  const around = typeof wish.padding === 'number' ? wish.padding : 0;
  const scale = Math.min(1, PREVIEW_PX / Math.max(full.width + 2 * around, full.height + 2 * around));
  const small = { width: Math.max(1, Math.round(full.width * scale)), height: Math.max(1, Math.round(full.height * scale)) };
  const ground =
    wish.background !== 'transparent'
      ? wish.background
      : wish.format === 'jpg'
        ? groundColourOf(variant.ground, brand.palette)
        : null;
  const pixels = await drawing.draw(box, small.width, small.height);
  const picture = await encode(pixels, 'png', Math.round(around * scale), ground);
  const isExact = full.width * full.height <= EXACT_PIXELS || !['png', 'webp', 'jpg'].includes(wish.format);
  const made: Made | null = isExact ? await makeLogo(studio, wish) : null;
  const name =
    made?.name ??
    (
      await makeLogo(studio, { ...wish, scale: 1, width: 64, height: undefined, widthMm: undefined, heightMm: undefined })
    ).name.replace(/_64(?=[_.])/, `_${full.width}`);
  const measure = await measureVariant(studio, variant.id);
  return {
    picture: `data:image/png;base64,${Buffer.from(picture).toString('base64')}`,
    width: made?.width ?? full.width + 2 * around,
    height: made?.height ?? full.height + 2 * around,
    bytes: made === null ? Math.round(picture.length / scale ** 1.5) : sum(made.files),
    isExact,
    name,
    warnings: warningsOf({
      wish,
      variant,
      measure,
      sides: full,
      isVector: drawing.isVector,
      source: { width: source.width ?? 0 },
      hasLiveText: source.format === 'svg' && faultsOf(new TextDecoder().decode(bytes)).includes('live-text'),
      ground: ground ?? groundColourOf(variant.ground, brand.palette),
    }),
  };
}
