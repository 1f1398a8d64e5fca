import type { ParsedContact } from '#contract/parsed-release.ts';
import { findDates } from './dates.ts';
import type { Vocabulary } from './lexicon/index.ts';
import { findPersons, mentionsOrganisation, type Person, parsePerson } from './persons.ts';
import { mentionsRole } from './roles.ts';

const EMAIL = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu;
const PHONE = /(?<![\p{L}\p{N}@/.,-])(?:\(\+?\d{1,4}\)|\+\d|00\d|\d)(?:[ \u00a0\u202f()./–-]{0,3}\d){5,15}(?![\p{L}\d@])/gu;
const LABEL =
  /(?:^|[\s,;|(])(?:tel(?:efon|ephone|éfono|efoon|efonnummer)?|tlf|tél(?:éphone)?|phone|mobile?|mobil(?:telefon)?|móvil|mob|cell|handy|direkte?|direct|e-?mails?|mail|courriel|correo(?: electrónico)?|e-?post|e-?mailadresse|tfno|tfn|fon|mobiel|portable|port|gsm|[tmpe])(?:\.|:|\s|$)[\s.:]{0,3}/giu;
const FAX = /fax(?:nummer)?\.?:?\s{0,3}$/iu;

type Part = { readonly kind: 'email' | 'phone' | 'text'; readonly value: string };

/** True when the text holds an e-mail address or a telephone number. */
export function hasDetails(text: string): boolean {
  return partsOf(text).some((part) => part.kind !== 'text');
}

function isPhone(written: string): boolean {
  const digits = written.replace(/\D/gu, '');
  if (digits.length < 7 || digits.length > 16) return false;
  if (/^(?:19|20)\d\d[-–/]\s?(?:19|20)\d\d$|^(?:19|20)\d\d-\d\d-\d\d/u.test(written)) return false;
  return findDates(written, 'de').every((date) => date.end - date.index < written.length - 1);
}

/** Cuts a line into addresses, numbers and the words between them, in order. */
function partsOf(line: string): Part[] {
  const text = line.slice(0, 1000);
  const marks: { start: number; end: number; part: Part | null }[] = [];
  for (const m of text.matchAll(EMAIL)) {
    marks.push({ start: m.index, end: m.index + m[0].length, part: { kind: 'email', value: m[0].replace(/[.'-]+$/u, '') } });
  }
  for (const m of text.matchAll(PHONE)) {
    const value = m[0].trim();
    if (!isPhone(value) || marks.some((mark) => m.index < mark.end && mark.start < m.index + value.length)) continue;
    const fax = FAX.test(text.slice(0, m.index));
    marks.push({ start: m.index, end: m.index + m[0].length, part: fax ? null : { kind: 'phone', value } });
  }
  marks.sort((a, b) => a.start - b.start);
  const parts: Part[] = [];
  let at = 0;
  const words = (piece: string): void => {
    const bare = piece.replace(LABEL, ' ; ').replace(/https?:\/\/\S+|www\.\S+/giu, ' ; ');
    for (const segment of bare.split(/[;|\t•·]|\s[–—/-]\s|,\s(?=\p{Lu}[\p{L}.'’-]+ \p{Lu})/u)) {
      const value = segment.replace(/^[\s,.:()–—<>-]+|[\s,:()–—<>-]+$/gu, '').replace(/(?<=\p{L}{5})\.$/u, '');
      if (value !== '') parts.push({ kind: 'text', value });
    }
  };
  for (const mark of marks) {
    words(text.slice(at, mark.start));
    if (mark.part !== null) parts.push(mark.part);
    at = mark.end;
  }
  words(text.slice(at));
  return parts;
}

interface Draft {
  name: string | null;
  role: string | null;
  email: string | null;
  phone: string | null;
}

/** The contacts a block of lines names, and the organisation that stands among them. */
export function parseContacts(
  lines: readonly string[],
  vocabulary: Vocabulary,
  organisation: string | null,
  headline: string | null = null,
): { contacts: ParsedContact[]; organisation: string | null } {
  const drafts: Draft[] = [];
  let current: Draft | null = null;
  let sender: string | null = null;
  let pendingRole: string | null = null;
  /** Those named beside the current one ('Ann Lee / Bo Ek'), who share what follows. */
  let together: Draft[] = [];
  const open = (): Draft => {
    current = { name: null, role: null, email: null, phone: null };
    drafts.push(current);
    return current;
  };
  const start = (name: string, role: string | null): void => {
    const draft =
      current !== null && current.name === null && current.email === null && current.phone === null ? current : open();
    draft.name = name;
    draft.role = (role === null ? null : bareRole(role)) ?? draft.role ?? pendingRole;
    pendingRole = null;
    together = [];
  };
  const inText = (value: string): void => {
    if (organisation !== null && value.toLowerCase() === organisation.toLowerCase()) {
      sender ??= senderName(value);
      return;
    }
    const person = value.length < 400 ? parsePerson(value, vocabulary) : null;
    // A name that the headline also gives, without a role, is the sender's: 'Spital Limmat'.
    if (person !== null && person.role === null && headline?.includes(person.name) === true && value.length < 80) {
      sender ??= senderName(value);
      return;
    }
    if (
      person?.name.includes(' ') === true &&
      (person.start <= 60 || person.role !== null) &&
      isNamePlace(value, person.start, person.end, vocabulary)
    ) {
      const details = current !== null && (current.email !== null || current.phone !== null || current.role !== null);
      if (current === null || current.name === null || details || person.role !== null) {
        if (
          current?.name != null &&
          current.role !== null &&
          current.email === null &&
          current.phone === null &&
          person.role === null
        )
          sender ??= senderName(value);
        else start(person.name, wholeRole(value, person, vocabulary) ?? looseRole(value, person.end, vocabulary, organisation));
        for (const other of findPersons(value.slice(person.end), vocabulary).slice(0, 3)) {
          if (
            other.name.includes(' ') &&
            /(?:^|\s)(?:or|and|og|eller|und|oder|och|et|ou|y|o|en|of)\s*$/u.test(
              value.slice(person.end, person.end + other.start),
            )
          )
            start(other.name, other.role);
        }
        return;
      }
    }
    const named: Draft | null = current;
    if (named?.name != null && named.role === null && named.phone === null && named.email === null && DEPARTMENT.test(value)) {
      named.role = value;
      return;
    }
    if (mentionsRole(value, vocabulary) && value.length < 100 && !/[.!?]$/u.test(value.replace(/\b\p{L}{1,4}\.$/u, ''))) {
      if (current === null || current.name === null) pendingRole = bareRole(value);
      else if (current.role === null && current.email === null && current.phone === null) current.role = bareRole(value);
      else if (current.role === null) current.role = bareRole(value);
      else if (current.email !== null || current.phone !== null) pendingRole = bareRole(value);
      return;
    }
    if (value.length < 80 && /^\p{Lu}/u.test(value) && mentionsOrganisation(senderName(value), vocabulary))
      sender ??= senderName(value);
  };
  for (const line of lines.slice(0, 60)) {
    let beside: string | null = null;
    const parts = partsOf(line);
    const reached: Draft | null = lastOf(drafts);
    // a desk on a line of its own is another contact: 'Press service, 0771-99 00 00'
    if (reached !== null && (reached.phone !== null || reached.email !== null) && isDesk(parts[0]) && parts.length > 1) open();
    for (const part of parts) {
      if (part.kind === 'text') {
        const first: Draft | null = beside === null ? null : lastOf(drafts);
        if (
          first !== null &&
          first.name === beside &&
          line.includes(`${beside} / ${part.value}`) &&
          isLoneName(part.value, vocabulary)
        ) {
          const before: Draft[] = [...together, first];
          open();
          start(part.value, null);
          together = before;
        } else inText(part.value);
        beside = isLoneName(part.value, vocabulary) ? part.value : null;
      } else {
        beside = null;
        const draft: Draft = current ?? open();
        for (const other of together) other[part.kind] ??= part.value;
        if (draft[part.kind] === null) draft[part.kind] = part.value;
        else if (part.kind === 'email' && draft.phone === null && draft.name === null) open().email = part.value;
      }
    }
  }
  const contacts = drafts
    .filter((draft) => draft.name !== null || draft.email !== null || draft.phone !== null)
    .slice(0, 20)
    .map((draft) => ({ ...draft }));
  return { contacts: merged(contacts), organisation: sender };
}

const isDesk = (part: Part | undefined): boolean =>
  part?.kind === 'text' &&
  (DESK.test(part.value) || DESK_FIRST.test(part.value.replace(/^(?:the|la|le|el|de|het|die|der)\s/iu, '')));

const lastOf = (drafts: readonly Draft[]): Draft | null => drafts[drafts.length - 1] ?? null;

function isLoneName(value: string, vocabulary: Vocabulary): boolean {
  const person = value.length > 60 ? null : parsePerson(value, vocabulary);
  return person?.name === value && value.includes(' ');
}

/** What somebody works in, which says as much as a role behind a name. */
const DEPARTMENT =
  /^(?:(?:corporate|external|group) )?(?:media|press|communications?|(?:media|investor|public|press) relations|public affairs|marketing|pr|ir|presse|medien|kommunikation|unternehmenskommunikation|öffentlichkeitsarbeit|pressestelle|communicatie|persvoorlichting|woordvoering|relations (?:presse|publiques|investisseurs)|comunicación|prensa|kommunikasjon|kommunikationsafdelingen)$/iu;

const bareRole = (role: string): string =>
  role
    .replace(/^(?:kontakt(?:a|er)?|contact(?:er|ez|ar)?)\s/iu, '')
    // 'Press Officer, on': the number that followed is gone
    .replace(/[,\s]+(?:on|at|via|by|under|unter|på|per|au|al|en el|op|bij)$/iu, '');

/** What stands behind a contact's name and a comma is the role, known or not, unless it is an organisation. */
function looseRole(value: string, end: number, vocabulary: Vocabulary, organisation: string | null): string | null {
  const rest = value.slice(end);
  const bracketed = rest.match(/^\s\(([^()|@\d]{2,40})\)?$/u)?.[1]?.trim();
  if (bracketed !== undefined && (DEPARTMENT.test(bracketed) || mentionsRole(bracketed, vocabulary))) return bracketed;
  const behind = rest.match(/^,\s([^,;:|@\d]{3,80})$/u)?.[1]?.trim();
  if (behind !== undefined && /^\p{Ll}/u.test(behind) && DEPARTMENT.test(behind)) return behind;
  if (behind === undefined || mentionsOrganisation(behind, vocabulary) || behind === organisation) return null;
  // two capitals in a row are a name or a firm's: 'Orchid Lane'
  return /^\p{Lu}\p{L}+\s\p{Lu}/u.test(behind) && !mentionsRole(behind, vocabulary) ? null : behind;
}

/** The desk of a sender behind its name: 'Thornmere Borough Council press office', 'Ældreministeriets pressetelefon'. */
const DESK =
  /(?<=\p{L}{3})(?:['’]s|s)?\s(?:press (?:office|team|desk)|media (?:team|office|relations)|news (?:office|desk)|newsroom|pressetelefon|pressevagt|presseafdeling|pressekontor|pressestelle|medienstelle|presstjänst(?:en)?|pressvakt(?:en)?|presse?jour(?:en)?|presskontakt(?:en)?|presseabteilung|persdienst|perswoordvoering|service (?:de )?presse)$/iu;

/** A desk at the start of a line: 'Press office, City of X'. */
const DESK_FIRST =
  /^(?:press (?:office|team|desk)|media (?:team|office|relations)|news (?:office|desk)|newsroom|pressetelefon(?:en)?|pressevagt(?:en)?|presseafdeling(?:en)?|pressekontor(?:et)?|pressestelle|medienstelle|presstjänst(?:en)?|pressvakt(?:en)?|pressevakt(?:en)?|persdienst|persvoorlichting|perswoordvoering|service (?:de )?presse|gabinete de prensa|oficina de prensa)(?!\p{L})/iu;

/** The role before a contact's name with all that belongs to it: 'Præhospital direktør Susanne Holk'. */
function wholeRole(value: string, person: Person, vocabulary: Vocabulary): string | null {
  const before = bareRole(value.slice(0, person.start).trim());
  const whole =
    person.role !== null &&
    before.endsWith(person.role) &&
    before.length > person.role.length &&
    before.split(/\s/u).length <= 4 &&
    /^\p{Lu}/u.test(before) &&
    !/[,:;.]/u.test(before) &&
    !mentionsOrganisation(before, vocabulary) &&
    !/^(?:for|call|please|bitte|ring|kontakt|contact|press|presse|media)(?!\p{L})/iu.test(before);
  return whole ? before : person.role;
}

/** The organisation without the department behind a comma ('Spital Limmat, Medienstelle'). */
export function senderName(whole: string): string {
  const value = whole.replace(DESK, '').replace(/[\s,]+$/u, '');
  const comma = value.indexOf(', ');
  return comma < 3 || /^(?:inc|ltd|llc|plc|s\.?a|s\.?l|co|corp|gmbh)\b/iu.test(value.slice(comma + 2))
    ? value
    : value.slice(0, comma);
}

/** A name in a contact block stands alone, behind its role or behind 'please contact', never inside other prose. */
function isNamePlace(value: string, start: number, end: number, vocabulary: Vocabulary): boolean {
  const before = value.slice(0, start).trim();
  // 'Unidad de Cultura Científica': an office goes on in capitals
  if (/(?:^|\s)(?:de|del|of|für|for|du|des|van|voor|i)$/iu.test(before) && mentionsOrganisation(before, vocabulary)) return false;
  const after = value.slice(end).trim();
  if (mentionsOrganisation(value.slice(start, end), vocabulary)) return false;
  if (before === '' && (after === '' || /^[,(–—/:-]/u.test(after) || after.length < 40)) return true;
  return (
    before.length < 140 &&
    (mentionsRole(before, vocabulary) ||
      /(?:contact|kontakt[a-z]*|contacter|contactar|contacto|till|til|to|an|met|med|con|bei|bij|hos|chez|by|from|af|von|with|avec|por|de|:|mr|mrs|ms|herr|frau|press[e]?|media)\.?,?$/iu.test(
        before,
      ))
  );
}

/** The contacts without repeats; a later mention of the same name completes the first. */
export function merged(contacts: readonly ParsedContact[]): ParsedContact[] {
  const result: ParsedContact[] = [];
  for (const contact of contacts) {
    const at = result.findIndex(
      (other) =>
        (other.name !== null && other.name === contact.name) ||
        (contact.name === null &&
          ((contact.email !== null && other.email === contact.email) ||
            (contact.email === null && contact.phone !== null && other.phone === contact.phone))),
    );
    const other = result[at];
    if (other === undefined) result.push({ ...contact });
    else
      result[at] = {
        name: other.name,
        role: other.role ?? contact.role,
        email: other.email ?? contact.email,
        phone: other.phone ?? contact.phone,
      };
  }
  return result;
}
