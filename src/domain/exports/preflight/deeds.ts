import type { AssetFields } from '#contract/assets.ts';
import type { KitFields } from '#contract/kits.ts';
import type { Asked, Deed, DeedStep } from '#contract/preflight-deed.ts';
import type { Release, ReleaseFields } from '#contract/releases.ts';
import type { AssetId } from '#contract/values.ts';
import { isOut } from '../../releases/writing/status.ts';
import { cutAtWord } from '../../utf8.ts';
import type { KitAsset, KitContent } from '../content.ts';
import { type Checked, placesOf } from './rule.ts';

const deed = (act: Deed['act'], ...steps: readonly DeedStep[]): Deed => ({ act, steps: [...steps], asks: null });

/** Takes a file out of the kit, wherever it stands. */
export const takeOutAsset = (content: KitContent, asset: KitAsset): Deed =>
  deed('takeOut', ...placesOf(content, asset).map(({ section, key }) => ({ kind: 'takeOut', section, key }) as const));

/** Takes one item out of one section. */
export const takeOut = (section: Extract<DeedStep, { kind: 'takeOut' }>['section'], key: string): Deed =>
  deed('takeOut', { kind: 'takeOut', section, key });

/** Puts another file where one stands by itself; one that is there already is only taken out. */
export function replaceAsset(content: KitContent, asset: KitAsset, by: AssetId): Deed {
  return deed(
    'replace',
    ...placesOf(content, asset).map(({ section, key }): DeedStep => {
      const isThere = content.kit.sections.some(
        (one) => one.kind === section && one.items.some((item) => item.kind === 'asset' && item.assetId === by),
      );
      return isThere ? { kind: 'takeOut', section, key } : { kind: 'replace', section, key, by };
    }),
  );
}

/** Puts a logo beside the others. */
export const addLogo = (id: AssetId): Deed => deed('add', { kind: 'putAsset', section: 'logos', id });

/** Moves a file from one section into another. */
export const moveAsset = (asset: KitAsset, from: 'photos' | 'documents', to: 'photos' | 'documents'): Deed =>
  deed('move', { kind: 'takeOut', section: from, key: asset.id }, { kind: 'putAsset', section: to, id: asset.id });

/** Sets fields of the kit. */
export const setKit = (set: Partial<Omit<KitFields, 'sections'>>, act: Deed['act'] = 'set'): Deed =>
  deed(act, { kind: 'kit', set });

/** Sets fields of a file in the library. */
export const setAsset = (asset: KitAsset, set: Partial<AssetFields>): Deed => deed('set', { kind: 'asset', id: asset.id, set });

/** Sets what is no word of a release; undefined for one that has left the house when `isText`: that takes a correction with a note. */
export function setRelease(
  { now }: Checked,
  release: Release,
  set: Partial<ReleaseFields>,
  { act = 'set', isText = false }: { act?: Deed['act']; isText?: boolean } = {},
): Deed | undefined {
  if (isText && isOut(release, new Date(now))) return undefined;
  return deed(act, { kind: 'release', id: release.id, set });
}

/** Several deeds as one, done together. */
export const together = (act: Deed['act'], ...deeds: readonly (Deed | undefined)[]): Deed =>
  deed(act, ...deeds.flatMap((one) => one?.steps ?? []));

/** Any single step. */
export const step = (act: Deed['act'], one: DeedStep): Deed => deed(act, one);

/** Asks for a text. */
export const write = (asked: Omit<Asked, 'most' | 'value'> & { value?: string }): Deed => ({
  act: 'write',
  steps: [],
  asks: { value: '', ...asked, most: null } as Asked,
});

/** Asks for a shorter text and proposes one, cut between words. */
export const shorten = (
  asset: KitAsset,
  field: Extract<Asked, { of: 'asset' }>['field'],
  most: number,
  proposal = cutAtWord(asset[field], most),
): Deed => ({ act: 'shorten', steps: [], asks: { of: 'asset', id: asset.id, field, value: proposal, most } });
