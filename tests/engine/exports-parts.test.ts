import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, createClient } from '#contract/client.ts';
import { ExportRun } from '#contract/exports.ts';
import type { Kit } from '#contract/kits.ts';
import { createPortPair } from '#contract/port.ts';
import type { KitId } from '#contract/values.ts';
import { createEngine, type Engine } from '#engine/engine.ts';
import { sharp } from '#engine/pictures/sharp.ts';
import { withFsType } from './fonts.ts';
import { finish, importAll, value } from './harness.ts';

// One example serves all tests of this file; each has a kit of its own or says whole what its kit holds.
let client: Client;
let engine: Engine;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-parts-'));
  engine = createEngine({ home: join(folder, 'home'), log: () => {} });
  const [near, far] = createPortPair();
  engine.serve(far);
  client = createClient(near);
  afterAll(async () => {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  });
  value(await client.library.create({ place: { $path: join(folder, 'library') }, name: 'Test', example: true }));
});

async function exampleKit(): Promise<Kit> {
  const found = value(await client.kits.list({})).items.find(({ slug }) => slug === 'copenhagen-beijing');
  if (found === undefined) throw new Error('The example has no kit.');
  return value(await client.kits.get({ id: found.id }));
}

/** Builds a kit as a folder and answers where it lies. */
async function built(client: Client, kitId: KitId, path: string): Promise<string> {
  const job = await finish(client, client.exports.toFolder({ kitId, place: { $path: path }, force: true }));
  if (job.error !== null) throw new Error(`${job.error.code}: ${job.error.message}`);
  return path;
}

test('a logo variant comes as vector, PDF and two PNGs of the sizes in their names; a superseded one never', async () => {
  const variants = value(await client.logos.brands({})).items[0]?.variants ?? [];
  const sections = [{ kind: 'logos' as const, items: variants.map(({ id }) => ({ kind: 'variant' as const, variantId: id })) }];
  const kit = value(await client.kits.create({ title: 'Logos', date: '2026-05-06', sections }));
  const retired = variants.find((one) => one.lockup === 'stacked' && one.colourway === 'black');
  value(await client.logos.setStatus({ id: retired?.id as never, status: 'superseded' }));
  const root = await built(client, kit.id, join(folder, 'all-logos'));
  const names = await readdir(join(root, 'logos'));
  expect(names.filter((name) => name.includes('stacked_black'))).toEqual([]);
  for (const what of ['primary_full-colour', 'primary_white', 'stacked_full-colour', 'symbol_black']) {
    const own = names.filter((name) => name.includes(`_logo_${what}`));
    expect(own.map((name) => name.replace(/^.*\./, '')).sort(), what).toEqual(['pdf', 'png', 'png', 'svg']);
  }
  for (const name of names.filter((one) => one.endsWith('.png'))) {
    const { width, height, hasAlpha } = await sharp(join(root, 'logos', name)).metadata();
    expect(name).toContain(`_${width}x${height}.png`);
    expect(hasAlpha, name).toBe(true);
  }
  for (const name of names.filter((one) => one.endsWith('.pdf'))) {
    execFileSync('qpdf', ['--check', join(root, 'logos', name)]);
    // Vectors, not a picture of them.
    expect(
      execFileSync('pdfimages', ['-list', join(root, 'logos', name)], { encoding: 'utf8' })
        .trim()
        .split('\n'),
    ).toHaveLength(2);
  }
  const page = await readFile(join(root, 'START-HERE.html'), 'utf8');
  expect(page).toContain('logo_primary_full-colour.pdf');
  const listed = JSON.parse(await readFile(join(root, 'kit.json'), 'utf8')).hasPart.filter(
    (part: { role: string }) => part.role === 'logo',
  );
  expect(listed).toHaveLength(names.length);
});

