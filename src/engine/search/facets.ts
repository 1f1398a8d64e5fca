import { AssetKind, type AssetQuery, ColourLabel } from '#contract/assets.ts';
import type { Facet, FacetValue } from '#contract/search.ts';
import { COLOUR_NAMES } from '#domain/search/colours.ts';
import { conditionKey, type Leaf, quoted, removeStretch, topLeaves } from '#domain/search/edit.ts';
import { fieldNamed } from '#domain/search/fields.ts';
import { ATTENTION, type QueryNode, SHAPES, topTerms } from '#domain/search/query.ts';
import type { Which } from './found.ts';
import type { Search } from './search.ts';
import { attentionTest } from './tests.ts';

/** Values of a facet that are shown; those that are active are shown besides. */
const SHOWN = 12;
/** Terms whose removal is tried when nothing matches. */
const MOST_RELAXED = 12;

type FacetId = Facet['id'];
interface Counted {
  readonly value: string;
  readonly term: string;
  readonly count: number;
}

/** How the values of a facet are counted, which field its terms use, and whether they keep an order of their own instead of the largest first. */
interface FacetKind {
  readonly id: FacetId;
  readonly field: string;
  readonly isOrdered: boolean;
  readonly count: (search: Search, slots: Uint32Array, today: string) => Counted[];
}

const facet = (id: FacetId, field: string, count: FacetKind['count'], isOrdered = false): FacetKind => ({
  id,
  field,
  isOrdered,
  count,
});

