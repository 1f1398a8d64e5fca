import { assertNever } from '#contract/result.ts';
import type { Source } from './plan.ts';
import { SIGNATURE_BYTES } from './signer.ts';
import { WEB_BYTES } from './sizes.ts';

/** Bytes a pixel takes in our JPEGs: measured over the example's and camera pictures at the qualities we write. */
const HIGH_RES_BYTES_PER_PX = 0.24;
const WEB_BYTES_PER_PX = 0.14;

/** About how many bytes a file of the kit will have, before it is made; the composer's size bar adds these up. */
export function estimateBytes(source: Source): number {
  switch (source.kind) {
    case 'photo': {
      const pixels = source.size.width * source.size.height;
      if (source.rendition === 'web') return Math.min(WEB_BYTES, Math.round(pixels * WEB_BYTES_PER_PX));
      // A picture that compressed well once will again.
      const before = (source.asset.width ?? 1) * (source.asset.height ?? 1);
      const density =
        source.asset.mime === 'image/jpeg'
          ? Math.min(HIGH_RES_BYTES_PER_PX, (source.asset.bytes / before) * 1.3)
          : HIGH_RES_BYTES_PER_PX;
      return Math.round(pixels * density);
    }
    case 'original':
    case 'logo-svg':
      return source.asset.bytes;
    case 'logo-png':
      return Math.round(source.size.width * source.size.height * 0.03);
    case 'page':
      return 300_000;
    case 'release':
      return { pdf: 60_000, docx: 14_000, txt: 6_000, html: 10_000, md: 6_000, ninjs: 16_000 }[source.format];
    case 'font':
      return source.file.endsWith('.woff2') ? 85_000 : 4_500;
    case 'manifest':
      return 20_000;
    case 'captions':
      return 6_000;
    case 'sums':
      return 4_000;
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
