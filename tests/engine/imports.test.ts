import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeJpeg, writeSvg } from './files.ts';
import { code, finish, importAll, scanLibrary, startEngine, startLibrary, tempFolder, value } from './harness.ts';

test('files are kept byte for byte under their hash, with previews and metadata', async () => {
  const { client, path } = await startLibrary();
  const folder = await tempFolder();
  await writeJpeg(join(folder, 'Harbour at dawn.jpg'), 1, 1200, 800);
  await writeSvg(join(folder, 'mark.svg'));
  await writeFile(join(folder, 'programme.txt'), 'Day one\nDay two');
  execFileSync('exiftool', [
    '-q',
    '-overwrite_original',
    '-IPTC:Caption-Abstract=Fr\u00f8yd i havnen',
    '-IPTC:CodedCharacterSet=UTF8',
    '-XMP-photoshop:Credit=Press office',
    '-XMP-dc:Rights=© City',
    '-Orientation#=6',
    join(folder, 'Harbour at dawn.jpg'),
  ]);
  const { report } = await importAll(client, folder);
  expect(report).toMatchObject({ imported: 3, duplicates: 0, refused: 0 });
  const { items } = value(await client.assets.list({}));
  expect(items.map((asset) => [asset.filename, asset.kind]).sort()).toEqual([
    ['Harbour at dawn.jpg', 'photo'],
    ['mark.svg', 'logo'],
    ['programme.txt', 'document'],
  ]);
  const photo = items.find((asset) => asset.kind === 'photo');
  expect(photo).toMatchObject({
    width: 800,
    height: 1200,
    orientation: 6,
    caption: 'Frøyd i havnen',
    credit: 'Press office',
    copyright: '© City',
    mime: 'image/jpeg',
    hasPreview: true,
  });
  const original = value(await client.assets.original({ id: photo?.id ?? ('' as never) })).place.$path;
  expect(await readFile(original)).toEqual(await readFile(join(folder, 'Harbour at dawn.jpg')));
  expect(original.startsWith(join(path, 'originals', photo?.sha256.slice(0, 2) ?? ''))).toBe(true);
  const preview = value(await client.assets.preview({ sha256: photo?.sha256 ?? '', size: 320 }));
  const { sharp } = await import('#engine/pictures/sharp.ts');
  expect(await sharp(preview.place.$path).metadata()).toMatchObject({ format: 'webp', width: 213, height: 320 });
});

test('files stand in the library in the order in which they were found, whichever was finished first', async () => {
  const { client } = await startLibrary();
  const folder = await tempFolder();
  // The first are the largest, so that later ones overtake them.
  for (let index = 0; index < 12; index++)
    await writeJpeg(join(folder, `${10 + index}.jpg`), index, 1600 - index * 120, 1200 - index * 90);
  await importAll(client, folder);
  const names = value(await client.assets.list({})).items.map((asset) => asset.filename);
  expect(names).toEqual(names.toSorted().reverse());
  await writeJpeg(join(folder, 'later.jpg'), 99);
  await importAll(client, folder);
  expect(value(await client.assets.list({})).items[0]?.filename).toBe('later.jpg');
});

test('a second import of the same bytes brings duplicates and names what they are of', async () => {
  const { client } = await startLibrary();
  const folder = await tempFolder();
  await writeJpeg(join(folder, 'a.jpg'), 1);
  await writeFile(join(folder, 'b.jpg'), await readFile(join(folder, 'a.jpg')));
  const first = await importAll(client, folder);
  expect(first.report).toMatchObject({ imported: 1, duplicates: 1 });
  const second = await importAll(client, folder);
  expect(second.report).toMatchObject({ imported: 0, duplicates: 2 });
  expect(second.report.items[0]?.duplicateOf).toBe(value(await client.assets.list({})).items[0]?.id);
});

