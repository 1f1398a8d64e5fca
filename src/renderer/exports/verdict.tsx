import { CircleAlert, ShieldCheck } from 'lucide-react';
import type { Verdict } from '#contract/exports.ts';
import { plainName } from '#domain/names.ts';
import { ask, useApp, useWindow } from '../shell/app.tsx';
import { openLibraryOf } from '../shell/library-deeds.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { verifyFile, verifyPlace } from './verify.ts';

interface Props {
  readonly name: string;
  readonly token: string;
  readonly verdict: Verdict;
}

/** Whether a zip is still what was written, whose key signed it, and if it is not sound, which file differs. */
export function VerdictDialog({ name, token, verdict }: Props) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const open = useWindow((state) => state.open);
  const t = words.exports;
  const take = async (): Promise<void> => {
    const contents = await ask(app, 'imports.kitContents', { place: { $token: token } });
    if (contents !== null) open({ kind: 'takeKit', token, contents });
  };
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
            {verdict.ok && openLibraryOf(app) !== null && <Button onClick={() => void take()}>{t.take.open}</Button>}
            <Button look="primary" data-autofocus onClick={close}>
              {t.close}
            </Button>
          </div>
        </>
      }
    >
      <p className="mono soft breaks">{plainName(name)}</p>
      <div className={verdict.ok && verdict.trust !== 'changed' ? 'verdict' : 'verdict bad'} role="status">
        <Icon of={verdict.ok ? ShieldCheck : CircleAlert} size="l" />
        <div>
          <p className="h3">{verdict.ok ? t.verdictOk(verdict.entries) : t.verdictBad(verdict.problems.length)}</p>
          {verdict.ok && <p className="soft">{verdict.signed ? t.signed(verdict.signer ?? '') : t.unsigned}</p>}
        </div>
      </div>
      {verdict.ok && verdict.signed && <Signer name={name} token={token} verdict={verdict} />}
      {verdict.problems.length > 0 && (
        <ul className="problems">
          {verdict.problems.map((problem) => (
            <li key={problem.path + problem.code}>
              <b>{t.problems[problem.code]}</b>
              <span className="mono breaks">{plainName(problem.path) || t.wholeZip}</span>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

/** The key, and what its being in the kit proves and does not. */
function Signer({ name, token, verdict }: Props) {
  const app = useApp();
  const t = words.exports;
  const { signer, keyFingerprint, trust } = verdict;
  if (signer === undefined || keyFingerprint === undefined || trust === 'none') return null;
  const believe = async (): Promise<void> => {
    if ((await ask(app, 'exports.trust', { address: signer, keyFingerprint })) !== null) await verifyPlace(app, token, name);
  };
  return (
    <div className="signer">
      <p className="mono can-copy breaks">{keyFingerprint}</p>
      <p className={trust === 'changed' ? 'red' : 'soft'}>{t.trust[trust]}</p>
      {trust !== 'own' && trust !== 'known' && (
        <Button size="tiny" onClick={() => void believe()}>
          {t.trustDo}
        </Button>
      )}
    </div>
  );
}
