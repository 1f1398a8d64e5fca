import type { Brand, Variant } from '#contract/logos.ts';
import type { AssetId, BrandId, VariantId } from '#contract/values.ts';
import { compareSources } from '#domain/logos/source-format.ts';
import { requireInUse } from '../assets/trash.ts';
import type { WriteDb } from '../db/sqlite.ts';
import { newId } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import { dropFile, dropVariant, masterOf } from './drop-file.ts';
import { getBrand, getVariant } from './store.ts';

type Axes = Pick<Variant, 'lockup' | 'colourway' | 'ground'>;

/** Stores a variant with its master, new or changed; the file becomes a logo of the library. A new file for one that was asked for makes it current. */
export function putVariant(
  db: WriteDb,
  variant: Axes & { readonly brandId: BrandId; readonly assetId: AssetId; readonly id?: VariantId | undefined },
): Brand {
  getBrand(db, variant.brandId);
  const before = variant.id === undefined ? null : getVariant(db, variant.id);
  if (before?.assetId !== variant.assetId) requireInUse(db, variant.assetId, 'The file of this variant is not in the library.');
  const id = variant.id ?? newId<VariantId>('var');
  const isAnswer = before?.status === 'asked';
  db.run('DELETE FROM variant_files WHERE variant_id = ? AND asset_id = ?', id, variant.assetId);
  db.run(
    `INSERT INTO variants (id, brand_id, asset_id, lockup, colourway, ground, status) VALUES (?, ?, ?, ?, ?, ?, 'current')
     ON CONFLICT (id) DO UPDATE SET brand_id = excluded.brand_id, asset_id = excluded.asset_id, lockup = excluded.lockup, colourway = excluded.colourway,
       ground = excluded.ground${isAnswer ? ", status = 'current', since = NULL" : ''}`,
    id,
    variant.brandId,
    variant.assetId,
    variant.lockup,
    variant.colourway,
    variant.ground,
  );
  becomeLogo(db, variant.assetId);
  return getBrand(db, variant.brandId);
}

/** Stores a new variant with several files, the best of them its master; answers its id. */
export function addVariant(db: WriteDb, brandId: BrandId, axes: Axes, assetIds: readonly AssetId[]): VariantId {
  const [first, ...others] = assetIds;
  if (first === undefined) throw new Refusal('logos.no_file', 'A logo needs a file.');
  requireInUse(db, first);
  const id = newId<VariantId>('var');
  db.run(
    "INSERT INTO variants (id, brand_id, asset_id, lockup, colourway, ground, status) VALUES (?, ?, ?, ?, ?, ?, 'current')",
    id,
    brandId,
    first,
    axes.lockup,
    axes.colourway,
    axes.ground,
  );
  becomeLogo(db, first);
  if (others.length > 0) addFiles(db, id, others);
  chooseMaster(db, id);
  return id;
}

const becomeLogo = (db: WriteDb, assetId: AssetId): void => {
  db.run("UPDATE assets SET kind = 'logo' WHERE id = ? AND kind <> 'logo'", assetId);
};

/** A variant that has no file yet, because somebody was asked for it. */
export function askForVariant(
  db: WriteDb,
  asked: Axes & { readonly brandId: BrandId; readonly since: string | null; readonly note: string },
): Brand {
  getBrand(db, asked.brandId);
  db.run(
    "INSERT INTO variants (id, brand_id, lockup, colourway, ground, status, since, note) VALUES (?, ?, ?, ?, ?, 'asked', ?, ?)",
    newId<VariantId>('var'),
    asked.brandId,
    asked.lockup,
    asked.colourway,
    asked.ground,
    asked.since,
    asked.note,
  );
  return getBrand(db, asked.brandId);
}

