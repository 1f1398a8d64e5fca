import { CircleAlert, CircleCheck, Copy } from 'lucide-react';
import { useState } from 'react';
import type { ImportItem } from '#contract/imports.ts';
import type { JobId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Segmented } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/en.ts';
import { baseName, count } from '../words/format.ts';

type Outcome = ImportItem['outcome'];
const LOOKS = {
  imported: { icon: CircleCheck, tone: 'accent', label: words.importReport.imported },
  duplicate: { icon: Copy, tone: 'faint', label: words.importReport.duplicates },
  refused: { icon: CircleAlert, tone: 'red', label: words.importReport.refused },
} as const;
/** A report of a hundred thousand files is read by its refusals; a table shows this many rows of a group. */
const SHOWN = 500;

/** What became of every file of one import, refusals first. */
export function ImportReportPage({ jobId }: { jobId: JobId }) {
  const report = useQuery('imports.report', { jobId });
  const go = useWindow((state) => state.go);
  const [chosen, setChosen] = useState<Outcome | null>(null);
  const t = words.importReport;
  if (report.data === undefined)
    return report.error === undefined ? null : (
      <main className="main" data-region="main">
        <Empty title={t.gone}>{words.errors[report.error.code]}</Empty>
      </main>
    );
  const { imported, duplicates, refused, seconds, items } = report.data;
  const outcome: Outcome = chosen ?? (refused > 0 ? 'refused' : duplicates > 0 && imported === 0 ? 'duplicate' : 'imported');
  const shown = items.filter((item) => item.outcome === outcome);
  return (
    <main className="page report" data-region="main" aria-label={t.title}>
      <div className="head flush">
        <h1 className="h1">{t.title}</h1>
        <span className="n num">{t.summary(seconds)}</span>
        <div className="tools">
          <Segmented
            label={t.filterLabel}
            value={outcome}
            choices={[
              { value: 'imported', label: `${t.imported} ${count(imported)}` },
              { value: 'duplicate', label: `${t.duplicates} ${count(duplicates)}` },
              { value: 'refused', label: `${t.refused} ${count(refused)}` },
            ]}
            onChange={setChosen}
          />
          <Button onClick={() => go({ kind: 'assets', shelf: 'all', text: '' })}>{t.showAssets}</Button>
        </div>
      </div>
      {shown.length === 0 ? (
        <p className="faint above-more">{outcome === 'refused' ? t.allFine : t.none}</p>
      ) : (
        <table className="tbl">
          <thead>
            <tr>
              <th>{t.file}</th>
              <th>{t.what}</th>
              <th>{outcome === 'imported' ? t.kind : t.why}</th>
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, SHOWN).map((item) => (
              <Row key={item.path} item={item} />
            ))}
          </tbody>
        </table>
      )}
      {shown.length > SHOWN && <p className="faint above-more num">{`+ ${count(shown.length - SHOWN)}`}</p>}
    </main>
  );
}

function Row({ item }: { item: ImportItem }) {
  const look = LOOKS[item.outcome];
  const why =
    item.code !== undefined
      ? words.errors[item.code]
      : item.outcome === 'duplicate'
        ? (item.message ?? words.importReport.sameBytes)
        : item.kind !== undefined
          ? words.kinds[item.kind]
          : '';
  return (
    <tr>
      <td className="mono clip" title={item.path}>
        {baseName(item.path)}
      </td>
      <td>
        <span className="outcome">
          <Icon of={look.icon} size="s" className={look.tone} />
          {look.label}
        </span>
      </td>
      <td className="wraps">{why}</td>
    </tr>
  );
}
