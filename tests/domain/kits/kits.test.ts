import { describe, expect, test } from 'vitest';
import { Kit, type KitItem, KitSection, type KitSnapshot } from '#contract/kits.ts';
import type { Organisation } from '#contract/organisations.ts';
import type { AssetId } from '#contract/values.ts';
import { themeOf } from '#domain/exports/kit-theme.ts';
import { compareKits } from '#domain/kits/compare.ts';
import { keyOf } from '#domain/kits/items.ts';
import { longestRise } from '#domain/kits/longest-rise.ts';
import { cssFor } from '#domain/kits/page-look.ts';
import { allSections, placeItems, SECTION_ORDER, sectionsFor, stepOf, wordItem } from '#domain/kits/sections.ts';
import { READY_TEMPLATES, templateOf } from '#domain/kits/templates.ts';
import { checkTheme, isWeak } from '#domain/kits/theme.ts';

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

describe('composing', () => {
  const sections = allSections([{ kind: 'photos', items: [1, 2, 3].map(photo) }]);
  const numbers = (all: readonly KitSection[], kind: string) =>
    all.find((section) => section.kind === kind)?.items.map((item) => Number(keyOf(item).slice(4)));
  test('puts what is new where it was dropped, and moves what is there with its own words', () => {
    expect(numbers(placeItems(sections, 'photos', [photo(4)], 1), 'photos')).toEqual([1, 4, 2, 3]);
    expect(numbers(placeItems(sections, 'photos', [photo(1)], 3), 'photos')).toEqual([2, 3, 1]);
    expect(numbers(placeItems(sections, 'photos', [photo(3)], 0), 'photos')).toEqual([3, 1, 2]);
    expect(numbers(placeItems(sections, 'photos', [photo(2)], 1), 'photos')).toEqual([1, 2, 3]);
    const worded = wordItem(sections, id('ast', 2), { caption: 'Mine' });
    const moved = placeItems(worded, 'documents', [photo(2)]);
    expect(numbers(moved, 'photos')).toEqual([1, 3]);
    expect(moved.find(({ kind }) => kind === 'documents')?.items).toEqual([{ ...photo(2), caption: 'Mine' }]);
  });
  test('a step goes through the section and then into the next one that may hold the item, and ends there', () => {
    const allowed = sectionsFor(photo(1), 'photo');
    expect(allowed).toEqual(['photos', 'documents']);
    expect(stepOf(sections, photo(1), allowed, -1)).toBeNull();
    expect(stepOf(sections, photo(1), allowed, 1)).toEqual({ kind: 'photos', at: 2 });
    expect(stepOf(sections, photo(3), allowed, 1)).toEqual({ kind: 'documents', at: 0 });
    expect(stepOf(sections, photo(9), allowed, 1)).toBeNull();
    expect(sectionsFor({ kind: 'variant', variantId: id('var', 1) as never })).toEqual(['logos']);
  });
});

describe('the page in the preview', () => {
  test('is decided for light, dark or paper, whatever the system prefers', () => {
    const css = '@media screen and (prefers-color-scheme:dark){a{b:c}}@media print{d{e:f}}@media (max-width:40rem){g{h:i}}';
    expect(cssFor(css, 'dark')).toContain('@media screen and (width >= 0px){');
    expect(cssFor(css, 'light')).toContain('@media screen and (width < 0px){');
    expect(cssFor(css, 'print')).toContain('@media print and (width < 0px){');
    expect(cssFor(css, 'print')).toContain('@media screen{d');
    expect(cssFor(css, 'print')).toContain('@media (max-width:40rem){');
  });
});

describe('a theme', () => {
  const brand = { theme: { primary: '#ffd400', secondary: '#2f9d8c', ink: '#10222f' } } as Organisation;
  test('is the organisation’s where the kit has none of its own, and its figures say what cannot be read', () => {
    const own = kit([], { themeOverride: { ink: '#000000' } });
    expect(themeOf({ kit: own, organisation: brand })).toEqual({ ...brand.theme, ink: '#000000' });
    const [primary, ink] = checkTheme(themeOf({ kit: kit([]), organisation: brand }));
    expect(primary && isWeak(primary)).toBe(true);
    expect(primary?.shown).not.toBe('#ffd400');
    expect(primary?.shownRatio).toBeGreaterThanOrEqual(4.5);
    expect(ink).toMatchObject({ hex: '#10222f', shown: '#10222f' });
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
  test('a typeface of the theme is told by its name, one that is gone as such', () => {
    const font = (n: number) => id('ast', n) as AssetId;
    const themed = (themeOverride: Kit['themeOverride'], facts: KitSnapshot['facts'] = []): KitSnapshot => ({
      ...snapshot(kit([], { themeOverride })),
      facts,
    });
    const before = themed({ primary: '#0b4f79', headingFontId: font(7) });
    const after = themed({ primary: '#0b4f79', headingFontId: font(8) }, [{ key: font(8), name: 'House Bold', texts: {} }]);
    const [change] = compareKits(before, after);
    expect(change?.sentence).toContain('a typeface that is gone');
    expect(change?.sentence).toContain('House Bold');
    expect(change?.sentence).not.toContain('ast_');
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