test('a kit with whole logos is made again to the byte after its brand changed, but not with a logo that was withdrawn', async () => {
  const brand = value(await client.logos.brands({})).items[0];
  const chosen = brand?.variants.slice(0, 2) ?? [];
  const items = chosen.map(({ id }) => ({ kind: 'variant' as const, variantId: id }));
  const kit = value(await client.kits.create({ title: 'Logos', date: '2026-05-06', sections: [{ kind: 'logos', items }] }));
  const place = { $path: join(folder, 'logos.zip') };
  const run = ExportRun.parse((await finish(client, client.exports.run({ kitId: kit.id, place, force: true }))).result);

  const { id, rules } = brand as NonNullable<typeof brand>;
  const set = {
    name: 'Another House',
    fileNamePattern: '{brand}',
    palette: [],
    rules: { ...rules, clearSpace: { of: 'height' as const, share: 2 } },
  };
  value(await client.logos.putBrand({ id, ...set }));
  value(await client.logos.editVariant({ id: chosen[0]?.id as never, set: { lockup: 'renamed', ground: 'photo' } }));
  const rebuild = async (name: string) =>
    finish(client, client.exports.rebuild({ id: run.id, place: { $path: join(folder, name) } }));
  const again = await rebuild('again.zip');
  expect(again.error).toBeNull();

  // A logo is taken back with the file that renditions are made from, as with any other of its files.
  const without = [chosen[0]?.assetId as never];
  const { sections } = value(await client.exports.replace({ id: run.id, without }));
  expect(sections.flatMap((section) => section.items)).toEqual([items[1]]);
  value(await client.history.undo({}));
  expect(ExportRun.parse(again.result).sha256).toBe(run.sha256);
  execFileSync('cmp', [join(folder, 'logos.zip'), join(folder, 'again.zip')]);

  value(await client.logos.setStatus({ id: chosen[1]?.id as never, status: 'superseded' }));
  expect((await rebuild('withdrawn.zip')).error?.code).toBe('logos.superseded');
});

test('originals go along as wished: byte for byte, or with every pixel as it was and what was asked changed', async () => {
  const kit = await exampleKit();
  const kitId = kit.id;
  const items = kit.sections.find(({ kind }) => kind === 'photos')?.items.slice(0, 2) ?? [];
  value(await client.kits.edit({ id: kitId, set: { tier: 'web', sections: [{ kind: 'photos', items }] } }));
  const noise = () => sharp({ create: { width: 900, height: 700, channels: 3, background: 'teal' } });
  const others = ['scan.tif', 'page.webp', 'still.gif'].map((name) => join(folder, name));
  for (const path of others) await noise().toFile(path);
  await importAll(client, ...others);
  const imported = value(await client.assets.list({ text: 'scan OR page OR still' })).items;
  const idOf = (name: string) => imported.find(({ filename }) => filename === name)?.id as never;
  for (const { id } of imported) value(await client.assets.edit({ id, set: { credit: 'Ole Madsen', altText: 'A teal wall' } }));
  const taken = ['scan.tif', 'page.webp', 'still.gif'].map((name) => ({ kind: 'asset' as const, assetId: idOf(name) }));
  value(await client.kits.edit({ id: kitId, set: { sections: [{ kind: 'photos', items: [...items, ...taken] }] } }));
  const ids = [...items, ...taken].flatMap((item) => (item.kind === 'asset' ? [item.assetId] : []));
  const delivered = await Promise.all(ids.map(async (id) => readFile(value(await client.assets.original({ id })).place.$path)));
  for (const originals of ['as-delivered', 'with-metadata', 'without-location'] as const) {
    value(await client.kits.edit({ id: kitId, set: { originals } }));
    const root = await built(client, kitId, join(folder, originals));
    const names = (await readdir(join(root, 'photos', 'originals'))).sort();
    // nothing is written into a GIF: its rendition goes alone
    expect(names).toHaveLength(originals === 'as-delivered' ? 5 : 4);
    expect(await readFile(join(root, 'START-HERE.html'), 'utf8')).toContain(`photos/originals/${names[0]}`);
    for (const [at, name] of names.entries()) {
      const path = join(root, 'photos', 'originals', name);
      const made = await readFile(path);
      const before = delivered[at] ?? Buffer.alloc(0);
      // what has nothing to take out is left as it is
      const isSilent = originals === 'without-location' && at > 1;
      expect(made.equals(before), name).toBe(originals === 'as-delivered' || isSilent);
      expect((await sharp(made).raw().toBuffer()).equals(await sharp(before).raw().toBuffer()), name).toBe(true);
      if (originals !== 'with-metadata') continue;
      const asset = value(await client.assets.get({ id: ids[at] as never }));
      const said = execFileSync('exiftool', ['-s3', '-XMP-photoshop:Credit', '-XMP-iptcCore:AltTextAccessibility', path], {
        encoding: 'utf8',
      });
      expect(said.trim().split('\n')).toEqual([asset.credit, asset.altText]);
    }
  }
});

