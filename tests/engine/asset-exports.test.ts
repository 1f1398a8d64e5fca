import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, vi } from 'vitest';
import { assets as contract } from '#contract/assets.ts';
import { CatalogueFile } from '#contract/catalogue.ts';
import type { AssetId, KitId } from '#contract/values.ts';
import { CSV_COLUMNS } from '#domain/assets/catalogue-csv.ts';
import { readMetadata } from '#engine/pictures/metadata.ts';
import { writeJpeg } from './files.ts';
import { code, finish, importAll, startLibrary, tempFolder, value } from './harness.ts';
import { mountSmall } from './small-disk.ts';

vi.setConfig({ testTimeout: 120_000 });

async function library(count: number) {
  const started = await startLibrary();
  const source = await tempFolder();
  for (let n = 0; n < count; n++) await writeJpeg(join(source, `d${n}`, 'Skibet på sø.jpg'), n);
  await importAll(started.client, source);
  const { items } = value(await started.client.assets.list({ limit: 1000 }));
  const [first] = items;
  if (first === undefined) throw new Error('nothing was imported');
  return { ...started, items, first, ids: items.map(({ id }) => id), out: join(await tempFolder(), 'out') };
}

describe('assets.exportFiles', () => {
  it('copies originals byte for byte, each with a sidecar that says what the library knows; overwrites nothing', async () => {
    const { client, items, first, ids, out } = await library(3);
    value(await client.assets.edit({ id: first.id, set: { caption: 'Åbning <af> "broen"', people: ['Bo Bæk'], rating: 4 } }));
    await mkdir(out);
    await writeFile(join(out, 'SKIBET PÅ SØ.JPG'), 'mine');
    const job = await finish(client, client.assets.exportFiles({ ids, place: { $path: out } }));
    const result = contract.exportFiles.output.parse(job.result);
    expect(result).toMatchObject({ files: 3, refused: [], bytes: items.reduce((sum, { bytes }) => sum + bytes, 0) });
    const names = (await readdir(out)).sort();
    expect(names).toHaveLength(7);
    expect(names.filter((name) => name.endsWith('.xmp'))).toEqual([2, 3, 4].map((n) => `Skibet på sø-${n}.jpg.xmp`));
    expect(await readFile(join(out, 'SKIBET PÅ SØ.JPG'), 'utf8')).toBe('mine');
    const sums = await Promise.all(
      [2, 3, 4].map(async (n) => hash('sha256', await readFile(join(out, `Skibet på sø-${n}.jpg`)), 'hex')),
    );
    expect(sums).toEqual(items.map(({ sha256 }) => sha256));
    const sidecar = join(out, 'Skibet på sø-2.jpg.xmp');
    expect(readMetadata(new Uint8Array(0), await readFile(sidecar))).toMatchObject({
      caption: 'Åbning <af> "broen"',
      people: ['Bo Bæk'],
      rating: 4,
    });
    expect(JSON.parse(execFileSync('exiftool', ['-json', '-Description', sidecar], { encoding: 'utf8' }))[0].Description).toBe(
      'Åbning <af> "broen"',
    );
  });

  it('asks for room only for what is still missing when it is taken up again', async (context) => {
    const small = await mountSmall(30);
    if (small === null) return context.skip();
    const { client } = await startLibrary();
    const source = await tempFolder();
    // Two files of 6 MB, beside which 16 MB must stay free: beside the first there is no room for both, but for the second.
    for (const letter of ['a', 'b']) await writeFile(join(source, `${letter}.txt`), `${letter} harbour `.repeat(600_000));
    await importAll(client, source);
    const { items } = value(await client.assets.list({ limit: 10 }));
    const send = (ids: readonly AssetId[], place: string) =>
      finish(client, client.assets.exportFiles({ ids: [...ids], place: { $path: join(small, place) }, sidecars: false }));
    const [first] = items.map(({ id }) => id);
    if (first === undefined) throw new Error('nothing was imported');
    expect((await send([first], 'out')).state).toBe('done');
    const again = await send(
      items.map(({ id }) => id),
      'out',
    );
    expect(again).toMatchObject({ state: 'done', result: { files: 2, refused: [] } });
    expect((await readdir(join(small, 'out'))).sort()).toEqual(['a.txt', 'b.txt']);
    const elsewhere = await send([first], 'other');
    expect(elsewhere).toMatchObject({ state: 'failed', error: { code: 'exports.disk_full' } });
  });

  it('a missing and an altered original are named, the others are copied', async () => {
    const { client, items, first, ids, out, path } = await library(3);
    const [gone, altered] = items;
    const placeOf = async (asset: typeof gone) => value(await client.assets.original({ id: (asset ?? first).id })).place.$path;
    const alteredPath = await placeOf(altered);
    await rm(await placeOf(gone));
    await chmod(alteredPath, 0o644);
    await writeFile(alteredPath, 'something else');
    const job = await finish(client, client.assets.exportFiles({ ids, place: { $path: out }, sidecars: false }));
    const result = contract.exportFiles.output.parse(job.result);
    expect(result.refused.map((one) => [one.id, one.code])).toEqual([
      [gone?.id, 'assets.original_missing'],
      [altered?.id, 'assets.original_altered'],
    ]);
    expect(await readdir(out)).toEqual(['Skibet på sø.jpg']);
    expect(path).not.toBe(out);
  });

  it('goes on where an earlier run stopped: what lies there is not copied again, and gets the sidecar that it lacks', async () => {
    const { client, first, ids, out } = await library(2);
    await finish(client, client.assets.exportFiles({ ids, place: { $path: out }, sidecars: false }));
    const names = await readdir(out);
    // Gone from the library, so it could not be copied a second time.
    await rm(value(await client.assets.original({ id: first.id })).place.$path);
    const job = await finish(client, client.assets.exportFiles({ ids, place: { $path: out } }));
    expect(contract.exportFiles.output.parse(job.result)).toMatchObject({ files: 2, refused: [] });
    expect((await readdir(out)).sort()).toEqual([...names, ...names.map((name) => `${name}.xmp`)].sort());
  });

  it('refuses the library’s own folder and what is no folder', async () => {
    const { client, ids, out, path } = await library(1);
    const inside = await finish(client, client.assets.exportFiles({ ids, place: { $path: join(path, 'originals') } }));
    expect(inside.error?.code).toBe('exports.destination_unwritable');
    await writeFile(out, 'a file');
    const onFile = await finish(client, client.assets.exportFiles({ ids, place: { $path: out } }));
    expect(onFile.error?.code).toBe('exports.destination_unwritable');
    expect(await readFile(out, 'utf8')).toBe('a file');
  });

  it('a cancel leaves whole files only, each with its sidecar', async () => {
    const { client, items, ids, out } = await library(40);
    const { jobId } = value(await client.assets.exportFiles({ ids, place: { $path: out } }));
    const stop = client.onEvent((event) => {
      if (event.type === 'job' && event.job.id === jobId && event.job.progress.done >= 1) void client.jobs.cancel({ id: jobId });
    });
    const job = value(await client.waitForJob(jobId).then((answer) => (answer.ok ? answer : client.jobs.get({ id: jobId }))));
    stop();
    expect(['cancelled', 'done']).toContain(job.state);
    const names = await readdir(out);
    expect(names.filter((name) => name.endsWith('.dateline-part'))).toEqual([]);
    const sums = new Set(items.map(({ sha256 }) => sha256));
    for (const name of names.filter((one) => one.endsWith('.jpg'))) {
      expect(sums.has(hash('sha256', await readFile(join(out, name)), 'hex'))).toBe(true);
    }
  });
});

