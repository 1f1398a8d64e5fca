import { LockKeyhole } from 'lucide-react';
import type { Release } from '#contract/releases.ts';
import { statusAt } from '#domain/releases/writing/status.ts';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { isEmbargoed, untilText } from './embargo-time.ts';

const DOTS = {
  draft: 'draft',
  approved: 'approved',
  embargoed: 'approved',
  published: 'pub',
  corrected: 'pub',
  withdrawn: 'draft',
} as const;

/** The state of a release as a dot or a lock with its word. */
export function Status({ release, now }: { release: Pick<Release, 'status' | 'embargo'>; now: Date }) {
  const status = statusAt(release, now);
  if (status !== 'withdrawn' && isEmbargoed(release.embargo, now)) {
    return (
      <span className="st amber">
        <Icon of={LockKeyhole} size="xs" />
        {words.releases.until(untilText(release.embargo, now))}
      </span>
    );
  }
  const dot = DOTS[status];
  return (
    <span className="st">
      <i className={`d ${dot}`} />
      {words.releases.status[status]}
    </span>
  );
}