test('a theme of the kit’s own colours its page instead of the organisation’s', async () => {
  const kitId = (await exampleKit()).id;
  const colour = async (): Promise<string> =>
    /--brand:(#[0-9a-f]{6})/.exec(value(await client.exports.page({ kitId })).html)?.[1] ?? '';
  const before = await colour();
  value(await client.kits.edit({ id: kitId, set: { themeOverride: { primary: '#7a1040', paper: '#fff4e0' } } }));
  expect(await colour()).toBe('#7a1040');
  expect(before).not.toBe('#7a1040');
  expect(value(await client.exports.page({ kitId })).html).toContain('--paper:#fff4e0');
});

test('a typeface of the library goes along as it is and is used by the page; one that may not be handed out never does', async () => {
  const font = await readFile(join(import.meta.dirname, '../../resources/fonts/source-serif-4/SourceSerif4-It.otf'));
  await writeFile(join(folder, 'open.otf'), font);
  const closed = await readFile(join(import.meta.dirname, '../../resources/fonts/inter/Inter-Bold.ttf'));
  await writeFile(join(folder, 'closed.ttf'), withFsType(closed, 2));
  // Behind its OS/2 table, which opens and draws well.
  await writeFile(join(folder, 'cut.otf'), font.subarray(0, font.length - 4000));
  await importAll(client, join(folder, 'open.otf'), join(folder, 'closed.ttf'), join(folder, 'cut.otf'));
  const fonts = value(await client.assets.list({ kind: 'font' })).items;
  const idOf = (name: string) => fonts.find(({ filename }) => filename === name)?.id as never;
  value(await client.assets.edit({ id: idOf('open.otf'), set: { usageTerms: 'SIL Open Font License 1.1' } }));
  const kitId = (await exampleKit()).id;
  const plain = value(await client.exports.page({ kitId })).html;
  expect(plain).not.toContain('Own Heading');
  const themeOverride = { headingFontId: idOf('open.otf'), textFontId: idOf('closed.ttf') };
  value(await client.kits.edit({ id: kitId, set: { themeOverride, sections: [] } }));
  const found = value(await client.exports.preview({ kitId })).findings.filter(({ rule }) => rule.startsWith('theme.typeface'));
  expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([['theme.typeface-restricted', 'error']]);
  expect(fonts.find(({ filename }) => filename === 'cut.otf')).toMatchObject({
    note: 'imports.font_damaged',
    facts: { fontDamage: 'the file ends before its tables do' },
  });
  // A library of before the check has no such fact: then the file itself is looked at.
  engine.app.session
    .current()
    ?.library.catalogue.transact((db) => db.run("UPDATE assets SET facts = json_remove(facts, '$.fontDamage')"));
  value(await client.kits.edit({ id: kitId, set: { themeOverride: { headingFontId: idOf('cut.otf') } } }));
  expect(
    value(await client.exports.preview({ kitId })).findings.find(({ rule }) => rule === 'theme.typeface-unusable'),
  ).toMatchObject({
    severity: 'error',
    message: 'Headings: the typeface stays out, its file is damaged or not all there',
  });
  expect(value(await client.exports.page({ kitId })).html).not.toContain('data:font/otf');
  value(await client.kits.edit({ id: kitId, set: { themeOverride } }));
  // The window's frame has no files beside it, so that the font comes inside there.
  expect(value(await client.exports.page({ kitId })).html).toContain('url("data:font/otf;base64,');

  const root = await built(client, kitId, join(folder, 'typefaces'));
  const names = await readdir(join(root, 'assets', 'fonts'));
  expect(names.sort()).toEqual(['OFL.txt', 'inter-latin.woff2', 'source-serif-4-italic.otf', 'source-serif-4-latin.woff2']);
  expect((await readFile(join(root, 'assets/fonts/source-serif-4-italic.otf'))).equals(font)).toBe(true);
  const page = await readFile(join(root, 'index.html'), 'utf8').catch(() => readFile(join(root, 'START-HERE.html'), 'utf8'));
  expect(page).toContain(
    '@font-face{font-family:"Own Heading";src:url("assets/fonts/source-serif-4-italic.otf") format("opentype")',
  );
  expect(page).not.toContain('Own Text');
  expect(page.length).toBeLessThan(60_000);
  const terms = await readFile(join(root, 'LICENSE.txt'), 'utf8');
  expect(terms.slice(terms.indexOf('TYPEFACES'))).toContain('SIL Open Font License 1.1');
  const listed = JSON.parse(await readFile(join(root, 'kit.json'), 'utf8')).hasPart;
  expect(listed.find(({ contentUrl }: { contentUrl: string }) => contentUrl.endsWith('.otf'))?.encodingFormat).toBe('font/otf');
});
