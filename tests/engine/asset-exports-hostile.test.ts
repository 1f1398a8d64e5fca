import { execFileSync } from 'node:child_process';
import { cp, lstat, mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assets as contract } from '#contract/assets.ts';
import { writeJpeg } from './files.ts';
import { finish, importAll, startLibrary, tempFolder, value } from './harness.ts';

/** A library with one picture, and a folder in which the picture lies already as an earlier run left it, without a sidecar. */
async function exportedOnce() {
  const { client } = await startLibrary();
  const source = await tempFolder();
  await writeJpeg(join(source, 'a.jpg'), 1);
  await importAll(client, source);
  const [asset] = value(await client.assets.list({})).items;
  if (asset === undefined) throw new Error('nothing was imported');
  const out = join(await tempFolder(), 'out');
  await mkdir(out);
  await cp(join(source, 'a.jpg'), join(out, 'a.jpg'));
  const run = async () => {
    const job = await finish(client, client.assets.exportFiles({ ids: [asset.id], place: { $path: out } }));
    return contract.exportFiles.output.parse(job.result);
  };
  return { run, out, source, client, asset };
}

describe('what lies under the name of a sidecar', () => {
  it('a pipe is not waited for; a folder and a link are somebody else’s: the picture goes beside them with a sidecar of its own', async () => {
    const { run, out, source } = await exportedOnce();
    execFileSync('mkfifo', [join(out, 'a.jpg.xmp')]);
    await cp(join(source, 'a.jpg'), join(out, 'a-2.jpg'));
    await mkdir(join(out, 'a-2.jpg.xmp'));
    await cp(join(source, 'a.jpg'), join(out, 'a-3.jpg'));
    await symlink('/dev/zero', join(out, 'a-3.jpg.xmp'));
    expect(await run()).toMatchObject({ files: 1, refused: [] });
    expect(await readdir(out)).toEqual([
      ...['a-2.jpg', 'a-2.jpg.xmp', 'a-3.jpg', 'a-3.jpg.xmp', 'a-4.jpg', 'a-4.jpg.xmp', 'a.jpg', 'a.jpg.xmp'],
    ]);
    expect(await readFile(join(out, 'a-4.jpg.xmp'), 'utf8')).toContain('x:xmpmeta');
    expect((await lstat(join(out, 'a.jpg.xmp'))).isFIFO()).toBe(true);
  });

  it('nothing at all gets the sidecar that is missing', async () => {
    const { run, out } = await exportedOnce();
    expect(await run()).toMatchObject({ files: 1, refused: [] });
    expect(await readdir(out)).toEqual(['a.jpg', 'a.jpg.xmp']);
  });
});

describe('what lies in the folder', () => {
  it('whatever it is called, is in nobody’s way', async () => {
    const { run, out } = await exportedOnce();
    await mkdir(join(out, 'copy'));
    expect(await run()).toMatchObject({ files: 1, refused: [] });
    expect(await readdir(out)).toEqual(['a.jpg', 'a.jpg.xmp', 'copy']);
  });

  it('of the library in the place of an original, a pipe or an endless device is neither waited for nor copied', async () => {
    const { run, out, client, asset } = await exportedOnce();
    await rm(join(out, 'a.jpg'));
    const { $path: original } = value(await client.assets.original({ id: asset.id })).place;
    const kit = value(
      await client.kits.create({ title: 'K', sections: [{ kind: 'photos', items: [{ kind: 'asset', assetId: asset.id }] }] }),
    );
    for (const make of [() => execFileSync('mkfifo', [original]), () => symlink('/dev/zero', original)]) {
      await rm(original);
      await make();
      expect(await run()).toMatchObject({ files: 0, refused: [{ id: asset.id, code: 'assets.original_missing' }] });
      expect(value(await client.exports.preview({ kitId: kit.id })).findings.map(({ message }) => message)).toContain(
        'The original file is missing',
      );
    }
  });
});