describe('assets.exportCatalogue', () => {
  it('JSON holds everything of the example and fits its schema; originals lie where it says', async () => {
    const { client, path } = await startLibrary({ example: true });
    const out = join(await tempFolder(), 'catalogue.json');
    const [kit] = value(await client.kits.list({})).items;
    await finish(client, client.exports.run({ kitId: kit?.id as KitId, place: { $path: `${out}.zip` } }));
    const job = await finish(client, client.assets.exportCatalogue({ place: { $path: out }, format: 'json' }));
    const result = contract.exportCatalogue.output.parse(job.result);
    const text = await readFile(out, 'utf8');
    const file = CatalogueFile.parse(JSON.parse(text));
    expect(result.bytes).toBe(Buffer.byteLength(text));
    const { items, total } = value(await client.assets.list({ limit: 1000 }));
    expect(file.assets).toHaveLength(total);
    expect(file.assets.toReversed().map(({ original: _o, versions: _v, documents: _d, ...asset }) => asset)).toEqual(items);
    for (const asset of file.assets) expect((await stat(join(path, asset.original))).size).toBe(asset.bytes);
    expect(file.kits).toEqual(value(await client.kits.list({})).items);
    expect(file.brands).toEqual(value(await client.logos.brands({})).items);
    expect(file.contacts).toEqual(value(await client.contacts.list({})).items);
    expect(file.organisations).toEqual(value(await client.organisations.list({})).items);
    expect(file.exports).toEqual(value(await client.exports.history({})).items.map(({ exists: _here, ...run }) => run));
    expect(file.exports).toHaveLength(1);
    const [release] = file.releases;
    expect(release?.revisions.at(-1)?.content.headline).toBe(release?.headline);
    expect(result.items).toBe(
      file.assets.length +
        file.kits.length +
        file.brands.length +
        file.contacts.length +
        file.organisations.length +
        file.releases.length +
        file.exports.length,
    );
  });

  it('CSV has a line for each asset, quoted after RFC 4180, and runs in no spreadsheet', async () => {
    const { client, first } = await library(2);
    value(
      await client.assets.edit({
        id: first.id,
        set: { title: '=HYPERLINK("http://x")', caption: 'one "two"\nthree, four', keywords: ['a', 'b'] },
      }),
    );
    const out = join(await tempFolder(), 'assets.csv');
    await finish(client, client.assets.exportCatalogue({ place: { $path: out }, format: 'csv' }));
    const read = `import csv,json,sys\nprint(json.dumps(list(csv.DictReader(open(sys.argv[1], encoding='utf-8-sig', newline='')))))`;
    const rows = JSON.parse(execFileSync('python3', ['-c', read, out], { encoding: 'utf8' })) as Record<string, string>[];
    expect(Object.keys(rows[0] ?? {})).toEqual([...CSV_COLUMNS]);
    expect(rows).toHaveLength(2);
    const row = rows.find(({ id }) => id === first.id);
    expect(row).toMatchObject({ title: '\'=HYPERLINK("http://x")', caption: 'one "two"\nthree, four', keywords: 'a; b' });
    expect((await readFile(out)).subarray(0, 3).toString('hex')).toBe('efbbbf');
  });

  it('replaces an earlier file only as a whole, and refuses the library’s folder', async () => {
    const { client, path, out } = await library(1);
    await writeFile(out, 'earlier');
    const inside = await finish(
      client,
      client.assets.exportCatalogue({ place: { $path: join(path, 'x.json') }, format: 'json' }),
    );
    expect(inside.error?.code).toBe('exports.destination_unwritable');
    await finish(client, client.assets.exportCatalogue({ place: { $path: out }, format: 'json' }));
    expect(JSON.parse(await readFile(out, 'utf8')).format).toBe('dateline-catalogue');
    expect(code(await client.assets.exportCatalogue({ place: { $path: '' }, format: 'json' }))).toBe('door.invalid_input');
  });

  it('100,000 assets: memory stays flat', async () => {
    const { client, engine } = await library(1);
    const catalogue = engine.app.session.current()?.library.catalogue;
    if (catalogue === undefined) throw new Error('no library');
    const names = catalogue.read
      .all("SELECT name FROM pragma_table_info('assets') WHERE name NOT IN ('row', 'id', 'sha256')")
      .map((row) => String(row.name));
    catalogue.transact((db) =>
      db.run(
        `WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
         INSERT INTO assets (row, id, sha256, ${names.join(', ')})
         SELECT 1000 + i, 'ast_' || printf('%016d', i), printf('%064x', i), ${names.join(', ')} FROM n, (SELECT * FROM assets LIMIT 1)`,
      ),
    );
    const used = (): number => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
    const before = used();
    let most = 0;
    const stop = client.onEvent(() => {
      most = Math.max(most, used() - before);
    });
    const out = join(await tempFolder(), 'all.json');
    const job = await finish(client, client.assets.exportCatalogue({ place: { $path: out }, format: 'json' }));
    stop();
    expect(contract.exportCatalogue.output.parse(job.result).items).toBe(100_000);
    expect((await stat(out)).size).toBeGreaterThan(100_000_000);
    // the file has over 100 MB; what is not collected yet counts here too
    expect(most).toBeLessThan(90_000_000);
  });
});

it('a saved search that another version wrote otherwise keeps nobody from the way out: it goes with its text', async () => {
  const { client, path, folder } = await startLibrary();
  value(await client.search.save({ name: 'Mine', query: { text: 'harbour' } }));
  value(await client.library.close({}));
  const database = new DatabaseSync(join(path, 'library.db'));
  database.exec(`UPDATE saved_searches SET query = '{"text":"harbour","kind":"hologram"}'`);
  database.close();
  value(await client.library.open({ place: { $path: path } }));
  const out = join(folder, 'catalogue.json');
  const job = await finish(client, client.assets.exportCatalogue({ place: { $path: out }, format: 'json' }));
  expect([job.state, job.error]).toEqual(['done', null]);
  expect(JSON.parse(await readFile(out, 'utf8')).savedSearches).toMatchObject([{ name: 'Mine', query: { text: 'harbour' } }]);
});
