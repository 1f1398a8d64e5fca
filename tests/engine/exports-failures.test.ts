import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AssetPage } from '#contract/assets.ts';
import type { Client } from '#contract/client.ts';
import { ExportRun } from '#contract/exports.ts';
import type { Job } from '#contract/jobs.ts';
import type { Kit } from '#contract/kits.ts';
import { checkName, foldName } from '#domain/names.ts';
import { placeStaged } from '#engine/exports/place.ts';
import { Refusal } from '#engine/refusal.ts';
import { writeJpeg } from './files.ts';
import { finish, importAll, startLibrary, tempFolder, value } from './harness.ts';
import { mountSmall } from './small-disk.ts';

/** A kit of these files as documents, in their order. */
async function documentKit(client: Client, folder: string, title = 'Documents'): Promise<Kit> {
  await importAll(client, folder);
  const items = [];
  for (let after: string | null = ''; after !== null; ) {
    const page: AssetPage = value(await client.assets.list({ limit: 1000, ...(after === '' ? {} : { after }) }));
    items.push(...page.items);
    after = page.next;
  }
  const sections = [{ kind: 'documents' as const, items: items.map(({ id }) => ({ kind: 'asset' as const, assetId: id })) }];
  return value(await client.kits.create({ title, date: '2026-03-04', sections }));
}

/** Runs an export and does something as soon as it is at work. */
async function exportWhile(
  client: Client,
  kit: Kit,
  path: string,
  deed: (job: Job) => Promise<unknown> | undefined,
): Promise<Job> {
  let doing: Promise<unknown> | undefined;
  const stop = client.onEvent((event) => {
    if (event.type === 'job' && event.job.route === 'exports.run' && event.job.state === 'running') doing ??= deed(event.job);
  });
  const job = await finish(client, client.exports.run({ kitId: kit.id, place: { $path: path }, force: true }));
  stop();
  await doing;
  return job;
}

test('a disk that fills up while the zip is written: one sentence, and nothing left', async (context) => {
  const small = await mountSmall(64);
  if (small === null) return context.skip('no right to mount a small disk here');
  const { client } = await startLibrary();
  const files = await tempFolder();
  await writeJpeg(join(files, 'a.jpg'), 1, 3000, 2000);
  await writeFile(join(files, 'large.pdf'), Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(30_000_000)]));
  const kit = await documentKit(client, files);
  // There was room when it was asked for; somebody else has it by the time it is needed.
  // In one go, as the engine runs in this process: a filler that is written bit by bit may come after the zip.
  const job = await exportWhile(client, kit, join(small, 'kit.zip'), async () => {
    writeFileSync(join(small, 'filler'), Buffer.alloc(50_000_000));
  });
  expect(job.error?.code).toBe('exports.disk_full');
  expect(await readdir(small)).toEqual(['filler']);
  await rm(join(small, 'filler'));
  const again = await finish(
    client,
    client.exports.run({ kitId: kit.id, place: { $path: join(small, 'kit.zip') }, force: true }),
  );
  expect(again.state).toBe('done');
});

test('a read-only disk is refused before any work', async (context) => {
  const small = await mountSmall(8);
  if (small === null) return context.skip('no right to mount a small disk here');
  execFileSync('mount', ['-o', 'remount,ro', small]);
  const { client } = await startLibrary();
  const kit = value(await client.kits.create({ title: 'Any' }));
  for (const path of [join(small, 'kit.zip'), join(small, 'new', 'kit.zip')]) {
    const job = await finish(client, client.exports.run({ kitId: kit.id, place: { $path: path }, force: true }));
    expect(job.error?.code).toBe('exports.destination_unwritable');
  }
  expect(await readdir(small)).toEqual([]);
});

/** A kit whose pictures take long enough to be made that something can happen meanwhile. */
async function slowKit(client: Client): Promise<Kit> {
  const files = await tempFolder();
  for (let n = 0; n < 6; n++) await writeJpeg(join(files, `${n}.jpg`), n, 4000, 3000);
  await importAll(client, files);
  const items = value(await client.assets.list({})).items.map(({ id }) => ({ kind: 'asset' as const, assetId: id }));
  return value(await client.kits.create({ title: 'Photos', sections: [{ kind: 'photos', items }] }));
}

test('a destination that vanishes midway, as a network drive does', async () => {
  const { client, folder } = await startLibrary();
  const kit = await slowKit(client);
  const gone = join(folder, 'gone');
  await mkdir(gone);
  // After the folder was looked at: before, a folder that is not there is made.
  const job = await exportWhile(client, kit, join(gone, 'kit.zip'), ({ progress }) =>
    progress.stage === 'make' ? rm(gone, { recursive: true, force: true }) : undefined,
  );
  expect(job.state).toBe('failed');
  expect(job.error?.code).toBe('exports.destination_unwritable');
  expect(job.error?.message).not.toContain('dateline-part');
  expect(existsSync(gone)).toBe(false);
});

test('whatever goes wrong while a zip is written is said of its own name, and of its folder when that is gone', async () => {
  const folder = await tempFolder();
  const target = join(folder, 'office', 'kit.zip');
  const failing = (isGone: boolean): Promise<unknown> =>
    placeStaged(null, target, async (staged) => {
      if (isGone) await rm(join(folder, 'office'), { recursive: true });
      throw new Refusal('exports.disk_full', `There is no room left for ${staged}.`, { path: staged });
    }).catch((error: unknown) => (error as Refusal).failure);
  await mkdir(join(folder, 'office'));
  expect(await failing(false)).toEqual({
    code: 'exports.disk_full',
    message: `There is no room left for ${target}.`,
    details: { path: target },
  });
  expect(await failing(true)).toEqual({
    code: 'exports.destination_unwritable',
    message: 'The folder “office” is gone, so “kit.zip” could not be written. Choose another folder.',
  });
});

