import { Package, Plus, Users } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Organisation } from '#contract/organisations.ts';
import { nameOf } from '../assets/badge.ts';
import { groundOf, useLogoGrounds } from '../assets/grounds.ts';
import { Face } from '../contacts/portrait.tsx';
import { useQuery } from '../engine/engine.tsx';
import { LogoMark } from '../logos/mark.tsx';
import { Status } from '../releases/status.tsx';
import { useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Picture } from '../ui/picture.tsx';
import { useNow } from '../ui/use-later.ts';
import { words } from '../words/catalogue.ts';
import { count, shortDate } from '../words/format.ts';

/** As many are shown before one asks for all. */
const FEW = 5;

/** A section with a number, a way to add, and the first few of its rows. */
function Section<T>({
  title,
  items,
  none,
  action,
  children,
}: {
  title: string;
  items: readonly T[];
  none: string;
  action?: ReactNode;
  children: (item: T) => ReactNode;
}) {
  const [isWhole, setWhole] = useState(false);
  const t = words.sender;
  return (
    <section className="sec" aria-label={title}>
      <header>
        {title}
        {items.length > 0 && <span className="faint num beside">{count(items.length)}</span>}
        {action}
      </header>
      {items.length === 0 && <p className="faint">{none}</p>}
      {(isWhole ? items : items.slice(0, FEW)).map(children)}
      {items.length > FEW && (
        <Button look="link" className="sm" onClick={() => setWhole(!isWhole)}>
          {isWhole ? t.fewer : t.all(items.length)}
        </Button>
      )}
    </section>
  );
}

/** The releases an organisation sends, the newest first, each with its state and day. */
export function Releases({ organisation }: { organisation: Organisation }) {
  const go = useWindow((state) => state.go);
  const now = useNow();
  const t = words.sender;
  const items = (useQuery('releases.list', {}).data?.items ?? [])
    .filter((release) => release.organisationId === organisation.id && release.translationOf === null)
    .toSorted((one, other) => (other.date ?? other.editedAt).localeCompare(one.date ?? one.editedAt));
  return (
    <Section title={t.releases} items={items} none={t.noReleases}>
      {(release) => (
        <button
          type="button"
          key={release.id}
          className="own-row"
          onClick={() => go({ kind: 'releases', id: release.id, text: '' })}
        >
          <span className="serif">{release.headline || words.releases.untitled}</span>
          <Status release={release} now={now} />
          <span className="faint sm num day">{release.date === null ? '' : shortDate(release.date)}</span>
        </button>
      )}
    </Section>
  );
}

/** The kits that go out in its name. */
export function Kits({ organisation }: { organisation: Organisation }) {
  const go = useWindow((state) => state.go);
  const t = words.sender;
  const items = (useQuery('kits.list', {}).data?.items ?? []).filter((kit) => kit.organisationId === organisation.id);
  return (
    <Section title={t.kits} items={items} none={t.noKits}>
      {(kit) => (
        <button type="button" key={kit.id} className="own-row" onClick={() => go({ kind: 'kit', id: kit.id })}>
          <Icon of={Package} size="s" />
          <span className="clip">{kit.title}</span>
          <span className="faint sm num day">{kit.date === null ? '' : shortDate(kit.date)}</span>
        </button>
      )}
    </Section>
  );
}

