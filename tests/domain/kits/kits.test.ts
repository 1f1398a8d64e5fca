import { describe, expect, test } from 'vitest';
import { Kit, type KitItem, KitSection, type KitSnapshot } from '#contract/kits.ts';
import { compareKits } from '#domain/kits/compare.ts';
import { keyOf } from '#domain/kits/items.ts';
import { longestRise } from '#domain/kits/longest-rise.ts';
import { allSections, SECTION_ORDER } from '#domain/kits/sections.ts';
import { READY_TEMPLATES, templateOf } from '#domain/kits/templates.ts';

const id = (prefix: string, n: number): string => `${prefix}_${String(n).padStart(16, '0')}`;
const photo = (n: number): KitItem => ({ kind: 'asset', assetId: id('ast', n) as never, title: '', caption: '' });
const kit = (sections: unknown[], more: object = {}): Kit =>
  Kit.parse({
    id: id('kit', 1),
    title: 'Beijing delegation',
    slug: 'beijing',
    organisationId: null,
    date: '2014-12-08',
    timeZone: 'Europe/Copenhagen',
    language: 'en',
    embargo: null,
    license: '',
    note: '',
    sections,
    createdAt: '2014-12-08T09:00:00Z',
    editedAt: '2014-12-08T09:00:00Z',
    ...more,
  });
const snapshot = (one: Kit, captions: Record<string, string> = {}): KitSnapshot => ({
  kit: one,
  organisation: '',
  facts: one.sections.flatMap(({ items }) =>
    items.map((item) => {
      const key = keyOf(item);
      return { key, name: `Photo ${Number(key.slice(4))}`, texts: { caption: captions[key] ?? '' } };
    }),
  ),
});
const photos = (...numbers: number[]) => kit([{ kind: 'photos', items: numbers.map(photo) }]);

describe('the model', () => {
  test('a kit of before reads, and an edit does not fill what it lacks', () => {
    expect(kit([])).toMatchObject({ ignored: [], tier: 'full', originals: 'none', themeOverride: null });
  });
  test('a section takes its own kinds only: logos beside whole variants, no photo among contacts', () => {
    const variant = { kind: 'variant', variantId: id('var', 1) };
    expect(KitSection.safeParse({ kind: 'logos', items: [variant, photo(1)] }).success).toBe(true);
    expect(KitSection.safeParse({ kind: 'photos', items: [variant] }).success).toBe(false);
    expect(KitSection.safeParse({ kind: 'contacts', items: [photo(1)] }).success).toBe(false);
  });
  test('sections that a kit lacks stand where a new kit has them; the order that was given stays, and nothing stands twice', () => {
    const given = allSections([
      { kind: 'contacts', items: [] },
      { kind: 'photos', items: [photo(1), photo(2)] },
      { kind: 'photos', items: [photo(2), photo(3)] },
    ]);
    expect(given.map(({ kind }) => kind).filter((kind) => kind === 'contacts' || kind === 'photos')).toEqual([
      'contacts',
      'photos',
    ]);
    expect(given.find(({ kind }) => kind === 'photos')?.items).toEqual([1, 2, 3].map(photo));
    expect(new Set(given.map(({ kind }) => kind))).toEqual(new Set(SECTION_ORDER));
    expect(allSections([]).map(({ kind }) => kind)).toEqual(SECTION_ORDER);
  });
});

describe('comparing', () => {
  test('says what came, went, moved, and is worded otherwise, as data and in words', () => {
    const before = snapshot(photos(1, 2, 3, 4), { [id('ast', 2)]: 'A bridge at night' });
    const now = kit([{ kind: 'photos', items: [4, 2, 3, 5].map(photo) }], { title: 'Beijing visit' });
    const changes = compareKits(before, snapshot(now, { [id('ast', 2)]: 'A bridge at dawn' }));
    expect(changes.map(({ sentence }) => sentence)).toEqual([
      'Title: “Beijing delegation” became “Beijing visit”.',
      '“Photo 1” removed from photos.',
      '“Photo 4” moved from position 4 to 1 of photos.',
      'Caption of “Photo 2”: “A bridge at night” became “A bridge at dawn”.',
      '“Photo 5” added to photos.',
    ]);
    expect(changes[3]).toMatchObject({ kind: 'words', section: 'photos', key: id('ast', 2), field: 'caption' });
    expect(changes[3]?.parts.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'night' },
      { kind: 'added', text: 'dawn' },
    ]);
  });
  test('a file that changed its section moved, and only that', () => {
    const before = snapshot(photos(1));
    const after = snapshot(kit([{ kind: 'documents', items: [photo(1)] }]));
    expect(compareKits(before, after).map(({ sentence }) => sentence)).toEqual(['“Photo 1” moved from photos to documents.']);
  });
  test('what is equal has no change, and ten thousand items are compared as they should be', () => {
    const all = Array.from({ length: 10_000 }, (_, n) => n + 1);
    expect(compareKits(snapshot(photos(...all)), snapshot(photos(...all)))).toEqual([]);
    const turned = compareKits(snapshot(photos(...all)), snapshot(photos(...all.slice(1), 1)));
    expect(turned).toHaveLength(1);
    expect(turned[0]?.sentence).toBe('“Photo 1” moved from position 1 to 10000 of photos.');
  });
  test('the longest rise leaves out as few as it can', () => {
    expect([...longestRise([2, 0, 1, 3])].sort()).toEqual([1, 2, 3]);
    expect(longestRise([3, 2, 1, 0]).size).toBe(1);
    expect(longestRise([]).size).toBe(0);
  });
});

describe('templates', () => {
  test('the ready ones hold no section twice and no item, and each begins with the release', () => {
    for (const { fields } of Object.values(READY_TEMPLATES)) {
      const kinds = (fields.sections ?? []).map(({ kind }) => kind);
      expect(new Set(kinds).size).toBe(kinds.length);
      expect(kinds[0]).toBe('releases');
      expect((fields.sections ?? []).flatMap(({ items }) => items)).toEqual([]);
    }
    expect(READY_TEMPLATES['crisis-statement'].fields.tier).toBe('lite');
  });
  test('an own one keeps the order, the settings and the named sections, nothing of the story', () => {
    const contacts: KitSection = { kind: 'contacts', items: [{ kind: 'contact', contactId: id('con', 1) as never }] };
    const made = templateOf(kit([contacts, { kind: 'photos', items: [photo(1)] }], { note: 'Call us', tier: 'web' }), [
      'contacts',
    ]);
    expect(made).toMatchObject({ note: 'Call us', tier: 'web' });
    expect(made.sections?.find(({ kind }) => kind === 'contacts')).toEqual(contacts);
    expect(made.sections?.find(({ kind }) => kind === 'photos')?.items).toEqual([]);
    expect(made).not.toHaveProperty('title');
    expect(made).not.toHaveProperty('date');
  });
});
