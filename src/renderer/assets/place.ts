import type { AssetQuery } from '#contract/assets.ts';
import type { CollectionId } from '#contract/values.ts';
import type { AssetOrder, AssetsPlace, Shelf } from '../shell/store.ts';

/** A whole question about assets, every field set, so that the same list always has the same key. */
export type WholeQuery = AssetQuery;

const SHELVES: readonly Shelf[] = ['all', 'logo', 'photo', 'document', 'video'];

/** The question behind a place; `fallback` is the window's order, for a place without its own. */
export function queryOf(place: AssetsPlace, fallback: AssetOrder, text: string = place.text): WholeQuery {
  const { sort, reverse, group } = place.order ?? fallback;
  return {
    text: text.trim(),
    ...(place.shelf === 'all' ? {} : { kind: place.shelf }),
    ...(place.collection === undefined ? {} : { collection: place.collection }),
    trash: place.trash ?? false,
    sort,
    reverse,
    group,
  };
}

/** The place that shows a question, such as a saved search with its order; kinds without a shelf become part of the text. */
export function placeOf(query: Partial<AssetQuery>): AssetsPlace {
  const { text = '', kind, collection, trash = false, sort = 'added', reverse = false, group = 'none' } = query;
  const shelf = SHELVES.find((name) => name === kind) ?? 'all';
  const isLoose = kind !== undefined && shelf === 'all';
  return {
    kind: 'assets',
    shelf,
    text: isLoose ? `kind:${kind} ${text}`.trim() : text,
    ...(collection === undefined ? {} : { collection: collection as CollectionId }),
    ...(trash ? { trash: true } : {}),
    order: { sort, reverse, group },
  };
}
