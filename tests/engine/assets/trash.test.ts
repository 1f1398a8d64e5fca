import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AssetId } from '#contract/values.ts';
import { emptyTrash } from '#engine/assets/trash.ts';
import { originalPath, previewPath } from '#engine/library/folder.ts';
import { writeJpeg } from '../files.ts';
import { code, importAll, scanLibrary, value } from '../harness.ts';
import { dump, libraryOf, startWithPhotos } from './support.ts';

const assetItem = (assetId: AssetId) => ({ kind: 'asset' as const, assetId });

test('what is in the trash is out of lists, brands, collections and counts, and comes back whole', async () => {
  const { client, engine, photos, logos } = await startWithPhotos(3, { logos: 1 });
  const brand = value(await client.logos.putBrand({ name: 'City' }));
  value(
    await client.logos.putVariant({
      brandId: brand.id,
      lockup: 'primary',
      colourway: 'black',
      ground: 'light',
      assetId: logos[0] as AssetId,
    }),
  );
  const collection = value(await client.collections.create({ name: 'Quay', assetIds: photos }));
  const start = dump(libraryOf(engine).catalogue.read);
  expect(value(await client.assets.trash({ ids: [photos[0] as AssetId, logos[0] as AssetId] })).changed).toBe(2);
  expect(value(await client.assets.list({})).total).toBe(2);
  expect(value(await client.assets.list({ trash: true })).total).toBe(2);
  expect(value(await client.logos.brands({})).items[0]?.variants).toEqual([]);
  expect(value(await client.collections.list({})).items).toMatchObject([{ id: collection.id, count: 2 }]);
  expect(value(await client.library.current({})).library?.counts).toMatchObject({ assets: 2, photos: 2, logos: 0, trash: 2 });
  expect(value(await client.assets.get({ id: photos[0] as AssetId })).trashedAt).not.toBeNull();
  expect(
    value(await client.assets.restore({ ids: [photos[0] as AssetId, photos[1] as AssetId, logos[0] as AssetId] })).changed,
  ).toBe(2);
  expect(dump(libraryOf(engine).catalogue.read)).toEqual(start);
});

test('a kit keeps what is thrown away, preflight names it, and the trash keeps it when it is emptied', async () => {
  const { client, photos } = await startWithPhotos(2);
  const kit = value(
    await client.kits.create({ title: 'Kit', sections: [{ kind: 'photos', items: [assetItem(photos[0] as AssetId)] }] }),
  );
  value(await client.assets.trash({ ids: photos }));
  const preview = value(await client.exports.preview({ kitId: kit.id }));
  expect(preview.findings.filter((finding) => finding.rule === 'asset.in-trash')).toMatchObject([
    { severity: 'error', message: 'In the trash', fix: 'Restore it or take it out', subject: { id: photos[0] } },
  ]);
  expect(value(await client.assets.emptyTrash({}))).toMatchObject({ removed: 1, kept: 1 });
  expect(value(await client.assets.get({ id: photos[0] as AssetId })).trashedAt).not.toBeNull();
  value(await client.assets.restore({ ids: [photos[0] as AssetId] }));
  expect(value(await client.exports.preview({ kitId: kit.id })).findings.map((finding) => finding.rule)).not.toContain(
    'asset.in-trash',
  );
  expect(value(await client.kits.get({ id: kit.id })).sections.find((section) => section.kind === 'photos')?.items).toHaveLength(
    1,
  );
});

