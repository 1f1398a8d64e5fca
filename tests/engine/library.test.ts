import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { code, startEngine, startLibrary, tempFolder, value } from './harness.ts';

test('a library is made, closed, remembered and opened again', async () => {
  const { client, path } = await startLibrary();
  const made = value(await client.library.current({})).library;
  expect(made?.name).toBe('Test');
  value(await client.library.close({}));
  expect(value(await client.library.current({})).library).toBeNull();
  expect(code(await client.kits.list({}))).toBe('door.no_library');
  const { library } = value(await client.library.open({ place: { $path: path } }));
  expect(library.id).toBe(made?.id);
  expect(value(await client.library.recent({})).items).toMatchObject([{ name: 'Test', exists: true }]);
});

test('nobody sees the example while it is being made: the library open before stays until the new one is whole', async () => {
  const { client, folder } = await startLibrary();
  const seen = new Set<string>();
  let isMade = false;
  const made = client.library.create({ place: { $path: join(folder, 'example') }, example: true }).finally(() => {
    isMade = true;
  });
  while (!isMade) {
    // the in-memory line answers in the same turn: let files and timers have theirs
    await new Promise((resolve) => setImmediate(resolve));
    const { library } = value(await client.library.current({}));
    seen.add(library === null ? 'none' : `${library.name}, ${library.counts.kits} kits`);
  }
  expect(value(await made).library.counts.kits).toBe(1);
  seen.delete('City of Copenhagen, Beijing 2014, 1 kits');
  expect([...seen]).toEqual(['Test, 0 kits']);
});

test('an engine that ends while the example is being made leaves nothing half made', async () => {
  const { engine, client, folder, log } = await startEngine();
  const place = join(folder, 'place');
  const made = client.library.create({ place: { $path: join(place, 'example') }, example: true });
  await expect.poll(() => readdir(place).catch(() => [])).toHaveLength(1);
  await engine.close();
  expect(await readdir(place)).toEqual([]);
  expect(log).toEqual([]);
  expect(code(await made)).toMatch(/^door\.(engine_gone|library_closed)$/);
});

test('where somebody made a library while another one was being made for the same folder, that is said, and theirs stays', async () => {
  const [slow, quick] = [await startEngine(), await startEngine()];
  const place = { $path: join(slow.folder, 'place', 'one') };
  const made = slow.client.library.create({ place, example: true });
  await expect.poll(() => readdir(join(slow.folder, 'place')).catch(() => [])).toHaveLength(1);
  value(await quick.client.library.create({ place, name: 'Theirs' }));
  expect(code(await made)).toBe('library.already_exists');
  expect(await readdir(join(slow.folder, 'place'))).toEqual(['one']);
  expect(value(await quick.client.library.current({})).library?.name).toBe('Theirs');
});

test('a library that another engine holds is refused, and free again when that engine is gone', async () => {
  const first = await startLibrary();
  const second = await startEngine();
  expect(code(await second.client.library.open({ place: { $path: first.path } }))).toBe('library.in_use');
  value(await first.client.library.close({}));
  value(await second.client.library.open({ place: { $path: first.path } }));
});

test('the lock of a process that was killed is no lock', async () => {
  const { client, path } = await startLibrary();
  value(await client.library.close({}));
  const holder = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { holdLock } from ${JSON.stringify(join(import.meta.dirname, '../../src/engine/db/sqlite.ts'))};
     globalThis.lock = holdLock(${JSON.stringify(join(path, 'dateline.lock'))}); console.log('held'); setInterval(() => {}, 1000);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  expect(code(await client.library.open({ place: { $path: path } }))).toBe('library.in_use');
  const ended = new Promise((resolve) => holder.once('exit', resolve));
  holder.kill('SIGKILL');
  await ended;
  value(await client.library.open({ place: { $path: path } }));
});

test('a library from a newer version is refused with both versions, and left as it is', async () => {
  const { client, path } = await startLibrary();
  value(await client.library.close({}));
  const card = JSON.parse(await readFile(join(path, 'dateline.json'), 'utf8'));
  await writeFile(join(path, 'dateline.json'), JSON.stringify({ ...card, formatVersion: 99, newThing: {} }));
  const refused = await client.library.open({ place: { $path: path } });
  expect(refused).toMatchObject({ ok: false, error: { code: 'library.from_the_future', details: { format: 99 } } });
});

test('a newer catalogue behind an old card is refused as well', async () => {
  const { client, path } = await startLibrary();
  value(await client.library.close({}));
  const { openCatalogue } = await import('#engine/db/sqlite.ts');
  const catalogue = openCatalogue(join(path, 'library.db'));
  catalogue.execute('PRAGMA user_version = 77');
  catalogue.close();
  expect(code(await client.library.open({ place: { $path: path } }))).toBe('library.from_the_future');
});

