import { expect, test } from 'vitest';
import type { AssetId } from '#contract/values.ts';
import { code, value } from '../harness.ts';
import { dump, libraryOf, startWithPhotos } from './support.ts';

test('many are edited in one step: fields set, words added and removed whatever their letter case', async () => {
  const { client, photos } = await startWithPhotos(3);
  value(await client.assets.edit({ id: photos[0] as AssetId, set: { keywords: ['Harbour', 'old'], people: ['Frank Jensen'] } }));
  const { changed } = value(
    await client.assets.editMany({
      ids: [...photos, ...photos],
      set: { credit: 'City of Copenhagen' },
      addKeywords: ['harbour', 'new', 'New'],
      removeKeywords: ['OLD'],
      addPeople: ['Zhang Wei'],
      removePeople: ['frank jensen'],
    }),
  );
  expect(changed).toBe(3);
  expect(value(await client.assets.get({ id: photos[0] as AssetId }))).toMatchObject({
    keywords: ['Harbour', 'new'],
    people: ['Zhang Wei'],
    credit: 'City of Copenhagen',
  });
  expect(value(await client.assets.get({ id: photos[1] as AssetId })).keywords).toEqual(['harbour', 'new']);
  expect(value(await client.assets.list({ text: 'zhang' })).total).toBe(3);
  value(await client.history.undo({}));
  expect(value(await client.assets.get({ id: photos[0] as AssetId }))).toMatchObject({
    keywords: ['Harbour', 'old'],
    credit: '',
  });
});

test('variables are filled for each file, with what is set beside them; an unknown one refuses the whole', async () => {
  const { client, photos } = await startWithPhotos(2);
  value(await client.assets.edit({ id: photos[0] as AssetId, set: { title: 'Dawn', dateTaken: '2014-12-08' } }));
  value(await client.assets.edit({ id: photos[1] as AssetId, set: { title: 'Dusk', dateTaken: '2014-12-09T18:00:00' } }));
  value(
    await client.assets.editMany({
      ids: photos,
      set: { caption: '{title} in {city}, {year}', city: 'Beijing' },
      fillVariables: true,
    }),
  );
  expect(value(await client.assets.get({ id: photos[0] as AssetId })).caption).toBe('Dawn in Beijing, 2014');
  expect(value(await client.assets.get({ id: photos[1] as AssetId })).caption).toBe('Dusk in Beijing, 2014');
  expect(code(await client.assets.editMany({ ids: photos, set: { caption: '{nobodyKnows}' }, fillVariables: true }))).toBe(
    'assets.field_unknown',
  );
  value(await client.assets.editMany({ ids: photos, set: { caption: '{title}' } }));
  expect(value(await client.assets.get({ id: photos[0] as AssetId })).caption).toBe('{title}');
});

test('what a selection has in common: shared, mixed, empty, and how many have each word', async () => {
  const { client, photos } = await startWithPhotos(3);
  const [a, b, c] = photos as [AssetId, AssetId, AssetId];
  value(await client.assets.editMany({ ids: photos, set: { credit: 'City', rating: 3 } }));
  value(await client.assets.edit({ id: a, set: { keywords: ['Harbour', 'x'], label: 'red', focalPoint: { x: 0.5, y: 0.25 } } }));
  value(await client.assets.edit({ id: b, set: { keywords: ['harbour'], label: 'red' } }));
  value(await client.assets.edit({ id: c, set: { keywords: ['harbour'], caption: 'only here' } }));
  const common = value(await client.assets.common({ ids: photos }));
  expect(common.count).toBe(3);
  expect(common.bytes).toBe(
    (await Promise.all(photos.map(async (id) => value(await client.assets.get({ id })).bytes))).reduce((sum, n) => sum + n, 0),
  );
  expect(common.fields).toMatchObject({
    credit: { value: 'City' },
    rating: { value: 3 },
    caption: { mixed: true },
    label: { mixed: true },
    expires: { value: null },
    focalPoint: { mixed: true },
    people: { value: [] },
    translations: { value: {} },
  });
  expect(common.keywords).toEqual([
    { text: 'harbour', count: 3 },
    { text: 'x', count: 1 },
  ]);
  expect(value(await client.assets.common({ ids: [a, 'ast_0000000000000000' as AssetId] })).fields.focalPoint).toEqual({
    value: { x: 0.5, y: 0.25 },
  });
  expect(code(await client.assets.common({ ids: ['ast_0000000000000000' as AssetId] }))).toBe('assets.not_found');
});

test('10,000 files: one edit, its undo and redo and the selection’s common values come back exactly, the step stays small', async () => {
  const { client, engine, photos } = await startWithPhotos(1);
  const library = libraryOf(engine);
  // copies of one row, for a corpus of 10,000 imported files would test the import
  library.catalogue.transact((db) => {
    const columns = db
      .all("SELECT name FROM pragma_table_info('assets')")
      .map((row) => String(row.name))
      .filter((name) => !['row', 'id', 'sha256'].includes(name));
    db.run(
      `INSERT INTO assets (id, sha256, ${columns.join(', ')}) SELECT printf('ast_%016d', value), printf('%064x', value), ${columns.join(', ')} FROM generate_series(1, 9999), assets`.replace(
        'generate_series(1, 9999)',
        '(WITH RECURSIVE n (value) AS (VALUES (1) UNION ALL SELECT value + 1 FROM n WHERE value < 9999) SELECT value FROM n)',
      ),
    );
  });
  const db = library.catalogue.read;
  const ids = db.all('SELECT id FROM assets').map((row) => String(row.id) as AssetId);
  expect(ids).toHaveLength(10_000);
  expect(ids).toContain(photos[0]);
  const start = dump(db);
  const took: Record<string, number> = {};
  const timed = async <T>(what: string, deed: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await deed();
    took[what] = Math.round(performance.now() - began);
    return result;
  };
  expect(
    value(
      await timed('edit', () =>
        client.assets.editMany({ ids, set: { credit: 'City of Copenhagen', rating: 4 }, addKeywords: ['quay'] }),
      ),
    ).changed,
  ).toBe(10_000);
  const end = dump(db);
  expect(value(await client.history.state({})).undo).toMatchObject({ count: 10_000 });
  expect(Number(db.get('SELECT total(length(was) + length(key)) AS n FROM undo_changes')?.n)).toBeLessThan(10_000 * 100);
  expect(value(await timed('common', () => client.assets.common({ ids }))).keywords).toEqual([{ text: 'quay', count: 10_000 }]);
  value(await timed('undo', () => client.history.undo({})));
  expect(dump(db)).toEqual(start);
  value(await timed('redo', () => client.history.redo({})));
  expect(dump(db)).toEqual(end);
  expect(value(await timed('trash', () => client.assets.trash({ ids }))).changed).toBe(10_000);
  if (process.env.DATELINE_FIGURES !== undefined) process.stderr.write(`${JSON.stringify(took)} ms\n`);
});
