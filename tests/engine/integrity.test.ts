import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AssetId } from '#contract/values.ts';
import { originalPath } from '#engine/library/folder.ts';
import { writeJpeg } from './files.ts';
import { code, importAll, scanLibrary, startEngine, startLibrary, tempFolder, value } from './harness.ts';

async function startWithPhoto(now?: () => Date) {
  const started = await startLibrary(now === undefined ? {} : { now });
  const source = join(await tempFolder(), 'a.jpg');
  await writeJpeg(source, 1, 320, 200);
  const id = (await importAll(started.client, source)).report.items[0]?.id as AssetId;
  const original = async (): Promise<string> => {
    const folder = started.engine.app.session.current()?.library.folder;
    const asset = value(await started.client.assets.get({ id }));
    if (folder === undefined) throw new Error('No library is open.');
    return originalPath(folder, asset.sha256, asset.filename);
  };
  return { ...started, source, id, original };
}

const cli = (home: string, ...words: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../../src/cli/main.ts'), ...words, '--json'], {
    encoding: 'utf8',
    env: { ...process.env, DATELINE_HOME: home },
  });

test('a restored backup brings back what was written then, and keeps what was there', async () => {
  const { client, id, path } = await startWithPhoto();
  value(await client.assets.edit({ id, set: { caption: 'then' } }));
  const { place } = value(await client.integrity.backUp({}));
  value(await client.assets.edit({ id, set: { caption: 'now' } }));
  const restored = value(await client.integrity.restore({ place: { $path: place.$path } }));
  expect(value(await client.assets.get({ id })).caption).toBe('then');
  value(await client.integrity.restore({ place: { $path: restored.kept?.$path ?? '' } }));
  expect(value(await client.assets.get({ id })).caption).toBe('now');
  const { items } = value(await client.integrity.backups({}));
  expect(items.map((one) => [one.isSound, one.isAutomatic, one.assets])).toEqual(Array(3).fill([true, false, 1]));
  // nothing staged and no log of SQLite is left beside them
  expect((await readdir(join(path, 'backups'))).every((name) => /^library-.*Z(-\d+)?\.db$/.test(name))).toBe(true);
});

test('a backup of another library, a damaged one and something else are refused, and nothing is changed', async () => {
  const { client, id, path } = await startWithPhoto();
  const other = await startWithPhoto();
  const { place } = value(await other.client.integrity.backUp({}));
  expect(code(await client.integrity.restore({ place: { $path: place.$path } }))).toBe('integrity.backup_unreadable');
  const own = value(await client.integrity.backUp({})).place.$path;
  await spoil(own);
  expect(code(await client.integrity.restore({ place: { $path: own } }))).toBe('integrity.backup_unreadable');
  const card = { $path: join(path, 'dateline.json') };
  expect(code(await client.integrity.restore({ place: card }))).toBe('integrity.backup_unreadable');
  expect(value(await client.assets.get({ id })).id).toBe(id);
  expect(await readdir(join(path, 'backups'))).toHaveLength(1);
});

/** Writes over all pages but the first few, as a failing disk does. */
async function spoil(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  const { size } = await handle.stat();
  await handle.write(Buffer.alloc(size - 8192, 0xa5), 0, size - 8192, 8192);
  await handle.close();
}

test('the command line restores over a catalogue that is damaged, and over one that is gone', async () => {
  const { client, engine, id, path, folder } = await startWithPhoto();
  const backup = value(await client.integrity.backUp({})).place.$path;
  await engine.close();
  await spoil(join(path, 'library.db'));
  const first = cli(folder, 'restore', path, backup);
  expect([first.status, first.stderr]).toEqual([0, '']);
  expect(JSON.parse(first.stdout)).toEqual({ path: join(path, 'library.db'), kept: null });
  expect((await readdir(join(path, 'backups'))).some((name) => name.startsWith('damaged-'))).toBe(true);
  await rename(join(path, 'library.db'), join(folder, 'gone.db'));
  expect(cli(folder, 'restore', path, backup).status).toBe(0);
  const again = await startEngine();
  value(await again.client.library.open({ place: { $path: path } }));
  expect(value(await again.client.assets.get({ id })).id).toBe(id);
});

test('an automatic backup is made once a day, ten are kept, and a backup of a person is never removed', async () => {
  let now = new Date('2026-01-01T08:00:00Z');
  const { client, path } = await startWithPhoto(() => now);
  const own = value(await client.integrity.backUp({})).place.$path;
  for (let day = 1; day <= 12; day++) {
    now = new Date(now.getTime() + 25 * 60 * 60_000);
    value(await client.library.close({}));
    const made = new Promise<void>((resolve) => {
      const stop = client.onEvent((event) => {
        if (event.type !== 'changed' || event.topics.length !== 1 || event.topics[0] !== 'backups') return;
        stop();
        resolve();
      });
    });
    value(await client.library.open({ place: { $path: path } }));
    await made;
  }
  const { items } = value(await client.integrity.backups({}));
  expect(items.filter((one) => one.isAutomatic)).toHaveLength(10);
  expect(items.filter((one) => one.isAutomatic).at(-1)?.at).toBe('2026-01-04T11:00:00.000Z');
  expect(existsSync(own)).toBe(true);
});

test('a missing original is found in a folder by its bytes; another file is not taken for it', async () => {
  const { client, source, id, original } = await startWithPhoto();
  expect(code(await client.integrity.locate({ id, place: { $path: source } }))).toBe('integrity.not_missing');
  const path = await original();
  const away = await tempFolder();
  await mkdir(join(away, 'deep', 'er'), { recursive: true });
  await copyFile(path, join(away, 'deep', 'er', 'other name.bin'));
  await writeJpeg(join(away, 'b.jpg'), 2, 320, 200);
  await rename(path, join(await tempFolder(), 'gone'));
  expect(code(await client.integrity.locate({ id, place: { $path: join(away, 'b.jpg') } }))).toBe('integrity.not_the_same_file');
  expect(existsSync(path)).toBe(false);
  expect(value(await client.integrity.locate({ id, place: { $path: away } })).found).toBe(1);
  expect((await scanLibrary(client)).findings).toEqual([]);
});

test('only an asset whose original is missing is forgotten; undo brings it back and says that it is missing', async () => {
  const { client, id, original } = await startWithPhoto();
  expect(code(await client.integrity.forget({ ids: [id] }))).toBe('integrity.not_missing');
  await rename(await original(), join(await tempFolder(), 'gone'));
  expect(value(await client.integrity.forget({ ids: [id] })).forgotten).toBe(1);
  expect(code(await client.assets.get({ id }))).toBe('assets.not_found');
  value(await client.history.undo({}));
  expect(value(await client.assets.get({ id })).isMissing).toBe(true);
});
