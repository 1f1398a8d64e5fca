import type { Field } from '#domain/search/fields.ts';
import { GONE, kindId, TRASHED } from './columns.ts';
import type { CurrentColumns } from './current.ts';
import type { Names } from './names.ts';

type Offers = Exclude<NonNullable<Field['offers']>, 'collection'>;

/** How many assets outside the trash have each value of a field; kept until something changes. */
export interface Tallies {
  of(field: Offers, kind: string | undefined): { readonly names: Names; readonly counts: Uint32Array };
}

/** Makes the tallies of some columns. */
export function createTallies(current: CurrentColumns): Tallies {
  const { table, names, people, keywords } = current.columns;
  const kept = new Map<string, Uint32Array>();
  let version = 0;

  const count = (field: Offers, kind: string | undefined): Uint32Array => {
    const c = table.columns;
    const counts = new Uint32Array(names[field].size());
    const wanted = kind === undefined ? 0 : kindId(kind);
    const isIn = (slot: number): boolean =>
      ((c.traits[slot] ?? 0) & (TRASHED | GONE)) === 0 && (wanted === 0 || c.kind[slot] === wanted);
    const add = (id: number): void => {
      counts[id] = (counts[id] ?? 0) + 1;
    };
    if (field !== 'person' && field !== 'keyword') {
      const column = c[field];
      for (let slot = 0; slot < table.count(); slot++) if (isIn(slot)) add(column[slot] ?? 0);
      return counts;
    }
    const values = (field === 'person' ? people : keywords).values();
    const [at, length] = field === 'person' ? [c.peopleAt, c.peopleCount] : [c.keywordsAt, c.keywordsCount];
    for (let slot = 0; slot < table.count(); slot++) {
      if (!isIn(slot)) continue;
      const from = at[slot] ?? 0;
      const to = from + (length[slot] ?? 0);
      for (let index = from; index < to; index++) add(values[index] ?? 0);
    }
    return counts;
  };

  return {
    of: (field, kind) => {
      current.need(field === 'person' ? 'people' : field === 'keyword' ? 'keywords' : isCredit(field) ? 'credits' : 'core');
      const now = current.version();
      if (now !== version) kept.clear();
      version = now;
      const key = `${field} ${kind ?? ''}`;
      const counts = kept.get(key) ?? count(field, kind);
      kept.set(key, counts);
      return { names: names[field], counts };
    },
  };
}

const isCredit = (field: Offers): boolean => field === 'credit' || field === 'creator' || field === 'source';
