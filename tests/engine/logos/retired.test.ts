import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Client } from '#contract/client.ts';
import type { Variant } from '#contract/logos.ts';
import { logos } from '#contract/logos.ts';
import type { Result } from '#contract/result.ts';
import { code, finish, importAll, startLibrary, value } from '../harness.ts';
import { smallPdf } from './corpus.ts';

/** A mark that is found again in every file that holds it: an SVG path nobody else draws. */
const marked = (n: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path fill="#0b4f79" d="M${n}.125 1h3v17H${n}z"/><rect x="20" y="3" width="17" height="14" fill="#2f9d8c"/></svg>`;

/** Every route of the contract that hands out a logo or a file, and how it is asked for this variant; each must refuse or leave it out. */
type Way = (client: Client, at: { variant: Variant; brandId: string; folder: string; n: number }) => Promise<string | null>;

const place = (folder: string, name: string) => ({ $path: join(folder, name) });
const refusal = (result: Result<unknown>): string => code(result);

const WAYS: Record<string, Way> = {
  'logos.render': async (client, { variant, folder, n }) => {
    for (const format of ['svg', 'png', 'webp', 'jpg', 'pdf', 'ico', 'favicons', 'source'] as const) {
      const target = place(folder, `render-${n}.${format}`);
      expect(code(await client.logos.render({ variantId: variant.id, format, place: target }))).toBe('logos.superseded');
      expect(existsSync(target.$path)).toBe(false);
    }
    return 'logos.superseded';
  },
  'logos.preview': async (client, { variant }) => refusal(await client.logos.preview({ variantId: variant.id, format: 'png' })),
  'logos.handOut': async (client, { variant }) => refusal(await client.logos.handOut({ variantId: variant.id, format: 'png' })),
  'logos.svgText': async (client, { variant }) => refusal(await client.logos.svgText({ variantId: variant.id, format: 'svg' })),
  'logos.fill': async (client, { variant }) => refusal(await client.logos.fill({ from: variant.id, colourway: 'black' })),
  'logos.measure': async (client, { variant }) => refusal(await client.logos.measure({ variantId: variant.id })),
  'assets.handOut': async (client, { variant }) =>
    refusal(await client.assets.handOut({ ids: variant.files.map((file) => file.assetId) })),
  'assets.saveOriginal': async (client, { variant, folder, n }) => {
    for (const file of variant.files)
      expect(code(await client.assets.saveOriginal({ id: file.assetId, place: place(folder, `save-${n}-${file.format}`) }))).toBe(
        'logos.superseded',
      );
    return 'logos.superseded';
  },
  'assets.exportFiles': async (client, { variant, folder, n }) => {
    const job = await finish(
      client,
      client.assets.exportFiles({ ids: variant.files.map((file) => file.assetId), place: place(folder, `export-${n}`) }),
    );
    const result = job.result as { files: number; refused: { code: string }[] };
    expect(result.files).toBe(0);
    expect(result.refused.every((one) => one.code === 'logos.superseded')).toBe(true);
    return result.refused[0]?.code ?? null;
  },
  'kits.create': async (client, { variant }) =>
    refusal(
      await client.kits.create({
        title: 'Kit',
        sections: [
          {
            kind: 'logos',
            items: variant.files.map((file) => ({ kind: 'asset', assetId: file.assetId, title: '', caption: '' })),
          },
        ],
      }),
    ),
  'kits.edit': async (client, { variant }) => {
    const kit = value(await client.kits.create({ title: 'Empty' }));
    const item = { kind: 'asset' as const, assetId: variant.files[0]?.assetId as never, title: '', caption: '' };
    return refusal(await client.kits.edit({ id: kit.id, set: { sections: [{ kind: 'documents', items: [item] }] } }));
  },
};

/** Routes of the room that give out nothing of an artwork, or only what is current: looked at one by one below. */
const HARMLESS = [
  'brands',
  'brand',
  'matrix',
  'variantOf',
  'putBrand',
  'removeBrand',
  'putVariant',
  'askFor',
  'editVariant',
  'addFiles',
  'takeFiles',
  'setMaster',
  'removeVariant',
  'setStatus',
  'propose',
  'proposal',
  'accept',
  'theme',
  'applyTheme',
  'exportPalette',
];
const BY_BRAND = ['getAll', 'guidelines', 'choose', 'readPalette'];

test('every route of the room is judged: a new one must say whether it gives a logo out', () => {
  const judged = [
    ...HARMLESS,
    ...BY_BRAND,
    ...Object.keys(WAYS).flatMap((way) => (way.startsWith('logos.') ? [way.slice(6)] : [])),
  ];
  expect(judged.toSorted()).toEqual(Object.keys(logos).toSorted());
});

test('whatever is retired, in any order, leaves by no door', { timeout: 300_000 }, async () => {
  const { client, folder } = await startLibrary();
  const count = 6;
  const sources = join(folder, 'sources');
  const { mkdir } = await import('node:fs/promises');
  await mkdir(sources);
  for (let n = 0; n < count; n++) {
    await writeFile(join(sources, `mark-${n}.svg`), marked(n));
    await writeFile(join(sources, `mark-${n}.pdf`), `${smallPdf()}%${n}\n`);
  }
  const { report } = await importAll(client, sources);
  const idOf = (name: string) => report.items.find((item) => item.path.endsWith(name))?.id as never;
  const brand = value(await client.logos.putBrand({ name: 'Marks' }));
  for (let n = 0; n < count; n++) {
    const { variants } = value(
      await client.logos.putVariant({
        brandId: brand.id,
        lockup: `lockup ${n}`,
        colourway: 'full-colour',
        ground: 'light',
        assetId: idOf(`mark-${n}.svg`),
      }),
    );
    const made = variants.find((variant) => variant.lockup === `lockup ${n}`);
    value(await client.logos.addFiles({ id: made?.id as never, assetIds: [idOf(`mark-${n}.pdf`)] }));
  }
  // a kit that carried all of them before some were retired
  const all = value(await client.logos.brand({ id: brand.id })).variants;
  const kit = value(
    await client.kits.create({
      title: 'Before',
      sections: [
        {
          kind: 'logos',
          items: all.flatMap((variant) =>
            variant.files.map((file) => ({ kind: 'asset' as const, assetId: file.assetId, title: '', caption: '' })),
          ),
        },
      ],
    }),
  );
  let seed = 20261125;
  const random = (): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  for (let round = 0; round < 3; round++) {
    const retired: Variant[] = [];
    for (const variant of all) {
      const status = random() < 0.5 ? ('superseded' as const) : ('current' as const);
      value(await client.logos.setStatus({ id: variant.id, status }));
      if (status === 'superseded') retired.push(variant);
    }
    const isRetired = (variant: Variant): boolean => retired.some((one) => one.id === variant.id);
    for (const [n, variant] of retired.entries())
      for (const [name, way] of Object.entries(WAYS))
        expect([name, await way(client, { variant, brandId: brand.id, folder, n: round * 10 + n })]).toEqual([
          name,
          'logos.superseded',
        ]);
    if (retired.length === all.length) continue;

    const traces = (text: string): string[] =>
      all
        .filter((variant) => isRetired(variant))
        .flatMap((variant) => {
          const n = Number(variant.lockup.slice(7));
          return text.includes(`M${n}.125 `) || text.includes(`lockup-${n}`) || text.includes(`Lockup ${n}`)
            ? [variant.lockup]
            : [];
        });
    const zip = join(folder, `all-${round}.zip`);
    const job = await finish(client, client.logos.getAll({ brandId: brand.id, place: { $path: zip } }));
    expect(job.error).toBeNull();
    const unpacked = join(folder, `all-${round}`);
    expect(spawnSync('unzip', ['-q', zip, '-d', unpacked]).status).toBe(0);
    for (const name of await readdir(unpacked, { recursive: true })) {
      expect(traces(name)).toEqual([]);
      if (/\.(svg|html)$/.test(name)) {
        const text = await readFile(join(unpacked, name), 'utf8');
        const inlined = [...text.matchAll(/base64,([A-Za-z0-9+/=]+)/g)].map(([, code = '']) =>
          Buffer.from(code, 'base64').toString('latin1'),
        );
        expect([text, ...inlined].flatMap(traces)).toEqual([]);
      }
    }
    for (const advice of value(await client.logos.choose({ brandId: brand.id })).items)
      for (const id of [advice.variantId, ...advice.others, advice.fill?.from])
        expect(retired.map((one) => one.id)).not.toContain(id);

    const out = join(folder, `kit-${round}.zip`);
    const built = await finish(client, client.exports.run({ kitId: kit.id, place: { $path: out }, force: true }));
    expect(built.error).toBeNull();
    const names = spawnSync('unzip', ['-Z1', out], { encoding: 'utf8' }).stdout;
    expect(traces(names)).toEqual([]);
    // the search for traces would find them: what is current is there
    expect(names).toMatch(/lockup-\d/);
    expect(traces(value(await client.exports.page({ kitId: kit.id })).html.replace(/Superseded.*/g, ''))).toEqual([]);
    expect(value(await client.exports.preview({ kitId: kit.id })).files.flatMap((file) => traces(file.path))).toEqual([]);
  }
});
