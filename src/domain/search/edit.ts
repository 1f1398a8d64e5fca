import type { Understood } from '#contract/search.ts';
import { foldKey } from './fold.ts';
import type { Condition, QueryNode } from './query.ts';
import { readQuery } from './read.ts';
import { cutQuery } from './tokens.ts';

/** A value as it stands after a field's colon: in quotes, so that all of it is meant. */
export const quoted = (value: string): string => `"${value.replaceAll('"', ' ').replace(/\s+/gu, ' ').trim()}"`;

/** The text with a term at its end; as it is when the term is already there. */
export function addTerm(text: string, term: string): string {
  if (findTerm(text, term) !== null) return text;
  const closed = closeOpen(text);
  return closed === '' ? term : `${closed} ${term}`;
}

/** The text without a stretch [start, end), typically a part of `Understood`: the rest stays as it was typed, but for an `or` or brackets that would be left hanging. */
export function removeStretch(text: string, start: number, end: number): string {
  let [from, to] = [start, end];
  for (;;) {
    const before = text.slice(0, from).match(/(?:^|(?<=[\s(]))(?:or|OR|\||AND)\s+$/u)?.[0];
    const after = text.slice(to).match(/^\s+(?:or|OR|\||AND)(?=[\s)]|$)/u)?.[0];
    const opening = text.slice(0, from).match(/-?\(\s*$/u)?.[0];
    const closing = text.slice(to).match(/^\s*\)/u)?.[0];
    const isFirst = before !== undefined || opening !== undefined || text.slice(0, from).trim() === '';
    const isLast = after !== undefined || closing !== undefined || text.slice(to).trim() === '';
    // other terms stand beside it: nothing is left hanging
    if (!isFirst || !isLast) break;
    if (before !== undefined) from -= before.length;
    else if (after !== undefined) to += after.length;
    if (before !== undefined || after !== undefined || opening === undefined) break;
    from -= opening.length;
    to += closing?.length ?? text.length - to;
  }
  const head = text.slice(0, from).trimEnd();
  const tail = text.slice(to).trimStart();
  const joint = head === '' || tail === '' || head.endsWith('(') || tail.startsWith(')') ? '' : ' ';
  return `${head}${joint}${tail}`;
}

/** The text without a term such as `shape:landscape`, wherever it stands at the top; as it is when it is not there. */
export function removeTerm(text: string, term: string): string {
  const found = findTerm(text, term);
  return found === null ? text : removeStretch(text, found.start, found.end);
}

/** Adds a term, or takes it away when it is there: what a click on a facet's chip does. */
export const toggleTerm = (text: string, term: string): string =>
  findTerm(text, term) === null ? addTerm(text, term) : removeTerm(text, term);

/** The part of a query that asks for the same as a term, not negated and not inside a group; null when there is none. */
export function findTerm(text: string, term: string): Understood | null {
  // which day it is plays no part: both are read against the same
  const wanted = readQuery(term, '2000-01-01').tree;
  if (wanted?.type !== 'leaf') return null;
  return topLeaves(readQuery(text, '2000-01-01').tree).find((leaf) => meansTheSame(leaf, wanted))?.part ?? null;
}

/** A term of a query. */
export type Leaf = Extract<QueryNode, { type: 'leaf' }>;

/** One text for all spellings of a condition. */
export const conditionKey = (condition: Condition): string =>
  JSON.stringify(condition.on === 'name' ? { ...condition, text: foldKey(condition.text) } : condition);

/** True when two leaves ask for the same, however they are spelled. */
export const meansTheSame = (a: Leaf, b: Leaf): boolean =>
  a.conditions.length === b.conditions.length &&
  a.conditions.every((one, index) => conditionKey(one) === conditionKey(b.conditions[index] ?? { on: 'everything' }));

/** The leaves at the top of a query: those that all must hold, and those of one field that widen each other. */
export function topLeaves(tree: QueryNode | null): Leaf[] {
  if (tree === null || tree.type === 'not') return [];
  if (tree.type === 'leaf') return [tree];
  if (tree.type === 'all') return tree.nodes.flatMap((node) => (node.type === 'all' ? [] : topLeaves(node)));
  const leaves = tree.nodes.flatMap((node) => (node.type === 'leaf' ? [node] : []));
  const isOneField =
    leaves.length === tree.nodes.length &&
    leaves.every((leaf) => leaf.part.field !== null && leaf.part.field === leaves[0]?.part.field);
  return isOneField ? leaves : [];
}

/** A text whose quotes and brackets are closed, so that what is added behind it is a term of its own. */
function closeOpen(text: string): string {
  const trimmed = text.trimEnd();
  const last = cutQuery(trimmed).at(-1);
  const isOpenQuote =
    last?.type === 'term' &&
    (last.values.at(-1)?.isQuoted ?? false) &&
    last.end === trimmed.length &&
    !/["”“«»]$/u.test(trimmed.slice(last.start + 1));
  const whole = isOpenQuote ? `${trimmed}"` : trimmed;
  const depth = cutQuery(whole).reduce((now, token) => now + Number(token.type === 'open') - Number(token.type === 'close'), 0);
  return `${whole}${')'.repeat(Math.max(0, depth))}`;
}
