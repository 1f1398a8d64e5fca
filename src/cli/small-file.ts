import { statSync } from 'node:fs';
import { readSmall } from '#engine/files/small.ts';
import { Usage } from './args.ts';

/** The text of a file that a command names, without its mark. Throws Usage when there is no file, it has more bytes than `largest`, or may not be read. */
export function readSmallFile(path: string, largest: number): string {
  const facts = statSync(path, { throwIfNoEntry: false });
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
