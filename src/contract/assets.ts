import { z } from 'zod';
import { command, job, query } from './kernel.ts';
import { ErrorCode } from './result.ts';
import {
  AssetId,
  BrandId,
  CalendarDate,
  CollectionId,
  Colour,
  Instant,
  JobId,
  KitId,
  Language,
  Line,
  Place,
  Prose,
  ReleaseId,
  Sha256,
  ShownPlace,
} from './values.ts';

/** What a file is for a press office, decided from its content. */
export const AssetKind = z.enum(['photo', 'logo', 'document', 'video', 'audio', 'font', 'other']);
export type AssetKind = z.infer<typeof AssetKind>;

/** When a picture was taken: a date, or a date and time with or without offset. */
const DateTaken = z.union([CalendarDate, z.iso.datetime({ local: true, offset: true })]);

/** A person's colour mark on a file; it means what the house wants it to mean. */
export const ColourLabel = z.enum(['red', 'orange', 'yellow', 'green', 'blue', 'purple', 'grey']);
export type ColourLabel = z.infer<typeof ColourLabel>;

/** Whether the press may use a file at all: not said, cleared, or not for the press. Until when says `expires`. */
export const PressUse = z.enum(['unset', 'cleared', 'restricted']);
export type PressUse = z.infer<typeof PressUse>;

/** The point of a picture that a crop must keep, as shares of the displayed width and height from the top left. */
export const FocalPoint = z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) });
export type FocalPoint = z.infer<typeof FocalPoint>;

/** Caption and alt text in one further language. */
export const AssetTranslation = z.object({ caption: Prose, altText: Line });
export type AssetTranslation = z.infer<typeof AssetTranslation>;

/** The fields that a person may change. Rights end at `expires` (a calendar date, inclusive). */
export const AssetFields = z.object({
  title: Line,
  caption: Prose,
  altText: Line,
  extendedDescription: Prose,
  /** The language of title, caption and alt text; empty while nobody said. */
  language: z.union([z.literal(''), Language]),
  /** Caption and alt text in further languages. */
  translations: z.record(Language, AssetTranslation),
  creator: Line,
  credit: Line,
  source: Line,
  copyright: Line,
  usageTerms: Prose,
  licenseUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)]),
  pressUse: PressUse,
  /** Where it may be used, in words ('worldwide'). */
  territory: Line,
  expires: CalendarDate.nullable(),
  keywords: z.array(Line.min(1)).max(200),
  people: z.array(Line.min(1)).max(200),
  /** The place within the city ('Summer Palace'). */
  location: Line,
  city: Line,
  country: Line,
  dateTaken: DateTaken.nullable(),
  /** 0 is not rated. */
  rating: z.int().min(0).max(5),
  label: ColourLabel.nullable(),
  focalPoint: FocalPoint.nullable(),
  /** The URI of IPTC's Digital Source Type. */
  digitalSourceType: Line,
});
export type AssetFields = z.infer<typeof AssetFields>;

/** A colour of a picture and its share of the area, 0 to 1. */
export const PictureColour = z.object({ colour: Colour, share: z.number() });
export type PictureColour = z.infer<typeof PictureColour>;

/** A field for which the file's own metadata blocks disagree: what each says, and which was taken. Texts of lists are joined by '; '. */
export const MetadataConflict = z.object({
  field: z.string(),
  taken: z.enum(['xmp', 'iim', 'exif', 'sidecar']),
  values: z.partialRecord(z.enum(['xmp', 'iim', 'exif', 'sidecar']), z.string()),
});
export type MetadataConflict = z.infer<typeof MetadataConflict>;

