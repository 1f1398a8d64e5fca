import type { Release } from '#contract/releases.ts';
import { useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { words } from '../words/catalogue.ts';
import { dayAndTime } from '../words/format.ts';
import { setCorrection } from './use-text.ts';

/** What was corrected since the release went out, for whoever reads the paper. */
export function Corrections({ release }: { release: Release }) {
  const open = useWindow((state) => state.open);
  const t = words.stages;
  if (release.corrections.length === 0) return null;
  return (
    <section className="corrections" aria-label={t.corrections}>
      {release.corrections.map((correction, at) => {
        const isWithdrawal = release.status === 'withdrawn' && at === release.corrections.length - 1;
        const when = dayAndTime(correction.at);
        return (
          <p key={correction.revision}>
            <b>{isWithdrawal ? t.withdrawnAt(when) : t.correctedAt(when)}</b> {correction.note}{' '}
            <Button
              look="link"
              size="tiny"
              onClick={() => open({ kind: 'releaseVersions', id: release.id, revision: correction.revision })}
            >
              {t.seeChange}
            </Button>
          </p>
        );
      })}
    </section>
  );
}

/** Over a text that is out: that it is changed by a correction alone. */
export function OutBar({ release }: { release: Release }) {
  const app = useApp();
  const open = useWindow((state) => state.open);
  const t = words.stages;
  return (
    <section className="stage-bar" aria-label={t.change}>
      <span className="grow">{t.isOut}</span>
      <Button size="tiny" onClick={() => void setCorrection(app, release, {})}>
        {t.correct}
      </Button>
      <Button size="tiny" onClick={() => open({ kind: 'correctRelease', id: release.id, withdraw: true })}>
        {t.withdraw}
      </Button>
    </section>
  );
}

/** Over a correction that is being written. */
export function CorrectingBar({ release }: { release: Release }) {
  const app = useApp();
  const open = useWindow((state) => state.open);
  const t = words.stages;
  return (
    <section className="stage-bar amber" aria-label={t.change}>
      <span className="grow">{t.correcting}</span>
      <Button size="tiny" look="primary" onClick={() => open({ kind: 'correctRelease', id: release.id, withdraw: false })}>
        {t.publish}
      </Button>
      <Button size="tiny" onClick={() => void setCorrection(app, release, null)}>
        {t.discard}
      </Button>
    </section>
  );
}
