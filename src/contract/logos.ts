import { z } from 'zod';
import { command, job, query } from './kernel.ts';
import { LogoMeasure, LogoRules, LogoUse, PaletteColour, PaletteFormat } from './logo-rules.ts';
import { LogoPreview, LogoSet, LogoWish, MadeLogo } from './logo-wish.ts';
import { BrandTheme, Organisation } from './organisations.ts';
import { ErrorCode } from './result.ts';
import {
  AssetId,
  BrandId,
  CalendarDate,
  Colour,
  JobId,
  Line,
  OrganisationId,
  Place,
  Prose,
  Sha256,
  ShownPlace,
  VariantId,
} from './values.ts';

export { LogoMeasure, LogoRules, LogoUse, PaletteColour, PaletteFormat, Usage } from './logo-rules.ts';
export { LogoFormat, LogoPreview, LogoSet, LogoSize, LogoWish, type LogoWishInput, MadeLogo } from './logo-wish.ts';

/** How symbol and lettering stand to each other; own names are allowed beside the usual ones. */
export const Lockup = z.union([z.enum(['primary', 'stacked', 'symbol', 'wordmark']), Line.min(1).max(60)]);
/** In which colours a variant is drawn. */
export const Colourway = z.union([z.enum(['full-colour', 'black', 'white', 'greyscale']), Line.min(1).max(60)]);
/** What a variant is made to stand on. */
export const Ground = z.enum(['light', 'dark', 'brand', 'photo']);
export type Ground = z.infer<typeof Ground>;

/** Superseded: can be looked at but never leaves the library. Asked for: it has no file yet, somebody was asked for it. */
export const VariantStatus = z.enum(['current', 'superseded', 'asked']);
export type VariantStatus = z.infer<typeof VariantStatus>;

/** The source format of a file, told from its content: an AI with a PDF-compatible part is 'ai' and yet can be drawn; 'other' is stored only. */
export const SourceFormat = z.enum(['svg', 'pdf', 'eps', 'ai', 'png', 'jpg', 'webp', 'gif', 'tif', 'ico', 'other']);
export type SourceFormat = z.infer<typeof SourceFormat>;

/**
 * What keeps a vector from being a clean master: lettering that is still text, pixels inside, filters, no viewBox, or that the sanitiser
 * refuses it. Found when it is read, named to the user; never a reason to lose the file.
 */
export const MasterFault = z.enum(['live-text', 'pixels-inside', 'filters', 'no-view-box', 'unsafe', 'draws-nothing']);
export type MasterFault = z.infer<typeof MasterFault>;

