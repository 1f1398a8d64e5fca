import { assertNever } from '#contract/result.ts';
import type { KitAsset, KitContent } from './content.ts';
import type { PlanFile, Source } from './plan-file.ts';
import { SIGNATURE_BYTES } from './signer.ts';

/** What is known of files before they are made; null where nothing is. Only estimates may depend on it, never what a kit holds. */
export interface Measures {
  /** Bytes of the 1600 px preview of a picture: how hard its detail is to pack. */
  previewBytes(asset: KitAsset): number | null;
  /** The size of exactly this file when it was made before and is still in the cache. */
  madeBytes(source: Extract<Source, { kind: 'photo' }>): number | null;
}

/** Estimates without a library at hand. */
export const NOTHING_MEASURED: Measures = { previewBytes: () => null, madeBytes: () => null };

/** The longer side of the previews, in px. */
const PREVIEW_PX = 1600;
/** Bytes a pixel of a preview takes when it is not known: the median of the pictures measured. */
const USUAL_DENSITY = 0.045;
/** Profile and the frames of XMP and IIM in each rendition, beside its texts. */
const EMBEDDED_BYTES = 1_400;

/**
 * Bytes that a JPEG of ours takes for each pixel, as `a + b × density of the preview`, by its size as a share of the preview's.
 * Least squares over 24 photos (14 of the example, 10 with the noise of a camera); each is within 8 % of most of them.
 */
const LADDER = [
  { share: 0.4, a: 0.025, b: 1.5 },
  { share: 0.6, a: 0.02, b: 1.36 },
  { share: 0.8, a: 0.0145, b: 1.17 },
  { share: 1, a: 0.0155, b: 1.04 },
] as const;
/** What quality does to the two, beside quality 80: measured at 72 and 86. */
const BY_QUALITY: Readonly<Record<number, number>> = { 72: 0.82, 80: 1, 86: 1.24 };

/** About how many bytes a file of the kit will have, before it is made. */
export function estimateBytes(source: Source, measures: Measures = NOTHING_MEASURED): number {
  switch (source.kind) {
    case 'photo':
      return measures.madeBytes(source) ?? photoBytes(source, measures);
    case 'photo-original':
    case 'original':
    case 'logo-svg':
      return source.asset.bytes;
    case 'logo-pdf':
      return logoPdfBytes(source.asset.bytes);
    case 'logo-png':
      return logoPngBytes(source.size.width, source.size.height);
    case 'logo-variant': {
      const { master } = source.logo;
      if (source.size !== null) return logoPngBytes(source.size.width, source.size.height);
      return source.format === 'pdf' ? logoPdfBytes(master?.bytes ?? 4_000) : (master?.bytes ?? 4_000);
    }
    case 'page':
      return 60_000;
    case 'release': {
      const words = source.release.body.reduce((sum, block) => sum + block.length, 0);
      return words + { pdf: 45_000, docx: 11_000, txt: 1_500, html: 4_500, md: 1_000, ninjs: 6_000 + words }[source.format];
    }
    case 'sheet':
      return 3_000;
    case 'contact-sheet':
      return photoSheetBytes(source.photos, KIT_SHEET_COLUMNS);
    case 'press-contacts':
      return peopleSheetBytes(source.contacts);
    case 'chosen-sheet': {
      const { body, look } = source.sheet;
      return body.kind === 'pictures'
        ? photoSheetBytes(body.pictures.length, look.columns)
        : peopleSheetBytes(body.people.length);
    }
    case 'typeface':
      return source.asset.bytes;
    case 'font':
      return FONT_BYTES[source.file] ?? 85_000;
    case 'manifest':
      return 8_000;
    case 'captions':
      return 500;
    case 'licence':
      return 1_500;
    case 'sums':
      return 0;
    case 'signers':
      return source.line.length;
    case 'signature':
      return SIGNATURE_BYTES;
    case 'readme':
      return 2_000;
    case 'calendar':
    case 'vcard':
      return 600;
    default:
      return assertNever(source);
  }
}

/** The page's typefaces, which never change within a version of the app; a test compares them with the files. */
export const FONT_BYTES: Readonly<Record<string, number>> = {
  'OFL.txt': 4_555,
  'inter-latin.woff2': 48_256,
  'source-serif-4-latin.woff2': 122_360,
};

/** Pictures side by side on the contact sheet of a kit. */
export const KIT_SHEET_COLUMNS = 3;

/** Frame, fonts and profile of a sheet, then its pictures, which are the larger the fewer stand side by side; people are words alone. */
const photoSheetBytes = (pictures: number, columns: number): number =>
  SHEET_FRAME + Math.round((pictures * 190_000) / columns ** 2);
const peopleSheetBytes = (people: number): number => SHEET_FRAME + 900 * people;
const SHEET_FRAME = 30_000;

const logoPdfBytes = (svg: number): number => Math.round(3_000 + svg * 0.7);
const logoPngBytes = (width: number, height: number): number => Math.round(3_000 + width * height * 0.045);

function photoBytes(source: Extract<Source, { kind: 'photo' }>, measures: Measures): number {
  const { asset, size, quality, maxBytes, rendition } = source;
  const pixels = size.width * size.height;
  const isWhole = rendition === 'high-res' && asset.width === size.width && asset.height === size.height;
  // Copied, not encoded again: what the file weighs already, as far as can be told without opening it.
  if (isWhole && asset.mime === 'image/jpeg' && asset.orientation === 1) return asset.bytes;
  const density = densityOf(asset, measures);
  const long = Math.max(size.width, size.height);
  const previewLong = Math.min(PREVIEW_PX, Math.max(asset.width ?? 0, asset.height ?? 0)) || PREVIEW_PX;
  const perPixel =
    long > previewLong ? largeDensity(asset, density, isWhole) : smallDensity(long / previewLong, density, quality);
  return Math.min(maxBytes ?? Number.POSITIVE_INFINITY, Math.round(pixels * perPixel) + EMBEDDED_BYTES + 2 * textOf(asset));
}

