import type { ReleaseLanguage } from '#contract/parsed-release.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { nl } from './nl.ts';
import { no } from './no.ts';
import { sv } from './sv.ts';
import type { Lexicon } from './types.ts';

/** Every language the parser knows; to add one, write its file and list it here and in the contract. */
export const lexicons: readonly Lexicon[] = [en, da, de, fr, es, sv, no, nl];

/** The words of the text's language and English (of all languages when it is unknown), ready for lookup. */
export interface Vocabulary {
  readonly language: ReleaseLanguage | null;
  readonly main: Lexicon;
  readonly lexicons: readonly Lexicon[];
  readonly stopWords: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
  readonly pronouns: ReadonlySet<string>;
  readonly roleHeads: ReadonlySet<string>;
  readonly roleModifiers: ReadonlySet<string>;
  /** Role heads long enough to be recognised at the end of a compound. */
  readonly roleSuffixes: readonly string[];
  readonly honorifics: ReadonlySet<string>;
  readonly orgWords: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  readonly abbreviations: ReadonlySet<string>;
  readonly approx: ReadonlySet<string>;
  readonly numberLabels: ReadonlySet<string>;
  readonly magnitudes: ReadonlyMap<string, string>;
  readonly currencies: ReadonlyMap<string, string>;
  readonly numberWords: ReadonlyMap<string, number>;
  readonly percent: readonly string[];
}

const words = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');

/** The phrases of a '|' list, longest first so that the most specific one wins. */
export function phrases(list: string): string[] {
  return list
    .split('|')
    .map((phrase) => phrase.trimStart())
    .filter((phrase) => phrase !== '')
    .sort((a, b) => b.length - a.length);
}

function pairs(list: string): [string, string][] {
  return list.split('|').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
}

/** The months of all languages, by lower-case name without full stop, as 1 to 12. */
export const monthNumbers: ReadonlyMap<string, number> = new Map(
  lexicons.flatMap((lexicon) =>
    lexicon.months.flatMap((names, index) => names.split('|').map((name): [string, number] => [name, index + 1])),
  ),
);

/** The weekdays of all languages, by lower-case name, as 1 (Monday) to 7. */
export const weekdayNumbers: ReadonlyMap<string, number> = new Map(
  lexicons.flatMap((lexicon) =>
    lexicon.weekdays.flatMap((names, index) => names.split('|').map((name): [string, number] => [name, index + 1])),
  ),
);

function build(language: ReleaseLanguage | null): Vocabulary {
  const own = lexicons.find((lexicon) => lexicon.language === language);
  const used = own === undefined ? lexicons : own === en ? [en] : [own, en];
  const main = own ?? en;
  const set = (pick: (lexicon: Lexicon) => string): Set<string> => new Set(used.flatMap((lexicon) => words(pick(lexicon))));
  return {
    language,
    main,
    lexicons: used,
    stopWords: new Set(words(main.stopWords)),
    verbs: own === undefined ? set((lexicon) => lexicon.verbs) : new Set(words(own.verbs)),
    pronouns: set((lexicon) => lexicon.pronouns),
    roleHeads: set((lexicon) => lexicon.roleHeads),
    roleModifiers: set((lexicon) => lexicon.roleModifiers),
    roleSuffixes: used
      .filter((lexicon) => lexicon.compoundRoles)
      .flatMap((lexicon) => words(lexicon.roleHeads))
      .filter((head) => head.length >= 4 && head !== 'partner'),
    honorifics: set((lexicon) => lexicon.honorifics),
    orgWords: set((lexicon) => lexicon.orgWords),
    articles: new Set(words(main.articles)),
    abbreviations: set((lexicon) => lexicon.abbreviations),
    approx: new Set(words(main.approx)),
    numberLabels: set((lexicon) => lexicon.numberLabels),
    magnitudes: new Map(pairs(main.magnitudes)),
    currencies: new Map([...pairs(en.currencies), ...pairs(main.currencies)]),
    numberWords: new Map(pairs(main.numberWords).map(([word, n]) => [word, Number(n)])),
    percent: [...phrases(main.percent), 'percent', 'per cent'],
  };
}

const built = new Map<ReleaseLanguage | null, Vocabulary>();

/** The vocabulary for a text in this language; built once and kept. */
export function vocabularyFor(language: ReleaseLanguage | null): Vocabulary {
  const known = built.get(language);
  if (known !== undefined) return known;
  const vocabulary = build(language);
  built.set(language, vocabulary);
  return vocabulary;
}

/** All phrases a vocabulary offers for one purpose, longest first. */
export function phrasesOf(vocabulary: Vocabulary, pick: (lexicon: Lexicon) => string): string[] {
  return phrases(vocabulary.lexicons.map(pick).join('|'));
}
