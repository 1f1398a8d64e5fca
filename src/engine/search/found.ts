import type { AssetQuery } from '#contract/assets.ts';
import { COLOUR_NAMES } from '#domain/search/colours.ts';
import type { QueryNode, ReadQuery } from '#domain/search/query.ts';
import { readQuery } from '#domain/search/read.ts';
import type { Catalogue } from '../db/sqlite.ts';
import { GONE, kindId, TRASHED } from './columns.ts';
import type { CurrentColumns } from './current.ts';
import type { Evaluator } from './evaluate.ts';
import type { Orders } from './orders.ts';
import { likenessTo } from './similar.ts';
import { type Test, testOf } from './tests.ts';

/** Which assets, whatever their order. */
export type Which = Pick<AssetQuery, 'text' | 'kind' | 'collection' | 'trash'>;

/** A stretch of a list under one heading; an empty label is for what has none (no place, no folder, no colour). */
export interface Stretch {
  readonly label: string;
  readonly start: number;
  readonly count: number;
}

/** A list: slots in the order they are shown. */
export interface Listed {
  readonly slots: Uint32Array;
  readonly groups: readonly Stretch[];
  /** Set when the list stands by nearness to a picture: the distance of each place. */
  readonly distances: Uint8Array | null;
}

/** Results of the last queries, so that the facets, layout, page and ids of one query are one evaluation. */
export interface Found {
  read(text: string, today: string): ReadQuery;
  /** The slots that a query finds, oldest first. */
  which(query: Which, today: string): Uint32Array;
  /** The same for a tree of its own. */
  whichTree(tree: QueryNode | null, query: Omit<Which, 'text'>, today: string): Uint32Array;
  listed(query: AssetQuery, today: string): Listed;
  /** What was made under this key since the last change, or made now. */
  remember<T>(key: string, make: () => T): T;
}

/** Results kept: a window shows one list and counts the facets of a few variants of it. */
const KEPT = 48;

