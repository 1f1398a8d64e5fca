import type { ParsedRelease, ParsedSpan } from '#contract/parsed-release.ts';
import { findDates } from './dates.ts';
import { MAX_CHARACTERS } from './normalise.ts';

/** Lookups that find nothing before the search gives up, so that a strange text costs no more than a plain one. */
const MOST_MISSES = 40;
/** Places of one string that are compared to find the nearest. */
const MOST_PLACES = 60;
const IGNORED = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** A text without white space and invisible characters, with the place each character came from. */
interface Squeezed {
  readonly text: string;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

function squeeze(source: string): Squeezed {
  const parts: string[] = [];
  const from = new Uint32Array(source.length + 1);
  const to = new Uint32Array(source.length + 1);
  let length = 0;
  // a letter and its loose accents become one, as the parser reads them
  for (const match of source.matchAll(/\P{M}\p{M}{0,8}|\p{M}/gsu)) {
    if (IGNORED.test(match[0])) continue;
    const composed = match[0].length === 1 ? match[0] : match[0].normalize('NFC');
    parts.push(composed);
    for (let at = 0; at < composed.length; at += 1) {
      from[length] = match.index;
      to[length] = match.index + match[0].length;
      length += 1;
    }
  }
  return { text: parts.join(''), from, to };
}

const squeezed = (value: string): string =>
  value.normalize('NFC').replace(/[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu, '');
const isWord = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);

class Finder {
  readonly #source: string;
  readonly #flat: Squeezed;
  #misses = 0;

  constructor(source: string) {
    this.#source = source.slice(0, MAX_CHARACTERS);
    this.#flat = squeeze(this.#source);
  }

