import { type Sheet, SheetCaption, type SheetFields, SheetMarks, SheetPaper, type SheetSource } from '#contract/sheets.ts';
import { CollectionId, type OrganisationId } from '#contract/values.ts';
import { SHEET_LANGUAGES } from '#domain/sheets/words.ts';
import { languageName } from '../assets/languages.ts';
import { useQuery } from '../engine/engine.tsx';
import { useApp } from '../shell/app.tsx';
import { Editable } from '../ui/editable.tsx';
import { Check, Segmented, Select } from '../ui/field.tsx';
import { Group } from '../ui/group.tsx';
import { words } from '../words/catalogue.ts';
import { editSheet } from './deeds.ts';

const COLUMNS = Array.from({ length: 12 }, (_, at) => at + 1);
const ROWS = Array.from({ length: 20 }, (_, at) => at + 1);
const MARGINS = [5, 8, 10, 14, 18, 20, 25, 30, 40];
const LINES = [1, 2, 3, 4, 5, 6];

type Save = (set: Partial<SheetFields>) => Promise<boolean>;

/** A choice among numbers. */
function NumberSelect({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: number;
  choices: readonly { readonly value: number; readonly label: string }[];
  onChange: (value: number) => void;
}) {
  return (
    <Select
      label={label}
      value={String(value)}
      choices={choices.map((one) => ({ value: String(one.value), label: one.label }))}
      onChange={(next) => onChange(Number(next))}
    />
  );
}

const numbers = (values: readonly number[], own: number, say: (n: number) => string = String) =>
  [...new Set([...values, own])].sort((a, b) => a - b).map((value) => ({ value, label: say(value) }));

/** Everything that can be set of a sheet; what is changed is seen at once. */
export function SheetOptions({ sheet }: { sheet: Sheet }) {
  const app = useApp();
  const t = words.sheets;
  const save: Save = (set) => editSheet(app, sheet, set);
  const isPeople = sheet.source.kind === 'contacts';
  return (
    <aside className="insp stays rp sh-options" aria-label={t.options} data-region="complementary">
      <section className="sec">
        <header>{t.whose}</header>
        <SourceFields sheet={sheet} save={save} />
        <Select
          label={t.order}
          value={isPeople && sheet.order !== 'given' ? 'name' : sheet.order}
          choices={Object.entries(isPeople ? t.peopleOrders : t.orders).map(([value, label]) => ({
            value: value as SheetFields['order'],
            label,
          }))}
          onChange={(order) => void save({ order })}
        />
      </section>
      <PaperFields sheet={sheet} save={save} />
      {!isPeople && <PictureFields sheet={sheet} save={save} />}
      <HeadFields sheet={sheet} save={save} />
    </aside>
  );
}

/** What is on the sheet: pictures keep being pictures and people stay people, the marks and captions are theirs. */
function SourceFields({ sheet, save }: { sheet: Sheet; save: Save }) {
  const collections = useQuery('collections.list', {}).data?.items ?? [];
  const { source } = sheet;
  const t = words.sheets;
  if (source.kind === 'contacts') return <PeopleFields source={source} save={save} />;
  const chosen = source.kind === 'collection' ? source.collectionId : source.kind;
  const change = (next: string): void => {
    const collection = CollectionId.safeParse(next);
    if (collection.success) void save({ source: { kind: 'collection', collectionId: collection.data } });
    else if (next === 'search') void save({ source: { kind: 'search', text: '' } });
  };
  return (
    <>
      <Select
        label={t.source}
        value={chosen}
        choices={[
          ...(source.kind === 'assets' ? [{ value: 'assets', label: t.sources.assets(source.assetIds.length) }] : []),
          { value: 'search', label: t.sources.search },
          ...collections.map((one) => ({ value: String(one.id), label: t.sources.collection(one.name) })),
        ]}
        onChange={change}
      />
      {source.kind === 'search' && (
        <dl className="kv">
          <dt>{t.searchText}</dt>
          <dd>
            <Editable
              label={t.searchText}
              value={source.text}
              unset={t.searchUnset}
              max={500}
              onSave={(text) => save({ source: { kind: 'search', text } })}
            />
          </dd>
        </dl>
      )}
      {source.kind === 'assets' && <p className="faint sm">{t.hint}</p>}
    </>
  );
}

