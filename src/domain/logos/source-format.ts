import type { SourceFormat } from '#contract/logos.ts';

const BY_MIME: Readonly<Record<string, SourceFormat>> = {
  'image/svg+xml': 'svg',
  'application/pdf': 'pdf',
  'application/illustrator': 'ai',
  'application/eps': 'eps',
  'image/png': 'png',
  'image/apng': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/tiff': 'tif',
  'image/x-icon': 'ico',
  'image/vnd.microsoft.icon': 'ico',
};

/** The source format of a file by its type, which was told from its content; the name only parts old Illustrator files from EPS. */
export function sourceFormatOf(mime: string, filename: string): SourceFormat {
  if (mime === 'application/postscript') return /\.ai$/i.test(filename) ? 'ai' : 'eps';
  return BY_MIME[mime] ?? 'other';
}

const VECTORS: ReadonlySet<SourceFormat> = new Set(['svg', 'pdf', 'ai', 'eps']);

/** Whether a format holds vectors; whether a file of it really does is another question (an SVG may wrap a picture). */
export const isVectorFormat = (format: SourceFormat): boolean => VECTORS.has(format);

const RANK: readonly SourceFormat[] = ['svg', 'pdf', 'ai', 'eps', 'png', 'webp', 'tif', 'jpg', 'gif', 'ico', 'other'];

/** The order in which files of one variant stand, and in which one of them becomes the master: vectors first, then the widest pixels. */
export const compareSources = (
  one: { readonly format: SourceFormat; readonly isVector: boolean; readonly width: number | null },
  other: { readonly format: SourceFormat; readonly isVector: boolean; readonly width: number | null },
): number =>
  Number(other.isVector) - Number(one.isVector) ||
  RANK.indexOf(one.format) - RANK.indexOf(other.format) ||
  (other.width ?? 0) - (one.width ?? 0);
