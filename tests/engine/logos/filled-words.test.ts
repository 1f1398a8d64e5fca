import { expect, test } from 'vitest';
import { scanLibrary, startLibrary, value } from '../harness.ts';

test('what fills a gap of a brand is found by its new title, and says in its history that it has one', async () => {
  const { client } = await startLibrary({ example: true });
  const [brand] = value(await client.logos.brands({})).items.filter(({ variants }) => variants.length > 0);
  const from = brand?.variants.find(({ format }) => format === 'svg');
  if (from === undefined) throw new Error('The example has no SVG of a logo.');
  const filled = value(await client.logos.fill({ from: from.id, colourway: 'greyscale', formats: ['png'] }));
  const variant = filled.brand.variants.find(({ id }) => id === filled.variantId);
  const made = variant?.files.find(({ format }) => format === 'png');
  if (made === undefined) throw new Error('Nothing was made.');
  const found = value(await client.assets.list({ text: 'title:vector' })).items.map(({ id }) => id);
  expect(found).toContain(made.assetId);
  const { items } = value(await client.assets.history({ id: made.assetId }));
  expect(items.map(({ field }) => field)).toContain('title');
  expect((await scanLibrary(client, { rehash: true })).findings).toEqual([]);
});
