import { useState } from 'react';
import type { ContactColumns, ContactForecast } from '#contract/contacts.ts';
import { ContactColumn } from '#contract/contacts.ts';
import { useQuery } from '../engine/engine.tsx';
import type { Answer } from '../engine/routes.ts';
import { ask, useApp, useCloseThis } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Select } from '../ui/field.tsx';
import { words } from '../words/catalogue.ts';
import { tellImport } from './import-file.ts';

/** Which field each column of a table fills; '' is left out. By the place of the column, as headings may repeat. */
type Mapping = readonly (ContactColumn | '')[];

/** Says what the columns of a table hold, shows what becomes of its rows, who is known already, and imports. */
export function ColumnsDialog({ token, file }: { token: string; file: string }) {
  const { data: table, error } = useQuery('contacts.columns', { place: { $token: token } });
  if (error !== undefined && table === undefined) return <Unreadable text={words.errors[error.code]} />;
  return table === undefined ? null : <Mapper token={token} file={file} table={table} />;
}

/** A table that nobody can read, in the sentence of its refusal. */
function Unreadable({ text }: { text: string }) {
  const close = useCloseThis();
  return (
    <Dialog title={words.columns.title} onClose={close} footer={<Button onClick={close}>{words.columns.cancel}</Button>}>
      <p role="status">{text}</p>
    </Dialog>
  );
}

