import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { finish, importAll, startLibrary, tempFolder, value } from '../harness.ts';

test('a logo of the library whose file is missing is proposed with the others, and has no place', async () => {
  const { client } = await startLibrary();
  const folder = await tempFolder();
  for (const [name, colour] of [
    ['harbour-logo-blue.svg', '#005'],
    ['harbour-logo-red.svg', '#500'],
  ] as const)
    await writeFile(
      join(folder, name),
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path fill="${colour}" d="M0 0h40v20H0z"/></svg>`,
    );
  await importAll(client, folder);
  const assets = value(await client.assets.list({})).items;
  const [gone] = assets;
  if (gone === undefined) throw new Error('Nothing was imported.');
  await rm(value(await client.assets.original({ id: gone.id })).place.$path);
  const job = await finish(client, client.logos.propose({ places: [], assetIds: assets.map(({ id }) => id) }));
  expect([job.state, job.error]).toEqual(['done', null]);
  const { files } = value(await client.logos.proposal({ jobId: job.id }));
  expect(files.map(({ assetId, place }) => [assetId, place === null]).sort()).toEqual(
    assets.map(({ id }) => [id, id === gone.id]).sort(),
  );
});