/** The people journalists can ask there; the one to ask first stands first. */
export function People({ organisation }: { organisation: Organisation }) {
  const go = useWindow((state) => state.go);
  const open = useWindow((state) => state.open);
  const t = words.sender;
  const all = useQuery('contacts.list', {}).data?.items ?? [];
  const isFirst = (contact: Contact): boolean => contact.id === organisation.primaryContactId;
  const items = all
    .filter((contact) => contact.organisationId === organisation.id || isFirst(contact))
    .toSorted((one, other) => Number(isFirst(other)) - Number(isFirst(one)));
  return (
    <Section
      title={t.contacts}
      items={items}
      none={t.noContacts}
      action={
        <Button
          look="link"
          className="sm"
          icon={Plus}
          onClick={() => open({ kind: 'newContact', organisationId: organisation.id })}
        >
          {t.newContact}
        </Button>
      }
    >
      {(contact) => (
        <div key={contact.id} className="who">
          <button type="button" className="row grow" onClick={() => go({ kind: 'contacts', id: contact.id, text: '' })}>
            {contact.isDesk ? (
              <span className="av" aria-hidden="true">
                <Icon of={Users} size="s" />
              </span>
            ) : (
              <Face contact={contact} />
            )}
            <span className="clip">
              <b className="clip">{contact.name}</b>
              <span className="faint sm">{contact.role || contact.email}</span>
            </span>
          </button>
          {isFirst(contact) && <span className="badge wash green">{t.primary}</span>}
        </div>
      )}
    </Section>
  );
}

type Contact = Parameters<typeof Face>[0]['contact'];

/** The current logos of its brands, each leading to the toolbox. */
export function Logos({ organisation }: { organisation: Organisation }) {
  const go = useWindow((state) => state.go);
  const t = words.sender;
  const brands = (useQuery('logos.brands', {}).data?.items ?? []).filter((brand) => brand.organisationId === organisation.id);
  return (
    <section className="sec" aria-label={t.logos}>
      <header>{t.logos}</header>
      {brands.length === 0 && <p className="faint">{t.noLogos}</p>}
      {brands.map((brand) => {
        const current = brand.variants.filter((variant) => variant.status === 'current' && variant.assetId !== null);
        return (
          <button
            type="button"
            key={brand.id}
            className="own-brand"
            onClick={() => go({ kind: 'logos', id: brand.id, text: '' })}
          >
            <span className="marks">
              {current.slice(0, 4).map((variant) => (
                <LogoMark key={variant.id} variant={variant} brand={brand} />
              ))}
            </span>
            <span className="row gaps">
              <span className="hidden-word">{t.toolbox}</span>
              <b className="clip">{brand.name}</b>
              <span className="faint sm">{t.logoCount(current.length)}</span>
            </span>
          </button>
        );
      })}
    </section>
  );
}

/** As many pictures of a collection fit in a row. */
const PICTURES = 5;

/** What its counted collections hold, such as its solutions: the first pictures, and the way there. */
export function Collections({ organisation }: { organisation: Organisation }) {
  return organisation.facts.map(
    (fact) =>
      fact.counted === 'collection' &&
      fact.collectionId !== undefined && <Collection key={fact.collectionId} id={fact.collectionId} label={fact.label} />,
  );
}

function Collection({ id, label }: { id: NonNullable<Organisation['facts'][number]['collectionId']>; label: string }) {
  const go = useWindow((state) => state.go);
  const t = words.sender;
  const found = useQuery('assets.list', { text: '', collection: id, limit: PICTURES }).data;
  const total = found?.total ?? 0;
  const grounds = useLogoGrounds(found?.items.some((asset) => asset.kind === 'logo') ?? false);
  const show = (): void => go({ kind: 'assets', shelf: 'all', text: '', collection: id });
  return (
    <section className="sec" aria-label={label}>
      <header>
        {label}
        {total > 0 && <span className="faint num beside">{count(total)}</span>}
        <Button look="link" className="sm" onClick={show}>
          {t.openCollection}
        </Button>
      </header>
      {total === 0 ? (
        <p className="faint">{t.emptyCollection}</p>
      ) : (
        <ul className="own-pictures">
          {found?.items.map((asset) => (
            <li key={asset.id} title={nameOf(asset)}>
              <span className={`photo k-${asset.kind} on-${groundOf(asset, grounds)}`}>
                <Picture
                  asset={asset}
                  icon="s"
                  fit={asset.kind === 'logo' ? 'contain' : 'cover'}
                  alt={asset.altText || nameOf(asset)}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
