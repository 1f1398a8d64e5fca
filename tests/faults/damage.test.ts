import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, open, readdir, readFile, rename, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Client } from '#contract/client.ts';
import { ERROR_CODES } from '#contract/result.ts';
import { createRandom } from '../../scripts/random.ts';
import { writeJpeg } from '../engine/files.ts';
import { code, finish, importAll, scanLibrary, startEngine, startLibrary, tempFolder, value } from '../engine/harness.ts';
import { startEngineProcess } from '../engine/process.ts';
import { mountSmall } from '../engine/small-disk.ts';
import { isLong, noteFaults } from './ledger.ts';

const PAGE = 4096;

/** A library with a backup of its newest state, closed. */
async function backedUp(): Promise<{ path: string; backup: string; names: string[] }> {
  const { client, engine, path } = await startLibrary({ example: true });
  for (let person = 0; person < 50; person++) value(await client.contacts.create({ name: `Person ${person}` }));
  const { place } = value(await client.integrity.backUp({}));
  const names = await namesOf(client);
  await engine.close();
  return { path, backup: place.$path, names };
}

const namesOf = async (client: Client): Promise<string[]> =>
  value(await client.contacts.list({}))
    .items.map(({ name }) => name)
    .sort();

/** Writes over some bytes of a file. */
async function spoil(path: string, at: number, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'r+');
  await handle.write(bytes, 0, bytes.length, at);
  await handle.close();
}

describe('a catalogue that the disk has damaged', () => {
  const ROUNDS = isLong ? 60 : 6;
  test('a page of noise: opened or refused by a code, never a crash; the backup brings everything back', {
    timeout: 900_000,
  }, async () => {
    const random = createRandom(7);
    const { path, backup, names } = await backedUp();
    const folder = await tempFolder();
    const outcomes = { refused: 0, found: 0, unhurt: 0 };
    for (let round = 0; round < ROUNDS; round++) {
      const library = join(folder, `${round}`);
      await cp(path, library, { recursive: true });
      const catalogue = join(library, 'library.db');
      const pages = Math.floor((await stat(catalogue)).size / PAGE);
      // The first page is the one that makes it a database at all; every third round spoils it.
      const page = round % 3 === 0 ? 0 : Math.floor(random() * pages);
      const noise = Buffer.from(
        Array.from({ length: 200 + Math.floor(random() * (PAGE - 200)) }, () => Math.floor(random() * 256)),
      );
      await spoil(catalogue, page * PAGE, noise);

      const { client, engine, log } = await startEngine();
      const opened = await client.library.open({ place: { $path: library } });
      if (opened.ok) {
        // Whatever is asked has an answer: a value, or a refusal by one of our codes.
        for (const asked of [
          client.assets.list({}),
          client.contacts.list({}),
          client.kits.list({}),
          client.exports.history({}),
        ]) {
          const answer = await asked;
          if (!answer.ok) expect(ERROR_CODES).toContain(answer.error.code);
        }
        const scan = await finish(client, client.integrity.scan({ rehash: false }));
        const findings = scan.state === 'done' ? (scan.result as { findings: unknown[] }).findings.length : 1;
        outcomes[findings > 0 ? 'found' : 'unhurt'] += 1;
      } else {
        expect(opened.error.code, log.join('\n')).toBe('library.damaged');
        outcomes.refused += 1;
      }
      await engine.close();

      const restored = await startEngine();
      value(
        await restored.client.integrity.restore({
          library: { $path: library },
          place: { $path: join(library, 'backups', backup.split('/').at(-1) ?? '') },
        }),
      );
      expect(await namesOf(restored.client)).toEqual(names);
      expect((await scanLibrary(restored.client)).findings).toEqual([]);
      await restored.engine.close();
      await rm(library, { recursive: true });
    }
    expect(outcomes.refused).toBeGreaterThan(0);
    noteFaults(
      'a page of the catalogue overwritten with noise',
      ROUNDS,
      `${outcomes.refused} refused as damaged, ${outcomes.found} found by the check, ${outcomes.unhurt} hit unused bytes; the backup brought back everything`,
    );
  });

  test('a log that was cut off or spoilt: the commands before the cut are there, whole and in order', {
    timeout: 900_000,
  }, async () => {
    const random = createRandom(8);
    const folder = await tempFolder();
    const { path, engine: maker } = await startLibrary();
    await maker.close();
    const victim = startEngineProcess(join(folder, 'home'));
    onTestFinished(() => victim.kill());
    value(await victim.client.library.open({ place: { $path: path } }));
    for (let person = 0; person < 60; person++)
      value(await victim.client.contacts.create({ name: `Person ${String(person).padStart(3, '0')}` }));
    await victim.kill();
    const log = `${join(path, 'library.db')}-wal`;
    const size = (await stat(log)).size;
    expect(size).toBeGreaterThan(20 * PAGE);
    let shortest = 60;
    for (let round = 0; round < ROUNDS; round++) {
      const library = join(folder, `wal-${round}`);
      await cp(path, library, { recursive: true });
      const cut = Math.floor(random() * size);
      if (round % 2 === 0) await truncate(join(library, 'library.db-wal'), cut);
      else await spoil(join(library, 'library.db-wal'), cut, Buffer.alloc(64, 0x5a));
      await rm(join(library, 'library.db-shm'), { force: true });
      const { client, engine } = await startEngine();
      value(await client.library.open({ place: { $path: library } }));
      const names = await namesOf(client);
      expect(names).toEqual(Array.from({ length: names.length }, (_, person) => `Person ${String(person).padStart(3, '0')}`));
      expect((await scanLibrary(client)).findings).toEqual([]);
      shortest = Math.min(shortest, names.length);
      await engine.close();
      await rm(library, { recursive: true });
    }
    expect(shortest).toBeLessThan(60);
    noteFaults('the write-ahead log truncated or spoilt', ROUNDS, 'a whole beginning of what was done, in order');
  });
});

