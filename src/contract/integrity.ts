import { z } from 'zod';
import { command, job, query } from './kernel.ts';
import { AssetId, Instant, JobId, Place, ShownPlace } from './values.ts';

/** Every way in which a library can be not as it should be. */
export const FindingCode = z.enum([
  'original_missing',
  'original_altered',
  'original_unreadable',
  'orphan_file',
  'staged_file',
  'preview_missing',
  'preview_damaged',
  'orphan_preview',
  'index_differs',
  'version_missing',
  'version_altered',
  'reference_missing',
  'backup_damaged',
  'catalogue_damaged',
]);
export type FindingCode = z.infer<typeof FindingCode>;

/** One thing that is not as it should be. `repair` says what `repair` would do, null where a person must decide. */
export const IntegrityFinding = z.object({
  code: FindingCode,
  path: z.string(),
  assetId: AssetId.nullable(),
  message: z.string(),
  repair: z.string().nullable(),
});
export type IntegrityFinding = z.infer<typeof IntegrityFinding>;

/** So many findings of each code stand in the result of a job; `counts` has the true numbers, and `integrity.findings` lists them all. */
export const FINDINGS_KEPT = 100;

/** What a check found. `originals` and `bytes` say how much was looked at; `rehashed` whether every byte of it was read. */
export const IntegrityReport = z.object({
  ok: z.boolean(),
  total: z.int(),
  counts: z.partialRecord(FindingCode, z.int()),
  findings: z.array(IntegrityFinding),
  rehashed: z.boolean(),
  originals: z.int(),
  bytes: z.int(),
});
export type IntegrityReport = z.infer<typeof IntegrityReport>;

/** What a repair did, and what a check found afterwards. `notTakenIn`: orphans that an import would refuse; they lie where they were. */
export const RepairReport = IntegrityReport.extend({ repaired: z.int(), takenIn: z.int(), notTakenIn: z.int() });
export type RepairReport = z.infer<typeof RepairReport>;

/** A dated copy of the catalogue. It was checked whole when it was made; `isSound` says that it can be opened and read now. */
export const Backup = z.object({
  place: ShownPlace,
  at: Instant,
  bytes: z.int(),
  assets: z.int(),
  isSound: z.boolean(),
  isAutomatic: z.boolean(),
});
export type Backup = z.infer<typeof Backup>;

const Thoroughness = z.object({ rehash: z.boolean().default(true), since: JobId.optional() });

export const integrity = {
  /**
   * Compares rows, files, previews, index, references and backups. With `rehash` every original is read and hashed again, the index is
   * compared word by word, and each page of every backup is read; without it, sizes and numbers are compared. `since` names a check of a
   * moment ago: what it found by reading originals is taken over instead of reading them again. Changes nothing but which assets count as
   * missing.
   */
  scan: job({ input: Thoroughness, output: IntegrityReport, touches: ['jobs'] }),
  /**
   * Checks, does only what cannot lose anything (unfinished copies, previews of nothing and links to nothing removed; previews and index
   * made again), and checks again. `takeInOrphans` imports originals that nothing names; none is ever deleted.
   */
  repair: job({
    input: Thoroughness.extend({ takeInOrphans: z.boolean().default(false) }),
    output: RepairReport,
    touches: ['assets', 'collections', 'kits', 'logos', 'library', 'jobs'],
  }),
  /** The findings of the last checks in the order in which they were found; `jobs.not_found` once another check has taken their place. */
  findings: query({
    input: z.object({
      jobId: JobId,
      code: FindingCode.optional(),
      start: z.int().min(0).default(0),
      count: z.int().min(1).max(1000).default(200),
    }),
    output: z.object({ total: z.int(), items: z.array(IntegrityFinding) }),
    reads: ['jobs'],
  }),
  /** Gives a missing original its file back, when the bytes are the same. `place` is a file, or a folder to look through. */
  locate: command({
    input: z.object({ id: AssetId, place: Place }),
    output: z.object({ found: z.int() }),
    touches: ['assets'],
  }),
  /**
   * Removes the rows of assets whose originals are gone for good, with everything that named them: entries of kits, logos of organisations
   * (how many of each is answered), variants, collections, documents, earlier versions. One step that undo takes back as a whole.
   */
  forget: command({
    input: z.object({ ids: z.array(AssetId).min(1).max(100_000) }),
    output: z.object({ forgotten: z.int(), kits: z.int(), organisations: z.int(), variants: z.int() }),
    touches: ['assets', 'kits', 'collections', 'organisations', 'logos', 'library', 'history'],
  }),
  /** A dated copy of the catalogue in backups/, by SQLite's own backup, opened and checked before it counts. */
  backUp: command({ input: z.object({}), output: z.object({ place: ShownPlace }), touches: ['backups'] }),
  /** The dated copies of a library's catalogue, newest first. `library` is for one that cannot be opened; without it the open one is meant. */
  backups: query({
    needs: 'nothing',
    input: z.object({ library: Place.optional() }),
    output: z.object({ items: z.array(Backup) }),
    reads: ['backups'],
  }),
  /**
   * Puts a backup in the place of the catalogue; the present one is kept as a backup first (`kept` is null when it is too damaged for
   * that). The library is opened anew. `library` is for one that cannot be opened; without it the open one is meant.
   */
  restore: command({
    needs: 'nothing',
    input: z.object({ place: Place, library: Place.optional() }),
    output: z.object({ place: ShownPlace, kept: ShownPlace.nullable() }),
    touches: [
      'library',
      'assets',
      'collections',
      'searches',
      'logos',
      'organisations',
      'contacts',
      'releases',
      'kits',
      'exports',
      'jobs',
      'history',
      'watches',
      'backups',
    ],
  }),
};
