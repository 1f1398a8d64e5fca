import { CONTENT_SENTENCES } from './sentences-content.ts';
import { PICTURE_SENTENCES } from './sentences-pictures.ts';

/**
 * What is said of one rule. `why`: whom it protects from what. `fix`: what would mend it. `say`: the finding in a few words, with `{name}` for
 * each value that the rule names. A second language is a second table of the same keys.
 */
export interface Sentence {
  readonly why: string;
  readonly fix: string;
  readonly say: string;
}

/** Every rule's words in English. */
export const SENTENCES = { ...PICTURE_SENTENCES, ...CONTENT_SENTENCES } as const satisfies Readonly<Record<string, Sentence>>;

/** The rules of preflight by their ids. */
export type RuleId = keyof typeof SENTENCES;

/** What a finding names, by the placeholders of its sentence. */
export type Values = Readonly<Record<string, string | number>>;

/** A sentence with its values put in; a placeholder without a value stays, which a test refuses. */
export const filled = (say: string, values: Values): string =>
  say.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
