import { existsSync } from 'node:fs';
import { readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { AssetId } from '#contract/values.ts';
import { originalPath } from '#engine/library/folder.ts';
import { writeJpeg } from '../files.ts';
import { code, importAll, scanLibrary, value } from '../harness.ts';
import { dump, libraryOf, startWithPhotos } from './support.ts';

test('a file is replaced: its facts and previews are those of the new one, a person’s texts stay, the old one is kept', async () => {
  const { client, engine, folder, photos } = await startWithPhotos(1);
  const library = libraryOf(engine);
  const id = photos[0] as AssetId;
  value(await client.assets.edit({ id, set: { caption: 'The harbour', keywords: ['quay'] } }));
  const before = value(await client.assets.get({ id }));
  const path = join(folder, 'Retouched.png');
  await writeJpeg(join(folder, 'x.jpg'), 3, 90, 70);
  const { sharp } = await import('#engine/pictures/sharp.ts');
  await writeFile(path, await sharp(join(folder, 'x.jpg')).png().toBuffer());
  const start = dump(library.catalogue.read);
  const after = value(await client.assets.replaceOriginal({ id, place: { $path: path } }));
  expect(after).toMatchObject({
    version: 2,
    filename: 'Retouched.png',
    mime: 'image/png',
    width: 90,
    height: 70,
    caption: 'The harbour',
    keywords: ['quay'],
  });
  expect(after.sha256).not.toBe(before.sha256);
  expect(await readFile(originalPath(library.folder, after.sha256, 'Retouched.png'))).toEqual(await readFile(path));
  expect(existsSync(originalPath(library.folder, before.sha256, before.filename))).toBe(true);
  expect(existsSync(value(await client.assets.preview({ sha256: after.sha256, size: 320 })).place.$path)).toBe(true);
  expect(value(await client.assets.list({ text: 'retouched' })).total).toBe(1);
  expect(value(await client.assets.versions({ id })).items).toMatchObject([
    { version: 2, filename: 'Retouched.png', width: 90, bytes: after.bytes },
    { version: 1, filename: before.filename, width: 60, since: before.importedAt, sha256: before.sha256 },
  ]);
  const end = dump(library.catalogue.read);
  value(await client.history.undo({}));
  expect(dump(library.catalogue.read)).toEqual(start);
  value(await client.history.redo({}));
  expect(dump(library.catalogue.read)).toEqual(end);

  const reverted = value(await client.assets.revertVersion({ id, version: 1 }));
  expect(reverted).toMatchObject({
    version: 3,
    sha256: before.sha256,
    filename: before.filename,
    width: 60,
    caption: 'The harbour',
  });
  expect(value(await client.assets.versions({ id })).items.map((one) => one.version)).toEqual([3, 2, 1]);
  const { undo } = value(await client.history.state({}));
  value(await client.assets.revertVersion({ id, version: 3 }));
  expect(value(await client.history.state({})).undo?.id).toBe(undo?.id);
  expect((await scanLibrary(client)).findings).toEqual([]);
});

test('what cannot be put in is refused with its reason and leaves nothing behind', async () => {
  const { client, engine, folder, source, photos } = await startWithPhotos(2);
  const [id] = photos as [AssetId];
  const start = dump(libraryOf(engine).catalogue.read);
  await writeFile(join(folder, 'empty.jpg'), '');
  await writeFile(join(folder, 'page.jpg'), '<html><body>Not found</body></html>');
  await writeJpeg(join(folder, 'whole.jpg'), 5, 600, 400);
  await writeFile(join(folder, 'cut.jpg'), (await readFile(join(folder, 'whole.jpg'))).subarray(0, 1500));
  const put = async (path: string): Promise<string> => code(await client.assets.replaceOriginal({ id, place: { $path: path } }));
  expect([
    await put(join(source, 'photo-0000.jpg')),
    await put(join(source, 'photo-0001.jpg')),
    await put(join(folder, 'nowhere.jpg')),
    await put(folder),
    await put(join(folder, 'empty.jpg')),
    await put(join(folder, 'page.jpg')),
    await put(join(folder, 'cut.jpg')),
  ]).toEqual([
    'assets.same_bytes',
    'assets.same_bytes',
    'imports.not_found',
    'imports.special_file',
    'imports.empty_file',
    'imports.unsupported_picture',
    'imports.truncated',
  ]);
  expect(code(await client.assets.revertVersion({ id, version: 7 }))).toBe('assets.version_not_found');
  expect(dump(libraryOf(engine).catalogue.read)).toEqual(start);
  expect((await scanLibrary(client)).findings).toEqual([]);
});

test('an earlier version whose bytes became another file of the library is not brought back twice', async () => {
  const { client, folder, source, photos } = await startWithPhotos(1);
  const id = photos[0] as AssetId;
  await writeJpeg(join(folder, 'new.jpg'), 9, 90, 60);
  value(await client.assets.replaceOriginal({ id, place: { $path: join(folder, 'new.jpg') } }));
  expect((await importAll(client, source)).report.imported).toBe(1);
  expect(code(await client.assets.revertVersion({ id, version: 1 }))).toBe('assets.same_bytes');
  expect(code(await client.history.undo({}))).toBe('history.step_has_passed');
  expect((await scanLibrary(client)).findings).toEqual([]);
});

test('doctor finds the missing file of an earlier version', async () => {
  const { client, engine, folder, photos } = await startWithPhotos(1);
  const id = photos[0] as AssetId;
  const before = value(await client.assets.get({ id }));
  await writeJpeg(join(folder, 'new.jpg'), 9, 90, 60);
  value(await client.assets.replaceOriginal({ id, place: { $path: join(folder, 'new.jpg') } }));
  const { rm } = await import('node:fs/promises');
  await rm(originalPath(libraryOf(engine).folder, before.sha256, before.filename));
  expect((await scanLibrary(client)).findings).toMatchObject([{ code: 'version_missing', assetId: id }]);
  expect(code(await client.assets.revertVersion({ id, version: 1 }))).toBe('assets.original_missing');
});

test('a kit exports the new file', async () => {
  const { client, folder, photos } = await startWithPhotos(1);
  const id = photos[0] as AssetId;
  const kit = value(
    await client.kits.create({
      title: 'Kit',
      date: '2014-12-08',
      sections: [{ kind: 'documents', items: [{ kind: 'asset', assetId: id }] }],
    }),
  );
  await writeJpeg(join(folder, 'new.jpg'), 9, 90, 60);
  value(await client.assets.replaceOriginal({ id, place: { $path: join(folder, 'new.jpg') } }));
  const zip = join(folder, 'kit.zip');
  const { jobId } = value(await client.exports.run({ kitId: kit.id, place: { $path: zip }, force: true }));
  expect(value(await client.waitForJob(jobId)).state).toBe('done');
  const bytes = await readFile(zip);
  // documents are stored as they are
  expect(bytes.includes(await readFile(join(folder, 'new.jpg')))).toBe(true);
});

test('documents are attached, told apart by their role, and taken off; only documents and photos can be', async () => {
  const { client, photos, documents, logos } = await startWithPhotos(2, { documents: 2, logos: 1 });
  const [id, other] = photos as [AssetId, AssetId];
  const [first, second] = documents as [AssetId, AssetId];
  value(await client.assets.attachDocument({ id, documentId: second, role: 'release' }));
  value(await client.assets.attachDocument({ id, documentId: first, role: 'consent' }));
  value(await client.assets.attachDocument({ id, documentId: other, role: 'licence' }));
  expect(value(await client.assets.attachDocument({ id, documentId: second, role: 'licence' })).items).toMatchObject([
    { documentId: other, role: 'licence' },
    { documentId: first, role: 'consent' },
    { documentId: second, role: 'licence' },
  ]);
  expect(code(await client.assets.attachDocument({ id, documentId: id, role: 'consent' }))).toBe('assets.not_a_document');
  expect(code(await client.assets.attachDocument({ id, documentId: logos[0] as AssetId, role: 'consent' }))).toBe(
    'assets.not_a_document',
  );
  value(await client.assets.trash({ ids: [first] }));
  expect(value(await client.assets.detachDocument({ id, documentId: other })).items).toMatchObject([{ documentId: second }]);
  value(await client.assets.restore({ ids: [first] }));
  expect(value(await client.assets.documents({ id })).items).toHaveLength(2);
});

test('collections keep the order of adding, count what is not in the trash, and know who uses a file', async () => {
  const { client, engine, photos, logos } = await startWithPhotos(4, { logos: 1 });
  const [a, b, c, d] = photos as [AssetId, AssetId, AssetId, AssetId];
  const { id } = value(await client.collections.create({ name: 'Zebra', assetIds: [c, a] }));
  value(await client.collections.create({ name: 'alpha' }));
  expect(value(await client.collections.add({ id, assetIds: [b, c, d, b] })).count).toBe(4);
  expect(value(await client.collections.take({ id, assetIds: [a, a] })).count).toBe(3);
  const order = libraryOf(engine).catalogue.read.all(
    'SELECT asset_id FROM collection_items WHERE collection_id = ? ORDER BY position',
    id,
  );
  expect(order.map((row) => row.asset_id)).toEqual([c, b, d]);
  value(await client.collections.rename({ id, name: 'Zoo' }));
  expect(value(await client.collections.list({})).items.map((one) => one.name)).toEqual(['alpha', 'Zoo']);
  expect(code(await client.collections.add({ id, assetIds: ['ast_0000000000000000' as AssetId] }))).toBe('assets.not_found');
  const brand = value(await client.logos.putBrand({ name: 'City' }));
  for (const ground of ['light', 'dark'] as const)
    value(
      await client.logos.putVariant({
        brandId: brand.id,
        lockup: 'primary',
        colourway: 'black',
        ground,
        assetId: logos[0] as AssetId,
      }),
    );
  expect(value(await client.assets.usedIn({ id: c }))).toEqual({
    kits: [],
    collections: [{ id, name: 'Zoo' }],
    brands: [],
    releases: [],
  });
  expect(value(await client.assets.usedIn({ id: logos[0] as AssetId })).brands).toEqual([{ id: brand.id, name: 'City' }]);
  value(await client.collections.remove({ id }));
  expect(code(await client.collections.remove({ id }))).toBe('collections.not_found');
});

test('handed out are copies under good and different names: writing to one never reaches the library', async () => {
  let now = new Date();
  const { client, engine, folder, path, photos } = await startWithPhotos(1, { now: () => now });
  for (const [at, name] of ['a/Harbour.jpg', 'b/harbour.jpg', 'c/HARBOUR.jpg'].entries())
    await writeJpeg(join(folder, 'same', name), 300 + at, 50, 40);
  await importAll(client, join(folder, 'same'));
  const ids = value(await client.assets.list({}))
    .items.filter((asset) => asset.id !== photos[0])
    .map((asset) => asset.id);
  const places = value(await client.assets.handOut({ ids })).places.map((place) => place.$path);
  expect(new Set(places.map((place) => basename(place).toLowerCase())).size).toBe(3);
  expect(places.map((place) => basename(place)).toSorted()[1]).toMatch(/-[23]\.jpg$/);
  expect(dirname(dirname(places[0] as string))).toBe(join(path, 'cache', 'out'));
  await writeFile(places[0] as string, 'scribbled over');
  expect((await scanLibrary(client)).findings).toEqual([]);
  // a day later the next hand-out clears this one
  now = new Date(now.getTime() + 25 * 60 * 60 * 1000);
  const [again] = value(await client.assets.handOut({ ids: [photos[0] as AssetId] })).places;
  expect(places.some(existsSync)).toBe(false);
  expect((await stat(again?.$path as string)).size).toBeGreaterThan(0);
  // and what is left goes when the library is opened
  await utimes(again?.$path as string, now, now);
  value(await client.library.close({}));
  value(await client.library.open({ place: { $path: path } }));
  expect(existsSync(join(path, 'cache', 'out'))).toBe(false);
  expect(libraryOf(engine).folder.root).toBe(path);
});
