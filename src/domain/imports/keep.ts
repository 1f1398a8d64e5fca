import type { LikenessGroup } from '#contract/imports.ts';
import type { AssetId } from '#contract/values.ts';

/** What the rules look at; `known` counts the fields that say something, `row` the order of import. */
export interface Candidate {
  readonly id: AssetId;
  readonly pixels: number;
  readonly known: number;
  readonly row: number;
  readonly isInKit: boolean;
}

/** Which one of a group to keep and the first rule that told it from the others: in a kit, most pixels, most metadata, oldest. */
export function chooseKept(group: readonly Candidate[]): { keep: AssetId; why: LikenessGroup['why'] } {
  const rules: readonly [LikenessGroup['why'], (one: Candidate) => number][] = [
    ['inKit', (one) => Number(one.isInKit)],
    ['mostPixels', (one) => one.pixels],
    ['mostMetadata', (one) => one.known],
    ['oldest', (one) => -one.row],
  ];
  let left = group;
  for (const [why, valueAt] of rules) {
    const most = Math.max(...left.map(valueAt));
    const best = left.filter((one) => valueAt(one) === most);
    const [only] = best;
    if (best.length === 1 && only !== undefined) return { keep: only.id, why };
    left = best;
  }
  throw new Error('A group without files, or two files in one row.');
}
