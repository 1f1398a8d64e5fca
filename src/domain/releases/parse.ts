import type { ParsedRelease, ReleaseKind } from '#contract/parsed-release.ts';
import { hasDetails, merged, parseContacts } from './contacts.ts';
import { datelineOf, placeAndDate } from './dateline.ts';
import { releaseFigures } from './figures.ts';
import { readHead } from './head.ts';
import type { Head } from './head-marks.ts';
import { aboutHeading, immediateOf, labelOf } from './labels.ts';
import { detectLanguage } from './language.ts';
import { type Vocabulary, vocabularyFor } from './lexicon/index.ts';
import { type Line, logicalLines } from './lines.ts';
import { withoutLetter } from './mail-wrapping.ts';
import { withoutNavigation } from './navigation.ts';
import { looksBinary, normalise } from './normalise.ts';
import { inferOrganisation } from './organisation.ts';
import { People } from './people.ts';
import { findQuotes } from './quotes.ts';
import { spansOf } from './spans.ts';
import { type Rest, readRest } from './tail.ts';

/** A release in which nothing was recognised. */
function nothing(): ParsedRelease {
  return {
    kind: 'release',
    headline: null,
    subheadline: null,
    byline: null,
    organisation: null,
    date: null,
    embargo: null,
    dateline: null,
    language: null,
    body: [],
    quotes: [],
    figures: [],
    contacts: [],
    boilerplate: null,
    notes: [],
    facts: [],
    confidence: {},
    spans: {},
  };
}

/**
 * What a press release says, field by field; what the text does not say is null or empty, never made up. Never throws, and
 * its work is bounded: of longer inputs only the first 400,000 characters (MAX_CHARACTERS) are read.
 */
export function parseRelease(text: string): ParsedRelease {
  if (looksBinary(text)) return nothing();
  const clean = normalise(text);
  if (!/\p{L}{2}/u.test(clean.slice(0, 50_000))) return nothing();
  const { language, confidence: languageSure } = detectLanguage(clean);
  const vocabulary = vocabularyFor(language);
  const isLabel = (line: string): boolean =>
    line.length < 100 && (labelOf(line, vocabulary) ?? immediateOf(line, vocabulary)) !== null;
  const letter = withoutLetter(logicalLines(clean), isLabel);
  const { cover } = letter;
  const lines = withoutNavigation(letter.lines, vocabulary);
  const head = readHead(lines, vocabulary, organisationOf(lines, vocabulary), cover);
  const rest = readRest(lines.slice(head.bodyAt), vocabulary, head.organisation, head.headline);
  if (head.headline === null && head.lead.length > 0) head.headline = head.lead.shift()?.replace(/^\p{Lu}+\s?:\s*/u, '') ?? null;
  rest.body.unshift(...head.lead);
  if (head.contacts.length + rest.contacts.length === 0) {
    const offered = [...rest.body.slice(-6), ...rest.notes].filter(
      (paragraph) => paragraph.length < 400 && hasDetails(paragraph),
    );
    rest.contacts = parseContacts(offered, vocabulary, head.organisation ?? rest.organisation, head.headline).contacts;
    // 'Press passes: Ann Lee, 01632 960 222': a last line that is nothing else is no paragraph
    while (rest.contacts.length > 0 && rest.body.length > 1 && isContactLine(rest.body[rest.body.length - 1] ?? ''))
      rest.body.pop();
  }
  const dateline = takeDateline(head, rest, vocabulary);
  takeClosingDate(head, rest, vocabulary);
  const everything = [
    head.byline === null ? '' : `${head.byline.role ?? ''} ${head.byline.name}`,
    head.headline ?? '',
    head.subheadline ?? '',
    ...rest.body,
    rest.boilerplate?.text ?? '',
  ];
  const people = new People(everything, vocabulary);
  for (const contact of [...head.contacts, ...rest.contacts]) if (contact.name !== null) people.add(contact.name, contact.role);
  if (head.byline !== null) people.add(head.byline.name, head.byline.role);
  const quotes = findQuotes(rest.body, vocabulary, people);
  const contacts = merged([...head.contacts, ...rest.contacts]);
  const named = head.organisation ?? (rest.organisationSure ? rest.organisation : null);
  const traced =
    named !== null
      ? null
      : inferOrganisation(
          {
            headline: head.headline,
            subheadline: head.subheadline,
            text: clean.slice(0, 20_000),
            byline: head.byline,
            body: rest.body.slice(head.lead.length),
            boilerplate: rest.boilerplate?.text ?? null,
            notes: rest.notes,
            quotes,
            contacts,
            contactOrganisation: rest.organisation,
            place: dateline?.place ?? null,
          },
          vocabulary,
        );
  const release: ParsedRelease = {
    kind: head.kind !== null && head.kind !== 'release' ? head.kind : kindOf(head.headline, vocabulary),
    headline: head.headline,
    subheadline: head.subheadline,
    byline: head.byline,
    organisation: named ?? traced?.name ?? rest.organisation,
    date: head.date ?? rest.date,
    embargo: head.embargo?.embargo ?? null,
    dateline,
    language,
    body: rest.body,
    quotes,
    figures: releaseFigures([head.headline, head.subheadline], rest.body, vocabulary),
    contacts,
    boilerplate: rest.boilerplate,
    notes: [...head.notes, ...rest.notes],
    facts: rest.facts,
    confidence: {},
    spans: {},
  };
  release.confidence = confidenceOf(release, head, languageSure, named === null ? (traced?.confidence ?? 0.5) : 0.85);
  release.spans = spansOf(text, release);
  return release;
}

