import { z } from 'zod';
import { command, job, query } from './kernel.ts';
import {
  AssetId,
  CollectionId,
  ContactId,
  Instant,
  Language,
  Line,
  OrganisationId,
  Place,
  Prose,
  Sha256,
  SheetId,
  ShownPlace,
} from './values.ts';

/** Pictures on one sheet; more would be a book nobody prints. */
export const MAX_SHEET_PICTURES = 10_000;

/** What a sheet shows: pictures that are chosen, in a collection or found by a search, or people to call. */
export const SheetSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('assets'), assetIds: z.array(AssetId).max(MAX_SHEET_PICTURES) }),
  z.object({ kind: z.literal('collection'), collectionId: CollectionId }),
  /** `text` is the query language (docs/search.md); only what has a picture is found. */
  z.object({ kind: z.literal('search'), text: z.string().max(500) }),
  z.object({ kind: z.literal('contacts'), contactIds: z.array(ContactId).max(1000) }),
]);
export type SheetSource = z.infer<typeof SheetSource>;

/** What stands under a picture, in the order in which it is printed. `size` is width and height in px. */
export const SheetCaption = z.enum(['number', 'title', 'filename', 'caption', 'credit', 'date', 'size']);
export type SheetCaption = z.infer<typeof SheetCaption>;

export const SheetPaper = z.enum(['a4', 'a3', 'letter']);
export type SheetPaper = z.infer<typeof SheetPaper>;

/** What is marked on the pictures: nothing, those chosen and rejected on this sheet, or the library's stars or colour labels. */
export const SheetMarks = z.enum(['none', 'choice', 'rating', 'label']);
export type SheetMarks = z.infer<typeof SheetMarks>;

/** What a person sets. `heading` is printed at the top, empty means the name; `rows` 0 means as many as fit; `marginMm` is the white on every side. */
export const SheetFields = z.object({
  name: Line.min(1),
  heading: Line,
  source: SheetSource,
  columns: z.int().min(1).max(12),
  rows: z.int().min(0).max(20),
  paper: SheetPaper,
  orientation: z.enum(['portrait', 'landscape']),
  marginMm: z.int().min(5).max(40),
  captions: z.array(SheetCaption).max(7),
  /** Most lines that a caption may take before it is cut. */
  captionLines: z.int().min(1).max(6),
  /** Says on a picture when the press may not use it, or soon may not. */
  showRights: z.boolean(),
  /** Whose sheet it is: name, logo, colour. */
  organisationId: OrganisationId.nullable(),
  showLogo: z.boolean(),
  pageNumbers: z.boolean(),
  /** The order given by the source, or by the date taken, file name or title. People: given, or by name. */
  order: z.enum(['given', 'date', 'name', 'title']),
  marks: SheetMarks,
  chosenIds: z.array(AssetId).max(MAX_SHEET_PICTURES),
  rejectedIds: z.array(AssetId).max(MAX_SHEET_PICTURES),
  /** Of the words that Dateline prints, and of captions where the library has them in it. */
  language: Language,
});
export type SheetFields = z.infer<typeof SheetFields>;

/** A contact sheet that can be opened, changed and made again. */
export const Sheet = SheetFields.extend({ id: SheetId, createdAt: Instant, editedAt: Instant });
export type Sheet = z.infer<typeof Sheet>;

/** Fields of which those that are left out are as a new sheet has them. */
export const SheetDraft = SheetFields.partial().required({ name: true, source: true });
export type SheetDraft = z.infer<typeof SheetDraft>;

/** Which sheet: one of the library, or one that is only made and not kept. */
export const SheetOrder = z.union([z.object({ id: SheetId }), z.object({ draft: SheetDraft })]);
export type SheetOrder = z.infer<typeof SheetOrder>;

export const SheetFormat = z.enum(['pdf', 'png', 'html']);
export type SheetFormat = z.infer<typeof SheetFormat>;

