import { useState } from 'react';
import type { Backup } from '#contract/integrity.ts';
import { useQuery } from '../engine/engine.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { words } from '../words/catalogue.ts';
import { bytes, count, dayAndTime } from '../words/format.ts';
import { ask, askHost, tellDone, useApp, useCloseThis } from './app.tsx';

/** For a library whose catalogue cannot be read: its sound backups, newest first, and the way back to one of them. */
export function DamagedLibraryDialog({ token }: { token: string }) {
  const app = useApp();
  const close = useCloseThis();
  const found = useQuery('integrity.backups', { library: { $token: token } });
  const backups = found.data?.items.filter(({ isSound }) => isSound);
  const [isBusy, setBusy] = useState(false);
  const t = words.keep.lost;
  const restore = async ({ place }: Backup): Promise<void> => {
    if (place.$token === undefined || isBusy) return;
    setBusy(true);
    const done = await ask(app, 'integrity.restore', { library: { $token: token }, place: { $token: place.$token } });
    setBusy(false);
    if (done === null) return;
    close();
    tellDone(app, t.restored);
  };
  return (
    <Dialog
      title={t.title}
      onClose={isBusy ? () => {} : close}
      footer={
        <div className="end">
          <Button disabled={isBusy} onClick={() => void askHost(app, 'reveal', { token })}>
            {t.reveal}
          </Button>
          <Button disabled={isBusy} onClick={close}>
            {t.close}
          </Button>
        </div>
      }
    >
      <p>{t.lead}</p>
      {backups === undefined ? (
        <p className="soft" role={found.error === undefined ? 'status' : 'alert'}>
          {found.error === undefined ? t.looking : words.errors[found.error.code]}
        </p>
      ) : backups.length === 0 ? (
        <p role="alert">{t.none}</p>
      ) : (
        <>
          <p className="soft">{t.choose}</p>
          <Sound backups={backups} isBusy={isBusy} onRestore={(backup) => void restore(backup)} />
        </>
      )}
    </Dialog>
  );
}

function Sound({
  backups,
  isBusy,
  onRestore,
}: {
  backups: readonly Backup[];
  isBusy: boolean;
  onRestore: (backup: Backup) => void;
}) {
  const t = words.keep.backups;
  return (
    <table className="tbl above">
      <thead>
        <tr>
          <th>{t.columns.when}</th>
          <th className="r">{t.columns.assets}</th>
          <th className="r">{t.columns.size}</th>
          <th>
            <span className="hidden-word">{t.columns.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {backups.map((backup, index) => {
          const when = dayAndTime(backup.at);
          return (
            <tr key={backup.place.$path}>
              <td className="nowrap">{when}</td>
              <td className="r">{count(backup.assets)}</td>
              <td className="r">{bytes(backup.bytes)}</td>
              <td className="r">
                <Button
                  size="tiny"
                  look={index === 0 ? 'primary' : 'plain'}
                  disabled={isBusy}
                  aria-label={t.restoreLabel(when)}
                  {...(index === 0 ? { 'data-autofocus': true } : {})}
                  onClick={() => onRestore(backup)}
                >
                  {t.restore}
                </Button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
