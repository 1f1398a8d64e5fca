import { expect, test } from 'vitest';
import type { Catalogue } from '#engine/db/sqlite.ts';
import { startLibrary, value } from '../harness.ts';
import { addRow, catalogueOf } from './rows.ts';

/** Copies one row until there are 100,000: what a plan needs to see is the tables and their indexes. */
function fill(catalogue: Catalogue, rows: number): void {
  catalogue.transact((db) => {
    addRow(db, 1, { title: 'gala' });
    const columns = db
      .all("SELECT name FROM pragma_table_info('assets')")
      .map((column) => String(column.name))
      .filter((name) => name !== 'row' && name !== 'id' && name !== 'sha256');
    db.run(
      `INSERT INTO assets (row, id, sha256, ${columns.join(', ')})
        WITH RECURSIVE numbers (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${rows})
        SELECT n, 'ast_' || printf('%016d', n), printf('%064d', n), ${columns.join(', ')} FROM numbers, assets WHERE assets.row = 1`,
    );
    db.run("INSERT INTO asset_words (rowid, title) SELECT row, 'gala' FROM assets WHERE row > 1 AND row % 100 = 0");
  });
}

test('the statements that every list and search run use an index at 100,000 assets', async () => {
  const { client, engine } = await startLibrary();
  const catalogue = catalogueOf(engine);
  fill(catalogue, 100_000);
  // what is really asked, not what this test thinks is asked: every statement of these calls is written down
  const asked = new Set<string>();
  const { read } = catalogue;
  const { all, get } = read;
  const spied = read as { all: typeof all; get: typeof get };
  spied.all = (sql, ...values) => {
    asked.add(sql);
    return all(sql, ...values);
  };
  spied.get = (sql, ...values) => {
    asked.add(sql);
    return get(sql, ...values);
  };
  value(await client.assets.layout({ group: 'date' }));
  asked.clear();
  expect(value(await client.assets.slice({ text: 'gala', start: 0, count: 50 })).total).toBe(1001);
  value(await client.assets.list({ sort: 'taken', limit: 50 }));
  value(await client.assets.placeOf({ id: 'ast_0000000000000500' as never }));
  value(await client.assets.getMany({ ids: ['ast_0000000000000500' as never] }));
  value(await client.assets.ids({ count: 10 }));
  value(await client.search.facets({ text: 'gala similar:ast_0000000000000500' }));
  catalogue.transact((db) => db.run('UPDATE assets SET rating = 5 WHERE row = 500'));
  expect(value(await client.assets.list({ text: 'rating:5', limit: 1 })).total).toBe(1);
  spied.all = all;
  spied.get = get;

  const plans = [...asked].map((sql) => ({
    sql,
    plan: all(`EXPLAIN QUERY PLAN ${sql}`, ...Array.from({ length: sql.split('?').length - 1 }, () => null)).map((row) =>
      String(row.detail),
    ),
  }));
  const of = (part: string): string[] => plans.find(({ sql }) => sql.includes(part))?.plan ?? [];
  expect(of('SELECT * FROM assets WHERE row IN')[0]).toBe('SEARCH assets USING INTEGER PRIMARY KEY (rowid=?)');
  expect(of('SELECT row FROM assets WHERE id = ?')).toEqual([
    'SEARCH assets USING COVERING INDEX sqlite_autoindex_assets_1 (id=?)',
  ]);
  expect(of('SELECT * FROM assets WHERE id = ?')).toEqual(['SEARCH assets USING INDEX sqlite_autoindex_assets_1 (id=?)']);
  expect(of('search_hit(rowid)')[0]).toMatch(/^SCAN asset_words VIRTUAL TABLE INDEX \d+:M/);
  expect(of('search_read(row')[0]).toMatch(/^SEARCH assets USING INTEGER PRIMARY KEY \(rowid/);
  // none of them walks through the table of assets; groups of columns are filled once, by stretches of the primary key
  for (const { sql, plan } of plans) for (const line of plan) expect(line, sql).not.toMatch(/^SCAN assets/);
  expect(plans.length).toBeGreaterThan(5);
});

test('what is used, duplicates, collections and imports are found by their indexes', async () => {
  const { client, engine } = await startLibrary();
  const catalogue = catalogueOf(engine);
  fill(catalogue, 2000);
  const plan = (sql: string): string[] => catalogue.read.all(`EXPLAIN QUERY PLAN ${sql}`).map((row) => String(row.detail));
  for (const text of ['is:used', 'is:duplicate', 'in:x', 'in:col_000000000000000a', 'import:last'])
    value(await client.assets.list({ text, limit: 1 }));
  expect(plan('SELECT row FROM collection_items JOIN assets ON assets.id = asset_id WHERE collection_id = 1')).toEqual([
    'SEARCH collection_items USING COVERING INDEX sqlite_autoindex_collection_items_1 (collection_id=?)',
    'SEARCH assets USING COVERING INDEX sqlite_autoindex_assets_1 (id=?)',
  ]);
  const duplicates = plan(
    'SELECT pixel_hash FROM assets WHERE pixel_hash IS NOT NULL AND trashed_at IS NULL GROUP BY pixel_hash HAVING count(*) > 1',
  );
  expect(duplicates).toEqual(['SEARCH assets USING INDEX assets_by_pixels (pixel_hash>?)']);
});

test('what a library holds is counted without a look at its assets', async () => {
  const { client, engine } = await startLibrary();
  const catalogue = catalogueOf(engine);
  fill(catalogue, 1000);
  const asked = new Set<string>();
  const spied = catalogue.read as { all: typeof catalogue.read.all };
  const { all } = spied;
  spied.all = (sql, ...values) => {
    asked.add(sql);
    return all(sql, ...values);
  };
  expect(value(await client.library.current({})).library?.counts.photos).toBe(1000);
  spied.all = all;
  const plans = [...asked].map((sql) => all(`EXPLAIN QUERY PLAN ${sql}`).map((row) => String(row.detail)));
  expect(plans).toEqual([
    ['SCAN assets USING COVERING INDEX assets_by_kind'],
    ['SEARCH assets USING INDEX assets_in_trash (trashed_at>?)', 'USE TEMP B-TREE FOR GROUP BY'],
  ]);
});