test('originals that are gone are named, everything else goes on, and they come back by their bytes', async () => {
  const { client, path } = await startLibrary({ example: true });
  const aside = await tempFolder();
  await cp(join(path, 'originals'), join(aside, 'originals'), { recursive: true });
  const files = (await readdir(join(path, 'originals'), { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  for (const { parentPath, name } of files.slice(0, 5)) await rm(join(parentPath, name));
  const report = await scanLibrary(client, { rehash: false });
  expect(report.counts).toEqual({ original_missing: 5 });
  const missing = value(await client.assets.list({ limit: 200 })).items.filter(({ isMissing }) => isMissing);
  expect(missing).toHaveLength(5);
  const [kit] = value(await client.kits.list({})).items;
  const out = join(aside, 'kit.zip');
  const job = await finish(client, client.exports.run({ kitId: kit?.id as never, place: { $path: out } }));
  if (job.state === 'failed') expect(existsSync(out)).toBe(false);
  // Whoever looks through a folder for one finds the others there as well.
  const [first] = missing;
  expect(value(await client.integrity.locate({ id: first?.id as never, place: { $path: join(aside, 'originals') } })).found).toBe(
    5,
  );
  expect((await scanLibrary(client)).findings).toEqual([]);
  noteFaults('originals removed behind the back of the library', 5, 'each named and found again by its bytes');
});

test('two engines ask for one library at the same moment: one has it, the other is told so', async () => {
  const ROUNDS = isLong ? 20 : 3;
  const { engine, path, folder } = await startLibrary();
  await engine.close();
  for (let round = 0; round < ROUNDS; round++) {
    const both = [startEngineProcess(join(folder, 'a')), startEngineProcess(join(folder, 'b'))];
    for (const one of both) onTestFinished(() => one.kill());
    const answers = await Promise.all(both.map((one) => one.client.library.open({ place: { $path: path } })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok).map(code)).toEqual(['library.in_use']);
    await Promise.all(both.map((one) => one.kill()));
  }
  noteFaults('two engines that open one library at once', ROUNDS, 'one has it, the other says so');
});

test('a clock that jumps: versions, history and backups keep their order and their names', async () => {
  let now = new Date('2026-11-29T10:00:00Z');
  const { client, folder } = await startLibrary({ example: true, now: () => now });
  const [kit] = value(await client.kits.list({})).items;
  const kitId = kit?.id as never;
  const versions: number[] = [];
  for (const [index, instant] of [
    '2026-11-29T10:00:00Z',
    '2019-01-01T00:00:00Z',
    '2071-06-30T23:59:59Z',
    '2026-11-29T09:59:59Z',
  ].entries()) {
    now = new Date(instant);
    value(await client.kits.edit({ id: kitId, set: { note: `After jump ${index}` } }));
    value(await client.contacts.create({ name: `After jump ${index}` }));
    value(await client.integrity.backUp({}));
    const job = await finish(client, client.exports.run({ kitId, place: { $path: join(folder, `${index}.zip`) }, force: true }));
    expect(job.state, JSON.stringify(job.error)).toBe('done');
    expect(job.progress.secondsLeft ?? 0).toBeGreaterThanOrEqual(0);
    versions.push((job.result as { version: number }).version);
  }
  expect(versions).toEqual([1, 2, 3, 4]);
  expect(value(await client.integrity.backups({})).items.length).toBe(4);
  for (const index of [3, 2, 1, 0]) {
    value(await client.history.undo({}));
    expect((await namesOf(client)).filter((name) => name.startsWith('After jump')).length).toBe(index);
    value(await client.history.undo({}));
  }
  expect((await scanLibrary(client)).findings).toEqual([]);
  noteFaults('the clock jumps (back seven years, on forty-five)', 4, 'order of versions, steps and backups kept');
});

describe('a disk of the library', () => {
  test('that is full: each command is done or refused by a code, and with room again all goes on', async (context) => {
    const disk = await mountSmall(100);
    if (disk === null) return context.skip('no right to mount a small disk here');
    const { client } = await startEngine();
    const path = join(disk, 'library');
    value(await client.library.create({ place: { $path: path }, name: 'Small' }));
    const source = await tempFolder();
    for (let file = 0; file < 6; file++) await writeJpeg(join(source, `${file}.jpg`), file, 400, 300);
    await importAll(client, source);
    const before = value(await client.assets.list({ limit: 50 })).items;
    expect(before).toHaveLength(6);
    // Everything that is free, to the last block.
    const filler = await open(join(disk, 'filler'), 'w');
    try {
      for (let size = 1 << 20; size >= 512; size >>= 1)
        for (;;) if ((await filler.write(Buffer.alloc(size)).catch(() => ({ bytesWritten: 0 }))).bytesWritten < size) break;
    } finally {
      await filler.close();
    }
    let done = 0;
    let refused = 0;
    for (let person = 0; person < 40; person++) {
      const answer = await client.contacts.create({ name: `Person ${person} ${'x'.repeat(400)}` });
      if (answer.ok) done += 1;
      else {
        expect(['library.disk_full', 'exports.disk_full']).toContain(answer.error.code);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(0);
    const more = await tempFolder();
    for (let file = 0; file < 3; file++) await writeJpeg(join(more, `${file}.jpg`), 50 + file, 1200, 900);
    expect(code(await client.imports.run({ places: [{ $path: more }] }))).toBe('library.disk_full');
    expect(code(await client.integrity.backUp({}))).toMatch(/disk_full/);

    await rm(join(disk, 'filler'));
    expect(value(await client.contacts.list({})).items.length).toBe(done);
    expect((await scanLibrary(client)).findings).toEqual([]);
    await importAll(client, more);
    const after = value(await client.assets.list({ limit: 50 })).items;
    expect(after).toHaveLength(9);
    for (const asset of before) expect(after).toContainEqual(asset);
    value(await client.contacts.create({ name: 'With room again' }));
    expect((await scanLibrary(client)).findings).toEqual([]);
    noteFaults(
      'the disk of the library is full',
      1,
      `${refused} commands, an import and a backup refused by code; with room again all went on`,
    );
  });

  test('that may only be read: refused before anything, and left as it is', async (context) => {
    const { engine, path } = await startLibrary({ example: true });
    await engine.close();
    const before = await readFile(join(path, 'library.db'));
    try {
      execFileSync('mount', ['--bind', path, path], { stdio: 'ignore' });
      onTestFinished(() => void execFileSync('umount', ['-l', path], { stdio: 'ignore' }));
      execFileSync('mount', ['-o', 'remount,bind,ro', path], { stdio: 'ignore' });
    } catch {
      return context.skip('no right to mount here');
    }
    const { client } = await startEngine();
    expect(code(await client.library.open({ place: { $path: path } }))).toBe('library.not_writable');
    expect((await readFile(join(path, 'library.db'))).equals(before)).toBe(true);
    noteFaults('a library on a disk that may only be read', 1, 'refused by code, nothing changed');
  });

  test('that vanishes in the middle of an import and comes back: a code for each, and the import goes on', async () => {
    const { client, engine, path } = await startLibrary();
    const source = await tempFolder();
    for (let file = 0; file < 60; file++) await writeJpeg(join(source, `${file}.jpg`), file, 900, 600);
    const { jobId } = value(await client.imports.run({ places: [{ $path: source }] }));
    await new Promise<void>((resolve) => {
      const stop = client.onEvent((event) => {
        if (event.type !== 'job' || event.job.id !== jobId || (event.job.progress.done < 10 && event.job.state === 'running'))
          return;
        stop();
        resolve();
      });
    });
    await rename(path, `${path}-away`);
    const job = value(await client.waitForJob(jobId));
    expect(['failed', 'done']).toContain(job.state);
    const asked = await client.contacts.create({ name: 'While it was away' });
    if (!asked.ok) expect(ERROR_CODES).toContain(asked.error.code);
    await engine.close();
    // Nothing new was made where it had been.
    const left = existsSync(path) ? await readdir(path) : [];
    expect(left.filter((name) => name === 'library.db')).toEqual([]);
    await rm(path, { recursive: true, force: true });
    await rename(`${path}-away`, path);

    const next = await startEngine();
    value(await next.client.library.open({ place: { $path: path } }));
    expect((await scanLibrary(next.client)).findings.filter((finding) => finding.code !== 'orphan_file')).toEqual([]);
    await importAll(next.client, source);
    expect(value(await next.client.assets.list({ limit: 1 })).total).toBe(60);
    expect((await scanLibrary(next.client)).findings.filter((finding) => finding.code !== 'orphan_file')).toEqual([]);
    noteFaults('the folder of the library vanishes during an import and returns', 1, 'nothing lost, the import was finished');
  });
});