test('an original that vanishes midway is named, and an earlier zip of that name stays as it was', async () => {
  const { client, folder } = await startLibrary();
  const kit = await slowKit(client);
  const out = join(folder, 'out');
  await mkdir(out);
  const zip = join(out, 'kit.zip');
  await writeFile(zip, 'an earlier one');
  const { items } = value(await client.assets.list({}));
  const last = value(await client.assets.original({ id: items.at(-1)?.id as never })).place.$path;
  // After the plan is made: before it, a picture without its file would only be left out.
  const job = await exportWhile(client, kit, zip, ({ progress }) => (progress.stage === 'make' ? rm(last) : undefined));
  expect(job.state).toBe('failed');
  expect(job.error?.code).toBe('assets.original_missing');
  expect(await readdir(out)).toEqual(['kit.zip']);
  expect((await stat(zip)).size).toBe('an earlier one'.length);
});

test('a cancelled export leaves nothing, at whatever stage it is caught', async () => {
  const { client, folder } = await startLibrary({ example: true });
  const kit = value(await client.kits.list({})).items[0] as Kit;
  const out = join(folder, 'out');
  await mkdir(out);
  for (const stage of ['make', 'write', 'verify']) {
    const stop = client.onEvent((event) => {
      if (event.type !== 'job' || event.job.route !== 'exports.run' || event.job.progress.stage !== stage) return;
      stop();
      void client.jobs.cancel({ id: event.job.id });
    });
    const job = await finish(client, client.exports.run({ kitId: kit.id, place: { $path: join(out, 'kit.zip') } }));
    stop();
    // The last stage may be over before the cancel has arrived: then the zip is whole.
    if (job.state === 'done') await rm(join(out, 'kit.zip'));
    else expect(job.state, stage).toBe('cancelled');
    expect(await readdir(out), stage).toEqual([]);
  }
});

test('a kit of nothing is a whole kit, and verifies', async () => {
  const { client, folder } = await startLibrary();
  const kit = value(await client.kits.create({ title: 'Nothing yet' }));
  const path = join(folder, 'nothing.zip');
  const job = await finish(client, client.exports.run({ kitId: kit.id, place: { $path: path }, force: true }));
  expect(ExportRun.parse(job.result).entries).toBe(8);
  expect(value(await client.exports.verify({ place: { $path: path } }))).toMatchObject({ ok: true, problems: [] });
  expect(execFileSync('unzip', ['-Z1', path], { encoding: 'utf8' })).not.toMatch(/\/(photos|logos|release|documents|contacts)\//);
});

test('names that become one when they are spelled, and titles in other scripts, give a kit that opens everywhere', async () => {
  const { client, folder } = await startLibrary();
  const files = await tempFolder();
  const names = [
    'Übung.txt',
    'Uebung.txt',
    'uebung.txt',
    'ÜBUNG!.txt',
    'تقرير.txt',
    '報告.txt',
    'con.txt',
    `${'long '.repeat(40)}.txt`,
    '\u202Erev.txt',
  ];
  for (const [n, name] of names.entries()) await writeFile(join(files, name), `text ${n}`);
  const kit = await documentKit(client, files, 'وفد من كوبنهاغن يزور بكين');
  const path = join(folder, 'kit.zip');
  const preview = value(await client.exports.preview({ kitId: kit.id }));
  const job = await finish(client, client.exports.run({ kitId: kit.id, place: { $path: path }, force: true }));
  expect(job.error).toBeNull();
  const listed = execFileSync('unzip', ['-Z1', path], { encoding: 'utf8' }).trim().split('\n');
  expect(listed.every((name) => name.startsWith(`${preview.rootFolder}/`))).toBe(true);
  const paths = listed.map((name) => name.slice(preview.rootFolder.length + 1));
  for (const name of paths) expect(checkName(name), name).toEqual([]);
  expect(new Set(paths.map((name) => foldName(name.slice(name.lastIndexOf('/') + 1)))).size).toBe(paths.length);
  expect(paths.filter((name) => name.startsWith('documents/'))).toHaveLength(names.length);
  expect(value(await client.exports.verify({ place: { $path: path } })).ok).toBe(true);
});

const MANY = process.env.DATELINE_TESTS === 'full' ? 10_000 : 40;

// Ten thousand imports take two minutes on a machine of their own, and half an hour beside others.
test(`a kit of ${MANY} documents`, { timeout: 3_600_000 }, async () => {
  const { client, folder } = await startLibrary();
  const files = await tempFolder();
  for (let n = 0; n < MANY; n++) await writeFile(join(files, `note ${n}.txt`), `Note number ${n}\n`);
  const kit = await documentKit(client, files);
  const path = join(folder, 'many.zip');
  const job = await finish(client, client.exports.run({ kitId: kit.id, place: { $path: path }, force: true }));
  expect(job.error).toBeNull();
  expect(ExportRun.parse(job.result).entries).toBe(MANY + 8);
  expect(value(await client.exports.verify({ place: { $path: path } })).ok).toBe(true);
});
