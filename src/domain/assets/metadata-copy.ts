import { AssetFields } from '#contract/assets.ts';

/** Fields that describe this one picture: they are copied to others only when asked for by name. */
export const OWN_FIELDS = [
  'title',
  'altText',
  'extendedDescription',
  'translations',
  'focalPoint',
] as const satisfies readonly (keyof AssetFields)[];

/** Fields that are copied unless somebody chooses otherwise: those of OWN_FIELDS left out, in the order of the contract. */
export const COPIED_FIELDS: readonly (keyof AssetFields)[] = (Object.keys(AssetFields.shape) as (keyof AssetFields)[]).filter(
  (field) => !(OWN_FIELDS as readonly string[]).includes(field),
);

/** Copied metadata: the values of some fields. */
export type CopiedFields = Partial<AssetFields>;

/**
 * What can be copied from an asset: every field that says something, by default without OWN_FIELDS. `fields` names others. What is empty is not copied,
 * so that pasting never empties a field. A date taken that is less than a date is left out, as it cannot be edited in.
 */
export function copyableFields(
  asset: Omit<AssetFields, 'dateTaken'> & { readonly dateTaken: string | null },
  fields = COPIED_FIELDS,
): CopiedFields {
  const copied = fields.filter((field) => !saysNothing(asset[field]) && AssetFields.shape[field].safeParse(asset[field]).success);
  return Object.fromEntries(copied.map((field) => [field, asset[field]]));
}

const saysNothing = (value: unknown): boolean =>
  value === '' ||
  value === null ||
  value === 0 ||
  value === 'unset' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** How a list is pasted: instead of what is there, or behind it. */
export type PasteMode = 'replace' | 'add';

/**
 * The change that pasting makes to one asset: only fields that would differ, ready for `assets.edit`. With 'add', keywords and people
 * are added behind those that are there, and other fields are only filled where they are empty.
 */
export function pasteFields(copied: CopiedFields, onto: CopiedFields, mode: PasteMode = 'replace'): CopiedFields {
  const changed = (Object.keys(copied) as (keyof AssetFields)[]).flatMap((field) => {
    const value = copied[field];
    const present = onto[field];
    const isList = field === 'keywords' || field === 'people';
    if (mode === 'add' && !isList && present !== undefined && !saysNothing(present)) return [];
    const next =
      mode === 'add' && isList
        ? [...new Set([...((present as string[]) ?? []), ...((value as string[]) ?? [])])].slice(0, 200)
        : value;
    return JSON.stringify(next) === JSON.stringify(present) ? [] : [[field, next] as const];
  });
  return Object.fromEntries(changed);
}
