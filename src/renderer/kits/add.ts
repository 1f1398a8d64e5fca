import type { Kit, KitFields, KitItem, KitSection, SectionKind } from '#contract/kits.ts';
import type { AssetId, KitId } from '#contract/values.ts';
import { type App, ask, tellDone } from '../shell/app.tsx';
import { words } from '../words/catalogue.ts';
import { sectionFor, withItems } from './sections.ts';

/**
 * Changes a kit. The window shows the change at once: the cached kit is written before the engine answers, and answers
 * that cross on the way are not taken until the last change is in.
 */
export async function editKit(app: App, kit: Kit, set: Partial<KitFields>): Promise<boolean> {
  const settle = app.cache.ahead('kits.get', { id: kit.id }, (known) => ({ ...(known ?? kit), ...set }));
  const edited = await ask(app, 'kits.edit', { id: kit.id, set });
  settle(edited !== null);
  return edited !== null;
}

/** Adds items of one section kind to a kit and tells how many were new. */
export async function addItems(
  app: App,
  kitId: KitId,
  additions: readonly { readonly kind: SectionKind; readonly items: readonly KitItem[] }[],
): Promise<void> {
  // A kit that nobody looks at may have changed since it was read, by undo for one: its sections are written as a whole.
  const kit = app.cache.fresh('kits.get', { id: kitId }) ?? (await ask(app, 'kits.get', { id: kitId }));
  if (kit === null) return;
  let sections: KitSection[] = kit.sections;
  for (const { kind, items } of additions) sections = withItems(sections, kind, items);
  const count = (all: readonly KitSection[]): number => all.reduce((sum, section) => sum + section.items.length, 0);
  const added = count(sections) - count(kit.sections);
  const { go, view } = app.store.getState();
  const open = view.kind === 'kit' ? [] : [{ label: words.notices.openKit, run: () => go({ kind: 'kit', id: kitId }) }];
  if (added === 0) return tellDone(app, words.notices.alreadyInKit(kit.title), open);
  if (await editKit(app, kit, { sections }))
    tellDone(app, words.notices.addedToKit(added, kit.title), [...(await offerAttachments(app, kitId, additions)), ...open]);
}

/** What goes along with the releases that were added and is not in the kit yet, as a way to add it too. */
async function offerAttachments(
  app: App,
  kitId: KitId,
  additions: readonly { readonly items: readonly KitItem[] }[],
): Promise<{ label: string; run: () => void }[]> {
  const releases = additions.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'release' ? [item.releaseId] : [])));
  const attached = new Set<AssetId>();
  for (const id of releases)
    for (const asset of (await ask(app, 'releases.get', { id }))?.attachmentIds ?? []) attached.add(asset);
  const sections = app.cache.read('kits.get', { id: kitId }).data?.sections ?? [];
  for (const item of sections.flatMap((section) => section.items)) if (item.kind === 'asset') attached.delete(item.assetId);
  if (attached.size === 0) return [];
  return [{ label: words.attachments.toKit(attached.size), run: () => void addAssets(app, kitId, [...attached]) }];
}

/** The contract's limit of assets in one question. */
const AT_ONCE = 1000;

/** Items for assets, each in the section of its kind. */
export async function itemsForAssets(app: App, assetIds: readonly AssetId[]): Promise<{ kind: SectionKind; items: KitItem[] }[]> {
  const bySection = new Map<SectionKind, KitItem[]>();
  for (let from = 0; from < assetIds.length; from += AT_ONCE) {
    const found = await ask(app, 'assets.getMany', { ids: assetIds.slice(from, from + AT_ONCE) });
    for (const { id, kind } of found?.items ?? []) {
      const section = sectionFor(kind);
      const items = bySection.get(section) ?? [];
      items.push({ kind: 'asset', assetId: id, title: '', caption: '' });
      bySection.set(section, items);
    }
  }
  return [...bySection].map(([kind, items]) => ({ kind, items }));
}

/** Puts assets into a kit. */
export async function addAssets(app: App, kitId: KitId, assetIds: readonly AssetId[]): Promise<void> {
  await addItems(app, kitId, await itemsForAssets(app, assetIds));
}
