import type { Understood } from '#contract/search.ts';
import { type Field, fieldNamed, writtenValue } from './fields.ts';
import { foldWords } from './fold.ts';
import type { Condition, QueryNode, ReadQuery } from './query.ts';
import { isRange } from './ranges.ts';
import { cutQuery, type QueryToken } from './tokens.ts';

type Term = Extract<QueryToken, { type: 'term' }>;

/** Brackets deeper than this are read as if they were not there, so that no text exhausts the stack. */
const DEEPEST = 40;

/**
 * Reads a query (the grammar is in docs/search.md). Never fails: an unknown field or a value that a field does not know is told in
 * `parts` and its words are looked for as text. `today` is the local date, YYYY-MM-DD.
 */
export function readQuery(text: string, today: string): ReadQuery {
  const tokens = cutQuery(text);
  const parts: Understood[] = [];
  let at = 0;

  const say = (token: QueryToken, part: Pick<Understood, 'code' | 'field' | 'value'>, isNegated: boolean): Understood => {
    const said = {
      ...part,
      text: text.slice(token.start, token.end),
      start: token.start,
      end: token.end,
      isNegated,
      isFilter: part.code === 'field',
    };
    parts.push(said);
    return said;
  };
  const isOperand = (token: QueryToken | undefined): boolean => token?.type === 'term' || token?.type === 'open';

  const readAny = (depth: number): QueryNode | null => {
    const nodes: QueryNode[] = [];
    for (;;) {
      const node = readAll(depth);
      if (node !== null) nodes.push(node);
      const token = tokens[at];
      if (token?.type !== 'or') break;
      at++;
      // an `or` with nothing before it is the word; one with nothing behind it is being typed
      if (nodes.length === 0)
        nodes.push({
          type: 'leaf',
          conditions: [wordsFor('or', false)],
          part: say(token, { code: 'word', field: null, value: 'or' }, false),
        });
      else say(token, { code: 'or', field: null, value: 'or' }, false);
    }
    return join('any', nodes);
  };

  const readAll = (depth: number): QueryNode | null => {
    const nodes: QueryNode[] = [];
    for (let token = tokens[at]; token !== undefined; token = tokens[at]) {
      if (token.type === 'close' || token.type === 'or') break;
      at++;
      if (token.type === 'and') {
        if (nodes.length === 0 || !isOperand(tokens[at]))
          nodes.push({
            type: 'leaf',
            conditions: [wordsFor('and', false)],
            part: say(token, { code: 'word', field: null, value: 'AND' }, false),
          });
        continue;
      }
      const node = token.type === 'term' ? readTerm(token) : readGroup(token, depth);
      if (node !== null) nodes.push(node);
    }
    return join('all', widen(nodes));
  };

  const readGroup = (token: QueryToken, depth: number): QueryNode | null => {
    if (token.isNegated) say(token, { code: 'not', field: null, value: '' }, true);
    const inner = depth >= DEEPEST ? skipGroup() : readAny(depth + 1);
    if (tokens[at]?.type === 'close') at++;
    return inner !== null && token.isNegated ? { type: 'not', node: inner } : inner;
  };

  /** What lies too deep: its terms, all of which must hold. */
  const skipGroup = (): QueryNode | null => {
    const nodes: QueryNode[] = [];
    for (let open = 0; at < tokens.length; at++) {
      const token = tokens[at];
      if (token?.type === 'open') open++;
      if (token?.type === 'close' && open-- === 0) break;
      const node = token?.type === 'term' ? readTerm(token) : null;
      if (node !== null) nodes.push(node);
    }
    return join('all', nodes);
  };

  const readTerm = (token: Term): QueryNode | null => {
    const { part, conditions } = understand(token, text, today);
    const said = say(token, part, token.isNegated);
    if (conditions.length === 0) return null;
    const leaf: QueryNode = { type: 'leaf', conditions, part: said };
    return token.isNegated ? { type: 'not', node: leaf } : leaf;
  };

  const tree = readAny(0);
  return { tree, parts };
}

