import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { KitItem, KitSection } from '#contract/kits.ts';
import { code, finish, startLibrary, value } from '../harness.ts';

const example = async () => {
  const started = await startLibrary({ example: true });
  const { client } = started;
  const [kit] = value(await client.kits.list({})).items;
  if (kit === undefined) throw new Error('The example has a kit.');
  return { ...started, kit };
};
const itemsOf = (sections: readonly KitSection[], kind: KitSection['kind']): readonly KitItem[] =>
  sections.find((section) => section.kind === kind)?.items ?? [];
const withItems = (sections: readonly KitSection[], kind: KitSection['kind'], items: readonly KitItem[]): KitSection[] => [
  ...sections.filter((section) => section.kind !== kind),
  { kind, items: [...items] },
];

test('chosen quotes and figures are what the page and the manifest show, in their order; words that are not in the release are refused', async () => {
  const { client, kit } = await example();
  const [release] = itemsOf(kit.sections, 'releases');
  if (release?.kind !== 'release') throw new Error('The example kit has a release.');
  const { quotes, figures } = value(await client.releases.get({ id: release.releaseId }));
  const whole = value(await client.exports.page({ kitId: kit.id })).html;
  const last = quotes.at(-1)?.text ?? '';
  const first = quotes[0]?.text ?? '';
  const heads = (html: string): string => html.slice(html.indexOf('id="quotes"'), html.indexOf('id="photos"'));
  expect(heads(whole)).toContain(first.slice(0, 40));
  const chosen = withItems(kit.sections, 'quotes', [{ kind: 'quote', releaseId: release.releaseId, text: last }]);
  value(await client.kits.edit({ id: kit.id, set: { sections: chosen } }));
  const page = heads(value(await client.exports.page({ kitId: kit.id })).html);
  expect(page).toContain(last.slice(0, 40));
  expect(page).not.toContain(first.slice(0, 40));
  const wrong = withItems(kit.sections, 'figures', [{ kind: 'figure', releaseId: release.releaseId, text: '12 elephants' }]);
  expect(figures.map(({ text }) => text)).not.toContain('12 elephants');
  expect(code(await client.kits.edit({ id: kit.id, set: { sections: wrong } }))).toBe('kits.reference_missing');
});

test('a kit takes a whole logo variant, and not one that is superseded or not there', async () => {
  const { client, kit } = await example();
  const [brand] = value(await client.logos.brands({})).items;
  const variants = brand?.variants ?? [];
  const current = variants.find(({ status, assetId }) => status === 'current' && assetId !== null);
  if (current === undefined) throw new Error('The example has logos.');
  const set = { sections: withItems(kit.sections, 'logos', [{ kind: 'variant', variantId: current.id }]) };
  const edited = value(await client.kits.edit({ id: kit.id, set }));
  expect(itemsOf(edited.sections, 'logos')).toEqual([{ kind: 'variant', variantId: current.id }]);
  const other = variants.find(({ id, status }) => status === 'current' && id !== current.id);
  if (other === undefined) throw new Error('The example has several logos.');
  value(await client.logos.setStatus({ id: other.id, status: 'superseded' }));
  const retired = withItems(kit.sections, 'logos', [{ kind: 'variant', variantId: other.id }]);
  expect(code(await client.kits.edit({ id: kit.id, set: { sections: retired } }))).toBe('logos.superseded');
  const missing = { kind: 'variant' as const, variantId: 'var_0000000000000000' as never };
  expect(code(await client.kits.edit({ id: kit.id, set: { sections: withItems(kit.sections, 'logos', [missing]) } }))).toBe(
    'kits.reference_missing',
  );
});

