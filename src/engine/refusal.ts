import type { ErrorCode, Failure, Result } from '#contract/result.ts';

/**
 * How a handler says no inside the engine: thrown so that the running transaction rolls back, caught only at the door,
 * where it becomes the envelope { code, message, details }.
 */
export class Refusal extends Error {
  readonly failure: Failure;

  constructor(code: ErrorCode, message: string, details?: Failure['details']) {
    super(message);
    this.failure = details === undefined ? { code, message } : { code, message, details };
  }
}

/** The value of a result, or its failure thrown as a Refusal. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refusal(result.error.code, result.error.message, result.error.details);
}

/** SQLite's result codes for a disk that is full (sqlite.org/rescode.html): SQLITE_FULL, and SQLITE_IOERR_SHMSIZE where not even the log's index has room. */
const SQLITE_FULL: ReadonlySet<number> = new Set([13, 4874]);

/** SQLite's whole result code of an error, or null for one that is not SQLite's. */
export const sqliteCode = (error: unknown): number | null =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : null;

/** The code of a system error (ENOENT, EACCES …) or an empty string for anything else; SQLite's full disk counts as ENOSPC. */
export function systemCode(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return '';
  return SQLITE_FULL.has(sqliteCode(error) ?? 0) ? 'ENOSPC' : error.code;
}

/** SQLite's words for a file that is no sound catalogue (sqlite.org/rescode.html): SQLITE_CORRUPT and SQLITE_NOTADB, and their extended kin in the low byte. */
const SQLITE_DAMAGED: ReadonlySet<number> = new Set([11, 26]);

/** The failure that a person can act on when SQLite finds the catalogue damaged in the middle of work; null for any other error. */
export function damageOf(error: unknown): Failure | null {
  if (!SQLITE_DAMAGED.has((sqliteCode(error) ?? 0) & 0xff)) return null;
  return {
    code: 'library.damaged',
    message: 'The catalogue of this library is damaged. Restore the newest copy from its “backups” folder.',
  };
}
