import { Check, Newspaper, Users } from 'lucide-react';
import { useState } from 'react';
import type { AssetKind } from '#contract/assets.ts';
import type { KitItem, SectionKind } from '#contract/kits.ts';
import type { KitId } from '#contract/values.ts';
import { keyOf } from '#domain/kits/items.ts';
import { nameOf } from '../assets/badge.ts';
import { useLogoGrounds } from '../assets/grounds.ts';
import { useQuery } from '../engine/engine.tsx';
import { useAssetPages } from '../engine/pages.ts';
import { useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Segmented } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Picture } from '../ui/picture.tsx';
import { useLater } from '../ui/use-later.ts';
import { words } from '../words/en.ts';
import { shortDate } from '../words/format.ts';
import { addItems } from './add.ts';

/** The sections that are filled from the library's lists. */
const TABS: readonly SectionKind[] = ['releases', 'photos', 'logos', 'documents', 'contacts'];

interface Offer {
  readonly id: string;
  readonly item: KitItem;
  readonly title: string;
  readonly more: string;
  readonly picture: React.ReactNode;
}

/** What the library has for a section; choose several, then add them. */
export function PickItemsDialog({ kitId, section: first }: { kitId: KitId; section: SectionKind }) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const [section, setSection] = useState<SectionKind>(TABS.includes(first) ? first : 'photos');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ReadonlyMap<string, { readonly item: KitItem; readonly section: SectionKind }>>(new Map());
  const kit = useQuery('kits.get', { id: kitId }).data;
  const offers = useOffers(section, text.trim());
  const present = new Set(kit?.sections.flatMap((part) => part.items.map(keyOf)) ?? []);
  const t = words.kits;

  const toggle = (offer: Offer): void => {
    const next = new Map(chosen);
    if (!next.delete(offer.id)) next.set(offer.id, { item: offer.item, section });
    setChosen(next);
  };
  const add = async (): Promise<void> => {
    if (chosen.size === 0) return;
    close();
    const picked = [...chosen.values()];
    await addItems(
      app,
      kitId,
      TABS.map((kind) => ({ kind, items: picked.filter((one) => one.section === kind).map((one) => one.item) })),
    );
  };
  const isPictures = section === 'photos' || section === 'logos';
  return (
    <Dialog
      title={t.picker.title(kit?.title ?? '')}
      className="wide picker"
      onClose={close}
      onSubmit={() => void add()}
      footer={
        <>
          <span className="faint" role="status">
            {chosen.size > 0 && t.picker.chosen(chosen.size)}
          </span>
          <div className="end">
            <Button onClick={close}>{t.cancel}</Button>
            <Button look="primary" disabled={chosen.size === 0} onClick={() => void add()}>
              {t.picker.add(chosen.size)}
            </Button>
          </div>
        </>
      }
    >
      <div className="row gaps">
        <Segmented
          label={t.picker.tabs}
          value={section}
          choices={TABS.map((kind) => ({ value: kind, label: t.sections[kind] }))}
          onChange={setSection}
        />
        <input
          className="input"
          type="search"
          data-autofocus
          aria-label={t.picker.search}
          placeholder={t.picker.search}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {offers.length === 0 && <p className="faint">{t.picker.none}</p>}
      <ul className={isPictures ? 'offers pictures' : 'offers'}>
        {offers.map((offer) => {
          const isHere = present.has(offer.id);
          return (
            <li key={offer.id}>
              <button
                type="button"
                aria-pressed={chosen.has(offer.id)}
                disabled={isHere}
                onClick={() => toggle(offer)}
                onDoubleClick={() => void add()}
              >
                {offer.picture}
                <span className="clip">{offer.title}</span>
                <span className="faint sm clip">{isHere ? t.picker.inKit : offer.more}</span>
                {chosen.has(offer.id) && (
                  <span className="tick">
                    <Icon of={Check} size="xs" />
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}

const KIND_OF: Partial<Record<SectionKind, AssetKind>> = { photos: 'photo', logos: 'logo', documents: 'document' };

function useOffers(section: SectionKind, text: string): readonly Offer[] {
  const searched = useLater(text, 80);
  const kind = KIND_OF[section];
  const assets = useAssetPages({ text: kind === undefined ? '' : searched, ...(kind === undefined ? {} : { kind }) });
  const releases = useQuery('releases.list', section === 'releases' ? {} : null).data?.items ?? [];
  const contacts = useQuery('contacts.list', section === 'contacts' ? {} : null).data?.items ?? [];
  const grounds = useLogoGrounds(section === 'logos');
  const matches = (...parts: readonly string[]): boolean => parts.join(' ').toLowerCase().includes(text.toLowerCase());
  if (section === 'releases') {
    return releases
      .filter((release) => matches(release.headline))
      .map((release) => ({
        id: release.id,
        item: { kind: 'release', releaseId: release.id },
        title: release.headline || words.releases.untitled,
        more: release.date === null ? words.releases.status[release.status] : shortDate(release.date),
        picture: <Icon of={Newspaper} />,
      }));
  }
  if (section === 'contacts') {
    return contacts
      .filter((contact) => matches(contact.name, contact.role))
      .map((contact) => ({
        id: contact.id,
        item: { kind: 'contact', contactId: contact.id },
        title: contact.name,
        more: contact.role,
        picture: <Icon of={Users} />,
      }));
  }
  return assets.items.map((asset) => ({
    id: asset.id,
    item: { kind: 'asset', assetId: asset.id, title: '', caption: '' },
    title: nameOf(asset),
    more: asset.credit || asset.filename,
    picture: (
      <span className={`photo k-${asset.kind} on-${grounds.get(asset.id) ?? 'none'}`}>
        <Picture asset={asset} icon="s" fit={asset.kind === 'logo' ? 'contain' : 'cover'} />
      </span>
    ),
  }));
}
