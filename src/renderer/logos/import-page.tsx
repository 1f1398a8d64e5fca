import { useMemo, useState } from 'react';
import type { LogoProposal } from '#contract/logos.ts';
import type { JobId } from '#contract/values.ts';
import { plainName } from '#domain/names.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, useApp } from '../shell/app.tsx';
import { percentOf } from '../shell/progress.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { words } from '../words/catalogue.ts';
import { acceptedOf, type Correction, type Corrections, corrected, type SortedBrand, sorted } from './import-model.ts';
import { VariantRow } from './import-row.tsx';

/** A guided import: how far the reading is, then the proposal to be corrected and accepted. */
export function LogoImportPage({ jobId }: { jobId: JobId }) {
  const app = useApp();
  const job = useQuery('jobs.list', {}).data?.items.find((one) => one.id === jobId);
  const isReading = job?.state === 'running';
  const proposal = useQuery('logos.proposal', job === undefined || isReading ? null : { jobId });
  const t = words.logos;
  const leave = (): void => app.store.getState().go({ kind: 'logos', id: null, text: '' });
  if (proposal.data !== undefined) return <Proposal key={jobId} jobId={jobId} proposal={proposal.data} onLeave={leave} />;
  if (isReading) {
    const percent = percentOf(job) ?? 0;
    return (
      <main className="main" data-region="main">
        <Empty
          title={t.importReading}
          actions={<Button onClick={() => void ask(app, 'jobs.cancel', { id: jobId }).then(leave)}>{t.cancel}</Button>}
        >
          <span
            className="prog lg-prog"
            role="progressbar"
            aria-label={t.importReading}
            aria-valuenow={percent}
            aria-valuemin={0}
            aria-valuemax={100}
          >
            <i style={{ width: `${percent}%` }} />
          </span>
          <span className="faint sm clip">{job.progress.current ?? ''}</span>
        </Empty>
      </main>
    );
  }
  return (
    <main className="main" data-region="main">
      {(proposal.error !== undefined || (job !== undefined && job.state !== 'done')) && (
        <Empty title={t.importGone} actions={<Button onClick={leave}>{t.title}</Button>}>
          {t.importGoneMore}
        </Empty>
      )}
    </main>
  );
}

/** Rows drawn at first, and with each press on 'more'. */
const STRETCH = 150;

function Proposal({ jobId, proposal, onLeave }: { jobId: JobId; proposal: LogoProposal; onLeave: () => void }) {
  const app = useApp();
  const [corrections, setCorrections] = useState<Corrections>(new Map());
  const [shown, setShown] = useState(STRETCH);
  const [isStarting, setStarting] = useState(false);
  const brands = useMemo(() => sorted(proposal, corrections), [proposal, corrections]);
  const t = words.logos;
  const accepted = acceptedOf(brands);
  const unsure = brands.reduce(
    (sum, brand) => sum + brand.variants.reduce((n, variant) => n + variant.files.filter((file) => file.isUnsure).length, 0),
    0,
  );
  const total = brands.reduce((sum, brand) => sum + brand.variants.length, 0);
  const correct = (keys: readonly string[], correction: Correction): void =>
    setCorrections(corrected(corrections, keys, correction));
  const accept = async (): Promise<void> => {
    setStarting(true);
    const begun = await ask(app, 'logos.accept', { proposalId: jobId, variants: accepted });
    if (begun === null) setStarting(false);
  };
  if (proposal.files.length === 0 && proposal.refused.length === 0)
    return (
      <main className="main" data-region="main">
        <Empty title={t.importNothing} actions={<Button onClick={onLeave}>{t.title}</Button>} />
      </main>
    );
  let left = shown;
  return (
    <main className="main lg-import" data-region="main" aria-label={t.importTitle}>
      <div className="head">
        <h1 className="h1">{t.importTitle}</h1>
        <span className="n num" role="status">
          {t.importSummary(proposal.files.length, accepted.length, brands.length)}
        </span>
        {unsure > 0 && <span className="badge wash amber lg-unsure">{t.unsureMore(unsure)}</span>}
      </div>
      <div className="lg-sorted">
        {brands.map((brand) => {
          if (left <= 0) return null;
          const variants = brand.variants.slice(0, left);
          left -= variants.length;
          return <BrandGroup key={brand.variants[0]?.key ?? brand.name} brand={brand} variants={variants} onCorrect={correct} />;
        })}
        {total > shown && (
          <Button className="lg-more-rows" onClick={() => setShown(shown + STRETCH)}>
            {t.showMore(total - shown)}
          </Button>
        )}
        {proposal.refused.length > 0 && (
          <section aria-label={t.refused} className="lg-refused">
            <h2 className="lg-h">{t.refused}</h2>
            <ul>
              {proposal.refused.map((one) => (
                <li key={one.path}>
                  <span className="mono clip">{plainName(one.path)}</span>
                  <span className="sm">
                    <span className="soft">{words.errors[one.code]}</span>
                    {/* What the engine saw in this very file; the sentence of the code says it only in general. */}
                    <span className="faint">{words.said(one.message)}</span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <footer className="review-foot">
        <span className="faint sm grow">{t.importHint}</span>
        <Button onClick={onLeave}>{t.cancel}</Button>
        <Button look="primary" disabled={accepted.length === 0 || isStarting} onClick={() => void accept()}>
          {isStarting ? t.accepting : t.accept(accepted.length)}
        </Button>
      </footer>
    </main>
  );
}

function BrandGroup({
  brand,
  variants,
  onCorrect,
}: {
  brand: SortedBrand;
  variants: SortedBrand['variants'];
  onCorrect: (keys: readonly string[], correction: Correction) => void;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const t = words.logos;
  const rename = (): void => {
    const name = draft?.trim() ?? '';
    setDraft(null);
    if (name !== '' && name !== brand.name)
      onCorrect(
        brand.variants.flatMap((variant) => variant.files.map((file) => file.key)),
        { brand: name },
      );
  };
  return (
    <section aria-label={brand.name} className="lg-brand-group">
      <header>
        <input
          className="input lg-brand-name"
          aria-label={t.renameBrand(brand.name)}
          value={draft ?? brand.name}
          maxLength={200}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={rename}
          onKeyDown={(event) => {
            if (event.key === 'Enter') rename();
            if (event.key === 'Escape') setDraft(null);
          }}
        />
        <span className="faint sm">{brand.brandId === null ? t.newMark : t.alreadyBrand}</span>
      </header>
      <ul>
        {variants.map((variant) => (
          <VariantRow key={variant.key} variant={variant} onCorrect={onCorrect} />
        ))}
      </ul>
    </section>
  );
}