/** Makes an empty store of results over some columns. */
export function createFound(catalogue: Catalogue, current: CurrentColumns, evaluator: Evaluator, orders: Orders): Found {
  const { columns } = current;
  const kept = new Map<string, unknown>();
  let version = 0;

  const remember = <T>(key: string, make: () => T): T => {
    const now = current.version();
    if (now !== version) kept.clear();
    version = now;
    const known = kept.get(key) as T | undefined;
    // the least recently used stands first
    kept.delete(key);
    const value = known ?? make();
    kept.set(key, value);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? '');
    return value;
  };

  const base = (query: Omit<Which, 'text'>, today: string): Test => {
    const c = columns.table.columns;
    const kind = query.kind === undefined ? 0 : kindId(query.kind);
    const state = query.trash ? TRASHED : 0;
    const isIn =
      query.collection === undefined
        ? null
        : testOf({ on: 'collection', text: query.collection }, { columns, db: catalogue.read, today });
    return (slot) =>
      ((c.traits[slot] ?? 0) & (TRASHED | GONE)) === state &&
      (kind === 0 || c.kind[slot] === kind) &&
      (isIn === null || isIn(slot));
  };

  const whichTree: Found['whichTree'] = (tree, { kind, collection, trash }, today) => {
    current.need();
    const key = JSON.stringify(['which', tree, kind, collection, trash, today]);
    return remember(key, () =>
      evaluator.find(tree, base({ kind, collection, trash }, today), { columns, db: catalogue.read, today }),
    );
  };

  const read = (text: string, today: string): ReadQuery => readQuery(text, today);

  const listed: Found['listed'] = (query, today) => {
    const { tree } = read(query.text, today);
    const slots = whichTree(tree, query, today);
    if (query.group === 'colour') current.need('colours');
    return remember(
      JSON.stringify([
        'listed',
        query.text,
        query.kind,
        query.collection,
        query.trash,
        query.sort,
        query.reverse,
        query.group,
        today,
      ]),
      () => {
        const id = nearnessOf(tree, query);
        if (id !== null) return byNearness(slots, id);
        const inOrder = sorted(slots, query);
        return query.group === 'none'
          ? { slots: inOrder, groups: [], distances: null }
          : { ...grouped(inOrder, query), distances: null };
      },
    );
  };

  /** Puts slots into the order of a sort: along the order of all when they are many, by their own keys when they are few. */
  const sorted = (slots: Uint32Array, { sort, reverse }: AssetQuery): Uint32Array => {
    if (sort === 'added') return reverse ? slots : slots.toReversed();
    const order = orders.orderOf(sort, reverse);
    const isFound = new Uint8Array(columns.table.count());
    for (const slot of slots) isFound[slot] = 1;
    const inOrder = new Uint32Array(slots.length);
    let count = 0;
    for (const slot of order) if (isFound[slot] === 1) inOrder[count++] = slot;
    return inOrder;
  };

  const byNearness = (slots: Uint32Array, id: string): Listed => {
    current.need('likeness', 'colours');
    const likeness = likenessTo({ columns, db: catalogue.read }, id);
    const placed = Array.from(slots, (slot) => ({ slot, distance: likeness?.distanceOf(slot) ?? 0 })).sort(
      (a, b) => a.distance - b.distance || b.slot - a.slot,
    );
    return {
      slots: Uint32Array.from(placed, (one) => one.slot),
      groups: [],
      distances: Uint8Array.from(placed, (one) => one.distance),
    };
  };

  const grouped = (slots: Uint32Array, query: AssetQuery): Omit<Listed, 'distances'> => {
    const { keyOf, labelOf } = headings(query.group);
    const members = new Map<number, number[]>();
    for (const slot of slots) {
      const key = keyOf(slot);
      const some = members.get(key);
      if (some === undefined) members.set(key, [slot]);
      else some.push(slot);
    }
    const labelled = [...members].map(([key, some]) => ({ key, label: labelOf(key), some }));
    labelled.sort((a, b) => Number(a.label === '') - Number(b.label === '') || compareHeadings(query, a, b));
    const inOrder = new Uint32Array(slots.length);
    let start = 0;
    const groups = labelled.map(({ label, some }) => {
      const stretch = { label, start, count: some.length };
      inOrder.set(some, start);
      start += some.length;
      return stretch;
    });
    return { slots: inOrder, groups };
  };

  /** What a slot is grouped by: months as YYYYMM, else numbers of names. */
  const headings = (group: AssetQuery['group']): { keyOf: (slot: number) => number; labelOf: (key: number) => string } => {
    const c = columns.table.columns;
    const { city, country, folder } = columns.names;
    if (group === 'date') return { keyOf: (slot) => Math.floor((c.date[slot] ?? 0) / 100), labelOf: monthLabel };
    if (group === 'folder') return { keyOf: (slot) => c.folder[slot] ?? 0, labelOf: folder.labelOf };
    if (group === 'colour') return { keyOf: (slot) => c.strongest[slot] ?? 0, labelOf: (key) => COLOUR_NAMES[key - 1] ?? '' };
    const size = country.size();
    return {
      keyOf: (slot) => (c.city[slot] ?? 0) * size + (c.country[slot] ?? 0),
      labelOf: (key) =>
        [city.labelOf(Math.floor(key / size)), country.labelOf(key % size)].filter((name) => name !== '').join(', '),
    };
  };

  return { read, remember, whichTree, which: (query, today) => whichTree(read(query.text, today).tree, query, today), listed };
}

/** '2014-12', '2014' where only the year is known, '' for no date. */
const monthLabel = (key: number): string => {
  if (key === 0) return '';
  const [year, month] = [String(Math.floor(key / 100)).padStart(4, '0'), key % 100];
  return month === 0 ? year : `${year}-${String(month).padStart(2, '0')}`;
};

/** Months newest first (oldest first when the list is turned to it), colours in the order of the palette, names by the alphabet. */
function compareHeadings(query: AssetQuery, a: { key: number; label: string }, b: { key: number; label: string }): number {
  if (query.group === 'date') {
    const isOldestFirst = query.reverse && (query.sort === 'taken' || query.sort === 'added');
    return isOldestFirst ? a.key - b.key : b.key - a.key;
  }
  if (query.group === 'colour') return a.key - b.key;
  return a.label.localeCompare(b.label, 'en', { numeric: true });
}

/** The asset to which a list stands by nearness: the query asks for likeness and nothing else, and no other order was chosen. */
function nearnessOf(tree: QueryNode | null, query: AssetQuery): string | null {
  if (tree?.type !== 'leaf' || query.sort !== 'added' || query.reverse || query.group !== 'none') return null;
  const [condition] = tree.conditions;
  return tree.conditions.length === 1 && condition?.on === 'similar' ? condition.id : null;
}
