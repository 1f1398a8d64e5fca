import { datelineOf, placeAndDate } from './dateline.ts';
import { findDates } from './dates.ts';
import { embargoAt, isNegated, parseEmbargoes, statedEmbargoAt } from './embargo.ts';
import { type Head, readMark } from './head-marks.ts';
import { aboutHeading, bylineOf, contactHeading, furnitureOf, immediateOf, labelOf, notesHeading, plain } from './labels.ts';
import { DEPARTMENT, isLetterhead, isNameAlone, isSenderLine, LEGAL_END, letterheadBlock } from './letterhead.ts';
import type { Vocabulary } from './lexicon/index.ts';
import type { Line } from './lines.ts';
import { mentionsOrganisation, parsePerson } from './persons.ts';
import { isStandfirst } from './standfirst.ts';

interface Candidate {
  /** Its first and last line. */
  readonly at: number;
  readonly end: number;
  readonly text: string;
  readonly block: number;
  /** True when a label ('PRESS RELEASE', 'for immediate release', an embargo) stands between this line and the one before. */
  readonly afterMark: boolean;
}

/** Reads the lines above the body: labels, embargo, date, byline, sender, headline and subheadline. */
export function readHead(
  lines: readonly Line[],
  vocabulary: Vocabulary,
  knownOrganisation: string | null,
  cover: readonly Line[] = [],
): Head {
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
    notes: [],
    lead: [],
    bodyAt: lines.length,
  };
  const candidates: Candidate[] = [];
  const embargoes: string[] = [];
  let marked = false;
  let at = 0;
  const titleAt = titleOf(lines, vocabulary, knownOrganisation);
  const letterhead = letterheadBlock(lines, vocabulary);
  if (letterhead > 0) {
    head.organisation = plain(lines[0]?.text ?? '');
    at = letterhead;
  }
  for (; at < lines.length && at < 60; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    if (at === titleAt) {
      head.organisation ??= senderAbove(candidates, vocabulary, knownOrganisation);
      head.headline = plain(line.text);
      head.headlineSure = true;
      candidates.length = 0;
      continue;
    }
    if (at < 6 && head.headline === null && candidates.length <= 1 && isLetterhead(lines, at, candidates)) {
      const sender = candidates.pop();
      if (sender !== undefined) head.organisation ??= sender.text;
      continue;
    }
    const used = readMark(lines, at, head, embargoes, vocabulary, candidates);
    if (used > 0) {
      at += used - 1;
      marked ||=
        labelOf(plain(line.text), vocabulary) !== null ||
        immediateOf(plain(line.text), vocabulary) !== null ||
        embargoAt(line.text, vocabulary) >= 0;
      continue;
    }
    if (at < titleAt) {
      candidates.push({ at, end: at, text: plain(line.text), block: line.block, afterMark: marked });
      continue;
    }
    if (isSubheadline(lines, at, head, candidates, knownOrganisation, vocabulary)) {
      head.subheadline = plain(line.text);
      continue;
    }
    const sender = candidates[0];
    const first = marked ? candidates.length : candidates.findIndex((candidate) => candidate.afterMark);
    const department =
      sender !== undefined && mentionsOrganisation(sender.text, vocabulary) && DEPARTMENT.test(candidates[1]?.text ?? '') ? 2 : 0;
    // Lines of a letterhead above the label are no headings.
    const above =
      sender !== undefined &&
      first > 0 &&
      first <= 2 &&
      sender.text.split(/\s/u).length <= 7 &&
      mentionsOrganisation(sender.text, vocabulary)
        ? first
        : department === 0 &&
            sender !== undefined &&
            candidates.length >= 2 &&
            head.headline === null &&
            isSenderLine(sender.text, vocabulary)
          ? 1
          : department;
    if (startsBody(lines, at, candidates.length - above + (head.headline === null ? 0 : 1), vocabulary)) break;
    const unfinished = candidates[candidates.length - 1];
    if (unfinished !== undefined && !marked && goesOn(unfinished, lines, at, vocabulary)) {
      candidates[candidates.length - 1] = { ...unfinished, text: `${unfinished.text} ${plain(line.text)}`, end: at };
      continue;
    }
    candidates.push({ at, end: at, text: plain(line.text), block: line.block, afterMark: marked });
    marked = false;
    if (candidates.length >= 6) {
      at += 1;
      break;
    }
  }
  head.bodyAt = at;
  place(head, candidates, vocabulary, knownOrganisation);
  // The letter a release came in may be the only place that states it.
  if (embargoes.length === 0) {
    for (const { text } of cover) {
      const from = embargoAt(text, vocabulary);
      if (from >= 0 && !isNegated(text, from))
        embargoes.push(text.slice(from).split(/(?<=\.\p{L}\.|[^.]{3})\.\s+(?=\p{Lu}\p{Ll})/u)[0] ?? '');
    }
  }
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

