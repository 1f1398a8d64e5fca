import { Check, Copy, Eye, FolderOpen, Mail } from 'lucide-react';
import type { ExportFolder, ExportRun } from '#contract/exports.ts';
import { askHost, useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { useCopied } from '../ui/use-copied.ts';
import { words } from '../words/catalogue.ts';
import { baseName, bytes, when } from '../words/format.ts';
import { openStartPage } from './deeds.ts';
import { RunFacts } from './finished.tsx';

/** A zip that was just made: what it is, and what comes next. */
export function ZipMade({ run }: { run: ExportRun }) {
  const app = useApp();
  const { open, go, closeDialog } = app.store.getState();
  const { isCopied, copy } = useCopied();
  const token = run.place.$token ?? '';
  const t = words.exports;
  return (
    <Dialog
      title={t.dialog.doneTitle}
      className="export"
      onClose={closeDialog}
      footer={
        <>
          <Button look="primary" icon={FolderOpen} data-autofocus onClick={() => void askHost(app, 'reveal', { token })}>
            {t.reveal}
          </Button>
          <Button icon={isCopied ? Check : Copy} onClick={() => copy(run.sha256)}>
            {isCopied ? t.key.copied : t.copyChecksum}
          </Button>
          <Button icon={Mail} onClick={() => open({ kind: 'mailDraft', run })}>
            {t.mail.open}
          </Button>
          <Button icon={Eye} onClick={() => void openStartPage(app, run)}>
            {t.dialog.startPage}
          </Button>
          <div className="end">
            <Button look="quiet" onClick={() => go({ kind: 'exports', text: '' })}>
              {t.dialog.all}
            </Button>
            <Button onClick={closeDialog}>{t.dialog.done}</Button>
          </div>
        </>
      }
    >
      <Verified at={t.took(when(run.finishedAt), run.seconds)} forced={run.forced} />
      <section className="flow" aria-label={t.dialog.verified}>
        <RunFacts run={run} />
      </section>
    </Dialog>
  );
}

/** A folder that was just made. */
export function FolderMade({ made, form }: { made: ExportFolder; form: 'folder' | 'site' }) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const name = baseName(made.place.$path);
  const t = words.exports;
  const ask = (call: 'reveal' | 'openPlace', token: string | undefined): void =>
    void (token === undefined ? null : askHost(app, call, { token }));
  return (
    <Dialog
      title={t.dialog.doneTitle}
      className="export"
      onClose={close}
      footer={
        <>
          <Button look="primary" icon={FolderOpen} data-autofocus onClick={() => ask('reveal', made.place.$token)}>
            {t.reveal}
          </Button>
          <Button icon={Eye} onClick={() => ask('openPlace', made.opens.$token)}>
            {form === 'site' ? t.dialog.site : t.dialog.startPage}
          </Button>
          <div className="end">
            <Button onClick={close}>{t.dialog.done}</Button>
          </div>
        </>
      }
    >
      <Verified at="" forced={false} />
      <section className="flow" aria-label={t.dialog.verified}>
        <dl className="fx">
          <dt>{t.dialog.forms[form]}</dt>
          <dd className="mono can-copy breaks">{name}</dd>
          <dt>{t.columns.size}</dt>
          <dd className="num">
            <span className="med">{bytes(made.bytes)}</span> <span className="faint">{t.files(made.files)}</span>
          </dd>
          <dt>{t.folder}</dt>
          <dd className="mono can-copy breaks">{made.place.$path.slice(0, -name.length - 1)}</dd>
        </dl>
      </section>
    </Dialog>
  );
}

function Verified({ at, forced }: { at: string; forced: boolean }) {
  const t = words.exports;
  return (
    <div className="row gaps" role="status">
      <span className="badge wash green">
        <Icon of={Check} size="xs" />
        {t.dialog.verified}
      </span>
      {forced && <span className="badge wash amber">{t.forced}</span>}
      <span className="faint num push">{at}</span>
    </div>
  );
}
