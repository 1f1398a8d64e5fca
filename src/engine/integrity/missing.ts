import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { AssetId, KitId, OrganisationId } from '#contract/values.ts';
import { getAsset } from '../assets/store.ts';
import { removeRows } from '../assets/trash.ts';
import { replacePortraits } from '../contacts/store.ts';
import type { ReadDb, Row, WriteDb } from '../db/sqlite.ts';
import { stagingNameIn } from '../files/staged.ts';
import { keepOriginal, stageHandle } from '../imports/original.ts';
import { editKit, getKit } from '../kits/store.ts';
import { type LibraryFolder, originalPath } from '../library/folder.ts';
import type { OpenLibrary } from '../library/open.ts';
import { editOrganisation } from '../organisations/handlers.ts';
import { Refusal } from '../refusal.ts';
import { replaceAttachments } from '../releases/store.ts';

const isThere = (folder: LibraryFolder, row: Row): boolean =>
  existsSync(originalPath(folder, String(row.sha256), String(row.stored_name)));

/** Copies the files of missing originals back from a file or folder, by size first and then by hash. Answers the ids that have theirs again. */
export async function locateOriginals(library: OpenLibrary, id: AssetId, place: string): Promise<string[]> {
  const { folder, catalogue } = library;
  const asset = getAsset(catalogue.read, id);
  const rows = catalogue.read.all(
    'SELECT id, sha256, stored_name, bytes FROM assets WHERE is_missing = 1 OR id = ? ORDER BY id = ? DESC',
    id,
    id,
  );
  const missing = rows.filter((row) => !isThere(folder, row));
  if (!missing.some((row) => row.id === id))
    throw new Refusal('integrity.not_missing', `The original of “${asset.filename}” is not missing.`);
  const isFolder = (await stat(place).catch(() => null))?.isDirectory() === true;
  const wanted = new Map((isFolder ? missing : missing.slice(0, 1)).map((row) => [String(row.sha256), row]));
  const found: string[] = [];
  for await (const path of isFolder ? filesBelow(place, resolve(folder.root)) : [place]) {
    if (wanted.size === 0) break;
    const row = await takeBack(folder, path, wanted);
    if (row === null) continue;
    wanted.delete(String(row.sha256));
    found.push(String(row.id));
  }
  if (found.length === 0 && !isFolder)
    throw new Refusal('integrity.not_the_same_file', `That file is not the original of “${asset.filename}”: its bytes differ.`);
  return found;
}

async function takeBack(folder: LibraryFolder, path: string, wanted: ReadonlyMap<string, Row>): Promise<Row | null> {
  const bytes = await stat(path).then(
    (facts) => (facts.isFile() ? facts.size : -1),
    () => -1,
  );
  if (![...wanted.values()].some((row) => Number(row.bytes) === bytes)) return null;
  await mkdir(folder.staging, { recursive: true });
  const staged = stagingNameIn(folder.staging);
  const handle = await open(path, 'r').catch(() => null);
  if (handle === null) return null;
  try {
    const { sha256 } = await stageHandle(handle, staged, () => {});
    const row = wanted.get(sha256) ?? null;
    if (row !== null) await keepOriginal(folder, staged, sha256, String(row.stored_name));
    return row;
  } finally {
    await handle.close();
    await rm(staged, { force: true });
  }
}

async function* filesBelow(root: string, except: string): AsyncGenerator<string> {
  if (resolve(root) === except) return;
  for (const entry of await readdir(root, { withFileTypes: true }).catch(() => [])) {
    const path = join(root, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path, except);
    else if (entry.isFile()) yield path;
  }
}

/** Says in the catalogue that these originals are there again. */
export function markFound(db: WriteDb, ids: readonly string[]): void {
  for (const id of ids) db.run('UPDATE assets SET is_missing = 0 WHERE id = ?', id);
}

/** What forgetting took away: assets, and the kits, organisations and logo variants that named them. */
export interface Forgotten {
  readonly forgotten: number;
  readonly kits: number;
  readonly organisations: number;
  readonly variants: number;
}

/**
 * Removes the rows of those assets whose originals are not there, with everything that names them, so that nothing leads nowhere
 * afterwards; the others stay. All of it belongs to the caller's step, and comes back with it.
 */
export function forgetMissing(db: WriteDb, folder: LibraryFolder, ids: readonly AssetId[], now: Date): Forgotten {
  const rows = [...new Set(ids)].flatMap((id) => rowOf(db, id));
  if (rows.length === 0) throw new Refusal('assets.not_found', 'None of these files is in the library.');
  const missing = rows.filter((row) => !isThere(folder, row));
  if (missing.length === 0) throw new Refusal('integrity.not_missing', 'The originals of these files are not missing.');
  const gone = new Set(missing.map((row) => String(row.id)));
  const list = JSON.stringify([...gone]);
  const kits = takeOutOfKits(db, gone, list, now);
  const organisations = takeOffLogos(db, list);
  replaceAttachments(db, [...gone] as AssetId[], null, now);
  replacePortraits(db, [...gone] as AssetId[], null);
  const variants = Number(
    db.get('SELECT count(*) AS n FROM variants WHERE asset_id IN (SELECT value FROM json_each(?))', list)?.n ?? 0,
  );
  for (const row of missing) {
    // the history only grows, and undo could not bring it back
    removeRows(db, String(row.id), Number(row.row), { keepsHistory: true });
  }
  return { forgotten: missing.length, kits, organisations, variants };
}

function takeOutOfKits(db: WriteDb, gone: ReadonlySet<string>, list: string, now: Date): number {
  const kits = db.all('SELECT DISTINCT kit_id AS id FROM kit_assets WHERE asset_id IN (SELECT value FROM json_each(?))', list);
  for (const row of kits) {
    const id = String(row.id) as KitId;
    const sections = getKit(db, id).sections.map((section) => ({
      ...section,
      items: section.items.filter((item) => item.kind !== 'asset' || !gone.has(item.assetId)),
    }));
    editKit(db, id, { sections }, now);
  }
  return kits.length;
}

function takeOffLogos(db: WriteDb, list: string): number {
  const wearing = db.all(
    "SELECT id FROM organisations WHERE json_extract(content, '$.logoAssetId') IN (SELECT value FROM json_each(?))",
    list,
  );
  for (const row of wearing) editOrganisation(db, String(row.id) as OrganisationId, { logoAssetId: null });
  return wearing.length;
}

const rowOf = (db: ReadDb, id: AssetId): Row[] => db.all('SELECT row, id, sha256, stored_name FROM assets WHERE id = ?', id);
