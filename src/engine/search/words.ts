import { type AskedWord, askedWords } from '#domain/search/fold.ts';
import type { Condition, QueryNode } from '#domain/search/query.ts';
import type { Catalogue } from '../db/sqlite.ts';
import type { CurrentColumns } from './current.ts';
import { askFrequentAhead, createFrequentAnswers } from './frequent.ts';

type WordCondition = Extract<Condition, { on: 'words' }>;

/** Spellings of a phrase that are tried together; beyond it only the plain one. */
const MOST_SPELLINGS = 16;

/** The question to the full-text index for some words, in FTS5's language. */
export function matchOf({ text, field, isWhole }: WordCondition): string {
  const asked = askedWords(text, isWhole);
  const spelled = spellings(asked).map((forms) => {
    const isPrefix = forms.at(-1)?.isPrefix ?? false;
    return `"${forms.map((form) => form.word).join(' ')}"${isPrefix ? ' *' : ''}`;
  });
  const all = spelled.length === 1 ? (spelled[0] ?? '""') : `(${spelled.join(' OR ')})`;
  return field === null ? all : `{${field}} : ${all}`;
}

/** Every way to write a phrase with the spellings of its words. */
function spellings(asked: readonly AskedWord[]): AskedWord[] {
  const ways = asked.reduce<AskedWord[]>(
    (all, forms) => all.flatMap((way) => forms.map((form) => [...way, form])).slice(0, 4096),
    [[]],
  );
  return ways.length <= MOST_SPELLINGS ? ways : [asked.map((forms) => forms[0] ?? { word: '', isPrefix: false })];
}

/** A part of a tree as one question to the full-text index, or null when it asks for more than words. A `not` can only stand beside something positive. */
export function wordsOnly(node: QueryNode): string | null {
  if (node.type === 'not') return null;
  if (node.type === 'leaf') {
    const matches = node.conditions.map((condition) => (condition.on === 'words' ? matchOf(condition) : null));
    return matches.includes(null) ? null : matches.length === 1 ? (matches[0] ?? null) : `(${matches.join(' OR ')})`;
  }
  const parts = node.nodes.map(wordsOnly);
  return parts.includes(null) ? null : `(${parts.join(node.type === 'all' ? ' AND ' : ' OR ')})`;
}

/** Asks the full-text index. */
export interface WordIndex {
  /** The slots that match, oldest first; do not keep it beyond the next question. */
  find(match: string): Uint32Array;
  /** Asks ahead for what most assets have, so that who types it need not wait; gives way to others between two questions. */
  askAhead(giveWay: () => Promise<void>): Promise<void>;
}

/** Makes the index's reader: row numbers stream into one buffer that is used again and again. Answers of so many rows may be kept (the default is where that pays). */
export function createWordIndex(catalogue: Catalogue, current: CurrentColumns, frequentFrom?: number): WordIndex {
  const { table } = current.columns;
  let hits = new Uint32Array(1024);
  let count = 0;
  const grow = (needed: number): void => {
    const larger = new Uint32Array(Math.max(needed, hits.length * 2));
    larger.set(hits);
    hits = larger;
  };
  catalogue.gather('search_hit', (row: number) => {
    if (count === hits.length) grow(count + 1);
    hits[count++] = row;
  });
  let take: (row: number) => void = () => {};
  catalogue.gather('search_hit_between', (row: number) => take(row));
  const frequent = createFrequentAnswers(
    catalogue,
    current,
    (match, first, last, taken) => {
      take = taken;
      catalogue.read.get(
        'SELECT count(search_hit_between(rowid)) FROM asset_words WHERE asset_words MATCH ? AND rowid BETWEEN ? AND ?',
        match,
        first,
        last,
      );
    },
    frequentFrom,
  );

  /** Puts slots in the place of row numbers, both of which ascend. */
  const toSlots = (): Uint32Array => {
    const { rows } = table.columns;
    const most = table.count();
    const first = rows[0] ?? 0;
    const isDense = most > 0 && (rows[most - 1] ?? 0) - first === most - 1;
    let kept = 0;
    let slot = 0;
    for (let index = 0; index < count; index++) {
      const row = hits[index] ?? 0;
      if (isDense) slot = row - first;
      else while (slot < most && (rows[slot] ?? 0) < row) slot++;
      // an entry of the index without an asset is for `doctor` to find
      if (slot < most && rows[slot] === row) hits[kept++] = slot;
    }
    return hits.subarray(0, kept);
  };

  const find = (match: string): Uint32Array => {
    const known = frequent.take(match, (most) => {
      if (most > hits.length) grow(most);
      return hits;
    });
    count = known ?? 0;
    if (known === null) {
      catalogue.read.get('SELECT count(search_hit(rowid)) FROM asset_words WHERE asset_words MATCH ?', match);
      frequent.keep(match, hits.subarray(0, count));
    }
    return toSlots();
  };

  return {
    find,
    askAhead: (giveWay) => askFrequentAhead(catalogue, Array.from(table.columns.rows.subarray(0, table.count())), find, giveWay),
  };
}
