import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EngineEvent } from '#contract/port.ts';
import type { AssetId } from '#contract/values.ts';
import { recordStep } from '#engine/history/steps.ts';
import { originalPath } from '#engine/library/folder.ts';
import { writeJpeg } from '../files.ts';
import { code, importAll, scanLibrary, startEngine, value } from '../harness.ts';
import { dump, libraryOf, startWithPhotos } from './support.ts';

test('undo takes back the last command, redo does it again, and each says which', async () => {
  const { client, photos } = await startWithPhotos(2);
  const [id] = photos as [AssetId];
  expect(value(await client.history.state({}))).toEqual({ undo: null, redo: null });
  value(await client.assets.edit({ id, set: { caption: 'The harbour' } }));
  value(await client.assets.editMany({ ids: photos, set: { rating: 4 } }));
  expect(value(await client.history.state({})).undo).toMatchObject({ label: 'assets.editMany', count: 2 });
  expect(value(await client.history.undo({}))).toMatchObject({
    undone: { label: 'assets.editMany' },
    undo: { label: 'assets.edit' },
    redo: { label: 'assets.editMany' },
  });
  expect(value(await client.assets.get({ id }))).toMatchObject({ rating: 0, caption: 'The harbour' });
  expect(value(await client.history.redo({}))).toMatchObject({ redone: { label: 'assets.editMany', count: 2 }, redo: null });
  expect(value(await client.assets.get({ id })).rating).toBe(4);
});

test('the index follows undo and redo: what is not said any more is not found any more', async () => {
  const { client, photos } = await startWithPhotos(1);
  const found = async (text: string): Promise<number> => value(await client.assets.list({ text })).total;
  value(await client.assets.edit({ id: photos[0] as AssetId, set: { caption: 'The lighthouse' } }));
  expect(await found('lighthouse')).toBe(1);
  value(await client.history.undo({}));
  expect(await found('lighthouse')).toBe(0);
  value(await client.history.redo({}));
  expect(await found('lighthouse')).toBe(1);
});

test('the history of a file tells of its undo and redo, with both values', async () => {
  const { client, photos } = await startWithPhotos(1);
  const id = photos[0] as AssetId;
  value(await client.assets.edit({ id, set: { caption: 'The harbour', keywords: ['a'] } }));
  value(await client.history.undo({}));
  value(await client.history.redo({}));
  value(await client.assets.trash({ ids: [id] }));
  const { items } = value(await client.assets.history({ id }));
  expect(items.map(({ what, field, before, after }) => [what, field, before, after])).toEqual(
    [
      ['trash', null, null, null],
      ['redo', 'keywords', [], ['a']],
      ['redo', 'caption', '', 'The harbour'],
      ['undo', 'keywords', ['a'], []],
      ['undo', 'caption', 'The harbour', ''],
      ['edit', 'keywords', [], ['a']],
      ['edit', 'caption', '', 'The harbour'],
      ['import', null, null, null],
    ].map((line) => expect.arrayContaining(line)),
  );
});

test('a value longer than 2,000 characters is cut in the history and whole in undo', async () => {
  const { client, photos } = await startWithPhotos(1);
  const id = photos[0] as AssetId;
  const caption = `${'x'.repeat(1999)}😀${'y'.repeat(50_000)}`;
  value(await client.assets.edit({ id, set: { caption } }));
  value(await client.assets.edit({ id, set: { caption: 'short' } }));
  expect(String(value(await client.assets.history({ id })).items[0]?.before)).toHaveLength(2000);
  value(await client.history.undo({}));
  expect(value(await client.assets.get({ id })).caption).toBe(caption);
});

test('values that are so already are no change: no step, no date of editing, redo stays', async () => {
  const { client, photos } = await startWithPhotos(1);
  const id = photos[0] as AssetId;
  const { title } = value(await client.assets.get({ id }));
  value(await client.assets.edit({ id, set: { title, keywords: [], translations: {} } }));
  value(await client.assets.editMany({ ids: photos, set: { title }, removeKeywords: ['none'] }));
  expect(value(await client.assets.get({ id })).editedAt).toBeNull();
  expect(value(await client.history.state({})).undo).toBeNull();
  value(await client.assets.edit({ id, set: { caption: 'x' } }));
  value(await client.history.undo({}));
  value(await client.assets.edit({ id, set: { title } }));
  expect(value(await client.history.state({})).redo).not.toBeNull();
  value(await client.assets.edit({ id, set: { caption: 'y' } }));
  expect(value(await client.history.state({})).redo).toBeNull();
  const kit = value(await client.kits.create({ title: 'Kit' }));
  const step = value(await client.history.state({})).undo?.id;
  expect(value(await client.kits.edit({ id: kit.id, set: { title: 'Kit', sections: kit.sections } })).editedAt).toBe(
    kit.editedAt,
  );
  expect(value(await client.history.state({})).undo?.id).toBe(step);
});

