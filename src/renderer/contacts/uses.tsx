import { Newspaper, Package } from 'lucide-react';
import type { ContactId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { useWindow } from '../shell/app.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';

/** The releases and kits that name a contact. */
export function Uses({ contactId }: { contactId: ContactId }) {
  const go = useWindow((state) => state.go);
  const releases = (useQuery('releases.list', {}).data?.items ?? []).filter((release) => release.contactIds.includes(contactId));
  const kits = (useQuery('kits.list', {}).data?.items ?? []).filter((kit) =>
    kit.sections.some((section) => section.items.some((item) => item.kind === 'contact' && item.contactId === contactId)),
  );
  const t = words.organisations;
  return (
    <>
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
