import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ExportFolder } from '#contract/exports.ts';
import type { KitId } from '#contract/values.ts';
import { finish, importAll, startLibrary, value } from './harness.ts';

const CLI = join(import.meta.dirname, '../../src/cli/main.ts');

test('a kit as a folder is the unpacked zip to the byte; for a web server it opens as index.html; nothing there is ever written over', {
  timeout: 180_000,
}, async () => {
  const { client, folder, path, engine } = await startLibrary({ example: true });
  const kitId = value(await client.kits.list({})).items[0]?.id as KitId;
  await finish(client, client.exports.run({ kitId, place: { $path: join(folder, 'kit.zip') } }));
  execFileSync('unzip', ['-q', join(folder, 'kit.zip'), '-d', join(folder, 'unpacked')]);
  const [root = ''] = await readdir(join(folder, 'unpacked'));

  const made = await finish(client, client.exports.toFolder({ kitId, place: { $path: join(folder, 'out', 'kit') } }));
  const answer = ExportFolder.parse(made.result);
  expect(answer).toMatchObject({
    page: 'START-HERE.html',
    opens: { $path: join(folder, 'out', 'kit', 'START-HERE.html') },
    place: { $path: join(folder, 'out', 'kit') },
  });
  // Empty: no difference in any file, none too many, none too few.
  expect(execFileSync('diff', ['-r', join(folder, 'unpacked', root), join(folder, 'out', 'kit')], { encoding: 'utf8' })).toBe('');

  const site = join(folder, 'out', 'site');
  const asSite = await finish(client, client.exports.toFolder({ kitId, place: { $path: site }, form: 'site', tier: 'web' }));
  expect(asSite.result).toMatchObject({ page: 'index.html' });
  const names = await readdir(site);
  expect(names).toContain('index.html');
  expect(names).not.toContain('START-HERE.html');
  expect(await readdir(join(site, 'photos'))).not.toContain('high-res');
  expect(await readFile(join(site, 'README.txt'), 'utf8')).toContain('Open index.html');
  execFileSync('sha256sum', ['--quiet', '--strict', '-c', 'verify/SHA256SUMS.txt'], { cwd: site });

  await mkdir(join(folder, 'taken'));
  await writeFile(join(folder, 'taken', 'mine.txt'), 'mine');
  for (const place of ['taken', 'out/kit']) {
    const refused = await finish(client, client.exports.toFolder({ kitId, place: { $path: join(folder, place) } }));
    expect(refused.error?.code).toBe('exports.destination_exists');
  }
  expect(await readdir(join(folder, 'taken'))).toEqual(['mine.txt']);

  for (const stage of ['make', 'write']) {
    const stop = client.onEvent((event) => {
      if (event.type !== 'job' || event.job.route !== 'exports.toFolder' || event.job.progress.stage !== stage) return;
      stop();
      void client.jobs.cancel({ id: event.job.id });
    });
    // Pictures of another tier are not in the cache yet: there is something to cancel.
    const tier = stage === 'make' ? 'print' : 'full';
    const job = await finish(client, client.exports.toFolder({ kitId, place: { $path: join(folder, 'out', 'no') }, tier }));
    stop();
    expect(job.state, stage).toBe('cancelled');
    expect((await readdir(join(folder, 'out'))).sort()).toEqual(['kit', 'site']);
  }

  await engine.close();
  const printed = execFileSync(
    process.execPath,
    [CLI, 'kit', 'build', path, 'copenhagen-beijing', '--site', '--tier', 'lite', '--out', join(folder, 'out', 'lite'), '--json'],
    { encoding: 'utf8', env: { ...process.env, DATELINE_HOME: join(folder, 'home2') }, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  expect(JSON.parse(printed)).toMatchObject({ path: join(folder, 'out', 'lite'), page: 'index.html' });
});

test('an original that cannot be read any more is named, and the place is not blamed for it', async () => {
  const { client, folder } = await startLibrary();
  await mkdir(join(folder, 'files'));
  for (const name of ['one', 'two']) await writeFile(join(folder, 'files', `${name}.txt`), name);
  await importAll(client, join(folder, 'files'));
  const { items } = value(await client.assets.list({}));
  const sections = [{ kind: 'documents' as const, items: items.map(({ id }) => ({ kind: 'asset' as const, assetId: id })) }];
  const kit = value(await client.kits.create({ title: 'Two', sections }));
  // Somebody put a folder in the place of the file: to preflight it is as missing as one that was deleted.
  const { $path: original } = value(await client.assets.original({ id: items[1]?.id as never })).place;
  await rm(original);
  await mkdir(original);
  const out = join(folder, 'out');
  const job = await finish(client, client.exports.toFolder({ kitId: kit.id, place: { $path: join(out, 'kit') } }));
  expect(job.error?.code).toBe('exports.preflight_failed');
  expect(job.error?.details?.findings).toContainEqual(
    expect.objectContaining({ severity: 'error', message: 'The original file is missing' }),
  );
  await expect(readdir(out)).rejects.toThrow('ENOENT');
});
