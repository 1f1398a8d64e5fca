import type { ParsedBoilerplate, ParsedContact, ParsedFact } from '#contract/parsed-release.ts';
import { fullName, isAfterMark, isOwnName, isSelfPortrait, NAME_FIRST } from './boilerplates.ts';
import { hasDetails, merged, parseContacts, senderName } from './contacts.ts';
import { placeAndDate } from './dateline.ts';
import { findDates } from './dates.ts';
import {
  aboutHeading,
  contactHeading,
  contactSentence,
  fieldOf,
  furnitureOf,
  isEndMark,
  isRule,
  notesHeading,
  plain,
} from './labels.ts';
import type { Vocabulary } from './lexicon/index.ts';
import { type Line, withoutBullet } from './lines.ts';
import { isSignOff } from './mail-wrapping.ts';
import { boxAt, boxEndsBody } from './organisation-box.ts';
import { mentionsRole } from './roles.ts';

/** What stands in and below the body. */
export interface Rest {
  body: string[];
  contacts: ParsedContact[];
  boilerplate: ParsedBoilerplate | null;
  /** The organisation the boilerplate's heading, an organisation box or a contact names. */
  organisation: string | null;
  organisationSure: boolean;
  notes: string[];
  facts: ParsedFact[];
  date: string | null;
}

/** Headings of the keywords below an article. */
const TOPICS =
  /^(?:topics|tags|keywords|categories|ämnen|kategorier|taggar|emner|nøkkelord|themen|schlagwörter|stichworte|kategorien|temas|etiquetas|categorías|mots[- ]clés|thèmes|onderwerpen|trefwoorden|categorieën)\s?:?$/iu;

/** Sentences that the rules of a stock exchange put below a release. */
const NOTICE =
  /^(?:denne (?:opplysningen|informasjonen) er informasjonspliktig|denne (?:meddelelse|selskabsmeddelelse) indeholder|denna information är sådan|informationen lämnades|this (?:announcement|information|press release) (?:contains|is) (?:inside|forward|information)|diese (?:mitteilung|veröffentlichung|pressemitteilung) enthält|ce communiqué (?:contient|peut contenir)|este comunicado contiene|dit persbericht bevat|abdruck (?:honorar)?frei)/iu;

type Section = 'body' | 'about' | 'contact' | 'notes' | 'none';

interface Collected {
  abouts: { heading: string | null; subject: string | null; text: string[] }[];
  contactLines: string[][];
  loose: string[];
}

