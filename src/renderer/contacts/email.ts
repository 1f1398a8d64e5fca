import { words } from '../words/catalogue.ts';

/** Why a text is no e-mail address, or nothing when it is one or empty. The engine has the last word. */
export const emailProblem = (text: string): string | undefined =>
  text === '' || /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text) ? undefined : words.contacts.badEmail;
