import { decodeFailure } from '../pictures/decode-failure.ts';
import { MAX_DECODE_SECONDS, type Sharp, sharp, UNTRUSTED } from '../pictures/sharp.ts';

/** Px of the longer side of the picture that stands for a file: as large as the largest preview (PREVIEW_SIZES). */
export const PICTURE_PX = 1600;

/** JPEG for what was photographed: previews are made from it, so it loses as little as 4:4:4 at 92 does. */
const JPEG = { quality: 92, chromaSubsampling: '4:4:4' } as const;

/** Raw pixels as PNG: 8 bits a channel, interleaved, sRGB; shrunk to PICTURE_PX. */
export async function pngOf(
  data: Uint8Array,
  size: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 },
): Promise<Uint8Array> {
  return inside(sharp(data, { raw: size, limitInputPixels: UNTRUSTED.limitInputPixels }))
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** An SVG that we wrote ourselves, as PNG. */
export const drawn = (svg: string): Promise<Uint8Array> => sharp(Buffer.from(svg)).png({ compressionLevel: 1 }).toBuffer();

/**
 * A picture found inside another file, made safe to hand on: decoded, turned upright by its own orientation (or by the one
 * given), in sRGB, at most PICTURE_PX. Null when it cannot be decoded.
 */
export async function pictureInside(bytes: Uint8Array, orientation: number | null = null): Promise<Uint8Array | null> {
  if (bytes.length === 0) return null;
  try {
    const opened = sharp(bytes, UNTRUSTED).timeout({ seconds: MAX_DECODE_SECONDS });
    const upright = orientation === null ? opened.autoOrient() : turned(opened, orientation);
    const shrunk = inside(upright).toColourspace('srgb');
    const { hasAlpha } = await sharp(bytes, UNTRUSTED).metadata();
    return hasAlpha ? await shrunk.png({ compressionLevel: 1 }).toBuffer() : await shrunk.jpeg(JPEG).toBuffer();
  } catch (thrown) {
    decodeFailure(thrown);
    return null;
  }
}

/** Pixels of any colour space that libvips knows, with the profile that says what they mean, as an sRGB picture. */
export const inside = (picture: Sharp): Sharp =>
  picture.resize({ width: PICTURE_PX, height: PICTURE_PX, fit: 'inside', withoutEnlargement: true });

/** Turns and mirrors by an EXIF orientation (Exif 3.0, 4.6.5.1.6). */
function turned(picture: Sharp, orientation: number): Sharp {
  const degrees = ({ 3: 180, 4: 180, 5: 270, 6: 90, 7: 90, 8: 270 } as Record<number, number>)[orientation] ?? 0;
  // sharp mirrors before it turns, whatever the order of the calls
  const mirrored = orientation === 2 || orientation === 4 || orientation === 5 || orientation === 7 ? picture.flop() : picture;
  return degrees === 0 ? mirrored : mirrored.rotate(degrees);
}

/** Whether an orientation exchanges width and height. */
export const isSideways = (orientation: number): boolean => orientation >= 5 && orientation <= 8;
