import { Import, Plus, Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import type { Contact, ContactFields } from '#contract/contacts.ts';
import type { ContactId, OrganisationId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { Uses } from '../organisations/uses.tsx';
import { ask, useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Editable } from '../ui/editable.tsx';
import { Empty } from '../ui/empty.tsx';
import { Check, Select } from '../ui/field.tsx';
import { Rows } from '../ui/rows.tsx';
import { words } from '../words/en.ts';
import { initials } from '../words/format.ts';
import { emailProblem } from './email.ts';
import { importContacts } from './import-file.ts';

/** Whom journalists can call: the list, and one person's page. */
export function ContactsPage({ id, text }: { id: ContactId | null; text: string }) {
  const app = useApp();
  const list = useQuery('contacts.list', {}).data;
  const organisations = useQuery('organisations.list', {}).data?.items ?? [];
  const replace = useWindow((state) => state.replace);
  const open = useWindow((state) => state.open);
  const t = words.contacts;
  const orgOf = (contact: Contact): string => organisations.find((item) => item.id === contact.organisationId)?.name ?? '';
  const wanted = text.trim().toLowerCase();
  const shown = (list?.items ?? []).filter((contact) =>
    [contact.name, contact.role, contact.email, contact.phone, orgOf(contact)].join(' ').toLowerCase().includes(wanted),
  );
  const current = list?.items.find((contact) => contact.id === id);
  const first = shown[0]?.id;
  useEffect(() => {
    if (id === null && first !== undefined) replace({ kind: 'contacts', id: first, text });
  }, [id, first, replace, text]);

  if (list !== undefined && list.total === 0) {
    return (
      <main className="main" data-region="main">
        <Empty
          title={t.empty}
          actions={
            <>
              <Button size="big" look="primary" icon={Plus} onClick={() => open({ kind: 'newContact', organisationId: null })}>
                {words.bar.newContact}
              </Button>
              <Button size="big" icon={Import} onClick={() => void importContacts(app)}>
                {t.importFile}
              </Button>
            </>
          }
        >
          {t.emptyMore}
        </Empty>
      </main>
    );
  }
  return (
    <>
      <section className="list" aria-label={t.title} data-region="list">
        <div className="hd">
          <h1 className="h2">{t.title}</h1>
        </div>
        <Rows label={t.title}>
          {shown.map((contact) => (
            <button
              type="button"
              key={contact.id}
              className="it"
              aria-current={contact.id === id ? 'true' : undefined}
              onClick={() => replace({ kind: 'contacts', id: contact.id, text })}
            >
              <h2>{contact.name}</h2>
              <p>
                <span className="clip">
                  {[contact.isDesk ? t.desk : contact.role, orgOf(contact)].filter(Boolean).join(', ')}
                </span>
              </p>
            </button>
          ))}
          {shown.length === 0 && list !== undefined && <p className="faint nothing">{t.noMatch}</p>}
        </Rows>
        <div className="list-foot">
          <Button look="quiet" icon={Import} onClick={() => void importContacts(app)}>
            {t.importFile}
          </Button>
        </div>
      </section>
      <main className="page" data-region="main" aria-label={current?.name ?? t.title}>
        {current !== undefined && <Page key={current.id} contact={current} />}
      </main>
    </>
  );
}

function Page({ contact }: { contact: Contact }) {
  const app = useApp();
  const organisations = useQuery('organisations.list', {}).data?.items ?? [];
  const open = useWindow((state) => state.open);
  const t = words.contacts;
  const save = async (set: Partial<ContactFields>): Promise<boolean> => {
    const edited = await ask(app, 'contacts.edit', { id: contact.id, set });
    const list = app.cache.read('contacts.list', {}).data;
    if (edited !== null && list !== undefined)
      app.cache.put('contacts.list', {}, { ...list, items: list.items.map((item) => (item.id === edited.id ? edited : item)) });
    return edited !== null;
  };
  return (
    <div className="card-page">
      <div className="card-head">
        <span className="av big" aria-hidden="true">
          {initials(contact.name)}
        </span>
        <div className="grow">
          <h2>
            <Editable
              className="h1"
              label={t.name}
              value={contact.name}
              refuse={(name) => (name === '' ? t.nameNeeded : undefined)}
              onSave={(name) => save({ name })}
            />
          </h2>
          <Editable className="soft" label={t.role} value={contact.role} onSave={(role) => save({ role })} />
        </div>
        <Button look="quiet" icon={Trash2} onClick={() => open({ kind: 'removeContact', id: contact.id, name: contact.name })}>
          {t.remove}
        </Button>
      </div>
      <section className="sec">
        <dl className="kv wide-kv">
          <dt>{t.phone}</dt>
          <dd>
            <Editable className="num" label={t.phone} type="tel" value={contact.phone} onSave={(phone) => save({ phone })} />
            {contact.phone === '' && <p className="amber sm">{t.noNumber}</p>}
          </dd>
          <dt>{t.email}</dt>
          <dd>
            <Editable
              label={t.email}
              type="email"
              value={contact.email}
              refuse={emailProblem}
              onSave={(email) => save({ email })}
            />
          </dd>
          <dt>{t.organisation}</dt>
          <dd className="narrow">
            <Select
              hideLabel
              label={t.organisation}
              value={(contact.organisationId ?? '') as OrganisationId | ''}
              choices={[
                { value: '', label: t.noOrganisation },
                ...organisations.map((item) => ({ value: item.id, label: item.name })),
              ]}
              onChange={(next) => void save({ organisationId: next === '' ? null : next })}
            />
          </dd>
          <dt>{t.note}</dt>
          <dd>
            <Editable label={t.note} isProse value={contact.note} onSave={(note) => save({ note })} />
          </dd>
        </dl>
        <Check label={t.isDesk} isOn={contact.isDesk} onChange={(isDesk) => void save({ isDesk })} />
      </section>
      <Uses contactId={contact.id} />
    </div>
  );
}
