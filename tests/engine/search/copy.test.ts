import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { indexRow } from '#engine/assets/words.ts';
import { migrate } from '#engine/db/migrations.ts';
import { type Catalogue, openCatalogue } from '#engine/db/sqlite.ts';
import { GROUPS } from '#engine/search/columns.ts';
import { createColumnCopy } from '#engine/search/copy.ts';
import { type CurrentColumns, createCurrentColumns } from '#engine/search/current.ts';
import { tempFolder } from '../harness.ts';
import { addRow, changeRow, createPicks } from './rows.ts';

/** A catalogue of its own with 60 assets, and how it is opened: with the copy in its folder, or with a path where there is none. */
async function make() {
  const folder = await tempFolder();
  const path = join(folder, 'copy');
  const open = (copy = path) => {
    const catalogue = openCatalogue(join(folder, 'library.db'));
    migrate(catalogue);
    const current = createCurrentColumns(catalogue, createColumnCopy(catalogue.read, copy, join(folder, 'staging')), 1);
    const close = (): void => {
      current.close();
      catalogue.close();
    };
    return { catalogue, current, close };
  };
  const maker = open();
  const { pick, whole } = createPicks(3);
  maker.catalogue.transact((db) => {
    for (let row = 1; row <= 60; row++) {
      addRow(db, row * 2, {
        title: `Title ${row}`,
        city: pick(['', 'København', 'Kobenhavn', 'Aarhus']),
        folder: pick(['Press', 'press', '']),
        people: [pick(['Anna', 'Bo Ærø']), pick(['anna', 'Mette'])].slice(0, whole(0, 2)),
        keywords: [pick(['gala', 'Gala', '!'])],
        credit: pick(['', 'Ritzau']),
        rating: whole(0, 5),
        colours: pick([[], [{ colour: '#e02020', share: 0.5 }]]),
        likeness: pick([null, 'ffff0000ffff0000']),
        expires: pick([null, '2020-07-20']),
        dateTaken: pick([null, '2014-12-08T10:11:12']),
      });
    }
  });
  maker.close();
  return { path, open, first: open() };
}

/** Everything that the columns hold. */
function contents(current: CurrentColumns) {
  current.need(...GROUPS);
  const { table, names, people, keywords } = current.columns;
  const { peopleAt, peopleCount, keywordsAt, keywordsCount } = table.columns;
  const slots = Array.from({ length: table.count() }, (_, slot) => slot);
  const listed = (values: Uint32Array, at: Uint32Array, count: Uint8Array) =>
    slots.map((slot) => [...values.subarray(at[slot], (at[slot] ?? 0) + (count[slot] ?? 0))]);
  return {
    columns: table.layout.map(({ name }) => [name, Buffer.from(table.bytesOf(name)).toString('hex')]),
    names: Object.entries(names).map(([name, list]) => [name, [...list.all()], [...list.find('kobenhavn', false)]]),
    people: listed(people.values(), peopleAt, peopleCount),
    keywords: listed(keywords.values(), keywordsAt, keywordsCount),
  };
}

/** What is read from the catalogue without any copy. */
function freshly(open: Awaited<ReturnType<typeof make>>['open']) {
  const { current, close } = open(join('/', 'nowhere', 'copy'));
  const found = contents(current);
  close();
  return found;
}

/** True when opening fills the columns from the copy: no statement has read a row then. */
function usesCopy({ catalogue, current }: { catalogue: Catalogue; current: CurrentColumns }): boolean {
  let rows = 0;
  catalogue.gather('search_read', () => rows++);
  current.need(...GROUPS);
  return rows === 0;
}

test('a library opens from the copy with the same columns that reading it makes, and goes on from there', async () => {
  const { path, open, first } = await make();
  const read = contents(first.current);
  await first.current.keepCopy(0);
  first.close();
  expect(existsSync(path)).toBe(true);

  const second = open();
  expect(contents(second.current)).toEqual(read);
  // What comes after it finds its place: a row in between, a larger one, a changed one, one that goes.
  second.catalogue.transact((db) => {
    addRow(db, 31, { city: 'koebenhavn', people: ['Bo Aeroe'] });
    addRow(db, 500, { city: 'Odense', keywords: ['new'] });
    db.run("UPDATE assets SET city = 'Aarhus', people = '[]' WHERE row = 2");
  });
  second.current.need(...GROUPS);
  const { table, names, people } = second.current.columns;
  const at = (row: number) => names.city.labelOf(table.columns.city[table.slotOf(row)] ?? 0);
  expect([31, 500, 2].map(at)).toEqual([names.city.labelOf(names.city.idOf('København')), 'Odense', 'Aarhus']);
  const bo = people.values()[table.columns.peopleAt[table.slotOf(31)] ?? 0];
  expect(names.person.labelOf(bo ?? 0)).toBe('Bo Ærø');
  second.close();
  const third = open();
  expect(usesCopy(third)).toBe(false);
  third.close();
});

