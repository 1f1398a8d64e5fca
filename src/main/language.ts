import { app } from 'electron';
import type { Language, LanguageChoice } from '#contract/host.ts';

/** The language for a choice: the chosen one, else the first of the system's own that Dateline speaks, else English. */
export function languageFor(choice: LanguageChoice, preferred: readonly string[]): Language {
  if (choice !== 'system') return choice;
  for (const tag of preferred) {
    const [own] = tag.toLowerCase().split(/[-_]/);
    if (own === 'da' || own === 'en') return own;
  }
  return 'en';
}

/** What the system asks for, the dearest first; DATELINE_LANGUAGE stands in for it, so that a test speaks the same on every machine. */
export const systemLanguages = (): readonly string[] => {
  const told = process.env.DATELINE_LANGUAGE;
  return told === undefined || told === '' ? app.getPreferredSystemLanguages() : [told];
};
