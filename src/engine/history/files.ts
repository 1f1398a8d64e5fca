import type { ReadDb } from '../db/sqlite.ts';

/** An original that something names, and what: the asset it is the present file of, an earlier version, or a step of undo. */
export interface NamedFile {
  readonly sha256: string;
  readonly storedName: string;
  readonly assetId: string | null;
  readonly by: 'asset' | 'version' | 'history';
}

/** Every original that a row, an earlier version or a step names. A file in `originals` that is not among them is an orphan. */
export function namedFiles(db: ReadDb): NamedFile[] {
  const of = (by: NamedFile['by'], sql: string): NamedFile[] =>
    db.all(sql).map((row) => ({
      sha256: String(row.sha256),
      storedName: String(row.stored_name),
      assetId: row.id === null ? null : String(row.id),
      by,
    }));
  return [
    ...of('asset', 'SELECT sha256, stored_name, id FROM assets ORDER BY row'),
    ...of('version', 'SELECT sha256, stored_name, asset_id AS id FROM asset_versions ORDER BY asset_id, version'),
    ...of(
      'history',
      `SELECT DISTINCT substr(file, 1, 64) AS sha256, substr(file, 66) AS stored_name, a AS id FROM undo_changes WHERE file IS NOT NULL ORDER BY file`,
    ),
  ];
}

/** True when something still names this original, given as `sha256/stored name`. */
export function isNamed(db: ReadDb, file: string): boolean {
  const sha256 = file.slice(0, 64);
  const storedName = file.slice(65);
  return (
    db.get('SELECT 1 FROM assets WHERE sha256 = ? AND stored_name = ?', sha256, storedName) !== undefined ||
    db.get('SELECT 1 FROM asset_versions WHERE sha256 = ? AND stored_name = ?', sha256, storedName) !== undefined ||
    db.get('SELECT 1 FROM undo_changes WHERE file = ?', file) !== undefined
  );
}

/** Of these originals, those that nothing names any more. */
export const unnamedOf = (db: ReadDb, files: readonly string[]): string[] =>
  [...new Set(files)].filter((file) => !isNamed(db, file));
