import { z } from 'zod';
import { KitDiff } from './comparing.ts';
import { command, job, query } from './kernel.ts';
import { Kit, KitTier } from './kits.ts';
import { Deed } from './preflight-deed.ts';
import { keyRoutes } from './signing.ts';
import { AssetId, ContactId, ExportId, Instant, KitId, Language, Line, Place, Prose, Sha256, ShownPlace } from './values.ts';

/**
 * What preflight says of one thing. An error stops the export unless it is forced; `fix` says in a sentence what would clear it. `message` is the
 * rule's sentence with `values` put in (domain/exports/preflight/sentences.ts). `deed` is what `mend` would do; without one only a person can.
 */
export const Finding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  subject: z.object({ kind: z.enum(['asset', 'release', 'contact', 'organisation', 'kit']), id: z.string(), label: z.string() }),
  message: z.string(),
  fix: z.string().optional(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  deed: Deed.optional(),
});
export type Finding = z.infer<typeof Finding>;

/** A warning that somebody let pass, with the reason; it counts as nothing, and kit.json tells it. */
export const Ignored = Finding.extend({ reason: z.string() });
export type Ignored = z.infer<typeof Ignored>;

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
  'contact-sheet',
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
  ignored: z.array(Ignored),
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
  /** The address that signed, and its key; null for an unsigned kit. */
  signer: z.string().nullable(),
  keyFingerprint: z.string().nullable(),
  /** Who got it, in a person's words. */
  note: z.string(),
  /** True when the library has written down what the export was made of. */
  canRebuild: z.boolean(),
});
export type ExportRun = z.infer<typeof ExportRun>;

/** One file of an export as it was made. */
export const ExportedFile = z.object({ path: z.string(), role: FileRole, bytes: z.int(), sha256: Sha256 });
export type ExportedFile = z.infer<typeof ExportedFile>;

/** OpenSSH's fingerprint of a key. */
const Fingerprint = z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/);
/** A kit that was written as a folder: `page` is the file to open and `opens` where it lies, `bytes` what all files have together. */
export const ExportFolder = z.object({
  place: ShownPlace,
  page: z.string(),
  opens: ShownPlace,
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
    'signature_missing',
    'wrong_key',
  ]),
  message: z.string(),
});
export type VerifyProblem = z.infer<typeof VerifyProblem>;

/** The verdict on a kit zip. `signed` is false for kits without a signature file. */
export const Verdict = z.object({
  ok: z.boolean(),
  signed: z.boolean(),
  signer: z.string().optional(),
  /** OpenSSH's fingerprint of the key, when the signature holds. */
  keyFingerprint: z.string().optional(),
  /**
   * What this library knows of that key. A key inside a kit proves that nothing changed, not who made it: only `own`, and `known` once a
   * person has compared the fingerprint, say something about the sender. `changed`: the same address signed with another key before.
   */
  trust: z.enum(['none', 'new', 'seen', 'known', 'own', 'changed']),
  entries: z.int(),
  name: z.string().nullable(),
  problems: z.array(VerifyProblem),
});
export type Verdict = z.infer<typeof Verdict>;

/** What a kit comes to in one tier; `fits` says that the zip can go with a mail. */
export const TierSize = z.object({ tier: KitTier, zipName: z.string(), bytes: z.int(), files: z.int(), fits: z.boolean() });
export type TierSize = z.infer<typeof TierSize>;