/** Index of the line that the markup calls the title, or -1; a label, a page's section and the sender's name are none. */
function titleOf(lines: readonly Line[], vocabulary: Vocabulary, knownOrganisation: string | null): number {
  for (let at = 0; at < lines.length && at < 60; at += 1) {
    const line = lines[at];
    if (line?.mark !== 'title') continue;
    const text = plain(line.text);
    const label = labelOf(text, vocabulary);
    if ((label !== null && label.rest.length < 3) || furnitureOf(text, vocabulary) !== null) continue;
    const another = lines.slice(at + 1, at + 6).some((other) => other.mark === 'title' || other.mark === 'heading');
    if (another && text.toLowerCase() === knownOrganisation?.toLowerCase()) continue;
    return at;
  }
  // a page or letter whose title is only a second-level heading
  for (let at = 0; at < lines.length && at < 12; at += 1) {
    const line = lines[at];
    if (line?.mark !== 'heading') continue;
    const text = plain(line.text);
    if (text.split(/\s/u).length < 4 || /[.:]$/u.test(text) || opensSection(text, vocabulary)) continue;
    if (labelOf(text, vocabulary) !== null || embargoAt(text, vocabulary) >= 0 || findDates(text, vocabulary.language).length > 0)
      continue;
    const above = lines.slice(0, at).filter((other) => other.text.length > 80);
    return above.length === 0 ? at : -1;
  }
  return -1;
}

/** The sender among the lines above the title, or null. */
function senderAbove(candidates: readonly Candidate[], vocabulary: Vocabulary, knownOrganisation: string | null): string | null {
  for (const candidate of candidates) {
    const text = candidate.text.split(/\s[–—|]\s/u)[0] ?? '';
    if (text.length > 60 || /[.!?:>›»]/u.test(text)) continue;
    if (text.toLowerCase() === knownOrganisation?.toLowerCase()) return text;
    if (/^\p{Lu}/u.test(text) && text.split(/\s/u).length <= 6 && mentionsOrganisation(text, vocabulary)) return text;
  }
  return null;
}

/** The candidates without a letterhead above them. */
function withoutSender(candidates: readonly Candidate[], known: string | null, vocabulary: Vocabulary): readonly Candidate[] {
  const first = candidates[0];
  if (first === undefined || candidates.length < 2 || first.text.split(/\s/u).length > 6 || /[.!?:]$/u.test(first.text))
    return candidates;
  const marked = candidates.findIndex((candidate) => candidate.afterMark);
  if (marked > 0 && marked <= 2) return candidates.slice(marked);
  const named = isNameAlone(first.text, vocabulary);
  return first.text.toLowerCase() === known?.toLowerCase() || named ? candidates.slice(1) : candidates;
}

/** True for a line below the headline that the markup, or its own words, make a subheadline although it ends in a full stop. */
function isSubheadline(
  lines: readonly Line[],
  at: number,
  head: Head,
  candidates: readonly Candidate[],
  knownOrganisation: string | null,
  vocabulary: Vocabulary,
): boolean {
  const own = withoutSender(candidates, knownOrganisation, vocabulary);
  const sender =
    head.organisation ?? knownOrganisation ?? (own.length < candidates.length ? (candidates[0]?.text ?? null) : null);
  const line = lines[at];
  if (line === undefined || head.subheadline !== null || line.bullet) return false;
  const text = plain(line.text);
  if (own.length + (head.headline === null ? 0 : 1) !== 1) return false;
  if (datelineOf(text, vocabulary) !== null || opensSection(text, vocabulary)) return false;
  if (line.mark === 'standfirst') return text.length < 500;
  if (line.mark === 'heading') return text.length < 220 && head.headlineSure;
  return isStandfirst(lines, at, head.headline ?? own[0]?.text ?? '', sender, vocabulary);
}

/** Lines under each other that each give a figure, in a block of their own: the key points of a report. */
function isKeyFigures(lines: readonly Line[], at: number): boolean {
  const block = lines[at]?.block;
  if (lines[at - 1]?.block === block) return false;
  const all = lines.slice(at, at + 8).filter((line) => line.block === block);
  // a headline and its subheadline below the sender's name are two lines as well
  if (all.length < 3 && (lines[at - 1]?.text.split(/\s/u).length ?? 0) < 5) return false;
  return all.length >= 2 && all.every((line) => line.text.length < 120 && /\d/u.test(line.text) && !/[.!?]$/u.test(line.text));
}

const opensSection = (text: string, vocabulary: Vocabulary): boolean =>
  contactHeading(text, vocabulary) !== null || notesHeading(text, vocabulary) !== null || aboutHeading(text, vocabulary) !== null;

