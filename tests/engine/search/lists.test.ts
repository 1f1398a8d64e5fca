import { expect, test } from 'vitest';
import type { AssetSort } from '#contract/assets.ts';
import type { Client } from '#contract/client.ts';
import { code, startLibrary, value } from '../harness.ts';
import { addRow, catalogueOf, changeRow, type Given, idOf } from './rows.ts';

const NOW = new Date('2020-06-20T12:00:00Z');

async function startWith(rows: readonly Given[]) {
  const started = await startLibrary({ now: () => NOW });
  const catalogue = catalogueOf(started.engine);
  catalogue.transact((db) => {
    for (const [index, row] of rows.entries()) addRow(db, index + 1, row);
  });
  return { ...started, catalogue };
}

const numbers = (ids: readonly string[]): number[] => ids.map((id) => Number.parseInt(id.slice(4), 36));
const listed = async (client: Client, ask: Parameters<Client['assets']['ids']>[0]): Promise<number[]> =>
  numbers(value(await client.assets.ids(ask)).ids);

const SORTABLE: readonly Given[] = [
  { title: 'IMG 10', filename: 'b.jpg', bytes: 30, rating: 2, dateTaken: '2014-12-08T10:00:00', expires: '2021-01-01' },
  { title: 'img 2', filename: 'a.jpg', bytes: 10, rating: 0, dateTaken: null, expires: null },
  { title: 'Århus', filename: 'c.jpg', bytes: 20, rating: 5, dateTaken: '2014', expires: '2020-01-01' },
  { title: '', filename: 'Z.jpg', bytes: 10, rating: 2, dateTaken: '2014-12-08T09:00:00', expires: '2021-01-01' },
];

test.each<[AssetSort, number[], number[]]>([
  ['added', [4, 3, 2, 1], [1, 2, 3, 4]],
  // newest first; what has no date, no title, no stars or no end stands last either way
  ['taken', [1, 4, 3, 2], [3, 4, 1, 2]],
  ['title', [3, 2, 1, 4], [1, 2, 3, 4]],
  ['filename', [2, 1, 3, 4], [4, 3, 1, 2]],
  ['bytes', [4, 2, 3, 1], [1, 3, 4, 2]],
  ['rating', [4, 1, 3, 2], [3, 4, 1, 2]],
  ['expires', [3, 4, 1, 2], [4, 1, 3, 2]],
])('sorted by %s', async (sort, ascending, reversed) => {
  const { client, catalogue } = await startWith(SORTABLE);
  expect(await listed(client, { sort })).toEqual(ascending);
  expect(await listed(client, { sort, reverse: true })).toEqual(reversed);
  // an order that is mended after a change is the one that would be made anew
  catalogue.transact((db) => {
    for (const row of [1, 2, 3, 4])
      changeRow(db, row, "title = 'x', bytes = 1, rating = 1, date_taken = '2000', expires = '2000-01-01', filename = 'x'");
  });
  catalogue.transact((db) => {
    for (const [index, given] of SORTABLE.entries())
      changeRow(
        db,
        index + 1,
        'title = ?, filename = ?, bytes = ?, rating = ?, date_taken = ?, expires = ?',
        given.title ?? '',
        given.filename ?? '',
        given.bytes ?? 0,
        given.rating ?? 0,
        given.dateTaken ?? null,
        given.expires ?? null,
      );
  });
  expect(await listed(client, { sort })).toEqual(ascending);
  expect(await listed(client, { sort, reverse: true })).toEqual(reversed);
});

test.each<[AssetSort, boolean]>([
  ['added', false],
  ['added', true],
  ['taken', false],
  ['title', false],
  ['title', true],
  ['bytes', true],
  ['rating', false],
])('pages by %s (reversed %s) go on where they were, though assets come, change and go meanwhile', async (sort, reverse) => {
  const { client, catalogue } = await startWith(
    Array.from({ length: 60 }, (_, index) => ({
      title: `Title ${index % 7}`,
      bytes: index % 5,
      rating: index % 6,
      dateTaken: index % 4 === 0 ? null : `2014-0${1 + (index % 9)}-01`,
    })),
  );
  const before = await listed(client, { sort, reverse });
  const seen: number[] = [];
  let after: string | undefined;
  for (let page = 0; ; page++) {
    const answer = value(await client.assets.list({ sort, reverse, limit: 7, ...(after === undefined ? {} : { after }) }));
    seen.push(...numbers(answer.items.map((asset) => asset.id)));
    if (answer.next === null) break;
    after = answer.next;
    const last = seen.at(-1) ?? 0;
    catalogue.transact((db) => {
      // new ones, and the very asset that the cursor names leaves the list or moves in it
      addRow(db, 100 + page, { title: `Title ${page % 7}`, rating: page % 6, bytes: page % 5, dateTaken: '2014-05-01' });
      if (page % 2 === 0) db.run('UPDATE assets SET trashed_at = ? WHERE row = ?', NOW.toISOString(), last);
      else changeRow(db, last, "title = 'Zzz', bytes = 99, rating = 1, date_taken = '2030'");
    });
  }
  // every asset of the beginning is seen once; a moved one may come again at its new place
  const old = seen.filter((row, index) => row < 100 && seen.indexOf(row) === index);
  expect(old).toEqual(before);
});

