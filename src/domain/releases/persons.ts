import { monthNumbers, type Vocabulary, weekdayNumbers } from './lexicon/index.ts';
import { ADDRESS, CONNECTORS, isRoleHead, isRoleWord, roleAfter, roleBefore, roleBeforeComma, roleOfBody } from './roles.ts';
import { type Token, tokenise } from './tokens.ts';

/** Somebody named in the text; `role` is verbatim and null when none stands beside the name. */
export interface Person {
  readonly name: string;
  readonly role: string | null;
  readonly start: number;
  readonly end: number;
}

const PARTICLES = new Set(
  "von van der den de del della di da dos la le du ten ter bin al af av zu zur ibn y las los 't ’t d’".split(' '),
);

const ACADEMIC =
  /^(?:dr|prof|professor|ing|dipl|dipl\.-ing|dr\.-ing|drs|ir|med|rer|nat|phil|pol|jur|theol|habil|h\.c|pd|priv\.-doz|univ\.-prof)\.?$/iu;

/** True when a phrase contains a word that only organisations have in their names. */
export function mentionsOrganisation(phrase: string, vocabulary: Vocabulary): boolean {
  return tokenise(phrase, 30).some((token) => isOrgWord(token.lower, vocabulary));
}

function isOrgWord(lower: string, vocabulary: Vocabulary): boolean {
  if (vocabulary.orgWords.has(lower)) return true;
  if (
    vocabulary.language === null ||
    vocabulary.language === 'en' ||
    vocabulary.language === 'fr' ||
    vocabulary.language === 'es'
  )
    return false;
  return /.(?:kommune|kommun|ministeriet|ministerium|styrelsen|universitet|universität|departementet|verband|gesellschaft|myndigheten|direktoratet|forening(?:en)?|stiftung|werke|museum|hogeschool|bibliotek|fonds|fonden|fondet|förlag(?:et)?|forlag(?:et)?|förbund(?:et)?|forbund(?:et)?|rederi(?:et)?|instituut|institut(?:tet)?|universiteit|klinikum|ziekenhuis|sjukhus(?:et)?|sykehus(?:et)?|vereniging|selskab(?:et)?|selskap(?:et)?|bolaget|federatie|genossenschaft|tilsynet|teatern?)$/u.test(
    lower,
  );
}

function isNameToken(token: Token | undefined, vocabulary: Vocabulary, inside: boolean): boolean {
  if (token === undefined || !token.capital) return false;
  if (ACADEMIC.test(token.bare)) return false;
  const { bare, lower } = token;
  if (bare.length > 1 && bare === bare.toUpperCase() && !bare.includes('.') && !(inside && bare.length > 2)) return false;
  if (bare.length > 1 && vocabulary.honorifics.has(lower)) return false;
  if (!inside && (vocabulary.verbs.has(lower) || vocabulary.stopWords.has(lower) || vocabulary.articles.has(lower))) return false;
  if (isRoleWord(bare, vocabulary) && !(inside && !isRoleHead(bare, vocabulary) && lower !== 'press')) return false;
  if (isOrgWord(lower, vocabulary) || weekdayNumbers.has(lower)) return false;
  return !(monthNumbers.has(lower) && bare.length > 4);
}

/** A role that is somebody's surname: right behind one first name, with nothing of a name behind it ('Merel Dijkgraaf, …'). */
function isSurname(tokens: readonly Token[], at: number, first: number, vocabulary: Vocabulary): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined || at !== first + 1 || !token.capital || !isRoleHead(token.bare, vocabulary)) return false;
  return token.breaks || next === undefined || !next.capital;
}

/** The end of the run of name words that starts at a token; the same index when none starts there. */
function nameRunEnd(tokens: readonly Token[], from: number, vocabulary: Vocabulary): number {
  let at = from;
  let titles = 0;
  // 'Dr. med. Ambühl': the stop belongs to the title
  const ends = (token: Token | undefined): boolean =>
    token?.breaks === true && !/^(?:med|rer|nat|phil|pol|jur|theol|habil|h\.c)$/u.test(token.lower);
  while (ACADEMIC.test(tokens[at]?.bare ?? '') && !ends(tokens[at]) && titles < 5) {
    at += 1;
    titles += 1;
  }
  if (!isNameToken(tokens[at], vocabulary, false)) return from;
  // 'M.D.' behind a comma is a degree
  if (/^(?:\p{Lu}\.){2,}$|^Ph\.D/u.test(tokens[at]?.bare ?? '') && !isNameToken(tokens[at + 1], vocabulary, true)) return from;
  at += 1;
  while (at < tokens.length && at - from < 8) {
    const previous = tokens[at - 1];
    if (previous === undefined || previous.breaks || previous.possessive) break;
    const token = tokens[at];
    if (token === undefined) break;
    if (isNameToken(token, vocabulary, true)) at += 1;
    else if (PARTICLES.has(token.lower) && !token.breaks && !token.capital) {
      const next = tokens[at + 1];
      const afterNext = tokens[at + 2];
      if (isNameToken(next, vocabulary, true)) at += 2;
      else if (next !== undefined && PARTICLES.has(next.lower) && !next.breaks && isNameToken(afterNext, vocabulary, true))
        at += 3;
      else break;
    } else if (isSurname(tokens, at, from + titles, vocabulary)) return at + 1;
    else break;
  }
  return at;
}

const DOER = /(?:er|erin|ist|istin|or|orin|ent|entin|eur|eurin|mann|frau|rat|wirt|wirtin)$/u;