test('editing in the trash works; putting what is in the trash into a kit, collection, brand or beside a file does not', async () => {
  const { client, photos, documents, logos } = await startWithPhotos(2, { documents: 1, logos: 1 });
  const [id, other] = photos as [AssetId, AssetId];
  const kit = value(await client.kits.create({ title: 'Kit', sections: [{ kind: 'photos', items: [assetItem(other)] }] }));
  const collection = value(await client.collections.create({ name: 'Quay' }));
  const brand = value(await client.logos.putBrand({ name: 'City' }));
  const organisation = value(await client.organisations.create({ name: 'City' }));
  value(await client.assets.trash({ ids: [id, other, ...documents, ...logos] }));
  value(await client.assets.edit({ id, set: { caption: 'still mine' } }));
  value(await client.assets.editMany({ ids: [id], set: { rating: 2 } }));
  const variant = {
    brandId: brand.id,
    lockup: 'primary',
    colourway: 'black',
    ground: 'light' as const,
    assetId: logos[0] as AssetId,
  };
  expect([
    code(
      await client.kits.edit({ id: kit.id, set: { sections: [{ kind: 'photos', items: [assetItem(other), assetItem(id)] }] } }),
    ),
    code(await client.kits.create({ title: 'New', sections: [{ kind: 'photos', items: [assetItem(id)] }] })),
    code(await client.collections.add({ id: collection.id, assetIds: [id] })),
    code(await client.collections.create({ name: 'New', assetIds: [id] })),
    code(await client.logos.putVariant(variant)),
    code(await client.organisations.edit({ id: organisation.id, set: { logoAssetId: logos[0] as AssetId } })),
    code(await client.assets.attachDocument({ id, documentId: documents[0] as AssetId, role: 'consent' })),
  ]).toEqual(Array.from({ length: 7 }, () => 'assets.in_trash'));
  // what the kit has already may stay in it
  value(await client.kits.edit({ id: kit.id, set: { sections: [{ kind: 'photos', items: [assetItem(other)] }], note: 'x' } }));
});

test('emptying removes rows, words, texts, versions, previews and originals for good, and nothing else', async () => {
  const { client, engine, folder, photos, documents } = await startWithPhotos(4, { documents: 1 });
  const library = libraryOf(engine);
  const db = library.catalogue.read;
  const [gone, stays] = photos as [AssetId, AssetId];
  const replacement = join(folder, 'replacement.jpg');
  await writeJpeg(replacement, 77, 80, 50);
  const first = value(await client.assets.get({ id: gone }));
  value(await client.assets.replaceOriginal({ id: gone, place: { $path: replacement } }));
  const second = value(await client.assets.get({ id: gone }));
  value(await client.collections.create({ name: 'Quay', assetIds: [gone, stays] }));
  value(await client.assets.attachDocument({ id: stays, documentId: documents[0] as AssetId, role: 'release' }));
  value(await client.assets.attachDocument({ id: gone, documentId: documents[0] as AssetId, role: 'release' }));
  value(await client.assets.editMany({ ids: photos, set: { caption: 'The lighthouse' } }));
  value(await client.assets.trash({ ids: [gone] }));
  expect(value(await client.assets.emptyTrash({ ids: [stays] }))).toEqual({ removed: 0, kept: 0, bytes: 0 });
  expect(value(await client.assets.emptyTrash({}))).toEqual({ removed: 1, kept: 0, bytes: first.bytes + second.bytes });
  for (const { sha256, filename } of [first, second]) {
    expect(existsSync(originalPath(library.folder, sha256, filename))).toBe(false);
    expect(existsSync(join(library.folder.originals, sha256.slice(0, 2), sha256))).toBe(false);
    expect(existsSync(previewPath(library.folder, sha256, 320))).toBe(false);
    expect(existsSync(previewPath(library.folder, sha256, 1600))).toBe(false);
    expect(db.all('SELECT sha256 FROM likeness_marks WHERE sha256 = ?', sha256)).toEqual([]);
  }
  expect(code(await client.assets.get({ id: gone }))).toBe('assets.not_found');
  const left = [
    'collection_items WHERE asset_id',
    'asset_documents WHERE asset_id',
    'asset_versions WHERE asset_id',
    'asset_changes WHERE asset_id',
    'undo_changes WHERE a',
  ];
  for (const table of left) expect(db.get(`SELECT count(*) AS n FROM ${table} = ?`, gone), table).toEqual({ n: 0 });
  expect(value(await client.assets.list({ text: 'lighthouse' })).total).toBe(3);
  expect(value(await client.assets.documents({ id: stays })).items).toHaveLength(1);
  expect((await scanLibrary(client)).findings).toEqual([]);
  // what the steps did to the other files can still be taken back; nothing brings the removed one back
  while ((await client.history.undo({})).ok);
  expect(value(await client.assets.get({ id: stays })).caption).toBe('');
  while ((await client.history.redo({})).ok);
  expect(value(await client.assets.get({ id: stays })).caption).toBe('The lighthouse');
  expect(code(await client.assets.get({ id: gone }))).toBe('assets.not_found');
  expect((await scanLibrary(client)).findings).toEqual([]);
  expect(db.get('SELECT count(*) AS n FROM collection_items')).toEqual({ n: 1 });
});

