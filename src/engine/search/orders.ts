import type { AssetSort } from '#contract/assets.ts';
import { sortKey } from '#domain/search/fold.ts';
import type { Catalogue } from '../db/sqlite.ts';
import type { CurrentColumns } from './current.ts';

/** A sort key; null for an asset without one, which stands last in either direction. */
export type SortKey = number | string | null;

/** From this many changes on an order is made anew: each is a binary search that may ask the catalogue. */
const REPAIRED_UP_TO = 500;

/** All slots in the order of each sort, kept while assets change. */
export interface Orders {
  /** Slots in order; of `added` in default direction there is none, it is the slots backwards. */
  orderOf(sort: AssetSort, isReversed: boolean): Uint32Array;
  /** The key by which a slot stands where it stands. */
  keyOf(sort: AssetSort, slot: number): SortKey;
  /** Below 0 when the first comes first. Ties are settled by slot, newest first. */
  compare(sort: AssetSort, isReversed: boolean, a: SortKey, slotA: number, b: SortKey, slotB: number): number;
}

/** Sorts whose default direction is downwards. */
const DOWNWARDS: ReadonlySet<AssetSort> = new Set(['added', 'taken']);
const TEXTS: Partial<Record<AssetSort, string>> = { title: 'title', filename: 'filename' };

/** Makes the orders of some columns. */
export function createOrders(catalogue: Catalogue, current: CurrentColumns): Orders {
  const { table } = current.columns;
  const kept = new Map<string, Uint32Array>();
  let take: (row: number, text: string) => void = () => {};
  catalogue.gather('search_text', (row: number, text: string) => take(row, text));

  const keyOf = (sort: AssetSort, slot: number): SortKey => {
    const c = table.columns;
    if (sort === 'added') return slot;
    if (sort === 'taken') return c.takenAt[slot] || null;
    if (sort === 'bytes') return c.bytes[slot] ?? 0;
    if (sort === 'rating') return c.rating[slot] || null;
    if (sort === 'expires') return c.expires[slot] || null;
    const text = catalogue.read.get(`SELECT ${TEXTS[sort]} AS text FROM assets WHERE row = ?`, c.rows[slot] ?? 0)?.text;
    return sortKey(String(text ?? '')) || null;
  };

  /** The keys of all slots; texts in one pass. */
  const keysOf = (sort: AssetSort): SortKey[] => {
    const keys = new Array<SortKey>(table.count()).fill(null);
    const column = TEXTS[sort];
    if (column === undefined) return keys.map((_, slot) => keyOf(sort, slot));
    take = (row, text) => {
      const slot = table.slotOf(row);
      if (slot >= 0) keys[slot] = sortKey(text) || null;
    };
    catalogue.read.get(`SELECT count(search_text(row, ${column})) FROM assets`);
    return keys;
  };

  const compare: Orders['compare'] = (sort, isReversed, a, slotA, b, slotB) => {
    if (a !== b) {
      if (a === null || b === null) return a === null ? 1 : -1;
      return a < b === (isReversed === DOWNWARDS.has(sort)) ? -1 : 1;
    }
    return slotB - slotA;
  };

  const make = (sort: AssetSort, isReversed: boolean): Uint32Array => {
    const keys = keysOf(sort);
    return Uint32Array.from(keys.keys()).sort((a, b) => compare(sort, isReversed, keys[a] ?? null, a, keys[b] ?? null, b));
  };

  /** Takes the changed slots out and puts each where it belongs now. */
  const repair = (order: Uint32Array, sort: AssetSort, isReversed: boolean, slots: readonly number[]): Uint32Array => {
    const isChanged = new Uint8Array(table.count());
    for (const slot of slots) isChanged[slot] = 1;
    const rest = order.filter((slot) => isChanged[slot] === 0);
    const places = [...new Set(slots)].map((slot) => {
      const key = keyOf(sort, slot);
      let [low, high] = [0, rest.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        const other = rest[middle] ?? 0;
        if (compare(sort, isReversed, key, slot, keyOf(sort, other), other) < 0) high = middle;
        else low = middle + 1;
      }
      return { at: low, slot, key };
    });
    places.sort((a, b) => a.at - b.at || compare(sort, isReversed, a.key, a.slot, b.key, b.slot));
    const whole = new Uint32Array(rest.length + places.length);
    let from = 0;
    places.forEach(({ at, slot }, index) => {
      whole.set(rest.subarray(from, at), from + index);
      whole[at + index] = slot;
      from = at;
    });
    whole.set(rest.subarray(from), from + places.length);
    return whole;
  };

  current.onNews(({ slots }) => {
    if (slots === null || slots.length > REPAIRED_UP_TO) kept.clear();
    else
      for (const [key, order] of kept) {
        const [sort, direction] = key.split(' ') as [AssetSort, string];
        kept.set(key, repair(order, sort, direction === 'reversed', slots));
      }
  });

  return {
    keyOf,
    compare,
    orderOf: (sort, isReversed) => {
      const key = `${sort} ${isReversed ? 'reversed' : 'default'}`;
      let order = kept.get(key);
      if (order === undefined) {
        order = make(sort, isReversed);
        kept.set(key, order);
      }
      return order;
    },
  };
}
