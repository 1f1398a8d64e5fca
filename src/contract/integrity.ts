import { z } from 'zod';
import { command, query } from './kernel.ts';
import { AssetId, ShownPlace } from './values.ts';

/** One thing that is not as it should be. `repair` says what `repair` would do, null where a person must decide. */
export const IntegrityFinding = z.object({
  code: z.enum(['original_missing', 'original_altered', 'orphan_file', 'staged_file', 'preview_missing', 'catalogue_damaged']),
  path: z.string(),
  assetId: AssetId.nullable(),
  message: z.string(),
  repair: z.string().nullable(),
});
export type IntegrityFinding = z.infer<typeof IntegrityFinding>;

const Report = z.object({ ok: z.boolean(), findings: z.array(IntegrityFinding) });

export const integrity = {
  /** Rehashes every original and compares rows and files; changes nothing. */
  scan: query({ input: z.object({}), output: Report, reads: [] }),
  /** Removes left-over staged files and makes missing previews; the report is that of a scan afterwards. */
  repair: command({ input: z.object({}), output: Report, touches: ['assets'] }),
  /** A dated copy of the catalogue in backups/, by SQLite's own backup. */
  backUp: command({ input: z.object({}), output: z.object({ place: ShownPlace }), touches: [] }),
};
