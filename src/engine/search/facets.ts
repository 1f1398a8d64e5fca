import { AssetKind, type AssetQuery, ColourLabel } from '#contract/assets.ts';
import type { Facet, FacetValue } from '#contract/search.ts';
import { COLOUR_NAMES } from '#domain/search/colours.ts';
import { conditionKey, type Leaf, quoted, removeStretch, topLeaves } from '#domain/search/edit.ts';
import { fieldNamed } from '#domain/search/fields.ts';
import { ATTENTION, type QueryNode, SHAPES, topTerms } from '#domain/search/query.ts';
import { isRange } from '#domain/search/ranges.ts';
import { NEEDS } from './columns.ts';
import type { Which } from './found.ts';
import type { Search } from './search.ts';
import { MIX, minus, ofBits, ofMix, type Tally, tally } from './tally.ts';

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

/** How the values of a facet are read off a tally, which field its terms use, and whether they keep an order of their own instead of the largest first. */
interface FacetKind {
  readonly id: FacetId;
  readonly field: string;
  readonly isOrdered: boolean;
  /** Of many values those may be left out that are not among the `most` largest. */
  readonly count: (tally: Tally, search: Search, most: number) => Counted[];
}

const facet = (id: FacetId, field: string, count: FacetKind['count'], isOrdered = false): FacetKind => ({
  id,
  field,
  isOrdered,
  count,
});

/** Counts of numbers from 1 on as values, of `most` largest and whatever is as large as the last of them; 0 is none. Of thousands of names only those are written out that are shown. */
const counted = (
  counts: Uint32Array,
  nameOf: (number: number) => string,
  termOf: (value: string) => string,
  most = Number.POSITIVE_INFINITY,
): Counted[] => {
  const values: Counted[] = [];
  const least = leastOf(counts, most);
  for (let number = 1; number < counts.length; number++) {
    const count = counts[number] ?? 0;
    if (count >= least) values.push({ value: nameOf(number), term: termOf(nameOf(number)), count });
  }
  return values;
};

/** The smallest of the so many largest counts from 1 on; 1 where there are not so many. */
function leastOf(counts: Uint32Array, most: number): number {
  if (counts.length <= most) return 1;
  // the largest so far, descending
  const largest = new Uint32Array(most);
  for (let number = 1; number < counts.length; number++) {
    const count = counts[number] ?? 0;
    if (count <= (largest[most - 1] ?? 0)) continue;
    let at = most - 1;
    for (; at > 0 && (largest[at - 1] ?? 0) < count; at--) largest[at] = largest[at - 1] ?? 0;
    largest[at] = count;
  }
  return Math.max(1, largest[most - 1] ?? 0);
}

const closed =
  (field: 'kind' | 'shape' | 'label', values: readonly string[]): FacetKind['count'] =>
  (tally) =>
    counted(
      ofMix(tally.traitMix, MIX[field]),
      (number) => values[number - 1] ?? '',
      (value) => `${field}:${value}`,
    );

const FACETS: readonly FacetKind[] = [
  facet('kind', 'kind', closed('kind', AssetKind.options)),
  facet('shape', 'shape', closed('shape', SHAPES)),
  facet(
    'year',
    'date',
    ({ year }) =>
      counted(
        year,
        (number) => String(number).padStart(4, '0'),
        (text) => `date:${text}`,
      ).reverse(),
    true,
  ),
  facet('place', 'city', ({ city }, { columns: { names } }, most) =>
    counted(city, names.city.labelOf, (text) => `city:${quoted(text)}`, most),
  ),
  facet('colour', 'colour', ({ colourBits }) =>
    ofBitsCounted(ofBits(colourBits, COLOUR_NAMES.length), COLOUR_NAMES, (name) => `colour:${name}`),
  ),
  facet(
    'rating',
    'rating',
    ({ traitMix }) => counted(ofMix(traitMix, MIX.rating), String, (stars) => `rating:${stars}`).reverse(),
    true,
  ),
  facet('label', 'label', closed('label', ColourLabel.options)),
  facet('attention', 'attention', (tally) => attentionCounts(tally).filter((one) => one.count > 0), true),
  facet('person', 'person', ({ person }, { columns: { names } }, most) =>
    counted(person, names.person.labelOf, (text) => `person:${quoted(text)}`, most),
  ),
  facet('format', 'format', ({ format }, { columns: { names } }) =>
    counted(format, names.format.labelOf, (text) => `format:${text}`),
  ),
];

