import type { Organisation, OrganisationFields } from '#contract/organisations.ts';
import type { ContactId } from '#contract/values.ts';
import { groundOf, useLogoGrounds } from '../assets/grounds.ts';
import { useQuery } from '../engine/engine.tsx';
import { useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/field.tsx';
import { Picture } from '../ui/picture.tsx';
import { words } from '../words/catalogue.ts';

interface Props {
  readonly organisation: Organisation;
  readonly onSave: (set: Partial<OrganisationFields>) => Promise<boolean>;
}

/** The logo at the head of a kit's page. */
export function Logo({ organisation, onSave }: Props) {
  const open = useWindow((state) => state.open);
  const asset = useQuery('assets.get', organisation.logoAssetId === null ? null : { id: organisation.logoAssetId }).data;
  const grounds = useLogoGrounds(asset !== undefined);
  const t = words.organisations;
  return (
    <section className="sec" aria-label={t.logo}>
      <header>
        {t.logo}
        <span className="row gaps">
          {asset !== undefined && (
            <Button look="link" className="sm" onClick={() => void onSave({ logoAssetId: null })}>
              {t.clearLogo}
            </Button>
          )}
          <Button look="link" className="sm" onClick={() => open({ kind: 'pickLogo', organisationId: organisation.id })}>
            {asset === undefined ? t.chooseLogo : t.changeLogo}
          </Button>
        </span>
      </header>
      {asset === undefined ? (
        <div className="photo logo-box none faint">{t.noLogo}</div>
      ) : (
        <div className={`photo logo-box k-logo on-${groundOf(asset, grounds)}`}>
          <Picture asset={asset} fit="contain" alt={asset.altText} />
        </div>
      )}
    </section>
  );
}

/** Whom to ask first. */
export function PrimaryContact({ organisation, onSave }: Props) {
  const contacts = useQuery('contacts.list', {}).data?.items ?? [];
  const t = words.organisations;
  return (
    <section className="sec" aria-label={t.primaryContact}>
      <header>{t.primaryContact}</header>
      <Select
        hideLabel
        label={t.primaryContact}
        value={(organisation.primaryContactId ?? '') as ContactId | ''}
        choices={[{ value: '', label: t.nobody }, ...contacts.map((contact) => ({ value: contact.id, label: contact.name }))]}
        onChange={(id) => void onSave({ primaryContactId: id === '' ? null : id })}
      />
    </section>
  );
}
