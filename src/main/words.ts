import type { Language } from '#contract/host.ts';

/** The few words that main itself says: those of the system's own menu entries. The window hands over all others. */
export const MAIN_WORDS = {
  en: { cut: 'Cut', copy: 'Copy', paste: 'Paste', selectAll: 'Select all' },
  da: { cut: 'Klip', copy: 'Kopiér', paste: 'Sæt ind', selectAll: 'Markér alt' },
} as const satisfies Record<Language, Readonly<Record<string, string>>>;
