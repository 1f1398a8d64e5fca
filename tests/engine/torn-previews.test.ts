import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeJpeg } from './files.ts';
import { finish, importAll, startLibrary, tempFolder, value } from './harness.ts';

// A preview is not flushed, as it can be made again: after a power cut it may be empty, or half of it.
test.each([
  ['empty', 0],
  ['cut off', 300],
])('a preview that a power cut left %s is made again for sheets and start pages', async (_how, length) => {
  const { client, path } = await startLibrary();
  const folder = await tempFolder();
  await writeJpeg(join(folder, 'a.jpg'), 1, 1800, 1200);
  await importAll(client, folder);
  const [asset] = value(await client.assets.list({})).items;
  if (asset === undefined) throw new Error('Nothing was imported.');
  const tear = async (): Promise<void> => {
    for (const size of [320, 1600])
      await truncate(join(path, 'cache', 'previews', asset.sha256.slice(0, 2), `${asset.sha256}-${size}.webp`), length);
  };
  const draft = { name: 'All', source: { kind: 'search' as const, text: '' } };
  for (const format of ['pdf', 'png'] as const) {
    await tear();
    const job = await finish(
      client,
      client.sheets.render({ sheet: { draft }, format, place: { $path: join(folder, `sheet.${format}`) } }),
    );
    expect([job.state, job.error], format).toEqual(['done', null]);
  }
  const kit = value(
    await client.kits.create({
      title: 'Kit',
      sections: [{ kind: 'photos', items: [{ kind: 'asset', assetId: asset.id, title: '', caption: '' }] }],
    }),
  );
  await tear();
  value(await client.exports.page({ kitId: kit.id }));
  expect(value(await client.assets.preview({ sha256: asset.sha256, size: 960 })).mime).toBe('image/webp');
});
