import { describe, expect, it } from 'vitest';
import type { Contact } from '#contract/contacts.ts';
import type { Release, ReleaseStatus } from '#contract/releases.ts';
import type { ContactId } from '#contract/values.ts';
import { instantOf } from '#domain/dates.ts';
import { diffReleases, diffWords } from '#domain/releases/writing/diff.ts';
import { preflightRelease } from '#domain/releases/writing/preflight.ts';
import { liftsAt, statusAt } from '#domain/releases/writing/status.ts';
import { compareTranslation } from '#domain/releases/writing/translation.ts';
import { contacts, organisation, release } from '../documents/copenhagen.ts';

const at = (instant: string): Date => new Date(instant);

describe('the state of a release', () => {
  const embargo = { until: '2026-06-10T09:00:00+02:00', timeZone: 'Europe/Copenhagen' };
  const [before, after] = [at('2026-06-10T06:59:59Z'), at('2026-06-10T07:00:00Z')];

  it.each<[ReleaseStatus, ReleaseStatus, ReleaseStatus]>([
    ['draft', 'draft', 'draft'],
    ['approved', 'approved', 'approved'],
    ['embargoed', 'embargoed', 'published'],
    ['published', 'embargoed', 'published'],
    ['corrected', 'embargoed', 'corrected'],
    ['withdrawn', 'withdrawn', 'withdrawn'],
  ])('%s is %s before the instant and %s from it', (status, early, late) => {
    expect(statusAt({ status, embargo }, before)).toBe(early);
    expect(statusAt({ status, embargo }, after)).toBe(late);
    expect(liftsAt({ status, embargo }, before)).toBe(early === 'embargoed' ? embargo.until : null);
    expect(liftsAt({ status, embargo }, after)).toBeNull();
  });

  it('is public when its embargo was taken away', () => {
    expect(statusAt({ status: 'embargoed', embargo: null }, before)).toBe('published');
  });

  // The wall clock of the promise, the zone, and the instant it means: clocks go forward on 29 March 2026 in Europe and on
  // 8 March in New York, back on 25 October and 1 November.
  it.each([
    ['2026-03-29', '01:59', 'Europe/Copenhagen', '2026-03-29T00:59:00Z'],
    ['2026-03-29', '02:30', 'Europe/Copenhagen', '2026-03-29T01:30:00Z'],
    ['2026-03-29', '03:00', 'Europe/Copenhagen', '2026-03-29T01:00:00Z'],
    ['2026-10-25', '02:30', 'Europe/Copenhagen', '2026-10-25T00:30:00Z'],
    ['2026-10-25', '03:00', 'Europe/Copenhagen', '2026-10-25T02:00:00Z'],
    ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00Z'],
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
    ['2026-11-01', '02:00', 'America/New_York', '2026-11-01T07:00:00Z'],
  ])('lifts on %s at %s in %s, which is %s', (date, time, timeZone, instant) => {
    const until = instantOf(date, time, timeZone);
    expect(Date.parse(until)).toBe(Date.parse(instant));
    const stated = { status: 'embargoed' as const, embargo: { until, timeZone } };
    expect(statusAt(stated, new Date(Date.parse(instant) - 1))).toBe('embargoed');
    expect(statusAt(stated, at(instant))).toBe('published');
  });
});

describe('what changed between two revisions', () => {
  const one: Release = {
    ...release,
    revision: 1,
    body: ['A first paragraph of some words.', 'A second one.', 'A third one, long enough.'],
  };

  it('says the words of a changed block and the blocks that came and went', () => {
    const other: Release = {
      ...one,
      revision: 4,
      headline: 'Copenhagen Delegation to Promote Green Technology in Beijing',
      body: [
        'A first paragraph of many words.',
        'Something wholly different stands here now, my friend.',
        'A third one, long enough.',
      ],
    };
    const diff = diffReleases(one, other);
    expect([diff.from, diff.to]).toEqual([1, 4]);
    expect(diff.fields).toEqual([
      {
        field: 'headline',
        parts: [
          { kind: 'same', text: 'Copenhagen Delegation to Promote ' },
          { kind: 'removed', text: 'Sustainable' },
          { kind: 'added', text: 'Green' },
          { kind: 'same', text: ' Technology in Beijing' },
        ],
      },
    ]);
    expect(diff.body.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['changed', 1, 1],
      ['removed', 2, null],
      ['added', null, 2],
      ['same', 3, 3],
    ]);
    expect(diff.wordsAdded).toBe(1 + 1 + 8);
    expect(diff.wordsRemoved).toBe(1 + 1 + 3);
  });

  it('gives both texts back from its parts, whatever changed', () => {
    let state = 5;
    const next = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const text = (): string =>
      Array.from({ length: next(30) }, () => ['the', 'city', ',', ' ', '€470', 'å', '\n', 'a-b'][next(8)]).join('');
    for (let round = 0; round < 500; round++) {
      const [from, to] = [text(), text()];
      const parts = diffWords(from, to);
      const without = (kind: string): string =>
        parts
          .filter((part) => part.kind !== kind)
          .map((part) => part.text)
          .join('');
      expect([without('added'), without('removed')]).toEqual([from, to]);
    }
  });

  it('is bounded for texts that share nothing', () => {
    const parts = diffWords('a '.repeat(50_000), 'b '.repeat(50_000));
    expect(parts.filter(({ kind }) => kind !== 'same').length).toBeGreaterThan(0);
  });
});

