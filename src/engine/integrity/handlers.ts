import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { IntegrityFinding } from '#contract/integrity.ts';
import { type AssetId, pathOf } from '#contract/values.ts';
import { toAsset } from '../assets/store.ts';
import type { QueryContext, RoomHandlers } from '../door/handlers.ts';
import { namedFiles } from '../history/files.ts';
import { originalPath, previewPath } from '../library/folder.ts';
import type { OpenLibrary } from '../library/open.ts';
import { Refusal } from '../refusal.ts';
import { listBackups, makeBackup } from './backups.ts';
import { forgetMissing, locateOriginals, markFound } from './missing.ts';
import { restoreBackup } from './restore.ts';

export const integrityHandlers: RoomHandlers<'integrity'> = {
  scan: (context) => scan(context),
  repair: {
    prepare: async (context) => {
      await repair(context.library, (await scan(context)).findings);
      const after = await scan(context);
      return () => after;
    },
  },
  locate: {
    prepare: async ({ library }, { id, place }) => {
      const found = await locateOriginals(library, id, pathOf(place));
      return ({ db }) => {
        markFound(db, found);
        return { found: found.length };
      };
    },
  },
  forget: ({ db, library }, { ids }) => ({ forgotten: forgetMissing(db, library.folder, ids) }),
  backups: async ({ library }) => ({ items: await listBackups(library.folder) }),
  restore: {
    prepare: async ({ app }, { place, library }) => {
      const root = library === undefined ? app.session.current()?.library.folder.root : resolve(pathOf(library));
      if (root === undefined) throw new Refusal('door.no_library', 'No library is open. Open or create one first.');
      const { path, kept } = await restoreBackup(app, root, pathOf(place));
      return () => ({ place: { $path: path }, kept: kept === null ? null : { $path: kept } });
    },
  },
  backUp: {
    prepare: async ({ library, app }) => {
      const path = await makeBackup(library.catalogue, library.folder, app.now());
      return () => ({ place: { $path: path } });
    },
  },
};

/** Compares rows and files both ways; every original is read and hashed again. */
async function scan({ library, db }: QueryContext): Promise<{ ok: boolean; findings: IntegrityFinding[] }> {
  const findings: IntegrityFinding[] = [];
  const damaged = db
    .all('PRAGMA quick_check(1)')
    .map((row) => String(Object.values(row)[0]))
    .filter((line) => line !== 'ok');
  for (const line of damaged) {
    findings.push({
      code: 'catalogue_damaged',
      path: library.folder.catalogue,
      assetId: null,
      message: `The catalogue is damaged: ${line}. Restore a backup.`,
      repair: null,
    });
  }
  const expected = new Set<string>();
  for (const row of db.all('SELECT * FROM assets ORDER BY row')) {
    const asset = toAsset(row);
    const path = originalPath(library.folder, asset.sha256, String(row.stored_name));
    expected.add(path);
    if (!existsSync(path)) {
      findings.push({
        code: 'original_missing',
        path,
        assetId: asset.id,
        message: `The original of “${asset.filename}” is missing.`,
        repair: null,
      });
    } else if ((await hashOf(path)) !== asset.sha256) {
      findings.push({
        code: 'original_altered',
        path,
        assetId: asset.id,
        message: `The original of “${asset.filename}” is not what was imported: somebody or something changed it.`,
        repair: null,
      });
    }
    if (
      asset.hasPreview &&
      ![320, 1600].every((size) => existsSync(previewPath(library.folder, asset.sha256, size as 320 | 1600)))
    ) {
      findings.push({
        code: 'preview_missing',
        path,
        assetId: asset.id,
        message: `A preview of “${asset.filename}” is missing.`,
        repair: 'Make it again.',
      });
    }
  }
  for (const named of namedFiles(db)) {
    if (named.by === 'asset') continue;
    const path = originalPath(library.folder, named.sha256, named.storedName);
    const isMet = expected.has(path);
    expected.add(path);
    if (named.by === 'history' || isMet || existsSync(path)) continue;
    findings.push({
      code: 'version_missing',
      path,
      assetId: named.assetId as AssetId,
      message: `The file of an earlier version, “${named.storedName}”, is missing.`,
      repair: null,
    });
  }
  for (const path of await filesBelow(library.folder.originals)) {
    if (expected.has(path)) continue;
    const message = 'This file belongs to no entry of the library.';
    findings.push({ code: 'orphan_file', path, assetId: null, message, repair: null });
  }
  for (const path of await filesBelow(library.folder.staging)) {
    const message = 'An unfinished copy was left behind.';
    findings.push({ code: 'staged_file', path, assetId: null, message, repair: 'Remove it.' });
  }
  return { ok: findings.length === 0, findings };
}

/** Does only what cannot lose anything: removes unfinished copies and makes previews again. */
async function repair(library: OpenLibrary, findings: readonly IntegrityFinding[]): Promise<void> {
  const { storePreviews } = await import('../imports/previews.ts');
  for (const finding of findings) {
    if (finding.code === 'staged_file') await rm(finding.path, { force: true });
    if (finding.code !== 'preview_missing' || finding.assetId === null || !existsSync(finding.path)) continue;
    const row = library.catalogue.read.get('SELECT sha256, filename FROM assets WHERE id = ?', finding.assetId);
    if (row !== undefined)
      await storePreviews(library.folder, String(row.sha256), await readFile(finding.path), String(row.filename));
  }
}

async function hashOf(path: string): Promise<string> {
  const sha = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) sha.update(chunk as Buffer);
  return sha.digest('hex');
}

const filesBelow = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
