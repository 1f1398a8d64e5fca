import type { ParsedByline, ParsedContact, ParsedEmbargo, ReleaseKind } from '#contract/parsed-release.ts';
import { hasDetails, parseContacts } from './contacts.ts';
import { placeAndDate } from './dateline.ts';
import { findDates } from './dates.ts';
import { embargoAt, isNegated } from './embargo.ts';
import { headRow } from './head-row.ts';
import {
  bylineOf,
  contactHeading,
  fieldOf,
  furnitureOf,
  immediateOf,
  isEndMark,
  isFiled,
  isRule,
  labelOf,
  plain,
  senderOf,
} from './labels.ts';
import { DEPARTMENT, isNameAlone, letterheadOf } from './letterhead.ts';
import type { Vocabulary } from './lexicon/index.ts';
import type { Line } from './lines.ts';
import { mentionsOrganisation, parsePerson } from './persons.ts';

/** What stands above the body. */
export interface Head {
  kind: ReleaseKind | null;
  headline: string | null;
  headlineSure: boolean;
  subheadline: string | null;
  byline: ParsedByline | null;
  organisation: string | null;
  date: string | null;
  dateSure: boolean;
  place: string | null;
  embargo: { embargo: ParsedEmbargo; confidence: number } | null;
  contacts: ParsedContact[];
  /** What a correction says it corrects. */
  notes: string[];
  /** The table of an advisory (what, who, when, where), which stands above the headline and belongs to the body. */
  lead: string[];
  /** Index of the first line of the body. */
  bodyAt: number;
}

