import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { code, startEngine, startLibrary, value } from '../harness.ts';

describe('create', () => {
  test('leaves nothing but the library, and nothing of a staging folder', async () => {
    const { client, folder } = await startEngine();
    const { library } = value(await client.library.create({ place: { $path: join(folder, 'a', 'b') } }));
    expect(library.name).toBe('b');
    expect(await readdir(join(folder, 'a'))).toEqual(['b']);
  });

  test('a link to an empty folder is taken, and opening it again by either name is no quarrel', async () => {
    const { client, folder } = await startEngine();
    await mkdir(join(folder, 'real'));
    await symlink('real', join(folder, 'link'));
    const { library } = value(await client.library.create({ place: { $path: join(folder, 'link') } }));
    expect(library.place.$path).toBe(join(folder, 'link'));
    value(await client.library.open({ place: { $path: join(folder, 'real') } }));
    expect(JSON.parse(await readFile(join(folder, 'real', 'dateline.json'), 'utf8')).format).toBe('dateline-library');
  });

  test('inside a library that is not open, and through a link into it', async () => {
    const { client, path, folder } = await startLibrary();
    value(await client.library.close({}));
    await symlink(path, join(folder, 'way'));
    for (const place of [join(path, 'nested'), join(folder, 'way', 'cache', 'nested')])
      expect(code(await client.library.create({ place: { $path: place } }))).toBe('library.not_writable');
    expect(await readdir(path)).not.toContain('nested');
  });

  test('a file in the way of the folder, or a file of somebody else in it', async () => {
    const { client, folder } = await startEngine();
    await writeFile(join(folder, 'file'), 'x');
    await mkdir(join(folder, 'full', 'originals'), { recursive: true });
    await writeFile(join(folder, 'full', 'originals', 'mine.txt'), 'x');
    expect(code(await client.library.create({ place: { $path: join(folder, 'file', 'below') } }))).toBe('library.not_writable');
    expect(code(await client.library.create({ place: { $path: join(folder, 'full') } }))).toBe('library.folder_not_empty');
    expect(await readFile(join(folder, 'full', 'originals', 'mine.txt'), 'utf8')).toBe('x');
  });

  test('an example that cannot be made leaves nothing', async () => {
    const options = { now: () => new Date(), resources: join(import.meta.dirname, 'nowhere') };
    const { client, folder } = await startEngine(options);
    expect(await client.library.create({ place: { $path: join(folder, 'example') }, example: true })).toMatchObject({
      ok: false,
    });
    expect((await readdir(folder)).filter((name) => name !== 'home')).toEqual([]);
  });
});