const at = { x: z.number(), y: z.number() };
const area = { ...at, width: z.number(), height: z.number() };

/** Colours of a sheet by what they mean; `brand` is the organisation's. */
export const SheetTone = z.enum(['ink', 'soft', 'brand', 'line', 'ground', 'paper', 'red', 'amber', 'green', 'wash', 'washInk']);
export type SheetTone = z.infer<typeof SheetTone>;

/**
 * One thing on a page. Lengths are points, 1/72 inch, from the top left of the paper. Lines of a text stand `leading` apart, the first baseline at `y`; with `isRtl` they end
 * at x + width. `role` says what a screen reader hears; `furniture` it never hears. A picture stands in the middle of its area, whole.
 */
export const SheetItem = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    ...at,
    width: z.number(),
    lines: z.array(z.string()),
    size: z.number(),
    leading: z.number(),
    font: z.enum(['sans', 'bold', 'display']),
    tone: SheetTone,
    align: z.enum(['start', 'end']),
    isRtl: z.boolean(),
    role: z.enum(['title', 'heading', 'paragraph', 'furniture']),
    link: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('picture'),
    ...area,
    assetId: AssetId,
    sha256: Sha256.nullable(),
    alt: z.string(),
    /** What shows through where the picture is transparent. */
    ground: SheetTone,
  }),
  z.object({ kind: z.literal('box'), ...area, tone: SheetTone }),
  z.object({ kind: z.literal('stroke'), points: z.array(z.object(at)), width: z.number(), tone: SheetTone }),
  z.object({ kind: z.literal('logo'), ...area, alt: z.string() }),
]);
export type SheetItem = z.infer<typeof SheetItem>;

/** A page as it is printed, and where on it each picture's cell is. */
export const SheetPage = z.object({
  items: z.array(SheetItem),
  cells: z.array(z.object({ ...area, assetId: AssetId, name: z.string() })),
});
export type SheetPage = z.infer<typeof SheetPage>;

const ById = z.object({ id: SheetId });

export const sheets = {
  list: query({ input: z.object({}), output: z.object({ total: z.int(), items: z.array(Sheet) }), reads: ['sheets'] }),
  get: query({ input: ById, output: Sheet, reads: ['sheets'] }),
  create: command({ input: SheetDraft, output: Sheet, touches: ['sheets', 'history'] }),
  edit: command({
    input: ById.extend({ set: SheetFields.partial() }),
    output: Sheet,
    touches: ['sheets', 'kits', 'history'],
  }),
  remove: command({ input: ById, output: ById, touches: ['sheets', 'kits', 'history'] }),
  /** A stretch of the pages as they will be printed, for a window that draws them. `cells` counts pictures or people of the whole sheet. */
  preview: query({
    input: z.object({ sheet: SheetOrder, start: z.int().min(0).default(0), count: z.int().min(1).max(50).default(4) }),
    output: z.object({
      pages: z.int(),
      cells: z.int(),
      /** What was chosen and is no longer in the library. */
      missing: z.int(),
      width: z.number(),
      height: z.number(),
      brand: z.string(),
      logo: Prose.nullable(),
      start: z.int(),
      items: z.array(SheetPage),
    }),
    reads: ['sheets', 'assets', 'collections', 'contacts', 'organisations', 'logos'],
  }),
  /**
   * Makes the sheet as a file. PNG of several pages makes name-1.png, name-2.png, …; `place` is then the first. `replaced` are letters
   * that no font on this computer has and a box stands for.
   */
  render: job({
    input: z.object({ sheet: SheetOrder, format: SheetFormat, place: Place }),
    output: z.object({
      place: ShownPlace,
      places: z.array(ShownPlace),
      pages: z.int(),
      cells: z.int(),
      bytes: z.int(),
      missing: z.int(),
      replaced: z.array(z.string()),
    }),
    touches: [],
  }),
};
