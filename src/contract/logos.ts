import { z } from 'zod';
import { command, query } from './kernel.ts';
import { AssetId, BrandId, Colour, Line, OrganisationId, Place, ShownPlace, VariantId } from './values.ts';

/** How symbol and lettering stand to each other; own names are allowed beside the usual ones. */
export const Lockup = z.union([z.enum(['primary', 'stacked', 'symbol', 'wordmark']), Line.min(1).max(60)]);
/** In which colours a variant is drawn. */
export const Colourway = z.union([z.enum(['full-colour', 'black', 'white', 'greyscale']), Line.min(1).max(60)]);
/** What a variant is made to stand on. */
export const Ground = z.enum(['light', 'dark', 'brand', 'photo']);
export type Ground = z.infer<typeof Ground>;

/** One drawing of a mark with its master file. A superseded variant can be looked at but never exported. */
export const Variant = z.object({
  id: VariantId,
  brandId: BrandId,
  lockup: Lockup,
  colourway: Colourway,
  ground: Ground,
  assetId: AssetId,
  status: z.enum(['current', 'superseded']),
  format: z.string(),
  isVector: z.boolean(),
});
export type Variant = z.infer<typeof Variant>;

/** A mark and its variants. */
export const Brand = z.object({
  id: BrandId,
  name: z.string(),
  organisationId: OrganisationId.nullable(),
  variants: z.array(Variant),
});
export type Brand = z.infer<typeof Brand>;

const VariantFields = z.object({ lockup: Lockup, colourway: Colourway, ground: Ground, assetId: AssetId });

export const logos = {
  brands: query({
    input: z.object({}),
    output: z.object({ total: z.int(), items: z.array(Brand) }),
    reads: ['logos', 'assets', 'organisations'],
  }),
  putBrand: command({
    input: z.object({ id: BrandId.optional(), name: Line.min(1), organisationId: OrganisationId.nullable().default(null) }),
    output: Brand,
    touches: ['logos', 'history'],
  }),
  putVariant: command({
    input: VariantFields.extend({ id: VariantId.optional(), brandId: BrandId }),
    output: Brand,
    touches: ['logos', 'assets', 'kits', 'history'],
  }),
  setStatus: command({
    input: z.object({ id: VariantId, status: z.enum(['current', 'superseded']) }),
    output: Brand,
    touches: ['logos', 'kits', 'history'],
  }),
  /** Writes one rendition of a variant; refuses superseded ones. Width in px of the artwork, padding in px around it. */
  render: command({
    input: z.object({
      variantId: VariantId,
      format: z.enum(['svg', 'png', 'webp', 'jpg']),
      width: z.int().min(1).max(16_384).default(2000),
      background: z.union([Colour, z.literal('transparent')]).default('transparent'),
      padding: z.int().min(0).max(4096).default(0),
      place: Place,
    }),
    output: z.object({ place: ShownPlace, width: z.int(), height: z.int(), bytes: z.int() }),
    touches: [],
  }),
};
