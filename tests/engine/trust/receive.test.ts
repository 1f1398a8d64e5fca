import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ImportSummary } from '#contract/imports.ts';
import type { ReleaseId } from '#contract/values.ts';
import { code, finish, startLibrary, tempFolder, value } from '../harness.ts';
import { rawZip } from '../zip/support.ts';
import { build, startSmallKit } from './support.ts';

test('what is chosen of a kit comes into the library with its texts, and nothing else', async () => {
  const office = await startSmallKit();
  value(await office.client.assets.edit({ id: office.assetOf('a.jpg'), set: { title: 'Quay', caption: 'The quay in June.' } }));
  const zip = office.out('kit.zip');
  await build(office.client, office.kit.id, zip);

  const desk = await startLibrary();
  const place = { $path: zip };
  const contents = value(await desk.client.imports.kitContents({ place }));
  expect(contents).toMatchObject({ name: 'Harbour', contacts: ['Press desk'] });
  expect(contents.items.map(({ kind, title }) => [kind, title])).toEqual([
    ['photo', 'Quay'],
    ['photo', 'b'],
  ]);
  const only = contents.items.filter(({ title }) => title === 'Quay').map(({ path }) => path);
  const job = await finish(desk.client, desk.client.imports.takeInKit({ place, only, contacts: false }));
  expect(ImportSummary.parse(job.result)).toMatchObject({ imported: 1 });
  expect(value(await desk.client.assets.list({})).items).toMatchObject([{ title: 'Quay', caption: 'The quay in June.' }]);
  expect(value(await desk.client.contacts.list({})).total).toBe(0);
  await finish(desk.client, desk.client.imports.takeInKit({ place, only: [], contacts: true }));
  expect(value(await desk.client.contacts.list({})).total).toBe(1);
  expect(value(await desk.client.assets.list({})).total).toBe(1);
});

test.each(['web', 'lite', 'print', 'full'] as const)(
  'a kit of tier %s is taken in with all its pictures and every release',
  async (tier) => {
    const office = await startSmallKit();
    const ids: ReleaseId[] = [];
    for (const headline of ['City opens a bridge', 'City closes a bridge']) {
      const text = `${headline}\n\nCopenhagen, 8 December 2014. The city has 12 bridges.\n\n“It is ours,” said Anna Berg, mayor.\n\nMore is to come.`;
      ids.push(value(await office.client.releases.add({ source: { text } })).id);
    }
    const sections = office.kit.sections.map((section) =>
      section.kind === 'releases'
        ? { ...section, items: ids.map((releaseId) => ({ kind: 'release' as const, releaseId })) }
        : section,
    );
    value(await office.client.kits.edit({ id: office.kit.id, set: { sections, tier } }));
    const zip = office.out(`${tier}.zip`);
    await build(office.client, office.kit.id, zip);

    const desk = await startLibrary();
    const place = { $path: zip };
    const { items } = value(await desk.client.imports.kitContents({ place }));
    expect(items.map(({ kind }) => kind)).toEqual(['photo', 'photo', 'release', 'release']);
    const job = await finish(desk.client, desk.client.imports.takeInKit({ place }));
    expect(ImportSummary.parse(job.result)).toMatchObject({ imported: 2 });
    expect(
      value(await desk.client.releases.list({}))
        .items.map(({ headline }) => headline)
        .toSorted(),
    ).toEqual(['City closes a bridge', 'City opens a bridge']);
  },
);

test('hostile zips are neither looked into nor taken in', async () => {
  const { client, path } = await startLibrary();
  const folder = await tempFolder();
  const kit = { name: 'k/kit.json', body: Buffer.from(JSON.stringify({ format: 'dateline-kit', name: 'K', hasPart: [] })) };
  const zips: Record<string, Buffer> = {
    'bomb.zip': rawZip([kit, { name: 'k/a.txt', body: Buffer.alloc(8 << 20), deflate: true }]),
    'out.zip': rawZip([kit, { name: 'k/../../../etc/cron.d/x', body: Buffer.from('x') }]),
    'absolute.zip': rawZip([kit, { name: '/etc/cron.d/x', body: Buffer.from('x') }]),
    'twins.zip': rawZip([kit, kit]),
    'link.zip': rawZip([
      kit,
      { name: 'k/link', body: Buffer.from('/etc/passwd'), tweak: (record) => void record.writeUInt32LE(0o120777 * 0x10000, 38) },
    ]),
    'text.zip': Buffer.from('no zip'),
    'other.zip': rawZip([{ name: 'a/b.txt', body: Buffer.from('x') }]),
    'garbled.zip': rawZip([{ name: 'k/kit.json', body: Buffer.from('{') }]),
  };
  const before = await readdir(path, { recursive: true });
  for (const [name, bytes] of Object.entries(zips)) {
    await writeFile(join(folder, name), bytes);
    const place = { $path: join(folder, name) };
    const job = await finish(client, client.imports.takeInKit({ place }));
    expect(job.state, name).toBe('failed');
    expect(job.error?.code, name).toMatch(/^exports\.(not_a_zip|not_a_kit|verification_failed)$/);
  }
  for (const name of ['bomb.zip', 'text.zip', 'other.zip', 'garbled.zip'])
    expect(code(await client.imports.kitContents({ place: { $path: join(folder, name) } })), name).toMatch(/^exports\.not_a_/);
  const isOwn = (name: string) => !/library\.db|\.staging|cache/.test(name);
  expect((await readdir(path, { recursive: true })).filter(isOwn)).toEqual(before.filter(isOwn));
});

test('a zip of the history is copied into a folder, or not at all when it was changed', async () => {
  const { client, kit, out } = await startSmallKit();
  const run = await build(client, kit.id, out('kit.zip'));
  const stick = await tempFolder();
  const copied = await finish(client, client.exports.copy({ id: run.id, place: { $path: stick } }));
  expect(copied.result).toMatchObject({ place: { $path: join(stick, 'kit.zip') } });
  expect(await readFile(join(stick, 'kit.zip'))).toEqual(await readFile(out('kit.zip')));
  await mkdir(join(stick, 'second'));
  const bytes = await readFile(out('kit.zip'));
  await writeFile(out('kit.zip'), bytes.fill(0, 100, 110));
  const refused = await finish(client, client.exports.copy({ id: run.id, place: { $path: join(stick, 'second') } }));
  expect(refused.error?.code).toBe('exports.verification_failed');
  await rm(out('kit.zip'));
  await mkdir(out('kit.zip'));
  const other = await finish(client, client.exports.copy({ id: run.id, place: { $path: join(stick, 'second') } }));
  expect(other.error?.code).toBe('exports.source_missing');
  expect(await readdir(join(stick, 'second'))).toEqual([]);
});
