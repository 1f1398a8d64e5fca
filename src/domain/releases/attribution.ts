import type { Vocabulary } from './lexicon/index.ts';
import type { KnownPerson, People } from './people.ts';
import { findPersons, type Person, parsePerson } from './persons.ts';
import { apposition, isRoleHead } from './roles.ts';
import { type Token, tokenise } from './tokens.ts';

/** Who is said to speak: somebody, 'he or she' to be resolved by what came before, or nobody. */
export type Attribution =
  | { readonly kind: 'person'; readonly person: KnownPerson }
  | { readonly kind: 'pronoun' }
  | { readonly kind: 'none' };

const NONE: Attribution = { kind: 'none' };
const AUXILIARIES = new Set(
  "a ha has have had har hat heeft s se s’est s'est also also, then zei og und och et sich även auch".split(' '),
);
const TAGGED = /^(.+?)-(?:t-)?(?:il|elle|ils|elles|on)$/u;

/** True when the word is a verb of saying in the text's language. */
export function isVerb(token: Token | undefined, vocabulary: Vocabulary): boolean {
  if (token === undefined) return false;
  return vocabulary.verbs.has(token.lower) || vocabulary.verbs.has(token.lower.match(TAGGED)?.[1] ?? '');
}

function known(person: Person | null, people: People): Attribution {
  if (person === null) return NONE;
  const resolved = people.resolve(person.name, person.role);
  if (!resolved.name.includes(' ') && resolved.role === null) return NONE;
  return { kind: 'person', person: resolved };
}

function byRole(phrase: string, vocabulary: Vocabulary, people: People): Attribution {
  const tokens = tokenise(phrase, 6).filter((token) => !vocabulary.articles.has(token.lower));
  const head = tokens.findIndex((token) => isRoleHead(token.bare, vocabulary));
  const first = tokens[0];
  const last = tokens[head];
  if (head < 0 || head > 2 || first === undefined || last === undefined) return NONE;
  const person = people.byRole(phrase.slice(first.start, last.end)) ?? people.byRole(last.bare);
  return person === null ? NONE : { kind: 'person', person };
}

/** Words that stand between a verb of saying and a name and are no role. */
const ADVERBS = new Set(
  'også också auch aussi también también ook too also dazu hinzu toe till til även igen encore alors sedan dessuten derfor daarom'.split(
    ' ',
  ),
);

/** What stands in lower case between the verb and a full name, though no list has it: ', siger tømrermester Poul Erik Dam'. */
function unknownRole(phrase: string, nameStart: number, vocabulary: Vocabulary): string | null {
  const tokens = tokenise(phrase.slice(0, nameStart), 5);
  const own = tokens.filter((token) => !vocabulary.articles.has(token.lower));
  const first = own[0];
  const last = own[own.length - 1];
  if (first === undefined || last === undefined || own.length > 3 || last.breaks) return null;
  const plain = own.every(
    (token) =>
      /^\p{Ll}[\p{L}-]{3,}$/u.test(token.bare) &&
      !vocabulary.stopWords.has(token.lower) &&
      !vocabulary.verbs.has(token.lower) &&
      !vocabulary.pronouns.has(token.lower) &&
      !AUXILIARIES.has(token.lower) &&
      !ADVERBS.has(token.lower),
  );
  return plain ? phrase.slice(first.start, last.end) : null;
}

function inPhrase(phrase: string, vocabulary: Vocabulary, people: People): Attribution {
  const first = tokenise(phrase, 3).find((token) => !AUXILIARIES.has(token.lower));
  if (first !== undefined && vocabulary.pronouns.has(first.lower)) return { kind: 'pronoun' };
  const person = parsePerson(phrase.slice(0, 260), vocabulary);
  if (person !== null && person.start <= 140) {
    const found = known(person, people);
    // what stands behind the name here says more than what is known of it from elsewhere
    if (found.kind === 'person' && person.role === null) {
      const role =
        apposition(phrase, person.end, vocabulary) ?? found.person.role ?? unknownRole(phrase, person.start, vocabulary);
      return { kind: 'person', person: { name: found.person.name, role } };
    }
    if (found.kind !== 'none') return found;
  }
  return byRole(phrase, vocabulary, people);
}

