import { words as danish } from './da.ts';
import { words as english } from './en.ts';
import { type Like, language } from './language.ts';

/** The shape of a language: what English says. A word that another language lacks is an error of types. */
export type Words = Like<typeof english>;

/** Every word of this window, in its language. */
export const words: Words = language === 'da' ? danish : english;
