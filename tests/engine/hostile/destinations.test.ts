import { execFileSync } from 'node:child_process';
import { appendFile, lstat, open, readdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AssetId } from '#contract/values.ts';
import { makeFolders } from '../../../src/engine/files/destination.ts';
import { systemCode } from '../../../src/engine/refusal.ts';
import { writeJpeg, writeSvg } from '../files.ts';
import { code, finish, importAll, scanLibrary, startLibrary, tempFolder, value } from '../harness.ts';

/** A library with one logo variant and one text, ready to be written somewhere. */
async function withLogo() {
  const started = await startLibrary();
  const { client, folder } = started;
  await writeSvg(join(folder, 'mark.svg'));
  const { report } = await importAll(client, join(folder, 'mark.svg'));
  const assetId = report.items[0]?.id as AssetId;
  const brand = value(await client.logos.putBrand({ name: 'City' }));
  const { variants } = value(
    await client.logos.putVariant({ brandId: brand.id, lockup: 'primary', colourway: 'black', ground: 'light', assetId }),
  );
  const variantId = variants[0]?.id;
  if (variantId === undefined) throw new Error('no variant');
  const contact = value(await client.contacts.create({ name: 'Anne', phone: '+45 00 00 00 00' }));
  value(await client.assets.edit({ id: assetId, set: { altText: 'Mark' } }));
  const kit = value(
    await client.kits.create({
      title: 'Bridge',
      date: '2014-12-08',
      sections: [
        { kind: 'logos', items: [{ kind: 'asset', assetId }] },
        { kind: 'contacts', items: [{ kind: 'contact', contactId: contact.id }] },
      ],
    }),
  );
  return { ...started, assetId, variantId, kit };
}

describe('nothing is written over the library’s own files', () => {
  test.each(['dateline.json', 'library.db'])('%s', async (name) => {
    const { client, path, variantId, assetId } = await withLogo();
    const target = join(path, name);
    const before = await readFile(target);
    const answers = [
      await client.logos.render({ variantId, format: 'png', width: 20, place: { $path: target } }),
      await client.assets.saveOriginal({ id: assetId, place: { $path: target } }),
    ];
    expect(answers.map((answer) => answer.ok)).toEqual([false, false]);
    expect((await readFile(target)).subarray(0, 16).equals(before.subarray(0, 16))).toBe(true);
  });

  test('an original', async () => {
    const { client, path, variantId } = await withLogo();
    const names = await readdir(join(path, 'originals'), { recursive: true, withFileTypes: true });
    const original = names.find((entry) => entry.isFile());
    if (original === undefined) throw new Error('no original');
    const target = join(original.parentPath, original.name);
    await client.logos.render({ variantId, format: 'png', width: 20, place: { $path: target } });
    expect((await scanLibrary(client)).findings).toEqual([]);
  });
});

describe('the guard of destinations', () => {
  test('a zip or a release inside the library, by its path or through a link, is refused before any work', async () => {
    const { client, folder, path, kit, assetId } = await withLogo();
    await symlink(path, join(folder, 'way'));
    const release = value(
      await client.releases.add({ source: { text: 'City opens a bridge\n\nCopenhagen, 8 December 2014. Text.' } }),
    );
    const before = await readdir(path);
    for (const root of [path, join(folder, 'way')]) {
      const job = await finish(client, client.exports.run({ kitId: kit.id, place: { $path: join(root, 'new', 'kit.zip') } }));
      expect(job.error?.code).toBe('exports.destination_unwritable');
      const place = { $path: root };
      expect(code(await client.releases.exportFiles({ id: release.id, formats: ['txt'], place }))).toBe(
        'exports.destination_unwritable',
      );
      expect(code(await client.assets.saveOriginal({ id: assetId, place: { $path: join(root, '..', 'library', 'x') } }))).toBe(
        'exports.destination_unwritable',
      );
    }
    expect((await readdir(path)).sort()).toEqual(before.sort());
  });

  test('a folder, a link, a link that leads nowhere, a file as a folder, a zero byte: each a refusal, and each stays', async () => {
    const { client, folder, assetId } = await withLogo();
    await writeFile(join(folder, 'file'), 'mine');
    await symlink('file', join(folder, 'link'));
    await symlink('nowhere', join(folder, 'dangling'));
    const answers: Record<string, string> = {};
    for (const name of ['library', 'link', 'dangling', 'dangling/x', 'file/x', 'a\0b', 'new/'])
      answers[name] = code(await client.assets.saveOriginal({ id: assetId, place: { $path: `${folder}/${name}` } }));
    expect(answers).toEqual({
      library: 'exports.destination_unwritable',
      link: 'exports.destination_exists',
      dangling: 'exports.destination_exists',
      'dangling/x': 'exports.destination_unwritable',
      'file/x': 'exports.destination_unwritable',
      'a\0b': 'exports.destination_unwritable',
      'new/': 'exports.destination_unwritable',
    });
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('mine');
    value(await client.assets.saveOriginal({ id: assetId, place: { $path: join(folder, 'new', 'deep', 'mark.svg') } }));
    value(await client.assets.saveOriginal({ id: assetId, place: { $path: join(folder, 'file') } }));
  });
});