test('emptying removes what was made from the file for kits, and imports the same bytes again afterwards', async () => {
  const { client, engine, source, photos } = await startWithPhotos(1);
  const library = libraryOf(engine);
  const { sha256 } = value(await client.assets.get({ id: photos[0] as AssetId }));
  const { mkdir, writeFile } = await import('node:fs/promises');
  for (const folder of ['renditions', 'inline']) {
    await mkdir(join(library.folder.cache, folder, sha256.slice(0, 2)), { recursive: true });
    await writeFile(join(library.folder.cache, folder, sha256.slice(0, 2), `${sha256}-x.jpg`), 'x');
  }
  value(await client.assets.trash({ ids: photos }));
  value(await client.assets.emptyTrash({}));
  const files = (await readdir(library.folder.cache, { recursive: true })).filter((name) => name.includes(sha256));
  expect(files).toEqual([]);
  expect((await importAll(client, source)).report).toMatchObject({ imported: 1, refused: 0 });
  expect((await scanLibrary(client)).findings).toEqual([]);
});

test('an original that something names again between the commit and the removal stays', async () => {
  const { client, engine, photos } = await startWithPhotos(2);
  const library = libraryOf(engine);
  value(await client.assets.trash({ ids: photos }));
  const { removeOriginals } = await import('#engine/assets/remove.ts');
  const rows = library.catalogue.read.all('SELECT * FROM assets ORDER BY row');
  const { unnamed } = library.catalogue.transact((db) => emptyTrash(db, undefined));
  expect(unnamed).toHaveLength(2);
  library.catalogue.transact((db) => {
    const names = Object.keys(rows[0] ?? {});
    db.run(
      `INSERT INTO assets (${names.join(', ')}) VALUES (${names.map(() => '?')})`,
      ...names.map((name) => rows[0]?.[name] as string),
    );
  });
  await removeOriginals(library, unnamed);
  expect(unnamed.map((file) => existsSync(join(library.folder.originals, file.slice(0, 2), file)))).toEqual([true, false]);
});

test('an import whose original went a moment before its row is written is refused: no row ever lacks its file', async () => {
  const { client, engine, photos } = await startWithPhotos(1);
  const library = libraryOf(engine);
  const asset = value(await client.assets.get({ id: photos[0] as AssetId }));
  const { insertAsset } = await import('#engine/assets/store.ts');
  const { rm } = await import('node:fs/promises');
  await rm(originalPath(library.folder, asset.sha256, asset.filename));
  expect(() =>
    library.catalogue.transact((db) => insertAsset(db, library.folder, { ...asset, storedName: asset.filename } as never)),
  ).toThrow(/Import it again/);
});

test('a file that was put in, taken back and overtaken by another change leaves no orphan', async () => {
  const { client, folder, photos } = await startWithPhotos(1);
  const id = photos[0] as AssetId;
  const path = join(folder, 'new.jpg');
  await writeJpeg(path, 9, 90, 60);
  value(await client.assets.replaceOriginal({ id, place: { $path: path } }));
  value(await client.history.undo({}));
  // redo still needs it, so it is no orphan
  expect((await scanLibrary(client)).findings).toEqual([]);
  value(await client.assets.edit({ id, set: { caption: 'on another way' } }));
  expect((await scanLibrary(client)).findings).toEqual([]);
});
