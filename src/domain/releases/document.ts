import type { Contact } from '#contract/contacts.ts';
import type { Organisation } from '#contract/organisations.ts';
import type { Release } from '#contract/releases.ts';
import {
  formatDateLong,
  formatInstant,
  formatInstantShort,
  formatUtcTime,
  instantOf,
  inUtc,
  inZone,
  zoneAbbreviation,
} from '../dates.ts';
import { cleanLine, cleanText, paragraphsOf } from './texts/clean.ts';
import { type ReleaseLabels, releaseLabels } from './texts/labels.ts';
import { type MarkedBlock, plainOf, readBody, type Span, textOf } from './texts/marks.ts';

/** An embargo in all its wordings; every format takes them from here, so no two can disagree. */
export interface EmbargoTexts {
  /** The instant with the offset of its zone, and in UTC. */
  readonly until: string;
  readonly untilUtc: string;
  readonly timeZone: string;
  /** 'Wednesday 10 December 2014, 09:00 CET (08:00 UTC)' */
  readonly long: string;
  /** The two halves of `long`: 'Wednesday 10 December 2014, 09:00 CET' and '08:00 UTC', the latter empty when the zone is UTC. */
  readonly local: string;
  readonly utc: string;
  /** 'Wed 10 Dec 2014, 09:00 CET' */
  readonly short: string;
  /** 'Embargoed until Wednesday 10 December 2014, 09:00 CET (08:00 UTC)' */
  readonly sentence: string;
  /** The sentence in capitals, for formats that have no other way to be loud. */
  readonly line: string;
  /** 'Embargoed until Wed 10 Dec 2014, 09:00 CET' */
  readonly header: string;
}

/** A press contact as it is printed; empty strings where nothing is known, a desk has no role. */
export interface PrintedContact {
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  readonly phone: string;
  readonly email: string;
  readonly isDesk: boolean;
}

/** An author's text: `text` is what a reader hears, `spans` the same with its marks. */
export interface MarkedText {
  readonly text: string;
  readonly spans: readonly Span[];
}

/** One block of the body. A heading of level 3 always follows one of level 2. */
export type BodyBlock =
  | ({ readonly kind: 'paragraph' } & MarkedText)
  | ({ readonly kind: 'pull' } & MarkedText)
  | ({ readonly kind: 'heading'; readonly level: 2 | 3 } & MarkedText)
  | {
      readonly kind: 'list';
      readonly isOrdered: boolean;
      readonly start: number;
      readonly text: string;
      readonly items: readonly MarkedText[];
    };

/** One part of a release on paper. Texts are clean and never empty; a line feed inside one is the author's line break. */
export type ReleaseBlock =
  | { readonly kind: 'embargo'; readonly text: string }
  /** A correction or withdrawal, in words. */
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'subtitle'; readonly text: string }
  | { readonly kind: 'byline'; readonly text: string }
  | { readonly kind: 'dateline'; readonly text: string }
  | BodyBlock
  | { readonly kind: 'end'; readonly text: string }
  | { readonly kind: 'notes'; readonly heading: string; readonly items: readonly string[] }
  | { readonly kind: 'boilerplate'; readonly heading: string; readonly paragraphs: readonly string[]; readonly website: string }
  | { readonly kind: 'contacts'; readonly heading: string; readonly contacts: readonly PrintedContact[] };

/** A quotation with its speaker, verbatim from the body. */
export interface PrintedQuote {
  readonly text: string;
  readonly speaker: string;
  readonly role: string;
}

/** A file that goes along with the text: what it is called, its name as a file, and whom to credit. */
export interface PrintedAttachment {
  readonly title: string;
  readonly filename: string;
  readonly credit: string;
}

/** A figure as the text writes it, with its unit in plain words or as a code, and the sentence that holds it. */
export interface PrintedFigure {
  readonly text: string;
  readonly value: number;
  readonly unit: string;
  readonly sentence: string;
}

