import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IntegrityFinding } from '#contract/integrity.ts';
import type { ReadDb, Row } from '../db/sqlite.ts';
import { hashFile } from '../files/hash.ts';
import { originalPath } from '../library/folder.ts';
import { systemCode } from '../refusal.ts';
import { type Check, found } from './check.ts';
import { checkPreviews } from './previews.ts';

/** Files hashed at once: one reads while the other computes. */
const HASHED_AT_ONCE = 2;
/** Files looked at at once when none is hashed: their folders are waited for, not the processor. */
const LOOKED_AT_AT_ONCE = 8;
/** Rows read at a time, and rows changed in one transaction. */
const BATCH = 500;

/** An original that the catalogue names. */
interface Original {
  readonly id: string;
  readonly sha256: string;
  readonly storedName: string;
  readonly filename: string;
  readonly bytes: number;
  readonly isVersion: boolean;
  readonly hasPreview: boolean;
  readonly isMissing: boolean;
}

/** What was looked at. */
export interface LookedAt {
  readonly originals: number;
  readonly bytes: number;
}

/**
 * Looks at every original that an asset or an earlier version names, and at the previews of assets. Writes down which assets have lost
 * their file and which have it again, so that the window and `locate` know.
 */
export async function checkOriginals(check: Check): Promise<LookedAt> {
  const { context, rehash } = check;
  const { library, signal } = context;
  const db = library.catalogue.read;
  const total = countOriginals(db);
  context.report({
    stage: 'originals',
    done: 0,
    total: total.originals,
    bytes: 0,
    totalBytes: rehash ? total.bytes : null,
    current: null,
  });
  let done = 0;
  /** Bytes of the files that are done, and of those that are being read. */
  let bytes = 0;
  const reading = new Map<Original, number>();
  const report = (current?: string): void =>
    context.report({
      done,
      ...(rehash ? { bytes: [...reading.values()].reduce((sum, read) => sum + read, bytes) } : {}),
      ...(current === undefined ? {} : { current }),
    });
  const changed: string[] = [];
  const queue = numbered(originalsOf(db));
  const inOrder = createOrder(check);
  const work = async (): Promise<void> => {
    for (const [n, original] of queue) {
      signal.throwIfAborted();
      const { isThere, problems } = await checkOriginal(check, original, (read) => {
        reading.set(original, Math.min(original.bytes, (reading.get(original) ?? 0) + read));
        report();
      });
      inOrder(n, problems);
      reading.delete(original);
      // of a file that is gone as well: the meter must reach its end
      bytes += original.bytes;
      done++;
      if (!original.isVersion && isThere === original.isMissing) changed.push(original.id);
      report(original.filename);
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: rehash ? HASHED_AT_ONCE : LOOKED_AT_AT_ONCE }, work));
  signal.throwIfAborted();
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  await markMissing(check, changed);
  return { originals: done, bytes: rehash ? bytes : 0 };
}

function countOriginals(db: ReadDb): LookedAt {
  const row = db.get(`SELECT count(*) AS n, total(bytes) AS bytes FROM (
    SELECT bytes FROM assets UNION ALL SELECT json_extract(content, '$.bytes') FROM (${VERSIONS}))`);
  return { originals: Number(row?.n ?? 0), bytes: Number(row?.bytes ?? 0) };
}

/** Earlier versions whose file is not the present one of any asset: that one is looked at anyway. */
const VERSIONS = `SELECT rowid, asset_id, sha256, stored_name, content FROM asset_versions AS version
  WHERE NOT EXISTS (SELECT 1 FROM assets WHERE sha256 = version.sha256 AND stored_name = version.stored_name)`;

function* originalsOf(db: ReadDb): Generator<Original> {
  for (const row of inPieces(
    db,
    'SELECT row AS at, id, sha256, stored_name, filename, bytes, has_preview, is_missing FROM assets WHERE row > ? ORDER BY row LIMIT ?',
  )) {
    yield {
      id: String(row.id),
      sha256: String(row.sha256),
      storedName: String(row.stored_name),
      filename: String(row.filename),
      bytes: Number(row.bytes),
      isVersion: false,
      hasPreview: row.has_preview === 1,
      isMissing: row.is_missing === 1,
    };
  }
  for (const row of inPieces(db, `SELECT *, rowid AS at FROM (${VERSIONS}) WHERE rowid > ? ORDER BY rowid LIMIT ?`)) {
    const { filename, bytes } = JSON.parse(String(row.content)) as { filename: string; bytes: number };
    yield {
      id: String(row.asset_id),
      sha256: String(row.sha256),
      storedName: String(row.stored_name),
      filename,
      bytes,
      isVersion: true,
      hasPreview: false,
      isMissing: false,
    };
  }
}

