import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeJpeg } from '../files.ts';
import { code, finish, importAll, startLibrary, tempFolder, value } from '../harness.ts';
import { writeKit } from '../zip/support.ts';
import { ADDRESS, build, PASSPHRASE, startSmallKit, unpack } from './support.ts';

test('an export is made again to the byte after its kit has moved on, without the key’s passphrase; a lost original is named', async () => {
  const { client, kit, assetOf, out, path } = await startSmallKit();
  value(await client.exports.makeKey({ address: ADDRESS, keep: { protection: 'passphrase', passphrase: PASSPHRASE } }));
  const first = await build(client, kit.id, out('v1.zip'), { note: 'Agencies in Copenhagen' });
  expect(first).toMatchObject({ note: 'Agencies in Copenhagen', canRebuild: true });
  const { files } = value(await client.exports.files({ id: first.id }));
  expect(files.map((file) => file.path)).toEqual(expect.arrayContaining(['kit.json', 'verify/SHA256SUMS.txt.sig']));
  expect(files).toHaveLength(first.entries);

  value(await client.assets.edit({ id: assetOf('a.jpg'), set: { title: 'Another title', caption: 'Another caption.' } }));
  value(await client.kits.edit({ id: kit.id, set: { title: 'Renamed', sections: [] } }));
  value(await client.kits.remove({ id: kit.id }));
  // A picture that was replaced is found by its content, although no asset has it any more.
  const newer = await tempFolder();
  await writeJpeg(join(newer, 'newer.jpg'), 3, 400, 300);
  value(await client.assets.replaceOriginal({ id: assetOf('b.jpg'), place: { $path: join(newer, 'newer.jpg') } }));
  await rm(join(path, 'cache'), { recursive: true });
  value(await client.library.close({}));
  value(await client.library.open({ place: { $path: path } }));

  const rebuilt = await finish(client, client.exports.rebuild({ id: first.id, place: { $path: out('again.zip') } }));
  expect(rebuilt.error).toBe(null);
  expect(await readFile(out('again.zip'))).toEqual(await readFile(out('v1.zip')));
  expect(value(await client.exports.history({})).items).toMatchObject([
    { id: first.id, place: { $path: out('again.zip') }, exists: true },
  ]);

  await rm(out('again.zip'));
  await rm(join(path, 'originals'), { recursive: true });
  const lost = await finish(client, client.exports.rebuild({ id: first.id, place: { $path: out('lost.zip') } }));
  expect(lost).toMatchObject({
    state: 'failed',
    error: { code: 'exports.source_missing', details: { files: ['a.jpg', 'b.jpg'] } },
  });
  expect(lost.error?.message).toContain('“a.jpg”');
});

test('a rebuild that comes out otherwise is refused, names the file, and leaves nothing', async () => {
  const { client, kit, out, engine } = await startSmallKit();
  const run = await build(client, kit.id, out('v1.zip'));
  const catalogue = engine.app.session.current()?.library.catalogue;
  // As if a newer version worded the terms of use otherwise.
  catalogue?.transact((db) =>
    db.run(
      `UPDATE exports SET generator = '0.0.1', content = json_set(content, '$.kit.license', 'Other terms') WHERE id = ?`,
      run.id,
    ),
  );
  const job = await finish(client, client.exports.rebuild({ id: run.id, place: { $path: out('again.zip') } }));
  expect(job).toMatchObject({ state: 'failed', error: { code: 'exports.rebuild_differs' } });
  expect(job.error?.details?.files).toEqual(expect.arrayContaining(['README.txt', 'START-HERE.html', 'kit.json']));
  expect(job.error?.message).toContain('Dateline 0.0.1');
  await expect(readFile(out('again.zip'))).rejects.toThrow('ENOENT');
});

test('a forgotten export keeps its number, and one of before the record says that it cannot be made again', async () => {
  const { client, kit, out, engine } = await startSmallKit();
  const first = await build(client, kit.id, out('v1.zip'));
  value(await client.kits.edit({ id: kit.id, set: { license: 'Free for a day.' } }));
  const second = await build(client, kit.id, out('v2.zip'));
  expect([first.version, second.version]).toEqual([1, 2]);
  value(await client.exports.forget({ id: second.id }));
  expect(code(await client.exports.forget({ id: second.id }))).toBe('exports.not_found');
  expect(code(await client.exports.note({ id: second.id, note: 'x' }))).toBe('exports.not_found');
  value(await client.kits.edit({ id: kit.id, set: { license: 'Free for a week.' } }));
  expect((await build(client, kit.id, out('v3.zip'))).version).toBe(3);
  expect(value(await client.exports.history({ kitId: kit.id })).items.map((run) => run.version)).toEqual([3, 1]);

  engine.app.session.current()?.library.catalogue.transact((db) => db.run('UPDATE exports SET content = NULL, files = NULL'));
  expect(value(await client.exports.history({})).items[0]).toMatchObject({ canRebuild: false });
  const job = await finish(client, client.exports.rebuild({ id: first.id, place: { $path: out('again.zip') } }));
  expect(job.error?.code).toBe('exports.rebuild_unknown');
});

