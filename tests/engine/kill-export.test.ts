import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ExportRun } from '#contract/exports.ts';
import type { KitId } from '#contract/values.ts';
import { createRandom } from '../../scripts/random.ts';
import { noteFaults } from '../faults/ledger.ts';
import { finish, startLibrary, tempFolder, value } from './harness.ts';
import { startEngineProcess } from './process.ts';

/** The gate kills three times; DATELINE_TESTS=full kills thirty times. */
const MOMENTS = process.env.DATELINE_TESTS === 'full' ? 30 : 3;

test('kill -9 at random moments of an export: a whole zip or none, nothing left over, and the next one is the same to the byte', {
  timeout: 60_000 * (MOMENTS + 1),
}, async () => {
  const random = createRandom(20_261_128);
  const folder = await tempFolder();
  const { client: maker, path: library, engine } = await startLibrary({ example: true });
  const kitId = value(await maker.kits.list({})).items[0]?.id as KitId;
  const whole = await finish(maker, maker.exports.run({ kitId, place: { $path: join(folder, 'whole.zip') } }));
  const { sha256 } = ExportRun.parse(whole.result);
  await engine.close();

  const out = join(folder, 'out');
  await mkdir(out);
  const target = join(out, 'kit.zip');
  let unfinished = 0;
  for (let moment = 0; moment <= MOMENTS; moment++) {
    const running = startEngineProcess(join(folder, 'home'));
    onTestFinished(() => running.kill());
    value(await running.client.library.open({ place: { $path: library } }));
    if (moment > 0) {
      const [job] = value(await running.client.jobs.list({})).items.filter(
        (one) => one.route === 'exports.run' && one.state !== 'done',
      );
      if (job !== undefined) {
        unfinished += 1;
        expect(job.state).toBe('interrupted');
        // The rename is the last step but one: a job that was killed behind it has left the whole zip.
        if (existsSync(target)) expect(value(await running.client.exports.verify({ place: { $path: target } })).ok).toBe(true);
        value(await running.client.jobs.discard({ id: job.id }));
      }
      expect((await readdir(out)).filter((name) => name !== 'kit.zip')).toEqual([]);
      expect(await readdir(join(library, '.staging')).catch(() => [])).toEqual([]);
      await rm(target, { force: true });
    }
    // Pictures are made anew each time, so that there is something to interrupt.
    await rm(join(library, 'cache', 'renditions'), { recursive: true, force: true });
    if (moment === MOMENTS) {
      const last = await finish(running.client, running.client.exports.run({ kitId, place: { $path: target } }));
      expect(last.error).toBeNull();
      expect(ExportRun.parse(last.result).sha256).toBe(sha256);
      break;
    }
    const { jobId } = value(await running.client.exports.run({ kitId, place: { $path: target } }));
    const stage = (['preflight', 'make', 'write', 'verify'] as const)[Math.floor(random() * 4)];
    const wait = Math.floor(random() * 900);
    await new Promise<void>((resolve) => {
      const stop = running.client.onEvent((event) => {
        if (event.type !== 'job' || event.job.id !== jobId) return;
        if (event.job.state === 'running' && event.job.progress.stage !== stage && stage !== 'preflight') return;
        stop();
        resolve();
      });
    });
    await new Promise((resolve) => setTimeout(resolve, stage === 'make' || stage === 'preflight' ? wait : wait / 20));
    await running.kill();
  }
  // Half of the moments must have hit the export while it ran, or this test would look at nothing.
  expect(unfinished).toBeGreaterThanOrEqual(Math.floor(MOMENTS / 2));
  noteFaults(
    'kill -9 of the engine during exports.run, pictures made anew',
    MOMENTS,
    `${unfinished} interrupted; the last zip the same to the byte`,
  );
});
