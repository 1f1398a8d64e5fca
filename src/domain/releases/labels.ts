import type { ReleaseKind } from '#contract/parsed-release.ts';
import { phrasesOf, type Vocabulary } from './lexicon/index.ts';
import type { Lexicon } from './lexicon/types.ts';

/** A phrase of the lexicon found at the start of a line, with what follows it. */
export interface Matched {
  readonly phrase: string;
  readonly rest: string;
}

const END_MARK =
  /^(?:#{1,6}|(?:#\s?){2,6}|-?\s?30\s?-|[-–—*/.(\s]{0,6}(?:ends?|end of (?:press |news )?release|end|slut|ende|fin|fin du communiqué|fin de la nota|fin del comunicado|einde|einde (?:pers)?bericht|slutt|afslutning|ende der (?:presse|medien)mitteilung)[-–—*/.)\s]{0,6})$/iu;
const RULE = /^[-_=*~–—•.\s]{3,}$/u;
const cache = new WeakMap<Vocabulary, Map<string, string[]>>();

function listed(vocabulary: Vocabulary, key: string, pick: (lexicon: Lexicon) => string): string[] {
  let known = cache.get(vocabulary);
  if (known === undefined) {
    known = new Map();
    cache.set(vocabulary, known);
  }
  let list = known.get(key);
  if (list === undefined) {
    list = phrasesOf(vocabulary, pick);
    known.set(key, list);
  }
  return list;
}

/** The line without marks of emphasis around it. */
export function plain(line: string): string {
  return line.replace(/^(?:[*_#=~>|\s]+|[-–—]{2,}\s*)/u, '').replace(/[*_=~|\s]+$/u, '');
}

function match(line: string, list: readonly string[]): Matched | null {
  const text = plain(line);
  const lower = text.slice(0, 80).toLowerCase();
  for (const phrase of list) {
    if (!lower.startsWith(phrase)) continue;
    const next = text[phrase.length];
    if (next !== undefined && /[\p{L}\p{N}]/u.test(next) && /[\p{L}\p{N}]$/u.test(phrase)) continue;
    return { phrase, rest: text.slice(phrase.length).trim() };
  }
  return null;
}

/** True for marks such as ###, -ENDS- and -30-. */
export function isEndMark(line: string): boolean {
  return line.length < 40 && END_MARK.test(line.trim());
}

/** True for a line drawn with dashes, stars or underscores. */
export function isRule(line: string): boolean {
  return line.length < 400 && RULE.test(line);
}

/** A label written with a space behind each letter ('P R E S S  R E L E A S E') as the words it means. */
const unspaced = (line: string): string =>
  /^\p{L}(?:\s+\p{L}){6,}$/u.test(plain(line))
    ? plain(line)
        .replace(/\s{2,}/gu, '\u0000')
        .replace(/\s/gu, '')
        .replaceAll('\u0000', ' ')
    : line;

/** The kind a label line announces ('PRESS RELEASE', 'MEDIA ADVISORY'), with what else stands in the line. */
export function labelOf(line: string, vocabulary: Vocabulary): (Matched & { kind: ReleaseKind }) | null {
  if (line.length > 140) return null;
  const written = unspaced(line);
  for (const kind of ['correction', 'advisory', 'statement', 'release'] as const) {
    const found = match(
      written,
      listed(vocabulary, kind, (lexicon) => lexicon.labels[kind]),
    );
    if (found !== null) return { ...found, kind };
  }
  return null;
}

/** A 'for immediate release' line. */
export function immediateOf(line: string, vocabulary: Vocabulary): Matched | null {
  return line.length > 120
    ? null
    : match(
        line,
        listed(vocabulary, 'immediate', (lexicon) => lexicon.labels.immediate),
      );
}

/** 'Download the release (PDF, 320 KB)'. */
const DOWNLOAD =
  /^(?:download|télécharger|descargar|herunterladen|ladda ne[dr]|last ned|hent|downloaden?)\s.{0,60}(?<![\p{L}\d])(?:pdf|docx?|zip|jpe?g|\d\s?[km][bo])(?!\p{L})/iu;

/** 'Reference: 0311/27', 'N° 217', 'Last updated on 12 August 2026': what an office files the text under. */
const FILED =
  /^(?:(?:our )?ref(?:erence|erenz|erens|\.)?(?:\sn(?:o|r|umber)\.?)?|n°|nº|no\.?|nr\.?|num(?:mer|ber|éro|ero)|journal(?:nr\.?|nummer)|diarienummer|dnr\.?|sagsn(?:r\.?|ummer)|saksn(?:r\.?|ummer)|aktenzeichen|az\.?|release id|id)\s?:?\s?[\p{L}]{0,6}[-/.\s]?\d[\d\p{L}/.\s-]{0,20}$/iu;
const UPDATED =
  /^(?:last (?:updated|modified)|updated|sidst opdateret|senast uppdaterad|sist oppdatert|zuletzt aktualisiert|mis à jour|última actualización|laatst (?:bijgewerkt|gewijzigd))(?!\p{L}).{0,40}\d{2,4}[\d:.\s]*$/iu;

/** True for a line that is only a file number or says when a page was last changed. */
export const isFiled = (text: string): boolean => text.length < 70 && (FILED.test(text) || UPDATED.test(text));

/** Page furniture: 'end' when no article text follows it, 'line' when only this line goes. */
export function furnitureOf(line: string, vocabulary: Vocabulary): 'end' | 'line' | null {
  if (line.length > 200) return null;
  if (line.length < 90 && (DOWNLOAD.test(plain(line)) || isFiled(plain(line)))) return 'line';
  const end = match(
    line,
    listed(vocabulary, 'furnitureEnd', (lexicon) => lexicon.furnitureEnd),
  );
  if (end !== null && (line.length < 60 || /[?:]$/u.test(line))) return 'end';
  const single = match(
    line,
    listed(vocabulary, 'furnitureLine', (lexicon) => lexicon.furnitureLine),
  );
  if (single === null) return null;
  if (/^(?:for more|find it|visit|© |copyright|we use|this|original-content)/u.test(single.phrase)) return 'line';
  return line.length < 40 &&
    single.rest.length < 25 &&
    !/[.!]$/u.test(single.rest) &&
    (single.rest === '' || single.phrase.includes(' ') || /^[:>»|(]/u.test(single.rest))
    ? 'line'
    : null;
}

/** A heading that opens the contacts, with the details that stand in the same line. */
export function contactHeading(line: string, vocabulary: Vocabulary): Matched | null {
  if (line.length > 300) return null;
  const found = match(
    line,
    listed(vocabulary, 'contactHeadings', (lexicon) => lexicon.contactHeadings),
  );
  if (found === null) return null;
  if (/^[:.]?$/u.test(found.rest)) return { phrase: found.phrase, rest: '' };
  if (/^[:–—|-]\s?\S/u.test(found.rest)) return { phrase: found.phrase, rest: found.rest.replace(/^[:–—|-]\s?/u, '') };
  if (found.rest.length < 60 && /:$/u.test(found.rest)) return { phrase: found.phrase, rest: '' };
  if (found.rest.length < 60 && /^(?:\(|\/|&)/u.test(found.rest)) return { phrase: found.phrase, rest: '' };
  return null;
}

/** A sentence that offers a contact ('For further information, please contact …'). */
export function contactSentence(line: string, vocabulary: Vocabulary): Matched | null {
  return line.length > 600
    ? null
    : match(
        line,
        listed(vocabulary, 'contactLeads', (lexicon) => lexicon.contactLeads),
      );
}

/** A heading of the notes to editors, with the note that stands in the same line. */
export function notesHeading(line: string, vocabulary: Vocabulary): Matched | null {
  const found = match(
    line,
    listed(vocabulary, 'noteHeadings', (lexicon) => lexicon.noteHeadings),
  );
  if (found === null) return null;
  const short = /^notes$|^noter$|^noten$|^notas$|^hinweise$|^merknader$|^anmerkungen$|^anmärkningar$/u.test(found.phrase);
  if (/^[:.]?$/u.test(found.rest)) return { phrase: found.phrase, rest: '' };
  if (found.rest.startsWith(':')) return { phrase: found.phrase, rest: found.rest.slice(1).trim() };
  return short ? null : found.rest.length < 30 && !/[.]$/u.test(found.rest) ? { phrase: found.phrase, rest: '' } : null;
}

/** 'Granholm Verktyg i korthet', 'La Fondation Léman Vert en bref'. */
const IN_BRIEF =
  /^(.{3,70}?)\s(?:in brief|at a glance|i korthet|i korte træk|kort fortalt|i korte trekk|en bref|en quelques mots|in kürze|auf einen blick|im überblick|im profil|en breve|in het kort)\s?:?$/iu;
const ARTICLE = /^(?:the|den|det|der|die|das|de|la|le|les|el|los|las|l['’]|het|d['’])(?:\s|(?<=['’]))/iu;

/** A boilerplate heading ('About the City of Copenhagen'), with its subject and the text in the same line. */
export function aboutHeading(line: string, vocabulary: Vocabulary): { heading: string; subject: string; rest: string } | null {
  const text = plain(line);
  const brief = text.length < 90 ? text.match(IN_BRIEF) : null;
  if (brief?.[1] !== undefined && /\p{Lu}/u.test(brief[1]))
    return { heading: text.replace(/:$/u, ''), subject: brief[1].replace(ARTICLE, ''), rest: '' };
  const found = match(
    line,
    listed(vocabulary, 'aboutLeads', (lexicon) => lexicon.aboutLeads),
  );
  if (found !== null && /^:?$/u.test(found.rest) && /^(?:à propos|a propos|about|quiénes somos|kurzprofil)$/u.test(found.phrase))
    return { heading: text.replace(/:$/u, ''), subject: 'us', rest: '' };
  if (found === null || found.rest === '') return null;
  const inline = text.slice(0, 110).match(/^([^:.!?]{3,90}?)\s?(?::\s|\s[–—]\s)(?=\S)/u);
  const heading = (inline?.[1] ?? text).replace(/:$/u, '').trim();
  if (heading.length > 90 || (/[.?!,;]$/u.test(heading) && !/(?:Inc|Ltd|Co|Corp|A\.S|S\.A|B\.V|N\.V|e\.V|plc)\.$/u.test(heading)))
    return null;
  const subject = heading.slice(found.phrase.length).trim().replace(ARTICLE, '');
  const first = subject.split(/\s/u, 1)[0] ?? '';
  const named =
    // 'About the festival: Northlight Film Festival has …'
    (inline !== null && vocabulary.orgWords.has(first) && subject === first && /^\p{Lu}/u.test(text.slice(inline[0].length))) ||
    /^[\p{Lu}\p{N}]/u.test(subject) ||
    (/\p{Lu}/u.test(subject) && vocabulary.orgWords.has(first));
  if (subject === '' || !(named || /^(?:us|os|oss|uns|nous|nosotros|ons)$/iu.test(subject))) return null;
  if (heading.split(/\s/u).length > 12) return null;
  const rest = inline === null ? '' : text.slice(inline[0].length).trim();
  if (inline !== null && rest.length < 30) return null;
  return { heading, subject, rest };
}

/** A labelled field in the head ('Headline: …', 'Date: …'). */
export function fieldOf(
  line: string,
  vocabulary: Vocabulary,
): { field: 'headline' | 'subheadline' | 'date' | 'organisation'; value: string } | null {
  const colon = line.indexOf(':');
  if (colon < 2 || colon > 30) return null;
  const label = plain(line.slice(0, colon)).toLowerCase();
  const value = line
    .slice(colon + 1)
    .replace(/^[*_\s]+/u, '')
    .replace(/^"(.*)"$/u, '$1')
    .trim();
  if (value === '' || value.length > 400) return null;
  for (const field of ['headline', 'subheadline', 'date', 'organisation'] as const) {
    if (listed(vocabulary, `field-${field}`, (lexicon) => lexicon.fields[field]).includes(label)) return { field, value };
  }
  return null;
}

/** What follows 'by', 'af', 'von' and so on at the start of a line. */
export function bylineOf(line: string, vocabulary: Vocabulary): string | null {
  if (line.length > 160) return null;
  const found = match(
    line,
    listed(vocabulary, 'bylineLeads', (lexicon) => lexicon.bylineLeads),
  );
  return found === null || found.rest === '' ? null : found.rest.replace(/^:\s*/u, '');
}

/** What follows 'from' and the like behind a label ('Press release from the City of Copenhagen'). */
export function senderOf(rest: string, vocabulary: Vocabulary): string | null {
  const found = match(
    rest,
    listed(vocabulary, 'senders', (lexicon) => lexicon.from),
  );
  if (found === null || !/^\P{Ll}|^(?:the|den|det|der|die|de|het|l|la|le|el|los|las)(?=[\s'’])/u.test(found.rest)) return null;
  return found.rest.replace(/^(?:de|het|el|los|las)\s(?=\p{Lu})/u, '');
}
