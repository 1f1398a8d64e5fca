/** A language that the window speaks. */
export type Language = 'en' | 'da';

/** The shape of a set of words: the same keys and arguments, any text. What is a tuple stays one. */
export type Like<T> = T extends string
  ? string
  : T extends (...parts: infer P) => string
    ? (...parts: P) => string
    : T extends (...parts: infer P) => infer R
      ? (...parts: P) => Like<R>
      : T extends object
        ? { readonly [K in keyof T]: Like<T[K]> }
        : T;

/** The language in the address of a window (`?lang=da`), English when it names none that we have. */
export const languageOf = (search: string): Language => (new URLSearchParams(search).get('lang') === 'da' ? 'da' : 'en');

/** The language of this window. Main puts it into the address, so it holds before any word is read; another one is another load. */
export const language: Language = languageOf(
  // Tests and the references read the words in Node, where there is no address.
  (globalThis as { readonly location?: { readonly search: string } }).location?.search ?? '',
);
