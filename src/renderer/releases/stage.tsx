import { LockKeyhole } from 'lucide-react';
import type { Release, ReleaseStatus } from '#contract/releases.ts';
import { isOut, statusAt } from '#domain/releases/writing/status.ts';
import { useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Segmented } from '../ui/field.tsx';
import { useNow } from '../ui/use-later.ts';
import { words } from '../words/en.ts';
import { Status } from './status.tsx';
import { setCorrection } from './use-text.ts';

/** The state of a release at this moment, and what can become of it: what is out is corrected or withdrawn. */
export function Stage({ release, onSave }: { release: Release; onSave: (status: ReleaseStatus) => void }) {
  const app = useApp();
  const open = useWindow((state) => state.open);
  const isCorrecting = useWindow((state) => state.corrections[release.id] !== undefined);
  const now = useNow();
  const t = words.releases;
  const status = statusAt(release, now);
  const waits = release.embargo !== null && Date.parse(release.embargo.until) > now.getTime();
  const out = isOut(release, now);
  const isMarked = release.status === 'corrected' || release.status === 'withdrawn';
  return (
    <>
      {isMarked ? (
        <p className="stage-word">
          <Status release={release} now={now} />
        </p>
      ) : (
        <Segmented
          className="wide"
          label={t.statusLabel}
          value={status === 'embargoed' ? 'published' : status}
          choices={[
            { value: 'draft', label: t.status.draft },
            { value: 'approved', label: t.status.approved },
            waits
              ? { value: 'published', label: t.status.embargoed, icon: LockKeyhole, look: 'amber' }
              : { value: 'published', label: t.status.published },
          ]}
          onChange={onSave}
        />
      )}
      {out && !isCorrecting && (
        <div className="row gaps above">
          <Button size="tiny" onClick={() => setCorrection(app, release, {})}>
            {words.stages.correct}
          </Button>
          <Button size="tiny" onClick={() => open({ kind: 'correctRelease', id: release.id, withdraw: true })}>
            {words.stages.withdraw}
          </Button>
        </div>
      )}
    </>
  );
}
