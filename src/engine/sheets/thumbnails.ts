import { sharp, UNTRUSTED } from '../pictures/sharp.ts';
import type { PdfPicture } from './pdf-pictures.ts';

/** Where the pictures of a sheet come from: the cached preview of a file that is large enough for so many px; null when none can be had. */
export type PreviewSource = (sha256: string, px: number) => Promise<Uint8Array | null>;

/** A preview as JPEG whose longer side is at most so many px: what a PDF holds as it is. Its ground shows through transparent parts. */
export async function asJpeg(preview: Uint8Array, px: number, ground: string): Promise<PdfPicture> {
  const { data, info } = await sharp(preview, UNTRUSTED)
    .resize({ width: px, height: px, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: ground })
    .toColourspace('srgb')
    .jpeg({ quality: 80, optimiseCoding: false })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

/** A preview as rows of RGB of exactly this size. */
export async function asPixels(preview: Uint8Array, width: number, height: number, ground: string): Promise<Uint8Array> {
  return sharp(preview, UNTRUSTED)
    .resize(width, height, { fit: 'fill' })
    .flatten({ background: ground })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer();
}
