import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#contract/client.ts';
import type { LogoProposal } from '#contract/logos.ts';
import { slug } from '#domain/names.ts';
import { finish, startLibrary, tempFolder, value } from '../harness.ts';
import { type Labelled, writeCorpus } from './corpus.ts';

const propose = async (client: Client, path: string): Promise<{ id: string; proposal: LogoProposal }> => {
  const job = await finish(client, client.logos.propose({ places: [{ $path: path }] }));
  expect(job.state).toBe('done');
  return { id: job.id, proposal: value(await client.logos.proposal({ jobId: job.id })) };
};

/** Cases that are known to go wrong; docs/logos.md lists the same, and why. */
const KNOWN_WRONG = 6;

describe('the labelled corpus', () => {
  let labels: Labelled[] = [];
  let folder = '';
  beforeAll(async () => {
    const { mkdtemp, rm } = await import('node:fs/promises');
    const { tmpdir } = await import('node:os');
    // The names of folders count, and the letters that mkdtemp draws are no name.
    const base = await mkdtemp(join(tmpdir(), 'dateline-logos-'));
    folder = join(base, 'corpus');
    labels = await writeCorpus(folder);
    return () => rm(base, { recursive: true, force: true });
  }, 120_000);

  test('95 of 100 files are sorted as a person would, and what is wrong is known by name', { timeout: 300_000 }, async () => {
    const { client } = await startLibrary();
    expect(labels.length).toBeGreaterThanOrEqual(150);
    expect(new Set(labels.map((label) => label.brand)).size).toBeGreaterThanOrEqual(8);
    const before = value(await client.assets.list({})).total;
    const { proposal } = await propose(client, folder);
    expect(proposal.refused).toEqual([]);
    const root = `${folder.split('/').at(-1)}/`;
    const found = new Map(proposal.files.map((file) => [file.path.replace(root, '').normalize('NFC'), file]));
    const wrong = labels.flatMap((label) => {
      const file = found.get(label.path.normalize('NFC'));
      const said = file === undefined ? null : [slug(file.brand), file.lockup, file.colourway, file.ground].join(' ');
      const meant = [slug(label.brand), label.lockup, label.colourway, label.ground].join(' ');
      return said === meant ? [] : [`${label.path}: ${said} instead of ${meant}`];
    });
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(KNOWN_WRONG);
    expect(1 - wrong.length / labels.length).toBeGreaterThanOrEqual(0.95);
    // nothing has entered the library
    expect(value(await client.assets.list({})).total).toBe(before);
    // the formats of one drawing are one variant
    const acme = proposal.variants.filter((variant) => slug(variant.brand) === 'acme-health');
    expect(acme.map((variant) => variant.keys.length)).toEqual(Array.from({ length: 9 }, () => 3));
  });

  test('a proposal is accepted as one step that undo takes back', { timeout: 300_000 }, async () => {
    const { client } = await startLibrary();
    const { id, proposal } = await propose(client, join(folder, 'Havneby Kommune'));
    const job = await finish(client, client.logos.accept({ proposalId: id as never }));
    expect(job.error).toBeNull();
    expect(job.result).toMatchObject({ variants: proposal.variants.length, files: 27, imported: 27, refused: [] });
    const [brand] = value(await client.logos.brands({})).items;
    expect(brand?.name).toBe('Havneby Kommune');
    expect(brand?.variants).toHaveLength(9);
    for (const variant of brand?.variants ?? []) {
      expect(variant.files.map((file) => file.format)).toEqual(['svg', 'pdf', 'png']);
      expect(variant).toMatchObject({ format: 'svg', isVector: true, status: 'current' });
    }
    expect(value(await client.history.state({})).undo?.label).toBe('logos.accept');
    value(await client.history.undo({}));
    expect(value(await client.logos.brands({})).total).toBe(0);
    value(await client.history.redo({}));
    expect(value(await client.logos.brands({})).items[0]?.variants).toHaveLength(9);
    // the same folder again belongs to what is there
    const again = await propose(client, join(folder, 'Havneby Kommune'));
    expect(again.proposal.variants.every((variant) => variant.brandId === brand?.id && variant.variantId !== null)).toBe(true);
  });

  test('a corrected matrix is stored as corrected', { timeout: 120_000 }, async () => {
    const { client } = await startLibrary();
    const { id, proposal } = await propose(client, join(folder, 'quillmark'));
    const keys = proposal.files.map((file) => file.key);
    const row = { brand: 'Other', lockup: 'Jubilee', colourway: 'Gold', ground: 'photo' as const, keys: keys.slice(0, 2) };
    const job = await finish(client, client.logos.accept({ proposalId: id as never, variants: [row] }));
    expect(job.result).toMatchObject({ variants: 1, files: 2, imported: 2 });
    expect(value(await client.logos.brands({})).items[0]).toMatchObject({
      name: 'Other',
      variants: [{ lockup: 'Jubilee', colourway: 'Gold', ground: 'photo' }],
    });
  });
});

test('a picture of a vector is no vector, and what is no logo is refused by name', async () => {
  const { client } = await startLibrary();
  const folder = await tempFolder();
  const { writeFile } = await import('node:fs/promises');
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  await writeFile(
    join(folder, 'Fake_logo.svg'),
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image width="9" height="9" href="data:image/png;base64,${png}"/></svg>`,
  );
  await writeFile(join(folder, 'dot.png'), Buffer.from(png, 'base64'));
  await writeFile(join(folder, 'renamed.svg'), Buffer.from(png, 'base64'));
  await writeFile(join(folder, 'read me.txt'), 'Use the logo with care.');
  const { proposal } = await propose(client, folder);
  const byName = new Map(proposal.files.map((file) => [file.path.split('/').at(-1), file]));
  expect(byName.get('Fake_logo.svg')).toMatchObject({ format: 'svg', isVector: false, faults: ['pixels-inside'] });
  expect(byName.get('dot.png')).toMatchObject({ format: 'png', isVector: false, width: 1, height: 1 });
  // told from its content, whatever its name says
  expect(byName.get('renamed.svg')).toMatchObject({ format: 'png', isVector: false });
  expect(proposal.refused).toMatchObject([{ code: 'imports.unsupported_picture' }]);
});
