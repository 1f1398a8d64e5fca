import { Ellipsis, Import, Plus, Trash2, Upload } from 'lucide-react';
import { useEffect } from 'react';
import type { Contact, ContactFields } from '#contract/contacts.ts';
import type { ContactId, OrganisationId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, askHost, useApp, useWindow } from '../shell/app.tsx';
import { useIsPrinting } from '../shell/print.ts';
import { Button } from '../ui/button.tsx';
import { Editable } from '../ui/editable.tsx';
import { Empty } from '../ui/empty.tsx';
import { Check, Select } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { ListPane } from '../ui/list-pane.tsx';
import { MenuButton, type MenuLine } from '../ui/menu.tsx';
import { words } from '../words/catalogue.ts';
import { emailProblem } from './email.ts';
import { exportLines } from './export-file.ts';
import { linesOf, readLanguages, readLines } from './further.ts';
import { importContacts } from './import-file.ts';
import { Portrait } from './portrait.tsx';
import { Uses } from './uses.tsx';

/** Whom journalists can call: the list, and one person's page. */
export function ContactsPage({ id, text }: { id: ContactId | null; text: string }) {
  const app = useApp();
  const list = useQuery('contacts.list', {}).data;
  const organisations = useQuery('organisations.list', {}).data?.items ?? [];
  const replace = useWindow((state) => state.replace);
  const open = useWindow((state) => state.open);
  const isPrinting = useIsPrinting();
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
      <ListPane
        title={t.title}
        items={list === undefined ? undefined : shown}
        current={id}
        onChoose={(next) => replace({ kind: 'contacts', id: next, text })}
        noMatch={t.noMatch}
        menuOf={(contact) => ({
          label: contact.name,
          lines: [
            ...(contact.email === ''
              ? []
              : [
                  {
                    kind: 'item' as const,
                    id: 'email',
                    label: words.lists.copyEmail,
                    run: () => void askHost(app, 'copyText', { text: contact.email }),
                  },
                ]),
            ...exportLines(app, [contact.id], contact.name),
            { kind: 'line' },
            {
              kind: 'item',
              id: 'remove',
              label: t.remove,
              look: 'danger',
              run: () => open({ kind: 'removeContact', id: contact.id, name: contact.name }),
            },
          ],
        })}
        head={<Alike />}
        foot={
          <>
            <Button look="quiet" icon={Import} onClick={() => void importContacts(app)}>
              {t.importFile}
            </Button>
            <MenuButton className="btn quiet" label={words.people.exportAll} lines={exportLines(app, null, t.title)}>
              <Icon of={Upload} size="s" />
              {words.people.exportAll}
            </MenuButton>
          </>
        }
      >
        {(contact) => (
          <>
            <h2>{contact.name}</h2>
            <p>
              <span className="clip">{[contact.isDesk ? t.desk : contact.role, orgOf(contact)].filter(Boolean).join(', ')}</span>
            </p>
          </>
        )}
      </ListPane>
      <main className="page" data-region="main" aria-label={current?.name ?? t.title}>
        {current !== undefined && <Page key={current.id} contact={current} />}
      </main>
      {isPrinting && <PrintedContacts contacts={shown} orgOf={orgOf} />}
    </>
  );
}

/** The list as it is printed: whom to call, with everything one needs to do so. */
function PrintedContacts({ contacts, orgOf }: { contacts: readonly Contact[]; orgOf: (contact: Contact) => string }) {
  const t = words.contacts;
  return (
    <section className="print-only" aria-label={t.title}>
      <h1 className="h1">{t.title}</h1>
      <table className="tbl">
        <thead>
          <tr>
            {[t.name, t.role, t.organisation, t.email, t.phone].map((head) => (
              <th key={head}>{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {contacts.map((contact) => (
            <tr key={contact.id}>
              <td>{contact.name}</td>
              <td>{contact.isDesk ? t.desk : contact.role}</td>
              <td>{orgOf(contact)}</td>
              <td>{contact.email}</td>
              <td>{contact.phone}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Contacts that are likely one, the surest first. */
function Alike() {
  const open = useWindow((state) => state.open);
  const alike = useQuery('contacts.duplicates', {}).data?.items ?? [];
  const [first] = alike;
  if (first === undefined) return null;
  return (
    <p className="may-be-one row gaps sm">
      <span className="amber">{words.people.alike(alike.length)}</span>
      <Button look="link" className="sm" onClick={() => open({ kind: 'mergeContacts', ids: first.ids, reason: first.reason })}>
        {words.people.lookAtAlike}
      </Button>
    </p>
  );
}

function Page({ contact }: { contact: Contact }) {
  const app = useApp();
  const others = (useQuery('contacts.list', {}).data?.items ?? []).filter((one) => one.id !== contact.id);
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
        <Portrait contact={contact} onSave={(portraitAssetId) => void save({ portraitAssetId })} />
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
        <MenuButton
          className="ib"
          label={words.people.more}
          aria-label={words.people.more}
          title={words.people.more}
          lines={[
            { kind: 'head', label: words.people.exportOne },
            ...exportLines(app, [contact.id], contact.name),
            ...(others.length > 0
              ? ([
                  { kind: 'line' },
                  {
                    kind: 'more',
                    id: 'merge',
                    label: words.people.mergeWith,
                    lines: others.slice(0, 60).map((one) => ({
                      kind: 'item' as const,
                      id: one.id,
                      label: one.name,
                      run: () => open({ kind: 'mergeContacts', ids: [contact.id, one.id], reason: null }),
                    })),
                  },
                ] satisfies MenuLine[])
              : []),
          ]}
        >
          <Icon of={Ellipsis} />
        </MenuButton>
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
          <dt>{words.people.morePhones}</dt>
          <dd>
            <Editable
              className="num"
              label={words.people.morePhones}
              isProse
              value={linesOf(contact.morePhones.map((one) => ({ value: one.phone, label: one.label })))}
              unset={words.people.morePhonesMore}
              refuse={(text) => (readLines(text) === null ? words.people.badLine : undefined)}
              onSave={(text) => {
                const lines = readLines(text);
                return lines === null
                  ? undefined
                  : save({ morePhones: lines.map(({ value, label }) => ({ phone: value, label })) });
              }}
            />
          </dd>
          <dt>{words.people.moreEmails}</dt>
          <dd>
            <Editable
              label={words.people.moreEmails}
              isProse
              value={linesOf(contact.moreEmails.map((one) => ({ value: one.email, label: one.label })))}
              refuse={(text) =>
                readLines(text)?.every(({ value }) => emailProblem(value) === undefined) === true ? undefined : t.badEmail
              }
              onSave={(text) => {
                const lines = readLines(text);
                return lines === null
                  ? undefined
                  : save({ moreEmails: lines.map(({ value, label }) => ({ email: value, label })) });
              }}
            />
          </dd>
          <dt>{words.people.hours}</dt>
          <dd>
            <Editable label={words.people.hours} value={contact.hours} onSave={(hours) => save({ hours })} />
          </dd>
          <dt>{words.people.languages}</dt>
          <dd>
            <Editable
              label={words.people.languages}
              value={contact.languages.join(', ')}
              unset={words.people.languagesMore}
              refuse={(text) => (readLanguages(text) === null ? words.people.badLanguages : undefined)}
              onSave={(text) => {
                const languages = readLanguages(text);
                return languages === null ? undefined : save({ languages });
              }}
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
