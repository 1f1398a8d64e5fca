import type { Brand, SourceFormat } from '#contract/logos.ts';
import type { AssetId, VariantId } from '#contract/values.ts';
import { logoFileName } from '#domain/logos/file-name.ts';
import { editAsset } from '../assets/edit.ts';
import { getAsset } from '../assets/store.ts';
import type { CommandContext, QueryContext } from '../door/handlers.ts';
import { pasteBytes } from '../imports/paste.ts';
import { sharp } from '../pictures/sharp.ts';
import { renderSvg, sanitiseSvg } from '../pictures/svg.ts';
import { Refusal, unwrap } from '../refusal.ts';
import { artworkOf, framed } from './frame.ts';
import { pdfOfSvg } from './make.ts';
import { inOneColour } from './one-colour.ts';
import { optimiseSvg } from './optimise.ts';
import { refuseUnlessCurrent } from './retired.ts';
import { readMaster } from './source.ts';
import { getBrand, getVariant } from './store.ts';
import { addFiles, addVariant } from './variants.ts';

/** What is to be made, and from which variant's SVG. */
export interface FillOrder {
  readonly from: VariantId;
  readonly colourway: 'black' | 'white' | 'greyscale' | 'same';
  readonly formats: readonly ('svg' | 'pdf' | 'png')[];
}

/** Width in px of a PNG that is made to fill a gap. */
const PNG_PX = 2000;
const POINTS = 72 / 96;

interface Filled {
  readonly brand: Brand;
  readonly variantId: VariantId;
  readonly made: SourceFormat[];
}

/**
 * Makes the files that fill a gap and brings them into the library; the deed that it answers sorts them in. When that is undone the made
 * files stay as logos without a variant, as imported ones would.
 */
export async function prepareFill(context: QueryContext, order: FillOrder): Promise<(command: CommandContext) => Filled> {
  const { db, library, app } = context;
  const source = getVariant(db, order.from);
  refuseUnlessCurrent(source);
  const brand = getBrand(db, source.brandId);
  const colourway = order.colourway === 'same' ? source.colourway : order.colourway;
  const there = brand.variants.find(
    (variant) => variant.status !== 'superseded' && variant.lockup === source.lockup && variant.colourway === colourway,
  );
  const artwork = await artworkOf(await readMaster(library, db, source));
  const drawn = order.colourway === 'same' ? artwork.svg : await inOneColour(artwork, order.colourway);
  const svg = unwrap(sanitiseSvg(await optimiseSvg(drawn)));
  const missing = order.formats.filter((format) => !there?.files.some((file) => file.format === format));
  if (missing.length === 0) throw new Refusal('logos.already_there', 'The brand has this logo in these formats already.');
  // Who gets the file reads there that nobody at the brand has drawn it.
  const origin = order.colourway === 'same' ? '' : ', drawn in one colour from the vector';
  const title = `${brand.name}, ${source.lockup}, ${colourway}${origin}`;
  const name = (format: string): string =>
    logoFileName(
      '{brand}_{lockup}_{colourway}',
      { brand: brand.name, lockup: source.lockup, colourway, ground: '', width: null, height: null, scale: 1, format },
      format,
    );
  const whole = { x: 0, y: 0, width: artwork.width, height: artwork.height };
  const ids: AssetId[] = [];
  for (const format of missing) {
    const bytes =
      format === 'svg'
        ? new TextEncoder().encode(svg)
        : format === 'pdf'
          ? await pdfOfSvg(app, {
              svg: framed({ ...artwork, svg }, { box: whole, width: artwork.width, height: artwork.height, background: null }),
              width: artwork.width * POINTS,
              height: artwork.height * POINTS,
              title,
            })
          : await pngOf(svg);
    const item = await pasteBytes(context, name(format), bytes);
    const id = item.id ?? item.duplicateOf;
    if (id === undefined)
      throw new Refusal(item.code ?? 'logos.cannot_render', item.message ?? 'What was made could not be stored.');
    ids.push(id);
  }
  return (command) => {
    // a PNG or PDF of its own brings no new SVG, so that of its source serves from now on
    const variantId =
      there === undefined
        ? addVariant(
            command.db,
            source.brandId,
            { lockup: source.lockup, colourway, ground: groundFor(colourway, source.ground) },
            ids,
          )
        : there.id;
    if (there !== undefined) addFiles(command.db, there.id, ids);
    for (const id of ids) {
      const altText = getAsset(command.db, id).altText || `Logo of ${brand.name}`;
      editAsset(command.db, id, { title, altText }, command.app.now());
    }
    return { brand: getBrand(command.db, source.brandId), variantId, made: [...missing] };
  };
}

const groundFor = (colourway: string, ground: Brand['variants'][number]['ground']): Brand['variants'][number]['ground'] =>
  colourway === 'white' ? 'dark' : colourway === 'black' || colourway === 'greyscale' ? 'light' : ground;

async function pngOf(svg: string): Promise<Uint8Array> {
  const { bytes } = unwrap(await renderSvg(svg, { width: PNG_PX, format: 'png' }));
  return sharp(bytes).png({ compressionLevel: 9 }).toBuffer();
}