test('a frozen state keeps what everything said, compare tells what changed since, restore brings it back, undo takes that back', async () => {
  const { client, kit } = await example();
  const photos = itemsOf(kit.sections, 'photos');
  const frozen = value(await client.kits.freeze({ id: kit.id, label: 'As sent to the desk' }));
  expect(frozen).toMatchObject({ kitId: kit.id, revision: 1, label: 'As sent to the desk' });
  expect(value(await client.kits.compare({ id: kit.id, from: 1, to: null })).changes).toEqual([]);

  const [first, second] = photos;
  if (first?.kind !== 'asset' || second?.kind !== 'asset') throw new Error('The example kit has photos.');
  const reworded = { ...second, caption: 'Worded for this kit.' };
  value(
    await client.kits.edit({
      id: kit.id,
      set: { title: 'Another title', sections: withItems(kit.sections, 'photos', [reworded]) },
    }),
  );
  // and the library changes too: the frozen state knows what it said
  const [release] = itemsOf(kit.sections, 'releases');
  if (release?.kind !== 'release') throw new Error('The example kit has a release.');
  value(await client.releases.edit({ id: release.releaseId, set: { headline: 'Copenhagen goes to Beijing' } }));
  value(await client.kits.freeze({ id: kit.id, label: '' }));

  const { changes } = value(await client.kits.compare({ id: kit.id, from: 1, to: 2 }));
  expect(changes.filter(({ kind }) => kind === 'removed')).toHaveLength(photos.length - 1);
  expect(changes.map(({ field }) => field).filter(Boolean)).toEqual(expect.arrayContaining(['title', 'caption', 'headline']));
  expect(changes.find(({ field }) => field === 'caption')?.sentence).toMatch(
    /^Caption of “.+” became “Worded for this kit\.”\.$/,
  );
  expect(value(await client.kits.revisions({ id: kit.id })).items.map(({ revision }) => revision)).toEqual([2, 1]);

  value(await client.kits.restore({ id: kit.id, revision: 1 }));
  const restored = value(await client.kits.get({ id: kit.id }));
  expect(restored).toEqual({ ...kit, editedAt: restored.editedAt });
  value(await client.history.undo({}));
  expect(value(await client.kits.get({ id: kit.id })).title).toBe('Another title');
  expect(code(await client.kits.revision({ id: kit.id, revision: 3 }))).toBe('kits.revision_not_found');
  expect(code(await client.kits.restore({ id: kit.id, revision: 3 }))).toBe('kits.revision_not_found');
});

test('undo brings a deleted kit back with its frozen states', async () => {
  const { client, kit } = await example();
  value(await client.kits.freeze({ id: kit.id, label: 'One' }));
  value(await client.kits.remove({ id: kit.id }));
  expect(code(await client.kits.revisions({ id: kit.id }))).toBe('kits.not_found');
  value(await client.history.undo({}));
  expect(value(await client.kits.revisions({ id: kit.id })).items.map(({ label }) => label)).toEqual(['One']);
});

test('a copy has the composition and not the past', async () => {
  const { client, kit } = await example();
  value(await client.kits.freeze({ id: kit.id, label: '' }));
  const copy = value(await client.kits.duplicate({ id: kit.id, title: 'Second round' }));
  expect(copy).toMatchObject({ title: 'Second round', slug: 'second-round', sections: kit.sections, date: kit.date });
  expect(copy.id).not.toBe(kit.id);
  expect(value(await client.kits.revisions({ id: copy.id })).total).toBe(0);
  value(await client.history.undo({}));
  expect(value(await client.kits.list({})).items.map(({ id }) => id)).toEqual([kit.id]);
});

