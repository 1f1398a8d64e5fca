import type { Brand, ProposedFile, ProposedVariant } from '#contract/logos.ts';
import { slug } from '../names.ts';

type Axes = Pick<ProposedFile, 'brand' | 'lockup' | 'colourway' | 'ground'>;

const nameKey = (name: string): string => slug(name, 80) || name.toLowerCase();

/** Files of one variant together, in the order of the files; brands and variants that the library has are named. */
export function groupVariants(files: readonly (Axes & { readonly key: string })[], brands: readonly Brand[]): ProposedVariant[] {
  const groups = new Map<string, { axes: Axes; keys: string[] }>();
  for (const file of files) {
    const id = JSON.stringify([nameKey(file.brand), file.lockup, file.colourway, file.ground]);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, { axes: file, keys: [file.key] });
    else group.keys.push(file.key);
  }
  return [...groups.values()].map(({ axes: { brand, lockup, colourway, ground }, keys }) => {
    const known = findBrand(brands, brand);
    const variant = known === null ? null : findVariant(known, { lockup, colourway, ground });
    return {
      brand: known?.name ?? brand,
      brandId: known?.id ?? null,
      variantId: variant?.id ?? null,
      lockup,
      colourway,
      ground,
      keys,
    };
  });
}

/** The brand of that name, however it is spelled; null when there is none. */
export const findBrand = (brands: readonly Brand[], name: string): Brand | null =>
  brands.find((brand) => nameKey(brand.name) === nameKey(name)) ?? null;

/** The variant that stands at this place of the matrix and may still get files; one that was asked for before all others. */
export const findVariant = (
  brand: Brand,
  { lockup, colourway, ground }: Pick<Axes, 'lockup' | 'colourway' | 'ground'>,
): Brand['variants'][number] | null =>
  brand.variants
    .filter((one) => one.status !== 'superseded' && one.lockup === lockup && one.colourway === colourway && one.ground === ground)
    .toSorted((one, other) => Number(other.status === 'asked') - Number(one.status === 'asked'))[0] ?? null;
