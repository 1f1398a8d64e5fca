import { readFile } from 'node:fs/promises';
import type { Variant, VariantFile } from '#contract/logos.ts';
import { faultsOf } from '#domain/logos/faults.ts';
import { isVectorFormat } from '#domain/logos/source-format.ts';
import { presentOriginalOf } from '../assets/store.ts';
import type { ReadDb } from '../db/sqlite.ts';
import type { OpenLibrary } from '../library/open.ts';
import { readSvg, sanitiseSvg } from '../pictures/svg.ts';
import { Refusal, unwrap } from '../refusal.ts';
import { refuseRetired } from './retired.ts';

/** The file of a variant that something of this kind is made from; the master before all others. */
export function sourceFor(variant: Variant, kind: 'svg' | 'pdf' | 'pixels'): VariantFile | null {
  const fits: Record<typeof kind, readonly string[]> = {
    svg: ['svg'],
    pdf: ['svg', 'pdf', 'ai'],
    pixels: ['svg', 'pdf', 'ai', 'png', 'webp', 'tif', 'jpg', 'gif'],
  };
  for (const format of fits[kind]) {
    const found = variant.files.find((file) => file.format === format && (file.isVector || kind === 'pixels'));
    if (found !== undefined) return found;
  }
  return null;
}

/** The bytes of a file of a variant; refuses one that belongs to a retired variant as well, or is gone. */
export async function readSource(library: OpenLibrary, db: ReadDb, file: VariantFile): Promise<Uint8Array> {
  refuseRetired(db, file.assetId);
  return new Uint8Array(await readFile(presentOriginalOf(library, file)));
}

/** The sanitised SVG of a variant. Refuses with `logos.no_vector` when it has none, and with `logos.live_text` when its lettering is no outline. */
export async function readMaster(library: OpenLibrary, db: ReadDb, variant: Variant): Promise<string> {
  const file = sourceFor(variant, 'svg');
  if (file === null)
    throw new Refusal(
      'logos.no_vector',
      variant.files.some((one) => isVectorFormat(one.format) && one.isVector)
        ? 'This logo has no SVG. Add the SVG master to have it in this form.'
        : 'This logo is made of pixels only. Add its SVG to have it as a vector.',
    );
  return readCleanSvg(await readSource(library, db, file));
}

/** A sanitised SVG whose lettering is outlined: in another font on another computer it would be another logo. */
export function readCleanSvg(bytes: Uint8Array): string {
  const clean = unwrap(sanitiseSvg(unwrap(readSvg(bytes))));
  if (faultsOf(clean).includes('live-text'))
    throw new Refusal(
      'logos.live_text',
      'The lettering of this SVG is still text and would look different elsewhere. Convert it to outlines and import it again.',
    );
  return clean;
}