test('a kit begins with a ready template or with one of the library, and what the library lost by then is left out', async () => {
  const { client, kit } = await example();
  const ready = value(await client.kits.templates({})).items;
  expect(ready.map(({ id }) => id)).toEqual(['announcement', 'event', 'crisis-statement', 'annual-report']);
  const crisis = value(await client.kits.create({ title: 'Statement on the flood', template: 'crisis-statement' }));
  expect(crisis).toMatchObject({ tier: 'lite', title: 'Statement on the flood' });
  expect(crisis.sections.map(({ kind }) => kind).slice(0, 2)).toEqual(['releases', 'contacts']);

  const own = value(await client.kits.saveTemplate({ id: kit.id, name: 'City press office', keep: ['logos', 'contacts'] }));
  const [logo] = itemsOf(kit.sections, 'logos');
  if (logo?.kind !== 'asset') throw new Error('The example kit has logos.');
  value(await client.kits.remove({ id: kit.id }));
  value(await client.assets.trash({ ids: [logo.assetId] }));
  const made = value(await client.kits.create({ title: 'Next', template: own.id, note: 'Mine', sections: [] }));
  expect(itemsOf(made.sections, 'contacts')).toEqual(itemsOf(kit.sections, 'contacts'));
  expect(itemsOf(made.sections, 'logos')).toEqual(itemsOf(kit.sections, 'logos').filter((item) => item !== logo));
  expect(itemsOf(made.sections, 'photos')).toEqual([]);
  expect(made).toMatchObject({ note: 'Mine', date: null });

  value(await client.kits.removeTemplate({ id: own.id as never }));
  expect(code(await client.kits.create({ title: 'None', template: own.id }))).toBe('kits.template_not_found');
  value(await client.history.undo({}));
  expect(value(await client.kits.templates({})).items.at(-1)).toEqual(own);
});

test('a kit from before the later fields keeps its version, and one of them that is set gives it the next', async () => {
  const { client, kit, path, folder } = await example();
  const out = { $path: join(folder, 'kit.zip') };
  expect((await finish(client, client.exports.run({ kitId: kit.id, place: out, force: true }))).state).toBe('done');
  value(await client.library.close({}));
  const db = new DatabaseSync(join(path, 'library.db'));
  const row = JSON.parse(String(db.prepare('SELECT content FROM kits').get()?.content));
  const { ignored: _i, tier: _t, originals: _o, themeOverride: _th, ...before } = row;
  db.prepare('UPDATE kits SET content = ?').run(JSON.stringify({ ...before, sections: row.sections.filter(isOfBefore) }));
  db.close();
  value(await client.library.open({ place: { $path: path } }));
  expect(value(await client.kits.get({ id: kit.id }))).toMatchObject({ tier: 'full', ignored: [], themeOverride: null });
  expect(value(await client.exports.preview({ kitId: kit.id })).version).toBe(1);
  value(await client.kits.edit({ id: kit.id, set: { sections: kit.sections } }));
  expect(value(await client.exports.preview({ kitId: kit.id })).version).toBe(1);
  value(await client.kits.edit({ id: kit.id, set: { themeOverride: { primary: '#aa0044' } } }));
  expect(value(await client.exports.preview({ kitId: kit.id })).version).toBe(2);
});
const isOfBefore = ({ kind }: KitSection): boolean => !['figures', 'quotes', 'sheets'].includes(kind);

test('the page for the window names its pictures, which are to the byte those that the page of a kit carries', async () => {
  const { client, kit } = await example();
  const whole = value(await client.exports.page({ kitId: kit.id })).html;
  const named = value(await client.exports.page({ kitId: kit.id, pictures: 'beside' })).html;
  expect(named.length).toBeLessThan(whole.length - 100_000);
  const names = [...new Set(named.match(/pictures\/[0-9a-f]{64}-\d+\.webp/g))];
  expect(names.filter((name) => name.endsWith('-960.webp'))).toHaveLength(1);
  let carried = named;
  for (const name of names) {
    const [, sha256 = '', size = ''] = /([0-9a-f]{64})-(\d+)/.exec(name) ?? [];
    const { place, mime } = value(await client.assets.preview({ sha256, size: Number(size) as 640 | 960 }));
    carried = carried.replaceAll(name, `data:${mime};base64,${readFileSync(place.$path).toString('base64')}`);
  }
  expect(carried).toBe(whole);
  expect(code(await client.assets.preview({ sha256: 'f'.repeat(64), size: 640 }))).toBe('assets.no_preview');
});
