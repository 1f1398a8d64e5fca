import type { Result } from '#contract/result.ts';
import { done, failed } from '#contract/result.ts';
import { decodeFailure } from './decode-failure.ts';
import type { FileType } from './file-type.ts';
import { DECODABLE } from './file-type.ts';
import { profileFacts } from './icc.ts';
import { labTiff } from './lab-tiff.ts';
import type { Metadata } from './sharp.ts';
import { MAX_PICTURE_PIXELS, sharp, UNTRUSTED } from './sharp.ts';

/** What a picture's header says. Width and height in px as displayed, after the orientation is applied. */
export type PictureFacts = {
  readonly width: number;
  readonly height: number;
  /** EXIF orientation 1 to 8 as stored. */
  readonly orientation: number;
  /** 'sRGB', 'Display P3', 'Adobe RGB (1998)', 'CMYK', 'Grey', 'Lab' or the name that the embedded profile gives itself. */
  readonly colourSpace: string;
  readonly hasProfile: boolean;
  readonly hasAlpha: boolean;
  /** Frames of an animation or pages of a TIFF. */
  readonly pages: number;
  /** A progressive JPEG: decoding one holds all its coefficients, about 6 bytes a pixel, so decode few at a time. */
  readonly isProgressive: boolean;
};

/**
 * Reads the header of a picture; no pixel is decoded, so a file cut in its pixels is only found by makePreviews.
 * Refuses with imports.empty_file, .truncated, .too_large (over MAX_PICTURE_PIXELS) or .unsupported_picture.
 */
export async function probePicture(bytes: Uint8Array, type: FileType): Promise<Result<PictureFacts>> {
  if (bytes.byteLength === 0) return failed('imports.empty_file', 'The file is empty.');
  if (!DECODABLE.has(type.mime)) {
    return failed('imports.unsupported_picture', `Pictures of the kind ${type.mime} cannot be decoded here.`, {
      mime: type.mime,
    });
  }
  if (type.mime === 'image/svg+xml') return probeSvg(bytes);
  try {
    const lab = type.mime === 'image/tiff' ? labTiff(bytes) : null;
    const facts = factsOf(await sharp(lab?.asRgb ?? bytes, UNTRUSTED).metadata());
    return checkSize(lab === null ? facts : { ...facts, colourSpace: 'Lab' });
  } catch (thrown) {
    return decodeFailure(thrown);
  }
}

function factsOf(header: Metadata): PictureFacts {
  return {
    width: header.autoOrient.width,
    // an animation's frames lie below each other in one tall picture
    height: header.pageHeight !== undefined && (header.pages ?? 1) > 1 ? header.pageHeight : header.autoOrient.height,
    orientation: clampOrientation(header.orientation),
    colourSpace: nameColourSpace(header),
    hasProfile: header.hasProfile,
    hasAlpha: header.hasAlpha,
    pages: header.pages ?? 1,
    isProgressive: header.format === 'jpeg' && header.isProgressive,
  };
}

function checkSize(facts: PictureFacts): Result<PictureFacts> {
  if (facts.width * facts.height <= MAX_PICTURE_PIXELS) return done(facts);
  const details = { width: facts.width, height: facts.height };
  return failed(
    'imports.too_large',
    `The picture is ${facts.width} × ${facts.height} pixels, more than Dateline opens (268 million).`,
    details,
  );
}

/** Cameras write 0 for unknown; anything outside 1 to 8 means upright. */
function clampOrientation(stored: number | undefined): number {
  return stored !== undefined && Number.isInteger(stored) && stored >= 1 && stored <= 8 ? stored : 1;
}

function nameColourSpace(header: Metadata): string {
  if (header.space === 'cmyk') return 'CMYK';
  if (header.space === 'b-w' || header.space === 'grey16') return 'Grey';
  if (header.space === 'lab' || header.space === 'labs') return 'Lab';
  const profile = header.icc === undefined ? null : profileFacts(header.icc);
  // without a profile sRGB is the convention (HTML, CSS Color 4, section 'Untagged images')
  if (profile === null || profile.isSrgb) return 'sRGB';
  return profile.name === '' ? 'Unnamed profile' : profile.name.slice(0, 100);
}

async function probeSvg(bytes: Uint8Array): Promise<Result<PictureFacts>> {
  const { readSvg, sanitiseSvg, svgSize } = await import('./svg.ts');
  const text = readSvg(bytes);
  if (!text.ok) return text;
  const clean = sanitiseSvg(text.value);
  if (!clean.ok) return clean;
  const size = await svgSize(clean.value);
  if (!size.ok) return size;
  const { width, height } = size.value;
  return done({
    width,
    height,
    orientation: 1,
    colourSpace: 'sRGB',
    hasProfile: false,
    hasAlpha: true,
    pages: 1,
    isProgressive: false,
  });
}
