import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { AssetId } from '#contract/values.ts';
import { originalPath } from '#engine/library/folder.ts';
import { createRandom } from '../../../scripts/random.ts';
import { writeJpeg } from '../files.ts';
import { finish, scanLibrary, startEngine, tempFolder, value } from '../harness.ts';
import { startEngineProcess } from '../process.ts';
import { libraryOf } from './support.ts';

const FILES = 150;

/** Waits for a seeded moment of a call: a busy pause of so many ms in this process, while the engine works in its own. */
const moment = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('kill -9 at seeded moments of emptying the trash and of replacing a file: no row lacks its file, the rest are orphans', async () => {
  const folder = await tempFolder();
  const path = join(folder, 'library');
  const source = join(folder, 'in');
  for (let n = 0; n < FILES; n++) await writeJpeg(join(source, `${n}.jpg`), n, 60, 40);
  for (let n = 0; n < 6; n++) await writeJpeg(join(folder, 'new', `${n}.jpg`), 900 + n, 2400, 1600);
  const random = createRandom(3);
  const seen = { emptied: 0, whole: 0, orphans: 0, replaced: 0 };
  for (let round = 0; round < 6; round++) {
    const running = startEngineProcess(join(folder, 'home'));
    onTestFinished(() => running.kill());
    const { client } = running;
    if (round === 0) value(await client.library.create({ place: { $path: path } }));
    else value(await client.library.open({ place: { $path: path } }));
    const { jobId } = value(await client.imports.run({ places: [{ $path: source }] }));
    expect((await client.waitForJob(jobId)).ok).toBe(true);
    const items = value(await client.assets.list({ limit: 1000 })).items.filter((asset) => asset.version === 1);
    const ids = items.slice(1, 100).map((asset) => asset.id);
    value(await client.assets.trash({ ids }));
    const replaced = items[0]?.id as AssetId;
    // from before the transaction to after the last file, by the seed
    const emptying = client.assets.emptyTrash({ ids });
    const replacing = client.assets.replaceOriginal({ id: replaced, place: { $path: join(folder, 'new', `${round}.jpg`) } });
    const wait = random() * (round % 2 === 0 ? 25 : 250);
    await (round === 5 ? Promise.all([emptying, replacing]) : Promise.race([moment(wait), replacing]));
    await running.kill();
    void emptying;

    const after = await startEngine();
    value(await after.client.library.open({ place: { $path: path } }));
    const library = libraryOf(after.engine);
    const rows = library.catalogue.read.all('SELECT id, sha256, stored_name, version FROM assets');
    for (const row of rows)
      expect(existsSync(originalPath(library.folder, String(row.sha256), String(row.stored_name)))).toBe(true);
    const left = rows.filter((row) => ids.includes(row.id as AssetId)).length;
    // all of it or nothing: a transaction is never half
    expect([0, ids.length]).toContain(left);
    if (left === 0) seen.emptied++;
    else seen.whole++;
    if (rows.some((row) => row.id === replaced && row.version === 2)) seen.replaced++;
    const { findings } = await scanLibrary(after.client);
    expect(findings.filter((finding) => finding.code !== 'orphan_file' && finding.code !== 'preview_missing')).toEqual([]);
    seen.orphans += findings.filter((finding) => finding.code === 'orphan_file').length;
    // the trash can be emptied again, whatever was left, and the next round imports anew what is gone
    if (left > 0) value(await after.client.assets.emptyTrash({ ids }));
    await after.engine.close();
  }
  expect(seen.emptied).toBeGreaterThan(0);
  process.stderr.write(process.env.DATELINE_FIGURES === undefined ? '' : `${JSON.stringify(seen)}\n`);
}, 240_000);

test('steps survive kill -9: what was done before can be undone after it', async () => {
  const folder = await tempFolder();
  const path = join(folder, 'library');
  await writeJpeg(join(folder, 'in', 'a.jpg'), 1, 60, 40);
  const first = startEngineProcess(join(folder, 'home'));
  onTestFinished(() => first.kill());
  value(await first.client.library.create({ place: { $path: path } }));
  await finish(first.client, first.client.imports.run({ places: [{ $path: join(folder, 'in') }] }));
  const id = value(await first.client.assets.list({})).items[0]?.id as AssetId;
  value(await first.client.assets.edit({ id, set: { caption: 'one' } }));
  value(await first.client.assets.edit({ id, set: { caption: 'two' } }));
  value(await first.client.history.undo({}));
  await first.kill();
  const { client } = await startEngine();
  value(await client.library.open({ place: { $path: path } }));
  expect(value(await client.history.redo({})).redone.label).toBe('assets.edit');
  expect(value(await client.assets.get({ id })).caption).toBe('two');
  value(await client.history.undo({}));
  value(await client.history.undo({}));
  expect(value(await client.assets.get({ id })).caption).toBe('');
});
