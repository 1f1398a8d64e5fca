import { z } from 'zod';
import { AssetId, Colour, Line, VariantId } from './values.ts';

/** Where a logo will be used; each has a sentence in domain/logos/uses.ts. */
export const LogoUse = z.enum([
  'website-header',
  'website-header-dark',
  'favicon',
  'app-icon',
  'social-avatar',
  'social-post',
  'email-signature',
  'light-slide',
  'dark-slide',
  'video-end-card',
  'on-photo',
  'print-advert',
  'newsprint',
  'letterhead',
  'poster',
  'embroidery',
  'engraving',
  'merchandise',
  'partner-page',
  'office-document',
]);
export type LogoUse = z.infer<typeof LogoUse>;

/** Cyan, magenta, yellow, key in whole per cent. */
export const Cmyk = z.tuple([z.int().min(0).max(100), z.int().min(0).max(100), z.int().min(0).max(100), z.int().min(0).max(100)]);
export type Cmyk = z.infer<typeof Cmyk>;

/** A colour of a brand. CMYK null means computed from the colour (docs/logos.md says how); Pantone is what a person typed, never computed. */
export const PaletteColour = z.object({
  name: Line.min(1).max(60),
  colour: Colour,
  cmyk: Cmyk.nullable().default(null),
  pantone: Line.max(60).default(''),
  role: z.enum(['primary', 'secondary', 'accent', 'ink', 'ground', 'none']).default('none'),
});
export type PaletteColour = z.infer<typeof PaletteColour>;

/** What other programs read: CSS custom properties, W3C design tokens (DTCG, 2025.10), Adobe Swatch Exchange, GIMP palette. */
export const PaletteFormat = z.enum(['css', 'json', 'ase', 'gpl']);
export type PaletteFormat = z.infer<typeof PaletteFormat>;

/** The free room around a logo: a share of a module that is measured from the artwork. */
export const ClearSpaceRule = z.object({
  of: z.enum(['symbol-height', 'height', 'width']),
  share: z.number().min(0).max(3),
});
export type ClearSpaceRule = z.infer<typeof ClearSpaceRule>;

/** A do or a do not, in words, with a picture where one helps: a variant of the brand, or any picture of the library. */
export const Usage = z.object({
  is: z.enum(['do', 'dont']),
  text: Line.min(1).max(300),
  picture: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('variant'), variantId: VariantId, ground: Colour }),
      /** A wrong treatment that Dateline draws itself from the artwork: nobody has to prepare it. */
      z.object({
        kind: z.literal('wrong'),
        variantId: VariantId,
        how: z.enum(['stretched', 'tilted', 'recoloured', 'outlined', 'shadowed', 'crowded', 'low-contrast']),
      }),
      z.object({ kind: z.literal('asset'), assetId: AssetId }),
    ])
    .nullable()
    .default(null),
});
export type Usage = z.infer<typeof Usage>;

/** The rules of a brand. Minimum sizes by lockup: width on paper in mm and on screens in px. */
export const LogoRules = z.object({
  minimum: z
    .array(z.object({ lockup: Line.min(1).max(60), mm: z.number().min(0).max(2000), px: z.int().min(0).max(10_000) }))
    .max(40)
    .default([]),
  clearSpace: ClearSpaceRule.default({ of: 'symbol-height', share: 0.5 }),
  usage: z.array(Usage).max(60).default([]),
  /** How the logo stands beside that of a partner. */
  coBranding: z.array(Line.min(1).max(300)).max(20).default([]),
});
export type LogoRules = z.infer<typeof LogoRules>;

/** A rectangle in the units of the artwork's canvas. */
export const Box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Box = z.infer<typeof Box>;

/**
 * Measured from the artwork, in CSS px of its canvas: `ink` is where something is drawn, `symbol` the part that is the symbol (null where
 * none can be told), `module` the length that the clear space is a share of, `clear` the free room on each side.
 */
export const LogoMeasure = z.object({
  canvas: z.object({ width: z.number(), height: z.number() }),
  ink: Box,
  symbol: Box.nullable(),
  module: z.number(),
  clear: z.number(),
  /** The canvas' own free room is less than `clear` somewhere. */
  isTight: z.boolean(),
  /** From the rules; null where none is set. */
  minimum: z.object({ mm: z.number(), px: z.int() }).nullable(),
  /** Contrast of the artwork's main colour on each ground by WCAG 2.2 (1 to 21), the brand's palette included. */
  contrast: z.array(z.object({ name: z.string(), ground: Colour, ratio: z.number(), passes: z.boolean() })),
});
export type LogoMeasure = z.infer<typeof LogoMeasure>;