/** Sorts the lines from the body on into body, contacts, boilerplate, notes and facts; page furniture is dropped. */
export function readRest(
  lines: readonly Line[],
  vocabulary: Vocabulary,
  organisation: string | null,
  headline: string | null = null,
): Rest {
  const rest: Rest = {
    body: [],
    contacts: [],
    boilerplate: null,
    organisation: null,
    organisationSure: false,
    notes: [],
    facts: [],
    date: null,
  };
  const collected: Collected = { abouts: [], contactLines: [], loose: [] };
  let section: Section = 'body';
  let ended = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    const text = line.text;
    if (isRule(text) && !/^\*{3}$/u.test(text)) continue;
    if (isEndMark(text) || text === '***') {
      if (rest.body.length > 0) {
        ended = text !== '***';
        section = ended ? 'none' : section;
      }
      continue;
    }
    if (isSignOff(text) && rest.body.length > 0) {
      // a letter's end is a contact when it says how to reach whoever signs
      const signed = lines.slice(at + 1, at + 8).some((other) => hasDetails(other.text));
      if (signed) collected.contactLines.push([]);
      section = signed ? 'contact' : 'none';
      if (!signed) ended = false;
      continue;
    }
    // 'Want to know more?' above a link that is gone
    if (
      section === 'body' &&
      text.length < 40 &&
      text.endsWith('?') &&
      contactSentence(text, vocabulary) !== null &&
      !lines.slice(at + 1, at + 4).some((other) => hasDetails(other.text))
    )
      continue;
    const furniture = furnitureOf(text, vocabulary);
    if (
      furniture !== null &&
      contactHeading(text, vocabulary) === null &&
      !(furniture === 'line' && contactSentence(text, vocabulary) !== null && hasDetails(text))
    ) {
      if (furniture === 'end' && rest.body.length > 0 && !proseFollows(lines, at + 1)) section = 'none';
      continue;
    }
    if (TOPICS.test(plain(text)) && rest.body.length > 0 && (line.mark === 'heading' || lines[at + 1]?.bullet === true)) {
      section = 'none';
      ended = true;
      continue;
    }
    if (NOTICE.test(text) && rest.body.length > 0 && text.length > 60) {
      rest.notes.push(text);
      section = 'none';
      continue;
    }
    const box = boxAt(lines, at);
    if (box !== null && (section !== 'body' || boxEndsBody(lines, at + box.lines))) {
      rest.organisation = box.name;
      rest.organisationSure = true;
      rest.facts.push(...box.facts);
      at += box.lines - 1;
      section = 'none';
      continue;
    }
    const next = openSection(lines, at, section, ended, rest, collected, vocabulary);
    if (next !== null) {
      section = next;
      continue;
    }
    if (section !== 'body' && text.length < 60 && !hasDetails(text)) {
      // place and date below all else, as letters are signed
      const signed = placeAndDate(text, vocabulary);
      if (signed?.place != null && signed.date !== null) {
        rest.date ??= signed.date;
        continue;
      }
    }
    const previous = lines[at - 1];
    const newBlock = previous !== undefined && previous.block !== line.block;
    // a heading of what turned out to be a contact
    if (section === 'body' && line.mark === 'heading' && leadsToContact(lines, at, vocabulary)) continue;
    if (section === 'body') rest.body.push(text);
    else if (section === 'about') {
      const about = collected.abouts[collected.abouts.length - 1];
      if (newBlock && text.length < 200 && hasDetails(text)) {
        collected.contactLines.push([text]);
        section = 'contact';
      } else about?.text.push(text);
    } else if (section === 'contact') {
      const block = collected.contactLines[collected.contactLines.length - 1];
      if ((text.length > 220 || (newBlock && isSelfPortrait(text))) && !hasDetails(text)) {
        section = 'none';
        collected.loose.push(text);
      } else block?.push(text);
    } else if (section === 'notes') note(text, line.bullet, rest, collected, vocabulary);
    else if (ended && (isSelfPortrait(text) || (isAfterMark(lines, at) && NAME_FIRST.test(text)))) collected.loose.push(text);
    else if (ended && (hasDetails(text) || mentionsRole(text, vocabulary)) && text.length < 160)
      collected.contactLines.push([text]);
    else if (ended) collected.loose.push(text);
    else looseDate(text, rest, vocabulary);
  }
  finish(rest, collected, vocabulary, organisation, headline);
  return rest;
}

/** True for a heading below which only a sentence that offers a contact stands: 'Interviews and pictures' above 'Contact Ann Lee …'. */
function leadsToContact(lines: readonly Line[], at: number, vocabulary: Vocabulary): boolean {
  const below = lines[at + 1]?.text ?? '';
  return below.length < 200 && hasDetails(below) && contactSentence(below, vocabulary) !== null;
}

