import type { ParsedQuote } from '#contract/parsed-release.ts';
import { type Attribution, attributionAfter, attributionBefore, isVerb, leadsIn } from './attribution.ts';
import type { Vocabulary } from './lexicon/index.ts';
import type { KnownPerson, People } from './people.ts';
import { findPersons } from './persons.ts';
import { type QuotedSpan, quotedSpans } from './quote-marks.ts';
import { splitSentences } from './sentences.ts';
import { type Token, tokenise } from './tokens.ts';

const MAX_QUOTES = 500;
const DASH = /^[–—―-]\s?(?=[\p{Lu}¿¡„"«])/u;
const DASH_LANGUAGES = new Set(['da', 'no', 'sv', 'fr', 'es', 'nl']);

function finish(text: string, goesOn: boolean): string {
  return text.endsWith(',') && !goesOn ? `${text.slice(0, -1)}.` : text;
}

const countWords = (text: string): number => text.slice(0, 4000).split(/\s+/u).length;

function lastSentence(text: string, vocabulary: Vocabulary): string {
  const sentences = splitSentences(text.slice(-800), vocabulary);
  return sentences[sentences.length - 1]?.text ?? '';
}

function firstSentence(text: string, vocabulary: Vocabulary): string {
  const start = text.slice(0, 600);
  const skip = start.match(/^[\s.,;]*/u)?.[0].length ?? 0;
  const first = splitSentences(start.slice(skip), vocabulary)[0];
  return first === undefined ? '' : start.slice(0, skip + first.end);
}

interface State {
  speaker: KnownPerson | null;
  /** Index of the paragraph the last quotation stood in. */
  paragraph: number;
  /** Indexes of quotations that the next paragraph continues. */
  open: Set<number>;
}

/** Finds the quotations of a release's body and who says them; every text occurs verbatim in its paragraph. */
export function findQuotes(body: readonly string[], vocabulary: Vocabulary, people: People): ParsedQuote[] {
  const quotes: ParsedQuote[] = [];
  const state: State = { speaker: null, paragraph: -2, open: new Set() };
  for (let index = 0; index < body.length && quotes.length < MAX_QUOTES; index += 1) {
    const paragraph = body[index] ?? '';
    const dash = dashQuotes(paragraph, index, body, vocabulary, people, state);
    const found = dash ?? markedQuotes(paragraph, index, body, vocabulary, people, state);
    const spoken = found[0];
    if (spoken?.speaker != null && state.paragraph === index - 1 && /^[“”"«»„]/u.test(paragraph)) {
      // A statement of several paragraphs whose speaker is named at its end.
      for (let back = quotes.length - 1; back >= 0 && quotes[back]?.speaker === null && state.open.has(back); back -= 1) {
        quotes[back] = { text: quotes[back]?.text ?? '', speaker: spoken.speaker, role: spoken.role };
      }
    }
    const last = quotedSpans(paragraph).at(-1);
    if (last?.closed === false && found.length > 0) state.open.add(quotes.length + found.length - 1);
    quotes.push(...found);
    if (found.length > 0) state.paragraph = index;
  }
  return quotes;
}

function take(attribution: Attribution, state: State, earlier: () => KnownPerson | null): KnownPerson | null {
  if (attribution.kind === 'person') return attribution.person;
  if (attribution.kind === 'pronoun') return earlier() ?? state.speaker;
  return null;
}

/** The last person named in full before a place in the text, for 'he says' without an earlier quotation. */
function personBefore(
  index: number,
  before: string,
  body: readonly string[],
  vocabulary: Vocabulary,
  people: People,
  from = 0,
): KnownPerson | null {
  for (let at = index; at >= Math.max(from, index - 3); at -= 1) {
    const text = at === index ? before : (body[at] ?? '');
    const persons = findPersons(text.slice(-1500), vocabulary, 300).map((person) => people.resolve(person.name, person.role));
    const named = persons.filter((person) => person.role !== null && person.name.includes(' '));
    const last = named[named.length - 1];
    if (last !== undefined) return last;
    // nobody with a role, but one alone with a full name
    const names = new Set(persons.filter((person) => person.name.includes(' ')).map((person) => person.name));
    const [only] = names;
    if (names.size === 1 && only !== undefined) return people.resolve(only, null);
  }
  return null;
}

/** The word between a comma and a full name that a sentence ends with, taken for a verb of saying. */
function unknownVerb(paragraph: string, tokens: readonly Token[], vocabulary: Vocabulary, people: People): Token | undefined {
  return tokens.find((token, k) => {
    if (k === 0 || !/,\s$/u.test(paragraph.slice(Math.max(0, token.start - 2), token.start)) || !/^\p{Ll}/u.test(token.bare))
      return false;
    if (vocabulary.stopWords.has(token.lower) || vocabulary.articles.has(token.lower)) return false;
    return attributionAfter(`, ${firstSentence(paragraph.slice(token.start), vocabulary)}`, vocabulary, people).kind === 'person';
  });
}

/** The person whose name opens a paragraph, whom 'she said' then means. */
function subjectOf(before: string, vocabulary: Vocabulary, people: People): KnownPerson | null {
  const persons = findPersons(before.slice(0, 600), vocabulary, 80).filter((person) => person.name.includes(' '));
  const first = persons[0];
  return first !== undefined && (first.start === 0 || first.role !== null) ? people.resolve(first.name, first.role) : null;
}

function markedQuotes(
  paragraph: string,
  index: number,
  body: readonly string[],
  vocabulary: Vocabulary,
  people: People,
  state: State,
): ParsedQuote[] {
  const spans = quotedSpans(paragraph);
  const quotes: ParsedQuote[] = [];
  let pending: number[] = [];
  let here: KnownPerson | null = null;
  for (let at = 0; at < spans.length && quotes.length < 100; at += 1) {
    const span = spans[at];
    if (span === undefined) continue;
    const previous = spans[at - 1];
    const next = spans[at + 1];
    const before = paragraph.slice(previous?.end ?? 0, span.start);
    const after = paragraph.slice(span.end, next?.start ?? paragraph.length);
    const lead = lastSentence(before, vocabulary);
    const tail = firstSentence(after, vocabulary);
    const earlier = (): KnownPerson | null =>
      here ??
      subjectOf(paragraph.slice(0, span.start), vocabulary, people) ??
      state.speaker ??
      personBefore(index, paragraph.slice(0, span.start), body, vocabulary, people);
    let speaker: KnownPerson | null = null;
    const led =
      before.trim() !== '' &&
      (leadsIn(before, vocabulary) ||
        (countWords(span.inner) >= 6 && (verbNear(lead, vocabulary) || ACCORDING.test(lead))) ||
        (countWords(span.inner) >= 4 && NAMED_AS.test(before))) &&
      !(at > 0 && here !== null && /,\s*$/u.test(before));
    if (led) speaker = take(attributionBefore(lead, vocabulary, people), state, earlier);
    const direct = /[,!?.…]$/u.test(span.inner) || /^\s*[,–—-]/u.test(after) || /^\s*\p{Ll}/u.test(after);
    // 'X said. "…" Y said: "…"': the words between belong to the next quotation when they end in a colon.
    const leadsToNext =
      next !== undefined && /:\s*$/u.test(after) && splitSentences(after.trim(), vocabulary).length <= 1 && !/^\s*,/u.test(after);
    if (speaker === null && direct && !leadsToNext && /\p{L}/u.test(tail)) {
      const startsAnew = /^\s*\.?\s*\p{Lu}/u.test(after) && /[.!?…]$/u.test(span.inner);
      if (!startsAnew || nameThenVerb(tail, vocabulary))
        speaker = take(attributionAfter(tail, vocabulary, people), state, earlier);
    }
    const attributed = speaker !== null;
    if (!isSpeech(span, paragraph, attributed, here !== null)) continue;
    if (speaker === null) speaker = here ?? fallback(paragraph, span, index, body, vocabulary, people, state);
    if (speaker === null && vocabulary.language === 'fr') speaker = insideFrench(span.inner, vocabulary, people);
    const goesOn = next !== undefined && /^\p{Ll}/u.test(next.inner) && span.inner.endsWith(',');
    if (speaker === null) pending.push(quotes.length);
    else {
      for (const open of pending) {
        const quote = quotes[open];
        if (quote !== undefined) quotes[open] = { text: quote.text, speaker: speaker.name, role: speaker.role };
      }
      pending = [];
      here = speaker;
      state.speaker = speaker;
    }
    quotes.push({ text: finish(span.inner, goesOn), speaker: speaker?.name ?? null, role: speaker?.role ?? null });
  }
  return quotes;
}

/** 'According to Ann Lee, head of archives, the tool “did …”'. */
const ACCORDING = /^(?:according to|ifølge|enligt|laut|nach (?:den )?worten von|selon|d['’]après|según|volgens)\s/iu;

/** '… described it as “the clearest evidence so far”'. */
const NAMED_AS =
  /\s(?:described|describes|called|calls|hailed|dubbed|labelled|beskriver|beskrev|kalder|kaldte|kallar|kallade|kaller|kalte|nennt|nannte|bezeichnet|bezeichnete|qualifie|qualifié|califica|calificó|noemt|noemde)\s(?:\S+\s){0,4}$/u;

/** 'Kabell said the trees “will cool the streets …”': a verb of saying among the last words. */
function verbNear(lead: string, vocabulary: Vocabulary): boolean {
  return tokenise(lead.slice(-60), 20)
    .slice(-5)
    .some((token) => isVerb(token, vocabulary));
}

function nameThenVerb(sentence: string, vocabulary: Vocabulary): boolean {
  const tokens = tokenise(sentence, 24);
  const at = tokens.findIndex((token) => isVerb(token, vocabulary));
  return at > 0 && (at === tokens.length - 1 || (at <= 14 && tokens.slice(at).length <= 8));
}

function isSpeech(span: QuotedSpan, paragraph: string, attributed: boolean, followsQuote: boolean): boolean {
  const count = countWords(span.inner);
  const sentence =
    /^[\p{Lu}\p{N}¿¡…]/u.test(span.inner) &&
    (/[.,!?…]$/u.test(span.inner) || /^\s*[.,]/u.test(paragraph.slice(span.end, span.end + 2)) || !span.closed);
  if (attributed) return count >= 4 || (sentence && count >= 2);
  if (followsQuote) return sentence ? count >= 3 : count >= 6;
  return count >= 6 && sentence;
}

function fallback(
  paragraph: string,
  span: QuotedSpan,
  index: number,
  body: readonly string[],
  vocabulary: Vocabulary,
  people: People,
  state: State,
): KnownPerson | null {
  const before = paragraph.slice(0, span.start);
  const alone = before.trim() === '' && (!span.closed || paragraph.slice(span.end).trim().length < 2);
  const previous = body[index - 1];
  const next = body[index + 1];
  if (alone) {
    const last = previous === undefined ? '' : lastSentence(previous, vocabulary);
    if (last.endsWith(':')) {
      const found = take(attributionBefore(last, vocabulary, people), state, () => null);
      if (found !== null) return found;
    }
    if (next !== undefined && next.length < 140 && /^[–—-]/u.test(next) && !/[.]$/u.test(next)) {
      const found = take(attributionAfter(next, vocabulary, people), state, () => null);
      if (found !== null) return found;
    }
    if (state.paragraph === index - 1 && state.speaker !== null) return state.speaker;
    return last === '' ? null : lastNamed(last, vocabulary, people);
  }
  const lead = lastSentence(before, vocabulary);
  return lead === '' ? null : lastNamed(lead, vocabulary, people);
}

function lastNamed(sentence: string, vocabulary: Vocabulary, people: People): KnownPerson | null {
  const persons = findPersons(sentence, vocabulary)
    .map((person) => people.resolve(person.name, person.role))
    .filter((person) => person.role !== null && person.name.includes(' '));
  return persons.length === 1 ? (persons[0] ?? null) : null;
}

/** French puts the speaker inside the marks: « Nous avançons, explique Anne Dupont, et vite. » */
function insideFrench(inner: string, vocabulary: Vocabulary, people: People): KnownPerson | null {
  const tokens = tokenise(inner.slice(0, 1500), 200);
  for (let at = 1; at < tokens.length; at += 1) {
    const token = tokens[at];
    const skip = tokens[at - 1]?.lower === 'se' || tokens[at - 1]?.lower === 'a' ? 2 : 1;
    if (token === undefined || !isVerb(token, vocabulary) || tokens[at - skip]?.breaks !== true) continue;
    const found = attributionAfter(inner.slice(token.start, token.start + 200), vocabulary, people);
    if (found.kind === 'person') return found.person;
  }
  return null;
}

/** Quotations that a dash opens ('– Vi er glade, siger Frank Jensen.'); null when the paragraph is none. */
function dashQuotes(
  paragraph: string,
  index: number,
  body: readonly string[],
  vocabulary: Vocabulary,
  people: People,
  state: State,
): ParsedQuote[] | null {
  const dash = paragraph.match(DASH)?.[0];
  if (dash === undefined || vocabulary.language === null || !DASH_LANGUAGES.has(vocabulary.language)) return null;
  const tokens = tokenise(paragraph, 400);
  const at = tokens.findIndex((token, k) => {
    if (k === 0 || !(isVerb(token, vocabulary) || (/^(?:a|ha|har|se)$/u.test(token.lower) && isVerb(tokens[k + 1], vocabulary))))
      return false;
    return /[,!?…—–]["”»]?\s*[—–]?\s?$/u.test(paragraph.slice(Math.max(0, token.start - 5), token.start));
  });
  const verb = tokens[at] ?? unknownVerb(paragraph, tokens, vocabulary, people);
  if (verb === undefined) {
    const previous = body[index - 1] ?? '';
    const led = previous.endsWith(':')
      ? take(attributionBefore(lastSentence(previous, vocabulary), vocabulary, people), state, () => null)
      : null;
    const speaker = led ?? (state.paragraph === index - 1 ? state.speaker : null);
    if (speaker === null || !/[.!?]$/u.test(paragraph) || countWords(paragraph) < 6) return null;
    state.speaker = speaker;
    return [{ text: paragraph.slice(dash.length).trim(), speaker: speaker.name, role: speaker.role }];
  }
  const text = paragraph
    .slice(dash.length, verb.start)
    .replace(/[\s—–]+$/u, '')
    .trim();
  const rest = paragraph.slice(verb.start);
  const sentence = firstSentence(rest, vocabulary);
  const attribution = attributionAfter(sentence.replace(/[—–][^—–]*$/u, ''), vocabulary, people);
  // 'Säger hon' means whoever the text named last, when that was after the last quotation.
  const since =
    state.paragraph < index - 1 ? personBefore(index, '', body.slice(0, index), vocabulary, people, state.paragraph + 1) : null;
  const speaker = take(attribution, state, () => since ?? state.speaker ?? personBefore(index, '', body, vocabulary, people));
  if (countWords(text) < 2) return null;
  const quotes: ParsedQuote[] = [{ text: finish(text, false), speaker: speaker?.name ?? null, role: speaker?.role ?? null }];
  if (speaker !== null) state.speaker = speaker;
  const more = rest.slice(sentence.length).trim();
  const second = more.match(DASH)?.[0];
  if (second !== undefined)
    quotes.push({ text: more.slice(second.length).trim(), speaker: speaker?.name ?? null, role: speaker?.role ?? null });
  return quotes;
}
