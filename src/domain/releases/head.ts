import { datelineOf } from './dateline.ts';
import { embargoAt, parseEmbargoes, statedEmbargoAt } from './embargo.ts';
import { type Head, readMark } from './head-marks.ts';
import { aboutHeading, immediateOf, labelOf, plain } from './labels.ts';
import type { Vocabulary } from './lexicon/index.ts';
import type { Line } from './lines.ts';
import { mentionsOrganisation } from './persons.ts';

interface Candidate {
  readonly at: number;
  readonly text: string;
  readonly block: number;
  /** True when a label ('PRESS RELEASE', 'for immediate release', an embargo) stands between this line and the one before. */
  readonly afterMark: boolean;
}

/** Reads the lines above the body: labels, embargo, date, byline, sender, headline and subheadline. */
export function readHead(lines: readonly Line[], vocabulary: Vocabulary, knownOrganisation: string | null): Head {
  const head: Head = {
    kind: null,
    headline: null,
    headlineSure: false,
    subheadline: null,
    byline: null,
    organisation: null,
    date: null,
    dateSure: false,
    place: null,
    embargo: null,
    contacts: [],
    bodyAt: lines.length,
  };
  const candidates: Candidate[] = [];
  const embargoes: string[] = [];
  let marked = false;
  let at = 0;
  for (; at < lines.length && at < 60; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    const used = readMark(lines, at, head, embargoes, vocabulary, candidates);
    if (used > 0) {
      at += used - 1;
      marked ||=
        labelOf(plain(line.text), vocabulary) !== null ||
        immediateOf(plain(line.text), vocabulary) !== null ||
        embargoAt(line.text, vocabulary) >= 0;
      continue;
    }
    const sender = candidates[0];
    const first = marked ? candidates.length : candidates.findIndex((candidate) => candidate.afterMark);
    // Lines of a letterhead above the label are no headings.
    const above = sender !== undefined && first > 0 && first <= 2 && mentionsOrganisation(sender.text, vocabulary) ? first : 0;
    if (startsBody(lines, at, candidates.length - above + (head.headline === null ? 0 : 1), vocabulary)) break;
    candidates.push({ at, text: plain(line.text), block: line.block, afterMark: marked });
    marked = false;
    if (candidates.length >= 6) {
      at += 1;
      break;
    }
  }
  head.bodyAt = at;
  place(head, candidates, vocabulary, knownOrganisation);
  // A line below the head stays where it stands and counts all the same.
  if (embargoes.length === 0) {
    for (const line of lines.slice(Math.min(head.bodyAt, at))) {
      const from = statedEmbargoAt(plain(line.text));
      if (from >= 0) embargoes.push(plain(line.text).slice(from));
      if (embargoes.length >= 3) break;
    }
  }
  head.embargo = parseEmbargoes(embargoes, vocabulary, head.date);
  return head;
}

/** True when the body begins with this line: a dateline, or running prose. */
function startsBody(lines: readonly Line[], at: number, headings: number, vocabulary: Vocabulary): boolean {
  const line = lines[at];
  if (line === undefined) return true;
  const text = plain(line.text);
  if (datelineOf(text, vocabulary) !== null && text.length > 80) return true;
  if (text.length > 230) return true;
  if (headings === 0) return text.length > 170 && /[.!?]["”»]?\s\p{Lu}/u.test(text);
  if (line.bullet && headings >= 1) return /[.!?]$/u.test(text) || text.length > 140;
  const ended = /[.!?:…]["”“»«)]?$/u.test(text);
  const following = lines[at + 1];
  if (headings === 1 && ended && text.length < 230 && following !== undefined && datelineOf(following.text, vocabulary) !== null)
    return false;
  if (aboutHeading(text, vocabulary) !== null && headings >= 2) return true;
  if (ended) return text.length > 50 || headings >= 2;
  return (
    headings >= 2 &&
    !lines.slice(at, at + 4).some((other) => datelineOf(other.text, vocabulary) !== null && other.text.length > 80)
  );
}

/** Decides which of the unlabelled lines is the sender, the headline and the subheadline; the rest goes to the body. */
function place(head: Head, candidates: readonly Candidate[], vocabulary: Vocabulary, knownOrganisation: string | null): void {
  const left = [...candidates];
  const isShort = (candidate: Candidate): boolean =>
    candidate.text.split(/\s/u).length <= 6 && candidate.text.length < 60 && !/[.!?:]$/u.test(candidate.text);
  // A letterhead of two lines: the sender and its department above 'PRESS RELEASE'.
  const department = left[1];
  if (
    left[2]?.afterMark === true &&
    department !== undefined &&
    !department.afterMark &&
    left.slice(0, 2).every(isShort) &&
    department.at <= 2 &&
    mentionsOrganisation(left[0]?.text ?? '', vocabulary)
  )
    left.splice(1, 1);
  const first = left[0];
  const second = left[1];
  if (first !== undefined && (second !== undefined || head.headline !== null)) {
    const known =
      knownOrganisation !== null &&
      (knownOrganisation.toLowerCase() === first.text.toLowerCase() ||
        (first.text.length > 3 && knownOrganisation.toLowerCase().startsWith(first.text.toLowerCase())));
    const letterhead = second?.afterMark === true && first.at <= 1 && !first.afterMark;
    const named =
      mentionsOrganisation(first.text, vocabulary) &&
      first.text.split(/\s/u).every((word) => /^[\p{Lu}&]/u.test(word) || word.length <= 3);
    if (
      isShort(first) &&
      (known ||
        (letterhead && (named || first.text.split(/\s/u).length <= 4)) ||
        (named && first.text.split(/\s/u).length <= 4 && !/[.!?]$/u.test(second?.text ?? '')))
    ) {
      head.organisation ??= first.text;
      left.shift();
    }
  }
  if (head.headline === null) head.headline = left.shift()?.text ?? null;
  if (head.subheadline === null) {
    const sub = left.shift();
    if (sub !== undefined) head.subheadline = sub.text;
  }
  const rest = left[0];
  if (rest !== undefined) head.bodyAt = rest.at;
}
