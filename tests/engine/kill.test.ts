import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Client } from '#contract/client.ts';
import type { KitId } from '#contract/values.ts';
import { writeJpeg } from './files.ts';
import { copyExample, finish, scanLibrary, startEngine, tempFolder, value } from './harness.ts';
import { startEngineProcess } from './process.ts';

/** The gate kills among 220 files; DATELINE_TESTS=full among 500. */
const FILES = process.env.DATELINE_TESTS === 'full' ? 500 : 220;

/** Waits until an import has got at least so far. */
async function untilDone(client: Client, jobId: string, count: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = client.onEvent((event) => {
      if (event.type !== 'job' || event.job.id !== jobId || (event.job.progress.done < count && event.job.state === 'running'))
        return;
      stop();
      resolve();
    });
  });
}

describe(`kill -9 during an import of ${FILES} files`, () => {
  let source = '';
  beforeAll(async () => {
    const { mkdtemp, rm } = await import('node:fs/promises');
    source = await mkdtemp(join(tmpdir(), 'dateline-kill-'));
    await Promise.all(
      Array.from({ length: FILES }, (_, index) => writeJpeg(join(source, `${index % 7}`, `${index}.jpg`), index, 320, 200)),
    );
    return () => rm(source, { recursive: true, force: true });
  });

  // The random moments of kill-import.test.ts stand for the others in the gate.
  test.each(process.env.DATELINE_TESTS === 'full' ? [20, 140, 333] : [140])(
    'after %i files: nothing is half, the job is reported, and resuming finishes it',
    async (count) => {
      const folder = await tempFolder();
      const path = join(folder, 'library');
      const first = startEngineProcess(join(folder, 'home'));
      onTestFinished(() => first.kill());
      value(await first.client.library.create({ place: { $path: path } }));
      const { jobId } = value(await first.client.imports.run({ places: [{ $path: source }] }));
      await untilDone(first.client, jobId, count);
      await first.kill();

      const { client } = await startEngine();
      value(await client.library.open({ place: { $path: path } }));
      const [job] = value(await client.jobs.list({})).items;
      expect(job).toMatchObject({ id: jobId, state: 'interrupted', route: 'imports.run' });
      const before = value(await client.assets.list({ limit: 1 })).total;
      expect(before).toBeGreaterThanOrEqual(count - 10);
      // Rows without files, altered files and unfinished files would all be findings; a crash may leave an orphan, nothing worse.
      const findings = (await scanLibrary(client)).findings.filter((finding) => finding.code !== 'orphan_file');
      expect(findings).toEqual([]);
      expect((await readdir(join(path, '.staging')).catch(() => [])).length).toBe(0);

      const resumed = await finish(
        client,
        client.jobs
          .resume({ id: jobId })
          .then((result) => (result.ok ? { ok: true, value: { jobId: result.value.id } } : result)),
      );
      expect(resumed).toMatchObject({ id: jobId, state: 'done', result: { imported: FILES, duplicates: 0, refused: 0 } });
      expect(value(await client.assets.list({ limit: 1 })).total).toBe(FILES);
      expect((await scanLibrary(client)).findings).toEqual([]);
    },
  );

  test('an interrupted import can be discarded instead; what was finished stays', async () => {
    const folder = await tempFolder();
    const path = join(folder, 'library');
    const first = startEngineProcess(join(folder, 'home'));
    value(await first.client.library.create({ place: { $path: path } }));
    const { jobId } = value(await first.client.imports.run({ places: [{ $path: source }] }));
    await untilDone(first.client, jobId, 30);
    await first.kill();
    const { client } = await startEngine();
    value(await client.library.open({ place: { $path: path } }));
    value(await client.jobs.discard({ id: jobId }));
    expect(value(await client.jobs.list({})).items).toEqual([]);
    expect(value(await client.assets.list({ limit: 1 })).total).toBeGreaterThan(10);
  });

  test('when the app dies and the engine with it, the import counts as interrupted as well', async () => {
    const folder = await tempFolder();
    const path = join(folder, 'library');
    const first = startEngineProcess(join(folder, 'home'));
    value(await first.client.library.create({ place: { $path: path } }));
    const { jobId } = value(await first.client.imports.run({ places: [{ $path: source }] }));
    await untilDone(first.client, jobId, 30);
    await first.orphan();
    const { client } = await startEngine();
    value(await client.library.open({ place: { $path: path } }));
    expect(value(await client.jobs.list({})).items).toMatchObject([{ id: jobId, state: 'interrupted' }]);
  });
});

