import { RotateCcw } from 'lucide-react';
import { useQuery } from '../engine/engine.tsx';
import { useApp, useWindow } from '../shell/app.tsx';
import { undoImport } from '../shell/job-news.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Segmented } from '../ui/field.tsx';
import { words } from '../words/catalogue.ts';
import { count, dayAndTime, exactSpan } from '../words/format.ts';
import { Watches } from './watches.tsx';

/** Imports of the past with their reports, and the folders that import by themselves. */
export function ImportsPage({ tab }: { tab: 'past' | 'watch' }) {
  const replace = useWindow((state) => state.replace);
  const t = words.pastImports;
  return (
    <main className="page" data-region="main" aria-label={t.title}>
      <div className="head flush">
        <h1 className="h1">{t.title}</h1>
        <div className="tools">
          <Segmented
            label={t.tabs}
            value={tab}
            choices={[
              { value: 'past', label: t.past },
              { value: 'watch', label: t.watch },
            ]}
            onChange={(next) => replace({ kind: 'imports', tab: next })}
          />
        </div>
      </div>
      {tab === 'past' ? <Past /> : <Watches />}
    </main>
  );
}

function Past() {
  const app = useApp();
  const go = useWindow((state) => state.go);
  const past = useQuery('imports.past', {});
  const t = words.pastImports;
  if (past.data === undefined)
    return past.error === undefined ? null : <Empty title={t.failed}>{words.errors[past.error.code]}</Empty>;
  if (past.data.items.length === 0) return <Empty title={t.empty}>{t.emptyMore}</Empty>;
  return (
    <table className="tbl above-more">
      <thead>
        <tr>
          <th>{t.columns.what}</th>
          <th>{t.columns.when}</th>
          <th className="r">{t.columns.imported}</th>
          <th className="r">{t.columns.duplicates}</th>
          <th className="r">{t.columns.refused}</th>
          <th className="r">{t.columns.took}</th>
          <th>
            <span className="hidden-word">{words.report.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {past.data.items.map((one) => (
          <tr key={one.jobId}>
            <td className="clip grows">{one.title}</td>
            <td className="nowrap">{dayAndTime(one.at)}</td>
            <td className="r">{count(one.imported)}</td>
            <td className="r">{count(one.duplicates)}</td>
            <td className={one.refused > 0 ? 'r red' : 'r'}>{count(one.refused)}</td>
            <td className="r nowrap">{exactSpan(one.seconds)}</td>
            <td>
              <span className="row end-row links">
                <Button
                  look="link"
                  className="sm"
                  aria-label={t.reportLabel(one.title)}
                  onClick={() => go({ kind: 'importReport', jobId: one.jobId })}
                >
                  {t.report}
                </Button>
                {one.canUndo ? (
                  <Button
                    look="link"
                    className="sm"
                    icon={RotateCcw}
                    aria-label={t.undoLabel(one.title)}
                    onClick={() => void undoImport(app, one.jobId)}
                  >
                    {t.undo}
                  </Button>
                ) : (
                  <span className="faint sm">{one.imported > 0 ? t.undone : ''}</span>
                )}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