test('after changes the copy is made of what is read anew, so that it is as if nobody had changed anything', async () => {
  const { open, first } = await make();
  contents(first.current);
  first.catalogue.transact((db) => {
    // the first spelling of a name is corrected, and one is gone
    db.run("UPDATE assets SET city = 'København' WHERE city = 'Kobenhavn'");
    db.run('DELETE FROM assets WHERE row = 4');
  });
  await first.current.keepCopy(0);
  first.close();
  const second = open();
  expect(usesCopy(second)).toBe(false);
  second.close();
  const third = open();
  contents(third.current);
  third.catalogue.transact((db) => changeRow(db, 6, 'rating = 1'));
  await third.current.keepCopy(60_000);
  third.close();
  const fourth = open();
  expect(usesCopy(fourth)).toBe(true);
  expect(contents(fourth.current)).toEqual(freshly(open));
  fourth.close();
});

test('any change of an asset makes the copy void, one that is taken back does not', async () => {
  const { open, first } = await make();
  contents(first.current);
  await first.current.keepCopy(0);
  first.close();
  const changes = [
    'UPDATE assets SET rating = 5 WHERE row = 8',
    'DELETE FROM assets WHERE row = 10',
    'UPDATE assets SET row = 11 WHERE row = 12',
  ];
  for (const sql of changes) {
    const before = open();
    expect(usesCopy(before)).toBe(true);
    expect(() =>
      before.catalogue.transact((db) => {
        db.run(sql);
        throw new Error('taken back');
      }),
    ).toThrow('taken back');
    before.close();
    const { catalogue, current, close } = open();
    expect(usesCopy({ catalogue, current })).toBe(true);
    close();
    const third = open();
    third.catalogue.transact((db) => db.run(sql));
    third.close();
    const fourth = open();
    expect(usesCopy(fourth)).toBe(false);
    fourth.close();
    const fifth = open();
    contents(fifth.current);
    await fifth.current.keepCopy(0);
    fifth.close();
  }
});

test('what is written in a transaction is in no copy until it is committed', async () => {
  const { path, open, first } = await make();
  contents(first.current);
  await rm(path, { force: true });
  let keeping: Promise<void> | undefined;
  first.catalogue.transact((db) => {
    addRow(db, 700, { title: 'Later' });
    indexRow(db, 700);
    keeping = first.current.keepCopy(60_000);
  });
  await keeping;
  expect(existsSync(path)).toBe(false);
  first.close();
  expect(contents(open().current).columns).toEqual(freshly(open).columns);
});

test('a broken copy, or one of another kind, is as good as none', async () => {
  const { path, open, first } = await make();
  const read = contents(first.current);
  await first.current.keepCopy(0);
  first.close();
  const good = await readFile(path);
  const turned = (at: number): Buffer => {
    const bad = Buffer.from(good);
    bad[at] = (bad[at] ?? 0) ^ 1;
    return bad;
  };
  const broken = [
    Buffer.alloc(0),
    Buffer.from('DLSC'),
    good.subarray(0, 1000),
    good.subarray(0, good.length - 1),
    Buffer.concat([good, Buffer.alloc(8)]),
    ...[0, 5, 9, 20, 200, good.length >> 1, good.length - 1].map(turned),
  ];
  for (const bytes of broken) {
    await writeFile(path, bytes);
    const again = open();
    expect(usesCopy(again)).toBe(false);
    again.close();
  }
  const last = open();
  expect(contents(last.current)).toEqual(read);
  await last.current.keepCopy(0);
  last.close();
  expect(await readFile(path)).toEqual(good);
});

test('days are those of this place: in another time zone the copy does not hold', async () => {
  const { open, first } = await make();
  contents(first.current);
  await first.current.keepCopy(0);
  first.close();
  const zone = process.env.TZ;
  process.env.TZ = Intl.DateTimeFormat().resolvedOptions().timeZone === 'Asia/Tokyo' ? 'Europe/Rome' : 'Asia/Tokyo';
  const elsewhere = open();
  expect(usesCopy(elsewhere)).toBe(false);
  elsewhere.close();
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test('reading ahead that is asked for again while it runs ends with the library', async () => {
  const { first } = await make();
  let statements = 0;
  const spied = first.catalogue.read as { get: Catalogue['read']['get'] };
  const { get } = spied;
  spied.get = (sql, ...values) => {
    statements++;
    // so slow that a timer comes in between
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    return get(sql, ...values);
  };
  first.current.readAhead(0);
  while (statements === 0) await nextTurn();
  first.current.readAhead(0);
  for (const before = statements; statements < before + 4; ) await nextTurn();
  first.close();
  const before = statements;
  for (let turn = 0; turn < 5; turn++) await nextTurn();
  expect(statements).toBe(before);
});
