import type { AssetKind } from '#contract/assets.ts';
import { ITEMS_OF, type KitItem, type KitSection, SectionKind } from '#contract/kits.ts';
import { keyOf } from './items.ts';

/** Every kind of section in the order of a new kit. */
export const SECTION_ORDER: readonly SectionKind[] = SectionKind.options;

/** Every kind of section once, in the order given; one that lacks stands empty behind the one it follows in a new kit, and no item stands twice in a section. */
export function allSections(sections: readonly KitSection[]): KitSection[] {
  const merged: KitSection[] = [];
  for (const section of sections) {
    const same = merged.findIndex((one) => one.kind === section.kind);
    const items = withoutTwins([...(merged[same]?.items ?? []), ...section.items]);
    if (same < 0) merged.push({ kind: section.kind, items });
    else merged[same] = { kind: section.kind, items };
  }
  for (const [index, kind] of SECTION_ORDER.entries()) {
    if (merged.some((one) => one.kind === kind)) continue;
    const before = SECTION_ORDER[index - 1];
    merged.splice(merged.findIndex((one) => one.kind === before) + 1, 0, { kind, items: [] });
  }
  return merged;
}

function withoutTwins(items: readonly KitItem[]): KitItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    return seen.has(key) ? false : seen.add(key);
  });
}

/** The sections that may hold an item; a file goes where its kind allows: pictures and logos may also go along as documents. */
export function sectionsFor(item: KitItem, assetKind?: AssetKind): readonly SectionKind[] {
  if (item.kind === 'asset') {
    if (assetKind === 'photo') return ['photos', 'documents'];
    if (assetKind === 'logo') return ['logos', 'documents'];
    return ['documents'];
  }
  return SECTION_ORDER.filter((kind) => ITEMS_OF[kind].includes(item.kind));
}

/**
 * The sections with items in one of them, before what stands at `at` there (from 0; without it at the end). Items that the kit
 * has already are moved, from whichever section, and keep what was worded for this kit.
 */
export function placeItems(
  sections: readonly KitSection[],
  kind: SectionKind,
  items: readonly KitItem[],
  at = Number.POSITIVE_INFINITY,
): KitSection[] {
  const present = new Map(sections.flatMap((section) => section.items.map((item) => [keyOf(item), item])));
  const keys = new Set(items.map(keyOf));
  const isOther = (item: KitItem): boolean => !keys.has(keyOf(item));
  return sections.map((section) => {
    const others = section.items.filter(isOther);
    if (section.kind !== kind) return { ...section, items: others };
    const before = section.items.slice(0, at).filter(isOther).length;
    const placed = items.map((item) => present.get(keyOf(item)) ?? item);
    return { ...section, items: [...others.slice(0, before), ...placed, ...others.slice(before)] };
  });
}

/** Where an item goes by one step up or down: within its section, and from its edge into the next section that may hold it. Null at the very edge. */
export function stepOf(
  sections: readonly KitSection[],
  item: KitItem,
  allowed: readonly SectionKind[],
  by: 1 | -1,
): { readonly kind: SectionKind; readonly at: number } | null {
  const from = sections.findIndex((section) => section.items.some((one) => keyOf(one) === keyOf(item)));
  const section = sections[from];
  if (section === undefined) return null;
  const at = section.items.findIndex((one) => keyOf(one) === keyOf(item));
  const next = at + by;
  if (next >= 0 && next < section.items.length) return { kind: section.kind, at: by === 1 ? at + 2 : at - 1 };
  const others = by === 1 ? sections.slice(from + 1) : sections.slice(0, from).toReversed();
  const other = others.find(({ kind }) => allowed.includes(kind));
  return other === undefined ? null : { kind: other.kind, at: by === 1 ? 0 : other.items.length };
}

/** The sections with one item worded for this kit; empty texts mean those of the library. */
export const wordItem = (
  sections: readonly KitSection[],
  key: string,
  set: { readonly title?: string; readonly caption?: string },
): KitSection[] =>
  sections.map((section) => ({
    ...section,
    items: section.items.map((item) => (item.kind === 'asset' && keyOf(item) === key ? { ...item, ...set } : item)),
  }));
