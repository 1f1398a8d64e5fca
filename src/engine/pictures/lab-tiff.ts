/** A TIFF in 8-bit CIE Lab, which libvips refuses ("bad labq format") although it reads 16 bits. */
export interface LabTiff {
  /** The same file whose header calls its three channels RGB, so that its numbers can be read as they are. */
  readonly asRgb: Uint8Array;
}

const TAG_DEPTH = 258;
const TAG_PHOTOMETRIC = 262;
const CIE_LAB = 8;
const RGB = 2;

/** Recognises one by its first directory (TIFF 6.0, section 23); null for every other file. Never throws. */
export function labTiff(bytes: Uint8Array): LabTiff | null {
  if (bytes.length < 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  const little = order === 0x4949;
  const directory = view.getUint32(4, little);
  if (view.getUint16(2, little) !== 42 || directory + 2 > bytes.length) return null;
  const count = view.getUint16(directory, little);
  let at = 0;
  let depth = 0;
  for (let i = 0, entry = directory + 2; i < count && entry + 12 <= bytes.length; i++, entry += 12) {
    const tag = view.getUint16(entry, little);
    if (tag === TAG_PHOTOMETRIC && view.getUint16(entry + 8, little) === CIE_LAB) at = entry + 8;
    else if (tag === TAG_DEPTH && view.getUint32(entry + 4, little) === 3) {
      const place = view.getUint32(entry + 8, little);
      depth = place + 2 <= bytes.length ? view.getUint16(place, little) : 0;
    }
  }
  if (at === 0 || depth !== 8) return null;
  const asRgb = Uint8Array.from(bytes);
  new DataView(asRgb.buffer).setUint16(at, RGB, little);
  return { asRgb };
}

/**
 * Changes pixels of 8-bit CIE Lab (D50; a and b signed, as TIFF has them) to sRGB in place: through XYZ adapted to D65 (CSS Color 4, section
 * 17.2), colours outside sRGB cut off.
 */
export function labToSrgb(pixels: Uint8Array, channels: number): void {
  for (let i = 0; i + 2 < pixels.length; i += channels) {
    const fy = (((pixels[i] ?? 0) / 255) * 100 + 16) / 116;
    const x = 0.9642956 * inverse(fy + (((pixels[i + 1] ?? 0) << 24) >> 24) / 500);
    const y = inverse(fy);
    const z = 0.8251046 * inverse(fy - (((pixels[i + 2] ?? 0) << 24) >> 24) / 200);
    pixels[i] = encode(3.1341359 * x - 1.6173863 * y - 0.4906622 * z);
    pixels[i + 1] = encode(-0.9787955 * x + 1.9162544 * y + 0.0334427 * z);
    pixels[i + 2] = encode(0.0719554 * x - 0.2289768 * y + 1.405386 * z);
  }
}

/** CIE's cube root with its linear foot, backwards. */
const inverse = (t: number): number => (t > 6 / 29 ? t ** 3 : 3 * (6 / 29) ** 2 * (t - 4 / 29));

/** sRGB's curve (IEC 61966-2-1) as a table of 4,096 steps. */
const CURVE = Uint8Array.from({ length: 4097 }, (_, i) => {
  const light = i / 4096;
  return Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
});
const encode = (light: number): number => CURVE[Math.round(Math.min(1, Math.max(0, light)) * 4096)] ?? 0;
