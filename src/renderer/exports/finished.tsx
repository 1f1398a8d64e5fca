import { Check, Copy, FolderOpen, Package, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { ExportRun } from '#contract/exports.ts';
import { useQuery } from '../engine/engine.tsx';
import { FirstPicture } from '../kits/first-picture.tsx';
import { askHost, useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/en.ts';
import { baseName, bytes, checksumLines, when } from '../words/format.ts';
import { verifyPlace } from './verify.ts';

/** A finished zip: its name, size and checksum, and what can be done with it. */
export function Finished({ run }: { run: ExportRun }) {
  const app = useApp();
  const go = useWindow((state) => state.go);
  const kit = useQuery('kits.get', { id: run.kitId }).data;
  const [isCopied, setCopied] = useState(false);
  const [isVerifying, setVerifying] = useState(false);
  const t = words.exports;
  const name = baseName(run.place.$path);
  const token = run.place.$token;
  const errors = run.findings.filter((finding) => finding.severity === 'error').length;
  const copy = async (): Promise<void> => {
    if ((await askHost(app, 'copyText', { text: run.sha256 })) === null) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 1600);
  };
  const verify = async (): Promise<void> => {
    if (token === undefined) return;
    setVerifying(true);
    await verifyPlace(app, token, name);
    setVerifying(false);
  };
  return (
    <section className="card" aria-label={t.finishedLabel}>
      <div className="top">
        <span className={run.exists ? 'badge wash green' : 'badge wash'}>
          <Icon of={Check} size="xs" />
          {run.exists ? t.finished : t.gone}
        </span>
        {run.forced && <span className="badge wash amber">{t.forced}</span>}
        <span className="at num">{t.took(when(run.finishedAt), run.seconds)}</span>
      </div>
      <div className="file">
        <div className="mini photo" aria-hidden="true">
          {kit === undefined ? (
            <Icon of={Package} size="l" />
          ) : (
            <FirstPicture kit={kit} fallback={<Icon of={Package} size="l" />} />
          )}
        </div>
        <div className="grow">
          <h2 className="h3">{run.kitTitle}</h2>
          <p className="mono can-copy breaks">{name}</p>
          <p className="num">
            <span className="med">{bytes(run.bytes)}</span>
            <span className="faint">{t.files(run.entries)}</span>
            <span className="faint">{t.version(run.version)}</span>
          </p>
        </div>
      </div>
      <dl className="fx">
        <dt>{t.sha}</dt>
        <dd className="sha can-copy">
          {checksumLines(run.sha256).map((line) => (
            <span key={line}>
              {line}
              <br />
            </span>
          ))}
        </dd>
        <dt>{t.folder}</dt>
        <dd className="mono can-copy breaks">{run.place.$path.slice(0, -name.length - 1)}</dd>
        <dt>{t.findings}</dt>
        <dd>{run.findings.length === 0 ? t.fine : words.kits.preflightCounts(errors, run.findings.length - errors)}</dd>
        <dt>{t.verify}</dt>
        <dd>
          <span className="row gaps">
            <Icon of={ShieldCheck} size="s" className="accent" />
            {t.checked}
          </span>
        </dd>
      </dl>
      <div className="ft">
        <Button
          icon={FolderOpen}
          look="primary"
          disabled={!run.exists || token === undefined}
          onClick={() => void askHost(app, 'reveal', { token: token ?? '' })}
        >
          {t.reveal}
        </Button>
        <Button icon={isCopied ? Check : Copy} onClick={() => void copy()}>
          {isCopied ? words.releases.copied : t.copyChecksum}
        </Button>
        <Button icon={ShieldCheck} disabled={!run.exists || token === undefined || isVerifying} onClick={() => void verify()}>
          {isVerifying ? t.verifying : t.verify}
        </Button>
        <span className="grow" />
        {kit !== undefined && (
          <Button look="quiet" icon={Package} onClick={() => go({ kind: 'kit', id: run.kitId })}>
            {t.openKit}
          </Button>
        )}
      </div>
    </section>
  );
}
