import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Client } from '#contract/client.ts';
import { ExportRun } from '#contract/exports.ts';
import type { Kit, KitTier } from '#contract/kits.ts';
import type { KitId } from '#contract/values.ts';
import { LITE_BYTES } from '#domain/exports/sizes.ts';
import { sharp } from '#engine/pictures/sharp.ts';
import { finish, importAll, startLibrary, tempFolder, value } from './harness.ts';
import { renditionsThatDiffer } from './renditions.ts';

async function build(client: Client, kitId: KitId, path: string): Promise<ExportRun> {
  const job = await finish(client, client.exports.run({ kitId, place: { $path: path }, force: true }));
  if (job.error !== null) throw new Error(`${job.error.code}: ${job.error.message}`);
  return ExportRun.parse(job.result);
}

/** How far an estimate is off, as a share of the real size. */
const off = (estimate: number, real: number): number => Math.abs(estimate / real - 1);

const EXAMPLES = join(import.meta.dirname, '../../resources/example/photos');

/** Photos as many as asked, each another crop of one of the example's. */
async function writePhotos(folder: string, count: number, longSide: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const names = (await readdir(EXAMPLES)).filter((name) => name.endsWith('.jpg')).sort();
  const pictures = await Promise.all(
    names.map((name) =>
      sharp(join(EXAMPLES, name))
        .resize({ width: longSide * 1.2, height: longSide, fit: 'cover' })
        .toBuffer(),
    ),
  );
  for (let index = 0; index < count; index++) {
    const left = (index * 37) % Math.floor(longSide * 0.15);
    await sharp(pictures[index % pictures.length])
      .extract({ left, top: (index * 13) % 50, width: longSide, height: Math.round(longSide * 0.66) })
      .jpeg({ quality: 85 + (index % 10) })
      .toFile(join(folder, `photo ${index}.jpg`));
  }
}

async function photoKit(client: Client, folder: string): Promise<Kit> {
  await importAll(client, folder);
  const { items } = value(await client.assets.list({ limit: 500 }));
  const sections = [{ kind: 'photos' as const, items: items.map(({ id }) => ({ kind: 'asset' as const, assetId: id })) }];
  return value(await client.kits.create({ title: 'Sixty photos', date: '2026-02-03', sections }));
}

test('the example in every tier: the estimate is right to a tenth before anything is made, names tell the tier, pictures keep their limits', {
  timeout: 180_000,
}, async () => {
  const { client, folder } = await startLibrary({ example: true });
  const [kit] = value(await client.kits.list({})).items;
  const kitId = kit?.id as KitId;
  const zips = new Map<KitTier, ExportRun>();
  for (const tier of ['lite', 'web', 'print', 'full'] as const) {
    value(await client.kits.edit({ id: kitId, set: { tier } }));
    const before = value(await client.exports.preview({ kitId }));
    const run = await build(client, kitId, join(folder, `${tier}.zip`));
    const after = value(await client.exports.preview({ kitId }));
    expect(off(before.bytes, run.bytes), `${tier} before`).toBeLessThan(0.1);
    expect(off(after.bytes, run.bytes), `${tier} after`).toBeLessThan(0.05);
    // The tier is no other content: it has its own name, not a higher version.
    expect(run.version).toBe(1);
    expect(before.zipName).toBe(`2014-12-08_copenhagen-beijing_press-kit${tier === 'full' ? '' : `-${tier}`}.zip`);
    zips.set(tier, run);
    execFileSync('unzip', ['-q', join(folder, `${tier}.zip`), '-d', join(folder, tier)]);
    const root = join(folder, tier, before.rootFolder);
    expect(await renditionsThatDiffer(client, kitId, root), tier).toEqual([]);
    const photos = (JSON.parse(await readFile(join(root, 'kit.json'), 'utf8')).hasPart as Record<string, unknown>[]).filter(
      (part) => part.role === 'photo',
    );
    const long = photos.map((part) => Math.max(Number(part.width), Number(part.height)));
    const renditions = new Set(photos.map((part) => part.rendition));
    if (tier === 'full') expect(renditions).toEqual(new Set(['high-res', 'web']));
    else expect(renditions).toEqual(new Set([tier === 'print' ? 'high-res' : 'web']));
    if (tier === 'print') expect(Math.max(...long)).toBe(3000);
    if (tier === 'web' || tier === 'lite') expect(Math.max(...long)).toBe(1600);
    if (tier === 'web') expect(Math.max(...photos.map((part) => Number(part.bytes)))).toBeLessThanOrEqual(2_000_000);
  }
  expect(zips.get('lite')?.bytes).toBeLessThan(LITE_BYTES);
  expect(zips.get('lite')?.bytes).toBeLessThan(zips.get('full')?.bytes ?? 0);
});

test('sixty photos: the estimate holds in full and for a mail, and the mail stays under its limit', {
  timeout: 180_000,
}, async () => {
  const { client, folder } = await startLibrary();
  const files = await tempFolder();
  await writePhotos(files, 60, 1100);
  const kit = await photoKit(client, files);
  for (const tier of ['full', 'lite'] as const) {
    value(await client.kits.edit({ id: kit.id, set: { tier } }));
    const before = value(await client.exports.preview({ kitId: kit.id }));
    const run = await build(client, kit.id, join(folder, `${tier}.zip`));
    expect(off(before.bytes, run.bytes), tier).toBeLessThan(0.1);
    if (tier === 'lite') expect(run.bytes).toBeLessThan(LITE_BYTES);
  }
  // Forty pictures are to stay under three megabytes; sixty do as well.
  expect(value(await client.exports.page({ kitId: kit.id })).html.length).toBeLessThan(3_000_000);
});

test('a kit that no choice of sizes makes small enough for a mail is refused in plain words, and leaves nothing', async () => {
  const { client, folder } = await startLibrary();
  const files = await tempFolder();
  await writePhotos(files, 2, 700);
  await writeFile(join(files, 'report.pdf'), Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(10_500_000)]));
  const kit = await photoKit(client, files);
  const { items } = value(await client.assets.list({ limit: 10 }));
  const of = (isPhoto: boolean) =>
    items.filter((asset) => (asset.kind === 'photo') === isPhoto).map(({ id }) => ({ kind: 'asset' as const, assetId: id }));
  const sections = [
    { kind: 'photos' as const, items: of(true) },
    { kind: 'documents' as const, items: of(false) },
  ];
  value(await client.kits.edit({ id: kit.id, set: { tier: 'lite', sections } }));
  const out = join(folder, 'out');
  await mkdir(out);
  const job = await finish(client, client.exports.run({ kitId: kit.id, place: { $path: join(out, 'kit.zip') }, force: true }));
  expect(job.error?.code).toBe('exports.too_large_for_mail');
  expect(job.error?.message).toMatch(/smaller than 10 MB for a mail: with the smallest pictures it has 1[01]\.\d MB/);
  expect(await readdir(out)).toEqual([]);
});
