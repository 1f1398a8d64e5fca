import { Ellipsis, FolderOpen, Package, ShieldCheck } from 'lucide-react';
import type { ExportRun } from '#contract/exports.ts';
import { useQuery } from '../engine/engine.tsx';
import { FirstPicture } from '../kits/first-picture.tsx';
import { ask, askHost, useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { useContextMenu } from '../ui/context-menu.tsx';
import { Icon } from '../ui/icon.tsx';
import { MenuButton, type MenuLine } from '../ui/menu.tsx';
import { words } from '../words/catalogue.ts';
import { baseName, bytes, count, when } from '../words/format.ts';
import { copyToFolder, makeAgain, openStartPage } from './deeds.ts';
import { verifyPlace } from './verify.ts';

/** Exports before the last one, newest first. */
export function Earlier({ runs, all }: { runs: readonly ExportRun[]; all: readonly ExportRun[] }) {
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
            <th>{t.columns.signature}</th>
            <th>
              <span className="hidden-word">{t.columns.action}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <Row key={run.id} run={run} all={all} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Row({ run, all }: { run: ExportRun; all: readonly ExportRun[] }) {
  const app = useApp();
  const kit = useQuery('kits.get', { id: run.kitId }).data;
  const { show, menu } = useContextMenu();
  const t = words.exports;
  const token = run.place.$token;
  const name = baseName(run.place.$path);
  const open = useWindow((state) => state.open);
  const newest = all.find((one) => one.kitId === run.kitId && one.exists && one.version > run.version);
  const label = `${t.more}: ${run.kitTitle}, ${t.version(run.version)}`;
  const lines: MenuLine[] = [
    ...(run.exists && token !== undefined
      ? [
          { kind: 'item' as const, id: 'verify', label: t.verify, run: () => void verifyPlace(app, token, name) },
          { kind: 'item' as const, id: 'copy', label: t.copyTo, run: () => void copyToFolder(app, run) },
          { kind: 'item' as const, id: 'page', label: t.openPage, run: () => void openStartPage(app, run) },
        ]
      : []),
    ...(run.canRebuild
      ? [{ kind: 'item' as const, id: 'mail', label: t.mail.open, run: () => open({ kind: 'mailDraft', run }) }]
      : []),
    ...(run.exists && newest !== undefined
      ? [
          {
            kind: 'item' as const,
            id: 'compare',
            label: t.compare(newest.version),
            run: () => open({ kind: 'compareExports', from: run, to: newest }),
          },
        ]
      : []),
    ...(run.canRebuild ? [{ kind: 'item' as const, id: 'again', label: t.again, run: () => void makeAgain(app, run) }] : []),
    { kind: 'item', id: 'forget', label: t.forget, run: () => void ask(app, 'exports.forget', { id: run.id }) },
  ];
  return (
    <tr onContextMenu={(event) => show(event, label, lines)}>
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
      <td className="nowrap">
        <span className="row gaps">
          {run.signer !== null && <Icon of={ShieldCheck} size="s" className="accent" />}
          {run.signer === null ? t.isUnsigned : t.isSigned}
        </span>
      </td>
      <td className="r">
        <span className="row end-row">
          {run.exists && token !== undefined ? (
            <Button size="tiny" icon={FolderOpen} onClick={() => void askHost(app, 'reveal', { token })}>
              {t.reveal}
            </Button>
          ) : (
            <span className="faint sm">{t.gone}</span>
          )}
          <MenuButton className="btn icon tiny" label={label} aria-label={label} lines={lines}>
            <Icon of={Ellipsis} size="s" />
          </MenuButton>
          {menu}
        </span>
      </td>
    </tr>
  );
}
