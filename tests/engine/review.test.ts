import { copyFile, mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { KitId } from '#contract/values.ts';
import { sharp } from '#engine/pictures/sharp.ts';
import { writeJpeg } from './files.ts';
import { code, finish, importAll, startLibrary, tempFolder, value } from './harness.ts';

test('a review says what an import would do, an import of it does that, and nothing of it changes the library before', async () => {
  const { client } = await startLibrary();
  const folder = join(await tempFolder(), 'Photos');
  await writeJpeg(join(folder, 'a', 'same.jpg'), 1);
  await writeJpeg(join(folder, 'b', 'name.jpg'), 2);
  await writeJpeg(join(folder, 'gone.jpg'), 7);
  await importAll(client, folder);
  const gone = value(await client.assets.list({})).items.find((asset) => asset.filename === 'gone.jpg');
  expect(gone?.folder).toBe('Photos');
  await writeJpeg(join(folder, 'b', 'name.jpg'), 3);
  await writeJpeg(join(folder, 'c', 'new.jpg'), 4);
  await copyFile(join(folder, 'c', 'new.jpg'), join(folder, 'c', 'twin.jpg'));
  await writeJpeg(join(folder, 'skipped.jpg'), 5);
  // The bytes of a file that is taken out must not come in by its second name.
  await copyFile(join(folder, 'skipped.jpg'), join(folder, 'skipped.twin.jpg'));
  await writeFile(join(folder, 'empty.jpg'), '');
  await writeFile(join(folder, 'page.jpg'), '<html>404</html>');
  const scan = await finish(client, client.imports.scan({ places: [{ $path: folder }] }));
  expect(scan.result).toMatchObject({ total: 9, fresh: 2, sameBytes: 4, sameName: 1, refused: 2 });
  const { total, items } = value(await client.imports.review({ jobId: scan.id }));
  expect(total).toBe(9);
  expect(items.map((item) => [item.path.replace(`${folder}/`, ''), item.verdict, item.code])).toEqual([
    ['a/same.jpg', 'sameBytes', null],
    ['b/name.jpg', 'sameName', null],
    ['c/new.jpg', 'new', null],
    ['c/twin.jpg', 'sameBytes', null],
    ['empty.jpg', 'refused', 'imports.empty_file'],
    ['gone.jpg', 'sameBytes', null],
    ['page.jpg', 'refused', 'imports.unsupported_picture'],
    ['skipped.jpg', 'new', null],
    ['skipped.twin.jpg', 'sameBytes', null],
  ]);
  expect(items[2]).toMatchObject({ folder: 'Photos/c', kind: 'photo', name: 'new.jpg' });
  expect(value(await client.imports.review({ jobId: scan.id, verdict: 'new', start: 1, count: 1 })).items).toMatchObject([
    { name: 'skipped.jpg' },
  ]);
  expect(value(await client.assets.list({ limit: 1 })).total).toBe(3);
  const run = await finish(client, client.imports.run({ scanId: scan.id, skip: [join(folder, 'skipped.jpg')] }));
  expect(run.result).toMatchObject({ imported: 2, duplicates: 3, refused: 2 });
  expect(
    value(await client.assets.list({}))
      .items.map((asset) => asset.filename)
      .sort(),
  ).toEqual(['gone.jpg', 'name.jpg', 'name.jpg', 'new.jpg', 'same.jpg']);
  expect(code(await client.imports.review({ jobId: run.id }))).toBe('imports.scan_not_found');
});

test('an import can be taken back as a whole, and its bytes come back from the trash with the same ids', async () => {
  const { client } = await startLibrary();
  const folder = await tempFolder();
  for (let index = 0; index < 3; index++) await writeJpeg(join(folder, `${index}.jpg`), index);
  const { job, report } = await importAll(client, folder);
  expect(value(await client.imports.past({})).items).toMatchObject([{ jobId: job.id, imported: 3, canUndo: true }]);
  expect(value(await client.imports.undo({ jobId: job.id }))).toEqual({ trashed: 3 });
  expect(value(await client.assets.list({})).total).toBe(0);
  expect(value(await client.imports.past({})).items).toMatchObject([{ canUndo: false }]);
  expect(code(await client.imports.undo({ jobId: job.id }))).toBe('imports.nothing_to_undo');
  await copyFile(join(folder, '0.jpg'), join(folder, '0 again.jpg'));
  const again = await importAll(client, folder);
  expect(again.report).toMatchObject({ imported: 3, duplicates: 1 });
  const restored = again.report.items.filter((item) => item.code === 'imports.restored_from_trash');
  expect(restored.map((item) => item.id).sort()).toEqual(report.items.map((item) => item.id).sort());
  expect(value(await client.assets.list({})).total).toBe(3);
  const { items } = value(await client.assets.history({ id: restored[0]?.id as never }));
  expect(items.map(({ what }) => what)).toEqual(['restore', 'trash', 'import']);
});

// Would catch: a re-import that reads everything again, one that misses a change, and one that believes in an asset that is gone.
test('an unchanged file is not read again, a changed one is, and so is everything when asked', async () => {
  const { client, engine } = await startLibrary();
  const folder = await tempFolder();
  for (let index = 0; index < 4; index++) await writeJpeg(join(folder, `${index}.jpg`), index);
  await importAll(client, folder);
  let reads = 0;
  const { read } = engine.app.reader;
  Object.assign(engine.app.reader, {
    read: (...input: Parameters<typeof read>) => {
      reads++;
      return read(...input);
    },
  });
  expect((await importAll(client, folder)).report).toMatchObject({ imported: 0, duplicates: 4, refused: 0 });
  expect(reads).toBe(0);
  await writeJpeg(join(folder, '1.jpg'), 77);
  await utimes(join(folder, '1.jpg'), new Date(), new Date(Date.now() + 5000));
  expect((await importAll(client, folder)).report).toMatchObject({ imported: 1, duplicates: 3 });
  expect(reads).toBe(1);
  const all = await finish(client, client.imports.run({ places: [{ $path: folder }], reread: true }));
  expect(all.result).toMatchObject({ imported: 0, duplicates: 4 });
  expect(reads).toBe(5);
});

test('a picture from the clipboard takes the same way as a file', async () => {
  const { client, path } = await startLibrary();
  const png = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#336699' } })
    .png()
    .toBuffer();
  const paste = { name: '../Skærm 1', base64: png.toString('base64') };
  expect(value(await client.imports.paste(paste))).toMatchObject({ outcome: 'imported', kind: 'photo', path: '_Skærm 1.png' });
  expect(value(await client.assets.list({})).items).toMatchObject([
    { filename: '_Skærm 1.png', width: 60, height: 40, hasPreview: true },
  ]);
  expect(value(await client.imports.paste(paste))).toMatchObject({ outcome: 'duplicate' });
  expect(value(await client.imports.paste({ name: 'x', base64: '' }))).toMatchObject({
    outcome: 'refused',
    code: 'imports.empty_file',
  });
  expect(await readdir(join(path, '.staging'))).toEqual([]);
});

test('an XMP file beside a picture is a part of it, and one that stands alone is a document', async () => {
  const { client } = await startLibrary();
  const folder = await tempFolder();
  await writeJpeg(join(folder, 'one.jpg'), 1);
  await writeJpeg(join(folder, 'two.JPG'), 2);
  const xmp =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>';
  for (const name of ['one.jpg.xmp', 'two.xmp', 'alone.xmp']) await writeFile(join(folder, name), xmp);
  const { report } = await importAll(client, folder);
  expect(report.items.map((item) => item.path.replace(`${folder}/`, ''))).toEqual(['alone.xmp', 'one.jpg', 'two.JPG']);
  expect((await importAll(client, join(folder, 'two.xmp'), join(folder, 'two.JPG'))).report.items).toHaveLength(1);
});

test('a kit is kept as a document with a word about it, taken in when it is genuine, and refused when a byte has changed', async () => {
  const { client: sender, folder: out } = await startLibrary({ example: true });
  const kitId = value(await sender.kits.list({})).items[0]?.id as KitId;
  const zip = join(out, 'kit.zip');
  await finish(sender, sender.exports.run({ kitId, place: { $path: zip } }));

  const { client, path } = await startLibrary();
  expect((await importAll(client, zip)).report.items).toMatchObject([
    { outcome: 'imported', kind: 'document', code: 'imports.press_kit' },
  ]);
  const job = await finish(client, client.imports.takeInKit({ place: { $path: zip } }));
  expect(job.state).toBe('done');
  const { items } = value(await client.assets.list({ limit: 200 }));
  const sent = value(await sender.assets.list({ limit: 200, kind: 'photo' })).items;
  const photos = items.filter((asset) => asset.kind === 'photo');
  const kit = value(await sender.kits.get({ id: kitId }));
  const wanted = kit.sections.flatMap((section) =>
    section.kind === 'photos' ? section.items.flatMap((item) => (item.kind === 'asset' ? [item.assetId] : [])) : [],
  );
  const textsOf = (assets: typeof sent) =>
    assets
      .map(({ title, caption, altText, creator, credit, copyright }) => [title, caption, altText, creator, credit, copyright])
      .sort();
  expect(textsOf(photos)).toEqual(textsOf(sent.filter((asset) => wanted.includes(asset.id))));
  expect(photos.every((asset) => (asset.width ?? 0) > 1500)).toBe(true);
  expect(items.filter((asset) => asset.kind === 'logo').length).toBeGreaterThan(2);
  expect(
    value(await client.contacts.list({}))
      .items.map((contact) => contact.name)
      .sort(),
  ).toEqual(
    value(await sender.contacts.list({}))
      .items.map((contact) => contact.name)
      .sort(),
  );
  expect(value(await client.releases.list({})).items.map((release) => release.headline)).toEqual(
    value(await sender.releases.list({})).items.map((release) => release.headline),
  );
  const report = value(await client.imports.report({ jobId: job.id }));
  expect(report.items.every((item) => item.path.startsWith(`${zip}/`))).toBe(true);
  expect(await readdir(join(path, '.staging'))).toEqual([]);
  // a second time brings nothing new
  expect((await finish(client, client.imports.takeInKit({ place: { $path: zip } }))).result).toMatchObject({ imported: 0 });
  expect(value(await client.releases.list({})).items).toHaveLength(1);

  const { readFile } = await import('node:fs/promises');
  const bytes = await readFile(zip);
  const damaged = join(out, 'damaged.zip');
  await mkdir(out, { recursive: true });
  bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
  await writeFile(damaged, bytes);
  const before = value(await client.assets.list({ limit: 1 })).total;
  const refused = await finish(client, client.imports.takeInKit({ place: { $path: damaged } }));
  expect(refused).toMatchObject({ state: 'failed', error: { code: 'exports.verification_failed' } });
  expect(value(await client.assets.list({ limit: 1 })).total).toBe(before);
  await rm(damaged);
  const missing = await finish(client, client.imports.takeInKit({ place: { $path: damaged } }));
  expect(missing).toMatchObject({ state: 'failed', error: { code: 'exports.not_a_zip' } });
}, 240_000);