function join(type: 'all' | 'any', nodes: readonly QueryNode[]): QueryNode | null {
  return nodes.length > 1 ? { type, nodes } : (nodes[0] ?? null);
}

const wordsFor = (text: string, isWhole: boolean): Condition => ({ on: 'words', field: null, text, isWhole });

interface Meaning {
  readonly part: Pick<Understood, 'code' | 'field' | 'value'>;
  /** Alternatives; none when the term asks for nothing yet. */
  readonly conditions: readonly Condition[];
}

/** What one term means. */
function understand(token: Term, whole: string, today: string): Meaning {
  const typed = token.values.map((value) => value.text).join(',');
  if (token.field === null) {
    const value = token.values[0] ?? { text: '', isQuoted: false };
    return {
      part: { code: value.isQuoted ? 'phrase' : 'word', field: null, value: typed },
      conditions: asText(value.text, value.isQuoted),
    };
  }
  const field = fieldNamed(token.field);
  // the whole of what was typed, quotes and all: it may be a phrase of the text, such as “Re: delegation”
  const asTyped = (): readonly Condition[] => asText(whole.slice(token.start, token.end).replace(/^-/, ''), false);
  if (field === undefined) return { part: { code: 'unknown_field', field: token.field, value: typed }, conditions: asTyped() };
  if (token.values.every((value) => value.text.trim() === ''))
    return { part: { code: 'bad_value', field: field.name, value: '' }, conditions: [] };
  const read = readValues(field, token, today);
  if (read === null) return { part: { code: 'bad_value', field: field.name, value: typed }, conditions: asTyped() };
  const value = token.values.map((one, index) => writtenValue(read[index] ?? { on: 'everything' }, one.text)).join(',');
  return { part: { code: 'field', field: field.name, value }, conditions: read };
}

/** The conditions of a field's values, or null when one of them is not known or holds no word. */
function readValues(field: Field, token: Term, today: string): Condition[] | null {
  const read: Condition[] = [];
  for (const value of token.values) {
    const condition = field.read(value, today);
    if (condition === null) return null;
    if ((condition.on === 'words' || condition.on === 'name') && foldWords(condition.text).length === 0) return null;
    read.push(condition);
  }
  return read;
}

/** Words as a condition; signs without a letter or digit ask for nothing. */
const asText = (text: string, isWhole: boolean): readonly Condition[] =>
  foldWords(text).length === 0 ? [] : [wordsFor(text, isWhole)];

/**
 * Two plain values of a field of which an asset has only one (kind:photo kind:logo) would never both hold, so they widen each other:
 * the second is put beside the first. Ranges narrow as they stand.
 */
function widen(nodes: readonly QueryNode[]): QueryNode[] {
  const wide: QueryNode[] = [];
  for (const node of nodes) {
    const at = isWidening(node) ? wide.findIndex((one) => isWidening(one) && fieldOf(one) === fieldOf(node)) : -1;
    const first = wide[at];
    if (first === undefined) wide.push(node);
    else wide[at] = { type: 'any', nodes: [...(first.type === 'any' ? first.nodes : [first]), node] };
  }
  return wide;
}

const firstLeaf = (node: QueryNode): Extract<QueryNode, { type: 'leaf' }> | null =>
  node.type === 'leaf' ? node : node.type === 'any' && node.nodes[0]?.type === 'leaf' ? node.nodes[0] : null;
const fieldOf = (node: QueryNode): string | null => firstLeaf(node)?.part.field ?? null;

/** A leaf of plain values of a single-valued field, or several of them already put together. */
function isWidening(node: QueryNode): boolean {
  const leaves = node.type === 'any' ? node.nodes : [node];
  return leaves.every(
    (leaf) =>
      leaf.type === 'leaf' &&
      leaf.part.code === 'field' &&
      fieldOf(node) === leaf.part.field &&
      fieldNamed(leaf.part.field ?? '')?.isSingle === true &&
      !isRange(leaf.part.value),
  );
}
