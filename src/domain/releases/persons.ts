import { monthNumbers, type Vocabulary, weekdayNumbers } from './lexicon/index.ts';
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
const CONNECTORS = new Set(
  'of for and & at in the to i på for og til von der des für die und im in am de la du des et à aux del y para en las los och för vid av van voor het bij the'.split(
    ' ',
  ),
);
const ACADEMIC =
  /^(?:dr|prof|professor|ing|dipl|dipl\.-ing|dr\.-ing|drs|ir|med|rer|nat|phil|pol|jur|theol|habil|h\.c|pd|priv\.-doz|univ\.-prof)\.?$/iu;

/** True when the word names a role by itself, or ends in one where the language writes roles as one word. */
export function isRoleHead(word: string, vocabulary: Vocabulary): boolean {
  const lower = word.toLowerCase().replace(/\.$/u, '');
  if (vocabulary.roleHeads.has(lower)) return true;
  // Reederin, Winzerin: German makes a role of what one does
  if (vocabulary.language === 'de' && /^\p{L}{3,}erin(?:nen)?$/u.test(lower) && lower !== 'severin') return true;
  const stem = lower.replace(/(?:en|et|an|n|t|s)$/u, '');
  if (vocabulary.roleSuffixes.includes(stem)) return true;
  return vocabulary.roleSuffixes.some(
    (suffix) => lower.length > suffix.length + 1 && (lower.endsWith(suffix) || stem.endsWith(suffix)),
  );
}

function isRoleWord(word: string, vocabulary: Vocabulary): boolean {
  return isRoleHead(word, vocabulary) || vocabulary.roleModifiers.has(word.toLowerCase());
}

/** True when a phrase contains a word for a role. */
export function mentionsRole(phrase: string, vocabulary: Vocabulary): boolean {
  return tokenise(phrase, 30).some(
    (token) =>
      isRoleHead(token.bare, vocabulary) ||
      token.bare.split(/[-/]/u).some((part) => part.length > 2 && vocabulary.roleHeads.has(part.toLowerCase())),
  );
}

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

/** The role written directly before a name, walking back from it. */
function roleBefore(text: string, tokens: readonly Token[], at: number, vocabulary: Vocabulary): string | null {
  let first = at;
  while (first > 0 && at - first < 12) {
    const token = tokens[first - 1];
    if (token === undefined || token.possessive || (token.breaks && first < at && !token.lower.endsWith('-'))) break;
    if (token.breaks && first === at) break;
    if (vocabulary.honorifics.has(token.lower) && !isRoleWord(token.bare, vocabulary)) {
      if (first !== at) break;
      first -= 1;
      at = first;
      continue;
    }
    if (isRoleWord(token.bare, vocabulary) || /^\p{L}+-$/u.test(token.bare)) first -= 1;
    else if (CONNECTORS.has(token.lower) && first < at) first -= 1;
    else break;
  }
  while (first < at) {
    const token = tokens[first];
    if (token === undefined || (!CONNECTORS.has(token.lower) && !vocabulary.articles.has(token.lower))) break;
    first += 1;
  }
  first = withGenitive(tokens, first, vocabulary);
  const used = tokens.slice(first, at);
  const head = used.findIndex((token) => isRoleHead(token.bare, vocabulary));
  const start = used[0];
  const last = used[used.length - 1];
  if (head < 0 || start === undefined || last === undefined) return null;
  return text.slice(start.start, last.end);
}

/** One word of Scandinavian genitive that says whose role it is belongs to it: 'kommunstyrelsens ordförande'. */
function withGenitive(tokens: readonly Token[], first: number, vocabulary: Vocabulary): number {
  const owner = tokens[first - 1];
  const before = tokens[first - 2];
  if (owner === undefined || owner.breaks || !/\p{Ll}{4}s$/u.test(owner.bare)) return first;
  if (!/^(?:da|sv|no)$/u.test(vocabulary.language ?? '') || vocabulary.verbs.has(owner.lower)) return first;
  // 'Rene Strandes formand': a name of several words is not cut in two
  return before?.capital === true && !before.breaks ? first : first - 1;
}

