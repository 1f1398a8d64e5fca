import type { AssetKind } from '#contract/assets.ts';
import type { Kit, KitItem, KitSection, SectionKind } from '#contract/kits.ts';
import { keyOf } from '#domain/kits/items.ts';

/** The section that takes an asset of this kind. */
export function sectionFor(kind: AssetKind): SectionKind {
  if (kind === 'photo') return 'photos';
  if (kind === 'logo') return 'logos';
  return 'documents';
}

/** The sections with items added to the first section of a kind; what is there already stays where it is. */
export function withItems(sections: readonly KitSection[], kind: SectionKind, items: readonly KitItem[]): KitSection[] {
  const present = new Set(sections.flatMap((section) => section.items.map(keyOf)));
  const fresh = items.filter((item) => !present.has(keyOf(item)));
  const at = sections.findIndex((section) => section.kind === kind);
  if (at < 0) return [...sections, { kind, items: fresh }];
  return sections.map((section, index) => (index === at ? { ...section, items: [...section.items, ...fresh] } : section));
}

/** The sections without one item. */
export const withoutItem = (sections: readonly KitSection[], kind: SectionKind, id: string): KitSection[] =>
  sections.map((section) =>
    section.kind === kind ? { ...section, items: section.items.filter((item) => keyOf(item) !== id) } : section,
  );

/** The sections with one item moved to another position of its own section; out of range stays within. */
export function moveItem(sections: readonly KitSection[], kind: SectionKind, from: number, to: number): KitSection[] {
  return sections.map((section) => {
    if (section.kind !== kind) return section;
    const items = [...section.items];
    const [item] = items.splice(from, 1);
    if (item === undefined) return section;
    items.splice(Math.min(items.length, Math.max(0, to)), 0, item);
    return { ...section, items };
  });
}

/** How many things a kit holds. */
export const countItems = (kit: Pick<Kit, 'sections'>): number =>
  kit.sections.reduce((sum, section) => sum + section.items.length, 0);
