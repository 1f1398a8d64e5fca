import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { AssetPage } from '#contract/assets.ts';
import type { Client } from '#contract/client.ts';
import type { Job } from '#contract/jobs.ts';
import { createRandom } from '../../scripts/random.ts';
import { noteFaults } from '../faults/ledger.ts';
import { writeJpeg } from './files.ts';
import { finish, scanLibrary, startEngine, tempFolder, value } from './harness.ts';
import { startEngineProcess } from './process.ts';

/** The gate kills four times in 200 files; DATELINE_TESTS=full kills 20 times in 1,000. */
const IS_FULL = process.env.DATELINE_TESTS === 'full';
const FILES = IS_FULL ? 1000 : 200;
const MOMENTS = IS_FULL ? 20 : 4;

const random = createRandom(20_261_125);
/** When each import is killed: after so many files and then so many ms. */
const moments = Array.from({ length: MOMENTS }, (_, n) => ({
  n,
  files: Math.floor(random() * (FILES - 20)),
  ms: Math.floor(random() * 40),
}));

/** Everything of a library that an import decides, in the order of the library. */
async function stateOf(client: Client, jobId: string) {
  const assets = [];
  for (let after: string | null = ''; after !== null; ) {
    const page: AssetPage = value(await client.assets.list({ limit: 1000, ...(after === '' ? {} : { after }) }));
    assets.push(...page.items);
    after = page.next;
  }
  const report = value(await client.imports.report({ jobId: jobId as never }));
  return {
    rows: assets.map(({ id: _, importId: __, importedAt: ___, ...rest }) => rest),
    outcomes: report.items.map(({ id: _, duplicateOf, ...rest }) => ({ ...rest, isDuplicate: duplicateOf !== undefined })),
    counts: [report.imported, report.duplicates, report.refused],
  };
}

/** Settles as soon as the import has got so far, or has ended. */
async function untilDone(client: Client, jobId: string, count: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = client.onEvent((event) => {
      if (event.type !== 'job' || event.job.id !== jobId) return;
      if (event.job.state === 'running' && (event.job.progress.stage !== 'import' || event.job.progress.done < count)) return;
      stop();
      resolve();
    });
  });
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);

const resume = (client: Client, id: Job['id']): Promise<Job> =>
  finish(
    client,
    client.jobs.resume({ id }).then((result) => (result.ok ? { ok: true, value: { jobId: result.value.id } } : result)),
  );

describe(`kill -9 at ${MOMENTS} random moments of an import of ${FILES} files`, () => {
  let source = '';
  let undisturbed: Awaited<ReturnType<typeof stateOf>>;

  beforeAll(async () => {
    source = await mkdtemp(join(tmpdir(), 'dateline-kill-import-'));
    for (let index = 0; index < FILES; index++) {
      // some files are there twice under other names, some are damaged: their outcomes must not depend on who was first
      const seed = index % 25 === 24 ? index - 3 : index;
      await writeJpeg(join(source, `${index % 7}`, `${index}.jpg`), seed, 160 + (seed % 5) * 40, 120);
    }
    const home = await mkdtemp(join(tmpdir(), 'dateline-kill-home-'));
    const engine = startEngineProcess(home);
    value(await engine.client.library.create({ place: { $path: join(home, 'library') } }));
    const job = await finish(engine.client, engine.client.imports.run({ places: [{ $path: source }] }));
    undisturbed = await stateOf(engine.client, job.id);
    await engine.kill();
    await rm(home, { recursive: true, force: true });
    return () => rm(source, { recursive: true, force: true });
  }, 600_000);

  test.each(moments)(
    '$n: after $files files and $ms ms nothing is worse than an orphan, and the resumed import equals an undisturbed one',
    async ({ files, ms }) => {
      const folder = await tempFolder();
      const path = join(folder, 'library');
      const first = startEngineProcess(join(folder, 'home'));
      onTestFinished(() => first.kill());
      value(await first.client.library.create({ place: { $path: path }, name: 'Killed' }));
      const { jobId } = value(await first.client.imports.run({ places: [{ $path: source }] }));
      await untilDone(first.client, jobId, files);
      await new Promise((resolve) => setTimeout(resolve, ms));
      await first.kill();

      const { client } = await startEngine();
      value(await client.library.open({ place: { $path: path } }));
      const findings = (await scanLibrary(client)).findings;
      expect(findings.filter(({ code }) => code !== 'orphan_file' && code !== 'orphan_preview')).toEqual([]);
      expect(await readdir(join(path, '.staging')).catch(() => [])).toEqual([]);
      // the check was a job as well, and is the newest one
      const job = value(await client.jobs.get({ id: jobId }));
      if (job.state === 'interrupted') expect((await resume(client, job.id)).state).toBe('done');
      expect(await stateOf(client, jobId)).toEqual(undisturbed);
      expect((await scanLibrary(client)).findings).toEqual([]);
      noteFaults('kill -9 of the engine during imports.run, many files', 1, 'the resumed import equals an undisturbed one');
    },
    300_000,
  );

  test.runIf(process.platform === 'linux')(
    'the process that decodes can be killed again and again: the import goes on and its result is the same',
    async () => {
      const folder = await tempFolder();
      const engine = startEngineProcess(join(folder, 'home'));
      onTestFinished(() => engine.kill());
      value(await engine.client.library.create({ place: { $path: join(folder, 'library') } }));
      const { jobId } = value(await engine.client.imports.run({ places: [{ $path: source }] }));
      let killed = 0;
      for (let round = 1; round <= MOMENTS; round++) {
        await untilDone(engine.client, jobId, Math.floor((FILES * round) / (MOMENTS + 1)));
        for (const child of childrenOf(engine.child.pid ?? 0)) {
          process.kill(child, 'SIGKILL');
          killed++;
        }
      }
      expect(killed).toBeGreaterThan(1);
      expect(value(await engine.client.waitForJob(jobId)).state).toBe('done');
      // whoever was in its hands was tried again alone, and found innocent
      expect(await stateOf(engine.client, jobId)).toEqual(undisturbed);
      noteFaults('kill -9 of the process that decodes, during an import', killed, 'the import went on and ended as undisturbed');
    },
    300_000,
  );
});