test('a late click on undo undoes nothing else', async () => {
  const { client, photos } = await startWithPhotos(1);
  const id = photos[0] as AssetId;
  value(await client.assets.edit({ id, set: { caption: 'one' } }));
  const first = value(await client.history.state({})).undo?.id as number;
  value(await client.assets.edit({ id, set: { caption: 'two' } }));
  expect(code(await client.history.undo({ id: first }))).toBe('history.step_has_passed');
  expect(value(await client.assets.get({ id })).caption).toBe('two');
  value(await client.history.undo({}));
  value(await client.history.undo({ id: first }));
  expect(code(await client.history.redo({ id: first + 1 }))).toBe('history.step_has_passed');
});

test('a refused command leaves no step and no trace', async () => {
  const { client, engine, photos } = await startWithPhotos(3);
  const start = dump(libraryOf(engine).catalogue.read);
  const many = Array.from({ length: 200 }, (_, n) => `k${n}`);
  value(await client.assets.edit({ id: photos[2] as AssetId, set: { keywords: many } }));
  const step = value(await client.history.state({})).undo?.id;
  // the third file would have 201 keywords: the first two must not keep theirs
  expect(code(await client.assets.editMany({ ids: photos, addKeywords: ['one more'] }))).toBe('door.invalid_input');
  expect(value(await client.history.state({})).undo?.id).toBe(step);
  value(await client.history.undo({}));
  expect(dump(libraryOf(engine).catalogue.read)).toEqual(start);
});

test('only the newest 200 steps are kept', async () => {
  const { client, engine, photos } = await startWithPhotos(1);
  const id = photos[0] as AssetId;
  for (let n = 1; n <= 205; n++) value(await client.assets.edit({ id, set: { caption: `No. ${n}` } }));
  const db = libraryOf(engine).catalogue.read;
  expect(db.get('SELECT count(*) AS n, count(DISTINCT step_id) AS steps FROM undo_changes')).toEqual({ n: 200, steps: 200 });
  for (let n = 0; n < 200; n++) value(await client.history.undo({}));
  expect(code(await client.history.undo({}))).toBe('history.nothing_to_undo');
  expect(value(await client.assets.get({ id })).caption).toBe('No. 5');
});

test('rows that go by a cascade or by INSERT OR REPLACE come back, and bytes stay bytes', async () => {
  const { client, engine, photos } = await startWithPhotos(3);
  const library = libraryOf(engine);
  const db = library.catalogue.read;
  const collection = value(await client.collections.create({ name: 'Quay', assetIds: photos }));
  const start = dump(db);
  value(await client.collections.remove({ id: collection.id }));
  expect(db.get('SELECT count(*) AS n FROM collection_items')).toEqual({ n: 0 });
  value(await client.history.undo({}));
  expect(dump(db)).toEqual(start);
  library.catalogue.transact((write) =>
    recordStep(library.history, write, { label: 'test', at: new Date() }, () =>
      write.run('INSERT OR REPLACE INTO collections (id, name, created_at) VALUES (?, ?, ?)', collection.id, 'Other', 'x'),
    ),
  );
  expect(db.get('SELECT count(*) AS n FROM collection_items')).toEqual({ n: 0 });
  value(await client.history.undo({}));
  expect(dump(db)).toEqual(start);
});

test('a command announces what it touched; undo announces what it brought back and no more', async () => {
  const { client, photos } = await startWithPhotos(1);
  value(await client.contacts.create({ name: 'Zhang Wei' }));
  value(await client.assets.edit({ id: photos[0] as AssetId, set: { rating: 1 } }));
  const topics = async (deed: () => Promise<unknown>): Promise<string[]> => {
    let seen: string[] = [];
    const stop = client.onEvent((event: EngineEvent) => {
      if (event.type === 'changed') seen = [...event.topics];
    });
    await deed();
    stop();
    return seen.sort();
  };
  expect(await topics(() => client.history.undo({}))).toEqual(['assets', 'collections', 'history', 'kits', 'logos']);
  expect(await topics(() => client.history.undo({}))).toEqual(['contacts', 'history', 'kits']);
});

test('what a running import writes is no step, and undo beside it harms neither', async () => {
  const { client, engine, folder, photos } = await startWithPhotos(2);
  const id = photos[0] as AssetId;
  const more = join(folder, 'more');
  await Promise.all(Array.from({ length: 60 }, (_, n) => writeJpeg(join(more, `${n}.jpg`), 1000 + n, 200, 150)));
  const edited = dump(libraryOf(engine).catalogue.read).kits;
  const started = client.imports.run({ places: [{ $path: more }] });
  const { jobId } = value(await started);
  let beside = 0;
  let isRunning = true;
  const ended = client.waitForJob(jobId).then(() => {
    isRunning = false;
  });
  while (isRunning) {
    value(await client.assets.edit({ id, set: { caption: `No. ${beside}` } }));
    value(await client.history.undo({}));
    value(await client.history.redo({}));
    beside++;
    // calls in memory never leave this turn of the loop, in which the import could do nothing
    await new Promise((resolve) => setImmediate(resolve));
  }
  await ended;
  expect(beside).toBeGreaterThan(5);
  const db = libraryOf(engine).catalogue.read;
  // only the edits of the one file were recorded, whatever the import wrote between
  expect(db.all('SELECT DISTINCT tbl, a FROM undo_changes')).toEqual([{ tbl: 'assets', a: id }]);
  expect(value(await client.assets.list({ limit: 1 })).total).toBe(62);
  while ((await client.history.undo({})).ok);
  expect(value(await client.assets.get({ id })).caption).toBe(beside > 200 ? `No. ${beside - 201}` : '');
  expect(value(await client.assets.list({ limit: 1 })).total).toBe(62);
  expect(dump(db).kits).toBe(edited);
  expect((await scanLibrary(client)).findings).toEqual([]);
});

