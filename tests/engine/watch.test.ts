import { appendFile, mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Client } from '#contract/client.ts';
import { writeJpeg } from './files.ts';
import { code, startEngine, startLibrary, tempFolder, value } from './harness.ts';

const watchTimes = { settleMs: 300, sweepMs: 600 };

/** Waits until something is so; looks whenever the engine says that something changed. */
async function until<T>(client: Client, look: () => Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
  for (;;) {
    let stop = (): void => {};
    const changed = new Promise<void>((resolve) => {
      stop = client.onEvent(() => resolve());
    });
    const seen = await look();
    if (isSo(seen)) {
      stop();
      return seen;
    }
    await changed;
    stop();
  }
}

const names = async (client: Client): Promise<string[]> =>
  value(await client.assets.list({ limit: 100 }))
    .items.map((asset) => asset.filename)
    .sort();
const watches = async (client: Client) => value(await client.imports.watches({})).items;

test('new files of a watched folder are imported once they stand still, also in folders made later, and each once', async () => {
  const { client } = await startLibrary({ watchTimes });
  const folder = join(await tempFolder(), 'Inbox');
  await writeJpeg(join(folder, 'first.jpg'), 1);
  value(await client.imports.watch({ place: { $path: folder } }));
  await until(
    client,
    () => names(client),
    (all) => all.includes('first.jpg'),
  );
  await writeJpeg(join(folder, 'deep', 'er', 'second.jpg'), 2);
  await writeJpeg(join(folder, 'third.jpg'), 3);
  await until(
    client,
    () => names(client),
    (all) => all.length === 3,
  );
  const [watch] = await until(
    client,
    () => watches(client),
    ([one]) => one?.imported === 3,
  );
  expect(watch).toMatchObject({ name: 'Inbox', state: 'watching', refused: 0 });
  const second = value(await client.assets.list({})).items.find((asset) => asset.filename === 'second.jpg');
  expect(second?.folder).toBe('Inbox/deep/er');
  expect(value(await client.jobs.list({})).items.every((job) => job.title === 'Inbox')).toBe(true);
});

// Would catch: a half-written file that is taken, a refused one that is tried for ever, one that never gets a second chance.
test('a refused file waits in the quarantine until it changes or somebody asks', async () => {
  const { client } = await startLibrary({ watchTimes });
  const folder = await tempFolder();
  value(await client.imports.watch({ place: { $path: folder } }));
  await writeJpeg(join(folder, 'cut.jpg'), 1, 800, 600);
  await truncate(join(folder, 'cut.jpg'), 2000);
  await writeFile(join(folder, 'empty.jpg'), '');
  await symlink(folder, join(folder, 'loop'));
  const list = async () => value(await client.imports.quarantine({})).items;
  const all = await until(client, list, (items) => items.length === 3);
  expect(all.map((one) => one.code).sort()).toEqual(['imports.empty_file', 'imports.special_file', 'imports.truncated']);
  const jobs = value(await client.jobs.list({})).items.length;
  value(await client.imports.releaseQuarantine({ paths: [join(folder, 'empty.jpg')], retry: false }));
  expect(await list()).toHaveLength(2);
  await writeJpeg(join(folder, 'cut.jpg'), 1, 800, 600);
  await until(
    client,
    () => names(client),
    (found) => found.includes('cut.jpg'),
  );
  expect((await until(client, list, (items) => items.length === 1)).map((one) => one.code)).toEqual(['imports.special_file']);
  // one import for the mended file: the others were not tried again
  expect(value(await client.jobs.list({})).items.length).toBe(jobs + 1);
  value(await client.imports.releaseQuarantine({ paths: [join(folder, 'loop')], retry: true }));
  await until(client, list, (items) => items.length === 1);
});

