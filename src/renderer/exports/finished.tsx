import { Check, Copy, FileDiff, FileText, Folder, FolderOpen, Package, ShieldCheck, ShieldOff } from 'lucide-react';
import { useState } from 'react';
import type { ExportRun } from '#contract/exports.ts';
import { useQuery } from '../engine/engine.tsx';
import { FirstPicture } from '../kits/first-picture.tsx';
import { ask, askHost, useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Editable } from '../ui/editable.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { baseName, bytes, checksumLines, count, when } from '../words/format.ts';
import { correctedBy } from './deeds.ts';
import { verifyPlace } from './verify.ts';

/** A finished zip: its name, size and checksum, and what can be done with it. */
export function Finished({ run, runs }: { run: ExportRun; runs: readonly ExportRun[] }) {
  const app = useApp();
  const go = useWindow((state) => state.go);
  const open = useWindow((state) => state.open);
  const before = correctedBy(run, runs);
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
        <dt>{t.signature}</dt>
        <dd>
          <span className="row gaps">
            <Icon of={run.signer === null ? ShieldOff : ShieldCheck} size="s" className={run.signer === null ? '' : 'accent'} />
            <span className="clip">{run.signer ?? t.isUnsigned}</span>
            <span className="good-word">{t.checked}</span>
          </span>
          {run.keyFingerprint !== null && <span className="mono faint can-copy breaks block">{run.keyFingerprint}</span>}
        </dd>
        <dt>{t.recipients}</dt>
        <dd>
          <Editable
            label={t.recipients}
            value={run.note}
            unset={t.recipientsUnset}
            onSave={async (note) => (await ask(app, 'exports.note', { id: run.id, note })) !== null}
          />
        </dd>
        <dt>{t.folder}</dt>
        <dd className="mono can-copy breaks">{run.place.$path.slice(0, -name.length - 1)}</dd>
        <dt>{t.findings}</dt>
        <dd>{run.findings.length === 0 ? t.fine : words.kits.preflightCounts(errors, run.findings.length - errors)}</dd>
      </dl>
      <Contents run={run} />
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
        {before !== undefined && (
          <Button icon={FileDiff} onClick={() => open({ kind: 'compareExports', from: before, to: run })}>
            {t.compareEarlier}
          </Button>
        )}
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

/** What is in the zip, by folder. */
function Contents({ run }: { run: ExportRun }) {
  const files = useQuery('exports.files', { id: run.id }).data?.files ?? [];
  const counts = new Map<string, number>();
  for (const { path } of files) {
    const [top = path] = path.split('/');
    counts.set(top, (counts.get(top) ?? 0) + 1);
  }
  if (counts.size === 0) return null;
  return (
    <ul className="inside">
      {[...counts].map(([name, number]) => (
        <li key={name}>
          <Icon of={name.includes('.') ? FileText : Folder} size="s" />
          <span className="clip">{name}</span>
          <span className="num faint">{count(number)}</span>
        </li>
      ))}
    </ul>
  );
}
