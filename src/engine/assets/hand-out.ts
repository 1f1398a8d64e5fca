import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AssetId } from '#contract/values.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { storedNameOf } from '../library/folder.ts';
import type { OpenLibrary } from '../library/open.ts';
import { refuseRetired } from '../logos/retired.ts';
import { getAsset, presentOriginalOf } from './store.ts';

/** How long a copy stays, in ms: a day, so that a mail written in the evening still finds its attachment in the morning. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * Copies originals under their own names into a folder of their own, and answers the paths in the order asked. Where the disk can,
 * a copy shares its blocks with the original until somebody writes to it. A missing original or a retired logo refuses the whole.
 */
export async function handOut(library: OpenLibrary, db: ReadDb, ids: readonly AssetId[], now: Date): Promise<string[]> {
  const assets = ids.map((id) => getAsset(db, id));
  for (const id of ids) refuseRetired(db, id);
  const sources = assets.map((asset) => presentOriginalOf(library, asset));
  const folder = await freshFolder(library, now);
  const names = uniqueNames(assets.map((asset) => storedNameOf(asset.filename)));
  const paths: string[] = [];
  try {
    for (const [at, source] of sources.entries()) {
      const path = join(folder, names[at] ?? '');
      await copyFile(source, path, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
      await chmod(path, 0o644);
      paths.push(path);
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return paths;
}

/** A new folder for what another program is to open; what was handed out more than a day ago goes, unless that program still holds it. */
export async function freshFolder(library: OpenLibrary, now: Date): Promise<string> {
  await clearOld(library.folder.handedOut, now);
  const folder = join(library.folder.handedOut, randomBytes(8).toString('hex'));
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Names that differ even where letter case does not count; a second one gets '-2' before its extension. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const dot = name.lastIndexOf('.');
    const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let unique = name;
    for (let n = 2; taken.has(key(unique)); n++) unique = `${stem}-${n}${extension}`;
    taken.add(key(unique));
    return unique;
  });
}

const key = (name: string): string => name.normalize('NFC').toLowerCase();

async function clearOld(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const facts = await stat(path).catch(() => null);
    if (facts !== null && now.getTime() - facts.mtimeMs > KEPT_MS)
      await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}