test('what comes back without its file says so at once', async () => {
  const { client, engine, photos } = await startWithPhotos(2);
  const library = libraryOf(engine);
  const asset = value(await client.assets.get({ id: photos[0] as AssetId }));
  library.catalogue.transact((db) =>
    recordStep(library.history, db, { label: 'integrity.forget', at: new Date() }, () =>
      db.run('DELETE FROM assets WHERE id = ?', asset.id),
    ),
  );
  await rm(originalPath(library.folder, asset.sha256, asset.filename));
  value(await client.history.undo({}));
  expect(value(await client.assets.get({ id: asset.id })).isMissing).toBe(true);
  expect(value(await client.assets.get({ id: photos[1] as AssetId })).isMissing).toBe(false);
});

test('a step that no longer fits is refused and forgotten, and nothing of it is done', async () => {
  const { client, engine, source, photos } = await startWithPhotos(2);
  const library = libraryOf(engine);
  const asset = value(await client.assets.get({ id: photos[0] as AssetId }));
  value(await client.assets.edit({ id: photos[1] as AssetId, set: { caption: 'before' } }));
  library.catalogue.transact((db) =>
    recordStep(library.history, db, { label: 'integrity.forget', at: new Date() }, () => {
      db.run('UPDATE assets SET caption = ? WHERE id = ?', 'after', photos[1] as AssetId);
      db.run('DELETE FROM assets WHERE id = ?', asset.id);
    }),
  );
  // the same bytes are imported again: the old row has no place any more
  await importAll(client, join(source, asset.filename));
  expect(code(await client.history.undo({}))).toBe('history.step_has_passed');
  expect(value(await client.assets.get({ id: photos[1] as AssetId })).caption).toBe('after');
  // it is forgotten with what lies behind it, so that nobody is stuck
  expect(value(await client.history.state({}))).toEqual({ undo: null, redo: null });
  expect(value(await client.assets.list({ limit: 1 })).total).toBe(2);
});

test('a new library, the example too, has nothing to undo; neither has an import', async () => {
  const { client, folder } = await startEngine();
  value(await client.library.create({ place: { $path: join(folder, 'example') }, example: true }));
  expect(value(await client.history.state({}))).toEqual({ undo: null, redo: null });
});

test('a step holds only what changed: a rating set on files with long captions weighs little', async () => {
  const { client, engine, photos } = await startWithPhotos(5);
  value(await client.assets.editMany({ ids: photos, set: { caption: 'x'.repeat(150_000) } }));
  value(await client.assets.editMany({ ids: photos, set: { rating: 5 } }));
  const db = libraryOf(engine).catalogue.read;
  const step = value(await client.history.state({})).undo?.id as number;
  expect(Number(db.get('SELECT sum(length(was)) AS n FROM undo_changes WHERE step_id = ?', step)?.n)).toBeLessThan(1000);
});

test('two windows that change and undo at the same time lose nothing: commands wait for each other', async () => {
  const { client, engine, photos } = await startWithPhotos(6);
  const start = dump(libraryOf(engine).catalogue.read);
  await Promise.all([
    ...photos.map((id, n) => client.assets.edit({ id, set: { caption: `No. ${n}` } })),
    client.history.undo({}),
    client.collections.create({ name: 'Both', assetIds: photos }),
    client.history.undo({}),
    client.assets.trash({ ids: photos }),
  ]);
  expect(value(await client.assets.list({})).total).toBe(0);
  while ((await client.history.undo({})).ok);
  expect(dump(libraryOf(engine).catalogue.read)).toEqual(start);
});

test('the recorded text of a stranger’s library is data: it names no table and no column that is not ours', async () => {
  const { client, engine, photos } = await startWithPhotos(1);
  value(await client.assets.edit({ id: photos[0] as AssetId, set: { caption: 'mine' } }));
  libraryOf(engine).catalogue.transact((db) => {
    db.run("UPDATE undo_changes SET tbl = 'jobs; DROP TABLE assets'");
    db.run(
      `INSERT INTO undo_changes (step_id, tbl, deed, key, was) SELECT step_id, 'assets', 'changed', key, '{"title = ''x'' --": 1}' FROM undo_changes`,
    );
  });
  value(await client.history.undo({}));
  expect(value(await client.assets.get({ id: photos[0] as AssetId }))).toMatchObject({ caption: 'mine' });
});
