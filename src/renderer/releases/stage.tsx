import { LockKeyhole } from 'lucide-react';
import type { Release, ReleaseStatus } from '#contract/releases.ts';
import { statusAt } from '#domain/releases/writing/status.ts';
import { Segmented } from '../ui/field.tsx';
import { useNow } from '../ui/use-later.ts';
import { words } from '../words/catalogue.ts';
import { Status } from './status.tsx';

/** The state of a release at this moment, and the states it can be put into; what is corrected or withdrawn stays so. */
export function Stage({ release, onSave }: { release: Release; onSave: (status: ReleaseStatus) => void }) {
  const now = useNow();
  const t = words.releases;
  const status = statusAt(release, now);
  const waits = release.embargo !== null && Date.parse(release.embargo.until) > now.getTime();
  const isMarked = release.status === 'corrected' || release.status === 'withdrawn';
  if (isMarked)
    return (
      <p className="stage-word">
        <Status release={release} now={now} />
      </p>
    );
  return (
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
  );
}
