import { type Stats, statSync } from 'node:fs';
import { readSmall } from '#engine/files/small.ts';
import { Usage } from './args.ts';

/** What the system knows of a path; null where nothing is, and where it does not let us look (a name too long, a folder that may not be entered). */
export function factsOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** The text of a file that a command names, without its mark. Throws Usage when there is no file, it has more bytes than `largest`, or may not be read. */
export function readSmallFile(path: string, largest: number): string {
  const facts = factsOf(path);
  if (facts?.isFile() !== true) throw new Usage(`there is no file at “${path}”`);
  if (facts.size > largest) throw new Usage(`“${path}” is larger than ${largest / 1_000_000} MB`);
  try {
    return readSmall(path, largest)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
  } catch {
    throw new Usage(`“${path}” cannot be read`);
  }
}