/** How long the texts are that go along with a picture, in characters. */
const textOf = ({ title, caption, altText, creator, credit, copyright, usageTerms, licenseUrl }: KitAsset): number =>
  [title, caption, altText, creator, credit, copyright, usageTerms, licenseUrl].reduce((sum, text) => sum + text.length, 0);

/** Bytes a pixel of the preview takes. */
function densityOf(asset: KitAsset, measures: Measures): number {
  const bytes = measures.previewBytes(asset);
  if (bytes === null || asset.width === null || asset.height === null) return USUAL_DENSITY;
  const scale = Math.min(1, PREVIEW_PX / Math.max(asset.width, asset.height));
  return bytes / Math.max(1, asset.width * scale * asset.height * scale);
}

function smallDensity(share: number, density: number, quality: number): number {
  const above = LADDER.find((step) => step.share >= share) ?? LADDER[3];
  const below = LADDER.findLast((step) => step.share <= share) ?? LADDER[0];
  const part = above.share === below.share ? 0 : (share - below.share) / (above.share - below.share);
  const [a, b] = [below.a + (above.a - below.a) * part, below.b + (above.b - below.b) * part];
  return (a + b * density) * (BY_QUALITY[quality] ?? 1.3);
}

/** Above the size of the preview its noise counts as well, which only the original's own size tells (least squares, quality 88). */
function largeDensity(asset: KitAsset, density: number, isWhole: boolean): number {
  if (asset.mime !== 'image/jpeg' || asset.width === null || asset.height === null) return 0.0226 + 0.9565 * density;
  const own = asset.bytes / (asset.width * asset.height);
  const scaled = 0.0011 + 0.646 * density + 0.1336 * Math.sqrt(own);
  return isWhole ? Math.max(scaled, own * 0.65) : scaled;
}

/** What one picture that is inlined into the page weighs there, in bytes of base64. */
function inlineBytes(asset: KitAsset, measures: Measures, longSide: number): number {
  if (asset.width === null || asset.height === null) return 0;
  if (asset.mime === 'image/svg+xml') return Math.min(asset.bytes, 25_000) * 1.34;
  const scale = Math.min(1, longSide / Math.max(asset.width, asset.height));
  const pixels = asset.width * scale * asset.height * scale;
  return Math.min(25_000, pixels * (0.006 + 0.85 * densityOf(asset, measures))) * 1.34;
}

/** The same files with estimates for what speaks of all the others: page, manifest, captions and checksums. */
export function withWholeEstimates(files: readonly PlanFile[], content: KitContent, measures: Measures): PlanFile[] {
  const { photos, logos, variants, mastheadLogo, mastheadLogoDark } = content;
  const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);
  const lead = photos[0] === undefined ? 0 : inlineBytes(photos[0], measures, 960);
  const pictures = lead + sum(photos.map((photo) => inlineBytes(photo, measures, 640)));
  const marks = [...logos, mastheadLogo, mastheadLogoDark, ...variants.map(({ master }) => master)];
  const drawings = sum(marks.map((mark) => (mark === null ? 0 : inlineBytes(mark, measures, 640))));
  const texts = sum(photos.map(textOf));
  const words = 48_000 + 1_300 * photos.length + texts;
  const wholes: Partial<Record<Source['kind'], number>> = {
    page: Math.round(words + pictures + drawings),
    manifest: 3_000 + sum(files.map((file) => ('asset' in file.source ? 560 + textOf(file.source.asset) : 420))),
    captions: 300 + 200 * photos.length + texts,
    sums: sum(files.map((file) => 67 + file.path.length)),
  };
  return files.map((file) => {
    const estimate = wholes[file.source.kind];
    if (estimate === undefined) return file;
    // Deflate takes back what base64 had added to a picture; drawings are words themselves.
    const packed =
      file.source.kind === 'page' ? pictures * 0.755 + drawings * 0.42 + words * 0.26 : packedBytes(file.path, estimate);
    return { ...file, estimate, packed: Math.round(packed) };
  });
}

/** What is left of a text after deflate, by its ending; everything else is stored as it is. */
const DEFLATED: Readonly<Record<string, number>> = {
  txt: 0.42,
  html: 0.38,
  json: 0.21,
  csv: 0.36,
  ics: 0.6,
  vcf: 0.7,
  svg: 0.43,
};
/** Local and central header of an entry without its name (zip's APPNOTE, 4.3.7 and 4.3.12), and the end of the directory. */
const HEADER_BYTES = 76;
const END_BYTES = 22;

/** About how many bytes a file of this name and size takes in the zip. */
export const packedBytes = (path: string, bytes: number): number =>
  Math.round(bytes * (DEFLATED[path.slice(path.lastIndexOf('.') + 1)] ?? 1));

/** About how large the zip of these files will be, in bytes: packed sizes, headers and names. */
export const estimateZip = (files: readonly PlanFile[], rootFolder: string): number =>
  files.reduce((sum, { path, packed }) => sum + packed + HEADER_BYTES + 2 * (rootFolder.length + 1 + path.length), END_BYTES);
