import { type KitItem, type KitSection, SectionKind } from '#contract/kits.ts';
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
