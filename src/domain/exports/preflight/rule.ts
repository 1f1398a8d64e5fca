import type { Contact } from '#contract/contacts.ts';
import type { Finding } from '#contract/exports.ts';
import type { SectionKind } from '#contract/kits.ts';
import type { Brand } from '#contract/logos.ts';
import type { Organisation } from '#contract/organisations.ts';
import type { Deed } from '#contract/preflight-deed.ts';
import type { Release } from '#contract/releases.ts';
import type { AssetId, ReleaseId, VariantId } from '#contract/values.ts';
import { inZone } from '../../dates.ts';
import { keyOf } from '../../kits/items.ts';
import type { KitAsset, KitContent } from '../content.ts';
import type { Plan } from '../plan.ts';
import type { RuleId, Values } from './sentences.ts';

/** A document by which the people shown, or an owner, agree; `expires` is its last day. */
export interface Consent {
  readonly title: string;
  readonly expires: string | null;
}

/** What the library knows beyond what goes into the zip, for the rules that ask about it. */
export interface Surroundings {
  /** Consents and releases attached to files of the kit. */
  readonly consents: ReadonlyMap<AssetId, readonly Consent[]>;
  /** Pictures of the kit that show the same: pixel by pixel, or nearly; no pair that somebody has set apart. */
  readonly alike: readonly { readonly one: AssetId; readonly other: AssetId; readonly isSame: boolean }[];
  /** The brands whose logos are in the kit. */
  readonly brands: readonly Brand[];
  /** Variants of the kit that are drawn in one flat ink, so that black and white versions are a matter of paint. */
  readonly drawable: ReadonlySet<VariantId>;
  /** Translations and originals of the kit's releases that the library has, in the kit or not. */
  readonly versions: readonly Release[];
  /** What the text rules need of each release: its sender, and those of its contacts that the library has. */
  readonly people: ReadonlyMap<ReleaseId, { readonly organisation: Organisation | null; readonly contacts: readonly Contact[] }>;
}

/** What a rule looks at. `now` is the instant of the check (ISO 8601), so that a verdict never depends on a hidden clock. */
export interface Checked {
  readonly content: KitContent;
  readonly plan: Plan;
  readonly around: Surroundings;
  readonly now: string;
}

/** What a rule found: whom it concerns, what its sentence names, and what would mend it. */
export interface Found {
  readonly subject: Finding['subject'];
  readonly values?: Values;
  readonly deed?: Deed | undefined;
}

/** One coded rule of preflight; its words stand in `sentences.ts`. `find` names every subject that breaks it. */
export interface Rule {
  readonly id: RuleId;
  readonly severity: Finding['severity'];
  readonly find: (checked: Checked) => readonly Found[];
}

/** An asset as the subject of a finding. */
export const assetSubject = (asset: KitAsset): Finding['subject'] => ({
  kind: 'asset',
  id: asset.id,
  label: asset.title || asset.filename,
});

/** A release as the subject of a finding. */
export const releaseSubject = (release: Release): Finding['subject'] => ({
  kind: 'release',
  id: release.id,
  label: release.headline || 'Untitled release',
});

/** The kit itself as the subject of a finding. */
export const kitSubject = ({ kit }: KitContent): Finding['subject'] => ({ kind: 'kit', id: kit.id, label: kit.title });

/** Logos of the kit: single files, and every file of the variants that it holds as a whole. */
export const logosOf = (content: KitContent): readonly KitAsset[] => [
  ...content.logos,
  ...content.variants.flatMap(({ master, files }) => (master === null ? files : [master, ...files])),
];

/** Every file of the library that the kit carries, whatever its section; one that stands in two, once. */
export const everyAsset = (content: KitContent): readonly KitAsset[] => [
  ...new Map([...content.photos, ...logosOf(content), ...content.documents].map((asset) => [asset.id, asset])).values(),
];

/** An item of a section, with what names it. */
export interface ItemPlace {
  readonly section: SectionKind;
  readonly key: string;
}

/** Where an asset stands in the kit: by itself, or within a logo variant. */
export const placesOf = (content: KitContent, asset: KitAsset): readonly ItemPlace[] => placesIn(content).get(asset.id) ?? [];

// Looked up for each finding, of which a large kit has thousands.
const known = new WeakMap<KitContent, ReadonlyMap<string, ItemPlace[]>>();

function placesIn(content: KitContent): ReadonlyMap<string, ItemPlace[]> {
  const before = known.get(content);
  if (before !== undefined) return before;
  const places = new Map<string, ItemPlace[]>();
  const put = (id: string, place: ItemPlace): void => void places.set(id, [...(places.get(id) ?? []), place]);
  for (const { kind: section, items } of content.kit.sections)
    for (const item of items) {
      const place = { section, key: keyOf(item) };
      if (item.kind === 'asset') put(item.assetId, place);
      if (item.kind !== 'variant') continue;
      const held = content.variants.find(({ variant }) => variant.id === item.variantId);
      for (const file of [held?.master, ...(held?.files ?? [])]) if (file != null) put(file.id, place);
    }
  known.set(content, places);
  return places;
}

/** The day it is in the kit's own zone: rights end there at midnight. */
export const dayOf = ({ kit }: KitContent, instant: string): string => inZone(instant, kit.timeZone).slice(0, 10);

/** The day on which the kit may be used: that of its embargo when it lies ahead, else today. */
export function firstDay({ content, now }: Checked): string {
  const { embargo } = content.kit;
  const lifts = embargo !== null && Date.parse(embargo.until) > Date.parse(now) ? embargo.until : now;
  return dayOf(content, lifts);
}
