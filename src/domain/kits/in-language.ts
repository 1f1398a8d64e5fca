import type { KitContent } from '../exports/content.ts';

/** The languages of a kit: its own, then those of its releases in their order. */
export const languagesOf = (own: string, releases: readonly { readonly language: string }[]): string[] => [
  ...new Set([own, ...releases.map(({ language }) => language)]),
];

/** A kit as a reader of one of its languages opens it: that language leads, and its releases come first. */
export function inLanguage(content: KitContent, language: string): KitContent {
  const first = <T extends { readonly release: { readonly language: string } }>(all: readonly T[]): T[] =>
    all.toSorted((one, other) => Number(other.release.language === language) - Number(one.release.language === language));
  return {
    ...content,
    kit: { ...content.kit, language },
    releases: first(content.releases.map((release) => ({ release }))).map(({ release }) => release),
    quotes: first(content.quotes),
    figures: first(content.figures),
  };
}
