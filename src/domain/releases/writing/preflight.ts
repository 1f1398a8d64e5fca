import type { Contact } from '#contract/contacts.ts';
import type { Organisation } from '#contract/organisations.ts';
import type { Release, ReleaseFields, ReleaseFinding } from '#contract/releases.ts';
import { localeOf } from '../../dates.ts';
import { isoDate, weekdayOf } from '../dates.ts';
import { plainBlocks } from '../texts/marks.ts';
import { doubledWords, mixedQuotes } from './slips.ts';
import { knownLanguage, type WrittenDay, wordNumbers, writtenDays, writtenNumbers } from './values.ts';

/** What the rules look at: the release, its sender, and the contacts it names that are still in the library. */
export interface Checked {
  readonly release: Release;
  readonly organisation: Organisation | null;
  readonly contacts: readonly Contact[];
}

/** More slips of one kind than this are one: each carries the whole field as it would be without it. */
const MOST_SLIPS = 50;

/** A headline beyond this many characters is cut by mail subjects and search results. */
const LONG_HEADLINE = 100;

/** What a careful editor would ask about a release before it leaves the house; errors first, then in reading order. */
export function preflightRelease(checked: Checked): ReleaseFinding[] {
  const findings = RULES.flatMap((rule) => rule(checked));
  return [...findings.filter(({ severity }) => severity === 'error'), ...findings.filter(({ severity }) => severity !== 'error')];
}

type Rule = (checked: Checked) => ReleaseFinding[];

const RULES: readonly Rule[] = [headline, dates, embargo, numbers, quotes, slips, sender, contacts];

type Place = Partial<ReleaseFinding['place']> & { field: string };

function finding(
  rule: ReleaseFinding['rule'],
  severity: ReleaseFinding['severity'],
  message: string,
  place: Place,
  values: ReleaseFinding['values'] = {},
  fix: ReleaseFinding['fix'] = null,
): ReleaseFinding {
  return { rule, severity, message, values, place: { index: null, start: null, end: null, ...place }, fix };
}

/** One text of a release with its place, and the change that puts another in its stead. */
interface Text {
  readonly field: 'headline' | 'subheadline' | 'body' | 'notes' | 'boilerplate';
  readonly index: number | null;
  readonly text: string;
  readonly put: (text: string) => Partial<ReleaseFields>;
}

function textsOf(release: Release): Text[] {
  const line = (field: 'headline' | 'subheadline' | 'boilerplate'): Text => ({
    field,
    index: null,
    text: release[field],
    put: (text) => ({ [field]: text }),
  });
  const list = (field: 'body' | 'notes'): Text[] =>
    release[field].map((text, index) => ({ field, index, text, put: (next) => ({ [field]: release[field].with(index, next) }) }));
  return [line('headline'), line('subheadline'), ...list('body'), ...list('notes'), line('boilerplate')];
}

function headline({ release }: Checked): ReleaseFinding[] {
  const length = [...release.headline].length;
  if (release.headline.trim() === '')
    return [finding('headline.missing', 'error', 'There is no headline.', { field: 'headline' })];
  if (length <= LONG_HEADLINE) return [];
  return [
    finding(
      'headline.long',
      'warning',
      `The headline has ${length} characters; beyond ${LONG_HEADLINE} it is cut where it is shown.`,
      {
        field: 'headline',
        start: 0,
        end: release.headline.length,
      },
      { length, most: LONG_HEADLINE },
    ),
  ];
}

function dates({ release }: Checked): ReleaseFinding[] {
  const found: ReleaseFinding[] = [];
  if (release.date === null) found.push(finding('date.missing', 'warning', 'The release has no date.', { field: 'date' }));
  const language = knownLanguage(release.language);
  for (const { field, index, text } of textsOf(release)) {
    for (const day of writtenDays(text, language)) {
      const place = { field, index, start: day.start, end: day.end };
      const written = text.slice(day.start, day.end).trim();
      if (day.iso === null) {
        found.push(finding('date.impossible', 'error', `There is no ${written}.`, place, { written }));
        continue;
      }
      const iso = day.iso.startsWith('-') ? nearest(day, release.date) : day.iso;
      if (iso === null || day.weekday === 0 || weekdayOf(iso) === day.weekday) continue;
      const values = {
        written: `${written}${day.iso.startsWith('-') ? ` ${iso.slice(0, 4)}` : ''}`,
        // 1 (Monday) to 7, and the right weekday in the words of the release
        weekday: weekdayOf(iso),
        said: day.weekday,
        right: nameOf(weekdayOf(iso), release.language),
      };
      found.push(
        finding(
          'weekday.wrong',
          'error',
          `${values.written} is a ${nameOf(values.weekday, 'en')}, not a ${nameOf(values.said, 'en')} (“${values.right}”).`,
          place,
          values,
        ),
      );
    }
  }
  return found;
}

/** The year that a day without one means: the nearest to the release's own date; null when the release has none. */
function nearest({ iso }: WrittenDay, date: string | null): string | null {
  if (iso === null || date === null) return null;
  const [month = 0, day = 0] = iso.slice(2).split('-').map(Number);
  const year = Number(date.slice(0, 4));
  const near = [year - 1, year, year + 1].flatMap((each) => isoDate(each, month, day) ?? []);
  const distance = (one: string): number => Math.abs(Date.parse(one) - Date.parse(date));
  return near.sort((one, other) => distance(one) - distance(other))[0] ?? null;
}

