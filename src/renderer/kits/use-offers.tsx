import { Hash, LayoutGrid, Newspaper, Quote, Users } from 'lucide-react';
import type { AssetKind } from '#contract/assets.ts';
import type { Kit, KitItem, SectionKind } from '#contract/kits.ts';
import { keyOf } from '#domain/kits/items.ts';
import { sectionsFor } from '#domain/kits/sections.ts';
import { plainName } from '#domain/names.ts';
import { nameOf } from '../assets/badge.ts';
import { groundOf, useLogoGrounds } from '../assets/grounds.ts';
import { useQuery } from '../engine/engine.tsx';
import { useAssetPages } from '../engine/pages.ts';
import { Icon } from '../ui/icon.tsx';
import { Picture } from '../ui/picture.tsx';
import { useLater } from '../ui/use-later.ts';
import { words } from '../words/catalogue.ts';
import { shortDate } from '../words/format.ts';

/** One thing that the library has for a section. */
export interface LibraryOffer {
  readonly key: string;
  readonly item: KitItem;
  readonly allowed: readonly SectionKind[];
  readonly title: string;
  readonly more: string;
  readonly picture: React.ReactNode;
}

/** The sections that the library fills. */
export const FILLED: readonly SectionKind[] = [
  'photos',
  'logos',
  'documents',
  'releases',
  'quotes',
  'figures',
  'sheets',
  'contacts',
];

const KIND_OF: Partial<Record<SectionKind, AssetKind>> = { photos: 'photo', logos: 'logo', documents: 'document' };

/** What the library has for a section and a text that is searched for: assets by the search of the library, the others by their words. */
export function useOffers(kit: Kit, section: SectionKind, text: string): readonly LibraryOffer[] {
  const searched = useLater(text, 80);
  const kind = KIND_OF[section];
  const isAssets = kind !== undefined;
  const assets = useAssetPages({ text: isAssets ? searched : '', ...(isAssets ? { kind } : {}) });
  const fromReleases = section === 'releases' || section === 'quotes' || section === 'figures';
  const releases = useQuery('releases.list', fromReleases ? {} : null).data?.items ?? [];
  const contacts = useQuery('contacts.list', section === 'contacts' ? {} : null).data?.items ?? [];
  const sheets = useQuery('sheets.list', section === 'sheets' ? {} : null).data?.items ?? [];
  const brands = useQuery('logos.brands', section === 'logos' ? {} : null).data?.items ?? [];
  const grounds = useLogoGrounds(section === 'logos');
  const matches = (...parts: readonly string[]): boolean => parts.join(' ').toLowerCase().includes(text.toLowerCase());
  const offer = (item: KitItem, title: string, more: string, picture: React.ReactNode, assetKind?: AssetKind): LibraryOffer => ({
    key: keyOf(item),
    item,
    allowed: sectionsFor(item, assetKind),
    title,
    more,
    picture,
  });
  const chosen = new Set(
    kit.sections.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'release' ? [item.releaseId as string] : []))),
  );
  // Those of the kit's own releases first: they are what the page tells.
  const sources = releases.toSorted((one, other) => Number(chosen.has(other.id)) - Number(chosen.has(one.id)));
  switch (section) {
    case 'releases':
      return releases
        .filter(({ headline }) => matches(headline))
        .map(({ id, headline, date, status }) =>
          offer(
            { kind: 'release', releaseId: id },
            headline || words.releases.untitled,
            date === null ? words.releases.status[status] : shortDate(date),
            <Icon of={Newspaper} />,
          ),
        );
    case 'quotes':
      return sources.flatMap(({ id, quotes }) =>
        quotes
          .filter(({ text: quote, speaker }) => matches(quote, speaker))
          .map(({ text: quote, speaker }) =>
            offer({ kind: 'quote', releaseId: id, text: quote }, `“${quote}”`, speaker, <Icon of={Quote} />),
          ),
      );
    case 'figures':
      return sources.flatMap(({ id, figures }) =>
        figures
          .filter(({ text: figure, sentence }) => matches(figure, sentence))
          .map(({ text: figure, sentence }) =>
            offer({ kind: 'figure', releaseId: id, text: figure }, figure, sentence, <Icon of={Hash} />),
          ),
      );
    case 'contacts':
      return contacts
        .filter(({ name, role }) => matches(name, role))
        .map(({ id, name, role }) => offer({ kind: 'contact', contactId: id }, name, role, <Icon of={Users} />));
    case 'sheets':
      return sheets
        .filter(({ name, heading }) => matches(name, heading))
        .map(({ id, name, heading }) => offer({ kind: 'sheet', sheetId: id }, name, heading, <Icon of={LayoutGrid} />));
    default: {
      const single = assets.items.map((asset) =>
        offer(
          { kind: 'asset', assetId: asset.id, title: '', caption: '' },
          nameOf(asset),
          asset.credit || plainName(asset.filename),
          <span className={`photo k-${asset.kind} on-${groundOf(asset, grounds)}`}>
            <Picture asset={asset} icon="s" fit={asset.kind === 'logo' ? 'contain' : 'cover'} />
          </span>,
          asset.kind,
        ),
      );
      const whole = brands.flatMap((brand) =>
        brand.variants.flatMap((variant) => {
          const name = words.kits.logoName(brands.length > 1 ? brand.name : '', variant.lockup, variant.colourway);
          const master = variant.files.find(({ isMaster }) => isMaster);
          if (variant.status !== 'current' || master === undefined || !matches(name, brand.name)) return [];
          const picture = (
            <span key={variant.id} className={`photo k-logo on-${variant.ground}`}>
              <Picture asset={{ sha256: master.sha256, hasPreview: master.hasPreview, kind: 'logo' }} icon="s" fit="contain" />
            </span>
          );
          return [offer({ kind: 'variant', variantId: variant.id }, name, words.compose.allFormats, picture)];
        }),
      );
      return [...whole, ...single];
    }
  }
}