describe('preflight of a release', () => {
  const check = (changes: Partial<Release>, about = organisation, people: readonly Contact[] = contacts) =>
    preflightRelease({ release: { ...release, ...changes }, organisation: about, contacts: people });
  const rules = (changes: Partial<Release>): string[] => check(changes).map(({ rule }) => rule);

  it('finds the slip of the example release and nothing else, and mends it', () => {
    const findings = check({});
    expect(findings.map(({ rule }) => rule)).toEqual(['words.doubled']);
    const [slip] = findings;
    const { index, start, end } = slip?.place ?? {};
    expect((release.body[index ?? -1] ?? '').slice(start ?? 0, end ?? 0)).toBe('to together');
    expect(check({ ...(slip?.fix?.set as Partial<Release>) })).toEqual([]);
    expect(slip?.fix?.set.body?.[index ?? -1]).toContain('an agreement to work together on water');
  });

  it.each<[string, Partial<Release>, string[]]>([
    [
      'a wrong weekday',
      { body: ['They meet on Tuesday 10 December 2014 in Beijing.'], quotes: [], figures: [] },
      ['weekday.wrong'],
    ],
    ['a right weekday', { body: ['They meet on Wednesday 10 December 2014.'], quotes: [], figures: [] }, []],
    [
      'a wrong weekday without a year',
      { body: ['They meet on Tuesday 10 December.'], quotes: [], figures: [] },
      ['weekday.wrong'],
    ],
    [
      'a wrong Danish weekday',
      { language: 'da', body: ['De mødes mandag den 10. december 2014.'], quotes: [], figures: [], boilerplate: 'Om' },
      ['weekday.wrong'],
    ],
    [
      'a wrong German weekday',
      { language: 'de', body: ['Sie treffen sich am Montag, 10. Dezember 2014.'], quotes: [], figures: [], boilerplate: 'Wir' },
      ['weekday.wrong'],
    ],
    ['a day that does not exist', { body: ['It ends on 31 February 2015.'], quotes: [], figures: [] }, ['date.impossible']],
    ['a leap day in a common year', { body: ['It ends on 29 February 2015.'], quotes: [], figures: [] }, ['date.impossible']],
    ['a leap day without a year', { body: ['It ends on 29 February.'], quotes: [], figures: [] }, []],
    [
      'an embargo without zone',
      { embargo: null, embargoNote: 'Embargo until 10 December, 09:00' },
      ['embargo.without-zone', 'words.doubled'],
    ],
    [
      'an unclear embargo',
      { embargo: null, embargoNote: 'Under embargo until the meeting' },
      ['embargo.unclear', 'words.doubled'],
    ],
    ['an embargoed release without embargo', { embargo: null, status: 'embargoed' }, ['embargo.missing', 'words.doubled']],
    [
      'a number in the headline alone',
      { headline: 'City plants 300 trees', body: ['The city plants trees.'], quotes: [], figures: [] },
      ['number.not-in-body'],
    ],
    [
      'a number written otherwise',
      { headline: 'City plants 1,200 trees in 2 parks', body: ['It plants 1200 trees in two parks.'], quotes: [], figures: [] },
      [],
    ],
    [
      'a figure that the body lacks',
      { figures: [{ text: '€999 million', value: 999e6, unit: 'EUR', sentence: '' }] },
      ['number.not-in-body', 'words.doubled'],
    ],
    [
      'a quote without speaker',
      { body: ['“So be it,” they said.'], quotes: [{ text: 'So be it', speaker: '', role: '' }], figures: [] },
      ['quote.without-speaker'],
    ],
    [
      'a quote that was changed',
      { body: ['“So be it,” said Ann.'], quotes: [{ text: 'So it was', speaker: 'Ann', role: '' }], figures: [] },
      ['quote.not-in-body'],
    ],
    ['a doubled word', { body: ['It is the the end.'], quotes: [], figures: [] }, ['words.doubled']],
    ['good doubles', { body: ['She had had that that day. Duran Duran played.'], quotes: [], figures: [] }, []],
    [
      'German doubles',
      { language: 'de', body: ['Das sind die, die die Stadt baut.'], quotes: [], figures: [], boilerplate: 'Wir' },
      [],
    ],
    ['no headline', { headline: '' }, ['headline.missing', 'words.doubled']],
    ['a long headline', { headline: 'A'.repeat(101) }, ['headline.long', 'words.doubled']],
    ['no date', { date: null }, ['date.missing', 'words.doubled']],
    ['nobody to call', { contactIds: [] }, ['words.doubled', 'contact.missing']],
    [
      'no boilerplate in its language',
      { language: 'fr', boilerplate: '', body: ['Rien.'], quotes: [], figures: [] },
      ['boilerplate.missing'],
    ],
  ])('%s', (_what, changes, expected) => {
    expect(rules(changes)).toEqual(expected);
  });

  it('takes out a contact that is gone, and names one that nobody can reach', () => {
    const gone = 'con_gone000000000000' as ContactId;
    const [dead] = check({ contactIds: [gone, ...release.contactIds] });
    expect(dead).toMatchObject({ rule: 'contact.dead', severity: 'error', fix: { set: { contactIds: release.contactIds } } });
    const mute = contacts.map((contact) => ({ ...contact, phone: '', email: '' }));
    expect(check({}, organisation, mute).map(({ rule }) => rule)).toContain('contact.unreachable');
  });

  it('makes straight marks curly where the pairs are beyond doubt', () => {
    const mixed = { body: ['“One,” he said. "Two," she said, see [x](https://a.example/"q").'], quotes: [], figures: [] };
    const [found] = check(mixed);
    expect(found?.rule).toBe('quotes.mixed');
    expect(found?.fix?.set.body).toEqual(['“One,” he said. “Two,” she said, see [x](https://a.example/"q").']);
    expect(check({ ...mixed, ...(found?.fix?.set as Partial<Release>) })).toEqual([]);
    expect(check({ ...mixed, body: ['“One,” he said. 5" wide.'] })[0]?.fix).toBeNull();
    const german = check({ language: 'de', boilerplate: 'Wir', ...mixed, body: ['„Eins“ und "zwei".'] });
    expect(german[0]?.fix?.set.body).toEqual(['„Eins“ und „zwei“.']);
  });

  it('tells of a number once, and of a text full of slips no more than a person reads', () => {
    const figures = [{ text: '300', value: 300, unit: 'trees', sentence: 'City plants 300 trees' }];
    expect(rules({ headline: 'City plants 300 trees', body: ['Trees.'], quotes: [], figures })).toEqual(['number.not-in-body']);
    expect(rules({ body: ['word '.repeat(40_000)], quotes: [], figures: [] })).toHaveLength(50);
  });

  it('offers fixes that leave nothing of what they mend', () => {
    for (const { rule, fix } of check({ body: ['It is the the end of of it.'], quotes: [], figures: [] })) {
      expect(rule).toBe('words.doubled');
      expect(check({ quotes: [], figures: [], ...(fix?.set as Partial<Release>) })).toHaveLength(1);
    }
  });
});