export const exports = {
  ...keyRoutes,
  /** In another tier than the kit's own with `tier`: name, files, size and verdict are those of that zip. */
  preview: query({
    input: z.object({ kitId: KitId, tier: KitTier.optional() }),
    output: ExportPreview,
    reads: ['kits', 'assets', 'releases', 'contacts', 'organisations', 'logos', 'exports'],
  }),
  /** How large the kit would be in every tier, from what is on the disk now; in the order of the tiers. */
  sizes: query({
    input: z.object({ kitId: KitId }),
    output: z.object({ items: z.array(TierSize) }),
    reads: ['kits', 'assets', 'releases', 'contacts', 'organisations', 'logos', 'exports'],
  }),
  /**
   * Does what a finding's `deed` says, in one step that undo takes back. The finding is named as `preview` gave it, and looked for anew: what is
   * no longer so is refused (`exports.finding_gone`). `text` answers a deed that asks for one (`exports.nothing_to_mend` without).
   */
  mend: command({
    input: z.object({ kitId: KitId, rule: z.string(), subjectId: z.string(), message: z.string(), text: Prose.optional() }),
    output: z.object({ mended: Finding }),
    touches: ['kits', 'assets', 'releases', 'contacts', 'organisations', 'logos', 'library', 'history'],
  }),
  /**
   * The start page of the kit as it would be exported now, as a reader of one of its languages opens it. Its pictures are inlined; with `beside`
   * all but small drawings are named instead, `pictures/<sha256>-<px>.webp` for what `assets.preview` gives: the window's frame finds them there.
   */
  page: query({
    input: z.object({ kitId: KitId, language: Language.optional(), pictures: z.enum(['inlined', 'beside']).optional() }),
    output: z.object({ html: z.string() }),
    reads: ['kits', 'assets', 'releases', 'contacts', 'organisations', 'logos'],
  }),
  /**
   * Builds, verifies and records a zip. `force` exports in spite of preflight errors. `sign` leaves the signature out when false; without
   * a key it is left out anyway. `note` says who gets it. An existing file is replaced only as a whole.
   */
  run: job({
    input: z.object({
      kitId: KitId,
      place: Place,
      force: z.boolean().default(false),
      sign: z.boolean().default(true),
      note: Line.default(''),
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
      sign: z.boolean().default(true),
    }),
    output: ExportFolder,
    touches: ['jobs'],
  }),
  history: query({
    input: z.object({ kitId: KitId.optional() }),
    output: z.object({ total: z.int(), items: z.array(ExportRun) }),
    reads: ['exports', 'kits'],
  }),
  /** The files of an export as they were made, with their checksums; empty for one of before this was written down. */
  files: query({ input: z.object({ id: ExportId }), output: z.object({ files: z.array(ExportedFile) }), reads: ['exports'] }),
  /** A copy of the start page of an export, taken out of its zip, for a browser; it is kept for a day. */
  startPage: command({ input: z.object({ id: ExportId }), output: z.object({ place: ShownPlace }), touches: [] }),
  note: command({ input: z.object({ id: ExportId, note: Line }), output: ExportRun, touches: ['exports'] }),
  /** Takes an export out of the history. Its number stays taken, so that no later version is mistaken for it. */
  forget: command({ input: z.object({ id: ExportId }), output: z.object({ id: ExportId }), touches: ['exports'] }),
  /**
   * Makes an export of before again, from what was written down of it: the same bytes, or a refusal that names the file that is missing
   * or came out otherwise. Nothing new comes into the history; the export is then where it was written last.
   */
  rebuild: job({ input: z.object({ id: ExportId, place: Place }), output: ExportRun, touches: ['exports', 'jobs'] }),
  /** Copies a zip of the history into a folder, checked on the way against what was written down of it. */
  copy: job({
    input: z.object({ id: ExportId, place: Place }),
    output: z.object({ place: ShownPlace }),
    touches: ['jobs'],
  }),
  /**
   * Writes a mail of an export that is ready to send (.eml, opened as a draft): with the zip attached, which must be under 10 MB, or with a
   * link to where the sender has put it. `note` is the sender's word, the kit's own unless given. Recipients do not see each other unless
   * `openly`; `left` names those without an address.
   */
  mail: command({
    input: z.object({
      id: ExportId,
      place: Place,
      link: z.string().max(2000).optional(),
      note: Prose.max(5000).optional(),
      recipients: z.array(ContactId).max(200).default([]),
      openly: z.boolean().default(false),
    }),
    output: z.object({ place: ShownPlace, bytes: z.int(), recipients: z.int(), left: z.array(z.string()) }),
    touches: [],
  }),
  /** The exports that carried an asset, or a file with the same content: whom to tell when it must be taken back. */
  carrying: query({
    input: z.object({ assetId: AssetId }),
    output: z.object({ total: z.int(), items: z.array(ExportRun) }),
    reads: ['exports', 'assets'],
  }),
  /**
   * A kit to send in place of an export, without some of its assets: the kit it was made from, which loses them, or, where that is gone,
   * a new one like it. Its next export has a higher version, and a correction kit leads from one to the other.
   */
  replace: command({
    input: z.object({ id: ExportId, without: z.array(AssetId).max(10_000) }),
    output: Kit,
    touches: ['kits', 'history'],
  }),
  /** `key` demands a certain key: a fingerprint, or the path of a public key file is read by the caller into its line. */
  verify: query({
    input: z.object({ place: Place, key: z.string().max(2000).optional() }),
    output: Verdict,
    reads: ['exports'],
    needs: 'nothing',
  }),
  /** What changed between two exports, in files and in words. Both are verified first, and refused when they are not sound. */
  diff: query({ input: z.object({ from: Place, to: Place }), output: KitDiff, reads: [], needs: 'nothing' }),
  /**
   * Writes a correction kit: a zip with the files that changed, a notice in words, and what is needed to make the new zip from the old one
   * (format: docs/correction-kit.md). `note` stands at the head of the notice.
   */
  correct: job({
    input: z.object({ from: Place, to: Place, place: Place, note: Line.default('') }),
    output: z.object({ place: ShownPlace, bytes: z.int(), sha256: Sha256, diff: KitDiff, notice: z.string() }),
    touches: ['jobs'],
  }),
  /** Makes the new zip of a correction kit from the old one, the same to the byte, or writes nothing. */
  patch: job({
    input: z.object({ from: Place, delta: Place, place: Place }),
    output: z.object({ place: ShownPlace, bytes: z.int(), sha256: Sha256 }),
    touches: ['jobs'],
  }),
  /** Writes the page with which anybody checks a kit in a browser, offline, without Dateline. */
  verifyPage: command({
    input: z.object({ place: Place }),
    output: z.object({ place: ShownPlace }),
    touches: [],
    needs: 'nothing',
  }),
  /** Writes down that a person has compared the fingerprint of an address with what its owner says. */
  trust: command({
    input: z.object({ address: z.string().max(200), keyFingerprint: Fingerprint }),
    output: z.object({}),
    touches: ['exports'],
  }),
};