test('every bad file has one outcome with a code, and the rest goes on', async () => {
  const { client } = await startLibrary();
  const folder = await tempFolder();
  await writeJpeg(join(folder, 'good.jpg'), 1);
  await writeFile(join(folder, 'empty.jpg'), '');
  await writeFile(join(folder, 'text.jpg'), '<html><body>404 Not found</body></html>');
  await writeJpeg(join(folder, 'cut.jpg'), 2, 800, 600);
  await truncate(join(folder, 'cut.jpg'), 2000);
  const { sharp } = await import('#engine/pictures/sharp.ts');
  await writeFile(
    join(folder, 'really-a-png.jpg'),
    await sharp({ create: { width: 40, height: 30, channels: 4, background: '#ff000080' } })
      .png()
      .toBuffer(),
  );
  await symlink(folder, join(folder, 'loop'));
  spawnSync('mkfifo', [join(folder, 'pipe.jpg')]);
  const { report, job } = await importAll(client, folder, join(folder, 'not-there.jpg'));
  expect(job.state).toBe('done');
  const codes = Object.fromEntries(report.items.map((item) => [item.path.replace(`${folder}/`, ''), item.code ?? item.outcome]));
  expect(codes).toEqual({
    'good.jpg': 'imported',
    'empty.jpg': 'imports.empty_file',
    'text.jpg': 'imports.unsupported_picture',
    'cut.jpg': 'imports.truncated',
    'really-a-png.jpg': 'imports.wrong_extension',
    loop: 'imports.special_file',
    'pipe.jpg': 'imports.special_file',
    'not-there.jpg': 'imports.not_found',
  });
  expect(report.items.filter((item) => item.outcome === 'refused').every((item) => (item.message ?? '').length > 10)).toBe(true);
  expect(report.items.find((item) => item.code === 'imports.wrong_extension')).toMatchObject({ outcome: 'imported' });
  expect(value(await client.assets.list({})).items.find((asset) => asset.filename === 'really-a-png.jpg')?.mime).toBe(
    'image/png',
  );
});

test.runIf(process.getuid?.() === 0)(
  'a folder and a file without permission are named, seen as somebody who is not root',
  async () => {
    const folder = await tempFolder();
    await chmod(folder, 0o777);
    await writeJpeg(join(folder, 'open.jpg'), 1);
    await mkdir(join(folder, 'shut'));
    await writeJpeg(join(folder, 'shut', 'inside.jpg'), 2);
    await writeJpeg(join(folder, 'mine.jpg'), 3);
    await chmod(join(folder, 'shut'), 0o000);
    await chmod(join(folder, 'mine.jpg'), 0o000);
    const script = `import { findFiles } from ${JSON.stringify(join(import.meta.dirname, '../../src/engine/imports/walk.ts'))};
    import { readFile } from 'node:fs/promises'; import { refusedPath } from ${JSON.stringify(join(import.meta.dirname, '../../src/engine/imports/walk.ts'))};
    const found = await findFiles([${JSON.stringify(folder)}], '/usr/lib', new AbortController().signal);
    const read = await Promise.all(found.map(async (file) => file.kind === 'file' ? readFile(file.path).then(() => 'read', (error) => refusedPath(file.path, error).code) : file.code));
    console.log(JSON.stringify(read));`;
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      uid: 65534,
      gid: 65534,
      encoding: 'utf8',
      cwd: '/tmp',
      env: { PATH: process.env.PATH ?? '' },
    });
    await chmod(join(folder, 'shut'), 0o755);
    // Where the clone itself may not be read by others, there is nothing to see.
    if (/EACCES|ERR_MODULE_NOT_FOUND/.test(run.stderr)) return;
    expect(JSON.parse(run.stdout)).toEqual(['imports.unreadable', 'read', 'imports.folder_unreadable']);
  },
);

test('a cancelled import keeps what was finished and leaves no unfinished file', async () => {
  const { client, path } = await startLibrary();
  const folder = await tempFolder();
  for (let index = 0; index < 40; index++) await writeJpeg(join(folder, `${index}.jpg`), index, 900, 600);
  const { jobId } = value(await client.imports.run({ places: [{ $path: folder }] }));
  const ended = client.waitForJob(jobId, (job) => {
    if (job.progress.done > 2) void client.jobs.cancel({ id: jobId });
  });
  const job = value(await ended);
  expect(job.state).toBe('cancelled');
  const { total } = value(await client.assets.list({ limit: 1 }));
  expect(total).toBeGreaterThan(0);
  expect(total).toBeLessThan(40);
  expect(await readdir(join(path, '.staging'))).toEqual([]);
  expect((await scanLibrary(client)).findings).toEqual([]);
});

