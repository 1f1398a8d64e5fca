import { Check, Copy, Package, X } from 'lucide-react';
import type { Release } from '#contract/releases.ts';
import type { ContactId, OrganisationId } from '#contract/values.ts';
import { languageName, OFFERED_LANGUAGES } from '../assets/languages.ts';
import { Face } from '../contacts/portrait.tsx';
import { useQuery } from '../engine/engine.tsx';
import { addItems } from '../kits/add.ts';
import { useApp, useWindow } from '../shell/app.tsx';
import { IconButton } from '../ui/button.tsx';
import { Editable } from '../ui/editable.tsx';
import { Select } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { MenuButton } from '../ui/menu.tsx';
import { useCopied } from '../ui/use-copied.ts';
import { words } from '../words/catalogue.ts';
import { fullDate } from '../words/format.ts';
import { Attachments } from './attachments.tsx';
import { EmbargoFields } from './embargo.tsx';
import { Languages } from './languages.tsx';
import { Outputs } from './outputs.tsx';
import { Proofing } from './proofing.tsx';
import { editRelease } from './save.ts';
import { Stage } from './stage.tsx';
import { useText } from './use-text.ts';

/** What is known about a release beside its text. */
export function ReleasePanel({ release: stored }: { release: Release }) {
  const app = useApp();
  const t = words.releases;
  const organisations = useQuery('organisations.list', {}).data?.items ?? [];
  const { shown: release, canEdit, isCorrecting, save } = useText(stored);
  const own = organisations.find((organisation) => organisation.id === release.organisationId);
  return (
    <aside className="insp rp" aria-label={t.details} data-region="complementary">
      <section className="sec">
        <Stage release={stored} onSave={(status) => void editRelease(app, stored, { status })} />
        <dl className="kv above">
          <dt>{t.date}</dt>
          <dd>
            {canEdit ? (
              <Editable
                label={t.date}
                type="date"
                value={release.date ?? ''}
                unset={t.noDate}
                show={fullDate}
                onSave={(date) => save({ date: date === '' ? null : date })}
              />
            ) : (
              <span className="val still">{release.date === null ? t.noDate : fullDate(release.date)}</span>
            )}
          </dd>
          <dt>{t.dateline}</dt>
          <dd>
            {canEdit ? (
              <Editable label={t.dateline} value={release.dateline} onSave={(dateline) => save({ dateline })} />
            ) : (
              <span className="val still">{release.dateline || words.stages.none}</span>
            )}
          </dd>
          <dt>{t.language}</dt>
          <dd>
            {canEdit ? (
              <OwnLanguage release={release} onSave={(language) => void save({ language })} />
            ) : (
              <span className="val still">{languageName(release.language)}</span>
            )}
          </dd>
        </dl>
        <div className="above">
          <Select
            hideLabel
            label={t.organisation}
            value={(release.organisationId ?? '') as OrganisationId | ''}
            choices={[
              { value: '', label: t.noOrganisation },
              ...organisations.map((item) => ({ value: item.id, label: item.name })),
            ]}
            onChange={(id) => void save({ organisationId: id === '' ? null : id })}
          />
        </div>
      </section>
      <EmbargoFields
        embargo={release.embargo}
        note={release.embargoNote}
        fallbackZone={own?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone}
        fallbackDate={release.date}
        onSave={(embargo) => save(embargo === null ? { embargo } : { embargo, embargoNote: '' })}
        onClearNote={() => void save({ embargoNote: '' })}
      />
      <Languages release={stored} />
      <Proofing release={stored} canEdit={canEdit && !isCorrecting} />
      <People release={release} onSave={(contactIds) => save({ contactIds })} />
      <Attachments release={release} onSave={(attachmentIds) => save({ attachmentIds })} />
      <Quotes release={release} />
      <Figures release={release} />
      <Outputs release={stored} />
      <Kits release={stored} />
    </aside>
  );
}

/** In which language the release itself is written: none that its original or another translation has. */
function OwnLanguage({ release, onSave }: { release: Release; onSave: (language: string) => void }) {
  const parity = useQuery('releases.parity', { id: release.id }).data;
  const all = useQuery('releases.list', {}).data?.items ?? [];
  const family = [parity?.originalId, ...(parity?.items ?? []).map((item) => item.id)];
  const taken = new Set(all.filter((one) => one.id !== release.id && family.includes(one.id)).map((one) => one.language));
  const codes = [...new Set<string>([release.language, ...OFFERED_LANGUAGES])].filter((code) => !taken.has(code));
  return (
    <Select
      hideLabel
      label={words.releases.language}
      value={release.language}
      choices={codes.map((code) => ({ value: code, label: languageName(code) }))}
      onChange={onSave}
    />
  );
}

