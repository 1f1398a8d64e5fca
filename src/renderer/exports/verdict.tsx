import { CircleAlert, ShieldCheck } from 'lucide-react';
import type { Verdict } from '#contract/exports.ts';
import { useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/en.ts';
import { verifyFile } from './verify.ts';

/** Whether a zip is still what was written, and if not, which file differs. */
export function VerdictDialog({ name, verdict }: { name: string; verdict: Verdict }) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const t = words.exports;
  return (
    <Dialog
      title={t.verdictTitle}
      className={verdict.ok ? '' : 'wide'}
      onClose={close}
      footer={
        <>
          <Button look="quiet" onClick={() => void verifyFile(app)}>
            {t.another}
          </Button>
          <div className="end">
            <Button look="primary" data-autofocus onClick={close}>
              {t.close}
            </Button>
          </div>
        </>
      }
    >
      <p className="mono soft breaks">{name}</p>
      <div className={verdict.ok ? 'verdict' : 'verdict bad'} role="status">
        <Icon of={verdict.ok ? ShieldCheck : CircleAlert} size="l" />
        <div>
          <p className="h3">{verdict.ok ? t.verdictOk(verdict.entries) : t.verdictBad(verdict.problems.length)}</p>
          {verdict.ok && <p className="soft">{verdict.signed ? t.signed(verdict.signer ?? '') : t.unsigned}</p>}
        </div>
      </div>
      {verdict.problems.length > 0 && (
        <ul className="problems">
          {verdict.problems.map((problem) => (
            <li key={problem.path + problem.code}>
              <b>{t.problems[problem.code]}</b>
              <span className="mono breaks">{problem.path || t.wholeZip}</span>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
