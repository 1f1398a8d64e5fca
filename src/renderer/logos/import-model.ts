import type { AcceptedVariant, Ground, LogoProposal, ProposedFile } from '#contract/logos.ts';
import type { BrandId } from '#contract/values.ts';

/** Where a person says a file belongs; what is not set stays as it was proposed. */
export interface Correction {
  readonly brand?: string;
  readonly lockup?: string;
  readonly colourway?: string;
  readonly ground?: Ground;
  readonly isLeftOut?: boolean;
}
/** What a person corrected, by the key of the file. */
export type Corrections = ReadonlyMap<string, Correction>;

/** A file with what holds for it now. */
export interface SortedFile extends ProposedFile {
  readonly isLeftOut: boolean;
  readonly isUnsure: boolean;
}

/** Files that are one drawing; `key` is that of its first file and stays when its axes change. */
export interface SortedVariant {
  readonly key: string;
  readonly brand: string;
  readonly lockup: string;
  readonly colourway: string;
  readonly ground: Ground;
  readonly files: readonly SortedFile[];
  readonly isUnsure: boolean;
}

/** A brand of the proposal with its variants; `brandId` when the library has it already. */
export interface SortedBrand {
  readonly name: string;
  readonly brandId: BrandId | null;
  readonly variants: readonly SortedVariant[];
}

const LOCKUPS = ['primary', 'stacked', 'symbol', 'wordmark'];
const COLOURWAYS = ['full-colour', 'black', 'white', 'greyscale'];
const rank = (order: readonly string[], value: string): number =>
  order.indexOf(value) < 0 ? order.length : order.indexOf(value);

/** The proposal as it stands after what a person corrected: brands by name, variants in the order of the matrix. A touched file is a guess no longer. */
export function sorted(proposal: LogoProposal, corrections: Corrections): readonly SortedBrand[] {
  const unsure = new Set(proposal.unsure);
  const ids = new Map(proposal.variants.map((variant) => [variant.brand.toLowerCase(), variant.brandId]));
  const brands = new Map<string, { name: string; variants: Map<string, SortedFile[]> }>();
  for (const proposed of proposal.files) {
    const correction = corrections.get(proposed.key);
    const { isLeftOut = false, ...axes } = correction ?? {};
    const file: SortedFile = { ...proposed, ...axes, isLeftOut, isUnsure: correction === undefined && unsure.has(proposed.key) };
    const name = file.brand.trim();
    const brand = brands.get(name.toLowerCase()) ?? { name, variants: new Map() };
    brands.set(name.toLowerCase(), brand);
    const place = JSON.stringify([file.lockup, file.colourway, file.ground]);
    brand.variants.set(place, [...(brand.variants.get(place) ?? []), file]);
  }
  return [...brands.values()]
    .map(({ name, variants }) => ({
      name,
      brandId: ids.get(name.toLowerCase()) ?? null,
      variants: [...variants.values()]
        .flatMap((files) => {
          const [first] = files;
          if (first === undefined) return [];
          const { key, brand, lockup, colourway, ground } = first;
          // Vectors first: they become the master.
          const inOrder = files.toSorted((one, other) => Number(other.isVector) - Number(one.isVector));
          return [{ key, brand, lockup, colourway, ground, files: inOrder, isUnsure: files.some((file) => file.isUnsure) }];
        })
        .toSorted(
          (one, other) =>
            rank(LOCKUPS, one.lockup) - rank(LOCKUPS, other.lockup) ||
            one.lockup.localeCompare(other.lockup) ||
            rank(COLOURWAYS, one.colourway) - rank(COLOURWAYS, other.colourway) ||
            one.colourway.localeCompare(other.colourway),
        ),
    }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

/** Corrections with one more for some files. */
export function corrected(corrections: Corrections, keys: readonly string[], correction: Correction): Corrections {
  const next = new Map(corrections);
  for (const key of keys) next.set(key, { ...next.get(key), ...correction });
  return next;
}

/** What is to be stored: every variant with the files that are not left out. */
export function acceptedOf(brands: readonly SortedBrand[]): AcceptedVariant[] {
  return brands.flatMap(({ name, brandId, variants }) =>
    variants.flatMap(({ lockup, colourway, ground, files }) => {
      const keys = files.filter((file) => !file.isLeftOut).map((file) => file.key);
      if (keys.length === 0) return [];
      return [{ brand: name, ...(brandId === null ? {} : { brandId }), lockup, colourway, ground, keys } as AcceptedVariant];
    }),
  );
}
