import { done, type Result } from '#contract/result.ts';
import { decodeFailure } from './decode-failure.ts';
import { sharp, UNTRUSTED } from './sharp.ts';

/** WebP qualities tried from the first to the last until the bytes fit; the last one is kept whatever it weighs. */
const QUALITIES = [60, 45, 30] as const;

/**
 * A small picture to be inlined into the press page: WebP, its longer side at most `longSide` px, at most `maxBytes` where
 * quality can give that. The same input gives the same bytes.
 */
export async function makeInlinePreview(picture: Uint8Array, longSide: number, maxBytes: number): Promise<Result<Uint8Array>> {
  try {
    const { data, info } = await sharp(picture, UNTRUSTED)
      .resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true });
    let smallest: Uint8Array = new Uint8Array();
    for (const quality of QUALITIES) {
      smallest = await sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
        .webp({ quality, effort: 4 })
        .toBuffer();
      if (smallest.length <= maxBytes) break;
    }
    return done(smallest);
  } catch (thrown) {
    return decodeFailure(thrown);
  }
}