test.skipIf(process.platform === 'win32')(
  'kill -9 while a library is made: the next one made beside it clears what was left, and nothing else',
  async () => {
    const folder = await tempFolder();
    const resources = await tempFolder();
    await mkdir(join(resources, 'example'));
    const pipe = join(resources, 'example', 'example.json');
    execFileSync('mkfifo', [pipe]);
    const place = join(folder, 'place');
    await mkdir(place);
    // Names like ours that are not left over: of a zip, of somebody else's folder, of a library that only lacks its name.
    await writeFile(join(place, '.00000000000000aa.dateline-part'), 'half a zip');
    await mkdir(join(place, '.00000000000000bb.dateline-part'));
    await writeFile(join(place, '.00000000000000bb.dateline-part', 'mine.txt'), 'mine');
    const whole = join(place, '.00000000000000cc.dateline-part');
    await mkdir(join(whole, '.staging'), { recursive: true });
    await writeFile(join(whole, '.staging', 'whole'), '');
    await writeFile(join(whole, 'dateline.lock'), '');
    const others = (await readdir(place)).sort();

    const maker = startEngineProcess(join(folder, 'home'), resources);
    onTestFinished(() => maker.kill());
    void maker.client.library.create({ place: { $path: join(place, 'example') }, example: true });
    // A pipe has a writer only when there is a reader: now it is in the middle of it.
    const writer = await open(pipe, 'w');
    onTestFinished(() => writer.close());
    const [half] = (await readdir(place)).filter((name) => !others.includes(name));
    expect(half).toMatch(/^\.[0-9a-f]{16}\.dateline-part$/);

    const { client } = await startEngine();
    value(await client.library.create({ place: { $path: join(place, 'one') } }));
    expect((await readdir(place)).sort()).toEqual([...others, half, 'one'].sort());
    await maker.kill();
    value(await client.library.create({ place: { $path: join(place, 'two') } }));
    expect((await readdir(place)).sort()).toEqual([...others, 'one', 'two'].sort());
    expect(existsSync(join(place, 'two', '.staging'))).toBe(false);

    // An hour later nobody is about to rename it any more.
    const then = new Date(Date.now() - 2 * 60 * 60_000);
    await utimes(join(whole, '.staging', 'whole'), then, then);
    value(await client.library.create({ place: { $path: join(place, 'three') } }));
    expect(existsSync(whole)).toBe(false);
  },
);

test('kill -9 during an export: no file under the final name, no left-over after the restart, and resuming builds the kit', async () => {
  const folder = await tempFolder();
  const path = join(folder, 'library');
  const first = startEngineProcess(join(folder, 'home'));
  onTestFinished(() => first.kill());
  await copyExample(path);
  value(await first.client.library.open({ place: { $path: path } }));
  const kitId = value(await first.client.kits.list({})).items[0]?.id as KitId;
  const out = join(folder, 'out', 'kit.zip');
  for (const stage of ['make', 'write', 'verify']) {
    const process = stage === 'make' ? first : startEngineProcess(join(folder, 'home'));
    onTestFinished(() => process.kill());
    if (process !== first) value(await process.client.library.open({ place: { $path: path } }));
    const seen = new Promise<void>((resolve) =>
      process.client.onEvent((event) => {
        if (
          event.type === 'job' &&
          event.job.route === 'exports.run' &&
          (event.job.progress.stage === stage || event.job.state !== 'running')
        )
          resolve();
      }),
    );
    value(await process.client.exports.run({ kitId, place: { $path: out } }));
    await seen;
    await process.kill();
    // The stage may have been the last the job needed; a finished zip is whole, an unfinished one is not there.
    const { client, engine } = await startEngine();
    value(await client.library.open({ place: { $path: path } }));
    const [job] = value(await client.jobs.list({})).items.filter((one) => one.route === 'exports.run');
    expect(job?.state, stage).toBe('interrupted');
    expect(existsSync(out), stage).toBe(false);
    expect(await readdir(join(folder, 'out')), stage).toEqual([]);
    if (stage === 'verify') {
      const resumed = await finish(
        client,
        client.jobs
          .resume({ id: job?.id as never })
          .then((result) => (result.ok ? { ok: true, value: { jobId: result.value.id } } : result)),
      );
      expect(resumed.state).toBe('done');
      expect(value(await client.exports.verify({ place: { $path: out } })).ok).toBe(true);
      expect(await readdir(join(folder, 'out'))).toEqual(['kit.zip']);
    } else value(await client.jobs.discard({ id: job?.id as never }));
    await engine.close();
  }
});