function PeopleFields({ source, save }: { source: Extract<SheetSource, { kind: 'contacts' }>; save: Save }) {
  const contacts = useQuery('contacts.list', {}).data?.items ?? [];
  const { contactIds } = source;
  return (
    <Group className="sh-checks" label={words.sheets.people}>
      {contacts.map((contact) => (
        <Check
          key={contact.id}
          label={contact.name}
          isOn={contactIds.includes(contact.id)}
          onChange={(isOn) =>
            void save({
              source: {
                kind: 'contacts',
                contactIds: isOn ? [...contactIds, contact.id] : contactIds.filter((id) => id !== contact.id),
              },
            })
          }
        />
      ))}
    </Group>
  );
}

function PaperFields({ sheet, save }: { sheet: Sheet; save: Save }) {
  const t = words.sheets;
  return (
    <section className="sec">
      <header>{t.paper}</header>
      <Segmented
        className="wide"
        label={t.paper}
        value={sheet.paper}
        choices={SheetPaper.options.map((value) => ({ value, label: t.papers[value] }))}
        onChange={(paper) => void save({ paper })}
      />
      <Segmented
        className="wide"
        label={t.orientation}
        value={sheet.orientation}
        choices={(['portrait', 'landscape'] as const).map((value) => ({ value, label: t.orientations[value] }))}
        onChange={(orientation) => void save({ orientation })}
      />
      <div className="sh-pair">
        {sheet.source.kind !== 'contacts' && (
          <>
            <NumberSelect
              label={t.columns}
              value={sheet.columns}
              choices={numbers(COLUMNS, sheet.columns)}
              onChange={(columns) => void save({ columns })}
            />
            <NumberSelect
              label={t.rows}
              value={sheet.rows}
              choices={[{ value: 0, label: t.rowsAuto }, ...numbers(ROWS, ROWS[0] ?? 1)]}
              onChange={(rows) => void save({ rows })}
            />
          </>
        )}
        <NumberSelect
          label={t.margin}
          value={sheet.marginMm}
          choices={numbers(MARGINS, sheet.marginMm, t.mm)}
          onChange={(marginMm) => void save({ marginMm })}
        />
      </div>
    </section>
  );
}

function PictureFields({ sheet, save }: { sheet: Sheet; save: Save }) {
  const t = words.sheets;
  const { captions } = sheet;
  return (
    <>
      <section className="sec">
        <header>{t.under}</header>
        <Group className="sh-checks" label={t.under}>
          {SheetCaption.options.map((caption) => (
            <Check
              key={caption}
              label={t.captions[caption]}
              isOn={captions.includes(caption)}
              onChange={(isOn) =>
                void save({
                  captions: SheetCaption.options.filter((one) => (one === caption ? isOn : captions.includes(one))),
                })
              }
            />
          ))}
        </Group>
        <NumberSelect
          label={t.captionLines}
          value={sheet.captionLines}
          choices={numbers(LINES, sheet.captionLines, t.lines)}
          onChange={(captionLines) => void save({ captionLines })}
        />
      </section>
      <section className="sec">
        <header>{t.on}</header>
        <Select
          label={t.marks}
          value={sheet.marks}
          choices={SheetMarks.options.map((value) => ({ value, label: t.marksOf[value] }))}
          onChange={(marks) => void save({ marks })}
        />
        {sheet.marks === 'choice' && <p className="faint sm">{t.marksHint}</p>}
        <Check label={t.rights} isOn={sheet.showRights} onChange={(showRights) => void save({ showRights })} />
      </section>
    </>
  );
}

function HeadFields({ sheet, save }: { sheet: Sheet; save: Save }) {
  const organisations = useQuery('organisations.list', {}).data?.items ?? [];
  const t = words.sheets;
  return (
    <section className="sec">
      <header>{t.head}</header>
      <dl className="kv">
        <dt>{t.heading}</dt>
        <dd>
          <Editable
            label={t.heading}
            value={sheet.heading}
            unset={t.headingUnset}
            max={1000}
            onSave={(heading) => save({ heading })}
          />
        </dd>
      </dl>
      <Select
        label={t.organisation}
        value={(sheet.organisationId ?? '') as OrganisationId | ''}
        choices={[{ value: '', label: t.noOrganisation }, ...organisations.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(id) => void save({ organisationId: id === '' ? null : id })}
      />
      <Select
        label={t.language}
        value={sheet.language}
        choices={[...new Set([...SHEET_LANGUAGES, sheet.language])].map((value) => ({ value, label: languageName(value) }))}
        onChange={(language) => void save({ language })}
      />
      <Check label={t.logo} isOn={sheet.showLogo} onChange={(showLogo) => void save({ showLogo })} />
      <Check label={t.pageNumbers} isOn={sheet.pageNumbers} onChange={(pageNumbers) => void save({ pageNumbers })} />
    </section>
  );
}
