import { execFileSync } from 'node:child_process';
import { mkdir, open, readdir, readlink, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { openCatalogue } from '#engine/db/sqlite.ts';
import { libraryFolder } from '#engine/library/folder.ts';
import { whyNotOpened } from '#engine/library/open.ts';
import { writeJpeg } from './files.ts';
import { code, importAll, startEngine, startLibrary, tempFolder, value } from './harness.ts';
import { mountSmall } from './small-disk.ts';

/** Runs SQL in the catalogue of a closed library. */
function tamper(path: string, sql: string): void {
  const database = new DatabaseSync(join(path, 'library.db'));
  database.exec(sql);
  database.close();
}

test('what is left over and cannot be cleared does not keep a library from opening', async (context) => {
  const { client, path } = await startLibrary();
  value(await client.library.close({}));
  // a name of ours, and yet a folder
  await mkdir(join(path, 'backups', '.0123456789abcdef.dateline-part'));
  value(await client.library.open({ place: { $path: path } }));
  value(await client.library.close({}));
  for (const held of [join(path, '.staging'), join(path, 'cache', 'out')]) {
    await mkdir(held, { recursive: true });
    try {
      execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', held], { stdio: 'ignore' });
    } catch {
      return context.skip('no right to mount here');
    }
    onTestFinished(() => void execFileSync('umount', ['-l', held], { stdio: 'ignore' }));
  }
  value(await client.library.open({ place: { $path: path } }));
});

test('a library that lacks a table is damaged and let go, so that a backup can be put back', async () => {
  const { client, path } = await startLibrary();
  const { place } = value(await client.integrity.backUp({}));
  value(await client.library.close({}));
  // what opening asks first, what undo stands on, what the first screen counts, what is marked as interrupted
  for (const table of ['library_card', 'sheets', 'exports', 'jobs']) {
    tamper(path, `ALTER TABLE ${table} RENAME TO lost`);
    expect(code(await client.library.open({ place: { $path: path } })), table).toBe('library.damaged');
    tamper(path, `ALTER TABLE lost RENAME TO ${table}`);
  }
  tamper(path, 'ALTER TABLE jobs RENAME TO lost');
  value(await client.integrity.restore({ place, library: { $path: path } }));
  expect(value(await client.jobs.list({})).items).toEqual([]);
});

test('what a job was writing is only not removed where its list cannot be read', async () => {
  const { client, engine, path } = await startLibrary();
  const source = await tempFolder();
  await writeJpeg(join(source, 'a.jpg'), 1, 40, 30);
  await importAll(client, source);
  value(await client.library.close({}));
  tamper(path, `UPDATE jobs SET state = 'running', scratch = '["'`);
  value(await client.library.open({ place: { $path: path } }));
  expect(value(await client.jobs.list({})).items[0]?.state).toBe('interrupted');
  await engine.close();
});

test('a catalogue that another program holds is in use, not damaged: nobody is sent to put a backup in its place', async () => {
  const { client, path } = await startLibrary();
  value(await client.library.close({}));
  const [other, ours] = [0, 0].map((timeout) => new DatabaseSync(join(path, 'library.db'), { timeout }));
  onTestFinished(() => {
    other?.close();
    ours?.close();
  });
  other?.exec('BEGIN IMMEDIATE');
  let met: unknown;
  try {
    ours?.exec('BEGIN IMMEDIATE');
  } catch (error) {
    met = error;
  }
  expect(whyNotOpened(met, { name: 'Test', folder: libraryFolder(path) })).toMatchObject({ failure: { code: 'library.in_use' } });
});

test('a library on a full disk is refused as that, not as damaged', async (context) => {
  const disk = await mountSmall(20);
  if (disk === null) return context.skip('no right to mount a small disk here');
  const { client } = await startEngine();
  const path = join(disk, 'library');
  value(await client.library.create({ place: { $path: path }, name: 'Small' }));
  value(await client.library.close({}));
  const filler = await open(join(disk, 'filler'), 'w');
  for (let size = 1 << 20; size >= 512; size >>= 1)
    for (;;) if ((await filler.write(Buffer.alloc(size)).catch(() => ({ bytesWritten: 0 }))).bytesWritten < size) break;
  await filler.close();
  // no room at all; then some for the lock's journal, and none for the index of the log, which is 32 KB
  const { size } = await stat(join(disk, 'filler'));
  for (const kilobytes of [0, 8, 16]) {
    await truncate(join(disk, 'filler'), size - kilobytes * 1024);
    expect(code(await client.library.open({ place: { $path: path } })), `${kilobytes} KB`).toBe('library.disk_full');
  }
  await rm(join(disk, 'filler'));
  value(await client.library.open({ place: { $path: path } }));
});

test('reading ahead runs into damage and says so; the engine goes on', async () => {
  const { client, engine, path } = await startLibrary();
  const source = await tempFolder();
  await writeJpeg(join(source, 'a.jpg'), 1, 40, 30);
  await importAll(client, source);
  value(await client.library.close({}));
  tamper(path, "UPDATE assets SET people = '['");
  value(await client.library.open({ place: { $path: path } }));
  const current = engine.app.session.current()?.library.search.current;
  const met = await new Promise<unknown>((resolve) => current?.readAhead(0, resolve));
  expect(met).toBeInstanceOf(Error);
  expect(value(await client.library.current({})).library?.counts.assets).toBe(1);
});

test.skipIf(process.platform !== 'linux')('a file that is no catalogue is not held open by the try', async () => {
  const path = join(await tempFolder(), 'library.db');
  await writeFile(path, 'no database at all '.repeat(500));
  expect(() => openCatalogue(path)).toThrow();
  const held: string[] = [];
  for (const name of await readdir('/proc/self/fd')) held.push(await readlink(join('/proc/self/fd', name)).catch(() => ''));
  expect(held).not.toContain(path);
});

test('a catalogue that may only be read is refused as that, not as damaged', async (context) => {
  const { client, path } = await startLibrary();
  value(await client.library.close({}));
  const catalogue = join(path, 'library.db');
  try {
    execFileSync('mount', ['--bind', catalogue, catalogue], { stdio: 'ignore' });
    onTestFinished(() => void execFileSync('umount', ['-l', catalogue], { stdio: 'ignore' }));
    execFileSync('mount', ['-o', 'remount,bind,ro', catalogue], { stdio: 'ignore' });
  } catch {
    return context.skip('no right to mount here');
  }
  expect(code(await client.library.open({ place: { $path: path } }))).toBe('library.not_writable');
});

// It takes the four seconds that a job has to stop.
test.skipIf(process.env.DATELINE_TESTS !== 'full')(
  'a library is left although the import of a watched folder hangs',
  async () => {
    const watching = Promise.withResolvers<void>();
    const read = (): Promise<never> => {
      watching.resolve();
      return new Promise(() => {});
    };
    const { client } = await startLibrary({
      reader: { read, hash: read, close: async () => {} },
      watchTimes: { settleMs: 1, sweepMs: 10 },
    });
    const folder = await tempFolder();
    await writeFile(join(folder, 'a.txt'), 'a');
    value(await client.imports.watch({ place: { $path: folder } }));
    await watching.promise;
    value(await client.library.close({}));
    expect(value(await client.library.current({})).library).toBeNull();
  },
);