test('folders that many make at once are made, and the rest is said by the system’s own word', async () => {
  const folder = await tempFolder();
  for (let round = 0; round < 20; round++) {
    const deep = join(folder, `${round}`, 'a', 'b', 'c');
    await Promise.all(Array.from({ length: 12 }, () => makeFolders(deep)));
    expect((await lstat(deep)).isDirectory()).toBe(true);
  }
  await writeFile(join(folder, 'file'), 'mine');
  await symlink('nowhere', join(folder, 'dangling'));
  const words: string[] = [];
  for (const path of ['file', 'file/x', 'dangling', 'dangling/x'])
    words.push(await makeFolders(join(folder, path)).then(() => 'made', systemCode));
  expect(words).toEqual(['EEXIST', 'ENOTDIR', 'EEXIST', 'EEXIST']);
  if (process.platform === 'linux') expect(await makeFolders('/proc/self/none/a').then(() => 'made', systemCode)).toBe('ENOENT');
});

describe('what stands at a destination and is no plain file stays', () => {
  test('a pipe (as root the same replaces /dev/null by a picture)', async () => {
    const { client, folder, variantId, assetId, kit } = await withLogo();
    const pipe = join(folder, 'pipe.zip');
    execFileSync('mkfifo', [pipe]);
    await client.logos.render({ variantId, format: 'png', width: 20, place: { $path: pipe } });
    await client.assets.saveOriginal({ id: assetId, place: { $path: pipe } });
    await finish(client, client.exports.run({ kitId: kit.id, place: { $path: pipe } }));
    expect((await lstat(pipe)).isFIFO()).toBe(true);
  });

  test('a path that ends in a slash is refused in words', async () => {
    const { client, folder, kit } = await withLogo();
    const job = await finish(client, client.exports.run({ kitId: kit.id, place: { $path: `${join(folder, 'kit.zip')}/` } }));
    expect(job.error?.code).not.toBe('door.unexpected');
    expect((await readdir(folder)).filter((name) => name.includes('dateline-part'))).toEqual([]);
  });

  test.each([
    ['70 Chinese characters', `${'北'.repeat(70)}.zip`],
    ['80 Chinese characters', `${'北'.repeat(80)}.zip`],
    ['251 letters', `${'a'.repeat(251)}.zip`],
    ['letters cut inside an emoji', `${'a'.repeat(79)}🎉.zip`],
  ])('a name that the disk takes is taken: %s', async (_what, name) => {
    const { client, folder, kit } = await withLogo();
    const job = await finish(client, client.exports.run({ kitId: kit.id, place: { $path: join(folder, name) } }));
    expect(job.error).toBeNull();
    expect(await readdir(folder)).toContain(name);
  });
});

describe('imports', () => {
  test('the library’s own catalogue is not imported into itself', async () => {
    const { client, path } = await startLibrary();
    const { report } = await importAll(client, join(path, 'library.db'));
    expect(report.imported).toBe(0);
  });

  test('a large file that grows after it was found: refused, or its row says what was stored', async () => {
    const { client, folder } = await startLibrary();
    // Enough pictures to keep every worker busy while the film behind them grows.
    for (let n = 0; n < 12; n++) await writeJpeg(join(folder, 'in', `a${n}.jpg`), n, 1600, 1200);
    const film = join(folder, 'in', 'z.mov');
    await writeFile(film, 'film');
    await truncate(film, 513 * 1024 * 1024); // sparse: beyond what is read into memory
    const { jobId } = value(await client.imports.run({ places: [{ $path: join(folder, 'in') }] }));
    let grown = false;
    await client.waitForJob(jobId, (job) => {
      if (grown || job.progress.stage !== 'import') return;
      grown = true;
      void appendFile(film, 'x'.repeat(1000));
    });
    const asset = value(await client.assets.list({ limit: 100 })).items.find((one) => one.filename === 'z.mov');
    if (asset === undefined) return; // refused is right
    const { place } = value(await client.assets.original({ id: asset.id }));
    expect(asset.bytes).toBe((await stat(place.$path)).size);
  });

  test('links, loops and a name that is no UTF-8 are one refusal each', async () => {
    const { client, folder } = await startLibrary();
    const dir = join(folder, 'in');
    await writeJpeg(join(dir, 'a.jpg'), 1);
    await symlink('nowhere', join(dir, 'dangling'));
    await symlink(dir, join(dir, 'loop'));
    const handle = await open(Buffer.concat([Buffer.from(`${dir}/`), Buffer.from([0x66, 0xff, 0x2e, 0x74, 0x78, 0x74])]), 'w');
    await handle.writeFile('text');
    await handle.close();
    const { report } = await importAll(client, dir);
    expect(report).toMatchObject({ imported: 1, refused: 3 });
    // “is not there (any more)” is untrue of a file that everybody can see in the folder.
    expect(report.items.find((item) => item.path.includes('f\ufffd'))?.code).not.toBe('imports.not_found');
  });
});

test('a library made inside the library is refused', async () => {
  const { client, path } = await startLibrary();
  expect(code(await client.library.create({ place: { $path: join(path, 'originals', 'nested') } }))).toMatch(/^library\./);
});