/** True when a phrase such as 'Embargoed until:' is completed by the line below it, whatever lies between. */
const isAnnouncement = (phrase: string, next: string): boolean =>
  /(?:until|till|til|indtil|bis|jusqu['’]au|hasta|till|tot|:)\s*$/iu.test(phrase) ||
  /\d[:.h]\d\d(?![\d.])|\d\s?(?:uhr|[ap]\.?m)/iu.test(next);

/** The table of an advisory. */
const WHERE_AND_WHEN =
  /^(?:What|Who|Why|How|Was|Wer|Wann|Wo|Hvad|Hvem|Hvornår|Hvor|Quoi|Qui|Quand|Où|Qué|Quién|Cuándo|Dónde|Vad|Vem|När|Var|Hva|Når|Wat|Wie|Wanneer|Waar|Time|Place|Venue|Where|When|Tid|Plats|Datum|Sted|Dato|Tidspunkt|Ort|Zeit|Termin|Lieu|Heure|Lugar|Fecha|Hora|Plaats|Tijd|Locatie|WHAT|WHO|WHEN|WHERE|WHY|HOW|RSVP|WAS|WER|WANN|WO|HVAD|HVEM|HVORNÅR|HVOR|QUOI|QUI|QUAND|OÙ|QUÉ|QUIÉN|CUÁNDO|DÓNDE|VAD|VEM|NÄR|VAR|HVA|NÅR|WAT|WIE|WANNEER|WAAR)\s?:/u;

/** A wire's heading above the sender's name. */
const PROVIDED = /^(?:news provided by|provided by|mitgeteilt von|ein service von|proporcionado por|bereitgestellt von)\s?:?$/iu;

/** The date of a line such as 'Published Monday, 4 May 2026' or 'Publié le 19 janvier 2026 par …', or null. */
function publishedOn(text: string, vocabulary: Vocabulary): ReturnType<typeof findDates>[number] | null {
  if (text.length > 110 || /[.!?]$/u.test(text.replace(/\d\.$/u, ''))) return null;
  const word = vocabulary.lexicons
    .flatMap((lexicon) => lexicon.fields.date.split('|'))
    .filter((label) => text.toLowerCase().startsWith(label) && !/\p{L}/u.test(text[label.length] ?? ''))
    .sort((a, b) => b.length - a.length)[0];
  const date = word === undefined ? undefined : findDates(text, vocabulary.language)[0];
  return date !== undefined && date.index - (word?.length ?? 0) < 20 ? date : null;
}

function setDate(head: Head, iso: string | null, sure: boolean): void {
  if (iso === null || head.date !== null) return;
  head.date = iso;
  head.dateSure = sure;
}

/** Takes the line when it is a label, date, byline or the like; the number of lines taken, 0 when it is none. */
export function readMark(
  lines: readonly Line[],
  at: number,
  head: Head,
  embargoes: string[],
  vocabulary: Vocabulary,
  candidates: readonly unknown[],
): number {
  const line = lines[at]?.text ?? '';
  const next = lines[at + 1]?.text ?? '';
  const text = plain(line);
  if (text === '' || isRule(line) || isEndMark(line)) return 1;
  const embargo = embargoAt(text, vocabulary);
  if (embargo >= 0 && text.length < 220 && (embargo < 45 || /[|–—(:,;·-]\s*$/u.test(text.slice(0, embargo)))) {
    const before = labelOf(text.slice(0, embargo), vocabulary);
    if (embargo === 0 || before !== null || embargo < 25 || /[|–—(:,;·-]\s*$/u.test(text.slice(0, embargo))) {
      if (before !== null) head.kind = before.kind === 'release' ? head.kind : before.kind;
      if (isNegated(text, embargo)) return 1;
      const phrase = text
        .slice(embargo)
        .replace(/[\s)*]+$/u, (tail) =>
          tail.includes(')') && text.slice(embargo).includes('(') ? tail.replace(/[\s*]/gu, '') : '',
        );
      const dateless =
        findDates(phrase, vocabulary.language).length === 0 &&
        !/\d/u.test(phrase) &&
        next !== '' &&
        next.length < 90 &&
        findDates(next, vocabulary.language).length === 1 &&
        (lines[at]?.block === lines[at + 1]?.block || isAnnouncement(phrase, next));
      embargoes.push(dateless ? `${phrase} ${plain(next)}` : phrase);
      return dateless ? 2 : 1;
    }
  }
  // 'From Department of Seas and Islands'
  const from = text.length < 80 ? senderOf(text, vocabulary) : null;
  if (from !== null && isNameAlone(from, vocabulary) && bylineOf(text, vocabulary) === null) {
    head.organisation ??= from;
    return 1;
  }
  // 'Universidad de Peñalara - Gabinete de Comunicación'
  const [office = '', desk = ''] = text.split(/\s[–—-]\s/u);
  if (candidates.length === 0 && at < 4 && text.length < 110 && DEPARTMENT.test(desk) && isNameAlone(office, vocabulary)) {
    head.organisation ??= office;
    return 1;
  }
  // 'Daily report and press release, Tuesday 9 March 2027'
  const ending = text.length < 90 && !/\s[|·•]\s/u.test(text) ? findDates(text, vocabulary.language) : [];
  if (ending.length === 1 && ending[0]?.end === text.length && ending[0].index > 0) {
    const words = text.slice(0, ending[0].index);
    const within = [...words.matchAll(/\s\p{L}/gu)].some((gap) => {
      const told = labelOf(words.slice(gap.index + 1), vocabulary);
      return told?.kind === 'release' && told.rest.split(/\s/u).length <= 3;
    });
    if (within) {
      head.kind ??= 'release';
      setDate(head, ending[0].iso, !ending[0].weekdayWrong);
      return 1;
    }
  }
  const letterhead = candidates.length === 0 && head.headline === null ? letterheadOf(text, vocabulary) : null;
  if (letterhead !== null) {
    head.organisation ??= letterhead;
    return 1;
  }
  if (PROVIDED.test(text) && next !== '' && next.length < 80) {
    head.organisation ??= plain(next);
    return 2;
  }
  if (head.kind === 'advisory' && WHERE_AND_WHEN.test(text)) {
    head.lead.push(text);
    return 1;
  }
  const row = headRow(text, vocabulary, (name) =>
    lines.slice(0, 200).some((other, of) => of !== at && other.text.includes(name)),
  );
  if (row !== null) {
    if (row.label !== null) head.kind = row.label.kind === 'release' ? (head.kind ?? 'release') : row.label.kind;
    if (row.date !== null) setDate(head, row.date.iso, !row.date.weekdayWrong);
    head.byline ??= row.byline;
    head.organisation ??= row.organisation;
    return 1;
  }
  // 'Autal (ots)' on a line of its own
  const wired = text.length < 60 && candidates.length > 0 ? placeAndDate(text, vocabulary) : null;
  if (wired?.wire === true && wired.place !== null) {
    head.place ??= wired.place;
    setDate(head, wired.date, !wired.weekdayWrong);
    return 1;
  }
  const published = publishedOn(text, vocabulary);
  if (published !== null) {
    setDate(head, published.iso, !published.weekdayWrong);
    return 1;
  }
  const field = fieldOf(line, vocabulary);
  if (field !== null) {
    if (field.field === 'headline') {
      head.headline ??= plain(field.value);
      head.headlineSure = true;
    } else if (field.field === 'subheadline') head.subheadline ??= plain(field.value);
    else if (field.field === 'organisation') {
      const person = parsePerson(field.value, vocabulary);
      if (person !== null && person.role !== null && person.name.includes(' '))
        head.byline ??= { name: person.name, role: person.role };
      else head.organisation ??= field.value;
    } else {
      const date = findDates(field.value, vocabulary.language)[0];
      if (date === undefined && vocabulary.language !== null) return 1;
      setDate(head, date?.iso ?? null, date?.weekdayWrong === false);
    }
    return 1;
  }
  const corrected = text.length > 60 && text.length < 600 ? labelOf(text.slice(0, 140), vocabulary) : null;
  if (corrected?.kind === 'correction' && /^[:–—-]/u.test(corrected.rest) && /\.$/u.test(text)) {
    head.kind = 'correction';
    head.notes.push(text.slice(corrected.phrase.length).replace(/^[\s:–—-]+/u, ''));
    return 1;
  }
  const label = labelOf(text, vocabulary) ?? immediateOf(text, vocabulary);
  if (label !== null && readLabel(label, head, vocabulary)) return 1;
  if (isFiled(text)) return 1;
  if (furnitureOf(line, vocabulary) !== null && candidates.length < 2 && text.length < 60) return 1;
  const byline = bylineOf(text, vocabulary);
  if (byline !== null && readByline(byline, head, vocabulary)) return 1;
  if (text.length < 110 && !/[.!?]["”»]?$/u.test(text.replace(/\d\.$|\p{L}{1,4}\.$/u, ''))) {
    const dated = findDates(text, vocabulary.language);
    const first = dated[0];
    if (first !== undefined && dated.length <= 2) {
      const words = text.slice(0, first.index) + text.slice(first.end);
      const both = dated.length === 1 ? placeAndDate(text, vocabulary) : null;
      if (both?.place != null && mentionsOrganisation(both.place, vocabulary) && at < 4) head.organisation ??= both.place;
      else if (both?.place != null) head.place ??= both.place;
      if (both !== null || words.replace(/[\d:.,()|/\s–-]/gu, '').length < 22) {
        setDate(head, first.iso, !first.weekdayWrong);
        return 1;
      }
      const person = first.index > 3 ? parsePerson(text.slice(0, first.index), vocabulary) : null;
      if (
        candidates.length > 0 &&
        person?.role != null &&
        text.length < 90 &&
        head.byline === null &&
        person.name.includes(' ')
      ) {
        head.byline = { name: person.name, role: person.role };
        setDate(head, first.iso, !first.weekdayWrong);
        return 1;
      }
    }
  }
  return readHeadContacts(lines, at, head, vocabulary);
}

function readLabel(label: { rest: string; kind?: ReleaseKind }, head: Head, vocabulary: Vocabulary): boolean {
  const rest = label.rest
    .replace(/^[\s:|,/–—-]+/u, '')
    // 'Press release no. 31/2026 (corrected 16 July 2026)'
    .replace(/\(([^()]{4,60})\)/u, (whole, inner: string) => {
      const told = labelOf(inner, vocabulary);
      if (told?.kind !== 'correction') return whole;
      head.kind = 'correction';
      return told.rest;
    });
  const dates = findDates(rest, vocabulary.language);
  const first = dates[0];
  const words = first === undefined ? rest : `${rest.slice(0, first.index)} ${rest.slice(first.end)}`;
  const bare = words
    .replace(/(?:nr\.?|no\.?|n°|nº|num\.?|number|vom|den|of|del?|du|am|on|le|van)(?=[\s\d:]|$)/giu, '')
    .replace(/[\d\s/.,:()|–—-]/gu, '');
  const take = (): true => {
    if (label.kind !== undefined && label.kind !== 'release') head.kind = label.kind;
    else if (label.kind === 'release') head.kind ??= 'release';
    if (first !== undefined) setDate(head, first.iso, !first.weekdayWrong);
    return true;
  };
  if (bare === '' || bare.length <= 2) return take();
  const sender = senderOf(words.trim(), vocabulary);
  if (
    sender !== null &&
    sender.length < 70 &&
    words.trim().split(/\s/u).length <= 10 &&
    (label.kind === 'release' || mentionsOrganisation(sender, vocabulary)) &&
    !/[.!?]$/u.test(sender)
  ) {
    head.organisation ??= sender.replace(/[\s,|–-]+$/u, '');
    return take();
  }
  // 'Press release Dutch Sleep Fund': the label, a name and nothing else
  const name = words.replace(/[\s,|–-]+$/u, '').trim();
  if (label.kind === 'release' && isNameAlone(name, vocabulary)) {
    head.organisation ??= name;
    return take();
  }
  const inner = labelOf(words.trim(), vocabulary) ?? immediateOf(words.trim(), vocabulary);
  if (inner !== null && inner.rest.length < 3) {
    if ('kind' in inner && inner.kind !== 'release') head.kind = inner.kind as ReleaseKind;
    return take();
  }
  const both = placeAndDate(rest, vocabulary);
  if (both !== null && first !== undefined) {
    if (both.place !== null && mentionsOrganisation(both.place, vocabulary)) head.organisation ??= both.place;
    else head.place ??= both.place;
    return take();
  }
  if (label.rest.startsWith('|') && mentionsOrganisation(words, vocabulary)) {
    head.organisation ??= words.trim();
    return take();
  }
  return false;
}

function readByline(text: string, head: Head, vocabulary: Vocabulary): boolean {
  const date = findDates(text, vocabulary.language)[0];
  const who = (date === undefined ? text : text.slice(0, date.index)).replace(/[\s,|–—·(-]+$/u, '');
  if (who === '' || who.length > 110 || /[.!?]$/u.test(who.replace(/\b\p{L}{1,3}\.$/u, ''))) return false;
  const person = parsePerson(who, vocabulary);
  if (person === null || !person.name.includes(' ') || (person.start > 0 && person.role === null)) return false;
  if (person.role === null && who.length > person.end + 40) return false;
  head.byline ??= { name: person.name, role: person.role };
  setDate(head, date?.iso ?? null, date?.weekdayWrong === false);
  return true;
}

function readHeadContacts(lines: readonly Line[], at: number, head: Head, vocabulary: Vocabulary): number {
  const line = lines[at];
  if (line === undefined) return 0;
  const heading = contactHeading(line.text, vocabulary);
  if (heading === null && !(line.text.length < 120 && hasDetails(line.text))) return 0;
  const taken = heading === null || heading.rest === '' ? [] : [heading.rest];
  if (heading === null) taken.push(line.text);
  let end = at + 1;
  const first = lines[end];
  const block =
    heading !== null && heading.rest === '' && first !== undefined && first.block !== line.block ? first.block : line.block;
  while (end < lines.length && end < at + 12) {
    const next = lines[end];
    if (next === undefined || next.block !== block || next.text.length > 110 || (heading === null && !hasDetails(next.text)))
      break;
    if (labelOf(next.text, vocabulary) !== null || immediateOf(next.text, vocabulary) !== null) break;
    taken.push(next.text);
    end += 1;
  }
  if (!taken.some((text) => hasDetails(text))) return heading !== null && heading.rest === '' && end === at + 1 ? 0 : 0;
  head.contacts.push(...parseContacts(taken, vocabulary, head.organisation).contacts);
  return end - at;
}
