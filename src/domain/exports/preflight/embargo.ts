import type { Rule } from './rule.ts';

export const EMBARGO_RULES: readonly Rule[] = [
  {
    id: 'embargo.unclear',
    severity: 'error',
    why: 'The text asks people to wait, and the kit would go out for immediate release.',
    find: ({ content }) =>
      content.releases
        .filter((release) => release.embargo === null && (release.embargoNote ?? '') !== '')
        .map((release) => ({
          subject: { kind: 'release', id: release.id, label: release.headline || 'Untitled release' },
          message: `The text says “${release.embargoNote}”, and no embargo is set`,
          fix: 'Set the embargo, or clear the note',
        })),
  },
];