function proseFollows(lines: readonly Line[], from: number): boolean {
  let prose = 0;
  for (const line of lines.slice(from)) {
    if (isEndMark(line.text)) break;
    if (line.text.length > 140 && /[.!?]["”»]?$/u.test(line.text)) prose += 1;
  }
  return prose >= 3;
}

/** Opens the section a heading announces; null when the line is none. */
function openSection(
  lines: readonly Line[],
  at: number,
  section: Section,
  ended: boolean,
  rest: Rest,
  collected: Collected,
  vocabulary: Vocabulary,
): Section | null {
  const line = lines[at];
  const text = line?.text ?? '';
  const following = lines[at + 1]?.text ?? '';
  const notes = notesHeading(text, vocabulary);
  if (notes !== null && (rest.body.length > 0 || ended)) {
    if (notes.rest !== '') note(notes.rest, false, rest, collected, vocabulary);
    return 'notes';
  }
  const about = aboutHeading(text, vocabulary);
  if (
    about !== null &&
    rest.body.length > 0 &&
    (about.rest !== '' || following.length > 60 || (following.length > 25 && following.endsWith('.'))) &&
    !(section === 'notes' && line?.bullet === true)
  ) {
    collected.abouts.push({ heading: about.heading, subject: about.subject, text: about.rest === '' ? [] : [about.rest] });
    return 'about';
  }
  if (rest.body.length > 0 && isOwnName(text, following)) {
    collected.abouts.push({ heading: plain(text).replace(/:$/u, ''), subject: plain(text).replace(/:$/u, ''), text: [] });
    return 'about';
  }
  const contact = contactHeading(text, vocabulary);
  // 'Presskontakt' below a name says what he is there for; no second block begins.
  if (contact !== null && section === 'contact' && contact.rest === '' && isNameLine(lines[at - 1]?.text ?? '')) return 'contact';
  if (contact !== null) {
    const block = lines.slice(at, at + 10);
    const real =
      block.some((other) => hasDetails(other.text)) ||
      mentionsRole(following, vocabulary) ||
      /^\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]+){1,3}$/u.test(following);
    if (real && (rest.body.length > 0 || section !== 'body')) {
      if (section === 'contact' && contact.rest === '') collected.contactLines.push([]);
      else collected.contactLines.push(contact.rest === '' ? [] : [contact.rest]);
      return 'contact';
    }
  }
  // 'Register by 10 November with:' above whom to write to
  if (rest.body.length > 0 && text.length < 120 && text.endsWith(':') && following.length < 140 && hasDetails(following)) {
    collected.contactLines.push([]);
    return 'contact';
  }
  if (section === 'body' && rest.body.length > 0 && opensContactBlock(lines, at)) {
    collected.contactLines.push([text]);
    return 'contact';
  }
  const sentence = contactSentence(text, vocabulary);
  if (sentence !== null && rest.body.length > 0) {
    const offered =
      hasDetails(text) ||
      (/[:]$/u.test(text) && text.length < 160) ||
      (/(?:contact|kontakt|conta[ck]t)/iu.test(text) && text.length < 200 && hasDetails(following));
    if (offered) {
      collected.contactLines.push([sentence.rest]);
      return hasDetails(text) && section === 'notes' ? 'notes' : 'contact';
    }
  }
  if (rest.body.length > 0 && text.length < 300 && hasDetails(text) && TO_REACH.test(text)) {
    collected.contactLines.push([text]);
    return 'contact';
  }
  if (
    section === 'body' &&
    fieldOf(text, vocabulary)?.field === 'organisation' &&
    /^(?:source|quelle|kilde|källa|fuente|bron|issued by|published by|herausgeber(?:in)?|udgiver|afsender|avsändare|avsender|utgiver|utgivare|éditeur|émetteur|uitgever|afzender)\b/iu.test(
      plain(text),
    )
  ) {
    rest.organisation ??= senderName(fieldOf(text, vocabulary)?.value ?? '') || null;
    return 'none';
  }
  const source = plain(text).match(/^SOURCE:?\s(\p{Lu}.{2,60})$/u)?.[1];
  if (source !== undefined && rest.body.length > 0) {
    rest.organisation = source;
    return 'none';
  }
  return null;
}

/** 'To attend, contact Ann Lee on …', 'Wenn Sie teilnehmen möchten, kontaktieren Sie …'. */
const TO_REACH =
  /^(?:to|for|if|in order|om|for at|um|für|wenn|pour|si|para|voor|wie|hvis)\s[^.!?]{2,120}(?:contact|kontakt\p{L}*|conta[ck]te[rzn]?|contactar)\s/iu;

