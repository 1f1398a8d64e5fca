import type { Variant } from '#contract/logos.ts';
import type { AssetId } from '#contract/values.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { Refusal } from '../refusal.ts';
import { variantOfAsset } from './store.ts';

/** What every giving out of a logo asks first: refuses a retired variant, and one without a file. */
export function refuseUnlessCurrent(variant: Variant): void {
  if (variant.status === 'superseded')
    throw new Refusal('logos.superseded', 'This logo is superseded and cannot be exported. Choose the current one.', {
      id: variant.id,
      supersededBy: variant.supersededBy,
    });
  if (variant.assetId === null) throw new Refusal('logos.no_file', 'This logo has no file yet: it was only asked for.');
}

/** The same for any file of the library that is about to leave it or to enter a kit. */
export function refuseRetired(db: ReadDb, assetId: AssetId): void {
  const variant = variantOfAsset(db, assetId);
  if (variant?.status === 'superseded') refuseUnlessCurrent(variant);
}
