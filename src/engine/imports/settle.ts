import type { AssetFields } from '#contract/assets.ts';
import type { AssetId, KitId } from '#contract/values.ts';
import { editAsset } from '../assets/edit.ts';
import { COLUMNS, getAsset } from '../assets/store.ts';
import { trashAssets } from '../assets/trash.ts';
import { replacePortraits } from '../contacts/store.ts';
import type { WriteDb } from '../db/sqlite.ts';
import { editKit, getKit } from '../kits/store.ts';
import { Refusal } from '../refusal.ts';
import { replaceAttachments } from '../releases/store.ts';

/** Fields that are joined rather than filled. */
const LISTS = ['keywords', 'people'] as const;
/** What belongs to a picture's frame and not to what it shows: a crop has its own. */
const NOT_CARRIED: ReadonlySet<string> = new Set(['focalPoint', 'title']);

/** Keeps one of several files and puts the others into the trash; with `carry` the kept one first learns what only they know. Names what was carried. */
export function settle(
  db: WriteDb,
  ask: { keep: AssetId; trash: readonly AssetId[]; carry: boolean },
  now: Date,
): { trashed: number; carried: string[] } {
  const trash = [...new Set(ask.trash)];
  if (trash.includes(ask.keep)) throw new Refusal('door.invalid_input', 'The file that is kept cannot be among those that go.');
  const kept = getAsset(db, ask.keep);
  if (kept.trashedAt !== null) throw new Refusal('assets.in_trash', 'The file to keep lies in the trash. Restore it first.');
  const others = trash.map((id) => getAsset(db, id));
  const carried = ask.carry ? [...carryFields(db, kept.id, others, now), ...carryPlaces(db, kept.id, trash, now)] : [];
  return { trashed: trash.length === 0 ? 0 : trashAssets(db, trash, now), carried };
}

function carryFields(db: WriteDb, keep: AssetId, others: readonly AssetFields[], now: Date): string[] {
  const kept = getAsset(db, keep);
  const set: Record<string, unknown> = {};
  for (const field of Object.keys(COLUMNS) as (keyof AssetFields)[]) {
    if (NOT_CARRIED.has(field)) continue;
    if ((LISTS as readonly string[]).includes(field)) {
      const all = [...new Set([kept, ...others].flatMap((one) => one[field] as string[]))].slice(0, 200);
      if (all.length > (kept[field] as string[]).length) set[field] = all;
    } else if (isEmpty(kept[field])) {
      const said = others.map((one) => one[field]).find((value) => !isEmpty(value));
      if (said !== undefined) set[field] = said;
    }
  }
  if (Object.keys(set).length > 0) editAsset(db, keep, set as Partial<AssetFields>, now);
  return Object.keys(set);
}

const isEmpty = (value: unknown): boolean =>
  value === '' ||
  value === null ||
  value === 0 ||
  value === 'unset' ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** Puts the kept file where the others were: into their collections, and in their stead into kits, among attachments, as a portrait. */
function carryPlaces(db: WriteDb, keep: AssetId, trash: readonly AssetId[], now: Date): string[] {
  let collections = 0;
  const kits = new Set<string>();
  for (const id of trash) {
    collections += db.run(
      `INSERT OR IGNORE INTO collection_items (collection_id, asset_id, position)
       SELECT collection_id, ?, position FROM collection_items WHERE asset_id = ?`,
      keep,
      id,
    ).changes;
    for (const row of db.all('SELECT kit_id FROM kit_assets WHERE asset_id = ?', id)) kits.add(String(row.kit_id));
  }
  for (const id of kits) replaceInKit(db, id as KitId, keep, new Set<string>(trash), now);
  const releases = replaceAttachments(db, trash, keep, now);
  const contacts = replacePortraits(db, trash, keep);
  return [
    ...(collections > 0 ? ['collections'] : []),
    ...(kits.size > 0 ? ['kits'] : []),
    ...(releases > 0 ? ['releases'] : []),
    ...(contacts > 0 ? ['contacts'] : []),
  ];
}

function replaceInKit(db: WriteDb, kitId: KitId, keep: AssetId, trash: ReadonlySet<string>, now: Date): void {
  const sections = getKit(db, kitId).sections.map((section) => {
    let hasKept = false;
    const items = section.items.flatMap((item) => {
      if (item.kind !== 'asset' || (item.assetId !== keep && !trash.has(item.assetId))) return [item];
      // once is enough, whichever of them stood there
      if (hasKept) return [];
      hasKept = true;
      return [{ ...item, assetId: keep }];
    });
    return { ...section, items };
  });
  editKit(db, kitId, { sections }, now);
}