const ofBitsCounted = (counts: Uint32Array, values: readonly string[], termOf: (value: string) => string): Counted[] =>
  values.map((value, bit) => ({ value, term: termOf(value), count: counts[bit] ?? 0 })).filter((one) => one.count > 0);

function attentionCounts({ needBits, expiry }: Tally): Counted[] {
  const needs = ofBits(needBits, NEEDS.length);
  return ATTENTION.map((reason) => {
    const count = reason === 'rightsEnding' ? expiry[0] : reason === 'rightsEnded' ? expiry[1] : needs[NEEDS.indexOf(reason)];
    return { value: reason, term: `attention:${reason}`, count: count ?? 0 };
  });
}

/** The tally of a result. Of one that is most of everything, what is left out is counted instead, and everything once. */
function tallyOf(search: Search, slots: Uint32Array, query: Omit<Which, 'text'>, today: string): Tally {
  const all = search.found.whichTree(null, query, today);
  const whole = (): Tally =>
    search.found.remember(JSON.stringify(['tally', query.kind, query.collection, query.trash, today]), () =>
      tally(search.columns, all, today),
    );
  if (slots.length === all.length) return whole();
  return slots.length * 2 < all.length
    ? tally(search.columns, slots, today)
    : minus(whole(), tally(search.columns, leftOut(all, slots), today));
}

/** What is in a longer list and not in a shorter one, both ascending and one within the other. */
function leftOut(all: Uint32Array, slots: Uint32Array): Uint32Array {
  const left = new Uint32Array(all.length - slots.length);
  let [next, count] = [0, 0];
  for (let at = 0; at < all.length; at++) {
    const slot = all[at] ?? 0;
    if (slots[next] === slot) next++;
    else left[count++] = slot;
  }
  return left;
}

/** How many assets outside the trash want attention, by reason; reasons without any are counted as 0. */
export function attention(search: Search, today: string) {
  search.current.need('colours', 'people');
  const query = { trash: false };
  return {
    items: attentionCounts(tallyOf(search, search.found.whichTree(null, query, today), query, today)).map(
      ({ value, ...rest }) => ({ reason: value, ...rest }),
    ),
  };
}

/** What was understood of a query, the facets of its result, and what to leave out when nothing matches. */
export function facets(search: Search, query: AssetQuery, today: string) {
  search.current.need('colours', 'people');
  const { tree, parts } = search.found.read(query.text, today);
  const slots = search.found.which(query, today);
  const present = tallyOf(search, slots, query, today);
  return {
    total: slots.length,
    understood: [...parts],
    facets: FACETS.flatMap((kind) => oneFacet(search, kind, tree, query, present, today)),
    relax: slots.length === 0 ? relax(search, tree, query, today) : null,
  };
}

function oneFacet(search: Search, kind: FacetKind, tree: QueryNode | null, query: Which, present: Tally, today: string): Facet[] {
  const active = topLeaves(tree).filter((leaf) => leaf.part.code === 'field' && isOfFacet(leaf, kind));
  // choosing another year widens, so the other years are counted as if none were chosen; a range and another person narrow
  const chosen = fieldNamed(kind.field)?.isSingle === true ? active.filter((leaf) => !isRange(leaf.part.value)) : [];
  const others = (): Tally => tallyOf(search, search.found.whichTree(without(tree, chosen), query, today), query, today);
  const activeKeys = new Set(active.flatMap((leaf) => leaf.conditions.map(conditionKey)));
  const counted = kind.count(
    chosen.length > 0 ? others() : present,
    search,
    activeKeys.size > 0 ? Number.POSITIVE_INFINITY : SHOWN,
  );
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
