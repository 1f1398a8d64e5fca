import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { Client } from '#contract/client.ts';
import type { AssetId } from '#contract/values.ts';
import type { Engine } from '#engine/engine.ts';
import { originalPath } from '#engine/library/folder.ts';
import { writeJpeg } from './files.ts';
import { code, importAll, scanLibrary, startEngine, startLibrary, tempFolder, value } from './harness.ts';

async function startWithPhoto(now?: () => Date) {
  const started = await startLibrary(now === undefined ? {} : { now });
  const source = join(await tempFolder(), 'a.jpg');
  await writeJpeg(source, 1, 320, 200);
  const id = (await importAll(started.client, source)).report.items[0]?.id as AssetId;
  const original = async (): Promise<string> => {
    const folder = started.engine.app.session.current()?.library.folder;
    const asset = value(await started.client.assets.get({ id }));
    if (folder === undefined) throw new Error('No library is open.');
    return originalPath(folder, asset.sha256, asset.filename);
  };
  return { ...started, source, id, original };
}

const cli = (home: string, ...words: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../../src/cli/main.ts'), ...words, '--json'], {
    encoding: 'utf8',
    env: { ...process.env, DATELINE_HOME: home },
  });

test('a restored backup brings back what was written then, and keeps what was there', async () => {
  const { client, id, path } = await startWithPhoto();
  value(await client.assets.edit({ id, set: { caption: 'then' } }));
  const { place } = value(await client.integrity.backUp({}));
  value(await client.assets.edit({ id, set: { caption: 'now' } }));
  const restored = value(await client.integrity.restore({ place: { $path: place.$path } }));
  expect(value(await client.assets.get({ id })).caption).toBe('then');
  value(await client.integrity.restore({ place: { $path: restored.kept?.$path ?? '' } }));
  expect(value(await client.assets.get({ id })).caption).toBe('now');
  const { items } = value(await client.integrity.backups({}));
  expect(items.map((one) => [one.isSound, one.isAutomatic, one.assets])).toEqual(Array(3).fill([true, false, 1]));
  // nothing staged and no log of SQLite is left beside them
  expect((await readdir(join(path, 'backups'))).every((name) => /^library-.*Z(-\d+)?\.db$/.test(name))).toBe(true);
});

test('a backup of another library, a damaged one and something else are refused, and nothing is changed', async () => {
  const { client, id, path } = await startWithPhoto();
  const other = await startWithPhoto();
  const { place } = value(await other.client.integrity.backUp({}));
  expect(code(await client.integrity.restore({ place: { $path: place.$path } }))).toBe('integrity.backup_unreadable');
  const own = value(await client.integrity.backUp({})).place.$path;
  await spoil(own);
  expect(code(await client.integrity.restore({ place: { $path: own } }))).toBe('integrity.backup_unreadable');
  const card = { $path: join(path, 'dateline.json') };
  expect(code(await client.integrity.restore({ place: card }))).toBe('integrity.backup_unreadable');
  expect(value(await client.assets.get({ id })).id).toBe(id);
  expect(await readdir(join(path, 'backups'))).toHaveLength(1);
});

/** Writes over all pages but the first few, as a failing disk does. */
async function spoil(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  const { size } = await handle.stat();
  await handle.write(Buffer.alloc(size - 8192, 0xa5), 0, size - 8192, 8192);
  await handle.close();
}

test('the command line restores over a catalogue that is damaged, and over one that is gone', async () => {
  const { client, engine, id, path, folder } = await startWithPhoto();
  const backup = value(await client.integrity.backUp({})).place.$path;
  await engine.close();
  await spoil(join(path, 'library.db'));
  const first = cli(folder, 'restore', path, backup);
  expect([first.status, first.stderr]).toEqual([0, '']);
  expect(JSON.parse(first.stdout)).toEqual({ path: join(path, 'library.db'), kept: null });
  expect((await readdir(join(path, 'backups'))).some((name) => name.startsWith('damaged-'))).toBe(true);
  await rename(join(path, 'library.db'), join(folder, 'gone.db'));
  expect(cli(folder, 'restore', path, backup).status).toBe(0);
  const again = await startEngine();
  value(await again.client.library.open({ place: { $path: path } }));
  expect(value(await again.client.assets.get({ id })).id).toBe(id);
});

test('the backups of a library that cannot be opened are listed by its folder, and one of them is put in place', async () => {
  const { client, engine, id, path } = await startWithPhoto();
  const backup = value(await client.integrity.backUp({})).place;
  await engine.close();
  await spoil(join(path, 'library.db'));
  const again = await startEngine();
  const library = { $path: path };
  expect(code(await again.client.library.open({ place: library }))).toBe('library.damaged');
  expect(value(await again.client.library.current({})).library).toBeNull();
  const { items } = value(await again.client.integrity.backups({ library }));
  expect(items.map(({ place, isSound, assets }) => [place, isSound, assets])).toEqual([[backup, true, 1]]);
  value(await again.client.integrity.restore({ library, place: backup }));
  expect(value(await again.client.assets.get({ id })).id).toBe(id);
  expect(code(await again.client.integrity.backups({ library: { $path: again.folder } }))).toBe('library.not_a_library');
});

