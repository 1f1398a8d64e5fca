import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathOf } from '#contract/values.ts';
import { getAsset, presentOriginalOf } from '../assets/store.ts';
import type { RoomHandlers } from '../door/handlers.ts';
import { checkDestination, makeFolders, refuseDestination } from '../files/destination.ts';
import { writeFileStaged } from '../files/staged.ts';
import { Refusal, unwrap } from '../refusal.ts';
import { getVariant, listBrands, putBrand, putVariant, setVariantStatus } from './store.ts';

export const logoHandlers: RoomHandlers<'logos'> = {
  brands: ({ db }) => {
    const items = listBrands(db);
    return { total: items.length, items };
  },
  putBrand: ({ db }, brand) => putBrand(db, brand),
  putVariant: ({ db }, variant) => putVariant(db, variant),
  setStatus: ({ db }, { id, status }) => setVariantStatus(db, id, status),
  render: {
    prepare: async ({ db, library }, { variantId, format, width, background, padding, place }) => {
      const variant = getVariant(db, variantId);
      if (variant.status === 'superseded') {
        throw new Refusal('logos.superseded', 'This logo is superseded and cannot be exported. Choose the current one.');
      }
      const asset = getAsset(db, variant.assetId);
      if (asset.mime !== 'image/svg+xml') {
        throw new Refusal(
          'logos.cannot_render',
          `“${asset.filename}” is not an SVG. Add the SVG master of this variant to render it.`,
        );
      }
      const target = await checkDestination(library.folder.root, pathOf(place));
      const { readSvg, renderSvg, sanitiseSvg, svgSize } = await import('../pictures/svg.ts');
      const clean = unwrap(sanitiseSvg(unwrap(readSvg(await readFile(presentOriginalOf(library, asset))))));
      const rendered =
        format === 'svg'
          ? { bytes: new TextEncoder().encode(clean), ...unwrap(await svgSize(clean)) }
          : unwrap(await renderSvg(clean, { width, padding, format, ...(background === 'transparent' ? {} : { background }) }));
      try {
        await makeFolders(dirname(target));
        await writeFileStaged(target, rendered.bytes);
      } catch (error) {
        refuseDestination(target, error);
      }
      return () => ({
        place: { $path: target },
        width: Math.round(rendered.width),
        height: Math.round(rendered.height),
        bytes: rendered.bytes.length,
      });
    },
  },
};
