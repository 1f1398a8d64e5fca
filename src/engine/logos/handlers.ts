import type { RoomHandlers } from '../door/handlers.ts';
import { later, laterJob } from '../door/later.ts';
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

export const logoHandlers: RoomHandlers<'logos'> = {
  brands: ({ db }) => {
    const items = listBrands(db);
    return { total: items.length, items };
  },
  brand: ({ db }, { id }) => getBrand(db, id),
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
  setStatus: ({ db, app }, { id, status, ...retirement }) =>
    setVariantStatus(db, id, status, app.now().toISOString().slice(0, 10), retirement),
  matrix: later,
  propose: laterJob,
  proposal: later,
  accept: laterJob,
  preview: later,
  render: later,
  handOut: later,
  svgText: later,
  getAll: laterJob,
  fill: later,
  measure: later,
  choose: later,
  readPalette: later,
  exportPalette: later,
  theme: later,
  applyTheme: later,
  guidelines: later,
};
