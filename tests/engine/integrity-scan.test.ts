import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  appendFile,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { Client } from '#contract/client.ts';
import { FINDINGS_KEPT, type FindingCode, RepairReport } from '#contract/integrity.ts';
import type { AssetId, KitId } from '#contract/values.ts';
import { originalPath, previewPath } from '#engine/library/folder.ts';
import type { OpenLibrary } from '#engine/library/open.ts';
import { writeJpeg, writeSvg } from './files.ts';
import { finish, importAll, scanLibrary, startLibrary, tempFolder, value } from './harness.ts';
import { addRow } from './search/rows.ts';

/** A library of three photos and a logo, and what it takes to damage it. */
async function start(files = 3) {
  const started = await startLibrary();
  const source = await tempFolder();
  for (let n = 1; n <= files; n++) await writeJpeg(join(source, `${n}.jpg`), n, 400, 300);
  await writeSvg(join(source, 'mark.svg'));
  await importAll(started.client, source);
  const assets = value(await started.client.assets.list({ sort: 'filename' })).items;
  const library = (): OpenLibrary => {
    const open = started.engine.app.session.current()?.library;
    if (open === undefined) throw new Error('No library is open.');
    return open;
  };
  const asset = (n: number) => {
    const one = assets.find((each) => each.filename === `${n}.jpg`);
    if (one === undefined) throw new Error(`There is no ${n}.jpg.`);
    return one;
  };
  return {
    ...started,
    library,
    asset,
    original: (n: number) => originalPath(library().folder, asset(n).sha256, asset(n).filename),
    preview: (n: number, size: 320 | 1600) => previewPath(library().folder, asset(n).sha256, size),
    /** Plain SQL on the catalogue, as a fault of another program would write it. */
    spoil: (sql: string) => spoil(library().folder.catalogue, sql),
  };
}

/** A connection of another program: without foreign keys, and allowed to write into the tables of the index. */
function spoil(path: string, sql: string): void {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false, defensive: false, timeout: 5000 });
  database.exec(sql);
  database.close();
}

const codes = async (client: Client, ask: { rehash?: boolean } = {}): Promise<FindingCode[]> =>
  (await scanLibrary(client, ask)).findings.map((finding) => finding.code);

const repair = async (client: Client, ask: { takeInOrphans?: boolean; rehash?: boolean } = {}): Promise<RepairReport> => {
  const job = await finish(client, client.integrity.repair(ask));
  expect(job.error).toBeNull();
  return RepairReport.parse(job.result);
};

/** A quarter of an hour ago: nobody is writing it any more. */
const age = (path: string): Promise<void> => {
  const then = new Date(Date.now() - 15 * 60_000);
  return utimes(path, then, then);
};

const sha256 = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

/** Every original with its hash: what no repair may ever change. */
async function originalsIn(path: string): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const entry of await readdir(join(path, 'originals'), { recursive: true, withFileTypes: true }))
    if (entry.isFile()) all[entry.name] = await sha256(join(entry.parentPath, entry.name));
  return all;
}

test('a healthy library gives no finding: the example, with undo, redo, versions, trash, collections, a backup and a removed kit', async () => {
  const { client } = await startLibrary({ example: true });
  const { items } = value(await client.assets.list({}));
  const photos = items.filter((asset) => asset.kind === 'photo');
  const [one, two, three] = photos;
  if (one === undefined || two === undefined || three === undefined) throw new Error('The example has too few photos.');
  value(await client.collections.create({ name: 'Best', assetIds: [one.id, two.id] }));
  const other = join(await tempFolder(), 'Retouched.jpg');
  await writeJpeg(other, 99, 500, 300);
  value(await client.assets.replaceOriginal({ id: one.id, place: { $path: other } }));
  value(await client.assets.editMany({ ids: [one.id, two.id], set: { caption: 'Søen ved Ærø', city: 'Ærøskøbing' } }));
  value(await client.history.undo({}));
  value(await client.history.redo({}));
  value(await client.assets.trash({ ids: [three.id] }));
  // a step of undo names the file of a version that no row names any more
  const [kit] = value(await client.kits.list({})).items;
  value(await client.kits.remove({ id: kit?.id as KitId }));
  value(await client.assets.emptyTrash({}));
  value(await client.assets.revertVersion({ id: one.id, version: 1 }));
  value(await client.history.undo({}));
  value(await client.integrity.backUp({}));
  const report = await scanLibrary(client);
  expect(report.findings).toEqual([]);
  expect(report).toMatchObject({ ok: true, total: 0, counts: {}, rehashed: true });
  expect(report.originals).toBeGreaterThanOrEqual(items.length - 1);
  expect((await scanLibrary(client, { rehash: false })).findings).toEqual([]);
});

