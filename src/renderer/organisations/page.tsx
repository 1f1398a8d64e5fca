import { Plus } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import type { Organisation, OrganisationFields } from '#contract/organisations.ts';
import type { OrganisationId } from '#contract/values.ts';
import { PHONE_COUNTRIES } from '#domain/contacts/countries.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, useApp, useWindow } from '../shell/app.tsx';
import { printPage } from '../shell/print.ts';
import { Button } from '../ui/button.tsx';
import { Editable } from '../ui/editable.tsx';
import { Empty } from '../ui/empty.tsx';
import { type Choice, Select } from '../ui/field.tsx';
import { ListPane } from '../ui/list-pane.tsx';
import { ZoneSelect } from '../ui/zones.tsx';
import { words } from '../words/catalogue.ts';
import { count } from '../words/format.ts';
import { language } from '../words/language.ts';
import { Collections, Kits, Logos, People, Releases } from './belongings.tsx';
import { Boilerplate } from './boilerplate.tsx';
import { Facts } from './facts.tsx';
import { Logo, PrimaryContact } from './identity.tsx';
import { OrganisationKey } from './key.tsx';
import { Theme } from './theme.tsx';

/** Senders of releases: the list, and one organisation's page. */
export function OrganisationsPage({ id, text }: { id: OrganisationId | null; text: string }) {
  const list = useQuery('organisations.list', {}).data;
  const replace = useWindow((state) => state.replace);
  const app = useApp();
  const open = useWindow((state) => state.open);
  const t = words.organisations;
  const shown = (list?.items ?? []).filter((organisation) => organisation.name.toLowerCase().includes(text.trim().toLowerCase()));
  const current = list?.items.find((organisation) => organisation.id === id);
  const first = shown[0]?.id;
  useEffect(() => {
    if (id === null && first !== undefined) replace({ kind: 'organisations', id: first, text });
  }, [id, first, replace, text]);
  if (list !== undefined && list.total === 0) {
    return (
      <main className="main" data-region="main">
        <Empty
          title={t.empty}
          actions={
            <Button size="big" look="primary" icon={Plus} onClick={() => open({ kind: 'newOrganisation' })}>
              {words.bar.newOrganisation}
            </Button>
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
        onChoose={(next) => replace({ kind: 'organisations', id: next, text })}
        noMatch={t.noMatch}
        menuOf={(organisation) => ({
          label: organisation.name,
          lines: [
            {
              kind: 'item',
              id: 'contact',
              label: `${words.bar.newContact}…`,
              run: () => open({ kind: 'newContact', organisationId: organisation.id }),
            },
            {
              kind: 'item',
              id: 'logo',
              label: words.lists.logo,
              run: () => open({ kind: 'pickLogo', organisationId: organisation.id }),
            },
            { kind: 'line' },
            { kind: 'item', id: 'print', label: words.print.list, run: () => void printPage(app) },
          ],
        })}
      >
        {(organisation) => (
          <>
            <h2>{organisation.name}</h2>
            <p>
              <span className="dots" aria-hidden="true">
                {(['primary', 'secondary', 'ink'] as const).map((name) => (
                  <i key={name} style={{ background: organisation.theme[name] }} />
                ))}
              </span>
              <span className="clip">{organisation.website.replace(/^https?:\/\//, '')}</span>
            </p>
          </>
        )}
      </ListPane>
      <main className="page" data-region="main" aria-label={current?.name ?? t.title}>
        {current !== undefined && <Page key={current.id} organisation={current} />}
      </main>
    </>
  );
}

const websiteProblem = (text: string): string | undefined =>
  text === '' || /^https?:\/\/\S+\.\S+$/.test(text) ? undefined : words.organisations.badWebsite;

function Page({ organisation }: { organisation: Organisation }) {
  const app = useApp();
  const t = words.organisations;
  const choices = useMemo(countries, []);
  // Shown at once, so that a second colour, figure or language begins with the first, which may still be on its way.
  const save = async (set: Partial<OrganisationFields>): Promise<boolean> => {
    const settle = app.cache.ahead(
      'organisations.list',
      {},
      (list) => list && { ...list, items: list.items.map((item) => (item.id === organisation.id ? { ...item, ...set } : item)) },
    );
    const edited = await ask(app, 'organisations.edit', { id: organisation.id, set });
    settle(edited !== null);
    return edited !== null;
  };
  return (
    <div className="card-page">
      <div className="org-head">
        <div className="grow">
          <h2>
            <Editable
              className="h1"
              label={t.name}
              value={organisation.name}
              onSave={(name) => (name === '' ? undefined : save({ name }))}
            />
          </h2>
          <Editable
            className="soft"
            label={t.website}
            type="url"
            value={organisation.website}
            refuse={websiteProblem}
            onSave={(website) => save({ website })}
          />
        </div>
        {organisation.facts.length > 0 && (
          <ul className="figures">
            {organisation.facts.slice(0, FIGURES).map((fact) => (
              <li key={fact.label}>
                <b className="serif num">{count(fact.value)}</b> <span className="faint sm clip">{fact.label}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="columns">
        <div>
          <Boilerplate organisation={organisation} onSave={save} />
          <Releases organisation={organisation} />
          <Collections organisation={organisation} />
          <Kits organisation={organisation} />
          <Logos organisation={organisation} />
        </div>
        <div>
          <Logo organisation={organisation} onSave={save} />
          <People organisation={organisation} />
          <PrimaryContact organisation={organisation} onSave={save} />
          <Facts facts={organisation.facts} onSave={(facts) => save({ facts })} />
          <section className="sec spaced">
            <ZoneSelect label={t.timeZone} value={organisation.timeZone} onChange={(timeZone) => void save({ timeZone })} />
            <Select
              label={words.sender.country}
              value={organisation.country}
              choices={choices}
              onChange={(country) => void save({ country })}
            />
            <p className="faint sm">{words.sender.countryMore}</p>
          </section>
          <Theme organisation={organisation} onSave={(theme) => save({ theme })} />
          <OrganisationKey />
        </div>
      </div>
    </div>
  );
}

/** More numbers than this stand in their list only. */
const FIGURES = 4;

/** The countries whose telephone numbers are known, by their names in the language of the window. */
function countries(): readonly Choice<string>[] {
  const regions = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' });
  const known = PHONE_COUNTRIES.map((code) => ({ value: code, label: regions.of(code) ?? code }));
  return [
    { value: '', label: words.sender.noCountry },
    ...known.toSorted((one, other) => one.label.localeCompare(other.label, language)),
  ];
}
