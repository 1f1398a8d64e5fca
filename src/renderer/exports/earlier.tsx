import { FolderOpen, Package, X } from 'lucide-react';
import type { ExportRun } from '#contract/exports.ts';
import { useQuery } from '../engine/engine.tsx';
import { FirstPicture } from '../kits/first-picture.tsx';
import { ask, askHost, useApp } from '../shell/app.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/en.ts';
import { baseName, bytes, count, when } from '../words/format.ts';

/** Exports before the last one, newest first. */
export function Earlier({ runs }: { runs: readonly ExportRun[] }) {
  const t = words.exports;
  return (
    <>
      <h2 className="h3 earlier">{t.earlier}</h2>
      <table className="tbl earlier-table">
        <thead>
          <tr>
            <th>{t.columns.kit}</th>
            <th>{t.columns.file}</th>
            <th>{t.columns.made}</th>
            <th className="r">{t.columns.size}</th>
            <th className="r">{t.columns.files}</th>
            <th>{t.columns.sha}</th>
            <th>
              <span className="hidden-word">{t.columns.action}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <Row key={run.id} run={run} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Row({ run }: { run: ExportRun }) {
  const app = useApp();
  const kit = useQuery('kits.get', { id: run.kitId }).data;
  const t = words.exports;
  const token = run.place.$token;
  const name = baseName(run.place.$path);
  return (
    <tr>
      <td>
        <span className="kit">
          <span className="photo">
            {kit === undefined ? (
              <Icon of={Package} size="s" />
            ) : (
              <FirstPicture kit={kit} fallback={<Icon of={Package} size="s" />} />
            )}
          </span>
          <span className="clip">{run.kitTitle}</span>
        </span>
      </td>
      <td className="mono clip" title={run.place.$path}>
        {name}
      </td>
      <td className="num nowrap">{when(run.finishedAt)}</td>
      <td className="r num nowrap">{bytes(run.bytes)}</td>
      <td className="r num">{count(run.entries)}</td>
      <td className="mono nowrap" title={run.sha256}>{`${run.sha256.slice(0, 4)}…${run.sha256.slice(-4)}`}</td>
      <td className="r">
        {run.exists && token !== undefined ? (
          <Button size="tiny" icon={FolderOpen} onClick={() => void askHost(app, 'reveal', { token })}>
            {t.reveal}
          </Button>
        ) : (
          <span className="row end-row">
            <span className="faint sm">{t.gone}</span>
            <IconButton
              icon={X}
              iconSize="xs"
              className="small"
              label={t.forget}
              onClick={() => void ask(app, 'exports.forget', { id: run.id })}
            />
          </span>
        )}
      </td>
    </tr>
  );
}
