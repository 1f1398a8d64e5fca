import { z } from 'zod';
import { command, query } from './kernel.ts';
import { AssetId, Instant, Place, ShownPlace } from './values.ts';

/** One thing that is not as it should be. `repair` says what `repair` would do, null where a person must decide. */
export const IntegrityFinding = z.object({
  code: z.enum([
    'original_missing',
    'original_altered',
    'orphan_file',
    'staged_file',
    'preview_missing',
    'preview_damaged',
    'orphan_preview',
    'index_differs',
    'version_missing',
    'reference_missing',
    'backup_damaged',
    'catalogue_damaged',
  ]),
  path: z.string(),
  assetId: AssetId.nullable(),
  message: z.string(),
  repair: z.string().nullable(),
});
export type IntegrityFinding = z.infer<typeof IntegrityFinding>;

const Report = z.object({ ok: z.boolean(), findings: z.array(IntegrityFinding) });

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

export const integrity = {
  /** Rehashes every original and compares rows, files and previews; changes nothing. */
  scan: query({ input: z.object({}), output: Report, reads: [] }),
  /** Does only what cannot lose anything (unfinished copies removed, previews made again); the report is that of a scan afterwards. */
  repair: command({ input: z.object({}), output: Report, touches: ['assets'] }),
  /** Gives a missing original its file back, when the bytes are the same. `place` is a file, or a folder to look through. */
  locate: command({
    input: z.object({ id: AssetId, place: Place }),
    output: z.object({ found: z.int() }),
    touches: ['assets'],
  }),
  /** Removes the rows of assets whose originals are gone for good. Undoable. */
  forget: command({
    input: z.object({ ids: z.array(AssetId).min(1).max(100_000) }),
    output: z.object({ forgotten: z.int() }),
    touches: ['assets', 'kits', 'collections', 'library', 'history'],
  }),
  /** A dated copy of the catalogue in backups/, by SQLite's own backup, opened and checked before it counts. */
  backUp: command({ input: z.object({}), output: z.object({ place: ShownPlace }), touches: ['backups'] }),
  backups: query({ input: z.object({}), output: z.object({ items: z.array(Backup) }), reads: ['backups'] }),
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
