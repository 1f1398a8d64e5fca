import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Client } from '#contract/client.ts';
import type { KitFields } from '#contract/kits.ts';
import type { AssetId } from '#contract/values.ts';
import { writeJpeg } from '../files.ts';
import { finish, importAll, startLibrary, value } from '../harness.ts';

type Sections = KitFields['sections'];

/** Imports files and answers their ids by file name. */
async function idsOf(client: Client, folder: string, names: readonly string[]): Promise<Map<string, AssetId>> {
  await importAll(client, ...names.map((name) => join(folder, name)));
  return new Map(value(await client.assets.list({ limit: 1000 })).items.map((asset) => [asset.filename, asset.id]));
}

const assetItem = (assetId: AssetId | undefined) => {
  if (assetId === undefined) throw new Error('not imported');
  return { kind: 'asset' as const, assetId, title: '', caption: '' };
};

async function withPress(client: Client): Promise<Sections[number]> {
  const contact = value(await client.contacts.create({ name: 'Anne Hansen', phone: '+45 00 00 00 00' }));
  return { kind: 'contacts', items: [{ kind: 'contact', contactId: contact.id }] };
}

const build = async (client: Client, kitId: never, path: string, force = false) =>
  finish(client, client.exports.run({ kitId, place: { $path: path }, force }));

/** One entry of a zip as text, through the system's unzip. */
const entryOf = async (zip: string, ending: RegExp): Promise<string[]> =>
  namesIn(zip)
    .filter((name) => ending.test(name))
    .map((name) => execFileSync('unzip', ['-p', zip, name], { encoding: 'utf8' }));

const namesIn = (zip: string): string[] => execFileSync('unzip', ['-Z1', zip], { encoding: 'utf8' }).trim().split('\n');

describe('documents', () => {
  test('a program whose name ends in a space is still a program', async () => {
    const { client, folder } = await startLibrary();
    await writeFile(join(folder, 'tool.exe '), 'MZ');
    const ids = await idsOf(client, folder, ['tool.exe ']);
    const kit = value(
      await client.kits.create({
        title: 'Bridge',
        date: '2014-12-08',
        sections: [{ kind: 'documents', items: [assetItem(ids.get('tool.exe '))] }, await withPress(client)],
      }),
    );
    const preview = value(await client.exports.preview({ kitId: kit.id }));
    const leaks = preview.ok && preview.files.some((file) => file.path.endsWith('.exe'));
    expect(leaks, 'preflight is green and the zip would hold an .exe').toBe(false);
  });

  test('a document without an extension can be exported, at least by force', async () => {
    const { client, folder } = await startLibrary();
    await writeFile(join(folder, 'LICENCE'), 'Free for editorial use.');
    const ids = await idsOf(client, folder, ['LICENCE']);
    const kit = value(
      await client.kits.create({
        title: 'Bridge',
        date: '2014-12-08',
        sections: [{ kind: 'documents', items: [assetItem(ids.get('LICENCE'))] }, await withPress(client)],
      }),
    );
    const job = await build(client, kit.id as never, join(folder, 'kit.zip'), true);
    expect(job.error).toBeNull();
  });
});

test('an item in a section of another kind is refused, found by preflight, or in the zip; never left out in silence', async () => {
  const { client, folder } = await startLibrary();
  await writeJpeg(join(folder, 'a.jpg'), 1);
  await writeJpeg(join(folder, 'b.jpg'), 2);
  const ids = await idsOf(client, folder, ['a.jpg', 'b.jpg']);
  for (const id of ids.values())
    value(await client.assets.edit({ id, set: { caption: 'c', credit: 'k', usageTerms: 't', altText: 'a' } }));
  const made = await client.kits.create({
    title: 'Bridge',
    date: '2014-12-08',
    sections: [
      { kind: 'photos', items: [assetItem(ids.get('a.jpg'))] },
      { kind: 'releases', items: [assetItem(ids.get('b.jpg'))] },
      await withPress(client),
    ],
  });
  if (!made.ok) return;
  const preview = value(await client.exports.preview({ kitId: made.value.id }));
  const photos = new Set(preview.files.filter((file) => file.path.startsWith('photos/high-res/')).map((file) => file.path));
  expect(preview.ok && photos.size < 2, 'ready, and one of the two pictures is missing').toBe(false);
});

describe('identifiers', () => {
  test('two people of one name are two people in an address book', async () => {
    const { client, folder } = await startLibrary();
    const people = [
      value(await client.contacts.create({ name: 'Anne Hansen', email: 'a@city.example', phone: '+45 00 00 00 01' })),
      value(await client.contacts.create({ name: 'Anne Hansen', email: 'b@city.example', phone: '+45 00 00 00 02' })),
    ];
    const release = value(await client.releases.add({ source: { text: STORY } }));
    const kit = value(
      await client.kits.create({
        title: 'Bridge',
        sections: [
          { kind: 'releases', items: [{ kind: 'release', releaseId: release.id }] },
          { kind: 'contacts', items: people.map(({ id }) => ({ kind: 'contact' as const, contactId: id })) },
        ],
      }),
    );
    const zip = join(folder, 'kit.zip');
    expect((await build(client, kit.id as never, zip)).error).toBeNull();
    const uids = (await entryOf(zip, /\.vcf$/)).map((card) => /^UID:.*$/m.exec(card.replace(/\r\n /g, ''))?.[0].trim());
    expect(new Set(uids).size).toBe(2);
  });

  test('two stories of one day whose titles have no Latin letters are two stories', async () => {
    const { client, folder } = await startLibrary();
    const press = await withPress(client);
    const release = value(await client.releases.add({ source: { text: STORY } }));
    const identifiers: string[] = [];
    for (const title of ['北京新桥', '上海港口']) {
      const kit = value(
        await client.kits.create({
          title,
          sections: [{ kind: 'releases', items: [{ kind: 'release', releaseId: release.id }] }, press],
        }),
      );
      const zip = join(folder, `${kit.id}.zip`);
      expect((await build(client, kit.id as never, zip)).error).toBeNull();
      const [manifest = '{}'] = await entryOf(zip, /\/kit\.json$/);
      identifiers.push((JSON.parse(manifest) as Record<string, string>)['@id'] ?? '');
    }
    expect(new Set(identifiers).size).toBe(2);
  });
});

