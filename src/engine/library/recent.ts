import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Instant } from '#contract/values.ts';
import { writeFileStaged } from '../files/staged.ts';

const Recents = z.array(z.object({ name: z.string(), path: z.string(), openedAt: Instant }));
type Recents = z.infer<typeof Recents>;

/** So many libraries are remembered. */
const KEPT = 10;

const fileIn = (home: string): string => join(home, 'recent-libraries.json');

/** The libraries this user opened before, newest first; an unreadable list counts as empty. */
export async function readRecents(home: string): Promise<(Recents[number] & { exists: boolean })[]> {
  const isFile = (await stat(fileIn(home)).catch(() => null))?.isFile() === true;
  const raw = isFile ? await readFile(fileIn(home), 'utf8').catch(() => '[]') : '[]';
  let list: Recents = [];
  try {
    list = Recents.parse(JSON.parse(raw));
  } catch {
    // A damaged list loses only convenience.
  }
  return list.map((entry) => ({ ...entry, exists: existsSync(join(entry.path, 'dateline.json')) }));
}

/** Puts a library on top of the list. A list that cannot be written is not worth failing for. */
export async function rememberRecent(home: string, entry: Recents[number]): Promise<void> {
  const others = (await readRecents(home)).filter((other) => other.path !== entry.path);
  // One that is gone may be on a drive that comes back; it only makes room first.
  const leaving = [...others.filter((other) => other.exists), ...others.filter((other) => !other.exists)].slice(KEPT - 1);
  const kept = others.filter((other) => !leaving.includes(other)).map(({ exists: _, ...other }) => other);
  await writeFileStaged(fileIn(home), `${JSON.stringify([entry, ...kept], null, 2)}\n`).catch(() => {});
}

/** Keeps another name for a library of the list, in its place; a list that cannot be written is not worth failing for. */
export async function renameRecent(home: string, path: string, name: string): Promise<void> {
  const known = (await readRecents(home)).map(({ exists: _, ...entry }) => (entry.path === path ? { ...entry, name } : entry));
  if (known.some((entry) => entry.path === path))
    await writeFileStaged(fileIn(home), `${JSON.stringify(known, null, 2)}\n`).catch(() => {});
}

/** Takes a library off the list. */
export async function forgetRecent(home: string, path: string): Promise<void> {
  const kept = (await readRecents(home)).filter((entry) => entry.path !== path).map(({ exists: _, ...entry }) => entry);
  await writeFileStaged(fileIn(home), `${JSON.stringify(kept, null, 2)}\n`);
}