/** True at the first line of a block of short lines that end in no sentence and hold an address or a number: nothing but a contact looks so. */
function opensContactBlock(lines: readonly Line[], at: number): boolean {
  const block = lines[at]?.block;
  if (lines[at - 1]?.block === block) return false;
  const all = lines.slice(at, at + 9).filter((line) => line.block === block);
  return (
    all.length >= 2 &&
    all.length <= 8 &&
    all.every((line) => line.text.length < 80 && !line.bullet && (!/[.!?]$/u.test(line.text) || hasDetails(line.text))) &&
    all.slice(1).some((line) => hasDetails(line.text) && line.text.length < 60)
  );
}

const isNameLine = (text: string): boolean => /^\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]+){1,3}$/u.test(text);

/** 'Neem voor vragen contact op met …': a note that does nothing but say whom to ask. Every letter fits in one way only, so that no text can make it slow. */
const NOTE_IS_CONTACT =
  /^(?:please |bitte |neem |u kunt |vous pouvez |pueden? |vänligen |vennligst |venligst )?(?:\p{L}+\s){0,4}(?:contact|kontakt|conta[ck]te|contacter|contacten|póngase en contacto)\s[^.!?]*(?:\.(?=[^\s.!?])[^.!?]*)*\.?$/iu;

function note(text: string, numbered: boolean, rest: Rest, collected: Collected, vocabulary: Vocabulary): void {
  const value = withoutBullet(text).trim();
  if (value === '') return;
  const offered = contactSentence(value, vocabulary);
  if (offered === null && hasDetails(value) && NOTE_IS_CONTACT.test(value)) {
    collected.contactLines.push([value]);
    return;
  }
  if (offered !== null && hasDetails(value)) collected.contactLines.push([offered.rest]);
  if (rest.notes.length < 200) rest.notes.push(numbered ? value : text);
}

function looseDate(text: string, rest: Rest, vocabulary: Vocabulary): void {
  const date = text.length < 60 ? findDates(text, vocabulary.language)[0] : undefined;
  if (date !== undefined && text.length - (date.end - date.index) < 24) rest.date ??= date.iso;
}

function finish(
  rest: Rest,
  collected: Collected,
  vocabulary: Vocabulary,
  organisation: string | null,
  headline: string | null,
): void {
  let byContact: string | null = null;
  for (const block of collected.contactLines) {
    const found = parseContacts(block, vocabulary, organisation ?? rest.organisation, headline);
    rest.contacts.push(...found.contacts);
    byContact ??= found.organisation;
  }
  rest.contacts = merged(rest.contacts);
  const abouts = collected.abouts.filter((about) => about.text.length > 0);
  const own = abouts.find(
    (about) => organisation !== null && about.subject?.toLowerCase().includes(organisation.toLowerCase()) === true,
  );
  const about = own ?? abouts[0];
  if (about !== undefined) {
    rest.boilerplate = { heading: about.heading, text: about.text.join('\n\n') };
    if (about.subject !== null && !/^(?:us|os|oss|uns|nous|nosotros|ons)$/iu.test(about.subject)) {
      rest.organisation ??= fullName(about.subject, about.text[0] ?? '');
      rest.organisationSure = true;
    } else if (about.subject !== null) {
      // 'Fondée à Nantes' begins with a capital and is no name: a name is one that the text gives elsewhere too
      const first = fullName('', about.text[0] ?? '');
      const own = `${headline ?? ''} ${rest.body.join(' ')}`.includes(first) ? first : '';
      if (own !== '') rest.organisation ??= own;
      if (own !== '') rest.organisationSure = true;
    }
    rest.organisation ??= byContact;
  } else {
    rest.organisation ??= byContact;
    const loose = collected.loose.filter(
      (text) => (text.length > 100 || isSelfPortrait(text) || NAME_FIRST.test(text)) && /[.!?]["”»)]?$/u.test(text),
    );
    if (loose.length > 0 && loose.length <= 3) rest.boilerplate = { heading: null, text: loose.join('\n\n') };
  }
}
