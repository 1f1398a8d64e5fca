import type { Embargo, Release } from '#contract/releases.ts';
import { inUtc } from '../../dates.ts';
import { statusAt } from '../../releases/writing/status.ts';
import type { KitContent } from '../content.ts';
import { setKit, setRelease, together } from './deeds.ts';
import { type Checked, type Found, kitSubject, type Rule, releaseSubject } from './rule.ts';
import { textFindings } from './text-findings.ts';

const instant = (embargo: Embargo | null): number | null => (embargo === null ? null : Date.parse(embargo.until));

/** Every release that the kit tells of: its own, and those whose quotes and figures it lifts out. */
export const releasesOf = ({ releases, quotes, figures }: KitContent): readonly Release[] => [
  ...new Map(
    [...releases, ...[...quotes, ...figures].map(({ release }) => release)].map((release) => [release.id, release]),
  ).values(),
];

const isOver = ({ now }: Checked, embargo: Embargo): boolean => Date.parse(embargo.until) <= Date.parse(now);

/** Lifts the embargo of the kit, and that of each release which has the same. */
const lifted = (checked: Checked) => {
  const { kit } = checked.content;
  const same = releasesOf(checked.content).filter(({ embargo }) => embargo !== null && instant(embargo) === instant(kit.embargo));
  return together(
    'remove',
    setKit({ embargo: null }),
    ...same.map((release) => setRelease(checked, release, { embargo: null, embargoNote: '' })),
  );
};

/** Releases whose text asks to wait in words that no embargo stands for. */
const unclear =
  (rule: 'embargo.unclear' | 'embargo.without-zone') =>
  (checked: Checked): Found[] =>
    textFindings(checked, releasesOf(checked.content))
      .filter(({ findings }) => findings.some((finding) => finding.rule === rule))
      .map(({ release }) => ({
        subject: releaseSubject(release),
        values: { note: release.embargoNote },
        deed:
          checked.content.kit.embargo === null
            ? undefined
            : setRelease(checked, release, { embargo: checked.content.kit.embargo, embargoNote: '' }),
      }));

/** One embargo for everything, in the future, told by one clock. */
export const EMBARGO_RULES: readonly Rule[] = [
  { id: 'embargo.unclear', severity: 'error', find: unclear('embargo.unclear') },
  { id: 'embargo.without-zone', severity: 'error', find: unclear('embargo.without-zone') },
  {
    id: 'embargo.past',
    severity: 'error',
    find: (checked) => {
      const { embargo } = checked.content.kit;
      return embargo === null || !isOver(checked, embargo)
        ? []
        : [{ subject: kitSubject(checked.content), deed: lifted(checked) }];
    },
  },
  {
    id: 'embargo.year',
    severity: 'error',
    find: ({ content }) =>
      content.kit.embargo === null || /^\d{4}-/.test(inUtc(content.kit.embargo.until)) ? [] : [{ subject: kitSubject(content) }],
  },
  {
    id: 'embargo.differs',
    severity: 'error',
    find: (checked) =>
      releasesOf(checked.content)
        .filter((release) => instant(release.embargo) !== instant(checked.content.kit.embargo))
        .map((release) => ({
          subject: releaseSubject(release),
          deed: setRelease(checked, release, { embargo: checked.content.kit.embargo }),
        })),
  },
  {
    id: 'embargo.zone-differs',
    severity: 'warning',
    find: (checked) => {
      const { embargo } = checked.content.kit;
      if (embargo === null) return [];
      return releasesOf(checked.content).flatMap((release) =>
        release.embargo !== null && instant(release.embargo) === instant(embargo) && release.embargo.timeZone !== embargo.timeZone
          ? [
              {
                subject: releaseSubject(release),
                values: { zone: release.embargo.timeZone, wanted: embargo.timeZone },
                deed: setRelease(checked, release, { embargo }),
              },
            ]
          : [],
      );
    },
  },
  {
    id: 'embargo.release-out',
    severity: 'warning',
    find: (checked) => {
      const { embargo } = checked.content.kit;
      if (embargo === null || isOver(checked, embargo)) return [];
      return checked.content.releases
        .filter((release) => ['published', 'corrected'].includes(statusAt(release, new Date(checked.now))))
        .map((release) => ({ subject: releaseSubject(release), deed: lifted(checked) }));
    },
  },
];
