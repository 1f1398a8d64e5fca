import { readdirSync, readFileSync } from 'node:fs';
import type { ParsedRelease } from '#contract/parsed-release.ts';
import type { Release } from '#contract/releases.ts';
import { buildReleaseDocument, type ReleaseDocument } from '#domain/releases/document.ts';
import { parseRelease } from '#domain/releases/parse.ts';
import { escapeBlock } from '#domain/releases/texts/marks.ts';
import { contacts, organisation, release } from './copenhagen.ts';

const SAMPLES = new URL('../releases/samples/', import.meta.url);

/** Every sample release at hand as a stored release would be, by the name of its file. */
export const sampleReleases: readonly { readonly name: string; readonly release: Release }[] = readdirSync(SAMPLES)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => ({ name, release: storedRelease(parseRelease(readFileSync(new URL(name, SAMPLES), 'utf8'))) }));

/** A body with every mark that a press officer can set. */
export const MARKED_BODY: readonly string[] = [
  'The city **signs** an agreement on *water* worth **€470 million**, says [the city’s own page](https://city.example/water?a=1_2).',
  '## Three steps for 2020',
  'Line one of an address\\\nLine two, with 1,000.5 litres & \\<more>.',
  '- First **bold** item, 12 km\n- Second item with [press@city.example](mailto:press@city.example)\n- 8\\. december is a date',
  '### What comes next',
  '3. Third in its own count\n4. Fourth: 5 \\* 3 = 15',
  '> “Water is *the* oil of this century,” says the mayor.',
  '1\\. is no list, # no heading, > no quote; a_b stays, and [old](http://old.example/x) is shown.',
];

/** The example release with that body. */
export const markedRelease = (): Release => ({
  ...release,
  body: [...MARKED_BODY],
  quotes: [{ text: 'Water is the oil of this century,', speaker: 'The mayor', role: '' }],
});

/** A release as it is printed, with the contacts and the sender of the example. */
export const printed = (one: Release): ReleaseDocument =>
  buildReleaseDocument(one, organisation, contacts, { timeZone: 'Europe/Copenhagen' });

/** What was recognised, as a stored release would hold it. */
export function storedRelease(parsed: ParsedRelease): Release {
  return {
    ...release,
    headline: parsed.headline ?? '',
    subheadline: parsed.subheadline ?? '',
    byline: { name: parsed.byline?.name ?? '', role: parsed.byline?.role ?? '' },
    date: parsed.date,
    dateline: parsed.dateline?.place ?? '',
    language: parsed.language ?? 'en',
    body: parsed.body.map(escapeBlock),
    quotes: parsed.quotes.map((quote) => ({ text: quote.text, speaker: quote.speaker ?? '', role: quote.role ?? '' })),
    figures: parsed.figures.map((figure) => ({ ...figure, unit: figure.unit ?? '' })),
    boilerplate: parsed.boilerplate?.text ?? '',
    notes: parsed.notes,
    embargo:
      parsed.embargo?.until == null
        ? null
        : { until: parsed.embargo.until, timeZone: parsed.embargo.zone ?? 'Europe/Copenhagen' },
  };
}
