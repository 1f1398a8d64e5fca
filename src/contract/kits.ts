import { z } from 'zod';
import { command, query } from './kernel.ts';
import { Embargo, StoredEmbargo } from './releases.ts';
import {
  AssetId,
  CalendarDate,
  ContactId,
  Instant,
  KitId,
  Language,
  Line,
  OrganisationId,
  Place,
  Prose,
  ReleaseId,
  StoredTimeZone,
  TimeZone,
} from './values.ts';

/** One thing in a kit. Caption and title of an asset may be worded anew for this kit; empty means 'as in the library'. */
export const KitItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('release'), releaseId: ReleaseId }),
  z.object({ kind: z.literal('asset'), assetId: AssetId, title: Line.default(''), caption: Prose.default('') }),
  z.object({ kind: z.literal('contact'), contactId: ContactId }),
]);
export type KitItem = z.infer<typeof KitItem>;

/** The parts of a kit in their order on the page; each takes only its own kind of items. */
export const SectionKind = z.enum(['releases', 'photos', 'logos', 'documents', 'contacts']);
export type SectionKind = z.infer<typeof SectionKind>;

/** What a section of each kind holds. */
const ITEM_OF: Readonly<Record<SectionKind, KitItem['kind']>> = {
  releases: 'release',
  photos: 'asset',
  logos: 'asset',
  documents: 'asset',
  contacts: 'contact',
};

const holdsItsKind = (section: { kind: SectionKind; items: readonly { kind: KitItem['kind'] }[] }): boolean =>
  section.items.every((item) => item.kind === ITEM_OF[section.kind]);

export const KitSection = z
  .object({ kind: SectionKind, items: z.array(KitItem).max(10_000) })
  .refine(holdsItsKind, { error: 'holds an item of another kind' });
export type KitSection = z.infer<typeof KitSection>;

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
});
export type KitFields = z.infer<typeof KitFields>;

/** A kit in work. `version` is that of the next export: it rises when the content differs from the last export. */
export const Kit = KitFields.extend({
  id: KitId,
  timeZone: StoredTimeZone,
  embargo: StoredEmbargo.nullable(),
  createdAt: Instant,
  editedAt: Instant,
});
export type Kit = z.infer<typeof Kit>;

const [ReleaseItem, AssetItem, ContactItem] = KitItem.options;

/** A section of a kit file. Nobody sees a misspelt key that is read over, so every level of the file refuses unknown ones. */
const FileSection = z
  .strictObject({
    kind: SectionKind,
    items: z.array(z.discriminatedUnion('kind', [ReleaseItem.strict(), AssetItem.strict(), ContactItem.strict()])).max(10_000),
  })
  .refine(holdsItsKind, { error: 'holds an item of another kind' });

/** A kit as a file for `kit apply`: with an id it updates, without one it creates. */
export const KitFile = KitFields.extend({ embargo: Embargo.strict().nullable(), sections: z.array(FileSection).max(50) })
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
