/** A language that the window speaks. */
export type Language = 'en' | 'da';

/** The language in the address of a window (`?lang=da`), English when it names none that we have. */
export const languageOf = (search: string): Language => (new URLSearchParams(search).get('lang') === 'da' ? 'da' : 'en');

/** The language of this window. Main puts it into the address, so it holds before any word is read; another one is another load. */
export const language: Language = languageOf(globalThis.location?.search ?? '');