/** Changes axes, brand or note of a variant. */
export function editVariant(
  db: WriteDb,
  id: VariantId,
  set: { readonly [K in keyof Axes | 'brandId' | 'note']?: Variant[K] | undefined },
): Brand {
  const { brandId, lockup, colourway, ground, note } = { ...getVariant(db, id), ...defined(set) };
  getBrand(db, brandId);
  db.run(
    'UPDATE variants SET brand_id = ?, lockup = ?, colourway = ?, ground = ?, note = ? WHERE id = ?',
    brandId,
    lockup,
    colourway,
    ground,
    note,
    id,
  );
  return getBrand(db, brandId);
}

const defined = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** Gives a variant further files. One that was asked for, or whose master is gone, takes the best of them as its master. */
export function addFiles(db: WriteDb, id: VariantId, assetIds: readonly AssetId[]): Brand {
  const before = getVariant(db, id);
  for (const assetId of new Set(assetIds)) {
    requireInUse(db, assetId);
    if (assetId === masterOf(db, id)) continue;
    db.run('INSERT OR IGNORE INTO variant_files (variant_id, asset_id) VALUES (?, ?)', id, assetId);
    becomeLogo(db, assetId);
  }
  if (before.assetId === null) {
    chooseMaster(db, id);
    if (before.status === 'asked') db.run("UPDATE variants SET status = 'current', since = NULL WHERE id = ?", id);
  }
  return getBrand(db, before.brandId);
}

/** Makes the best file of a variant its master: vectors first. */
function chooseMaster(db: WriteDb, id: VariantId): void {
  const [best] = getVariant(db, id).files.toSorted(compareSources);
  if (best !== undefined) setMaster(db, id, best.assetId);
}

/** Renditions are made from this file from now on; the former master stays a file of the variant. */
export function setMaster(db: WriteDb, id: VariantId, assetId: AssetId): Brand {
  const variant = getVariant(db, id);
  const former = masterOf(db, id);
  if (!variant.files.some((file) => file.assetId === assetId))
    throw new Refusal('logos.not_found', 'This file does not belong to the logo.');
  if (former !== assetId) {
    db.run('DELETE FROM variant_files WHERE variant_id = ? AND asset_id = ?', id, assetId);
    db.run('UPDATE variants SET asset_id = ? WHERE id = ?', assetId, id);
    if (former !== null) db.run('INSERT OR IGNORE INTO variant_files (variant_id, asset_id) VALUES (?, ?)', id, former);
  }
  return getBrand(db, variant.brandId);
}

/** Takes files out of a variant; the files stay in the library, and a variant without any is removed. */
export function takeFiles(db: WriteDb, id: VariantId, assetIds: readonly AssetId[]): Brand {
  const { brandId } = getVariant(db, id);
  for (const assetId of new Set(assetIds)) dropFile(db, id, assetId);
  return getBrand(db, brandId);
}

/** Removes a variant; its files stay in the library. */
export function removeVariant(db: WriteDb, id: VariantId): Brand {
  const { brandId } = getVariant(db, id);
  dropVariant(db, id);
  return getBrand(db, brandId);
}

/** What replaces a retired variant, and since when it is retired. */
export interface Retirement {
  readonly since?: string | undefined;
  readonly supersededBy?: VariantId | null | undefined;
}

/** Retires a variant or makes it current again. `today` is the date it is retired on when none is given. */
export function setVariantStatus(
  db: WriteDb,
  id: VariantId,
  status: 'current' | 'superseded',
  today: string,
  { since, supersededBy }: Retirement = {},
): Brand {
  const variant = getVariant(db, id);
  if (variant.status === 'asked') throw new Refusal('logos.no_file', 'This logo has no file yet.');
  if (status === 'current') db.run("UPDATE variants SET status = 'current', since = NULL, superseded_by = NULL WHERE id = ?", id);
  else {
    const heir = supersededBy === undefined ? variant.supersededBy : supersededBy;
    if (heir === id || (heir !== null && getVariant(db, heir).status !== 'current'))
      throw new Refusal('logos.superseded', 'Only a current logo can replace this one.');
    db.run(
      "UPDATE variants SET status = 'superseded', since = ?, superseded_by = ? WHERE id = ?",
      since ?? variant.since ?? today,
      heir,
      id,
    );
  }
  return getBrand(db, variant.brandId);
}