function Mapper({ token, file, table }: { token: string; file: string; table: Answer<'contacts.columns'> }) {
  const app = useApp();
  const close = useCloseThis();
  const [mapping, setMapping] = useState<Mapping>(() => proposed(table));
  const [isBusy, setBusy] = useState(false);
  const t = words.columns;
  const twice = mapping.find((field, at) => field !== '' && mapping.indexOf(field) !== at);
  const isNamed = mapping.some(
    (field) => field === 'name' || field === 'givenName' || field === 'familyName' || field === 'email',
  );
  const problem = twice ? t.twice(t.fields[twice]) : isNamed ? null : t.needName;
  const columns = columnsOf(table.headings, mapping);
  const place = { $token: token };
  const { data: forecast, error } = useQuery('contacts.forecast', problem === null ? { place, columns } : null);
  const usable = forecast === undefined ? 0 : forecast.imported + forecast.merged;
  const canImport = problem === null && usable > 0 && !isBusy;
  const run = async (): Promise<void> => {
    if (!canImport) return;
    setBusy(true);
    const report = await ask(app, 'contacts.importFile', { place, columns });
    setBusy(false);
    if (report === null) return;
    close();
    tellImport(app, report);
  };
  return (
    <Dialog
      className="wide columns-map"
      title={t.title}
      onClose={close}
      onSubmit={() => void run()}
      footer={
        <>
          <span className={problem === null ? 'faint' : 'amber'} role="status">
            {problem ??
              (forecast === undefined
                ? error === undefined
                  ? t.reading
                  : words.errors[error.code]
                : t.counts(forecast.imported, forecast.merged, forecast.refused))}
          </span>
          <div className="end">
            <Button onClick={close}>{t.cancel}</Button>
            <Button look="primary" disabled={!canImport} onClick={() => void run()}>
              {isBusy ? t.importing : t.import(usable)}
            </Button>
          </div>
        </>
      }
    >
      <p className="soft">{t.intro(file, table.total)}</p>
      <table className="map" aria-label={t.table}>
        <thead>
          <tr>
            <th scope="col">{t.column}</th>
            <th scope="col">{t.samples}</th>
            <th scope="col">{t.field}</th>
          </tr>
        </thead>
        <tbody>
          {table.headings.map((heading, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column has no identity but its place
            <tr key={at}>
              <th scope="row" className="clip">
                {heading || t.nameless(at + 1)}
              </th>
              <td className="faint clip">{samplesOf(table.rows, at)}</td>
              <td>
                {isRepeated(table.headings, at) ? (
                  <span className="faint sm">{t.repeated}</span>
                ) : (
                  <Select
                    hideLabel
                    label={t.becomes(heading || t.nameless(at + 1))}
                    value={mapping[at] ?? ''}
                    choices={[
                      { value: '', label: t.skip },
                      ...ContactColumn.options.map((field) => ({ value: field, label: t.fields[field] })),
                    ]}
                    onChange={(field) => setMapping(mapping.with(at, field))}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {problem === null && forecast !== undefined && (
        <>
          <Notable forecast={forecast} />
          <Preview rows={forecast.first} />
        </>
      )}
    </Dialog>
  );
}

/** A column whose heading stands further left already cannot be named apart from that one. */
const isRepeated = (headings: readonly string[], at: number): boolean =>
  headings.findIndex((one) => one.toLowerCase() === headings[at]?.toLowerCase()) < at;

/** The first rows as the contacts they would become. */
function Preview({ rows }: { rows: readonly ContactForecast[] }) {
  const t = words.columns;
  return (
    <section className="field" aria-label={t.preview}>
      <h3 className="label">{t.preview}</h3>
      <table className="map preview" aria-label={t.preview}>
        <thead>
          <tr>
            {[t.name, t.role, t.organisation, t.email, t.phone, t.outcome].map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row of a file has no identity but its place
            <tr key={at}>
              <th scope="row" className="clip">
                {row.name}
              </th>
              <td className="clip">{row.role}</td>
              <td className="clip">{row.organisation}</td>
              <td className="clip">{row.email}</td>
              <td className="clip num">{row.phone}</td>
              <td>
                <span className={`badge wash ${TONES[row.outcome]}`}>{t.outcomes[row.outcome]}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const TONES = { imported: 'green', merged: 'amber', refused: 'red' } as const;

/** More rows than this are told by their number. */
const SHOWN = 6;

/** Rows that are somebody known, share a name with one, or cannot be used. */
function Notable({ forecast }: { forecast: Answer<'contacts.forecast'> }) {
  const t = words.columns;
  const all = forecast.merged + forecast.refused + forecast.sameName;
  const shown = forecast.notable.slice(0, SHOWN);
  if (shown.length === 0) return null;
  return (
    <section className="field" aria-label={t.look}>
      <h3 className="label">{t.look}</h3>
      <ul className="notable">
        {shown.map((row) => (
          <li key={row.row}>
            <span className="faint num">{t.row(row.row)}</span> <b>{row.name}</b> {whyOf(row)}
          </li>
        ))}
        {all > shown.length && <li className="faint">{t.further(all - shown.length)}</li>}
      </ul>
    </section>
  );
}

function whyOf({ known, field }: ContactForecast): string {
  const t = words.columns;
  if (field !== null) return t.unusable(t.fieldNames[field.split('.')[0] ?? ''] ?? t.aField);
  if (known === null) return t.sameName;
  return known.inFile ? t.knownInFile(known.name) : t.known(known.name);
}

/** The engine's proposal by places: the first column of a heading fills the field. */
function proposed({ headings, columns }: Answer<'contacts.columns'>): Mapping {
  const mapping: (ContactColumn | '')[] = headings.map(() => '');
  for (const [field, heading] of Object.entries(columns)) {
    const at = headings.findIndex((one, place) => one === heading && mapping[place] === '');
    if (at >= 0) mapping[at] = field as ContactColumn;
  }
  return mapping;
}

const columnsOf = (headings: readonly string[], mapping: Mapping): ContactColumns =>
  Object.fromEntries(mapping.flatMap((field, at) => (field === '' ? [] : [[field, headings[at] ?? '']])));

/** What stands in a column: up to three different cells. */
function samplesOf(rows: readonly (readonly string[])[], at: number): string {
  const cells = [...new Set(rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== ''))];
  return cells.slice(0, 3).join(' · ') || words.columns.noSample;
}