describe('each kind of damage is found, and nothing else with it', () => {
  test('originals: missing, altered in place, cut short, replaced by a folder, not readable', async () => {
    const started = await start(5);
    const { client, original, asset } = started;
    await rm(original(1));
    const handle = await open(original(2), 'r+');
    await handle.write(Buffer.from([0x00]), 0, 1, 300);
    await handle.close();
    await truncate(original(3), 100);
    await rm(original(4));
    await mkdir(original(4));
    const seen = await scanLibrary(client);
    expect(seen.findings.map((finding) => [finding.code, finding.assetId, finding.path, finding.repair])).toEqual([
      ['original_missing', asset(1).id, original(1), null],
      ['original_altered', asset(2).id, original(2), null],
      ['original_altered', asset(3).id, original(3), null],
      ['original_missing', asset(4).id, original(4), null],
    ]);
    // without reading, a changed byte is not seen, a changed length is
    expect(await codes(client, { rehash: false })).toEqual(['original_missing', 'original_altered', 'original_missing']);
    // a link that leads to itself is refused by the system, whoever asks
    await rm(original(5));
    await symlink(original(5), original(5));
    expect((await scanLibrary(client)).findings.at(-1)).toMatchObject({ code: 'original_unreadable', assetId: asset(5).id });
    expect(value(await client.assets.get({ id: asset(1).id })).isMissing).toBe(true);
  });

  test('missing originals are marked so that “locate” finds all of one folder, and the mark goes when the files are back', async () => {
    const { client, original, asset, engine } = await start();
    const away = await tempFolder();
    for (const n of [1, 2]) await rename(original(n), join(away, `moved ${n}.bin`));
    const touched: string[][] = [];
    client.onEvent((event) => event.type === 'changed' && touched.push([...event.topics]));
    await scanLibrary(client);
    expect(touched).toContainEqual(['assets']);
    const isMissing = async () => {
      const list = await Promise.all([1, 2, 3].map((n) => client.assets.get({ id: asset(n).id })));
      return list.map((one) => value(one).isMissing);
    };
    expect(await isMissing()).toEqual([true, true, false]);
    expect(value(await client.integrity.locate({ id: asset(1).id, place: { $path: away } })).found).toBe(2);
    expect(await isMissing()).toEqual([false, false, false]);
    // put back by hand, the next check sees it
    await rename(original(1), join(away, 'again'));
    await scanLibrary(client);
    await rename(join(away, 'again'), original(1));
    expect(await codes(client)).toEqual([]);
    expect(await isMissing()).toEqual([false, false, false]);
    // none of this is a step that undo would take back
    expect(value(await client.history.state({})).undo).toBeNull();
    expect(engine.app.session.current()).not.toBeNull();
  });

  test('earlier versions: missing and altered', async () => {
    const { client, asset, original, library } = await start();
    const folder = await tempFolder();
    const paths = [original(1), original(2)];
    for (const n of [1, 2]) {
      await writeJpeg(join(folder, `new ${n}.jpg`), 50 + n, 300, 300);
      value(await client.assets.replaceOriginal({ id: asset(n).id, place: { $path: join(folder, `new ${n}.jpg`) } }));
    }
    await rm(paths[0] ?? '');
    await appendFile(paths[1] ?? '', 'x');
    expect((await scanLibrary(client)).findings).toMatchObject([
      { code: 'version_missing', assetId: asset(1).id, path: paths[0], repair: null },
      { code: 'version_altered', assetId: asset(2).id, path: paths[1], repair: null },
    ]);
    expect(value(await client.assets.get({ id: asset(1).id })).isMissing).toBe(false);
    expect(library().catalogue.isOpen()).toBe(true);
  });

  test.each([
    ['a preview that is gone', 'preview_missing', (path: string) => rm(path)],
    ['a preview that was cut short', 'preview_damaged', async (path: string) => truncate(path, (await stat(path)).size - 40)],
    ['an empty preview', 'preview_damaged', (path: string) => truncate(path, 0)],
    [
      'a preview of zeroes, as a power cut leaves it',
      'preview_damaged',
      async (path: string) => writeFile(path, Buffer.alloc((await stat(path)).size)),
    ],
    [
      'a preview whose picture has lost its head',
      'preview_damaged',
      async (path: string) => {
        const bytes = await readFile(path);
        bytes.fill(0, bytes.indexOf('VP8') + 8, bytes.indexOf('VP8') + 24);
        await writeFile(path, bytes);
      },
    ],
  ] as const)('%s: found, and made again byte for byte', async (_, code, damage) => {
    const { client, asset, preview } = await start();
    const before = await sha256(preview(1, 1600));
    await damage(preview(1, 1600));
    await damage(preview(2, 320));
    const seen = await scanLibrary(client, { rehash: false });
    expect(seen.findings).toMatchObject([
      { code, assetId: asset(1).id, path: preview(1, 1600), repair: 'Make it again.' },
      { code, assetId: asset(2).id, path: preview(2, 320), repair: 'Make it again.' },
    ]);
    expect(await repair(client)).toMatchObject({ ok: true, repaired: 2, findings: [] });
    expect(await sha256(preview(1, 1600))).toBe(before);
  });

  test('a preview whose original is not what it was is not made from it', async () => {
    const { client, original, preview } = await start();
    await rm(preview(1, 320));
    await writeJpeg(original(1), 77, 400, 300);
    const seen = await scanLibrary(client);
    expect(seen.findings).toMatchObject([{ code: 'original_altered' }, { code: 'preview_missing', repair: null }]);
    expect((await repair(client)).findings.map((finding) => finding.code)).toEqual(['original_altered', 'preview_missing']);
    // a check that does not read cannot know; the repair itself looks at the bytes
    await repair(client, { rehash: false });
    expect(existsSync(preview(1, 320))).toBe(false);
  });

  test('orphans: originals, previews, renditions; what systems scatter is none; what undo needs is none', async () => {
    const { client, library, path, asset, original } = await start();
    const { folder } = library();
    const stray = originalPath(folder, 'ab'.repeat(32), 'stray.jpg');
    await mkdir(dirname(stray), { recursive: true });
    await writeJpeg(stray, 60);
    await writeFile(join(folder.originals, 'loose.txt'), 'loose');
    await writeFile(join(folder.originals, '.DS_Store'), 'of the Finder');
    const made = previewPath(folder, 'cd'.repeat(32), 320);
    const fresh = previewPath(folder, 'ef'.repeat(32), 320);
    for (const preview of [made, fresh]) {
      await mkdir(dirname(preview), { recursive: true });
      await writeFile(preview, 'x');
    }
    await age(made);
    const before = await originalsIn(path);
    const seen = await scanLibrary(client);
    expect(seen.findings.map(({ code, path: at, repair: by }) => [code, at, by])).toEqual([
      ['orphan_file', stray, null],
      ['orphan_file', join(folder.originals, 'loose.txt'), null],
      ['orphan_preview', made, 'Remove it.'],
    ]);
    expect((await repair(client)).counts).toEqual({ orphan_file: 2 });
    expect([existsSync(made), existsSync(fresh)]).toEqual([false, true]);
    // never deleted
    expect(await originalsIn(path)).toEqual(before);
    expect(existsSync(original(1)) && asset(1).id !== undefined).toBe(true);
  });

  test('orphan originals are imported when that is asked for; bytes the library has, and what an import refuses, stay where they are', async () => {
    const { client, library, path, asset, original } = await start();
    const { folder } = library();
    const good = join(await tempFolder(), 'found again.jpg');
    await writeJpeg(good, 61);
    const hash = await sha256(good);
    const stray = originalPath(folder, hash, 'found again.jpg');
    await mkdir(dirname(stray), { recursive: true });
    await writeFile(stray, await readFile(good));
    const twin = join(dirname(original(1)), 'another name.jpg');
    await writeFile(twin, await readFile(original(1)));
    const broken = originalPath(folder, '12'.repeat(32), 'broken.jpg');
    await mkdir(dirname(broken), { recursive: true });
    await writeFile(broken, 'no picture');
    const before = await originalsIn(path);
    expect(await repair(client)).toMatchObject({ takenIn: 0, counts: { orphan_file: 3 } });
    const report = await repair(client, { takeInOrphans: true });
    expect(report).toMatchObject({ takenIn: 1, notTakenIn: 1, counts: { orphan_file: 2 } });
    const [found] = value(await client.assets.list({ text: 'found again' })).items;
    expect(found).toMatchObject({ sha256: hash, filename: 'found again.jpg', width: 240, hasPreview: true, isMissing: false });
    expect(await originalsIn(path)).toEqual(before);
    expect(report.findings.find((finding) => finding.path === twin)?.message).toContain(`as “${asset(1).filename}”`);
    expect(existsSync(join(path, '.staging', 'x'))).toBe(false);
  });

  test('unfinished copies that nobody writes any more are removed; one that is being written stays', async () => {
    const { client, library } = await start();
    const { folder } = library();
    const name = '.0123456789abcdef.dateline-part';
    await mkdir(join(folder.staging, 'look-1'), { recursive: true });
    const old = [
      join(folder.staging, 'look-1', 'x'),
      join(folder.staging, name),
      join(folder.backups, name),
      join(folder.root, name),
    ];
    for (const path of old) {
      await writeFile(path, 'half');
      await age(path);
    }
    const writing = join(folder.staging, '.aaaaaaaaaaaaaaaa.dateline-part');
    await writeFile(writing, 'being written');
    const seen = await scanLibrary(client, { rehash: false });
    expect(seen.findings.map((finding) => finding.path).sort()).toEqual([...old].sort());
    expect(seen.counts).toEqual({ staged_file: 4 });
    expect(await repair(client)).toMatchObject({ ok: true, repaired: 4 });
    expect(existsSync(writing)).toBe(true);
  });

  test.each([
    ['a row without its entry', (row: number) => `DELETE FROM asset_words WHERE rowid = ${row}`, true],
    ['an entry of nothing', () => "INSERT INTO asset_words (rowid, title) VALUES (999, 'ghost')", true],
    [
      'an entry that says something else in as many words',
      (row: number) =>
        `DELETE FROM asset_words WHERE rowid = ${row}; INSERT INTO asset_words (rowid, title) VALUES (${row}, 'wrong')`,
      false,
    ],
    ['broken pages of the index', () => "UPDATE asset_words_data SET block = x'00' WHERE id > 100", false],
  ] as const)('the index: %s is found and mended', async (_, sql, isSeenQuickly) => {
    const { client, library, asset, spoil: damage } = await start();
    value(await client.assets.edit({ id: asset(1).id, set: { title: 'Kongens Nytorv', caption: 'Ærø' } }));
    const row = Number(library().catalogue.read.get('SELECT row FROM assets WHERE id = ?', asset(1).id)?.row);
    damage(sql(row));
    if (isSeenQuickly) expect(new Set(await codes(client, { rehash: false }))).toEqual(new Set(['index_differs']));
    const seen = await scanLibrary(client);
    expect(new Set(seen.findings.map((finding) => finding.code))).toEqual(new Set(['index_differs']));
    expect(seen.findings[0]?.repair).toBe('Build the index again.');
    expect(await repair(client)).toMatchObject({ ok: true, findings: [] });
    expect(value(await client.assets.list({ text: 'nytorv aeroe' })).items.map((one) => one.id)).toEqual([asset(1).id]);
    expect(value(await client.assets.list({ text: 'ghost' })).total).toBe(0);
  });

  test('references to nothing: ties are removed, what a person chose is only named', async () => {
    const { client, asset, spoil: damage, library } = await start();
    const gone = 'ast_0000000000000000';
    const collection = value(await client.collections.create({ name: 'Best', assetIds: [asset(1).id] }));
    const contact = value(await client.contacts.create({ name: 'Kristian', email: 'k@example.org' }));
    const release = value(await client.releases.add({ source: { text: 'City opens a bridge\n\nThe bridge is open.' } }));
    value(await client.releases.edit({ id: release.id, set: { contactIds: [contact.id] } }));
    const organisation = value(await client.organisations.create({ name: 'City' }));
    const kit = value(
      await client.kits.create({
        title: 'Bridge',
        sections: [
          { kind: 'photos', items: [{ kind: 'asset', assetId: asset(2).id, title: '', caption: '' }] },
          { kind: 'contacts', items: [{ kind: 'contact', contactId: contact.id }] },
        ],
      }),
    );
    expect(await codes(client)).toEqual([]);
    damage(`
      INSERT INTO collection_items (collection_id, asset_id, position) VALUES ('${collection.id}', '${gone}', 7);
      INSERT INTO asset_documents (asset_id, document_id, role) VALUES ('${asset(1).id}', '${gone}', 'release');
      INSERT INTO set_apart (a, b) VALUES ('${gone}', '${asset(1).id}');
      INSERT INTO asset_texts (row, text) VALUES (12345, 'of nothing');
      INSERT INTO kit_assets (kit_id, asset_id) VALUES ('${kit.id}', '${asset(3).id}');
      DELETE FROM kit_assets WHERE asset_id = '${asset(2).id}';
      UPDATE organisations SET content = json_set(content, '$.logoAssetId', '${gone}', '$.primaryContactId', 'con_0000000000000000');
      DELETE FROM contacts;
      INSERT INTO brands (id, name, organisation_id) VALUES ('brd_0000000000000001', 'City', 'org_0000000000000000');
      INSERT INTO variants (id, brand_id, asset_id, lockup, colourway, ground, status)
        VALUES ('var_0000000000000001', 'brd_0000000000000001', '${gone}', 'primary', 'black', 'light', 'current');
    `);
    const seen = await scanLibrary(client);
    expect(seen.counts).toEqual({ reference_missing: 12 });
    const safe = seen.findings.filter((finding) => finding.repair !== null);
    expect(safe).toHaveLength(6);
    const after = await repair(client);
    expect(after.repaired).toBe(6);
    const left = after.findings.map((finding) => finding.message).join('\n');
    expect(after.findings.every((finding) => finding.repair === null)).toBe(true);
    for (const said of [
      'kit “Bridge” names a contact',
      'logo of “City”',
      'press contact of “City”',
      'release “City opens a bridge”',
      'brand “City”',
      'logo “primary, black”',
    ])
      expect(left).toContain(said);
    expect(value(await client.collections.list({})).items[0]?.count).toBe(1);
    expect(library().catalogue.read.all('SELECT asset_id FROM kit_assets')).toEqual([{ asset_id: asset(2).id }]);
    expect(value(await client.kits.get({ id: kit.id })).sections.flatMap((section) => section.items)).toHaveLength(2);
    expect(organisation.logoAssetId).toBeNull();
  });

  test('backups: one that is damaged deep inside, and one that is no catalogue', async () => {
    const { client, path } = await start();
    const good = value(await client.integrity.backUp({})).place.$path;
    const bad = value(await client.integrity.backUp({})).place.$path;
    const handle = await open(bad, 'r+');
    const { size } = await handle.stat();
    await handle.write(Buffer.alloc(size - 32_768, 0xa5), 0, size - 32_768, 32_768);
    await handle.close();
    const none = join(path, 'backups', 'mine.db');
    await writeFile(none, 'no database at all, only a text that somebody put here');
    const before = (await readdir(join(path, 'backups'))).sort();
    const seen = await scanLibrary(client);
    expect(seen.findings.map((finding) => [finding.code, finding.path]).sort()).toEqual(
      [
        ['backup_damaged', bad],
        ['backup_damaged', none],
      ].sort(),
    );
    expect((await repair(client)).counts).toEqual({ backup_damaged: 2 });
    // nothing was made or removed beside them
    expect((await readdir(join(path, 'backups'))).sort()).toEqual(before);
    expect(existsSync(good)).toBe(true);
  });

  test('the catalogue itself: a page of it that holds zeroes', async () => {
    const { client, path } = await start();
    value(await client.library.close({}));
    const file = join(path, 'library.db');
    const database = new DatabaseSync(file);
    const root = Number(database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'assets_by_import'").get()?.rootpage);
    const size = Number(database.prepare('PRAGMA page_size').get()?.page_size);
    database.close();
    const handle = await open(file, 'r+');
    await handle.write(Buffer.alloc(size), 0, size, (root - 1) * size);
    await handle.close();
    value(await client.library.open({ place: { $path: path } }));
    const seen = await scanLibrary(client);
    expect(Object.keys(seen.counts)).toEqual(['catalogue_damaged']);
    expect(seen.findings[0]).toMatchObject({ path: file, repair: null });
    expect(seen.findings[0]?.message).toContain('Restore a backup');
    expect(await codes(client, { rehash: false })).toContain('catalogue_damaged');
  });
});

test('a report of thousands keeps the first of each kind, the true number, and lists all of them in pages', async () => {
  const { client, library } = await start();
  const many = 2500;
  library().catalogue.transact((db) => {
    for (let row = 1000; row < 1000 + many; row++) addRow(db, row, {});
  });
  const job = await finish(client, client.integrity.scan({ rehash: false }));
  const report = job.result as { total: number; counts: object; findings: unknown[] };
  expect(report).toMatchObject({ total: many, counts: { original_missing: many } });
  expect(report.findings).toHaveLength(FINDINGS_KEPT);
  expect(JSON.stringify(job).length).toBeLessThan(60_000);
  const ids = new Set<string | null>();
  for (let start = 0; start < many; start += 1000) {
    const page = value(await client.integrity.findings({ jobId: job.id, code: 'original_missing', start, count: 1000 }));
    expect(page.total).toBe(many);
    for (const finding of page.items) ids.add(finding.assetId);
  }
  expect(ids.size).toBe(many);
  // the next check takes their place
  value(await client.integrity.forget({ ids: [...ids] as AssetId[] }));
  expect((await scanLibrary(client)).ok).toBe(true);
  expect(value(await client.integrity.findings({ jobId: job.id })).total).toBe(0);
});

test('a check tells how far it is in files and bytes, answers questions meanwhile, and stops when it is cancelled', async () => {
  const { client, library } = await start(1);
  // a file of holes: nothing lies on the disk, and yet hashing it takes seconds
  const large = 4_000_000_000;
  const id = library().catalogue.transact((db) => addRow(db, 1000, { bytes: large }));
  const { sha256: hash, filename } = value(await client.assets.get({ id }));
  const path = originalPath(library().folder, hash, filename);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, '');
  await truncate(path, large);
  const { jobId } = value(await client.integrity.scan({}));
  const inTheMiddle = new Promise<number>((resolve) => {
    const stop = client.onEvent((event) => {
      if (event.type !== 'job' || event.job.id !== jobId || event.job.progress.bytes < 50_000_000) return;
      stop();
      expect(event.job.state).toBe('running');
      expect(event.job.progress).toMatchObject({ stage: 'originals', total: 3 });
      expect(event.job.progress.totalBytes).toBeGreaterThan(large);
      resolve(event.job.progress.bytes);
    });
  });
  expect(await inTheMiddle).toBeLessThan(large);
  expect(value(await client.assets.list({})).total).toBe(3);
  value(await client.jobs.cancel({ id: jobId }));
  expect(value(await client.waitForJob(jobId)).state).toBe('cancelled');
  expect((await scanLibrary(client, { rehash: false })).ok).toBe(true);
});

test('what a check found by reading is not read again when another follows it, and is not forgotten either', async () => {
  const { client, original } = await start();
  const bytes = await readFile(original(1));
  bytes[300] = (bytes[300] ?? 0) ^ 0xff;
  await writeFile(original(1), bytes);
  const first = await finish(client, client.integrity.scan({}));
  const second = await finish(client, client.integrity.scan({ since: first.id }));
  expect(second.result).toMatchObject({ rehashed: true, bytes: 0, counts: { original_altered: 1 } });
  // of a check that another has followed nothing is left to take over: everything is read
  const third = await finish(client, client.integrity.scan({ since: first.id }));
  expect(third.result).toMatchObject({ rehashed: true, counts: { original_altered: 1 } });
  expect((third.result as { bytes: number }).bytes).toBeGreaterThan(0);
});
