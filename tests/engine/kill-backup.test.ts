import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Client } from '#contract/client.ts';
import type { AssetId } from '#contract/values.ts';
import { createRandom } from '../../scripts/random.ts';
import { noteFaults } from '../faults/ledger.ts';
import { scanLibrary, startEngine, tempFolder, value } from './harness.ts';
import { startEngineProcess } from './process.ts';
import { addRow, idOf } from './search/rows.ts';

/** The gate kills three times each; DATELINE_TESTS=full kills thirty times. */
const MOMENTS = process.env.DATELINE_TESTS === 'full' ? 30 : 3;
/** Enough rows that a backup takes long enough to be killed in: some 25 MB. */
const ROWS = 6000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Fills a library with rows whose captions say which state it is in, and tells how long a backup and a restore of it take undisturbed. */
async function fill(path: string): Promise<{ backup: string; backUpMs: number; restoreMs: number }> {
  const { client, engine } = await startEngine();
  value(await client.library.create({ place: { $path: path }, name: 'Killed' }));
  engine.app.session.current()?.library.catalogue.transact((db) => {
    for (let row = 1; row <= ROWS; row++) addRow(db, row, { caption: 'then', extendedDescription: `${row} `.repeat(400) });
  });
  let beganAt = performance.now();
  const { place } = value(await client.integrity.backUp({}));
  const backUpMs = performance.now() - beganAt;
  beganAt = performance.now();
  const { kept } = value(await client.integrity.restore({ place }));
  const restoreMs = performance.now() - beganAt;
  await rm(kept?.$path ?? '');
  engine.app.session.current()?.library.catalogue.transact((db) => db.run("UPDATE assets SET caption = 'now'"));
  await engine.close();
  return { backup: place.$path, backUpMs, restoreMs };
}

/** What SQLite itself says of a file, read by a connection of our own that leaves it as it is. */
function verdict(path: string): { check: string; captions: string[]; rows: number } {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return {
      check: String(Object.values(database.prepare('PRAGMA integrity_check').get() ?? {})[0]),
      captions: database
        .prepare('SELECT DISTINCT caption FROM assets')
        .all()
        .map((row) => String(row.caption)),
      rows: Number(database.prepare('SELECT count(*) AS n FROM assets').get()?.n),
    };
  } finally {
    database.close();
  }
}

/** Everything that counts as a backup is whole, and nothing half is left beside it. */
async function expectSoundBackups(client: Client, path: string): Promise<number> {
  const { items } = value(await client.integrity.backups({}));
  for (const item of items) {
    expect(item.isSound).toBe(true);
    expect(verdict(item.place.$path)).toMatchObject({ check: 'ok', rows: ROWS });
  }
  const names = await readdir(join(path, 'backups'));
  expect(names.filter((name) => !/^library-[^.]*\.db$/.test(name))).toEqual([]);
  return items.length;
}

const stillThere = async (client: Client): Promise<string | undefined> =>
  value(await client.assets.get({ id: idOf(ROWS) as AssetId })).caption;

describe(`kill -9 at ${MOMENTS} random moments`, () => {
  const random = createRandom(20_261_126);
  test('of a backup: the library opens as it was, and no half backup counts as one', async () => {
    const folder = await tempFolder();
    const path = join(folder, 'library');
    const { backUpMs } = await fill(path);
    let died = 0;
    let known = 1;
    for (let moment = 0; moment < MOMENTS; moment++) {
      const victim = startEngineProcess(join(folder, 'home'));
      onTestFinished(() => victim.kill());
      value(await victim.client.library.open({ place: { $path: path } }));
      let hasEnded = false;
      void victim.client.integrity.backUp({}).then((result) => {
        hasEnded = result.ok;
      });
      await wait(random() * backUpMs * 1.2);
      await victim.kill();
      if (!hasEnded) died++;
      const { client, engine } = await startEngine();
      value(await client.library.open({ place: { $path: path } }));
      expect(await stillThere(client)).toBe('now');
      const count = await expectSoundBackups(client, path);
      // one that was announced is there
      expect(count).toBeGreaterThanOrEqual(known + (hasEnded ? 1 : 0));
      known = count;
      await engine.close();
      expect(verdict(join(path, 'library.db'))).toEqual({ check: 'ok', captions: ['now'], rows: ROWS });
    }
    // a test that never hit a backup would prove nothing
    expect(died).toBeGreaterThan(0);
    noteFaults('kill -9 of the engine during a backup', MOMENTS, `${died} unfinished; no half backup counts as one`);
  }, 300_000);

  test('of a restore: the catalogue is the old or the new one, whole, and the old one is never lost', async () => {
    const folder = await tempFolder();
    const path = join(folder, 'library');
    const { backup, restoreMs } = await fill(path);
    let undone = 0;
    for (let moment = 0; moment < MOMENTS; moment++) {
      const victim = startEngineProcess(join(folder, 'home'));
      onTestFinished(() => victim.kill());
      value(await victim.client.library.open({ place: { $path: path } }));
      let hasEnded = false;
      void victim.client.integrity.restore({ place: { $path: backup } }).then((result) => {
        hasEnded = result.ok;
      });
      await wait(random() * restoreMs * 1.1);
      await victim.kill();
      expect((await stat(join(path, 'library.db'))).size).toBeGreaterThan(0);
      const { client, engine } = await startEngine();
      value(await client.library.open({ place: { $path: path } }));
      const caption = await stillThere(client);
      expect(['then', 'now']).toContain(caption);
      if (hasEnded) expect(caption).toBe('then');
      if (caption === 'now') undone++;
      await expectSoundBackups(client, path);
      const report = await scanLibrary(client, { rehash: false });
      expect(Object.keys(report.counts)).toEqual(['original_missing']);
      if (caption === 'then') {
        // what was there before the restore is kept as a backup: going back to it is what the next moment begins with
        const { items } = value(await client.integrity.backups({}));
        const kept = items.find((item) => item.place.$path !== backup && verdict(item.place.$path).captions[0] === 'now');
        expect(kept).toBeDefined();
        value(await client.integrity.restore({ place: { $path: kept?.place.$path ?? '' } }));
        expect(await stillThere(client)).toBe('now');
      }
      await engine.close();
      expect(verdict(join(path, 'library.db'))).toEqual({ check: 'ok', captions: ['now'], rows: ROWS });
    }
    // a test that never came before the exchange would prove nothing
    expect(undone).toBeGreaterThan(0);
    noteFaults(
      'kill -9 of the engine during a restore',
      MOMENTS,
      'the catalogue before or the one after, whole; the one before kept',
    );
  }, 300_000);
});
