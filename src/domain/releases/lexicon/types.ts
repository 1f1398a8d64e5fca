import type { ReleaseLanguage } from '#contract/parsed-release.ts';

/**
 * What one language contributes to the parser. Words are separated by spaces, phrases by '|', all in lower case;
 * phrases are matched at the start of a line unless the field says otherwise.
 */
export interface Lexicon {
  readonly language: ReleaseLanguage;
  /** Frequent words, for language detection and as the end of a noun phrase. */
  readonly stopWords: string;
  /** Twelve entries; alternatives separated by '|'. */
  readonly months: readonly string[];
  /** Seven entries, Monday first; alternatives separated by '|'. */
  readonly weekdays: readonly string[];
  readonly labels: {
    readonly release: string;
    readonly advisory: string;
    readonly statement: string;
    readonly correction: string;
    readonly immediate: string;
  };
  /** Phrases that open an embargo line. */
  readonly embargo: string;
  /** Phrases that name a clock, with its IANA zone: 'danish time=Europe/Copenhagen'. */
  readonly zonePhrases: string;
  readonly contactHeadings: string;
  /** Openings of a sentence that offers a contact ('for further information'). */
  readonly contactLeads: string;
  readonly noteHeadings: string;
  /** Openings of a boilerplate heading ('about'). */
  readonly aboutLeads: string;
  /** Page furniture after which no article text follows. */
  readonly furnitureEnd: string;
  /** Page furniture that is dropped line by line. */
  readonly furnitureLine: string;
  readonly bylineLeads: string;
  /** Field labels before a colon, by field. */
  readonly fields: {
    readonly headline: string;
    readonly subheadline: string;
    readonly date: string;
    readonly organisation: string;
  };
  /** Phrases that join a label and its sender ('press release from'). */
  readonly from: string;
  readonly verbs: string;
  readonly pronouns: string;
  /** Words that are a role by themselves. */
  readonly roleHeads: string;
  /** Words that may stand before or inside a role. */
  readonly roleModifiers: string;
  /** True when roles are written as one word ('miljøborgmester'), so the head may be a word's end. */
  readonly compoundRoles: boolean;
  readonly honorifics: string;
  /** Words that mark the name of an organisation rather than a person. */
  readonly orgWords: string;
  readonly articles: string;
  /** 'million=1e6' and so on. */
  readonly magnitudes: string;
  /** 'euro=EUR' and so on. */
  readonly currencies: string;
  readonly percent: string;
  /** Words before a number that say it is a quantity, not a year. */
  readonly approx: string;
  /** 'two=2' and so on; used only in front of a magnitude. */
  readonly numberWords: string;
  /** Words that end in a full stop without ending the sentence, without the stop. */
  readonly abbreviations: string;
  /** Words that make the number after them a label, not a figure ('page', 'article'). */
  readonly numberLabels: string;
  /** Matches an adjective between the number and the noun it counts. */
  readonly adjective: RegExp;
  /** Decides the noun: the first plural-looking word, the first capitalised word, or the first non-adjective. */
  readonly noun: 'plural' | 'capital' | 'first';
  /** The decimal mark the language writes. */
  readonly decimal: '.' | ',';
}