/** One file of the library with what is known about it. Width and height are as displayed, null where there are no pixels. */
export const Asset = AssetFields.extend({
  id: AssetId,
  /** As the file says, which may be less than a date. */
  dateTaken: z.string().max(40).nullable(),
  kind: AssetKind,
  filename: z.string(),
  /** The folder it was imported from, by its name below what was chosen; empty for a single file. */
  folder: z.string(),
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
  /** Pages of a document or TIFF, frames of an animation; null where that means nothing. */
  pages: z.int().nullable(),
  durationMs: z.int().nullable(),
  /** What else the file says of itself, by a key that the window has a word for (codec, sampleRate, fontFamily, ppi, camera). */
  facts: z.record(z.string(), z.string()),
  /** The dominant colours, largest share first; empty where there are no pixels. */
  colours: z.array(PictureColour),
  conflicts: z.array(MetadataConflict),
  /** A 320 px and a 1600 px preview can be had for it. */
  hasPreview: z.boolean(),
  /** Why there is no preview or only part of one was read; null when all is well. */
  note: ErrorCode.nullable(),
  /** The original was not in the library folder when somebody last looked. */
  isMissing: z.boolean(),
  /** Counts the files this asset has had: 1 until its original is replaced. */
  version: z.int().min(1),
  importId: JobId.nullable(),
  importedAt: Instant,
  editedAt: Instant.nullable(),
  trashedAt: Instant.nullable(),
});
export type Asset = z.infer<typeof Asset>;

/** A page of assets. `next` is the cursor of the following page or null at the end. */
export const AssetPage = z.object({ total: z.int(), next: z.string().nullable(), items: z.array(Asset) });
export type AssetPage = z.infer<typeof AssetPage>;

/** In which order a list stands; ties are settled by import order, newest first. */
export const AssetSort = z.enum(['added', 'taken', 'title', 'filename', 'bytes', 'rating', 'expires']);
export type AssetSort = z.infer<typeof AssetSort>;

/** How a view is divided under headings. */
export const AssetGroup = z.enum(['none', 'date', 'place', 'folder', 'colour']);
export type AssetGroup = z.infer<typeof AssetGroup>;

/**
 * Which assets, in which order. `text` is the query language (docs/search.md). The trash is a list of its own: nothing in it is in
 * any other list. The default order of `added` and `taken` is newest first, of the others ascending; `reverse` turns it.
 */
export const AssetQuery = z.object({
  text: z.string().max(500).default(''),
  kind: AssetKind.optional(),
  collection: z
    .string()
    .regex(/^col_[0-9a-z]{16}$/)
    .optional(),
  trash: z.boolean().default(false),
  sort: AssetSort.default('added'),
  reverse: z.boolean().default(false),
  group: AssetGroup.default('none'),
});
export type AssetQuery = z.infer<typeof AssetQuery>;

/** Preview widths in px: the grid's thumbnail and the look at one picture (performance.md, import). */
export const PREVIEW_SIZES = [320, 1600] as const;

/** One change of one field of an asset, told to a person. Values are as the contract writes them, cut to 2,000 characters. */
export const AssetChange = z.object({
  at: Instant,
  /** 'edit', 'undo', 'redo', 'trash', 'restore', 'replace', 'import', 'locate'. */
  what: z.string(),
  field: z.string().nullable(),
  before: z.json(),
  after: z.json(),
});
export type AssetChange = z.infer<typeof AssetChange>;

/** A file that an asset has had. The one with the highest version is the present one. */
export const AssetVersion = z.object({
  version: z.int(),
  filename: z.string(),
  bytes: z.int(),
  sha256: Sha256,
  width: z.int().nullable(),
  height: z.int().nullable(),
  since: Instant,
});
export type AssetVersion = z.infer<typeof AssetVersion>;

/** A document that belongs to an asset: a model or property release, a consent, a licence. */
export const AttachedDocument = z.object({
  documentId: AssetId,
  role: z.enum(['release', 'consent', 'licence']),
  title: z.string(),
  filename: z.string(),
});
export type AttachedDocument = z.infer<typeof AttachedDocument>;

const Ids = z.object({ ids: z.array(AssetId).min(1).max(100_000) });
const Changed = z.object({ changed: z.int() });

