import { hash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AssetId } from '#contract/values.ts';
import type { ReadDb } from '#engine/db/sqlite.ts';
import type { Engine } from '#engine/engine.ts';
import { columnsOf, UNDOABLE } from '#engine/history/tables.ts';
import type { OpenLibrary } from '#engine/library/open.ts';
import { writeJpeg, writeSvg } from '../files.ts';
import { importAll, startLibrary } from '../harness.ts';

/** The library that an engine has open. */
export function libraryOf(engine: Engine): OpenLibrary {
  const current = engine.app.session.current();
  if (current === null) throw new Error('No library is open.');
  return current.library;
}

/** A library with `count` photos, and what is asked for besides; ids in the order of their names. */
export async function startWithPhotos(count: number, options: { documents?: number; logos?: number; now?: () => Date } = {}) {
  const started = await startLibrary(options.now === undefined ? {} : { now: options.now });
  const source = join(started.folder, 'in');
  for (let n = 0; n < count; n++) await writeJpeg(join(source, `photo-${String(n).padStart(4, '0')}.jpg`), n, 60, 40);
  for (let n = 0; n < (options.logos ?? 0); n++) await writeSvg(join(source, `t-logo-${n}.svg`), `#0b4f${10 + n}`);
  for (let n = 0; n < (options.documents ?? 0); n++)
    await writeFile(join(source, `z-document-${n}.txt`), `A model release, no. ${n}.\n`);
  if (count + (options.documents ?? 0) + (options.logos ?? 0) > 0) await importAll(started.client, source);
  const db = libraryOf(started.engine).catalogue.read;
  const idsLike = (pattern: string): AssetId[] =>
    db.all('SELECT id FROM assets WHERE filename LIKE ? ORDER BY filename', pattern).map((row) => String(row.id) as AssetId);
  return { ...started, source, photos: idsLike('photo-%'), documents: idsLike('z-%'), logos: idsLike('t-%') };
}

/**
 * The fingerprint of every undoable table: every value byte for byte and with its type, in the order of the keys. Read by hex, so
 * that not even a zero byte hides.
 */
export function dump(db: ReadDb): Record<string, string> {
  return Object.fromEntries(
    UNDOABLE.map(({ name }) => {
      const columns = columnsOf(db, name);
      const value = columns.all
        .map(({ name: column }) => `typeof("${column}") || ':' || hex(CAST("${column}" AS BLOB))`)
        .join(` || '|' || `);
      const lines = db
        .all(`SELECT ${value} AS line FROM ${name} ORDER BY ${columns.key.join(', ')}`)
        .map((row) => String(row.line));
      return [name, `${lines.length} rows, ${hash('sha256', lines.join('\n'), 'hex')}`];
    }),
  );
}

/** Which rows the index finds for each word. */
export const found = (db: ReadDb, words: readonly string[]): string[] =>
  words.map(
    (word) =>
      `${word}: ${db
        .all('SELECT rowid AS row FROM asset_words WHERE asset_words MATCH ? ORDER BY rowid', `"${word}"`)
        .map((row) => row.row)
        .join(' ')}`,
  );
