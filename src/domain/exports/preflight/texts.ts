import type { Release, ReleaseFields, ReleaseFinding, ReleaseRule } from '#contract/releases.ts';
import { isOut } from '../../releases/writing/status.ts';
import { setRelease, step, takeOut, write } from './deeds.ts';
import { type Checked, type Found, type Rule, releaseSubject } from './rule.ts';
import type { RuleId, Values } from './sentences.ts';
import { textFindings } from './text-findings.ts';

/**
 * Rules of the text preflight (domain/releases/writing) as rules of a kit. What is not listed has a rule of its own here: the embargo's notes, and
 * contacts, of whom the kit's are printed when a release names none.
 */
const OF_TEXT = {
  'release.headline-missing': 'headline.missing',
  'release.headline-long': 'headline.long',
  'release.date-missing': 'date.missing',
  'release.date-impossible': 'date.impossible',
  'release.weekday-wrong': 'weekday.wrong',
  'release.embargo-missing': 'embargo.missing',
  'release.figure-not-in-text': 'number.not-in-body',
  'release.quote-without-speaker': 'quote.without-speaker',
  'release.quote-not-in-text': 'quote.not-in-body',
  'release.quotes-mixed': 'quotes.mixed',
  'release.doubled-word': 'words.doubled',
  'release.boilerplate-missing': 'boilerplate.missing',
  'release.contact-dead': 'contact.dead',
} as const satisfies Partial<Record<RuleId, ReleaseRule>>;

/** Letters of a quote that name it. */
const SHORT = 40;

const ofText =
  (id: keyof typeof OF_TEXT) =>
  (checked: Checked): Found[] =>
    textFindings(checked, checked.content.releases).flatMap(({ release, findings }) =>
      findings
        .filter(({ rule }) => rule === OF_TEXT[id])
        .map((finding) => ({
          subject: releaseSubject(release),
          values: valuesOf(release, finding),
          deed: deedOf(checked, release, finding),
        })),
    );

/** What a text finding names: the words at its place, where that is, and its own sentence. */
function valuesOf(release: Release, { place, message }: ReleaseFinding): Values {
  const whole = textAt(release, place);
  const text = place.start === null ? whole : whole.slice(place.start, place.end ?? undefined);
  return {
    said: message.replace(/\.$/, ''),
    text: text.length > SHORT ? `${text.slice(0, SHORT)}…` : text,
    length: [...whole].length,
    place: placeWords(place),
  };
}

function textAt(release: Release, { field, index }: ReleaseFinding['place']): string {
  switch (field) {
    case 'headline':
    case 'subheadline':
    case 'boilerplate':
      return release[field];
    case 'body':
      return release.body[index ?? 0] ?? '';
    case 'notes':
      return release.notes[index ?? 0] ?? '';
    case 'quotes':
      return release.quotes[index ?? 0]?.text ?? '';
    case 'figures':
      return release.figures[index ?? 0]?.text ?? '';
    default:
      return '';
  }
}

/** Where in a release something stands, in words. */
function placeWords({ field, index }: ReleaseFinding['place']): string {
  if (field === 'body') return `paragraph ${(index ?? 0) + 1}`;
  return (
    { headline: 'the headline', subheadline: 'the standfirst', notes: 'the notes', boilerplate: 'the boilerplate' }[field] ??
    field
  );
}

/** What the text rule itself proposes; else what one click can set. Words of a release that is out are changed by a correction only. */
function deedOf(checked: Checked, release: Release, finding: ReleaseFinding): Found['deed'] {
  if (finding.fix !== null)
    return setRelease(checked, release, finding.fix.set as Partial<ReleaseFields>, { act: 'correct', isText: true });
  const { kit } = checked.content;
  const isLocked = isOut(release, new Date(checked.now));
  switch (finding.rule) {
    case 'headline.missing':
    case 'headline.long':
      return isLocked ? undefined : write({ of: 'release', id: release.id, field: 'headline', value: release.headline });
    case 'date.missing':
      return kit.date === null ? undefined : setRelease(checked, release, { date: kit.date });
    case 'embargo.missing':
      return kit.embargo === null ? undefined : setRelease(checked, release, { embargo: kit.embargo });
    case 'number.not-in-body':
      if (finding.place.field !== 'figures') return undefined;
      return setRelease(
        checked,
        release,
        { figures: release.figures.filter((_, index) => index !== finding.place.index) },
        { act: 'remove' },
      );
    default:
      return undefined;
  }
}

const fromText = (id: keyof typeof OF_TEXT, severity: Rule['severity']): Rule => ({ id, severity, find: ofText(id) });

/** The releases: what the text preflight asks, and whether they may go out. */
export const TEXT_RULES: readonly Rule[] = [
  fromText('release.headline-missing', 'error'),
  fromText('release.headline-long', 'warning'),
  fromText('release.date-missing', 'error'),
  fromText('release.date-impossible', 'error'),
  fromText('release.weekday-wrong', 'error'),
  fromText('release.embargo-missing', 'error'),
  fromText('release.figure-not-in-text', 'warning'),
  fromText('release.quote-without-speaker', 'warning'),
  fromText('release.quote-not-in-text', 'warning'),
  fromText('release.quotes-mixed', 'warning'),
  fromText('release.doubled-word', 'warning'),
  fromText('release.boilerplate-missing', 'warning'),
  fromText('release.contact-dead', 'error'),
  {
    id: 'release.contact-not-in-kit',
    severity: 'warning',
    find: ({ content, around }) =>
      content.releases.flatMap((release) =>
        (around.people.get(release.id)?.contacts ?? [])
          .filter(({ id }) => !content.contacts.some((contact) => contact.id === id))
          .map(({ id, name }) => ({
            subject: releaseSubject(release),
            values: { name },
            deed: step('add', { kind: 'putContact', id }),
          })),
      ),
  },
  {
    id: 'release.not-approved',
    severity: 'warning',
    find: (checked) =>
      checked.content.releases
        .filter(({ status }) => status === 'draft')
        .map((release) => ({
          subject: releaseSubject(release),
          deed: setRelease(checked, release, { status: 'approved' }, { act: 'approve' }),
        })),
  },
  {
    id: 'release.withdrawn',
    severity: 'warning',
    find: ({ content }) =>
      content.releases
        .filter(({ status }) => status === 'withdrawn')
        .map((release) => ({ subject: releaseSubject(release), deed: takeOut('releases', release.id) })),
  },
];