test('with 100 photos and more, the lead picture still leads to its card', { timeout: 60_000 }, async () => {
  const { client, folder } = await startLibrary();
  const names = Array.from({ length: 101 }, (_, index) => `p${index}.jpg`);
  for (const [index, name] of names.entries()) await writeJpeg(join(folder, name), index, 60 + index, 40);
  const ids = await idsOf(client, folder, names);
  const release = value(await client.releases.add({ source: { text: STORY } }));
  const kit = value(
    await client.kits.create({
      title: 'Bridge',
      sections: [
        { kind: 'releases', items: [{ kind: 'release', releaseId: release.id }] },
        { kind: 'photos', items: names.map((name) => assetItem(ids.get(name))) },
      ],
    }),
  );
  const { html } = value(await client.exports.page({ kitId: kit.id }));
  expect(html).toContain('id="photo-001"');
  expect(html).toContain('href="#photo-001"');
});

test('what preflight calls ready can be built: a mark that is 100,000 times as high as wide', async () => {
  const { client, folder } = await startLibrary();
  await writeFile(
    join(folder, 'tall.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 100000"><rect width="1" height="100000"/></svg>',
  );
  const ids = await idsOf(client, folder, ['tall.svg']);
  const id = ids.get('tall.svg');
  if (id === undefined) return; // refusing it at the import is as good
  value(await client.assets.edit({ id, set: { altText: 'A line' } }));
  const sections: Sections = [{ kind: 'logos', items: [assetItem(id)] }, await withPress(client)];
  const kit = value(await client.kits.create({ title: 'Bridge', date: '2014-12-08', sections }));
  const { ok } = value(await client.exports.preview({ kitId: kit.id }));
  const job = await build(client, kit.id as never, join(folder, 'kit.zip'));
  expect(ok && job.state === 'failed', job.error?.message ?? '').toBe(false);
});

test.each([
  ['lies', 1000, 0.3],
  ['stands', 0.3, 1000],
  ['is almost half a unit thin', 900, 0.49],
  ['is not whole', 100.4, 50],
])('a mark that %s, %f x %f, is in the zip at the size that its name says', async (_what, width, height) => {
  const { client, folder } = await startLibrary();
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#c00"/></svg>`;
  await writeFile(join(folder, 'line.svg'), drawing);
  const id = (await idsOf(client, folder, ['line.svg'])).get('line.svg');
  value(await client.assets.edit({ id: id as AssetId, set: { altText: 'A line' } }));
  const sections: Sections = [{ kind: 'logos', items: [assetItem(id)] }, await withPress(client)];
  const kit = value(await client.kits.create({ title: 'Bridge', date: '2014-12-08', sections }));
  const zip = join(folder, 'kit.zip');
  expect((await build(client, kit.id as never, zip, true)).error).toBeNull();
  const [name = ''] = namesIn(zip).filter((one) => one.endsWith('.png'));
  const [, wide, high] = /_(\d+)x(\d+)\.png$/.exec(name) ?? [];
  const picture = sharp(execFileSync('unzip', ['-p', zip, name], { maxBuffer: 1e8 }));
  expect(await picture.metadata()).toMatchObject({ width: Number(wide), height: Number(high) });
  // Something is drawn in it, however thin.
  expect((await picture.stats()).channels[3]?.max).toBeGreaterThan(0);
});

test('kit.json holds no character that the other files were cleaned of', async () => {
  const { client, folder } = await startLibrary();
  const kit = value(
    await client.kits.create({
      title: 'Bridge',
      license: 'Fr\u0000ee \u001b[31m\ud800 for all',
      date: '2014-12-08',
      sections: [
        {
          kind: 'releases',
          items: [{ kind: 'release', releaseId: value(await client.releases.add({ source: { text: STORY } })).id }],
        },
        await withPress(client),
      ],
    }),
  );
  const zip = join(folder, 'kit.zip');
  expect((await build(client, kit.id as never, zip)).error).toBeNull();
  const [manifest = ''] = await entryOf(zip, /\/kit\.json$/);
  expect(manifest).not.toMatch(/\\u0000|\\u001b|\\ud800/);
});

test('a kit file with a byte order mark, as Windows editors write it', async () => {
  const { client, folder } = await startLibrary();
  const path = join(folder, 'kit.json');
  await writeFile(path, '\ufeff{"title":"Bridge"}');
  expect(value(await client.kits.apply({ place: { $path: path } })).title).toBe('Bridge');
  expect((await readFile(path)).length).toBeGreaterThan(0);
});

const STORY =
  'City opens a new bridge\n\nCopenhagen, 8 December 2014. Body text is here for all.\n\nMore text is here for all to read.';