test('previews are made again when the cache was emptied', async () => {
  const { client, path } = await startLibrary();
  const folder = await tempFolder();
  await writeJpeg(join(folder, 'a.jpg'), 1);
  await importAll(client, folder);
  const { rm } = await import('node:fs/promises');
  await rm(join(path, 'cache'), { recursive: true });
  const sha256 = value(await client.assets.list({})).items[0]?.sha256 ?? '';
  expect(existsSync(value(await client.assets.preview({ sha256, size: 1600 })).place.$path)).toBe(true);
});

test('search folds Danish letters both ways, takes prefixes, and pages by cursor', async () => {
  const { client } = await startLibrary();
  const folder = await tempFolder();
  for (let index = 0; index < 5; index++) await writeJpeg(join(folder, `${index}.jpg`), index);
  await importAll(client, folder);
  const { items } = value(await client.assets.list({}));
  const [first, second] = items;
  value(await client.assets.edit({ id: first?.id as never, set: { caption: 'Københavns Rådhus ved Ærø' } }));
  value(await client.assets.edit({ id: second?.id as never, set: { title: 'Straße in Aarhus' } }));
  const find = async (text: string) => value(await client.assets.list({ text })).items.map((asset) => asset.id);
  for (const text of ['københavn', 'kobenhavn', 'koebenhavn', 'KØBENHAVN', 'raadhus', 'radhus', 'aeroe ved', 'ærø'])
    expect(await find(text), text).toEqual([first?.id]);
  for (const text of ['strasse', 'straße aarhus']) expect(await find(text), text).toEqual([second?.id]);
  expect(await find('"; DROP TABLE assets; --')).toEqual([]);
  value(await client.assets.edit({ id: first?.id as never, set: { caption: 'Nothing' } }));
  expect(await find('rådhus')).toEqual([]);
  const page = value(await client.assets.list({ limit: 2 }));
  const rest = value(await client.assets.list({ limit: 10, after: page.next ?? '' }));
  expect([...page.items, ...rest.items].map((asset) => asset.id)).toEqual(items.map((asset) => asset.id));
  expect(rest.next).toBeNull();
});

test('a field that is no field and an id that is no id are refused', async () => {
  const { client } = await startLibrary();
  expect(code(await client.assets.edit({ id: 'ast_0000000000000000' as never, set: { title: 'x' } }))).toBe('assets.not_found');
  expect(code(await client.assets.get({ id: '../../etc/passwd' as never }))).toBe('door.invalid_input');
  expect((await finish(client, client.imports.run({ places: [{ $path: '/nowhere/at/all' }] }))).result).toMatchObject({
    refused: 1,
  });
});

test('a disk that becomes full during an import refuses what does not fit, loses nothing, and the library opens again', async (context) => {
  const { client, folder } = await startEngine();
  const disk = join(folder, 'small');
  await mkdir(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return context.skip('no right to mount a small disk here');
  }
  try {
    const files = join(folder, 'files');
    await mkdir(files);
    for (let index = 0; index < 60; index++) await writeFile(join(files, `${index}.bin`), Buffer.alloc(150_000, index + 1));
    const library = join(disk, 'library');
    value(await client.library.create({ place: { $path: library } }));
    const { report, job } = await importAll(client, files);
    expect(job.state).toBe('done');
    expect(report.items).toHaveLength(60);
    expect(report.imported).toBeGreaterThan(3);
    expect(new Set(report.items.flatMap((item) => item.code ?? []))).toEqual(new Set(['imports.disk_full']));
    value(await client.library.close({}));
    value(await client.library.open({ place: { $path: library } }));
    expect(value(await client.assets.list({ limit: 1 })).total).toBe(report.imported);
    expect((await scanLibrary(client)).findings).toEqual([]);
    value(await client.library.close({}));
  } finally {
    await client.library.close({});
    execFileSync('umount', ['-l', disk]);
  }
});
