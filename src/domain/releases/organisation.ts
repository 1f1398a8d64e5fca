import type { ParsedByline, ParsedContact, ParsedQuote } from '#contract/parsed-release.ts';
import { monthNumbers, type Vocabulary, weekdayNumbers } from './lexicon/index.ts';
import { isRoleHead } from './roles.ts';

/** Where a sender that no letterhead, label or boilerplate names may show all the same. */
export interface Traces {
  readonly headline: string | null;
  readonly subheadline: string | null;
  /** The whole text, to see what is named more than once. */
  readonly text: string;
  readonly byline: ParsedByline | null;
  readonly body: readonly string[];
  readonly boilerplate: string | null;
  readonly notes: readonly string[];
  readonly quotes: readonly ParsedQuote[];
  readonly contacts: readonly ParsedContact[];
  /** The organisation that stands among the contacts; it may be an agency's. */
  readonly contactOrganisation: string | null;
  /** The place the text is filed from, which is no sender. */
  readonly place: string | null;
}

const WORD = "[\\p{Lu}\\p{N}][\\p{L}\\p{M}\\p{N}&.'’-]*";
const INNER =
  "(?:&|og|und|och|and|et|y|en|of|for|de|du|des|la|le|les|del|los|las|der|die|das|für|von|van|voor|på|för|i|aan|den|am|ob|upon|sur|sous|lès|d['’]\\p{Lu}[\\p{L}-]*)";
