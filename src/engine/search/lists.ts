import type { Asset, AssetQuery } from '#contract/assets.ts';
import { AssetId } from '#contract/values.ts';
import { toAsset } from '../assets/store.ts';
import type { ReadDb } from '../db/sqlite.ts';
import type { SortKey } from './orders.ts';
import type { Search } from './search.ts';

type Ask<More> = AssetQuery & More;

/** The assets of some slots, in this order. One statement for all of them: asked one by one, fifty rows take more than twice as long. */
function assetsAt(db: ReadDb, search: Search, slots: Uint32Array): Asset[] {
  const { rows } = search.columns.table.columns;
  const wanted = Array.from(slots, (slot) => rows[slot] ?? 0);
  const found = new Map(
    db
      .all('SELECT * FROM assets WHERE row IN (SELECT value FROM json_each(?))', JSON.stringify(wanted))
      .map((row) => [row.row as number, row]),
  );
  return wanted.flatMap((number) => {
    const row = found.get(number);
    return row === undefined ? [] : [toAsset(row)];
  });
}

/** A page of a list. The cursor names the last asset and the key it stood by, so that the next page goes on behind it whatever was added, changed or removed meanwhile. */
export function listPage(db: ReadDb, search: Search, ask: Ask<{ limit: number; after?: string | undefined }>, today: string) {
  const query: AssetQuery = { ...ask, group: 'none' };
  const { slots, distances } = search.found.listed(query, today);
  const start = ask.after === undefined ? 0 : placeBehind(search, query, slots, distances, ask.after);
  const end = start + ask.limit;
  const last = slots[end - 1];
  const next = end < slots.length && last !== undefined ? cursorOf(search, query, last, distances?.[end - 1] ?? null) : null;
  return { total: slots.length, next, items: assetsAt(db, search, slots.subarray(start, end)) };
}

function cursorOf(search: Search, query: AssetQuery, slot: number, distance: number | null): string {
  const row = search.columns.table.columns.rows[slot] ?? 0;
  if (distance !== null) return `${row}.${writtenKey(distance)}`;
  return query.sort === 'added' ? String(row) : `${row}.${writtenKey(search.orders.keyOf(query.sort, slot))}`;
}

/** The place of the first asset behind a cursor; behind everything when it cannot be read. */
function placeBehind(
  search: Search,
  query: AssetQuery,
  slots: Uint32Array,
  distances: Uint8Array | null,
  cursor: string,
): number {
  const { rows } = search.columns.table.columns;
  const found = cursor.match(/^(\d{1,15})(?:\.([\w-]*))?$/u);
  if (found === null) return slots.length;
  const row = Number(found[1]);
  const key = found[2] === undefined ? null : readKey(found[2]);
  const comesBehind = (place: number): boolean => {
    const slot = slots[place] ?? 0;
    const at = rows[slot] ?? 0;
    if (distances !== null)
      return typeof key === 'number' && (distances[place] !== key ? (distances[place] ?? 0) > key : at < row);
    if (query.sort === 'added') return query.reverse ? at > row : at < row;
    return search.orders.compare(query.sort, query.reverse, key, row, search.orders.keyOf(query.sort, slot), at) < 0;
  };
  let [low, high] = [0, slots.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comesBehind(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

// letters and digits only: a cursor is typed on the command line
const writtenKey = (key: SortKey): string => Buffer.from(JSON.stringify(key)).toString('base64url');

function readKey(text: string): SortKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return typeof key === 'number' || typeof key === 'string' ? key : null;
  } catch {
    return null;
  }
}

/** A stretch of a list by place. */
export function slice(db: ReadDb, search: Search, ask: Ask<{ start: number; count: number }>, today: string) {
  const { slots } = search.found.listed(ask, today);
  return { total: slots.length, start: ask.start, items: assetsAt(db, search, slots.subarray(ask.start, ask.start + ask.count)) };
}

/** What a grid needs to lay a whole list out. */
export function layout(search: Search, ask: AssetQuery, today: string) {
  const { slots, groups } = search.found.listed(ask, today);
  const { ratio } = search.columns.table.columns;
  const ratios = Buffer.allocUnsafe(slots.length);
  for (let at = 0; at < slots.length; at++) ratios[at] = ratio[slots[at] ?? 0] ?? 32;
  return { total: slots.length, ratios: ratios.toString('base64'), groups: [...groups] };
}

/** From this many ids on it is faster to read them all than one by one. */
const ONE_BY_ONE_UP_TO = 2000;

/** The ids of a stretch of a list. */
export function ids(db: ReadDb, search: Search, ask: Ask<{ start: number; count: number }>, today: string): { ids: AssetId[] } {
  const { slots } = search.found.listed(ask, today);
  const { table } = search.columns;
  const wanted = slots.subarray(ask.start, ask.start + ask.count);
  const idAt = wanted.length > ONE_BY_ONE_UP_TO ? search.allIds() : null;
  const idOf = (slot: number): string =>
    idAt?.[slot] ?? String(db.get('SELECT id FROM assets WHERE row = ?', table.columns.rows[slot] ?? 0)?.id);
  return { ids: Array.from(wanted, (slot) => idOf(slot) as AssetId) };
}

/** Where an asset stands in a list, or null. */
export function placeOf(db: ReadDb, search: Search, ask: Ask<{ id: string }>, today: string): { at: number | null } {
  const { slots } = search.found.listed(ask, today);
  const row = db.get('SELECT row FROM assets WHERE id = ?', ask.id)?.row;
  const slot = row === undefined ? -1 : search.columns.table.slotOf(Number(row));
  const at = slot < 0 ? -1 : slots.indexOf(slot);
  return { at: at === -1 ? null : at };
}

/** Several assets in the order asked; unknown ones are left out. */
export function getMany(db: ReadDb, wanted: readonly string[]): { items: Asset[] } {
  return {
    items: wanted.flatMap((id) => {
      const row = AssetId.safeParse(id).success ? db.get('SELECT * FROM assets WHERE id = ?', id) : undefined;
      return row === undefined ? [] : [toAsset(row)];
    }),
  };
}