describe('automatic backups', () => {
  const DAY_MS = 25 * 60 * 60_000;

  /** A library with a clock that a test turns, and its automatic backups. */
  async function startWithClock() {
    let now = new Date('2026-01-01T08:00:00Z');
    const started = await startWithPhoto(() => now);
    const { client, path } = started;
    return {
      ...started,
      later: (ms = DAY_MS) => {
        now = new Date(now.getTime() + ms);
      },
      change: async (caption: string) => value(await client.assets.edit({ id: started.id, set: { caption } })),
      close: async () => value(await client.library.close({})),
      open: async () => value(await client.library.open({ place: { $path: path } })),
      automatic: async () => (await readdir(join(path, 'backups'))).filter((name) => name.endsWith('-automatic.db')).sort(),
    };
  }

  test('one a day when a changed library is left; ten are kept, and what a person made is never removed', async () => {
    const { client, path, later, change, close, open, automatic } = await startWithClock();
    const own = value(await client.integrity.backUp({})).place.$path;
    await change('on the first day');
    await close();
    // a library younger than a day needs none
    expect(await automatic()).toEqual([]);
    await open();
    for (let day = 1; day <= 12; day++) {
      later();
      await change(`day ${day}`);
      await close();
      await open();
    }
    expect(await automatic()).toHaveLength(10);
    expect((await automatic())[0]).toMatch(/^library-2026-01-04T11-00-00-000Z-automatic/);
    expect(existsSync(own)).toBe(true);
    expect((await readdir(join(path, 'backups'))).every((name) => /^library-.*Z(-\d+)?(-automatic)?\.db$/.test(name))).toBe(true);
    // the newest holds what was written last
    value(await client.integrity.restore({ place: { $path: join(path, 'backups', (await automatic()).at(-1) ?? '') } }));
    expect(value(await client.assets.list({ text: 'day' })).items[0]?.caption).toBe('day 12');
  });

  test('a library that nobody changed gets no second copy of the same; an undo, an import and an emptied trash are changes', async () => {
    const { client, id, later, change, close, open, automatic } = await startWithClock();
    await change('once');
    const round = async (deed: () => Promise<unknown> = async () => {}): Promise<number> => {
      later();
      await deed();
      await close();
      await open();
      return (await automatic()).length;
    };
    expect(await round()).toBe(1);
    expect(await round()).toBe(1);
    expect(await round(() => client.history.undo({}))).toBe(2);
    expect(await round()).toBe(2);
    const more = join(await tempFolder(), 'b.jpg');
    await writeJpeg(more, 2);
    expect(await round(() => importAll(client, more))).toBe(3);
    expect(await round(() => client.assets.trash({ ids: [id] }))).toBe(4);
    expect(await round(() => client.assets.emptyTrash({}))).toBe(5);
    // a check is no change
    expect(await round(() => scanLibrary(client))).toBe(5);
  });

  test('at opening, for a library that was not left in order', async () => {
    const { client, engine, path, automatic } = await startWithClock();
    value(await client.integrity.backUp({}));
    await engine.close();
    runSql(
      join(path, 'library.db'),
      "UPDATE assets SET caption = 'from elsewhere'; INSERT INTO contacts VALUES ('con_0000000000000001', 'K', '', '{}')",
    );
    const again = await startEngine({ now: () => new Date('2026-02-01T00:00:00Z') });
    const made = new Promise<void>((resolve) => {
      again.client.onEvent((event) => {
        if (event.type === 'changed' && event.topics.length === 1 && event.topics[0] === 'backups') resolve();
      });
    });
    value(await again.client.library.open({ place: { $path: path } }));
    await made;
    expect(await automatic()).toEqual(['library-2026-02-01T00-00-00-000Z-automatic.db']);
  });
});

