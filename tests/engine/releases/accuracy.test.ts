import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { parsedReleaseSchema } from '#contract/parsed-release.ts';
import { GROUPS, type Group } from '../../domain/releases/recognition/corpus.ts';
import { FIELDS } from '../../domain/releases/recognition/score.ts';
import { type Measured, measure, tally } from './measure.ts';

/** The shares of right answers that stand in docs/accuracy.md; `npm run bench -- releases --record` writes both. */
const recorded = JSON.parse(readFileSync(new URL('./recorded-accuracy.json', import.meta.url), 'utf8')) as Record<
  Group,
  Record<string, number>
>;
let all: Measured[] = [];
beforeAll(async () => {
  all = await measure();
});

test('there are sixty test releases and more, at least five in each language, in every format', () => {
  expect(all.length).toBeGreaterThanOrEqual(60);
  expect(all.filter((release) => release.group === 'held-out').length).toBeGreaterThanOrEqual(16);
  for (const language of ['en', 'da', 'de', 'fr', 'es', 'sv', 'no', 'nl'])
    expect(all.filter((release) => release.expected.language === language).length, language).toBeGreaterThanOrEqual(5);
  expect(new Set(all.map((release) => release.name.split('.').at(-1)))).toEqual(
    new Set(['txt', 'md', 'html', 'docx', 'rtf', 'eml']),
  );
});

test.each(GROUPS.flatMap((group) => FIELDS.map((field) => [group, field] as const)))(
  '%s: %s is read no worse than recorded',
  (group, field) => {
    const [right, of] = tally(all, field, group);
    const wrong = all.flatMap((release) =>
      release.group === group
        ? release.marks
            .filter((mark) => mark.field === field)
            .flatMap((mark) => mark.wrong.map((one) => `${release.name}: ${one}`))
        : [],
    );
    expect(right / of, wrong.join('\n')).toBeGreaterThanOrEqual((recorded[group][field] ?? 1) - 1e-9);
  },
);

test('nothing is made up: every string of every field is in the text, and its span shows it', () => {
  const squeezed = (text: string): string => text.normalize('NFC').replace(/[\s\u2063\u2064\u200b\u00ad]+/gu, '');
  for (const { name, text, parsed } of all) {
    parsedReleaseSchema.parse(parsed);
    const flat = squeezed(text);
    const strings: [string, string | null | undefined][] = [
      ['headline', parsed.headline],
      ['subheadline', parsed.subheadline],
      ['byline.name', parsed.byline?.name],
      ['byline.role', parsed.byline?.role],
      ['organisation', parsed.organisation],
      ['dateline', parsed.dateline?.place],
      ...parsed.body.map((one, index): [string, string] => [`body.${index}`, one]),
      ...parsed.notes.map((one, index): [string, string] => [`notes.${index}`, one]),
      ...parsed.figures.map((one, index): [string, string] => [`figures.${index}`, one.text]),
      ...parsed.quotes.flatMap((one, index): [string, string | null][] => [
        [`quotes.${index}.text`, one.text.replace(/\.$/u, '')],
        [`quotes.${index}.speaker`, one.speaker],
        [`quotes.${index}.role`, one.role],
      ]),
      ...parsed.contacts.flatMap((one, index): [string, string | null][] =>
        Object.entries(one).map(([key, value]): [string, string | null] => [`contacts.${index}.${key}`, value]),
      ),
    ];
    for (const [path, value] of strings) {
      if (value == null) continue;
      expect(flat, `${name} ${path}`).toContain(squeezed(value));
      const [span] = parsed.spans[path] ?? [];
      expect(span, `${name} ${path}`).toBeDefined();
      if (span !== undefined) expect(squeezed(text.slice(span.start, span.end)), `${name} ${path}`).toContain(squeezed(value));
    }
    if (parsed.date !== null) expect(parsed.spans.date, `${name} date`).toBeDefined();
  }
});

test('every field that was recognised has a confidence above nothing, and one that was not has none', () => {
  for (const { name, parsed } of all) {
    for (const [field, value] of Object.entries(parsed)) {
      if (field === 'confidence' || field === 'spans') continue;
      const empty = value === null || (Array.isArray(value) && value.length === 0);
      if (empty) expect(parsed.confidence[field], `${name} ${field}`).toBe(0);
      else expect(parsed.confidence[field], `${name} ${field}`).toBeGreaterThan(0);
    }
  }
});