function* inPieces(db: ReadDb, sql: string): Generator<Row> {
  for (let last = -1; ; ) {
    const rows = db.all(sql, last, BATCH);
    yield* rows;
    if (rows.length < BATCH) return;
    last = Number(rows.at(-1)?.at);
  }
}

/** Looks at one original and its previews. */
async function checkOriginal(
  check: Check,
  original: Original,
  onBytes: (read: number) => void,
): Promise<{ isThere: boolean; problems: IntegrityFinding[] }> {
  const { library } = check.context;
  const path = originalPath(library.folder, original.sha256, original.storedName);
  const problem = await lookAt(check, path, original, onBytes);
  const preview = original.hasPreview ? await checkPreviews(library.folder, original, problem === null) : null;
  return {
    isThere: problem?.code !== 'original_missing',
    problems: isStillNamed(library.catalogue.read, original) ? [problem, preview].filter((one) => one !== null) : [],
  };
}

function* numbered<T>(all: Iterable<T>): Generator<[number, T]> {
  let n = 0;
  for (const one of all) yield [n++, one];
}

/** Takes what was found of each file in whatever order they are done, and adds it in theirs: two checks of the same library say the same. */
function createOrder({ findings }: Check): (n: number, problems: readonly IntegrityFinding[]) => void {
  const waiting = new Map<number, readonly IntegrityFinding[]>();
  let next = 0;
  return (n, problems) => {
    waiting.set(n, problems);
    for (let due = waiting.get(next); due !== undefined; due = waiting.get(++next)) {
      waiting.delete(next);
      for (const problem of due) findings.add(problem);
    }
  };
}

/** Trash may have been emptied, or the file replaced, while it was being read. */
const isStillNamed = (db: ReadDb, { id, sha256, storedName, isVersion }: Original): boolean =>
  db.get(
    isVersion
      ? 'SELECT 1 FROM asset_versions WHERE asset_id = ? AND sha256 = ? AND stored_name = ?'
      : 'SELECT 1 FROM assets WHERE id = ? AND sha256 = ? AND stored_name = ?',
    id,
    sha256,
    storedName,
  ) !== undefined;

async function lookAt(
  { context, rehash, known }: Check,
  path: string,
  original: Original,
  onBytes: (read: number) => void,
): Promise<IntegrityFinding | null> {
  const { id, filename, sha256, isVersion } = original;
  const what = isVersion ? `The file of an earlier version, “${filename}”,` : `The original of “${filename}”`;
  const say = (code: IntegrityFinding['code'], said: string): IntegrityFinding =>
    found(code, path, `${what} ${said}`, { assetId: id });
  const altered = (): IntegrityFinding =>
    isVersion
      ? say('version_altered', 'is not what it was: somebody or something changed it.')
      : say('original_altered', 'is not what was imported: somebody or something changed it.');
  const unreadable = (error: unknown): IntegrityFinding => {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return say(isVersion ? 'version_missing' : 'original_missing', 'is missing.');
    return say('original_unreadable', `cannot be read (${code || String(error)}). Check the disk and the rights of the file.`);
  };
  try {
    const facts = await stat(path);
    if (!facts.isFile())
      return say(isVersion ? 'version_missing' : 'original_missing', 'is missing: something else has its place.');
    if (facts.size !== original.bytes) return altered();
    const before = known.get(path);
    if (before !== undefined) return before;
    if (rehash && (await hashFile(path, context.signal, onBytes)) !== sha256) return altered();
    return null;
  } catch (error) {
    context.signal.throwIfAborted();
    return unreadable(error);
  }
}

/** Looked at once more in the transaction itself: a file may have been located, or an asset removed, since. */
async function markMissing({ context }: Check, ids: readonly string[]): Promise<void> {
  const { folder } = context.library;
  for (let start = 0; start < ids.length; start += BATCH) {
    context.signal.throwIfAborted();
    context.write((db) => {
      const list = JSON.stringify(ids.slice(start, start + BATCH));
      for (const row of db.all(
        'SELECT row, sha256, stored_name, is_missing FROM assets WHERE id IN (SELECT value FROM json_each(?))',
        list,
      )) {
        const isMissing = !existsSync(originalPath(folder, String(row.sha256), String(row.stored_name)));
        if (isMissing !== (row.is_missing === 1))
          db.run('UPDATE assets SET is_missing = ? WHERE row = ?', Number(isMissing), Number(row.row));
      }
    });
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (ids.length > 0) context.changed(['assets']);
}
