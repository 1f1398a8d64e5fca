import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rebuildIndex, unindexRow } from '#engine/assets/words.ts';
import { migrate } from '#engine/db/migrations.ts';
import { openCatalogue } from '#engine/db/sqlite.ts';
import { createColumnCopy } from '#engine/search/copy.ts';
import { createCurrentColumns } from '#engine/search/current.ts';
import { createWordIndex, matchOf } from '#engine/search/words.ts';
import { tempFolder } from '../harness.ts';
import { addRow, changeRow, createPicks } from './rows.ts';

const WORDS = ['København', 'Koebenhavn', 'kongen', 'kalender', 'kasse', 'gala', 'gården', 'press', 'Straße', '大学', 'x1', '42'];
const QUESTIONS = [
  '"k" *',
  '"ko" *',
  '"kob" *',
  '("kobenhavn" * OR "koebenhavn" *)',
  '"kale" *',
  '"kalender"',
  '"g" *',
  '("garden" * OR "gaarden" *)',
  '"press" *',
  '"大"',
  '{title} : "ka" *',
  '("k" * AND "g" *)',
  '("k" *) NOT ("gala")',
  '"4" *',
];

/** A catalogue of its own with 200 rows, gaps between them, and an index whose answers are kept from one row on. */
async function make(seed: number) {
  const catalogue = openCatalogue(join(await tempFolder(), 'library.db'));
  migrate(catalogue);
  const random = createPicks(seed);
  const text = (): string => Array.from({ length: random.whole(2, 8) }, () => random.pick(WORDS)).join(' ');
  const rows: number[] = [];
  catalogue.transact((db) => {
    for (let row = 1; rows.length < 200; row += random.whole(1, random.random() < 0.05 ? 900 : 3)) {
      rows.push(row);
      addRow(db, row, { title: text(), caption: text() });
    }
  });
  // counts how often the index is asked for a whole answer
  let asked = 0;
  const read: typeof catalogue.read = {
    ...catalogue.read,
    get: (sql, ...values) => {
      asked += Number(sql.includes('search_hit(rowid)'));
      return catalogue.read.get(sql, ...values);
    },
  };
  const current = createCurrentColumns(catalogue, createColumnCopy(catalogue.read, '/nowhere/copy', '/nowhere'));
  const index = createWordIndex({ ...catalogue, read }, current, 1);
  const plainly = (match: string): number[] =>
    catalogue.read
      .all(
        'SELECT rowid AS row FROM asset_words WHERE asset_words MATCH ? AND rowid IN (SELECT row FROM assets) ORDER BY rowid',
        match,
      )
      .map(({ row }) => Number(row));
  const found = (match: string): number[] => {
    current.need();
    return Array.from(index.find(match), (slot) => current.columns.table.columns.rows[slot] ?? 0);
  };
  return { catalogue, index, random, text, rows, plainly, found, asked: () => asked };
}

test.each(process.env.DATELINE_TESTS === 'full' ? [1, 2, 3, 4, 5, 6] : [1])(
  'kept answers are those of the index after every edit, removal, undone change and rebuilding (seed %i)',
  async (seed) => {
    const { catalogue, random, text, rows, plainly, found, asked } = await make(seed);
    const same = (): void => {
      for (const match of QUESTIONS) expect([match, found(match)]).toEqual([match, plainly(match)]);
    };
    const some = (count: number): number[] => Array.from({ length: count }, () => random.pick(rows));
    const edit = (count: number): void =>
      catalogue.transact((db) => {
        for (const row of some(count)) changeRow(db, row, 'title = ?, caption = ?', text(), text());
      });
    same();
    for (let round = 0; round < 15; round++) {
      const roll = random.random();
      if (roll < 0.5) edit(random.whole(1, 4));
      else if (roll < 0.6) edit(60);
      else if (roll < 0.7)
        catalogue.transact((db) => {
          const next = (rows.at(-1) ?? 0) + random.whole(1, 3000);
          rows.push(next);
          addRow(db, next, { title: text(), caption: text() });
        });
      else if (roll < 0.8)
        catalogue.transact((db) => {
          const [row = 0] = rows.splice(random.whole(0, rows.length - 1), 1);
          unindexRow(db, row);
          db.run('DELETE FROM assets WHERE row = ?', row);
        });
      else if (roll < 0.9) {
        expect(() =>
          catalogue.transact((db) => {
            for (const row of some(3)) changeRow(db, row, "title = 'nothing', caption = ''");
            same();
            throw new Error('taken back');
          }),
        ).toThrow('taken back');
      } else await rebuildIndex(catalogue.transact);
      if (random.random() < 0.7) same();
    }
    same();
    // and they are kept: the same questions again, also behind an edit of one row, ask for no whole answer
    const before = asked();
    same();
    edit(1);
    for (const match of QUESTIONS.slice(0, 3)) expect(found(match)).toEqual(plainly(match));
    expect(asked() - before).toBeLessThan(QUESTIONS.length / 2);
    catalogue.close();
  },
);

test('an index that was emptied has no kept answers', async () => {
  const { catalogue, found } = await make(5);
  expect(found('"k" *').length).toBeGreaterThan(0);
  let isAsked = false;
  // stopped behind the emptying, as by the end of the process
  await expect(
    rebuildIndex((deed) => {
      if (isAsked) throw new Error('stopped');
      isAsked = true;
      return catalogue.transact(deed);
    }),
  ).rejects.toThrow('stopped');
  expect(found('"k" *')).toEqual([]);
});

test('what most assets have is asked ahead as it will be typed, and not asked again', async () => {
  const { index, plainly, found, asked } = await make(4);
  found('"k" *');
  let turns = 0;
  await index.askAhead(async () => void turns++);
  expect(turns).toBeGreaterThan(10);
  const before = asked();
  for (const text of ['k', 'ko', 'kø', 'kal', 'press', 'gå', 'stra', '大']) {
    const match = matchOf({ on: 'words', text, field: null, isWhole: false });
    expect(found(match)).toEqual(plainly(match));
  }
  expect(asked()).toBe(before);
});

test('only one file writes to the index, so that no change of it goes unnoticed', () => {
  const writes = /(INSERT INTO|DELETE FROM|UPDATE|REPLACE INTO) asset_words\b(?!_)/;
  const folder = join(import.meta.dirname, '../../../src/engine');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const found = files.filter((name) => writes.test(readFileSync(join(folder, name), 'utf8')));
  expect(found.map((name) => name.replaceAll('\\', '/'))).toEqual(['assets/words.ts']);
});
