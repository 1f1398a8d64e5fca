import { appendFileSync, existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

const pathOfLog = (): string => join(app.getPath('logs'), 'dateline.log');

/** So large may the log become, in bytes; then it is kept as the former one, and a new one begins. */
const MOST_BYTES = 4 << 20;

/** The local log; nothing of it ever leaves the computer. */
export function writeLog(line: string): void {
  if (process.env.DATELINE_LOG === 'stderr') process.stderr.write(`${line}\n`);
  try {
    mkdirSync(app.getPath('logs'), { recursive: true });
    const size = statSync(pathOfLog(), { throwIfNoEntry: false })?.size ?? 0;
    if (size > MOST_BYTES) renameSync(pathOfLog(), join(app.getPath('logs'), 'dateline-before.log'));
    appendFileSync(pathOfLog(), `${line}\n`);
  } catch {
    // A log that cannot be written must not stop the app.
  }
}

/** Says on the standard error when a step of the start was reached, where somebody listens (DATELINE_LOG=stderr): `npm run bench -- app` does. */
export function writeTime(step: string): void {
  if (process.env.DATELINE_LOG === 'stderr') process.stderr.write(`time ${Date.now()} ${step}\n`);
}

/** The file of the log, which is there afterwards: somebody wants to see it, also when nothing has been written yet. */
export function logFile(): string {
  try {
    mkdirSync(app.getPath('logs'), { recursive: true });
    if (!existsSync(pathOfLog())) writeFileSync(pathOfLog(), '');
  } catch {
    // Then the file manager shows the folder above it.
  }
  return pathOfLog();
}