/** A release as every writer sees it: its blocks in reading order and the facts that formats keep outside the text. */
export interface ReleaseDocument {
  readonly title: string;
  readonly language: string;
  readonly labels: ReleaseLabels;
  /** The sender's name, or empty. */
  readonly organisation: string;
  readonly byline: { readonly name: string; readonly role: string };
  readonly place: string;
  /** YYYY-MM-DD and in words; both empty when the release has no date. */
  readonly date: string;
  readonly dateLong: string;
  /** When the document counts as written: noon of its date in its zone, or the last edit of an undated one. With offset. */
  readonly dated: string;
  readonly version: number;
  readonly words: number;
  readonly embargo: EmbargoTexts | null;
  readonly isWithdrawn: boolean;
  readonly quotes: readonly PrintedQuote[];
  readonly figures: readonly PrintedFigure[];
  /** Named by formats that lie beside the files: HTML, Markdown, mail. */
  readonly attachments: readonly PrintedAttachment[];
  readonly blocks: readonly ReleaseBlock[];
}

/** The mark under the last paragraph; what follows is not for print. */
export const END_MARK = '###';

/** The blocks of one kind, in order. */
export function blocksOf<Kind extends ReleaseBlock['kind']>(
  document: ReleaseDocument,
  kind: Kind,
): readonly Extract<ReleaseBlock, { kind: Kind }>[] {
  return document.blocks.filter((block): block is Extract<ReleaseBlock, { kind: Kind }> => block.kind === kind);
}

/**
 * The document of a release: what is printed, in which order, from which field. The author's words are taken as they are;
 * only control characters go. `contacts` are the release's, in order; `timeZone` dates the document. With `now` (ISO 8601) an embargo
 * that has lifted by then is no longer printed.
 */
export function buildReleaseDocument(
  release: Release,
  organisation: Organisation | null,
  contacts: readonly Contact[],
  options: { readonly timeZone: string; readonly now?: string; readonly attachments?: readonly PrintedAttachment[] },
): ReleaseDocument {
  const labels = releaseLabels(release.language);
  const dateLong = release.date === null ? '' : formatDateLong(release.date, release.language);
  const sender = cleanLine(organisation?.name ?? '');
  const isOver =
    options.now !== undefined && release.embargo !== null && Date.parse(release.embargo.until) <= Date.parse(options.now);
  const embargo = isOver ? null : embargoTexts(release, labels);
  // An untitled draft still needs a heading: readers and PDF/UA look for one.
  const title = cleanLine(release.headline) || [labels.pressRelease, dateLong].filter(Boolean).join(', ');
  const byline = { name: cleanLine(release.byline.name), role: cleanLine(release.byline.role) };
  const place = cleanLine(release.dateline);
  const bylineText = byline.name === '' ? '' : [labels.by, byline.role, byline.name].filter(Boolean).join(' ');
  // A dateline that carries a date already was worded by the author; a second date beside it could contradict it.
  const dateline = /\d/.test(place) ? place : [place, dateLong].filter(Boolean).join(', ');

  const blocks: ReleaseBlock[] = [];
  const line = (kind: 'embargo' | 'notice' | 'title' | 'subtitle' | 'byline' | 'dateline', text: string) => {
    if (text !== '') blocks.push({ kind, text });
  };
  line('embargo', embargo?.sentence ?? '');
  for (const text of notices(release, labels, options.timeZone)) line('notice', text);
  line('title', title);
  line('subtitle', cleanLine(release.subheadline));
  line('byline', bylineText);
  line('dateline', dateline);
  blocks.push(...bodyBlocks(readBody(release.body)));
  blocks.push({ kind: 'end', text: END_MARK });

  const notes = release.notes.map(cleanText).filter((note) => note !== '');
  if (notes.length > 0)
    blocks.push({ kind: 'notes', heading: labels.notes, items: notes.map((note) => paragraphsOf(note).join('\n')) });
  const about = paragraphsOf(boilerplateOf(release, organisation));
  if (about.length > 0) {
    const heading = [labels.about, sender].filter(Boolean).join(' ');
    blocks.push({ kind: 'boilerplate', heading, paragraphs: about, website: cleanLine(organisation?.website ?? '') });
  }
  const printed = contacts.map((contact) => printedContact(contact, organisation));
  if (printed.length > 0) blocks.push({ kind: 'contacts', heading: labels.contacts, contacts: printed });

  return {
    title,
    language: release.language,
    labels,
    organisation: sender,
    byline,
    place: /\d/.test(place) ? '' : place,
    date: release.date ?? '',
    dateLong,
    dated:
      release.date === null ? inZone(release.editedAt, options.timeZone) : instantOf(release.date, '12:00', options.timeZone),
    version: release.revision,
    words: release.words,
    embargo,
    quotes: release.quotes.map((quote) => ({
      text: cleanText(quote.text),
      speaker: cleanLine(quote.speaker),
      role: cleanLine(quote.role),
    })),
    figures: release.figures.map(({ text, value, unit, sentence }) => ({
      text: cleanLine(text),
      value,
      unit: cleanLine(unit),
      sentence: cleanLine(sentence),
    })),
    isWithdrawn: release.status === 'withdrawn',
    attachments: (options.attachments ?? []).map(({ title, filename, credit }) => ({
      title: cleanLine(title),
      filename: cleanLine(filename),
      credit: cleanLine(credit),
    })),
    blocks,
  };
}