function People({ release, onSave }: { release: Release; onSave: (ids: ContactId[]) => Promise<boolean> }) {
  const go = useWindow((state) => state.go);
  const contacts = useQuery('contacts.list', {}).data?.items ?? [];
  const t = words.releases;
  const chosen = release.contactIds
    .map((id) => contacts.find((contact) => contact.id === id))
    .filter((contact) => contact !== undefined);
  const others = contacts.filter((contact) => !release.contactIds.includes(contact.id));
  return (
    <section className="sec" aria-label={t.contacts}>
      <header>
        {chosen.length > 1 ? t.contacts : t.contact}
        {others.length > 0 && (
          <MenuButton
            className="btn link sm"
            label={t.addContact}
            lines={others.map((contact) => ({
              kind: 'item',
              id: contact.id,
              label: contact.name,
              run: () => void onSave([...release.contactIds, contact.id]),
            }))}
          >
            {t.addContact}
          </MenuButton>
        )}
      </header>
      {chosen.length === 0 && <p className="faint">{t.noContact}</p>}
      {chosen.map((contact) => (
        <div key={contact.id} className="who">
          <button type="button" className="row grow" onClick={() => go({ kind: 'contacts', id: contact.id, text: '' })}>
            <Face contact={contact} />
            <span className="clip">
              <b className="clip">{contact.name}</b>
              <span className="faint sm">{contact.role || contact.email}</span>
            </span>
          </button>
          <IconButton
            icon={X}
            iconSize="xs"
            className="small"
            label={t.removeContact(contact.name)}
            onClick={() => void onSave(release.contactIds.filter((id) => id !== contact.id))}
          />
        </div>
      ))}
    </section>
  );
}

/** Copies a text and says so where it was pressed. */
function CopyButton({ text, label }: { text: string; label: string }) {
  const { isCopied, copy } = useCopied();
  return (
    <IconButton
      icon={isCopied ? Check : Copy}
      iconSize="s"
      className="small"
      label={isCopied ? words.releases.copied : label}
      onClick={() => copy(text)}
    />
  );
}

function Quotes({ release }: { release: Release }) {
  const t = words.releases;
  return (
    <section className="sec" aria-label={t.quotes}>
      <header>
        {t.quotes}
        {release.quotes.length > 0 && <span className="faint num">{release.quotes.length}</span>}
      </header>
      {release.quotes.length === 0 && <p className="faint">{t.noneRecognised}</p>}
      <ul className="lifted">
        {release.quotes.map((quote) => (
          <li key={quote.text}>
            <div>
              <p className="serif cut">{`“${quote.text}”`}</p>
              <p className="faint sm">{t.quoteOf(quote.speaker, quote.role)}</p>
            </div>
            <CopyButton
              label={t.copyQuote(quote.speaker)}
              text={`“${quote.text}” ${t.quoteOf(quote.speaker, quote.role)}`.trim()}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Figures({ release }: { release: Release }) {
  const t = words.releases;
  return (
    <section className="sec" aria-label={t.figures}>
      <header>
        {t.figures}
        {release.figures.length > 0 && <span className="faint num">{release.figures.length}</span>}
      </header>
      {release.figures.length === 0 && <p className="faint">{t.noneRecognised}</p>}
      <ul className="lifted">
        {release.figures.map((figure) => (
          <li key={figure.text + figure.sentence}>
            <div>
              <p className="med num">{figure.text}</p>
              <p className="faint sm cut">{figure.sentence}</p>
            </div>
            <CopyButton label={t.copyFigure(figure.text)} text={figure.sentence} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** In which kits it is, and a way into another. */
function Kits({ release }: { release: Release }) {
  const app = useApp();
  const { go, open } = app.store.getState();
  const kits = useQuery('kits.list', {}).data?.items ?? [];
  const has = (kit: (typeof kits)[number]): boolean =>
    kit.sections.some((section) => section.items.some((item) => item.kind === 'release' && item.releaseId === release.id));
  const t = words.releases;
  return (
    <section className="sec" aria-label={words.kits.title}>
      <header>
        {words.kits.title}
        <MenuButton
          className="btn link sm"
          label={t.addToKit}
          lines={[
            ...kits
              .filter((kit) => !has(kit))
              .map((kit) => ({
                kind: 'item' as const,
                id: kit.id,
                label: kit.title,
                icon: Package,
                run: () =>
                  void addItems(app, kit.id, [{ kind: 'releases', items: [{ kind: 'release', releaseId: release.id }] }]),
              })),
            {
              kind: 'item',
              id: 'new',
              label: words.bar.newKit,
              run: () => open({ kind: 'newKit', assetIds: [], releaseId: release.id }),
            },
          ]}
        >
          {t.addToKit}
        </MenuButton>
      </header>
      {kits.filter(has).map((kit) => (
        <button type="button" key={kit.id} className="use" onClick={() => go({ kind: 'kit', id: kit.id })}>
          <Icon of={Package} size="s" />
          <span className="clip">{kit.title}</span>
        </button>
      ))}
    </section>
  );
}