/** The role that stands before a name in apposition ('La ministra de Costas, Ana Larralde'), as it begins its clause; null when none does. */
function roleBeforeComma(text: string, tokens: readonly Token[], at: number, vocabulary: Vocabulary): string | null {
  const last = tokens[at - 1];
  const name = tokens[at];
  if (last === undefined || name === undefined || !/^,\s$/u.test(text.slice(last.end, name.start))) return null;
  let first = at - 1;
  while (
    first > 0 &&
    at - first < 12 &&
    tokens[first - 1]?.breaks !== true &&
    !vocabulary.verbs.has(tokens[first - 1]?.lower ?? '')
  )
    first -= 1;
  const span = tokens.slice(first, at);
  const head = span.findIndex((token) => isRoleHead(token.bare, vocabulary));
  if (head < 0 || span.some((token) => vocabulary.verbs.has(token.lower))) return null;
  let from = first + head;
  while (from > first && isRoleWord(tokens[from - 1]?.bare ?? '', vocabulary)) from -= 1;
  from = withGenitive(tokens, from, vocabulary);
  // only an article may stand between the start of the clause and the role
  const lead = tokens.slice(first, from);
  if (lead.length > 0 && !lead.slice(-1).every((token) => vocabulary.articles.has(token.lower))) {
    const owner = /\p{Ll}s$/u.test(lead.at(-1)?.bare ?? '') && /^(?:da|sv|no)$/u.test(vocabulary.language ?? '');
    if ((lead.some((token) => token.capital) && !owner) || lead.length > 3) return null;
  }
  const start = tokens[from];
  if (start === undefined) return null;
  const role = text.slice(start.start, last.end).replace(/^[ld]['’]/iu, '');
  const word = role.match(/^\p{L}+/u)?.[0] ?? '';
  return vocabulary.articles.has(word.toLowerCase()) ? role.slice(word.length).trimStart() : role;
}

/** 'formand for Teknisk Udvalg Peder Stougaard': a role, what it is for in capitals, and the name. */
function roleOfBody(text: string, tokens: readonly Token[], at: number, vocabulary: Vocabulary): string | null {
  for (let head = at - 3; head >= Math.max(0, at - 8); head -= 1) {
    const between = tokens.slice(head, at);
    if (between.some((token) => token.breaks || token.possessive || vocabulary.verbs.has(token.lower))) return null;
    const start = tokens[head];
    const last = tokens[at - 1];
    if (start === undefined || last === undefined || !isRoleHead(start.bare, vocabulary)) continue;
    if (!CONNECTORS.has(tokens[head + 1]?.lower ?? '')) return null;
    // 'Leader of the opposition Marcus Vane' at the start of its clause; elsewhere the end must be a name
    const opens = head === 0 || tokens[head - 1]?.breaks === true;
    if (!last.capital && !(opens && at - head <= 5 && text.slice(start.start, tokens[at]?.start ?? 0).length < 60)) return null;
    return text.slice(start.start, last.end);
  }
  return null;
}

/** Forms of address that say less than the role behind the name. */
const ADDRESS =
  /^(?:councillor|councilor|cllr|professor|prof|professorin|professeure?|docteure?|catedrátic[oa]|senator|judge|captain|member|chercheuse|chercheur|investigador|investigadora|forsker|forskare|onderzoeker)$/iu;

/** The role written after a name and a comma, up to the end of its clause. */
function roleAfter(text: string, end: number, vocabulary: Vocabulary): string | null {
  // A party or an age in brackets stands between name and role: 'Sonesson (M), ordförande'.
  const rest = text
    .slice(end, end + 220)
    .replace(/^\s?\([^()]{1,6}\)(?=,)|^,\s\d{1,3}(?=,)/u, '')
    // degrees and honours: 'Anneliese Rourke, M.D., chief medical officer'
    .replace(/^,?\s(?:M\.?D\.?|Ph\.?\s?D\.?|MBE|OBE|CBE|FRS|J\.?D\.?|R\.?N\.?|MP|MEP|TD|Jr\.?|Sr\.?|Esq\.?)(?=,)/u, '')
    // 'Cecilie Raun, der er programchef'
    .replace(/^,\s(?:der er|som är|som er|who is|who was|qui est|que es|quien es|die (?:ook )?is)\s/iu, ', ');
  // 'has appointed Delroy Castine as president'
  const made = /(?:appoint|nam|elect|promot|hir|select)(?:s|es|ed|ing)?\s\P{Ll}[^.]{2,60}$/u.test(
    text.slice(Math.max(0, end - 90), end),
  );
  const lead = rest.match(
    made ? /^(?:\s{0,2},\s|\sas\s(?:its\s|the\s)?(?:new\s)?)/u : /^\s{0,2}(?:,|\(|[–—|/]|-\s)\s{0,2}/u,
  )?.[0];
  if (lead === undefined) return null;
  const open = lead.includes('(');
  const ends = open ? /[)]/u : /[,;:()“”„«»"|!?\t\n]|(?<!(?:^|\s)(?:adm|dir|vice|ass|stv|fg|dr|prof))\.(?=\s|$)|\s[–—]\s/iu;
  let clause = rest.slice(lead.length).split(ends, 1)[0] ?? '';
  for (const token of tokenise(clause)) {
    if (vocabulary.verbs.has(token.lower) || /^(?:who|which|that|der|som|die|qui|que|quien)$/u.test(token.lower)) {
      if (token.start > 0 && /^(?:der|die|som|que|for|ha)$/u.test(token.lower)) continue;
      clause = clause.slice(0, token.start);
      break;
    }
  }
  clause = clause
    .trim()
    .replace(/^(?:the|a|an)\s/iu, '')
    // "Papertrail's founder": whose founder, the sentence says elsewhere
    .replace(/^\p{Lu}[\p{L}&-]*(?:\s\p{Lu}[\p{L}&-]*){0,2}['’]s\s(?=\p{Ll})/u, '');
  if (clause === '' || clause.length > 140 || !mentionsRole(clause, vocabulary)) return null;
  if (/^(?:and|og|und|och|et|y|en)\s/iu.test(clause)) return null;
  return clause;
}

/**
 * What stands behind a speaker's name and a comma when no known role does ('Tuva Renström, smed i Skogsnäs.'): a short phrase in
 * lower case that ends the clause. Null when it may be anything else.
 */
export function apposition(text: string, end: number, vocabulary: Vocabulary): string | null {
  const clause = text.slice(end, end + 120).match(/^,\s(\p{Ll}[^,;:()“”„«»"|!?.\n]{2,80})(?=[,.;:]|$)/u)?.[1];
  if (clause === undefined) return null;
  const tokens = tokenise(clause, 14);
  const first = tokens[0];
  if (first === undefined || tokens.length > 9 || vocabulary.stopWords.has(first.lower) || vocabulary.pronouns.has(first.lower))
    return null;
  if (/^(?:who|which|der|die|som|qui|que|quien|wie|dat|efter|after|nach|après|tras|na|etter)$/u.test(first.lower)) return null;
  return tokens.some((token) => vocabulary.verbs.has(token.lower)) ? null : clause.trim();
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