  /** The first place of a string from a place in the source on, as whole words. */
  after(value: string | null | undefined, from = 0): ParsedSpan | null {
    for (const span of this.#places(value, from)) return span;
    return null;
  }

  /** The place of a string that is nearest to another place. */
  near(value: string | null | undefined, place: ParsedSpan | null): ParsedSpan | null {
    if (place === null) return this.after(value);
    let best: ParsedSpan | null = null;
    const distance = (span: ParsedSpan): number => Math.max(place.start - span.end, span.start - place.end, 0);
    // from shortly before it: a far earlier mention is never the nearest of many
    for (const from of [Math.max(0, place.start - 3000), 0]) {
      let count = 0;
      for (const span of this.#places(value, from)) {
        if (best === null || distance(span) < distance(best)) best = span;
        count += 1;
        if (span.start > place.end || count >= MOST_PLACES) break;
      }
      if (best !== null) return best;
    }
    return best;
  }

  /** The first date of the source that is the given day, as it is written. */
  date(iso: string | null, language: ParsedRelease['language']): ParsedSpan | null {
    if (iso === null) return null;
    let start = 0;
    for (const line of this.#source.split('\n').slice(0, 400)) {
      for (const date of findDates(line, language)) {
        if (date.iso === iso) return { start: start + date.index, end: start + date.end };
      }
      start += line.length + 1;
    }
    return null;
  }

  /** The first place of a name that stands only in the genitive: 'Ældreministeriets pressetelefon'. */
  owner(value: string | null): ParsedSpan | null {
    const span = value === null ? null : this.after(`${value}s`);
    return span === null ? null : { start: span.start, end: span.end - 1 };
  }

  *#places(value: string | null | undefined, from: number): Generator<ParsedSpan> {
    const wanted = squeezed(value ?? '');
    if (wanted === '' || this.#misses >= MOST_MISSES) return;
    const { text } = this.#flat;
    let found = false;
    for (let at = text.indexOf(wanted, this.#index(from)); at >= 0; at = text.indexOf(wanted, at + 1)) {
      const start = this.#flat.from[at] ?? 0;
      const end = this.#flat.to[at + wanted.length - 1] ?? start;
      if (isWord(wanted[0]) && isWord(this.#source[start - 1])) continue;
      if (isWord(wanted.at(-1)) && isWord(this.#source[end])) continue;
      found = true;
      yield { start, end };
    }
    if (!found) this.#misses += 1;
  }

  /** The index in the squeezed text of a place in the source. */
  #index(place: number): number {
    if (place === 0) return 0;
    let low = 0;
    let high = this.#flat.text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#flat.from[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * Where in the text each field was taken from, by path ('headline', 'body.0', 'quotes.1.speaker', 'contacts.0.email'): offsets in
 * UTF-16 units of the very string that was parsed. A field whose words the text does not hold in one piece has none.
 */
export function spansOf(source: string, release: ParsedRelease): Record<string, ParsedSpan[]> {
  const spans: Record<string, ParsedSpan[]> = {};
  const finder = new Finder(source);
  const put = (path: string, span: ParsedSpan | null): ParsedSpan | null => {
    if (span !== null) spans[path] = [...(spans[path] ?? []), span];
    return span;
  };
  const headline = put('headline', finder.after(release.headline));
  const below = headline?.end ?? 0;
  put('subheadline', finder.after(release.subheadline, below) ?? finder.after(release.subheadline));
  const byline = put('byline.name', finder.after(release.byline?.name));
  put('byline.role', finder.near(release.byline?.role, byline));
  put('organisation', finder.after(release.organisation) ?? finder.owner(release.organisation));
  put('date', finder.date(release.date, release.language));
  for (const phrase of release.embargo?.text.split(' – ') ?? []) put('embargo', finder.after(phrase));
  put('dateline', finder.after(release.dateline?.place, below) ?? finder.after(release.dateline?.place));
  const paragraphs = bodySpans(release, finder, below);
  for (const [index, span] of paragraphs.entries()) put(`body.${index}`, span);
  quoteSpans(release, finder, paragraphs, put);
  let sentence = '';
  let behind = 0;
  for (const [index, figure] of release.figures.entries()) {
    if (sentence !== figure.sentence) {
      sentence = figure.sentence;
      behind = (finder.after(sentence, behind) ?? finder.after(sentence))?.start ?? 0;
    }
    const span = put(`figures.${index}`, finder.after(figure.text, behind));
    if (span !== null) behind = span.end;
  }
  contactSpans(release, finder, put);
  const heading = put(
    'boilerplate.heading',
    finder.near(release.boilerplate?.heading, finder.after(release.boilerplate?.text.split('\n\n')[0])),
  );
  for (const part of release.boilerplate?.text.split('\n\n') ?? [])
    put('boilerplate.text', finder.after(part, heading?.end ?? 0) ?? finder.after(part));
  for (const [index, text] of release.notes.entries()) put(`notes.${index}`, finder.after(text));
  for (const [index, fact] of release.facts.entries()) put(`facts.${index}`, finder.after(fact.label));
  return spans;
}

function bodySpans(release: ParsedRelease, finder: Finder, from: number): (ParsedSpan | null)[] {
  let behind = from;
  return release.body.map((paragraph) => {
    const span = finder.after(paragraph, behind) ?? finder.after(paragraph);
    if (span !== null) behind = span.end;
    return span;
  });
}

type Put = (path: string, span: ParsedSpan | null) => ParsedSpan | null;

function quoteSpans(release: ParsedRelease, finder: Finder, paragraphs: readonly (ParsedSpan | null)[], put: Put): void {
  let behind = paragraphs.find((span) => span !== null)?.start ?? 0;
  for (const [index, quote] of release.quotes.entries()) {
    // a comma before the closing mark has become a full stop
    const text = finder.after(quote.text, behind) ?? finder.after(quote.text.replace(/\.$/u, ''), behind);
    put(`quotes.${index}.text`, text);
    if (text !== null) behind = text.end;
    const speaker = put(`quotes.${index}.speaker`, finder.near(quote.speaker, text));
    put(`quotes.${index}.role`, finder.near(quote.role, speaker ?? text));
  }
}

function contactSpans(release: ParsedRelease, finder: Finder, put: Put): void {
  for (const [index, contact] of release.contacts.entries()) {
    const detail = finder.after(contact.email) ?? finder.after(contact.phone);
    const name = put(`contacts.${index}.name`, finder.near(contact.name, detail));
    put(`contacts.${index}.role`, finder.near(contact.role, name ?? detail));
    put(`contacts.${index}.email`, finder.near(contact.email, name ?? detail));
    put(`contacts.${index}.phone`, finder.near(contact.phone, name ?? detail));
  }
}
