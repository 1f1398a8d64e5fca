import { useMemo } from 'react';
import type { Asset } from '#contract/assets.ts';
import type { Brand, Ground } from '#contract/logos.ts';
import type { AssetId } from '#contract/values.ts';
import { isForDark } from '#domain/logos/ground.ts';
import { useQuery } from '../engine/engine.tsx';
import { words } from '../words/catalogue.ts';

/** On what ground each logo is to be shown, as its variant says: a white mark needs a dark one. */
export function useLogoGrounds(isWanted: boolean): ReadonlyMap<AssetId, Ground> {
  const brands = useQuery('logos.brands', isWanted ? {} : null).data?.items;
  return useMemo(() => {
    const grounds = new Map<AssetId, Ground>();
    for (const { files, ground } of (brands ?? []).flatMap((brand) => brand.variants))
      for (const { assetId } of files) grounds.set(assetId, ground);
    return grounds;
  }, [brands]);
}

/** What a picture is shown on; `none` leaves it to the kind. */
export type ShownGround = Ground | 'none';

/** The ground of one picture: its variant's, else a dark one for a logo that would be white on white, else none. */
export const groundOf = (asset: Pick<Asset, 'id' | 'kind' | 'colours'>, grounds: ReadonlyMap<AssetId, Ground>): ShownGround =>
  grounds.get(asset.id) ?? (asset.kind === 'logo' && isForDark(asset.colours) ? 'dark' : 'none');

/** A short name for each logo where room is scarce: Primary, full colour; with its brand where several have logos. */
export function useLogoNames(isWanted: boolean): ReadonlyMap<AssetId, string> {
  const brands = useQuery('logos.brands', isWanted ? {} : null).data?.items;
  return useMemo(() => namesOf(brands ?? []), [brands]);
}

/** The same by the brands themselves. */
export function namesOf(brands: readonly Pick<Brand, 'name' | 'variants'>[]): ReadonlyMap<AssetId, string> {
  const names = new Map<AssetId, string>();
  // A partner who has been asked for a logo and sent none tells nothing apart.
  const isOneOfSeveral = brands.filter(({ variants }) => variants.length > 0).length > 1;
  for (const brand of brands) {
    for (const { files, lockup, colourway } of brand.variants) {
      const name = words.kits.logoName(isOneOfSeveral ? brand.name : '', lockup, colourway);
      for (const { assetId } of files) names.set(assetId, name);
    }
  }
  return names;
}
