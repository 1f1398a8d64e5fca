import type { Embargo, ReleaseStatus } from '#contract/releases.ts';

/** What decides the state a release is in. */
export interface Stated {
  readonly status: ReleaseStatus;
  readonly embargo: Embargo | null;
}

/**
 * The state of a release at a moment, from what is stored and the clock alone: an embargo lifts by itself at its instant, and
 * whatever is out waits for one that lies ahead. Drafts, approved and withdrawn releases stay what they are.
 */
export function statusAt({ status, embargo }: Stated, now: Date): ReleaseStatus {
  const waits = embargo !== null && Date.parse(embargo.until) > now.getTime();
  switch (status) {
    case 'embargoed':
      return waits ? 'embargoed' : 'published';
    case 'published':
    case 'corrected':
      return waits ? 'embargoed' : status;
    default:
      return status;
  }
}

/** The instant (ISO 8601) at which the state changes by itself; null when it will not. */
export function liftsAt(release: Stated, now: Date): string | null {
  return release.embargo !== null && statusAt(release, now) === 'embargoed' ? release.embargo.until : null;
}

/** Whether a release has left the house, so that a change to its words is a correction. */
export const isOut = (release: Stated, now: Date): boolean =>
  ['embargoed', 'published', 'corrected'].includes(statusAt(release, now));
