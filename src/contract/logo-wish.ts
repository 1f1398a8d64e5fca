import { z } from 'zod';
import { Colour, VariantId } from './values.ts';

/** What can be had of a logo. `source`: a file as it was delivered, such as the EPS. `favicons`: the set that websites and phones ask for. */
export const LogoFormat = z.enum(['svg', 'png', 'webp', 'jpg', 'pdf', 'ico', 'favicons', 'source']);
export type LogoFormat = z.infer<typeof LogoFormat>;

/** Longest side that is made, in px. */
const MAX_PX = 16_384;
/** Widest print, in mm: a banner of ten metres. */
const MAX_MM = 10_000;

const Px = z.int().min(1).max(MAX_PX);
const Mm = z.number().min(0.5).max(MAX_MM);

/** At most one of width, height, mm; none means 2,000 px wide. */
export const LogoSize = z.object({
  width: Px.optional(),
  height: Px.optional(),
  widthMm: Mm.optional(),
  heightMm: Mm.optional(),
  /** Pixels per inch of a print size. */
  dpi: z.int().min(36).max(2400).default(300),
  /** Times the size in px, for screens of higher density. */
  scale: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(1),
});
export type LogoSize = z.infer<typeof LogoSize>;

/**
 * How a logo is wanted. Padding in words counts within the size: the file is as wide as asked, `clear` is the brand's clear space measured
 * from the artwork and `half` half of it. Padding as a number is px around artwork of the asked size.
 */
export const LogoWish = LogoSize.extend({
  variantId: VariantId,
  format: LogoFormat,
  background: z.union([Colour, z.literal('transparent')]).default('transparent'),
  padding: z.union([z.enum(['none', 'half', 'clear']), z.int().min(0).max(4096)]).default('none'),
  /** Of which source format a `source` is wanted; the master's when left out. */
  source: z.string().max(10).optional(),
}).refine((wish) => [wish.width, wish.height, wish.widthMm, wish.heightMm].filter((one) => one !== undefined).length <= 1, {
  error: 'takes one of width, height, widthMm and heightMm',
});
export type LogoWish = z.infer<typeof LogoWish>;
export type LogoWishInput = z.input<typeof LogoWish>;

/** What was made. Width and height in px (of an SVG and a PDF in CSS px; 0 for a file that has none). */
export const MadeLogo = z.object({ width: z.int(), height: z.int(), bytes: z.int() });
export type MadeLogo = z.infer<typeof MadeLogo>;

/** A look at what a wish would make. */
export const LogoPreview = z.object({
  /** A data: address of a PNG of at most 720 px. */
  picture: z.string(),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
  /** The file was made to know its size; else `bytes` is an estimate. */
  isExact: z.boolean(),
  name: z.string(),
  /** What the rules say against this wish, by code: the window has the sentences. */
  warnings: z.array(z.enum(['below-minimum', 'low-contrast', 'no-clear-space', 'wrong-ground', 'enlarged-pixels', 'live-text'])),
});
export type LogoPreview = z.infer<typeof LogoPreview>;

/** What 'get all' makes of each variant: vectors as SVG and PDF, pixels in these widths, and the files as delivered. */
export const LogoSet = z.object({
  formats: z.array(z.enum(['svg', 'pdf', 'png', 'webp', 'jpg'])).default(['svg', 'pdf', 'png']),
  widths: z.array(Px).max(8).default([2000, 800]),
  sources: z.boolean().default(true),
  /** PNG and WebP are transparent whatever this says; JPG stands on the ground that a variant is made for. */
  palette: z.boolean().default(true),
  guidelines: z.boolean().default(true),
});
export type LogoSet = z.infer<typeof LogoSet>;
