import { z } from 'zod';
import { command, query } from './kernel.ts';
import { parsedReleaseSchema } from './parsed-release.ts';
import {
  AssetId,
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
 * The state of a release as stored. What is out waits for an embargo that lies ahead, and an embargo lifts by itself:
 * `domain/releases/writing/status.ts` says what the state is at a moment.
 */
export const ReleaseStatus = z.enum(['draft', 'approved', 'embargoed', 'published', 'corrected', 'withdrawn']);
export type ReleaseStatus = z.infer<typeof ReleaseStatus>;

/** What a correction changed, in words for the public; the old text is the revision `before`, the new one `revision`. */
export const Correction = z.object({ at: Instant, note: Prose, before: z.int(), revision: z.int() });
export type Correction = z.infer<typeof Correction>;

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
  /** Files of the library that go along with the text, in their order. */
  attachmentIds: z.array(AssetId).max(50),
  boilerplate: Prose,
  notes: z.array(Prose).max(100),
  embargo: Embargo.nullable(),
  /** The words of an embargo that the text states but leaves unclear; they stop an export until an embargo is set or they are cleared. */
  embargoNote: Line,
  status: ReleaseStatus,
});
export type ReleaseFields = z.infer<typeof ReleaseFields>;

/** A release as it stands. `revision` counts the saved states from 1; every saved state is kept. */
export const Release = ReleaseFields.extend({
  embargo: StoredEmbargo.nullable(),
  /** A row from before the fields has none. */
  embargoNote: Line.default(''),
  attachmentIds: ReleaseFields.shape.attachmentIds.default([]),
  /** The oldest first. */
  corrections: z.array(Correction).default([]),
  /** The release whose translation this is; a translation has fields, state and revisions of its own. */
  translationOf: ReleaseId.nullable().default(null),
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

/** What an export writes: every format of a release, the text wrapped at 72 characters, and files made of its parts. */
export const ReleaseFile = z.enum([...ReleaseFormat.options, 'txt-wrapped', 'jsonld', 'eml', 'sheet-txt', 'sheet-csv', 'ics']);
export type ReleaseFile = z.infer<typeof ReleaseFile>;

/** One kept state of a release; `changed` names the fields that differ from the one before, `note` is that of a correction. */
export const Revision = z.object({
  revision: z.int(),
  savedAt: Instant,
  status: ReleaseStatus,
  headline: z.string(),
  words: z.int(),
  changed: z.array(z.string()),
  note: z.string().nullable(),
});
export type Revision = z.infer<typeof Revision>;

export const DiffPart = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });
export type DiffPart = z.infer<typeof DiffPart>;

/**
 * What changed from one revision to another: blocks of the body with their numbers from 1, and other texts, word by word. State,
 * language, date and embargo are whole values as stored ('draft', 'da', instant and zone); people and files are their names, one a part,
 * or the id of what the library no longer has.
 */
export const ReleaseDiff = z.object({
  from: z.int(),
  to: z.int(),
  fields: z.array(z.object({ field: z.string(), parts: z.array(DiffPart) })),
  body: z.array(
    z.object({
      kind: z.enum(['same', 'changed', 'added', 'removed']),
      from: z.int().nullable(),
      to: z.int().nullable(),
      parts: z.array(DiffPart),
    }),
  ),
  wordsAdded: z.int(),
  wordsRemoved: z.int(),
});
export type ReleaseDiff = z.infer<typeof ReleaseDiff>;

/** The rules of the text preflight. */
export const ReleaseRule = z.enum([
  'headline.missing',
  'headline.long',
  'date.missing',
  'date.impossible',
  'weekday.wrong',
  'embargo.without-zone',
  'embargo.unclear',
  'embargo.missing',
  'number.not-in-body',
  'quote.without-speaker',
  'quote.not-in-body',
  'quotes.mixed',
  'words.doubled',
  'boilerplate.missing',
  'contact.missing',
  'contact.dead',
  'contact.unreachable',
]);
export type ReleaseRule = z.infer<typeof ReleaseRule>;

/**
 * What the text preflight says of one place. `message` says it in English, `values` holds what a sentence in any other words needs.
 * `index` counts elements of a list field from 0; `start` and `end` are offsets in
 * that text. `fix` is a change that `edit` takes, given only where it cannot make a sentence say something else.
 */
export const ReleaseFinding = z.object({
  rule: ReleaseRule,
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  place: z.object({
    field: z.string(),
    index: z.int().nullable(),
    start: z.int().nullable(),
    end: z.int().nullable(),
  }),
  fix: z.object({ label: z.string(), set: ReleaseFields.partial() }).nullable(),
});
export type ReleaseFinding = z.infer<typeof ReleaseFinding>;

/** How a translation differs from its original in what must be the same in both. */
export const ParityFinding = z.object({
  code: z.enum([
    'number.missing',
    'number.added',
    'date.missing',
    'date.added',
    'link.missing',
    'link.added',
    'name.missing',
    'embargo.differs',
    'date.differs',
    'contacts.differ',
    'blocks.differ',
    'untranslated',
  ]),
  text: z.string(),
});
export type ParityFinding = z.infer<typeof ParityFinding>;