/** 5 January 2026 was a Monday. */
const nameOf = (weekday: number, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2026, 0, 4 + weekday)),
  );

function embargo({ release }: Checked): ReleaseFinding[] {
  if (release.embargo !== null) return [];
  if (release.embargoNote === '') {
    return release.status === 'embargoed'
      ? [finding('embargo.missing', 'error', 'The release is embargoed, and no embargo is set.', { field: 'embargo' })]
      : [];
  }
  const hasTime = /\d{1,2}[:.]\d{2}|\d\s*(?:am|pm|a\.m|p\.m|uhr|h\b)|kl\.?\s*\d/i.test(release.embargoNote);
  const note = `The text says “${release.embargoNote}”`;
  const values = { note: release.embargoNote };
  return [
    hasTime
      ? finding(
          'embargo.without-zone',
          'error',
          `${note} without a time zone that is beyond doubt.`,
          { field: 'embargo' },
          values,
        )
      : finding('embargo.unclear', 'error', `${note}, and no embargo is set.`, { field: 'embargo' }, values),
  ];
}

function numbers({ release }: Checked): ReleaseFinding[] {
  const language = knownLanguage(release.language);
  const body = plainBlocks(release.body).join('\n');
  const said = new Set([...writtenNumbers(body, language).map(({ value }) => value), ...wordNumbers(body, language)]);
  // A year of a date in the body is said as well.
  for (const digits of body.match(/\d+/g) ?? []) said.add(Number(digits));
  const lost = (field: string, index: number | null, text: string): ReleaseFinding[] =>
    writtenNumbers(text, language)
      .filter(({ value }) => !said.has(value))
      .map((number) =>
        finding(
          'number.not-in-body',
          'warning',
          `“${number.text}” is not in the text.`,
          { field, index, start: number.start, end: number.start + number.text.length },
          { number: number.text },
        ),
      );
  return [
    ...lost('headline', null, release.headline),
    ...lost('subheadline', null, release.subheadline),
    // A figure of the headline is told there.
    ...release.figures.flatMap((figure, index) =>
      [body, release.headline, release.subheadline].some((text) => text.includes(figure.text))
        ? []
        : lost('figures', index, figure.text).slice(0, 1),
    ),
  ];
}

function quotes({ release }: Checked): ReleaseFinding[] {
  const body = plainBlocks(release.body).join('\n').replace(/\s+/g, ' ');
  return release.quotes.flatMap((quote, index) => {
    const start = `“${[...quote.text].slice(0, 40).join('')}${quote.text.length > 40 ? '…' : ''}”`;
    const values = { quote: start };
    const core = quote.text.replace(/\s+/g, ' ').replace(/[.,!?…\s]+$/u, '');
    return [
      ...(quote.speaker.trim() === ''
        ? [finding('quote.without-speaker', 'warning', `Nobody is named for ${start}.`, { field: 'quotes', index }, values)]
        : []),
      ...(body.includes(core)
        ? []
        : [
            finding(
              'quote.not-in-body',
              'warning',
              `The text does not hold ${start} word for word.`,
              { field: 'quotes', index },
              values,
            ),
          ]),
    ];
  });
}

function slips({ release }: Checked): ReleaseFinding[] {
  const language = knownLanguage(release.language);
  const doubled = textsOf(release)
    .flatMap((text) => doubledWords(text.text, language).map((slip) => ({ ...text, slip })))
    .slice(0, MOST_SLIPS)
    .map(({ field, index, text, put, slip }) =>
      finding(
        'words.doubled',
        'warning',
        `“${slip.text}” has a word too many.`,
        { field, index, start: slip.start, end: slip.end },
        { words: slip.text, fixed: slip.fixed },
        { label: `Make it “${slip.fixed}”`, set: put(text.slice(0, slip.start) + slip.fixed + text.slice(slip.end)) },
      ),
    );
  const mixed = mixedQuotes(release);
  if (mixed === null) return doubled;
  const { first, set } = mixed;
  const fix = set === null ? null : { label: 'Make all marks curly', set };
  return [
    ...doubled,
    finding('quotes.mixed', 'warning', 'Straight and curly quotation marks stand side by side.', first, {}, fix),
  ];
}

function sender({ release, organisation }: Checked): ReleaseFinding[] {
  const [base = ''] = release.language.split('-');
  const about = organisation?.boilerplate[release.language] ?? organisation?.boilerplate[base] ?? '';
  return release.boilerplate.trim() !== '' || about.trim() !== ''
    ? []
    : [finding('boilerplate.missing', 'warning', 'Nothing says who the sender is.', { field: 'boilerplate' })];
}

function contacts({ release, contacts: known }: Checked): ReleaseFinding[] {
  if (release.contactIds.length === 0)
    return [finding('contact.missing', 'warning', 'Nobody is named to call.', { field: 'contactIds' })];
  return release.contactIds.flatMap((id, index) => {
    const place = { field: 'contactIds', index };
    const contact = known.find((one) => one.id === id);
    if (contact === undefined) {
      const set = { contactIds: release.contactIds.filter((one) => one !== id) };
      return [
        finding(
          'contact.dead',
          'error',
          'A contact of this release is no longer in the library.',
          place,
          {},
          { label: 'Take it out', set },
        ),
      ];
    }
    return contact.phone === '' && contact.email === ''
      ? [
          finding('contact.unreachable', 'error', `${contact.name} has neither telephone nor e-mail.`, place, {
            name: contact.name,
          }),
        ]
      : [];
  });
}
