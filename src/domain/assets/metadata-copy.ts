import { AssetFields } from '#contract/assets.ts';

/**
 * What of some fields can be copied from an asset onto others: every one that says something, so that pasting never empties a field. A date taken that
 * is less than a date is left out, as it cannot be edited in.
 */
export function copyableFields(
  asset: Omit<AssetFields, 'dateTaken'> & { readonly dateTaken: string | null },
  fields: readonly (keyof AssetFields)[],
): Partial<AssetFields> {
  const copied = fields.filter((field) => !saysNothing(asset[field]) && AssetFields.shape[field].safeParse(asset[field]).success);
  return Object.fromEntries(copied.map((field) => [field, asset[field]]));
}

const saysNothing = (value: unknown): boolean =>
  value === '' ||
  value === null ||
  value === 0 ||
  value === 'unset' ||
  (typeof value === 'object' && Object.keys(value).length === 0);
