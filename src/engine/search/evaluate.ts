import type { Condition, QueryNode } from '#domain/search/query.ts';
import type { CurrentColumns } from './current.ts';
import { type Ground, groupsOf, type Test, testOf } from './tests.ts';
import { matchOf, type WordIndex, wordsOnly } from './words.ts';

/** Finds what a tree asks for among slots. */
export interface Evaluator {
  /** The slots that fit the tree and the test, oldest first. A null tree asks for everything. */
  find(tree: QueryNode | null, base: Test, ground: Ground): Uint32Array;
}

/** Makes an evaluator. Words go to the full-text index first, as few questions as possible; columns are looked at only for what is left. */
export function createEvaluator(current: CurrentColumns, index: WordIndex): Evaluator {
  const { table } = current.columns;
  let marks = new Uint8Array(0);
  let kept = new Uint32Array(0);

  /** A clean mask of all slots; cleaned by whoever used it. */
  const freshMarks = (): Uint8Array => {
    if (marks.length < table.count()) marks = new Uint8Array(Math.ceil(table.count() * 1.2));
    return marks;
  };

  const filter = (within: Uint32Array | null, test: Test): Uint32Array => {
    const length = within === null ? table.count() : within.length;
    if (kept.length < length) kept = new Uint32Array(Math.ceil(length * 1.2));
    let count = 0;
    for (let at = 0; at < length; at++) {
      const slot = within === null ? at : (within[at] ?? 0);
      if (test(slot)) kept[count++] = slot;
    }
    return kept.slice(0, count);
  };

  /** Those of `within` (null is all slots) that are among `hits`, or with `isIn` false those that are not. */
  const among = (within: Uint32Array | null, hits: Uint32Array, isIn: boolean): Uint32Array => {
    if (within === null && isIn) return hits.slice();
    const mask = freshMarks();
    for (const slot of hits) mask[slot] = 1;
    const slots = filter(within, (slot) => (mask[slot] === 1) === isIn);
    for (const slot of hits) mask[slot] = 0;
    return slots;
  };

  const find = (node: QueryNode, within: Uint32Array | null, ground: Ground): Uint32Array => {
    if (within !== null && within.length === 0) return within;
    const match = wordsOnly(node);
    if (match !== null) return among(within, index.find(match), true);
    if (node.type === 'not') return among(within, find(node.node, within, ground), false);
    if (node.type === 'any')
      return union(
        node.nodes.map((one) => find(one, within, ground)),
        within,
      );
    if (node.type === 'leaf') return findLeaf(node.conditions, within, ground);
    return findAll(node.nodes, within, ground);
  };

  const union = (found: readonly Uint32Array[], within: Uint32Array | null): Uint32Array => {
    const [only] = found;
    if (found.length === 1 && only !== undefined) return only;
    const mask = freshMarks();
    for (const slots of found) for (const slot of slots) mask[slot] = 1;
    const slots = filter(within, (slot) => mask[slot] === 1);
    for (const slot of slots) mask[slot] = 0;
    return slots;
  };

  const findLeaf = (conditions: readonly Condition[], within: Uint32Array | null, ground: Ground): Uint32Array => {
    const tests: Test[] = [];
    const found: Uint32Array[] = [];
    for (const condition of conditions) {
      if (condition.on === 'words') found.push(among(within, index.find(matchOf(condition)), true));
      else tests.push(testOf(condition, ground));
    }
    const [test] = tests;
    if (test !== undefined) found.push(filter(within, tests.length === 1 ? test : (slot) => tests.some((one) => one(slot))));
    return union(found, within);
  };

  const findAll = (nodes: readonly QueryNode[], within: Uint32Array | null, ground: Ground): Uint32Array => {
    const matches: string[] = [];
    const rest: QueryNode[] = [];
    for (const node of nodes) {
      const match = wordsOnly(node);
      if (match === null) rest.push(node);
      else matches.push(match);
    }
    // what must not be found among the words belongs to the same question, when there is one
    const without =
      matches.length === 0
        ? []
        : rest.flatMap((node) => (node.type === 'not' ? [wordsOnly(node.node)] : [])).filter((match) => match !== null);
    const left = matches.length === 0 ? rest : rest.filter((node) => node.type !== 'not' || wordsOnly(node.node) === null);
    let slots = within;
    if (matches.length > 0) {
      const positive = matches.join(' AND ');
      const question = without.length === 0 ? positive : `(${positive}) NOT (${without.join(' OR ')})`;
      slots = among(within, index.find(question), true);
    }
    for (const node of left) slots = find(node, slots, ground);
    return slots ?? new Uint32Array(0);
  };

  return {
    find: (tree, base, ground) => {
      current.need(...(tree === null ? [] : groupsIn(tree)));
      return tree === null ? filter(null, base) : filter(find(tree, null, ground), base);
    },
  };
}

/** The groups of columns that a tree looks at. */
function groupsIn(node: QueryNode): ReturnType<typeof groupsOf> {
  if (node.type === 'leaf') return node.conditions.flatMap(groupsOf);
  return node.type === 'not' ? groupsIn(node.node) : node.nodes.flatMap(groupsIn);
}
