// What failed lately is not tried again on every start: a machine without a network must not wait for it each time.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from './run.mjs';

/** How long a failure is believed; after that the network deserves another chance. */
export const believedForMs = 24 * 60 * 60 * 1000;

const fileOf = (name, folder) => join(folder, `failed-${name}.json`);

/** The reason why `name` failed for this `subject` (a version, a list of packages) within the last day, or null. */
export function recentFailure(name, subject, { folder = cacheDir, nowMs = Date.now() } = {}) {
  try {
    const failure = JSON.parse(readFileSync(fileOf(name, folder), 'utf8'));
    const ageMs = nowMs - Date.parse(failure.at);
    return failure.subject === subject && ageMs >= 0 && ageMs < believedForMs ? failure.reason : null;
  } catch {
    return null;
  }
}

/** Remembers that `name` failed for this `subject`; the file in the cache folder says when and why. */
export function rememberFailure(name, subject, reason, { folder = cacheDir, nowMs = Date.now() } = {}) {
  mkdirSync(folder, { recursive: true });
  const failure = { subject, reason, at: new Date(nowMs).toISOString() };
  writeFileSync(fileOf(name, folder), `${JSON.stringify(failure, null, 2)}\n`);
}

/** Forgets the failure of `name`, so that it is tried again. */
export function forgetFailure(name, { folder = cacheDir } = {}) {
  rmSync(fileOf(name, folder), { force: true });
}