function runSql(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

test('a missing original is found in a folder by its bytes; another file is not taken for it', async () => {
  const { client, source, id, original } = await startWithPhoto();
  expect(code(await client.integrity.locate({ id, place: { $path: source } }))).toBe('integrity.not_missing');
  const path = await original();
  const away = await tempFolder();
  await mkdir(join(away, 'deep', 'er'), { recursive: true });
  await copyFile(path, join(away, 'deep', 'er', 'other name.bin'));
  await writeJpeg(join(away, 'b.jpg'), 2, 320, 200);
  await rename(path, join(await tempFolder(), 'gone'));
  expect(code(await client.integrity.locate({ id, place: { $path: join(away, 'b.jpg') } }))).toBe('integrity.not_the_same_file');
  expect(existsSync(path)).toBe(false);
  expect(value(await client.integrity.locate({ id, place: { $path: away } })).found).toBe(1);
  expect((await scanLibrary(client)).findings).toEqual([]);
});

test('only an asset whose original is missing is forgotten; undo brings it back and says that it is missing', async () => {
  const { client, id, original } = await startWithPhoto();
  expect(code(await client.integrity.forget({ ids: [id] }))).toBe('integrity.not_missing');
  await rename(await original(), join(await tempFolder(), 'gone'));
  expect(value(await client.integrity.forget({ ids: [id] }))).toEqual({ forgotten: 1, kits: 0, organisations: 0, variants: 0 });
  expect(code(await client.assets.get({ id }))).toBe('assets.not_found');
  value(await client.history.undo({}));
  expect(value(await client.assets.get({ id })).isMissing).toBe(true);
});

test('forgetting takes a file out of everything that names it, in one step; undo brings all of it back, redo takes it again', async () => {
  const { client, engine, id, original } = await startWithPhoto();
  const folder = await tempFolder();
  await writeJpeg(join(folder, 'stays.jpg'), 5);
  await writeJpeg(join(folder, 'release.jpg'), 6);
  const { items } = (await importAll(client, folder)).report;
  const [release, stays] = items.map((item) => item.id as AssetId);
  if (stays === undefined || release === undefined) throw new Error('Two files were to be imported.');
  await writeJpeg(join(folder, 'second.jpg'), 7);
  value(await client.assets.replaceOriginal({ id, place: { $path: join(folder, 'second.jpg') } }));
  value(await client.collections.create({ name: 'Best', assetIds: [stays, id] }));
  value(await client.assets.attachDocument({ id, documentId: release, role: 'release' }));
  value(await client.assets.attachDocument({ id: stays, documentId: id, role: 'consent' }));
  const organisation = value(await client.organisations.create({ name: 'City' }));
  value(await client.organisations.edit({ id: organisation.id, set: { logoAssetId: id } }));
  const brand = value(await client.logos.putBrand({ name: 'City', organisationId: organisation.id }));
  value(
    await client.logos.putVariant({ brandId: brand.id, lockup: 'primary', colourway: 'black', ground: 'light', assetId: id }),
  );
  const kit = value(
    await client.kits.create({
      title: 'Bridge',
      sections: [
        {
          kind: 'photos',
          items: [stays, id].map((assetId) => ({ kind: 'asset' as const, assetId, title: '', caption: 'of the kit' })),
        },
      ],
    }),
  );
  const state = async () => ({
    kit: value(await client.kits.get({ id: kit.id })),
    organisation: value(await client.organisations.get({ id: organisation.id })),
    brands: value(await client.logos.brands({})).items,
    collections: value(await client.collections.list({})).items,
    documents: value(await client.assets.documents({ id: stays })).items,
    uses: value(await client.assets.usedIn({ id: stays })),
    total: value(await client.assets.list({})).total,
  });
  const path = await presentOriginal(engine, client, id);
  await rename(path, join(folder, 'gone'));
  const before = await state();
  expect(value(await client.integrity.forget({ ids: [id, stays] }))).toEqual({
    forgotten: 1,
    kits: 1,
    organisations: 1,
    variants: 1,
  });
  const after = await state();
  expect(after.kit.sections.flatMap((section) => section.items)).toEqual([
    { kind: 'asset', assetId: stays, title: '', caption: 'of the kit' },
  ]);
  expect(after.organisation.logoAssetId).toBeNull();
  expect(after.brands[0]?.variants).toEqual([]);
  expect([after.collections[0]?.count, after.documents, after.total]).toEqual([1, [], 2]);
  // nothing leads to it any more, and the file of its earlier version is none that nobody knows: undo needs it
  expect((await scanLibrary(client)).findings).toEqual([]);

  value(await client.history.undo({}));
  const { editedAt: _, ...kitBefore } = before.kit;
  const again = await state();
  expect(again).toMatchObject({ ...before, kit: kitBefore });
  expect(value(await client.assets.get({ id })).isMissing).toBe(true);
  expect(value(await client.assets.versions({ id })).items).toHaveLength(2);
  expect(value(await client.assets.documents({ id })).items).toHaveLength(1);
  expect((await scanLibrary(client)).findings.map((finding) => finding.code)).toEqual(['original_missing']);
  value(await client.history.redo({}));
  expect(await state()).toMatchObject({ organisation: { logoAssetId: null }, total: 2 });
  expect((await scanLibrary(client)).findings).toEqual([]);
  expect(existsSync(await original().catch(() => ''))).toBe(false);
});

async function presentOriginal(engine: Engine, client: Client, id: AssetId): Promise<string> {
  const folder = engine.app.session.current()?.library.folder;
  const asset = value(await client.assets.get({ id }));
  if (folder === undefined) throw new Error('No library is open.');
  return originalPath(folder, asset.sha256, asset.filename);
}
