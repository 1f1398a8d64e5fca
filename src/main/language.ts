import type { Language, LanguageChoice } from '#contract/settings.ts';

/** The language for a choice: the chosen one, else the first of the system's own that Dateline speaks, else English. */
export function languageFor(choice: LanguageChoice, preferred: readonly string[]): Language {
  if (choice !== 'system') return choice;
  for (const tag of preferred) {
    const [own] = tag.toLowerCase().split(/[-_]/);
    if (own === 'da' || own === 'en') return own;
  }
  return 'en';
}