test('what is not a library is refused with a code of its own', async () => {
  const { client } = await startEngine();
  const folder = await tempFolder();
  expect(code(await client.library.open({ place: { $path: join(folder, 'nothing') } }))).toBe('library.not_found');
  expect(code(await client.library.open({ place: { $path: folder } }))).toBe('library.not_a_library');
  await writeFile(join(folder, 'dateline.json'), '{"format":');
  expect(code(await client.library.open({ place: { $path: folder } }))).toBe('library.not_a_library');
  expect(code(await client.library.create({ place: { $path: folder } }))).toBe('library.already_exists');
  const full = join(folder, 'full');
  await mkdir(full);
  await writeFile(join(full, 'a.txt'), 'a');
  expect(code(await client.library.create({ place: { $path: full } }))).toBe('library.folder_not_empty');
  await writeFile(join(folder, 'file'), 'x');
  expect(code(await client.library.create({ place: { $path: join(folder, 'file', 'inside') } }))).toBe('library.not_writable');
});

test('a catalogue that is no database is damaged, not a crash, and the lock is let go', async () => {
  const { client, path } = await startLibrary();
  value(await client.library.close({}));
  await writeFile(join(path, 'library.db'), 'this is not a database, but it is long enough to be read as one '.repeat(50));
  expect(code(await client.library.open({ place: { $path: path } }))).toBe('library.damaged');
  expect(code(await client.library.open({ place: { $path: path } }))).toBe('library.damaged');
});

test('a catalogue that was cut to nothing is damaged, not a library that never held anything; nor does a cache behind a dead link end in a fault', async () => {
  const { client, path } = await startLibrary();
  value(await client.integrity.backUp({}));
  value(await client.library.close({}));
  const place = { $path: path };
  await writeFile(join(path, 'library.db'), '');
  expect(code(await client.library.open({ place }))).toBe('library.damaged');
  expect(code(await client.library.open({ place }))).toBe('library.damaged');
  await rm(join(path, 'cache'), { recursive: true });
  await symlink(join(path, 'nowhere'), join(path, 'cache'));
  expect(code(await client.library.open({ place }))).toBe('library.not_writable');
  await rm(join(path, 'cache'));
  for (const name of await readdir(join(path, 'backups'))) await rm(join(path, 'backups', name));
  await writeFile(join(path, 'library.db'), '');
  expect(value(await client.library.open({ place })).library.place).toEqual(place);
});

test.skipIf(process.platform === 'win32')(
  'a library whose folder goes away while it is open takes no word that would be lost; what it took is there when it is back',
  async () => {
    const { client, path, folder } = await startLibrary();
    const { id } = value(await client.organisations.create({ name: 'Before' }));
    await rename(path, join(folder, 'away'));
    expect(code(await client.organisations.edit({ id, set: { name: 'Lost' } }))).toBe('library.not_found');
    // also what is written while a command prepares: an undo, a picture from the clipboard
    expect(code(await client.history.undo({}))).toBe('library.not_found');
    expect(code(await client.imports.paste({ name: 'a.txt', base64: 'YQ==' }))).toBe('library.not_found');
    expect(existsSync(path)).toBe(false);
    expect(value(await client.organisations.get({ id })).name).toBe('Before');
    // nor a job, which would blame what it touches first
    expect(code(await client.imports.run({ places: [{ $path: folder }] }))).toBe('library.not_found');
    await rename(join(folder, 'away'), path);
    value(await client.organisations.edit({ id, set: { name: 'After' } }));
    value(await client.library.close({}));
    value(await client.library.open({ place: { $path: path } }));
    expect(value(await client.organisations.get({ id })).name).toBe('After');
  },
);

test.skipIf(process.platform === 'win32')(
  'a pipe in the place of the card or of the list of libraries is not waited for',
  async () => {
    const { client, path, folder } = await startLibrary();
    value(await client.library.close({}));
    await rm(join(path, 'dateline.json'));
    await rm(join(folder, 'home', 'recent-libraries.json'), { force: true });
    for (const pipe of [join(path, 'dateline.json'), join(folder, 'home', 'recent-libraries.json')])
      execFileSync('mkfifo', [pipe]);
    expect(code(await client.library.open({ place: { $path: path } }))).toBe('library.not_a_library');
    expect(value(await client.library.recent({})).items).toEqual([]);
  },
);

test('the door refuses what does not fit and what does not exist', async () => {
  const { engine } = await startEngine();
  const { createDoor } = await import('#engine/door/door.ts');
  const door = createDoor(engine.app, () => {});
  expect(code(await door.call('kits.explode', {}))).toBe('door.unknown_route');
  expect(code(await door.call('library.open', { place: '/etc' }))).toBe('door.invalid_input');
  expect(code(await door.call('library.open', { place: { $token: 'abc' } }))).not.toBe('');
  expect(code(await door.call('kits.list', {}))).toBe('door.no_library');
});