/** How often each number from 0 to `size` stands in a column. */
function tally(slots: Uint32Array, column: { readonly [slot: number]: number }, size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (let at = 0; at < slots.length; at++) {
    const value = column[slots[at] ?? 0] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

/** Counts of numbers from 1 on as values; 0 is none. */
const counted = (counts: Uint32Array, nameOf: (number: number) => string, termOf: (value: string) => string): Counted[] => {
  const values: Counted[] = [];
  for (let number = 1; number < counts.length; number++) {
    const count = counts[number] ?? 0;
    if (count > 0) values.push({ value: nameOf(number), term: termOf(nameOf(number)), count });
  }
  return values;
};

const closed =
  (column: 'kind' | 'shape' | 'label', values: readonly string[]): FacetKind['count'] =>
  (search, slots) =>
    counted(
      tally(slots, search.columns.table.columns[column], values.length + 1),
      (number) => values[number - 1] ?? '',
      (value) => `${column}:${value}`,
    );

const FACETS: readonly FacetKind[] = [
  facet('kind', 'kind', closed('kind', AssetKind.options)),
  facet('shape', 'shape', closed('shape', SHAPES)),
  facet(
    'year',
    'date',
    ({ columns: { table } }, slots) => {
      const { date } = table.columns;
      const counts = new Uint32Array(10_000);
      for (let at = 0; at < slots.length; at++) {
        const year = Math.floor((date[slots[at] ?? 0] ?? 0) / 10_000);
        counts[year] = (counts[year] ?? 0) + 1;
      }
      return counted(
        counts,
        (year) => String(year).padStart(4, '0'),
        (year) => `date:${year}`,
      ).reverse();
    },
    true,
  ),
  facet('place', 'city', ({ columns: { table, names } }, slots) =>
    counted(tally(slots, table.columns.city, names.city.size()), names.city.labelOf, (city) => `city:${quoted(city)}`),
  ),
  facet('colour', 'colour', ({ columns: { table } }, slots) => {
    const { nameBits } = table.columns;
    const counts = new Uint32Array(COLOUR_NAMES.length + 1);
    for (let at = 0; at < slots.length; at++) {
      for (let bits = nameBits[slots[at] ?? 0] ?? 0; bits !== 0; bits &= bits - 1) {
        const number = 32 - Math.clz32(bits & -bits);
        counts[number] = (counts[number] ?? 0) + 1;
      }
    }
    return counted(
      counts,
      (number) => COLOUR_NAMES[number - 1] ?? '',
      (name) => `colour:${name}`,
    );
  }),
  facet(
    'rating',
    'rating',
    ({ columns: { table } }, slots) =>
      counted(tally(slots, table.columns.rating, 6), String, (stars) => `rating:${stars}`).reverse(),
    true,
  ),
  facet('label', 'label', closed('label', ColourLabel.options)),
  facet('attention', 'attention', (search, slots, today) => attentionCounts(search, slots, today), true),
  facet('person', 'person', ({ columns: { table, names, people } }, slots) => {
    const { peopleAt, peopleCount } = table.columns;
    const counts = new Uint32Array(names.person.size());
    const values = people.values();
    for (let at = 0; at < slots.length; at++) {
      const from = peopleAt[slots[at] ?? 0] ?? 0;
      const to = from + (peopleCount[slots[at] ?? 0] ?? 0);
      for (let index = from; index < to; index++) {
        const person = values[index] ?? 0;
        counts[person] = (counts[person] ?? 0) + 1;
      }
    }
    return counted(counts, names.person.labelOf, (name) => `person:${quoted(name)}`);
  }),
  facet('format', 'format', ({ columns: { table, names } }, slots) =>
    counted(tally(slots, table.columns.format, names.format.size()), names.format.labelOf, (format) => `format:${format}`),
  ),
];

function attentionCounts({ columns }: Search, slots: Uint32Array, today: string): Counted[] {
  return ATTENTION.map((reason) => {
    const fits = attentionTest(reason, columns, today);
    let count = 0;
    for (let at = 0; at < slots.length; at++) if (fits(slots[at] ?? 0)) count++;
    return { value: reason, term: `attention:${reason}`, count };
  }).filter((one) => one.count > 0);
}

/** How many assets outside the trash want attention, by reason; reasons without any are counted as 0. */
export function attention(search: Search, today: string) {
  const slots = search.found.which({ text: '', trash: false }, today);
  const counts = new Map(attentionCounts(search, slots, today).map((one) => [one.value, one.count]));
  return { items: ATTENTION.map((reason) => ({ reason, term: `attention:${reason}`, count: counts.get(reason) ?? 0 })) };
}

/** What was understood of a query, the facets of its result, and what to leave out when nothing matches. */
export function facets(search: Search, query: AssetQuery, today: string) {
  search.current.need('colours', 'people');
  const { tree, parts } = search.found.read(query.text, today);
  const slots = search.found.which(query, today);
  return {
    total: slots.length,
    understood: [...parts],
    facets: FACETS.flatMap((kind) => oneFacet(search, kind, tree, query, slots, today)),
    relax: slots.length === 0 ? relax(search, tree, query, today) : null,
  };
}

function oneFacet(
  search: Search,
  kind: FacetKind,
  tree: QueryNode | null,
  query: Which,
  slots: Uint32Array,
  today: string,
): Facet[] {
  const active = topLeaves(tree).filter((leaf) => leaf.part.code === 'field' && isOfFacet(leaf, kind));
  // choosing another year widens, so the other years are counted as if none were chosen; another person narrows
  const isWidening = active.length > 0 && fieldNamed(kind.field)?.isSingle === true;
  const counted = kind.count(search, isWidening ? search.found.whichTree(without(tree, active), query, today) : slots, today);
  const activeKeys = new Set(active.flatMap((leaf) => leaf.conditions.map(conditionKey)));
  const values = counted.map(
    (one): FacetValue => ({ ...one, isActive: activeKeys.size > 0 && activeKeys.has(keyOf(search, one.term, today)) }),
  );
  const bySize = [...values].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const shown = new Set(bySize.filter((value, index) => index < SHOWN || value.isActive));
  const inOrder = (kind.isOrdered ? values : bySize).filter((value) => shown.has(value));
  return inOrder.length === 0 ? [] : [{ id: kind.id, values: inOrder }];
}

/** A term may be spelled by another field for the same thing: rights:ended is attention:rightsEnded. */
const isOfFacet = (leaf: Leaf, kind: FacetKind): boolean =>
  leaf.part.field === kind.field ||
  (kind.id === 'attention' && leaf.conditions.every((condition) => condition.on === 'attention'));

function keyOf(search: Search, term: string, today: string): string {
  const { tree } = search.found.read(term, today);
  const condition = tree?.type === 'leaf' ? tree.conditions[0] : undefined;
  return condition === undefined ? '' : conditionKey(condition);
}

/** A tree without some of its top leaves. */
function without(tree: QueryNode | null, leaves: readonly QueryNode[]): QueryNode | null {
  const kept = topTerms(tree).flatMap((node): QueryNode[] => {
    if (leaves.includes(node)) return [];
    if (node.type !== 'any' || !node.nodes.some((one) => leaves.includes(one))) return [node];
    const rest = node.nodes.filter((one) => !leaves.includes(one));
    return rest.length === 0 ? [] : [{ type: 'any', nodes: rest }];
  });
  return kept.length > 1 ? { type: 'all', nodes: kept } : (kept[0] ?? null);
}

/** The term whose removal brings most back, with the text without it; null when none brings anything. */
function relax(search: Search, tree: QueryNode | null, query: AssetQuery, today: string) {
  let best: { without: string; text: string; count: number } | null = null;
  for (const node of topTerms(tree).slice(0, MOST_RELAXED)) {
    const count = search.found.whichTree(without(tree, [node]), query, today).length;
    if (count > (best?.count ?? 0)) best = { ...withoutText(query.text, node), count };
  }
  return best;
}

function withoutText(text: string, node: QueryNode): { without: string; text: string } {
  const stretches = leavesOf(node).map((leaf) => leaf.part);
  const left = stretches
    .toSorted((a, b) => b.start - a.start)
    .reduce((now, part) => removeStretch(now, part.start, part.end), text);
  return { without: stretches.map((part) => part.text).join(' '), text: left };
}

function leavesOf(node: QueryNode): Leaf[] {
  if (node.type === 'leaf') return [node];
  return node.type === 'not' ? leavesOf(node.node) : node.nodes.flatMap(leavesOf);
}