describe('a translation beside its original', () => {
  const original: Release = {
    ...release,
    headline: 'City invests €470 million',
    body: [
      'On 8 December 2014 the city invests 1,000.5 litres and 470 million in two parks, see [page](https://city.example/en).',
      '“Yes,” says Frank Jensen.',
    ],
    quotes: [{ text: 'Yes,', speaker: 'Frank Jensen', role: 'Lord Mayor' }],
    figures: [],
    notes: [],
  };
  const danish: Release = {
    ...original,
    language: 'da',
    headline: 'Byen investerer 470 millioner euro',
    body: [
      'Den 8. december 2014 investerer byen 1.000,5 liter og 470 millioner i 2 parker, se [siden](https://city.example/en).',
      '”Ja,” siger Frank Jensen.',
    ],
    quotes: [{ text: 'Ja,', speaker: 'Frank Jensen', role: 'overborgmester' }],
  };
  const codes = (changes: Partial<Release>): string[] =>
    compareTranslation(original, { ...danish, ...changes }).map(({ code }) => code);

  it('finds nothing when numbers, days, links and names are the same, each in its own writing', () => {
    expect(compareTranslation(original, danish)).toEqual([]);
  });

  it.each<[string, Partial<Release>, string[]]>([
    ['a number', { body: danish.body.map((text) => text.replace('1.000,5', '1.000,6')) }, ['number.missing', 'number.added']],
    ['a day', { body: danish.body.map((text) => text.replace('8. december', '9. december')) }, ['date.missing', 'date.added']],
    ['a link', { body: danish.body.map((text) => text.replace('/en)', '/da)')) }, ['link.missing', 'link.added']],
    ['a name', { body: danish.body.map((text) => text.replace('Jensen', 'Hansen')) }, ['name.missing']],
    ['a block', { body: [...danish.body, 'Mere.'] }, ['blocks.differ']],
    ['the embargo', { embargo: null }, ['embargo.differs']],
    ['the date', { date: '2014-12-09' }, ['date.differs']],
    ['the contacts', { contactIds: [] }, ['contacts.differ']],
    ['a block left in the first language', { body: [original.body[0] ?? '', danish.body[1] ?? ''] }, ['untranslated']],
  ])('finds %s that differs', (_what, changes, expected) => {
    expect(codes(changes)).toEqual(expect.arrayContaining(expected));
    expect(codes(changes).length).toBeGreaterThan(0);
  });
});
