import { z } from 'zod';
import { command, job, query } from './kernel.ts';
import { KitTier } from './kits.ts';
import { ExportId, Instant, KitId, Place, Sha256, ShownPlace } from './values.ts';

/** What preflight says of one thing. An error stops the export unless it is forced; `fix` names what would clear it. */
export const Finding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  subject: z.object({ kind: z.enum(['asset', 'release', 'contact', 'organisation', 'kit']), id: z.string(), label: z.string() }),
  message: z.string(),
  fix: z.string().optional(),
});
export type Finding = z.infer<typeof Finding>;

/** Why a file is in the kit and what it is (kit-output.md, section 4). */
export const FileRole = z.enum([
  'page',
  'readme',
  'manifest',
  'release',
  'ninjs',
  'calendar',
  'photo',
  'captions',
  'logo',
  'document',
  'vcard',
  'asset',
  'verification',
]);
export type FileRole = z.infer<typeof FileRole>;

/** One file of the zip to be: its path under the root folder, why it is there, and its estimated size in bytes. */
export const PlannedFile = z.object({ path: z.string(), role: FileRole, reason: z.string(), bytes: z.int() });
export type PlannedFile = z.infer<typeof PlannedFile>;

/** Everything the composer shows beside the page: the zip's name, its files, its size, and what preflight says. */
export const ExportPreview = z.object({
  zipName: z.string(),
  rootFolder: z.string(),
  version: z.int(),
  bytes: z.int(),
  files: z.array(PlannedFile),
  ok: z.boolean(),
  errors: z.int(),
  warnings: z.int(),
  findings: z.array(Finding),
});
export type ExportPreview = z.infer<typeof ExportPreview>;

/** A finished export as history keeps it. `entries` counts files in the zip, `exists` whether it is still where it was written. */
export const ExportRun = z.object({
  id: ExportId,
  kitId: KitId,
  kitTitle: z.string(),
  version: z.int(),
  place: ShownPlace,
  bytes: z.int(),
  sha256: Sha256,
  entries: z.int(),
  seconds: z.number(),
  finishedAt: Instant,
  forced: z.boolean(),
  findings: z.array(Finding),
  exists: z.boolean(),
});
export type ExportRun = z.infer<typeof ExportRun>;

/** A kit that was written as a folder: `page` is the file to open, `bytes` what all files have together. */
export const ExportFolder = z.object({
  place: ShownPlace,
  page: z.string(),
  files: z.int(),
  bytes: z.int(),
  findings: z.array(Finding),
});
export type ExportFolder = z.infer<typeof ExportFolder>;

/** What `verify` found wrong with one entry; `path` is empty when the zip as a whole is meant. */
export const VerifyProblem = z.object({
  path: z.string(),
  code: z.enum([
    'not_a_zip',
    'not_a_kit',
    'entry_damaged',
    'checksum_differs',
    'file_missing',
    'file_not_listed',
    'name_not_allowed',
    'duplicate_entry',
    'manifest_damaged',
    'sums_differ',
    'too_large',
    'signature_invalid',
  ]),
  message: z.string(),
});
export type VerifyProblem = z.infer<typeof VerifyProblem>;

/** The verdict on a kit zip. `signed` is false for kits without a signature file. */
export const Verdict = z.object({
  ok: z.boolean(),
  signed: z.boolean(),
  signer: z.string().optional(),
  entries: z.int(),
  name: z.string().nullable(),
  problems: z.array(VerifyProblem),
});
export type Verdict = z.infer<typeof Verdict>;

export const exports = {
  preview: query({
    input: z.object({ kitId: KitId }),
    output: ExportPreview,
    reads: ['kits', 'assets', 'releases', 'contacts', 'organisations', 'logos', 'exports'],
  }),
  /** The start page of the kit as it would be exported now, previews inlined. */
  page: query({
    input: z.object({ kitId: KitId }),
    output: z.object({ html: z.string() }),
    reads: ['kits', 'assets', 'releases', 'contacts', 'organisations', 'logos'],
  }),
  /** Builds, verifies and records a zip. `force` exports in spite of preflight errors. An existing file is replaced only as a whole. */
  run: job({
    input: z.object({
      kitId: KitId,
      place: Place,
      force: z.boolean().default(false),
      /** Another tier than the kit's own, for this zip alone. */
      tier: KitTier.optional(),
    }),
    output: ExportRun,
    touches: ['exports', 'jobs'],
  }),
  /** The same as a folder, which must not be there yet: `kit` as it would be unpacked, `site` with index.html for a web server. Not in the history. */
  toFolder: job({
    input: z.object({
      kitId: KitId,
      place: Place,
      form: z.enum(['kit', 'site']).default('kit'),
      tier: KitTier.optional(),
      force: z.boolean().default(false),
    }),
    output: ExportFolder,
    touches: ['jobs'],
  }),
  history: query({
    input: z.object({ kitId: KitId.optional() }),
    output: z.object({ total: z.int(), items: z.array(ExportRun) }),
    reads: ['exports', 'kits'],
  }),
  forget: command({ input: z.object({ id: ExportId }), output: z.object({ id: ExportId }), touches: ['exports'] }),
  verify: query({ input: z.object({ place: Place }), output: Verdict, reads: [], needs: 'nothing' }),
};
