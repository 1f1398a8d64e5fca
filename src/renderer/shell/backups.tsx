import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import type { Backup } from '#contract/integrity.ts';
import { useQuery } from '../engine/engine.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { words } from '../words/catalogue.ts';
import { bytes, count, dayAndTime } from '../words/format.ts';
import { ask, askHost, tellDone, useApp, useCloseThis } from './app.tsx';
import { backUpLibrary } from './library-deeds.ts';

/** Dated copies of the catalogue: make one, go back to one. */
export function Backups() {
  const app = useApp();
  const backups = useQuery('integrity.backups', {}).data?.items;
  const [isBusy, setBusy] = useState(false);
  const t = words.keep.backups;
  const make = async (): Promise<void> => {
    setBusy(true);
    await backUpLibrary(app);
    setBusy(false);
  };
  return (
    <section aria-label={t.title}>
      <div className="section-head">
        <h2 className="h3">{t.title}</h2>
        <Button className="push" disabled={isBusy} onClick={() => void make()}>
          {isBusy ? t.busy : t.now}
        </Button>
      </div>
      <p className="soft">{t.lead}</p>
      {backups?.length === 0 && <p className="faint above">{t.none}</p>}
      {backups !== undefined && backups.length > 0 && (
        <table className="tbl above">
          <thead>
            <tr>
              <th>{t.columns.when}</th>
              <th className="r">{t.columns.assets}</th>
              <th className="r">{t.columns.size}</th>
              <th>{t.columns.state}</th>
              <th>
                <span className="hidden-word">{t.columns.actions}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {backups.map((backup) => (
              <BackupRow key={backup.place.$path} backup={backup} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function BackupRow({ backup }: { backup: Backup }) {
  const app = useApp();
  const t = words.keep.backups;
  const when = dayAndTime(backup.at);
  const token = backup.place.$token;
  return (
    <tr>
      <td className="nowrap">
        {when}
        {backup.isAutomatic && <span className="faint sm">{` ${t.automatic}`}</span>}
      </td>
      <td className="r">{count(backup.assets)}</td>
      <td className="r">{bytes(backup.bytes)}</td>
      <td>
        <span className={`badge wash ${backup.isSound ? 'green' : 'red'}`}>{backup.isSound ? t.sound : t.damaged}</span>
      </td>
      <td>
        <span className="row end-row">
          {token !== undefined && (
            <IconButton
              icon={FolderOpen}
              iconSize="s"
              className="small"
              label={t.revealLabel(when)}
              onClick={() => void askHost(app, 'reveal', { token })}
            />
          )}
          {backup.isSound && token !== undefined && (
            <Button
              size="tiny"
              aria-label={t.restoreLabel(when)}
              onClick={() => app.store.getState().open({ kind: 'restoreBackup', backup })}
            >
              {t.restore}
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
}

/** Says plainly what going back means, before it happens. */
export function RestoreBackupDialog({ backup }: { backup: Backup }) {
  const app = useApp();
  const close = useCloseThis();
  const [isBusy, setBusy] = useState(false);
  const t = words.keep.backups.dialog;
  const restore = async (): Promise<void> => {
    const token = backup.place.$token;
    if (token === undefined) return;
    setBusy(true);
    const done = await ask(app, 'integrity.restore', { place: { $token: token } });
    setBusy(false);
    close();
    if (done === null) return;
    app.store.getState().set({ offer: null, toldStep: null });
    tellDone(app, words.keep.backups.restored);
  };
  return (
    <Dialog
      title={t.title(dayAndTime(backup.at))}
      onClose={isBusy ? () => {} : close}
      footer={
        <div className="end">
          <Button data-autofocus disabled={isBusy} onClick={close}>
            {t.cancel}
          </Button>
          <Button look="danger" disabled={isBusy} onClick={() => void restore()}>
            {isBusy ? t.busy : t.yes}
          </Button>
        </div>
      }
    >
      <p>{t.more(backup.assets, bytes(backup.bytes))}</p>
      <p className="soft">{t.kept}</p>
      <p className="soft">{t.originals}</p>
    </Dialog>
  );
}