const NAME = new RegExp(
  `(?<![\\p{L}\\p{N}])${WORD}(?:\\s(?:${INNER}\\s){0,3}${WORD}|\\s${INNER}(?=\\s${WORD})|\\sd['’]${WORD})*`,
  'gu',
);
const PREPOSITION =
  /(?:^|[\s,])(?:of|at|for|ved|i|hos|på|for|vid|för|från|de|du|des|de la|del|van|van de|van het|bij|von|der|des|in|fra|chez)\s(?=(?:the\s|den\s|het\s|der\s|la\s)?\p{Lu})|\sd['’](?=\p{Lu})|,\s(?=\p{Lu})/gu;
const LEGAL = /[,\s]+(?:inc|ltd|llc|llp|plc|corp|gmbh|ag|a\/s|asa|ab|as|s\.?a|s\.?l|b\.?v|n\.?v|e\.?v|sas|sarl)\.?$/iu;

const SOURCE =
  /(?:\s(?:from|by|at|fra|från|von|van|par|de|por)\s(?:the\s|den\s|de\s|der\s|la\s|le\s|het\s)?|according to (?:the\s)?|ifølge\s|enligt\s|laut\s|selon (?:la\s|le\s)?|según (?:la\s|el\s)?|volgens (?:de\s|het\s)?)(?=\p{Lu})/gu;

/** Words for what a sender is, before its name. */
const GENERIC =
  /(?:selskabet|selskapet|bolaget|företaget|klubben|firmaet|virksomheden|foreningen|stiftelsen|bedrijf|concern|unternehmen|start-?up)$/iu;

interface Evidence {
  /** As written where it weighed most. */
  name: string;
  best: number;
  sum: number;
  kinds: Set<string>;
}

const squeeze = (text: string): string =>
  text
    .toLowerCase()
    .replace(/æ/gu, 'ae')
    .replace(/ø/gu, 'o')
    .replace(/å/gu, 'a')
    .replace(/ß/gu, 'ss')
    .normalize('NFD')
    .replace(/&|(?<![a-z])(?:and|und|og|och|et|y|en)(?![a-z])/gu, '')
    .replace(/[^a-z0-9]/gu, '');

/** A name for counting: without article, legal form and genitive. */
const keyOf = (name: string): string => squeeze(name.replace(LEGAL, '').replace(/['’]s?$/u, ''));

/** The same with the two letters that addresses write for one: 'spital-ruetiberg', 'aeldreradet'. */
const spelledKeyOf = (name: string): string =>
  keyOf(
    name.replace(/[äöüøåÄÖÜØÅ]/gu, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' })[letter.toLowerCase()] ?? letter),
  );

/** True when the host of an address is the name, a good part of it, or one of its words. */
function isAddressOf(host: string, name: string): boolean {
  if (name.split(/[\s-]/u).some((word) => keyOf(word) === host || spelledKeyOf(word) === host)) return true;
  return [keyOf(name), spelledKeyOf(name)].some(
    (key) => host === key || (host.length > 4 && key.includes(host)) || (key.length > 5 && host.includes(key)),
  );
}

/** The names in a phrase, grown by a lower-case word that only organisations have ('Storfjell kommune'). */
function namesIn(text: string, vocabulary: Vocabulary): { name: string; index: number }[] {
  const found: { name: string; index: number }[] = [];
  for (const match of text.matchAll(NAME)) {
    if (found.length >= 20) break;
    let name = match[0].replace(/[.,'’-]+$/u, '').replace(/['’]s$/u, '');
    // 'Stadt Weilerbach am Montag': a day is no part of a name
    const day = name.match(/^(.+?)\s(?:am|i|på|den|en)\s(\p{L}+)/u);
    if (
      day?.[1] !== undefined &&
      (weekdayNumbers.has((day[2] ?? '').toLowerCase()) || monthNumbers.has((day[2] ?? '').toLowerCase()))
    )
      name = day[1];
    const tail = text.slice(match.index + match[0].length).match(/^\s(?:for|för|für|of|til)\s\p{Ll}[\p{L}-]+/u)?.[0];
    if (tail !== undefined && vocabulary.orgWords.has(name.toLowerCase())) name += tail;
    const follow = text.slice(match.index + match[0].length).match(/^\s(\p{Ll}+)/u)?.[1];
    if (follow !== undefined && vocabulary.orgWords.has(follow) && name === match[0]) name = `${name} ${follow}`;
    found.push({ name, index: match.index });
  }
  return found;
}

/** The hosts of the addresses in the contacts, without their endings. */
function hosts(contacts: readonly ParsedContact[]): string[] {
  return contacts
    .flatMap((contact) => contact.email?.split('@')[1]?.toLowerCase().split('.').slice(0, -1) ?? [])
    .map(squeeze)
    .filter(
      (label) => label.length >= 4 && !/^(?:mail|press|presse|media|news|gmail|outlook|hotmail|yahoo|icloud)$/u.test(label),
    );
}

/** In German every noun has a capital: a single word that only headline and text give is no name yet. */
const isCommonNoun = (one: Evidence, vocabulary: Vocabulary): boolean =>
  vocabulary.language === 'de' &&
  !/[\s&-]/u.test(one.name) &&
  ![...one.kinds].some((kind) => /^(?:address|boilerplate|byline|legal|speaker|contact)$/u.test(kind));

/** The hosts of the web addresses in the text, without their endings. */
const sites = (text: string): string[] =>
  [...text.matchAll(/(?:https?:\/\/|www\.|(?<=[\s(:]))([a-z0-9-]{4,40})(?:\.[a-z0-9-]{2,20}){1,3}(?=\/|[\s).,;]|$)/giu)]
    .slice(0, 20)
    .map((match) => squeeze(match[1] ?? ''));

/** The only name with a word that organisations have, when it is the lead's subject; a guess and said to be one. */
function alone(all: Iterable<Evidence>, vocabulary: Vocabulary): { name: string; confidence: number } | null {
  const found = [...all].filter(
    (one) =>
      one.best >= 2.5 &&
      one.kinds.has('lead') &&
      one.name.split(/\s/u).some((word) => vocabulary.orgWords.has(word.toLowerCase())),
  );
  const shortest = found.sort((a, b) => a.name.length - b.name.length)[0];
  return shortest === undefined ? null : { name: shortest.name, confidence: 0.4 };
}

/**
 * The sender as several places of the text together give it: the lead's subject, what the speakers speak for, the boilerplate's
 * subject, the address one writes to. Null when fewer than two kinds of trace agree; the name is verbatim.
 */
export function inferOrganisation(traces: Traces, vocabulary: Vocabulary): { name: string; confidence: number } | null {
  const all = new Map<string, Evidence>();
  const people = new Set(
    [...traces.quotes.map((quote) => quote.speaker), ...traces.contacts.map((contact) => contact.name), traces.byline?.name].map(
      (name) => keyOf(name ?? ''),
    ),
  );
  const place = keyOf(traces.place ?? '');
  const add = (name: string, weight: number, kind: string): void => {
    const key = keyOf(name);
    const word = name.toLowerCase();
    if (vocabulary.stopWords.has(word) || vocabulary.articles.has(word)) return;
    if (key.length < 3 || people.has(key) || key === place || weekdayNumbers.has(key) || /^\d+$/u.test(key)) return;
    if (name.split(/\s/u).every((word) => isRoleHead(word, vocabulary))) return;
    const known = all.get(key) ?? { name, best: 0, sum: 0, kinds: new Set<string>() };
    if (known.kinds.has(kind)) return;
    known.kinds.add(kind);
    known.sum += weight;
    if (weight > known.best) {
      known.best = weight;
      known.name = name;
    }
    all.set(key, known);
  };
  const subject = (text: string, weight: number, kind: string): void => {
    for (const { name, index } of namesIn(text.slice(0, 160), vocabulary)) {
      const article = name.match(/^(\p{L}+)\s(.+)$/u);
      // 'Lindved Kommune og Banestyrelsen' are two
      const [one] = name.split(/\s(?:og|och|und|and|et|y|en)\s(?=\p{Lu})/u);
      if (one !== undefined && one !== name && vocabulary.orgWords.has(one.split(/\s/u).at(-1)?.toLowerCase() ?? ''))
        add(one, index < 16 ? weight : weight - 1, kind);
      // 'festival Les Nuits Bleues': an article in a capital inside a sentence is the name's own
      const bare =
        article !== null && index === 0 && vocabulary.articles.has((article[1] ?? '').toLowerCase())
          ? (article[2] ?? name)
          : name;
      if (index < 90) add(bare, index < 16 ? weight : weight - 1, kind);
    }
  };
  subject(traces.body[0] ?? '', 2.5, 'lead');
  if (traces.body.length > 2) subject(traces.body.at(-1) ?? '', 1.5, 'close');
  if (traces.boilerplate !== null) subject(traces.boilerplate, 3, 'boilerplate');
  const speaking = traces.headline?.match(/^(\p{Lu}[^:!?]{2,50}):\s/u)?.[1];
  if (speaking !== undefined && namesIn(speaking, vocabulary)[0]?.name === speaking) add(speaking, 3, 'headline');
  subject(traces.headline ?? '', 2, 'headline');
  for (const note of traces.notes.slice(0, 4)) subject(note, 1.5, 'notes');
  subject(traces.subheadline ?? '', 1.5, 'subheadline');
  // 'nye data fra Instituttet for …': whose figures they are, where the news begins
  for (const text of [traces.subheadline ?? '', traces.body[0] ?? '']) {
    for (const match of text.slice(0, 400).matchAll(SOURCE)) {
      const name = namesIn(text.slice(match.index + match[0].length, 400), vocabulary)[0];
      const organised = name?.name.split(/\s/u).some((word) => vocabulary.orgWords.has(word.toLowerCase())) === true;
      if (name?.index === 0 && organised) add(name.name, 2, 'source');
    }
  }
  const ofRole = (role: string | null, weight: number, kind: string): void => {
    if (role === null) return;
    for (const match of role.matchAll(PREPOSITION)) {
      const rest = role.slice(match.index + match[0].length).replace(/^(?:the|den|het|der|la)\s/u, '');
      const name = namesIn(rest, vocabulary)[0];
      if (name?.index === 0) add(name.name, weight, kind);
    }
    const first = namesIn(role, vocabulary)[0];
    if (kind === 'byline' && first?.index === 0) add(first.name, weight, kind);
  };
  // "Homeward Hexley's chief executive"
  for (const text of traces.body.slice(0, 30)) {
    for (const { name, index } of namesIn(text.slice(0, 600), vocabulary)) {
      const owned = text.slice(index + name.length).match(/^['’]s\s((?:\p{Ll}[\p{L}-]+\s?){1,3})/u)?.[1];
      if (owned?.split(/\s/u).some((word) => isRoleHead(word, vocabulary)) === true) add(name, 2, 'speaker');
    }
  }
  for (const quote of traces.quotes.slice(0, 6)) ofRole(quote.role, 2, 'speaker');
  ofRole(traces.byline?.role ?? null, 3, 'byline');
  for (const contact of traces.contacts) ofRole(contact.role, 1.5, 'contact');
  if (traces.contactOrganisation !== null) add(traces.contactOrganisation, 2, 'contact');
  const addresses = [...hosts(traces.contacts), ...sites(traces.text)];
  for (const evidence of all.values()) {
    if (addresses.some((host) => isAddressOf(host, evidence.name))) {
      evidence.sum += 2.5;
      evidence.kinds.add('address');
    }
    if (LEGAL.test(evidence.name)) {
      evidence.sum += 1;
      evidence.kinds.add('legal');
    }
    if (evidence.name.includes(' ') && traces.text.split(evidence.name, 4).length > 2) {
      evidence.sum += 1;
      evidence.kinds.add('repeated');
    }
    if (evidence.name.split(/\s/u).some((word) => vocabulary.orgWords.has(word.toLowerCase()))) evidence.sum += 1;
  }
  // 'Eastmarch' speaks for 'Eastmarch City Council'
  for (const long of all.values()) {
    const named = long.name
      .split(/\s/u)
      .slice(1)
      .some((word) => vocabulary.orgWords.has(word.toLowerCase()));
    for (const short of named ? all.values() : []) {
      if (short === long || !long.name.startsWith(`${short.name} `)) continue;
      long.sum += [...short.kinds].filter((kind) => !long.kinds.has(kind)).length * 1.5;
      for (const kind of short.kinds) long.kinds.add(kind);
    }
  }
  // 'Boligselskabet Nordbolig' is 'Nordbolig' where the text calls it so as well
  for (const long of [...all.values()]) {
    const [kind = '', ...rest] = long.name.split(/\s/u);
    const short = GENERIC.test(kind) ? all.get(keyOf(rest.join(' '))) : undefined;
    if (short === undefined) continue;
    short.sum += long.sum;
    for (const trace of long.kinds) short.kinds.add(trace);
    all.delete(keyOf(long.name));
  }
  const ranked = [...all.values()]
    .filter((one) => one.kinds.size >= 2 && !isCommonNoun(one, vocabulary))
    .sort((a, b) => b.sum - a.sum || b.name.length - a.name.length);
  const best = ranked[0];
  const spoken =
    best?.name.split(/\s/u).some((word) => vocabulary.orgWords.has(word.toLowerCase())) === true && best.kinds.has('repeated');
  if (best === undefined || best.sum < (spoken ? 3.5 : 4)) return alone(all.values(), vocabulary);
  return { name: best.name, confidence: best.sum >= 7 ? 0.75 : 0.6 };
}
