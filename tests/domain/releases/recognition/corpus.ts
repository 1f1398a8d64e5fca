import { readdirSync, readFileSync } from 'node:fs';
import type { Expected } from './score.ts';

/**
 * Tuned and later releases were looked at while the parser was written (later ones only after a first count that nothing was changed
 * for); held-out and fresh ones were only counted, fresh ones once, after all else was done.
 */
export const GROUPS = ['tuned', 'later', 'held-out', 'fresh'] as const;
export type Group = (typeof GROUPS)[number];

/** One test release: its file, as a press office sends it, and what it says. */
export interface TestRelease {
  readonly name: string;
  readonly group: Group;
  readonly path: string;
  readonly expected: Expected;
}

/** All test releases of this folder, by group and name. */
export function testReleases(): TestRelease[] {
  return GROUPS.flatMap((group) => {
    const folder = new URL(`./${group}/`, import.meta.url);
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .toSorted()
      .map((file) => ({
        name: file.replace(/\.json$/u, ''),
        group,
        path: new URL(file.replace(/\.json$/u, ''), folder).pathname,
        expected: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Expected,
      }));
  });
}
