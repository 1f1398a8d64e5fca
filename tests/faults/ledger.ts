import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const file = join(import.meta.dirname, '..', 'output', 'faults.jsonl');

/**
 * Writes down how often a kind of fault was tried, for the table of docs/reliability.md. Called behind the last expectation: what is
 * written down lost nothing, as a loss fails the test before it.
 */
export function noteFaults(kind: string, tried: number, detail: string): void {
  mkdirSync(join(file, '..'), { recursive: true });
  appendFileSync(file, `${JSON.stringify({ kind, tried, detail })}\n`);
}

/** True in the long form: `npm run faults`, or any run with DATELINE_TESTS=full. */
export const isLong = process.env.DATELINE_TESTS === 'full';
