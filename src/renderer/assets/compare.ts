import type { Asset } from '#contract/assets.ts';
import { words } from '../words/catalogue.ts';
import { bytes, shortDate } from '../words/format.ts';

/** A fact of one compared picture; `isMost` marks the one that has more of it than every other. */
export interface ComparedFact {
  readonly label: string;
  readonly text: string;
  readonly differs: boolean;
  readonly isMost: boolean;
}

const pixelsOf = (asset: Asset): number => (asset.width ?? 0) * (asset.height ?? 0);

/** What compared pictures have in common and in what they differ, for each in the same order. */
export function compareFacts(assets: readonly Asset[]): readonly (readonly ComparedFact[])[] {
  const t = words.quick;
  const rows: { label: string; text: (asset: Asset) => string; amount?: (asset: Asset) => number }[] = [
    {
      label: t.pixels,
      text: (asset) =>
        asset.width === null || asset.height === null ? t.unknown : words.inspector.pixels(asset.width, asset.height),
      amount: pixelsOf,
    },
    { label: t.size, text: (asset) => bytes(asset.bytes), amount: (asset) => asset.bytes },
    {
      label: t.taken,
      text: (asset) => (asset.dateTaken === null ? t.unknown : shortDate(asset.dateTaken.slice(0, 10))),
    },
    { label: t.added, text: (asset) => shortDate(asset.importedAt.slice(0, 10)) },
  ];
  return assets.map((asset) =>
    rows.map(({ label, text, amount }) => {
      const own = text(asset);
      const others = assets.filter((other) => other !== asset);
      return {
        label,
        text: own,
        differs: others.some((other) => text(other) !== own),
        isMost: amount !== undefined && others.length > 0 && others.every((other) => amount(other) < amount(asset)),
      };
    }),
  );
}
