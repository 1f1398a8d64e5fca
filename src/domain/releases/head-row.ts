import { findDates } from './dates.ts';
import { bylineOf, furnitureOf, isFiled, labelOf } from './labels.ts';
import type { Vocabulary } from './lexicon/index.ts';
import { mentionsOrganisation, parsePerson } from './persons.ts';

/** What a row of the head says, field by field; null where it says nothing. */
export interface HeadRow {
  readonly label: ReturnType<typeof labelOf>;
  readonly date: ReturnType<typeof findDates>[number] | null;
  readonly byline: { readonly name: string; readonly role: string | null } | null;
  readonly organisation: string | null;
}

/** The date of a part that holds no more than a label before it and a time behind it: '11.12.2026', 'News 11.12.2026 09:00 CET'. */
function dateAlone(part: string, vocabulary: Vocabulary): HeadRow['date'] {
  const found = findDates(part, vocabulary.language);
  const [date] = found;
  if (date === undefined || found.length > 1) return null;
  const others = `${part.slice(0, date.index)} ${part.slice(date.end)}`;
  return others.replace(/[\d\s:.,()|–-]|CES?T|GMT|UTC|Uhr|kl\.?|\p{L}+dag|\p{L}+day|\p{L}+tag/giu, '').length < 3 ? date : null;
}

/** The parts of a row; commas and dashes part one only where one of its parts is a label: 'Tannberg College, press release of 7 July 2026'. */
function partsOf(text: string, vocabulary: Vocabulary): string[] {
  const barred = text.split(/\s[|·•]\s/u).map((part) => part.trim());
  if (barred.length > 1 || text.length > 120) return barred;
  const loose = text.split(/\s[–—-]\s|,\s(?!\d{4})/u).map((part) => part.trim());
  const labelled = loose.slice(1).some((part) => {
    const told = labelOf(part, vocabulary);
    return told !== null && (told.rest === '' || dateAlone(told.rest, vocabulary) !== null);
  });
  return labelled ? loose : barred;
}

/**
 * A line above the body that says several things in a row: 'City Theatre | Press release | 14 April 2027',
 * 'News 11.12.2026 · By Ann Lee, journalist'. Null unless every part but at most one, which is then the sender's name, is a label, a
 * date, a byline, a file number or furniture. `elsewhere` says whether the rest of the text names somebody.
 */
export function headRow(text: string, vocabulary: Vocabulary, elsewhere: (name: string) => boolean): HeadRow | null {
  const parts = partsOf(text, vocabulary);
  if (parts.length < 2 || parts.length > 6 || text.length > 180) return null;
  let label: HeadRow['label'] = null;
  let date: HeadRow['date'] = null;
  let byline: HeadRow['byline'] = null;
  let organisation: string | null = null;
  const left: string[] = [];
  for (const part of parts) {
    const told = labelOf(part, vocabulary);
    const dated = dateAlone(told === null ? part : told.rest, vocabulary);
    const author = bylineOf(part, vocabulary);
    const person = author === null ? null : parsePerson(author, vocabulary);
    if (told !== null && (told.rest === '' || dated !== null)) {
      label ??= told;
      date ??= dated;
    } else if (dated !== null) date ??= dated;
    else if (person?.name.includes(' ') === true && (person.start === 0 || person.role !== null))
      byline ??= { name: person.name, role: person.role };
    else if (isFiled(part) || furnitureOf(part, vocabulary) !== null) continue;
    else left.push(part);
  }
  const [name] = left;
  if (left.length > 1 || (label === null && byline === null && date === null)) return null;
  if (name !== undefined) {
    if (!/^\p{Lu}/u.test(name) || name.length > 60 || name.split(/\s/u).length > 7 || /[.!?:@\d]/u.test(name)) return null;
    // 'Leipzig | 8 September 2026' is a place, which is read elsewhere
    const lower = name.split(/\s/u).some((word) => /^\p{Ll}{4}/u.test(word));
    if (label === null && byline === null && !lower && !mentionsOrganisation(name, vocabulary)) return null;
    // 'Company news' is a heading: a sender's name comes again, or has a word that only organisations have
    const last = name.split(/\s/u).at(-1) ?? '';
    const named =
      mentionsOrganisation(name, vocabulary) && (mentionsOrganisation(last, vocabulary) || name.split(/\s/u).length > 2);
    if (!elsewhere(name) && !named) return { label, date, byline, organisation: null };
    organisation = name;
  }
  return { label, date, byline, organisation };
}