test('a file that grows is taken when it is finished', async () => {
  const { client } = await startLibrary({ watchTimes });
  const folder = await tempFolder();
  value(await client.imports.watch({ place: { $path: folder } }));
  const path = join(folder, 'growing.txt');
  await writeFile(path, 'begin ');
  const begun = Date.now();
  while (Date.now() - begun < 1200) {
    await appendFile(path, `${'more '.repeat(50)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await names(client)).toEqual([]);
  await appendFile(path, 'end');
  await until(
    client,
    () => names(client),
    (all) => all.length === 1,
  );
  const [asset] = value(await client.assets.list({})).items;
  expect(asset?.bytes).toBe((await import('node:fs')).statSync(path).size);
  expect(value(await client.imports.quarantine({})).items).toEqual([]);
});

test('a watched folder outlives the engine; what came meanwhile is found when the library is opened again, and what went to the trash stays there', async () => {
  const first = await startLibrary({ watchTimes });
  const folder = await tempFolder();
  value(await first.client.imports.watch({ place: { $path: folder } }));
  await writeJpeg(join(folder, 'a.jpg'), 1);
  await until(
    first.client,
    () => names(first.client),
    (all) => all.length === 1,
  );
  const [job] = value(await first.client.jobs.list({})).items;
  await until(
    first.client,
    () => watches(first.client),
    ([one]) => one?.imported === 1,
  );
  value(await first.client.imports.undo({ jobId: job?.id as never }));
  await first.engine.close();
  await writeJpeg(join(folder, 'b.jpg'), 2);
  const { client } = await startEngine({ watchTimes });
  value(await client.library.open({ place: { $path: first.path } }));
  await until(
    client,
    () => names(client),
    (all) => all.includes('b.jpg'),
  );
  expect(await names(client)).toEqual(['b.jpg']);
});

test('a folder that vanishes is said to be gone, and watched again when it is back; a paused one is left alone', async () => {
  const { client } = await startLibrary({ watchTimes });
  const parent = await tempFolder();
  const folder = join(parent, 'stick');
  await mkdir(folder);
  const { id } = value(await client.imports.watch({ place: { $path: folder } }));
  await rename(folder, join(parent, 'away'));
  await until(
    client,
    () => watches(client),
    ([one]) => one?.state === 'gone',
  );
  await writeJpeg(join(parent, 'away', 'new.jpg'), 1);
  await rename(join(parent, 'away'), folder);
  await until(
    client,
    () => names(client),
    (all) => all.length === 1,
  );
  expect(await watches(client)).toMatchObject([{ state: 'watching' }]);
  expect(value(await client.imports.setWatch({ id, paused: true })).state).toBe('paused');
  await writeJpeg(join(folder, 'while paused.jpg'), 2);
  await new Promise((resolve) => setTimeout(resolve, watchTimes.sweepMs * 3));
  expect(await names(client)).toEqual(['new.jpg']);
  value(await client.imports.setWatch({ id, paused: false }));
  await until(
    client,
    () => names(client),
    (all) => all.length === 2,
  );
  value(await client.imports.unwatch({ id }));
  expect(await watches(client)).toEqual([]);
  expect(code(await client.imports.setWatch({ id, paused: true }))).toBe('imports.watch_not_found');
});

test('the library, what holds it, what is watched already and what is no folder cannot be watched', async () => {
  const { client, path, folder } = await startLibrary({ watchTimes });
  const inbox = join(await tempFolder(), 'inbox');
  await mkdir(join(inbox, 'below'), { recursive: true });
  await writeFile(join(inbox, 'file'), 'x');
  const watch = async (place: string) => code(await client.imports.watch({ place: { $path: place } }));
  expect(await watch(path)).toBe('imports.watch_inside_library');
  expect(await watch(join(path, 'originals'))).toBe('imports.watch_inside_library');
  expect(await watch(folder)).toBe('imports.watch_inside_library');
  expect(await watch(join(inbox, 'nothing'))).toBe('imports.not_found');
  expect(await watch(join(inbox, 'file'))).toBe('imports.not_found');
  value(await client.imports.watch({ place: { $path: inbox } }));
  expect(await watch(inbox)).toBe('imports.already_watched');
  expect(await watch(join(inbox, 'below'))).toBe('imports.already_watched');
  await symlink(inbox, join(folder, 'link'));
  expect(await watch(join(folder, 'link'))).toBe('imports.already_watched');
  await rm(inbox, { recursive: true });
});
