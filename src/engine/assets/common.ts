import type { AssetFields, assets } from '#contract/assets.ts';
import type { OutputOf } from '#contract/routes.ts';
import type { AssetId } from '#contract/values.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { Refusal } from '../refusal.ts';
import { fieldValue } from './changes.ts';
import { COLUMNS } from './store.ts';

const FIELDS = Object.keys(COLUMNS) as (keyof AssetFields)[];

/** The assets of a list of ids, given as one JSON text. */
const CHOSEN = 'FROM json_each(?) AS chosen JOIN assets ON assets.id = chosen.value';

/** What a selection has in common, by one pass over its rows; ids that are not there count for nothing, none at all is `assets.not_found`. */
export function commonOf(db: ReadDb, ids: readonly AssetId[]): OutputOf<typeof assets.common> {
  const list = JSON.stringify([...new Set(ids)]);
  const sums = FIELDS.map((field) => {
    const column = COLUMNS[field];
    return `count(${column}) AS n_${column}, min(${column}) AS min_${column}, min(${column}) IS max(${column}) AS same_${column}`;
  });
  const row = db.get(`SELECT count(*) AS n, coalesce(sum(bytes), 0) AS bytes, ${sums.join(', ')} ${CHOSEN}`, list);
  const count = Number(row?.n ?? 0);
  if (row === undefined || count === 0) throw new Refusal('assets.not_found', 'None of these files is in the library.');
  const fields = Object.fromEntries(
    FIELDS.map((field) => {
      const column = COLUMNS[field];
      const filledIn = Number(row[`n_${column}`]);
      const isShared = filledIn === 0 || (filledIn === count && row[`same_${column}`] === 1);
      return [field, isShared ? { value: fieldValue(field, row[`min_${column}`]) } : { mixed: true as const }];
    }),
  );
  return {
    count,
    bytes: Number(row.bytes),
    fields: fields as OutputOf<typeof assets.common>['fields'],
    keywords: wordsOf(db, list, 'keywords'),
    people: wordsOf(db, list, 'people'),
  };
}

/** How many have each word, the most frequent first; spellings that differ in letter case are one word, in the spelling most have. */
function wordsOf(db: ReadDb, list: string, column: 'keywords' | 'people'): { text: string; count: number }[] {
  const words = new Map<string, { count: number; spellings: Map<string, number> }>();
  for (const row of db.all(
    `SELECT ${column} AS words, count(*) AS n ${CHOSEN} WHERE ${column} <> '[]' GROUP BY ${column}`,
    list,
  )) {
    const seen = new Set<string>();
    for (const text of JSON.parse(String(row.words)) as string[]) {
      const key = text.normalize('NFC').toLowerCase();
      const word = words.get(key) ?? { count: 0, spellings: new Map() };
      words.set(key, word);
      word.spellings.set(text, (word.spellings.get(text) ?? 0) + Number(row.n));
      if (!seen.has(key)) word.count += Number(row.n);
      seen.add(key);
    }
  }
  return [...words.values()]
    .map(({ count, spellings }) => ({ text: [...spellings].sort((one, other) => other[1] - one[1])[0]?.[0] ?? '', count }))
    .sort((one, other) => other.count - one.count || (one.text < other.text ? -1 : 1));
}
