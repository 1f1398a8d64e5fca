import { z } from 'zod';
import { AssetKind } from './assets.ts';
import { job, query } from './kernel.ts';
import { ErrorCode } from './result.ts';
import { AssetId, JobId, Place } from './values.ts';

/** What became of one file: exactly one outcome a file. */
export const ImportItem = z.object({
  path: z.string(),
  outcome: z.enum(['imported', 'duplicate', 'refused']),
  id: AssetId.optional(),
  kind: AssetKind.optional(),
  code: ErrorCode.optional(),
  message: z.string().optional(),
  duplicateOf: AssetId.optional(),
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

export const imports = {
  /** Imports files and folders, recursively; folders are walked in name order, links to folders are not followed. */
  run: job({
    input: z.object({ places: z.array(Place).min(1).max(10_000) }),
    output: ImportSummary,
    touches: ['assets', 'logos', 'jobs'],
  }),
  report: query({ input: z.object({ jobId: JobId }), output: ImportReport, reads: ['jobs', 'assets'] }),
};
