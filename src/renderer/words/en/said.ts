/** What the engine says in sentences of its own, beside a code or without one: in English they are shown as they come. */
export const saidWords = {
  said: (sentence: string): string => sentence,
  /** A value in a finding of preflight that is a code or the engine's word, such as the section of a kit or a place in a text. */
  saidValue: (_name: string, value: string): string => value,
};
