import type { Asset } from '#contract/assets.ts';

/** Days before the end of rights from which they count as ending soon: a month is what it takes to ask for more. */
export const ENDING_DAYS = 30;

/**
 * Whether the press may use a file on a day. `ended`: its rights are over, whatever else is said; `restricted`: it is not for the press; `ending`: usable for `days`
 * more days, 0 on the last one; `cleared`: somebody said so; `unset`: nobody said anything.
 */
export type Usable =
  | { readonly verdict: 'cleared' | 'restricted' | 'unset' }
  | { readonly verdict: 'ended'; readonly days: number }
  | { readonly verdict: 'ending'; readonly days: number };

/** The verdict on a calendar day, YYYY-MM-DD. Rights end with their last day; `days` of `ended` counts the days since. */
export function usableOn(asset: Pick<Asset, 'pressUse' | 'expires'>, day: string): Usable {
  const left = asset.expires === null ? null : daysBetween(day, asset.expires);
  if (left !== null && left < 0) return { verdict: 'ended', days: -left };
  if (asset.pressUse === 'restricted') return { verdict: 'restricted' };
  if (left !== null && left <= ENDING_DAYS) return { verdict: 'ending', days: left };
  return { verdict: asset.pressUse };
}

/** Calendar days from one date to another, without clocks or zones. */
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
