import type { FindingCode, IntegrityFinding } from '#contract/integrity.ts';
import type { JobContext } from '../door/handlers.ts';
import type { Findings } from './findings.ts';

/** What each part of a check works with. */
export interface Check {
  readonly context: JobContext;
  readonly findings: Findings;
  /** Every original is read and hashed; otherwise sizes are compared. */
  readonly rehash: boolean;
  /** Index and backups are compared to the last word and page; otherwise by numbers and heads. */
  readonly deep: boolean;
  /** Originals that a check a moment ago has read and found wrong, by their path. */
  readonly known: ReadonlyMap<string, IntegrityFinding>;
}

/** A finding whose remedy a person must choose, unless `repair` says what can be done. */
export const found = (
  code: FindingCode,
  path: string,
  message: string,
  more: { readonly assetId?: string | null; readonly repair?: string } = {},
): IntegrityFinding => ({
  code,
  path,
  assetId: (more.assetId ?? null) as IntegrityFinding['assetId'],
  message,
  repair: more.repair ?? null,
});

/** So long, in ms, must a file be left alone before it counts as left over: whoever makes one writes to it all the while. */
export const QUIET_MS = 10 * 60_000;

/** True when a file of that time is no longer being written by anybody. */
export const isQuiet = (mtimeMs: number): boolean => Date.now() - mtimeMs >= QUIET_MS;

/** Lets questions in between, and stops when the job was cancelled. */
export async function breathe(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}