/** The blocks of the body, in order. */
export function bodyOfDocument(document: ReleaseDocument): readonly BodyBlock[] {
  return document.blocks.filter((block): block is BodyBlock => isBody(block));
}

/** Whether a block belongs to the body. */
export const isBody = (block: ReleaseBlock): block is BodyBlock => ['paragraph', 'pull', 'heading', 'list'].includes(block.kind);

/** A heading that skips a level would be an outline with a hole, which PDF/UA and WCAG refuse. */
function bodyBlocks(blocks: readonly MarkedBlock[]): BodyBlock[] {
  const marked = (spans: readonly Span[]): MarkedText => ({ text: textOf(spans), spans });
  let hasHeading = false;
  return blocks.map((block): BodyBlock => {
    if (block.kind === 'list') return { ...block, text: plainOf(block), items: block.items.map(marked) };
    if (block.kind !== 'heading') return { kind: block.kind, ...marked(block.spans) };
    const level = hasHeading ? block.level : 2;
    hasHeading = true;
    return { kind: 'heading', level, ...marked(block.spans) };
  });
}

/** What changed since the text first went out, the newest first; a withdrawal says so whatever its note says. */
function notices(release: Release, labels: ReleaseLabels, timeZone: string): string[] {
  const isWithdrawn = release.status === 'withdrawn';
  const said = release.corrections.map(({ at, note, revision }) => {
    const isLast = revision === release.corrections.at(-1)?.revision;
    const what = isWithdrawn && isLast ? labels.withdrawn : labels.correction;
    return `${what} (${formatDateLong(inZone(at, timeZone).slice(0, 10), release.language)}): ${cleanLine(note)}`;
  });
  return isWithdrawn && said.length === 0 ? [labels.withdrawn] : said.reverse();
}

function embargoTexts(release: Release, labels: ReleaseLabels): EmbargoTexts | null {
  if (release.embargo === null) return null;
  const { until, timeZone } = release.embargo;
  const { language } = release;
  const local = formatInstant(until, timeZone, language);
  const utc = zoneAbbreviation(until, timeZone) === 'UTC' ? '' : formatUtcTime(until, timeZone, language);
  const long = utc === '' ? local : `${local} (${utc})`;
  return {
    until: inZone(until, timeZone),
    untilUtc: inUtc(until),
    timeZone,
    long,
    local,
    utc,
    short: formatInstantShort(until, timeZone, language),
    sentence: `${labels.embargoedUntil} ${long}`,
    line: `${labels.embargoedUntil} ${long}`.toUpperCase(),
    header: `${labels.embargoedUntil} ${formatInstantShort(until, timeZone, language)}`,
  };
}

/** The release's own boilerplate, else the organisation's in the release's language or that language's base. */
function boilerplateOf(release: Release, organisation: Organisation | null): string {
  if (release.boilerplate.trim() !== '' || organisation === null) return release.boilerplate;
  const [base = ''] = release.language.split('-');
  return organisation.boilerplate[release.language] ?? organisation.boilerplate[base] ?? '';
}

function printedContact(contact: Contact, organisation: Organisation | null): PrintedContact {
  const isOurs = organisation !== null && contact.organisationId === organisation.id;
  return {
    name: cleanLine(contact.name),
    role: contact.isDesk ? '' : cleanLine(contact.role),
    organisation: isOurs ? cleanLine(organisation.name) : '',
    phone: cleanLine(contact.phone),
    email: cleanLine(contact.email),
    isDesk: contact.isDesk,
  };
}
