import type { Release, ReleaseFinding } from '#contract/releases.ts';
import { preflightRelease } from '../../releases/writing/preflight.ts';
import type { Checked } from './rule.ts';

/** What the text preflight finds in releases of a kit, each with its own sender and contacts. */
export const textFindings = (
  checked: Checked,
  releases: readonly Release[],
): { release: Release; findings: readonly ReleaseFinding[] }[] => {
  const known = asked.get(checked) ?? new Map<string, readonly ReleaseFinding[]>();
  asked.set(checked, known);
  return releases.map((release) => {
    const people = checked.around.people.get(release.id) ?? { organisation: null, contacts: [] };
    const findings = known.get(release.id) ?? preflightRelease({ release, ...people });
    known.set(release.id, findings);
    return { release, findings };
  });
};

// A dozen rules ask for the same findings of one check.
const asked = new WeakMap<Checked, Map<string, readonly ReleaseFinding[]>>();
