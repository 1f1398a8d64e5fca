import type { Catalogue } from '../db/sqlite.ts';
import type { LibraryFolder } from '../library/folder.ts';
import type { Columns } from './columns.ts';
import { createColumnCopy } from './copy.ts';
import { type CurrentColumns, createCurrentColumns } from './current.ts';
import { createEvaluator } from './evaluate.ts';
import { createFound, type Found } from './found.ts';
import { createOrders, type Orders } from './orders.ts';
import { createTallies, type Tallies } from './tallies.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';
import { createWordIndex, type WordIndex } from './words.ts';

/** Search in one open library: columns in memory beside the full-text index of the catalogue. */
export interface Search {
  readonly columns: Columns;
  readonly current: CurrentColumns;
  readonly orders: Orders;
  readonly found: Found;
  readonly tallies: Tallies;
  readonly vocabulary: Vocabulary;
  readonly words: WordIndex;
  /** The id of every slot. */
  allIds(): readonly string[];
  close(): void;
}

/** Makes the search of a catalogue. It reads nothing yet; `current.readAhead` or the first question does. A copy of the columns is looked for, and kept, in the folder. */
export function createSearch(catalogue: Catalogue, folder: Pick<LibraryFolder, 'columns' | 'staging'>): Search {
  const current = createCurrentColumns(catalogue, createColumnCopy(catalogue.read, folder.columns, folder.staging));
  const { table } = current.columns;
  const orders = createOrders(catalogue, current);
  const words = createWordIndex(catalogue, current);
  const evaluator = createEvaluator(current, words);
  let take: (row: number, id: string) => void = () => {};
  catalogue.gather('search_id', (row: number, id: string) => take(row, id));
  return {
    columns: current.columns,
    current,
    orders,
    tallies: createTallies(current),
    vocabulary: createVocabulary(catalogue),
    words,
    found: createFound(catalogue, current, evaluator, orders),
    allIds: () => {
      const all = new Array<string>(table.count()).fill('');
      take = (row, id) => {
        const slot = table.slotOf(row);
        if (slot >= 0) all[slot] = id;
      };
      catalogue.read.get('SELECT count(search_id(row, id)) FROM assets');
      return all;
    },
    close: current.close,
  };
}

/** The calendar day of a moment on this machine, YYYY-MM-DD. */
export const localDay = (now: Date): string =>
  `${String(now.getFullYear()).padStart(4, '0')}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
