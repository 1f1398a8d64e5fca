import { Check, Copy, Ellipsis, Eye, FileText, Folder, FolderOpen, Mail, Package, ShieldCheck, ShieldOff } from 'lucide-react';
import { useState } from 'react';
import type { ExportRun } from '#contract/exports.ts';
import { inReadingOrder } from '#domain/exports/wording.ts';
import { useQuery } from '../engine/engine.tsx';
import { FirstPicture } from '../kits/first-picture.tsx';
import { ask, askHost, useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Editable } from '../ui/editable.tsx';
import { Icon } from '../ui/icon.tsx';
import { MenuButton, type MenuLine } from '../ui/menu.tsx';
import { useCopied } from '../ui/use-copied.ts';
import { words } from '../words/catalogue.ts';
import { baseName, bytes, checksumLines, count, when } from '../words/format.ts';
import { copyToFolder, correctedBy, makeAgain, openStartPage } from './deeds.ts';
import { verifyPlace } from './verify.ts';

/** A finished zip: its name, size and checksum, and what can be done with it. */
export function Finished({ run, runs }: { run: ExportRun; runs: readonly ExportRun[] }) {
  const app = useApp();
  const go = useWindow((state) => state.go);
  const open = useWindow((state) => state.open);
  const before = correctedBy(run, runs);
  const kit = useQuery('kits.get', { id: run.kitId }).data;
  const { isCopied, copy } = useCopied();
  const [isVerifying, setVerifying] = useState(false);
  const t = words.exports;
  const name = baseName(run.place.$path);
  const token = run.place.$token;
  const isThere = run.exists && token !== undefined;
  const verify = async (): Promise<void> => {
    setVerifying(true);
    await verifyPlace(app, token ?? '', name);
    setVerifying(false);
  };
  const lines: MenuLine[] = [
    ...(isThere ? [{ kind: 'item' as const, id: 'copy', label: t.copyTo, run: () => void copyToFolder(app, run) }] : []),
    ...(before === undefined
      ? []
      : [
          {
            kind: 'item' as const,
            id: 'compare',
            label: t.compareEarlier,
            run: () => open({ kind: 'compareExports', from: before, to: run }),
          },
        ]),
    ...(run.canRebuild ? [{ kind: 'item' as const, id: 'again', label: t.again, run: () => void makeAgain(app, run) }] : []),
    ...(kit === undefined
      ? []
      : [{ kind: 'item' as const, id: 'kit', label: t.openKit, run: () => go({ kind: 'kit', id: run.kitId }) }]),
  ];
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
      <RunFacts run={run} />
      <Contents run={run} />
      <div className="ft">
        <Button
          icon={FolderOpen}
          look="primary"
          disabled={!isThere}
          onClick={() => void askHost(app, 'reveal', { token: token ?? '' })}
        >
          {t.reveal}
        </Button>
        <Button icon={isCopied ? Check : Copy} onClick={() => copy(run.sha256)}>
          {isCopied ? words.releases.copied : t.copyChecksum}
        </Button>
        <Button icon={ShieldCheck} disabled={!isThere || isVerifying} onClick={() => void verify()}>
          {isVerifying ? t.verifying : t.verify}
        </Button>
        <Button icon={Mail} disabled={!run.canRebuild} onClick={() => open({ kind: 'mailDraft', run })}>
          {t.mail.open}
        </Button>
        <span className="grow" />
        <Button look="quiet" icon={Eye} disabled={!isThere} onClick={() => void openStartPage(app, run)}>
          {t.openPage}
        </Button>
        {lines.length > 0 && (
          <MenuButton
            className="btn icon"
            label={`${t.more}: ${run.kitTitle}`}
            aria-label={`${t.more}: ${run.kitTitle}`}
            lines={lines}
          >
            <Icon of={Ellipsis} size="s" />
          </MenuButton>
        )}
      </div>
    </section>
  );
}

/** What a finished zip is: its kit and name, size, checksum, signature, who got it and where it lies. */
export function RunFacts({ run }: { run: ExportRun }) {
  const app = useApp();
  const kit = useQuery('kits.get', { id: run.kitId }).data;
  const t = words.exports;
  const name = baseName(run.place.$path);
  const errors = run.findings.filter((finding) => finding.severity === 'error').length;
  return (
    <>
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
    </>
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
      {inReadingOrder(counts.keys()).map((name) => (
        <li key={name}>
          <Icon of={name.includes('.') ? FileText : Folder} size="s" />
          <span className="clip">{name}</span>
          <span className="num faint">{count(counts.get(name) ?? 0)}</span>
        </li>
      ))}
    </ul>
  );
}
