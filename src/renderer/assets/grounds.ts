import { useMemo } from 'react';
import type { Ground } from '#contract/logos.ts';
import type { AssetId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';

/** On what ground each logo is to be shown, as its variant says: a white mark needs a dark one. */
export function useLogoGrounds(isWanted: boolean): ReadonlyMap<AssetId, Ground> {
  const brands = useQuery('logos.brands', isWanted ? {} : null).data?.items;
  return useMemo(() => {
    const grounds = new Map<AssetId, Ground>();
    for (const brand of brands ?? []) for (const variant of brand.variants) grounds.set(variant.assetId, variant.ground);
    return grounds;
  }, [brands]);
}
