import { dirname } from 'node:path';
import type { LogoWish } from '#contract/logos.ts';
import { pathOf } from '#contract/values.ts';
import { chooseLogo } from '#domain/logos/choose.ts';
import { matrixOf } from '#domain/logos/matrix.ts';
import { writePaletteFile } from '#domain/logos/palette-files.ts';
import { themeOf } from '#domain/logos/theme.ts';
import { USE_NAMES } from '#domain/logos/uses.ts';
import type { QueryContext, RoomHandlers } from '../door/handlers.ts';
import { checkDestination, makeFolders, refuseDestination } from '../files/destination.ts';
import { writeFileStaged } from '../files/staged.ts';
import { editOrganisation } from '../organisations/handlers.ts';
import { Refusal } from '../refusal.ts';
import { localDay } from '../search/search.ts';
import { acceptJob, proposeJob, readProposal } from './propose.ts';
import { getBrand, listBrands, putBrand, removeBrand, variantOfAsset } from './store.ts';
import {
  addFiles,
  askForVariant,
  editVariant,
  putVariant,
  removeVariant,
  setMaster,
  setVariantStatus,
  takeFiles,
} from './variants.ts';

/** Writes a finished file where a person says. */
async function writeAt({ library }: QueryContext, path: string, bytes: Uint8Array) {
  const target = await checkDestination(library.folder.root, path);
  try {
    await makeFolders(dirname(target));
    await writeFileStaged(target, bytes);
  } catch (error) {
    refuseDestination(target, error);
  }
  return { place: { $path: target }, bytes: bytes.length };
}

const noPalette = (): Refusal =>
  new Refusal('logos.no_palette', 'This brand has no colours yet. Read them from its artwork, or type them.');

// What draws is loaded with the first logo that is made: svgo and sharp take longer to load than everything else here.
export const logoHandlers: RoomHandlers<'logos'> = {
  brands: ({ db }) => {
    const items = listBrands(db);
    return { total: items.length, items };
  },
  brand: ({ db }, { id }) => getBrand(db, id),
  matrix: ({ db }, { brandId }) => matrixOf(getBrand(db, brandId)),
  variantOf: ({ db }, { assetId }) => ({ variant: variantOfAsset(db, assetId) }),
  putBrand: ({ db }, brand) => putBrand(db, brand),
  removeBrand: ({ db }, { id }) => {
    removeBrand(db, id);
    return { id };
  },
  putVariant: ({ db }, variant) => putVariant(db, variant),
  askFor: ({ db }, asked) => askForVariant(db, asked),
  editVariant: ({ db }, { id, set }) => editVariant(db, id, set),
  addFiles: ({ db }, { id, assetIds }) => addFiles(db, id, assetIds),
  takeFiles: ({ db }, { id, assetIds }) => takeFiles(db, id, assetIds),
  setMaster: ({ db }, { id, assetId }) => setMaster(db, id, assetId),
  removeVariant: ({ db }, { id }) => removeVariant(db, id),
  setStatus: ({ db, app }, { id, status, ...retirement }) => setVariantStatus(db, id, status, localDay(app.now()), retirement),

  propose: proposeJob,
  proposal: ({ db }, { jobId }) => readProposal(db, jobId),
  accept: acceptJob,

  preview: async (context, wish) => (await import('./deliver.ts')).previewWish(context, wish),
  render: {
    prepare: async (context, { place, ...wish }) => {
      const { renderTo } = await import('./deliver.ts');
      const made = await renderTo(context, wish as LogoWish, pathOf(place));
      return () => made;
    },
  },
  handOut: async (context, wish) => (await import('./deliver.ts')).handOutWish(context, wish),
  svgText: async (context, wish) => (await import('./deliver.ts')).svgTextOf(context, wish),
  getAll: {
    title: ({ place }) => pathOf(place).split(/[\\/]/).at(-1) ?? '',
    run: async (context, order) => (await import('./get-all.ts')).getAll(context, order),
  },
  fill: { prepare: async (context, order) => (await import('./fill.ts')).prepareFill(context, order) },

  measure: async (context, { variantId }) => (await import('./measure.ts')).measureVariant(context, variantId),
  choose: ({ db }, { brandId, use, lockup }) => {
    const brand = getBrand(db, brandId);
    return { items: (use === undefined ? USE_NAMES : [use]).map((one) => chooseLogo(brand, one, lockup)) };
  },
  readPalette: async (context, { brandId }) => (await import('./palette.ts')).readPalette(context, getBrand(context.db, brandId)),
  exportPalette: {
    prepare: async (context, { brandId, format, place }) => {
      const brand = getBrand(context.db, brandId);
      if (brand.palette.length === 0) throw noPalette();
      const written = await writeAt(context, pathOf(place), writePaletteFile(brand, format));
      return () => written;
    },
  },
  theme: ({ db }, { brandId }) => {
    const theme = themeOf(getBrand(db, brandId).palette);
    if (theme === null) throw noPalette();
    return theme;
  },
  applyTheme: ({ db }, { brandId, organisationId, ...chosen }) => {
    const brand = getBrand(db, brandId);
    const theme = themeOf(brand.palette);
    if (theme === null) throw noPalette();
    const id = organisationId ?? brand.organisationId;
    if (id === null)
      throw new Refusal('organisations.not_found', 'This brand belongs to no organisation yet. Say whose it is first.');
    const { primary = theme.primary, secondary = theme.secondary, ink = theme.ink } = chosen;
    return editOrganisation(db, id, { theme: { primary, secondary, ink } });
  },
  guidelines: {
    prepare: async (context, { brandId, format, place, introduction }) => {
      const { makeGuidelines } = await import('./guidelines.ts');
      const made = await makeGuidelines(context, getBrand(context.db, brandId), format, introduction);
      const written = await writeAt(context, pathOf(place), made.bytes);
      return () => ({ ...written, pages: made.pages });
    },
  },
};
