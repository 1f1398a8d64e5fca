import { execFileSync } from 'node:child_process';
import { lstat, mkdir, readdir, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { libraryFolder } from '#engine/library/folder.ts';
import { printsOfLibrary } from '#engine/sheets/prints.ts';
import { tempFolder } from '../harness.ts';

test('a pipe and an endless file in the cache are no prints, and the true one takes their place', async () => {
  const root = await tempFolder();
  const cache = printsOfLibrary(libraryFolder(root));
  const sha256 = 'ab'.repeat(32);
  const print = { bytes: Uint8Array.of(1, 2, 3), width: 30, height: 20 };
  await cache.put(sha256, 100, '#ffffff', print);
  const folder = join(root, 'cache', 'prints', 'ab');
  const [name = ''] = await readdir(folder);
  const path = join(folder, name);
  for (const plant of [
    async () => void execFileSync('mkfifo', [path]),
    () => symlink('/dev/zero', path),
    async () => void (await mkdir(path)),
  ]) {
    await rm(path, { recursive: true });
    await plant();
    expect(await cache.get(sha256, 100, '#ffffff')).toBeNull();
    await cache.put(sha256, 100, '#ffffff', print);
  }
  expect((await lstat(path)).isDirectory()).toBe(true);
  await rename(path, join(dirname(path), 'aside'));
  await cache.put(sha256, 100, '#ffffff', print);
  expect(await cache.get(sha256, 100, '#ffffff')).toEqual({ ...print, bytes: Buffer.from(print.bytes) });
});
