import { Award, Hash, LayoutGrid, Newspaper, Quote, Users } from 'lucide-react';
import { useDeferredValue, useMemo, useRef } from 'react';
import type { Asset, AssetKind } from '#contract/assets.ts';
import type { Kit, KitItem } from '#contract/kits.ts';
import type { Ground } from '#contract/logos.ts';
import type { AssetId } from '#contract/values.ts';
import { nameOf } from '../assets/badge.ts';
import { groundOf, useLogoGrounds, useLogoNames } from '../assets/grounds.ts';
import { useQuery } from '../engine/engine.tsx';
import { share } from '../engine/share.ts';
import { Icon } from '../ui/icon.tsx';
import { Picture } from '../ui/picture.tsx';
import { words } from '../words/catalogue.ts';

/** What the outline knows of an item: its name and small picture, and of a file what the library calls it. */
export interface ItemLook {
  readonly title: string;
  readonly picture: React.ReactNode;
  readonly assetKind?: AssetKind;
  readonly own?: { readonly title: string; readonly caption: string };
}

const ICONS = { release: Newspaper, contact: Users, quote: Quote, figure: Hash, sheet: LayoutGrid, variant: Award } as const;

/** What the library knows of a kit's file; `asset` is null for one that is gone, `ground` and `name` are those of a logo. */
export interface FileFacts {
  readonly asset: Asset | null | undefined;
  readonly ground: Ground | undefined;
  readonly name: string | undefined;
}

/** Files that one question may ask for (`assets.getMany`); a row beyond them asks for itself. */
const AT_ONCE = 1000;

/** The files of a kit, asked in one question for all rows; while it is asked anew, what was known stays. Undefined for what was not asked. */
export function useItemFacts({ sections }: Pick<Kit, 'sections'>): (id: AssetId) => FileFacts | undefined {
  const ids = useMemo(() => {
    const all = sections.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'asset' ? [item.assetId] : [])));
    return [...new Set(all)].slice(0, AT_ONCE).sort();
  }, [sections]);
  // Hundreds of rows get their names and pictures at once: drawn in pieces.
  const answer = useDeferredValue(useQuery('assets.getMany', ids.length === 0 ? null : { ids }).data?.items);
  const last = useRef<ReadonlyMap<AssetId, Asset | null>>(new Map());
  const files = useMemo(() => {
    if (answer === undefined) return last.current;
    const found = new Map(answer.map((asset) => [asset.id, asset]));
    last.current = new Map(ids.map((id) => [id, share(last.current.get(id), found.get(id) ?? null)]));
    return last.current;
  }, [answer, ids]);
  const hasLogos = [...files.values()].some((asset) => asset?.kind === 'logo');
  const grounds = useLogoGrounds(hasLogos);
  const names = useLogoNames(hasLogos);
  return useMemo(() => {
    const asked = new Set(ids);
    return (id) => (asked.has(id) ? { asset: files.get(id), ground: grounds.get(id), name: names.get(id) } : undefined);
  }, [files, grounds, names, ids]);
}

type FileItem = Extract<KitItem, { kind: 'asset' }>;

const NO_GROUNDS: ReadonlyMap<AssetId, Ground> = new Map();

/** The name and the small picture of a file by what is known of it; asks nothing, which in a row of hundreds is most of what it would do. */
export function lookOfFile(item: FileItem, { asset, ground, name }: FileFacts): ItemLook {
  if (asset === undefined || asset === null)
    return { title: asset === null ? words.kits.missing : '', picture: <span className="photo tn" /> };
  return {
    title: item.title || name || nameOf(asset),
    picture: <Thumbnail asset={asset} ground={ground} />,
    assetKind: asset.kind,
    own: { title: nameOf(asset), caption: asset.caption },
  };
}

function Thumbnail({ asset, ground }: { asset: Asset; ground: Ground | undefined }) {
  return (
    <span className={`photo tn k-${asset.kind} on-${ground ?? groundOf(asset, NO_GROUNDS)}`}>
      <Picture asset={asset} icon="s" fit={asset.kind === 'logo' ? 'contain' : 'cover'} isLazy />
    </span>
  );
}

/** The name and the small picture of whatever an item points to; asks for what it needs. */
export function useItem(item: KitItem): ItemLook {
  const brands = useQuery('logos.brands', item.kind === 'variant' ? {} : null).data?.items;
  const variant =
    item.kind === 'variant' ? brands?.flatMap((brand) => brand.variants).find(({ id }) => id === item.variantId) : undefined;
  const shownId = item.kind === 'asset' ? item.assetId : (variant?.assetId ?? null);
  const asked = useQuery('assets.get', shownId === null ? null : { id: shownId });
  const asset = asked.data;
  const release = useQuery('releases.get', item.kind === 'release' ? { id: item.releaseId } : null);
  const contact = useQuery('contacts.get', item.kind === 'contact' ? { id: item.contactId } : null);
  const sheet = useQuery('sheets.get', item.kind === 'sheet' ? { id: item.sheetId } : null);
  const isLogo = asset?.kind === 'logo';
  const grounds = useLogoGrounds(isLogo);
  const names = useLogoNames(isLogo);
  const ground = asset && grounds.get(asset.id);
  if (item.kind === 'asset')
    return lookOfFile(item, {
      asset: asset ?? (asked.error === undefined ? undefined : null),
      ground,
      name: names.get(item.assetId),
    });
  const gone = [asked, release, contact, sheet].some(({ error }) => error !== undefined) ? words.kits.missing : '';
  const icon = (
    <span className="tn doc">
      <Icon of={ICONS[item.kind]} size="s" />
    </span>
  );
  switch (item.kind) {
    case 'variant': {
      const isVariantGone = brands !== undefined && variant === undefined;
      const name = variant === undefined ? '' : words.kits.logoName('', variant.lockup, variant.colourway);
      return {
        title: isVariantGone ? words.kits.missing : words.compose.wholeLogo(name),
        picture: asset === undefined ? icon : <Thumbnail asset={asset} ground={ground} />,
      };
    }
    case 'quote':
    case 'figure':
      return { title: item.kind === 'quote' ? `“${item.text}”` : item.text, picture: icon };
    case 'release':
      return { title: (release.data && (release.data.headline || words.releases.untitled)) ?? gone, picture: icon };
    case 'contact':
      return { title: contact.data?.name ?? gone, picture: icon };
    case 'sheet':
      return { title: sheet.data?.name ?? gone, picture: icon };
  }
}
