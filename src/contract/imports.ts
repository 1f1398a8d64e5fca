import { z } from 'zod';
import { AssetKind } from './assets.ts';
import { command, job, query } from './kernel.ts';
import { ErrorCode } from './result.ts';
import { AssetId, Instant, JobId, Line, Place, ShownPlace, WatchId } from './values.ts';

/** What became of one file: exactly one outcome a file. */
export const ImportItem = z.object({
  path: z.string(),
  outcome: z.enum(['imported', 'duplicate', 'refused']),
  id: AssetId.optional(),
  kind: AssetKind.optional(),
  code: ErrorCode.optional(),
  message: z.string().optional(),
  duplicateOf: AssetId.optional(),
  /** Where the file lies, for 'open folder' and 'try again'; missing where it has no place of its own (a paste). */
  place: ShownPlace.optional(),
});
export type ImportItem = z.infer<typeof ImportItem>;

/** The whole report of an import; `seconds` is wall time. */
export const ImportReport = z.object({
  imported: z.int(),
  duplicates: z.int(),
  refused: z.int(),
  seconds: z.number(),
  items: z.array(ImportItem),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** The counts that the finished job row carries; the items are asked for by `imports.report`. */
export const ImportSummary = ImportReport.omit({ items: true });
export type ImportSummary = z.infer<typeof ImportSummary>;

/** One file of a review before an import: what would become of it. `sameBytes` files are left out unless the asset lies in the trash. */
export const ReviewItem = z.object({
  path: z.string(),
  name: z.string(),
  folder: z.string(),
  bytes: z.int(),
  kind: AssetKind.nullable(),
  verdict: z.enum(['new', 'sameBytes', 'sameName', 'refused']),
  code: ErrorCode.nullable(),
  message: z.string(),
  /** The asset with the same bytes, or with the same name and other bytes. */
  assetId: AssetId.nullable(),
});
export type ReviewItem = z.infer<typeof ReviewItem>;

/** How sure two files show the same: the same decoded pixels under other metadata, or a perceptual hash that says resized, cropped or recompressed. */
export const LikenessReason = z.enum(['samePixels', 'resized', 'cropped', 'recompressed']);
export type LikenessReason = z.infer<typeof LikenessReason>;

/** Assets that show the same. `keep` is the one that the rules would keep (most pixels, then most metadata, then oldest) and why. */
export const LikenessGroup = z.object({
  key: z.string(),
  reason: LikenessReason,
  ids: z.array(AssetId),
  keep: AssetId,
  why: z.enum(['mostPixels', 'mostMetadata', 'oldest', 'inKit']),
});
export type LikenessGroup = z.infer<typeof LikenessGroup>;

/** A folder whose new files are imported by themselves. `state` says when it cannot be watched now. */
export const Watch = z.object({
  id: WatchId,
  place: ShownPlace,
  name: z.string(),
  state: z.enum(['watching', 'paused', 'gone']),
  imported: z.int(),
  refused: z.int(),
  since: Instant,
});
export type Watch = z.infer<typeof Watch>;

/** A file of a watch folder that was refused, kept in a list until somebody acts. */
export const Quarantined = z.object({
  watchId: WatchId,
  path: z.string(),
  code: ErrorCode,
  message: z.string(),
  at: Instant,
  /** The file, for 'open folder'. */
  place: ShownPlace.optional(),
});
export type Quarantined = z.infer<typeof Quarantined>;

const ById = z.object({ jobId: JobId });

/** What a kit zip offers to a library: its files, each with the texts that come along, and its contacts by name. */
export const KitContents = z.object({
  name: z.string(),
  items: z.array(
    z.object({
      path: z.string(),
      kind: z.enum(['photo', 'logo', 'document', 'release']),
      title: z.string(),
      caption: z.string(),
      bytes: z.int(),
    }),
  ),
  contacts: z.array(z.string()),
});
export type KitContents = z.infer<typeof KitContents>;

/** So many files and folders can be looked through at once; a folder counts as one, whatever it holds. */
export const MOST_PLACES = 10_000;

export const imports = {
  /** Walks and hashes without changing anything, for a review before the import. */
  scan: job({
    input: z.object({ places: z.array(Place).min(1).max(MOST_PLACES) }),
    output: z.object({ total: z.int(), fresh: z.int(), sameBytes: z.int(), sameName: z.int(), refused: z.int(), bytes: z.int() }),
    touches: ['jobs'],
  }),
  /** The rows of a finished scan by path; `verdict` narrows. */
  review: query({
    input: ById.extend({
      start: z.int().min(0).default(0),
      count: z.int().min(1).max(1000).default(200),
      verdict: ReviewItem.shape.verdict.optional(),
    }),
    output: z.object({ total: z.int(), items: z.array(ReviewItem) }),
    reads: ['jobs', 'assets'],
  }),
  /**
   * Imports files and folders, recursively; folders are walked in name order, links to folders are not followed. With `scanId` the paths of
   * that scan without those in `skip`. A file that an earlier look found with the same path, size and time is not read again unless `reread`.
   */
  run: job({
    input: z.object({
      places: z.array(Place).max(10_000).default([]),
      scanId: JobId.optional(),
      skip: z.array(z.string().max(4096)).max(100_000).default([]),
      reread: z.boolean().default(false),
    }),
    output: ImportSummary,
    touches: ['assets', 'logos', 'library', 'jobs'],
  }),
  report: query({ input: ById, output: ImportReport, reads: ['jobs', 'assets'] }),
  /** Finished imports, newest first. `canUndo`: something of it is still outside the trash. */
  past: query({
    input: z.object({}),
    output: z.object({
      items: z.array(ImportSummary.extend({ jobId: JobId, title: z.string(), at: Instant, canUndo: z.boolean() })),
    }),
    reads: ['jobs', 'assets'],
  }),
  /** Puts everything an import brought into the trash, as one undoable step. */
  undo: command({ input: ById, output: z.object({ trashed: z.int() }), touches: ['assets', 'kits', 'library', 'history'] }),
  /** Groups of look-alikes that nobody has settled, largest first. Never merged without a click. */
  likenesses: query({
    input: z.object({
      reason: LikenessReason.optional(),
      start: z.int().min(0).default(0),
      count: z.int().min(1).max(200).default(50),
    }),
    output: z.object({ total: z.int(), items: z.array(LikenessGroup) }),
    reads: ['assets'],
  }),
  /** Keeps one of a group and trashes others; `carry` copies into the kept one what only the others know (fields empty there, keywords, people, collections, kits). Undoable. */
  settle: command({
    input: z.object({ keep: AssetId, trash: z.array(AssetId).min(1).max(1000), carry: z.boolean().default(true) }),
    output: z.object({ trashed: z.int(), carried: z.array(z.string()) }),
    touches: ['assets', 'collections', 'kits', 'library', 'history'],
  }),
  /** Says that these are not the same; the group is not shown again. Undoable. */
  setApart: command({
    input: z.object({ ids: z.array(AssetId).min(2).max(100) }),
    output: z.object({}),
    touches: ['assets', 'history'],
  }),
  watches: query({ input: z.object({}), output: z.object({ items: z.array(Watch) }), reads: ['watches'] }),
  watch: command({ input: z.object({ place: Place }), output: Watch, touches: ['watches'] }),
  setWatch: command({ input: z.object({ id: WatchId, paused: z.boolean() }), output: Watch, touches: ['watches'] }),
  unwatch: command({ input: z.object({ id: WatchId }), output: z.object({ id: WatchId }), touches: ['watches'] }),
  quarantine: query({ input: z.object({}), output: z.object({ items: z.array(Quarantined) }), reads: ['watches'] }),
  /** Tries quarantined files again (`retry`), or takes them off the list. */
  releaseQuarantine: command({
    input: z.object({ paths: z.array(z.string().max(4096)).min(1).max(10_000), retry: z.boolean() }),
    output: z.object({ left: z.int() }),
    touches: ['watches'],
  }),
  /** Imports bytes that have no file yet: a picture from the clipboard, as PNG in base64. */
  paste: command({
    input: z.object({ name: Line.min(1), base64: z.string().max(200_000_000) }),
    output: ImportItem,
    touches: ['assets', 'logos', 'library'],
  }),
  /** What `takeInKit` would take out of a kit zip; nothing is checked yet but that it is one. */
  kitContents: query({ input: z.object({ place: Place }), output: KitContents, reads: [], needs: 'nothing' }),
  /** Checks a kit zip that was dropped or imported, and imports what is in it: pictures and logos with the texts of kit.json, the release, the contacts. */
  takeInKit: job({
    input: z.object({
      place: Place,
      /** Paths of `kitContents` that are wanted; all without it. */
      only: z.array(z.string().max(1000)).max(100_000).optional(),
      contacts: z.boolean().default(true),
    }),
    output: ImportSummary,
    touches: ['assets', 'logos', 'contacts', 'releases', 'library', 'jobs'],
  }),
};
