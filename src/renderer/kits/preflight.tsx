import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ExportPreview, Finding } from '#contract/exports.ts';
import type { Kit, SectionKind } from '#contract/kits.ts';
import { assertNever } from '#contract/result.ts';
import type { AssetId, ContactId, OrganisationId, ReleaseId } from '#contract/values.ts';
import { keyOf } from '#domain/kits/items.ts';
import { type App, useApp } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/en.ts';

/** What is still wrong with the kit, errors first; each leads to what it is about. */
export function Preflight({
  kit,
  preview,
  onJump,
}: {
  kit: Kit;
  preview: ExportPreview | undefined;
  onJump: (section: SectionKind) => void;
}) {
  const app = useApp();
  const t = words.kits;
  return (
    <section className="sec" id="preflight" aria-label={t.preflight}>
      <header>
        {t.preflight}
        {preview !== undefined && preview.findings.length > 0 && (
          <span className="faint num">{t.preflightCounts(preview.errors, preview.warnings)}</span>
        )}
      </header>
      {preview !== undefined && preview.findings.length === 0 && <p className="accent">{t.preflightFine}</p>}
      {preview !== undefined && <Findings findings={preview.findings} onShow={(finding) => jump(app, kit, finding, onJump)} />}
    </section>
  );
}

/** Findings as a list: the fact, what it is about, and a way there. */
export function Findings({ findings, onShow }: { findings: readonly Finding[]; onShow?: (finding: Finding) => void }) {
  const t = words.kits;
  const sorted = [...findings].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  return (
    <ul className="pf">
      {sorted.map((finding) => {
        const isError = finding.severity === 'error';
        return (
          <li key={`${finding.rule}${finding.subject.id}${finding.message}`}>
            <Icon of={isError ? CircleAlert : TriangleAlert} size="s" className={isError ? 'red' : 'amber'} />
            <div>
              <b>
                <span className="hidden-word">{isError ? t.errorWord : t.warningWord}: </span>
                {finding.message}
              </b>
              <p className="clip" title={finding.fix}>
                {finding.subject.label}
              </p>
            </div>
            {onShow !== undefined && finding.subject.kind !== 'kit' && (
              <Button
                size="tiny"
                title={finding.fix}
                aria-label={t.jumpTo(finding.subject.label)}
                onClick={() => onShow(finding)}
              >
                {t.jump}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Goes to what a finding is about: pictures in the library with the inspector open, everything else on its own page. */
function jump(app: App, kit: Kit, finding: Finding, onJump: (section: SectionKind) => void): void {
  const { go, select, set } = app.store.getState();
  const { kind, id } = finding.subject;
  const section = kit.sections.find((candidate) => candidate.items.some((item) => keyOf(item) === id));
  if (section !== undefined) onJump(section.kind);
  switch (kind) {
    case 'asset': {
      const asset = app.cache.read('assets.get', { id: id as AssetId }).data;
      const shelf =
        asset?.kind === 'photo' || asset?.kind === 'logo' || asset?.kind === 'document' || asset?.kind === 'video'
          ? asset.kind
          : 'all';
      go({ kind: 'assets', shelf, text: '' });
      set({ inspector: 'open' });
      select({ ids: [id as AssetId], current: id as AssetId, anchor: id as AssetId });
      break;
    }
    case 'release':
      go({ kind: 'releases', id: id as ReleaseId, text: '' });
      break;
    case 'contact':
      go({ kind: 'contacts', id: id as ContactId, text: '' });
      break;
    case 'organisation':
      go({ kind: 'organisations', id: id as OrganisationId, text: '' });
      break;
    case 'kit':
      document.querySelector<HTMLElement>('.rp .val')?.focus();
      break;
    default:
      assertNever(kind);
  }
}
