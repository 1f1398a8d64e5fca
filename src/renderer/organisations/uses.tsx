import { Newspaper, Package, Users } from 'lucide-react';
import type { ContactId, OrganisationId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { useWindow } from '../shell/app.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/en.ts';

/** The releases, kits and people that a contact or an organisation belongs to. */
export function Uses({ contactId, organisationId }: { contactId?: ContactId; organisationId?: OrganisationId }) {
  const go = useWindow((state) => state.go);
  const releases = (useQuery('releases.list', {}).data?.items ?? []).filter((release) =>
    contactId === undefined ? release.organisationId === organisationId : release.contactIds.includes(contactId),
  );
  const kits = (useQuery('kits.list', {}).data?.items ?? []).filter((kit) =>
    contactId === undefined
      ? kit.organisationId === organisationId
      : kit.sections.some((section) => section.items.some((item) => item.kind === 'contact' && item.contactId === contactId)),
  );
  const people = (useQuery('contacts.list', organisationId === undefined ? null : {}).data?.items ?? []).filter(
    (contact) => contact.organisationId === organisationId,
  );
  const t = words.organisations;
  return (
    <>
      {people.length > 0 && (
        <section className="sec" aria-label={t.contacts}>
          <header>{t.contacts}</header>
          {people.map((contact) => (
            <button
              type="button"
              key={contact.id}
              className="use"
              onClick={() => go({ kind: 'contacts', id: contact.id, text: '' })}
            >
              <Icon of={Users} size="s" />
              <span className="clip">{contact.name}</span>
              <span className="faint sm push">{contact.role}</span>
            </button>
          ))}
        </section>
      )}
      {releases.length > 0 && (
        <section className="sec" aria-label={t.releases}>
          <header>{t.releases}</header>
          {releases.map((release) => (
            <button
              type="button"
              key={release.id}
              className="use"
              onClick={() => go({ kind: 'releases', id: release.id, text: '' })}
            >
              <Icon of={Newspaper} size="s" />
              <span className="clip">{release.headline}</span>
            </button>
          ))}
        </section>
      )}
      {kits.length > 0 && (
        <section className="sec" aria-label={t.kits}>
          <header>{t.kits}</header>
          {kits.map((kit) => (
            <button type="button" key={kit.id} className="use" onClick={() => go({ kind: 'kit', id: kit.id })}>
              <Icon of={Package} size="s" />
              <span className="clip">{kit.title}</span>
            </button>
          ))}
        </section>
      )}
    </>
  );
}
