import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { FindingCode, IntegrityFinding, IntegrityReport } from '#contract/integrity.ts';
import type { AssetId, JobId } from '#contract/values.ts';
import { plainName } from '#domain/names.ts';
import { locate } from '../assets/asset-deeds.ts';
import { useQuery } from '../engine/engine.tsx';
import { showAsset } from '../imports/show.ts';
import { Button } from '../ui/button.tsx';
import { Group } from '../ui/group.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { baseName, count } from '../words/format.ts';
import { type App, ask, useApp } from './app.tsx';

/** Findings of one kind shown at first, and how many more each time. */
const SHOWN = 8;
const MORE = 100;
/** More rows than these in one list help nobody; the command line lists them all. */
const MOST = 1000;
/** Kinds that mean something may be lost; the others can be made again. */
const GRAVE: readonly FindingCode[] = [
  'original_missing',
  'original_altered',
  'original_unreadable',
  'version_missing',
  'version_altered',
  'backup_damaged',
  'catalogue_damaged',
];

/** What to do when something was done about a finding, or is to be done about all of a kind. */
interface Deeds {
  onChanged(): void;
  onTakeIn(): void;
  onRepair(): void;
}

/** The findings of a check by kind, the grave ones first, each with what can be done about it. */
export function Findings({ jobId, report, ...deeds }: { jobId: JobId; report: IntegrityReport } & Deeds) {
  const t = words.keep.check;
  const codes = (Object.keys(report.counts) as FindingCode[]).sort(
    (a, b) => Number(GRAVE.includes(b)) - Number(GRAVE.includes(a)),
  );
  const canRepair = report.findings.some((finding) => finding.repair !== null);
  return (
    <>
      {canRepair && (
        <p className="row gaps above">
          <Button onClick={deeds.onRepair}>{t.repair}</Button>
          <span className="faint sm">{t.repairMore}</span>
        </p>
      )}
      {codes.map((code) => (
        <Kind
          key={`${jobId}${code}`}
          jobId={jobId}
          code={code}
          total={report.counts[code] ?? 0}
          first={report.findings.filter((finding) => finding.code === code)}
          {...deeds}
        />
      ))}
    </>
  );
}

type KindProps = { jobId: JobId; code: FindingCode; total: number; first: readonly IntegrityFinding[] } & Deeds;

function Kind({ jobId, code, total, first, onChanged, onTakeIn }: KindProps) {
  const [shown, setShown] = useState(SHOWN);
  const t = words.keep.check;
  const isGrave = GRAVE.includes(code);
  // the report carries the first of each kind; the rest is asked for when somebody wants to see it
  const more = useQuery('integrity.findings', shown > first.length ? { jobId, code, count: shown } : null).data?.items;
  const findings = (more ?? first).slice(0, shown);
  return (
    <Group className="finding-kind" label={t.findings[code]}>
      <div className="row gaps">
        <Icon of={isGrave ? CircleAlert : TriangleAlert} size="s" className={isGrave ? 'red' : 'amber'} />
        <b className="med">{t.findings[code]}</b>
        <span className="faint num">{count(total)}</span>
        {code === 'original_missing' && <ForMissing jobId={jobId} total={total} first={first} onChanged={onChanged} />}
        {code === 'orphan_file' && (
          <Button size="tiny" className="push" title={t.takeInMore} onClick={onTakeIn}>
            {t.takeIn}
          </Button>
        )}
      </div>
      <ul>
        {findings.map((finding, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a report does not change, and two findings may be alike in everything
          <Finding key={at} finding={finding} onChanged={onChanged} />
        ))}
      </ul>
      {total > findings.length && (
        <p className="row gaps">
          <span className="faint sm num">{t.more(total - findings.length)}</span>
          {findings.length < MOST && (
            <Button look="link" className="sm" onClick={() => setShown(Math.min(MOST, findings.length + MORE))}>
              {t.showMore}
            </Button>
          )}
        </p>
      )}
    </Group>
  );
}

/** What can be done about all missing originals at once. */
function ForMissing({ jobId, total, first, onChanged }: Pick<KindProps, 'jobId' | 'total' | 'first' | 'onChanged'>) {
  const app = useApp();
  const t = words.keep.check;
  const id = first.find((finding) => finding.assetId !== null)?.assetId ?? null;
  if (id === null) return null;
  return (
    <span className="row gaps push">
      <Button
        size="tiny"
        onClick={async () => {
          await locate(app, id, 'folder');
          onChanged();
        }}
      >
        {t.locateAll}
      </Button>
      {total > 1 && (
        <Button
          size="tiny"
          onClick={async () => {
            const ids = await missingIds(app, jobId);
            if (ids !== null && (await ask(app, 'integrity.forget', { ids })) !== null) onChanged();
          }}
        >
          {t.forgetAll(total)}
        </Button>
      )}
    </span>
  );
}

/** The ids of every missing original that a check found, asked for in pieces; null when an answer failed, which was told. */
async function missingIds(app: App, jobId: JobId): Promise<AssetId[] | null> {
  const ids: AssetId[] = [];
  for (let start = 0; ; start += MOST) {
    const page = await ask(app, 'integrity.findings', { jobId, code: 'original_missing', start, count: MOST });
    if (page === null) return null;
    ids.push(...page.items.map((finding) => finding.assetId).filter((id) => id !== null));
    if (start + MOST >= page.total) return ids;
  }
}

function Finding({ finding, onChanged }: { finding: IntegrityFinding; onChanged: () => void }) {
  const app = useApp();
  const t = words.keep.check;
  const { assetId } = finding;
  const name = baseName(finding.path);
  return (
    <li>
      <span className="grow">
        <span className="mono clip" title={plainName(finding.path)}>
          {name}
        </span>
        <span className="soft sm">{words.said(finding.message)}</span>
        {finding.repair !== null && <span className="faint sm">{t.wouldRepair(words.said(finding.repair))}</span>}
      </span>
      {assetId !== null && (
        <Button look="link" className="sm" aria-label={t.showLabel(name)} onClick={() => showAsset(app, assetId)}>
          {t.show}
        </Button>
      )}
      {finding.code === 'original_missing' && assetId !== null && (
        <>
          <Button
            size="tiny"
            aria-label={t.locateLabel(name)}
            onClick={async () => {
              await locate(app, assetId, 'files');
              onChanged();
            }}
          >
            {t.locate}
          </Button>
          <Button
            size="tiny"
            aria-label={t.forgetLabel(name)}
            onClick={async () => {
              if ((await ask(app, 'integrity.forget', { ids: [assetId] })) !== null) onChanged();
            }}
          >
            {t.forget}
          </Button>
        </>
      )}
    </li>
  );
}
