import { z } from 'zod';
import { command, query } from './kernel.ts';
import { Embargo, StoredEmbargo } from './releases.ts';
import {
  AssetId,
  CalendarDate,
  Colour,
  ContactId,
  Instant,
  KitId,
  Language,
  Line,
  OrganisationId,
  Place,
  Prose,
  ReleaseId,
  SheetId,
  StoredTimeZone,
  TimeZone,
  VariantId,
} from './values.ts';

/**
 * One thing in a kit. Caption and title of an asset may be worded anew for this kit; empty means 'as in the library'.
 * `variant` stands for a logo variant with all that is made from it; `quote` and `figure` name one of a release by its verbatim text.
 */
export const KitItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('release'), releaseId: ReleaseId }),
  z.object({ kind: z.literal('asset'), assetId: AssetId, title: Line.default(''), caption: Prose.default('') }),
  z.object({ kind: z.literal('contact'), contactId: ContactId }),
  z.object({ kind: z.literal('variant'), variantId: VariantId }),
  z.object({ kind: z.literal('sheet'), sheetId: SheetId }),
  z.object({ kind: z.literal('quote'), releaseId: ReleaseId, text: Prose.min(1) }),
  z.object({ kind: z.literal('figure'), releaseId: ReleaseId, text: Line.min(1) }),
]);
export type KitItem = z.infer<typeof KitItem>;

/** The parts of a kit in the order a journalist reads them. Empty `figures` and `quotes` mean: all of the kit's releases. */
export const SectionKind = z.enum(['releases', 'figures', 'quotes', 'photos', 'logos', 'documents', 'sheets', 'contacts']);
export type SectionKind = z.infer<typeof SectionKind>;

/** The kinds of items that a section of each kind holds. */
export const ITEMS_OF: Readonly<Record<SectionKind, readonly KitItem['kind'][]>> = {
  releases: ['release'],
  figures: ['figure'],
  quotes: ['quote'],
  photos: ['asset'],
  logos: ['asset', 'variant'],
  documents: ['asset'],
  sheets: ['sheet'],
  contacts: ['contact'],
};

const holdsItsKind = (section: { kind: SectionKind; items: readonly { kind: KitItem['kind'] }[] }): boolean =>
  section.items.every((item) => ITEMS_OF[section.kind].includes(item.kind));

export const KitSection = z
  .object({ kind: SectionKind, items: z.array(KitItem).max(10_000) })
  .refine(holdsItsKind, { error: 'holds an item of another kind' });
export type KitSection = z.infer<typeof KitSection>;

/** A warning of preflight that a person let pass: the rule, the id of its subject, and why. */
export const IgnoredFinding = z.object({ rule: Line.min(1), subjectId: Line, reason: Line.min(1) });
export type IgnoredFinding = z.infer<typeof IgnoredFinding>;

/** The renditions of pictures in the zip: print and web, one of the two, or `lite`, a kit small enough for a mail. */
export const KitTier = z.enum(['full', 'print', 'web', 'lite']);
export type KitTier = z.infer<typeof KitTier>;

/** Whether the zip holds the files as they were taken in too, and what may be changed in them without re-encoding. */
export const KitOriginals = z.enum(['none', 'as-delivered', 'with-metadata', 'without-location']);
export type KitOriginals = z.infer<typeof KitOriginals>;

/** What a kit has otherwise than its organisation's theme; a part that is left out is the organisation's. Typefaces are assets of the library. */
export const KitTheme = z
  .object({ primary: Colour, secondary: Colour, ink: Colour, paper: Colour, headingFontId: AssetId, textFontId: AssetId })
  .partial();
export type KitTheme = z.infer<typeof KitTheme>;

/** What a person composes. `date` and `timeZone` date every file of the kit; `slug` is the story's part of each file name. */
export const KitFields = z.object({
  title: Line.min(1),
  slug: z
    .string()
    .max(40)
    .regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/),
  organisationId: OrganisationId.nullable(),
  date: CalendarDate.nullable(),
  timeZone: TimeZone,
  language: Language,
  embargo: Embargo.nullable(),
  license: Line,
  note: Prose,
  sections: z.array(KitSection).max(50),
  ignored: z.array(IgnoredFinding).max(10_000),
  tier: KitTier,
  originals: KitOriginals,
  themeOverride: KitTheme.nullable(),
});
export type KitFields = z.infer<typeof KitFields>;

/** A kit in work. What a kit of before these fields lacks stands here, not in `KitFields`: there an edit would fill it in. */
export const Kit = KitFields.extend({
  id: KitId,
  timeZone: StoredTimeZone,
  embargo: StoredEmbargo.nullable(),
  ignored: KitFields.shape.ignored.default([]),
  tier: KitTier.default('full'),
  originals: KitOriginals.default('none'),
  themeOverride: KitTheme.nullable().default(null),
  createdAt: Instant,
  editedAt: Instant,
});
export type Kit = z.infer<typeof Kit>;

const [ReleaseItem, AssetItem, ContactItem, VariantItem, SheetItem, QuoteItem, FigureItem] = KitItem.options;
const FileItem = z.discriminatedUnion('kind', [
  ReleaseItem.strict(),
  AssetItem.strict(),
  ContactItem.strict(),
  VariantItem.strict(),
  SheetItem.strict(),
  QuoteItem.strict(),
  FigureItem.strict(),
]);

/** A section of a kit file. Nobody sees a misspelt key that is read over, so every level of the file refuses unknown ones. */
const FileSection = z
  .strictObject({
    kind: SectionKind,
    items: z.array(FileItem).max(10_000),
  })
  .refine(holdsItsKind, { error: 'holds an item of another kind' });

/** A kit as a file for `kit apply`: with an id it updates, without one it creates. */
export const KitFile = KitFields.extend({
  embargo: Embargo.strict().nullable(),
  sections: z.array(FileSection).max(50),
  ignored: z.array(IgnoredFinding.strict()).max(10_000),
  themeOverride: KitTheme.strict().nullable(),
})
  .partial()
  .required({ title: true })
  .extend({ id: KitId.optional() })
  .strict();
export type KitFile = z.infer<typeof KitFile>;

export const kits = {
  list: query({ input: z.object({}), output: z.object({ total: z.int(), items: z.array(Kit) }), reads: ['kits'] }),
  get: query({ input: z.object({ id: KitId }), output: Kit, reads: ['kits'] }),
  create: command({ input: KitFields.partial().required({ title: true }), output: Kit, touches: ['kits', 'history'] }),
  edit: command({ input: z.object({ id: KitId, set: KitFields.partial() }), output: Kit, touches: ['kits', 'history'] }),
  remove: command({ input: z.object({ id: KitId }), output: z.object({ id: KitId }), touches: ['kits', 'history'] }),
  apply: command({ input: z.object({ place: Place }), output: Kit, touches: ['kits', 'history'] }),
};
