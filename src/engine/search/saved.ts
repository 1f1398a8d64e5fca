import { AssetQuery } from '#contract/assets.ts';
import type { SavedSearch } from '#contract/search.ts';
import type { SavedSearchId } from '#contract/values.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { newId } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import type { Search } from './search.ts';

/** A saved search as it is stored. */
export type SavedRow = Omit<SavedSearch, 'count'>;

/** All saved searches by name. One that a newer or older version wrote differently keeps its text. */
export const savedRows = (db: ReadDb): SavedRow[] =>
  db.all('SELECT id, name, query FROM saved_searches ORDER BY name COLLATE NOCASE, id').map((row) => {
    const stored: unknown = JSON.parse(String(row.query));
    const query = AssetQuery.safeParse(stored);
    const text = typeof stored === 'object' && stored !== null && 'text' in stored ? String(stored.text).slice(0, 500) : '';
    return {
      id: String(row.id) as SavedSearchId,
      name: String(row.name),
      query: query.success ? query.data : AssetQuery.parse({ text }),
    };
  });

const withCount = (search: Search, saved: SavedRow, today: string): SavedSearch => ({
  ...saved,
  count: search.found.which(saved.query, today).length,
});

/** All saved searches with their counts of now. */
export function listSaved(db: ReadDb, search: Search, today: string): { total: number; items: SavedSearch[] } {
  const items = savedRows(db).map((saved) => withCount(search, saved, today));
  return { total: items.length, items };
}

/** Stores a search under a name, or changes the one with this id; refuses an id that is gone. */
export function save(
  db: WriteDb,
  search: Search,
  { id, name, query }: { id?: string | undefined; name: string; query: AssetQuery },
  today: string,
): SavedSearch {
  const saved: SavedRow = { id: (id as SavedSearchId | undefined) ?? newId<SavedSearchId>('sea'), name, query };
  if (id === undefined)
    db.run('INSERT INTO saved_searches (id, name, query) VALUES (?, ?, ?)', saved.id, name, JSON.stringify(query));
  else if (db.run('UPDATE saved_searches SET name = ?, query = ? WHERE id = ?', name, JSON.stringify(query), id).changes === 0)
    throw gone();
  return withCount(search, saved, today);
}

/** Forgets a saved search. */
export function forget(db: WriteDb, id: SavedSearchId): { id: SavedSearchId } {
  if (db.run('DELETE FROM saved_searches WHERE id = ?', id).changes === 0) throw gone();
  return { id };
}

const gone = (): Refusal => new Refusal('search.not_found', 'This saved search is no longer there.');