/** Reads the words right behind a quotation (', says Lord Mayor Jensen', 'Anna Smith, director, said'). */
export function attributionAfter(sentence: string, vocabulary: Vocabulary, people: People): Attribution {
  const phrase = sentence.replace(/^[\s,.;–—-]+/u, '').slice(0, 400);
  if (phrase === '') return NONE;
  const tokens = tokenise(phrase, 40);
  const at = tokens.findIndex((token) => isVerb(token, vocabulary));
  // 'ha afirmado': the last of several verbs in a row is followed by the speaker.
  let behind = at;
  while (at >= 0 && tokens[behind]?.breaks !== true && isVerb(tokens[behind + 1], vocabulary)) behind += 1;
  const verb = tokens[at];
  if (verb === undefined) {
    const unknown = afterUnknownVerb(sentence, phrase, vocabulary, people);
    if (unknown !== null) return unknown;
    if (!/^\s*[–—-]/u.test(sentence) && !/^\p{Lu}/u.test(phrase)) return NONE;
    const person = parsePerson(phrase, vocabulary);
    return /^\s*[–—(-]/u.test(sentence) && person !== null && person.start < 40 ? known(person, people) : NONE;
  }
  if (TAGGED.test(verb.lower)) return { kind: 'pronoun' };
  const lead = tokens.slice(0, at);
  if (lead.every((token) => AUXILIARIES.has(token.lower) || isVerb(token, vocabulary))) {
    const after = inPhrase(phrase.slice(tokens[behind]?.end ?? verb.end), vocabulary, people);
    if (after.kind !== 'none') return after;
    return NONE;
  }
  if (at > 25) return NONE;
  const auxiliary = tokens[0];
  if (auxiliary !== undefined && AUXILIARIES.has(auxiliary.lower))
    return inPhrase(phrase.slice(auxiliary.end, verb.start), vocabulary, people);
  const before = inPhrase(phrase.slice(0, verb.start), vocabulary, people);
  return before;
}

/** ', ler styreleder Oddvar Brattli.': a verb that is in no list shows by its place between a comma and a full name. */
function afterUnknownVerb(sentence: string, phrase: string, vocabulary: Vocabulary, people: People): Attribution | null {
  if (!/^\s*,/u.test(sentence) && !/^\p{Ll}/u.test(phrase)) return null;
  const verb = phrase.match(/^(?:se\s|s['’])?(\p{Ll}[\p{L}-]{1,14})\s/u);
  const word = verb?.[1];
  if (verb === null || word === undefined || vocabulary.stopWords.has(word) || vocabulary.articles.has(word)) return null;
  const person = parsePerson(phrase.slice(verb[0].length, verb[0].length + 200), vocabulary);
  if (person === null || !person.name.includes(' ')) return null;
  const between = phrase.slice(verb[0].length, verb[0].length + person.start).replace(person.role ?? '', '');
  return between.replace(/[^\p{L}]/gu, '').length > 12 ? null : inPhrase(phrase.slice(verb[0].length), vocabulary, people);
}

/** Reads the words that lead into a quotation ('Anna Smith, director, said:', 'Dazu sagt Oberbürgermeister Jung:'). */
export function attributionBefore(sentence: string, vocabulary: Vocabulary, people: People): Attribution {
  const phrase = sentence.trim().slice(-400);
  if (phrase === '') return NONE;
  const tokens = tokenise(phrase, 80);
  let at = -1;
  for (let index = tokens.length - 1; index >= 0 && at < 0; index -= 1) if (isVerb(tokens[index], vocabulary)) at = index;
  const verb = tokens[at];
  if (verb === undefined) {
    return phrase.endsWith(':') ? inPhrase(phrase, vocabulary, people) : NONE;
  }
  const after = phrase.slice(verb.end);
  if (/\p{Lu}/u.test(after)) {
    const found = inPhrase(after, vocabulary, people);
    if (found.kind !== 'none') return found;
  } else {
    const next = tokens[at + 1];
    if (next !== undefined && vocabulary.pronouns.has(next.lower)) return { kind: 'pronoun' };
  }
  const before = phrase.slice(0, verb.start);
  const last = tokens[at - 1];
  if (last !== undefined && vocabulary.pronouns.has(last.lower)) return { kind: 'pronoun' };
  const persons = findPersons(before, vocabulary);
  const named = persons.filter((person) => person.role !== null || people.knows(person.name));
  const found = known(named[named.length - 1] ?? parsePerson(before, vocabulary), people);
  if (found.kind !== 'none') return found;
  const first = tokens[0];
  if (first !== undefined && vocabulary.pronouns.has(first.lower)) return { kind: 'pronoun' };
  return byRole(before, vocabulary, people);
}

/** True when a lead-in hands over to the quotation directly (a colon, a comma, a verb or 'that' at its end). */
export function leadsIn(sentence: string, vocabulary: Vocabulary): boolean {
  const phrase = sentence.trim();
  if (/[:,]$/u.test(phrase)) return true;
  const tokens = tokenise(phrase.slice(-60), 20);
  const last = tokens[tokens.length - 1];
  return last !== undefined && (isVerb(last, vocabulary) || /^(?:that|at|dass|que|dat|att)$/u.test(last.lower));
}