/** True when the body begins with this line: a dateline, or running prose. */
function startsBody(lines: readonly Line[], at: number, headings: number, vocabulary: Vocabulary): boolean {
  const line = lines[at];
  if (line === undefined) return true;
  const text = plain(line.text);
  if (headings >= 1 && (contactHeading(text, vocabulary) !== null || notesHeading(text, vocabulary) !== null)) return true;
  const dateline = datelineOf(text, vocabulary);
  if (dateline !== null && (text.length > 80 || (headings >= 1 && dateline.date !== null && /[.!?]$/u.test(text)))) return true;
  if (headings === 1 && text.length < 320 && isPlaceAndDate(lines[at + 1]?.text ?? '', vocabulary)) return false;
  // 'By Ann Lee, press officer' below a paragraph: what stands above the author belongs to the head.
  if (headings === 1 && text.length < 320 && isByline(lines[at + 1]?.text ?? '', vocabulary)) return false;
  if (text.length > 230) return true;
  if (headings === 0) return text.length > 170 && /[.!?]["”»]?\s\p{Lu}/u.test(text);
  if (headings >= 1 && isKeyFigures(lines, at)) return true;
  // Key points below the headline belong to the body.
  if (
    line.bullet &&
    headings >= 1 &&
    /^[•*▪●‣◦]/u.test(line.text) &&
    (lines[at + 1]?.bullet === true || lines[at - 1]?.bullet === true)
  )
    return true;
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

/** A line that says only who wrote it: 'By', and a name of two words or more. */
function isByline(text: string, vocabulary: Vocabulary): boolean {
  const author = text.length > 140 || /[.!?]$/u.test(text) ? null : bylineOf(plain(text), vocabulary);
  const person = author === null ? null : parsePerson(author, vocabulary);
  return person !== null && person.start === 0 && person.name.includes(' ');
}

/** A line that says only where and when, as it stands above the body. */
function isPlaceAndDate(text: string, vocabulary: Vocabulary): boolean {
  const found = text.length > 70 ? null : placeAndDate(plain(text), vocabulary);
  return found !== null && found.place !== null && found.date !== null;
}

/** Words that no headline ends in. */
const NEVER_LAST =
  /^(?:of|the|and|for|with|from|at|by|und|der|die|das|für|mit|von|zur|zum|im|og|af|med|til|på|och|av|för|till|från|et|de|du|des|la|le|les|pour|avec|sur|el|los|las|del|y|con|para|por|van|het|een|met|voor|bij)$/u;

const isShouting = (text: string): boolean => /\p{Lu}{2}/u.test(text) && text === text.toUpperCase();

/** True when a line below a heading, in the same block, is the rest of it: both shout, or neither can end or begin a heading there. */
function goesOn(above: Candidate, lines: readonly Line[], at: number, vocabulary: Vocabulary): boolean {
  const line = lines[at];
  const text = plain(line?.text ?? '');
  if (line === undefined || above.end !== at - 1 || above.block !== line.block || line.mark !== null || line.bullet) return false;
  if (/[.!?:;]$/u.test(above.text) || text.length > 140 || above.text.length + text.length > 240) return false;
  if (isShouting(above.text)) return isShouting(text) && above.text.split(/\s/u).length >= 3 && text.split(/\s/u).length >= 2;
  const last = above.text.match(/(\p{L}+)$/u)?.[1]?.toLowerCase() ?? '';
  const open = /[,–—-]$/u.test(above.text) || vocabulary.articles.has(last) || NEVER_LAST.test(last);
  return above.text.length > 20 && (open || /^\p{Ll}/u.test(text));
}

/** Decides which of the unlabelled lines is the sender, the headline and the subheadline; the rest goes to the body. */
function place(head: Head, candidates: readonly Candidate[], vocabulary: Vocabulary, knownOrganisation: string | null): void {
  const left = [...candidates];
  const isShort = (candidate: Candidate): boolean =>
    candidate.text.split(/\s/u).length <= 6 &&
    candidate.text.length < 60 &&
    (!/[.!?:]$/u.test(candidate.text) || LEGAL_END.test(candidate.text));
  // A letterhead of two lines: the sender and its department above 'PRESS RELEASE'.
  const department = left[1];
  if (
    (left[2]?.afterMark === true || (left[2] !== undefined && DEPARTMENT.test(left[1]?.text ?? ''))) &&
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
    const named = isNameAlone(first.text.replace(LEGAL_END, ''), vocabulary);
    if (
      isShort(first) &&
      (known ||
        (named && second?.afterMark === true && second.at > first.at + 1 && first.at <= 3) ||
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
