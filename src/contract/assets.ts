import { z } from 'zod';
import { command, query } from './kernel.ts';
import { AssetId, CalendarDate, Instant, KitId, Line, Place, Prose, Sha256, ShownPlace } from './values.ts';

/** What a file is for a press office, decided from its content. */
export const AssetKind = z.enum(['photo', 'logo', 'document', 'video', 'audio', 'other']);
export type AssetKind = z.infer<typeof AssetKind>;

/** When a picture was taken: a date, or a date and time with or without offset. */
const DateTaken = z.union([CalendarDate, z.iso.datetime({ local: true, offset: true })]);

/** The fields that a person may change. Rights end at `expires` (a calendar date, inclusive). */
export const AssetFields = z.object({
  title: Line,
  caption: Prose,
  altText: Line,
  creator: Line,
  credit: Line,
  source: Line,
  copyright: Line,
  usageTerms: Prose,
  licenseUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)]),
  expires: CalendarDate.nullable(),
  keywords: z.array(Line.min(1)).max(200),
  city: Line,
  country: Line,
  dateTaken: DateTaken.nullable(),
});
export type AssetFields = z.infer<typeof AssetFields>;

/** One file of the library with what is known about it. Width and height are as displayed, null where there are no pixels. */
export const Asset = AssetFields.extend({
  id: AssetId,
  /** As the file says, which may be less than a date. */
  dateTaken: z.string().max(40).nullable(),
  kind: AssetKind,
  filename: z.string(),
  mime: z.string(),
  bytes: z.int(),
  sha256: Sha256,
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** EXIF orientation 1 to 8 as stored in the file; width and height already follow it. */
  orientation: z.int().min(1).max(8),
  colourSpace: z.string().nullable(),
  hasProfile: z.boolean(),
  hasLocation: z.boolean(),
  hasAlpha: z.boolean(),
  digitalSourceType: z.string(),
  /** A 320 px and a 1600 px preview can be had for it. */
  hasPreview: z.boolean(),
  importedAt: Instant,
  editedAt: Instant.nullable(),
});
export type Asset = z.infer<typeof Asset>;

/** A page of assets, newest first. `next` is the cursor of the following page or null at the end. */
export const AssetPage = z.object({ total: z.int(), next: z.string().nullable(), items: z.array(Asset) });
export type AssetPage = z.infer<typeof AssetPage>;

/** Preview widths in px: the grid's thumbnail and the look at one picture (performance.md, import). */
export const PREVIEW_SIZES = [320, 1600] as const;

export const assets = {
  /** Lists and searches: every word of `text` must occur in title, file name, caption, keywords, credit, creator, city or country. */
  list: query({
    input: z.object({
      text: z.string().max(500).default(''),
      kind: AssetKind.optional(),
      limit: z.int().min(1).max(1000).default(100),
      after: z.string().max(200).optional(),
    }),
    output: AssetPage,
    reads: ['assets'],
  }),
  get: query({ input: z.object({ id: AssetId }), output: Asset, reads: ['assets'] }),
  usedIn: query({
    input: z.object({ id: AssetId }),
    output: z.object({ kits: z.array(z.object({ id: KitId, title: z.string() })) }),
    reads: ['assets', 'kits'],
  }),
  edit: command({
    input: z.object({ id: AssetId, set: AssetFields.partial() }),
    output: Asset,
    touches: ['assets', 'kits'],
  }),
  /** The file of a preview, made now if the cache was emptied. Main's picture protocol asks this. */
  preview: query({
    input: z.object({ sha256: Sha256, size: z.union([z.literal(320), z.literal(1600)]) }),
    output: z.object({ place: ShownPlace, mime: z.string() }),
    reads: [],
  }),
  /** Where the original lies, for 'show in folder'. */
  original: query({ input: z.object({ id: AssetId }), output: z.object({ place: ShownPlace }), reads: ['assets'] }),
  /** Copies the original under its own name to a place the user chose. */
  saveOriginal: command({
    input: z.object({ id: AssetId, place: Place }),
    output: z.object({ place: ShownPlace, bytes: z.int() }),
    touches: [],
  }),
};
