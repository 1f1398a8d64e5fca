import { CircleAlert, CircleCheck, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { IntegrityFinding } from '#contract/integrity.ts';
import type { AssetId } from '#contract/values.ts';
import { locate } from '../assets/asset-deeds.ts';
import type { Answer } from '../engine/routes.ts';
import { showAsset } from '../imports/show.ts';
import { Button } from '../ui/button.tsx';
import { Group } from '../ui/group.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/en.ts';
import { baseName, count } from '../words/format.ts';
import { ask, useApp } from './app.tsx';

type Report = Answer<'integrity.scan'>;
/** Findings of one kind shown before the rest is only counted. */
const SHOWN = 8;
/** Kinds that mean something may be lost; the others can be made again. */
const GRAVE: readonly IntegrityFinding['code'][] = [
  'original_missing',
  'original_altered',
  'version_missing',
  'backup_damaged',
  'catalogue_damaged',
];

/** Reads everything again and says what is not as it should be, with what can be done about it. */
export function LibraryCheck() {
  const app = useApp();
  const [report, setReport] = useState<Report | null>(null);
  const [busy, setBusy] = useState<'scan' | 'repair' | null>(null);
  const seconds = useSeconds(busy !== null);
  const t = words.keep.check;
  const run = async (what: 'scan' | 'repair'): Promise<void> => {
    setBusy(what);
    const next = await ask(app, `integrity.${what}`, {});
    if (next !== null) setReport(next);
    setBusy(null);
  };
  const canRepair = report?.findings.some((finding) => finding.repair !== null) ?? false;
  return (
    <section aria-label={t.title}>
      <div className="section-head">
        <h2 className="h3">{t.title}</h2>
        <Button className="push" disabled={busy !== null} onClick={() => void run('scan')}>
          {report === null ? t.start : t.again}
        </Button>
      </div>
      <p className="soft">{t.lead}</p>
      <div role="status" className="above">
        {busy !== null && (
          <p className="row gaps">
            <Icon of={LoaderCircle} size="s" className="spin accent" />
            <span>{busy === 'scan' ? t.running(seconds) : t.repairing}</span>
            <span className="faint sm">{t.runningMore}</span>
          </p>
        )}
        {busy === null && report !== null && (
          <p className="row gaps">
            <Icon of={report.ok ? CircleCheck : TriangleAlert} className={report.ok ? 'accent' : 'amber'} />
            <b className="med">{report.ok ? t.fine : t.found(report.findings.length)}</b>
            {canRepair && (
              <Button size="tiny" className="push" title={t.repairMore} onClick={() => void run('repair')}>
                {t.repair}
              </Button>
            )}
          </p>
        )}
      </div>
      {busy === null && report !== null && <Findings findings={report.findings} onChanged={() => void run('scan')} />}
    </section>
  );
}

function useSeconds(isRunning: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    setSeconds(0);
    if (!isRunning) return;
    const timer = setInterval(() => setSeconds((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return seconds;
}

function Findings({ findings, onChanged }: { findings: readonly IntegrityFinding[]; onChanged: () => void }) {
  const kinds = [...new Set(findings.map((finding) => finding.code))].sort(
    (a, b) => Number(GRAVE.includes(b)) - Number(GRAVE.includes(a)),
  );
  return kinds.map((code) => (
    <Kind key={code} code={code} findings={findings.filter((finding) => finding.code === code)} onChanged={onChanged} />
  ));
}

function Kind({
  code,
  findings,
  onChanged,
}: {
  code: IntegrityFinding['code'];
  findings: readonly IntegrityFinding[];
  onChanged: () => void;
}) {
  const app = useApp();
  const t = words.keep.check;
  const isMissing = code === 'original_missing';
  const ids = findings.map((finding) => finding.assetId).filter((id) => id !== null);
  const forget = async (some: readonly AssetId[]): Promise<void> => {
    if ((await ask(app, 'integrity.forget', { ids: [...some] })) !== null) onChanged();
  };
  const look = async (id: AssetId, kind: 'files' | 'folder'): Promise<void> => {
    await locate(app, id, kind);
    onChanged();
  };
  const [first] = ids;
  return (
    <Group className="finding-kind" label={t.findings[code]}>
      <div className="row gaps">
        <Icon
          of={GRAVE.includes(code) ? CircleAlert : TriangleAlert}
          size="s"
          className={GRAVE.includes(code) ? 'red' : 'amber'}
        />
        <b className="med">{t.findings[code]}</b>
        <span className="faint num">{count(findings.length)}</span>
        {isMissing && first !== undefined && (
          <span className="row gaps push">
            <Button size="tiny" onClick={() => void look(first, 'folder')}>
              {t.locateAll}
            </Button>
            {ids.length > 1 && (
              <Button size="tiny" onClick={() => void forget(ids)}>
                {t.forgetAll(ids.length)}
              </Button>
            )}
          </span>
        )}
      </div>
      <ul>
        {findings.slice(0, SHOWN).map((finding) => {
          const { assetId } = finding;
          const name = baseName(finding.path);
          return (
            <li key={`${finding.path}${assetId}`}>
              <span className="grow">
                <span className="mono clip" title={finding.path}>
                  {name}
                </span>
                <span className="soft sm">{finding.message}</span>
                {finding.repair !== null && <span className="faint sm">{t.wouldRepair(finding.repair)}</span>}
              </span>
              {assetId !== null && (
                <Button look="link" className="sm" aria-label={t.showLabel(name)} onClick={() => showAsset(app, assetId)}>
                  {t.show}
                </Button>
              )}
              {isMissing && assetId !== null && (
                <>
                  <Button size="tiny" aria-label={t.locateLabel(name)} onClick={() => void look(assetId, 'files')}>
                    {t.locate}
                  </Button>
                  <Button size="tiny" aria-label={t.forgetLabel(name)} onClick={() => void forget([assetId])}>
                    {t.forget}
                  </Button>
                </>
              )}
            </li>
          );
        })}
      </ul>
      {findings.length > SHOWN && <p className="faint sm num">{t.more(findings.length - SHOWN)}</p>}
    </Group>
  );
}