test('the recall list names every export that carried a file, and a replacement leaves it out', async () => {
  const { client, kit, assetOf, out } = await startSmallKit();
  const first = await build(client, kit.id, out('v1.zip'), { note: 'Reuters' });
  const bad = assetOf('a.jpg');
  expect(value(await client.exports.carrying({ assetId: bad })).items).toMatchObject([{ id: first.id, note: 'Reuters' }]);
  value(await client.exports.note({ id: first.id, note: 'Reuters and Ritzau' }));
  const replacement = value(await client.exports.replace({ id: first.id, without: [bad] }));
  expect(replacement.id).toBe(kit.id);
  const second = await build(client, replacement.id, out('v2.zip'));
  expect(second.version).toBe(2);
  expect(value(await client.exports.carrying({ assetId: bad })).items.map(({ id, note }) => [id, note])).toEqual([
    [first.id, 'Reuters and Ritzau'],
  ]);
  expect(value(await client.exports.carrying({ assetId: assetOf('b.jpg') })).total).toBe(2);
  // Undo brings the picture back, as after any other edit of a kit.
  value(await client.history.undo({}));
  expect(JSON.stringify(value(await client.kits.get({ id: kit.id })).sections)).toContain(bad);

  value(await client.kits.remove({ id: kit.id }));
  const anew = value(await client.exports.replace({ id: first.id, without: [bad] }));
  expect(anew.id).not.toBe(kit.id);
  expect(anew.title).toBe('Harbour');
  expect(JSON.stringify(anew.sections)).not.toContain(bad);
});

test('an export with a document is made again after that document was replaced', async () => {
  const { client, out } = await startLibrary().then((started) => ({
    ...started,
    out: (name: string) => join(started.folder, 'out', name),
  }));
  const files = await tempFolder();
  await writeFile(join(files, 'plan.txt'), 'The plan of the harbour.\n'.repeat(200));
  await importAll(client, files);
  const asset = value(await client.assets.list({})).items[0];
  const items = [{ kind: 'asset' as const, assetId: asset?.id as never }];
  const kit = value(await client.kits.create({ title: 'Plans', date: '2014-12-08', sections: [{ kind: 'documents', items }] }));
  const first = await build(client, kit.id, out('v1.zip'));
  await writeFile(join(files, 'newer.txt'), 'Another plan.\n');
  value(await client.assets.replaceOriginal({ id: asset?.id as never, place: { $path: join(files, 'newer.txt') } }));
  const again = await finish(client, client.exports.rebuild({ id: first.id, place: { $path: out('again.zip') } }));
  expect(again.error).toBe(null);
  expect(await readFile(out('again.zip'))).toEqual(await readFile(out('v1.zip')));
});

test('sizes of all tiers are those of their previews, and the start page is handed out as it lies in the zip', async () => {
  const { client, kit, out } = await startSmallKit();
  const { items } = value(await client.exports.sizes({ kitId: kit.id }));
  expect(items.map(({ tier }) => tier)).toEqual(['full', 'print', 'web', 'lite']);
  for (const { tier, ...size } of items) {
    const preview = value(await client.exports.preview({ kitId: kit.id, tier }));
    expect(size).toEqual({ zipName: preview.zipName, bytes: preview.bytes, files: preview.files.length, fits: true });
  }
  const lite = await build(client, kit.id, out('lite.zip'), { tier: 'lite' });
  expect(items[3]?.zipName).toContain('lite');
  expect(items[3]?.files).toBe(lite.entries);

  const page = value(await client.exports.startPage({ id: lite.id })).place.$path;
  expect(await readFile(page)).toEqual(await readFile(join(await unpack(lite.place.$path), 'START-HERE.html')));
  await writeFile(lite.place.$path, 'no zip');
  expect(code(await client.exports.startPage({ id: lite.id }))).toBe('exports.not_a_zip');
  // Somebody else's kit in its place is not opened as if it were this one.
  const strange = `${lite.place.$path}.zip`;
  await writeKit(strange);
  await rename(strange, lite.place.$path);
  expect(code(await client.exports.startPage({ id: lite.id }))).toBe('exports.verification_failed');
  await rm(lite.place.$path);
  expect(code(await client.exports.startPage({ id: lite.id }))).toBe('exports.source_missing');
});
