import { z } from 'zod';
import { command, query } from './kernel.ts';
import { parsedReleaseSchema } from './parsed-release.ts';
import {
  CalendarDate,
  ContactId,
  Instant,
  Language,
  Line,
  OrganisationId,
  Place,
  Prose,
  ReleaseId,
  Sha256,
  ShownPlace,
  StoredTimeZone,
  TimeZone,
} from './values.ts';

/** One instant with the zone it was promised in; both are shown wherever the embargo is. */
export const Embargo = z.object({ until: Instant, timeZone: TimeZone });
export type Embargo = z.infer<typeof Embargo>;

/** An embargo as stored; a zone that Intl no longer knows reads as UTC, the instant stays. */
export const StoredEmbargo = Embargo.extend({ timeZone: StoredTimeZone });

export const Quote = z.object({ text: Prose, speaker: Line, role: Line });
export type Quote = z.infer<typeof Quote>;

/** A number a journalist may lift out: `text` verbatim, the value it stands for, its unit, the sentence it comes from. */
export const Figure = z.object({ text: Line, value: z.number(), unit: Line, sentence: Prose });
export type Figure = z.infer<typeof Figure>;

/**
 * What a person may change. `body` holds one Markdown block an element (a paragraph with bold, italics and links, `## heading`,
 * a list, `> pull quote`); joined by empty lines it is the stored text. `notes`, the notes to editors, are plain text.
 */
export const ReleaseFields = z.object({
  headline: Line,
  subheadline: Line,
  byline: z.object({ name: Line, role: Line }),
  organisationId: OrganisationId.nullable(),
  date: CalendarDate.nullable(),
  dateline: Line,
  language: Language,
  body: z.array(Prose).max(2000),
  quotes: z.array(Quote).max(200),
  figures: z.array(Figure).max(500),
  contactIds: z.array(ContactId).max(50),
  boilerplate: Prose,
  notes: z.array(Prose).max(100),
  embargo: Embargo.nullable(),
  /** The words of an embargo that the text states but leaves unclear; they stop an export until an embargo is set or they are cleared. */
  embargoNote: Line,
  status: z.enum(['draft', 'approved', 'published']),
});
export type ReleaseFields = z.infer<typeof ReleaseFields>;

/** A release as it stands. `revision` counts the saved states from 1; every saved state is kept. */
export const Release = ReleaseFields.extend({
  embargo: StoredEmbargo.nullable(),
  /** A row from before the field has none. */
  embargoNote: Line.default(''),
  id: ReleaseId,
  revision: z.int(),
  words: z.int(),
  createdAt: Instant,
  editedAt: Instant,
});
export type Release = z.infer<typeof Release>;

/** A file format a release can be had in. */
export const ReleaseFormat = z.enum(['pdf', 'docx', 'txt', 'html', 'md', 'ninjs']);
export type ReleaseFormat = z.infer<typeof ReleaseFormat>;

/** A text file as given: by place (.txt, .md, .html, .docx) or as pasted text. */
export const ReleaseSource = z.union([z.object({ place: Place }), z.object({ text: z.string().max(20_000_000) })]);
export type ReleaseSource = z.infer<typeof ReleaseSource>;

export const releases = {
  list: query({ input: z.object({}), output: z.object({ total: z.int(), items: z.array(Release) }), reads: ['releases'] }),
  get: query({ input: z.object({ id: ReleaseId }), output: Release, reads: ['releases'] }),
  /** What Dateline recognises; stores nothing and needs no library. */
  parse: query({ input: z.object({ source: ReleaseSource }), output: parsedReleaseSchema, reads: [], needs: 'nothing' }),
  /** Parses and stores a draft; its contacts and organisation are linked when the library knows them and made when it does not. */
  add: command({
    input: z.object({ source: ReleaseSource, organisationId: OrganisationId.nullable().default(null) }),
    output: Release,
    touches: ['releases', 'contacts', 'organisations', 'history'],
  }),
  edit: command({
    input: z.object({ id: ReleaseId, set: ReleaseFields.partial() }),
    output: Release,
    touches: ['releases', 'kits', 'history'],
  }),
  /** Writes documents into a folder; names follow the kit's rules. */
  exportFiles: command({
    input: z.object({ id: ReleaseId, formats: z.array(ReleaseFormat).min(1), place: Place }),
    output: z.object({
      files: z.array(z.object({ place: ShownPlace, format: ReleaseFormat, bytes: z.int(), sha256: Sha256 })),
    }),
    touches: [],
  }),
};
