import type { ReadDb } from '../db/sqlite.ts';

/** An original that something names, and what: the asset it is the present file of, an earlier version, or a step of undo. */
export interface NamedFile {
  readonly sha256: string;
  readonly storedName: string;
  readonly assetId: string | null;
  readonly by: 'asset' | 'version' | 'history';
}

/** Rows read at a time: some 10 ms. */
const AT_A_TIME = 5000;

/** What names an original, as rows with a number `at` by which they are read in pieces. */
const NAMING: readonly (readonly [NamedFile['by'], string])[] = [
  ['asset', 'SELECT row AS at, sha256, stored_name, id FROM assets WHERE row > ? ORDER BY row LIMIT ?'],
  [
    'version',
    'SELECT rowid AS at, sha256, stored_name, asset_id AS id FROM asset_versions WHERE rowid > ? ORDER BY rowid LIMIT ?',
  ],
  [
    'history',
    `SELECT seq AS at, substr(file, 1, 64) AS sha256, substr(file, 66) AS stored_name, a AS id
     FROM undo_changes WHERE file IS NOT NULL AND seq > ? ORDER BY seq LIMIT ?`,
  ],
];

/**
 * Every original that a row, an earlier version or a step names, in pieces between which others may have their turn. A file in
 * `originals` that is not among them is an orphan. A file that several things name comes once for each.
 */
export function* namedFiles(db: ReadDb): Generator<NamedFile[]> {
  for (const [by, sql] of NAMING) {
    for (let last = -1; ; ) {
      const rows = db.all(sql, last, AT_A_TIME);
      yield rows.map((row) => ({
        sha256: String(row.sha256),
        storedName: String(row.stored_name),
        assetId: row.id === null ? null : String(row.id),
        by,
      }));
      if (rows.length < AT_A_TIME) break;
      last = Number(rows.at(-1)?.at);
    }
  }
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
