import { CircleAlert, CircleCheck, Copy, FolderOpen, PackageOpen, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { ImportItem } from '#contract/imports.ts';
import type { AssetId, JobId } from '#contract/values.ts';
import { plainName } from '#domain/names.ts';
import { useQuery } from '../engine/engine.tsx';
import { type App, ask, askHost, useApp, useWindow } from '../shell/app.tsx';
import { undoImport } from '../shell/job-news.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Segmented } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { VirtualTable } from '../ui/virtual-table.tsx';
import { words } from '../words/catalogue.ts';
import { baseName, count } from '../words/format.ts';
import { readAsset, readableAs } from './read-as.ts';
import { showAsset } from './show.ts';
import { importPlaces } from './start.ts';

type Outcome = ImportItem['outcome'];
const LOOKS = {
  imported: { icon: CircleCheck, tone: 'accent', label: words.importReport.imported },
  duplicate: { icon: Copy, tone: 'faint', label: words.importReport.duplicates },
  refused: { icon: CircleAlert, tone: 'red', label: words.importReport.refused },
} as const;

/** What became of every file of one import, refusals first, with what can be done about each. */
export function ImportReportPage({ jobId }: { jobId: JobId }) {
  const app = useApp();
  const report = useQuery('imports.report', { jobId });
  const past = useQuery('imports.past', {}).data?.items;
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
  // What can become more than a file comes first: that is what is still to be done.
  const shown = items
    .filter((item) => item.outcome === outcome)
    .toSorted((one, other) => Number(isReadable(other)) - Number(isReadable(one)));
  const canUndo = past?.find((one) => one.jobId === jobId)?.canUndo ?? false;
  return (
    <main className="main report" data-region="main" aria-label={t.title}>
      <div className="head">
        <h1 className="h1">{t.title}</h1>
        <span className="n num">{t.summary(seconds)}</span>
        <div className="tools">
          {canUndo && (
            <Button icon={RotateCcw} onClick={() => void undoImport(app, jobId)}>
              {words.report.undo}
            </Button>
          )}
          <Button look="quiet" onClick={() => go({ kind: 'imports', tab: 'past' })}>
            {words.report.more}
          </Button>
          <Button onClick={() => go({ kind: 'assets', shelf: 'all', text: '' })}>{t.showAssets}</Button>
        </div>
      </div>
      <div className="under-head">
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
      </div>
      {shown.length === 0 ? (
        <p className="faint in-page">{outcome === 'refused' ? t.allFine : t.none}</p>
      ) : (
        <VirtualTable
          label={LOOKS[outcome].label}
          count={shown.length}
          columns="minmax(0, 1.6fr) 130px minmax(0, 2fr) auto"
          head={[
            t.file,
            t.what,
            outcome === 'imported' ? t.kind : t.why,
            <span key="actions" className="hidden-word">
              {words.report.actions}
            </span>,
          ]}
          keyOf={(at) => `${shown[at]?.path}${at}`}
          onPress={(at) => {
            const item = shown[at];
            const id = item?.id ?? item?.duplicateOf;
            if (id !== undefined) showAsset(app, id);
          }}
          cells={(at, isCurrent) => cellsOf(app, shown[at], isCurrent)}
        />
      )}
    </main>
  );
}

const isReadable = (item: ImportItem): boolean => item.outcome !== 'refused' && readableAs(baseName(item.path)) !== null;

function whyOf(item: ImportItem): string {
  if (item.code !== undefined) return words.errors[item.code];
  if (item.outcome === 'duplicate') return item.message === undefined ? words.importReport.sameBytes : words.said(item.message);
  return item.kind === undefined ? '' : words.kinds[item.kind];
}

function cellsOf(app: App, item: ImportItem | undefined, isCurrent: boolean): React.ReactNode[] {
  if (item === undefined) return [];
  const look = LOOKS[item.outcome];
  const why = whyOf(item);
  return [
    <span key="name" className="mono clip" title={plainName(item.path)}>
      {baseName(item.path)}
    </span>,
    <span key="what" className="outcome">
      <Icon of={look.icon} size="s" className={look.tone} />
      {look.label}
    </span>,
    <span key="why" className="clip" title={why}>
      {why}
    </span>,
    <Actions key="actions" app={app} item={item} tabIndex={isCurrent ? 0 : -1} />,
  ];
}

function Actions({ app, item, tabIndex }: { app: App; item: ImportItem; tabIndex: 0 | -1 }) {
  const t = words.report;
  const name = baseName(item.path);
  const id = item.id ?? item.duplicateOf;
  const token = item.place?.$token;
  const as = item.outcome === 'refused' ? null : readableAs(name);
  const isZip = item.outcome === 'imported' && item.id !== undefined && /\.zip$/i.test(name);
  return (
    <span className="row gaps end-row">
      {id !== undefined && (
        <Button
          look="link"
          className="sm"
          tabIndex={tabIndex}
          aria-label={t.showFileLabel(name)}
          onClick={() => showAsset(app, id)}
        >
          {t.showFile}
        </Button>
      )}
      {as !== null && id !== undefined && (
        <Button
          look="link"
          className="sm"
          tabIndex={tabIndex}
          aria-label={words.readAs.of(words.readAs[as], name)}
          onClick={() => void readAsset(app, { id, filename: name })}
        >
          {words.readAs[as]}
        </Button>
      )}
      {isZip && (
        <Button
          look="link"
          className="sm"
          icon={PackageOpen}
          tabIndex={tabIndex}
          aria-label={t.takeKitLabel(name)}
          onClick={() => item.id !== undefined && void takeInKit(app, item.id)}
        >
          {t.takeKit}
        </Button>
      )}
      {item.outcome === 'refused' && token !== undefined && (
        <>
          <Button
            look="link"
            className="sm"
            icon={FolderOpen}
            tabIndex={tabIndex}
            aria-label={t.openFolderLabel(name)}
            onClick={() => void askHost(app, 'reveal', { token })}
          >
            {t.openFolder}
          </Button>
          <Button
            look="link"
            className="sm"
            tabIndex={tabIndex}
            aria-label={t.againLabel(name)}
            onClick={() => void importPlaces(app, [{ token, name, folder: '' }])}
          >
            {t.again}
          </Button>
        </>
      )}
    </span>
  );
}

/** Checks a kit zip that lies in the library, and imports what is in it. */
async function takeInKit(app: App, id: AssetId): Promise<void> {
  const token = (await ask(app, 'assets.original', { id }))?.place.$token;
  if (token !== undefined) await ask(app, 'imports.takeInKit', { place: { $token: token } });
}
