import type { Suggestion } from '#contract/search.ts';
import { type Typing, typingAt, wholeValue } from '#domain/search/complete.ts';
import { FIELDS, type Field } from '#domain/search/fields.ts';
import { foldKey, foldWords } from '#domain/search/fold.ts';
import type { ReadDb } from '../db/sqlite.ts';
import type { SavedRow } from './saved.ts';
import type { Search } from './search.ts';

interface Asked {
  readonly text: string;
  readonly cursor: number;
  readonly kind?: string | undefined;
  readonly limit: number;
}

/** What could be meant by the word at the cursor: values of its field, or fields, saved searches, people, places, keywords and words that begin so. */
export function suggest(db: ReadDb, search: Search, asked: Asked, saved: readonly SavedRow[]): { items: Suggestion[] } {
  const typing = typingAt(asked.text, asked.cursor);
  const items =
    typing.field === null ? ofAnything(db, search, typing, asked, saved) : ofField(db, search, typing.field, typing, asked);
  return { items: items.slice(0, asked.limit) };
}

function ofField(db: ReadDb, search: Search, field: Field, typing: Typing, asked: Asked): Suggestion[] {
  const typed = typing.typed.toLowerCase();
  const closed = field.values
    .filter((value) => value.toLowerCase().startsWith(typed) && value.toLowerCase() !== typed)
    .map((value): Suggestion => ({ kind: 'value', label: value, text: typing.replaced(`${typing.head}${value}`), count: null }));
  const offered = field.offers === null ? [] : valuesOf(db, search, field.offers, typing.typed, asked);
  // values of the library first: none and any are for those who know them
  return [
    ...offered.map(
      ({ label, count }): Suggestion => ({
        kind: 'value',
        label,
        text: typing.replaced(`${typing.head}${wholeValue(label)}`),
        count,
      }),
    ),
    ...closed,
  ];
}

const NAMED = [
  ['person', 'person'],
  ['city', 'place'],
  ['country', 'place'],
  ['keyword', 'keyword'],
] as const;

function ofAnything(db: ReadDb, search: Search, typing: Typing, asked: Asked, saved: readonly SavedRow[]): Suggestion[] {
  const typed = typing.typed;
  const isBegun = foldWords(typed).length > 0;
  const key = foldKey(typed);
  const ofSaved = saved
    .filter(({ name }) => ` ${foldKey(name)}`.includes(` ${key}`))
    .slice(0, isBegun ? 2 : 4)
    .map(({ name, query }): Suggestion => ({ kind: 'saved', label: name, text: query.text, count: null }));
  const fields = FIELDS.filter(({ name, aliases }) => [name, ...aliases].some((one) => one.startsWith(typed.toLowerCase())))
    .slice(0, isBegun ? 2 : 6)
    .map(({ name }): Suggestion => ({ kind: 'field', label: `${name}:`, text: typing.replaced(`${name}:`), count: null }));
  if (!isBegun) return [...ofSaved, ...fields];
  const named = NAMED.flatMap(([field, kind]) =>
    valuesOf(db, search, field, typed, { ...asked, limit: 3 }).map(
      ({ label, count }): Suggestion => ({ kind, label, text: typing.replaced(`${field}:${wholeValue(label)}`), count }),
    ),
  ).sort((a, b) => (b.count ?? 0) - (a.count ?? 0));
  const words = search.vocabulary
    .beginningWith(typed, Math.max(2, asked.limit - named.length))
    .map((word): Suggestion => ({ kind: 'word', label: word, text: typing.replaced(word), count: null }));
  return [
    ...ofSaved,
    ...fields,
    ...named.slice(0, Math.max(3, asked.limit - ofSaved.length - fields.length - Math.min(2, words.length))),
    ...words,
  ];
}

interface Value {
  readonly label: string;
  readonly count: number;
}

/** Values of a field that have words beginning like what is typed, the most frequent first, with how many assets outside the trash have them. */
function valuesOf(db: ReadDb, search: Search, offers: NonNullable<Field['offers']>, typed: string, asked: Asked): Value[] {
  if (offers === 'collection') return collections(db, typed, asked.limit);
  const { names, counts } = search.tallies.of(offers, asked.kind);
  const isMeant = foldWords(typed).length === 0 ? null : names.find(typed, false);
  const found: Value[] = [];
  for (let id = 1; id < names.size(); id++) {
    const count = counts[id] ?? 0;
    if (count > 0 && (isMeant === null || isMeant[id] === 1)) found.push({ label: names.labelOf(id), count });
  }
  return found.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1)).slice(0, asked.limit);
}

function collections(db: ReadDb, typed: string, limit: number): Value[] {
  const key = foldKey(typed);
  return db
    .all(
      `SELECT name, (SELECT count(*) FROM collection_items JOIN assets ON assets.id = asset_id WHERE collection_id = collections.id AND trashed_at IS NULL) AS n
        FROM collections ORDER BY name`,
    )
    .map((row) => ({ label: String(row.name), count: Number(row.n) }))
    .filter(({ label }) => ` ${foldKey(label)}`.includes(` ${key}`))
    .slice(0, limit);
}