/** Every person-like mention in a phrase, in order; single surnames included. */
export function findPersons(text: string, vocabulary: Vocabulary, limit = 80): Person[] {
  const tokens = tokenise(text, limit);
  const persons: Person[] = [];
  for (let index = 0; index < tokens.length; ) {
    const end = nameRunEnd(tokens, index, vocabulary);
    const first = tokens[index];
    if (end === index || first === undefined) {
      index += 1;
      continue;
    }
    // "Common Ground's Lorenzo Achebe": the owner is not who is meant
    if (
      tokens[end - 1]?.possessive === true &&
      tokens[end - 1]?.breaks !== true &&
      nameRunEnd(tokens, end, vocabulary) > end + 1
    ) {
      index = end;
      continue;
    }
    // "St Brannoc's Hospital", 'Marchbank University': the beginning of an organisation's name
    const behindRun = tokens[end];
    if (tokens[end - 1]?.breaks !== true && behindRun?.capital === true && isOrgWord(behindRun.lower, vocabulary)) {
      index = end + 1;
      continue;
    }
    let from = index;
    // 'Patientenvertreter Urs Hächler': a long German word for who does something is no first name
    const doer =
      vocabulary.language === 'de' && end - index >= 3 && first.bare.length >= 9 && DOER.test(first.bare) ? first.bare : null;
    if (doer !== null) from = index + 1;
    // 'direktør i Dansk Industri Karsten Dybvad': a long run after a role's preposition ends in the name.
    // 'Head of Mammals Orla Finnegan': what the role is for, then who has it
    const object = isRoleHead(tokens[index - 2]?.bare ?? '', vocabulary) && tokens[index - 2]?.breaks !== true;
    if (end - index >= (object ? 3 : 4) && index >= 2 && CONNECTORS.has(tokens[index - 1]?.lower ?? '')) from = end - 2;
    const start = tokens[from];
    const last = tokens[end - 1];
    if (start !== undefined && last !== undefined) {
      let role = roleBefore(text, tokens, from, vocabulary);
      // 'ministra de Costas y Puertos': what a role is for is no person
      // 'siger professor Palle Wengel': a title that is the only role there is
      const title = /^professor(?:in|a|e)?$/u.test(start.bare) && from + 1 < end ? start.bare : null;
      const open = role !== null && /\s(?:de|del|of|for|für|i|på|för|vid|ved|van|voor|du|des|à|au)$/iu.test(role);
      if (open && end - from < 5 && last.breaks) {
        index = end;
        continue;
      }
      if (role === null && from > index) {
        const head = tokens.findIndex((token) => isRoleHead(token.bare, vocabulary));
        const before = tokens[from - 1];
        const at = tokens[head];
        if (head >= 0 && head < from && at !== undefined && before !== undefined) role = text.slice(at.start, before.end);
      }
      const behind = role === null || ADDRESS.test(role) ? roleAfter(text, last.end, vocabulary) : null;
      role = behind ?? role ?? roleBeforeComma(text, tokens, from, vocabulary) ?? roleOfBody(text, tokens, from, vocabulary);
      role ??= doer;
      if (role === null && title !== null)
        persons.push({ name: text.slice(tokens[from + 1]?.start, last.end), role: title, start: start.start, end: last.end });
      else persons.push({ name: text.slice(start.start, last.end), role, start: start.start, end: last.end });
    }
    index = end;
  }
  return persons;
}

/** The person a short phrase is about ('Lord Mayor Frank Jensen', 'Anna Smith, chief executive of Acme', 'le maire de Paris, Anne Hidalgo'). */
export function parsePerson(text: string, vocabulary: Vocabulary): Person | null {
  const comma = text.indexOf(', ');
  if (comma > 0 && comma < 120) {
    const before = text.slice(0, comma);
    const tokens = tokenise(before, 20);
    const head = tokens.findIndex((token) => isRoleHead(token.bare, vocabulary));
    const first = tokens[0];
    if (head >= 0 && head <= 4 && first !== undefined) {
      // "Homeward Hexley's chief executive, Dominic Asante": the owner is no part of the role
      const owner = tokens.slice(0, head).findLastIndex((token) => token.possessive);
      const role = tokens
        .slice(owner + 1, head + 1)
        .every(
          (token, index) =>
            index === head - owner - 1 ||
            isRoleWord(token.bare, vocabulary) ||
            vocabulary.articles.has(token.lower) ||
            /^\p{Ll}/u.test(token.bare) ||
            /^\p{Lu}+$/u.test(token.bare),
        );
      const direct = nameRunEnd(tokens, head + 1, vocabulary) > head + 1;
      const after = findPersons(text.slice(comma + 2), vocabulary, 12)[0];
      if (role && !direct && after !== undefined && after.start === 0 && after.name.includes(' ')) {
        const own = tokens[owner + 1];
        const skip = owner < 0 && vocabulary.articles.has(first.lower) && tokens[1] !== undefined;
        const start = skip ? (tokens[1]?.start ?? first.start) : owner < 0 || own === undefined ? first.start : own.start;
        const plain = before.slice(start).replace(/^[ld]['’]/u, '');
        return { name: after.name, role: plain, start: comma + 2, end: comma + 2 + after.end };
      }
    }
  }
  const persons = findPersons(text, vocabulary, 60);
  return (
    persons.find((person) => person.role !== null) ?? persons.find((person) => person.name.includes(' ')) ?? persons[0] ?? null
  );
}
