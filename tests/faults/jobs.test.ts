import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Client } from '#contract/client.ts';
import type { Job } from '#contract/jobs.ts';
import { createRandom } from '../../scripts/random.ts';
import { finish, scanLibrary, startEngine, tempFolder, value } from '../engine/harness.ts';
import { startEngineProcess } from '../engine/process.ts';
import { isLong, noteFaults } from './ledger.ts';
import { contentOf, copyLibrary, type JobName, makeWorld, type Scene, scenes, type World } from './scenes.ts';

/** kill -9 so often for each kind of job. */
const MOMENTS = isLong ? 20 : 1;
const random = createRandom(20_261_129);
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What a person wrote or imported, row by row, as SQLite itself reads it; and what it says of the file. */
function wordsOf(library: string): { check: string; rows: Set<string> } {
  const database = new DatabaseSync(join(library, 'library.db'), { readOnly: true });
  try {
    const rows = new Set<string>();
    for (const table of [
      'assets',
      'kits',
      'contacts',
      'organisations',
      'releases',
      'exports',
      'brands',
      'variants',
      'variant_files',
    ]) {
      const own = database.prepare(`SELECT name FROM pragma_table_info('${table}')`).all();
      // What a check notes of an asset is the program's own, and the rank of a row says nothing.
      const columns = own.map(({ name }) => String(name)).filter((name) => !['row', 'is_missing'].includes(name));
      if (columns.length === 0) throw new Error(`There is no table ${table} any more.`);
      for (const row of database.prepare(`SELECT ${columns.join(', ')} FROM ${table}`).all())
        rows.add(`${table} ${JSON.stringify(row)}`);
    }
    return { check: String(Object.values(database.prepare('PRAGMA integrity_check').get() ?? {})[0]), rows };
  } finally {
    database.close();
  }
}

/** A stage of its own for one fault: a copy of the library and an empty folder to write into. */
async function setUp(world: World, scene: Scene) {
  const folder = await tempFolder();
  const library = join(folder, 'library');
  const out = join(folder, 'out');
  await copyLibrary(world, library, scene.forget);
  await mkdir(out);
  return { folder, library, out };
}

/** Starts the job in an engine process and kills that after so many ms; answers whether the start was answered. */
async function killDuring(name: JobName, world: World, stage: Awaited<ReturnType<typeof setUp>>, ms: number): Promise<boolean> {
  const victim = startEngineProcess(join(stage.folder, 'home'));
  onTestFinished(() => victim.kill());
  value(await victim.client.library.open({ place: { $path: stage.library } }));
  let isStarted = false;
  void scenes[name].start(victim.client, world, stage.out).then(
    (result) => {
      isStarted = result.ok;
    },
    // What a scene asks before its job may be cut off as well: then nothing was started.
    (error: Error) => expect(error.message).toContain('door.engine_gone'),
  );
  await wait(ms);
  await victim.kill();
  return isStarted;
}

const resume = (client: Client, job: Job): Promise<Job> =>
  finish(
    client,
    client.jobs.resume({ id: job.id }).then((result) => (result.ok ? { ok: true, value: { jobId: result.value.id } } : result)),
  );

describe(`kill -9 of the engine, ${MOMENTS} for each kind of job`, () => {
  let made: Promise<World> | undefined;

  test.each(Object.keys(scenes) as JobName[])('%s', { timeout: 60_000 + MOMENTS * 20_000 }, async (name) => {
    made ??= makeWorld();
    const world = await made;
    const scene = scenes[name];
    const rowsOf = (rows: ReadonlySet<string>): ReadonlySet<string> =>
      scene.moves === undefined ? rows : new Set([...rows].map((row) => row.replace(/(?<=^exports .*"path":)"[^"]*"/, '""')));
    const before = rowsOf(wordsOf(world.library).rows);
    const whole = await setUp(world, scene);
    const { client } = await startEngine();
    value(await client.library.open({ place: { $path: whole.library } }));
    const beganAt = performance.now();
    const undisturbed = await finish(client, scene.start(client, world, whole.out));
    const takes = performance.now() - beganAt;
    expect(undisturbed.state, JSON.stringify(undisturbed.error)).toBe('done');
    const expected = await contentOf(whole.out);
    value(await client.library.close({}));

    let interrupted = 0;
    for (let moment = 0; moment < MOMENTS; moment++) {
      const stage = await setUp(world, scene);
      const isStarted = await killDuring(name, world, stage, random() * takes);
      const { client: next, engine } = await startEngine();
      value(await next.library.open({ place: { $path: stage.library } }));

      const job = value(await next.jobs.list({})).items.find((one) => one.route === name && !world.jobIds.has(one.id));
      if (isStarted) expect(job, 'a job that was started is in the ledger').toBeDefined();
      if (job !== undefined) expect(['interrupted', 'done']).toContain(job.state);
      const said = wordsOf(stage.library);
      const rows = rowsOf(said.rows);
      expect(said.check).toBe('ok');
      // Repairing marks nothing that was sound; every other job only adds.
      expect([...before].filter((row) => !rows.has(row))).toEqual([]);
      const { findings } = await scanLibrary(next);
      expect(findings.filter(({ code }) => code !== 'orphan_file')).toEqual([]);
      expect(await readdir(join(stage.library, '.staging')).catch(() => [])).toEqual([]);
      await expectWholeOrNothing(stage.out, scene, expected, job?.state === 'done');

      if (job?.state === 'interrupted') {
        interrupted++;
        const again = await resume(next, job);
        expect(again.state, JSON.stringify(again.error)).toBe('done');
        expect([...(await contentOf(stage.out)).keys()].sort()).toEqual([...expected.keys()].sort());
        expect((await scanLibrary(next)).findings.filter(({ code }) => code !== 'orphan_file')).toEqual([]);
      }
      await engine.close();
    }
    noteFaults(`kill -9 of the engine during ${name}`, MOMENTS, `${interrupted} interrupted and resumed`);
  });
});

/** Under a final name stands the whole thing or nothing; no file in the making is left once the library was opened again. */
async function expectWholeOrNothing(out: string, scene: Scene, expected: Map<string, string>, isDone: boolean): Promise<void> {
  const content = await contentOf(out);
  if (scene.target === undefined) {
    // Several files one after the other: each is whole, and none is another's.
    for (const [name, sha256] of content) expect(expected.get(name), name).toBe(sha256);
    if (isDone) expect(content.size).toBe(expected.size);
    return;
  }
  expect((await readdir(out)).filter((name) => name !== scene.target)).toEqual([]);
  if (content.size > 0 || isDone) expect([...content.keys()].sort()).toEqual([...expected.keys()].sort());
}
