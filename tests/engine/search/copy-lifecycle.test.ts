import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Catalogue } from '#engine/db/sqlite.ts';
import { startEngine, startLibrary, value } from '../harness.ts';
import { addRow, catalogueOf, idOf } from './rows.ts';

/** So many rows, all alike, that a copy of their columns is kept. */
function fill(catalogue: Catalogue): void {
  catalogue.transact((db) => {
    addRow(db, 1, { title: 'gala', city: 'Aarhus' });
    const columns = db
      .all("SELECT name FROM pragma_table_info('assets') WHERE name NOT IN ('row', 'id', 'sha256')")
      .map(({ name }) => String(name))
      .join(', ');
    db.run(
      `INSERT INTO assets (row, id, sha256, ${columns}) WITH RECURSIVE numbers (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n < 5500)
        SELECT n, 'ast_' || printf('%016d', n), printf('%064d', n), ${columns} FROM numbers, assets WHERE assets.row = 1`,
    );
  });
}

test('the app leaves a copy behind that the next start opens from; what is changed without it, and what becomes of it, loses nothing', async () => {
  const first = await startLibrary({ isForWindow: true });
  const copy = join(first.path, 'cache', 'search-columns');
  fill(catalogueOf(first.engine));
  const open = async (isForWindow: boolean) => {
    const started = await startEngine({ isForWindow });
    value(await started.client.library.open({ place: { $path: first.path } }));
    const rows = async (text: string) => value(await started.client.assets.slice({ text, start: 0, count: 1 })).total;
    return { ...started, rows };
  };
  await first.engine.close();
  const kept = await readFile(copy);

  const app = await open(true);
  // counts the statements that read rows into columns
  let read = 0;
  const spied = catalogueOf(app.engine).read as { get: Catalogue['read']['get'] };
  const { get } = spied;
  spied.get = (sql, ...values) => {
    read += Number(sql.includes('search_read('));
    return get(sql, ...values);
  };
  expect([await app.rows(''), await app.rows('city:aarhus'), await app.rows('rating:5')]).toEqual([5500, 5500, 0]);
  expect(read).toBe(0);
  value(await app.client.assets.edit({ id: idOf(1), set: { rating: 5, city: 'Odense' } }));
  await app.engine.close();
  expect((await readFile(copy)).equals(kept)).toBe(false);

  // The command line neither makes a copy nor believes one that it has made void.
  const line = await open(false);
  expect([await line.rows('city:odense'), await line.rows('rating:5')]).toEqual([1, 1]);
  value(await line.client.assets.edit({ id: idOf(1), set: { rating: 4 } }));
  await line.engine.close();
  const after = await open(true);
  expect([await after.rows('rating:5'), await after.rows('rating:4')]).toEqual([0, 1]);
  await after.engine.close();

  // Whatever lies in its place is no reason to refuse anything.
  await rm(copy);
  await mkdir(join(copy, 'in the way'), { recursive: true });
  const blocked = await open(true);
  expect(await blocked.rows('city:odense')).toBe(1);
  value(await blocked.client.assets.edit({ id: idOf(1), set: { rating: 3 } }));
  await blocked.engine.close();
  expect(blocked.log.join('\n')).toMatch(/The columns were not kept/);
  await rm(join(first.path, 'cache'), { recursive: true });
  const bare = await open(true);
  expect(await bare.rows('rating:3')).toBe(1);
  await bare.engine.close();
  expect(existsSync(copy)).toBe(true);

  // Moved away while it is open, a library is not begun anew where it was.
  const moved = await open(true);
  value(await moved.client.assets.edit({ id: idOf(1), set: { rating: 2 } }));
  await rename(first.path, `${first.path}-moved`);
  await moved.engine.close();
  expect(existsSync(first.path)).toBe(false);
});
