import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { IntegrityFinding } from '#contract/integrity.ts';
import { toAsset } from '../assets/store.ts';
import type { QueryContext, RoomHandlers } from '../door/handlers.ts';
import { originalPath, previewPath } from '../library/folder.ts';
import type { OpenLibrary } from '../library/open.ts';

export const integrityHandlers: RoomHandlers<'integrity'> = {
  scan: (context) => scan(context),
  repair: {
    prepare: async (context) => {
      await repair(context.library, (await scan(context)).findings);
      const after = await scan(context);
      return () => after;
    },
  },
  backUp: {
    prepare: async ({ library, app }) => {
      // The colon of a time is not allowed in a Windows file name.
      const path = join(library.folder.backups, `library-${app.now().toISOString().replace(/[:.]/g, '-')}.db`);
      await library.catalogue.backUpTo(path);
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
