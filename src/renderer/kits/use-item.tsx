import { Award, Hash, LayoutGrid, Newspaper, Quote, Users } from 'lucide-react';
import type { AssetKind } from '#contract/assets.ts';
import type { KitItem } from '#contract/kits.ts';
import { nameOf } from '../assets/badge.ts';
import { groundOf, useLogoGrounds, useLogoNames } from '../assets/grounds.ts';
import { useQuery } from '../engine/engine.tsx';
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

/** The name and the small picture of whatever an item points to. */
export function useItem(item: KitItem): ItemLook {
  const brands = useQuery('logos.brands', item.kind === 'variant' ? {} : null).data?.items;
  const variant =
    item.kind === 'variant' ? brands?.flatMap((brand) => brand.variants).find(({ id }) => id === item.variantId) : undefined;
  const shownId = item.kind === 'asset' ? item.assetId : (variant?.assetId ?? null);
  const asset = useQuery('assets.get', shownId === null ? null : { id: shownId });
  const release = useQuery('releases.get', item.kind === 'release' ? { id: item.releaseId } : null);
  const contact = useQuery('contacts.get', item.kind === 'contact' ? { id: item.contactId } : null);
  const sheet = useQuery('sheets.get', item.kind === 'sheet' ? { id: item.sheetId } : null);
  const isLogo = asset.data?.kind === 'logo';
  const grounds = useLogoGrounds(isLogo);
  const logoNames = useLogoNames(isLogo || item.kind === 'variant');
  const gone = [asset, release, contact, sheet].some(({ error }) => error !== undefined) ? words.kits.missing : '';
  const thumbnail = asset.data && (
    <span className={`photo tn k-${asset.data.kind} on-${groundOf(asset.data, grounds)}`}>
      <Picture asset={asset.data} icon="s" fit={isLogo ? 'contain' : 'cover'} />
    </span>
  );
  if (item.kind === 'asset') {
    const title = asset.data === undefined ? '' : item.title || logoNames.get(item.assetId) || nameOf(asset.data);
    return {
      title: title || gone,
      picture: thumbnail ?? <span className="photo tn" />,
      ...(asset.data === undefined
        ? {}
        : { assetKind: asset.data.kind, own: { title: nameOf(asset.data), caption: asset.data.caption } }),
    };
  }
  const icon = (
    <span className="tn doc">
      <Icon of={ICONS[item.kind]} size="s" />
    </span>
  );
  switch (item.kind) {
    case 'variant': {
      const isGone = brands !== undefined && variant === undefined;
      const name = variant === undefined ? '' : words.kits.logoName('', variant.lockup, variant.colourway);
      return { title: isGone ? words.kits.missing : words.compose.wholeLogo(name), picture: thumbnail ?? icon };
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
