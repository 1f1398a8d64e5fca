import { open, readdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importAll, startLibrary, value } from '../harness.ts';

test('the library’s own folder and files are one refused item each, by any way to them', async () => {
  const { client, path, folder } = await startLibrary();
  await symlink(join(path, 'library.db'), join(folder, 'db'));
  for (const place of [path, join(path, 'originals'), join(path, 'dateline.json'), join(folder, 'db')]) {
    const { report } = await importAll(client, place);
    expect(report.items).toMatchObject([{ outcome: 'refused', code: 'imports.special_file' }]);
  }
});

test('a folder that holds the library beside other files: the library is left out without a word', async () => {
  const { client, folder } = await startLibrary();
  await writeFile(join(folder, 'a.txt'), 'text');
  const { report } = await importAll(client, join(folder, 'a.txt'), folder);
  expect(report.items.some((item) => item.path.includes('library'))).toBe(false);
});

test('cancelling while a very large file is copied ends the job at once and leaves nothing staged', async () => {
  const { client, folder, path } = await startLibrary();
  const film = join(folder, 'film.mov');
  const handle = await open(film, 'w');
  await handle.close();
  await truncate(film, 4 * 1024 ** 3); // sparse
  const { jobId } = value(await client.imports.run({ places: [{ $path: film }] }));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const beganAt = performance.now();
  value(await client.jobs.cancel({ id: jobId }));
  expect(value(await client.waitForJob(jobId)).state).toBe('cancelled');
  expect(performance.now() - beganAt).toBeLessThan(1500);
  expect(await readdir(join(path, '.staging')).catch(() => [])).toEqual([]);
});
