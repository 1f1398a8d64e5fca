import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { Release, ReleaseFields, ReleaseFinding } from '#contract/releases.ts';
import { useQuery } from '../engine/engine.tsx';
import { useApp } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { cellsOfRelease, spotOfFinding } from './places.ts';
import { editRelease } from './save.ts';

/** What the text preflight asks: each with its words, the way to its place, and the change where one is safe. */
export function Proofing({ release, canEdit }: { release: Release; canEdit: boolean }) {
  const found = useQuery('releases.preflight', { id: release.id }).data;
  const t = words.proofing;
  return (
    <section className="sec proofing" aria-label={t.title}>
      <header>
        {t.title}
        <span className="faint" role="status">
          {found === undefined ? '' : t.count(found.errors, found.warnings)}
        </span>
      </header>
      {found?.findings.length === 0 && <p className="faint">{t.fine}</p>}
      <ul>
        {found?.findings.map((finding) => (
          <Finding key={JSON.stringify([finding.rule, finding.place])} release={release} finding={finding} canEdit={canEdit} />
        ))}
      </ul>
    </section>
  );
}

function Finding({ release, finding, canEdit }: { release: Release; finding: ReleaseFinding; canEdit: boolean }) {
  const app = useApp();
  const t = words.proofing;
  const cells = cellsOfRelease(release);
  const spot = spotOfFinding(release, cells, finding);
  const isError = finding.severity === 'error';
  const text = (
    <>
      <span className="hidden-word">{`${isError ? t.error : t.warning}: `}</span>
      {t.finding(finding)}
    </>
  );
  return (
    <li>
      <Icon of={isError ? CircleAlert : TriangleAlert} size="s" className={isError ? 'red' : 'amber'} />
      <div className="grow">
        {spot === null ? (
          <p>{text}</p>
        ) : (
          <button
            type="button"
            className="jump"
            aria-label={t.show(t.finding(finding))}
            onClick={() => app.store.getState().set({ spot })}
          >
            {text}
          </button>
        )}
        {finding.fix !== null && canEdit && (
          <Button
            look="link"
            size="tiny"
            onClick={() => finding.fix !== null && void editRelease(app, release, finding.fix.set as Partial<ReleaseFields>)}
          >
            {t.fix(finding)}
          </Button>
        )}
      </div>
    </li>
  );
}