test('a cursor that is none ends the list instead of starting it anew', async () => {
  const { client } = await startWith([{}, {}]);
  for (const after of ['x', '1.%%%', '', '999999999999999999999'])
    expect(value(await client.assets.list({ after, sort: 'title' })).items).toEqual([]);
});

test('slice, layout, ids and place agree on one order', async () => {
  const { client } = await startWith(
    Array.from({ length: 30 }, (_, index) => ({
      width: 1000 + index * 100,
      height: 1000,
      city: ['Aarhus', 'Århus', 'Odense', ''][index % 4] ?? '',
      country: index % 4 === 3 ? '' : 'Danmark',
      title: `t ${index % 5}`,
    })),
  );
  for (const ask of [
    {},
    { sort: 'title' as const },
    { group: 'place' as const, sort: 'bytes' as const },
    { text: 't:x width:>1500' },
    { text: 'width:>1500', reverse: true },
  ]) {
    const all = await listed(client, ask);
    const { total, ratios, groups } = value(await client.assets.layout(ask));
    expect(total).toBe(all.length);
    const shown = value(await client.assets.slice({ ...ask, start: 0, count: 100 })).items;
    expect(numbers(shown.map((asset) => asset.id))).toEqual(all);
    expect([...Buffer.from(ratios, 'base64')]).toEqual(
      shown.map((asset) => Math.min(255, Math.round((32 * (asset.width ?? 1)) / (asset.height ?? 1)))),
    );
    expect(numbers(value(await client.assets.slice({ ...ask, start: 5, count: 3 })).items.map((asset) => asset.id))).toEqual(
      all.slice(5, 8),
    );
    for (const [at, row] of all.entries()) expect(value(await client.assets.placeOf({ ...ask, id: idOf(row) })).at).toBe(at);
    expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe('group' in ask ? total : 0);
  }
  const { groups } = value(await client.assets.layout({ group: 'place' }));
  // two spellings of a city are one group; what has no place stands last under an empty heading
  expect(groups).toEqual([
    { label: 'Aarhus, Danmark', start: 0, count: 16 },
    { label: 'Odense, Danmark', start: 16, count: 7 },
    { label: '', start: 23, count: 7 },
  ]);
  expect(value(await client.assets.placeOf({ id: idOf(30), text: 'title:nothing' })).at).toBe(null);
  expect(value(await client.assets.slice({ start: 500, count: 10 })).items).toEqual([]);
});

test('groups by month taken or else added, by folder and by colour', async () => {
  const { client } = await startWith([
    { dateTaken: '2014-12-08', folder: 'b', colours: [{ colour: '#0f6b4c', share: 0.9 }] },
    { dateTaken: '2014', folder: 'b', colours: [{ colour: '#e02020', share: 0.9 }] },
    { dateTaken: null, folder: '', colours: [] },
    { dateTaken: '2014-12-01', folder: 'A/x', colours: [{ colour: '#228b22', share: 0.9 }] },
  ]);
  const labels = async (group: 'date' | 'folder' | 'colour', ask = {}) =>
    value(await client.assets.layout({ group, ...ask })).groups.map((one) => `${one.label} ${one.count}`);
  expect(await labels('date')).toEqual(['2020-06 1', '2014-12 2', '2014 1']);
  expect(await labels('date', { sort: 'taken', reverse: true })).toEqual(['2014 1', '2014-12 2', '2020-06 1']);
  expect(await labels('folder')).toEqual(['A/x 1', 'b 2', ' 1']);
  expect(await labels('colour')).toEqual(['red 1', 'green 2', ' 1']);
});

test('what is in the trash is in no list but the trash; several are got in the order asked', async () => {
  const { client, catalogue } = await startWith([{}, {}, {}]);
  catalogue.transact((db) => db.run('UPDATE assets SET trashed_at = ? WHERE row = 2', NOW.toISOString()));
  expect(await listed(client, {})).toEqual([3, 1]);
  expect(await listed(client, { trash: true })).toEqual([2]);
  const { items } = value(await client.assets.getMany({ ids: [idOf(3), idOf(77), idOf(2)] }));
  expect(numbers(items.map((asset) => asset.id))).toEqual([3, 2]);
  expect(code(await client.assets.slice({ start: -1, count: 1 }))).toBe('door.invalid_input');
});

test('similar pictures stand nearest first, and unlike ones are not there', async () => {
  const { client } = await startWith([
    { likeness: 'ffffffff00000000' },
    { likeness: 'ffffffff00000001' },
    { likeness: '00000000ffffffff' },
    { likeness: 'ffffffff000000ff' },
    { likeness: null },
    { likeness: 'fffffffe80000001' },
  ]);
  expect(await listed(client, { text: `similar:${idOf(1)}` })).toEqual([1, 2, 6, 4]);
  expect(await listed(client, { text: `similar:${idOf(1)} width:>1` })).toEqual([6, 4, 2, 1]);
  expect(await listed(client, { text: `similar:${idOf(5)}` })).toEqual([]);
  const first = value(await client.assets.list({ text: `similar:${idOf(1)}`, limit: 2 }));
  const rest = value(await client.assets.list({ text: `similar:${idOf(1)}`, limit: 2, after: first.next ?? '' }));
  expect(numbers(rest.items.map((asset) => asset.id))).toEqual([6, 4]);
});