/** A correction that is being written: what it changes so far. Nothing of it is in the release yet. */
export const CorrectionDraft = z.object({ id: ReleaseId, set: ReleaseFields.partial(), savedAt: Instant });
export type CorrectionDraft = z.infer<typeof CorrectionDraft>;

/** A text file as given: by place or as pasted text. */
export const ReleaseSource = z.union([z.object({ place: Place }), z.object({ text: z.string().max(20_000_000) })]);
export type ReleaseSource = z.infer<typeof ReleaseSource>;

export const releases = {
  list: query({ input: z.object({}), output: z.object({ total: z.int(), items: z.array(Release) }), reads: ['releases'] }),
  get: query({ input: z.object({ id: ReleaseId }), output: Release, reads: ['releases'] }),
  /** What Dateline recognises; stores nothing and needs no library. */
  parse: query({ input: z.object({ source: ReleaseSource }), output: parsedReleaseSchema, reads: [], needs: 'nothing' }),
  /** The plain text of a source, in which the spans of `parse` count; stores nothing and needs no library. */
  readText: query({
    input: z.object({ source: ReleaseSource }),
    output: z.object({ text: z.string() }),
    reads: [],
    needs: 'nothing',
  }),
  /** Parses and stores a draft; its contacts and organisation are linked when the library knows them and made when it does not. */
  add: command({
    input: z.object({
      source: ReleaseSource,
      organisationId: OrganisationId.nullable().default(null),
      translationOf: ReleaseId.nullable().default(null),
    }),
    output: Release,
    touches: ['releases', 'contacts', 'organisations', 'history'],
  }),
  edit: command({
    input: z.object({ id: ReleaseId, set: ReleaseFields.partial() }),
    output: Release,
    touches: ['releases', 'kits', 'history'],
  }),
  /** Changes a release that is out and says what changed, or withdraws it and says why; the text before stays as a revision. */
  correct: command({
    input: z.object({
      id: ReleaseId,
      note: Prose,
      set: ReleaseFields.partial().default({}),
      withdraw: z.boolean().default(false),
    }),
    output: Release,
    touches: ['releases', 'kits', 'history'],
  }),
  /** Corrections that are being written, of every release. */
  correctionDrafts: query({ input: z.object({}), output: z.object({ items: z.array(CorrectionDraft) }), reads: ['releases'] }),
  /** Keeps what a correction changes so far, or drops it with null; no step of undo, as nothing of the release changes. */
  draftCorrection: command({
    input: z.object({ id: ReleaseId, set: ReleaseFields.partial().nullable() }),
    output: z.object({ id: ReleaseId }),
    touches: ['releases'],
  }),
  /** Every kept state, the newest first. */
  revisions: query({ input: z.object({ id: ReleaseId }), output: z.object({ items: z.array(Revision) }), reads: ['releases'] }),
  revision: query({ input: z.object({ id: ReleaseId, revision: z.int() }), output: Release, reads: ['releases'] }),
  /** Without `to` against the present state. */
  diff: query({
    input: z.object({ id: ReleaseId, from: z.int(), to: z.int().optional() }),
    output: ReleaseDiff,
    reads: ['releases'],
  }),
  /** Makes a kept state the next revision; its state of publication and what is no longer in the library stay as they are now. */
  restore: command({
    input: z.object({ id: ReleaseId, revision: z.int() }),
    output: Release,
    touches: ['releases', 'kits', 'history'],
  }),
  /** What the text preflight finds in the stored release. */
  preflight: query({
    input: z.object({ id: ReleaseId }),
    output: z.object({ errors: z.int(), warnings: z.int(), findings: z.array(ReleaseFinding) }),
    reads: ['releases', 'contacts', 'organisations'],
  }),
  /** Makes a draft in another language with date, contacts, embargo and sender of the original; its texts only with `copy`. */
  translate: command({
    input: z.object({ id: ReleaseId, language: Language, copy: z.boolean().default(false) }),
    output: Release,
    touches: ['releases', 'history'],
  }),
  /** Every translation of a release (or of the original of a translation) against that original. */
  parity: query({
    input: z.object({ id: ReleaseId }),
    output: z.object({
      originalId: ReleaseId,
      items: z.array(z.object({ id: ReleaseId, language: Language, status: ReleaseStatus, findings: z.array(ParityFinding) })),
    }),
    reads: ['releases'],
  }),
  /** The names of the user's own PDF templates: `.typ` files in the library's folder `templates`. */
  templates: query({ input: z.object({}), output: z.object({ items: z.array(z.string()) }), reads: [] }),
  /** Writes documents into a folder; names follow the kit's rules. `template` is the name of a user's own PDF template. */
  exportFiles: command({
    input: z.object({
      id: ReleaseId,
      formats: z.array(ReleaseFile).min(1),
      place: Place,
      template: Line.nullable().default(null),
    }),
    output: z.object({
      files: z.array(z.object({ place: ShownPlace, format: ReleaseFile, bytes: z.int(), sha256: Sha256 })),
    }),
    touches: [],
  }),
};