export const assets = {
  /** Lists and searches, page by page; `group` plays no part. The cursor holds the key of the last asset, so that a page goes on behind it whatever changed meanwhile. */
  list: query({
    input: AssetQuery.extend({ limit: z.int().min(1).max(1000).default(100), after: z.string().max(1000).optional() }),
    output: AssetPage,
    reads: ['assets'],
  }),
  /** A stretch of a list by place, for a grid that is scrolled anywhere: as fast at the end as at the start. */
  slice: query({
    input: AssetQuery.extend({ start: z.int().min(0), count: z.int().min(1).max(1000) }),
    output: z.object({ total: z.int(), start: z.int(), items: z.array(Asset) }),
    reads: ['assets'],
  }),
  /**
   * What a grid needs to lay a whole list out at once: `ratios` is base64 of one byte an asset, 32 x width / height rounded, 1 to 255
   * (32 where there are no pixels), in list order; `groups` name the stretches of `group`, empty for 'none'.
   */
  layout: query({
    input: AssetQuery,
    output: z.object({
      total: z.int(),
      ratios: z.string(),
      groups: z.array(z.object({ label: z.string(), start: z.int(), count: z.int() })),
    }),
    reads: ['assets'],
  }),
  /** The ids of a stretch of a list, for range selection and 'select all'. */
  ids: query({
    input: AssetQuery.extend({ start: z.int().min(0).default(0), count: z.int().min(1).max(200_000).default(200_000) }),
    output: z.object({ ids: z.array(AssetId) }),
    reads: ['assets'],
  }),
  /** Where an asset stands in a list, or null. */
  placeOf: query({
    input: AssetQuery.extend({ id: AssetId }),
    output: z.object({ at: z.int().nullable() }),
    reads: ['assets'],
  }),
  get: query({ input: z.object({ id: AssetId }), output: Asset, reads: ['assets'] }),
  /** Several at once, in the order asked; unknown ids are left out. */
  getMany: query({
    input: z.object({ ids: z.array(AssetId).max(1000) }),
    output: z.object({ items: z.array(Asset) }),
    reads: ['assets'],
  }),
  usedIn: query({
    input: z.object({ id: AssetId }),
    output: z.object({
      kits: z.array(z.object({ id: KitId, title: z.string() })),
      collections: z.array(z.object({ id: CollectionId, name: z.string() })),
      brands: z.array(z.object({ id: BrandId, name: z.string() })),
      /** Those that it is attached to. */
      releases: z.array(z.object({ id: ReleaseId, headline: z.string() })),
    }),
    reads: ['assets', 'kits', 'collections', 'logos', 'releases'],
  }),
  edit: command({
    input: z.object({ id: AssetId, set: AssetFields.partial() }),
    output: Asset,
    touches: ['assets', 'kits', 'history'],
  }),
  /**
   * Changes many at once in one undoable step. `set` replaces a field; keywords and people may instead be added and removed. Captions may hold
   * variables ({title}, {city}, {date}, … domain/assets/template.ts), filled for each asset when `fillVariables` is set.
   */
  editMany: command({
    input: Ids.extend({
      set: AssetFields.partial().default({}),
      addKeywords: z.array(Line.min(1)).max(200).default([]),
      removeKeywords: z.array(Line.min(1)).max(200).default([]),
      addPeople: z.array(Line.min(1)).max(200).default([]),
      removePeople: z.array(Line.min(1)).max(200).default([]),
      fillVariables: z.boolean().default(false),
    }),
    output: Changed,
    touches: ['assets', 'kits', 'history'],
  }),
  /** What a selection has in common: for each field its shared value, or `mixed`. Keywords and people also with how many have each. */
  common: query({
    input: Ids,
    output: z.object({
      count: z.int(),
      bytes: z.int(),
      fields: z.record(z.string(), z.union([z.object({ value: z.json() }), z.object({ mixed: z.literal(true) })])),
      keywords: z.array(z.object({ text: z.string(), count: z.int() })),
      people: z.array(z.object({ text: z.string(), count: z.int() })),
    }),
    reads: ['assets'],
  }),
  /** To the trash: out of every list, kits keep their reference and preflight names it. Undoable. */
  trash: command({ input: Ids, output: Changed, touches: ['assets', 'kits', 'library', 'history'] }),
  restore: command({ input: Ids, output: Changed, touches: ['assets', 'kits', 'library', 'history'] }),
  /** Removes trashed assets and their files for good; what a kit uses stays in the trash and is counted in `kept`. Not undoable. */
  emptyTrash: command({
    input: z.object({ ids: z.array(AssetId).max(100_000).optional() }),
    output: z.object({ removed: z.int(), kept: z.int(), bytes: z.int() }),
    touches: ['assets', 'kits', 'library', 'history'],
  }),
  /** What was changed on one asset, newest first, at most 500. */
  history: query({
    input: z.object({ id: AssetId }),
    output: z.object({ items: z.array(AssetChange) }),
    reads: ['assets', 'history'],
  }),
  versions: query({
    input: z.object({ id: AssetId }),
    output: z.object({ items: z.array(AssetVersion) }),
    reads: ['assets'],
  }),
  /** Gives an asset a new file; the old one is kept as a version. Refused when the bytes are another asset's. Undoable. */
  replaceOriginal: command({
    input: z.object({ id: AssetId, place: Place }),
    output: Asset,
    touches: ['assets', 'kits', 'history'],
  }),
  /** Makes an earlier version the present one again, as a new version. Undoable. */
  revertVersion: command({
    input: z.object({ id: AssetId, version: z.int().min(1) }),
    output: Asset,
    touches: ['assets', 'kits', 'history'],
  }),
  documents: query({
    input: z.object({ id: AssetId }),
    output: z.object({ items: z.array(AttachedDocument) }),
    reads: ['assets'],
  }),
  attachDocument: command({
    input: z.object({ id: AssetId, documentId: AssetId, role: AttachedDocument.shape.role }),
    output: z.object({ items: z.array(AttachedDocument) }),
    touches: ['assets', 'history'],
  }),
  detachDocument: command({
    input: z.object({ id: AssetId, documentId: AssetId }),
    output: z.object({ items: z.array(AttachedDocument) }),
    touches: ['assets', 'history'],
  }),
  /** The file of a preview, made now if the cache was emptied; 640 and 960 are those of a kit's start page. Main's picture protocol asks this. */
  preview: query({
    input: z.object({ sha256: Sha256, size: z.union([z.literal(320), z.literal(640), z.literal(960), z.literal(1600)]) }),
    output: z.object({ place: ShownPlace, mime: z.string() }),
    reads: [],
  }),
  /** Where the original lies, for 'show in folder'. */
  original: query({ input: z.object({ id: AssetId }), output: z.object({ place: ShownPlace }), reads: ['assets'] }),
  /** Copies of originals under good names in a scratch folder, for dragging out and 'open with': what happens to them never reaches the library. */
  handOut: query({
    input: z.object({ ids: z.array(AssetId).min(1).max(200) }),
    output: z.object({ places: z.array(ShownPlace) }),
    reads: ['assets'],
  }),
  /** Copies the original under its own name to a place the user chose. */
  saveOriginal: command({
    input: z.object({ id: AssetId, place: Place }),
    output: z.object({ place: ShownPlace, bytes: z.int() }),
    touches: [],
  }),
  /** Copies originals into a folder, each with an XMP sidecar of what the library knows. Nothing is overwritten: a name that is taken gets '-2', unless the very same file and sidecar have it already. */
  exportFiles: job({
    input: Ids.extend({ place: Place, sidecars: z.boolean().default(true) }),
    output: z.object({
      place: ShownPlace,
      files: z.int(),
      bytes: z.int(),
      /** Files that could not be copied, such as a missing original; all others were. */
      refused: z.array(z.object({ id: AssetId, filename: z.string(), code: ErrorCode, message: z.string() })),
    }),
    touches: ['jobs'],
  }),
  /** The whole catalogue (assets, collections, brands, releases, contacts, organisations, kits) as JSON, or the assets as CSV: nobody is locked in. */
  exportCatalogue: job({
    input: z.object({ place: Place, format: z.enum(['json', 'csv']) }),
    output: z.object({ place: ShownPlace, items: z.int(), bytes: z.int() }),
    touches: ['jobs'],
  }),
};
