import type { Vocabulary } from './lexicon/index.ts';
import { type Token, tokenise } from './tokens.ts';

export const CONNECTORS = new Set(
  'of for and & at in the to i på for og til von der des für die und im in am de la du des et à aux del y para en las los och för vid av van voor het bij the'.split(
    ' ',
  ),
);

/** Answers of isRoleHead, which is asked of the same words again and again; never more than this many a vocabulary. */
const MOST_WORDS = 20_000;
const roleHeads = new WeakMap<Vocabulary, Map<string, boolean>>();

/** True when the word names a role by itself, or ends in one where the language writes roles as one word. */
export function isRoleHead(word: string, vocabulary: Vocabulary): boolean {
  const lower = word.toLowerCase().replace(/\.$/u, '');
  let known = roleHeads.get(vocabulary);
  if (known === undefined || known.size > MOST_WORDS) {
    known = new Map();
    roleHeads.set(vocabulary, known);
  }
  const before = known.get(lower);
  if (before !== undefined) return before;
  const answer = namesRole(lower, vocabulary);
  known.set(lower, answer);
  return answer;
}

function namesRole(lower: string, vocabulary: Vocabulary): boolean {
  if (vocabulary.roleHeads.has(lower)) return true;
  // Reederin, Winzerin: German makes a role of what one does
  if (vocabulary.language === 'de' && /^\p{L}{3,}erin(?:nen)?$/u.test(lower) && lower !== 'severin') return true;
  const stem = lower.replace(/(?:en|et|an|n|t|s)$/u, '');
  if (vocabulary.roleSuffixes.includes(stem)) return true;
  return vocabulary.roleSuffixes.some(
    (suffix) => lower.length > suffix.length + 1 && (lower.endsWith(suffix) || stem.endsWith(suffix)),
  );
}

export function isRoleWord(word: string, vocabulary: Vocabulary): boolean {
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

/** The role written directly before a name, walking back from it. */
export function roleBefore(text: string, tokens: readonly Token[], at: number, vocabulary: Vocabulary): string | null {
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
export function roleBeforeComma(text: string, tokens: readonly Token[], at: number, vocabulary: Vocabulary): string | null {
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
export function roleOfBody(text: string, tokens: readonly Token[], at: number, vocabulary: Vocabulary): string | null {
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
export const ADDRESS =
  /^(?:councillor|councilor|cllr|professor|prof|professorin|professeure?|docteure?|catedrátic[oa]|senator|judge|captain|member|chercheuse|chercheur|investigador|investigadora|forsker|forskare|onderzoeker)$/iu;

/** The role written after a name and a comma, up to the end of its clause. */
export function roleAfter(text: string, end: number, vocabulary: Vocabulary): string | null {
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
