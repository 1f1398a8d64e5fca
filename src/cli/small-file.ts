import { readFileSync, statSync } from 'node:fs';
import { Usage } from './args.ts';

/** The text of a file that a command names, without its mark. Throws Usage when there is no file, or it has more bytes than `largest`: a pipe or a device may never end. */
export function readSmallFile(path: string, largest: number): string {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts?.isFile() !== true) throw new Usage(`there is no file at “${path}”`);
  if (facts.size > largest) throw new Usage(`“${path}” is larger than ${largest / 1_000_000} MB`);
  return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
}