const isContactLine = (paragraph: string): boolean =>
  paragraph.length < 220 &&
  hasDetails(paragraph) &&
  (/^[^.!?:]{3,60}:\s\S/u.test(paragraph) || !/[.!?]\s\p{Lu}|\p{L}\.$/u.test(paragraph));

/** The subject of the boilerplate's heading, wherever it stands; it tells the letterhead from the headline. */
function organisationOf(lines: readonly Line[], vocabulary: Vocabulary): string | null {
  for (let at = lines.length - 1; at > 2 && at > lines.length - 80; at -= 1) {
    const line = lines[at];
    if (line === undefined || line.text.length > 300) continue;
    const about = aboutHeading(line.text, vocabulary);
    if (about !== null && (about.rest !== '' || (lines[at + 1]?.text.length ?? 0) > 60)) return about.subject;
  }
  return null;
}

/** Takes a last line off the body that is only place and date, as Spanish offices sign. */
function takeClosingDate(head: Head, rest: Rest, vocabulary: Vocabulary): void {
  const last = rest.body[rest.body.length - 1];
  if (last === undefined || last.length > 80 || rest.body.length < 2) return;
  const found = placeAndDate(last, vocabulary);
  if (found === null || found.date === null || found.place === null) return;
  rest.body.pop();
  if (head.date !== null) return;
  head.date = found.date;
  head.dateSure = !found.weekdayWrong;
}

/** Takes the dateline off the first paragraphs; a date it carries is the release's own when the head has none. */
function takeDateline(head: Head, rest: Rest, vocabulary: Vocabulary): { place: string } | null {
  const points = Math.min(
    6,
    Math.max(
      0,
      rest.body.findIndex((paragraph) => !paragraph.startsWith('•')),
    ),
  );
  for (let at = 0; at < Math.min(3 + points, rest.body.length); at += 1) {
    const paragraph = rest.body[at] ?? '';
    const found = datelineOf(paragraph, vocabulary);
    if (found === null) continue;
    rest.body[at] = paragraph.slice(found.length).trimStart();
    if (head.date === null && found.date !== null) {
      head.date = found.date;
      head.dateSure = !found.weekdayWrong;
    }
    const place = found.place ?? head.place;
    return place === null ? null : { place };
  }
  return head.place === null ? null : { place: head.place };
}

function kindOf(headline: string | null, vocabulary: Vocabulary): ReleaseKind {
  if (headline === null) return 'release';
  const label = labelOf(headline, vocabulary);
  if (label === null) return 'release';
  const statement =
    label.kind === 'statement' &&
    /^(?:by|from|on|of|af|fra|von|zu|zum|zur|der|de|du|sur|del|sobre|van|over|om|från|av|til)\b/iu.test(label.rest);
  if (label.kind === 'correction' || label.kind === 'advisory')
    return /^[:–—-]/u.test(label.rest) || label.phrase.includes(' ') ? label.kind : 'release';
  return statement || /^[:–—-]/u.test(label.rest) ? label.kind : 'release';
}

function confidenceOf(release: ParsedRelease, head: Head, languageSure: number, senderSure: number): Record<string, number> {
  const list = (items: readonly unknown[], sure: number): number => (items.length === 0 ? 0 : sure);
  const spoken = release.quotes.filter((quote) => quote.speaker !== null).length;
  const reachable = release.contacts.filter(
    (contact) => contact.name !== null && (contact.email !== null || contact.phone !== null),
  ).length;
  const round = (value: number): number => Math.round(value * 100) / 100;
  return {
    kind: head.kind !== null ? 0.95 : release.headline === null ? 0.2 : 0.7,
    headline: release.headline === null ? 0 : head.headlineSure ? 0.98 : release.headline.length < 160 ? 0.85 : 0.6,
    subheadline: release.subheadline === null ? 0 : 0.75,
    byline: release.byline === null ? 0 : release.byline.role === null ? 0.75 : 0.9,
    organisation: release.organisation === null ? 0 : senderSure,
    date: release.date === null ? 0 : head.date === null ? 0.6 : head.dateSure ? 0.95 : 0.5,
    embargo: head.embargo?.confidence ?? 0,
    dateline: release.dateline === null ? 0 : 0.9,
    language: round(languageSure),
    body: list(release.body, 0.85),
    quotes: list(release.quotes, round(0.5 + (0.45 * spoken) / Math.max(1, release.quotes.length))),
    figures: list(release.figures, 0.8),
    contacts: list(release.contacts, round(0.6 + (0.35 * reachable) / Math.max(1, release.contacts.length))),
    boilerplate: release.boilerplate === null ? 0 : release.boilerplate.heading === null ? 0.5 : 0.9,
    notes: list(release.notes, 0.9),
    facts: list(release.facts, 0.85),
  };
}