/** One file of a variant. Width and height in px as displayed, null where there are none. `sha256` shows it: dateline://picture/<sha256>/320. */
export const VariantFile = z.object({
  assetId: AssetId,
  filename: z.string(),
  format: SourceFormat,
  isVector: z.boolean(),
  /** Renditions are made from it. One file of a variant at most. */
  isMaster: z.boolean(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  bytes: z.int(),
  sha256: Sha256,
  hasPreview: z.boolean(),
  trashed: z.boolean(),
});
export type VariantFile = z.infer<typeof VariantFile>;

/** One drawing of a mark: lockup x colourway x ground, with its files in several source formats. */
export const Variant = z.object({
  id: VariantId,
  brandId: BrandId,
  lockup: Lockup,
  colourway: Colourway,
  ground: Ground,
  /** The master's file; null for a variant that was only asked for. */
  assetId: AssetId.nullable(),
  status: VariantStatus,
  /** Since when it is superseded, or when it was asked for; null where nobody said. */
  since: CalendarDate.nullable(),
  /** What replaces a superseded one. */
  supersededBy: VariantId.nullable(),
  note: Line,
  /** The master's source format; empty without a file. */
  format: z.string(),
  isVector: z.boolean(),
  /** Master first, then by format and size. Files in the trash are in no list. */
  files: z.array(VariantFile),
});
export type Variant = z.infer<typeof Variant>;

/** What a person says of a brand. `askedAt`: a partner was asked for its logos on that day. */
export const BrandFields = z.object({
  name: Line.min(1),
  organisationId: OrganisationId.nullable(),
  /** Somebody else's brand, listed beside our own. */
  isPartner: z.boolean(),
  askedAt: CalendarDate.nullable(),
  palette: z.array(PaletteColour).max(60),
  rules: LogoRules,
  /** Names of made files: {brand} {lockup} {colourway} {ground} {width} {height} {format} {scale}, each as a slug (domain/logos/file-name.ts). */
  fileNamePattern: Line.min(1).max(200),
});
export type BrandFields = z.infer<typeof BrandFields>;

/** A mark and its variants in the order of the matrix. */
export const Brand = BrandFields.extend({ id: BrandId, variants: z.array(Variant) });
export type Brand = z.infer<typeof Brand>;

/** A format that a variant lacks. `canMake`: Dateline can make it from `from`, the clean master; else `why` says what is missing. */
export const FormatGap = z.object({
  format: z.enum(['svg', 'pdf', 'png']),
  canMake: z.boolean(),
  from: VariantId.nullable(),
  why: z.string(),
});
export type FormatGap = z.infer<typeof FormatGap>;

/** One cell of the matrix: what stands there (current first), the formats at hand, and what is missing. An empty cell has no variants. */
export const MatrixCell = z.object({
  lockup: Lockup,
  colourway: Colourway,
  variantIds: z.array(VariantId),
  formats: z.array(SourceFormat),
  gaps: z.array(FormatGap),
});
export type MatrixCell = z.infer<typeof MatrixCell>;

/** Lockups by colourways; black, white and full colour are always columns, further ones when a variant has them. */
export const Matrix = z.object({
  brandId: BrandId,
  lockups: z.array(Lockup),
  colourways: z.array(Colourway),
  cells: z.array(MatrixCell),
  variants: z.int(),
  files: z.int(),
  gaps: z.int(),
});
export type Matrix = z.infer<typeof Matrix>;

/** One file of a guided import. `key` names it in `accept`; sure is 0 to 1. `why` names what decided, as codes: 'name:neg', 'folder:White', 'pixels:light'. */
export const ProposedFile = z.object({
  key: z.string(),
  /** The path below what was dropped, with '/'. */
  path: z.string(),
  place: ShownPlace.nullable(),
  /** The asset with the same bytes, when the library has it already. */
  assetId: AssetId.nullable(),
  sha256: Sha256.nullable(),
  format: SourceFormat,
  isVector: z.boolean(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  bytes: z.int(),
  /** dateline://picture/<sha256>/320 shows it. */
  hasPreview: z.boolean(),
  faults: z.array(MasterFault),
  brand: z.string(),
  lockup: Lockup,
  colourway: Colourway,
  ground: Ground,
  sure: z.number().min(0).max(1),
  why: z.array(z.string()),
});
export type ProposedFile = z.infer<typeof ProposedFile>;

/** Files that are one variant in several formats and sizes. `brandId` when a brand of that name is there. `variantId` when it has that variant. */
export const ProposedVariant = z.object({
  brand: z.string(),
  brandId: BrandId.nullable(),
  variantId: VariantId.nullable(),
  lockup: Lockup,
  colourway: Colourway,
  ground: Ground,
  keys: z.array(z.string()),
});
export type ProposedVariant = z.infer<typeof ProposedVariant>;

/** The whole proposal. `unsure` are keys of files whose axes are guesses; `refused` could not be read or are no logo. */
export const LogoProposal = z.object({
  files: z.array(ProposedFile),
  variants: z.array(ProposedVariant),
  unsure: z.array(z.string()),
  refused: z.array(z.object({ path: z.string(), code: ErrorCode, message: z.string() })),
});
export type LogoProposal = z.infer<typeof LogoProposal>;

/** A row of the corrected matrix. `brandId` adds to a brand; without it the brand of that name is found or made. */
export const AcceptedVariant = z.object({
  brand: Line.min(1),
  brandId: BrandId.optional(),
  lockup: Lockup,
  colourway: Colourway,
  ground: Ground,
  keys: z.array(z.string().max(200)).min(1).max(1000),
});
export type AcceptedVariant = z.infer<typeof AcceptedVariant>;

/** An answer of the chooser: what to take, ready to be made, and why in sentences; or what is missing and whether it can be made. */
export const LogoAdvice = z.object({
  use: LogoUse,
  variantId: VariantId.nullable(),
  wish: LogoWish.nullable(),
  /** Sentences in English, most important first. */
  why: z.array(z.string()),
  missing: z.string(),
  /** What `fill` would make to close that gap; null when Dateline cannot. */
  fill: z.object({ lockup: Lockup, colourway: Colourway, from: VariantId }).nullable(),
  others: z.array(VariantId),
});
export type LogoAdvice = z.infer<typeof LogoAdvice>;

/** What a file name in a zip or folder became. */
const MadeSet = z.object({
  place: ShownPlace,
  files: z.int(),
  bytes: z.int(),
  left: z.array(z.object({ name: z.string(), why: z.string() })),
});

const VariantFields = z.object({ lockup: Lockup, colourway: Colourway, ground: Ground, assetId: AssetId });
const WithBrand = z.object({ brandId: BrandId });
const HISTORY = ['logos', 'assets', 'kits', 'history'] as const;

export const logos = {
  /** All brands by name, our own before those of partners, with variants and files. */
  brands: query({
    input: z.object({}),
    output: z.object({ total: z.int(), items: z.array(Brand) }),
    reads: ['logos', 'assets', 'organisations'],
  }),
  brand: query({ input: z.object({ id: BrandId }), output: Brand, reads: ['logos', 'assets', 'organisations'] }),
  matrix: query({ input: WithBrand, output: Matrix, reads: ['logos', 'assets'] }),
  /** Which brand and variant a file belongs to, or null. A superseded variant is answered before a current one. */
  variantOf: query({
    input: z.object({ assetId: AssetId }),
    output: z.object({ variant: Variant.extend({ brandName: z.string() }).nullable() }),
    reads: ['logos', 'assets'],
  }),

  /** A new brand, or other values of one that is there; what is not given stays (a new one gets its defaults). */
  putBrand: command({
    input: BrandFields.partial().extend({ id: BrandId.optional(), name: Line.min(1).optional() }),
    output: Brand,
    touches: ['logos', 'kits', 'history'],
  }),
  /** Takes a brand away with its variants; the files stay in the library. */
  removeBrand: command({ input: z.object({ id: BrandId }), output: z.object({ id: BrandId }), touches: HISTORY }),
  /** A variant with its master, new or changed. Files that it has beside stay. */
  putVariant: command({
    input: VariantFields.extend({ id: VariantId.optional(), brandId: BrandId }),
    output: Brand,
    touches: HISTORY,
  }),
  /** A variant without a file, asked for on a day; `putVariant` with its id or `addFiles` brings the file and makes it current. */
  askFor: command({
    input: VariantFields.omit({ assetId: true }).extend({
      brandId: BrandId,
      since: CalendarDate.nullable().default(null),
      note: Line.default(''),
    }),
    output: Brand,
    touches: HISTORY,
  }),
  /** Other axes or another note for a variant; its files stay. */
  editVariant: command({
    input: z.object({
      id: VariantId,
      set: VariantFields.omit({ assetId: true }).extend({ brandId: BrandId, note: Line }).partial(),
    }),
    output: Brand,
    touches: HISTORY,
  }),
  /** Further files of a variant. The best vector becomes its master when it has none (SVG before PDF before AI before EPS before pixels). */
  addFiles: command({
    input: z.object({ id: VariantId, assetIds: z.array(AssetId).min(1).max(200) }),
    output: Brand,
    touches: HISTORY,
  }),
  /** Takes files out of a variant; they stay in the library. A variant that loses its last one is removed. */
  takeFiles: command({
    input: z.object({ id: VariantId, assetIds: z.array(AssetId).min(1).max(200) }),
    output: Brand,
    touches: HISTORY,
  }),
  /** Renditions are made from this file from now on. */
  setMaster: command({ input: z.object({ id: VariantId, assetId: AssetId }), output: Brand, touches: HISTORY }),
  removeVariant: command({ input: z.object({ id: VariantId }), output: Brand, touches: HISTORY }),
  /** Retires a variant (since when, and by what it is replaced), or makes it current again. `since` is today when left out. */
  setStatus: command({
    input: z.object({
      id: VariantId,
      status: z.enum(['current', 'superseded']),
      since: CalendarDate.optional(),
      supersededBy: VariantId.nullable().optional(),
    }),
    output: Brand,
    touches: ['logos', 'kits', 'history'],
  }),

  /** Looks through files and folders and proposes brands and variants; nothing enters the library. Asked for with `assetIds` for files that it has. */
  propose: job({
    input: z.object({ places: z.array(Place).max(1000).default([]), assetIds: z.array(AssetId).max(10_000).default([]) }),
    output: z.object({ files: z.int(), variants: z.int(), brands: z.int(), unsure: z.int(), refused: z.int() }),
    touches: ['jobs'],
  }),
  /** The proposal of a finished `propose`. */
  proposal: query({ input: z.object({ jobId: JobId }), output: LogoProposal, reads: ['jobs', 'logos'] }),
  /** Imports the files of a proposal that the library lacks and stores the corrected matrix as one undoable step. Without `variants` as it was proposed. */
  accept: job({
    input: z.object({ proposalId: JobId, variants: z.array(AcceptedVariant).max(5000).optional() }),
    output: z.object({
      brandIds: z.array(BrandId),
      variants: z.int(),
      files: z.int(),
      imported: z.int(),
      refused: z.array(z.object({ path: z.string(), code: ErrorCode, message: z.string() })),
    }),
    touches: ['logos', 'assets', 'library', 'jobs', 'history', 'kits'],
  }),

  /** What would be made of a wish: a picture for the window (at most 720 px, PNG or, for SVG, the SVG as PNG), size, name, warnings of the rules. */
  preview: query({ input: LogoWish, output: LogoPreview, reads: ['logos', 'assets'] }),
  /**
   * Writes one rendition of a variant to a place. Refuses superseded variants (`logos.superseded`), vectors from pixels
   * (`logos.no_vector`) and masters that cannot be drawn. A favicon set becomes a zip when the place ends in .zip, else a folder.
   */
  render: command({
    input: LogoWish.safeExtend({ place: Place }),
    output: MadeLogo.extend({ place: ShownPlace }),
    touches: [],
  }),
  /** The same as files in a scratch folder, for dragging out and for the clipboard as a picture. */
  handOut: query({
    input: LogoWish,
    output: z.object({ places: z.array(ShownPlace), name: z.string() }),
    reads: ['logos', 'assets'],
  }),
  /** The sanitised, optimised SVG as text, for the clipboard. */
  svgText: query({
    input: LogoWish,
    output: z.object({ text: z.string(), name: z.string() }),
    reads: ['logos', 'assets'],
  }),
  /** Every current variant of a brand in the formats and sizes of a set, in one zip with a folder for each lockup. `left` names what could not be made, and why. */
  getAll: job({ input: WithBrand.extend({ set: LogoSet.prefault({}), place: Place }), output: MadeSet, touches: ['jobs'] }),
  /**
   * Makes what is missing from the clean SVG master: a one-colour or greyscale variant of a lockup (with its files), or a further format of
   * a variant that is there. The new files are assets of the library; one undoable step.
   */
  fill: command({
    input: z.object({
      from: VariantId,
      colourway: z.enum(['black', 'white', 'greyscale', 'same']).default('same'),
      formats: z
        .array(z.enum(['svg', 'pdf', 'png']))
        .min(1)
        .max(3)
        .default(['svg', 'pdf', 'png']),
    }),
    output: z.object({ brand: Brand, variantId: VariantId, made: z.array(SourceFormat) }),
    touches: ['logos', 'assets', 'kits', 'library', 'history'],
  }),

  /** Measured from the artwork: its drawing, its symbol, the module of the brand's clear space, minimum width. */
  measure: query({ input: z.object({ variantId: VariantId }), output: LogoMeasure, reads: ['logos', 'assets'] }),
  /** Which logo to take for a use, or for all uses. */
  choose: query({
    input: WithBrand.extend({ use: LogoUse.optional(), lockup: Lockup.optional() }),
    output: z.object({ items: z.array(LogoAdvice) }),
    reads: ['logos', 'assets'],
  }),
  /** Colours read from the artwork, paints of the SVG first, pixels else; with names proposed. Stores nothing. */
  readPalette: query({
    input: WithBrand,
    output: z.object({ items: z.array(PaletteColour), from: z.enum(['paints', 'pixels', 'nothing']) }),
    reads: ['logos', 'assets'],
  }),
  /** Writes the palette as a file that other programs read. */
  exportPalette: command({
    input: WithBrand.extend({ format: PaletteFormat, place: Place }),
    output: z.object({ place: ShownPlace, bytes: z.int() }),
    touches: [],
  }),
  /** The three colours that a kit's page would take from a palette, before `applyTheme` stores them with the organisation. */
  theme: query({ input: WithBrand, output: BrandTheme, reads: ['logos'] }),
  /** Gives the brand's colours to its organisation, whose kits wear them. Refuses with `logos.no_palette` or `organisations.not_found`. */
  applyTheme: command({
    input: WithBrand.extend({
      organisationId: OrganisationId.optional(),
      primary: Colour.optional(),
      secondary: Colour.optional(),
      ink: Colour.optional(),
    }),
    output: Organisation,
    touches: ['organisations', 'kits', 'history'],
  }),
  /** The guidelines as one self-contained HTML file or a PDF of one page. */
  guidelines: command({
    input: WithBrand.extend({ format: z.enum(['html', 'pdf']), place: Place, introduction: Prose.default('') }),
    output: z.object({ place: ShownPlace, bytes: z.int(), pages: z.int() }),
    touches: [],
  }),
};
